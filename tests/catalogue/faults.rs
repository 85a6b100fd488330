//! Each kind of fault is found, with file, record and field.

use serde_json::{Value, json};
use vong_xanh::catalogue::{Problem, load_dir};

use crate::folder::{Folder, record};

/// Loads a changed copy of the data; errors, or else warnings.
fn problems(file: &str, change: impl FnOnce(&mut Value)) -> Vec<Problem> {
    let folder = Folder::copy();
    folder.edit(file, change);
    match load_dir(folder.path()) {
        Ok(compiled) => compiled.warnings,
        Err(errors) => errors,
    }
}

/// The change is found at this place with these words.
fn expect(file: &str, at: (&str, &str), words: &str, change: impl FnOnce(&mut Value)) {
    let found = problems(file, change);
    let (name, field) = at;
    let hit = found.iter().any(|p| {
        let line = p.to_string();
        p.file.ends_with(file)
            && p.record == name
            && p.field.contains(field)
            && line.contains(words)
            && line.contains(file)
    });
    assert!(hit, "{file}: {name}: {field}: {words} not among {found:#?}");
}

fn measure(id: &'static str, field: &str, words: &str, change: impl FnOnce(&mut Value)) {
    expect("measures.json", (id, field), words, |file| change(record(file, "measures", id)));
}

fn trade(id: &'static str, field: &str, words: &str, change: impl FnOnce(&mut Value)) {
    expect("trades.json", (id, field), words, |file| change(record(file, "trades", id)));
}

#[test]
fn shape_of_a_record() {
    measure("led-lighting", "saving.high", "invalid type", |m| m["saving"]["high"] = json!("x"));
    measure("led-lighting", "", "missing field `order`", |m| {
        m.as_object_mut().unwrap().remove("order");
    });
    measure("led-lighting", "effort", "unknown variant", |m| m["effort"] = json!("huge"));
    let folder = Folder::copy();
    folder.write("law.json", "{\"law\": [}");
    let errors = load_dir(folder.path()).unwrap_err();
    assert!(errors.iter().any(|p| p.to_string().contains("law.json: not valid JSON")));
    std::fs::remove_file(folder.path().join("law.json")).unwrap();
    let errors = load_dir(folder.path()).unwrap_err();
    assert!(errors[0].to_string().contains("law.json: the file is missing"));
}

#[test]
fn ranges() {
    measure("led-lighting", "saving", "low ≤ typical", |m| m["saving"]["low"] = json!(0.99));
    measure("led-lighting", "saving.high", "0 to 1", |m| m["saving"]["high"] = json!(1.2));
    measure("led-lighting", "order", "1 to 5", |m| m["order"] = json!(6));
    measure("led-lighting", "lifetime_years", "above 0", |m| m["lifetime_years"] = json!(0));
    measure("led-lighting", "capex", "at least 0", |m| m["capex"] = json!(-1));
    measure("led-lighting", "payback_years", "low ≤", |m| m["payback_years"]["low"] = json!(99));
    measure("led-lighting", "applicability", "above 0", |m| {
        m["targets"][0]["applicability"] = json!(0);
    });
    trade("plastics", "loss", "low ≤", |t| t["loss"]["high"] = json!(1));
    expect("method-constants.json", ("elec.motors", "cap"), "0 to 1", |f| {
        record(f, "end_uses", "elec.motors")["cap"] = json!(1.5);
    });
    expect("targets.json", ("Hà Nội 2024", "reduction_pct"), "low ≤ high", |f| {
        f["years"][0]["reduction_pct"]["low"] = json!(50);
        f["years"][0]["place"] = json!("Hà Nội");
        f["years"][0]["year"] = json!(2024);
    });
}

#[test]
fn references() {
    measure("led-lighting", "trades", "unknown trade \"shipyard\"", |m| {
        m["trades"] = json!(["shipyard"]);
    });
    measure("led-lighting", "targets[0].end_use", "unknown end use", |m| {
        m["targets"][0]["end_use"] = json!("elec.neon");
    });
    measure("led-lighting", "targets[0].stream", "stream", |m| {
        m["targets"][0]["stream"] = json!("heat");
    });
    measure("led-lighting", "overlaps_with", "unknown measure", |m| {
        m["overlaps_with"] = json!(["torches"]);
    });
    measure("led-lighting", "category", "unknown class", |m| m["category"] = json!("magic"));
    measure("led-lighting", "opened_by.questions", "unknown question", |m| {
        m["opened_by"]["questions"] = json!(["el_neon"]);
    });
    measure("led-lighting", "equipment", "unknown equipment", |m| {
        m["equipment"] = json!(["neon"]);
    });
    measure("led-lighting", "evidence[0].source", "unknown source", |m| {
        m["evidence"][0]["source"] = json!("hearsay");
    });
    measure("led-lighting", "exclusive_group", "unknown exclusive group", |m| {
        m["exclusive_group"] = json!("neon");
    });
    measure("tex-scrap-outlets", "by_product.waste_row", "unknown waste row", |m| {
        m["by_product"]["waste_row"] = json!("gold");
    });
    expect("questions.json", ("hk_bills", "trades"), "unknown trade", |f| {
        record(f, "questions", "hk_bills")["trades"] = json!(["shipyard"]);
    });
    expect("questions.json", ("compressor", "end_uses"), "unknown end use", |f| {
        record(f, "equipment", "compressor")["end_uses"] = json!(["elec.neon"]);
    });
    expect("questions.json", ("factor_refs", "fuel.lpg"), "unknown carrier", |f| {
        f["factor_refs"]["fuel"]["lpg"] = json!("perpetuum");
    });
    expect("questions.json", ("factor_refs", "household"), "unknown tariff", |f| {
        f["factor_refs"]["price_tariff_group"]["household"] = json!("free");
    });
    let unnamed = "but no source is named";
    expect("factors.json", ("electricity_grid", "toe_confidence"), unnamed, |f| {
        record(f, "energy", "electricity_grid")["toe_sources"] = json!([]);
    });
    trade("wood_furniture", "loss.basis", unnamed, |t| {
        t["loss"]["sources"] = json!([]);
    });
    expect("law.json", ("l-1419", "sources"), "unknown source", |f| {
        record(f, "law", "l-1419")["sources"] = json!(["hearsay"]);
    });
}

#[test]
fn sums_of_shares() {
    trade("plastics", "splits.electricity", "add up to", |t| {
        t["splits"]["electricity"]["shares"]["elec.motors"] = json!(0.6);
    });
    trade("plastics", "splits.water.elec.motors", "another stream", |t| {
        t["splits"]["water"]["shares"]["elec.motors"] = json!(0.0);
    });
    trade("textile_garment", "split_variants.garment.shares.water", "add up to", |t| {
        t["split_variants"][0]["shares"]["water"]["water.process"] = json!(0.9);
    });
}

#[test]
fn texts_in_both_languages() {
    measure("led-lighting", "name.en", "empty", |m| m["name"]["en"] = json!(" "));
    measure("led-lighting", "name", "missing", |m| {
        m.as_object_mut().unwrap().remove("name");
    });
    measure("led-lighting", "steps", "3 steps", |m| m["steps"] = json!([]));
    measure("led-lighting", "question", "question mark", |m| {
        m["question"]["en"] = json!("Lamps.");
    });
    measure("led-lighting", "summary.vi", "Vietnamese letters", |m| {
        m["summary"]["vi"] = json!("Thay den huynh quang bang den tiet kiem dien.");
    });
    measure("led-lighting", "note_en", "unfinished", |m| m["note_en"] = json!("TODO: look up"));
}

#[test]
fn twice_the_same_id() {
    expect("measures.json", ("led-lighting", "id"), "stands twice", |f| {
        let copy = record(f, "measures", "led-lighting").clone();
        f["measures"].as_array_mut().unwrap().push(copy);
    });
}

#[test]
fn constants_of_the_method() {
    expect("method-constants.json", ("theta", "value"), "a number", |f| {
        record(f, "constants", "theta")["value"] = json!("half");
    });
    expect("method-constants.json", ("theta", "source"), "unknown source", |f| {
        record(f, "constants", "theta")["source"] = json!("hearsay");
    });
    expect("factors.json", ("grid_ef 2023", "value"), "differs", |f| {
        record(f, "energy", "electricity_grid")["kgco2e_per_unit"] = json!(0.5);
    });
}

/// End uses that a measure acts on but its trade's split lacks.
#[test]
fn a_measure_without_a_base() {
    trade("wood_furniture", "splits.elec.cooling", "ac-cleaning acts on it", |t| {
        let shares = &mut t["splits"]["electricity"]["shares"];
        shares.as_object_mut().unwrap().remove("elec.cooling");
        shares["elec.motors"] = json!(shares["elec.motors"].as_f64().unwrap() + 0.03);
    });
}

/// Typical values above their own cap.
#[test]
fn a_saving_hidden_by_its_cap() {
    measure("led-lighting", "saving.typical", "more than its cap", |m| {
        m["saving"] = json!({"low": 0.85, "typical": 0.9, "high": 0.95});
        m["targets"][0]["applicability"] = json!(1);
    });
}

#[test]
fn a_saving_hidden_by_the_limit_on_losses() {
    measure("design-for-material", "saving.typical", "in beverage", |m| {
        m["exempt_from_loss_limit"] = json!(false);
    });
}

#[test]
fn a_saving_counted_twice() {
    measure("material-balance-weighing", "waste.total", "counted twice", |m| {
        let k = &mut m["knock_ons"][0];
        *k = json!({"stream": "waste", "end_use": "waste.total", "low": 0.1, "typical": 0.2,
            "high": 0.35, "kind": "saving-fraction"});
    });
    measure("mech-dragout", "waste.hazardous", "no base", |m| {
        let k = &mut m["knock_ons"][0];
        *k = json!({"stream": "waste", "end_use": "waste.hazardous", "low": 0.1, "typical": 0.2,
            "high": 0.3, "kind": "saving-fraction"});
    });
    measure("mech-powder-coating", "heat.drying", "crosses 0", |m| {
        m["knock_ons"][0]["high"] = json!(0.1);
    });
    measure("mech-powder-coating", "heat.drying", "all numbers or all null", |m| {
        m["knock_ons"][0]["high"] = Value::Null;
    });
}

#[test]
fn equipment_that_feeds_nothing() {
    expect("questions.json", ("compressor", "end_uses"), "feeds no end use", |f| {
        record(f, "equipment", "compressor")["end_uses"] = json!([]);
    });
}

#[test]
fn dust_in_a_trade_without_dust() {
    measure("dust-lev", "trades", "without dust", |m| {
        m["trades"].as_array_mut().unwrap().push(json!("other_service"));
        m["opened_by"]["own_question_in"] = json!(["other_service"]);
    });
}

#[test]
fn a_measure_that_nobody_asks_for() {
    measure("craft-fermentation-yield", "opened_by", "nothing opens", |m| {
        m["trades"].as_array_mut().unwrap().push(json!("market_stall"));
    });
}

#[test]
fn too_few_questions() {
    let found = problems("questions.json", |file| {
        for question in file["questions"].as_array_mut().unwrap() {
            question["mode"] = json!("full");
        }
    });
    let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
    assert!(lines.iter().any(|l| l.contains("plastics: only 0 quick questions")), "{lines:#?}");
}

fn question(id: &'static str, field: &str, words: &str, change: impl FnOnce(&mut Value)) {
    expect("questions.json", (id, field), words, |file| change(record(file, "profile", id)));
}

#[test]
fn calculations_from_facts() {
    measure("led-lighting", "deeper.facts", "unknown fact", |m| {
        m["deeper"]["facts"][0] = json!("fact.moon_phase");
    });
    measure("led-lighting", "deeper.facts", "not as many", |m| {
        m["deeper"]["facts"] = json!(["fact.lamp_count"]);
    });
    measure("led-lighting", "deeper.constant", "0 ≤ low", |m| {
        m["deeper"]["constant"]["low"] = json!(0.9);
    });
    measure("led-lighting", "deeper.sources", "unknown source", |m| {
        m["deeper"]["sources"] = json!(["hearsay"]);
    });
    measure("led-lighting", "deeper.formula", "unknown variant", |m| {
        m["deeper"]["formula"] = json!("guess");
    });
}

#[test]
fn tables_details_and_prices_by_the_hour() {
    question("elec_bills", "rows", "needs rows", |p| p["rows"] = json!(0));
    question("elec_bills", "detail_of", "unknown input", |p| p["detail_of"] = json!("moon"));
    question("material1_loss_pct", "detail_of", "cannot be essential", |p| {
        p["detail_of"] = json!("material1_name");
    });
    question("subtrades", "choices.casting", "unknown trade", |p| {
        p["choices"][0]["trades"] = json!(["moon"]);
    });
    expect("questions.json", ("factor_refs", "time_of_use"), "unknown tariff", |file| {
        file["factor_refs"]["time_of_use"][0]["peak"] = json!("elec_moon");
    });
    expect("questions.json", ("time_budget", ""), "at least 0", |file| {
        file["time_budget"]["screen"] = json!(-1);
    });
}
