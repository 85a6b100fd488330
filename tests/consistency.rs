//! The same business in quick and in full mode: what is known better narrows the range around what
//! quick mode said, and moves nothing else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{catalogue, close};
use std::sync::LazyLock;
use vong_xanh::assessment::document::Document;
use vong_xanh::assessment::{Answer, Value, evaluate_document, examples, is_asked, to_inputs};
use vong_xanh::catalogue::{Catalogue, Mode, QuestionKind};
use vong_xanh::engine::{Evaluation, Percentiles, Range, StreamId, range};

/// Of the width of a range, at the catalogue's draws.
const CHANCE: f64 = 0.01;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| catalogue("data"));

/// What quick mode would have asked of an example business.
fn quick(document: &Document) -> Document {
    let mut document = document.clone();
    document.mode = Mode::Quick;
    document.answers.0.retain(|id, _| {
        let input = CATALOGUE.input(id).is_some_and(|i| i.mode == Mode::Quick);
        input || CATALOGUE.question(id).is_some_and(|q| q.mode == Mode::Quick)
    });
    document
}

fn put(document: &mut Document, id: &str, value: Value) {
    document.answers.put(id.to_owned(), Answer { value: Some(value), ..Answer::default() });
}

/// A year of bills around a mean: two months of each pair cancel out.
fn bills(document: &mut Document, table: &str, field: &str, quantity: f64, vnd: f64) {
    for row in 1..=12 {
        let season = 1.0 + if row % 2 == 0 { 0.15 } else { -0.15 };
        for (name, year) in [(field, quantity), ("money", vnd)] {
            let month = Value::Number(year / 12.0 * season);
            put(document, &format!("{table}.{row}.{name}"), month);
        }
    }
}

/// The same business with its bills by month, each fuel with its own money, and all other practices
/// of the bank in place already.
fn full(quick: &Document, evaluation: &Evaluation) -> Document {
    let mut document = quick.clone();
    document.mode = Mode::Full;
    for stream in &evaluation.baseline.streams {
        let (quantity, cost) = (stream.quantity, stream.cost.0);
        match &stream.id {
            StreamId::Electricity => bills(&mut document, "elec_bills", "kwh", quantity, cost),
            StreamId::Water => bills(&mut document, "water_bills", "m3", quantity, cost),
            StreamId::Fuel(id) => {
                let fuel = CATALOGUE.factors.fuels.iter().find(|f| f.id == *id).unwrap();
                let amount = Value::Number(quantity / 12.0);
                put(&mut document, fuel.quantity_input.as_ref().unwrap(), amount);
                let spend = Value::Number(cost / 12.0);
                put(&mut document, &format!("fuel_{id}.spend_month"), spend);
            }
            _ => {}
        }
    }
    let inputs = to_inputs(&CATALOGUE, &document.answers);
    let trade = CATALOGUE.trade_ix(&inputs.trade);
    for question in &CATALOGUE.questions {
        let practice = matches!(question.kind, QuestionKind::Practice);
        let open = document.answers.value(&question.id).is_none();
        if practice && open && is_asked(question, trade, &inputs) {
            put(&mut document, &question.id, Value::Choice("yes".to_owned()));
        }
    }
    document
}

fn evaluated(document: &Document) -> (Evaluation, Range) {
    let (inputs, _, evaluation) = evaluate_document(&CATALOGUE, document);
    let draws = CATALOGUE.constants.draws as usize;
    let range = range(&CATALOGUE, &inputs, &evaluation, draws);
    (evaluation, range)
}

/// Inside, but for the chance of the draws: where nearly all money is material, which quick mode
/// knows as well, the two ranges are the same but for that.
fn inside(narrow: Percentiles, wide: Percentiles) -> bool {
    let crumb = CHANCE * (wide.p90 - wide.p10);
    narrow.p10 >= wide.p10 - crumb && narrow.p90 <= wide.p90 + crumb
}

#[test]
fn full_mode_narrows_the_range_around_what_quick_mode_said() {
    let mut narrowed = 0.0;
    for document in examples() {
        let id = &document.id;
        let quick = quick(&document);
        let (before, wide) = evaluated(&quick);
        assert!(before.baseline.money_possible && before.package.count > 0, "{id}");
        let (after, narrow) = evaluated(&full(&quick, &before));
        assert_eq!(before.baseline.streams.len(), after.baseline.streams.len(), "{id}");
        for (a, b) in before.baseline.streams.iter().zip(&after.baseline.streams) {
            let same = close(b.quantity, a.quantity, 1e-9) && close(b.cost.0, a.cost.0, 1e-9);
            assert!(same && b.grade <= a.grade, "{id}: {a:?} and {b:?}");
        }
        let (a, b) = (&before.package.ledgers, &after.package.ledgers);
        for (what, a, b) in [
            ("money", a.money.0, b.money.0),
            ("energy", a.energy.0, b.energy.0),
            ("water", a.water.0, b.water.0),
        ] {
            assert!(close(b, a, 1e-6) || (a - b).abs() < 1e-6, "{id}: {what} {a} then {b}");
        }
        assert!(after.confidence.half_width < before.confidence.half_width, "{id}");
        assert!(inside(narrow.money, wide.money), "{id}: {:?} in {:?}", narrow.money, wide.money);
        assert!(inside(narrow.energy, wide.energy), "{id}");
        assert!(inside(narrow.co2e, wide.co2e), "{id}");
        let width = |p: Percentiles| p.p90 - p.p10;
        narrowed += 1.0 - width(narrow.money) / width(wide.money);
        if before.package.ledgers.energy.0 > 0.0 {
            assert!(width(narrow.energy) < width(wide.energy), "{id}");
        }
        // The middle stays where it was: what quick mode said was not wrong, only less sure.
        let middle = (narrow.money.p50 - wide.money.p50).abs() / wide.money.p50;
        assert!(middle < 0.03, "{id}: the middle moved by {middle}");
    }
    let mean = narrowed / examples().len() as f64;
    // The spread of what measures save, common to both, is most of the width.
    assert!(mean > 0.005, "on average the range of the money narrows by {mean}");
}
