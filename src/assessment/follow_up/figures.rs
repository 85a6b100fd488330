//! Which figures a look back asks for, and how they stand beside the old ones: the same answers,
//! read by the same rules, so that both sides are counted alike.

use super::{Carried, FollowUp, OUTPUT_MONTHS};
use crate::assessment::document::Document;
use crate::assessment::{Answer, Answers, Value, evaluate_document};
use crate::catalogue::{Catalogue, MeasureIx, PAID};
use crate::engine::follow_up::{Comparison, Now, compare};
use crate::engine::{Baseline, Derivation, Evaluation, StreamBaseline, StreamId};
use std::collections::BTreeMap;

/// Months that can be told one by one.
pub const MONTHS: u8 = 12;

/// What is asked about one stream.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    pub stream: StreamId,
    /// Input of the quantity of a month; `None` for what is only known as money.
    pub quantity: Option<String>,
    /// Input of the money of a month.
    pub money: String,
    /// Table and column for single months: `elec_bills`, `kwh`.
    pub months: Option<(&'static str, &'static str)>,
    /// The old figure rests on money, so that new money alone can be compared with it.
    pub by_money: bool,
}

/// What is asked about the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputField {
    /// `output_month`, in the owner's unit.
    Units,
    /// `revenue_month`: no product was counted.
    Sales,
}

impl OutputField {
    /// The input's id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Units => "output_month",
            Self::Sales => "revenue_month",
        }
    }
}

/// How the output of this baseline was counted; `None` when it is not known.
pub fn output_field(baseline: &Baseline) -> Option<OutputField> {
    baseline.output_per_year?;
    let by_sales = baseline.output_unit == "million_vnd";
    Some(if by_sales { OutputField::Sales } else { OutputField::Units })
}

/// The streams to tell anew, in baseline order.
pub fn asked(catalogue: &Catalogue, baseline: &Baseline) -> Vec<Asked> {
    baseline.streams.iter().map(|stream| of_stream(catalogue, stream)).collect()
}

fn of_stream(catalogue: &Catalogue, stream: &StreamBaseline) -> Asked {
    let (quantity, money, months) = match &stream.id {
        StreamId::Electricity => (
            Some("elec_kwh_month".to_owned()),
            "elec_bill_month".to_owned(),
            Some(("elec_bills", "kwh")),
        ),
        StreamId::Water => (
            Some("water_m3_month".to_owned()),
            "water_bill_month".to_owned(),
            Some(("water_bills", "m3")),
        ),
        StreamId::Fuel(id) => {
            let fuel = catalogue.factors.fuels.iter().find(|f| f.id == *id);
            let quantity = fuel.and_then(|f| f.quantity_input.clone());
            (quantity, format!("fuel_{id}.spend_month"), None)
        }
        StreamId::Packaging => (None, "packaging_spend_month".to_owned(), None),
        StreamId::Material1 => {
            (Some("material1_qty_month".to_owned()), "material1_spend_month".to_owned(), None)
        }
        StreamId::Material2 => material(2),
        StreamId::Chemicals => material(3),
        StreamId::OtherMaterial(n) | StreamId::OtherAuxiliary(n) => material(*n),
    };
    // What is counted in money has no quantity to be read.
    let in_money = stream.unit == "VND";
    let by_money = in_money
        || matches!(
            stream.derivation,
            Derivation::FromMoney | Derivation::FromSharedSum | Derivation::FromOwnPrice
        );
    let quantity = quantity.filter(|_| !in_money);
    Asked { stream: stream.id.clone(), quantity, money, months, by_money }
}

pub(super) fn material(n: u8) -> (Option<String>, String, Option<(&'static str, &'static str)>) {
    (Some(format!("material{n}.qty_month")), format!("material{n}.spend_month"), None)
}

/// Other ways in which a stream may have been told before.
fn replaces(asked: &Asked, id: &str) -> bool {
    let own = asked.quantity.as_deref() == Some(id) || asked.money == id;
    own || match &asked.stream {
        StreamId::Electricity => {
            matches!(id, "elec_months" | "elec_month_type")
                || id.starts_with("elec_bills.")
                || id.starts_with("elec_machines.")
        }
        StreamId::Water => id.starts_with("water_bills."),
        StreamId::Fuel(fuel) => {
            let rest = id.strip_prefix("fuel_").and_then(|id| id.strip_prefix(fuel.as_str()));
            rest.is_some_and(|field| field.starts_with('.') && field != ".price")
        }
        _ => false,
    }
}

/// (output, use) of the single months that were told, for a stream that has them.
pub fn single_months(look: &FollowUp, asked: &Asked) -> Vec<(f64, f64)> {
    let Some((table, field)) = asked.months else { return Vec::new() };
    let month = |n: u8| {
        let output = look.answers.number(&format!("{OUTPUT_MONTHS}{n}"))?;
        Some((output, look.answers.number(&format!("{table}.{n}.{field}"))?))
    };
    (1..=MONTHS).filter_map(month).collect()
}

/// Mean of what is told of single months.
fn mean(look: &FollowUp, key: impl Fn(u8) -> String) -> Option<f64> {
    let told: Vec<f64> = (1..=MONTHS).filter_map(|n| look.answers.number(&key(n))).collect();
    // Lossless: at most twelve.
    (!told.is_empty()).then(|| told.iter().sum::<f64>() / told.len() as f64)
}

/// The quantity of a month: as told, else the mean of single months.
fn quantity(look: &FollowUp, asked: &Asked) -> Option<f64> {
    let told = asked.quantity.as_deref().and_then(|id| look.answers.number(id));
    let (table, field) = asked.months.unwrap_or_default();
    told.or_else(|| mean(look, |n| format!("{table}.{n}.{field}")))
}

fn output(look: &FollowUp, field: OutputField) -> Option<f64> {
    let by_month = || mean(look, |n| format!("{OUTPUT_MONTHS}{n}"));
    let by_month = || by_month().filter(|_| field == OutputField::Units);
    look.answers.number(field.id()).or_else(by_month)
}

/// What was told in a way that can be compared.
struct Told {
    streams: Vec<StreamId>,
    output: bool,
}

fn told(look: &FollowUp, all: &[Asked], field: Option<OutputField>) -> Told {
    let is_told = |asked: &&Asked| {
        let money = look.answers.number(&asked.money).is_some();
        quantity(look, asked).is_some() || (asked.by_money && money)
    };
    Told {
        streams: all.iter().filter(is_told).map(|asked| asked.stream.clone()).collect(),
        output: field.is_some_and(|field| output(look, field).is_some()),
    }
}

fn number(value: f64) -> Answer {
    Answer { value: Some(Value::Number(value)), ..Answer::default() }
}

/// The answers of the document with the new figures in place of the old ones.
pub(super) fn new_answers(
    catalogue: &Catalogue,
    document: &Document,
    baseline: &Baseline,
    look: &FollowUp,
) -> Answers {
    let all = asked(catalogue, baseline);
    let field = output_field(baseline);
    let told = told(look, &all, field);
    let mut answers = document.answers.clone();
    for asked in all.iter().filter(|a| told.streams.contains(&a.stream)) {
        answers.0.retain(|id, _| !replaces(asked, id));
        if let (Some(id), Some(value)) = (&asked.quantity, quantity(look, asked)) {
            answers.put(id.clone(), number(value));
        }
        if let Some(money) = look.answers.number(&asked.money) {
            answers.put(asked.money.clone(), number(money));
        }
    }
    // One sum for all fuels is spent by the fuels told anew as far as it is theirs.
    let fuels = |a: &&Asked| matches!(a.stream, StreamId::Fuel(_));
    if all.iter().any(|a| fuels(&a))
        && all.iter().filter(fuels).all(|a| told.streams.contains(&a.stream))
    {
        answers.0.remove("fuel_spend_month");
    }
    if let Some((field, value)) = field.and_then(|field| Some((field, output(look, field)?))) {
        answers.0.retain(|id, _| id != "output_day" && !id.starts_with("products."));
        answers.put(field.id().to_owned(), number(value));
    }
    answers
}

/// How much of a measure is carried out, 0–1: what "partly" leaves open is not.
fn carried_share(catalogue: &Catalogue, carried: Carried) -> f64 {
    match carried {
        Carried::Done => 1.0,
        Carried::Partly => {
            let partly = catalogue.scale.iter().find(|s| s.id == "partly");
            1.0 - partly.map_or(0.0, |s| s.opportunity.mode)
        }
        Carried::NotYet | Carried::Dropped => 0.0,
    }
}

/// The look back against the plan; `planned` is the evaluation of the plan over the old figures.
pub fn comparison(
    catalogue: &Catalogue,
    document: &Document,
    planned: &Evaluation,
    look: &FollowUp,
) -> Comparison {
    let before = &planned.baseline;
    let all = asked(catalogue, before);
    let told = told(look, &all, output_field(before));
    let mut now = Document {
        answers: new_answers(catalogue, document, before, look),
        switched: BTreeMap::new(),
        ..document.clone()
    };
    // Today's prices are those of the new bills, not prices tried out.
    now.own_values.retain(|id, _| !id.starts_with(PAID));
    let (_, _, now) = evaluate_document(catalogue, &now);
    let months: Vec<(StreamId, Vec<(f64, f64)>)> =
        all.iter().map(|a| (a.stream.clone(), single_months(look, a))).collect();
    let share = |(id, outcome): (&String, &super::Outcome)| -> Option<(MeasureIx, f64)> {
        Some((catalogue.measure_ix(id)?, carried_share(catalogue, outcome.carried?)))
    };
    let carried: Vec<(MeasureIx, f64)> = look.steps.iter().filter_map(share).collect();
    compare(
        catalogue,
        planned,
        &Now {
            baseline: &now.baseline,
            told: &told.streams,
            output_told: told.output,
            months: &months,
            carried: &carried,
        },
    )
}
