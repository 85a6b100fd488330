#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use crate::assessment::document::{Document, Fault, Problem, read};
use crate::assessment::store;
use crate::assessment::{evaluate_document, examples, own_catalogue};
use crate::catalogue::embedded;
use crate::ports::MemoryStore;
use proptest::prelude::*;
use std::rc::Rc;

fn workshop() -> Document {
    examples().into_iter().find(|d| d.id.contains("furniture")).unwrap()
}

fn province() -> DataSet {
    let values = [("price.lpg".to_owned(), 40_000.0), ("discount_rate".to_owned(), 0.15)].into();
    let mut set = DataSet::new("Giá Bắc Ninh", "bac-ninh", &values);
    set.author = "Trung tâm khuyến công".into();
    set.date = "2026-10-01".into();
    let lpg = set.values.get_mut("price.lpg").unwrap();
    lpg.source = "Báo giá đại lý".into();
    set.targets.push(SetTarget { year: 2026, low_pct: 4.0, high_pct: 6.0, ..Default::default() });
    set.sealed()
}

fn texts() -> impl Strategy<Value = String> {
    "[a-zA-Zàđơư0-9 ,.]{0,40}"
}

proptest! {
    #[test]
    fn what_is_written_reads_back_equal(
        name in texts(), place in texts(), author in texts(), notes in texts(),
        values in prop::collection::btree_map("[a-z][a-z0-9_.-]{0,30}", (-1e14..1e14_f64, texts()), 1..20),
        targets in prop::collection::btree_map(2000_u16..2100, (0.0..50.0_f64, 50.0..100.0_f64), 0..9),
    ) {
        let value = |(value, source)| SetValue { value, source, date: "2026-01-01".into() };
        let set = DataSet {
            schema: SCHEMA, name, place, author, notes, date: "2026-11-01".into(),
            values: values.into_iter().map(|(id, v)| (id, value(v))).collect(),
            targets: targets.into_iter().map(|(year, (low_pct, high_pct))| SetTarget {
                year, low_pct, high_pct, source: "x".into(),
            }).collect(),
            ..DataSet::default()
        }.sealed();
        let (again, faults) = read_data_set(&set.to_json()).unwrap();
        prop_assert_eq!(&faults, &vec![]);
        prop_assert_eq!(&again, &set);
        // Inside an assessment too.
        let document = Document { data_set: Some(set), ..workshop() };
        let opened = read(&document.to_json()).unwrap();
        prop_assert_eq!(opened.faults, vec![]);
        prop_assert_eq!(opened.document.data_set, document.data_set);
    }

    #[test]
    fn no_text_makes_the_reader_fall(text in "\\PC{0,400}") {
        let _ = read_data_set(&text);
        let _ = read_data_set(&format!(r#"{{"format":"vong-xanh/data-set","schema":1,"values":{text}}}"#));
    }
}

#[test]
fn the_checksum_is_of_the_figures_not_of_the_name() {
    let set = province();
    let renamed = DataSet { name: "Khác".into(), notes: "x".into(), ..set.clone() }.sealed();
    assert!(renamed.is_same(&set));
    let mut moved = set.clone();
    moved.values.get_mut("price.lpg").unwrap().value = 40_001.0;
    assert!(!moved.sealed().is_same(&set));
    let elsewhere = DataSet { place: "hai-phong".into(), ..set.clone() }.sealed();
    assert!(!elsewhere.is_same(&set));
}

#[test]
fn bad_parts_are_named_and_the_others_stay() {
    let text = r#"{"format":"vong-xanh/data-set","schema":1,"name":"A","later":{"x":1},
        "values":{"price.lpg":{"value":40000,"source":5},"price.diesel_do":9000,"bad id":{"value":1},
                  "sale.sawdust":{"source":"nothing"}},
        "targets":[{"year":2026,"low_pct":5},{"year":1,"low_pct":5}]}"#;
    let (set, faults) = read_data_set(text).unwrap();
    assert_eq!(set.values.len(), 2, "{:?}", set.values);
    assert_eq!(set.targets.len(), 1);
    assert_eq!(set.targets[0].high_pct, 5.0);
    assert!(set.other.contains_key("later"));
    assert_eq!(faults.len(), 4, "{faults:?}");
}

#[test]
fn what_is_no_set_is_refused_with_its_reason() {
    let fault = |text: &str| read_data_set(text).unwrap_err();
    assert_eq!(fault("{}"), Fault::NotADataSet);
    assert_eq!(fault("[1]"), Fault::NotADataSet);
    assert!(matches!(fault("{"), Fault::Syntax { line: 1, .. }));
    let newer = r#"{"format":"vong-xanh/data-set","schema":9}"#;
    assert_eq!(fault(newer), Fault::Newer { schema: 9 });
    let empty = r#"{"format":"vong-xanh/data-set","schema":1,"values":{}}"#;
    assert!(matches!(fault(empty), Fault::Field { problem: Problem::Missing, .. }));
    assert!(matches!(fault(&"x".repeat(MAX_BYTES + 1)), Fault::TooLarge { .. }));
    let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
    assert!(read_data_set(&deep).is_err());
}

#[test]
fn figures_changed_by_hand_are_told() {
    let text = province().to_json().replace("40000.0", "41000.0");
    let (set, faults) = read_data_set(&text).unwrap();
    assert_eq!(set.values["price.lpg"].value, 41_000.0);
    assert!(!set.is_same(&province()));
    let told = Fault::Field { name: "checksum".into(), problem: Problem::OtherChecksum };
    assert_eq!(faults, [told]);
}

#[test]
fn own_values_stand_above_the_set_and_the_set_above_the_catalogue() {
    let base = Rc::new(embedded::load().unwrap().catalogue);
    let price = |document: &Document| own_catalogue(&base, document).numbers()["price.lpg"];
    let mut document = workshop();
    let published = price(&document);
    document.data_set = Some(province());
    assert_eq!(price(&document), 40_000.0);
    let seen = own_catalogue(&base, &document);
    assert!(!seen.is_own("price.lpg") && seen.from_set.contains("price.lpg"));
    assert!(Rc::ptr_eq(&own_catalogue(&seen, &document), &seen), "applied once");
    let line = seen.targets.iter().find(|t| t.place == "bac-ninh").unwrap();
    assert_eq!((line.year, line.reduction_low_pct), (2026, 4.0));
    document.own_values.insert("price.lpg".into(), 50_000.0);
    assert_eq!(price(&document), 50_000.0);
    assert!(own_catalogue(&base, &document).is_own("price.lpg"));
    document.data_set = None;
    document.own_values.clear();
    assert_eq!(price(&document), published);
}

#[test]
fn the_same_figures_whether_own_or_of_a_set() {
    let base = embedded::load().unwrap().catalogue;
    let own = Document { own_values: province().numbers(), ..workshop() };
    let set = Document { data_set: Some(province()), ..workshop() };
    let (_, _, a) = evaluate_document(&base, &own);
    let (_, _, b) = evaluate_document(&base, &set);
    assert_eq!(a.package.ledgers.money, b.package.ledgers.money);
    let (_, _, plain) = evaluate_document(&base, &workshop());
    assert_ne!(a.package.finance.npv, plain.package.finance.npv);
}

#[test]
fn differences_name_what_the_catalogue_says() {
    let base = embedded::load().unwrap().catalogue;
    let mut set = province();
    let same = base.numbers()["price.diesel_do"];
    set.values.insert("price.diesel_do".into(), SetValue { value: same, ..SetValue::default() });
    set.values.insert("price.moon_dust".into(), SetValue { value: 1.0, ..SetValue::default() });
    let own = [("price.lpg".to_owned(), 1.0)].into();
    let found = differences(&base, &set, &own);
    let ids: Vec<&str> = found.iter().map(|d| d.id.as_str()).collect();
    assert_eq!(ids, ["discount_rate", "price.lpg", "price.moon_dust"]);
    assert_eq!(found[1].own, Some(1.0));
    assert_eq!(found[2].catalogue, None);
}

#[test]
fn a_set_known_here_comes_back_with_its_sources() {
    let mut document = Document { data_set: Some(province().travelling(true)), ..workshop() };
    assert!(document.data_set.as_ref().unwrap().author.is_empty());
    assert!(!complete(&mut document, &[]));
    assert!(complete(&mut document, &[province()]));
    assert_eq!(document.data_set, Some(province()));
    // By its checksum alone.
    let mut document = Document { data_set: Some(province().reference()), ..workshop() };
    assert!(document.missing_set().is_some());
    assert!(complete(&mut document, &[province()]) && document.missing_set().is_none());
}

#[test]
fn sets_are_kept_once_and_come_back_by_name() {
    let kept = MemoryStore::default();
    let renamed = DataSet { name: "A".into(), ..province() };
    let other = DataSet::new("B", "", &[("price.diesel_do".to_owned(), 9000.0)].into());
    for set in [&province(), &renamed, &other] {
        store::keep_set(&kept, set).unwrap();
    }
    assert_eq!(store::sets(&kept).unwrap(), [renamed.clone(), other.clone()]);
    store::drop_set(&kept, &renamed).unwrap();
    assert_eq!(store::sets(&kept).unwrap(), [other]);
    store::delete_all(&kept).unwrap();
    assert!(store::sets(&kept).unwrap().is_empty());
}

#[test]
fn the_kept_file_of_the_first_version_still_opens() {
    let text = include_str!("../../../tests/fixtures/data-set-v1.json");
    let (set, faults) = read_data_set(text).unwrap();
    assert_eq!(faults, []);
    assert_eq!(set, province());
}

#[test]
fn the_schema_is_that_of_the_types() {
    let made = serde_json::to_string_pretty(&schemars::schema_for!(DataSet)).unwrap() + "\n";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/data-set.schema.json");
    if std::env::var_os("NEW_FIXTURES").is_some() {
        std::fs::write(path, &made).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), made, "NEW_FIXTURES=1 makes it anew");
}

#[test]
fn a_link_takes_figures_along_and_leaves_words_behind() {
    let set = province();
    let taken = set.travelling(false);
    assert_eq!((taken.place.as_str(), taken.date.as_str()), ("bac-ninh", "2026-10-01"));
    assert_eq!(taken.checksum, set.checksum);
    assert_eq!(taken.numbers(), set.numbers());
    assert_eq!(taken.targets.len(), 1);
    assert_eq!((taken.name.as_str(), taken.author.as_str()), ("", ""));
    assert!(taken.values.values().all(|value| value.source.is_empty()));
    assert_eq!(set.travelling(true).name, set.name);
}

/// The goals of a set are in the catalogue when year and both ends are, or own values stand over them.
#[test]
fn goals_are_known_by_year_and_both_ends() {
    let catalogue = embedded::load().unwrap().catalogue;
    let known = catalogue.targets.iter().find(|t| t.place == catalogue.here()).unwrap();
    let goal = |year: u16, low_pct: f64, high_pct: f64| {
        let mut set = province();
        set.place.clone_from(&known.place);
        set.targets = vec![SetTarget { year, low_pct, high_pct, ..Default::default() }];
        set
    };
    let (low, high) = (known.reduction_low_pct, known.reduction_high_pct);
    assert!(has_targets(&catalogue, &goal(known.year, low, high)));
    assert!(!has_targets(&catalogue, &goal(known.year, low + 0.1, high)));
    assert!(!has_targets(&catalogue, &goal(known.year, low, high + 0.1)));
    assert!(!has_targets(&catalogue, &goal(1999, low, high)), "no such year");
    let mut elsewhere = goal(known.year, low, high);
    elsewhere.place = "nowhere".into();
    assert!(!has_targets(&catalogue, &elsewhere));
    let mut own = catalogue.clone();
    let id = format!("target.{}{}.low", known.place, known.year);
    own.own.insert(id, low + 0.1);
    assert!(has_targets(&own, &goal(known.year, low + 0.2, high)), "an own value stands over it");
    assert!(!has_targets(&own, &goal(known.year, low + 0.2, high + 0.2)));
}

#[test]
fn people_compare_the_first_eight_signs() {
    let set = province();
    assert_eq!(set.short_checksum().len(), 8);
    assert!(set.checksum.starts_with(set.short_checksum()));
    assert_eq!(DataSet::default().short_checksum(), "");
}

/// By name only: neither values nor goals came along, and the checksum is that of others.
#[test]
fn a_reference_has_a_foreign_checksum_and_no_figures() {
    let whole = province();
    assert!(!whole.is_reference());
    let bare = DataSet { values: Default::default(), targets: Vec::new(), ..whole.clone() };
    assert!(bare.is_reference() && bare.is_same(&whole));
    assert!(!bare.clone().sealed().is_reference(), "an empty set of its own");
    let goals = DataSet { targets: whole.targets.clone(), ..bare.clone() };
    assert!(!goals.is_reference());
    let values = DataSet { values: whole.values.clone(), ..bare };
    assert!(!values.is_reference());
}
