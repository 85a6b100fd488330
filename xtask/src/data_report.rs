//! `cargo xtask data report`: what a maintainer of `data/` should look at first. Figures that nobody
//! checked, that grew old or that nothing refers to are no faults (those stop the build); they are
//! work, and this is its list, most pressing first.

mod findings;
mod languages;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::project::Project;
use findings::{Finding, Kind, find};

/// Prints the report; `today` is `YYYY-MM-DD`, the clock's day when it is not given.
pub fn report(project: &Project, today: Option<&str>, as_json: bool) -> Result<()> {
    let clock = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() / 86_400;
    let today = today.map_or_else(|| day(clock), str::to_owned);
    let files = files(project)?;
    let found = find(&files, &named(&project.root.join("src"))?, &today);
    let text = if as_json {
        let rows: Vec<Value> = found.iter().map(as_value).collect();
        format!("{:#}\n", Value::Array(rows))
    } else {
        as_text(&found, &languages::codes(&files), &today)
    };
    // Whoever reads only the head of the list closes the pipe.
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// Every file of `data/` and of `locales/`, by its path.
fn files(project: &Project) -> Result<BTreeMap<String, Value>> {
    let mut all = BTreeMap::new();
    let examples = project.root.join("data/examples");
    for path in ["data", "locales"].map(|folder| below(&project.root.join(folder), "json")) {
        for path in path?.into_iter().filter(|path| !path.starts_with(&examples)) {
            let name = path.strip_prefix(&project.root)?.to_string_lossy().into_owned();
            let value = serde_json::from_str(&project.text(&name)?)
                .with_context(|| format!("{name} is not valid JSON"))?;
            all.insert(name, value);
        }
    }
    Ok(all)
}

/// All files below a folder whose name ends so.
fn below(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(below(&path, extension)?);
        } else if path.extension().is_some_and(|has| has == extension) {
            found.push(path);
        }
    }
    Ok(found)
}

/// What the program says between quotation marks: the ids it names are among it.
fn named(folder: &Path) -> Result<BTreeSet<String>> {
    let mut all = BTreeSet::new();
    for path in below(folder, "rs")? {
        for line in std::fs::read_to_string(path)?.lines() {
            all.extend(line.split('"').skip(1).step_by(2).map(str::to_owned));
        }
    }
    Ok(all)
}

fn as_value(finding: &Finding) -> Value {
    json!({
        "kind": finding.kind.id(), "file": finding.file, "record": finding.record,
        "field": finding.field, "note": finding.note, "used": finding.used,
        "language": finding.language,
    })
}

/// Counts, then every kind with its findings.
fn as_text(found: &[Finding], languages: &[&str], today: &str) -> String {
    let mut out = format!("The data on {today}: {} things to look at\n", found.len());
    let of = |kind: Kind| found.iter().filter(move |f| f.kind == kind);
    for kind in Kind::ALL {
        out += &format!("{:>5}  {}\n", of(kind).count(), kind.title());
        for code in languages.iter().filter(|_| kind == Kind::Language) {
            let n = of(kind).filter(|f| f.language.as_deref() == Some(*code)).count();
            out += &format!("{n:>11}  {code}\n");
        }
    }
    for kind in Kind::ALL.into_iter().filter(|kind| of(*kind).count() > 0) {
        out += &format!("\n{} ({})\n", kind.title(), of(kind).count());
        for finding in of(kind) {
            let used = if finding.used { " – used by the calculation" } else { "" };
            let place: Vec<&str> = [&finding.file, &finding.record, &finding.field]
                .into_iter()
                .map(String::as_str)
                .filter(|part| !part.is_empty())
                .collect();
            out += &format!("  {}: {}{used}\n", place.join(": "), finding.note);
        }
    }
    out
}

/// The day so many days after 1970-01-01 (proleptic Gregorian calendar, by eras of 400 years).
fn day(days: u64) -> String {
    let shifted = days + 719_468;
    let (era, of_era) = (shifted / 146_097, shifted % 146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * march + 2) / 5 + 1;
    let month = if march < 10 { march + 3 } else { march - 9 };
    let year = year + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_their_dates() {
        assert_eq!(day(0), "1970-01-01");
        assert_eq!(day(11_016), "2000-02-29");
        assert_eq!(day(20_778), "2026-11-21");
    }

    #[test]
    fn the_report_counts_and_lists() {
        let finding = Finding {
            kind: Kind::Old,
            file: "data/factors.json".into(),
            record: "lpg".into(),
            field: "price_date".into(),
            note: "2024-01-01".into(),
            used: true,
            language: None,
        };
        let text = as_text(&[finding], &["vi", "en"], "2026-11-21");
        assert!(
            text.contains("\n    0  missing in a language\n          0  vi\n          0  en\n")
        );
        assert!(text.starts_with("The data on 2026-11-21: 1 things to look at\n"));
        assert!(text.contains("    1  older than 12 months\n"));
        let line = "  data/factors.json: lpg: price_date: 2024-01-01 – used by the calculation\n";
        assert!(text.ends_with(line), "{text}");
        assert!(!text.contains("\nmissing in a language ("));
    }
}
