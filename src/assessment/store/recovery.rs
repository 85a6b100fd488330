//! The file that the page's own script hands out when the program has stopped: everything the
//! product kept in that browser, key by key, as it was stored. Its assessments open like any file.

use super::{SLOTS, list};
use crate::assessment::document::{Document, Opened, read};
use crate::ports::{MemoryStore, Store as _};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Browsers keep about five million letters for one address; written into a file they take up to
/// twice as much.
pub const MAX_BYTES: usize = 12_000_000;
const FORMAT: &str = "vong-xanh-recovery";

#[derive(Deserialize)]
struct File {
    format: String,
    data: BTreeMap<String, String>,
}

/// The assessments of such a file, the latest first; `None` when the text is no such file. One of
/// which nothing can be read is `Err` with its id.
pub fn recovered(text: &str) -> Option<Vec<Result<Opened, String>>> {
    let store = kept(text)?;
    let all = list(&store).ok()?;
    Some(all.into_iter().map(|summary| opened(&store, summary.id)).collect())
}

/// What such a file holds, as the browser kept it; `None` when the text is no such file.
pub fn kept(text: &str) -> Option<MemoryStore> {
    if text.len() > MAX_BYTES || !text.contains(FORMAT) {
        return None;
    }
    let file: File = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    if file.format != FORMAT {
        return None;
    }
    let store = MemoryStore::default();
    for (key, text) in &file.data {
        // Memory takes everything.
        store.put(key, text).ok()?;
    }
    Some(store)
}

/// The current copy where something of it can be read, else the one before.
fn opened(store: &MemoryStore, id: String) -> Result<Opened, String> {
    let texts = SLOTS.copies(store, &id).unwrap_or_default();
    let read = texts.iter().find_map(|text| read(text).ok());
    let opened = read.ok_or_else(|| id.clone())?;
    Ok(Opened { document: Document { id, ..opened.document }, ..opened })
}
