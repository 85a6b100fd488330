//! Which measure of an exclusive group is kept, and the rule that decided.

use super::super::alternatives::{self, competes};
use super::super::candidate::Candidate;
use super::super::classes::is_headline;
use super::Room;
use crate::catalogue::MeasureIx;
use crate::engine::MeasureResult;

/// A group of alternatives as it was settled.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub kept: MeasureIx,
    /// The others that were open, each with the rule by which it lost.
    pub others: Vec<(MeasureIx, ChoiceRule)>,
}

/// Rules of Method §4.11, in the order in which they are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChoiceRule {
    /// May be counted at once; the other is to be looked at more closely or does not pay.
    Headline,
    /// Is to be looked at more closely; the other does not pay.
    Study,
    /// Saves more money a year.
    Saving,
    /// Leaves more after its cost.
    Npv,
    /// Stands first in the catalogue.
    Listed,
}

pub(super) fn choice(room: &Room, own: &Candidate) -> Option<Choice> {
    let group = own.measure.exclusive_group.as_deref()?;
    // Classes as before the group was settled.
    let before: Vec<MeasureResult> = room
        .case
        .candidates
        .iter()
        .filter(|c| c.measure.exclusive_group.as_deref() == Some(group))
        .map(|c| room.case.one_alone(c))
        .filter(|r| competes(r.class))
        .collect();
    let recorded = room.result(own.ix)?;
    let kept = recorded.kept_instead.unwrap_or(own.ix);
    let winner = before.iter().find(|r| r.measure == kept)?;
    let others: Vec<(MeasureIx, ChoiceRule)> = before
        .iter()
        .filter(|r| r.measure != kept)
        .map(|r| (r.measure, rule(winner, r, room)))
        .collect();
    (!others.is_empty()).then_some(Choice { kept, others })
}

fn rule(kept: &MeasureResult, other: &MeasureResult, room: &Room) -> ChoiceRule {
    let rates = room.case.rates;
    if alternatives::rank(kept) != alternatives::rank(other) {
        let headline = is_headline(kept.class);
        return if headline { ChoiceRule::Headline } else { ChoiceRule::Study };
    }
    if kept.alone.money != other.alone.money {
        ChoiceRule::Saving
    } else if alternatives::npv_alone(kept, rates) != alternatives::npv_alone(other, rates) {
        ChoiceRule::Npv
    } else {
        ChoiceRule::Listed
    }
}
