//! Changing a price or adding a measure is a change to a data file only.

use serde_json::json;
use vong_xanh::assessment::document::{Document, read};
use vong_xanh::assessment::{Answer, Value, evaluate_document, examples};
use vong_xanh::catalogue::{Catalogue, load_dir};
use vong_xanh::engine::{Evaluation, StreamId};

use crate::folder::{Folder, data, record};

#[test]
fn a_price_is_one_line_of_data() {
    let folder = Folder::copy();
    folder.edit("factors.json", |file| {
        record(file, "tariffs", "elec_production_lt6_normal")["value"] = json!(2_100);
        record(file, "energy", "lpg")["default_price_vnd_per_unit"] = json!(40_000);
    });
    let before = load_dir(&data()).unwrap().catalogue;
    let after = load_dir(folder.path()).unwrap().catalogue;
    assert_eq!(after.tariff("elec_production_lt6_normal").unwrap().value, Some(2_100.0));
    let lpg = after.factors.carriers.iter().find(|c| c.id == "lpg").unwrap();
    assert_eq!(lpg.price_vnd_per_unit, Some(40_000.0));
    assert_ne!(before.digest, after.digest);
    assert_eq!(before.measures, after.measures);
}

#[test]
fn a_measure_is_one_record_of_data() {
    let folder = Folder::copy();
    folder.edit("measures.json", |file| {
        let mut new = record(file, "measures", "led-lighting").clone();
        new["id"] = json!("skylights");
        new["name"] = json!({"vi": "Mái lấy sáng", "en": "Skylights"});
        new["overlaps_with"] = json!(["led-lighting"]);
        file["measures"].as_array_mut().unwrap().push(new);
    });
    let before = load_dir(&data()).unwrap();
    let after = load_dir(folder.path()).unwrap();
    assert_eq!(after.warnings, []);
    assert_eq!(after.catalogue.measures.len(), before.catalogue.measures.len() + 1);
    let new = after.catalogue.measure("skylights").unwrap();
    let [vi, en] = &after.texts;
    assert_eq!((vi.get(new.name), en.get(new.name)), ("Mái lấy sáng", "Skylights"));
    assert_eq!(new.targets, before.catalogue.measure("led-lighting").unwrap().targets);
    assert_eq!(new.overlaps_with, [after.catalogue.measure_ix("led-lighting").unwrap()]);
}

#[test]
fn a_question_and_a_constant_are_data() {
    let folder = Folder::copy();
    folder.edit("questions.json", |file| {
        record(file, "questions", "hk_bills")["text"]["en"] = json!("Do you keep the bills?");
    });
    folder.edit("method-constants.json", |file| {
        record(file, "constants", "discount_rate")["value"] = json!(0.12);
        record(file, "end_uses", "elec.lighting")["cap"] = json!(0.9);
    });
    let after = load_dir(folder.path()).unwrap();
    let question = after.catalogue.question("hk_bills").unwrap();
    assert_eq!(after.texts[1].get(question.text), "Do you keep the bills?");
    assert_eq!(after.catalogue.constants.discount_rate, 0.12);
    let lighting = after.catalogue.end_uses.iter().find(|e| e.id == "elec.lighting").unwrap();
    assert_eq!(lighting.cap, 0.9);
}

/// The furniture workshop among the examples, its bill known in money only.
fn workshop() -> Document {
    let found =
        examples().into_iter().find(|d| d.answers.choice("sector") == Some("wood_furniture"));
    let mut document = found.unwrap();
    document.answers.0.remove("elec_kwh_month");
    read(&document.to_json()).unwrap().document
}

fn evaluation(catalogue: &Catalogue, document: &Document) -> Evaluation {
    evaluate_document(catalogue, document).2
}

fn kwh(evaluation: &Evaluation) -> f64 {
    let streams = &evaluation.baseline.streams;
    streams.iter().find(|s| s.id == StreamId::Electricity).unwrap().quantity
}

#[test]
fn a_changed_tariff_changes_the_result_by_its_ratio() {
    let folder = Folder::copy();
    folder.edit("factors.json", |file| {
        let tariff = record(file, "tariffs", "elec_production_lt6_normal");
        tariff["value"] = json!(2.0 * tariff["value"].as_f64().unwrap());
    });
    let before = evaluation(&load_dir(&data()).unwrap().catalogue, &workshop());
    let after = evaluation(&load_dir(folder.path()).unwrap().catalogue, &workshop());
    assert!((kwh(&before) / kwh(&after) - 2.0).abs() < 1e-12);
    // The bill is what it was: half the electricity saves as much money as before.
    assert!((before.package.ledgers.money.0 / after.package.ledgers.money.0 - 1.0).abs() < 1e-9);
    assert!(after.package.ledgers.energy.0 < before.package.ledgers.energy.0);
}

#[test]
fn an_added_measure_saves_without_a_line_of_code() {
    let folder = Folder::copy();
    folder.edit("measures.json", |file| {
        let mut new = record(file, "measures", "led-lighting").clone();
        new["id"] = json!("skylights");
        new["overlaps_with"] = json!([]);
        file["measures"].as_array_mut().unwrap().push(new);
    });
    let mut document = workshop();
    let no = Answer { value: Some(Value::Choice("no".to_owned())), ..Answer::default() };
    document.answers.0.insert("skylights".to_owned(), no);
    let catalogue = load_dir(folder.path()).unwrap().catalogue;
    let result = evaluation(&catalogue, &document);
    let ix = catalogue.measure_ix("skylights").unwrap();
    let new = result.measures.iter().find(|m| m.measure == ix).unwrap();
    assert!(new.alone.money.0 > 0.0, "{:?}", new.alone);
    let built_in = load_dir(&data()).unwrap().catalogue;
    let before = evaluation(&built_in, &document);
    assert!(result.package.ledgers.money.0 > before.package.ledgers.money.0);
}
