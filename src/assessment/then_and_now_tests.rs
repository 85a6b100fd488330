#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use crate::assessment::document::read;
use crate::assessment::samples::catalogue;
use crate::assessment::{Answer, Value, examples};
use crate::catalogue::TradeIx;
use crate::engine::range;

/// The furniture workshop as its file was written with this data.
fn saved(catalogue: &Catalogue) -> Document {
    let document = examples().into_iter().find(|d| d.id.contains("furniture")).unwrap();
    let (inputs, _, evaluation) = evaluate_document(catalogue, &document);
    let range = range(catalogue, &inputs, &evaluation, 100);
    let name = |_| "Tên lúc ấy".to_owned();
    let results = Headline::new(catalogue, &document, (&evaluation, &range), &name);
    for (kept, drawn) in [(results.money_vnd, range.money), (results.capital_vnd, range.capital)] {
        let pairs = [(kept.p10, drawn.p10), (kept.p50, drawn.p50), (kept.p90, drawn.p90)];
        assert!(pairs.iter().all(|(a, b)| *b > 0.0 && (a - b).abs() <= 1e-11 * b));
        assert!((kept.mean - drawn.mean).abs() <= 1e-11 * drawn.mean);
    }
    let document = Document { results: Some(results), ..document };
    // As a later release finds it.
    let opened = read(&document.to_json()).unwrap();
    assert_eq!(opened.faults, []);
    assert_eq!(opened.document, document, "the frozen result is kept to the last digit");
    document
}

fn later(catalogue: &Catalogue, change: impl FnOnce(&mut Catalogue)) -> Catalogue {
    let mut later = catalogue.clone();
    later.version = "2027-06-01".into();
    later.digest = "another".into();
    change(&mut later);
    later
}

/// Every comparison: the steps lead from the figures then to the figures now.
fn compared(today: &Catalogue, document: &Document) -> Comparison {
    let found = then_and_now(today, document).unwrap();
    let mut sum = found.then;
    for step in &found.moves {
        sum.money_vnd += step.by.money_vnd;
        sum.co2e_kg += step.by.co2e_kg;
        sum.capital_vnd += step.by.capital_vnd;
    }
    let close = |a: f64, b: f64| (a - b).abs() <= 1.0 + b.abs() * 1e-5;
    assert!(close(sum.money_vnd, found.now.money_vnd), "{found:?}");
    assert!(close(sum.co2e_kg, found.now.co2e_kg) && close(sum.capital_vnd, found.now.capital_vnd));
    assert_eq!(found.now, Figures::of(&evaluate_document(today, document).2));
    found
}

fn price(catalogue: &mut Catalogue, id: &str, times: f64) {
    let number = catalogue.numbers()[id];
    catalogue.put_numbers(&OwnValues::from([(id.to_owned(), number * times)]));
}

fn in_package(document: &Document) -> Vec<String> {
    let basis = document.results.as_ref().unwrap().basis.as_ref().unwrap();
    basis.measures.keys().cloned().collect()
}

#[test]
fn with_the_same_data_there_is_nothing_to_compare() {
    let old = catalogue();
    let document = saved(&old);
    assert_eq!(then_and_now(&old, &document), None);
    assert_eq!(then_and_now(&later(&old, |_| {}), &document), None, "a new date alone");
    let basis = document.results.as_ref().unwrap().basis.clone().unwrap();
    assert_eq!(changed_measures(&old, &basis), [], "no measure has other numbers");
    let without = Document { results: None, ..document };
    assert_eq!(then_and_now(&later(&old, |c| c.measures.clear()), &without), None);
}

#[test]
fn a_changed_factor_is_named_with_both_numbers() {
    let old = catalogue();
    let document = saved(&old);
    let today = later(&old, |c| price(c, "co2.electricity_grid", 0.5));
    let found = compared(&today, &document);
    let [only] = found.moves.as_slice() else { panic!("{:?}", found.moves) };
    let Cause::Value { id, then, now } = &only.cause else { panic!("{only:?}") };
    assert_eq!((id.as_str(), *now), ("co2.electricity_grid", then * 0.5));
    assert!(only.by.co2e_kg < 0.0 && only.by.money_vnd == 0.0);
}

#[test]
fn a_changed_price_moves_the_money_and_unused_prices_are_not_named() {
    let old = catalogue();
    let mut document = saved(&old);
    // The bill alone: kWh follow from the tariff.
    document.answers.0.remove("elec_bill_month");
    let document = {
        let plain = Document { results: None, ..document };
        let (inputs, _, evaluation) = evaluate_document(&old, &plain);
        let range = range(&old, &inputs, &evaluation, 10);
        let results = Headline::new(&old, &plain, (&evaluation, &range), &|_| String::new());
        Document { results: Some(results), ..plain }
    };
    let today = later(&old, |c| {
        let priced = |id: &String| id.starts_with("tariff.") || id.starts_with("price.");
        let ids: Vec<String> = c.numbers().into_keys().filter(priced).collect();
        ids.iter().for_each(|id| price(c, id, 1.1));
    });
    let found = compared(&today, &document);
    assert!(found.now.money_vnd > found.then.money_vnd);
    let named = |part: &str| {
        let is = |m: &&Move| matches!(&m.cause, Cause::Value { id, .. } if id.contains(part));
        found.moves.iter().filter(is).count()
    };
    assert!(named("elec") >= 1 && named("price.") == 0, "{:?}", found.moves);
}

#[test]
fn changed_new_and_gone_measures_are_told_apart() {
    let old = catalogue();
    let document = saved(&old);
    let measures = in_package(&document);
    let (first, last) = (&measures[0], &measures[measures.len() - 1]);

    let today = later(&old, |c| {
        let at = c.measures.iter().position(|m| m.id == *first).unwrap();
        let saving = &mut c.measures[at].saving;
        (saving.low, saving.mode, saving.high) =
            (saving.low / 2.0, saving.mode / 2.0, saving.high / 2.0);
    });
    let found = compared(&today, &document);
    assert_eq!(found.moves.len(), 1);
    assert_eq!(found.moves[0].cause, Cause::Changed(first.clone()));
    assert!(found.moves[0].by.money_vnd < 0.0);

    // Gone: another record stands in its place.
    let today = later(&old, |c| {
        let at = c.measures.iter().position(|m| m.id == *last).unwrap();
        c.measures[at].id = "something-else".into();
        c.measures[at].trades = Vec::<TradeIx>::new();
    });
    let found = compared(&today, &document);
    assert_eq!(found.moves[0].cause, Cause::Gone("Tên lúc ấy".into()));
    assert!(found.moves[0].by.money_vnd < 0.0);
    // What the others take over is not blamed on the one that is gone.
    assert!(found.moves.iter().skip(1).all(|m| m.cause == Cause::Method), "{:?}", found.moves);

    // New: the file was written before the measure was there.
    let before = later(&old, |c| {
        let at = c.measures.iter().position(|m| m.id == *first).unwrap();
        c.measures[at].trades = Vec::<TradeIx>::new();
    });
    let found = compared(&old, &saved(&before));
    assert_eq!(found.moves[0].cause, Cause::New(first.clone()));
    assert!(found.moves[0].by.money_vnd > 0.0);
}

#[test]
fn a_changed_limit_is_the_way_of_calculating() {
    let old = catalogue();
    let document = saved(&old);
    let today = later(&old, |c| c.end_uses.iter_mut().for_each(|e| e.cap /= 4.0));
    let found = compared(&today, &document);
    assert!(found.moves.iter().all(|m| m.cause == Cause::Method), "{:?}", found.moves);
}

#[test]
fn answers_given_since_are_set_apart_from_new_data() {
    let old = catalogue();
    let mut document = saved(&old);
    let workers = Answer { value: Some(Value::Number(52e6)), ..Answer::default() };
    document.answers.0.insert("elec_bill_month".into(), workers);
    let today = later(&old, |c| price(c, "co2.electricity_grid", 0.5));
    let found = compared(&today, &document);
    let causes: Vec<&Cause> = found.moves.iter().map(|m| &m.cause).collect();
    assert!(matches!(causes.as_slice(), [Cause::Answers, Cause::Value { .. }]), "{causes:?}");
}

#[test]
fn a_file_without_a_basis_still_shows_both_figures() {
    let old = catalogue();
    let mut document = saved(&old);
    document.results.as_mut().unwrap().basis = None;
    let today = later(&old, |c| price(c, "co2.electricity_grid", 0.5));
    let found = then_and_now(&today, &document).unwrap();
    assert!(found.moves.is_empty() && found.then != found.now);
}

#[test]
fn old_results_stay_until_todays_are_taken() {
    let old = catalogue();
    let document = saved(&old);
    let fresh = Headline { draws: 7, ..Headline::default() };
    let today = later(&old, |c| price(c, "co2.electricity_grid", 0.5));
    let kept = frozen(&today, &document, || fresh.clone());
    assert_eq!(Some(kept), document.results);
    let accepted = Document { results: None, ..document.clone() };
    assert_eq!(frozen(&today, &accepted, || fresh.clone()), fresh);
    assert_eq!(frozen(&old, &document, || fresh.clone()), fresh, "the same data: kept up to date");
    let newer = later(&old, |_| {});
    assert_eq!(frozen(&newer, &document, || fresh.clone()), fresh, "newer data, the same figures");
}

#[test]
fn numbers_are_the_same_up_to_the_ninth_digit() {
    for size in [1e-6, 1.0, 2500.0, 3e9] {
        assert!(same(size, size * (1.0 + 0.9e-9)) && same(-size, -size), "{size}");
        assert!(!same(size, size * (1.0 + 1.2e-9)) && !same(size, -size), "{size}");
    }
    assert!(same(0.0, 0.0) && !same(0.0, 1e-30));
}

/// A đồng of money or a millionth of a figure is nothing; of energy, water and CO₂ only the latter.
#[test]
fn what_is_less_than_a_dong_or_a_millionth_is_no_difference() {
    let of = Figures {
        money_vnd: 1e8,
        energy_toe: 10.0,
        water_m3: 100.0,
        co2e_kg: 1e4,
        capital_vnd: 100.0,
    };
    let none = Figures::default();
    assert!(is_nothing(&none, &of) && is_nothing(&none, &none));
    let cases = [
        (Figures { money_vnd: 100.0, ..none }, Figures { money_vnd: -101.0, ..none }),
        (Figures { capital_vnd: -1.0, ..none }, Figures { capital_vnd: 1.01, ..none }),
        (Figures { energy_toe: 0.9e-5, ..none }, Figures { energy_toe: -1.1e-5, ..none }),
        (Figures { water_m3: 0.9e-4, ..none }, Figures { water_m3: 1.1e-4, ..none }),
        (Figures { co2e_kg: -0.9e-2, ..none }, Figures { co2e_kg: 1.1e-2, ..none }),
    ];
    for (small, large) in cases {
        assert!(is_nothing(&small, &of), "{small:?}");
        assert!(!is_nothing(&large, &of), "{large:?}");
    }
    assert!(is_nothing(&Figures { money_vnd: 1.0, ..none }, &none), "one đồng of nothing");
    assert!(!is_nothing(&Figures { water_m3: 1e-12, ..none }, &none));
}
