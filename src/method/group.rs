//! The step on groups: its rules on a small one, the example businesses as if they had met, and how a
//! pair of by-products gets its mark. What is shown is what `cohort` gives away, nothing else.

use super::workings::{constant, difference, one, quotient};
use super::{Amount, Cell, Known, Table, Working, WorkingName};
use crate::catalogue::{Catalogue, CohortRules};
use crate::cohort::{Cell as Released, Count, Figure, GroupResult, Indicator, Sum};
use crate::engine::{Expr, Unit};
use crate::locale::W;
use crate::sheets::group::figure_word;

/// Constants of the step.
pub(super) fn known(rules: &CohortRules) -> Vec<Known> {
    let of = |id, unit: Unit, values: &[f64]| Known {
        id,
        values: values.iter().map(|value| Amount { value: *value, unit: unit.clone() }).collect(),
    };
    let number = |id, values: &[f64]| of(id, Unit::Number, values);
    let share = |id, values: &[f64]| of(id, Unit::Share, values);
    let km = |id, value| of(id, Unit::Named("km".to_owned()), &[value]);
    let marks = &rules.matching;
    vec![
        number("cohort_min_n", &[f64::from(rules.min_businesses)]),
        share("cohort_max_share", &[rules.max_share]),
        number("cohort_file_draws", &[f64::from(rules.file_draws)]),
        number("cohort_draws", &[f64::from(rules.draws)]),
        share(
            "matching_weights",
            &[marks.weight_quantity, marks.weight_quality, marks.weight_distance],
        ),
        share("matching_compat", &[marks.same, marks.compatible]),
        share("matching_quality", &[marks.clean, marks.mixed, marks.contaminated]),
        share("matching_unknown", &[marks.unknown_quantity, marks.unknown_quality]),
        km("matching_max_km", marks.max_km),
        km("matching_default_km", marks.unknown_km),
        km("matching_same_place_km", marks.same_place_km),
        number("matching_best", &[f64::from(marks.best)]),
    ]
}

/// The mark of a pair of the same kind of which nothing more is told: kind × (weight × amount +
/// weight × quality + weight × nearness) (Method §4.23).
pub(super) fn pair(catalogue: &Catalogue) -> Working {
    let rules = &catalogue.constants.cohort.matching;
    let share = |value, id| constant(value, Unit::Share, id);
    let km = |value, id| constant(value, Unit::Named("km".to_owned()), id);
    let weighted = |weight, mark| Expr::Product(vec![share(weight, "matching_weights"), mark]);
    let far =
        quotient(km(rules.unknown_km, "matching_default_km"), km(rules.max_km, "matching_max_km"));
    let near = difference(one(), far);
    let marks = vec![
        weighted(rules.weight_quantity, share(rules.unknown_quantity, "matching_unknown")),
        weighted(rules.weight_quality, share(rules.unknown_quality, "matching_unknown")),
        weighted(rules.weight_distance, near),
    ];
    let expr = Expr::Product(vec![share(rules.same, "matching_compat"), Expr::Sum(marks)]);
    let value = expr.eval();
    Working { name: WorkingName::Pair, value, unit: Unit::Share, expr }
}

/// A group as it may be shown: I1 to I4 and the combined one in both ways of adding up, then I5 to I8.
pub fn group_tables(result: &GroupResult) -> Vec<Table> {
    vec![indicators(result), counts(result)]
}

/// Figures of a group come in per cent; who surely reaches a target needs ranges and is left out.
fn shown(of: Released, unit: Unit) -> Cell {
    match of {
        Released::Shown(_) => {
            let part = if unit == Unit::Share { 100.0 } else { 1.0 };
            Cell::Amount(Amount { value: of.value().unwrap_or_default() / part, unit })
        }
        Released::Hidden(why) => Cell::Hidden(why),
    }
}

/// Businesses behind a figure.
fn told(of: Released) -> Cell {
    let n = |n: usize| Cell::Amount(Amount { value: n as f64, unit: Unit::Number });
    of.n().map_or(Cell::Empty, n)
}

fn indicators(result: &GroupResult) -> Table {
    let rows = Indicator::ALL.into_iter().map(|indicator| {
        let mean = result.whole(Figure::Mean(indicator));
        let weighted = result.whole(Figure::Weighted(indicator));
        vec![
            Cell::Coded(indicator.code(), figure_word(Figure::Mean(indicator))),
            shown(mean, Unit::Share),
            shown(weighted, Unit::Share),
            told(mean),
        ]
    });
    let rows = rows.collect();
    let head = vec![W::GroupIndicator, W::MethodColMean, W::MethodColTogether, W::GroupBusinesses];
    Table { caption: W::MethodTableGroup, about: None, head, rows }
}

fn counts(result: &GroupResult) -> Table {
    let figures = [
        ("I5", Figure::Sum(Sum::Proposed)),
        ("I5", Figure::Sum(Sum::Chosen)),
        ("I5", Figure::Sum(Sum::Done)),
        ("I6", Figure::Count(Count::Reached)),
        ("I7", Figure::Count(Count::BagFree)),
        ("I8", Figure::Count(Count::AwareBefore)),
        ("I8", Figure::Count(Count::AwareAfter)),
    ];
    let rows = figures.into_iter().map(|(code, figure)| {
        let cell = result.whole(figure);
        vec![Cell::Coded(code, figure_word(figure)), shown(cell, Unit::Number), told(cell)]
    });
    let rows = rows.collect();
    let head = vec![W::GroupWhat, W::GroupNumber, W::GroupBusinesses];
    Table { caption: W::MethodTableCounts, about: None, head, rows }
}
