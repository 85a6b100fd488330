//! Ranges that a sheet needs beyond those of the results: of the measures in the plan, and of every
//! single measure for the bank. Worked out in slices, so that the page stays alive.

use super::Basis;
use super::say::Members;
use crate::engine::{Draws, Percentiles, Range};
use crate::ui::draws::{drawn, sliced};
use crate::ui::{App, Open};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// What is known so far.
#[derive(Clone, Default)]
pub struct Ranges {
    pub whole: Option<Rc<Range>>,
    pub members: Members,
    pub done: bool,
}

#[hook]
pub fn use_ranges(app: &App, basis: Option<&Basis>, each: bool) -> Ranges {
    let found = use_state(|| (0_u64, false, Ranges::default()));
    let revision = app.state.revision;
    let open = basis.map(|b| b.open.clone()).filter(|o| o.evaluation.baseline.money_possible);
    let nothing = basis.is_some() && open.is_none();
    let wanted = open.is_some();
    {
        let found = found.setter();
        use_effect_with((revision, each, wanted), move |&(revision, each, _)| {
            let live = Rc::new(Cell::new(true));
            if let Some(open) = open {
                let live = live.clone();
                spawn_local(async move {
                    if let Some(ranges) = draw(&open, each, &live).await {
                        found.set((revision, each, ranges));
                    }
                });
            }
            move || live.set(false)
        });
    }
    let is_current = found.0 == revision && found.1 == each && wanted;
    if is_current { found.2.clone() } else { Ranges { done: nothing, ..Ranges::default() } }
}

async fn draw(open: &Open, each: bool, live: &Cell<bool>) -> Option<Ranges> {
    let count = open.catalogue.constants.draws as usize;
    let (catalogue, inputs, evaluation) = (&open.catalogue, &open.inputs, &open.evaluation);
    let stale = || !live.get();
    let whole = match &open.range {
        Some(range) => range.clone(),
        None => Rc::new(drawn(open, stale).await?),
    };
    let mut members = Members::new();
    for measure in evaluation.measures.iter().filter(|m| m.selected && each) {
        let draws = Draws::of_measure(catalogue, inputs, evaluation, count, measure.measure);
        let money: Percentiles = sliced(draws, stale).await?.money;
        members.insert(measure.measure, money);
    }
    Some(Ranges { whole: Some(whole), members, done: true })
}
