//! Chosen measures that act on the same ground, and which of two acts first.

use super::super::candidate::Candidate;
use super::super::chain::{Line, Role, Stage};
use super::super::plan::AccountPlan;
use super::{NOTHING_VND, Pass, Room};
use crate::catalogue::{EndUseIx, MeasureIx};
use crate::order::Order as _;
use crate::units::Vnd;

/// Another chosen measure on the same ground.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbour {
    pub measure: MeasureIx,
    /// End uses on which both act; empty where one only leaves less waste to the other.
    pub ground: Vec<EndUseIx>,
    pub order: Option<Order>,
    /// Both are training, teams or meters on one end use: the strongest counts in full, the
    /// others at half (Method §4.11).
    pub both_general: bool,
    /// How much more this measure would save a year without the neighbour.
    pub takes: Vnd,
    /// How much more the neighbour would save a year without this measure.
    pub gives_up: Vnd,
}

impl Neighbour {
    /// This measure saves noticeably less because of the neighbour.
    pub fn takes_something(&self) -> bool {
        self.takes.0 >= NOTHING_VND
    }

    /// The neighbour uses more, so there is more to save.
    pub fn helps(&self) -> bool {
        self.takes.0 <= -NOTHING_VND
    }

    /// The neighbour saves noticeably less because of this measure.
    pub fn gives_something(&self) -> bool {
        self.gives_up.0 >= NOTHING_VND
    }
}

/// Which of two measures acts first, and by which rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    pub neighbour_first: bool,
    pub turn: Turn,
}

/// Rules of the sequence, Method §4.11.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Measures on a part come before those on the whole.
    PartFirst,
    /// Another supply is sized on what is left.
    SupplyLater,
    /// A lower price counts on the money that is left.
    PriceLast,
    /// Training, teams and meters come after the measures themselves.
    UmbrellaLater,
    /// What a measure saves by the way comes after the measures of that end use.
    SideEffectLater,
    /// Prevention comes first: stop, stop losses, control, better equipment, other supply.
    PreventionFirst,
    /// Both are of one kind: the order of the catalogue.
    Listed,
}

/// All chosen measures with which this one shares ground or money.
pub(super) fn neighbours(
    room: &Room,
    own: &Candidate,
    with: &Pass,
    without: &Pass,
) -> Vec<Neighbour> {
    let mut found: Vec<Neighbour> = Vec::new();
    for other in room.chosen(None, Some(own.ix)) {
        let Common { ground, order, both_general } = common(with, own.ix, other.ix);
        let rest: Vec<&Candidate> = room.chosen(Some(own.ix), Some(other.ix)).into_iter().collect();
        let takes = room.settle(&rest).money(own.ix) - with.money(own.ix);
        let gives_up = without.money(other.ix) - with.money(other.ix);
        if ground.is_empty() && takes.abs() < NOTHING_VND && gives_up.abs() < NOTHING_VND {
            continue;
        }
        let (takes, gives_up) = (Vnd(takes), Vnd(gives_up));
        let measure = other.ix;
        found.push(Neighbour { measure, ground, order, both_general, takes, gives_up });
    }
    let weight = |n: &Neighbour| n.takes.0.max(n.gives_up.0);
    found.order_by(|a, b| weight(b).total_cmp(&weight(a)));
    found
}

/// Where two members of a pass meet.
#[derive(Clone, Debug, Default)]
pub(super) struct Common {
    pub ground: Vec<EndUseIx>,
    /// Who acts first on the first of them.
    pub order: Option<Order>,
    pub both_general: bool,
}

pub(super) fn common(pass: &Pass, own: MeasureIx, other: MeasureIx) -> Common {
    let mut found = Common::default();
    for account in &pass.0.plan.accounts {
        for a in places(account, own) {
            for b in places(account, other).filter(|b| meet(&a, b)) {
                let end_use = narrower(&a, &b);
                if !found.ground.contains(&end_use) {
                    found.ground.push(end_use);
                }
                found.order = found.order.or_else(|| Some(sequence(&a, &b)));
                let general = [&a, &b].into_iter().all(|p| p.line.role == Role::Umbrella);
                found.both_general |= general && a.stage == b.stage && a.end_use == b.end_use;
            }
        }
    }
    found
}

/// VND a year that `other` saves where it meets `own`, before fees: enough to rank by.
pub(super) fn weight(room: &Room, pass: &Pass, own: MeasureIx, other: MeasureIx) -> f64 {
    let mut sum = 0.0;
    for account in &pass.0.plan.accounts {
        let worth = room.case.ground.get(account.id).map_or(0.0, |a| a.worth.money);
        for b in places(account, other) {
            if places(account, own).any(|a| meet(&a, &b)) {
                sum += b.line.taken * worth;
            }
        }
    }
    sum
}

/// One line with where it stands.
#[derive(Clone, Copy)]
struct Place<'a> {
    end_use: EndUseIx,
    stage: Stage,
    line: &'a Line,
}

fn places(account: &AccountPlan, measure: MeasureIx) -> impl Iterator<Item = Place<'_>> {
    let lines = account.chains.iter().flat_map(|c| {
        c.lines.iter().map(|line| Place { end_use: c.end_use, stage: c.stage, line })
    });
    lines.filter(move |p| p.line.measure == measure)
}

/// Two parts of one account leave each other alone; everything else acts on one remainder.
fn meet(a: &Place, b: &Place) -> bool {
    a.end_use == b.end_use || a.stage != b.stage
}

/// The end use to name: the part, where one of the two acts on a part only.
fn narrower(a: &Place, b: &Place) -> EndUseIx {
    if b.stage < a.stage { b.end_use } else { a.end_use }
}

fn sequence(own: &Place, other: &Place) -> Order {
    let turn = if own.stage != other.stage {
        match own.stage.max(other.stage) {
            Stage::Money => Turn::PriceLast,
            Stage::Supply => Turn::SupplyLater,
            Stage::Part | Stage::Total => Turn::PartFirst,
        }
    } else if own.line.role != other.line.role {
        match own.line.role.max(other.line.role) {
            Role::Own | Role::Umbrella => Turn::UmbrellaLater,
            Role::KnockOn | Role::Extra => Turn::SideEffectLater,
        }
    } else if own.line.order != other.line.order {
        Turn::PreventionFirst
    } else {
        Turn::Listed
    };
    let key = |p: &Place| (p.stage, p.line.role, p.line.order, p.line.measure);
    Order { neighbour_first: key(other) < key(own), turn }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_dong_is_the_least_that_is_said() {
        let of = |takes, gives| Neighbour {
            measure: MeasureIx(0),
            ground: Vec::new(),
            order: None,
            both_general: false,
            takes: Vnd(takes * NOTHING_VND),
            gives_up: Vnd(gives * NOTHING_VND),
        };
        let said = |takes, gives| {
            let found = of(takes, gives);
            (found.takes_something(), found.helps(), found.gives_something())
        };
        assert_eq!(said(0.99, 0.99), (false, false, false));
        assert_eq!(said(1.0, 1.0), (true, false, true));
        assert_eq!(said(-0.99, -5.0), (false, false, false));
        assert_eq!(said(-1.0, 0.0), (false, true, false));
    }
}
