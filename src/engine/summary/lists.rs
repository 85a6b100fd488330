//! Measures in the lists an owner reads, each in the order of Method §4.17.

use crate::catalogue::{Catalogue, Effort};
use crate::engine::{Class, Evaluation, MeasureAnswer, MeasureResult};
use crate::order::Order as _;
use crate::units::Vnd;
use std::cmp::Ordering;

/// Positions in [`Evaluation::measures`], list by list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lists {
    pub now: Vec<usize>,
    pub plan: Vec<usize>,
    pub health: Vec<usize>,
    pub look_closer: Vec<usize>,
    pub done: Vec<usize>,
    pub hints: Vec<usize>,
    pub not_now: Vec<usize>,
    pub alternatives: Vec<usize>,
}

/// The line under the lists.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PackageSum {
    pub count: usize,
    /// Saved a year when all are done together.
    pub together: Vnd,
    /// The same measures, each counted as if it were the only one.
    pub one_by_one: Vnd,
    /// Together is noticeably less: part of it would be counted twice.
    pub overlap: bool,
    /// Study items on top.
    pub further: Vnd,
}

/// Every measure that says something, in its list; "does not apply" is in none.
///
/// The order rests on the saving *alone*, so that a row keeps its place while switches are moved.
pub fn lists(catalogue: &Catalogue, evaluation: &Evaluation) -> Lists {
    let mut lists = Lists::default();
    for (at, measure) in evaluation.measures.iter().enumerate() {
        let list = match measure.class {
            Class::QuickWin => &mut lists.now,
            Class::Plan => &mut lists.plan,
            Class::Health => &mut lists.health,
            Class::Study => &mut lists.look_closer,
            Class::NotNow => &mut lists.not_now,
            Class::Hint => &mut lists.hints,
            Class::Alternative => &mut lists.alternatives,
            Class::Done if measure.answer == MeasureAnswer::NotRelevant => continue,
            Class::Done => &mut lists.done,
        };
        list.push(at);
    }
    let by_worth = [
        &mut lists.now,
        &mut lists.plan,
        &mut lists.health,
        &mut lists.look_closer,
        &mut lists.not_now,
        &mut lists.alternatives,
    ];
    for list in by_worth {
        sort(list, evaluation, |a, b| worth(catalogue, a, b));
    }
    sort(&mut lists.hints, evaluation, |a, b| b.hint_weight.total_cmp(&a.hint_weight));
    lists
}

/// The total of the chosen measures beside the sum of each alone.
pub fn package_sum(evaluation: &Evaluation) -> PackageSum {
    let package = &evaluation.package;
    let (together, one_by_one) = (package.ledgers.money, package.alone_money);
    PackageSum {
        count: package.count,
        together,
        one_by_one,
        overlap: (one_by_one - together).share_of(one_by_one) >= 0.0005,
        further: package.further_potential,
    }
}

fn sort(
    list: &mut [usize],
    evaluation: &Evaluation,
    order: impl Fn(&MeasureResult, &MeasureResult) -> Ordering,
) {
    list.order_by(|a, b| match (evaluation.measures.get(*a), evaluation.measures.get(*b)) {
        (Some(a), Some(b)) => order(a, b),
        _ => Ordering::Equal,
    });
}

/// Net saving, then CO2e, then the smaller effort (Method §4.17).
fn worth(catalogue: &Catalogue, a: &MeasureResult, b: &MeasureResult) -> Ordering {
    let effort = |m: &MeasureResult| {
        catalogue.measures.get(usize::from(m.measure.0)).map_or(Effort::High, |m| m.effort)
    };
    b.alone
        .money
        .0
        .total_cmp(&a.alone.money.0)
        .then_with(|| b.alone.co2e.0.total_cmp(&a.alone.co2e.0))
        .then_with(|| effort(a).cmp(&effort(b)))
}
