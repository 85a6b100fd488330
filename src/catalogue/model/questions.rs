//! What is asked, when, and what counts as plausible.

use super::{Grade, TextId, TradeGroup, TradeIx, Triangle};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Section {
    pub id: String,
    pub title: TextId,
    pub why: TextId,
}

/// One of yes / partly / no / na / dk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScaleStep {
    pub id: String,
    pub name: TextId,
    pub opportunity: Triangle,
    /// `None`: left out of the score (does not apply).
    pub score: Option<f64>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mode {
    #[default]
    Quick,
    Full,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum InputKind {
    Choice,
    Multi,
    Number,
    Money,
    Percent,
    Text,
    /// Several fields answered together; field ids are `<input id>.<field id>`.
    Group(Vec<GroupField>),
    /// The same fields in several rows; field ids are `<input id>.<row from 1>.<field id>`.
    Table {
        rows: u8,
        fields: Vec<GroupField>,
    },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupField {
    pub id: String,
    pub name: TextId,
    pub kind: InputKind,
    pub unit: Option<TextId>,
    pub bounds: Bounds,
    /// Id of the profile input whose choices this field shares.
    pub choices_from: Option<String>,
    /// Its own choices, where it shares none.
    pub choices: Vec<Choice>,
}

/// Hard limits stop impossible input, soft limits ask.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Bounds {
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub soft_min: Option<f64>,
    pub soft_max: Option<f64>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    pub id: String,
    pub name: TextId,
    /// Trade choices carry their group.
    pub group: Option<TradeGroup>,
    /// Trades in which it is offered; empty: in all.
    pub trades: Vec<TradeIx>,
}

impl Choice {
    /// Whether the choice is offered in this trade.
    pub fn is_offered(&self, trade: TradeIx) -> bool {
        self.trades.is_empty() || self.trades.contains(&trade)
    }
}

/// One fact about the business; several share a screen (`S07`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProfileInput {
    pub id: String,
    /// Position in [`Catalogue::sections`].
    pub section: u8,
    pub screen: String,
    pub mode: Mode,
    pub essential: bool,
    pub kind: InputKind,
    pub text: TextId,
    pub help: TextId,
    pub unit: Option<TextId>,
    pub bounds: Bounds,
    pub choices: Vec<Choice>,
    pub show_if: Condition,
    pub grade_if_default: Option<Grade>,
    /// Another way to answer that input, or more about it: offered beside it, folded.
    pub detail_of: Option<String>,
    /// Inputs that need not be asked once this one is answered.
    pub tells: Vec<String>,
    /// Every business has an answer: "does not apply" is not offered.
    pub always_applies: bool,
}

/// A fact that turns the estimate of a measure into a calculation; asked under "look closer", by
/// its id behind `fact.`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    pub id: String,
    pub text: TextId,
    pub help: TextId,
    pub unit: Option<TextId>,
    pub bounds: Bounds,
}

/// Seconds that answering takes, for the time that is still to come (Method §2.1).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimeBudget {
    /// A screen with its first input.
    pub screen: f64,
    /// Every further input of a screen.
    pub further_input: f64,
    /// One practice question.
    pub practice: f64,
    /// The page that checks the answers.
    pub check: f64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuestionKind {
    /// Answered on [`Catalogue::scale`].
    Practice,
    Choice {
        multi: bool,
    },
    Number,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    pub id: String,
    pub section: u8,
    pub mode: Mode,
    pub kind: QuestionKind,
    pub text: TextId,
    pub help: TextId,
    /// As of [`ProfileInput`].
    pub always_applies: bool,
    /// `electricity`, `fuel`, `water`, `material`, …; the first decides the order of asking.
    pub streams: Vec<String>,
    pub weight: f64,
    /// Position in [`Catalogue::dimensions`].
    pub dimension: u8,
    /// Position in [`Catalogue::cp_classes`].
    pub cp_class: u8,
    pub trades: Vec<TradeIx>,
    pub show_if: Condition,
    pub unit: Option<TextId>,
    pub bounds: Bounds,
    pub choices: Vec<Choice>,
}

/// Id of the input that asks for the kinds of work within a trade.
pub const SUBTRADES: &str = "subtrades";

/// When something is shown or holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Condition {
    #[default]
    Always,
    EquipmentAny(Vec<String>),
    FuelAny(Vec<String>),
    TradeIn(Vec<String>),
    InputIn {
        input: String,
        values: Vec<String>,
    },
    InputHas {
        input: String,
        value: String,
    },
    Any(Vec<Condition>),
    All(Vec<Condition>),
    Not(Box<Condition>),
    /// Could not be read: never holds.
    Never,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuickRules {
    pub max_practice: u16,
    /// Id of the awareness question.
    pub awareness: String,
    /// Ids always asked of sellers.
    pub always_for_sellers: Vec<String>,
    pub sellers: Vec<TradeIx>,
    /// Ids always asked of trades with dust, where their condition holds.
    pub always_for_dust: Vec<String>,
    /// Positions of the dimensions of which at least one question is asked.
    pub one_of_each_dimension: Vec<u8>,
}

/// A plausibility rule: the code computes the value named by `id`, the limits stand here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// `V1` … `V21`.
    pub id: String,
    /// The input it belongs to.
    pub field: String,
    pub message: TextId,
    /// Bands by case (`""` = every case; else a fuel, a trade group, …).
    pub bands: Vec<CheckBand>,
}

/// A value outside `[min, max]` trips the rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CheckBand {
    pub case: String,
    pub hard_min: Option<f64>,
    pub hard_max: Option<f64>,
    pub soft_min: Option<f64>,
    pub soft_max: Option<f64>,
}
