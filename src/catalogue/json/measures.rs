//! `measures.json`.

use serde::Deserialize;

use super::common::{RawCondition, RawGrade, RawText, RawTriangle, RawWords, TradeList};

#[derive(Clone, Debug, Deserialize)]
pub struct RawMeasure {
    pub id: String,
    pub name: Option<RawText>,
    pub summary: Option<RawText>,
    #[serde(default)]
    pub steps: Vec<RawText>,
    pub applies_when: Option<RawText>,
    pub question: Option<RawText>,
    pub category: String,
    pub r_strategy: Option<String>,
    pub order: u8,
    pub trades: TradeList,
    #[serde(default)]
    pub subtrades: Vec<String>,
    pub deeper: Option<RawDeeper>,
    pub targets: Vec<RawTarget>,
    pub saving: RawTriangle,
    pub saving_acts_on: RawActsOn,
    #[serde(default)]
    pub knock_ons: Vec<RawKnockOn>,
    pub payback_years: Option<RawTriangle>,
    pub lifetime_years: f64,
    pub effort: Option<RawEffort>,
    pub needs_survey: bool,
    pub compliance_or_health: bool,
    pub umbrella: bool,
    pub exclusive_group: Option<String>,
    pub requires: Option<RawCondition>,
    #[serde(default)]
    pub overlaps_with: Vec<String>,
    pub opened_by: RawOpenedBy,
    #[serde(default)]
    pub equipment: Vec<String>,
    #[serde(default)]
    pub done_if_equipment: Vec<String>,
    #[serde(default)]
    pub evidence: Vec<RawEvidence>,
    pub grade: RawGrade,
    pub iac_group: Option<String>,
    pub investment: Option<RawInvestment>,
    pub yield_kwh_per_kwp: Option<f64>,
    pub capex: Option<f64>,
    pub running_cost: Option<f64>,
    pub revenue: Option<f64>,
    pub by_product: Option<RawByProduct>,
    #[serde(default)]
    pub exempt_from_loss_limit: bool,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawDeeper {
    pub formula: RawFormula,
    pub facts: Vec<String>,
    pub constant: RawTriangle,
    #[serde(default)]
    pub sources: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RawFormula {
    Lamps,
    RunningIdle,
    AirPressure,
    AirLeaks,
    HotWater,
    PeakShift,
    CompressorHeat,
    Setpoint,
    ReactiveCharge,
    WaterLeak,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawTarget {
    pub stream: String,
    pub end_use: String,
    pub applicability: f64,
    pub material: Option<RawSlot>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RawSlot {
    Material1,
    Material2,
    Material3,
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RawActsOn {
    Quantity,
    MoneyOnly,
    Emission,
    VirginSubstitution,
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RawKnockOnKind {
    SavingFraction,
    ExtraUse,
    TextOnly,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawKnockOn {
    pub stream: String,
    pub end_use: String,
    pub low: Option<f64>,
    /// `low` in older files.
    pub factor_low: Option<f64>,
    pub typical: Option<f64>,
    pub high: Option<f64>,
    pub kind: RawKnockOnKind,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RawEffort {
    Low,
    Medium,
    High,
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RawFit {
    Direct,
    Proxy,
    OwnQuestion,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawOpenedBy {
    pub fit: RawFit,
    #[serde(default)]
    pub questions: Vec<String>,
    #[serde(default)]
    pub own_question_in: TradeList,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawEvidence {
    pub source: String,
    pub figure: RawWords,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawInvestment {
    pub unit: String,
    pub vnd_per_unit: RawTriangle,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawByProduct {
    pub waste_row: String,
    pub base: RawByProductBase,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RawByProductBase {
    Waste,
    Loss,
}
