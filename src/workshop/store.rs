//! Several sessions in a [`Store`], kept with the same care as the assessments.

use super::{PlaceKind, Session, read};
use crate::assessment::document::Fault;
use crate::assessment::store::Slots;
use crate::order::Order as _;
use crate::ports::{Store, StoreError};

/// Do not change a key without a migration.
const SLOTS: Slots = Slots {
    pointer: "vx.class.current.",
    slots: ["vx.class.a.", "vx.class.b."],
    damaged: "vx.class.damaged.",
};

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

/// Keeps a session.
///
/// # Errors
/// As [`Slots::save`].
pub fn save(store: &impl Store, session: &Session) -> Result<(), StoreError> {
    SLOTS.save(store, &session.id, &session.to_json())
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
        if opened.as_ref().map_or(true, |opened| !opened.faults.is_empty()) {
            loaded.damaged.push(SLOTS.put_aside(store, id, &text)?);
        }
        if let Ok(opened) = opened {
            loaded.session = Some(Session { id: id.to_owned(), ..opened.session });
            return Ok(loaded);
        }
    }
    Ok(loaded)
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

/// Deletes one session with what was put aside of it.
///
/// # Errors
/// When the store cannot be reached.
pub fn delete(store: &impl Store, id: &str) -> Result<(), StoreError> {
    SLOTS.delete(store, id)
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
