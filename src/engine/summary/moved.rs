//! What a replaced number changed, told by the first figure that moved.

use super::{LedgerUnit, Reach, TargetLine, targets, yardsticks};
use crate::assessment::Inputs;
use crate::catalogue::{Catalogue, Grade};
use crate::engine::{Evaluation, range};

/// A figure before and after.
pub type Step<T> = (T, T);

/// An assessment as it is computed.
#[derive(Clone, Copy, Debug)]
pub struct Stand<'a> {
    pub catalogue: &'a Catalogue,
    pub inputs: &'a Inputs,
    pub evaluation: &'a Evaluation,
}

/// The first figure that moved, in the order in which they matter to the owner.
#[derive(Clone, Debug, PartialEq)]
pub enum Moved {
    /// Saved a year by the chosen measures: VND, TOE or kg CO2e.
    Saved(LedgerUnit, Step<f64>),
    /// VND of all chosen measures.
    Capital(Step<f64>),
    /// Net present value of all chosen measures, VND.
    Worth(Step<f64>),
    /// VND a year likely to be saved within a year.
    Likely(Step<f64>),
    /// VND a year paid for what becomes no product.
    Lost(Step<f64>),
    /// So many measures stand in another class or order of urgency.
    Classes(usize),
    /// Confidence of the whole result.
    Grade(Step<Grade>),
    /// Maturity, 0–100, or its level.
    Maturity(Step<f64>),
    /// The goal of this year: its lower end, %, and how the result stands to it.
    Goal { year: u16, low: Step<f64>, reach: Step<Reach> },
    /// So many yardsticks of the trade.
    Yardsticks(usize),
    /// Likely low and high of the money saved, VND a year.
    Range { before: Step<f64>, now: Step<f64> },
}

/// Less than this share of a figure changes no sentence.
const NOTHING: f64 = 1e-6;

fn differs((before, now): Step<f64>) -> bool {
    (now - before).abs() > before.abs() * NOTHING
}

/// What moved; `None` when all of it stayed.
pub fn moved(before: Stand, now: Stand) -> Option<Moved> {
    of_package(before.evaluation, now.evaluation)
        .or_else(|| of_measures(before.evaluation, now.evaluation))
        .or_else(|| goal(before, now))
        .or_else(|| compared(before, now))
        .or_else(|| spread(before, now))
}

fn of_package(before: &Evaluation, now: &Evaluation) -> Option<Moved> {
    let (a, b) = (&before.package, &now.package);
    let vnd = |money: Option<crate::units::Vnd>| money.map_or(0.0, |money| money.0);
    let all = [
        Moved::Saved(LedgerUnit::Vnd, (a.ledgers.money.0, b.ledgers.money.0)),
        Moved::Saved(LedgerUnit::Toe, (a.ledgers.energy.0, b.ledgers.energy.0)),
        Moved::Saved(LedgerUnit::KgCo2e, (a.ledgers.co2e.0, b.ledgers.co2e.0)),
        Moved::Capital((vnd(a.finance.capital), vnd(b.finance.capital))),
        Moved::Worth((vnd(a.finance.npv), vnd(b.finance.npv))),
        Moved::Likely((a.likely_within_a_year.0, b.likely_within_a_year.0)),
        Moved::Lost((before.losses.total.0, now.losses.total.0)),
    ];
    all.into_iter().find(|moved| match moved {
        Moved::Saved(_, step)
        | Moved::Capital(step)
        | Moved::Worth(step)
        | Moved::Likely(step)
        | Moved::Lost(step) => differs(*step),
        _ => false,
    })
}

fn of_measures(before: &Evaluation, now: &Evaluation) -> Option<Moved> {
    let pairs = before.measures.iter().zip(&now.measures);
    let other = pairs.filter(|(a, b)| a.class != b.class).count();
    if other > 0 {
        return Some(Moved::Classes(other));
    }
    let grades = (before.confidence.grade, now.confidence.grade);
    if grades.0 != grades.1 {
        return Some(Moved::Grade(grades));
    }
    let score = |e: &Evaluation| e.scores.overall.as_ref().map_or(0.0, |score| score.value);
    let scores = (score(before), score(now));
    (differs(scores) || before.scores.level != now.scores.level).then_some(Moved::Maturity(scores))
}

fn goal(before: Stand, now: Stand) -> Option<Moved> {
    let line = |at: Stand| -> Option<Vec<TargetLine>> {
        let found = targets(at.catalogue, at.evaluation, None)?;
        // The goal of the year first, then the others.
        Some(found.every.into_iter().rev().chain(found.national).collect())
    };
    let (before, now) = (line(before)?, line(now)?);
    let other = |(a, b): &(TargetLine, TargetLine)| {
        (a.low_pct, a.high_pct, a.reach) != (b.low_pct, b.high_pct, b.reach)
    };
    let (a, b) = before.into_iter().zip(now).find(other)?;
    Some(Moved::Goal { year: b.year, low: (a.low_pct, b.low_pct), reach: (a.reach, b.reach) })
}

fn compared(before: Stand, now: Stand) -> Option<Moved> {
    let all = |at: Stand| yardsticks(at.catalogue, at.inputs, at.evaluation);
    let (before, now) = (all(before), all(now));
    let other = before.iter().zip(&now).filter(|(a, b)| a != b).count();
    (other > 0).then_some(Moved::Yardsticks(other))
}

/// Only where the catalogue itself differs: the draws of one and the same are the same.
fn spread(before: Stand, now: Stand) -> Option<Moved> {
    if before.catalogue.constants == now.catalogue.constants {
        return None;
    }
    let ends = |at: Stand| {
        let draws = at.catalogue.constants.draws as usize;
        let money = range(at.catalogue, at.inputs, at.evaluation, draws).money;
        (money.p10, money.p90)
    };
    let (before, now) = (ends(before), ends(now));
    let other = differs((before.0, now.0)) || differs((before.1, now.1));
    other.then_some(Moved::Range { before, now })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
    use super::*;
    use crate::assessment::document::Document;
    use crate::assessment::{evaluate_document, examples, own_catalogue};
    use crate::catalogue::embedded;
    use std::rc::Rc;

    fn told(values: &[(&str, f64)]) -> Option<Moved> {
        let base = Rc::new(embedded::load().unwrap().catalogue);
        let plain = examples().into_iter().find(|d| d.id.contains("furniture")).unwrap();
        let own_values = values.iter().map(|(id, value)| ((*id).to_owned(), *value)).collect();
        let mine = Document { own_values, ..plain.clone() };
        let seen = own_catalogue(&base, &mine);
        let (inputs_before, _, before) = evaluate_document(&base, &plain);
        let (inputs, _, now) = evaluate_document(&seen, &mine);
        let was = Stand { catalogue: &base, inputs: &inputs_before, evaluation: &before };
        moved(was, Stand { catalogue: &seen, inputs: &inputs, evaluation: &now })
    }

    #[test]
    fn the_first_figure_that_moved_is_told() {
        assert_eq!(told(&[]), None);
        let money = told(&[("loss_cap", 0.01)]);
        assert!(matches!(money, Some(Moved::Saved(LedgerUnit::Vnd, _))), "{money:?}");
        assert!(matches!(told(&[("theta", 0.9)]), Some(Moved::Lost((a, b))) if a < b));
        let co2 = told(&[("co2.electricity_grid", 0.1)]);
        assert!(matches!(co2, Some(Moved::Saved(LedgerUnit::KgCo2e, _))), "{co2:?}");
        assert!(matches!(told(&[("discount_rate", 0.3)]), Some(Moved::Worth(_))));
        let rates: Vec<String> = (1..=11).map(|n| format!("rate.implementation.{n}")).collect();
        let rates: Vec<(&str, f64)> = rates.iter().map(|id| (id.as_str(), 0.0)).collect();
        assert!(matches!(told(&rates), Some(Moved::Likely((_, 0.0)))));
        let grade = told(&[
            ("confidence_limits.C", 0.99),
            ("confidence_limits.B", 0.98),
            ("confidence_limits.A", 0.97),
            ("confidence_min_answered", 0.0),
        ]);
        assert!(matches!(grade, Some(Moved::Grade((_, Grade::A)))), "{grade:?}");
        let goal = told(&[("target.hanoi2026.low", 0.0)]);
        let Some(Moved::Goal { year: 2026, low: (_, 0.0), reach: (_, Reach::Met) }) = goal else {
            panic!("{goal:?}");
        };
        let spread = told(&[("shared_model_triangle.low", 0.99)]);
        let Some(Moved::Range { before, now }) = spread else { panic!("{spread:?}") };
        assert!(now.0 > before.0);
        // Follow-up and the paper for a bank alone read these.
        assert_eq!(told(&[("fixed_share.electricity", 0.5)]), None);
    }
}
