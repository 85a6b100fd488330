//! The session in hand, as the shell keeps it: every change is saved at once and can be taken back.

use super::{Action, App, Notice};
use crate::browser::{clock, storage};
use crate::locale::W;
use crate::workshop::Session;
use std::rc::Rc;

/// So many steps can be taken back.
const MOST_STEPS: usize = 12;

/// A session with the states before the latest changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    pub session: Rc<Session>,
    /// What was done, in the reader's words, and the session before it; the latest last.
    pub steps: Vec<(String, Rc<Session>)>,
}

/// The session with this id, if it is the one in hand.
pub fn held<'a>(app: &'a App, id: &str) -> Option<&'a Rc<Held>> {
    app.state.class.as_ref().filter(|held| held.session.id == id)
}

/// Takes a session into hand; `false` when nothing of it can be read.
pub fn open(app: &App, id: &str) -> bool {
    let loaded = storage::load_session(id);
    for key in &loaded.damaged {
        app.act(Action::Notice(Notice::Damaged(key.clone())));
    }
    let Some(session) = loaded.session else { return false };
    app.act(Action::Class(Some(Rc::new(Held { session: Rc::new(session), steps: Vec::new() }))));
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
    if let Some(said) = said(&done) {
        steps.push((said, held.session.clone()));
        let surplus = steps.len().saturating_sub(MOST_STEPS);
        steps.drain(..surplus);
    }
    keep(app, session, steps);
    done
}

/// Back to the state before the last step.
pub fn undo(app: &App) -> bool {
    let Some(held) = &app.state.class else { return false };
    let mut steps = held.steps.clone();
    let Some((_, before)) = steps.pop() else { return false };
    keep(app, (*before).clone(), steps);
    true
}

fn keep(app: &App, mut session: Session, steps: Vec<(String, Rc<Session>)>) {
    session.modified = clock::now_iso();
    env!("CARGO_PKG_VERSION").clone_into(&mut session.tool_version);
    if storage::save_session(&session).is_err() {
        let said = app.w(W::WorkshopNotSaved).to_owned();
        app.act(Action::Notice(Notice::File(said)));
    }
    app.act(Action::Class(Some(Rc::new(Held { session: Rc::new(session), steps }))));
}
