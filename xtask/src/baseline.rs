//! What grew since the committed baseline, `benches/baseline.json`. Sizes and counts are the same on
//! every machine; times are compared as multiples of the reference computation of their own run.

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use crate::project::Project;

/// Key of the reference computation among the times of a run.
pub const REFERENCE: &str = "reference_ms";
const FILE: &str = "benches/baseline.json";
/// Growth that is named.
const NAMED: f64 = 0.02;

type Figures = Map<String, Value>;

/// Prints every figure that grew by more than 2 %. A baseline is made where there is none.
pub fn compare(project: &Project, bench: &Value) -> Result<()> {
    let now = figures(bench);
    let file = project.root.join(FILE);
    if !file.exists() {
        std::fs::create_dir_all(project.root.join("benches"))?;
        let text = format!("{:#}\n", Value::Object(now));
        std::fs::write(&file, text).with_context(|| format!("cannot write {FILE}"))?;
        println!("\n{FILE} written: there was nothing to compare with");
        return Ok(());
    }
    let then: Figures = serde_json::from_str(&project.text(FILE)?)
        .with_context(|| format!("{FILE} cannot be read; delete it to make it anew"))?;
    let grown = grown(&then, &now);
    println!("\ngrown by more than 2 % since {FILE}: {}", grown.len());
    grown.iter().for_each(|line| println!("  {line}"));
    Ok(())
}

/// The figures that mean the same on every machine: bytes, counts, ratios, layout shift.
pub fn figures(bench: &Value) -> Figures {
    let mut all = Figures::new();
    let part = |name: &str| bench.get(name).and_then(Value::as_object).into_iter().flatten();
    for (label, size) in part("bytes") {
        all.insert(format!("bytes, brotli: {label}"), json!(size.get("brotli")));
    }
    for run in ["native", "wasm"] {
        let reference = bench.get(run).and_then(|times| times.get(REFERENCE)?.as_f64());
        for (case, times) in part(run) {
            for (key, ms) in times.as_object().into_iter().flatten() {
                let ratio = ms.as_f64().zip(reference).map(|(ms, unit)| round(ms / unit));
                all.insert(format!("ratio, {run}: {case}, {key}"), json!(ratio));
            }
        }
    }
    for (count, times) in part("gather") {
        for key in ["saves", "kept"] {
            all.insert(format!("{count} files picked: {key}"), json!(times.get(key)));
        }
    }
    let heap = bench.get("heap").and_then(|heap| heap.get("after")?.as_object());
    for (key, held) in heap.into_iter().flatten() {
        all.insert(format!("memory after the cycles: {key}"), held.clone());
    }
    let shift = bench.get("startup").and_then(|startup| startup.get("shift"));
    all.insert("layout shift".to_owned(), json!(shift));
    all
}

fn round(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// One line for each figure that grew or is new, the largest growth first.
fn grown(then: &Figures, now: &Figures) -> Vec<String> {
    let mut lines: Vec<(f64, String)> = Vec::new();
    for (name, value) in now {
        let (Some(value), before) = (value.as_f64(), then.get(name).and_then(Value::as_f64)) else {
            continue;
        };
        match before {
            None => lines.push((f64::INFINITY, format!("{name}: {value}, new"))),
            Some(before) if value > before * (1.0 + NAMED) => {
                let percent = (value / before - 1.0) * 100.0;
                lines.push((percent, format!("{name}: {before} → {value} (+{percent:.0} %)")));
            }
            Some(_) => {}
        }
    }
    lines.sort_by(|a, b| b.0.total_cmp(&a.0));
    lines.into_iter().map(|(_, line)| line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bench(wasm: u64, ms: f64) -> Value {
        json!({
            "bytes": {"wasm": {"brotli": wasm}},
            "native": {"reference_ms": 2.0, "a": {"evaluate_ms": ms}},
            "heap": {"after": {"nodes": 10}},
        })
    }

    #[test]
    fn growth_is_named_and_times_are_ratios() {
        let then = figures(&bench(1000, 1.0));
        assert_eq!(then.get("ratio, native: a, evaluate_ms"), Some(&json!(0.5)));
        assert!(grown(&then, &figures(&bench(1019, 1.01))).is_empty());
        let grown = grown(&then, &figures(&bench(1100, 3.0)));
        assert_eq!(
            grown,
            [
                "ratio, native: a, evaluate_ms: 0.5 → 1.5 (+200 %)",
                "bytes, brotli: wasm: 1000 → 1100 (+10 %)"
            ]
        );
    }
}
