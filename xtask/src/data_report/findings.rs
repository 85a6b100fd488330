//! Reads the files as they are, without their types: a new list in a file is looked at, too.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::languages;

/// Figures are looked up anew after so many months.
const OLD_AFTER_MONTHS: i32 = 12;

/// Keys with the day from which a figure holds.
const DATES: [&str; 2] = ["price_date", "valid_from"];

/// Lists whose records are there to be referred to.
const REFERRED: [(&str, &str); 7] = [
    ("data/sources.json", "sources"),
    ("data/factors.json", "energy"),
    ("data/factors.json", "water"),
    ("data/factors.json", "waste"),
    ("data/factors.json", "materials"),
    ("data/factors.json", "tariffs"),
    ("data/factors.json", "conversions"),
];

/// What is the matter, most pressing first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    #[default]
    Language,
    NoSource,
    Old,
    Unverified,
    NoDate,
    GradeC,
    Unused,
}

impl Kind {
    pub const ALL: [Self; 7] = [
        Self::Language,
        Self::NoSource,
        Self::Old,
        Self::Unverified,
        Self::NoDate,
        Self::GradeC,
        Self::Unused,
    ];

    pub fn title(self) -> &'static str {
        match self {
            Self::Language => "missing in a language",
            Self::NoSource => "without a source",
            Self::Old => "older than 12 months",
            Self::Unverified => "not verified",
            Self::NoDate => "prices without a date",
            Self::GradeC => "graded C or D",
            Self::Unused => "nothing refers to it",
        }
    }

    /// Its name for programs.
    pub fn id(self) -> &'static str {
        match self {
            Self::Language => "language",
            Self::NoSource => "no-source",
            Self::Old => "old",
            Self::Unverified => "unverified",
            Self::NoDate => "no-date",
            Self::GradeC => "grade-c",
            Self::Unused => "unused",
        }
    }
}

/// One thing to look at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finding {
    pub kind: Kind,
    pub file: String,
    /// Id of the record, or nothing.
    pub record: String,
    pub field: String,
    pub note: String,
    /// Other records refer to it: results rest on it.
    pub used: bool,
    /// Code of the language that lacks it; of nothing else.
    pub language: Option<String>,
}

/// The object being looked at.
struct Here<'a> {
    file: &'a str,
    record: &'a str,
    used: bool,
}

struct Search<'a> {
    today: &'a str,
    /// Every string that is not an id of its own: what records refer to.
    mentioned: BTreeSet<&'a str>,
    found: Vec<Finding>,
}

/// Everything there is to look at: by kind, what results rest on first. `named` are the ids that the
/// program itself names.
pub fn find(
    files: &BTreeMap<String, Value>,
    named: &BTreeSet<String>,
    today: &str,
) -> Vec<Finding> {
    let mut mentioned: BTreeSet<&str> = named.iter().map(String::as_str).collect();
    for (path, value) in files.iter().filter(|(path, _)| path.starts_with("data/")) {
        mentions(value, path == "data/glossary.json", &mut mentioned);
    }
    let mut search = Search { today, mentioned, found: Vec::new() };
    for (path, value) in files.iter().filter(|(path, _)| path.starts_with("data/")) {
        let here = Here { file: path, record: "", used: false };
        search.walk(value, &here);
    }
    search.unused(files);
    search.targets(files);
    let mut found = languages::missing(files);
    found.append(&mut search.found);
    found.sort_by_key(|f| (f.kind, !f.used));
    found
}

fn mentions<'a>(value: &'a Value, in_id: bool, into: &mut BTreeSet<&'a str>) {
    match value {
        Value::String(text) if !in_id => drop(into.insert(text)),
        Value::Array(list) => list.iter().for_each(|one| mentions(one, in_id, into)),
        Value::Object(map) => {
            map.iter().for_each(|(key, one)| mentions(one, key == "id", into));
        }
        _ => {}
    }
}

fn text<'a>(map: &'a serde_json::Map<String, Value>, key: &str) -> &'a str {
    map.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// Whether a list of sources (`price_sources`, here by its beginning) has a number to vouch for.
fn stands_for_a_number(map: &serde_json::Map<String, Value>, of: &str) -> bool {
    let of = of.trim_end_matches('_');
    of.is_empty() || map.iter().any(|(key, value)| key.contains(of) && value.is_number())
}

/// Whole months between two days; `None` for what is none.
fn months(date: &str, today: &str) -> Option<i32> {
    let part = |text: &str, at: usize| text.split('-').nth(at)?.parse::<i32>().ok();
    let all = (part(today, 0)? - part(date, 0)?) * 12 + part(today, 1)? - part(date, 1)?;
    Some(all - i32::from(part(today, 2)? < part(date, 2)?))
}

impl<'a> Search<'a> {
    fn note(&mut self, kind: Kind, here: &Here<'_>, field: &str, note: impl Into<String>) {
        self.found.push(Finding {
            kind,
            file: here.file.to_owned(),
            record: here.record.to_owned(),
            field: field.to_owned(),
            note: note.into(),
            used: here.used,
            language: None,
        });
    }

    fn walk(&mut self, value: &'a Value, here: &Here<'a>) {
        match value {
            Value::Array(list) => list.iter().for_each(|one| self.walk(one, here)),
            Value::Object(map) => {
                let own = text(map, "id");
                let record = if own.is_empty() { here.record } else { own };
                // What is numbered by place or answers to a name of its own is no reference.
                let used = own.is_empty() && here.used || self.mentioned.contains(own);
                let here = Here { file: here.file, record, used };
                self.object(map, &here);
                map.iter()
                    .filter(|(key, _)| *key != "meta")
                    .for_each(|(_, one)| self.walk(one, &here));
            }
            _ => {}
        }
    }

    fn object(&mut self, map: &'a serde_json::Map<String, Value>, here: &Here<'a>) {
        for key in DATES {
            let (date, over) = (text(map, key), !text(map, "valid_to").is_empty());
            let age = months(date, self.today).filter(|age| *age >= OLD_AFTER_MONTHS && !over);
            if let Some(age) = age {
                self.note(Kind::Old, here, key, format!("{date}, {age} months ago"));
            }
        }
        let priced = map.iter().any(|(key, v)| key.starts_with("default_price") && v.is_number());
        if priced && text(map, "price_date").is_empty() {
            self.note(Kind::NoDate, here, "price_date", "nobody knows of when the price is");
        }
        for (key, value) in map {
            self.field(map, key, value, here);
        }
        self.unverified(map, here);
    }

    fn field(
        &mut self,
        map: &serde_json::Map<String, Value>,
        key: &str,
        value: &Value,
        here: &Here<'a>,
    ) {
        let empty = value.as_array().is_some_and(Vec::is_empty);
        let empty =
            empty && key.strip_suffix("sources").is_some_and(|of| stands_for_a_number(map, of));
        // A piece of advice and a term have one source, or none.
        if empty || key == "source" && value.is_null() {
            self.note(Kind::NoSource, here, key, "no source is named");
        }
        // Pieces of evidence have grades of their own; the parts of a trade are records without ids.
        let counts = map.contains_key("id") || here.file == "data/trades.json";
        let weak = counts && matches!(value.as_str(), Some("C" | "D"));
        if weak && key == "grade" && here.file != "data/sources.json" {
            self.note(
                Kind::GradeC,
                here,
                key,
                format!("grade {}", value.as_str().unwrap_or_default()),
            );
        }
        if key == "source" && value.as_str() == Some("assumption") {
            self.note(Kind::Unverified, here, key, "our own assumption");
        }
    }

    fn unverified(&mut self, map: &serde_json::Map<String, Value>, here: &Here<'a>) {
        let fields = map.get("unverified_fields").and_then(Value::as_array);
        let fields: Vec<&str> = fields.into_iter().flatten().filter_map(Value::as_str).collect();
        let marked = map.get("unverified").and_then(Value::as_bool).unwrap_or_default();
        if marked || text(map, "confidence") == "unverified" {
            let which = if fields.is_empty() { "the record".to_owned() } else { fields.join(", ") };
            self.note(Kind::Unverified, here, "", format!("{which}: not verified"));
        }
    }

    fn unused(&mut self, files: &'a BTreeMap<String, Value>) {
        for (file, list) in REFERRED {
            let records = files.get(file).and_then(|v| v.get(list)).and_then(Value::as_array);
            for record in records.into_iter().flatten().filter_map(Value::as_object) {
                // A row with kinds of its own is found by them.
                let by_kind =
                    record.get("kinds").and_then(Value::as_array).is_some_and(|k| !k.is_empty());
                let id = text(record, "id");
                if !by_kind && !self.mentioned.contains(id) {
                    let here = Here { file, record: id, used: false };
                    self.note(Kind::Unused, &here, "", "no other record names it");
                }
            }
        }
    }

    /// The year that has no goal yet.
    fn targets(&mut self, files: &BTreeMap<String, Value>) {
        const FILE: &str = "data/targets.json";
        let years = files.get(FILE).and_then(|v| v.get("years")).and_then(Value::as_array);
        let last = years.into_iter().flatten().filter_map(|row| row.get("year")?.as_u64()).max();
        let this: Option<u64> = self.today.get(..4).and_then(|year| year.parse().ok());
        if let (Some(last), Some(this)) = (last, this)
            && last < this
        {
            let here = Here { file: FILE, record: "years", used: true };
            self.note(Kind::Old, &here, "year", format!("the last goal is that of {last}"));
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use serde_json::json;

    const TODAY: &str = "2026-11-21";

    fn files(name: &str, value: Value) -> BTreeMap<String, Value> {
        BTreeMap::from([(name.to_owned(), value)])
    }

    fn find(files: &BTreeMap<String, Value>, today: &str) -> Vec<Finding> {
        super::find(files, &BTreeSet::new(), today)
    }

    fn kinds(found: &[Finding]) -> Vec<Kind> {
        found.iter().map(|f| f.kind).collect()
    }

    #[test]
    fn old_prices_unless_they_are_over() {
        let rows = json!({"tariffs": [
            {"id": "old", "valid_from": "2025-05-10", "valid_to": null},
            {"id": "over", "valid_from": "2019-01-01", "valid_to": "2025-05-09"},
            {"id": "new", "valid_from": "2026-01-01", "valid_to": null},
        ], "refs": ["old", "over", "new"]});
        let found = find(&files("data/factors.json", rows), TODAY);
        assert_eq!(kinds(&found), [Kind::Old]);
        assert_eq!((found[0].record.as_str(), found[0].used), ("old", true));
        assert_eq!(found[0].note, "2025-05-10, 18 months ago");
    }

    #[test]
    fn what_nobody_checked_and_nobody_names() {
        let rows = json!({"energy": [
            {"id": "a", "unverified": true, "unverified_fields": ["ncv"], "toe": 1, "toe_sources": [],
                "price": null, "price_sources": []},
        ]});
        let found = find(&files("data/factors.json", rows), TODAY);
        assert_eq!(kinds(&found), [Kind::NoSource, Kind::Unverified, Kind::Unused]);
        assert_eq!(found[1].note, "ncv: not verified");
        let prices =
            json!({"water": [{"id": "w", "default_price_vnd": 5, "price_date": null}], "r": "w"});
        assert_eq!(kinds(&find(&files("data/factors.json", prices), TODAY)), [Kind::NoDate]);
    }

    #[test]
    fn grades_sources_and_goals() {
        let mut all = files("data/measures.json", json!([{"id": "m", "grade": "C"}]));
        all.insert(
            "data/sources.json".into(),
            json!({"sources": [{"id": "s", "grade": "C"}], "u": "s"}),
        );
        let tips = json!([{"id": "t", "source": null}, {"id": "t2", "source": "s"}]);
        all.insert("data/targets.json".into(), json!({"years": [{"year": 2025}], "tips": tips}));
        let found = find(&all, TODAY);
        assert_eq!(kinds(&found), [Kind::NoSource, Kind::Old, Kind::GradeC]);
        assert_eq!(found[0].record, "t");
        assert_eq!(found[1].note, "the last goal is that of 2025");
    }

    #[test]
    fn what_the_program_names_is_used() {
        let all = files("data/sources.json", json!({"sources": [{"id": "a"}, {"id": "b"}]}));
        let found = super::find(&all, &BTreeSet::from(["b".to_owned()]), TODAY);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].kind, found[0].record.as_str()), (Kind::Unused, "a"));
    }

    /// Every kind is found in a small catalogue that has one fault of each, and nowhere else.
    #[test]
    fn every_kind_is_found_once() {
        let energy = json!([
            {"id": "bare", "toe_per_unit": 1, "toe_sources": []},
            {"id": "undated", "default_price_vnd_per_unit": 5, "price_date": null},
            {"id": "aged", "valid_from": "2020-01-01"},
            {"id": "unchecked", "confidence": "unverified"},
            {"id": "idle"},
            {"id": "texts", "name": {"vi": "x", "en": ""}},
        ]);
        let refs = json!(["bare", "undated", "aged", "unchecked", "texts"]);
        let mut all = files("data/factors.json", json!({"energy": energy, "refs": refs}));
        all.insert("data/measures.json".into(), json!([{"id": "m", "grade": "C"}]));
        let found = find(&all, TODAY);
        assert_eq!(kinds(&found), Kind::ALL);
        let records: Vec<&str> = found.iter().map(|f| f.record.as_str()).collect();
        assert_eq!(records, ["texts", "bare", "aged", "unchecked", "undated", "m", "idle"]);
    }

    #[test]
    fn what_results_rest_on_comes_first() {
        let rows = json!({"tariffs": [
            {"id": "idle", "valid_from": "2020-01-01"}, {"id": "used", "valid_from": "2024-01-01"},
        ], "refs": {"x": "used"}});
        let found = find(&files("data/factors.json", rows), TODAY);
        assert_eq!(found[0].record, "used");
        assert_eq!(kinds(&found), [Kind::Old, Kind::Old, Kind::Unused]);
    }
}
