//! `cargo xtask bench`: how long the engine takes, natively and in WebAssembly, how long a browser
//! with a slow processor takes from an answer to the paint, and what a visit transfers. Also written
//! to `bench.json` in the target folder.

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value, json};

use crate::options::Mode;
use crate::project::Project;
use crate::shell::{command, quiet};
use crate::sizes::Row;
use crate::{build, probe, sizes};

/// The browser's processor in the paint times: a cheap phone against this machine.
const SLOWDOWN: u32 = 4;

/// Natively, milliseconds.
const BUDGETS: [(&str, &str, f64); 2] =
    [("evaluate_ms", "evaluation", 1.0), ("draws_ms", "5,000 draws", 30.0)];

pub fn bench(project: &Project) -> Result<()> {
    let (module, cases) = probe::prepare(project)?;
    let mut time = probe::native(project, "time");
    time.arg(&cases);
    let native = read(&quiet(time)?)?;
    let mut node = command("node", ["xtask/js/time.mjs"], &project.root);
    node.arg(&module).arg(&cases);
    let wasm = read(&quiet(node)?)?;
    let rows = build::to_folder(project, "dist".as_ref(), Mode::Release)?;
    let mut node = command("node", ["xtask/js/paint.mjs", "dist"], &project.root);
    node.arg(SLOWDOWN.to_string());
    let paint: Value = serde_json::from_str(&quiet(node)?).context("no paint times")?;
    write(project, (&native, &wasm, &paint), &rows)?;
    let slow = print(&native, &wasm);
    print_paint(&paint);
    ensure!(slow.is_empty(), "slower than the budget: {}", slow.join("; "));
    Ok(())
}

type Times = Map<String, Value>;

fn read(text: &str) -> Result<Times> {
    serde_json::from_str(text).context("the probe's times cannot be read")
}

fn time(times: &Times, name: &str, key: &str) -> f64 {
    times.get(name).and_then(|entry| entry.get(key)).and_then(Value::as_f64).unwrap_or(f64::NAN)
}

/// Prints the table; returns what took too long.
fn print(native: &Times, wasm: &Times) -> Vec<String> {
    let mut slow = Vec::new();
    println!("{:<52}{:>12}{:>12}{:>12}", "ms", "native", "wasm", "budget");
    for name in native.keys() {
        for (key, label, budget) in BUDGETS {
            let (here, there) = (time(native, name, key), time(wasm, name, key));
            let label = format!("{name}: {label}");
            println!("{label:<52}{here:>12.3}{there:>12.3}{budget:>12.0}");
            if here > budget {
                slow.push(format!("{label} {here:.2} ms"));
            }
        }
    }
    slow
}

/// Milliseconds in the browser, for reading: they depend on what else the machine does.
fn print_paint(paint: &Value) {
    let cell = |act: &Value, key: &str, part: &str| {
        let value = act.get(key).and_then(|pair| pair.get(part)).and_then(Value::as_f64);
        value.map_or_else(|| "–".to_owned(), |ms| format!("{ms:.1}"))
    };
    let title = format!("ms in the browser, processor {SLOWDOWN} times slower: best / p50 / p99");
    println!("\n{title:<52}{:>24}{:>24}{:>24}", "figures", "painted", "range");
    for act in paint.get("acts").and_then(Value::as_array).into_iter().flatten() {
        let name = act.get("name").and_then(Value::as_str).unwrap_or_default();
        let pair = |key| {
            format!(
                "{} / {} / {}",
                cell(act, key, "best"),
                cell(act, key, "p50"),
                cell(act, key, "p99")
            )
        };
        println!("{name:<52}{:>24}{:>24}{:>24}", pair("work"), pair("paint"), pair("range"));
    }
    for (place, ms) in paint.get("deaf").and_then(Value::as_object).into_iter().flatten() {
        println!("{:<52}{ms:>16}", format!("longest pause while typing: {place}"));
    }
}

fn write(
    project: &Project,
    (native, wasm, paint): (&Times, &Times, &Value),
    rows: &[Row],
) -> Result<()> {
    let size = |row: &Row| json!({"raw": row.raw, "gzip": row.gzip, "brotli": row.brotli});
    let mut bytes: Map<String, Value> =
        rows.iter().map(|row| (row.label.clone(), size(row))).collect();
    bytes.extend([
        ("first question".to_owned(), size(&sizes::first_question(rows))),
        ("first visit".to_owned(), size(&sizes::first_visit(rows))),
    ]);
    let all = json!({"native": native, "wasm": wasm, "paint": paint, "bytes": bytes});
    let file = project.target.join("bench.json");
    std::fs::write(&file, format!("{all:#}\n"))
        .with_context(|| format!("cannot write {}", file.display()))
}
