//! What comes from others: licences, where it comes from, and why it is there. The whole of
//! `cargo deny` runs where it is installed; building it takes longer than all other checks, so the
//! questions that decide are answered here from cargo's own lists.

use std::collections::BTreeSet;

use anyhow::{Context, Result};

use super::counts::{Tally, whole};
use crate::project::Project;
use crate::shell::{capture, cargo, command, quiet};

/// Every package of the house.
const MANIFESTS: [&str; 7] = [
    "Cargo.toml",
    "checker/Cargo.toml",
    "workbook/Cargo.toml",
    "qr-reader/Cargo.toml",
    "xtask/Cargo.toml",
    "xtask/probe/Cargo.toml",
    "fuzz/Cargo.toml",
];

pub fn check(project: &Project) -> Result<Tally> {
    let read = |name: &str| {
        std::fs::read_to_string(project.root.join(name)).with_context(|| name.to_owned())
    };
    let allowed = allowed(&read("deny.toml")?);
    let mut faults = licence_faults(&allowed, &cargo_licences(project)?);
    faults.extend(npm_faults(&allowed, &read("package-lock.json")?)?);
    faults.extend(foreign_sources(&read("Cargo.lock")?));
    for name in MANIFESTS {
        let manifest = read(name)?;
        let missing = without_reason(&manifest).into_iter();
        faults.extend(missing.map(|line| format!("{name}: no reason for {line}")));
    }
    faults.iter().for_each(|fault| println!("{fault}"));
    let own = if faults.is_empty() { Tally::PASS } else { Tally::FAIL };
    Ok([own, deny(project)?].into_iter().sum())
}

/// `cargo deny`, where it is installed; the list of known holes only where it can be fetched.
fn deny(project: &Project) -> Result<Tally> {
    let run = |args: &str| capture(command(cargo(), args.split(' '), &project.root));
    if !run("deny --version")?.ok {
        println!(
            "cargo deny is not installed: duplicate versions and known holes are not looked for"
        );
        return Ok(Tally::default());
    }
    let rules = whole(&run("deny --workspace check licenses bans sources")?);
    let fetched = run("deny fetch db")?.ok;
    if !fetched {
        println!("cargo deny: the list of known holes cannot be fetched");
        return Ok(rules);
    }
    Ok([rules, whole(&run("deny --workspace check advisories")?)].into_iter().sum())
}

/// The list `allow` of `[licenses]`.
fn allowed(deny: &str) -> BTreeSet<String> {
    let list = deny.split_once("\nallow = [").map_or("", |(_, after)| after);
    let list = list.split_once("\n]").map_or("", |(list, _)| list);
    list.lines()
        .filter_map(|line| Some(line.trim().strip_prefix('"')?.split_once('"')?.0.to_owned()))
        .collect()
}

/// Name and licence of every crate of the product and its tools, on this machine and in the browser.
fn cargo_licences(project: &Project) -> Result<String> {
    let trees = [
        "tree --locked --workspace --edges normal,build,dev --prefix none --format {p}|{l}",
        "tree --locked --package vong-xanh --features ui --target wasm32-unknown-unknown \
         --edges normal --prefix none --format {p}|{l}",
    ];
    trees
        .iter()
        .map(|args| quiet(command(cargo(), args.split_whitespace(), &project.root)))
        .collect()
}

fn licence_faults(allowed: &BTreeSet<String>, tree: &str) -> Vec<String> {
    let lines: BTreeSet<_> = tree
        .lines()
        .map(|line| line.trim_end_matches(" (*)"))
        .filter(|line| !line.is_empty())
        .collect();
    let bad = lines.into_iter().filter_map(|line| {
        let (name, licence) = line.split_once('|')?;
        (!is_allowed(allowed, licence)).then(|| format!("{name}: licence “{licence}”"))
    });
    bad.collect()
}

/// Of `A OR B` one has to be allowed, of `A AND B` both. The old way of writing `A/B` means OR.
fn is_allowed(allowed: &BTreeSet<String>, licence: &str) -> bool {
    let plain = licence.replace(['(', ')'], "").replace('/', " OR ");
    let one_of = |part: &str| part.split(" OR ").any(|one| allowed.contains(one.trim()));
    plain.split(" AND ").all(one_of)
}

/// Tools of the build, never part of the product: beside the list, those that ask for nothing of who
/// only runs them.
const TOOLS_MAY: &str = "MPL-2.0";

fn npm_faults(allowed: &BTreeSet<String>, lock: &str) -> Result<Vec<String>> {
    let lock: serde_json::Value = serde_json::from_str(lock)?;
    let packages = lock.get("packages").and_then(|packages| packages.as_object());
    let mut faults = Vec::new();
    for (name, about) in packages.context("package-lock.json lists packages")? {
        let text = |field: &str| about.get(field).and_then(|value| value.as_str()).unwrap_or("");
        let licence = text("license");
        if licence != TOOLS_MAY && !is_allowed(allowed, licence) {
            faults.push(format!("{name}: licence “{licence}”"));
        }
        // The project itself has no name here.
        if !name.is_empty() && text("integrity").is_empty() {
            faults.push(format!("{name}: no checksum"));
        }
    }
    Ok(faults)
}

/// Everything comes from the one registry, with a checksum.
fn foreign_sources(lock: &str) -> Vec<String> {
    let sources = lock.lines().filter_map(|line| line.strip_prefix("source = "));
    let foreign = sources.filter(|source| !source.starts_with("\"registry+"));
    foreign.map(|source| format!("Cargo.lock: {source}")).collect()
}

/// Dependencies without a comment above them or above their table; those that stand together share one.
fn without_reason(manifest: &str) -> Vec<&str> {
    let mut inside = false;
    let mut told = false;
    let mut missing = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]");
        } else if line.trim().is_empty() {
            told = false;
        } else if line.starts_with('#') {
            told = true;
        } else if inside && !told {
            missing.push(line.split(' ').next().unwrap_or(line));
        }
    }
    missing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_are_read_as_they_are_written() {
        let allowed = allowed("x\nallow = [\n    \"MIT\",\n    \"Unicode-3.0\",\n]\nb = [\"GPL\"]");
        assert_eq!(allowed.len(), 2);
        for good in ["MIT", "GPL-3.0 OR MIT", "Apache-2.0/MIT", "(MIT OR Zlib) AND Unicode-3.0"] {
            assert!(is_allowed(&allowed, good), "{good}");
        }
        for bad in ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT OR Zlib) AND Zlib"] {
            assert!(!is_allowed(&allowed, bad), "{bad}");
        }
        let tree = "a v1|MIT\nb v1|GPL-3.0\nb v1|GPL-3.0 (*)\n\n";
        assert_eq!(licence_faults(&allowed, tree), ["b v1: licence “GPL-3.0”"]);
    }

    #[test]
    fn other_sources_and_missing_reasons_are_named() {
        let lock = "source = \"registry+x\"\nsource = \"git+https\"\n";
        assert_eq!(foreign_sources(lock).len(), 1);
        let manifest = "[dependencies]\n# Why.\na = \"1\"\nb = \"1\"\n\n[dev-dependencies]\nc = \"1\"\n[lib]\nd = 1";
        assert_eq!(without_reason(manifest), ["c"]);
        let lock = r#"{"packages":{"":{"license":"MIT"},"node_modules/a":{"license":"MIT"}}}"#;
        let allowed = BTreeSet::from(["MIT".to_owned()]);
        assert_eq!(npm_faults(&allowed, lock).unwrap_or_default(), ["node_modules/a: no checksum"]);
    }
}
