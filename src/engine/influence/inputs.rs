//! How much a figure that is known better narrows the range.

use crate::assessment::Inputs;
use crate::catalogue::{Catalogue, Grade};
use crate::engine::summary::{WayUp, WayUpKind, ways_up};
use crate::engine::{Draws, Evaluation, Percentiles};
use crate::units::Vnd;

/// P10 and P90 of a normal spread lie this many standard deviations apart: 2 Φ⁻¹(0.9).
const P10_TO_P90: f64 = 2.563_103_131_089_201;

/// One input and the range of the headline before and after it is given.
#[derive(Clone, Debug, PartialEq)]
pub struct InputInfluence {
    /// Id of the answer to give.
    pub input: String,
    /// What becomes surer by it; several fuels may hang on one sum.
    pub ways: Vec<WayUp>,
    /// Yearly saving now, and with the better grades; VND, same measures and random numbers.
    pub before: Percentiles,
    pub after: Percentiles,
    /// Standard deviation taken out of the headline, VND a year.
    pub value: Vnd,
}

/// A range drawn with better grades.
#[derive(Clone, Debug)]
pub(super) struct Trial {
    input: String,
    ways: Vec<WayUp>,
    pub(super) draws: Draws,
    pub(super) done: bool,
}

impl Trial {
    pub(super) fn finish(self, before: Percentiles) -> InputInfluence {
        let after = self.draws.finish().money;
        let width = |p: Percentiles| (p.p90 - p.p10) / P10_TO_P90;
        let (wide, narrow) = (width(before), width(after));
        // Draws are numbers: a range that comes out wider is not narrowed.
        let value = Vnd((wide * wide - narrow * narrow).max(0.0).sqrt());
        InputInfluence { input: self.input, ways: self.ways, before, after, value }
    }
}

/// One trial per input that could raise a grade.
pub(super) fn trials(
    cat: &Catalogue,
    inputs: &Inputs,
    eval: &Evaluation,
    draws: usize,
) -> Vec<Trial> {
    let mut by_input: Vec<(String, Vec<WayUp>)> = Vec::new();
    // An owner's own loss is not drawn (Method §4.14): weighing it again narrows nothing.
    for way in ways_up(cat, eval).into_iter().filter(|w| w.kind != WayUpKind::WeighLoss) {
        match by_input.iter_mut().find(|(input, _)| *input == way.input) {
            Some((_, ways)) => ways.push(way),
            None => by_input.push((way.input.clone(), vec![way])),
        }
    }
    by_input
        .into_iter()
        .map(|(input, ways)| Trial {
            draws: Draws::new(cat, inputs, &surer(eval, &ways), draws),
            done: false,
            input,
            ways,
        })
        .collect()
}

/// The same evaluation with the grades that these ways up lead to; its figures and its choice of
/// measures stay, so that ranges differ by the better knowledge alone.
pub fn surer(eval: &Evaluation, ways: &[WayUp]) -> Evaluation {
    let mut surer = eval.clone();
    for way in ways {
        let streams = &mut surer.baseline.streams;
        let Some(stream) = streams.iter_mut().find(|s| s.id == way.stream) else { continue };
        match way.kind {
            WayUpKind::SayLoss => stream.loss_is_default = false,
            WayUpKind::WeighLoss => {}
            _ => stream.grade = way.to.unwrap_or(Grade::A).min(stream.grade),
        }
    }
    surer
}
