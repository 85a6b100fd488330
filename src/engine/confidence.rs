//! Confidence of the whole result (Method §2.2, §4.14).

use super::numbers::{ratio, within};
use super::{Baseline, Confidence, StreamBaseline};
use crate::assessment::{Inputs, Practice};
use crate::catalogue::{Catalogue, Grade, QuestionKind};

/// Cost-weighted half-width as a grade; C at best while too few questions were answered clearly.
pub(super) fn confidence(cat: &Catalogue, inputs: &Inputs, base: &Baseline) -> Confidence {
    let width = |s: &StreamBaseline| s.grade.of(cat.constants.confidence_half_widths);
    let spread = |s: &StreamBaseline| s.cost.0 * width(s);
    let cost = base.resource_cost.0;
    let half_width = ratio(base.streams.iter().map(spread).sum(), cost);
    let weakest = base
        .streams
        .iter()
        .filter(|s| s.grade != Grade::A && s.cost.0 > 0.0)
        .max_by(|x, y| spread(x).total_cmp(&spread(y)));
    let answered_share = answered_share(cat, inputs);
    let mut grade = if cost > 0.0 { grade(cat, half_width) } else { Grade::D };
    // Answers clicked through say as little as missing ones (V21).
    if inputs.hasty || answered_share < cat.constants.confidence_min_answered {
        grade = grade.max(Grade::C);
    }
    Confidence { grade, half_width, answered_share, weakest: weakest.map(|s| s.id.clone()) }
}

fn grade(cat: &Catalogue, half_width: f64) -> Grade {
    let [a, b, c] = cat.constants.confidence_limits;
    let at_most = |limit: f64| within(half_width, limit, cat.constants.tolerance);
    if at_most(a) {
        Grade::A
    } else if at_most(b) {
        Grade::B
    } else if at_most(c) {
        Grade::C
    } else {
        Grade::D
    }
}

/// Share of the answered practice questions of the bank with something other than "don't know".
fn answered_share(cat: &Catalogue, inputs: &Inputs) -> f64 {
    let practice = cat.questions.iter().filter(|q| q.kind == QuestionKind::Practice);
    let answers: Vec<&Practice> = practice.filter_map(|q| inputs.practices.get(&q.id)).collect();
    let clear = answers.iter().filter(|a| ***a != Practice::DontKnow).count();
    ratio(clear as f64, answers.len() as f64)
}
