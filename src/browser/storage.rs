//! `localStorage` behind [`ports::Store`](crate::ports::Store), and memory when the browser refuses.

use super::{clock, window};
use crate::assessment::data_set::DataSet;
use crate::assessment::document::Document;
use crate::assessment::store::{self, Known, Loaded, SaveError, Seen, Settings, Summary};
use crate::ports::{MemoryStore, Store, StoreError};
use crate::workshop::Session;
use crate::workshop::store as classes;
use std::cell::RefCell;
use web_sys::Storage;

/// The browser's store for this page's origin.
struct LocalStore(Storage);

impl LocalStore {
    fn open() -> Option<Self> {
        window()?.local_storage().ok()?.map(Self)
    }
}

impl Store for LocalStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.0.get_item(key).map_err(|_| StoreError::Denied)
    }

    fn put(&self, key: &str, text: &str) -> Result<(), StoreError> {
        // Browsers name a full store differently (QuotaExceededError, code 22, code 1014,
        // NS_ERROR_DOM_QUOTA_REACHED); whatever the name, the text was not kept.
        self.0.set_item(key, text).map_err(|_| StoreError::Full)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.0.remove_item(key).map_err(|_| StoreError::Denied)
    }

    fn list(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let count = self.0.length().map_err(|_| StoreError::Denied)?;
        let keys = (0..count).filter_map(|i| self.0.key(i).ok().flatten());
        Ok(keys.filter(|key| key.starts_with(prefix)).collect())
    }
}

/// Either store; memory keeps the app whole where the browser keeps nothing.
enum Kept {
    Local(LocalStore),
    Memory(MemoryStore),
}

impl Store for Kept {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        match self {
            Self::Local(s) => s.get(key),
            Self::Memory(s) => s.get(key),
        }
    }

    fn put(&self, key: &str, text: &str) -> Result<(), StoreError> {
        match self {
            Self::Local(s) => s.put(key, text),
            Self::Memory(s) => s.put(key, text),
        }
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        match self {
            Self::Local(s) => s.remove(key),
            Self::Memory(s) => s.remove(key),
        }
    }

    fn list(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        match self {
            Self::Local(s) => s.list(prefix),
            Self::Memory(s) => s.list(prefix),
        }
    }
}

thread_local! {
    static STORE: Kept = LocalStore::open().map_or_else(|| Kept::Memory(MemoryStore::default()), Kept::Local);
    /// Id of the open assessment and what this page knows to be kept of it.
    static KNOWN: RefCell<(String, Known)> = RefCell::default();
    /// Id of a session and its text as this page last read or wrote it.
    static KNOWN_SESSION: RefCell<(String, Option<String>)> = RefCell::default();
}

/// Whether what is saved outlives this page.
pub fn lasting() -> bool {
    STORE.with(|s| matches!(s, Kept::Local(_)))
}

/// The settings as remembered.
pub fn settings() -> Settings {
    STORE.with(store::settings)
}

/// Remembers the settings; a refusal only means asking again next time.
pub fn save_settings(settings: &Settings) {
    let _ = STORE.with(|s| store::save_settings(s, settings));
}

/// Saves one assessment in place of whatever is kept under its id.
///
/// # Errors
/// When nothing lasting was written.
pub fn replace(document: &Document) -> Result<(), SaveError> {
    lasting_save(document, None).map(drop)
}

/// Saves the open assessment, unless another page has saved it meanwhile.
///
/// # Errors
/// When nothing lasting was written.
pub fn save_open(document: &Document) -> Result<(), SaveError> {
    KNOWN.with_borrow_mut(|(id, known)| {
        if *id != document.id {
            (*id, *known) = (document.id.clone(), Known::default());
        }
        let now_ms = clock::ticks();
        known.forget(now_ms);
        let seen = lasting_save(document, Some(known))?;
        known.written(now_ms, seen);
        Ok(())
    })
}

fn lasting_save(document: &Document, known: Option<&Known>) -> Result<Seen, SaveError> {
    let seen = STORE.with(|s| store::save(s, document, known))?;
    if lasting() { Ok(seen) } else { Err(StoreError::Denied.into()) }
}

/// From now on the page knows what is kept of this assessment.
pub fn take_note(id: &str) {
    let seen = STORE.with(|s| store::seen(s, id)).unwrap_or_default();
    KNOWN.set((id.to_owned(), Known::read(seen)));
}

/// What another page has done to the open assessment since this one last looked.
pub enum Elsewhere {
    Nothing,
    Saved,
    /// It wrote over what this page had just saved, not having heard of it.
    WrittenOver,
}

/// What the store says of the open assessment against what this page knows of it.
pub fn done_elsewhere(id: &str) -> Elsewhere {
    let now = STORE.with(|s| store::seen(s, id)).unwrap_or_default();
    KNOWN.with_borrow_mut(|(known, at)| {
        at.forget(clock::ticks());
        match known == id && now.is_there() && at.seen != now {
            true if at.is_echo(&now) => Elsewhere::WrittenOver,
            true => Elsewhere::Saved,
            false => Elsewhere::Nothing,
        }
    })
}

/// Whether the open assessment says nothing beyond what this page knows to be kept.
pub fn nothing_new(document: &Document) -> bool {
    KNOWN.with_borrow(|(id, known)| *id == document.id && known.seen.says_all_of(document))
}

/// The assessment worked on last; nothing where the store cannot be reached.
pub fn load_last() -> Loaded {
    STORE.with(store::load_last).unwrap_or_default()
}

/// One assessment by id.
pub fn load(id: &str) -> Loaded {
    STORE.with(|s| store::load(s, id)).unwrap_or_default()
}

/// No assessment is in hand any more.
pub fn forget_last() {
    let _ = STORE.with(store::forget_last);
}

pub fn list() -> Vec<Summary> {
    STORE.with(store::list).unwrap_or_default()
}

/// Deletes one assessment.
///
/// # Errors
/// When the store cannot be reached.
pub fn delete(id: &str) -> Result<(), StoreError> {
    STORE.with(|s| store::delete(s, id))
}

/// Data sets kept on this device.
pub fn sets() -> Vec<DataSet> {
    STORE.with(store::sets).unwrap_or_default()
}

/// Keeps a data set.
///
/// # Errors
/// When the store refuses or is full.
pub fn keep_set(set: &DataSet) -> Result<(), StoreError> {
    STORE.with(|s| store::keep_set(s, set))
}

/// Takes a data set away.
///
/// # Errors
/// When the store cannot be reached.
pub fn drop_set(set: &DataSet) -> Result<(), StoreError> {
    STORE.with(|s| store::drop_set(s, set))
}

/// Deletes everything kept on this device.
///
/// # Errors
/// When the store cannot be reached.
pub fn delete_all() -> Result<(), StoreError> {
    STORE.with(store::delete_all)
}

/// The text of an assessment as it is stored, for downloading what could not be read.
pub fn text_of(id: &str) -> Option<String> {
    STORE.with(|s| store::text_of(s, id)).ok().flatten()
}

/// The raw text under a key, for downloading what could not be read.
pub fn raw(key: &str) -> Option<String> {
    STORE.with(|s| s.get(key)).ok().flatten()
}

/// The sessions of workshops kept on this device.
pub fn sessions() -> Vec<classes::Summary> {
    STORE.with(classes::list).unwrap_or_default()
}

/// One session by id.
pub fn load_session(id: &str) -> classes::Loaded {
    STORE.with(|s| classes::load(s, id)).unwrap_or_default()
}

/// One session to work on: from now on the page knows what is kept of it.
pub fn take_session(id: &str) -> classes::Loaded {
    let text = STORE.with(|s| classes::text(s, id)).unwrap_or_default();
    KNOWN_SESSION.set((id.to_owned(), text));
    load_session(id)
}

/// What another page has saved of a session since this one last read or wrote it.
pub fn session_elsewhere(id: &str) -> Option<Session> {
    let now = STORE.with(|s| classes::text(s, id)).unwrap_or_default();
    let known = KNOWN_SESSION.with_borrow(|(known, text)| known == id && *text == now);
    if known || now.is_none() {
        return None;
    }
    KNOWN_SESSION.set((id.to_owned(), now));
    load_session(id).session
}

/// Keeps a session.
///
/// # Errors
/// When nothing lasting was written.
pub fn save_session(session: &Session) -> Result<(), StoreError> {
    let text = STORE.with(|s| classes::save(s, session))?;
    KNOWN_SESSION.set((session.id.clone(), Some(text)));
    if lasting() { Ok(()) } else { Err(StoreError::Denied) }
}

/// Deletes one session.
///
/// # Errors
/// When the store cannot be reached.
pub fn delete_session(id: &str) -> Result<(), StoreError> {
    STORE.with(|s| classes::delete(s, id))
}

/// Which business is being typed in for which session: ids of both.
pub fn typing() -> Option<(String, String)> {
    STORE.with(classes::typing).ok().flatten()
}

/// Remembers [`typing`]; `None` ends it. A refusal only means adding by hand.
pub fn set_typing(what: Option<(&str, &str)>) {
    let _ = STORE.with(|s| classes::set_typing(s, what));
}

/// What was last shown of a session, by its id.
pub fn shown(id: &str) -> Option<String> {
    STORE.with(|s| classes::shown(s, id)).ok().flatten()
}

/// Remembers what was shown. A refusal only means that the next result is shown at once.
pub fn remember_shown(id: &str, text: &str) {
    let _ = STORE.with(|s| classes::remember_shown(s, id, text));
}
