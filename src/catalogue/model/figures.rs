//! Every published number of the catalogue for reading, with where it comes from.

use super::{Confidence, Pair, SourceIx};
use serde::{Deserialize, Serialize};

/// What a number is; the data page has a part for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FigureKind {
    Electricity,
    Fuel,
    Water,
    /// Fees, taxes, rules of charging.
    Fee,
    WasteCost,
    Sale,
    MaterialPrice,
    Toe,
    Co2e,
    MaterialCo2e,
    WasteCo2e,
    /// Factor of the grid by year.
    Grid,
    Conversion,
    Threshold,
    Target,
    /// What a programme reported, or aimed at.
    Result,
    /// Low, typical and high savings to compare a result with.
    Band,
    Benchmark,
    /// Largest part of an end use that can be saved.
    Cap,
    Constant,
}

/// One number, or a few that belong together (low, typical, high).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// That of the value, where a business may replace it and it is a single one.
    pub id: String,
    pub kind: FigureKind,
    pub name: Pair,
    pub values: Vec<f64>,
    /// Id of the place it holds in; `None`: everywhere.
    pub place: Option<String>,
    /// `VND/kWh`, or words.
    pub unit: Pair,
    /// From which or on which it holds: a day, a month or a year.
    pub date: Option<String>,
    /// Until when, where it has ended.
    pub until: Option<String>,
    pub sources: Vec<SourceIx>,
    pub confidence: Confidence,
    /// Ids under which a business may put its own numbers in their places, in the order of `values`;
    /// empty where it may not. All are empty or none, but for numbers that nothing reads.
    pub own: Vec<String>,
    /// What each of several numbers is (low, high, …); empty for a single one.
    pub parts: Vec<Pair>,
    /// Why it cannot be replaced.
    pub kept: Option<Kept>,
}

impl Figure {
    /// Whether a business may put its own number in its place.
    pub fn is_adjustable(&self) -> bool {
        self.own.iter().any(|id| !id.is_empty())
    }
}

/// Why a business cannot replace a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kept {
    /// The law says so.
    Law,
    /// It was reached, or held, in a year that is over.
    Past,
    /// Units and physics.
    Unit,
    /// All businesses of a group must be counted alike.
    Group,
    /// Whoever computes again must get the same figures.
    Repeat,
    /// No figure of a result follows from it.
    Unread,
}

/// Loaded when the data page opens.
pub type Figures = Vec<Figure>;
