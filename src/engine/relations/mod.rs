//! How measures stand to each other: what one takes from another and why, which limit was reached,
//! which alternative was kept and by which rule (Method §4.11–4.13, §4.16). As data; the words are
//! the screen's.
//!
//! Architecture invariant: every figure comes from the same pass as the package, run once more with
//! a measure left out or put in.

mod choice;
mod sharing;
mod together;

pub use choice::{Choice, ChoiceRule};
pub use sharing::{Neighbour, Order, Turn};
pub use together::{CommonGround, Reduced, Together, together};

use super::candidate::Candidate;
use super::chain::{Chain, Role};
use super::evaluate::Case;
use super::plan::AccountPlan;
use super::settle::{Settled, central_loss};
use super::{Evaluation, MeasureResult};
use crate::assessment::Inputs;
use crate::catalogue::{Catalogue, EndUseIx, KnockOnKind, MeasureIx};
use crate::units::Vnd;

/// Sums below half a dong a year are the noise of adding in another order.
const NOTHING_VND: f64 = 0.5;

/// One measure among the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    pub measure: MeasureIx,
    /// Net money a year as the only measure.
    pub alone: Vnd,
    /// The same beside the chosen measures; with itself, where it is not one of them.
    pub together: Vnd,
    /// How much more all chosen measures save with it than without it.
    pub adds: Vnd,
    /// Chosen measures that act on the same ground, the one that takes most first.
    pub neighbours: Vec<Neighbour>,
    pub limits: Vec<Limit>,
    /// Where it belongs to a group of which one is kept.
    pub choice: Option<Choice>,
    pub knock_ons: Vec<SideEffect>,
}

impl Relation {
    /// Together with the others it saves noticeably less than alone.
    pub fn is_reduced(&self) -> bool {
        self.alone.0 - self.together.0 >= NOTHING_VND
    }

    /// The chosen measures gain less from it than it saves alone.
    pub fn adds_less(&self) -> bool {
        self.alone.0 - self.adds.0 >= NOTHING_VND
    }
}

/// A limit that holds back a measure (Method §4.13).
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    pub end_use: EndUseIx,
    pub kind: LimitKind,
    /// The other chosen measures under it.
    pub with: Vec<MeasureIx>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LimitKind {
    /// All measures of an end use together save at most this share of it.
    Cap(f64),
    /// All measures on one material save at most `most` of the share `loss` that is lost.
    Loss { most: f64, loss: f64 },
}

/// What a measure does elsewhere by the way (Method §4.12).
#[derive(Clone, Debug, PartialEq)]
pub struct SideEffect {
    pub end_use: EndUseIx,
    pub kind: KnockOnKind,
    /// VND a year, negative for extra use; `None`: not calculated, or nothing to act on here.
    pub worth: Option<Vnd>,
}

/// The chosen set and passes over it, for questions about its members.
struct Room<'a> {
    case: Case<'a>,
    evaluation: &'a Evaluation,
}

impl<'a> Room<'a> {
    fn new(cat: &'a Catalogue, inputs: &'a Inputs, evaluation: &'a Evaluation) -> Option<Self> {
        Some(Self { case: Case::again(cat, inputs, evaluation)?, evaluation })
    }

    fn candidate(&self, measure: MeasureIx) -> Option<&Candidate<'a>> {
        self.case.candidates.iter().find(|c| c.ix == measure)
    }

    fn result(&self, measure: MeasureIx) -> Option<&MeasureResult> {
        self.evaluation.measures.iter().find(|m| m.measure == measure)
    }

    /// The chosen measures with or without one of them, in file order.
    fn chosen(&self, with: Option<MeasureIx>, without: Option<MeasureIx>) -> Vec<&Candidate<'a>> {
        let member = |c: &&Candidate| {
            let selected = self.result(c.ix).is_some_and(|m| m.selected);
            (selected || with == Some(c.ix)) && without != Some(c.ix)
        };
        self.case.candidates.iter().filter(member).collect()
    }

    fn settle(&self, set: &[&Candidate]) -> Pass {
        Pass(self.case.settle_set(set))
    }
}

/// A settled set, asked by measure.
struct Pass(Settled);

impl Pass {
    fn slot(&self, measure: MeasureIx) -> Option<usize> {
        self.0.plan.members.iter().position(|m| m.measure == measure)
    }

    fn money(&self, measure: MeasureIx) -> f64 {
        self.slot(measure).map_or(0.0, |slot| self.0.ledger(slot).money.0)
    }
}

/// Everything that links a measure to the others; `None` where it does not apply or is not open.
pub fn relation(
    cat: &Catalogue,
    inputs: &Inputs,
    evaluation: &Evaluation,
    measure: MeasureIx,
) -> Option<Relation> {
    let room = Room::new(cat, inputs, evaluation)?;
    let (own, result) = (room.candidate(measure)?, room.result(measure)?);
    if !own.opening.is_open() {
        return None;
    }
    let with = room.settle(&room.chosen(Some(measure), None));
    let without = room.settle(&room.chosen(None, Some(measure)));
    Some(Relation {
        measure,
        alone: result.alone.money,
        together: Vnd(with.money(measure)),
        adds: Vnd(with.0.total.money.0 - without.0.total.money.0),
        neighbours: sharing::neighbours(&room, own, &with, &without),
        limits: limits(&room, measure, &with),
        choice: choice::choice(&room, own),
        knock_ons: side_effects(cat, own, result),
    })
}

fn limits(room: &Room, measure: MeasureIx, pass: &Pass) -> Vec<Limit> {
    let Some(slot) = pass.slot(measure) else { return Vec::new() };
    let others = |chains: &[&Chain]| {
        let mut found: Vec<MeasureIx> = Vec::new();
        for line in chains.iter().flat_map(|c| &c.lines).filter(|l| l.role != Role::Extra) {
            if line.measure != measure && !found.contains(&line.measure) {
                found.push(line.measure);
            }
        }
        found
    };
    let mut found: Vec<Limit> = Vec::new();
    for account in &pass.0.plan.accounts {
        let own = |c: &&Chain| c.lines.iter().any(|l| l.slot == slot && l.role != Role::Extra);
        for chain in account.chains.iter().filter(own).filter(|c| c.is_capped()) {
            let same = |l: &Limit| l.end_use == chain.end_use;
            if !found.iter().any(same) {
                let (end_use, kind) = (chain.end_use, LimitKind::Cap(chain.cap));
                found.push(Limit { end_use, kind, with: others(&[chain]) });
            }
        }
        if let Some((chain, kind)) = loss_limit(room, account, slot) {
            let limited: Vec<&Chain> = account.limited_chains().collect();
            found.push(Limit { end_use: chain.end_use, kind, with: others(&limited) });
        }
    }
    found
}

/// The limit on one material, where it holds this measure back.
fn loss_limit<'a>(
    room: &Room,
    account: &'a AccountPlan,
    slot: usize,
) -> Option<(&'a Chain, LimitKind)> {
    let most = account.limit.filter(|_| account.is_limited)?;
    let under = |c: &&Chain| c.lines.iter().any(|l| l.slot == slot && l.is_limited());
    let chain = account.limited_chains().find(under)?;
    Some((chain, LimitKind::Loss { most, loss: central_loss(&room.case.ground, account.id) }))
}

fn side_effects(cat: &Catalogue, own: &Candidate, result: &MeasureResult) -> Vec<SideEffect> {
    let worth = |end_use: EndUseIx| {
        let here = result.contributions.iter().filter(|c| c.knock_on && c.end_use == end_use);
        let sum: f64 = here.map(|c| c.quantity * c.value_per_unit).sum();
        (sum.abs() >= NOTHING_VND).then_some(Vnd(sum))
    };
    let known = own.measure.knock_ons.iter().filter(|k| cat.end_use(k.end_use).is_some());
    known
        .map(|k| SideEffect { end_use: k.end_use, kind: k.kind, worth: worth(k.end_use) })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn less_than_alone_is_said_from_a_sum_that_shows() {
        let relation = |together, adds| Relation {
            measure: MeasureIx(0),
            alone: Vnd(10.0 * NOTHING_VND),
            together: Vnd(together * NOTHING_VND),
            adds: Vnd(adds * NOTHING_VND),
            neighbours: Vec::new(),
            limits: Vec::new(),
            choice: None,
            knock_ons: Vec::new(),
        };
        let said = |together, adds| {
            let relation = relation(together, adds);
            (relation.is_reduced(), relation.adds_less())
        };
        assert_eq!(said(10.0, 10.0), (false, false));
        assert_eq!(said(9.5, 9.5), (false, false));
        assert_eq!(said(9.0, 10.0), (true, false));
        assert_eq!(said(10.0, 9.0), (false, true));
    }
}
