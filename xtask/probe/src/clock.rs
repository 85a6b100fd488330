//! How long the engine takes natively.

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use probe::{Case, reference};
use serde_json::{Map, Value, json};

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

/// The quickest of several runs, in milliseconds: what the engine takes when nothing disturbs it.
fn best(runs: usize, work: impl Fn() -> usize) -> f64 {
    let time = |_| {
        let began = Instant::now();
        black_box(work());
        began.elapsed().as_secs_f64() * 1000.0
    };
    (0..runs).map(time).fold(f64::INFINITY, f64::min)
}
