//! Data sets of this device: kept, taken away, read from a file, handed out.

use super::{Action, App, Route, files as documents, href, names};
use crate::assessment::data_set::{DataSet, MAX_BYTES, read_data_set};
use crate::browser::{files, page, storage};
use crate::locale::W;
use crate::ui::state::Notice;
use std::rc::Rc;
use web_sys::File;

/// Keeps a set; where the browser refuses, it is kept as long as the page is open.
pub fn keep(app: &App, set: &DataSet) {
    if storage::keep_set(set).is_err() {
        app.act(Action::Notice(Notice::NotSaved));
    }
    app.act(Action::SetsChanged(Rc::new(storage::sets())));
}

/// Takes a set away from this device; an assessment that uses it keeps its own copy.
pub fn remove(app: &App, set: &DataSet) {
    let _ = storage::drop_set(set);
    app.act(Action::SetsChanged(Rc::new(storage::sets())));
}

/// Whether a set with the same figures is on this device.
pub fn is_kept(app: &App, set: &DataSet) -> bool {
    app.state.sets.iter().any(|kept| kept.is_same(set))
}

/// Hands a set to the user as a file.
pub fn export(set: &DataSet) {
    let name = format!("vong-xanh-so-lieu-{}.json", set.short_checksum());
    files::download(&name, "application/json", &set.to_json());
}

/// Reads files of sets and keeps what is sound; says in a sentence what is not.
pub async fn take_files(app: App, all: Vec<File>) {
    for file in all {
        match files::read(&file, MAX_BYTES as f64).await {
            Ok(bytes) => take_text(&app, &String::from_utf8_lossy(&bytes)),
            Err(size) => {
                let broken =
                    size.map_or(documents::Broken::Unreadable, documents::Broken::TooLarge);
                complain(&app, documents::why_broken(&app, &broken));
            }
        }
    }
}

/// Keeps the set that this text is, and shows the sets.
pub fn take_text(app: &App, text: &str) {
    match read_data_set(text) {
        Ok((set, faults)) => {
            if !faults.is_empty() {
                complain(app, documents::partly(app, &faults));
            }
            keep(app, &set);
            page::go(&href(&Route::Data("bo".to_owned())));
        }
        Err(fault) => complain(app, documents::why_broken(app, &documents::Broken::File(fault))),
    }
}

fn complain(app: &App, sentence: String) {
    app.act(Action::Notice(Notice::File(sentence)));
}

/// The set that an assessment was computed with, for its reports.
pub fn sentence(app: &App, set: &DataSet) -> String {
    let place = if set.place.is_empty() { "–".to_owned() } else { names::place(app, &set.place) };
    let (name, n) = (name(app, set), set.values.len().to_string());
    let gaps =
        [("name", name.as_str()), ("place", &place), ("sum", set.short_checksum()), ("n", &n)];
    app.f(if set.is_reference() { W::SetsMissing } else { W::SetsReport }, &gaps)
}

/// `Giá Bắc Ninh`; a set that came without a name is told by its checksum.
pub fn name(app: &App, set: &DataSet) -> String {
    if set.name.is_empty() {
        app.f(W::SetsNameless, &[("sum", set.short_checksum())])
    } else {
        set.name.clone()
    }
}
