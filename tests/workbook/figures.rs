//! Every figure of the workbook is the engine's, and all that can be live is.

use super::{Case, cell, data, value};
use crate::common::close;
use std::collections::BTreeMap;
use vong_xanh::assessment::examples;
use vong_xanh::engine::summary::ledger_rows;
use vong_xanh::locale::Lang;
use vong_xanh::sheets::Place;
use workbook::{Book, Content};

#[track_caller]
fn is(book: &Book, marks: &BTreeMap<String, Place>, mark: &str, expected: Option<f64>) {
    let Some(place) = marks.get(mark) else {
        assert_eq!(expected, None, "{mark} is missing");
        return;
    };
    match (value(book, place), expected) {
        (Some(a), Some(b)) => assert!(close(a, b, 1e-9), "{mark}: {a} instead of {b}"),
        (a, b) => assert_eq!(a, b, "{mark}"),
    }
}

#[test]
fn figures_are_those_of_the_screen() {
    let data = data();
    for document in examples() {
        for lang in [Lang::Vi, Lang::En] {
            let case = Case::new(&data, &document);
            let (book, marks) = case.book(&data, lang);
            let eval = &case.evaluation;
            for stream in &eval.baseline.streams {
                let id = stream.id.id();
                is(&book, &marks, &format!("quantity.{id}"), Some(stream.quantity));
                is(&book, &marks, &format!("cost.{id}"), Some(stream.cost.0));
            }
            is(&book, &marks, "resource_cost", Some(eval.baseline.resource_cost.0));
            for measure in eval.measures.iter().filter(|m| m.selected) {
                let id = &data.catalogue.measures[usize::from(measure.measure.0)].id;
                let mark = |what: &str| format!("{what}.{id}");
                let finance = &measure.package_finance;
                is(&book, &marks, &mark("package"), Some(measure.package.money.0));
                is(&book, &marks, &mark("alone"), Some(measure.alone.money.0));
                is(&book, &marks, &mark("capital"), finance.capital.map(|c| c.0));
                is(&book, &marks, &mark("npv"), finance.npv.map(|c| c.0));
                is(&book, &marks, &mark("irr"), finance.irr);
                is(&book, &marks, &mark("payback"), finance.payback.map(|c| c.0));
            }
            let all = &eval.package.finance;
            is(&book, &marks, "all.npv", all.npv.map(|v| v.0));
            is(&book, &marks, "all.irr", all.irr);
            is(&book, &marks, "all.money", Some(eval.package.ledgers.money.0));
            is(&book, &marks, "all.capital", all.capital.map(|v| v.0));
            for row in ledger_rows(&data.catalogue, eval, None) {
                is(&book, &marks, &format!("saved.{:?}", row.ledger), Some(row.saved));
                is(&book, &marks, &format!("after.{:?}", row.ledger), row.after);
            }
        }
    }
}

/// Results that stand as plain numbers, because the sheets do not know what the engine knows.
#[test]
fn results_are_formulas() {
    let data = data();
    let results = ["quantity.", "cost.", "alone.", "package.", "npv.", "all.", "saved.", "after."];
    let mut plain = Vec::new();
    for document in examples() {
        let case = Case::new(&data, &document);
        let (book, marks) = case.book(&data, Lang::En);
        for (mark, place) in &marks {
            let is_result = results.iter().any(|r| mark.starts_with(r));
            if is_result && !matches!(cell(&book, place).content, Content::Formula(..)) {
                plain.push(format!("{} {mark}", document.id));
            }
        }
    }
    assert!(plain.is_empty(), "{plain:#?}");
}
