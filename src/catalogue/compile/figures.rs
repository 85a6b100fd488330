//! Every number of `factors.json`, `targets.json`, `benchmarks.json`, `method-constants.json` and
//! `evidence-iac.json` as a row to read ([`Figure`]).

use serde_json::Value;

use super::index::Index;
use super::published::published;
use super::read::Parsed;
use super::replaceable::{constant_numbers, mark, part_name};
use crate::catalogue::{
    Catalogue, Confidence, Figure, FigureKind, Figures, NATIONAL, Pair, SourceIx,
};

/// One column of a table of `factors.json`.
struct Column {
    list: &'static str,
    kind: FigureKind,
    /// First part of the id.
    table: &'static str,
    value: &'static str,
    /// Stands before the unit of the row: `VND/` + `kg`.
    per: &'static str,
    date: &'static str,
    /// `<this>sources` and `<this>confidence` of the row.
    known_by: &'static str,
}

const fn column(
    (list, kind): (&'static str, FigureKind),
    (table, value): (&'static str, &'static str),
    per: &'static str,
    (date, known_by): (&'static str, &'static str),
) -> Column {
    Column { list, kind, table, value, per, date, known_by }
}

const PRICE: &str = "default_price_vnd_per_unit";
const CO2E: &str = "kgco2e_per_unit";

const COLUMNS: [Column; 13] = [
    column(("tariffs", FigureKind::Fee), ("tariff", "value"), "", ("valid_from", "")),
    column(("energy", FigureKind::Fuel), ("price", PRICE), "VND/", ("price_date", "price_")),
    column(("energy", FigureKind::Toe), ("toe", "toe_per_unit"), "toe/", ("", "toe_")),
    column(("energy", FigureKind::Co2e), ("co2", CO2E), "kgCO2e/", ("", "co2_")),
    column(("water", FigureKind::Water), ("water", PRICE), "VND/", ("price_date", "price_")),
    column(("water", FigureKind::Co2e), ("water_co2", CO2E), "kgCO2e/", ("", "co2_")),
    column(
        ("waste", FigureKind::WasteCost),
        ("waste_cost", "default_cost_vnd_per_unit"),
        "VND/",
        ("", "cost_"),
    ),
    column(
        ("waste", FigureKind::Sale),
        ("sale", "default_sale_vnd_per_unit"),
        "VND/",
        ("", "sale_"),
    ),
    column(("waste", FigureKind::WasteCo2e), ("waste_co2", CO2E), "kgCO2e/", ("", "co2_")),
    column(
        ("materials", FigureKind::MaterialPrice),
        ("material_price", "default_price_vnd"),
        "VND/",
        ("price_date", "price_"),
    ),
    column(
        ("materials", FigureKind::MaterialCo2e),
        ("material_co2", CO2E),
        "kgCO2e/",
        ("", "co2_"),
    ),
    column(("thresholds", FigureKind::Threshold), ("threshold", "value"), "", ("", "")),
    column(("conversions", FigureKind::Conversion), ("conversion", "factor"), "", ("", "")),
];

/// All of them, in the order of the files.
pub fn figures(
    [factors, targets, benchmarks, method, questions, iac]: [&Parsed<'_>; 6],
    index: &Index,
    catalogue: &Catalogue,
) -> Figures {
    let rows = |file: &Parsed<'_>, list: &str| -> Vec<Value> {
        file.value(list).and_then(Value::as_array).cloned().unwrap_or_default()
    };
    let mut out = Figures::new();
    for column in &COLUMNS {
        out.extend(rows(factors, column.list).iter().filter_map(|row| cell(column, row, index)));
    }
    aliases(&mut out, questions);
    let power =
        rows(factors, "energy").into_iter().find(|row| text(row, "id") == "electricity_grid");
    out.extend(
        rows(factors, "grid_ef")
            .iter()
            .filter_map(|row| Some(grid(row, pair(power.as_ref()?.get("name")), index))),
    );
    for list in ["years", "national"] {
        // Goals of the past stand among the decisions.
        let current = |row: &&Value| text(row, "status") != "ended";
        out.extend(
            rows(targets, list).iter().filter(current).map(|row| target(row, method, index)),
        );
    }
    out.extend(rows(benchmarks, "benchmarks").iter().map(|row| benchmark(row, method, index)));
    out.extend(rows(method, "end_uses").iter().map(cap));
    let constants = rows(method, "constants");
    out.extend(constants.iter().map(|row| constant(row, method, index)));
    let film = questions.string("factor_refs.bag_film").unwrap_or_default();
    let film = rows(factors, "materials").into_iter().find(|row| text(row, "id") == film);
    out.push(bag(film.as_ref(), catalogue));
    out.extend(published((factors, targets, iac), index));
    out.retain(|figure| !figure.values.is_empty());
    mark(&mut out, catalogue);
    out
}

pub(super) fn text<'a>(row: &'a Value, key: &str) -> &'a str {
    row.get(key).and_then(Value::as_str).unwrap_or_default()
}

pub(super) fn pair(raw: Option<&Value>) -> Pair {
    raw.map_or_else(Pair::default, |raw| Pair {
        vi: text(raw, "vi").to_owned(),
        en: text(raw, "en").to_owned(),
    })
}

fn both(text: &str) -> Pair {
    Pair { vi: text.to_owned(), en: text.to_owned() }
}

/// A text that is there.
fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

pub(super) fn sources(row: &Value, key: &str, index: &Index) -> Vec<SourceIx> {
    let ids = row.get(key).and_then(Value::as_array).into_iter().flatten();
    ids.filter_map(Value::as_str).filter_map(|id| index.sources.get(id).copied()).collect()
}

/// What nothing stands behind is unverified, whatever the row says.
pub(super) fn confidence(word: &str, sources: &[SourceIx]) -> Confidence {
    match word {
        "two_sources" => Confidence::TwoSources,
        "derived" => Confidence::Derived,
        _ if sources.is_empty() => Confidence::Unverified,
        "unverified" => Confidence::Unverified,
        _ => Confidence::Seen,
    }
}

fn cell(column: &Column, row: &Value, index: &Index) -> Option<Figure> {
    let value = row.get(column.value)?.as_f64()?;
    let sources = sources(row, &format!("{}sources", column.known_by), index);
    let word = text(row, &format!("{}confidence", column.known_by));
    let unit = match column.kind {
        FigureKind::Conversion => format!("{}/{}", text(row, "to_unit"), text(row, "from_unit")),
        _ => format!("{}{}", column.per, text(row, "unit")),
    };
    let kind = match text(row, "kind") {
        "electricity" => FigureKind::Electricity,
        "water" => FigureKind::Water,
        _ => column.kind,
    };
    let id = format!("{}.{}", column.table, text(row, "id"));
    Some(Figure {
        own: vec![id.clone()],
        id,
        kind,
        name: pair(row.get("name")),
        values: vec![value],
        place: some(text(row, &format!("{}place", column.known_by))),
        unit: both(&unit),
        date: some(text(row, column.date)),
        until: some(text(row, "valid_to")),
        confidence: confidence(word, &sources),
        parts: Vec::new(),
        kept: None,
        sources,
    })
}

/// Rows that the calculation reads under a name of their own.
fn aliases(figures: &mut [Figure], questions: &Parsed<'_>) {
    let known = [("well", "water", "well_water"), ("water_co2e", "water_co2", "tap_water_co2")];
    for (reference, table, alias) in known {
        let row = questions.string(&format!("factor_refs.{reference}")).unwrap_or_default();
        let id = format!("{table}.{row}");
        if let Some(figure) = figures.iter_mut().find(|figure| figure.id == id) {
            figure.id = alias.to_owned();
            figure.own = vec![figure.id.clone()];
        }
    }
}

/// Computed of the price of film and the bags in a kilogram.
fn bag(film: Option<&Value>, catalogue: &Catalogue) -> Figure {
    Figure {
        id: "bag".to_owned(),
        kind: FigureKind::MaterialPrice,
        name: pair(film.and_then(|row| row.get("name"))),
        place: None,
        values: vec![catalogue.factors.bag_vnd],
        unit: both("VND"),
        date: None,
        until: None,
        sources: Vec::new(),
        confidence: Confidence::Derived,
        own: vec!["bag".to_owned()],
        parts: Vec::new(),
        kept: None,
    }
}

fn grid(row: &Value, name: Pair, index: &Index) -> Figure {
    let year = row.get("year").and_then(Value::as_u64).unwrap_or_default();
    let sources = sources(row, "sources", index);
    Figure {
        id: format!("grid.{year}"),
        kind: FigureKind::Grid,
        name,
        place: None,
        values: row.get("value").and_then(Value::as_f64).into_iter().collect(),
        unit: both(text(row, "unit")),
        date: Some(year.to_string()),
        until: None,
        confidence: confidence(text(row, "confidence"), &sources),
        own: Vec::new(),
        parts: Vec::new(),
        kept: None,
        sources,
    }
}

fn target(row: &Value, method: &Parsed<'_>, index: &Index) -> Figure {
    let year = row.get("year").and_then(Value::as_u64).map(|year| year.to_string());
    // A period holds until its last year.
    let last = || text(row, "period").rsplit('-').next().unwrap_or_default().to_owned();
    let date = year.unwrap_or_else(last);
    let place = Some(text(row, "place")).filter(|place| !place.is_empty()).unwrap_or(NATIONAL);
    let id = format!("target.{place}{date}");
    let range = row.get("reduction_pct");
    let end = |key: &str| range.and_then(|r| r.get(key)).and_then(Value::as_f64);
    let sources = sources(row, "sources", index);
    Figure {
        own: ["low", "high"].map(|end| format!("{id}.{end}")).into(),
        parts: ["low", "high"].map(|end| part_name(method, end)).into(),
        id,
        kind: FigureKind::Target,
        name: pair(row.get("industries")),
        place: some(text(row, "place")),
        values: [end("low"), end("high")].into_iter().flatten().collect(),
        unit: both("%"),
        date: Some(date),
        until: None,
        confidence: confidence("seen", &sources),
        kept: None,
        sources,
    }
}

fn benchmark(row: &Value, method: &Parsed<'_>, index: &Index) -> Figure {
    let (indicator, scope) = (pair(row.get("indicator")), pair(row.get("scope")));
    let joined = |a: &str, b: &str| if a.is_empty() { b.to_owned() } else { format!("{a}: {b}") };
    let known = |key: &&str| row.get(key).is_some_and(Value::is_number);
    let ends: Vec<&str> = ["good", "typical", "poor"].into_iter().filter(known).collect();
    let values = ends.iter().filter_map(|key| row.get(key)?.as_f64());
    let id = format!("benchmark.{}", text(row, "id"));
    let unit = row.get("unit_text").map(|unit| pair(Some(unit)));
    let sources = sources(row, "sources", index);
    Figure {
        own: ends.iter().map(|end| format!("{id}.{end}")).collect(),
        parts: ends.iter().map(|end| part_name(method, end)).collect(),
        id,
        kind: FigureKind::Benchmark,
        name: Pair { vi: joined(&scope.vi, &indicator.vi), en: joined(&scope.en, &indicator.en) },
        place: None,
        values: values.collect(),
        unit: unit.unwrap_or_else(|| both(text(row, "unit"))),
        date: None,
        until: None,
        confidence: confidence(text(row, "confidence"), &sources),
        kept: None,
        sources,
    }
}

/// The largest part of an end use that all measures together may save: a judgement of ours.
fn cap(row: &Value) -> Figure {
    let id = format!("cap.{}", text(row, "id"));
    Figure {
        own: vec![id.clone()],
        id,
        kind: FigureKind::Cap,
        name: pair(row.get("name")),
        place: None,
        values: row.get("cap").and_then(Value::as_f64).into_iter().collect(),
        unit: both("%"),
        date: None,
        until: None,
        sources: Vec::new(),
        confidence: Confidence::Unverified,
        parts: Vec::new(),
        kept: None,
    }
}

fn constant(row: &Value, method: &Parsed<'_>, index: &Index) -> Figure {
    let source = index.sources.get(text(row, "source")).copied();
    let sources: Vec<SourceIx> = source.into_iter().collect();
    let numbers = constant_numbers(row, method);
    let units = method.value("meta.units");
    Figure {
        id: text(row, "id").to_owned(),
        kind: FigureKind::Constant,
        name: pair(row.get("meaning")),
        place: None,
        values: numbers.iter().map(|number| number.value).collect(),
        parts: match numbers.as_slice() {
            [_] => Vec::new(),
            all => all.iter().map(|number| number.name.clone()).collect(),
        },
        own: numbers.into_iter().map(|number| number.id).collect(),
        unit: pair(units.and_then(|units| units.get(text(row, "unit")))),
        date: None,
        until: None,
        confidence: confidence("seen", &sources),
        kept: None,
        sources,
    }
}
