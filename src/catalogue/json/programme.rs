//! `targets.json` and `evidence-iac.json`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::common::{RawText, TradeList};

/// A province or city; proper names are not translated.
#[derive(Clone, Debug, Deserialize)]
pub struct RawPlace {
    pub id: String,
    pub name: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawYearTarget {
    pub place: String,
    pub year: u16,
    pub reduction_pct: RawRange,
    pub industries: Option<RawText>,
    /// `production`, `retail`, `services`; none: all.
    #[serde(default)]
    pub groups: Vec<String>,
    pub clusters_pct: Option<RawShare>,
    pub craft_villages_pct: Option<RawShare>,
    pub markets_pct: Option<RawShare>,
    pub supermarkets_pct: Option<RawShare>,
    #[serde(default)]
    pub sources: Vec<String>,
}

/// Per cent, as one number or as a range.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(untagged)]
pub enum RawShare {
    One(f64),
    Range(RawRange),
}

/// A link of the chain from suppliers to what is left after use.
#[derive(Clone, Debug, Deserialize)]
pub struct RawLink {
    pub id: String,
    pub name: RawText,
    pub text: RawText,
    pub measures: Vec<String>,
}

/// A network of trades that the programme brings together.
#[derive(Clone, Debug, Deserialize)]
pub struct RawNetwork {
    pub id: String,
    pub name: RawText,
    pub trades: TradeList,
}

/// A tip for shoppers; `stage` is `buy`, `use` or `discard`.
#[derive(Clone, Debug, Deserialize)]
pub struct RawTip {
    pub id: String,
    pub stage: String,
    pub text: RawText,
    pub source: Option<String>,
}

/// A national goal for a period of years, `2026-2030`.
#[derive(Clone, Debug, Deserialize)]
pub struct RawNationalTarget {
    pub period: String,
    pub reduction_pct: RawRange,
    pub industries: Option<RawText>,
    #[serde(default)]
    pub groups: Vec<String>,
    #[serde(default)]
    pub sources: Vec<String>,
    /// `target`, or `ended` for goals of the past.
    pub status: String,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub struct RawRange {
    pub low: f64,
    pub high: f64,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawProgrammeResult {
    pub id: String,
    pub place: Option<String>,
    pub name: Option<RawText>,
    pub year: u16,
    pub facilities: Option<f64>,
    pub solutions: Option<f64>,
    /// Resource → per cent saved.
    #[serde(default)]
    pub saving_pct: BTreeMap<String, serde_json::Value>,
    #[serde(default)]
    pub sources: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawCalibration {
    pub resource: String,
    pub low: f64,
    pub typical: f64,
    pub high: f64,
    #[serde(default)]
    pub sources: Vec<String>,
}

/// Share of recommendations carried out in one band.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct RawRate {
    pub rate: f64,
}
