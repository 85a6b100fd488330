//! Which practice and number questions are asked, and in which order (Method §2.1): those that
//! matter most for this business's money, at least one of each dimension, and never away from what
//! is answered already.
//!
//! What is answered stands in the order of answering, so that a page that was passed never moves;
//! what is open follows by influence, the section that was begun first.

use super::shares::WASTEWATER;
use crate::assessment::{Answers, Inputs};
use crate::catalogue::{Catalogue, Mode, Question, QuestionKind, TradeIx};
use crate::engine::influence;
use crate::order::Order as _;

/// What the choice rests on.
pub(super) struct Basis<'a> {
    pub catalogue: &'a Catalogue,
    pub answers: &'a Answers,
    pub inputs: &'a Inputs,
    pub mode: Mode,
    pub trade: Option<TradeIx>,
    /// (stream tag, share of the resource cost).
    pub cost_shares: &'a [(String, f64)],
}

/// A question with what it is worth to ask.
#[derive(Clone, Copy)]
struct Ranked<'a> {
    question: &'a Question,
    /// Standard deviation that the answer takes out of the headline, then out of what is to be
    /// looked at closer, VND a year; 0 until the bills are known.
    influence: (f64, f64),
    /// weight × cost share of the first stream.
    priority: f64,
    /// Place in the order of answering; `None` while open.
    answered: Option<u32>,
}

/// The questions to ask, in the order of asking. `candidates` have passed trade and condition.
pub(super) fn select<'a>(basis: &Basis, candidates: Vec<&'a Question>) -> Vec<&'a Question> {
    let rules = &basis.catalogue.quick;
    let full = basis.mode == Mode::Full;
    let most = if full { basis.catalogue.full_max_questions } else { rules.max_practice };
    let mut ranked = ranked(basis, candidates);
    // Stable: ties keep file order.
    ranked.order_by(|a, b| b.priority.total_cmp(&a.priority));
    if full {
        ranked.order_by(|a, b| by_influence(a, b));
    }

    let sells = basis.trade.is_some_and(|t| rules.sellers.contains(&t));
    let trade = basis.trade.and_then(|t| basis.catalogue.trades.get(usize::from(t.0)));
    let dusty = trade.is_some_and(|t| t.dust);
    let always = |q: &Question| {
        sells && rules.always_for_sellers.contains(&q.id)
            || dusty && rules.always_for_dust.contains(&q.id)
    };
    let mut chosen = Chosen { most: usize::from(most), taken: vec![false; ranked.len()] };
    if full {
        // Whoever answered more than is asked keeps it.
        let answered = ranked.iter().filter(|r| r.answered.is_some()).count();
        chosen.most = chosen.most.max(answered);
    }
    chosen.take_all(&ranked, |r| always(r.question));
    // What is answered stays: an earlier answer changed later re-selects only the rest.
    chosen.take_all(&ranked, |r| r.answered.is_some());
    for dimension in &rules.one_of_each_dimension {
        let of_it = |r: &Ranked| r.question.dimension == *dimension;
        if !chosen.has(&ranked, of_it) {
            chosen.take_first(&ranked, of_it);
        }
    }
    chosen.take_all(&ranked, |_| true);
    let taken = ranked.into_iter().zip(chosen.taken).filter(|(_, taken)| *taken).map(|(r, _)| r);
    arranged(basis, taken.collect()).into_iter().map(|r| r.question).collect()
}

fn ranked<'a>(basis: &Basis, candidates: Vec<&'a Question>) -> Vec<Ranked<'a>> {
    let worth = influence::questions(basis.catalogue, basis.inputs);
    let asked = candidates
        .into_iter()
        .filter(|q| q.id != basis.catalogue.quick.awareness)
        .filter(|q| !matches!(q.kind, QuestionKind::Choice { .. }))
        .filter(|q| basis.mode == Mode::Full || q.mode == Mode::Quick);
    let rank = |question: &'a Question| {
        let known = worth.iter().find(|w| w.id == question.id);
        let answer = basis.answers.0.get(&question.id).filter(|a| a.value.is_some());
        Ranked {
            question,
            influence: known.map_or((0.0, 0.0), |w| (w.headline.0, w.study.0)),
            priority: priority(question, basis.cost_shares),
            answered: answer.map(|a| a.order),
        }
    };
    asked.map(rank).collect()
}

/// The larger influence first.
fn by_influence(a: &Ranked, b: &Ranked) -> std::cmp::Ordering {
    let (x, y) = (a.influence, b.influence);
    y.0.total_cmp(&x.0).then(y.1.total_cmp(&x.1))
}

/// Answered questions in the order of answering (those of which it is not known first, as the
/// bank has them), then the open ones: in full mode section by section, beginning with the one the
/// last answer belongs to, the others by the question that matters most in them.
fn arranged<'a>(basis: &Basis, taken: Vec<Ranked<'a>>) -> Vec<Ranked<'a>> {
    let (mut answered, mut open): (Vec<_>, Vec<_>) =
        taken.into_iter().partition(|r| r.answered.is_some());
    let bank = &basis.catalogue.questions;
    let place = |r: &Ranked| bank.iter().position(|q| q.id == r.question.id);
    answered.order_by_key(|r| (r.answered, place(r)));
    // Stable: without influence the order of priority stays.
    open.order_by(by_influence);
    if basis.mode == Mode::Full {
        let last = answered.last().filter(|r| r.answered > Some(0)).map(|r| r.question.section);
        let mut sections: Vec<u8> = last.into_iter().collect();
        for ranked in &open {
            if !sections.contains(&ranked.question.section) {
                sections.push(ranked.question.section);
            }
        }
        open.order_by_key(|r| sections.iter().position(|s| *s == r.question.section));
    }
    answered.extend(open);
    answered
}

/// weight × cost share of the first stream (Method §2.1).
fn priority(question: &Question, cost_shares: &[(String, f64)]) -> f64 {
    let known = |tag: &String| cost_shares.iter().find(|(t, _)| t == tag).map(|(_, share)| *share);
    let share = question.streams.first().and_then(known);
    question.weight * share.unwrap_or_else(|| average(cost_shares))
}

/// The average share: 1 / number of streams known.
fn average(cost_shares: &[(String, f64)]) -> f64 {
    let streams = cost_shares.iter().filter(|(tag, _)| tag != WASTEWATER).count();
    // Lossless: there are a handful of streams.
    1.0 / (streams.max(1) as f64)
}

struct Chosen {
    most: usize,
    taken: Vec<bool>,
}

impl Chosen {
    fn has(&self, ranked: &[Ranked], wanted: impl Fn(&Ranked) -> bool) -> bool {
        ranked.iter().zip(&self.taken).any(|(r, taken)| *taken && wanted(r))
    }

    fn take_first(&mut self, ranked: &[Ranked], wanted: impl Fn(&Ranked) -> bool) {
        let room = self.taken.iter().filter(|taken| **taken).count() < self.most;
        let free = ranked.iter().zip(&mut self.taken).filter(|_| room);
        if let Some((_, taken)) = free.into_iter().find(|(r, taken)| !**taken && wanted(r)) {
            *taken = true;
        }
    }

    fn take_all(&mut self, ranked: &[Ranked], wanted: impl Fn(&Ranked) -> bool) {
        let mut count = self.taken.iter().filter(|taken| **taken).count();
        for (ranked, taken) in ranked.iter().zip(&mut self.taken) {
            if count < self.most && !*taken && wanted(ranked) {
                *taken = true;
                count += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;
    use crate::assessment::samples::catalogue;

    /// Never more than the most, never one twice, the first that fits first.
    #[test]
    fn what_is_taken_counts_towards_the_most() {
        let catalogue = catalogue();
        let ranked: Vec<Ranked> = (0..5)
            .map(|at| Ranked {
                question: &catalogue.questions[at],
                influence: (0.0, 0.0),
                priority: at as f64,
                answered: None,
            })
            .collect();
        let mut chosen = Chosen { most: 3, taken: vec![false; 5] };
        let at_least = |least: f64| move |r: &Ranked| r.priority >= least;
        assert!(!chosen.has(&ranked, |_| true));
        chosen.take_first(&ranked, at_least(1.0));
        assert_eq!(chosen.taken, [false, true, false, false, false]);
        assert!(chosen.has(&ranked, at_least(1.0)) && !chosen.has(&ranked, at_least(2.0)));
        chosen.take_first(&ranked, at_least(1.0));
        assert_eq!(chosen.taken, [false, true, true, false, false], "the next one");
        chosen.take_all(&ranked, at_least(2.0));
        assert_eq!(chosen.taken, [false, true, true, true, false], "the third is the last");
        chosen.take_first(&ranked, |_| true);
        chosen.take_all(&ranked, |_| true);
        assert_eq!(chosen.taken, [false, true, true, true, false]);
    }

    /// Of a stream that is not known a question counts as of an average one; a fee is no stream.
    #[test]
    fn a_question_weighs_by_the_money_of_its_stream() {
        let catalogue = catalogue();
        let with = |tag: &str| {
            let of_it = |q: &&Question| q.streams.first().is_some_and(|s| s == tag);
            catalogue.questions.iter().find(of_it).unwrap()
        };
        let known = [("electricity", 0.3), ("water", 0.1), (WASTEWATER, 0.02)]
            .map(|(t, s)| (t.to_owned(), s));
        let (power, fuel) = (with("electricity"), with("fuel"));
        assert_eq!(priority(power, &known), power.weight * 0.3);
        assert_eq!(priority(fuel, &known), fuel.weight * 0.5, "two streams are known");
        assert_eq!(priority(fuel, &[]), fuel.weight);
    }
}
