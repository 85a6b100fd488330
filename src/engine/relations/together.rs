//! Why all chosen measures together save less than the sum of each alone.

use super::sharing::{common, weight};
use super::{NOTHING_VND, Pass, Room};
use crate::assessment::Inputs;
use crate::catalogue::{Catalogue, EndUseIx, MeasureIx};
use crate::engine::Evaluation;
use crate::engine::candidate::Candidate;
use crate::engine::settle::contributions;
use crate::order::Order as _;
use crate::units::Vnd;

/// The chosen set as a sum and as a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Together {
    /// Each as if it were the only one, VND a year.
    pub one_by_one: Vnd,
    pub together: Vnd,
    /// Where the difference arises, the largest part first.
    pub grounds: Vec<CommonGround>,
    /// Members that save less than alone.
    pub reduced: Vec<Reduced>,
}

/// A member that finds less than the whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Reduced {
    pub measure: MeasureIx,
    /// What acts before it on the same ground, the one that saves most there first.
    pub after: Vec<MeasureIx>,
    /// Part of what it saves alone that is counted elsewhere, 0–1.
    pub part: f64,
}

/// Below this part a list says nothing; the page of the measure does.
const WORTH_A_WORD: f64 = 0.01;

impl Reduced {
    /// Large enough to be said in a list.
    pub fn is_noticeable(&self) -> bool {
        self.part >= WORTH_A_WORD
    }
}

impl Together {
    /// The member, where it saves less than alone.
    pub fn reduced(&self, measure: MeasureIx) -> Option<&Reduced> {
        self.reduced.iter().find(|r| r.measure == measure)
    }
}

/// An end use that several chosen measures save.
#[derive(Clone, Debug, PartialEq)]
pub struct CommonGround {
    pub end_use: EndUseIx,
    /// Would be counted twice there, VND a year.
    pub twice: Vnd,
    /// In the order in which they act.
    pub measures: Vec<MeasureIx>,
}

/// Looks for the end uses on which chosen measures meet.
pub fn together(cat: &Catalogue, inputs: &Inputs, evaluation: &Evaluation) -> Together {
    let package = &evaluation.package;
    let (one_by_one, together) = (package.alone_money, package.ledgers.money);
    let sum = Together { one_by_one, together, ..Together::default() };
    let Some(room) = Room::new(cat, inputs, evaluation) else { return sum };
    let set = room.chosen(None, None);
    let all = room.settle(&set);
    Together { grounds: grounds(&room, &set, &all), reduced: reduced(&room, &set, &all), ..sum }
}

fn reduced(room: &Room, set: &[&Candidate], all: &Pass) -> Vec<Reduced> {
    let mut found = Vec::new();
    for own in set {
        let alone = room.result(own.ix).map_or(0.0, |r| r.alone.money.0);
        if alone - all.money(own.ix) < NOTHING_VND {
            continue;
        }
        let first = |other: &&&Candidate| {
            other.ix != own.ix
                && common(all, own.ix, other.ix).order.is_some_and(|o| o.neighbour_first)
        };
        let mut after: Vec<MeasureIx> = set.iter().filter(first).map(|c| c.ix).collect();
        let amount = |ix: &MeasureIx| weight(room, all, own.ix, *ix);
        // What saves no money there takes none away.
        after.retain(|ix| amount(ix) >= NOTHING_VND);
        after.order_by(|a, b| amount(b).total_cmp(&amount(a)));
        let part = 1.0 - all.money(own.ix) / alone;
        found.push(Reduced { measure: own.ix, after, part });
    }
    found
}

fn grounds(room: &Room, set: &[&Candidate], all: &Pass) -> Vec<CommonGround> {
    let mut found: Vec<CommonGround> = Vec::new();
    for candidate in set {
        let mut less = by_end_use(room, &room.settle(&[*candidate]), candidate.ix);
        for (end_use, together) in by_end_use(room, all, candidate.ix) {
            if let Some((_, alone)) = less.iter_mut().find(|(e, _)| *e == end_use) {
                *alone -= together;
            }
        }
        for (end_use, vnd) in less.into_iter().filter(|(_, vnd)| *vnd >= NOTHING_VND) {
            match found.iter_mut().find(|g| g.end_use == end_use) {
                Some(ground) => ground.twice.0 += vnd,
                None => {
                    found.push(CommonGround { end_use, twice: Vnd(vnd), measures: Vec::new() });
                }
            }
            let partners = set.iter().filter(|o| o.ix != candidate.ix).filter(|other| {
                let found = common(all, candidate.ix, other.ix);
                let first = found.order.is_some_and(|o| o.neighbour_first);
                first && meets(room, &found.ground, end_use)
            });
            let members: Vec<MeasureIx> = partners.map(|c| c.ix).chain([candidate.ix]).collect();
            if let Some(ground) = found.iter_mut().find(|g| g.end_use == end_use) {
                for member in members {
                    if !ground.measures.contains(&member) {
                        ground.measures.push(member);
                    }
                }
            }
        }
    }
    found.retain(|g| g.measures.len() > 1);
    found.order_by(|a, b| b.twice.0.total_cmp(&a.twice.0));
    found
}

/// What acts on the whole of a stream also meets what acts on a part of it.
fn meets(room: &Room, shared: &[EndUseIx], end_use: EndUseIx) -> bool {
    let family = |ix: EndUseIx| room.case.cat.end_use(ix).map(|e| e.family);
    shared.iter().any(|e| *e == end_use || family(*e) == family(end_use))
}

/// Money of one member by end use, VND a year.
fn by_end_use(room: &Room, pass: &Pass, measure: MeasureIx) -> Vec<(EndUseIx, f64)> {
    let Some(slot) = pass.slot(measure) else { return Vec::new() };
    let mut sums: Vec<(EndUseIx, f64)> = Vec::new();
    for c in contributions(&pass.0, slot, &room.case.ground, &room.case.base) {
        let vnd = c.quantity * c.value_per_unit;
        match sums.iter_mut().find(|(e, _)| *e == c.end_use) {
            Some((_, sum)) => *sum += vnd,
            None => sums.push((c.end_use, vnd)),
        }
    }
    sums
}
