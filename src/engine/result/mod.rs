//! The result of an evaluation: plain data that screens, reports and the command line render.

mod baseline;
mod measure;

pub use baseline::*;
pub use measure::*;

use crate::catalogue::{Grade, MeasureIx};
use crate::units::Vnd;
use std::rc::Rc;

/// The chosen set as one (Method §4.11–4.16).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Package {
    pub ledgers: Ledgers,
    /// Σ of the members alone.
    pub alone_money: Vnd,
    pub finance: Finance,
    pub likely_within_a_year: Vnd,
    /// "có thể thêm": study items on top.
    pub further_potential: Vnd,
    /// Saved quantity per stream, in baseline order.
    pub saved_by_stream: Vec<(StreamId, f64)>,
    pub saved_money_by_stream: Vec<(StreamId, Vnd)>,
    /// Count of members, and of all proposed (recommended + study) by CP class position.
    pub count: usize,
    pub proposed_by_class: Vec<(u8, usize)>,
    /// Above the limits of Method §4.13: "cần chuyên gia xem".
    pub onsite_check_energy: bool,
    pub onsite_check_water: bool,
    pub onsite_check_material: bool,
}

/// Programme indicators per business (Method §4.20); `None` without a base.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Indicators {
    /// I1 … Ic in per cent.
    pub material_pct: Option<f64>,
    pub energy_pct: Option<f64>,
    pub dust_pct: Option<f64>,
    pub domestic_wastewater_pct: Option<f64>,
    pub combined_pct: Option<f64>,
    /// I5.
    pub solutions: usize,
    /// I7: no hard-to-degrade bags; `None` when not asked.
    pub no_plastic_bags: Option<bool>,
}

/// RECP-style indicator before → after (Method §4.19).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BeforeAfter {
    pub before: f64,
    pub after: f64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Recp {
    pub energy_productivity: Option<BeforeAfter>,
    pub material_productivity: Option<BeforeAfter>,
    pub water_productivity: Option<BeforeAfter>,
    pub co2e_intensity: Option<BeforeAfter>,
    pub waste_intensity: Option<BeforeAfter>,
    pub wastewater_intensity: Option<BeforeAfter>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    pub value: f64,
    pub low: f64,
    pub high: f64,
    /// Answered relevant practice questions behind it.
    pub questions: usize,
}

/// Maturity (Method §4.18): one score per dimension, in catalogue order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    pub dimensions: Vec<Option<Score>>,
    pub overall: Option<Score>,
    /// Position in `constants.score_levels`.
    pub level: Option<usize>,
}

/// Circularity (Method §4.21), shares 0–1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Circularity {
    pub waste_kept_in_use: Option<f64>,
    pub circular_inflow: Option<f64>,
    pub circularity: Option<f64>,
}

/// Confidence of the whole result (Method §2.2).
#[derive(Clone, Debug, PartialEq)]
pub struct Confidence {
    pub grade: Grade,
    /// Cost-weighted half-width.
    pub half_width: f64,
    /// Share of asked practice questions answered clearly.
    pub answered_share: f64,
    /// Stream whose better data would improve the grade most, if any.
    pub weakest: Option<StreamId>,
}

/// Everything that follows from one set of answers, at central values.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    pub baseline: Baseline,
    pub losses: Losses,
    /// Every measure that applies to trade, equipment and conditions, in file order.
    pub measures: Vec<MeasureResult>,
    /// The same as recommended, each alone and before any package: what does not depend on the
    /// owner's choice.
    pub recommended: Rc<[MeasureResult]>,
    pub package: Package,
    pub indicators: Indicators,
    pub recp: Recp,
    pub scores: Scores,
    pub circularity: Circularity,
    pub confidence: Confidence,
}

/// Percentiles of one figure over the draws (Method §4.14).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Percentiles {
    pub p10: f64,
    pub p50: f64,
    pub p90: f64,
    pub mean: f64,
}

/// The range: the package under all draws. Units as in [`Ledgers`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Range {
    pub draws: usize,
    pub money: Percentiles,
    pub material: Percentiles,
    pub material_mass: Percentiles,
    pub energy: Percentiles,
    pub water: Percentiles,
    pub wastewater: Percentiles,
    pub dust: Percentiles,
    pub waste: Percentiles,
    pub co2e: Percentiles,
    pub material_pct: Percentiles,
    pub energy_pct: Percentiles,
    pub combined_pct: Percentiles,
    pub capital: Percentiles,
    pub npv: Percentiles,
}

/// What the caller may set (Method §4.15–4.16).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// The owner's own choice of measures replaces the recommended set.
    pub chosen: Option<Vec<MeasureIx>>,
}
