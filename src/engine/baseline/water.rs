//! Water: bill, meter, well or people; domestic share; wastewater fee (Method §4.3, §4.5).

use super::bills::{Average, average};
use super::shares::{Split, take_own, usual, with_share};
use super::{Calendar, Stream, grades, prices};
use crate::assessment::Inputs;
use crate::catalogue::{Catalogue, EndUseIx, Family, Grade, Trade, TradeGroup};
use crate::engine::numbers::{amount, known, ratio, share};
use crate::engine::{Derivation, StreamBaseline, StreamId};

/// End use of people: toilets, washing, drinking.
pub(crate) const SANITARY: &str = "water.sanitary";
const HOUSEHOLD: &str = "household";

/// Position of an end use by id.
pub(crate) fn end_use(cat: &Catalogue, id: &str) -> Option<EndUseIx> {
    let at = cat.end_uses.iter().position(|e| e.id == id)?;
    u8::try_from(at).ok().map(EndUseIx)
}

/// What a month is known to take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WaterMonth {
    pub m3: Option<f64>,
    pub vnd: Option<f64>,
    /// From months with a bill, not from one typical month.
    pub bills: Option<Average>,
}

impl WaterMonth {
    pub fn new(inputs: &Inputs) -> Self {
        match average(&inputs.water_bills) {
            Some(bills) => {
                Self { m3: known(bills.quantity), vnd: known(bills.vnd), bills: Some(bills) }
            }
            None => Self {
                m3: known(inputs.water_m3_per_month),
                vnd: known(inputs.water_vnd_per_month),
                bills: None,
            },
        }
    }

    /// Months of the year that it stands for.
    pub fn months(&self, working: f64) -> f64 {
        self.bills.map_or(working, |bills| bills.months_of_year(working))
    }
}

/// The part of a water bill that pays for water, where the wastewater fee is on the same bill: the
/// fee is a share of the price before tax, so that both parts together are the bill.
pub(crate) fn water_part(cat: &Catalogue, inputs: &Inputs) -> f64 {
    if !inputs.wastewater_on_bill {
        return 1.0;
    }
    let water = 1.0 + prices::percent(cat, &cat.factors.vat_water);
    water / (water + prices::domestic_wastewater_share(cat))
}

/// The stream; without bill, meter and pump hours it is what the people need.
pub(super) fn water(
    cat: &Catalogue,
    trade: &Trade,
    inputs: &Inputs,
    calendar: Calendar,
) -> Option<StreamBaseline> {
    let (quantity, cost, grade, derivation) = amounts(cat, trade, inputs, calendar);
    if quantity <= 0.0 && cost <= 0.0 {
        return None;
    }
    let grade = grades::lowered(inputs, grade, &["water_", "well_"]);
    let mut stream = Stream { quantity, cost, grade, derivation }.of(StreamId::Water);
    "m3".clone_into(&mut stream.unit);
    // The people's rule first, what the owner says of the whole stream last.
    let mut split = usual(cat, trade, inputs, Family::Water);
    if let Some(sanitary) = end_use(cat, SANITARY)
        && let Some(part) = domestic_share(cat, trade, inputs, calendar, quantity)
    {
        with_share(&mut split, sanitary, part);
    }
    let own = take_own(cat, inputs, Family::Water, &mut split);
    stream.split(Split { shares: split, own });
    Some(stream)
}

/// Yearly m³ and VND with grade and origin.
fn amounts(
    cat: &Catalogue,
    trade: &Trade,
    inputs: &Inputs,
    calendar: Calendar,
) -> (f64, f64, Grade, Derivation) {
    let month = WaterMonth::new(inputs);
    let months = month.months(calendar.months);
    let tax = prices::deducted(cat, inputs, &cat.factors.vat_water);
    let bill = month.vnd.map(|v| v * months * water_part(cat, inputs) / tax);
    let metered = month.m3.map(|v| v * months);
    let price = if from_own_well(inputs) {
        cat.factors.well_vnd_per_m3
    } else {
        prices::water(cat, trade).paid() / tax
    };
    let given = if month.bills.is_some() { Derivation::FromMonths } else { Derivation::Measured };
    let year = month.bills.is_some_and(|b| b.is_year() && b.complete);
    match (metered, bill) {
        (Some(q), Some(k)) if year => (q, k, Grade::A, given),
        (Some(q), Some(k)) => (q, k, Grade::B, given),
        (Some(q), None) => (q, q * price, Grade::C, Derivation::FromQuantity),
        (None, Some(k)) => (ratio(k, price), k, Grade::C, Derivation::FromMoney),
        (None, None) => {
            let hours = amount(inputs.well_pump_hours_per_day).min(24.0);
            if has_well(inputs) && hours > 0.0 {
                let q = hours * cat.constants.well_flow_m3_per_hour * calendar.days_per_year();
                let cost = q * cat.factors.well_vnd_per_m3;
                return (q, cost, Grade::C, Derivation::FromPump);
            }
            let per_day = cat.constants.domestic_water_m3_per_worker_day;
            let q = amount(inputs.workers) * per_day * calendar.days_per_year();
            (q, q * price, Grade::D, Derivation::FromPeople)
        }
    }
}

/// Only well water, and no bill for it: priced at what pumping costs, without tax.
fn from_own_well(inputs: &Inputs) -> bool {
    WaterMonth::new(inputs).vnd.is_none() && inputs.water_source.as_deref() == Some("well")
}

/// Some water comes from an own well, pond or river.
fn has_well(inputs: &Inputs) -> bool {
    matches!(inputs.water_source.as_deref(), Some("well" | "both"))
}

/// Share of domestic water: the owner's choice, else from people and days; where guests use the
/// water the default split stays.
fn domestic_share(
    cat: &Catalogue,
    trade: &Trade,
    inputs: &Inputs,
    calendar: Calendar,
    quantity: f64,
) -> Option<f64> {
    if let Some(process) = share(inputs.water_process_share, 1.0) {
        return Some(1.0 - process);
    }
    if trade.guests_use_water {
        return None;
    }
    let constants = &cat.constants;
    let per_day = if inputs.live_in == Some(true) {
        constants.domestic_water_m3_per_live_in_day
    } else {
        constants.domestic_water_m3_per_worker_day
    };
    let people = known(inputs.workers)?;
    Some(ratio(people * per_day * calendar.days_per_year(), quantity).min(1.0))
}

/// Price per m³ actually paid, without value added tax.
pub(crate) fn price_before_tax(cat: &Catalogue, inputs: &Inputs, water: &StreamBaseline) -> f64 {
    let no_tax = from_own_well(inputs) || water.derivation == Derivation::FromPump;
    if no_tax || inputs.vat_deducted {
        water.price
    } else {
        water.price / (1.0 + prices::percent(cat, &cat.factors.vat_water))
    }
}

/// VND per m³ of water that the wastewater fee adds on one end use; `price` before tax.
pub(crate) fn fee_per_m3(
    cat: &Catalogue,
    trade: &Trade,
    inputs: &Inputs,
    price: f64,
    end_use: EndUseIx,
) -> f64 {
    let household = inputs.legal_form.as_deref() == Some(HOUSEHOLD);
    if !inputs.pays_wastewater_fee.unwrap_or(!household) {
        return 0.0;
    }
    if inputs.wastewater_on_bill {
        return prices::domestic_wastewater_share(cat) * price;
    }
    let sanitary = cat.end_uses.get(usize::from(end_use.0)).is_some_and(|e| e.id == SANITARY);
    if trade.group == TradeGroup::Production && !sanitary {
        cat.constants.wastewater_share * prices::process_wastewater_fee(cat)
    } else {
        prices::domestic_wastewater_share(cat) * price
    }
}
