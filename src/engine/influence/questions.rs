//! How far the answer to a practice question would move the result.

use crate::assessment::{Inputs, Practice, is_asked};
use crate::catalogue::{Catalogue, Fit, MeasureIx, TradeIx, Triangle};
use crate::engine::applies::trade;
use crate::engine::candidate::Candidate;
use crate::engine::classes::is_headline;
use crate::engine::evaluate::Case;
use crate::engine::opportunity::{Opening, opening_if, scale_id};
use crate::engine::{Class, Evaluation, MeasureAnswer, Options, evaluate};
use crate::order::Order as _;
use crate::units::Vnd;
use std::collections::BTreeMap;

/// What a practice question that is open, or was answered "don't know", may still decide.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuestionInfluence {
    /// Id of a question of the bank, or of the measure whose own question it is.
    pub id: String,
    /// The measure, where the question is its own.
    pub own_of: Option<MeasureIx>,
    /// Saved a year by the measures it opens into the headline, each alone, if nothing of them is
    /// done yet.
    pub opens: Vnd,
    /// The same for measures that would only be looked at closer.
    pub opens_study: Vnd,
    /// Standard deviation of the headline while the answer is not known, VND a year.
    pub headline: Vnd,
    /// The same for what is to be looked at closer.
    pub study: Vnd,
    /// The measures it decides about, in file order.
    pub measures: Vec<MeasureIx>,
}

/// Every practice question that would still tell something, the most valuable first: influence on
/// the headline, then on study items, then the order of the bank and of the measures. A handful of
/// evaluations of single measures, no draws.
pub fn questions(cat: &Catalogue, inputs: &Inputs) -> Vec<QuestionInfluence> {
    let (Some(case), Some((ix, _))) = (Case::new(cat, inputs), trade(cat, inputs)) else {
        return Vec::new();
    };
    let spread = deviation(unknown(cat));
    let mut found: BTreeMap<(usize, String), Sums> = BTreeMap::new();
    for candidate in &case.candidates {
        for asked in asked(cat, inputs, ix, candidate) {
            let Some(part) = part(&case, candidate, &asked.id) else { continue };
            let sums = found.entry((asked.place, asked.id)).or_default();
            sums.own_of = asked.own_of;
            sums.add(candidate, part);
        }
    }
    let mut list: Vec<QuestionInfluence> =
        found.into_iter().map(|((_, id), sums)| sums.influence(id, spread)).collect();
    list.order_by(|a, b| {
        let order = |x: Vnd, y: Vnd| y.0.total_cmp(&x.0);
        order(a.headline, b.headline).then(order(a.study, b.study))
    });
    list
}

/// Inputs and evaluation once this question is answered "no". The measures chosen now stay chosen;
/// those that the answer opens into the headline join them.
pub fn if_not_done(
    cat: &Catalogue,
    inputs: &Inputs,
    eval: &Evaluation,
    id: &str,
) -> (Inputs, Evaluation) {
    let mut answered = inputs.clone();
    answered.practices.insert(id.to_owned(), Practice::No);
    let open = evaluate(cat, &answered, &Options::default());
    let before = |ix: MeasureIx| eval.measures.iter().find(|m| m.measure == ix);
    let chosen = open.measures.iter().filter(|now| {
        let before = before(now.measure);
        let joins = before.is_none_or(|b| b.class != now.class) && is_headline(now.class);
        joins || before.is_some_and(|b| b.selected)
    });
    let options = Options { chosen: Some(chosen.map(|m| m.measure).collect()) };
    let eval = evaluate(cat, &answered, &options);
    (answered, eval)
}

/// One question that may decide about a measure.
struct Asked {
    /// Position in the bank; own questions and those another measure set brings come after it.
    place: usize,
    id: String,
    own_of: Option<MeasureIx>,
}

/// The questions about a measure that are put to this business and not clearly answered.
fn asked(cat: &Catalogue, inputs: &Inputs, trade: TradeIx, candidate: &Candidate) -> Vec<Asked> {
    let unclear = |id: &str| matches!(inputs.practices.get(id), None | Some(Practice::DontKnow));
    let measure = candidate.measure;
    let place = |id: &str| cat.questions.iter().position(|q| q.id == id);
    let put = |id: &str| {
        let question = place(id).and_then(|at| cat.questions.get(at));
        question.is_none_or(|q| is_asked(q, Some(trade), inputs))
    };
    let bank: Vec<&String> = measure.opened_by.questions.iter().filter(|id| put(id)).collect();
    let last = cat.questions.len();
    let mut found: Vec<Asked> = bank
        .iter()
        .filter(|id| unclear(id))
        .map(|id| Asked { place: place(id).unwrap_or(last), id: (*id).clone(), own_of: None })
        .collect();
    // Where a question of the bank settles the measure, its own question adds nothing.
    if (measure.opened_by.fit != Fit::Direct || bank.is_empty()) && unclear(&measure.id) {
        let place = last + 1 + usize::from(candidate.ix.0);
        found.push(Asked { place, id: measure.id.clone(), own_of: Some(candidate.ix) });
    }
    found
}

/// What one measure adds to a question.
struct Part {
    /// Net saving alone with nothing done, VND a year.
    money: f64,
    /// How much of the opportunity the answer moves: 1, or less where others speak already.
    reach: f64,
    headline: bool,
}

/// `None` where the answer would change nothing.
fn part(case: &Case, candidate: &Candidate, id: &str) -> Option<Part> {
    let answered = |answer: Practice| {
        opening_if(case.cat, case.inputs, candidate.measure, |other| {
            if other == id { Some(answer) } else { case.inputs.practices.get(other).copied() }
        })
    };
    let (open, done) = (answered(Practice::No), answered(Practice::Yes));
    let reach = open.opportunity.mode - done.opportunity.mode;
    if reach <= 0.0 {
        return None;
    }
    let whole = Triangle { low: 1.0, mode: 1.0, high: 1.0 };
    let mut alone = candidate.clone();
    alone.opening = Opening { opportunity: whole, answer: MeasureAnswer::No, ..open };
    let result = case.one_alone(&alone);
    let saves = result.alone.money.0 > 0.0 && result.class != Class::NotNow;
    saves.then(|| Part { money: result.alone.money.0, reach, headline: is_headline(result.class) })
}

/// The measures of one question; of alternatives only the one that saves most counts.
#[derive(Default)]
struct Sums {
    own_of: Option<MeasureIx>,
    measures: Vec<MeasureIx>,
    /// By alternative group, or by measure.
    parts: BTreeMap<String, Part>,
}

impl Sums {
    fn add(&mut self, candidate: &Candidate, part: Part) {
        self.measures.push(candidate.ix);
        let measure = candidate.measure;
        let group = measure
            .exclusive_group
            .clone()
            .map_or_else(|| format!("measure {}", measure.id), |group| format!("group {group}"));
        let better = |old: &Part| {
            (part.headline, part.money * part.reach) > (old.headline, old.money * old.reach)
        };
        if self.parts.get(&group).is_none_or(better) {
            self.parts.insert(group, part);
        }
    }

    fn influence(self, id: String, spread: f64) -> QuestionInfluence {
        let sum = |headline: bool, of: fn(&Part) -> f64| {
            let parts = self.parts.values().filter(|p| p.headline == headline);
            parts.map(of).fold(0.0, |sum, part| sum + part)
        };
        let moved = |p: &Part| p.money * p.reach;
        QuestionInfluence {
            opens: Vnd(sum(true, |p| p.money)),
            opens_study: Vnd(sum(false, |p| p.money)),
            headline: Vnd(sum(true, moved) * spread),
            study: Vnd(sum(false, moved) * spread),
            id,
            own_of: self.own_of,
            measures: self.measures,
        }
    }
}

/// Opportunity while nothing is known.
fn unknown(cat: &Catalogue) -> Triangle {
    let step = cat.scale.iter().find(|s| s.id == scale_id(Practice::DontKnow));
    step.map_or(Triangle { low: 0.0, mode: 0.0, high: 0.0 }, |s| s.opportunity)
}

/// Standard deviation of a triangular number.
fn deviation(t: Triangle) -> f64 {
    let Triangle { low: a, mode: b, high: c } = t;
    ((a * a + b * b + c * c - a * b - a * c - b * c) / 18.0).max(0.0).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deviation_of_the_triangle_of_ignorance() {
        // ∫(o − ½)² over (0, ½, 1) is 1/24.
        let sd = deviation(Triangle { low: 0.0, mode: 0.5, high: 1.0 });
        assert!((sd * sd - 1.0 / 24.0).abs() < 1e-15);
        assert_eq!(deviation(Triangle { low: 1.0, mode: 1.0, high: 1.0 }), 0.0);
        // (1 + 4 + 25 − 2 − 5 − 10) / 18.
        let sd = deviation(Triangle { low: 1.0, mode: 2.0, high: 5.0 });
        assert!((sd * sd - 13.0 / 18.0).abs() < 1e-15);
    }
}
