//! From answers keyed by question id to the typed inputs of the engine.
//!
//! Only what is asked counts: an answer whose question no longer passes its trade or condition
//! stays in the file but is not used, and neither is a number outside its hard limits.

#[cfg(test)]
mod tests;

use super::checks::only_asks;
use super::condition::holds;
use super::{Answers, Fuel, Inputs, MaterialInput, Practice, Value};
use crate::catalogue::{
    Bounds, Catalogue, InputKind, Measure, ProfileInput, Question, QuestionKind, TradeIx,
};

/// Id of the input that asks for the trade.
pub const TRADE: &str = "sector";
const KG_PER_TONNE: f64 = 1000.0;
/// Prefix of a supplier's quotation for a measure, in VND: `quote.led-lighting`.
const QUOTE: &str = "quote.";
/// Prefix of the owner's sale price of a measure's by-product, in VND per kg.
const SALE: &str = "sale.";

/// Typed inputs of everything that is asked of this business and answered.
pub fn to_inputs(catalogue: &Catalogue, answers: &Answers) -> Inputs {
    let mut inputs = Inputs::default();
    for input in &catalogue.profile {
        // File order: a condition only looks at inputs before it.
        if holds(&input.show_if, &inputs) {
            read_input(catalogue, input, answers, &mut inputs);
        }
    }
    read_unasked(catalogue, answers, &mut inputs);
    let trade = catalogue.trade_ix(&inputs.trade);
    for question in &catalogue.questions {
        if is_asked(question, trade, &inputs) {
            read_question(question, answers, &mut inputs);
        }
    }
    for measure in &catalogue.measures {
        read_measure(catalogue, measure, trade, answers, &mut inputs);
    }
    inputs
}

/// Whether a question of the bank is asked of this trade with these inputs.
pub fn is_asked(question: &Question, trade: Option<TradeIx>, inputs: &Inputs) -> bool {
    trade.is_some_and(|t| question.trades.contains(&t)) && holds(&question.show_if, inputs)
}

/// The practice that a value stands for.
pub fn practice(value: &Value) -> Option<Practice> {
    match value {
        Value::Unknown => Some(Practice::DontKnow),
        Value::NotRelevant => Some(Practice::NotRelevant),
        Value::Choice(id) => match id.as_str() {
            "yes" => Some(Practice::Yes),
            "partly" => Some(Practice::Partly),
            "no" => Some(Practice::No),
            "na" => Some(Practice::NotRelevant),
            "dk" => Some(Practice::DontKnow),
            _ => None,
        },
        _ => None,
    }
}

fn read_input(catalogue: &Catalogue, input: &ProfileInput, answers: &Answers, to: &mut Inputs) {
    if let InputKind::Group(fields) = &input.kind {
        for field in fields {
            let key = format!("{}.{}", input.id, field.id);
            read_field(catalogue, &key, &field.kind, field.bounds, answers, to);
        }
    } else {
        read_field(catalogue, &input.id, &input.kind, input.bounds, answers, to);
    }
}

/// What the engine understands and this catalogue has no question for: an older or smaller bank of
/// questions must not make a file's figures wrong. Choices first: a unit stands before its mass.
fn read_unasked(catalogue: &Catalogue, answers: &Answers, to: &mut Inputs) {
    let is_field = |input: &ProfileInput, key: &str| match &input.kind {
        InputKind::Group(fields) => {
            let field = key.strip_prefix(input.id.as_str()).and_then(|k| k.strip_prefix('.'));
            fields.iter().any(|f| field == Some(f.id.as_str()))
        }
        _ => input.id == key,
    };
    let is_unasked =
        |key: &str| key != TRADE && !catalogue.profile.iter().any(|input| is_field(input, key));
    let unasked = || answers.0.keys().filter(|key| is_unasked(key));
    for key in unasked() {
        if let Some(choice) = answers.choice(key) {
            set_choice(key, choice, to);
        }
    }
    let bounds = Bounds { min: Some(0.0), ..Bounds::default() };
    for key in unasked() {
        if let Some(number) = answers.number(key).filter(|n| within(bounds, *n)) {
            set_number(catalogue, key, number, to);
        }
    }
}

fn read_field(
    catalogue: &Catalogue,
    key: &str,
    kind: &InputKind,
    bounds: Bounds,
    answers: &Answers,
    to: &mut Inputs,
) {
    match kind {
        InputKind::Number | InputKind::Money | InputKind::Percent => {
            if let Some(number) = answers.number(key).filter(|n| within(bounds, *n)) {
                set_number(catalogue, key, number, to);
            }
        }
        InputKind::Choice => {
            if let Some(choice) = answers.choice(key) {
                to.choices.insert(key.to_owned(), vec![choice.to_owned()]);
                set_choice(key, choice, to);
            }
        }
        InputKind::Multi => {
            let chosen = answers.choices(key);
            if !chosen.is_empty() {
                to.choices.insert(key.to_owned(), chosen.to_vec());
                set_choices(catalogue, key, chosen, to);
            }
        }
        InputKind::Text | InputKind::Group(_) => {}
    }
    note_confirmed(catalogue, key, answers, to);
}

/// Whether a number is inside its hard limits.
pub fn within(bounds: Bounds, number: f64) -> bool {
    number.is_finite()
        && bounds.min.is_none_or(|min| number >= min)
        && bounds.max.is_none_or(|max| number <= max)
}

/// An odd number that the owner confirmed costs one grade (Method §2.4); a check that
/// only says the value back costs nothing.
fn note_confirmed(catalogue: &Catalogue, key: &str, answers: &Answers, to: &mut Inputs) {
    let confirmed = answers.0.get(key).map_or(&[][..], |a| a.confirmed.as_slice());
    let counts = confirmed.iter().any(|id| {
        let check = catalogue.checks.iter().find(|c| c.id == *id);
        check.is_none_or(|c| !only_asks(c))
    });
    if counts {
        to.grade_drops.insert(key.to_owned(), 1);
    }
}

fn set_number(catalogue: &Catalogue, key: &str, n: f64, to: &mut Inputs) {
    if let Some(slot) = number_slot(key, to) {
        *slot = Some(n);
    } else if let Some(slot) = percent_slot(key, to) {
        *slot = Some(n / 100.0);
    } else if matches!(key, "waste_sold_kg_month" | "waste_given_kg_month") {
        to.waste_kept_kg_per_month = Some(to.waste_kept_kg_per_month.unwrap_or_default() + n);
    } else if !set_fuel(catalogue, key, n, to) {
        set_material(key, Some(n), None, to);
    }
}

fn number_slot<'a>(key: &str, to: &'a mut Inputs) -> Option<&'a mut Option<f64>> {
    Some(match key {
        "workers" => &mut to.workers,
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
        "material1_recycled_pct" => &mut to.circular_inflow_share,
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

/// `material1_spend_month` or `material2.spend_month`.
fn set_material(key: &str, number: Option<f64>, choice: Option<&str>, to: &mut Inputs) {
    let Some((slot, field)) = key.strip_prefix("material").and_then(|k| k.split_once(['_', '.']))
    else {
        return;
    };
    let [first, second, third] = &mut to.materials;
    let material: &mut MaterialInput = match slot {
        "1" => first,
        "2" => second,
        "3" => third,
        _ => return,
    };
    match field {
        "name" => material.name = choice.map(str::to_owned),
        "spend_month" => material.spend_vnd_per_month = number,
        "qty_month" => material.quantity_per_month = number,
        "kg_per_unit" => material.kg_per_unit = number,
        "loss_pct" => material.loss_share = number.map(|n| n / 100.0),
        _ => {}
    }
}

fn set_choice(key: &str, choice: &str, to: &mut Inputs) {
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
        // The unit is asked before the mass of one unit, which then replaces this.
        "material1_unit" if choice == "tonne" => {
            set_material("material1_kg_per_unit", Some(KG_PER_TONNE), None, to);
        }
        _ => set_material(key, None, Some(choice), to),
    }
}

fn set_choices(catalogue: &Catalogue, key: &str, chosen: &[String], to: &mut Inputs) {
    match key {
        "equipment" => to.equipment = chosen.to_vec(),
        // The catalogue's order, whatever the order of ticking; `none` is no fuel.
        "fuel_types" => {
            let ticked = catalogue.factors.fuels.iter().filter(|f| chosen.contains(&f.id));
            to.fuels =
                ticked.map(|f| Fuel { id: f.id.clone(), quantity_per_month: None }).collect();
        }
        _ => {}
    }
}

fn read_question(question: &Question, answers: &Answers, to: &mut Inputs) {
    let id = &question.id;
    match question.kind {
        QuestionKind::Practice => {
            if let Some(practice) = answers.value(id).and_then(practice) {
                to.practices.insert(id.clone(), practice);
                to.asked.push(id.clone());
            }
        }
        QuestionKind::Choice { .. } => {
            let chosen = match answers.value(id) {
                Some(Value::Choice(choice)) => vec![choice.clone()],
                Some(Value::Choices(choices)) => choices.clone(),
                _ => return,
            };
            to.choices.insert(id.clone(), chosen);
        }
        QuestionKind::Number => {
            let number = answers.number(id).filter(|n| within(question.bounds, *n));
            if id == "ps_bags" {
                to.bags_per_day = number;
            }
        }
    }
}

/// A measure's own question, its quotation and sale price, and practices that another measure set
/// asks for without a question in the bank.
fn read_measure(
    catalogue: &Catalogue,
    measure: &Measure,
    trade: Option<TradeIx>,
    answers: &Answers,
    to: &mut Inputs,
) {
    if !trade.is_some_and(|t| measure.trades.contains(&t)) {
        return;
    }
    for id in measure.opened_by.questions.iter().chain([&measure.id]) {
        if let Some(practice) = answers.value(id).and_then(practice)
            && catalogue.question(id).is_none()
            && to.practices.insert(id.clone(), practice).is_none()
        {
            to.asked.push(id.clone());
        }
    }
    let money = |prefix: &str| {
        let number = answers.number(&format!("{prefix}{}", measure.id));
        number.filter(|n| within(Bounds { min: Some(0.0), ..Bounds::default() }, *n))
    };
    if let Some(quote) = money(QUOTE) {
        to.quotes_vnd.insert(measure.id.clone(), quote);
    }
    if let Some(price) = money(SALE) {
        to.sale_vnd_per_kg.insert(measure.id.clone(), price);
    }
}
