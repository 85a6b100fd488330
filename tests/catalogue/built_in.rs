//! The data that comes with the tool.

use std::collections::BTreeSet;

use vong_xanh::catalogue::{self, EndUseKind, Grade, KnockOnKind, embedded, load_dir, pack};

use crate::folder::{Folder, data};

#[test]
fn has_no_fault_at_all() {
    let compiled = load_dir(&data()).unwrap();
    assert_eq!(compiled.warnings, []);
    assert_eq!(compiled.catalogue.trades.len(), 19);
    assert!(compiled.catalogue.measures.len() >= 138);
    assert_eq!(compiled.catalogue.checks.len(), 21);
}

#[test]
fn is_what_the_packs_hold() {
    let compiled = load_dir(&data()).unwrap();
    let packed = embedded::load().unwrap();
    assert_eq!(packed.catalogue, compiled.catalogue);
    assert_eq!(packed.texts, compiled.texts);
    assert_eq!(packed.library, compiled.library);
    assert_eq!(packed.handbook, compiled.handbook);
    let names: Vec<_> = embedded::packs().iter().map(|(name, _)| *name).collect();
    assert_eq!(packed.figures, compiled.figures);
    assert_eq!(names, ["core", "text.vi", "text.en", "sources", "handbook", "figures"]);
}

#[test]
fn a_damaged_pack_is_an_error_not_a_crash() {
    let (_, core) = embedded::packs()[0];
    for cut in [0, 1, core.len() / 2, core.len() - 1] {
        assert!(pack::decode_catalogue(&core[..cut]).is_err());
    }
    assert!(pack::decode_texts(&[0xff; 64]).is_err());
}

#[test]
fn keeps_every_source() {
    let compiled = load_dir(&data()).unwrap();
    let file = Folder::copy().read("sources.json");
    assert_eq!(compiled.library.sources.len(), file["sources"].as_array().unwrap().len());
    for (measure, evidence) in compiled.catalogue.measures.iter().zip(&compiled.handbook.evidence) {
        assert_eq!(measure.evidence.len(), evidence.len(), "{}", measure.id);
        assert!(measure.grade >= Grade::C || !evidence.is_empty(), "{}", measure.id);
    }
    let constants = &compiled.catalogue.constants.provenance;
    assert!(constants.iter().any(|(_, _, source)| source.is_some()));
}

/// A figure is the same in both languages: “5 crore” and a month's name are the only other words.
#[test]
fn evidence_says_the_same_numbers_in_both_languages() {
    let compiled = load_dir(&data()).unwrap();
    let digits = |text: &str| {
        let joined = text.replace(['.', ','], "");
        let runs = joined.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
        let mut runs: Vec<String> = runs.map(str::to_owned).collect();
        runs.sort();
        runs
    };
    let other: Vec<&str> = compiled
        .catalogue
        .measures
        .iter()
        .zip(&compiled.handbook.evidence)
        .filter(|(_, all)| all.iter().any(|e| digits(&e.figure.vi) != digits(&e.figure.en)))
        .map(|(measure, _)| measure.id.as_str())
        .collect();
    assert_eq!(other, ["peak-shifting", "mech-sand-reclaim"]);
}

/// Every text of the tables belongs to both languages and none is empty.
#[test]
fn speaks_both_languages() {
    let compiled = load_dir(&data()).unwrap();
    let [vi, en] = &compiled.texts;
    assert_eq!(vi.0.len(), en.0.len());
    assert!(vi.0.iter().chain(&en.0).all(|text| !text.trim().is_empty()));
    let first = &compiled.catalogue.measures[0];
    assert_ne!(vi.get(first.name), en.get(first.name));
    assert!(first.name.0 as usize >= compiled.first_measure_text);
    let sector = compiled.catalogue.input("sector").unwrap();
    assert!((sector.text.0 as usize) < compiled.first_measure_text);
}

/// One master for each figure that the method text repeats.
#[test]
fn states_the_mended_figures() {
    let catalogue = load_dir(&data()).unwrap().catalogue;
    let lpg = catalogue.factors.carriers.iter().find(|c| c.id == "lpg").unwrap();
    assert_eq!(lpg.price_vnd_per_unit, Some(34_292.0));
    assert_eq!(catalogue.factors.bag_vnd, 225.0);
    let vat = catalogue.tariff(&catalogue.factors.vat_electricity).unwrap();
    assert_eq!((vat.value, vat.valid_to.as_deref()), (Some(8.0), Some("2026-12-31")));
    let provenance = &catalogue.constants.provenance;
    assert!(provenance.iter().all(|(id, _, _)| id != "vat"));
    let household = catalogue.factors.electricity_price.iter().find(|(a, _)| a == "household");
    let price = catalogue.tariff(&household.unwrap().1).unwrap().value.unwrap();
    assert!(price < 2_998.0, "the block of a craft household, not the dearest: {price}");
    let solar = catalogue.measure("rooftop-solar").unwrap();
    assert_eq!(solar.done_if_equipment, ["solar_pv"]);
    assert!(solar.yield_kwh_per_kwp.is_some() && solar.investment.is_some());
    assert!((catalogue.constants.weeks_per_month - 52.0 / 12.0).abs() < 1e-12);
}

#[test]
fn asks_what_the_calculation_needs() {
    let catalogue = load_dir(&data()).unwrap().catalogue;
    for fuel in &catalogue.factors.fuels {
        let input = fuel.quantity_input.as_deref().and_then(|id| catalogue.input(id));
        assert!(input.is_some(), "no quantity is asked for {}", fuel.id);
    }
    let asked = [
        "material1_kg_per_unit",
        "pays_wastewater_fee",
        "live_in",
        "dust_capture_pct",
        "bag_price",
        "vat_deducted",
    ];
    for id in asked {
        assert!(catalogue.input(id).is_some(), "{id} is not asked");
    }
    let catalogue::InputKind::Group(fields) = &catalogue.input("material2").unwrap().kind else {
        panic!("material2 is a group");
    };
    assert!(fields.iter().any(|f| f.id == "kg_per_unit"));
}

/// By-products name a waste row; what has no base is text only.
#[test]
fn counts_nothing_twice() {
    let catalogue = load_dir(&data()).unwrap().catalogue;
    let rows: BTreeSet<_> = catalogue.factors.wastes.iter().map(|w| w.id.as_str()).collect();
    let mut sellers = 0;
    for measure in &catalogue.measures {
        if let Some(by_product) = &measure.by_product {
            assert!(rows.contains(by_product.waste_row.as_str()), "{}", measure.id);
            sellers += 1;
        }
        for k in &measure.knock_ons {
            let end_use = catalogue.end_use(k.end_use).unwrap();
            let counted = k.kind != KnockOnKind::TextOnly;
            assert!(!(counted && end_use.kind == EndUseKind::Hazardous), "{}", measure.id);
        }
    }
    assert_eq!(sellers, 9);
}
