//! A demo business to try things on before the room: a copy of an example that is changed in memory
//! and never kept, with a way back to how it was.

use crate::assessment::document::Document;
use crate::assessment::{Answer, Inputs, TRADE, Value, evaluate_document, tried_price_id};
use crate::catalogue::Catalogue;
use crate::engine::summary::lists;
use crate::engine::{Evaluation, MeasureResult, StreamId};

/// Answer id of the share of the main material that is lost, per cent.
const LOSS: &str = "material1_loss_pct";
/// One press changes the price by this share of the first one.
const PRICE_STEP: f64 = 0.1;
/// One press changes the loss by so many of every hundred.
const LOSS_STEP: f64 = 1.0;
/// The price stays within these multiples of the first one.
const PRICE_LIMITS: (f64, f64) = (0.5, 2.0);
/// The loss stays within these, per cent.
const LOSS_LIMITS: (f64, f64) = (0.0, 60.0);

/// An example as it is tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Demo {
    first: Document,
    now: Document,
    /// The practice question to change: the one whose "yes" changes the saving most.
    question: Option<String>,
    /// The measure to switch: the one that saves most.
    measure: Option<String>,
    /// Money of the first state, VND a year.
    first_saves: f64,
    /// Price of electricity of the first state, VND/kWh.
    first_price: Option<f64>,
}

/// The demo worked out.
#[derive(Clone, Debug)]
pub struct Worked {
    pub inputs: Inputs,
    pub evaluation: Evaluation,
}

impl Worked {
    /// Saved by the chosen measures, VND a year.
    pub fn saves(&self) -> f64 {
        self.evaluation.package.ledgers.money.0
    }

    /// VND/kWh.
    pub fn price(&self) -> Option<f64> {
        let mut streams = self.evaluation.baseline.streams.iter();
        streams.find(|stream| stream.id == StreamId::Electricity).map(|stream| stream.price)
    }
}

/// Works out a document.
pub fn work(catalogue: &Catalogue, document: &Document) -> Worked {
    let (inputs, _, evaluation) = evaluate_document(catalogue, document);
    Worked { inputs, evaluation }
}

impl Demo {
    /// The demo of an example.
    pub fn new(catalogue: &Catalogue, document: Document) -> Self {
        let first = work(catalogue, &document);
        let question = telling(catalogue, &document, first.saves());
        let measure = best(catalogue, &first.evaluation).map(str::to_owned);
        Self {
            now: document.clone(),
            first: document,
            question,
            measure,
            first_saves: first.saves(),
            first_price: first.price(),
        }
    }

    pub fn work(&self, catalogue: &Catalogue) -> Worked {
        work(catalogue, &self.now)
    }

    pub fn document(&self) -> &Document {
        &self.now
    }

    pub fn first_saves(&self) -> f64 {
        self.first_saves
    }

    /// Back to how it was.
    pub fn reset(&mut self) {
        self.now = self.first.clone();
    }

    pub fn trade(&self) -> &str {
        self.first.answers.choice(TRADE).unwrap_or_default()
    }

    /// Dearer or cheaper electricity.
    pub fn price(&mut self, up: bool) {
        let Some(first) = self.first_price else { return };
        let id = tried_price_id(&StreamId::Electricity);
        let now = self.now.own_values.get(&id).copied().unwrap_or(first);
        let next = now + if up { first * PRICE_STEP } else { -first * PRICE_STEP };
        let (low, high) = (first * PRICE_LIMITS.0, first * PRICE_LIMITS.1);
        if (next - first).abs() < first * PRICE_STEP / 2.0 {
            self.now.own_values.remove(&id);
        } else {
            self.now.own_values.insert(id, next.clamp(low, high));
        }
    }

    /// Loss of the main material, per cent; `None`: the example does not say.
    pub fn loss(&self) -> Option<f64> {
        self.now.answers.number(LOSS)
    }

    /// More or less of the main material is lost.
    pub fn lose(&mut self, more: bool) {
        let Some(now) = self.loss() else { return };
        let next = now + if more { LOSS_STEP } else { -LOSS_STEP };
        self.answer(LOSS, Value::Number(next.clamp(LOSS_LIMITS.0, LOSS_LIMITS.1)));
        if self.loss() == self.first.answers.number(LOSS) {
            self.put_back(LOSS);
        }
    }

    /// The question to answer anew, with its answer now.
    pub fn question(&self) -> Option<(&str, &str)> {
        let id = self.question.as_deref()?;
        Some((id, self.now.answers.choice(id)?))
    }

    /// Another answer to it.
    pub fn choose(&mut self, answer: &str) {
        let Some(id) = self.question.clone() else { return };
        if self.first.answers.choice(&id) == Some(answer) {
            self.put_back(&id);
        } else {
            self.answer(&id, Value::Choice(answer.to_owned()));
        }
    }

    /// The measure to switch, by id.
    pub fn measure(&self) -> Option<&str> {
        self.measure.as_deref()
    }

    /// Whether that measure counts now.
    pub fn is_on(&self) -> bool {
        self.measure.as_ref().is_some_and(|id| self.now.switched.get(id) != Some(&false))
    }

    pub fn switch(&mut self, on: bool) {
        if let Some(id) = &self.measure {
            if on {
                self.now.switched.remove(id);
            } else {
                self.now.switched.insert(id.clone(), false);
            }
        }
    }

    fn answer(&mut self, id: &str, value: Value) {
        self.now.answers.put(id.to_owned(), Answer { value: Some(value), ..Answer::default() });
    }

    fn put_back(&mut self, id: &str) {
        if let Some(answer) = self.first.answers.0.get(id) {
            self.now.answers.0.insert(id.to_owned(), answer.clone());
        }
    }
}

/// Id of the chosen measure that saves most by itself.
fn best<'a>(catalogue: &'a Catalogue, evaluation: &Evaluation) -> Option<&'a str> {
    let mut chosen: Option<&MeasureResult> = None;
    for measure in evaluation.measures.iter().filter(|m| m.selected) {
        if chosen.is_none_or(|best| measure.alone.money.0 > best.alone.money.0) {
            chosen = Some(measure);
        }
    }
    catalogue.measures.get(usize::from(chosen?.measure.0)).map(|m| m.id.as_str())
}

/// The practice question whose "yes" would change the saving most.
fn telling(catalogue: &Catalogue, document: &Document, saves: f64) -> Option<String> {
    let open = catalogue
        .questions
        .iter()
        .filter(|question| matches!(document.answers.choice(&question.id), Some("no" | "partly")));
    let mut best: Option<(f64, &str)> = None;
    for question in open {
        let mut tried = document.clone();
        let value = Some(Value::Choice("yes".to_owned()));
        tried.answers.put(question.id.clone(), Answer { value, ..Answer::default() });
        let change = (work(catalogue, &tried).saves() - saves).abs();
        if change > best.map_or(0.0, |(most, _)| most) {
            best = Some((change, &question.id));
        }
    }
    best.map(|(_, id)| id.to_owned())
}

/// The measures an example can do first: those to do now, then those to plan, by id.
pub fn first_measures(catalogue: &Catalogue, evaluation: &Evaluation, most: usize) -> Vec<String> {
    let lists = lists(catalogue, evaluation);
    let rows = lists.now.iter().chain(&lists.plan).filter_map(|at| evaluation.measures.get(*at));
    let measures = rows.filter_map(|row| catalogue.measures.get(usize::from(row.measure.0)));
    measures.take(most).map(|measure| measure.id.clone()).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::assessment::examples::examples;
    use crate::catalogue::embedded;

    fn catalogue() -> Catalogue {
        embedded::load().unwrap().catalogue
    }

    fn is_changed(demo: &Demo) -> bool {
        demo.now != demo.first
    }

    fn furniture() -> (Catalogue, Demo) {
        let catalogue = catalogue();
        let document = examples().into_iter().find(|d| d.id == "example-furniture-workshop");
        let demo = Demo::new(&catalogue, document.unwrap());
        (catalogue, demo)
    }

    #[test]
    fn everything_tried_moves_the_saving_and_nothing_stays() {
        let (catalogue, mut demo) = furniture();
        let before = demo.work(&catalogue).saves();
        assert!(before > 0.0 && demo.first_saves() == before && !is_changed(&demo));

        demo.price(true);
        let dearer = demo.work(&catalogue);
        assert!(dearer.saves() > before);
        assert!((dearer.price().unwrap() / demo.first_price.unwrap() - 1.1).abs() < 1e-9);
        demo.price(false);
        assert!(!is_changed(&demo));

        demo.lose(true);
        assert!(is_changed(&demo) && demo.work(&catalogue).saves() != before);
        demo.lose(false);
        assert!(!is_changed(&demo));

        let (_, answer) = demo.question().unwrap();
        let answer = answer.to_owned();
        demo.choose("yes");
        assert!(demo.work(&catalogue).saves() != before);
        demo.choose(&answer);
        assert!(!is_changed(&demo));

        demo.switch(false);
        assert!(!demo.is_on() && demo.work(&catalogue).saves() < before);
        demo.price(true);
        demo.reset();
        assert!(demo.is_on() && !is_changed(&demo));
        assert_eq!(demo.work(&catalogue).saves(), before);
    }

    #[test]
    fn limits_hold() {
        let (catalogue, mut demo) = furniture();
        for _ in 0..80 {
            demo.price(true);
            demo.lose(false);
        }
        let worked = demo.work(&catalogue);
        assert!((worked.price().unwrap() / demo.first_price.unwrap() - 2.0).abs() < 1e-9);
        assert_eq!(demo.loss(), Some(0.0));
    }

    #[test]
    fn every_example_has_something_to_try() {
        let catalogue = catalogue();
        for document in examples() {
            let id = document.id.clone();
            let demo = Demo::new(&catalogue, document);
            assert!(demo.question().is_some() && demo.measure().is_some(), "{id}");
            let worked = demo.work(&catalogue);
            assert_eq!(first_measures(&catalogue, &worked.evaluation, 3).len(), 3, "{id}");
        }
    }
}
