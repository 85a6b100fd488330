//! The worked example of the method: deterministic figures and percentiles within 1e-6.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{catalogue, close, furniture, path};
use serde_json::Value;
use vong_xanh::assessment::{Inputs, Practice};
use vong_xanh::catalogue::Catalogue;
use vong_xanh::engine::loan::usual_months;
use vong_xanh::engine::{
    BeforeAfter, Class, Evaluation, MeasureResult, Options, Percentiles, StreamId, cost_per_tonne,
    evaluate, is_better_in_both, range, within_budget, yearly_benefit,
};
use vong_xanh::units::{Vnd, Years};

const CATALOGUE: &str = "tests/fixtures/furniture-catalogue";
const TOLERANCE: f64 = 1e-6;

fn expected() -> Value {
    let text = std::fs::read_to_string(path("tests/fixtures/worked-example-furniture.json"));
    serde_json::from_str(&text.unwrap()).unwrap()
}

fn evaluated() -> (Catalogue, Inputs, Evaluation) {
    let catalogue = catalogue(CATALOGUE);
    let inputs = furniture();
    let eval = evaluate(&catalogue, &inputs, &Options::default());
    (catalogue, inputs, eval)
}

#[track_caller]
fn check(what: &str, actual: f64, expected: &Value) {
    let expected = expected.as_f64().unwrap_or_else(|| panic!("{what}: no expected value"));
    assert!(close(actual, expected, TOLERANCE), "{what}: {actual} instead of {expected}");
}

/// Names of the streams in the expected file.
fn stream_id(name: &str) -> StreamId {
    match name {
        "elec" => StreamId::Electricity,
        "diesel" => StreamId::Fuel("diesel".into()),
        "water" => StreamId::Water,
        "solid" => StreamId::Material1,
        "panel" => StreamId::Material2,
        "paint" => StreamId::Chemicals,
        other => panic!("unknown stream {other}"),
    }
}

#[test]
fn baseline_and_losses() {
    let (_, _, eval) = evaluated();
    let all = expected();
    let want = &all["furniture"];
    check("TOE", eval.baseline.energy.0, &want["baseline"]["toe"]);
    check("t CO2e", eval.baseline.co2e.0 / 1000.0, &want["baseline"]["tco2"]);
    for (name, stream) in want["baseline"]["streams"].as_object().unwrap() {
        let id = stream_id(name);
        let found = eval.baseline.streams.iter().find(|s| s.id == id).unwrap();
        check(name, found.quantity, &stream["qty"]);
        check(name, found.cost.0, &stream["cost"]);
        check(name, found.norm.unwrap(), &stream["norm"]);
    }
    check("NPO", eval.losses.total.0, &want["npo"]);
    check("production cost", eval.losses.production_cost.0, &want["production_cost"]);
    check("NPO share", eval.losses.share, &want["npo_share"]);
    check("loss share", eval.losses.loss_share, &want["loss_share"]);
    assert_eq!(eval.losses.low, eval.losses.high);
}

fn class_name(class: Class) -> &'static str {
    match class {
        Class::QuickWin => "quick win",
        Class::Plan => "plan",
        Class::Health => "required/health",
        Class::Study => "study",
        Class::NotNow => "not now",
        Class::Done => "done",
        Class::Hint => "hint",
        Class::Alternative => "alternative",
    }
}

#[test]
fn every_measure() {
    let (catalogue, _, eval) = evaluated();
    let all = expected();
    let measures = all["furniture"]["measures"].as_array().unwrap();
    assert_eq!(eval.measures.len(), measures.len());
    for want in measures {
        let id = want["id"].as_str().unwrap();
        let at = catalogue.measures.iter().position(|m| m.id == id).unwrap();
        let result = eval.measures.iter().find(|m| usize::from(m.measure.0) == at).unwrap();
        one_measure(id, result, want);
    }
}

fn one_measure(id: &str, result: &MeasureResult, want: &Value) {
    check(id, result.alone.money.0, &want["alone"]);
    check(id, result.package.money.0, &want["package"]);
    check(id, result.finance.capital.unwrap().0, &want["capex"]);
    check(id, result.package.energy.0, &want["toe"]);
    check(id, result.package.co2e.0 / 1000.0, &want["tco2"]);
    let finance = &result.package_finance;
    check(id, finance.npv.unwrap().0, &want["npv"]);
    match (finance.payback, want["spp"].as_f64()) {
        (Some(payback), Some(_)) => check(id, payback.0, &want["spp"]),
        (found, want) => assert_eq!((found.is_none(), want.is_none()), (true, true), "{id}"),
    }
    match (finance.irr, want["irr"].as_f64()) {
        (Some(irr), Some(_)) => check(id, irr, &want["irr"]),
        (found, want) => assert_eq!((found.is_none(), want.is_none()), (true, true), "{id}"),
    }
    assert_eq!(class_name(result.class), want["cls"], "{id}");
    assert_eq!(result.selected, want["in_headline"].as_bool().unwrap(), "{id}");
    if !result.selected {
        return;
    }
    for (name, quantity) in want["dq"].as_object().unwrap() {
        let of_stream = result.contributions.iter().filter(|c| c.stream == stream_id(name));
        check(id, of_stream.map(|c| c.quantity).sum(), quantity);
    }
}

#[test]
fn package_indicators_and_recp() {
    let (_, _, eval) = evaluated();
    let all = expected();
    let want = &all["furniture"]["totals"];
    let package = &eval.package;
    check("package", package.ledgers.money.0, &want["package"]);
    check("alone", package.alone_money.0, &want["alone"]);
    check("capital", package.finance.capital.unwrap().0, &want["capex"]);
    check("NPV", package.finance.npv.unwrap().0, &want["npv"]);
    check("further", package.further_potential.0, &want["further_potential"]);
    check("TOE", package.ledgers.energy.0, &want["toe"]);
    check("CO2e", package.ledgers.co2e.0 / 1000.0, &want["tco2"]);
    for (name, saved) in want["saved"].as_object().unwrap() {
        let found = package.saved_by_stream.iter().find(|(id, _)| *id == stream_id(name));
        check(name, found.unwrap().1, saved);
    }
    let indicators = &eval.indicators;
    check("I1", indicators.material_pct.unwrap(), &want["I1"]);
    check("I2", indicators.energy_pct.unwrap(), &want["I2"]);
    check("I3", indicators.dust_pct.unwrap(), &want["I3"]);
    check("I4", indicators.domestic_wastewater_pct.unwrap(), &want["I4"]);
    check("Ic", indicators.combined_pct.unwrap(), &want["Ic"]);
    let pair = |name: &str, found: Option<BeforeAfter>| {
        let found = found.unwrap();
        check(name, found.before, &all["furniture"]["recp"][name][0]);
        check(name, found.after, &all["furniture"]["recp"][name][1]);
    };
    pair("energy productivity (output/TOE)", eval.recp.energy_productivity);
    pair("material productivity (output/t)", eval.recp.material_productivity);
    pair("water productivity (output/m3)", eval.recp.water_productivity);
    pair("CO2e intensity (kg/output)", eval.recp.co2e_intensity);
    pair("waste intensity (kg/output)", eval.recp.waste_intensity);
    pair("wastewater intensity (m3/output, x0.9)", eval.recp.wastewater_intensity);
}

/// What each end use still needs after the package, read from the factors of its measures.
#[test]
fn residuals() {
    let (catalogue, _, eval) = evaluated();
    let all = expected();
    for (name, want) in all["furniture"]["residual"].as_object().unwrap() {
        let (stream, end_use) = name.split_once('/').unwrap();
        let id = stream_id(stream);
        let selected = eval.measures.iter().filter(|m| m.selected);
        let on_it = selected.flat_map(|m| &m.contributions).filter(|c| {
            c.stream == id && catalogue.end_uses[usize::from(c.end_use.0)].id == end_use
        });
        let left: f64 = on_it
            .map(|c| 1.0 - (c.applicability * c.fraction * c.opportunity).min(1.0) * c.scale)
            .product();
        check(name, left, want);
    }
}

#[test]
fn percentiles() {
    let (catalogue, inputs, eval) = evaluated();
    let all = expected();
    let draws = range(&catalogue, &inputs, &eval, catalogue.constants.draws as usize);
    let figure = |name: &str, found: Percentiles, unit: f64| {
        let want = &all["furniture"]["mc"][name];
        check(name, found.p10 / unit, &want["p10"]);
        check(name, found.p50 / unit, &want["p50"]);
        check(name, found.p90 / unit, &want["p90"]);
        check(name, found.mean / unit, &want["mean"]);
    };
    figure("money", draws.money, 1.0);
    figure("toe", draws.energy, 1.0);
    figure("co2", draws.co2e, 1000.0);
    figure("mat", draws.material_pct, 1.0);
    figure("all", draws.combined_pct, 1.0);
    figure("capex", draws.capital, 1.0);
    figure("npv", draws.npv, 1.0);
}

/// Rates of Method §5.1, from the payback bands of the catalogue.
#[test]
fn likely_within_a_year() {
    let (_, _, eval) = evaluated();
    assert!((eval.package.likely_within_a_year.0 / 1e6 - 95.4).abs() < 0.05);
}

/// Method §5.2: score of the second dimension.
#[test]
fn score_of_a_dimension() {
    let catalogue = catalogue("data");
    let mut inputs = Inputs { trade: "wood_furniture".into(), ..Inputs::default() };
    let answers = [
        ("el_idle", Practice::No),
        ("el_led", Practice::No),
        ("el_airleak", Practice::Partly),
        ("el_airpressure", Practice::DontKnow),
        ("el_dustfan", Practice::No),
        ("el_motor", Practice::Partly),
        ("el_ac", Practice::NotRelevant),
    ];
    inputs.practices.extend(answers.map(|(id, answer)| (id.to_owned(), answer)));
    let eval = evaluate(&catalogue, &inputs, &Options::default());
    let at = catalogue.dimensions.iter().position(|d| d.id == "D2").unwrap();
    let score = eval.scores.dimensions[at].unwrap();
    let all = expected();
    check("score", score.value, &all["score_example"]["score"]);
    check("low", score.low, &all["score_example"]["low"]);
    check("high", score.high, &all["score_example"]["high"]);
}

/// Method §4.16–4.17 on the measures of the example.
#[test]
fn ranking_and_budget() {
    let (catalogue, _, eval) = evaluated();
    let by_id = |id: &str| {
        let at = catalogue.measures.iter().position(|m| m.id == id).unwrap();
        eval.measures.iter().find(|m| usize::from(m.measure.0) == at).unwrap()
    };
    assert!(is_better_in_both(by_id("F3"), by_id("F2")));
    assert!(!is_better_in_both(by_id("F5"), by_id("F3")));
    // At least as good in both and better in one; the same in both is no better.
    let with = |npv: f64, co2e: f64| {
        let mut measure = by_id("F3").clone();
        measure.finance.npv = Some(Vnd(npv));
        measure.alone.co2e.0 = co2e;
        measure
    };
    for (a, b, better) in [
        ((2.0, 2.0), (1.0, 1.0), true),
        ((2.0, 1.0), (1.0, 1.0), true),
        ((1.0, 2.0), (1.0, 1.0), true),
        ((1.0, 1.0), (1.0, 1.0), false),
        ((2.0, 0.5), (1.0, 1.0), false),
        ((0.5, 2.0), (1.0, 1.0), false),
        // What differs in the last digits only is the same.
        ((3.0, 0.1 + 0.2), (3.0, 0.3), false),
    ] {
        assert_eq!(is_better_in_both(&with(a.0, a.1), &with(b.0, b.1)), better, "{a:?} {b:?}");
    }
    let unknown = MeasureResult { finance: Default::default(), ..with(9.0, 9.0) };
    assert!(!is_better_in_both(&unknown, &with(1.0, 1.0)));
    assert!(!is_better_in_both(&with(1.0, 1.0), &unknown));
    assert_eq!(cost_per_tonne(&with(0.0, 1000.0), 0.1), None, "it just pays");
    assert_eq!(cost_per_tonne(&with(-1.0, 0.0), 0.1), None, "it spares nothing");
    // Spread over its years: 100 over 4 without interest, 45 million over 10 at 10 %.
    let spread = |capital: f64, years: f64, rate: f64| {
        let mut measure = with(0.0, 0.0);
        measure.finance.capital = Some(Vnd(capital));
        measure.lifetime = Years(years);
        measure.alone.money.0 - yearly_benefit(&measure, rate).unwrap().0
    };
    assert!((spread(100.0, 4.0, 0.0) - 25.0).abs() < 1e-6);
    assert!((spread(45e6, 10.0, 0.1) - 7_323_543.0).abs() < 1.0);
    // 45 million over 10 years at 10 %, less 5.184 million, for 1.4476 t.
    let cost = cost_per_tonne(by_id("F4"), 0.1).unwrap().0;
    assert!((cost - 1_477_957.0).abs() < 1000.0, "{cost}");
    assert_eq!(cost_per_tonne(by_id("F3"), 0.1), None);
    let ids: Vec<&str> = within_budget(&eval, Vnd(36e6))
        .iter()
        .map(|ix| catalogue.measures[usize::from(ix.0)].id.as_str())
        .collect();
    assert_eq!(ids, ["F5", "F7", "F1"]);
}

/// A loan runs as long as what it pays for lasts: the mean life by money spent, in whole years, at most
/// the longest usual loan; what costs nothing says nothing.
#[test]
fn a_loan_runs_as_long_as_what_it_pays_for() {
    let (catalogue, _, eval) = evaluated();
    let costs = |capital: f64, years: f64| {
        let mut measure = eval.measures[0].clone();
        measure.finance.capital = Some(Vnd(capital));
        measure.lifetime = Years(years);
        measure
    };
    let most = catalogue.constants.loan_years_max;
    let months = |measures: &[MeasureResult]| usual_months(&catalogue.constants, measures.iter());
    assert!(most >= 5.0, "{most}");
    // (30 × 2 + 10 × 5) ÷ 40 = 2.75 years, a whole one less.
    assert_eq!(months(&[costs(30e6, 2.0), costs(10e6, 5.0)]), 24.0);
    assert_eq!(months(&[costs(30e6, 3.0), costs(0.0, 50.0)]), 36.0);
    assert_eq!(months(&[costs(1e6, 0.5)]), 12.0);
    assert_eq!(months(&[costs(1e6, most + 1.0)]), 12.0 * most);
    assert_eq!(months(&[costs(0.0, 2.0)]), 12.0 * most);
    assert_eq!(months(&[]), 12.0 * most);
}
