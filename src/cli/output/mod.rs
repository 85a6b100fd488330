//! The JSON result: names with units, ids of the catalogue, nothing rounded. `null` is "not
//! known", never zero.

mod baseline;
mod measures;
mod package;
mod words;
mod yardstick;

use crate::assessment::Inputs;
use crate::assessment::document::Document;
use crate::catalogue::{Catalogue, Mode};
use crate::engine::{Evaluation, Range};
use baseline::{Baseline, Losses};
use measures::Measure;
use package::{Indicators, Package, RangeOutput, Recp, Scores};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;
use yardstick::{BeyondTheGate, Done, Yardstick};

/// Everything that follows from one file.
#[derive(Serialize)]
pub(super) struct Output<'a> {
    file: String,
    id: &'a str,
    name: Option<&'a str>,
    mode: &'static str,
    trade: Option<&'a str>,
    tool_version: &'static str,
    catalogue: Version<'a>,
    /// Start of the random sequence, and how many draws were made.
    seed: u64,
    draws: usize,
    /// Values of the catalogue that the file replaces, and prices it tries out.
    own_values: &'a BTreeMap<String, f64>,
    confidence: Confidence,
    baseline: Baseline<'a>,
    losses: Losses,
    measures: Vec<Measure<'a>>,
    package: Package<'a>,
    /// Absent without draws or without money.
    range: Option<RangeOutput>,
    scores: Scores<'a>,
    indicators: Indicators,
    recp: Recp,
    circularity: Circularity,
    beyond_the_gate: BeyondTheGate,
    done: Done,
    yardsticks: Vec<Yardstick<'a>>,
}

#[derive(Serialize)]
struct Version<'a> {
    /// Of another catalogue than the tool's.
    #[serde(skip_serializing_if = "str::is_empty")]
    name: &'a str,
    version: &'a str,
    digest: &'a str,
}

#[derive(Serialize)]
struct Confidence {
    grade: &'static str,
    half_width: f64,
    answered_share: f64,
    weakest: Option<String>,
}

#[derive(Serialize)]
struct Circularity {
    waste_kept_in_use: Option<f64>,
    circular_inflow: Option<f64>,
    circularity: Option<f64>,
}

impl<'a> Output<'a> {
    pub fn new(
        catalogue: &'a Catalogue,
        file: &Path,
        inputs: &Inputs,
        document: &'a Document,
        evaluation: &'a Evaluation,
        range: Option<&Range>,
    ) -> Self {
        let confidence = &evaluation.confidence;
        let circularity = &evaluation.circularity;
        Self {
            file: file.display().to_string(),
            id: &document.id,
            name: document.name.as_deref(),
            mode: match document.mode {
                Mode::Quick => "quick",
                Mode::Full => "full",
            },
            trade: document.answers.choice(crate::assessment::TRADE),
            tool_version: env!("CARGO_PKG_VERSION"),
            catalogue: Version {
                name: &catalogue.name,
                version: &catalogue.version,
                digest: &catalogue.digest,
            },
            seed: catalogue.constants.rng_start,
            draws: range.map_or(0, |r| r.draws),
            own_values: &document.own_values,
            confidence: Confidence {
                grade: confidence.grade.letter(),
                half_width: confidence.half_width,
                answered_share: confidence.answered_share,
                weakest: confidence.weakest.as_ref().map(words::stream),
            },
            baseline: Baseline::new(catalogue, &evaluation.baseline),
            losses: Losses::new(&evaluation.losses),
            measures: evaluation.measures.iter().map(|m| Measure::new(catalogue, m)).collect(),
            package: Package::new(catalogue, &evaluation.package),
            range: range.map(RangeOutput::new),
            scores: Scores::new(catalogue, &evaluation.scores),
            indicators: Indicators::new(&evaluation.indicators),
            recp: Recp::new(&evaluation.recp),
            circularity: Circularity {
                waste_kept_in_use: circularity.waste_kept_in_use,
                circular_inflow: circularity.circular_inflow,
                circularity: circularity.circularity,
            },
            beyond_the_gate: BeyondTheGate::new(catalogue, inputs, evaluation),
            done: Done::new(catalogue, inputs, evaluation),
            yardsticks: Yardstick::all(catalogue, inputs, evaluation),
        }
    }
}
