//! The chosen set as an investment, and when things go less well.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::close;
use std::collections::BTreeMap;
use vong_xanh::assessment::Inputs;
use vong_xanh::catalogue::Catalogue;
use vong_xanh::engine::loan::Loan;
use vong_xanh::engine::sensitivity::{Case, Change, sensitivity};
use vong_xanh::engine::{Evaluation, Options, StreamId, evaluate};

/// The whole capital over five years.
fn loan(evaluation: &Evaluation) -> Loan {
    let amount = evaluation.package.finance.capital.unwrap_or_default();
    Loan { amount, rate: 0.10, months: 60.0 }
}

/// The worked example with one measure, by id.
fn only(id: &str) -> (Catalogue, Inputs, Evaluation) {
    let catalogue = common::catalogue("tests/fixtures/furniture-catalogue");
    let inputs = common::furniture();
    let ix = catalogue.measure_ix(id).unwrap();
    let evaluation = evaluate(&catalogue, &inputs, &Options { chosen: Some(vec![ix]) });
    (catalogue, inputs, evaluation)
}

fn of(cases: &[Case], change: Change) -> &Case {
    cases.iter().find(|c| c.change == change).unwrap()
}

/// Fans run only where a machine runs: 172.8 million of electricity × 20% for fans × 20% saved, for
/// 3 million and three years. Present value of 1 a year at 10%: 2.486852; a loan of 1 over five years
/// costs 0.2549645 a year.
#[test]
fn one_measure_by_hand() {
    let (catalogue, inputs, evaluation) = only("F1");
    let found = sensitivity(&catalogue, &inputs, &evaluation, loan(&evaluation));
    let expected = [
        (Change::None, 6.912e6, 14.189121e6, 9.0366),
        (Change::Saving(-0.3), 4.8384e6, 9.032385e6, 6.3256),
        (Change::Cost(0.4), 6.912e6, 12.989121e6, 6.4547),
        (Change::Price(-0.2), 5.5296e6, 10.751297e6, 7.2293),
        (Change::Price(0.2), 8.2944e6, 17.626945e6, 10.8439),
        // A quarter of the electricity does not follow the output.
        (Change::Output(-0.2), 5.8752e6, 11.610753e6, 7.6811),
    ];
    assert_eq!(found.cases.len(), expected.len());
    for (change, saving, npv, cover) in expected {
        let case = of(&found.cases, change);
        assert!(close(case.saving.0, saving, 1e-9), "{case:?}");
        assert!(close(case.npv.0, npv, 1e-6), "{case:?}");
        assert!(close(case.cover.unwrap(), cover, 1e-4), "{case:?}");
        assert!(!case.breaks);
    }
    assert!(close(found.saving_may_fall.unwrap(), 0.825471, 1e-5));
    assert!(close(found.cost_may_rise.unwrap(), 4.729707, 1e-5));
}

/// 45 million for 5.184 million a year over ten years: worth 31.853 million, paid back with 11.47
/// million a year.
#[test]
fn what_does_not_pay_is_broken_from_the_start() {
    let (catalogue, inputs, evaluation) = only("F4");
    let found = sensitivity(&catalogue, &inputs, &evaluation, loan(&evaluation));
    assert!(close(found.cases[0].npv.0, -13.146564e6, 1e-6));
    assert!(close(found.cases[0].cover.unwrap(), 0.45183, 1e-4));
    assert!(found.cases.iter().all(|c| c.breaks));
    assert_eq!((found.saving_may_fall, found.cost_may_rise), (None, None));
}

/// Without capital there is nothing to pay back and nothing that could break.
#[test]
fn nothing_to_invest() {
    let (catalogue, inputs, _) = only("F1");
    let evaluation = evaluate(&catalogue, &inputs, &Options { chosen: Some(Vec::new()) });
    let found = sensitivity(&catalogue, &inputs, &evaluation, loan(&evaluation));
    for case in &found.cases {
        assert_eq!((case.cover, case.payback, case.breaks), (None, None, false), "{case:?}");
    }
    assert_eq!((found.saving_may_fall, found.cost_may_rise), (None, None));
}

#[test]
fn the_parts_of_every_measure_add_up() {
    for (id, _, _, evaluation) in common::examples() {
        for measure in evaluation.measures.iter().filter(|m| m.selected) {
            let parts: f64 =
                measure.contributions.iter().map(|c| c.quantity * c.value_per_unit).sum();
            let other = &measure.other_money;
            let sum = parts + other.waste_fee.0 + other.sales.0 - other.running_cost.0;
            let money = measure.package.money.0;
            assert!((sum - money).abs() <= 1e-6 * money.abs().max(1.0), "{id}: {sum} {money}");
        }
    }
}

/// Prices are tried out by the engine itself; what is known in money only has no price to try, so
/// its part is added. The fee on household wastewater is a tenth of the water price: the bank's
/// table leaves fees where they are, so both differ by so little.
#[test]
fn other_prices_are_those_of_a_whole_new_evaluation() {
    for (id, catalogue, inputs, evaluation) in common::examples() {
        let found = sensitivity(&catalogue, &inputs, &evaluation, loan(&evaluation));
        let in_money = |id: &StreamId| {
            evaluation.baseline.streams.iter().any(|s| s.id == *id && s.unit == "VND")
        };
        let members = || evaluation.measures.iter().filter(|m| m.selected);
        let counted: f64 = members()
            .flat_map(|m| &m.contributions)
            .filter(|c| in_money(&c.stream))
            .map(|c| c.quantity)
            .sum();
        for case in &found.cases {
            let Change::Price(by) = case.change else { continue };
            let streams = evaluation.baseline.streams.iter();
            let tried: BTreeMap<String, f64> =
                streams.map(|s| (s.id.id(), s.price * (1.0 + by))).collect();
            let other = Inputs { tried_prices: tried, ..inputs.clone() };
            let chosen = Some(members().map(|m| m.measure).collect());
            let whole = evaluate(&catalogue, &other, &Options { chosen });
            let expected = whole.package.ledgers.money.0 + by * counted;
            assert!(
                close(case.saving.0, expected, 1e-2),
                "{id} {by}: {} {expected}",
                case.saving.0
            );
        }
    }
}
