//! `cargo xtask bench`: what a visit transfers, how the page starts on a slow phone, how long the
//! engine takes natively and in WebAssembly (also as multiples of a fixed reference computation of
//! the same run), from an answer to the paint, and what is left in memory after many pages. Also
//! written to `bench.json` in the target folder and compared with `benches/baseline.json`.

use anyhow::{Context, Result, ensure};
use serde_json::{Map, Value, json};

use crate::options::Mode;
use crate::project::Project;
use crate::shell::{command, quiet};
use crate::sizes::Row;
use crate::{baseline, build, probe, sizes, tools};

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
    let (groups, files) = probe::groups(project)?;
    let groups = read(&groups)?;
    let rows = build::to_folder(project, "dist".as_ref(), Mode::Release)?;
    let visit = browser(project, "visit", &[])?;
    let paint = browser(project, "paint", &[&SLOWDOWN.to_string()])?;
    let folder = files.display().to_string();
    let gather = browser(project, "gather", &[&folder, "100", "1000"])?;
    std::fs::remove_dir_all(&files).context("the files of the groups stay")?;
    let slow = print(&native, &wasm);
    print_groups(&groups);
    print_gather(&gather);
    print_visit(&visit);
    print_paint(&paint);
    let all = json!({
        "bytes": bytes(&rows), "native": native, "wasm": wasm,
        "groups": groups, "gather": gather, "startup": visit.get("startup"), "heap": visit.get("heap"), "paint": paint,
    });
    let file = project.target.join("bench.json");
    std::fs::write(&file, format!("{all:#}\n"))
        .with_context(|| format!("cannot write {}", file.display()))?;
    baseline::compare(project, &all)?;
    ensure!(slow.is_empty(), "slower than the budget: {}", slow.join("; "));
    Ok(())
}

/// What a script measures in a browser on the built folder.
fn browser(project: &Project, script: &str, more: &[&str]) -> Result<Value> {
    let mut node = command("node", [&format!("xtask/js/{script}.mjs"), "dist"], &project.root);
    node.args(more).env("CHROMIUM", tools::chromium(project)?);
    serde_json::from_str(&quiet(node)?).with_context(|| format!("{script}: no times"))
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
    let heads = ["native", "wasm", "budget", "as ratio", "as ratio"];
    println!("{:<52}{}", "ms", heads.map(|head| format!("{head:>12}")).concat());
    for name in native.keys().filter(|name| *name != baseline::REFERENCE) {
        for (key, label, budget) in BUDGETS {
            let (here, there) = (time(native, name, key), time(wasm, name, key));
            let label = format!("{name}: {label}");
            let ratio = |times: &Times, ms: f64| {
                let reference = times.get(baseline::REFERENCE).and_then(Value::as_f64);
                ms / reference.unwrap_or(f64::NAN)
            };
            let ratios = format!("{:>12.2}{:>12.2}", ratio(native, here), ratio(wasm, there));
            println!("{label:<52}{here:>12.3}{there:>12.3}{budget:>12.0}{ratios}");
            if here > budget {
                slow.push(format!("{label} {here:.2} ms"));
            }
        }
    }
    slow
}

/// Groups of files on the command line: the cost of one file must not grow with their number.
fn print_groups(groups: &Times) {
    let heads =
        ["1 thread, ms", "2 threads, ms", "processor, ms", "per file", "as ratio", "peak, MB"];
    println!("\n{:<28}{}", "groups of files", heads.map(|head| format!("{head:>15}")).concat());
    let reference = groups.get(baseline::REFERENCE).and_then(Value::as_f64).unwrap_or(f64::NAN);
    for count in ["100", "1000", "10000"] {
        let of = |key| time(groups, count, key);
        let each = of("cpu_ms") / count.parse::<f64>().unwrap_or(f64::NAN);
        let (one, two, cpu, peak) = (of("one_ms"), of("two_ms"), of("cpu_ms"), of("peak_mb"));
        let ratio = each / reference;
        println!(
            "{count:<28}{one:>15.0}{two:>15.0}{cpu:>15.0}{each:>15.3}{ratio:>15.3}{peak:>15.0}"
        );
    }
}

/// Groups of files picked at once in the browser.
fn print_gather(gather: &Value) {
    let heads = ["budget, ms", "ms", "processor, ms", "longest pause", "saves", "bytes kept"];
    let title = "files picked in the browser";
    println!("\n{title:<28}{}", heads.map(|head| format!("{head:>15}")).concat());
    for (count, times) in gather.as_object().into_iter().flatten() {
        let of = |key: &str| times.get(key).and_then(Value::as_f64).unwrap_or(f64::NAN);
        let budget = if count == "1000" { "3000" } else { "" };
        let (ms, cpu, longest) = (of("ms"), of("cpu"), of("longest"));
        let (saves, kept) = (of("saves"), of("kept"));
        println!(
            "{count:<28}{budget:>15}{ms:>15.0}{cpu:>15.0}{longest:>15.0}{saves:>15}{kept:>15}"
        );
    }
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

/// Start-up on Lighthouse's phone and what is left after opening and closing.
fn print_visit(visit: &Value) {
    println!("\nfirst visit: 1.6 Mbps, 150 ms, processor {SLOWDOWN} times slower (median)");
    let rows = [
        ("paint", "first paint, ms", 900.0),
        ("usable", "start page can be used, ms", 2000.0),
        ("shift", "layout shift", 0.0),
        ("running", "program runs, ms", f64::NAN),
        ("question", "first question, pressed at once, ms", f64::NAN),
    ];
    for (key, label, budget) in rows {
        let value = visit.get("startup").and_then(|startup| startup.get(key));
        let value = value.and_then(Value::as_f64).unwrap_or(f64::NAN);
        let budget = if budget.is_nan() { String::new() } else { format!("{budget:>12}") };
        println!("{label:<52}{value:>12.3}{budget}");
    }
    for key in ["js", "linear", "nodes", "listeners"] {
        let of = |when: &str| {
            let value = visit.get("heap").and_then(|heap| heap.get(when)?.get(key)?.as_f64());
            value.unwrap_or(f64::NAN)
        };
        let label = format!("memory, {key}: before and after the cycles");
        println!("{label:<52}{:>12.0}{:>12.0}", of("before"), of("after"));
    }
}

fn bytes(rows: &[Row]) -> Map<String, Value> {
    let sums = [
        sizes::first_visit(rows),
        sizes::first_question(rows),
        sizes::first_results(rows),
        sizes::everything(rows),
    ];
    let size = |row: &Row| json!({"raw": row.raw, "gzip": row.gzip, "brotli": row.brotli});
    rows.iter().chain(&sums).map(|row| (row.label.clone(), size(row))).collect()
}
