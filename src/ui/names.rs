//! Names of streams, units, ledgers and measures as a reader says them, and quantities in them.

pub use crate::naming::{compound_unit, derivation, stream, unit, written};

use super::{App, Route, href};
use crate::catalogue::MeasureIx;
use crate::engine::summary::{Ledger, LedgerUnit};
use crate::engine::{FigureId, figure_slug};
use crate::locale::number::{Digits, SENTENCE, number};
use crate::locale::{W, money};

/// Above this many kilograms tonnes read better.
const TONNES_FROM_KG: f64 = 10_000.0;
const KG_PER_TONNE: f64 = 1000.0;

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
    app.w(crate::naming::ledger(ledger))
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
    let (mut all, mut name) = amounts(app, unit, &[before, after], Digits::Table);
    // A change that can be told as a share is seen in the amounts, too.
    for digits in [4, 5, 6].map(Digits::Significant) {
        if all.first() == all.last() && (before - after).abs() > LEAST_SEEN * before.abs() {
            (all, name) = amounts(app, unit, &[before, after], digits);
        }
    }
    let joined = all.join(" → ");
    format!("{joined} {name}")
}

/// Shares below this read as no change.
const LEAST_SEEN: f64 = 0.0005;

/// One quantity, rounded for a sentence: `1,4 tấn`.
pub fn said(app: &App, unit: LedgerUnit, value: f64) -> String {
    let (all, unit) = amounts(app, unit, &[value], SENTENCE);
    all.join("") + " " + &unit
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

/// A province or city by its id; what is no id was written by somebody as a name.
pub fn place(app: &App, id: &str) -> String {
    let known = app.catalogue().and_then(|catalogue| catalogue.place_record(id));
    known.map_or_else(|| id.to_owned(), |place| place.name.clone())
}

/// Name of the place of the open assessment.
pub fn here(app: &App) -> String {
    app.catalogue().map_or_else(String::new, |catalogue| place(app, catalogue.here()))
}
