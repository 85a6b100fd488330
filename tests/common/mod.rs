//! Helpers shared by the engine's tests.
#![allow(dead_code, clippy::unwrap_used)] // Each test file uses its own part.

pub mod random;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use vong_xanh::assessment::document::{Document, read};
use vong_xanh::assessment::{
    Answer, Answers, Fuel, Inputs, MaterialInput, Practice, Value, evaluate_document,
};
use vong_xanh::catalogue::{AdjustableValue, Catalogue, embedded, load_dir};
use vong_xanh::engine::Evaluation;

/// A directory below the root of the repository.
pub fn path(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

/// Compiles a catalogue directory or shows what is wrong with it.
pub fn catalogue(relative: &str) -> Catalogue {
    match load_dir(&path(relative)) {
        Ok(compiled) => compiled.catalogue,
        Err(problems) => panic!("{relative}: {problems:#?}"),
    }
}

/// The catalogue of this build.
pub fn built_in() -> Rc<Catalogue> {
    Rc::new(embedded::load().unwrap().catalogue)
}

/// The workshop that is shipped as an example.
pub fn shipped_workshop() -> Document {
    let mut shipped = vong_xanh::assessment::examples().into_iter();
    shipped.find(|document| document.id.contains("furniture")).unwrap()
}

/// A document with these values of its own.
pub fn own(document: &Document, values: &[(&str, f64)]) -> Document {
    let own_values = values.iter().map(|(id, v)| ((*id).to_owned(), *v)).collect();
    Document { own_values, ..document.clone() }
}

/// Another number that may stand in this place: nearly the same, so that rising ones stay so.
pub fn another(base: &Catalogue, value: &AdjustableValue) -> f64 {
    let steps = [1.001, 0.999, 1.01, 0.99].map(|step| value.value * step);
    let mut tried = steps.into_iter().chain([1e-6, 0.001]);
    let fits = |mine: &f64| {
        *mine != value.value && base.problems_of(&[(value.id.clone(), *mine)].into()).is_empty()
    };
    tried.find(fits).unwrap_or_else(|| panic!("{} cannot be replaced", value.id))
}

/// The ready-made businesses: id, catalogue, what the engine was given and what it found.
pub fn examples() -> Vec<(String, Catalogue, Inputs, Evaluation)> {
    let catalogue = catalogue("data");
    let files = std::fs::read_dir(path("data/examples")).unwrap();
    let one = |file: std::fs::DirEntry| {
        let text = std::fs::read_to_string(file.path()).unwrap();
        let document = read(&text).unwrap().document;
        let (inputs, _, evaluation) = evaluate_document(&catalogue, &document);
        (document.id, catalogue.clone(), inputs, evaluation)
    };
    files.map(|f| one(f.unwrap())).collect()
}

/// `|a − b|` within a relative tolerance.
pub fn close(a: f64, b: f64, tolerance: f64) -> bool {
    (a - b).abs() <= tolerance * b.abs().max(1e-12)
}

/// A number as an answer.
pub fn n(number: f64) -> Value {
    Value::Number(number)
}

/// One choice as an answer.
pub fn c(choice: &str) -> Value {
    Value::Choice(choice.to_owned())
}

/// Several choices as an answer.
pub fn many(ids: &[&str]) -> Value {
    Value::Choices(ids.iter().map(|id| (*id).to_owned()).collect())
}

/// Answers given in this order.
pub fn answers(given: &[(&str, Value)]) -> Answers {
    let mut answers = Answers::default();
    for (id, value) in given {
        let value = Some(value.clone());
        answers.put((*id).to_owned(), Answer { value, ..Answer::default() });
    }
    answers
}

/// Inputs of the worked example (Method §5.1).
pub fn furniture() -> Inputs {
    let answers = [
        ("qF1", Practice::No),
        ("qF2", Practice::Partly),
        ("qF3", Practice::No),
        ("qF4", Practice::No),
        ("qF5", Practice::No),
        ("qF6", Practice::Partly),
        ("qF7", Practice::No),
        ("qF8", Practice::DontKnow),
        ("qF9", Practice::Partly),
        ("qF10", Practice::No),
    ];
    let material = |spend: f64, quantity: f64, kg: f64, loss: f64| MaterialInput {
        name: None,
        spend_vnd_per_month: Some(spend),
        quantity_per_month: Some(quantity),
        kg_per_unit: Some(kg),
        loss_share: Some(loss),
        ..MaterialInput::default()
    };
    Inputs {
        trade: "furniture".into(),
        workers: Some(12.0),
        days_per_month: Some(25.0),
        months_per_year: Some(12.0),
        revenue_vnd_per_month: Some(500e6),
        output_per_month: Some(125.0),
        labour_vnd_per_month: Some(108e6),
        equipment: ["compressor", "vehicles", "dusty_machines", "extraction"]
            .map(String::from)
            .to_vec(),
        electricity_vnd_per_month: Some(14.4e6),
        electricity_kwh_per_month: Some(6100.0),
        electricity_months: Some("3".into()),
        fuels: vec![Fuel {
            id: "diesel".into(),
            quantity_per_month: Some(150.0),
            ..Fuel::default()
        }],
        fuel_vnd_per_month: Some(2.85e6),
        water_vnd_per_month: Some(350e3),
        pays_wastewater_fee: Some(false),
        materials: [
            material(112.5e6, 15.0, 650.0, 0.35),
            material(76e6, 200.0, 35.0, 0.15),
            material(28.5e6, 300.0, 1.0, 0.40),
        ],
        waste_fee_vnd_per_month: Some(800e3),
        scrap_vnd_per_month: Some(1e6),
        dust_captured_share: Some(0.6),
        practices: BTreeMap::from(answers.map(|(id, answer)| (id.to_owned(), answer))),
        asked: answers.map(|(id, _)| id.to_owned()).to_vec(),
        ..Inputs::default()
    }
}
