//! Answers, keyed by question id (`elec_bill_month`, `material2.spend_month`, `el_idle`,
//! a measure's id for its own question).

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Bound;

/// What was understood from an answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// In the unit of the question (VND, kWh, per cent as 0–100, …).
    Number(f64),
    Choice(String),
    Choices(Vec<String>),
    Text(String),
    /// "Không rõ".
    Unknown,
    /// "Không liên quan".
    NotRelevant,
}

/// One answer: the raw text as typed beside what was understood, so that nothing typed is lost.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Answer {
    /// As typed; empty for choices.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub raw: String,
    /// `None` while the text cannot be read as an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// Ids of soft checks (`V1`) that the owner confirmed for this value; lowers the grade.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub confirmed: Vec<String>,
    /// Place in the order in which questions were first answered, from 1; 0 where that is not
    /// known. Keeps pages that were passed where they were.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub order: u32,
}

// serde asks for references in `skip_serializing_if`.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_zero(order: &u32) -> bool {
    *order == 0
}

/// All answers of one assessment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Answers(pub BTreeMap<String, Answer>);

impl Answers {
    /// Gives an answer, or another one in its place; the place in the order of answering stays.
    pub fn put(&mut self, id: String, answer: Answer) {
        let known = self.0.get(&id).map(|a| a.order).filter(|order| *order > 0);
        let last = || self.0.values().map(|a| a.order).max().unwrap_or_default();
        let order = known.unwrap_or_else(|| last().saturating_add(1));
        self.0.insert(id, Answer { order, ..answer });
    }

    /// Whether any answer's id begins so; spares looking for each id of a kind nobody answered.
    pub fn has_any(&self, prefix: &str) -> bool {
        let from = (Bound::Included(prefix), Bound::Unbounded);
        self.0.range::<str, _>(from).next().is_some_and(|(id, _)| id.starts_with(prefix))
    }

    /// The answers to an input: its own, and those of its rows and fields (`fuel_lpg.count`).
    pub fn of<'a>(&'a self, input: &'a str) -> impl Iterator<Item = (&'a str, &'a Answer)> {
        let from = (Bound::Included(input), Bound::Unbounded);
        let near = self.0.range::<str, _>(from).map(|(id, answer)| (id.as_str(), answer));
        near.take_while(move |(id, _)| id.starts_with(input)).filter(move |(id, _)| {
            id.strip_prefix(input).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    }

    /// The understood value of an answer.
    pub fn value(&self, id: &str) -> Option<&Value> {
        self.0.get(id).and_then(|a| a.value.as_ref())
    }

    /// A number, when one was given.
    pub fn number(&self, id: &str) -> Option<f64> {
        match self.value(id) {
            Some(Value::Number(n)) if n.is_finite() => Some(*n),
            _ => None,
        }
    }

    /// A chosen option.
    pub fn choice(&self, id: &str) -> Option<&str> {
        match self.value(id) {
            Some(Value::Choice(c)) => Some(c),
            _ => None,
        }
    }

    /// Ticked options; empty when none or not asked.
    pub fn choices(&self, id: &str) -> &[String] {
        match self.value(id) {
            Some(Value::Choices(c)) => c,
            _ => &[],
        }
    }
}
