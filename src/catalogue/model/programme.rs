//! Targets, programme results, implementation rates, sources.

use super::{Grade, SourceIx, TextId, TradeGroup};
use serde::{Deserialize, Serialize};

/// A province or city.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    pub id: String,
    /// The same in every language.
    pub name: String,
}

/// `place` of what holds in the whole country.
pub const NATIONAL: &str = "national";

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct YearTarget {
    /// Id of a place, or [`NATIONAL`].
    pub place: String,
    pub year: u16,
    /// Per cent of material, fuel and electricity use.
    pub reduction_low_pct: f64,
    pub reduction_high_pct: f64,
    pub industries: TextId,
    /// Groups of trades it is meant for; empty: all.
    pub groups: Vec<TradeGroup>,
    pub sources: Vec<SourceIx>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProgrammeResult {
    pub id: String,
    /// Id of a place or [`NATIONAL`]; `None` where it is neither.
    pub place: Option<String>,
    pub name: TextId,
    pub year: u16,
    pub facilities: Option<f64>,
    pub solutions: Option<f64>,
    pub materials_pct: Option<f64>,
    pub energy_pct: Option<f64>,
    pub dust_pct: Option<f64>,
    pub domestic_wastewater_pct: Option<f64>,
    pub sources: Vec<SourceIx>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CalibrationBand {
    /// `materials`, `energy`, `domestic_wastewater`, `dust`, …
    pub resource: String,
    pub low_pct: f64,
    pub typical_pct: f64,
    pub high_pct: f64,
    pub sources: Vec<SourceIx>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImplementationRates {
    pub no_cost: f64,
    /// (payback up to and including this many years, rate), ascending.
    pub by_payback_years: Vec<(f64, f64)>,
    pub longer: f64,
    pub sources: Vec<SourceIx>,
}

/// A reference; loaded apart from the catalogue because only opened figures need it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub publisher: String,
    pub year: Option<u16>,
    pub url: Option<String>,
    pub grade: Grade,
    /// `false`: supports a confidence mark only, never shown.
    pub citable: bool,
}

/// What figures come from; loaded apart from the catalogue because only opened figures need it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Library {
    pub sources: Vec<Source>,
}
