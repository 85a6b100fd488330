//! Saving the open assessment, and living with other pages that work on the same store.
//!
//! What another page saved is never overwritten: a page without changes of its own shows it at once,
//! a page with changes goes on under an id of its own. What a page saved that had not heard of a
//! change here is no answer to it: the change is saved once more.

use super::context::{App, use_app};
use super::files;
use super::state::{Action, Notice};
use crate::assessment::store::{SAVED, SaveError};
use crate::browser::storage::{self, Elsewhere};
use crate::browser::{clock, lifecycle};
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// Saving waits for a pause in typing …
const PAUSE_MS: f64 = 400.0;
/// … but never longer than this.
const LONGEST_MS: f64 = 1000.0;

/// What saving knows between two renderings.
#[derive(Default)]
struct Memory {
    app: Option<App>,
    /// The revision last saved, and whether its range was known by then.
    saved: (u64, bool),
    /// Since when something waits to be saved.
    waiting_since: Option<f64>,
}

impl Memory {
    /// The open assessment, where it has something that is not in the store.
    fn unsaved(&self) -> Option<&App> {
        let app = self.app.as_ref()?;
        let open = app.state.open.as_ref()?;
        let revision = app.state.revision;
        let (last, counted) = self.saved;
        // What comes with the range is worth a second time of writing.
        let written = last == revision && (counted || open.range.is_none());
        let known = written || app.state.stored == revision;
        (!known && open.worth_saving()).then_some(app)
    }
}

/// Saves the open assessment after a pause, and at once when the page is left; follows what other
/// pages save.
#[hook]
pub fn use_saving() {
    let app = use_app();
    let memory = use_mut_ref(Memory::default);
    memory.borrow_mut().app = Some(app.clone());
    let id = app.state.open.as_ref().map(|open| open.document.id.clone());
    use_effect_with((app.state.opened, id), |(_, id)| {
        if let Some(id) = id {
            storage::take_note(id);
        }
    });
    {
        let memory = memory.clone();
        let counted = app.state.open.as_ref().is_some_and(|open| open.range.is_some());
        use_effect_with((app.state.revision, counted), move |_| {
            let timer = gloo::timers::callback::Timeout::new(pause(&memory), move || save(&memory));
            move || drop(timer)
        });
    }
    use_effect_with((), move |()| {
        let leaving = {
            let memory = memory.clone();
            lifecycle::on_leave(move || save(&memory))
        };
        let others = lifecycle::on_other_page(SAVED, move || follow(&memory));
        move || drop((leaving, others))
    });
}

/// How long to wait, in milliseconds: whoever types without a pause is saved in between.
fn pause(memory: &RefCell<Memory>) -> u32 {
    let mut memory = memory.borrow_mut();
    if memory.unsaved().is_none() {
        memory.waiting_since = None;
        return PAUSE_MS as u32;
    }
    let now = clock::ticks();
    let since = *memory.waiting_since.get_or_insert(now);
    (since + LONGEST_MS - now).clamp(0.0, PAUSE_MS) as u32
}

fn save(memory: &RefCell<Memory>) {
    // What is written is told to the app, which renders, which looks at the memory again.
    let Some(app) = memory.borrow().unsaved().cloned() else { return };
    let Some(open) = &app.state.open else { return };
    memory.borrow_mut().waiting_since = None;
    let saved = (app.state.revision, open.range.is_some());
    if save_app(&app) {
        memory.borrow_mut().saved = saved;
    }
}

/// Saves what is open at once, before something else takes its place.
pub fn save_open(app: &App) {
    let memory = Memory { app: Some(app.clone()), ..Memory::default() };
    save(&RefCell::new(memory));
}

/// Writes what is open; `false`: it is not in the store.
fn save_app(app: &App) -> bool {
    let Some(open) = &app.state.open else { return false };
    match storage::save_open(&files::as_saved(app, open)) {
        Ok(()) => {
            if app.state.notices.contains(&Notice::NotSaved) {
                app.act(Action::Dismiss(Notice::NotSaved));
            }
            app.act(Action::ListChanged(Rc::new(storage::list())));
        }
        // Whoever has only read on goes on with what the other page wrote.
        Err(SaveError::Elsewhere) if storage::nothing_new(&open.document) => {
            take_over(app, &open.document.id);
            return false;
        }
        Err(SaveError::Elsewhere) => {
            app.act(Action::KeepApart(clock::fresh_id()));
            app.act(Action::Notice(Notice::KeptApart));
            return false;
        }
        Err(SaveError::Newer) => {
            app.act(Action::Notice(Notice::Outdated));
            return false;
        }
        Err(SaveError::Store(_)) => {
            app.act(Action::Notice(Notice::NotSaved));
            return false;
        }
    }
    true
}

/// Shows what another page has saved. With unsaved changes here, saving finds out by itself.
fn follow(memory: &RefCell<Memory>) {
    let (app, unsaved) = {
        let memory = memory.borrow();
        let Some(app) = memory.app.clone() else { return };
        (app, memory.unsaved().is_some())
    };
    if let Some(open) = &app.state.open {
        let document = &open.document;
        match storage::done_elsewhere(&document.id) {
            Elsewhere::Saved if !unsaved || storage::nothing_new(document) => {
                take_over(&app, &document.id);
            }
            Elsewhere::WrittenOver => drop(save_app(&app)),
            Elsewhere::Saved | Elsewhere::Nothing => {}
        }
    }
    let list = storage::list();
    if *app.state.list != list {
        app.act(Action::ListChanged(Rc::new(list)));
    }
}

/// Puts what another page wrote in the place of what is open here.
fn take_over(app: &App, id: &str) {
    if let Some(document) = storage::load(id).document {
        app.act(Action::Follow(Rc::new(document)));
        app.act(Action::Notice(Notice::ChangedElsewhere));
    }
}
