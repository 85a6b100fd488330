//! Score per dimension and maturity (Method §4.18).

use super::numbers::ratio;
use super::opportunity::scale_id;
use super::{Score, Scores};
use crate::assessment::{Inputs, Practice};
use crate::catalogue::{Catalogue, Question, QuestionKind};

/// Scores from the answered practice questions of the bank; money and size play no part.
pub(super) fn scores(cat: &Catalogue, inputs: &Inputs) -> Scores {
    let dimensions: Vec<Option<Score>> =
        (0..cat.dimensions.len()).map(|at| dimension(cat, inputs, at)).collect();
    let enough = usize::from(cat.constants.score_min_questions);
    let counted: Vec<&Score> =
        dimensions.iter().flatten().filter(|s| s.questions >= enough).collect();
    let mean =
        |of: fn(&Score) -> f64| ratio(counted.iter().map(|s| of(s)).sum(), counted.len() as f64);
    let overall = (!counted.is_empty()).then(|| Score {
        value: mean(|s| s.value),
        low: mean(|s| s.low),
        high: mean(|s| s.high),
        questions: counted.iter().map(|s| s.questions).sum(),
    });
    let level = overall
        .and_then(|s| cat.constants.score_levels.iter().rposition(|(from, _)| s.value >= *from));
    Scores { dimensions, overall, level }
}

fn dimension(cat: &Catalogue, inputs: &Inputs, at: usize) -> Option<Score> {
    let (mut weights, mut value, mut low, mut high) = (0.0, 0.0, 0.0, 0.0);
    let mut questions = 0;
    let of_dimension =
        |q: &&Question| usize::from(q.dimension) == at && q.kind == QuestionKind::Practice;
    for question in cat.questions.iter().filter(of_dimension) {
        let Some(answer) = inputs.practices.get(&question.id) else { continue };
        let step = cat.scale.iter().find(|s| s.id == scale_id(*answer));
        let Some(score) = step.and_then(|s| s.score) else { continue };
        let unknown = *answer == Practice::DontKnow;
        questions += 1;
        weights += question.weight;
        value += question.weight * score;
        low += question.weight * if unknown { 0.0 } else { score };
        high += question.weight * if unknown { 1.0 } else { score };
    }
    let of_100 = |sum: f64| 100.0 * ratio(sum, weights);
    (questions > 0).then(|| Score {
        value: of_100(value),
        low: of_100(low),
        high: of_100(high),
        questions,
    })
}
