//! What stands beside the figures of the business: emissions beyond the gate, what is done already,
//! and the yardsticks of the trade.

use super::words;
use crate::assessment::Inputs;
use crate::catalogue::Catalogue;
use crate::engine::summary::{Held, Verdict, yardsticks};
use crate::engine::{EmbodiedPart, Evaluation, NotCounted, StreamId, credit, embodied};
use serde::Serialize;

/// kg CO2e a year that others are spared; never part of `package.ledgers.co2e_kg`.
#[derive(Serialize)]
pub(super) struct BeyondTheGate {
    co2e_kg: f64,
    lines: Vec<Line>,
    not_counted: Vec<NotCountedLine>,
}

#[derive(Serialize)]
struct Line {
    /// `material`, `water` or `waste`.
    part: &'static str,
    stream: String,
    /// Row of the factors; empty for tap water.
    row: String,
    saved_quantity: f64,
    kg_per_unit: f64,
    share_wasted: f64,
    kgco2e_per_unit: f64,
    co2e_kg: f64,
}

#[derive(Serialize)]
struct NotCountedLine {
    stream: String,
    /// `kind` or `mass`: what is not known.
    missing: &'static str,
}

impl BeyondTheGate {
    pub fn new(catalogue: &Catalogue, inputs: &Inputs, evaluation: &Evaluation) -> Self {
        let found = embodied(catalogue, inputs, evaluation);
        let lines = found.lines.iter().map(|line| {
            let (part, stream) = match &line.part {
                EmbodiedPart::Material(id) => ("material", id),
                EmbodiedPart::Water => ("water", &StreamId::Water),
                EmbodiedPart::Waste(id) => ("waste", id),
            };
            Line {
                part,
                stream: words::stream(stream),
                row: line.row.clone(),
                saved_quantity: line.saved,
                kg_per_unit: line.per_unit,
                share_wasted: line.wasted,
                kgco2e_per_unit: line.factor,
                co2e_kg: line.co2e().0,
            }
        });
        let not_counted = found.not_counted.iter().map(|(id, why)| NotCountedLine {
            stream: words::stream(id),
            missing: match why {
                NotCounted::Kind => "kind",
                NotCounted::Mass => "mass",
            },
        });
        Self { co2e_kg: found.total.0, lines: lines.collect(), not_counted: not_counted.collect() }
    }
}

/// Estimate of what is done already; never part of the package.
#[derive(Serialize)]
pub(super) struct Done {
    count: usize,
    estimated_money_vnd: f64,
}

impl Done {
    pub fn new(catalogue: &Catalogue, inputs: &Inputs, evaluation: &Evaluation) -> Self {
        let found = credit(catalogue, inputs, evaluation);
        Self { count: found.count, estimated_money_vnd: found.together.0 }
    }
}

/// One yardstick of the trade with this business on it.
#[derive(Serialize)]
pub(super) struct Yardstick<'a> {
    /// Id of the benchmark; `loss` for the trade's lost share.
    id: &'a str,
    unit: &'a str,
    now: f64,
    after: f64,
    good: Option<f64>,
    typical: f64,
    poor: Option<f64>,
    /// `good`, `fair`, `level`, `behind` or `far_behind`.
    verdict: &'static str,
    is_published: bool,
}

impl<'a> Yardstick<'a> {
    pub fn all(catalogue: &'a Catalogue, inputs: &Inputs, evaluation: &Evaluation) -> Vec<Self> {
        let one = |y: crate::engine::summary::Yardstick| {
            let benchmark = match y.held {
                Held::Benchmark(at) => catalogue.benchmarks.get(at),
                Held::Loss => None,
            };
            Self {
                id: benchmark.map_or("loss", |b| b.id.as_str()),
                unit: benchmark.map_or("%", |b| b.unit.as_str()),
                now: y.now,
                after: y.after,
                good: y.good,
                typical: y.typical,
                poor: y.poor,
                verdict: match y.verdict {
                    Verdict::Good => "good",
                    Verdict::Fair => "fair",
                    Verdict::Level => "level",
                    Verdict::Behind => "behind",
                    Verdict::FarBehind => "far_behind",
                },
                is_published: y.is_published,
            }
        };
        yardsticks(catalogue, inputs, evaluation).into_iter().map(one).collect()
    }
}
