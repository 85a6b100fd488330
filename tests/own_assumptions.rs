//! What the method assumes, the goals and the yardsticks, replaced by a business: every number that is
//! offered stands where the calculation reads it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{another, built_in as catalogue, own, shipped_workshop as workshop};
use std::rc::Rc;
use vong_xanh::assessment::data_set::read_data_set;
use vong_xanh::assessment::document::Document;
use vong_xanh::assessment::{evaluate_document, own_catalogue, own_value_problems};
use vong_xanh::catalogue::{Catalogue, ValueProblem};
use vong_xanh::engine::summary::{Reach, targets};
use vong_xanh::engine::{Evaluation, Range, range};

/// Takes the catalogue apart: what the calculation reads differs in exactly this one number.
#[test]
fn what_is_replaced_stands_where_the_calculation_reads_it() {
    let base = catalogue();
    let plain = serde_json::to_value(&*base).unwrap();
    for value in base.adjustable_values() {
        let mine = another(&base, &value);
        let changed = base.with_own_values(&[(value.id.clone(), mine)].into()).into_owned();
        let mut moved = Vec::new();
        differences(&plain, &serde_json::to_value(&changed).unwrap(), "", &mut moved);
        // A sack of mixed waste stands in two fields; both are read.
        let expected = if value.id == "bag_mass.mixed" { 2 } else { 1 };
        assert_eq!(moved.len(), expected, "{}: {moved:?}", value.id);
    }
}

/// Paths of the numbers that differ; sources and dates go with a replaced value.
fn differences(a: &serde_json::Value, b: &serde_json::Value, at: &str, out: &mut Vec<String>) {
    use serde_json::Value::{Array, Object};
    let is_source = ["sources", "provenance", "date", "valid_from"].iter().any(|w| at.ends_with(w));
    match (a, b) {
        _ if is_source => {}
        (Object(a), Object(b)) => {
            a.iter().for_each(|(k, v)| differences(v, &b[k], &format!("{at}.{k}"), out));
        }
        (Array(a), Array(b)) => {
            assert_eq!(a.len(), b.len(), "{at}");
            let pairs = a.iter().zip(b).enumerate();
            pairs.for_each(|(n, (a, b))| differences(a, b, &format!("{at}.{n}"), out));
        }
        _ if a != b => out.push(at.to_owned()),
        _ => {}
    }
}

#[test]
fn the_number_that_stands_there_anyway_changes_nothing() {
    let base = catalogue();
    let same = own(&workshop(), &[]);
    let all: Vec<(String, f64)> = base.numbers().into_iter().collect();
    let same = Document { own_values: all.into_iter().collect(), ..same };
    assert_eq!(own_value_problems(&base, &same), []);
    let seen = own_catalogue(&base, &same);
    assert_eq!(*seen, *base);
    let (_, _, plain) = evaluate_document(&base, &workshop());
    let (_, _, with) = evaluate_document(&base, &same);
    assert_eq!(plain, with);
}

#[test]
fn numbers_that_belong_together_stay_in_order() {
    let base = catalogue();
    let high = base.constants.capex.high;
    // Alone it would be above the highest; together they are right, whatever comes first in the file.
    let alone = own(&workshop(), &[("capex_triangle.mode", high + 0.1)]);
    let problems = own_value_problems(&base, &alone);
    assert_eq!(problems, [("capex_triangle.mode".to_owned(), ValueProblem::OutOfOrder)]);
    assert!(
        Rc::ptr_eq(&own_catalogue(&base, &alone), &base) || own_catalogue(&base, &alone) == base
    );
    let both = [("capex_triangle.mode", high + 0.1), ("capex_triangle.high", high + 0.2)];
    let both = own(&workshop(), &both);
    assert_eq!(own_value_problems(&base, &both), []);
    let seen = own_catalogue(&base, &both);
    assert_eq!((seen.constants.capex.mode, seen.constants.capex.high), (high + 0.1, high + 0.2));
}

#[test]
fn own_goals_constants_and_limits_reach_what_is_computed_with_them() {
    let base = catalogue();
    let given = workshop();
    let mine = |values: &[(&str, f64)]| {
        let document = own(&given, values);
        let seen = own_catalogue(&base, &document);
        let (inputs, _, eval) = evaluate_document(&seen, &document);
        (seen, inputs, eval)
    };
    let (plain_cat, plain_inputs, plain) = mine(&[]);
    let (_, _, none) = mine(&[("theta", 0.0)]);
    assert!(none.losses.carried_cost.0 == 0.0 && plain.losses.carried_cost.0 > 0.0);
    let (_, _, capped) = mine(&[("cap.elec.total", 0.0)]);
    assert!(capped.package.ledgers.energy.0 < plain.package.ledgers.energy.0);
    let rates: Vec<(String, f64)> =
        (1..=11).map(|n| (format!("rate.implementation.{n}"), 0.0)).collect();
    let rates: Vec<(&str, f64)> = rates.iter().map(|(id, n)| (id.as_str(), *n)).collect();
    let (_, _, never) = mine(&rates);
    assert_eq!(never.package.likely_within_a_year.0, 0.0);
    // Less common error of the model: a narrower range around the same middle.
    let narrow = [("shared_model_triangle.low", 0.99), ("shared_model_triangle.high", 1.01)];
    let (cat, inputs, eval) = mine(&narrow);
    assert_eq!(eval.package, plain.package);
    let width = |r: Range| r.money.p90 - r.money.p10;
    let was = width(range(&plain_cat, &plain_inputs, &plain, 500));
    assert!(width(range(&cat, &inputs, &eval, 500)) < was);
    let year = plain_cat.version[..4].to_owned();
    let goal = |cat: &Catalogue, eval: &Evaluation| {
        targets(cat, eval, None).unwrap().city.last().unwrap().clone()
    };
    let (low, high) = (format!("target.hanoi{year}.low"), format!("target.hanoi{year}.high"));
    let (cat, _, eval) = mine(&[(&low, 99.0), (&high, 100.0)]);
    let (before, now) = (goal(&plain_cat, &plain), goal(&cat, &eval));
    assert_eq!((now.low_pct, now.high_pct, now.reach), (99.0, 100.0, Reach::NotMet));
    assert!(now.gap_pct > before.gap_pct);
}

#[test]
fn an_own_goal_stands_over_that_of_a_data_set() {
    let base = catalogue();
    let set = r#"{"format":"vong-xanh/data-set","schema":1,"name":"Bắc Ninh","place":"bac-ninh",
        "values":{"theta":0.4},"targets":[{"year":2026,"low_pct":6,"high_pct":8}]}"#;
    let (set, faults) = read_data_set(set).unwrap();
    assert!(faults.is_empty(), "{faults:?}");
    let mut document = own(&workshop(), &[("target.bac-ninh2026.low", 3.0)]);
    document.data_set = Some(set);
    let seen = own_catalogue(&base, &document);
    let goal = seen.targets.iter().find(|t| t.place == "bac-ninh").unwrap();
    assert_eq!((goal.reduction_low_pct, goal.reduction_high_pct), (3.0, 8.0));
    assert!(seen.is_own("target.bac-ninh2026.low") && !seen.is_own("theta"));
    assert_eq!((seen.here(), seen.constants.theta), ("bac-ninh", 0.4));
    assert!(Rc::ptr_eq(&own_catalogue(&seen, &document), &seen));
}

/// The name of one constant may be the beginning of another's.
#[test]
fn a_number_is_known_by_its_own_constant() {
    let constants = &catalogue().constants;
    let row = |id: &str| constants.provenance.iter().find(|(known, ..)| known == id).unwrap().1;
    for (id, constant) in [
        ("discount_rate", "discount_rate"),
        ("discount_rate_banker.1", "discount_rate_banker"),
        ("default_loss_triangle.high", "default_loss_triangle"),
    ] {
        assert_eq!(constants.known(id).map(|(meaning, _)| meaning), Some(row(constant)), "{id}");
    }
    assert_eq!(constants.known("discount"), None);
    assert_eq!(constants.known("tariff.elec_production_lt6_normal"), None);
}
