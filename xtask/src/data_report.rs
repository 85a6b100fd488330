//! `cargo xtask data report`: what a maintainer of `data/` should look at first. Figures that nobody
//! checked, that grew old or that nothing refers to are no faults (those stop the build); they are
//! work, and this is its list, most pressing first.

mod findings;

use std::collections::BTreeMap;
use std::io::{ErrorKind, Write};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::project::Project;
use findings::{Finding, Kind, find};

/// Prints the report; `today` is `YYYY-MM-DD`, the clock's day when it is not given.
pub fn report(project: &Project, today: Option<&str>, as_json: bool) -> Result<()> {
    let clock = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() / 86_400;
    let today = today.map_or_else(|| day(clock), str::to_owned);
    let found = find(&files(project)?, &today);
    let text = if as_json {
        let rows: Vec<Value> = found.iter().map(as_value).collect();
        format!("{:#}\n", Value::Array(rows))
    } else {
        as_text(&found, &today)
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
    for folder in ["data", "locales/vi", "locales/en", "locales/vi/late", "locales/en/late"] {
        for entry in std::fs::read_dir(project.root.join(folder))? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if name.ends_with(".json") {
                let path = format!("{folder}/{name}");
                let value = serde_json::from_str(&project.text(&path)?)
                    .with_context(|| format!("{path} is not valid JSON"))?;
                all.insert(path, value);
            }
        }
    }
    Ok(all)
}

fn as_value(finding: &Finding) -> Value {
    json!({
        "kind": finding.kind.id(), "file": finding.file, "record": finding.record,
        "field": finding.field, "note": finding.note, "used": finding.used,
    })
}

/// Counts, then every kind with its findings.
fn as_text(found: &[Finding], today: &str) -> String {
    let mut out = format!("The data on {today}: {} things to look at\n", found.len());
    let of = |kind: Kind| found.iter().filter(move |f| f.kind == kind);
    for kind in Kind::ALL {
        out += &format!("{:>5}  {}\n", of(kind).count(), kind.title());
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
        };
        let text = as_text(&[finding], "2026-11-21");
        assert!(text.starts_with("The data on 2026-11-21: 1 things to look at\n"));
        assert!(text.contains("    1  older than 12 months\n"));
        let line = "  data/factors.json: lpg: price_date: 2024-01-01 – used by the calculation\n";
        assert!(text.ends_with(line), "{text}");
        assert!(!text.contains("\nmissing in a language ("));
    }
}
