//! `sources.json`, `law.json`, `glossary.json`, `benchmarks.json`, and records with only a name.

use serde::Deserialize;

use super::common::{RawGrade, RawText, TradeList};

#[derive(Clone, Debug, Deserialize)]
pub struct RawSource {
    pub id: String,
    pub title: String,
    pub publisher: String,
    pub year: Option<u16>,
    pub url: Option<String>,
    pub grade: RawGrade,
    pub citable: bool,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawNamed {
    pub id: String,
    pub name: Option<RawText>,
}

/// Which measures a row belongs to.
#[derive(Clone, Debug, Deserialize)]
pub struct RawFits {
    pub kind: String,
    #[serde(default)]
    pub families: Vec<String>,
    #[serde(default)]
    pub classes: Vec<String>,
    #[serde(default)]
    pub groups: Vec<String>,
    #[serde(default)]
    pub trades: TradeList,
    #[serde(default)]
    pub measures: Vec<String>,
    #[serde(default)]
    pub costs_money: bool,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawLaw {
    pub id: String,
    pub number: String,
    pub place: Option<String>,
    pub date: Option<String>,
    pub effective: Option<String>,
    pub title: RawText,
    pub gives: RawText,
    pub status: RawText,
    pub state: Option<String>,
    pub fits: Option<RawFits>,
    #[serde(default)]
    pub sources: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawContact {
    pub id: String,
    pub name: RawText,
    pub place: Option<String>,
    pub role: RawText,
    pub url: Option<String>,
    pub fits: Option<RawFits>,
    #[serde(default)]
    pub sources: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawTerm {
    pub id: String,
    pub term: RawText,
    pub definition: RawText,
    pub source: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawBenchmark {
    pub id: String,
    pub trades: TradeList,
    #[serde(default)]
    pub subtrades: Vec<String>,
    pub scope: RawText,
    pub indicator: RawText,
    pub unit: String,
    pub unit_text: Option<RawText>,
    pub good: Option<f64>,
    pub typical: Option<f64>,
    pub poor: Option<f64>,
    pub lower_is_better: bool,
    pub kind: Option<String>,
    /// `electricity`, `heat` or `water`, per unit of output; absent: only read, not compared.
    pub compares: Option<String>,
    pub confidence: String,
    #[serde(default)]
    pub sources: Vec<String>,
}
