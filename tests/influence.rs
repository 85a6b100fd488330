//! What one more answer is worth.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::random::{Numbers, business, for_any};
use common::{catalogue, close, furniture};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use vong_xanh::assessment::{Inputs, Practice};
use vong_xanh::catalogue::Catalogue;
use vong_xanh::engine::influence::{
    Influence, InputInfluence, QuestionInfluence, influences, questions,
};
use vong_xanh::engine::{Class, Evaluation, Options, evaluate, range};

static FURNITURE: LazyLock<Catalogue> =
    LazyLock::new(|| catalogue("tests/fixtures/furniture-catalogue"));
static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| catalogue("data"));

fn evaluated(cat: &Catalogue, inputs: &Inputs) -> Evaluation {
    evaluate(cat, inputs, &Options::default())
}

/// Influence of one question of the furniture workshop, in VND: (headline, study, opens).
fn influence(inputs: &Inputs, id: &str) -> Option<(f64, f64, f64)> {
    let all = questions(&FURNITURE, inputs);
    let found = all.into_iter().find(|q| q.id == id)?;
    Some((found.headline.0, found.study.0, found.opens.0))
}

#[test]
fn an_open_question_weighs_what_hangs_on_it_times_the_spread_of_not_knowing() {
    let mut inputs = furniture();
    assert_eq!(influence(&inputs, "qF3"), None, "answered");
    inputs.practices.remove("qF3");
    // Lamps: 12 × 14.4 million × 0.08 × 0.55 = 7.6032 million; spread of (0, 1/2, 1) is √(1/24).
    let saving = 12.0 * 14.4e6 * 0.08 * 0.55;
    let (headline, study, opens) = influence(&inputs, "qF3").unwrap();
    assert!(close(opens, saving, 1e-12), "{opens}");
    assert!(close(headline, saving / 24.0_f64.sqrt(), 1e-12), "{headline}");
    assert_eq!(study, 0.0);
    // "Don't know" tells as little.
    inputs.practices.insert("qF3".into(), Practice::DontKnow);
    assert_eq!(influence(&inputs, "qF3").unwrap().0, headline);
}

#[test]
fn the_dearest_question_stands_first() {
    let mut inputs = furniture();
    for id in ["qF3", "qF5", "qF10"] {
        inputs.practices.remove(id);
    }
    let order: Vec<String> = questions(&FURNITURE, &inputs).into_iter().map(|q| q.id).collect();
    // Cutting plan (74.6 million), sawdust (10, "don't know"), lamps (7.6), taps (0.8).
    assert_eq!(order, ["qF5", "qF8", "qF3", "qF10"]);
}

#[test]
fn a_bill_for_every_month_narrows_as_much_as_answering_it_does() {
    let mut inputs = furniture();
    // Only power is saved: wood and paint would drown what the bills tell.
    for id in ["qF5", "qF6", "qF7"] {
        inputs.practices.insert(id.into(), Practice::Yes);
    }
    let eval = evaluated(&FURNITURE, &inputs);
    let list = influences(&FURNITURE, &inputs, &eval, 600);
    let found = |id: &str| -> InputInfluence {
        let found = list.iter().find_map(|i| match i {
            Influence::Input(input) if input.input == id => Some(input.clone()),
            _ => None,
        });
        found.unwrap_or_else(|| panic!("{id} in {list:?}"))
    };
    let months = found("elec_months");
    let given = Inputs { electricity_months: Some("12".into()), ..inputs.clone() };
    let after = range(&FURNITURE, &given, &evaluated(&FURNITURE, &given), 600);
    assert_eq!(months.after, after.money);
    assert_eq!(months.before, range(&FURNITURE, &inputs, &eval, 600).money);
    assert!(months.value.0 > 0.0);
}

#[test]
fn an_own_loss_narrows_as_much_as_answering_it_does() {
    let mut inputs = furniture();
    let own = inputs.materials[0].loss_share;
    inputs.materials[0].loss_share = None;
    let eval = evaluated(&FURNITURE, &inputs);
    let list = influences(&FURNITURE, &inputs, &eval, 600);
    let Influence::Input(first) = &list[0] else { panic!("{list:?}") };
    assert_eq!(first.input, "material1_loss_pct");
    // What the trade loses, said by the owner: the same figures, surer.
    inputs.materials[0].loss_share = Some(0.3);
    let given = evaluated(&FURNITURE, &inputs);
    assert_eq!(first.after, range(&FURNITURE, &inputs, &given, 600).money);
    let width = |p: vong_xanh::engine::Percentiles| p.p90 - p.p10;
    assert!(width(first.after) < width(first.before));
    let squares = width(first.before).powi(2) - width(first.after).powi(2);
    assert!(close(first.value.0, squares.sqrt() / 2.563_103_131, 1e-9));
    // An own loss is not drawn: nothing to narrow there.
    inputs.materials[0].loss_share = own;
    let eval = evaluated(&FURNITURE, &inputs);
    let list = influences(&FURNITURE, &inputs, &eval, 200);
    assert!(list.iter().all(|i| i.id() != "material1_loss_pct"));
}

fn check(cases: u32, property: impl Fn(Inputs) -> Result<(), TestCaseError>) {
    for_any(&business(&CATALOGUE, Numbers::Plausible), cases, 889, property);
}

#[test]
fn answered_has_none_and_none_is_negative() {
    check(40, |inputs| {
        let eval = evaluated(&CATALOGUE, &inputs);
        let list = influences(&CATALOGUE, &inputs, &eval, 60);
        for item in &list {
            prop_assert!(item.value().0 >= 0.0 && item.value().0.is_finite(), "{item:?}");
            let answer = inputs.practices.get(item.id());
            prop_assert!(matches!(answer, None | Some(Practice::DontKnow)), "{item:?} {answer:?}");
        }
        let values: Vec<f64> = list.iter().map(|i| i.value().0).collect();
        prop_assert!(values.is_sorted_by(|a, b| a >= b), "{values:?}");
        Ok(())
    });
}

#[test]
fn the_order_of_the_answers_decides_nothing() {
    check(20, |inputs| {
        let mut other = inputs.clone();
        other.asked.reverse();
        other.equipment.reverse();
        other.practices = inputs.practices.iter().rev().map(|(k, v)| (k.clone(), *v)).collect();
        prop_assert_eq!(questions(&CATALOGUE, &inputs), questions(&CATALOGUE, &other));
        Ok(())
    });
}

/// What the list says hangs on a question is what the evaluation finds once it is answered "no".
#[test]
fn what_hangs_on_a_question_is_found_when_it_is_answered() {
    check(25, |inputs| {
        for asked in questions(&CATALOGUE, &inputs).into_iter().take(8) {
            let mut given = inputs.clone();
            given.practices.insert(asked.id.clone(), Practice::No);
            let eval = evaluated(&CATALOGUE, &given);
            // Of alternatives only the best is promised.
            let mut best: BTreeMap<String, f64> = BTreeMap::new();
            for result in &eval.measures {
                let record = &CATALOGUE.measures[usize::from(result.measure.0)];
                let group = record.exclusive_group.clone().unwrap_or_else(|| record.id.clone());
                let counts = matches!(
                    result.class,
                    Class::QuickWin | Class::Plan | Class::Health | Class::Alternative
                );
                if asked.measures.contains(&result.measure) && counts {
                    let most = best.entry(group).or_default();
                    *most = most.max(result.alone.money.0);
                }
            }
            let found: f64 = best.values().sum();
            prop_assert!(found >= asked.opens.0 * (1.0 - 1e-9), "{asked:?}: {found}");
        }
        Ok(())
    });
}

/// The spread of not knowing (½, triangular between 0 and 1) is √(1/24) of what the answer moves, and
/// it moves no more than all that hangs on it; where nothing else speaks of a measure, just that.
#[test]
fn not_knowing_spreads_what_the_answer_moves() {
    let spread = (1.0_f64 / 24.0).sqrt();
    let mut whole = [0, 0];
    for (id, catalogue, inputs, _) in common::examples() {
        let asked = questions(&catalogue, &inputs);
        for q in &asked {
            let pairs = [(q.headline.0, q.opens.0), (q.study.0, q.opens_study.0)];
            for (at, (moved, hangs)) in pairs.into_iter().enumerate() {
                assert!((0.0..=hangs * spread * (1.0 + 1e-9)).contains(&moved), "{id}: {q:?}");
                let fully = hangs > 0.0 && (moved - hangs * spread).abs() < 1e-9 * moved;
                whole[at] += usize::from(fully);
            }
        }
        let order = |q: &QuestionInfluence| (q.headline.0, q.study.0);
        assert!(asked.is_sorted_by(|a, b| order(a) >= order(b)), "{id}");
    }
    assert!(whole.iter().all(|found| *found > 0), "{whole:?}");
}

#[test]
fn an_unknown_trade_asks_for_nothing() {
    let inputs = Inputs { trade: "no such trade".into(), ..Inputs::default() };
    let eval = evaluated(&CATALOGUE, &inputs);
    assert!(influences(&CATALOGUE, &inputs, &eval, 10).is_empty());
}
