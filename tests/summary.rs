//! What the results page reads off an evaluation: leaks, ledgers, lists, target lines, ways up.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use vong_xanh::assessment::Inputs;
use vong_xanh::assessment::document::read;
use vong_xanh::assessment::evaluate_document;
use vong_xanh::catalogue::{Catalogue, Grade, load_dir};
use vong_xanh::engine::summary::{
    LeakKind, Ledger, LedgerUnit, Reach, WayUpKind, averages, carrier_rows, leaks, ledger_rows,
    package_sum, practice_minutes, shown, stream_rows, targets, waste_is_open, ways_up,
};
use vong_xanh::engine::{
    Class, Evaluation, FigureId, Options, Percentiles, Range, StreamId, evaluate, explain,
    figure_from_slug, figure_slug,
};

/// The worked example of the method.
fn workshop() -> (Catalogue, Inputs, Evaluation) {
    let catalogue = common::catalogue("tests/fixtures/furniture-catalogue");
    let inputs = common::furniture();
    let evaluation = evaluate(&catalogue, &inputs, &Options::default());
    (catalogue, inputs, evaluation)
}

/// A ready-made business on the real catalogue.
fn example(name: &str) -> (Catalogue, Inputs, Evaluation) {
    let catalogue = load_dir(&common::path("data")).unwrap().catalogue;
    let text =
        std::fs::read_to_string(common::path(&format!("data/examples/{name}.json"))).unwrap();
    let document = read(&text).unwrap().document;
    let (inputs, _, evaluation) = evaluate_document(&catalogue, &document);
    (catalogue, inputs, evaluation)
}

#[test]
fn a_month_of_leaks_is_a_twelfth_of_the_year_largest_first() {
    let (catalogue, inputs, evaluation) = workshop();
    let found = leaks(&catalogue, &inputs, &evaluation);
    assert!(common::close(found.total.0 * 12.0, evaluation.losses.total.0, 1e-12));
    assert!(common::close(found.total.0, 78.4e6, 1e-3), "{}", found.total.0);
    assert!(!found.is_range, "the owner gave the loss");
    assert!(found.rows.is_sorted_by(|a, b| a.monthly.0 >= b.monthly.0));
    assert_eq!(found.rows[0].length, 1.0);
    assert_eq!(found.rows[0].kind, LeakKind::Material(StreamId::Material1));
    assert_eq!(found.rows[0].lost_share, Some((0.35, false)));
    let sum: f64 = found.rows.iter().map(|r| r.monthly.0).sum();
    assert!(common::close(sum - found.scrap.0, found.total.0, 1e-9));
}

#[test]
fn a_default_loss_is_told_as_a_range() {
    let (catalogue, mut inputs, _) = workshop();
    for material in &mut inputs.materials {
        material.loss_share = None;
    }
    let evaluation = evaluate(&catalogue, &inputs, &Options::default());
    let found = leaks(&catalogue, &inputs, &evaluation);
    assert!(found.is_range && found.low.0 < found.total.0 && found.total.0 < found.high.0);
    let way = ways_up(&catalogue, &evaluation).into_iter().next().unwrap();
    assert_eq!((way.kind, way.from, way.to), (WayUpKind::SayLoss, Grade::D, Some(Grade::C)));
    assert_eq!(way.input, "material1_loss_pct");
}

#[test]
fn eight_ledgers_go_from_before_to_after() {
    let (catalogue, _, evaluation) = workshop();
    let rows = ledger_rows(&catalogue, &evaluation, None);
    let row = |ledger| rows.iter().find(|r| r.ledger == ledger).unwrap();
    assert_eq!(rows.len(), 8);
    for r in &rows {
        let (before, after) = (r.before.unwrap(), r.after.unwrap());
        assert!(common::close(before - r.saved, after, 1e-9), "{:?}", r.ledger);
        assert!((0.0..=1.0).contains(&r.kept_length), "{:?}", r.ledger);
    }
    // The method's own figures (§5.1).
    assert!(common::close(row(Ledger::Money).before.unwrap(), 2_815.2e6, 1e-6));
    assert!(common::close(row(Ledger::Energy).share.unwrap(), 0.089, 0.01));
    assert!(common::close(row(Ledger::Water).share.unwrap(), 0.18, 0.01));
    assert!(common::close(row(Ledger::Dust).share.unwrap(), 0.329, 0.01));
    assert_eq!(row(Ledger::Dust).grade, Some(Grade::D));
    // Nine tenths of the water is a rule of thumb: never better than C.
    assert!(row(Ledger::Wastewater).grade >= Some(Grade::C));
}

#[test]
fn what_is_not_known_has_no_base_instead_of_a_zero() {
    let (catalogue, mut inputs, _) = workshop();
    inputs.materials = Default::default();
    inputs.equipment.clear();
    let evaluation = evaluate(&catalogue, &inputs, &Options::default());
    let rows = ledger_rows(&catalogue, &evaluation, None);
    let row = |ledger| rows.iter().find(|r| r.ledger == ledger).unwrap();
    for ledger in [Ledger::Material, Ledger::Dust] {
        let r = row(ledger);
        assert_eq!((r.before, r.after, r.share, r.grade), (None, None, None, None), "{ledger:?}");
    }
}

#[test]
fn carriers_add_up_to_the_energy_ledger() {
    let (_, _, evaluation) = workshop();
    let rows = carrier_rows(&evaluation);
    assert_eq!(rows[0].stream, StreamId::Electricity);
    assert!(rows.iter().all(|r| r.after <= r.before));
}

#[test]
fn together_is_never_more_than_one_by_one() {
    for name in ["furniture-workshop", "rice-noodle-household"] {
        let (_, _, evaluation) = example(name);
        let sum = package_sum(&evaluation);
        assert!(sum.together.0 <= sum.one_by_one.0 * (1.0 + 1e-9), "{name}");
        assert_eq!(sum.overlap, sum.one_by_one.0 - sum.together.0 >= 0.0005 * sum.one_by_one.0);
    }
}

fn with_combined(p10: f64, p50: f64, p90: f64) -> Range {
    let combined_pct = Percentiles { p10, p50, p90, mean: p50 };
    Range { draws: 5000, combined_pct, ..Range::default() }
}

#[test]
fn a_line_is_met_by_the_middle_and_certain_by_the_low_end() {
    let (catalogue, _, evaluation) = example("furniture-workshop");
    let reach = |p10, p50, p90| {
        let found = targets(&catalogue, &evaluation, Some(&with_combined(p10, p50, p90))).unwrap();
        found.city.iter().map(|l| (l.year, l.reach)).collect::<Vec<_>>()
    };
    use Reach::{Certain, Met, NotMet};
    assert_eq!(reach(5.0, 6.1, 7.3), [(2024, Certain), (2025, Certain), (2026, NotMet)]);
    assert_eq!(reach(4.9, 7.0, 9.0), [(2024, Certain), (2025, Met), (2026, Met)]);
    let found = targets(&catalogue, &evaluation, Some(&with_combined(5.0, 6.1, 7.3))).unwrap();
    let national = found.national.unwrap();
    assert_eq!((national.year, national.low_pct, national.high_pct), (2030, 7.0, 10.0));
    assert!(common::close(national.gap_pct, 0.9, 1e-9));
}

#[test]
fn a_gap_that_cannot_be_seen_is_none() {
    let (catalogue, _, evaluation) = example("metal-workshop");
    let at = |p50| {
        let found = targets(&catalogue, &evaluation, Some(&with_combined(4.0, p50, 6.0))).unwrap();
        let line = found.city.into_iter().find(|l| l.year == 2025).unwrap();
        (line.reach, line.is_level())
    };
    assert_eq!(at(4.987), (Reach::NotMet, true));
    assert_eq!(at(4.94), (Reach::NotMet, false));
    assert_eq!(at(5.0), (Reach::Met, false));
}

#[test]
fn lines_and_averages_of_factories_say_nothing_of_a_stall() {
    for (name, made) in [
        ("market-stall", false),
        ("mini-supermarket", false),
        ("rice-restaurant", false),
        ("metal-workshop", true),
    ] {
        let (catalogue, inputs, evaluation) = example(name);
        let group = catalogue.trade(&inputs.trade).map(|t| t.group);
        let found = targets(&catalogue, &evaluation, None).unwrap();
        assert!(found.every.iter().all(|l| l.is_meant_for(group) == made), "{name}");
        assert_eq!(found.national.unwrap().is_meant_for(group), made, "{name}");
        let (_, rows) = averages(&catalogue, &evaluation).unwrap();
        let said = rows.iter().filter(|r| r.says_something(group)).count();
        assert_eq!(said, if made { 4 } else { 2 }, "{name}");
    }
}

#[test]
fn averages_are_those_of_the_first_programme_with_all_four() {
    let (catalogue, _, evaluation) = example("furniture-workshop");
    let (programme, rows) = averages(&catalogue, &evaluation).unwrap();
    assert_eq!(programme.year, 2023);
    let pct: Vec<f64> = rows.iter().map(|r| r.average_pct).collect();
    assert_eq!(pct, [3.61, 7.1, 16.2, 7.92]);
    assert!(rows.iter().all(|r| r.own_length <= 1.0 && r.average_length <= 1.0));
}

#[test]
fn the_way_up_names_an_input_and_a_better_letter() {
    for name in ["furniture-workshop", "rice-noodle-household"] {
        let (catalogue, _, evaluation) = example(name);
        let ways = ways_up(&catalogue, &evaluation);
        assert!(!ways.is_empty() && ways.is_sorted_by(|a, b| a.gain >= b.gain), "{name}");
        for way in ways {
            let head = way.input.split('.').next().unwrap();
            assert!(catalogue.input(head).is_some(), "{name}: {}", way.input);
            assert!(way.to.is_none_or(|to| to < way.from), "{name}: {way:?}");
        }
        assert!(!stream_rows(&catalogue, &evaluation).is_empty());
    }
}

#[test]
fn questions_left_are_told_in_minutes() {
    assert_eq!([practice_minutes(1), practice_minutes(13), practice_minutes(0)], [1, 4, 1]);
}

/// Every figure a results page can link to.
fn all_figures(evaluation: &Evaluation) -> Vec<FigureId> {
    use FigureId as F;
    let streams = evaluation.baseline.streams.iter().flat_map(|s| {
        let id = || s.id.clone();
        [F::StreamQuantity(id()), F::StreamCost(id()), F::StreamNorm(id())]
    });
    let measures = evaluation.measures.iter().flat_map(|m| {
        [F::MeasureMoney, F::MeasureCapital, F::MeasurePayback, F::MeasureNpv].map(|f| f(m.measure))
    });
    let plain = [
        F::Energy,
        F::Co2e,
        F::ResourceCost,
        F::LossTotal,
        F::LossShare,
        F::CarriedCost,
        F::PackageMoney,
        F::PackageEnergy,
        F::PackageCo2e,
        F::PackageWater,
        F::PackageWastewater,
        F::PackageMaterial,
        F::PackageWaste,
        F::PackageDust,
        F::PackageCapital,
        F::PackagePayback,
        F::LikelyWithinAYear,
        F::MaterialPct,
        F::EnergyPct,
        F::DustPct,
        F::DomesticWastewaterPct,
        F::CombinedPct,
    ];
    streams.chain(measures).chain(plain).collect()
}

#[test]
fn every_figure_has_an_address_and_its_shown_formula_gives_its_value() {
    for name in ["furniture-workshop", "rice-noodle-household"] {
        let (catalogue, inputs, evaluation) = example(name);
        for figure in all_figures(&evaluation) {
            let slug = figure_slug(&catalogue, &figure).unwrap();
            assert_eq!(figure_from_slug(&catalogue, &slug), Some(figure.clone()), "{slug}");
            if let Some(found) = explain(&catalogue, &inputs, &evaluation, &figure) {
                let value = shown(&found.expr).eval();
                assert!(
                    common::close(value, found.value, 1e-6) || (value - found.value).abs() < 1e-6,
                    "{name} {slug}: {value} ≠ {}",
                    found.value
                );
            }
        }
    }
    let (catalogue, _, _) = example("furniture-workshop");
    for nonsense in ["", "nothing", "measure-money.nothing", "stream-cost.nothing", "x.y"] {
        assert_eq!(figure_from_slug(&catalogue, nonsense), None, "{nonsense}");
    }
}

/// What a ledger shows is what opens behind it, as sure as the ledger says; where no amount can be
/// told, none opens.
#[test]
fn behind_every_ledger_stands_its_own_figure() {
    let (mut shares_only, mut untold) = (0, 0);
    for (id, catalogue, inputs, evaluation) in common::examples() {
        for row in ledger_rows(&catalogue, &evaluation, None) {
            let Some(share) = row.share else { continue };
            let opened = explain(&catalogue, &inputs, &evaluation, &row.figure);
            if row.ledger == Ledger::Waste && waste_is_open(&evaluation) {
                assert_eq!(opened, None, "{id}");
                untold += 1;
                continue;
            }
            let opened = opened.unwrap_or_else(|| panic!("{id}: nothing behind {:?}", row.ledger));
            assert_eq!(opened.grade, row.grade, "{id} {:?}", row.ledger);
            let shown = if row.before.is_some() { row.saved } else { share * 100.0 };
            shares_only += usize::from(row.before.is_none());
            // Materials open in money, also where their mass is shown.
            if row.unit != LedgerUnit::Kilogram || row.ledger != Ledger::Material {
                assert!(common::close(opened.value, shown, 1e-9), "{id} {:?}", row.ledger);
            }
        }
    }
    assert!(shares_only > 0 && untold > 0, "{shares_only} {untold}");
}

/// What a measure promises on its card goes together: the time is its cost over the money beside it,
/// and a study item is shown as it would join.
#[test]
fn money_and_payback_of_a_measure_go_together() {
    let (mut both, mut stretched) = (0, 0);
    for (id, _, _, evaluation) in common::examples() {
        for result in &evaluation.measures {
            let (Some(capital), Some(payback)) =
                (result.finance.capital, result.package_finance.payback)
            else {
                continue;
            };
            let money = result.shown().money.0;
            assert!(common::close(payback.0, capital.0 / money, 1e-9), "{id} {:?}", result.measure);
            both += usize::from(result.class == Class::Study && result.package != result.alone);
            // The time alone is told where the one beside the others is a fifth longer.
            let alone = result.finance.payback.unwrap().0;
            let told = result.payback_alone().map(|years| years.0);
            assert_eq!(told, (payback.0 > 1.2 * alone).then_some(alone), "{id}");
            stretched += usize::from(told.is_some());
        }
    }
    assert!(both > 0 && stretched > 0, "{both} {stretched}");
}
