//! Data sets in links: their figures travel, or their name and checksum alone.

use crate::assessment::data_set::{DataSet, MAX_TARGETS, SetTarget};
use crate::assessment::document::Document;
use crate::assessment::{evaluate_document, examples};
use crate::catalogue::embedded;
use crate::share::*;
use proptest::prelude::*;

prop_compose! {
    /// Any set as the app makes it.
    pub fn data_set()(
        name in "[a-zA-Zđấ ]{0,20}",
        place in "[a-z-]{0,12}",
        values in prop::collection::btree_map("[a-z._]{1,20}", -1e9..1e9_f64, 1..6),
        targets in prop::collection::btree_map(2000_u16..2100, 0.0..100.0_f64, 0..4),
    ) -> DataSet {
        let mut set = DataSet::new(&name, &place, &values);
        let target = |(year, low_pct)| SetTarget { year, low_pct, high_pct: 100.0, source: String::new() };
        set.targets = targets.into_iter().map(target).collect();
        set.date = "2026-11-01".into();
        set.sealed()
    }
}

fn workshop(set: DataSet) -> Document {
    let furniture = examples().into_iter().find(|d| d.id.contains("furniture")).unwrap();
    Document { data_set: Some(set), ..furniture }
}

fn carried(document: &Document, names: Names) -> DataSet {
    let catalogue = embedded::load().unwrap().catalogue;
    let code = encode(&catalogue, document, names).unwrap();
    decode(&catalogue, &code).unwrap().document.data_set.unwrap()
}

fn large() -> DataSet {
    let numbers = embedded::load().unwrap().catalogue.numbers();
    let odd = |(id, value): (String, f64)| (id, value * 1.000_123_456_7 + 0.012_345_678_9);
    let mut values: std::collections::BTreeMap<_, _> = numbers.into_iter().map(odd).collect();
    values.extend((0..200).map(|n| (format!("later.value_of_another_release_{n}"), f64::from(n))));
    let mut set = DataSet::new("Tất cả", "bac-ninh", &values);
    set.values.values_mut().for_each(|v| v.source = "Một nguồn".into());
    set.sealed()
}

#[test]
fn figures_travel_without_their_sources_and_give_the_same_result() {
    let catalogue = embedded::load().unwrap().catalogue;
    let mut set = DataSet::new("Bắc Ninh", "bac-ninh", &[("discount_rate".into(), 0.2)].into());
    set.author = "Chị Lan".into();
    let document = workshop(set.clone());
    let arrived = carried(&document, Names::Kept);
    assert!(arrived.is_same(&set) && arrived.author.is_empty());
    assert_eq!(arrived.name, "Bắc Ninh");
    assert_eq!(carried(&document, Names::LeftOut).name, "");
    let money = |set: DataSet| {
        let (_, _, evaluation) = evaluate_document(&catalogue, &workshop(set));
        evaluation.package.finance.npv
    };
    assert_eq!(money(arrived), money(set));
}

#[test]
fn a_set_too_large_for_a_link_goes_by_name_and_checksum() {
    let set = large();
    let arrived = carried(&workshop(set.clone()), Names::Kept);
    assert!(arrived.is_reference() && arrived.is_same(&set));
    assert_eq!(arrived.name, "Tất cả");
    assert!(arrived.targets.len() <= MAX_TARGETS);
}

#[test]
fn without_the_set_the_figures_as_they_were_stand_beside_todays() {
    use crate::assessment::document::{Figures, Headline};
    use crate::assessment::then_and_now::differing;
    let catalogue = embedded::load().unwrap().catalogue;
    let mut document = workshop(large());
    let (_, _, evaluation) = evaluate_document(&catalogue, &document);
    document.results = Some(Headline {
        data_digest: catalogue.digest.clone(),
        tool_version: env!("CARGO_PKG_VERSION").into(),
        package: Some(Figures::of(&evaluation)),
        ..Headline::default()
    });
    assert_eq!(differing(&catalogue, &document), None);
    document.data_set = Some(carried(&document, Names::Kept));
    let (then, now) = differing(&catalogue, &document).unwrap();
    assert_eq!(then, Figures::of(&evaluation));
    assert!(then != now);
}

#[test]
fn a_link_names_the_catalogue_it_was_made_with() {
    let mut catalogue = embedded::load().unwrap().catalogue;
    let document = examples().into_iter().find(|d| d.id.contains("furniture")).unwrap();
    let sent = |catalogue: &crate::catalogue::Catalogue, names| {
        decode(catalogue, &encode(catalogue, &document, names).unwrap()).unwrap().document.catalogue
    };
    assert_eq!(sent(&catalogue, Names::Kept), None);
    catalogue.name = "Bắc Ninh".into();
    let made = sent(&catalogue, Names::Kept).unwrap();
    assert_eq!((made.name.as_str(), &made.digest), ("Bắc Ninh", &catalogue.digest));
    let nameless = sent(&catalogue, Names::LeftOut).unwrap();
    assert_eq!((nameless.name.as_str(), &nameless.digest), ("", &catalogue.digest));
}
