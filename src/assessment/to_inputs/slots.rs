//! Where the answer to each input goes.

use super::TRADE;
use crate::assessment::{Fuel, Inputs, MaterialInput};
use crate::catalogue::Catalogue;

const KG_PER_TONNE: f64 = 1000.0;
/// How many materials can be told.
const MATERIALS: u8 = 6;

pub(super) fn set_number(catalogue: &Catalogue, key: &str, n: f64, to: &mut Inputs) {
    if let Some(slot) = number_slot(key, to) {
        *slot = Some(n);
    } else if let Some(slot) = percent_slot(key, to) {
        *slot = Some(n / 100.0);
    } else if matches!(key, "waste_sold_kg_month" | "waste_given_kg_month") {
        to.waste_kept_kg_per_month = Some(to.waste_kept_kg_per_month.unwrap_or_default() + n);
    } else if !set_fuel(catalogue, key, n, to) && !set_fuel_detail(key, n, to) {
        set_material(key, Some(n), None, to);
    }
}

fn number_slot<'a>(key: &str, to: &'a mut Inputs) -> Option<&'a mut Option<f64>> {
    Some(match key {
        "workers" => &mut to.workers,
        "output_day" => &mut to.output_per_day,
        "product_price" => &mut to.product_price_vnd,
        "hazardous_kg_month" => &mut to.hazardous_kg_per_month,
        "days_per_month" => &mut to.days_per_month,
        "months_per_year" => &mut to.months_per_year,
        "hours_per_day" => &mut to.hours_per_day,
        "revenue_month" => &mut to.revenue_vnd_per_month,
        "output_month" => &mut to.output_per_month,
        "labour_month" => &mut to.labour_vnd_per_month,
        "elec_bill_month" => &mut to.electricity_vnd_per_month,
        "elec_kwh_month" => &mut to.electricity_kwh_per_month,
        "fuel_spend_month" => &mut to.fuel_vnd_per_month,
        "water_bill_month" => &mut to.water_vnd_per_month,
        "water_m3_month" => &mut to.water_m3_per_month,
        "well_pump_hours" => &mut to.well_pump_hours_per_day,
        "packaging_spend_month" => &mut to.packaging_vnd_per_month,
        "bag_price" => &mut to.bag_price_vnd,
        "waste_bags_week" => &mut to.waste_bags_per_week,
        "waste_fee_month" => &mut to.waste_fee_vnd_per_month,
        "scrap_revenue_month" => &mut to.scrap_vnd_per_month,
        "budget_now" => &mut to.budget_vnd,
        _ => return None,
    })
}

/// Per cent in the answer, a share for the engine.
fn percent_slot<'a>(key: &str, to: &'a mut Inputs) -> Option<&'a mut Option<f64>> {
    Some(match key {
        "loan_rate" => &mut to.discount_rate,
        "dust_capture_pct" => &mut to.dust_captured_share,
        _ => return None,
    })
}

/// A fuel's quantity; the fuel was ticked, or its question would not be asked.
fn set_fuel(catalogue: &Catalogue, key: &str, n: f64, to: &mut Inputs) -> bool {
    let fuels = &catalogue.factors.fuels;
    let Some(fuel) = fuels.iter().find(|f| f.quantity_input.as_deref() == Some(key)) else {
        return false;
    };
    for ticked in to.fuels.iter_mut().filter(|f| f.id == fuel.id) {
        ticked.quantity_per_month = Some(n);
    }
    true
}

/// `fuel_lpg.count` and its neighbours.
fn set_fuel_detail(key: &str, n: f64, to: &mut Inputs) -> bool {
    let Some((id, field)) = key.strip_prefix("fuel_").and_then(|k| k.split_once('.')) else {
        return false;
    };
    for fuel in to.fuels.iter_mut().filter(|f| f.id == id) {
        let slot = match field {
            "count" => &mut fuel.count_per_month,
            "size" => &mut fuel.size,
            "km_month" => &mut fuel.km_per_month,
            "l_per_100km" => &mut fuel.litres_per_100_km,
            "spend_month" => &mut fuel.spend_vnd_per_month,
            "price" => &mut fuel.price_vnd_per_unit,
            _ => return false,
        };
        *slot = Some(n);
    }
    true
}

/// `material1_spend_month` or `material2.spend_month`; further materials come into being with
/// their first answer.
fn set_material(key: &str, number: Option<f64>, choice: Option<&str>, to: &mut Inputs) {
    let Some((slot, field)) = key.strip_prefix("material").and_then(|k| k.split_once(['_', '.']))
    else {
        return;
    };
    let Some(material) = material(slot, to) else { return };
    match field {
        "name" => material.name = choice.map(str::to_owned),
        "loss_how" => material.loss_weighed = choice == Some("weighed"),
        "kind" => material.auxiliary = choice == Some("auxiliary"),
        "unit" => {
            material.unit = choice.map(str::to_owned);
            // The unit is asked before the mass of one unit, which then replaces this.
            if choice == Some("tonne") {
                material.kg_per_unit = Some(KG_PER_TONNE);
            }
        }
        "spend_month" => material.spend_vnd_per_month = number,
        "qty_month" => material.quantity_per_month = number,
        "kg_per_unit" => material.kg_per_unit = number,
        "loss_pct" => material.loss_share = number.map(|n| n / 100.0),
        "price" => material.price_vnd_per_unit = number,
        "scrap_price" => material.scrap_vnd_per_kg = number,
        "recycled_pct" => material.recycled_share = number.map(|n| n / 100.0),
        _ => {}
    }
}

fn material<'a>(slot: &str, to: &'a mut Inputs) -> Option<&'a mut MaterialInput> {
    let [first, second, third] = &mut to.materials;
    let number = match slot {
        "1" => return Some(first),
        "2" => return Some(second),
        "3" => return Some(third),
        _ => slot.parse::<u8>().ok().filter(|n| (4..=MATERIALS).contains(n))?,
    };
    let others = &mut to.other_materials;
    if !others.iter().any(|(n, _)| *n == number) {
        others.push((number, MaterialInput::default()));
    }
    others.iter_mut().find(|(n, _)| *n == number).map(|(_, material)| material)
}

pub(super) fn set_choice(key: &str, choice: &str, to: &mut Inputs) {
    let yes_no = match choice {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    let number = choice.parse::<f64>().ok();
    let text = Some(choice.to_owned());
    match key {
        TRADE => to.trade = choice.to_owned(),
        "location_type" => to.location_type = text,
        "legal_form" => to.legal_form = text,
        "product_unit" => to.product_unit = text,
        "elec_months" => to.electricity_months = text,
        "elec_month_type" => to.electricity_month_type = text,
        "tariff_group" => to.tariff_group = text,
        "meter_tou" => to.meter_tou = text,
        "water_source" => to.water_source = text,
        "water_process_share" => to.water_process_share = number.map(|n| n / 100.0),
        "pays_wastewater_fee" => to.pays_wastewater_fee = yes_no,
        "live_in" => to.live_in = yes_no,
        "max_payback" => to.max_payback_years = number,
        "elec_voltage" => to.voltage = text,
        "vat_deducted" => to.vat_deducted = yes_no == Some(true),
        "wastewater_on_bill" => to.wastewater_on_bill = yes_no == Some(true),
        "waste_bag_kind" => to.waste_bag_kind = text,
        _ if number.is_some_and(|n| set_fuel_detail(key, n, to)) => {}
        _ => set_material(key, None, Some(choice), to),
    }
}

pub(super) fn set_choices(catalogue: &Catalogue, key: &str, chosen: &[String], to: &mut Inputs) {
    match key {
        "equipment" => to.equipment = chosen.to_vec(),
        // The catalogue's order, whatever the order of ticking; `none` is no fuel.
        "fuel_types" => {
            let ticked = catalogue.factors.fuels.iter().filter(|f| chosen.contains(&f.id));
            to.fuels = ticked.map(|f| Fuel { id: f.id.clone(), ..Fuel::default() }).collect();
        }
        _ => {}
    }
}
