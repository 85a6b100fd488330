//! Rules for every text and every source reference, wherever it stands in a file.

use serde_json::Value;

use super::checker::{At, Checker, Role};
use super::index::Index;
use super::read::Parsed;
use crate::catalogue::json::{RawMeasure, RawText};

/// A Vietnamese text at least this long has a letter with a mark.
const LONG_TEXT: usize = 26;

/// A text up to this long may be the same in both languages (units, names).
const SHORT_TEXT: usize = 3;

/// Names and terms that both languages write alike.
const SAME_IN_BOTH: [&str; 21] = [
    "OCOP", "5S", "LPG", "ISO", "CNC", "P10", "kWh", "TOE", "Logo", "Diesel", "Pallet", "Biogas",
    "Kg", "kg", "MDF", "PVC", "PET", "Internet", "Mcal", "Plastic", "SWITCH",
];

/// Letters that only Vietnamese has.
const VIETNAMESE: &str = "àáạảãâầấậẩẫăằắặẳẵèéẹẻẽêềếệểễìíịỉĩòóọỏõôồốộổỗơờớợởỡùúụủũưừứựửữỳýỵỷỹđ";

/// Signs of unfinished work or of somebody's own machine.
const UNFINISHED: [&str; 6] = ["TODO", "FIXME", "TBD", "/home/", "/tmp/", ":\\"];

/// Abbreviations that a reader without training does not know.
const UNEXPLAINED: [&str; 8] = ["TDS", "CAD", "VSD", "COP", "HVAC", "FIFO", "RFT", "SOP"];

/// Where a value stands: the nearest record with an id, and the path below it.
struct Place<'a> {
    record: &'a str,
    path: String,
}

/// Visits every field of every object below `value`.
fn each<'a>(
    value: &'a Value,
    place: &Place<'a>,
    visit: &mut dyn FnMut(&Place<'a>, &'a str, &'a Value),
) {
    match value {
        Value::Object(map) => {
            let own = map.get("id").and_then(Value::as_str);
            for (key, inner) in map {
                let above = if own.is_some() { "" } else { place.path.as_str() };
                let dot = if above.is_empty() { "" } else { "." };
                let path = format!("{above}{dot}{key}");
                let place = Place { record: own.unwrap_or(place.record), path };
                visit(&place, key, inner);
                each(inner, &place, visit);
            }
        }
        Value::Array(list) => {
            for inner in list {
                each(inner, place, visit);
            }
        }
        _ => {}
    }
}

fn unfinished(text: &str) -> bool {
    UNFINISHED.iter().any(|sign| text.contains(sign))
}

fn start<'a>() -> Place<'a> {
    Place { record: "", path: String::new() }
}

/// Every `source` and `sources` names a source that exists.
pub fn sources(file: &Parsed<'_>, index: &Index, c: &mut Checker) {
    let Some(root) = file.value_root() else { return };
    each(root, &start(), &mut |place, key, value| {
        let ids: Vec<&str> = match value {
            Value::String(id) if key == "source" => vec![id],
            Value::Array(list) if key == "sources" || key.ends_with("_sources") => {
                list.iter().filter_map(Value::as_str).collect()
            }
            _ => Vec::new(),
        };
        for id in ids {
            let known = id == "assumption" || index.sources.contains_key(id);
            let at = file.at(place.record);
            if !known && at.role != Role::Base {
                c.error(at, &place.path, format!("unknown source \"{id}\""));
            }
        }
    });
}

/// How a figure was obtained, where that means that somebody published it.
const PUBLISHED: [&str; 4] = ["seen", "two_sources", "derived", "source"];

/// A figure that claims to be published names who published it.
pub fn unsourced(file: &Parsed<'_>, c: &mut Checker) {
    if let Some(root) = file.value_root() {
        unsourced_below(root, &start(), file, c);
    }
}

fn unsourced_below(value: &Value, place: &Place<'_>, file: &Parsed<'_>, c: &mut Checker) {
    let Value::Object(map) = value else {
        for inner in value.as_array().into_iter().flatten() {
            unsourced_below(inner, place, file, c);
        }
        return;
    };
    let own = map.get("id").and_then(Value::as_str);
    let record = own.unwrap_or(place.record);
    let above = if own.is_some() { "" } else { place.path.as_str() };
    let dot = if above.is_empty() { "" } else { "." };
    let names_one = |field: &str| match map.get(field) {
        Some(Value::Array(list)) => !list.is_empty(),
        Some(Value::String(id)) => !id.is_empty(),
        _ => false,
    };
    for (key, inner) in map {
        let path = format!("{above}{dot}{key}");
        let kind = if key == "basis" { Some("") } else { key.strip_suffix("confidence") };
        if let (Some(kind), Some(claim)) = (kind, inner.as_str().filter(|s| PUBLISHED.contains(s)))
            && ![&*format!("{kind}sources"), "sources", "source"].into_iter().any(names_one)
        {
            c.warn(file.at(record), &path, format!("\"{claim}\", but no source is named"));
        }
        unsourced_below(inner, &Place { record, path }, file, c);
    }
}

/// Pairs of texts are complete and translated, and nothing unfinished is left.
pub fn words(file: &Parsed<'_>, c: &mut Checker) {
    let Some(root) = file.value_root() else { return };
    each(root, &start(), &mut |place, key, value| {
        let at = file.at(place.record);
        match value {
            Value::Object(map) if map.len() == 2 => {
                let (vi, en) = (map.get("vi"), map.get("en"));
                if let (Some(vi), Some(en)) = (vi, en) {
                    pair(vi.as_str(), en.as_str(), at, &place.path, c);
                }
            }
            Value::String(text) if key != "url" && unfinished(text) => {
                c.warn(at, &place.path, "looks unfinished or names a file of one machine");
            }
            _ => {}
        }
    });
}

fn pair(vi: Option<&str>, en: Option<&str>, at: At<'_>, path: &str, c: &mut Checker) {
    let (Some(vi), Some(en)) = (vi, en) else { return };
    if vi.trim().is_empty() || en.trim().is_empty() {
        c.error(at, path, "text is empty");
    }
    let letters = |text: &str| text.chars().any(|ch| ch.is_lowercase());
    let alike = SAME_IN_BOTH.iter().any(|word| vi.contains(word)) || !letters(vi);
    if vi == en && vi.chars().count() > SHORT_TEXT && !alike {
        c.warn(at, path, "the same text in both languages");
    }
    let marked = vi.to_lowercase().chars().any(|ch| VIETNAMESE.contains(ch));
    if vi.chars().count() >= LONG_TEXT && !marked {
        c.warn(at, format!("{path}.vi"), "a long text without Vietnamese letters");
    }
}

/// The wording of a measure: a question asks, a summary is a sentence, words are known.
pub fn copy(m: &RawMeasure, at: At<'_>, c: &mut Checker) {
    let texts = [
        ("name", &m.name),
        ("summary", &m.summary),
        ("applies_when", &m.applies_when),
        ("question", &m.question),
    ];
    for (field, text) in texts {
        let Some(RawText { vi, en }) = text else { continue };
        for words in [vi, en] {
            let ends_well = match field {
                "summary" => words.ends_with('.'),
                "question" => words.ends_with('?'),
                _ => true,
            };
            if !ends_well {
                c.warn(
                    at,
                    field,
                    "a summary ends with a full stop, a question with a question mark",
                );
            }
            let parts = || words.split(|ch: char| !ch.is_ascii_alphanumeric());
            let bare = parts().any(|word| UNEXPLAINED.contains(&word)) && !words.contains('(');
            if bare {
                c.warn(at, field, "an abbreviation that is not explained");
            }
        }
    }
}
