//! Ways to choose among the measures, set side by side: without money, with the money at hand,
//! everything, and the owner's own choice.

use super::Inputs;
use super::document::Document;
use super::evaluate::evaluate_document;
use crate::catalogue::{Catalogue, MeasureIx};
use crate::engine::{Class, Evaluation, Options, evaluate, within_budget};
use crate::order::Keyed as _;
use crate::order::Order as _;
use crate::units::Vnd;
use std::collections::BTreeMap;

/// A ready-made way to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// Of the recommended measures those that need no money.
    NoMoney,
    /// Of the recommended measures those that the money of `budget_now` pays for, the quickest
    /// payback first (Method §4.16).
    Budget,
    /// The recommended measures.
    Everything,
    /// What is switched on now, where it is none of the others.
    Own,
}

/// One choice with all its figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    pub preset: Preset,
    /// What the document says when this choice is the current one.
    pub switched: BTreeMap<String, bool>,
    pub evaluation: Evaluation,
    /// What is switched on now.
    pub is_current: bool,
}

impl Scenario {
    /// Nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.evaluation.package.count == 0
    }
}

/// Whether nothing saves money only because the owner switched off what would.
pub fn all_is_off(catalogue: &Catalogue, document: &Document, evaluation: &Evaluation) -> bool {
    let off = |ix: MeasureIx| {
        catalogue.measure_at(ix).is_some_and(|m| document.switched.get(&m.id) == Some(&false))
    };
    evaluation.package.ledgers.money.0 <= 0.0
        && evaluation.measures.iter().any(|m| m.alone.money.0 > 0.0 && off(m.measure))
}

/// The choices that this assessment has: at most three ready-made ones and the owner's own. A
/// budget that was not given makes none.
pub fn scenarios(catalogue: &Catalogue, document: &Document) -> Vec<Scenario> {
    let (inputs, _, current) = evaluate_document(catalogue, document);
    let catalogue = &*catalogue.with_own_values(&document.values());
    let recommended = evaluate(catalogue, &inputs, &Options::default());
    let now = members(&current);
    let mut found: Vec<Scenario> = [
        (Preset::NoMoney, Some(without_money(&recommended))),
        (Preset::Budget, inputs.budget_vnd.map(|b| within_budget(&recommended, Vnd(b)))),
        (Preset::Everything, Some(members(&recommended))),
    ]
    .into_iter()
    .filter_map(|(preset, set)| Some((preset, set?)))
    .map(|(preset, set)| scenario(catalogue, &inputs, &recommended, preset, set, &now))
    .collect();
    if !found.iter().any(|s| s.is_current) {
        let switched = document.switched.clone();
        let preset = Preset::Own;
        found.push(Scenario { preset, switched, evaluation: current, is_current: true });
    }
    found
}

fn scenario(
    catalogue: &Catalogue,
    inputs: &Inputs,
    recommended: &Evaluation,
    preset: Preset,
    mut set: Vec<MeasureIx>,
    now: &[MeasureIx],
) -> Scenario {
    set.order_by(Ord::cmp);
    let is_current = set == now;
    let evaluation = evaluate(catalogue, inputs, &Options { chosen: Some(set.clone()) });
    Scenario { preset, switched: switched(catalogue, recommended, &set), evaluation, is_current }
}

fn members(evaluation: &Evaluation) -> Vec<MeasureIx> {
    let mut set: Vec<MeasureIx> =
        evaluation.measures.iter().filter(|m| m.selected).map(|m| m.measure).collect();
    set.order_by(Ord::cmp);
    set
}

/// Capital known to be nothing; one that is not known may be anything.
fn without_money(recommended: &Evaluation) -> Vec<MeasureIx> {
    let free = recommended.measures.iter().filter(|m| m.selected);
    free.filter(|m| m.finance.capital.is_some_and(|c| c.0 <= 0.0)).map(|m| m.measure).collect()
}

/// The switches against the recommendation that make `set` the current choice.
fn switched(
    catalogue: &Catalogue,
    recommended: &Evaluation,
    set: &[MeasureIx],
) -> BTreeMap<String, bool> {
    let open = |class| !matches!(class, Class::Hint | Class::Done);
    let differs = recommended.measures.iter().filter(|m| open(m.class)).filter_map(|m| {
        let on = set.contains(&m.measure);
        (on != m.selected).then_some((catalogue.measure_at(m.measure)?.id.clone(), on))
    });
    differs.keyed()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;
    use crate::assessment::Value;
    use crate::assessment::examples;
    use crate::assessment::samples::{catalogue, set};

    fn with_budget(document: &Document, vnd: f64) -> Document {
        let mut document = document.clone();
        set(&mut document.answers, "budget_now", Value::Number(vnd));
        document
    }

    fn of(all: &[Scenario], preset: Preset) -> &Scenario {
        all.iter().find(|s| s.preset == preset).unwrap()
    }

    fn capital(scenario: &Scenario) -> f64 {
        scenario.evaluation.package.finance.capital.map_or(0.0, |c| c.0)
    }

    #[test]
    fn nothing_without_money_costs_and_the_budget_is_kept() {
        let catalogue = catalogue();
        for example in examples() {
            for budget in [0.0, 1e6, 20e6, 50e6, 500e6] {
                let all = scenarios(&catalogue, &with_budget(&example, budget));
                let (free, some, full) = (
                    of(&all, Preset::NoMoney),
                    of(&all, Preset::Budget),
                    of(&all, Preset::Everything),
                );
                assert_eq!(capital(free), 0.0, "{}", example.id);
                assert!(capital(some) <= budget, "{}: {}", example.id, capital(some));
                assert!(capital(some) <= capital(full));
                assert!(full.switched.is_empty(), "everything is the recommendation");
                assert!(
                    members(&free.evaluation).iter().all(|m| members(&full.evaluation).contains(m))
                );
            }
        }
    }

    #[test]
    fn all_is_off_only_where_the_owner_switched_off_what_saves() {
        let catalogue = catalogue();
        for mut document in examples() {
            let (_, _, full) = evaluate_document(&catalogue, &document);
            assert!(!all_is_off(&catalogue, &document, &full), "{}", document.id);
            let ids = full.measures.iter().filter(|m| m.selected);
            let ids = ids.map(|m| catalogue.measure_at(m.measure).unwrap().id.clone());
            document.switched = ids.map(|id| (id, false)).collect();
            let (_, _, none) = evaluate_document(&catalogue, &document);
            assert!(all_is_off(&catalogue, &document, &none), "{}", document.id);
            let own = scenarios(&catalogue, &document);
            assert!(own.iter().find(|s| s.is_current).unwrap().is_empty(), "{}", document.id);
        }
    }

    #[test]
    fn everything_is_the_recommended_set_and_current_at_first() {
        let catalogue = catalogue();
        for example in examples() {
            let plain = Document { switched: BTreeMap::new(), ..example };
            let (_, _, recommended) = evaluate_document(&catalogue, &plain);
            let all = scenarios(&catalogue, &plain);
            let full = of(&all, Preset::Everything);
            assert_eq!(full.evaluation, recommended, "{}", plain.id);
            assert!(full.is_current);
            assert!(all.iter().all(|s| s.preset != Preset::Own));
        }
    }

    #[test]
    fn a_chosen_scenario_becomes_the_current_one_with_the_same_figures() {
        let catalogue = catalogue();
        let mut own = 0;
        for example in examples() {
            let document = with_budget(&example, 30e6);
            for scenario in scenarios(&catalogue, &document) {
                let chosen = Document { switched: scenario.switched, ..document.clone() };
                let (_, _, evaluation) = evaluate_document(&catalogue, &chosen);
                assert_eq!(evaluation.package, scenario.evaluation.package, "{}", example.id);
                let again = scenarios(&catalogue, &chosen);
                assert!(of(&again, scenario.preset).is_current);
            }
            // One switch against the recommendation is a choice of its own.
            let all = scenarios(&catalogue, &document);
            let first = of(&all, Preset::Everything).evaluation.measures.iter();
            let Some(off) = first.clone().rfind(|m| m.selected) else { continue };
            let id = catalogue.measure_at(off.measure).unwrap().id.clone();
            let switched = [(id, false)].into();
            let all = scenarios(&catalogue, &Document { switched, ..document });
            own += usize::from(all.iter().any(|s| s.preset == Preset::Own && s.is_current));
        }
        assert!(own > 0);
    }

    #[test]
    fn without_a_budget_there_is_no_budget_scenario() {
        let catalogue = catalogue();
        let mut document = examples().into_iter().next().unwrap();
        document.answers.0.remove("budget_now");
        let all = scenarios(&catalogue, &document);
        assert!(all.iter().all(|s| s.preset != Preset::Budget));
    }
}
