//! What may be shown of a group (Method §4.22). A figure leaves this room as a [`Cell`] and in no
//! other way: [`Shown`] can only be made here.
//!
//! # Rules
//! 1. **Number.** A shown figure rests on at least `min_businesses` businesses.
//! 2. **Dominance.** None of them is more than `max_share` of it; of a count neither one business
//!    alone nor all but one may make it.
//! 3. **No subtraction.** Whoever adds and subtracts shown figures, of one table or of several, with
//!    whatever factors, either learns nothing new or something that rests on at least
//!    `min_businesses` businesses; a figure hidden for dominance cannot be put together either. The
//!    proof is [`teams`]; what it would not cover is hidden, the smallest class of a table first.
//!
//! # Not covered
//! What is common to all of a class (all of five have no bags), guesses with outside knowledge,
//! collusion of participants who tell each other their own figures, sums of several hidden cells of
//! different tables that one business dominates, and the few digits that quantiles of a large class
//! give away. Figures published at two times are kept apart by [`release`](super::release).

mod frame;
mod teams;
#[cfg(test)]
mod tests;

pub(super) use frame::{Classes, Frame, Variable};

use crate::catalogue::CohortRules;

/// Limits of the rules.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rules {
    pub min: usize,
    /// 0–1.
    pub max_share: f64,
}

impl Rules {
    pub fn new(rules: &CohortRules) -> Self {
        Self { min: usize::from(rules.min_businesses), max_share: rules.max_share }
    }

    /// Whether one of these makes too much of their sum.
    pub fn dominated(self, weights: impl Iterator<Item = f64>) -> bool {
        let (mut sum, mut largest) = (0.0, 0.0);
        for weight in weights {
            sum += weight.abs();
            largest = f64::max(largest, weight.abs());
        }
        // A hair of tolerance: three of three tenths are not more than one of one.
        largest > self.max_share * sum * (1.0 + 1e-12)
    }
}

/// Why a figure is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// Nobody has it.
    NoData,
    /// Fewer businesses than the rule asks for.
    Few,
    /// One business is nearly all of it.
    Dominated,
    /// Others could be worked out from it.
    Subtraction,
}

/// A figure that may be shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shown {
    value: f64,
    n: usize,
}

/// A figure of a group, or why it stays hidden.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell {
    Shown(Shown),
    Hidden(Hidden),
}

impl Cell {
    pub fn value(&self) -> Option<f64> {
        match self {
            Self::Shown(shown) => Some(shown.value),
            Self::Hidden(_) => None,
        }
    }

    /// Businesses behind it.
    pub fn n(&self) -> Option<usize> {
        match self {
            Self::Shown(shown) => Some(shown.n),
            Self::Hidden(_) => None,
        }
    }

    pub fn hidden(&self) -> Option<Hidden> {
        match self {
            Self::Shown(_) => None,
            Self::Hidden(why) => Some(*why),
        }
    }
}

/// Hands raised, of so many people: rules 1 and 2 of a count, as for businesses.
pub(super) fn hands_cell(rules: Rules, hands: usize, of: usize) -> Cell {
    let alone = |n: usize| rules.dominated(std::iter::repeat_n(1.0, n.min(MANY)));
    match of {
        0 => Cell::Hidden(Hidden::NoData),
        n if n < rules.min => Cell::Hidden(Hidden::Few),
        n if alone(hands) || alone(n.saturating_sub(hands)) => Cell::Hidden(Hidden::Dominated),
        n => Cell::Shown(Shown { value: hands as f64, n }),
    }
}

/// One of so many is never too much of them.
const MANY: usize = 100;

/// How many businesses are somewhere: none at all is no secret, a few are.
pub(super) fn count_cell(rules: Rules, n: usize) -> Cell {
    if n > 0 && n < rules.min {
        return Cell::Hidden(Hidden::Few);
    }
    Cell::Shown(Shown { value: n as f64, n })
}
