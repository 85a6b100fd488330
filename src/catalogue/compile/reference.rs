//! Sources, and the files that only readers use: law, glossary, benchmarks.

use super::checker::{Checker, Role};
use super::index::Index;
use super::read::Parsed;
use crate::catalogue::Source;
use crate::catalogue::json::{RawBenchmark, RawContact, RawLaw, RawSource, RawTerm, RawText};

pub fn sources(file: &Parsed<'_>, raw: &[RawSource], c: &mut Checker) -> Vec<Source> {
    raw.iter()
        .map(|r| {
            let at = file.at(&r.id);
            let url_ok = r
                .url
                .as_deref()
                .is_none_or(|url| url.starts_with("https://") || url.starts_with("http://"));
            c.check(
                url_ok,
                at,
                "url",
                "an address that starts with https:// is expected",
            );
            c.check(!r.title.trim().is_empty(), at, "title", "text is empty");
            c.check(
                !r.publisher.trim().is_empty(),
                at,
                "publisher",
                "text is empty",
            );
            Source {
                id: r.id.clone(),
                title: r.title.clone(),
                publisher: r.publisher.clone(),
                year: r.year,
                url: r.url.clone(),
                grade: r.grade.into(),
                citable: r.citable,
            }
        })
        .collect()
}

/// Checks what the tool does not compile yet but readers of the data rely on.
pub fn unread(
    (law, glossary, benchmarks): (&Parsed<'_>, &Parsed<'_>, &Parsed<'_>),
    index: &Index,
    c: &mut Checker,
) {
    for r in law.list::<RawLaw>("law", c) {
        texts(
            law,
            &r.id,
            &[
                ("title", &r.title),
                ("gives", &r.gives),
                ("status", &r.status),
            ],
            c,
        );
    }
    for r in law.list::<RawContact>("contacts", c) {
        texts(law, &r.id, &[("name", &r.name), ("role", &r.role)], c);
    }
    for r in glossary.list::<RawTerm>("terms", c) {
        texts(
            glossary,
            &r.id,
            &[("term", &r.term), ("definition", &r.definition)],
            c,
        );
    }
    for r in benchmarks.list::<RawBenchmark>("benchmarks", c) {
        texts(
            benchmarks,
            &r.id,
            &[("scope", &r.scope), ("indicator", &r.indicator)],
            c,
        );
        index.trades(&r.trades, benchmarks.at(&r.id), "trades", c);
    }
}

fn texts(file: &Parsed<'_>, id: &str, fields: &[(&str, &RawText)], c: &mut Checker) {
    for (field, text) in fields {
        let empty = text.vi.trim().is_empty() || text.en.trim().is_empty();
        c.check(!empty, file.at(id), field, "text is empty");
    }
}

/// Every `source` and `sources` anywhere in a file names a source that exists.
pub fn references(file: &Parsed<'_>, index: &Index, c: &mut Checker) {
    if let Some(root) = file.value_root() {
        walk(root, "", &mut |path, id| {
            if id != "assumption" && !index.sources.contains_key(id) {
                let (record, field) = path.split_once('\n').unwrap_or(("", path));
                let at = file.at(record);
                if at.role != Role::Base {
                    c.error(at, field, format!("unknown source \"{id}\""));
                }
            }
        });
    }
}

/// Calls `found` with (record, newline, field path) and the id of every source named below.
fn walk(value: &serde_json::Value, path: &str, found: &mut dyn FnMut(&str, &str)) {
    use serde_json::Value;
    match value {
        Value::Object(map) => {
            let record = map.get("id").and_then(Value::as_str);
            let path = record.map_or_else(|| path.to_owned(), |id| format!("{id}\n"));
            for (key, inner) in map {
                let joined = match path.as_str() {
                    "" => format!("\n{key}"),
                    p if p.ends_with('\n') => format!("{p}{key}"),
                    p => format!("{p}.{key}"),
                };
                match inner {
                    Value::String(id) if key == "source" => found(&joined, id),
                    Value::Array(list) if key == "sources" || key.ends_with("_sources") => {
                        list.iter()
                            .filter_map(Value::as_str)
                            .for_each(|id| found(&joined, id));
                    }
                    _ => walk(inner, &joined, found),
                }
            }
        }
        Value::Array(list) => {
            for inner in list {
                walk(inner, path, found);
            }
        }
        _ => {}
    }
}
