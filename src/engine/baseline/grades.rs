//! Evidence grades of streams (Method §2.2, §2.4).

use crate::assessment::Inputs;
use crate::catalogue::Grade;

/// A grade lowered by the odd numbers that were confirmed for inputs with these id prefixes.
pub(super) fn lowered(inputs: &Inputs, grade: Grade, prefixes: &[&str]) -> Grade {
    let letters: u32 = inputs
        .grade_drops
        .iter()
        .filter(|(id, _)| prefixes.iter().any(|p| id.starts_with(p)))
        .map(|(_, letters)| u32::from(*letters))
        .sum();
    match grade as u32 + letters {
        0 => Grade::A,
        1 => Grade::B,
        2 => Grade::C,
        _ => Grade::D,
    }
}
