//! Which practice and number questions are asked (Method §2.1): those that matter most for this
//! business's money, at least one of each dimension, and never away from what is answered already.

use super::shares::WASTEWATER;
use crate::assessment::Answers;
use crate::catalogue::{Catalogue, Mode, Question, QuestionKind, TradeIx};

/// The questions to ask, most important first. `candidates` have passed trade and condition.
pub(super) fn select<'a>(
    catalogue: &Catalogue,
    candidates: Vec<&'a Question>,
    answers: &Answers,
    mode: Mode,
    trade: Option<TradeIx>,
    cost_shares: &[(String, f64)],
) -> Vec<&'a Question> {
    let rules = &catalogue.quick;
    let most = match mode {
        Mode::Quick => rules.max_practice,
        Mode::Full => catalogue.full_max_questions,
    };
    let mut ranked: Vec<(&Question, f64)> = candidates
        .into_iter()
        .filter(|q| q.id != rules.awareness && !matches!(q.kind, QuestionKind::Choice { .. }))
        .filter(|q| mode == Mode::Full || q.mode == Mode::Quick)
        .map(|q| (q, priority(q, cost_shares)))
        .collect();
    // Stable: ties keep file order.
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));

    let sells = trade.is_some_and(|t| rules.sellers.contains(&t));
    let always = |q: &Question| sells && rules.always_for_sellers.contains(&q.id);
    let mut chosen = Chosen { most: usize::from(most), taken: vec![false; ranked.len()] };
    chosen.take_all(&ranked, always);
    // What is answered stays: an earlier answer changed later re-selects only the rest.
    chosen.take_all(&ranked, |q| answers.value(&q.id).is_some());
    for dimension in &rules.one_of_each_dimension {
        let of_it = |q: &Question| q.dimension == *dimension;
        if !chosen.has(&ranked, of_it) {
            chosen.take_first(&ranked, of_it);
        }
    }
    chosen.take_all(&ranked, |_| true);
    ranked.iter().zip(chosen.taken).filter(|(_, taken)| *taken).map(|((q, _), _)| *q).collect()
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
    fn has(&self, ranked: &[(&Question, f64)], wanted: impl Fn(&Question) -> bool) -> bool {
        ranked.iter().zip(&self.taken).any(|((q, _), taken)| *taken && wanted(q))
    }

    fn take_first(&mut self, ranked: &[(&Question, f64)], wanted: impl Fn(&Question) -> bool) {
        let room = self.taken.iter().filter(|taken| **taken).count() < self.most;
        let free = ranked.iter().zip(&mut self.taken).filter(|_| room);
        if let Some((_, taken)) = free.into_iter().find(|((q, _), taken)| !**taken && wanted(q)) {
            *taken = true;
        }
    }

    fn take_all(&mut self, ranked: &[(&Question, f64)], wanted: impl Fn(&Question) -> bool) {
        let mut count = self.taken.iter().filter(|taken| **taken).count();
        for ((question, _), taken) in ranked.iter().zip(&mut self.taken) {
            if count < self.most && !*taken && wanted(question) {
                *taken = true;
                count += 1;
            }
        }
    }
}
