//! A saved result beside what today's data gives, and what makes the difference.
//!
//! The old data is put back into today's catalogue as far as the file keeps it; then one change
//! after another is made and the assessment computed anew, so that the steps lead exactly from the
//! figures as they were to those of today.

use super::document::{Basis, Document, Figures, FrozenMeasure, Headline, fingerprint};
use super::evaluate::evaluate_document;
use crate::catalogue::{Catalogue, OwnValues};
use crate::engine::Evaluation;
use crate::order::Keyed as _;

/// Less than this share of a figure, or so many VND, is no difference.
const NO_SHARE: f64 = 1e-6;
const NO_VND: f64 = 1.0;
/// Numbers of the data that differ by less are the same number (twelve digits are kept).
const SAME: f64 = 1e-9;

/// What changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Cause {
    /// The owner changed answers, switches or own values after that result.
    Answers,
    /// A measure that this release does not have any more: its name as it was.
    Gone(String),
    /// Default shares, limits and the way of calculating.
    Method,
    /// A price or factor: its id (see `AdjustableValue`), then and now.
    Value { id: String, then: f64, now: f64 },
    /// Numbers of a measure, by id.
    Changed(String),
    /// A measure that there was not, by id.
    New(String),
}

/// How far one change moved the figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    pub cause: Cause,
    pub by: Figures,
}

/// A result then and now.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    pub then: Figures,
    pub now: Figures,
    /// What moved the figures, in the order of [`Cause`]; adds up to the difference. Empty when the
    /// file does not keep what is needed to say it.
    pub moves: Vec<Move>,
}

/// The frozen result of a document against today's data (without own values; the document's are
/// applied); `None` when it holds none, or when it was computed with this very data, or when the
/// figures are the same.
pub fn then_and_now(catalogue: &Catalogue, document: &Document) -> Option<Comparison> {
    let (then, now) = differing(catalogue, document)?;
    let basis = document.results.as_ref().and_then(|results| results.basis.as_ref());
    let moves = basis.map(|basis| moves(catalogue, document, basis, (then, now)));
    Some(Comparison { then, now, moves: moves.unwrap_or_default() })
}

/// The figures then and now without the reasons, where [`then_and_now`] would give some.
pub fn differing(catalogue: &Catalogue, document: &Document) -> Option<(Figures, Figures)> {
    let results = document.results.as_ref().filter(|r| !is_today(r, catalogue, document))?;
    let then = results.package?;
    let now = figures(catalogue, document);
    (!is_nothing(&less(&now, &then), &then)).then_some((then, now))
}

/// Freezes what the document gives now. A result of other data stays as it is until the owner
/// takes today's.
pub fn frozen(
    catalogue: &Catalogue,
    document: &Document,
    now: impl FnOnce() -> Headline,
) -> Headline {
    let kept = document.results.as_ref().filter(|results| {
        !is_today(results, catalogue, document) && differing(catalogue, document).is_some()
    });
    kept.cloned().unwrap_or_else(now)
}

/// Computed with this data, by this program, with every figure that it was computed with at hand.
fn is_today(results: &Headline, catalogue: &Catalogue, document: &Document) -> bool {
    results.is_current(catalogue) && document.missing_set().is_none()
}

fn figures(catalogue: &Catalogue, document: &Document) -> Figures {
    let (_, _, evaluation): (_, _, Evaluation) = evaluate_document(catalogue, document);
    Figures::of(&evaluation)
}

/// Goes from the old data to today's.
struct Walk<'a> {
    document: &'a Document,
    catalogue: Catalogue,
    at: Figures,
    moves: Vec<Move>,
}

impl Walk<'_> {
    /// Computes anew and notes how far this change moved.
    fn step(&mut self, cause: Cause) {
        let to = figures(&self.catalogue, self.document);
        let by = less(&to, &self.at);
        self.at = to;
        self.note(cause, by);
    }

    fn note(&mut self, cause: Cause, by: Figures) {
        if !is_nothing(&by, &self.at) {
            self.moves.push(Move { cause, by });
        }
    }
}

fn moves(
    today: &Catalogue,
    document: &Document,
    basis: &Basis,
    (then, now): (Figures, Figures),
) -> Vec<Move> {
    let mut old = today.clone();
    let values = changed_values(today, basis);
    old.put_numbers(&values.iter().map(|(id, then, _)| (id.clone(), *then)).keyed());
    let measures = changed_measures(today, basis);
    for (at, frozen) in &measures {
        if let Some(measure) = old.measures.get_mut(*at) {
            frozen.put_into(measure);
        }
    }
    let new = new_measures(today, document, basis);
    for at in &new {
        if let Some(measure) = old.measures.get_mut(*at) {
            measure.trades.clear();
        }
    }
    let mut walk = Walk { document, catalogue: old, at: then, moves: Vec::new() };
    beginning(&mut walk, today, basis);
    for (id, then, now) in values {
        walk.catalogue.put_numbers(&OwnValues::from([(id.clone(), now)]));
        walk.step(Cause::Value { id, then, now });
    }
    let changed = measures.into_iter().map(|(at, _)| (at, false));
    for (at, is_new) in changed.chain(new.into_iter().map(|at| (at, true))) {
        let (Some(slot), Some(record)) =
            (walk.catalogue.measures.get_mut(at), today.measures.get(at))
        else {
            continue;
        };
        slot.clone_from(record);
        let id = record.id.clone();
        walk.step(if is_new { Cause::New(id) } else { Cause::Changed(id) });
    }
    let rest = less(&now, &walk.at);
    walk.note(Cause::Method, rest);
    walk.moves
}

/// From the figures as they were to today's program with the old data: answers given since, measures
/// that are gone, and what the file does not keep.
fn beginning(walk: &mut Walk, today: &Catalogue, basis: &Basis) {
    let start = figures(&walk.catalogue, walk.document);
    let mut by = less(&start, &walk.at);
    walk.at = start;
    let answered = basis.given != fingerprint(walk.document);
    for (id, frozen) in &basis.measures {
        if today.measure_ix(id).is_none() {
            let lost = less(&Figures::default(), &frozen.figures);
            by = less(&by, &lost);
            walk.note(Cause::Gone(frozen.name.clone()), lost);
        }
    }
    walk.note(if answered { Cause::Answers } else { Cause::Method }, by);
}

/// Prices and factors with another number: id, then, now.
fn changed_values(today: &Catalogue, basis: &Basis) -> Vec<(String, f64, f64)> {
    let now = today.numbers();
    let pairs = now.iter().filter_map(|(id, now)| Some((id, *basis.values.get(id)?, *now)));
    pairs.filter(|(_, a, b)| !same(*a, *b)).map(|(id, a, b)| (id.clone(), a, b)).collect()
}

/// Places of measures with other numbers, and the numbers they had.
fn changed_measures<'a>(today: &Catalogue, basis: &'a Basis) -> Vec<(usize, &'a FrozenMeasure)> {
    let place = |id: &str| today.measures.iter().position(|m| m.id == id);
    let known = basis.measures.iter().filter_map(|(id, frozen)| Some((place(id)?, frozen)));
    let differs = |(at, frozen): &(usize, &FrozenMeasure)| {
        today.measures.get(*at).is_some_and(|m| !same_numbers(frozen, &FrozenMeasure::numbers(m)))
    };
    known.filter(differs).collect()
}

fn same_numbers(a: &FrozenMeasure, b: &FrozenMeasure) -> bool {
    let lists = |x: &[f64; 3], y: &[f64; 3]| x.iter().zip(y).all(|(x, y)| same(*x, *y));
    let paybacks = match (&a.payback_years, &b.payback_years) {
        (Some(x), Some(y)) => lists(x, y),
        (x, y) => x.is_none() && y.is_none(),
    };
    let costs = match (a.capex_vnd, b.capex_vnd) {
        (Some(x), Some(y)) => same(x, y),
        (x, y) => x.is_none() && y.is_none(),
    };
    paybacks
        && costs
        && lists(&a.saving, &b.saving)
        && same(a.lifetime_years, b.lifetime_years)
        && same(a.running_cost_vnd, b.running_cost_vnd)
        && same(a.revenue_vnd, b.revenue_vnd)
}

/// Places of measures that apply today and were not known to apply then.
fn new_measures(today: &Catalogue, document: &Document, basis: &Basis) -> Vec<usize> {
    let (_, _, evaluation) = evaluate_document(today, document);
    // With other answers nobody can tell a new measure from one that was not yet asked for.
    if basis.given != fingerprint(document) {
        return Vec::new();
    }
    let known = |id: &String| basis.measures.contains_key(id) || basis.others.contains(id);
    let applies = evaluation.measures.iter().map(|m| usize::from(m.measure.0));
    applies.filter(|at| today.measures.get(*at).is_some_and(|m| !known(&m.id))).collect()
}

fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= SAME * a.abs().max(b.abs())
}

fn less(a: &Figures, b: &Figures) -> Figures {
    Figures {
        money_vnd: a.money_vnd - b.money_vnd,
        energy_toe: a.energy_toe - b.energy_toe,
        water_m3: a.water_m3 - b.water_m3,
        co2e_kg: a.co2e_kg - b.co2e_kg,
        capital_vnd: a.capital_vnd - b.capital_vnd,
    }
}

fn is_nothing(by: &Figures, of: &Figures) -> bool {
    let small = |by: f64, of: f64, least: f64| by.abs() <= (of.abs() * NO_SHARE).max(least);
    small(by.money_vnd, of.money_vnd, NO_VND)
        && small(by.capital_vnd, of.capital_vnd, NO_VND)
        && small(by.energy_toe, of.energy_toe, 0.0)
        && small(by.water_m3, of.water_m3, 0.0)
        && small(by.co2e_kg, of.co2e_kg, 0.0)
}

#[cfg(test)]
#[path = "then_and_now_tests.rs"]
mod tests;
