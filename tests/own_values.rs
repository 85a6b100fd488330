//! The business's own values: what replaces the catalogue's and what is only tried out, with figures
//! worked out by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{another, built_in as catalogue, close, furniture, own, shipped_workshop as workshop};
use std::rc::Rc;
use vong_xanh::assessment::document::{Document, read};
use vong_xanh::assessment::{
    Answer, Value, evaluate_document, examples, own_catalogue, own_value_problems,
};
use vong_xanh::catalogue::{ValueKind, ValueProblem, with_own_values};
use vong_xanh::engine::{
    CapitalOrigin, Evaluation, Explanation, Expr, FigureId, Options, Origin, StreamId, evaluate,
    explain, range,
};

fn stream<'a>(eval: &'a Evaluation, id: &StreamId) -> &'a vong_xanh::engine::StreamBaseline {
    eval.baseline.streams.iter().find(|s| s.id == *id).unwrap()
}

#[track_caller]
fn assert_close(actual: f64, expected: f64) {
    assert!(close(actual, expected, 1e-9), "{actual} instead of {expected}");
}

#[test]
fn every_listed_value_can_be_replaced_and_only_it_changes() {
    let base = catalogue();
    let values = base.adjustable_values();
    assert!(values.iter().any(|v| v.id == "tariff.elec_production_lt6_normal"));
    assert!(values.iter().any(|v| v.id == "discount_rate" && v.kind == ValueKind::DiscountRate));
    let mut ids: Vec<&str> = values.iter().map(|v| v.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), values.len(), "no value is listed twice");
    for value in &values {
        assert!(value.allowed.contains(&value.value), "{}", value.id);
        assert!(!value.is_own, "{}", value.id);
        let mine = another(&base, value);
        let changed = with_own_values(&base, &[(value.id.clone(), mine)].into());
        for (before, after) in values.iter().zip(changed.adjustable_values()) {
            assert_eq!(before.id, after.id);
            if after.id == value.id {
                assert_eq!(after.value, mine, "{}", after.id);
                assert!(after.is_own && after.sources.is_empty() && after.date.is_none());
            } else {
                assert_eq!(before.value, after.value, "{} moved with {}", after.id, value.id);
            }
        }
    }
}

#[test]
fn without_own_values_the_catalogue_is_the_same_one() {
    let base = catalogue();
    let document = workshop();
    assert!(Rc::ptr_eq(&own_catalogue(&base, &document), &base));
    // A price that is tried out is none of the catalogue's.
    let tried = own(&document, &[("paid.electricity", 3000.0)]);
    assert!(Rc::ptr_eq(&own_catalogue(&base, &tried), &base));
    let replaced = own_catalogue(&base, &own(&document, &[("price.lpg", 30_000.0)]));
    assert!(replaced.is_own("price.lpg") && !replaced.is_own("price.coke"));
    // Replacing again changes nothing more.
    let again = own_catalogue(&replaced, &own(&document, &[("price.lpg", 30_000.0)]));
    assert!(Rc::ptr_eq(&again, &replaced));
}

#[test]
fn what_cannot_be_used_is_reported_and_changes_nothing() {
    let base = catalogue();
    let document = own(
        &workshop(),
        &[
            ("tariff.nobody", 1.0),
            ("vat", 3.0),
            ("price.lpg", -1.0),
            ("tariff.vat_electricity", 101.0),
            ("paid.steam", 5.0),
            ("paid.electricity", 0.0),
            ("discount_rate", 1.5),
        ],
    );
    let problems = own_value_problems(&base, &document);
    let of = |id: &str| problems.iter().find(|(p, _)| p == id).map(|(_, problem)| problem);
    assert_eq!(problems.len(), 7, "{problems:?}");
    for unknown in ["tariff.nobody", "vat", "paid.steam"] {
        assert_eq!(of(unknown), Some(&ValueProblem::Unknown), "{unknown}");
    }
    for wrong in ["price.lpg", "tariff.vat_electricity", "paid.electricity", "discount_rate"] {
        assert!(matches!(of(wrong), Some(ValueProblem::OutOfRange(_))), "{wrong}");
    }
    let (_, _, plain) = evaluate_document(&base, &workshop());
    let (_, _, with) = evaluate_document(&base, &document);
    assert_eq!(plain, with);
}

#[test]
fn a_price_can_be_tried_for_what_is_counted_and_within_its_limits() {
    let base = catalogue();
    let wrong = |id: &str, price: f64| {
        let document = own(&workshop(), &[(id, price)]);
        own_value_problems(&base, &document).into_iter().map(|(_, problem)| problem).next()
    };
    let streams = ["electricity", "water", "material1", "material2", "chemicals", "material6"];
    let fuels = base.factors.fuels.iter().map(|f| format!("fuel.{}", f.id));
    for stream in streams.map(str::to_owned).into_iter().chain(fuels) {
        assert_eq!(wrong(&format!("paid.{stream}"), 1e9), None, "{stream}");
        for odd in [0.0, -1.0, 1.1e9, f64::NAN] {
            let found = wrong(&format!("paid.{stream}"), odd);
            assert!(matches!(found, Some(ValueProblem::OutOfRange(_))), "{stream} {odd}");
        }
    }
    for nobody in ["packaging", "fuel.none", "lpg", "material3", "material7", ""] {
        assert_eq!(wrong(&format!("paid.{nobody}"), 5.0), Some(ValueProblem::Unknown), "{nobody}");
    }
}

#[test]
fn an_own_constant_is_named_in_every_formula_that_uses_it() {
    let base = catalogue();
    let document = own(&workshop(), &[("theta", 0.8)]);
    let seen = own_catalogue(&base, &document);
    let (inputs, _, evaluation) = evaluate_document(&seen, &document);
    let carried = explain(&seen, &inputs, &evaluation, &FigureId::CarriedCost).unwrap();
    assert!(has(&carried, "theta"), "{carried:?}");
    let (inputs, _, evaluation) = evaluate_document(&base, &workshop());
    let carried = explain(&base, &inputs, &evaluation, &FigureId::CarriedCost).unwrap();
    assert!(!has(&carried, "theta"), "{carried:?}");
}

#[test]
fn an_own_tariff_changes_the_kwh_of_a_bill() {
    let base = catalogue();
    let mut document = Document::default();
    let mut put = |id: &str, value: Value| {
        document.answers.0.insert(id.into(), Answer { value: Some(value), ..Answer::default() });
    };
    put("sector", Value::Choice("wood_furniture".into()));
    put("tariff_group", Value::Choice("production".into()));
    put("months_per_year", Value::Number(12.0));
    put("elec_bill_month", Value::Number(10e6));
    let mine = own(&document, &[("tariff.elec_production_lt6_normal", 2500.0)]);
    let (_, _, eval) = evaluate_document(&base, &mine);
    let power = stream(&eval, &StreamId::Electricity);
    // 120 million ÷ (2,500 × 1.08) = 44,444 kWh.
    assert_close(power.cost.0, 120e6);
    assert_close(power.quantity, 120e6 / 2700.0);
}

/// 73,200 kWh cost 172.8 million a year; at 3,000 đồng they cost 219.6 million.
#[test]
fn a_tried_price_keeps_quantities_and_capital() {
    let catalogue = common::catalogue("tests/fixtures/furniture-catalogue");
    let inputs = furniture();
    let plain = evaluate(&catalogue, &inputs, &Options::default());
    let mut dearer = inputs.clone();
    dearer.tried_prices.insert("electricity".into(), 3000.0);
    let eval = evaluate(&catalogue, &dearer, &Options::default());
    let (before, after) =
        (stream(&plain, &StreamId::Electricity), stream(&eval, &StreamId::Electricity));
    assert_eq!(after.quantity, before.quantity);
    assert_close(after.quantity, 73_200.0);
    assert_close(after.cost.0, 219.6e6);
    assert_close(after.known_price, 172.8e6 / 73_200.0);
    assert_eq!(eval.baseline.energy, plain.baseline.energy);
    assert_eq!(eval.baseline.co2e, plain.baseline.co2e);
    let rise = 219.6 / 172.8;
    let mut electric = 0;
    for (old, new) in plain.measures.iter().zip(&eval.measures) {
        assert_eq!(new.finance.capital, old.finance.capital, "capital stays");
        let only_power = !old.contributions.is_empty()
            && old.contributions.iter().all(|c| c.stream == StreamId::Electricity)
            && old.other_money.running_cost.0 == 0.0;
        if !only_power {
            continue;
        }
        electric += 1;
        assert_close(new.alone.money.0, old.alone.money.0 * rise);
        assert_eq!(new.alone.energy, old.alone.energy);
        if let (Some(a), Some(b)) = (old.finance.payback, new.finance.payback) {
            // The machine costs the same and saves more.
            assert_close(b.0, a.0 / rise);
        }
    }
    assert!(electric >= 2, "{electric} measures save power only");
    let (old, new) = (
        range(&catalogue, &inputs, &plain, 400).money,
        range(&catalogue, &dearer, &eval, 400).money,
    );
    assert!(new.p10 > old.p10 && new.p90 > old.p90, "the range follows");
}

fn terms<'a>(expr: &'a Expr, into: &mut Vec<&'a Origin>) {
    match expr {
        Expr::Term(term) => into.push(&term.origin),
        Expr::Sum(all) | Expr::Product(all) | Expr::Min(all) | Expr::Max(all) => {
            all.iter().for_each(|part| terms(part, into));
        }
        Expr::Difference(a, b) | Expr::Quotient(a, b) => {
            terms(a, into);
            terms(b, into);
        }
    }
}

fn has(explanation: &Explanation, id: &str) -> bool {
    let mut all = Vec::new();
    terms(&explanation.expr, &mut all);
    all.contains(&&Origin::OwnValue(id.to_owned()))
}

/// With tried prices and own values every shown formula still gives the shown value.
#[test]
fn explanations_name_own_values_and_recompute() {
    let base = catalogue();
    let mut checked = 0;
    for example in examples() {
        let document = own(
            &example,
            &[
                ("paid.electricity", 3100.0),
                ("paid.water", 21_000.0),
                ("paid.fuel.diesel", 25_000.0),
                ("paid.fuel.lpg", 40_000.0),
                ("paid.fuel.coal", 5000.0),
                ("paid.fuel.firewood", 2000.0),
                ("co2.electricity_grid", 0.5),
                ("price.lpg", 30_000.0),
                ("discount_rate", 0.17),
            ],
        );
        let cat = own_catalogue(&base, &document);
        let (inputs, _, eval) = evaluate_document(&cat, &document);
        let mut figures = vec![FigureId::Energy, FigureId::Co2e, FigureId::ResourceCost];
        figures.extend([FigureId::PackageMoney, FigureId::LossTotal, FigureId::CombinedPct]);
        for s in &eval.baseline.streams {
            figures.push(FigureId::StreamCost(s.id.clone()));
            figures.push(FigureId::StreamQuantity(s.id.clone()));
        }
        for m in &eval.measures {
            figures.push(FigureId::MeasureMoney(m.measure));
            figures.push(FigureId::MeasureCapital(m.measure));
            figures.push(FigureId::MeasureNpv(m.measure));
        }
        for figure in figures {
            let Some(explanation) = explain(&cat, &inputs, &eval, &figure) else { continue };
            let (value, shown) = (explanation.expr.eval(), explanation.value);
            let scale = shown.abs().max(1.0);
            assert!(
                (value - shown).abs() <= 1e-6 * scale,
                "{}: {figure:?}: {value} for {shown}",
                example.id
            );
            checked += 1;
        }
        let cost = FigureId::StreamCost(StreamId::Electricity);
        if let Some(explanation) = explain(&cat, &inputs, &eval, &cost) {
            assert!(has(&explanation, "paid.electricity"), "{}", example.id);
        }
        let gas = explain(&cat, &inputs, &eval, &FigureId::Co2e).unwrap();
        assert!(has(&gas, "co2.electricity_grid"), "{}", example.id);
    }
    assert!(checked > 300, "{checked} figures");
}

#[test]
fn the_owners_interest_goes_before_the_own_default() {
    let base = catalogue();
    let plain = workshop();
    let npv = |document: &Document| {
        let (_, _, eval) = evaluate_document(&base, document);
        eval.package.finance.npv.unwrap().0
    };
    let dear = own(&plain, &[("discount_rate", 0.25)]);
    assert!(npv(&dear) < npv(&plain));
    let mut answered = dear.clone();
    let rate = Answer { value: Some(Value::Number(10.0)), ..Answer::default() };
    answered.answers.0.insert("loan_rate".into(), rate);
    let mut without = answered.clone();
    without.own_values.clear();
    assert_eq!(npv(&answered), npv(&without));
}

#[test]
fn own_values_survive_the_file() {
    let document = own(&workshop(), &[("paid.electricity", 2950.5), ("price.lpg", 30_000.0)]);
    let opened = read(&document.to_json()).unwrap();
    assert_eq!(opened.faults, []);
    assert_eq!(opened.document.own_values, document.own_values);
    let text = document.to_json().replace("2950.5", "\"dear\"");
    let opened = read(&text).unwrap();
    assert_eq!(opened.faults.len(), 1);
    assert_eq!(opened.document.own_values.len(), 1, "the sound value is kept");
}

#[test]
fn capital_from_a_quotation_does_not_follow_a_price() {
    let base = catalogue();
    let document = workshop();
    let (_, _, plain) = evaluate_document(&base, &document);
    let (_, _, dear) = evaluate_document(&base, &own(&document, &[("paid.electricity", 9000.0)]));
    assert!(plain.measures.iter().any(|m| m.capital_origin == CapitalOrigin::FromPayback));
    for (old, new) in plain.measures.iter().zip(&dear.measures) {
        assert_eq!(old.finance.capital, new.finance.capital);
    }
}
