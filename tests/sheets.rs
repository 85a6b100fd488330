//! What printed sheets say, held against the worked example and the examples of the product.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::close;
use vong_xanh::assessment::Inputs;
use vong_xanh::catalogue::Catalogue;
use vong_xanh::engine::summary::{
    CostKind, Overall, bags, class_counts, class_total, costs, green_candidates, leaks,
    months_of_electricity, norms, overall, package_worth, saved_by, step_sum, support_candidates,
    weakest, worth,
};
use vong_xanh::engine::{Class, Evaluation, Options, StreamId, evaluate};

/// The worked example of the method.
fn workshop() -> (Catalogue, Inputs, Evaluation) {
    let catalogue = common::catalogue("tests/fixtures/furniture-catalogue");
    let inputs = common::furniture();
    let evaluation = evaluate(&catalogue, &inputs, &Options::default());
    (catalogue, inputs, evaluation)
}

/// 73,200 kWh for 1,500 sets: 48.8 each, as the method writes on the wall; saved quantities as the
/// package has them.
#[test]
fn norms_now_and_after() {
    let (_, _, evaluation) = workshop();
    let rows = norms(&evaluation);
    let of = |id: StreamId| rows.iter().find(|r| r.stream == id).unwrap();
    let power = of(StreamId::Electricity);
    assert!(power.per_product && close(power.before, 48.8, 1e-9), "{power:?}");
    assert!(close(power.after, 43.8, 2e-3), "{power:?}");
    let water = of(StreamId::Water);
    assert!(close(water.before, 250.0 / 1500.0, 0.02), "{water:?}");
    assert_eq!(rows.len(), evaluation.baseline.streams.len(), "every stream stands on the wall");
}

#[test]
fn costs_are_all_of_them_largest_first() {
    let (_, _, evaluation) = workshop();
    let rows = costs(&evaluation);
    let base = &evaluation.baseline;
    let sum: f64 = rows.iter().map(|c| c.yearly.0).sum();
    let whole = base.resource_cost + base.wages + base.waste_fee + base.wastewater_fee;
    assert!(close(sum, whole.0, 1e-9));
    assert!(rows.is_sorted_by(|a, b| a.yearly.0 >= b.yearly.0));
    assert_eq!(rows[0].length, 1.0);
    assert!(rows.iter().any(|c| c.kind == CostKind::Wages));
}

/// 170 million against a bill of 14.4 million a month.
#[test]
fn a_saving_in_months_of_electricity() {
    let (_, _, evaluation) = workshop();
    let months = months_of_electricity(&evaluation, vong_xanh::units::Vnd(172.8e6)).unwrap();
    assert!(close(months, 12.0, 1e-9), "{months}");
    assert_eq!(months_of_electricity(&evaluation, vong_xanh::units::Vnd(0.0)), None);
}

#[test]
fn classes_add_up_to_the_indicator() {
    for (id, catalogue, _, evaluation) in common::examples() {
        let rows = class_counts(&catalogue, &evaluation);
        let sum: usize = rows.iter().map(|r| r.proposed).sum();
        assert_eq!(sum, evaluation.indicators.solutions, "{id}");
        assert!(rows.iter().all(|r| r.proposed + r.done > 0), "{id}: a class of nothing");
        assert!(rows.len() < catalogue.cp_classes.len(), "{id}: some class has nothing");
        let capital: f64 = rows.iter().map(|r| r.capital.0).sum();
        let whole = evaluation.package.finance.capital.unwrap().0;
        assert!((capital - whole).abs() < 1.0, "{id}");
        let chosen: usize = rows.iter().map(|r| r.chosen).sum();
        assert_eq!(chosen, evaluation.package.count, "{id}");
    }
}

#[test]
fn support_is_for_what_costs_money() {
    let mut found = 0;
    for (id, catalogue, _, evaluation) in common::examples() {
        for at in support_candidates(&catalogue, &evaluation) {
            let m = &evaluation.measures[at];
            assert!(m.finance.capital.is_none_or(|c| c.0 > 0.0), "{id}");
            assert!(m.selected || m.class == Class::Study, "{id}");
            found += 1;
        }
    }
    assert!(found > 0);
}

/// Bags fall by what the chosen measures take off them, and never below nothing.
#[test]
fn bags_a_day() {
    let mut asked = 0;
    for (id, catalogue, inputs, evaluation) in common::examples() {
        let Some(found) = bags(&catalogue, &inputs, &evaluation) else { continue };
        asked += 1;
        assert_eq!(Some(found.now), inputs.bags_per_day, "{id}");
        assert!((0.0..=found.now).contains(&found.after), "{id}: {found:?}");
    }
    assert!(asked > 0);
}

#[test]
fn the_weakest_come_first_and_have_enough_answers() {
    for (id, catalogue, _, evaluation) in common::examples() {
        let found = weakest(&catalogue, &evaluation);
        assert!(found.is_sorted_by(|a, b| a.1 <= b.1), "{id}");
        for (at, _) in found {
            assert!(evaluation.scores.dimensions[at].unwrap().questions >= 3, "{id}");
        }
    }
}

/// Two areas of a market stall are not the whole stall; most of them are.
#[test]
fn an_overall_score_rests_on_half_the_areas() {
    let (mut said, mut few) = (0, 0);
    for (id, catalogue, _, evaluation) in common::examples() {
        let known = weakest(&catalogue, &evaluation).len();
        let all = catalogue.dimensions.len();
        match overall(&catalogue, &evaluation) {
            Overall::Known(score, name) => {
                assert!(known * 2 >= all, "{id}: {known} of {all}");
                assert_eq!(Some(score), evaluation.scores.overall, "{id}");
                let at = evaluation.scores.level.unwrap();
                assert_eq!(name, catalogue.constants.score_levels[at].1, "{id}");
                said += 1;
            }
            Overall::Few(these, of) => {
                assert_eq!((these, of), (known, all), "{id}");
                assert!(known * 2 < all, "{id}: {known} of {all}");
                few += 1;
            }
        }
    }
    assert!(said > 0 && few > 0, "{said} and {few}");
}

/// What slips away in a year is what the engine found, whatever the months of work.
#[test]
fn leaks_of_a_year() {
    for (id, catalogue, inputs, evaluation) in common::examples() {
        let found = leaks(&catalogue, &inputs, &evaluation);
        let total = evaluation.losses.total.0;
        assert!(close(found.yearly(found.total).0, total, 1e-9), "{id}");
        let rows: f64 = found.rows.iter().map(|row| found.yearly(row.monthly).0).sum();
        assert!(close(rows - found.yearly(found.scrap).0, total, 1e-6), "{id}");
    }
}

/// At the rate of the evaluation both are the same figures; a higher rate is worth less.
#[test]
fn the_banks_rates() {
    let (catalogue, _, evaluation) = workshop();
    assert_eq!(catalogue.constants.discount_rates_banker, [0.08, 0.10, 0.15]);
    for measure in evaluation.measures.iter().filter(|m| m.selected) {
        let rows = worth(&catalogue, measure);
        assert_eq!(rows[1].npv.map(|v| v.0), measure.package_finance.npv.map(|v| v.0));
        if measure.package.money.0 > 0.0 && measure.finance.capital.is_some() {
            assert!(rows[0].npv > rows[1].npv && rows[1].npv > rows[2].npv);
        }
    }
    let all = package_worth(&catalogue, &evaluation);
    let npv = evaluation.package.finance.npv.unwrap().0;
    assert!(close(all[1].npv.unwrap().0, npv, 1e-12));
}

/// All members together are the package: money, capital, payback, ledgers.
#[test]
fn sums_of_all_members_are_the_package() {
    for (id, catalogue, _, evaluation) in common::examples() {
        let members: Vec<_> = evaluation.measures.iter().filter(|m| m.selected).collect();
        let sum = step_sum(&members);
        let package = &evaluation.package;
        assert!(close(sum.money.0, package.ledgers.money.0, 1e-9), "{id}");
        assert!(close(sum.capital.0, package.finance.capital.unwrap().0, 1e-9), "{id}");
        let saved = saved_by(&members);
        assert!(close(saved.energy.0, package.ledgers.energy.0, 1e-9), "{id}");
        let classes = class_total(&class_counts(&catalogue, &evaluation));
        assert!(close(classes.money.0, package.ledgers.money.0, 1e-9), "{id}");
    }
}

/// Only what renews something and saves energy, water or waste is named to the bank as green.
#[test]
fn green_candidates_renew_and_save() {
    let mut found = 0;
    for (id, catalogue, _, evaluation) in common::examples() {
        for ix in green_candidates(&catalogue, &evaluation) {
            let m = evaluation.measures.iter().find(|m| m.measure == ix).unwrap();
            let saved = &m.package;
            assert!(m.selected, "{id}");
            assert!(saved.energy.0 > 0.0 || saved.water.0 > 0.0 || saved.waste.0 > 0.0, "{id}");
            found += 1;
        }
    }
    assert!(found > 0);
}
