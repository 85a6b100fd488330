//! The session in hand, as the shell keeps it: every change is saved at once and can be taken back.

use super::{Action, App, Notice};
use crate::browser::{clock, storage};
use crate::locale::W;
use crate::workshop::{Session, settle};
use std::rc::Rc;

/// So many steps can be taken back.
const MOST_STEPS: usize = 12;

/// A session with the steps that can be taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    pub session: Rc<Session>,
    /// The latest last.
    pub steps: Vec<Step>,
    /// As this page last read or wrote it: what another page does is told from it.
    kept: Rc<Session>,
}

/// Something done that can be taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// In the reader's words.
    pub said: String,
    before: Rc<Session>,
    after: Rc<Session>,
}

/// The session with this id, if it is the one in hand.
pub fn held<'a>(app: &'a App, id: &str) -> Option<&'a Rc<Held>> {
    app.state.class.as_ref().filter(|held| held.session.id == id)
}

/// Takes a session into hand; `false` when nothing of it can be read.
pub fn open(app: &App, id: &str) -> bool {
    let loaded = storage::take_session(id);
    for key in &loaded.damaged {
        app.act(Action::Notice(Notice::Damaged(key.clone())));
    }
    let Some(session) = loaded.session.map(Rc::new) else { return false };
    let held = Held { kept: session.clone(), session, steps: Vec::new() };
    app.act(Action::Class(Some(Rc::new(held))));
    true
}

/// Changes the session in hand and keeps it. `said` names the step; without it (typing in a field)
/// the change is not one to be taken back.
pub fn change<T>(
    app: &App,
    held: &Held,
    said: impl FnOnce(&T) -> Option<String>,
    act: impl FnOnce(&mut Session) -> T,
) -> T {
    let mut session = (*held.session).clone();
    let done = act(&mut session);
    let mut steps = held.steps.clone();
    let session = Rc::new(session);
    if let Some(said) = said(&done) {
        steps.push(Step { said, before: held.session.clone(), after: session.clone() });
        let surplus = steps.len().saturating_sub(MOST_STEPS);
        steps.drain(..surplus);
    }
    keep(app, held, &session, steps);
    done
}

/// Takes the last step back; what was done beside it, here or in another tab, stays.
pub fn undo(app: &App) -> bool {
    let Some(held) = &app.state.class else { return false };
    let mut steps = held.steps.clone();
    let Some(Step { before, after, .. }) = steps.pop() else { return false };
    keep(app, held, &settle(&after, &before, &held.session), steps);
    true
}

/// Shows what another page has saved of this session, if it is the one in hand.
pub fn follow(app: &App, id: &str) {
    let Some(held) = held(app, id) else { return };
    let Some(theirs) = storage::session_elsewhere(id) else { return };
    let session = settle(&held.kept, &held.session, &theirs);
    if session == theirs {
        let theirs = Rc::new(theirs);
        let held = Held { session: theirs.clone(), steps: held.steps.clone(), kept: theirs };
        app.act(Action::Class(Some(Rc::new(held))));
    } else {
        // Something here could not be kept before.
        let held = Held { kept: Rc::new(theirs), ..(**held).clone() };
        keep(app, &held, &session, held.steps.clone());
    }
}

/// Keeps the session as it is now. What another page has saved meanwhile is in it afterwards.
fn keep(app: &App, held: &Held, session: &Session, steps: Vec<Step>) {
    let theirs = storage::session_elsewhere(&session.id);
    let mut session = match &theirs {
        Some(theirs) => settle(&held.kept, session, theirs),
        None => session.clone(),
    };
    session.modified = clock::now_iso();
    env!("CARGO_PKG_VERSION").clone_into(&mut session.tool_version);
    let session = Rc::new(session);
    let kept = if storage::save_session(&session).is_ok() {
        session.clone()
    } else {
        let said = app.w(W::WorkshopNotSaved).to_owned();
        app.act(Action::Notice(Notice::File(said)));
        theirs.map_or_else(|| held.kept.clone(), Rc::new)
    };
    app.act(Action::Class(Some(Rc::new(Held { session, steps, kept }))));
}
