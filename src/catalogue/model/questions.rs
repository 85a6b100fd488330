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
    /// Rests on something that is not asked (a subtrade): never holds.
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
