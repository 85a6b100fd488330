//! Plausibility checks (Method §2.4): each computes one value from the answers; the limits and the
//! sentences stand in the catalogue. A hard finding stops, a soft one asks "is this right?".

mod balance;
mod haste;
mod rules;
#[cfg(test)]
mod tests;

pub use haste::haste;

use super::{Answers, Inputs};
use crate::catalogue::{Catalogue, Check, TextId};
use crate::engine::Evaluation;
use rules::RULES;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// Impossible: must be mended.
    Hard,
    /// Unusual: confirm or mend.
    Soft,
}

/// An odd value, with what its sentence may name.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Id of the check, `V1`; goes to [`super::Answer::confirmed`] of the first field.
    pub check: String,
    pub message: TextId,
    /// Answer ids concerned; the first is the one to edit.
    pub fields: Vec<String>,
    pub severity: Severity,
    /// The computed value, in the unit of the check (VND per kWh, a share, …).
    pub value: f64,
    /// Limits of the band that was left, where it has them.
    pub low: Option<f64>,
    pub high: Option<f64>,
    /// The owner said that it is right.
    pub confirmed: bool,
}

/// What the rules look at.
struct Facts<'a> {
    catalogue: &'a Catalogue,
    answers: &'a Answers,
    inputs: &'a Inputs,
    evaluation: &'a Evaluation,
}

/// One computed value of a rule.
struct Reading {
    /// Which band of the check applies; `""` where there is only one.
    case: String,
    value: f64,
    fields: Vec<String>,
}

/// Everything odd in the answers, in the order of the checks. `evaluation` belongs to the answers.
pub fn findings(
    catalogue: &Catalogue,
    answers: &Answers,
    inputs: &Inputs,
    evaluation: &Evaluation,
) -> Vec<Finding> {
    let facts = Facts { catalogue, answers, inputs, evaluation };
    let mut findings = Vec::new();
    for check in &catalogue.checks {
        let rule = RULES.iter().find(|(id, _)| *id == check.id);
        let readings = rule.map(|(_, read)| read(&facts)).unwrap_or_default();
        for reading in readings.into_iter().filter(|r| r.value.is_finite()) {
            findings.extend(judge(check, reading, answers));
        }
    }
    findings
}

fn judge(check: &Check, reading: Reading, answers: &Answers) -> Option<Finding> {
    let value = reading.value;
    let beyond = |(min, max): (Option<f64>, Option<f64>)| {
        min.is_some_and(|min| value < min) || max.is_some_and(|max| value > max)
    };
    let (severity, (low, high)) = if only_asks(check) {
        (Severity::Soft, (None, None))
    } else {
        let band = check.bands.iter().find(|b| b.case == reading.case)?;
        let limits = [
            (Severity::Hard, (band.hard_min, band.hard_max)),
            (Severity::Soft, (band.soft_min, band.soft_max)),
        ];
        limits.into_iter().find(|(_, limits)| beyond(*limits))?
    };
    let answer = reading.fields.first().and_then(|id| answers.0.get(id));
    let confirmed = answer.is_some_and(|a| a.confirmed.contains(&check.id));
    Some(Finding {
        check: check.id.clone(),
        message: check.message,
        fields: reading.fields,
        severity,
        value,
        low,
        high,
        confirmed,
    })
}

/// A check without bands only says the value back ("so one unit sells for about …?").
pub(super) fn only_asks(check: &Check) -> bool {
    check.bands.is_empty()
}
