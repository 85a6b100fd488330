//! The sheet on paper, and what is understood of it.

use super::*;
use crate::assessment::Value;
use crate::assessment::entry::Entry as Typed;
use crate::locale::Lang;
use crate::workshop::intake;
use crate::workshop::paper::{Accepts, filled, sheet, understood};
use std::collections::BTreeSet;

/// So many lines fit one page.
const MOST_LINES: usize = 34;

#[test]
fn every_trade_has_a_sheet_of_one_page() {
    let catalogue = catalogue();
    for trade in &catalogue.trades {
        let lines = sheet(&catalogue, &trade.id);
        assert!((20..=MOST_LINES).contains(&lines.len()), "{}: {}", trade.id, lines.len());
        let ids: BTreeSet<&str> = lines.iter().map(|line| line.id.as_str()).collect();
        assert_eq!(ids.len(), lines.len(), "{}: a question stands twice", trade.id);
        for id in ["workers", "elec_bill_month", "material1_spend_month", "np_aware"] {
            assert!(ids.contains(id), "{}: {id}", trade.id);
        }
        assert!(lines.iter().enumerate().all(|(at, line)| line.number == at + 1));
        assert!(
            lines.iter().all(|l| l.accepts == Accepts::Amount || !l.accepts.options().is_empty())
        );
    }
}

#[test]
fn what_is_typed_is_understood() {
    let catalogue = catalogue();
    let lines = sheet(&catalogue, "wood_furniture");
    let line = |id: &str| lines.iter().find(|line| line.id == id).unwrap();
    let read = |id: &str, raw: &str| understood(&catalogue, line(id), raw, "", Lang::Vi);
    assert_eq!(read("elec_bill_month", "12tr"), Typed::Ok(Value::Number(12e6)));
    assert_eq!(read("workers", "?"), Typed::Ok(Value::Unknown));
    assert_eq!(read("hk_bills", ""), Typed::Empty);
    let scale: Vec<&str> = catalogue.scale.iter().map(|step| step.id.as_str()).collect();
    let no = scale.iter().position(|id| *id == "no").unwrap() + 1;
    assert_eq!(read("hk_bills", &no.to_string()), Typed::Ok(Value::Choice("no".into())));
    assert!(line("hk_bills").accepts.is_one_key());
    assert!(matches!(read("hk_bills", "9"), Typed::Wrong(_)));
    assert!(matches!(read("hk_bills", "có"), Typed::Wrong(_)));
    let Typed::Ok(Value::Choices(several)) = read("equipment", "1, 3") else { panic!() };
    assert_eq!(several.len(), 2);
}

#[test]
fn a_typed_sheet_gives_a_result() {
    let catalogue = catalogue();
    let typed = |line: &crate::workshop::paper::Line| match line.id.as_str() {
        "workers" => "8",
        "elec_bill_month" => "9 triệu",
        "material1_spend_month" => "120tr",
        _ if line.accepts.is_one_key() => "1",
        _ => "",
    };
    let lines: Vec<_> = sheet(&catalogue, "wood_furniture")
        .into_iter()
        .map(|line| {
            let raw = typed(&line).to_owned();
            let entry = understood(&catalogue, &line, &raw, "", Lang::Vi);
            (line, raw, entry)
        })
        .collect();
    let document = filled(&catalogue, "wood_furniture", &lines, ("9-9", NOW), Lang::Vi);
    assert_eq!(document.answers.number("workers"), Some(8.0));
    let coming = intake::coming(&catalogue, document, "", NOW).unwrap();
    assert_eq!(coming.stamp, NOW);
}
