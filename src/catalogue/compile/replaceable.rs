//! Which numbers to read a business may replace, under which ids; and why not the others.

use serde_json::Value;

use super::figures::{pair, text};
use super::read::Parsed;
use crate::catalogue::{Catalogue, Figure, FigureKind, Kept, Pair};

/// One number of a constant.
pub(super) struct Number {
    /// As the walk over the replaceable values knows it.
    pub id: String,
    pub name: Pair,
    pub value: f64,
}

/// The words for a part of a constant (`low`), or the part itself where the file has none.
pub(super) fn part_name(method: &Parsed<'_>, part: &str) -> Pair {
    let known = method.value("meta.parts").and_then(|parts| parts.get(part));
    known.map_or_else(
        || Pair { vi: part.to_owned(), en: part.to_owned() },
        |known| pair(Some(known)),
    )
}

/// The numbers of a constant, in the order of the file.
pub(super) fn constant_numbers(row: &Value, method: &Parsed<'_>) -> Vec<Number> {
    let mut out = Vec::new();
    let whole = Number { id: text(row, "id").to_owned(), name: Pair::default(), value: 0.0 };
    numbers(row.get("value"), method, whole, &mut out);
    out
}

fn numbers(value: Option<&Value>, method: &Parsed<'_>, at: Number, out: &mut Vec<Number>) {
    let part = |key: &str, name: Pair| {
        let id = format!("{}.{key}", at.id);
        let joined = |a: &str, b: String| if a.is_empty() { b } else { format!("{a}, {b}") };
        let name = Pair { vi: joined(&at.name.vi, name.vi), en: joined(&at.name.en, name.en) };
        Number { id, name, value: 0.0 }
    };
    match value {
        Some(Value::Number(number)) => {
            out.extend(number.as_f64().map(|value| Number { value, ..at }));
        }
        Some(Value::Array(list)) => {
            for (index, one) in list.iter().enumerate() {
                let key = (index + 1).to_string();
                // A step of a scale has a number and a name.
                let name = one.get("name").map(|name| pair(Some(name)));
                let name = name.unwrap_or_else(|| part_name(method, &key));
                numbers(one.get("from").or(Some(one)), method, part(&key, name), out);
            }
        }
        Some(Value::Object(map)) => {
            // Objects come in the order of their letters; a triangle has one of its own.
            let order = ["low", "mode", "typical", "high"];
            let known = order.iter().filter_map(|key| map.get_key_value(*key));
            let others = map.iter().filter(|(key, _)| !order.contains(&key.as_str()));
            for (key, one) in known.chain(others) {
                numbers(Some(one), method, part(key, part_name(method, key)), out);
            }
        }
        _ => {}
    }
}

/// Leaves the ids of what the calculation reads; the others say why they stay.
pub(super) fn mark(figures: &mut [Figure], catalogue: &Catalogue) {
    let read = catalogue.numbers();
    for figure in figures {
        for id in figure.own.iter_mut().filter(|id| !read.contains_key(*id)) {
            id.clear();
        }
        if !figure.is_adjustable() {
            figure.own = Vec::new();
            figure.kept = Some(kept(figure));
        }
    }
}

fn kept(figure: &Figure) -> Kept {
    match figure.kind {
        FigureKind::Threshold => Kept::Law,
        FigureKind::Result | FigureKind::Grid | FigureKind::Target => Kept::Past,
        FigureKind::Conversion => Kept::Unit,
        FigureKind::Constant => constant(&figure.id),
        _ if figure.until.is_some() => Kept::Past,
        _ => Kept::Unread,
    }
}

/// Of constants the meaning decides; the program knows them by these names.
fn constant(id: &str) -> Kept {
    match id {
        _ if id.starts_with("cohort_") || id.starts_with("matching_") => Kept::Group,
        "draws"
        | "tolerance"
        | "irr_bounds"
        | "irr_print_limit"
        | "rounding"
        | "score_min_questions" => Kept::Repeat,
        _ if id.starts_with("rng_") => Kept::Repeat,
        "gj_per_toe" | "water_heat" | "weeks_per_month" => Kept::Unit,
        _ => Kept::Unread,
    }
}
