//! Several assessments in a [`Store`]: save, load, list, delete, and the settings beside them.
//!
//! Several pages may work on one store: whoever saves says what they saw there last, and what
//! somebody else has written since is not overwritten.
//!
//! Architecture invariant: every key begins with `vx.`; a text that cannot be read is never thrown
//! away, only put aside. Do not change a key without a migration.

mod known;
mod recovery;
mod sets;
mod settings;
mod slots;
#[cfg(test)]
mod tests;

pub use known::{Known, Seen};
pub use recovery::{MAX_BYTES as MAX_RECOVERY, kept, recovered};
pub use sets::{drop_set, keep_set, sets};
pub use settings::{Settings, save_settings, settings};
pub use slots::Slots;

use super::document::{self, Document, Fault, Opened, Title};
use super::to_inputs::TRADE;
use crate::order::Order as _;
use crate::ports::{Store, StoreError};

const ALL: &str = "vx.";
/// Beginning of the key that changes when an assessment has been saved or deleted.
pub const SAVED: &str = "vx.current.";
const SLOTS: Slots = Slots { pointer: SAVED, slots: ["vx.a.", "vx.b."], damaged: "vx.damaged." };
const LAST: &str = "vx.last";
/// Format of the newest release that wrote here.
const FORMAT: &str = "vx.format";

/// A line of the list of assessments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub id: String,
    pub name: Option<String>,
    pub title: Option<Title>,
    pub example: bool,
    /// `YYYY-MM-DDTHH:MM:SSZ`; empty when it cannot be read.
    pub modified: String,
    /// Id of the trade, once chosen.
    pub trade: Option<String>,
    /// Page to resume on.
    pub page: String,
    /// `false`: nothing of it can be read; it can only be downloaded or deleted.
    pub readable: bool,
}

/// What came out of the store.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// `None`: there is none, or nothing of it can be read.
    pub document: Option<Document>,
    /// Keys under which unreadable text was put aside.
    pub damaged: Vec<String>,
    /// A newer release wrote it: this one cannot read it and leaves it as it is.
    pub newer: bool,
}

/// Why an assessment was not saved. What was saved before is untouched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveError {
    Store(StoreError),
    /// Another page saved it meanwhile.
    Elsewhere,
    /// A newer release has written here; this one must not overwrite what it may not understand.
    Newer,
}

impl From<StoreError> for SaveError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// What stands under this id now.
///
/// # Errors
/// When the store cannot be reached.
pub fn seen(store: &impl Store, id: &str) -> Result<Seen, StoreError> {
    Ok(Seen(SLOTS.current(store, id)?))
}

/// Saves one assessment and makes it the last one worked on; what it answers is what stands there
/// now. `known` is what the writer believes to stand there, `None` replaces whatever it is. A page
/// that only read on and kept its results is no obstacle, nor one that had not heard of the last
/// change, and an assessment that was deleted meanwhile is written again.
///
/// # Errors
/// When another page saved it meanwhile, a newer release has written here, or the store refuses, is
/// full, or does not give back what was written; the copy saved before is then untouched.
pub fn save(
    store: &impl Store,
    document: &Document,
    known: Option<&Known>,
) -> Result<Seen, SaveError> {
    guard_format(store)?;
    if let Some(known) = known {
        let now = seen(store, &document.id)?;
        if known.is_news(&now) {
            return Err(SaveError::Elsewhere);
        }
    }
    let text = document.to_json();
    write(store, document, &text)?;
    Ok(Seen(Some(text)))
}

/// Notes which format is written here.
fn guard_format(store: &impl Store) -> Result<(), SaveError> {
    let noted = store.get(FORMAT)?.and_then(|text| text.parse::<u32>().ok()).unwrap_or_default();
    if noted > document::SCHEMA {
        return Err(SaveError::Newer);
    }
    if noted < document::SCHEMA {
        store.put(FORMAT, &document::SCHEMA.to_string())?;
    }
    Ok(())
}

fn write(store: &impl Store, document: &Document, text: &str) -> Result<(), StoreError> {
    SLOTS.save(store, &document.id, text)?;
    store.put(LAST, &document.id)
}

/// Loads one assessment: the current copy, else the last good one.
///
/// # Errors
/// When the store cannot be reached.
pub fn load(store: &impl Store, id: &str) -> Result<Loaded, StoreError> {
    let mut loaded = Loaded::default();
    for text in SLOTS.copies(store, id)? {
        match document::read(&text) {
            Ok(Opened { mut document, faults }) => {
                id.clone_into(&mut document.id);
                if !faults.iter().all(Fault::is_mended) {
                    loaded.damaged.push(SLOTS.put_aside(store, id, &text)?);
                }
                loaded.document = Some(document);
                return Ok(loaded);
            }
            Err(Fault::Newer { .. }) => {
                loaded.newer = true;
                return Ok(loaded);
            }
            Err(_) => loaded.damaged.push(SLOTS.put_aside(store, id, &text)?),
        }
    }
    Ok(loaded)
}

/// The assessment worked on last.
///
/// # Errors
/// When the store cannot be reached.
pub fn load_last(store: &impl Store) -> Result<Loaded, StoreError> {
    match store.get(LAST)? {
        Some(id) => load(store, &id),
        None => Ok(Loaded::default()),
    }
}

/// No assessment is open any more (the start page greets as new).
///
/// # Errors
/// When the store cannot be reached.
pub fn forget_last(store: &impl Store) -> Result<(), StoreError> {
    store.remove(LAST)
}

/// All assessments, the latest first.
///
/// # Errors
/// When the store cannot be reached.
pub fn list(store: &impl Store) -> Result<Vec<Summary>, StoreError> {
    let mut all = Vec::new();
    for id in SLOTS.ids(store)? {
        let texts = SLOTS.copies(store, &id)?;
        let readable = texts.iter().find_map(|text| document::read(text).ok());
        all.push(summary(&id, readable));
    }
    all.order_by(|a, b| b.modified.cmp(&a.modified).then_with(|| a.id.cmp(&b.id)));
    Ok(all)
}

/// Deletes one assessment with what was put aside of it.
///
/// # Errors
/// When the store cannot be reached.
pub fn delete(store: &impl Store, id: &str) -> Result<(), StoreError> {
    if store.get(LAST)?.as_deref() == Some(id) {
        store.remove(LAST)?;
    }
    SLOTS.delete(store, id)
}

/// Deletes everything the product keeps on this device, settings too.
///
/// # Errors
/// When the store cannot be reached.
pub fn delete_all(store: &impl Store) -> Result<(), StoreError> {
    store.list(ALL)?.iter().try_for_each(|key| store.remove(key))
}

/// The text of an assessment as it is stored, for who cannot open it.
///
/// # Errors
/// When the store cannot be reached.
pub fn text_of(store: &impl Store, id: &str) -> Result<Option<String>, StoreError> {
    Ok(SLOTS.copies(store, id)?.into_iter().next())
}

fn summary(id: &str, opened: Option<Opened>) -> Summary {
    let Some(Opened { document, .. }) = opened else {
        return Summary { id: id.to_owned(), ..Summary::default() };
    };
    Summary {
        id: id.to_owned(),
        trade: document.answers.choice(TRADE).map(str::to_owned),
        name: document.name,
        title: document.title,
        example: document.example,
        modified: document.modified,
        page: document.page,
        readable: true,
    }
}
