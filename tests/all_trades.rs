//! A synthetic owner of each trade goes through every page, in both depths: results are reached,
//! nothing of another trade is asked, every figure is finite, and not knowing anything still ends
//! in something useful.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::catalogue;
use std::sync::LazyLock;
use vong_xanh::assessment::document::{Document, read};
use vong_xanh::assessment::entry::{FieldSpec, field_spec, validate};
use vong_xanh::assessment::path::{Page, Path, stream_shares};
use vong_xanh::assessment::{Answer, SHARE, Value, evaluate_document, is_asked, to_inputs};
use vong_xanh::catalogue::{Bounds, Catalogue, InputKind, Mode, Trade};
use vong_xanh::engine::{Class, Evaluation, range};
use vong_xanh::locale::Lang;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| catalogue("data"));

/// Pages answered before the way is looked at again.
const AT_A_TIME: usize = 5;

/// How the owner answers.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Owner {
    /// Every practice the same, every number plausible.
    Says(&'static str),
    /// "Don't know" to everything but the trade.
    KnowsNothing,
}

/// A number in the middle of what is usual.
fn usual(bounds: Bounds, id: &str) -> f64 {
    match id.rsplit(['.', '_']).next().unwrap_or_default() {
        "pct" => 10.0,
        "day" | "hours" => 6.0,
        _ => {
            let low = bounds.soft_min.or(bounds.min).unwrap_or(1.0).max(1.0);
            let high = bounds.soft_max.or(bounds.max).unwrap_or(1e6).min(1e9);
            // As people type it: one digit and noughts.
            format!("{:.0e}", (low * high.max(low)).sqrt()).parse().unwrap()
        }
    }
}

fn value(field: &FieldSpec, id: &str, owner: Owner, trade: &Trade) -> Value {
    if id == "sector" {
        return Value::Choice(trade.id.clone());
    }
    let Owner::Says(practice) = owner else { return Value::Unknown };
    let ix = CATALOGUE.trade_ix(&trade.id).unwrap();
    let offered = || field.choices.iter().filter(|c| c.is_offered(ix));
    match field.kind {
        None => Value::Choice(practice.to_owned()),
        Some(InputKind::Choice) => Value::Choice(offered().next().expect(id).id.clone()),
        Some(InputKind::Multi) => {
            Value::Choices(offered().filter(|c| c.id != "none").map(|c| c.id.clone()).collect())
        }
        Some(InputKind::Number | InputKind::Money | InputKind::Percent) => {
            Value::Number(usual(field.bounds, id))
        }
        Some(InputKind::Text) => Value::Text("Hà Nội".into()),
        Some(InputKind::Group(_) | InputKind::Table { .. }) => panic!("{id} is no field"),
    }
}

/// Goes from page to page, as the app does, until nothing is left to ask.
fn walk(trade: &Trade, mode: Mode, owner: Owner) -> (Document, Path) {
    let mut document = Document::new("x", "2026-01-01T00:00:00Z", "2026-01-01", Lang::Vi, mode);
    let mut seen: Vec<String> = Vec::new();
    loop {
        // What the streams cost decides about the practices only.
        let practices = document.answers.value(&CATALOGUE.quick.awareness).is_some();
        let shares = if practices {
            stream_shares(&evaluate_document(&CATALOGUE, &document).2.baseline)
        } else {
            Vec::new()
        };
        let path = Path::replay(&CATALOGUE, &document.answers, mode, &shares);
        let open = |page: &&Page| path.fields(page).iter().any(|f| !f.answered);
        let next: Vec<&Page> = path.pages.iter().filter(open).take(AT_A_TIME).collect();
        if next.is_empty() {
            return (document, path);
        }
        seen.extend(next.iter().map(|page| page.slug().to_owned()));
        assert!(seen.len() < 200, "{}: going round at {seen:?}", trade.id);
        for field in next.into_iter().flat_map(|page| path.fields(page)) {
            let spec = field_spec(&CATALOGUE, &field.id).expect(&field.id);
            let value = value(&spec, &field.id, owner, trade);
            document
                .answers
                .put(field.id.clone(), Answer { value: Some(value), ..Answer::default() });
        }
    }
}

fn finite(what: &str, evaluation: &Evaluation, document: &Document) {
    let (inputs, _, _) = evaluate_document(&CATALOGUE, document);
    let text = format!("{evaluation:?}{:?}", range(&CATALOGUE, &inputs, evaluation, 50));
    let odd = |word: &str| matches!(word, "NaN" | "inf");
    assert!(!text.split(|c: char| !c.is_ascii_alphabetic()).any(odd), "{what}");
    for stream in &evaluation.baseline.streams {
        assert!(!stream.unit.is_empty(), "{what}: {:?} without a unit", stream.id);
        let known = stream.unit == "VND" || stream.unit == "unit" || stream.unit == "m3";
        let carrier = CATALOGUE.factors.carriers.iter().any(|c| c.unit == stream.unit);
        assert!(known || carrier, "{what}: unit {}", stream.unit);
        let sum: f64 = stream.shares.iter().map(|(_, share)| share).sum();
        assert!(stream.shares.is_empty() || (sum - 1.0).abs() < 1e-9, "{what}: shares {sum}");
    }
    assert!(!evaluation.baseline.output_unit.is_empty(), "{what}: output without a unit");
}

fn nothing_foreign(what: &str, trade: &Trade, document: &Document, path: &Path) {
    let ix = CATALOGUE.trade_ix(&trade.id);
    let inputs = to_inputs(&CATALOGUE, &document.answers);
    for page in &path.pages {
        if let Page::Practice(id) = page {
            let question = CATALOGUE.question(id).unwrap();
            assert!(is_asked(question, ix, &inputs), "{what}: {id} is not for this trade");
        }
    }
    let ids: Vec<&String> = path.fields.iter().flatten().map(|f| &f.id).collect();
    let different: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(different.len(), ids.len(), "{what}: asked twice");
    assert!(!ids.iter().any(|id| id.starts_with(SHARE)), "{what}: shares are never asked");
}

fn run(owner: Owner, mode: Mode) {
    for trade in &CATALOGUE.trades {
        let what = format!("{} {mode:?} {owner:?}", trade.id);
        let (document, path) = walk(trade, mode, owner);
        assert_eq!(path.first_unanswered(), &Page::Check, "{what}");
        let asked = path.pages.iter().filter(|p| p.asks()).count();
        assert!(asked <= if mode == Mode::Quick { 25 } else { 51 }, "{what}: {asked} pages");
        nothing_foreign(&what, trade, &document, &path);
        assert_eq!(validate(&CATALOGUE, &document.answers), [], "{what}");
        // The file holds all of it.
        let reopened = read(&document.to_json()).unwrap();
        assert_eq!(reopened.faults, [], "{what}");
        assert!(reopened.document == document, "{what}: reads back different");
        let (_, _, evaluation) = evaluate_document(&CATALOGUE, &document);
        finite(&what, &evaluation, &document);
        let of = |class: Class| evaluation.measures.iter().filter(|m| m.class == class).count();
        match owner {
            Owner::Says("no" | "partly") => {
                assert!(evaluation.baseline.money_possible, "{what}");
                assert!(evaluation.package.count > 0, "{what}: nothing to do");
                assert!(evaluation.package.ledgers.money.0 > 0.0, "{what}");
                assert!(of(Class::Study) > 0, "{what}: nothing to look at closer");
                assert!(evaluation.losses.total.0 != 0.0, "{what}");
                assert!(evaluation.scores.overall.is_some() || mode == Mode::Quick, "{what}");
            }
            Owner::Says(_) => {
                assert!(evaluation.baseline.money_possible, "{what}");
                assert!(of(Class::Done) > 0, "{what}");
                assert!(evaluation.scores.dimensions.iter().any(Option::is_some), "{what}");
            }
            Owner::KnowsNothing => {
                assert!(!evaluation.baseline.money_possible, "{what}");
                assert_eq!(evaluation.package.ledgers.money.0, 0.0, "{what}");
                // What may help is still there to be read, and to be looked at closer.
                assert!(of(Class::Study) + of(Class::Hint) >= 5, "{what}");
                assert!(evaluation.scores.dimensions.iter().any(Option::is_some), "{what}");
            }
        }
    }
}

#[test]
fn quick_with_nothing_done() {
    run(Owner::Says("no"), Mode::Quick);
}

#[test]
fn quick_with_everything_done_in_part() {
    run(Owner::Says("partly"), Mode::Quick);
}

#[test]
fn full_with_nothing_done() {
    run(Owner::Says("no"), Mode::Full);
}

#[test]
fn full_with_everything_done_in_part() {
    run(Owner::Says("partly"), Mode::Full);
}

#[test]
fn full_with_everything_done() {
    run(Owner::Says("yes"), Mode::Full);
}

#[test]
fn quick_without_knowing_anything() {
    run(Owner::KnowsNothing, Mode::Quick);
}

#[test]
fn full_without_knowing_anything() {
    run(Owner::KnowsNothing, Mode::Full);
}
