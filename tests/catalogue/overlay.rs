//! Directories that hold only what differs from another.

use serde_json::json;
use vong_xanh::catalogue::{Condition, Effort, MaterialSlot, QuestionKind, load_dir};

use crate::folder::{Folder, data, record};

const TRADES: &str = r#"{"trades": [{
    "id": "joinery", "group": "production", "dust": true,
    "loss": {"low": 0.15, "typical": 0.3, "high": 0.5}, "split_variants": [],
    "splits": {
        "electricity": {"shares": {"elec.motors": 0.9, "elec.lighting": 0.1}},
        "heat": {"shares": {"heat.other": 1.0}},
        "water": {"shares": {"water.sanitary": 1.0}}
    }
}]}"#;

const MEASURES: &str = r#"{"measures": [{
    "id": "X1", "trades": "all", "equipment": [], "requires": null, "category": "housekeeping",
    "order": 1, "umbrella": false, "exclusive_group": null, "saving_acts_on": "quantity",
    "saving": {"low": 0.1, "typical": 0.2, "high": 0.3}, "grade": "A",
    "targets": [{"stream": "material", "end_use": "material.loss", "applicability": 1,
        "material": "material1"}],
    "knock_ons": [{"stream": "electricity", "end_use": "elec.motors", "factor_low": 0.01,
        "typical": 0.02, "high": 0.03, "kind": "saving-fraction"}],
    "payback_years": null, "capex": 3000000.0, "running_cost": 5, "revenue": 7,
    "lifetime_years": 3, "needs_survey": false, "compliance_or_health": false,
    "opened_by": {"fit": "direct", "questions": ["qX1"], "own_question_in": []}
}]}"#;

fn overlay(base: &str) -> Folder {
    let folder = Folder::empty();
    folder.write("base.json", &json!({ "base": base }).to_string());
    folder.write("trades.json", TRADES);
    folder.write("measures.json", MEASURES);
    folder
}

#[test]
fn a_bare_trade_and_a_bare_measure_suffice() {
    let data = data();
    for base in [data.to_str().unwrap(), "built-in", "embedded"] {
        let compiled = load_dir(overlay(base).path()).unwrap();
        let catalogue = &compiled.catalogue;
        assert_eq!(catalogue.trades.len(), 1);
        let measure = catalogue.measure("X1").unwrap();
        assert_eq!(measure.trades, [catalogue.trade_ix("joinery").unwrap()]);
        assert_eq!(measure.targets[0].material, Some(MaterialSlot::Material1));
        assert_eq!(measure.knock_ons[0].factor.low, 0.01);
        assert_eq!((measure.payback_years, measure.capex_vnd), (None, Some(3e6)));
        assert_eq!(measure.running_cost_vnd_per_year, 5.0);
        assert_eq!(measure.revenue_vnd_per_year, 7.0);
        assert_eq!(measure.effort, Effort::Medium);
        assert_eq!(measure.opened_by.questions, ["qX1"]);
        assert_eq!(compiled.texts[0].get(measure.name), "X1");
        // Of the base: what named other trades now names none, everything else stands.
        let sector = catalogue.input("sector").unwrap();
        let ids: Vec<_> = sector.choices.iter().map(|c| c.id.as_str()).collect();
        assert_eq!(ids, ["joinery"]);
        assert!(catalogue.questions.iter().all(|q| q.trades.is_empty()));
        assert!(catalogue.questions.iter().any(|q| q.kind == QuestionKind::Practice));
        assert!(!catalogue.factors.tariffs.is_empty());
    }
}

#[test]
fn faults_of_the_overlay_itself_are_still_errors() {
    let folder = overlay("built-in");
    folder.edit("measures.json", |f| {
        record(f, "measures", "X1")["targets"][0]["end_use"] = json!("material.gone");
    });
    let errors = load_dir(folder.path()).unwrap_err();
    assert!(errors[0].to_string().ends_with("unknown end use \"material.gone\""));
}

#[test]
fn the_base_must_exist() {
    let errors = load_dir(overlay("../nowhere-at-all").path()).unwrap_err();
    let line = errors[0].to_string();
    assert!(line.contains("base.json: base: there is no directory"), "{line}");
    assert!(line.contains("nowhere-at-all"), "{line}");
    let folder = overlay(".");
    let errors = load_dir(folder.path()).unwrap_err();
    assert!(errors[0].to_string().contains("build on each other"));
    let errors = load_dir(&folder.path().join("gone")).unwrap_err();
    assert!(errors[0].to_string().contains("no such directory"));
}

/// A directory of the first edition: fewer constants, limits as expressions, plain units.
#[test]
fn older_directories_load() {
    let folder = Folder::copy();
    folder.edit("method-constants.json", |f| {
        let constants = f["constants"].as_array_mut().unwrap();
        constants.retain(|c| c["id"] != "rng_loss_start" && c["id"] != "default_loss_triangle");
    });
    folder.edit("questions.json", |f| {
        let check = record(f, "plausibility", "V1");
        check.as_object_mut().unwrap().remove("bands");
        check["hard"] = json!("v < 300 || v > 15000");
        record(f, "profile", "workers")["unit"] = json!("người / people");
        for key in ["well", "water_co2e", "bag_film", "bags_per_kg"] {
            f["factor_refs"].as_object_mut().unwrap().remove(key);
        }
        let group = &mut f["factor_refs"]["price_tariff_group"];
        group["dk"] = json!("by sector group: production -> production");
    });
    let built_in = load_dir(&data()).unwrap().catalogue;
    let compiled = load_dir(folder.path()).unwrap();
    let catalogue = &compiled.catalogue;
    assert_eq!(catalogue.constants.rng_loss_start, built_in.constants.rng_loss_start);
    let triangle = catalogue.constants.default_loss_triangle;
    assert_eq!(triangle, built_in.constants.default_loss_triangle);
    assert_eq!(catalogue.checks[0].bands, []);
    assert_eq!(catalogue.factors.bag_vnd, built_in.factors.bag_vnd);
    assert!(catalogue.factors.electricity_price.iter().all(|(answer, _)| answer != "dk"));
    let unit = catalogue.input("workers").unwrap().unit.unwrap();
    let words: Vec<_> = compiled.texts.iter().map(|t| t.get(unit)).collect();
    assert_eq!(words, ["người", "people"]);
    let casting = &catalogue.trade("mechanical_metal").unwrap().variants[0];
    let casting_is_ticked =
        Condition::InputHas { input: "subtrades".to_owned(), value: "casting".to_owned() };
    assert_eq!(casting.when, casting_is_ticked);
}

#[test]
fn a_directory_that_says_nothing_of_guests_takes_it_from_the_built_in_trade() {
    let folder = Folder::copy();
    folder.edit("trades.json", |file| {
        for trade in file["trades"].as_array_mut().unwrap() {
            trade.as_object_mut().unwrap().remove("guests_use_water");
            trade.as_object_mut().unwrap().remove("adds_water");
        }
    });
    let (before, after) = (load_dir(&data()).unwrap(), load_dir(folder.path()).unwrap());
    assert!(after.catalogue.trade("hotel_homestay").unwrap().guests_use_water);
    assert_eq!(before.catalogue.trades, after.catalogue.trades);
}
