//! What is dropped with the folders in it.

use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DataTransfer, File, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry,
    FileSystemFileEntry,
};

/// More are not looked for.
const MOST: usize = 20_000;

/// The entries of a drop. They must be taken while the event is handled; reading them may wait.
pub fn entries(data: &DataTransfer) -> Vec<FileSystemEntry> {
    let items = data.items();
    let all = (0..items.length()).filter_map(|at| items.get(at));
    all.filter_map(|item| item.webkit_get_as_entry().ok().flatten()).collect()
}

/// Every file in them, folders opened; what cannot be opened is left out.
pub async fn files(entries: Vec<FileSystemEntry>) -> Vec<File> {
    let mut waiting = entries;
    waiting.reverse();
    let mut found = Vec::new();
    while let Some(entry) = waiting.pop() {
        if found.len() >= MOST {
            break;
        }
        if entry.is_directory() {
            let inside = inside(entry.unchecked_into()).await;
            waiting.extend(inside.into_iter().rev());
        } else if let Some(file) = file(&entry.unchecked_into()).await {
            found.push(file);
        }
    }
    found
}

async fn file(entry: &FileSystemFileEntry) -> Option<File> {
    let answer = Promise::new(&mut |resolve: Function, reject: Function| {
        entry.file_with_callback_and_callback(&resolve, &reject);
    });
    JsFuture::from(answer).await.ok()?.dyn_into().ok()
}

/// A folder is read in portions until one is empty.
async fn inside(folder: FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    while let Some(portion) = portion(&reader).await.filter(|portion| portion.length() > 0) {
        all.extend(portion.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
    all
}

async fn portion(reader: &FileSystemDirectoryReader) -> Option<Array> {
    let answer = Promise::new(&mut |resolve: Function, reject: Function| {
        if reader.read_entries_with_callback_and_callback(&resolve, &reject).is_err() {
            let _ = reject.call0(&JsValue::NULL);
        }
    });
    JsFuture::from(answer).await.ok()?.dyn_into().ok()
}
