//! Several sessions in a [`Store`], kept with the same care as the assessments.

use super::{PlaceKind, Session, read};
use crate::assessment::document::Fault;
use crate::assessment::store::{Slots, kept};
use crate::order::Order as _;
use crate::ports::{Store, StoreError};

/// Do not change a key without a migration.
const SLOTS: Slots = Slots {
    pointer: "vx.class.current.",
    slots: ["vx.class.a.", "vx.class.b."],
    damaged: "vx.class.damaged.",
};

/// Before the id: which businesses were shown together last (`cohort::Released`).
const SHOWN: &str = "vx.shown.";
/// Ids of the session and of the assessment that is being answered for it.
const TYPING: &str = "vx.typing";

/// A line of the list of sessions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub id: String,
    pub name: String,
    pub place_kind: Option<PlaceKind>,
    pub place: String,
    pub day: String,
    /// How many take part, and how many are in.
    pub people: Option<u32>,
    pub entries: usize,
    pub modified: String,
    /// `false`: nothing of it can be read; it can only be downloaded or deleted.
    pub readable: bool,
}

/// What came out of the store.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// `None`: there is none, or nothing of it can be read.
    pub session: Option<Session>,
    /// Keys under which texts that could not be read whole were put aside.
    pub damaged: Vec<String>,
}

/// Keeps a session; what it answers is the text that stands there now.
///
/// # Errors
/// As [`Slots::save`].
pub fn save(store: &impl Store, session: &Session) -> Result<String, StoreError> {
    let text = session.to_json();
    SLOTS.save(store, &session.id, &text)?;
    Ok(text)
}

/// One session: the current copy, else the last good one.
///
/// # Errors
/// When the store cannot be reached.
pub fn load(store: &impl Store, id: &str) -> Result<Loaded, StoreError> {
    let mut loaded = Loaded::default();
    for text in SLOTS.copies(store, id)? {
        let opened = read(&text);
        if matches!(opened, Err(Fault::Newer { .. })) {
            // The release that wrote it reads it again.
            return Ok(loaded);
        }
        if opened.as_ref().map_or(true, |opened| !opened.faults.iter().all(Fault::is_mended)) {
            loaded.damaged.push(SLOTS.put_aside(store, id, &text)?);
        }
        if let Ok(opened) = opened {
            loaded.session = Some(Session { id: id.to_owned(), ..opened.session });
            return Ok(loaded);
        }
    }
    Ok(loaded)
}

/// The sessions in the file of everything a browser kept, each with what was last shown of it; `None`
/// when the text is no such file.
pub fn recovered(text: &str) -> Option<Vec<(Session, Option<String>)>> {
    let store = kept(text)?;
    let ids = list(&store).ok()?.into_iter().map(|summary| summary.id);
    let one = |id: String| Some((load(&store, &id).ok()?.session?, shown(&store, &id).ok()?));
    Some(ids.filter_map(one).collect())
}

/// All sessions, the latest day first.
///
/// # Errors
/// When the store cannot be reached.
pub fn list(store: &impl Store) -> Result<Vec<Summary>, StoreError> {
    let mut all = Vec::new();
    for id in SLOTS.ids(store)? {
        let texts = SLOTS.copies(store, &id)?;
        let readable = texts.iter().find_map(|text| read(text).ok());
        all.push(match readable {
            Some(opened) => summary(&id, opened.session),
            None => Summary { id, ..Summary::default() },
        });
    }
    all.order_by(|a, b| (&b.day, &b.modified, &a.id).cmp(&(&a.day, &a.modified, &b.id)));
    Ok(all)
}

/// Deletes one session with everything that is kept because of it.
///
/// # Errors
/// When the store cannot be reached.
pub fn delete(store: &impl Store, id: &str) -> Result<(), StoreError> {
    if typing(store)?.is_some_and(|(session, _)| session == id) {
        set_typing(store, None)?;
    }
    store.remove(&[SHOWN, id].concat())?;
    SLOTS.delete(store, id)
}

/// The text of a session as it was kept last.
///
/// # Errors
/// When the store cannot be reached.
pub fn text(store: &impl Store, id: &str) -> Result<Option<String>, StoreError> {
    SLOTS.current(store, id)
}

/// Which business is being typed in for which session: ids of both.
///
/// # Errors
/// When the store cannot be reached.
pub fn typing(store: &impl Store) -> Result<Option<(String, String)>, StoreError> {
    let text = store.get(TYPING)?.unwrap_or_default();
    Ok(text.split_once(' ').map(|(session, document)| (session.to_owned(), document.to_owned())))
}

/// Remembers [`typing`]; `None` ends it.
///
/// # Errors
/// When the store refuses.
pub fn set_typing(store: &impl Store, what: Option<(&str, &str)>) -> Result<(), StoreError> {
    match what {
        Some((session, document)) => store.put(TYPING, &format!("{session} {document}")),
        None => store.remove(TYPING),
    }
}

/// What was last shown of a session.
///
/// # Errors
/// When the store cannot be reached.
pub fn shown(store: &impl Store, id: &str) -> Result<Option<String>, StoreError> {
    store.get(&[SHOWN, id].concat())
}

/// Remembers what was shown.
///
/// # Errors
/// When the store refuses.
pub fn remember_shown(store: &impl Store, id: &str, text: &str) -> Result<(), StoreError> {
    store.put(&[SHOWN, id].concat(), text)
}

fn summary(id: &str, session: Session) -> Summary {
    Summary {
        id: id.to_owned(),
        name: session.about.name,
        place_kind: session.about.place_kind,
        place: session.about.place,
        day: session.about.day,
        people: session.about.people,
        entries: session.entries.len(),
        modified: session.modified,
        readable: true,
    }
}
