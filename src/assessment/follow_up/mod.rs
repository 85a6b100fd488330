//! A look back after some months: new bills and output beside the old ones, and what became of
//! every step of the plan. Plain data and what is asked; the comparison is the engine's.

mod figures;
mod round;
#[cfg(test)]
mod tests;

pub use figures::{Asked, MONTHS, OutputField, asked, comparison, output_field, single_months};
pub use round::next_round;

use super::calendar::Day;
use super::{Answer, Answers};
use serde::Serialize;
use std::collections::BTreeMap;

/// What became of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Carried {
    Done,
    Partly,
    NotYet,
    /// No longer wanted.
    Dropped,
}

impl Carried {
    pub const ALL: [Self; 4] = [Self::Done, Self::Partly, Self::NotYet, Self::Dropped];

    /// The word in saved files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Partly => "partly",
            Self::NotYet => "not_yet",
            Self::Dropped => "dropped",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.id() == id)
    }
}

/// What is said about one step of the plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Outcome {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carried: Option<Carried>,
    /// What it really cost, VND.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost: Option<Answer>,
    /// Why it is as it is, in the owner's words.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub reason: String,
}

impl Outcome {
    pub fn is_empty(&self) -> bool {
        self.carried.is_none() && self.cost.is_none() && self.reason.is_empty()
    }
}

/// One look back.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FollowUp {
    /// The day it was made.
    pub day: Day,
    /// New figures under the ids of the questionnaire (`elec_kwh_month`, `elec_bills.3.kwh`,
    /// `output_month` …), and the output of single months (`output_months.3`).
    pub answers: Answers,
    /// By measure.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub steps: BTreeMap<String, Outcome>,
}

/// Begins the ids of the output of single months in [`FollowUp::answers`].
pub const OUTPUT_MONTHS: &str = "output_months.";

impl FollowUp {
    /// Nothing told yet.
    pub fn new(day: Day) -> Self {
        Self { day, answers: Answers::default(), steps: BTreeMap::new() }
    }
}
