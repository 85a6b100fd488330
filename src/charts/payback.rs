//! Which measures stand in the pictures of single measures, and their numbers there.

use crate::catalogue::MeasureIx;
use crate::engine::{Class, Evaluation, MeasureResult};
use crate::order::Order as _;

/// More marks than this cannot be told apart; the table has them all.
const MOST_MARKS: usize = 16;

/// The classes that have a place in the picture, each with its own shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    QuickWin,
    Plan,
    Study,
    NotNow,
}

impl Kind {
    /// `None` for classes without figures of their own.
    pub fn of(class: Class) -> Option<Self> {
        match class {
            Class::QuickWin => Some(Self::QuickWin),
            Class::Plan => Some(Self::Plan),
            Class::Study => Some(Self::Study),
            Class::NotNow => Some(Self::NotNow),
            Class::Health | Class::Done | Class::Hint | Class::Alternative => None,
        }
    }
}

/// One measure with saving and payback.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    pub measure: MeasureIx,
    pub kind: Kind,
    /// VND a year, in the package (not now: alone).
    pub money: f64,
    /// Years, of the measure alone: what decides its class (Method §4.16).
    pub payback: f64,
    /// VND.
    pub capital: f64,
}

/// Marks by money, largest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// What is drawn; its place + 1 is its number.
    pub drawn: Vec<Mark>,
    /// The rest, in the table only.
    pub rest: Vec<Mark>,
}

impl Marks {
    pub fn all(&self) -> impl Iterator<Item = &Mark> {
        self.drawn.iter().chain(&self.rest)
    }
}

/// Measures that save money and whose payback is known. What the owner switched off is not here.
pub fn marks(evaluation: &Evaluation) -> Marks {
    let mut drawn: Vec<Mark> = evaluation.measures.iter().filter_map(mark).collect();
    drawn.order_by(|a, b| b.money.total_cmp(&a.money));
    let rest = drawn.split_off(drawn.len().min(MOST_MARKS));
    Marks { drawn, rest }
}

fn mark(result: &MeasureResult) -> Option<Mark> {
    let kind = Kind::of(result.class)?;
    let switched_off = matches!(kind, Kind::QuickWin | Kind::Plan) && !result.selected;
    let (money, payback) = (result.package.money.0, result.finance.payback?.0);
    let capital = result.finance.capital?.0;
    let drawable =
        !switched_off && money > 0.0 && money.is_finite() && payback.is_finite() && payback >= 0.0;
    drawable.then_some(Mark { measure: result.measure, kind, money, payback, capital })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
    use super::*;
    use crate::charts::fixture;

    #[test]
    fn only_measures_with_money_and_payback_are_drawn() {
        let marks = marks(&fixture::workshop());
        // F9 saves no money, hints and done measures have none.
        assert_eq!(marks.drawn.len(), 9);
        assert_eq!(marks.drawn[0].kind, Kind::QuickWin);
        assert!((marks.drawn[0].money - 74_599_380.0).abs() < 1.0);
        assert!(marks.drawn.windows(2).all(|w| w[0].money >= w[1].money));
        assert!(marks.rest.is_empty());
    }

    #[test]
    fn what_is_switched_off_leaves_the_picture() {
        let mut evaluation = fixture::workshop();
        evaluation.measures[4].selected = false;
        let marks = marks(&evaluation);
        assert_eq!(marks.drawn.len(), 8);
        assert!(marks.all().all(|m| m.measure != MeasureIx(4)));
        // A study item is not in the package either, but open.
        assert!(marks.all().any(|m| m.kind == Kind::Study));
    }

    #[test]
    fn many_measures_leave_the_small_ones_to_the_table() {
        let mut evaluation = fixture::workshop();
        let again = evaluation.measures.clone();
        evaluation.measures.extend(again.clone());
        evaluation.measures.extend(again);
        let marks = marks(&evaluation);
        assert_eq!((marks.drawn.len(), marks.rest.len()), (16, 11));
        assert_eq!(marks.all().count(), 27);
    }
}
