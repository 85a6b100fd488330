//! `sources.json` → [`Source`]s.

use super::checker::Checker;
use super::read::Parsed;
use crate::catalogue::Source;
use crate::catalogue::json::RawSource;

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
