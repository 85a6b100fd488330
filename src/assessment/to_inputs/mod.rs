//! From answers keyed by question id to the typed inputs of the engine.
//!
//! Only what is asked counts: an answer whose question no longer passes its trade or condition
//! stays in the file but is not used, and neither is a number outside its hard limits.

mod slots;
mod tables;
#[cfg(test)]
mod tests;

use super::checks::only_asks;
use super::condition::holds;
use super::{Answers, Inputs, Practice, Value};
use crate::catalogue::{
    Bounds, Catalogue, InputKind, Measure, ProfileInput, Question, QuestionKind, TradeIx,
};
use slots::{set_choice, set_choices, set_number};

/// Id of the input that asks for the trade.
pub const TRADE: &str = "sector";
/// Prefix of a supplier's quotation for a measure, in VND: `quote.led-lighting`.
const QUOTE: &str = "quote.";
/// Prefix of the owner's sale price of a measure's by-product, in VND per kg.
const SALE: &str = "sale.";
/// Prefix of the owner's share of an end use, in per cent: `share.elec.lighting`.
pub const SHARE: &str = "share.";
/// Prefix of a fact behind a measure: `fact.lamp_count`.
pub const FACT: &str = "fact.";
/// Answer that says what became of the question about hasty answers (V21).
pub const HASTE: &str = "check.V21";
/// Its choice when the owner went through the answers again.
const REVIEWED: &str = "reviewed";

/// Typed inputs of everything that is asked of this business and answered.
pub fn to_inputs(catalogue: &Catalogue, answers: &Answers) -> Inputs {
    let mut inputs = Inputs::default();
    for input in &catalogue.profile {
        // File order: a condition only looks at inputs before it.
        if holds(&input.show_if, &inputs) {
            read_input(catalogue, input, answers, &mut inputs);
        }
    }
    keep_offered(catalogue, &mut inputs);
    read_unasked(catalogue, answers, &mut inputs);
    read_shares(catalogue, answers, &mut inputs);
    read_facts(catalogue, answers, &mut inputs);
    inputs.hasty = answers.choice(HASTE).is_some_and(|c| c != REVIEWED);
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
    if let InputKind::Table { rows, fields } = &input.kind {
        tables::read(catalogue, &input.id, *rows, fields, answers, to);
    } else if let InputKind::Group(fields) = &input.kind {
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
        InputKind::Table { fields, .. } => {
            let rest = key.strip_prefix(input.id.as_str()).and_then(|k| k.strip_prefix('.'));
            let field = rest.and_then(|k| k.split_once('.')).map(|(_, field)| field);
            fields.iter().any(|f| field == Some(f.id.as_str()))
        }
        _ => input.id == key,
    };
    let is_unasked =
        |key: &str| key != TRADE && !catalogue.profile.iter().any(|input| is_field(input, key));
    let unasked: Vec<&String> = answers.0.keys().filter(|key| is_unasked(key)).collect();
    for key in &unasked {
        if let Some(choice) = answers.choice(key) {
            set_choice(key, choice, to);
        }
    }
    let bounds = Bounds { min: Some(0.0), ..Bounds::default() };
    for key in &unasked {
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
        InputKind::Text | InputKind::Group(_) | InputKind::Table { .. } => {}
    }
    note_confirmed(catalogue, key, answers, to);
}

/// Choices that another trade offered no longer count.
fn keep_offered(catalogue: &Catalogue, to: &mut Inputs) {
    let Some(trade) = catalogue.trade_ix(&to.trade) else { return };
    for input in &catalogue.profile {
        let Some(chosen) = to.choices.get_mut(&input.id) else { continue };
        let foreign = |id: &String| {
            let choice = input.choices.iter().find(|c| c.id == *id);
            choice.is_some_and(|c| !c.is_offered(trade))
        };
        chosen.retain(|id| !foreign(id));
        if chosen.is_empty() {
            to.choices.remove(&input.id);
        }
    }
}

/// The owner's split of a stream, as shares 0–1.
fn read_shares(catalogue: &Catalogue, answers: &Answers, to: &mut Inputs) {
    if !answers.has_any(SHARE) {
        return;
    }
    for end_use in catalogue.end_uses.iter().filter(|e| e.is_splittable()) {
        let given = answers.number(&format!("{SHARE}{}", end_use.id));
        if let Some(share) = given.filter(|n| (0.0..=100.0).contains(n)) {
            to.end_use_shares.insert(end_use.id.clone(), share / 100.0);
        }
    }
}

/// Facts that measures are calculated from; some are numbers of the profile.
fn read_facts(catalogue: &Catalogue, answers: &Answers, to: &mut Inputs) {
    let facts = if answers.has_any(FACT) { catalogue.facts.as_slice() } else { &[] };
    for fact in facts {
        let id = format!("{FACT}{}", fact.id);
        if let Some(number) = answers.number(&id).filter(|n| within(fact.bounds, *n)) {
            to.facts.insert(id, number);
        }
    }
    let used = catalogue.measures.iter().filter_map(|m| m.deeper.as_ref()).flat_map(|d| &d.facts);
    for id in used.filter(|id| !id.starts_with(FACT)) {
        let input = catalogue.profile.iter().find(|p| p.id == *id);
        let Some(input) = input.filter(|p| holds(&p.show_if, to)) else { continue };
        if let Some(number) = answers.number(id).filter(|n| within(input.bounds, *n)) {
            to.facts.insert(id.clone(), number);
        }
    }
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
        if !answers.has_any(prefix) {
            return None;
        }
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
