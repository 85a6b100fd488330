//! Names of streams, units, ledgers and measures as a reader says them, and quantities in them.

use super::{App, Route, href};
use crate::assessment::Inputs;
use crate::catalogue::{MeasureIx, ProfileInput};
use crate::engine::summary::{Ledger, LedgerUnit};
use crate::engine::{Derivation, FigureId, StreamId, figure_slug};
use crate::locale::number::{Digits, SENTENCE, number};
use crate::locale::{W, money};

/// Above this many kilograms tonnes read better.
const TONNES_FROM_KG: f64 = 10_000.0;
const KG_PER_TONNE: f64 = 1000.0;

/// How a stream's quantity and cost were obtained.
pub fn derivation(derivation: Derivation) -> W {
    match derivation {
        Derivation::Measured => W::AskFromMeasured,
        Derivation::FromMoney => W::AskFromMoney,
        Derivation::FromQuantity => W::AskFromQuantity,
        Derivation::FromPeople => W::AskFromPeople,
        Derivation::FromPump => W::AskFromPump,
        Derivation::FromSharedSum => W::AskFromSharedSum,
        Derivation::MoneyOnly => W::AskFromMoneyOnly,
        Derivation::FromBags => W::AskFromBags,
        Derivation::FromMonths => W::AskFromMonths,
        Derivation::FromMachines => W::AskFromMachines,
        Derivation::FromContainers => W::AskFromContainers,
        Derivation::FromDistance => W::AskFromDistance,
        Derivation::FromOwnPrice => W::AskFromOwnPrice,
    }
}

/// What a stream is called: the owner's own material where one was chosen.
pub fn stream(app: &App, inputs: &Inputs, id: &StreamId) -> String {
    let word = |w| app.w(w).to_owned();
    let material = |slot: usize, otherwise: W| {
        let chosen = inputs.materials.get(slot).and_then(|m| m.name.as_deref());
        chosen.and_then(|name| material_name(app, name)).unwrap_or_else(|| word(otherwise))
    };
    match id {
        StreamId::Electricity => word(W::AskStreamElectricity),
        StreamId::Water => word(W::AskStreamWater),
        StreamId::Packaging => word(W::AskStreamPackaging),
        StreamId::Material1 => material(0, W::AskStreamMaterial1),
        StreamId::Material2 => material(1, W::AskStreamMaterial2),
        StreamId::Chemicals => word(W::AskStreamChemicals),
        StreamId::OtherMaterial(n) | StreamId::OtherAuxiliary(n) => {
            let given = inputs.other_materials.iter().find(|(number, _)| number == n);
            let name = given.and_then(|(_, m)| m.name.as_deref());
            let name = name.and_then(|name| material_name(app, name));
            name.unwrap_or_else(|| format!("{} {n}", word(W::AskStreamOther)))
        }
        StreamId::Fuel(id) => fuel(app, id),
    }
}

fn fuel(app: &App, id: &str) -> String {
    let found = app.catalogue().and_then(|c| c.factors.fuels.iter().find(|f| f.id == id));
    found.map_or_else(|| id.to_owned(), |f| app.text(f.name))
}

fn profile<'a>(app: &'a App, id: &str) -> Option<&'a ProfileInput> {
    app.catalogue()?.profile.iter().find(|p| p.id == id)
}

/// The chosen material's name; `None` for "other" and for unknown ids.
fn material_name(app: &App, id: &str) -> Option<String> {
    let input = profile(app, "material1_name")?;
    let choice = input.choices.iter().find(|c| c.id == id && c.id != "other")?;
    Some(app.text(choice.name))
}

/// A unit as it is written: catalogue ids, the owner's unit of output, or the id itself.
pub fn unit(app: &App, id: &str) -> String {
    let word = match id {
        "m3" | "m³" => Some(W::ChartsUnitCubicMetre),
        "L" | "l" | "litre" => Some(W::ChartsUnitLitre),
        "t" | "tonne" => Some(W::ChartsUnitTonne),
        "toe" | "TOE" => Some(W::ChartsUnitToeShort),
        "kgCO2e" | "kgco2e" => Some(W::ChartsUnitKgCo2e),
        "VND" | "vnd" => Some(W::NumbersCurrency),
        "person" => Some(W::ChartsUnitPerson),
        "day" => Some(W::ChartsUnitDay),
        "month" => Some(W::ChartsUnitMonth),
        "year" => Some(W::ChartsUnitYear),
        "unit" => Some(W::ChartsUnitProduct),
        _ => None,
    };
    if let Some(word) = word {
        return app.w(word).to_owned();
    }
    let choice = profile(app, "product_unit").and_then(|p| p.choices.iter().find(|c| c.id == id));
    choice.map_or_else(|| id.to_owned(), |c| app.text(c.name))
}

/// `toe/kWh` part by part.
pub fn compound_unit(app: &App, id: &str) -> String {
    let parts: Vec<String> = id.split('/').map(|part| unit(app, part.trim())).collect();
    parts.join("/")
}

pub fn measure(app: &App, ix: MeasureIx) -> String {
    let measure = app.catalogue().and_then(|c| c.measures.get(usize::from(ix.0)));
    measure.map_or_else(String::new, |m| app.text(m.name))
}

/// Address of a measure's page.
pub fn measure_href(app: &App, ix: MeasureIx) -> String {
    let measure = app.catalogue().and_then(|c| c.measures.get(usize::from(ix.0)));
    href(&measure.map_or(Route::Results, |m| Route::Measure(m.id.clone())))
}

/// Address of an opened figure.
pub fn figure_href(app: &App, figure: &FigureId) -> String {
    let slug = app.catalogue().and_then(|c| figure_slug(c, figure));
    href(&slug.map_or(Route::Results, Route::Explain))
}

pub fn ledger(app: &App, ledger: Ledger) -> &'static str {
    app.w(match ledger {
        Ledger::Money => W::ResultsLedgerMoney,
        Ledger::Material => W::ResultsLedgerMaterial,
        Ledger::Energy => W::ResultsLedgerEnergy,
        Ledger::Water => W::ResultsLedgerWater,
        Ledger::Wastewater => W::ResultsLedgerWastewater,
        Ledger::Dust => W::ResultsLedgerDust,
        Ledger::Waste => W::ResultsLedgerWaste,
        Ledger::Co2e => W::ResultsLedgerCo2e,
    })
}

/// Numbers of one ledger and their common unit, in a scale that suits the largest of them.
fn amounts(app: &App, unit: LedgerUnit, values: &[f64], digits: Digits) -> (Vec<String>, String) {
    let lang = app.lang();
    let largest = values.iter().fold(0.0_f64, |m, v| m.max(v.abs()));
    let plain = |scale: f64, digits: Digits, word: W| {
        let all = values.iter().map(|v| number(lang, v / scale, digits)).collect();
        (all, app.w(word).to_owned())
    };
    match unit {
        LedgerUnit::Vnd => {
            let all = values.iter().map(|v| money::money_like(lang, *v, largest, digits).value);
            (all.collect(), money::money_like(lang, largest, largest, digits).unit)
        }
        LedgerUnit::Kilogram if largest >= TONNES_FROM_KG => {
            plain(KG_PER_TONNE, digits, W::ChartsUnitTonne)
        }
        LedgerUnit::Kilogram => plain(1.0, whole_from(largest, digits), W::ChartsUnitKg),
        LedgerUnit::Toe => plain(1.0, digits, W::ChartsUnitToe),
        LedgerUnit::CubicMetre => plain(1.0, whole_from(largest, digits), W::ChartsUnitCubicMetre),
        // Never kilograms of CO2 to the unit (Method §4.14).
        LedgerUnit::KgCo2e => plain(KG_PER_TONNE, digits, W::ChartsUnitTonneCo2e),
    }
}

/// A column from a hundred up needs no decimals.
fn whole_from(largest: f64, digits: Digits) -> Digits {
    if largest >= 100.0 && digits == Digits::Table { Digits::Decimals(0) } else { digits }
}

/// `12,9 → 11,7 tấn dầu quy đổi`.
pub fn before_after(app: &App, unit: LedgerUnit, before: f64, after: f64) -> String {
    let (all, unit) = amounts(app, unit, &[before, after], Digits::Table);
    let joined = all.join(" → ");
    format!("{joined} {unit}")
}

/// One quantity and its unit.
pub fn amount(app: &App, unit: LedgerUnit, value: f64) -> (String, String) {
    let (all, unit) = amounts(app, unit, &[value], Digits::Table);
    (all.join(""), unit)
}

/// A range rounded for a sentence, and its unit.
pub fn spread(app: &App, unit: LedgerUnit, low: f64, high: f64) -> (String, String) {
    let (mut ends, unit) = amounts(app, unit, &[low, high], SENTENCE);
    ends.dedup();
    (ends.join("–"), unit)
}
