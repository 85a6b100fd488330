//! `targets.json` and `evidence-iac.json`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::common::RawText;

#[derive(Clone, Debug, Deserialize)]
pub struct RawYearTarget {
    pub place: String,
    pub year: u16,
    pub reduction_pct: RawRange,
    pub industries: Option<RawText>,
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A national goal for a period of years, `2026-2030`.
#[derive(Clone, Debug, Deserialize)]
pub struct RawNationalTarget {
    pub period: String,
    pub reduction_pct: RawRange,
    pub industries: Option<RawText>,
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
