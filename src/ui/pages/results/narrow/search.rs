//! Looks for the answer worth most once the range is there, in slices between frames: typing and
//! switching never wait for it, and a newer change abandons it.

use super::place;
use crate::engine::influence::{Influence, Influences, if_not_done, surer};
use crate::engine::{Draws, Percentiles};
use crate::locale::money::money_range_short;
use crate::ui::{App, Open};
use gloo::timers::future::TimeoutFuture;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Fast clicking goes first.
const AFTER_MS: u32 = 150;
/// Draws between two frames.
const SLICE: usize = 250;
/// The candidates are compared with this part of the usual number of draws.
const SCREENING: usize = 10;
/// Answers that are looked at closely, and offered as further ones.
const LOOKED_AT: usize = 3;

/// The answer with what the range becomes by it.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub best: Influence,
    /// The headline's range now and with the answer, VND a year.
    pub before: Percentiles,
    pub after: Percentiles,
    pub others: Vec<Influence>,
}

/// What was found for the assessment as it stands; what was found before stays while the search
/// runs again.
#[hook]
pub fn use_search(app: &App) -> Option<Rc<Found>> {
    let found = use_state(|| None::<Rc<Found>>);
    let current = use_mut_ref(|| 0_u64);
    let ready = app.state.open.as_ref().is_some_and(|o| o.range.is_some());
    let key = (app.state.revision, ready, app.lang());
    let (app, set) = (app.clone(), found.setter());
    use_effect_with(key, move |_| {
        let turn = current.borrow().wrapping_add(1);
        *current.borrow_mut() = turn;
        let stop = current.clone();
        spawn_local(async move {
            let stale = || *current.borrow() != turn;
            if let Some(found) = search(&app, &stale).await
                && !stale()
            {
                set.set(found.map(Rc::new));
            }
        });
        move || *stop.borrow_mut() = turn.wrapping_add(1)
    });
    (*found).clone()
}

/// `None` when something newer took over or the range is not there yet.
async fn search(app: &App, stale: &impl Fn() -> bool) -> Option<Option<Found>> {
    let (catalogue, open) = (app.catalogue()?, app.state.open.as_ref()?);
    let before = open.range.as_ref()?.money;
    TimeoutFuture::new(AFTER_MS).await;
    if stale() {
        return None;
    }
    let draws = catalogue.constants.draws as usize;
    let screening = draws / SCREENING;
    let mut work = Influences::new(catalogue, &open.inputs, &open.evaluation, screening);
    while !work.advance(SLICE) {
        pause(stale).await?;
    }
    let mut list = work.finish();
    list.retain(|i| i.value().0 > 0.0 && place(app, open, i).is_some());
    let says = |p: Percentiles| money_range_short(app.lang(), p.p10, p.p90);
    for at in 0..list.len().min(LOOKED_AT) {
        let after = after(app, open, list.get(at)?, draws, stale).await?;
        // A range that reads the same is not worth a walk.
        if says(after) != says(before) {
            let best = list.remove(at);
            list.truncate(LOOKED_AT);
            return Some(Some(Found { best, before, after, others: list }));
        }
    }
    Some(None)
}

/// The range with the answer, drawn in full.
async fn after(
    app: &App,
    open: &Open,
    influence: &Influence,
    draws: usize,
    stale: &impl Fn() -> bool,
) -> Option<Percentiles> {
    let catalogue = app.catalogue()?;
    let (inputs, eval) = (&*open.inputs, &*open.evaluation);
    let mut run = match influence {
        Influence::Input(input) => Draws::new(catalogue, inputs, &surer(eval, &input.ways), draws),
        Influence::Question(question) => {
            let (inputs, eval) = if_not_done(catalogue, inputs, eval, &question.id);
            Draws::new(catalogue, &inputs, &eval, draws)
        }
    };
    while !run.advance(SLICE) {
        pause(stale).await?;
    }
    Some(run.finish().money)
}

async fn pause(stale: &impl Fn() -> bool) -> Option<()> {
    TimeoutFuture::new(0).await;
    (!stale()).then_some(())
}
