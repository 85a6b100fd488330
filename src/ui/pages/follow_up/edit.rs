//! From a gesture to the next state of the looks back.

use super::View;
use crate::assessment::Answer;
use crate::assessment::calendar::Day;
use crate::assessment::follow_up::{FollowUp, Outcome, next_round};
use crate::browser::{clock, heading, page};
use crate::ui::pages::plan::{keep, today};
use crate::ui::{Action, App, Change, Route, href};
use std::rc::Rc;
use yew::prelude::*;

/// Changes one look back.
fn change(app: &App, what: Change, at: usize, edit: impl FnOnce(&mut FollowUp)) {
    let Some(open) = &app.state.open else { return };
    let mut all = open.document.follow_ups.clone();
    if let Some(look) = all.get_mut(at) {
        edit(look);
        app.act(Action::FollowUps(what, all));
    }
}

/// A new look back, today; without a plan of its own the proposed one becomes the plan it looks
/// back on.
pub fn begin(app: &App) -> Callback<MouseEvent> {
    let app = app.clone();
    Callback::from(move |_| {
        let (Some(open), Some(day)) = (&app.state.open, today()) else { return };
        if open.document.plan.is_none() {
            keep(&app, Change::FollowUps);
        }
        let mut all = open.document.follow_ups.clone();
        all.push(FollowUp::new(day));
        app.act(Action::FollowUps(Change::FollowUps, all));
        page::scroll_top();
        heading::focus();
    })
}

pub fn remove(app: &App, at: usize) -> Callback<MouseEvent> {
    let app = app.clone();
    Callback::from(move |_| {
        let Some(open) = &app.state.open else { return };
        let mut all = open.document.follow_ups.clone();
        if at < all.len() {
            all.remove(at);
            app.act(Action::FollowUps(Change::FollowUps, all));
            page::focus("main");
        }
    })
}

pub fn set_day(app: &App, at: usize, day: Day) {
    change(app, Change::FollowUps, at, |look| look.day = day);
}

/// Keeps a figure under its id.
pub fn figure(app: &App, at: usize, id: &str) -> Callback<Option<Answer>> {
    let (app, id) = (app.clone(), id.to_owned());
    Callback::from(move |answer: Option<Answer>| {
        change(&app, Change::FollowUpFigure(id.clone()), at, |look| match answer {
            Some(answer) => look.answers.put(id.clone(), answer),
            None => {
                look.answers.0.remove(&id);
            }
        });
    })
}

/// Changes what is said about a measure; nothing said leaves no trace. Typing is one step back.
pub fn outcome(app: &App, at: usize, measure: &str, typed: bool, edit: impl FnOnce(&mut Outcome)) {
    let what = if typed {
        Change::FollowUpFigure(measure.to_owned())
    } else {
        Change::FollowUpStep(measure.to_owned())
    };
    change(app, what, at, |look| {
        let mut outcome = look.steps.remove(measure).unwrap_or_default();
        edit(&mut outcome);
        if !outcome.is_empty() {
            look.steps.insert(measure.to_owned(), outcome);
        }
    });
}

/// Opens the next round as a new assessment; this one is saved as it is.
pub fn go_on(app: &App, view: &View) -> Callback<MouseEvent> {
    let (app, plan, look) = (app.clone(), view.outlook.plan.clone(), view.look.clone());
    Callback::from(move |_| {
        let (Some(open), Some(catalogue)) = (&app.state.open, app.catalogue()) else { return };
        let (id, now) = (clock::fresh_id(), clock::now_iso());
        let base = &open.evaluation.baseline;
        let next = next_round(catalogue, &open.document, base, &plan, &look, (&id, &now));
        // The last letters typed may still wait to be saved.
        crate::ui::saving::save_open(&app);
        app.act(Action::Open(Rc::new(next)));
        page::go(&href(&Route::Results));
    })
}
