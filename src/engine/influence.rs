//! What one more answer is worth: how far it would move the result, or how much it would narrow
//! the range.
//!
//! Both are measured alike, as the standard deviation (VND a year) that knowing the answer takes
//! out of the yearly saving, so that one list can hold them:
//!
//! - a practice that is not known leaves its opportunity o at the triangle of "don't know" (Method
//!   §4.9). What hangs on the question is the saving S of its measures if nothing of them were done,
//!   hence `S × sd(o)`, with `sd² = (a² + b² + c² − ab − ac − bc) / 18` for a triangle (a, b, c);
//! - a figure that could be known better widens the range (Method §4.14). The range is computed
//!   again with the better grade and the same random numbers; widths w before and after give
//!   `√(w² − w'²) / 2.563`, since P10 and P90 of a normal spread lie 2.563 standard deviations apart.
//!
//! Variances of what is independent add up; that is why the second line subtracts squares. What is
//! answered has no influence, and no influence is negative.

mod inputs;
mod questions;

pub use inputs::{InputInfluence, surer};
pub use questions::{QuestionInfluence, if_not_done, questions};

use super::{Draws, Evaluation, Percentiles};
use crate::assessment::Inputs;
use crate::catalogue::Catalogue;
use crate::order::Order as _;
use crate::units::Vnd;
use inputs::Trial;

/// One answer that would make the result surer.
#[derive(Clone, Debug, PartialEq)]
pub enum Influence {
    Question(QuestionInfluence),
    Input(InputInfluence),
}

impl Influence {
    /// Id of the question, of the measure whose own question it is, or of the input.
    pub fn id(&self) -> &str {
        match self {
            Self::Question(question) => &question.id,
            Self::Input(input) => &input.input,
        }
    }

    /// Standard deviation that the answer takes out of the headline, VND a year.
    pub fn value(&self) -> Vnd {
        match self {
            Self::Question(question) => question.headline,
            Self::Input(input) => input.value,
        }
    }
}

/// The work behind the list: resumable like [`Draws`], because every range is drawn anew.
#[derive(Clone, Debug)]
pub struct Influences {
    questions: Vec<QuestionInfluence>,
    before: Draws,
    trials: Vec<Trial>,
}

impl Influences {
    /// Prepares the list for an evaluation; `draws` for each range that is compared.
    pub fn new(cat: &Catalogue, inputs: &Inputs, eval: &Evaluation, draws: usize) -> Self {
        Self {
            questions: questions(cat, inputs),
            before: Draws::new(cat, inputs, eval, draws),
            trials: inputs::trials(cat, inputs, eval, draws),
        }
    }

    /// Up to `count` more draws; true when all are done.
    pub fn advance(&mut self, count: usize) -> bool {
        if !self.before.advance(count) {
            return false;
        }
        // One trial at a time, so that a slice stays a slice.
        match self.trials.iter_mut().find(|t| !t.done) {
            Some(trial) => {
                trial.done = trial.draws.advance(count);
                self.trials.iter().all(|t| t.done)
            }
            None => true,
        }
    }

    /// Every answer with some influence on the headline or on what is to be looked at closer, the
    /// most valuable first.
    pub fn finish(self) -> Vec<Influence> {
        let before: Percentiles = self.before.finish().money;
        let inputs = self.trials.into_iter().map(|t| Influence::Input(t.finish(before)));
        let mut all: Vec<Influence> =
            self.questions.into_iter().map(Influence::Question).chain(inputs).collect();
        all.retain(|i| i.value().0 > 0.0 || matches!(i, Influence::Question(_)));
        // Stable: ties keep the order of the questions, then of the ways up.
        all.order_by(|a, b| b.value().0.total_cmp(&a.value().0));
        all
    }
}

/// The whole list in one go.
pub fn influences(
    cat: &Catalogue,
    inputs: &Inputs,
    eval: &Evaluation,
    draws: usize,
) -> Vec<Influence> {
    let mut work = Influences::new(cat, inputs, eval, draws);
    while !work.advance(draws) {}
    work.finish()
}
