//! Measures that exclude each other: one is kept (Method §4.11).

use super::classes::is_headline;
use super::finance::{Rates, npv};
use super::{Class, MeasureResult};
use crate::catalogue::{Catalogue, MeasureIx};
use std::cmp::Ordering;

/// Turns every member of an exclusive group but the best into an alternative of it.
pub(super) fn settle(cat: &Catalogue, measures: &mut [MeasureResult], rates: Rates) {
    let group_of = |ix: MeasureIx| {
        cat.measures.get(usize::from(ix.0)).and_then(|m| m.exclusive_group.as_deref())
    };
    let mut best: Vec<(&str, MeasureIx)> = Vec::new();
    for result in measures.iter().filter(|r| competes(r.class)) {
        let Some(group) = group_of(result.measure) else { continue };
        match best.iter_mut().find(|(name, _)| *name == group) {
            None => best.push((group, result.measure)),
            Some((_, kept)) => {
                let holder = measures.iter().find(|r| r.measure == *kept);
                if holder.is_some_and(|h| compare(result, h, rates) == Ordering::Greater) {
                    *kept = result.measure;
                }
            }
        }
    }
    for result in measures.iter_mut().filter(|r| competes(r.class)) {
        let Some(group) = group_of(result.measure) else { continue };
        let kept = best.iter().find(|(name, _)| *name == group).map(|(_, ix)| *ix);
        if kept != Some(result.measure) {
            result.class = Class::Alternative;
            result.kept_instead = kept;
        }
    }
}

/// Done and unasked measures take no part.
pub(super) fn competes(class: Class) -> bool {
    !matches!(class, Class::Done | Class::Hint | Class::Alternative)
}

/// Headline before study before not now; then money alone; then NPV alone. Equal: the first in
/// the file is kept.
fn compare(a: &MeasureResult, b: &MeasureResult, rates: Rates) -> Ordering {
    rank(a)
        .cmp(&rank(b))
        .then(a.alone.money.0.total_cmp(&b.alone.money.0))
        .then(npv_alone(a, rates).total_cmp(&npv_alone(b, rates)))
}

/// Place of a class in the comparison.
pub(super) fn rank(result: &MeasureResult) -> u8 {
    match result.class {
        class if is_headline(class) => 2,
        Class::Study => 1,
        _ => 0,
    }
}

/// NPV alone; an empty capital counts as 0 here.
pub(super) fn npv_alone(result: &MeasureResult, rates: Rates) -> f64 {
    let saving = [(result.alone.money.0, result.lifetime.0)];
    npv(result.finance.capital.map_or(0.0, |c| c.0), &saving, rates.discount)
}
