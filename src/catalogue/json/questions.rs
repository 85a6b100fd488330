//! `questions.json`.

use serde::Deserialize;

use super::common::{RawCondition, RawGrade, RawText, RawTriangle, RawWords, TradeList};

#[derive(Clone, Debug, Deserialize)]
pub struct RawScaleStep {
    pub id: String,
    pub name: Option<RawText>,
    pub opportunity: RawTriangle,
    pub score: Option<f64>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawEquipment {
    pub id: String,
    pub name: Option<RawText>,
    #[serde(default)]
    pub end_uses: Vec<String>,
    /// Why it feeds no end use, for a maintainer; required when `end_uses` is empty.
    pub feeds_nothing_because_en: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawSection {
    pub id: String,
    pub title: Option<RawText>,
    pub why: Option<RawText>,
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RawMode {
    Quick,
    Full,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawChoice {
    pub id: String,
    pub name: Option<RawText>,
    pub group: Option<String>,
    /// Trades in which the choice is offered; none: all.
    #[serde(default)]
    pub trades: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawGroupField {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub name: Option<RawText>,
    pub unit: Option<RawWords>,
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub soft_min: Option<f64>,
    pub soft_max: Option<f64>,
    pub choices_from: Option<String>,
    pub choices: Option<Vec<RawChoice>>,
}

/// An input of `profile`.
#[derive(Clone, Debug, Deserialize)]
pub struct RawInput {
    pub id: String,
    pub section: String,
    pub screen: String,
    pub mode: RawMode,
    pub essential: bool,
    #[serde(rename = "type")]
    pub kind: String,
    pub text: Option<RawText>,
    pub help: Option<RawText>,
    pub unit: Option<RawWords>,
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub soft_min: Option<f64>,
    pub soft_max: Option<f64>,
    pub choices: Option<Vec<RawChoice>>,
    pub show_if: Option<RawCondition>,
    pub grade_if_default: Option<RawGrade>,
    #[serde(default)]
    pub fields: Vec<RawGroupField>,
    /// Rows of a table.
    #[serde(default)]
    pub rows: u8,
    pub detail_of: Option<String>,
    #[serde(default)]
    pub tells: Vec<String>,
    #[serde(default)]
    pub always_applies: bool,
}

/// A record of `facts`.
#[derive(Clone, Debug, Deserialize)]
pub struct RawFact {
    pub id: String,
    pub text: Option<RawText>,
    pub help: Option<RawText>,
    pub unit: Option<RawWords>,
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub soft_min: Option<f64>,
    pub soft_max: Option<f64>,
}

/// `time_budget`; an older file has none.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct RawTimeBudget {
    pub screen: f64,
    pub further_input: f64,
    pub practice: f64,
    pub check: f64,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawQuestion {
    pub id: String,
    pub section: String,
    pub mode: RawMode,
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(default)]
    pub multi: bool,
    pub text: Option<RawText>,
    pub help: Option<RawText>,
    #[serde(default)]
    pub always_applies: bool,
    pub streams: Vec<String>,
    pub weight: f64,
    pub dimension: String,
    pub cp_class: String,
    pub trades: TradeList,
    pub show_if: Option<RawCondition>,
    pub unit: Option<RawWords>,
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub soft_min: Option<f64>,
    pub soft_max: Option<f64>,
    pub choices: Option<Vec<RawChoice>>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawQuickMode {
    pub max_practice: u16,
    pub awareness: String,
    pub always_for_sellers: Vec<String>,
    pub sellers: Vec<String>,
    #[serde(default)]
    pub always_for_dust: Vec<String>,
    pub one_of_each_dimension: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawFullMode {
    pub max_questions: u16,
}

/// A rule of `plausibility`. The first edition wrote its limits as expressions; those are ignored.
#[derive(Clone, Debug, Deserialize)]
pub struct RawCheck {
    pub id: String,
    pub field: String,
    pub message: Option<RawText>,
    #[serde(default)]
    pub bands: Vec<RawBand>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawBand {
    #[serde(default)]
    pub case: String,
    pub hard_min: Option<f64>,
    pub hard_max: Option<f64>,
    pub soft_min: Option<f64>,
    pub soft_max: Option<f64>,
}
