//! How long the engine takes natively.

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use probe::{Case, reference};
use serde_json::{Map, Value, json};
use vong_xanh::catalogue::embedded;

const DRAWS: usize = 5000;

/// Prints `{name: {evaluate_ms, draws_ms}, reference_ms}` for the cases marked for it.
pub fn time(folder: &Path) -> Result<(), String> {
    let mut result = Map::new();
    for entry in crate::cases::read(folder)? {
        if !entry.timed {
            continue;
        }
        let case = Case::new(&entry.pack, &entry.assessment)?;
        let evaluate = best(20, || case.evaluate(20)) / 20.0;
        let draws = best(7, || case.draw(DRAWS)) - evaluate;
        result.insert(entry.name, json!({"evaluate_ms": evaluate, "draws_ms": draws}));
    }
    let reference = best(50, || reference().to_bits() as usize);
    result.insert("reference_ms".to_owned(), json!(reference));
    println!("{}", Value::Object(result));
    Ok(())
}

/// Files of the groups that are timed.
const GROUPS: [u64; 3] = [100, 1_000, 10_000];

/// Prints `{"100": {"one_ms", "two_ms", "cpu_ms", "peak_mb"}, …, reference_ms}`: the command line on so
/// many files with one thread and with two, reading, evaluating, adding up and printing; the
/// processor's time and the most memory held belong to the run with one. The files stay in the folder.
pub fn groups(folder: &Path) -> Result<(), String> {
    let files = write_files(folder)?;
    let mut result = Map::new();
    for count in GROUPS {
        let some = || files.iter().take(usize::try_from(count).unwrap_or(usize::MAX)).cloned();
        let run = |threads: &str| {
            let args = ["cohort", "--json", "--threads", threads].map(str::to_owned);
            let (mut out, mut err) = (Vec::new(), Vec::new());
            let began = Instant::now();
            vong_xanh::cli::run(args.into_iter().chain(some()), &mut out, &mut err);
            black_box(out.len());
            began.elapsed().as_secs_f64() * 1000.0
        };
        process::forget_peak();
        let before = process::cpu_ms();
        let one = run("1");
        let (cpu, peak) = (process::cpu_ms() - before, process::peak_mb());
        let two = run("2");
        let figures = json!({"one_ms": one, "two_ms": two, "cpu_ms": cpu, "peak_mb": peak});
        result.insert(count.to_string(), figures);
    }
    let reference = best(50, || reference().to_bits() as usize);
    result.insert("reference_ms".to_owned(), json!(reference));
    println!("{}", Value::Object(result));
    Ok(())
}

/// Writes as many invented businesses as the largest group has; nothing of that stays in memory.
fn write_files(folder: &Path) -> Result<Vec<String>, String> {
    let catalogue = embedded::load().map_err(|error| error.to_string())?.catalogue;
    let most = GROUPS.into_iter().max().unwrap_or_default();
    let write = |number| {
        let file = folder.join(format!("{number}.json"));
        let text = crate::invented::business(&catalogue, number).to_json();
        std::fs::write(&file, text).map_err(|error| format!("{}: {error}", file.display()))?;
        Ok(file.display().to_string())
    };
    (0..most).map(write).collect()
}

/// What the system says of this process; nothing (0) where it is not Linux.
mod process {
    use std::fs;

    /// Ticks of the processor's clock in a second, the same on every Linux.
    const TICKS: f64 = 100.0;

    /// Time that all threads of this process spent, in milliseconds.
    pub fn cpu_ms() -> f64 {
        let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
        // The name stands in brackets and may have blanks; user and system time are the 12th and
        // 13th fields after it.
        let after = stat.rsplit(')').next().unwrap_or_default();
        let ticks = after.split_whitespace().skip(11).take(2);
        ticks.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() * 1000.0 / TICKS
    }

    /// The peak begins anew.
    pub fn forget_peak() {
        // Refused: the peak is then that of the whole run so far.
        drop(fs::write("/proc/self/clear_refs", "5"));
    }

    /// Most memory held since, in megabytes.
    pub fn peak_mb() -> f64 {
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kb = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
        kb.unwrap_or_default() / 1000.0
    }
}

/// The quickest of several runs, in milliseconds: what the engine takes when nothing disturbs it.
fn best(runs: usize, work: impl Fn() -> usize) -> f64 {
    let time = |_| {
        let began = Instant::now();
        black_box(work());
        began.elapsed().as_secs_f64() * 1000.0
    };
    (0..runs).map(time).fold(f64::INFINITY, f64::min)
}
