//! Numbers that the file itself names: results of programmes, bands to compare with, size classes of
//! businesses. A list of columns says what stands where in a record, how it is called and in which unit.

use serde_json::Value;

use super::figures::{confidence, pair, sources, text};
use super::index::Index;
use super::read::Parsed;
use crate::catalogue::{Figure, FigureKind, Pair};
use crate::order::Order as _;

/// What the rows of one list have in common.
#[derive(Clone, Copy)]
struct List<'a> {
    kind: FigureKind,
    /// First part of the ids.
    table: &'a str,
    columns: &'a [Value],
    index: &'a Index,
}

fn rows<'a>(file: &'a Parsed<'_>, list: &str) -> &'a [Value] {
    file.value(list).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Results and bands of `targets.json`, classes of `factors.json`, rates of `evidence-iac.json`.
pub fn published(
    (factors, targets, iac): (&Parsed<'_>, &Parsed<'_>, &Parsed<'_>),
    index: &Index,
) -> Vec<Figure> {
    let mut out = Vec::new();
    let columns = rows(factors, "sme_columns");
    let classes = List { kind: FigureKind::Threshold, table: "sme", columns, index };
    for row in rows(factors, "sme_classes") {
        let id = format!("{}.{}", text(row, "cls"), text(row, "sector"));
        out.extend(classes.figures(row, &id));
    }
    let columns = rows(targets, "result_columns");
    let results = List { kind: FigureKind::Result, table: "result", columns, index };
    for row in rows(targets, "programme_results") {
        out.extend(results.figures(row, text(row, "id")));
    }
    let columns = rows(targets, "calibration.columns");
    let more = List { kind: FigureKind::Band, table: "band", columns, index };
    out.extend(rows(targets, "calibration.bands").iter().map(|row| more.band(row)));
    out.extend(targets.value("calibration").into_iter().flat_map(|all| more.figures(all, "")));
    out.extend(rates(iac, index));
    out
}

impl List<'_> {
    /// A figure for each column that the record fills.
    fn figures(self, row: &Value, id: &str) -> impl Iterator<Item = Figure> {
        self.columns.iter().filter_map(move |column| {
            let path = text(column, "path");
            let mut values = Vec::new();
            // A column inside an object has the sources of that object, where it names any.
            let mut at = row;
            let mut known_by = row;
            for key in path.split('.') {
                at = at.get(key)?;
                known_by = if at.get("sources").is_some() { at } else { known_by };
            }
            match at {
                Value::Array(list) => values.extend(list.iter().filter_map(Value::as_f64)),
                one => values.extend(one.as_f64()),
            }
            let parts = [self.table, id, path].into_iter().filter(|part| !part.is_empty());
            let name = joined(pair(row.get("name")), pair(column.get("name")));
            let id = parts.collect::<Vec<_>>().join(".");
            let unit = pair(column.get("unit"));
            (!values.is_empty()).then(|| self.figure(known_by, (id, name, unit), values))
        })
    }

    /// Low, typical, high.
    fn band(self, row: &Value) -> Figure {
        let values =
            ["low", "typical", "high"].into_iter().filter_map(|key| row.get(key)?.as_f64());
        let unit = text(row, "unit").to_owned();
        let unit = Pair { vi: unit.clone(), en: unit };
        let id = format!("{}.{}", self.table, text(row, "resource"));
        self.figure(row, (id, pair(row.get("name")), unit), values.collect())
    }

    fn figure(
        self,
        row: &Value,
        (id, name, unit): (String, Pair, Pair),
        values: Vec<f64>,
    ) -> Figure {
        let sources = sources(row, "sources", self.index);
        Figure {
            id,
            kind: self.kind,
            name,
            values,
            place: None,
            unit,
            date: row.get("year").and_then(Value::as_u64).map(|year| year.to_string()),
            until: None,
            confidence: confidence(text(row, "confidence"), &sources),
            own: Vec::new(),
            parts: Vec::new(),
            kept: None,
            sources,
        }
    }
}

fn joined(record: Pair, column: Pair) -> Pair {
    if record.en.is_empty() {
        return column;
    }
    let join = |a: String, b: String| format!("{a}: {b}");
    Pair { vi: join(record.vi, column.vi), en: join(record.en, column.en) }
}

/// Shares really carried out, in the order of the payback.
fn rates(iac: &Parsed<'_>, index: &Index) -> Option<Figure> {
    let bands = iac.value("implementation_by_payback")?.as_object()?;
    let start = |key: &str| {
        let digits = |c: char| !c.is_ascii_digit() && c != '.';
        // What is longer than the last band comes after it.
        let over = if key.starts_with('>') { 1.0 } else { 0.0 };
        let years = key.trim_start_matches('>').split(digits).next();
        // At no cost comes before the first band, which begins at zero, too.
        let none = if key.contains('-') { 0.0 } else { -0.5 };
        years.and_then(|years| years.parse::<f64>().ok()).unwrap_or_default() + over + none
    };
    let mut rated: Vec<(f64, &String, f64)> = Vec::new();
    for (key, band) in bands {
        rated.push((start(key), key, band.get("rate")?.as_f64()?));
    }
    rated.order_by(|a, b| a.0.total_cmp(&b.0));
    let source = index.sources.get(iac.string("meta.source")?).copied();
    let percent = || "%".to_owned();
    const ID: &str = "rate.implementation";
    Some(Figure {
        id: ID.to_owned(),
        kind: FigureKind::Result,
        name: pair(iac.value("meta.rates")),
        own: (1..=rated.len()).map(|n| format!("{ID}.{n}")).collect(),
        parts: rated.iter().map(|(_, key, _)| payback(iac, key)).collect(),
        values: rated.into_iter().map(|(_, _, rate)| rate).collect(),
        place: None,
        unit: Pair { vi: percent(), en: percent() },
        date: None,
        until: None,
        confidence: crate::catalogue::Confidence::Seen,
        kept: None,
        sources: source.into_iter().collect(),
    })
}

/// A band of years as it is read: `0,25–0,5 năm`.
fn payback(iac: &Parsed<'_>, key: &str) -> Pair {
    let is_free = !key.contains('-') && !key.starts_with('>');
    let words = pair(iac.value(if is_free { "meta.band_free" } else { "meta.band" }));
    let band = key.replace('-', "–").replace('>', "> ");
    let said = |words: String, band: String| {
        if words.is_empty() { band } else { words.replace("{band}", &band) }
    };
    Pair { vi: said(words.vi, band.replace('.', ",")), en: said(words.en, band) }
}
