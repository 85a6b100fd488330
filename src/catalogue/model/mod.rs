//! The compiled catalogue: everything resolved, nothing optional that the engine needs.

mod constants;
mod factors;
mod figures;
mod handbook;
mod ids;
mod measures;
mod programme;
mod questions;
mod trades;

pub use constants::*;
pub use factors::*;
pub use figures::*;
pub use handbook::*;
pub use ids::*;
pub use measures::*;
pub use programme::*;
pub use questions::*;
pub use trades::*;

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The whole catalogue without its words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    /// What people call it, where it is not the one that comes with the tool; else empty.
    #[serde(skip)]
    pub name: String,
    /// Date of the data, `YYYY-MM-DD`.
    pub version: String,
    /// Short digest over what all files say (not over how it is written), to tell two catalogues of one
    /// date apart.
    pub digest: String,
    pub trades: Vec<Trade>,
    pub measures: Vec<Measure>,
    pub end_uses: Vec<EndUse>,
    pub equipment: Vec<Equipment>,
    pub sections: Vec<Section>,
    pub dimensions: Vec<Named>,
    pub cp_classes: Vec<Named>,
    /// The five practice answers with opportunity and score.
    pub scale: Vec<ScaleStep>,
    pub profile: Vec<ProfileInput>,
    /// Asked only when a measure is looked at more closely.
    pub facts: Vec<Fact>,
    pub questions: Vec<Question>,
    pub quick: QuickRules,
    pub full_max_questions: u16,
    pub time: TimeBudget,
    pub checks: Vec<Check>,
    pub constants: Constants,
    pub factors: Factors,
    /// Provinces and cities; the tool begins in the first.
    pub places: Vec<Place>,
    /// Where the business is, by id; empty: in the first place.
    #[serde(skip)]
    pub place: String,
    pub targets: Vec<YearTarget>,
    pub programme_results: Vec<ProgrammeResult>,
    pub calibration: Vec<CalibrationBand>,
    /// Yardsticks of the trades.
    pub benchmarks: Vec<Benchmark>,
    /// Share of proposed measures carried out within a year, by payback.
    pub implementation: ImplementationRates,
    /// Values that a business replaced by its own, by id; empty in the data.
    #[serde(skip)]
    pub own: BTreeMap<String, f64>,
    /// Those of them that come from a data set instead.
    #[serde(skip)]
    pub from_set: BTreeSet<String>,
}
