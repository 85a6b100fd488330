//! What keeps a headline honest: where its middle lies and why, and how sure the money behind it is.

use crate::catalogue::Grade;
use crate::engine::{Evaluation, Range};

/// A middle this much off the central value needs a word.
const WORTH_A_WORD: f64 = 0.05;

/// How the middle of the range stands to the sum of the central values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Middle {
    /// The spread of the savings reaches further up than down.
    Above,
    /// Less is more likely to go well than wrong.
    Below,
}

/// `None` where both are about the same, or nothing is saved.
pub fn middle(evaluation: &Evaluation, range: &Range) -> Option<Middle> {
    middle_of(range.money.p50, evaluation.package.ledgers.money.0)
}

/// As [`middle`], of a middle (P50) and a sum of central values.
pub fn middle_of(p50: f64, central: f64) -> Option<Middle> {
    if central <= 0.0 {
        return None;
    }
    let off = p50 / central - 1.0;
    if off > WORTH_A_WORD {
        Some(Middle::Above)
    } else if off < -WORTH_A_WORD {
        Some(Middle::Below)
    } else {
        None
    }
}

/// Share of the yearly cost of resources that is known with each grade, A to D; sums to 1.
pub fn grade_mix(evaluation: &Evaluation) -> [(Grade, f64); 4] {
    let streams = &evaluation.baseline.streams;
    let whole: f64 = streams.iter().map(|s| s.cost.0).sum();
    [Grade::A, Grade::B, Grade::C, Grade::D].map(|grade| {
        let part: f64 = streams.iter().filter(|s| s.grade == grade).map(|s| s.cost.0).sum();
        (grade, if whole > 0.0 { part / whole } else { 0.0 })
    })
}
