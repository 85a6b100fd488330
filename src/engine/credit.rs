//! Credit for what is already done: what the measures answered "yes" already save this business.
//!
//! An estimate by the same engine: every such measure is opened as if nothing of it were done, on
//! today's use. Today's use is smaller than it would be without them, so the estimate is on the low
//! side. Never part of the headline.

use super::candidate::Candidate;
use super::classes::is_headline;
use super::evaluate::Case;
use super::{Class, Evaluation, MeasureAnswer};
use crate::assessment::Inputs;
use crate::catalogue::{Catalogue, MeasureIx, Triangle};
use crate::order::Order as _;
use crate::units::Vnd;

/// What is done, and about what it saves.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Credit {
    /// Measures answered "yes" (or seen among the equipment).
    pub count: usize,
    /// Saved a year by all of them together, under the same caps as the package.
    pub together: Vnd,
    /// Each alone, the largest first; only those that save money and would enter the headline.
    pub measures: Vec<(MeasureIx, Vnd)>,
}

/// Estimates what is already done.
pub fn credit(cat: &Catalogue, inputs: &Inputs, eval: &Evaluation) -> Credit {
    let Some(case) = Case::new(cat, inputs) else { return Credit::default() };
    let done = |ix: MeasureIx| {
        eval.measures
            .iter()
            .any(|m| m.measure == ix && m.class == Class::Done && m.answer == MeasureAnswer::Yes)
    };
    let mut open: Vec<Candidate> = case.candidates.iter().filter(|c| done(c.ix)).cloned().collect();
    for candidate in &mut open {
        candidate.opening.answer = MeasureAnswer::No;
        candidate.opening.opportunity = Triangle { low: 1.0, mode: 1.0, high: 1.0 };
    }
    // Only what would enter the headline: a study item is no firmer because it is done.
    let alone = |c: &Candidate| {
        let result = case.one_alone(c);
        is_headline(result.class).then_some(result.alone.money)
    };
    let mut saving: Vec<(&Candidate, Vnd)> = open
        .iter()
        .filter_map(|c| Some((c, alone(c)?)))
        .filter(|(_, money)| money.0 > 0.0)
        .collect();
    // Stable: equal sums keep the order of the catalogue.
    saving.order_by(|a, b| b.1.0.total_cmp(&a.1.0));
    let set: Vec<&Candidate> = saving.iter().map(|(c, _)| *c).collect();
    let together = case.settle_set(&set);
    Credit {
        count: open.len(),
        together: (0..set.len()).map(|slot| together.ledger(slot).money).sum(),
        measures: saving.iter().map(|(c, money)| (c.ix, *money)).collect(),
    }
}
