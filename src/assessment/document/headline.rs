//! The headline frozen in a saved file, so that it reopens with the figures it was saved with.

use crate::catalogue::Catalogue;
use crate::engine::{Percentiles, Range};
use serde::Serialize;

/// Percentiles of one figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Spread {
    pub p10: f64,
    pub p50: f64,
    pub p90: f64,
    pub mean: f64,
}

/// The package's range at the time of saving; per year.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Headline {
    /// Date and digest of the data it was computed with.
    pub data_version: String,
    pub data_digest: String,
    pub draws: u32,
    pub money_vnd: Spread,
    pub energy_toe: Spread,
    pub co2e_kg: Spread,
    pub capital_vnd: Spread,
}

impl Headline {
    pub fn new(catalogue: &Catalogue, range: &Range) -> Self {
        Self {
            data_version: catalogue.version.clone(),
            data_digest: catalogue.digest.clone(),
            draws: u32::try_from(range.draws).unwrap_or(u32::MAX),
            money_vnd: spread(range.money),
            energy_toe: spread(range.energy),
            co2e_kg: spread(range.co2e),
            capital_vnd: spread(range.capital),
        }
    }
}

fn spread(p: Percentiles) -> Spread {
    Spread { p10: round(p.p10), p50: round(p.p50), p90: round(p.p90), mean: round(p.mean) }
}

/// Twelve significant digits: more than any table shows, few enough to read back exactly.
fn round(value: f64) -> f64 {
    format!("{value:.11e}").parse().unwrap_or(value)
}
