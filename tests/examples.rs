//! The ready-made example businesses: sound files, figures that do not move unnoticed, and the
//! calibration against what the programme reports (Method §4.20, §4.26).
//!
//! After a change of data or method that is meant to move the figures, write the fixture anew
//! and read its diff:
//!
//! ```text
//! UPDATE_EXAMPLES=1 cargo test --no-default-features --test examples
//! ```
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{catalogue, close, path};
use serde_json::{Map, Value as Json, json};
use std::sync::LazyLock;
use vong_xanh::assessment::checks::{Severity, findings};
use vong_xanh::assessment::document::{Document, read};
use vong_xanh::assessment::path::{Path, stream_shares};
use vong_xanh::assessment::{
    Answer, Inputs, Value, evaluate_document, examples, is_asked, to_inputs,
};
use vong_xanh::catalogue::{Catalogue, QuestionKind};
use vong_xanh::engine::{Class, Evaluation, Indicators, StreamId, range};

const FIXTURE: &str = "tests/fixtures/examples-snapshot.json";
const UPDATE: &str = "UPDATE_EXAMPLES";
const TOLERANCE: f64 = 1e-6;
/// The main trades of the programme, in the order of the catalogue.
const TRADES: [&str; 10] = [
    "wood_furniture",
    "mechanical_metal",
    "textile_garment",
    "food_processing",
    "paper_packaging",
    "ceramics_glass",
    "electronics_household",
    "market_stall",
    "supermarket",
    "restaurant_cafe",
];
const CLASSES: [(Class, &str); 8] = [
    (Class::QuickWin, "quick_win"),
    (Class::Plan, "plan"),
    (Class::Health, "health"),
    (Class::Study, "study"),
    (Class::NotNow, "not_now"),
    (Class::Alternative, "alternative"),
    (Class::Done, "done"),
    (Class::Hint, "hint"),
];

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| catalogue("data"));

fn evaluated(document: &Document) -> (Inputs, Evaluation) {
    let (inputs, _, evaluation) = evaluate_document(&CATALOGUE, document);
    (inputs, evaluation)
}

/// A material is counted in the unit in which it is bought, never in that of the product.
#[test]
fn materials_keep_the_unit_in_which_they_are_bought() {
    let mut counted = 0;
    for document in examples() {
        let (_, evaluation) = evaluated(&document);
        let streams = &evaluation.baseline.streams;
        assert!(streams.iter().all(|s| s.unit != "unit"), "{}", document.id);
        let main = streams.iter().find(|s| s.id == StreamId::Material1 && s.mass.is_some());
        if let Some(main) = main {
            let bought_in = document.answers.choice("material1_unit").unwrap_or("kg");
            assert_eq!(main.unit, bought_in, "{}", document.id);
            counted += 1;
        }
    }
    assert_eq!(counted, 3, "examples that count their main material");
}

#[test]
fn one_example_for_each_main_trade_from_a_file_of_the_data() {
    let trades: Vec<String> = examples()
        .iter()
        .map(|d| d.answers.choice("sector").unwrap_or_default().to_owned())
        .collect();
    assert_eq!(trades, TRADES);
    for document in examples() {
        let name = document.id.strip_prefix("example-").expect("ids begin with example-");
        let file = path("data/examples").join(name).with_extension("json");
        let text = std::fs::read_to_string(&file).expect("a file of that name");
        assert_eq!(read(&text).unwrap().document, document, "{}", file.display());
    }
    let files = std::fs::read_dir(path("data/examples")).unwrap().count();
    assert_eq!(files, TRADES.len(), "every file is offered");
}

#[test]
fn every_example_is_finished_plausible_bilingual_and_finite() {
    for document in examples() {
        let id = &document.id;
        assert!(document.example, "{id}");
        let title = document.title.as_ref().expect("a title");
        assert!(!title.vi.trim().is_empty() && !title.en.trim().is_empty(), "{id}");
        let (inputs, evaluation) = evaluated(&document);
        let shares = stream_shares(&evaluation.baseline);
        let path = Path::replay(&CATALOGUE, &document.answers, document.mode, &shares);
        assert_eq!(path.first_unanswered().slug(), "check", "{id}");
        let asked: Vec<&str> = path.fields.iter().flatten().map(|f| f.id.as_str()).collect();
        for answered in document.answers.0.keys() {
            assert!(asked.contains(&answered.as_str()), "{id}: {answered} is on no page");
        }
        for finding in findings(&CATALOGUE, &document.answers, &inputs, &evaluation) {
            assert!(finding.severity == Severity::Soft && finding.confirmed, "{id}: {finding:?}");
        }
        let range = range(&CATALOGUE, &inputs, &evaluation, 200);
        let text = format!("{evaluation:?}{range:?}");
        let odd = |word: &str| matches!(word, "NaN" | "inf");
        assert!(!text.split(|c: char| !c.is_ascii_alphabetic()).any(odd), "{id}");
    }
}

#[test]
fn the_result_of_every_example_is_worth_showing() {
    for document in examples() {
        let id = &document.id;
        let (_, evaluation) = evaluated(&document);
        let (base, package) = (&evaluation.baseline, &evaluation.package);
        let of = |class| evaluation.measures.iter().filter(|m| m.class == class).count();
        for class in [Class::QuickWin, Class::Plan, Class::Study, Class::Hint] {
            assert!(of(class) >= 1, "{id}: no measure is {class:?}");
        }
        let mixed = ["yes", "partly", "no"].map(|answer| {
            document.answers.0.keys().any(|q| document.answers.choice(q) == Some(answer))
        });
        assert_eq!(mixed, [true; 3], "{id}: mixed answers");
        // V20: beyond a quarter of the resources an expert should look on site.
        let share = package.ledgers.money.share_of(base.resource_cost);
        assert!(share > 0.001 && share < 0.25, "{id}: saves {share} of the resources");
        let capital = package.finance.capital.expect("capital");
        assert!(capital.0 < 0.1 * base.sales.expect("sales").0, "{id}: capital {capital:?}");
        assert!(package.finance.payback.is_some_and(|p| p.0 < 3.0), "{id}");
        assert!(base.resource_cost + base.wages < base.sales.unwrap(), "{id}: sells at a loss");
    }
}

#[test]
fn headline_figures_are_those_of_the_snapshot() {
    let now: Map<String, Json> =
        examples().iter().map(|document| (document.id.clone(), headline(document))).collect();
    if std::env::var_os(UPDATE).is_some() {
        let text = serde_json::to_string_pretty(&now).unwrap() + "\n";
        std::fs::write(path(FIXTURE), text).unwrap();
        return;
    }
    let text = std::fs::read_to_string(path(FIXTURE)).expect("the fixture");
    let then: Map<String, Json> = serde_json::from_str(&text).expect("JSON");
    let mut moved = Vec::new();
    compare("", &Json::Object(then), &Json::Object(now), &mut moved);
    assert!(
        moved.is_empty(),
        "figures moved (meant? see the head of this file):\n{}",
        moved.join("\n")
    );
}

/// What an owner remembers of a result; money in VND a year, at the catalogue's draws.
fn headline(document: &Document) -> Json {
    let (inputs, e) = evaluated(document);
    let range = range(&CATALOGUE, &inputs, &e, CATALOGUE.constants.draws as usize);
    let counts: Map<String, Json> = CLASSES
        .iter()
        .map(|(class, name)| {
            let count = e.measures.iter().filter(|m| m.class == *class).count();
            ((*name).to_owned(), json!(count))
        })
        .collect();
    let (saved, i) = (&e.package.ledgers, &e.indicators);
    json!({
        "resource_cost_vnd": e.baseline.resource_cost.0,
        "non_product_output_vnd": e.losses.total.0,
        "money_vnd": saved.money.0,
        "money_p10_vnd": range.money.p10,
        "money_p50_vnd": range.money.p50,
        "money_p90_vnd": range.money.p90,
        "capital_vnd": e.package.finance.capital.map(|c| c.0),
        "energy_toe": saved.energy.0,
        "co2e_kg": saved.co2e.0,
        "water_m3": saved.water.0,
        "i1_material_pct": i.material_pct,
        "i2_energy_pct": i.energy_pct,
        "i3_dust_pct": i.dust_pct,
        "i4_domestic_wastewater_pct": i.domestic_wastewater_pct,
        "ic_combined_pct": i.combined_pct,
        "measures": counts,
    })
}

/// Notes every figure that is not what it was.
fn compare(place: &str, then: &Json, now: &Json, moved: &mut Vec<String>) {
    match (then, now) {
        (Json::Object(a), Json::Object(b)) => {
            let keys: std::collections::BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            for key in keys {
                let of = |map: &Map<String, Json>| map.get(key).cloned().unwrap_or(Json::Null);
                compare(&format!("{place}/{key}"), &of(a), &of(b), moved);
            }
        }
        (Json::Number(a), Json::Number(b)) => {
            let (a, b) = (a.as_f64().unwrap(), b.as_f64().unwrap());
            if !close(b, a, TOLERANCE) {
                moved.push(format!("{place}: {b} instead of {a}"));
            }
        }
        (a, b) if a == b => {}
        (a, b) => moved.push(format!("{place}: {b} instead of {a}")),
    }
}

/// The same business, every practice that applies answered "partly".
fn all_partly(document: &Document) -> Document {
    let mut document = document.clone();
    let inputs = to_inputs(&CATALOGUE, &document.answers);
    let trade = CATALOGUE.trade_ix(&inputs.trade);
    for question in &CATALOGUE.questions {
        if matches!(question.kind, QuestionKind::Practice) && is_asked(question, trade, &inputs) {
            let value = Some(Value::Choice("partly".to_owned()));
            document.answers.0.insert(question.id.clone(), Answer { value, ..Answer::default() });
        }
    }
    document
}

/// The same business that also does what is only listed under "look closer".
fn with_study_items(document: &Document) -> Document {
    let mut document = document.clone();
    let (_, evaluation) = evaluated(&document);
    for result in evaluation.measures.iter().filter(|m| m.class == Class::Study) {
        let id = CATALOGUE.measure_at(result.measure).unwrap().id.clone();
        document.switched.insert(id, true);
    }
    document
}

type Pick = fn(&Indicators) -> Option<f64>;
const RESOURCES: [(&str, Pick); 4] = [
    ("materials", |i| i.material_pct),
    ("energy", |i| i.energy_pct),
    ("domestic_wastewater", |i| i.domestic_wastewater_pct),
    ("dust", |i| i.dust_pct),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Below,
    Inside,
    Above,
}
use Place::{Above, Below, Inside};

/// Where the average of each resource lies, and a line that says so with the figures.
fn calibrate(what: &str, documents: &[Document]) -> ([Place; 4], String) {
    let indicators: Vec<Indicators> = documents.iter().map(|d| evaluated(d).1.indicators).collect();
    let mut line = format!("{what}:");
    let places = RESOURCES.map(|(resource, pick)| {
        // Method §4.22: the mean of the percentages, over those that have the indicator.
        let values: Vec<f64> = indicators.iter().filter_map(pick).collect();
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        let band = CATALOGUE.calibration.iter().find(|b| b.resource == resource).expect(resource);
        let place = match mean {
            mean if mean < band.low_pct => Below,
            mean if mean > band.high_pct => Above,
            _ => Inside,
        };
        line += &format!(
            " {resource} {mean:.2}% of {} businesses ({place:?} {}–{}%)",
            values.len(),
            band.low_pct,
            band.high_pct
        );
        place
    });
    (places, line)
}

/// Energy lands inside the band of the programme, domestic wastewater at its upper end.
///
/// Materials stay below it in the headline: most of what saves material is of grade C, hinted by
/// a proxy or needs a survey, and such items are listed under "look closer" without entering the
/// headline. With them the average is inside the band, so neither losses nor caps are too low; the
/// headline is cautious. Dust lies above: its measures count in I3 whatever their grade (health
/// goes before the flags of study, Method §4.16), saved material adds to them, and all three
/// examples with dust have done part of it only; the 16–18% of Hà Nội are averages of what was
/// carried out. The figures are kept as they are, and shown.
#[test]
fn averages_over_the_examples_against_what_the_programme_reports() {
    let mixed = examples();
    let partly: Vec<Document> = mixed.iter().map(all_partly).collect();
    let (mixed_places, mixed_line) = calibrate("mixed answers", &mixed);
    let (partly_places, partly_line) = calibrate("all partly", &partly);
    let studied: Vec<Document> = partly.iter().map(with_study_items).collect();
    let (studied_places, studied_line) = calibrate("all partly with study items", &studied);
    let lines = format!("{mixed_line}\n{partly_line}\n{studied_line}");
    println!("{lines}");
    // materials, energy, domestic wastewater, dust; wastewater with mixed answers is 20.03%.
    assert_eq!(mixed_places, [Below, Inside, Above, Above], "\n{lines}");
    assert_eq!(partly_places, [Below, Inside, Inside, Above], "\n{lines}");
    assert_eq!(studied_places, [Inside, Inside, Inside, Above], "\n{lines}");
}
