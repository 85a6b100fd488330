//! Saved files in and out, as the shell does them; reading and writing the format itself is
//! `assessment::document`.

use super::state::Notice;
use super::{Action, App, Route, href};
use crate::assessment::document::{self, Document, Fault, MAX_BYTES};
use crate::browser::{clock, files, page};
use crate::locale::W;
use crate::locale::number::{Digits, number};
use std::rc::Rc;
use web_sys::File;

const BYTES_PER_MB: f64 = 1e6;

/// Reads a file the user picked; opens it, or says in a sentence why not.
pub async fn read_document(app: App, file: File) {
    // A byte beyond the limit is enough to know.
    let limit = MAX_BYTES as f64;
    let text = match files::read(&file, limit).await {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(Some(size)) => return complain(&app, too_large(&app, size)),
        Err(None) => return complain(&app, app.w(W::ErrorsFileUnreadable).to_owned()),
    };
    match document::read(&text) {
        Err(fault) => complain(&app, fault_sentence(&app, &fault)),
        Ok(opened) => {
            if !opened.faults.is_empty() {
                complain(&app, partly(&app, &opened.faults));
            }
            offer(&app, opened.document);
        }
    }
}

fn complain(app: &App, sentence: String) {
    app.act(Action::Notice(Notice::File(sentence)));
}

/// Opens the document; one that is already on this device is asked about first.
fn offer(app: &App, mut document: Document) {
    if document.id.is_empty() {
        document.id = clock::fresh_id();
    }
    let document = Rc::new(document);
    if app.state.list.iter().any(|known| known.id == document.id) {
        app.act(Action::Notice(Notice::SameId(document)));
        page::scroll_top();
    } else {
        open(app, document);
    }
}

/// Opens a document and goes where its owner left off.
pub fn open(app: &App, document: Rc<Document>) {
    let to = resume_address(&document.page, !document.answers.0.is_empty());
    app.act(Action::Open(document));
    page::go(&to);
}

/// A copy under an id of its own.
pub fn open_copy(app: &App, document: Rc<Document>) {
    let copy = Document { id: clock::fresh_id(), ..(*document).clone() };
    open(app, Rc::new(copy));
}

/// Where to go on: the page it was left on; a document without one has its results to show.
pub fn resume_address(page: &str, has_answers: bool) -> String {
    match page {
        "results" => href(&Route::Results),
        "" if has_answers => href(&Route::Results),
        "" => href(&Route::Ask(FIRST_PAGE.to_owned())),
        page => href(&Route::Ask(page.to_owned())),
    }
}

/// Slug of the first page of every assessment.
pub const FIRST_PAGE: &str = "S01";

/// Hands the open assessment to the user as a file.
pub fn export_open(app: &App) {
    if let Some(open) = &app.state.open {
        export(&open.document);
    }
}

/// Hands an assessment to the user as a file.
pub fn export(document: &Document) {
    let mut document = document.clone();
    document.modified = clock::now_iso();
    let day = document.modified.get(..10).unwrap_or_default();
    let name = format!("vong-xanh-{day}.json");
    files::download(&name, "application/json", &document.to_json());
}

// --- sentences -----------------------------------------------------------------------------

fn too_large(app: &App, bytes: f64) -> String {
    let size = number(app.lang(), bytes / BYTES_PER_MB, Digits::Decimals(1));
    app.f(W::ErrorsFileTooLarge, &[("size", &size)])
}

fn fault_sentence(app: &App, fault: &Fault) -> String {
    match fault {
        Fault::TooLarge { bytes, .. } => too_large(app, *bytes as f64),
        Fault::Syntax { line, .. } => app.f(W::ErrorsFileSyntax, &[("line", &line.to_string())]),
        Fault::Newer { .. } => app.w(W::ErrorsFileNewer).to_owned(),
        Fault::NotAnAssessment | Fault::Field { .. } => app.w(W::ErrorsFileForeign).to_owned(),
    }
}

/// Names the first few places that could not be read.
fn partly(app: &App, faults: &[Fault]) -> String {
    const NAMED: usize = 5;
    let names: Vec<&str> = faults
        .iter()
        .filter_map(|fault| match fault {
            Fault::Field { name, .. } => Some(name.as_str()),
            _ => None,
        })
        .take(NAMED)
        .collect();
    let gaps = [("n", faults.len().to_string()), ("fields", names.join(", "))];
    let gaps: Vec<(&str, &str)> = gaps.iter().map(|(k, v)| (*k, v.as_str())).collect();
    app.f(W::ErrorsFilePartly, &gaps)
}
