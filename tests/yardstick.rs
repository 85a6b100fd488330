//! Beyond the gate, credit for what is done, yardsticks of the trade, words about the headline.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{catalogue, close, furniture};
use std::sync::LazyLock;
use vong_xanh::assessment::{Inputs, Practice};
use vong_xanh::catalogue::{Catalogue, Grade};
use vong_xanh::engine::summary::{
    Held, Middle, Verdict, grade_mix, ledger_rows, middle, yardsticks,
};
use vong_xanh::engine::{
    EmbodiedPart, Evaluation, FigureId, NotCounted, Options, Range, StreamId, credit, embodied,
    evaluate, explain, range,
};

static FURNITURE: LazyLock<Catalogue> =
    LazyLock::new(|| catalogue("tests/fixtures/furniture-catalogue"));
static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| catalogue("data"));

fn evaluated(cat: &Catalogue, inputs: &Inputs) -> Evaluation {
    evaluate(cat, inputs, &Options::default())
}

/// The furniture workshop with the kinds of its materials, and no scrap sold.
fn wood() -> Inputs {
    let mut inputs = furniture();
    inputs.materials[0].name = Some("wood".into());
    inputs.materials[1].name = Some("panel".into());
    inputs.scrap_vnd_per_month = None;
    inputs
}

fn saved(eval: &Evaluation, id: &StreamId) -> f64 {
    eval.package.saved_by_stream.iter().find(|(s, _)| s == id).unwrap().1
}

#[test]
fn saved_wood_and_water_spare_emissions_elsewhere() {
    let inputs = wood();
    let eval = evaluated(&FURNITURE, &inputs);
    let found = embodied(&FURNITURE, &inputs, &eval);
    // 650 kg a cubic metre and 35 kg a panel, 0.2695 kg CO2e per kg of wood.
    let kg = saved(&eval, &StreamId::Material1) * 650.0 + saved(&eval, &StreamId::Material2) * 35.0;
    let making: f64 = found
        .lines
        .iter()
        .filter(|l| matches!(l.part, EmbodiedPart::Material(_)))
        .map(|l| l.co2e().0)
        .sum();
    assert!(kg > 1000.0 && close(making, kg * 0.2695, 1e-12), "{making}");
    let dumped: f64 = found
        .lines
        .iter()
        .filter(|l| matches!(l.part, EmbodiedPart::Waste(_)))
        .map(|l| l.co2e().0)
        .sum();
    assert!(close(dumped, kg * 0.92534, 1e-12), "{dumped}");
    let water = eval.package.ledgers.water.0 * 0.1913;
    assert!(close(found.total.0, making + dumped + water, 1e-12));
    assert!(found.not_counted.is_empty());
}

#[test]
fn what_leaves_the_gate_is_never_in_the_ledger_of_the_business() {
    let (plain, named) = (furniture(), wood());
    let named = Inputs { scrap_vnd_per_month: plain.scrap_vnd_per_month, ..named };
    let (a, b) = (evaluated(&FURNITURE, &plain), evaluated(&FURNITURE, &named));
    assert!(embodied(&FURNITURE, &named, &b).total.0 > 100.0);
    assert_eq!(a.package.ledgers, b.package.ledgers);
    let rows = |eval| ledger_rows(&FURNITURE, eval, None);
    assert_eq!(rows(&a), rows(&b));
}

#[test]
fn what_nobody_knows_is_left_out_and_said() {
    let mut inputs = wood();
    inputs.materials[0].quantity_per_month = None;
    inputs.materials[1].name = None;
    inputs.water_source = Some("well".into());
    let eval = evaluated(&FURNITURE, &inputs);
    let found = embodied(&FURNITURE, &inputs, &eval);
    assert!(found.lines.is_empty() && found.total.0 == 0.0);
    assert_eq!(
        found.not_counted,
        [(StreamId::Material1, NotCounted::Mass), (StreamId::Material2, NotCounted::Kind)]
    );
    assert!(explain(&FURNITURE, &inputs, &eval, &FigureId::Embodied).is_none());
}

#[test]
fn scrap_that_is_sold_does_not_go_to_the_dump() {
    let sold = Inputs { scrap_vnd_per_month: Some(1e6), ..wood() };
    let eval = evaluated(&FURNITURE, &sold);
    let found = embodied(&FURNITURE, &sold, &eval);
    assert!(found.lines.iter().all(|l| !matches!(l.part, EmbodiedPart::Waste(_))));
}

#[test]
fn the_figure_opens_to_the_same_value_with_its_sources() {
    let inputs = wood();
    let eval = evaluated(&FURNITURE, &inputs);
    let shown = explain(&FURNITURE, &inputs, &eval, &FigureId::Embodied).unwrap();
    assert!(close(shown.expr.eval(), shown.value, 1e-12));
    assert_eq!(shown.value, embodied(&FURNITURE, &inputs, &eval).total.0);
    assert_eq!(shown.grade, Some(Grade::D));
    let text = format!("{shown:?}");
    for unit in ["kgCO2e/kg", "kgCO2e/m3"] {
        assert!(text.contains(unit), "{text}");
    }
}

#[test]
fn what_is_done_is_worth_what_it_would_save_if_it_were_open() {
    let open = evaluated(&FURNITURE, &furniture());
    let lamps = open.measures.iter().find(|m| m.alone.money.0 > 7.6e6 && m.alone.money.0 < 7.7e6);
    let lamps = lamps.unwrap();
    let mut inputs = furniture();
    inputs.practices.insert("qF3".into(), Practice::Yes);
    inputs.practices.insert("qF9".into(), Practice::NotRelevant);
    let eval = evaluated(&FURNITURE, &inputs);
    let found = credit(&FURNITURE, &inputs, &eval);
    // Answered "no" its opportunity was 1: the estimate is the same saving. "Not relevant" is not done.
    assert_eq!(found.count, 1);
    assert_eq!(found.measures, [(lamps.measure, lamps.alone.money)]);
    assert_eq!(found.together, lamps.alone.money);
    assert!(!eval.measures.iter().any(|m| m.measure == lamps.measure && m.selected));
}

#[test]
fn together_what_is_done_is_worth_no_more_than_one_by_one() {
    let mut inputs = furniture();
    for id in ["qF1", "qF2", "qF3", "qF4", "qF5", "qF6", "qF7"] {
        inputs.practices.insert(id.into(), Practice::Yes);
    }
    let eval = evaluated(&FURNITURE, &inputs);
    let found = credit(&FURNITURE, &inputs, &eval);
    let one_by_one: f64 = found.measures.iter().map(|(_, money)| money.0).sum();
    assert_eq!(found.count, 7);
    // Leaks and inverter both act on the compressor.
    assert!(found.together.0 < one_by_one && found.together.0 > 0.5 * one_by_one);
}

/// A noodle maker: 11 t a month on 2.4 t of firewood.
fn noodles() -> Inputs {
    let mut inputs = Inputs {
        trade: "food_processing".into(),
        product_unit: Some("kg".into()),
        output_per_month: Some(11_000.0),
        electricity_vnd_per_month: Some(3e6),
        fuels: vec![vong_xanh::assessment::Fuel {
            id: "firewood".into(),
            quantity_per_month: Some(2_400.0),
            ..Default::default()
        }],
        ..Inputs::default()
    };
    inputs.materials[0].spend_vnd_per_month = Some(60e6);
    inputs.materials[0].loss_share = Some(0.05);
    inputs
}

#[test]
fn heat_per_tonne_beside_the_yardstick_of_the_trade() {
    let inputs = noodles();
    let eval = evaluated(&CATALOGUE, &inputs);
    let all = yardsticks(&CATALOGUE, &inputs, &eval);
    let heat = all
        .iter()
        .find(|y| match y.held {
            Held::Benchmark(at) => CATALOGUE.benchmarks[at].id == "noodle_heat",
            Held::Loss => false,
        })
        .unwrap();
    // 2,400 kg of firewood at 0.3726 TOE/t and 41,868 MJ/TOE for 11 t of noodles.
    let mj = 2.4 * 0.3726 * 41_868.0 / 11.0;
    assert!(close(heat.now, mj, 1e-3), "{} instead of {mj}", heat.now);
    assert!(heat.is_published && !heat.sources.is_empty());
    // Its poor ones are the typical ones: nobody is held against a mark that is not shown.
    assert_eq!((heat.poor, heat.verdict), (None, Verdict::Behind));
    let loss = all.iter().find(|y| y.held == Held::Loss).unwrap();
    assert_eq!((loss.now, loss.good, loss.typical), (5.0, Some(2.0), 6.0));
    assert_eq!(loss.verdict, Verdict::Fair);
}

#[test]
fn only_the_yardstick_of_the_kind_of_work_is_held_against_a_business() {
    let heat = |works: &[&str]| -> Vec<&str> {
        let mut inputs = noodles();
        let works = works.iter().map(|id| (*id).to_owned()).collect();
        inputs.choices.insert("subtrades".into(), works);
        let eval = evaluated(&CATALOGUE, &inputs);
        let at = yardsticks(&CATALOGUE, &inputs, &eval).into_iter().filter_map(|y| match y.held {
            Held::Benchmark(at) => Some(CATALOGUE.benchmarks[at].id.as_str()),
            Held::Loss => None,
        });
        at.collect()
    };
    assert_eq!(heat(&["noodles"]), ["noodle_heat"]);
    assert_eq!(heat(&["rice-paper"]), ["ricepaper_heat"]);
    assert_eq!(heat(&["noodles", "rice-paper"]), ["noodle_heat", "ricepaper_heat"]);
    assert_eq!(heat(&["starch"]), [""; 0]);
    // Not told: what has a source.
    assert_eq!(heat(&[]), ["noodle_heat"]);
}

#[test]
fn a_loss_as_the_typical_one_is_no_better() {
    let mut inputs = noodles();
    for (loss, verdict) in [(0.06, Verdict::Level), (0.05, Verdict::Fair), (0.07, Verdict::Behind)]
    {
        inputs.materials[0].loss_share = Some(loss);
        let eval = evaluated(&CATALOGUE, &inputs);
        let all = yardsticks(&CATALOGUE, &inputs, &eval);
        assert_eq!(all.iter().find(|y| y.held == Held::Loss).unwrap().verdict, verdict);
    }
}

#[test]
fn a_yardstick_of_another_unit_or_a_default_loss_is_not_held_against_anyone() {
    let mut inputs = noodles();
    inputs.product_unit = Some("set".into());
    inputs.materials[0].loss_share = None;
    let eval = evaluated(&CATALOGUE, &inputs);
    assert!(yardsticks(&CATALOGUE, &inputs, &eval).is_empty());
}

#[test]
fn the_package_moves_the_mark_as_it_moves_the_stream() {
    let mut inputs = furniture();
    inputs.trade = "furniture".into();
    let eval = evaluated(&FURNITURE, &inputs);
    let all = yardsticks(&FURNITURE, &inputs, &eval);
    let loss = all.iter().find(|y| y.held == Held::Loss).unwrap();
    // Of 100 parts 35 are lost; saving s of the whole leaves (35 − s) of (100 − s).
    let s = 100.0 * saved(&eval, &StreamId::Material1) / (12.0 * 15.0);
    assert!(s > 1.0 && close(loss.after, 100.0 * (35.0 - s) / (100.0 - s), 1e-9), "{loss:?}");
}

#[test]
fn the_middle_is_explained_only_when_it_lies_apart() {
    let inputs = furniture();
    let eval = evaluated(&FURNITURE, &inputs);
    let mut drawn: Range = range(&FURNITURE, &inputs, &eval, 400);
    let central = eval.package.ledgers.money.0;
    drawn.money.p50 = central * 1.04;
    assert_eq!(middle(&eval, &drawn), None);
    drawn.money.p50 = central * 1.06;
    assert_eq!(middle(&eval, &drawn), Some(Middle::Above));
    drawn.money.p50 = central * 0.94;
    assert_eq!(middle(&eval, &drawn), Some(Middle::Below));
}

#[test]
fn the_mix_of_grades_is_by_cost() {
    let inputs = furniture();
    let eval = evaluated(&FURNITURE, &inputs);
    let [a, b, c, d] = grade_mix(&eval).map(|(_, share)| share);
    assert!(close(a + b + c + d, 1.0, 1e-12));
    // Only the water rests on its bill alone: 4.2 of 2,815 million.
    assert!(close(c, 4.2e6 / eval.baseline.resource_cost.0, 1e-9), "{c}");
    assert_eq!((a, d), (0.0, 0.0));
}

/// What the measures save of a stream is missing from its use for each unit made, in the same share.
#[test]
fn after_the_measures_the_use_is_lower_by_what_they_save() {
    let mut lower = 0;
    for (id, catalogue, inputs, eval) in common::examples() {
        for found in yardsticks(&catalogue, &inputs, &eval) {
            assert!((0.0..=found.now).contains(&found.after), "{id}: {found:?}");
            let (Held::Benchmark(_), Some(FigureId::StreamNorm(stream))) =
                (&found.held, &found.figure)
            else {
                continue;
            };
            let used = eval.baseline.streams.iter().find(|s| s.id == *stream).unwrap().quantity;
            let share = saved(&eval, stream) / used;
            assert!(close(found.after, found.now * (1.0 - share), 1e-9), "{id}: {found:?}");
            lower += usize::from(share > 0.0);
        }
    }
    assert!(lower > 0, "some example has a yardstick and saves on it");
}
