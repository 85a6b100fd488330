//! Sources, and the files that only readers use: law, glossary, benchmarks.

use super::checker::Checker;
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
            c.check(url_ok, at, "url", "an address that starts with https:// is expected");
            c.check(!r.title.trim().is_empty(), at, "title", "text is empty");
            c.check(!r.publisher.trim().is_empty(), at, "publisher", "text is empty");
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
        texts(law, &r.id, &[("title", &r.title), ("gives", &r.gives), ("status", &r.status)], c);
    }
    for r in law.list::<RawContact>("contacts", c) {
        texts(law, &r.id, &[("name", &r.name), ("role", &r.role)], c);
    }
    for r in glossary.list::<RawTerm>("terms", c) {
        texts(glossary, &r.id, &[("term", &r.term), ("definition", &r.definition)], c);
    }
    for r in benchmarks.list::<RawBenchmark>("benchmarks", c) {
        texts(benchmarks, &r.id, &[("scope", &r.scope), ("indicator", &r.indicator)], c);
        index.trades(&r.trades, benchmarks.at(&r.id), "trades", c);
    }
}

fn texts(file: &Parsed<'_>, id: &str, fields: &[(&str, &RawText)], c: &mut Checker) {
    for (field, text) in fields {
        let empty = text.vi.trim().is_empty() || text.en.trim().is_empty();
        c.check(!empty, file.at(id), field, "text is empty");
    }
}
