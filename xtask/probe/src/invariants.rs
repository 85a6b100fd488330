//! What must hold of every result, whatever was answered.

use vong_xanh::engine::{Evaluation, Percentiles, Range};

/// Rounding of sums over a hundred measures.
const SLACK: f64 = 1e-9;

pub fn violations(evaluation: &Evaluation, range: &Range) -> Vec<String> {
    let mut found = Vec::new();
    every_number_is_finite(evaluation, range, &mut found);
    nothing_saves_more_than_there_is(evaluation, &mut found);
    percentiles_are_ordered(range, &mut found);
    found
}

/// The printed form shows every number there is.
fn every_number_is_finite(evaluation: &Evaluation, range: &Range, found: &mut Vec<String>) {
    let text = format!("{evaluation:?}{range:?}");
    let odd =
        text.split(|c: char| !c.is_alphanumeric()).find(|word| matches!(*word, "NaN" | "inf"));
    found.extend(odd.map(|word| format!("a figure is {word}")));
}

fn nothing_saves_more_than_there_is(evaluation: &Evaluation, found: &mut Vec<String>) {
    let (baseline, saved) = (&evaluation.baseline, &evaluation.package.ledgers);
    for (id, quantity) in &evaluation.package.saved_by_stream {
        let used = baseline.streams.iter().filter(|s| s.id == *id).map(|s| s.quantity).sum::<f64>();
        if *quantity > used * (1.0 + SLACK) {
            found.push(format!("{id:?} saves {quantity} of {used}"));
        }
    }
    let ledgers = [
        ("energy", saved.energy.0, Some(baseline.energy.0)),
        ("CO2e", saved.co2e.0, Some(baseline.co2e.0)),
        ("water", saved.water.0, Some(baseline.water.0)),
        ("wastewater", saved.wastewater.0, Some(baseline.wastewater.0)),
        ("waste", saved.waste.0, baseline.waste.map(|w| w.0)),
        ("dust", saved.dust.0, baseline.dust.map(|d| d.0)),
    ];
    for (name, saved, before) in ledgers {
        if before.is_some_and(|before| saved > before * (1.0 + SLACK) + SLACK) {
            found.push(format!("{name} saves {saved} of {before:?}"));
        }
    }
}

fn percentiles_are_ordered(range: &Range, found: &mut Vec<String>) {
    let figures: [(&str, Percentiles); 10] = [
        ("money", range.money),
        ("material", range.material),
        ("energy", range.energy),
        ("water", range.water),
        ("wastewater", range.wastewater),
        ("dust", range.dust),
        ("waste", range.waste),
        ("CO2e", range.co2e),
        ("capital", range.capital),
        ("NPV", range.npv),
    ];
    for (name, p) in figures {
        if p.p10 > p.p50 || p.p50 > p.p90 {
            found.push(format!("{name}: P10 {} P50 {} P90 {}", p.p10, p.p50, p.p90));
        }
    }
}
