//! Saved files in and out, as the shell does them; reading and writing the format itself is
//! `assessment::document`, telling what a text is `share`.

use super::data_sets;
use super::state::{Loading, Notice};
use super::{Action, App, Open, Route, href};
use crate::assessment::data_set::is_data_set;
use crate::assessment::document::{self, Document, Fault, Headline, MadeWith, Opened};
use crate::assessment::store;
use crate::assessment::then_and_now::frozen;
use crate::browser::{clock, files, lifecycle, page};
use crate::locale::W;
use crate::locale::number::{Digits, number};
use crate::share::{Incoming, LinkFault, incoming, incoming_all};
use std::rc::Rc;
use web_sys::File;

const BYTES_PER_MB: f64 = 1e6;
/// More at once belong into a workshop.
const MOST_FILES: usize = 200;

/// Something that came in, and where from.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// Name of the file; empty for links and pasted texts.
    pub from: String,
    pub found: Result<Sound, Broken>,
}

/// An assessment that can be used.
#[derive(Clone, Debug, PartialEq)]
pub struct Sound {
    pub document: Rc<Document>,
    /// Fields that could not be read; answers that this release does not know.
    pub faults: Vec<Fault>,
    pub unknown: usize,
}

/// Why something cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub enum Broken {
    File(Fault),
    Link(LinkFault),
    /// Bytes.
    TooLarge(f64),
    Unreadable,
    /// One of several in a file of which nothing can be read.
    Damaged,
    /// For a workshop, not for here.
    ResultCode,
    /// Of workshops: they are opened on the trainer's page.
    Session,
    /// A data set, its text; it belongs to the page of data.
    DataSet(String),
    /// The files of a catalogue, or a folder that may be one (no files): the page of data checks them.
    Catalogue(Vec<File>),
    Foreign,
    Empty,
    TooMany,
}

impl From<Opened> for Sound {
    fn from(opened: Opened) -> Self {
        Self { document: Rc::new(opened.document), faults: opened.faults, unknown: 0 }
    }
}

/// What became of a text.
fn found(incoming: Incoming) -> Result<Sound, Broken> {
    match incoming {
        Incoming::File(read) => read.map(Sound::from).map_err(Broken::File),
        Incoming::Link(Ok(carried)) => {
            let (document, unknown) = (Rc::new(carried.document), carried.unknown);
            Ok(Sound { document, faults: Vec::new(), unknown })
        }
        Incoming::Link(Err(fault)) => Err(Broken::Link(fault)),
        Incoming::ResultCode => Err(Broken::ResultCode),
        Incoming::Empty => Err(Broken::Empty),
        Incoming::Foreign => Err(Broken::Foreign),
    }
}

/// What stands behind a link's address.
pub fn from_link(app: &App, code: &str) -> Candidate {
    let text = href(&Route::Incoming(code.to_owned()));
    let found = match app.catalogue() {
        Some(catalogue) => found(incoming(catalogue, &text)),
        None => Err(Broken::Unreadable),
    };
    Candidate { from: String::new(), found }
}

/// Files that were picked or dropped: a single one is opened where nothing stands against it,
/// several are shown first.
pub async fn take_files(app: App, all: Vec<File>) {
    if all.is_empty() {
        return;
    }
    if let Some(from) = catalogue_file(&all) {
        return show(&app, Candidate { from, found: Err(Broken::Catalogue(all)) });
    }
    if let [file] = all.as_slice() {
        let mut read = read(&app, file).await;
        if read.len() == 1 {
            return read.pop().into_iter().for_each(|one| take_one(&app, file, one));
        }
        page::go(&href(&Route::Incoming(String::new())));
        return app.act(Action::Incoming(Rc::new(candidates(file, read).collect())));
    }
    page::go(&href(&Route::Incoming(String::new())));
    let count = all.len();
    let mut found = Vec::new();
    for (at, file) in all.into_iter().enumerate() {
        app.act(Action::Reading(Some((at, count))));
        lifecycle::turn().await;
        let read =
            if at < MOST_FILES { read(&app, &file).await } else { vec![Err(Broken::TooMany)] };
        found.extend(candidates(&file, read));
    }
    app.act(Action::Reading(None));
    app.act(Action::Incoming(Rc::new(found)));
}

/// The name of the file by which several are known for those of a catalogue.
fn catalogue_file(all: &[File]) -> Option<String> {
    let name = |file: &File| Some(file.name()).filter(|name| name == "measures.json");
    all.iter().find_map(name)
}

/// Shows on its own page what came in.
fn show(app: &App, one: Candidate) {
    page::go(&href(&Route::Incoming(String::new())));
    app.act(Action::Incoming(Rc::new(vec![one])));
}

/// What was found in a file.
fn candidates(
    file: &File,
    found: Vec<Result<Sound, Broken>>,
) -> impl Iterator<Item = Candidate> + use<> {
    let name = file.name();
    found.into_iter().map(move |found| Candidate { from: name.clone(), found })
}

/// A text that was pasted; `false` when it is nothing of ours.
pub fn take_text(app: &App, text: &str) -> bool {
    let Some(catalogue) = app.catalogue() else { return false };
    let all = incoming_all(catalogue, text).into_iter();
    let all: Vec<Candidate> =
        all.map(|one| Candidate { from: String::new(), found: found(one) }).collect();
    let ours = all.iter().any(|c| !matches!(c.found, Err(Broken::Foreign | Broken::Empty)));
    if ours {
        app.act(Action::Incoming(Rc::new(all)));
        page::go(&href(&Route::Incoming(String::new())));
    }
    ours
}

/// Reads a file: an assessment, a text with a link, or all that another browser kept.
async fn read(app: &App, file: &File) -> Vec<Result<Sound, Broken>> {
    let bytes = match files::read(file, store::MAX_RECOVERY as f64).await {
        Ok(bytes) => bytes,
        Err(Some(bytes)) => return vec![Err(Broken::TooLarge(bytes))],
        // A folder looks like a file without an ending that cannot be read.
        Err(None) if !file.name().contains('.') => return vec![Err(Broken::Catalogue(Vec::new()))],
        Err(None) => return vec![Err(Broken::Unreadable)],
    };
    let text = String::from_utf8_lossy(&bytes);
    let sessions = has_sessions(&text).then_some(Err(Broken::Session));
    if let Some(all) = store::recovered(&text).filter(|all| !all.is_empty()) {
        let one = |one: Result<Opened, _>| one.map(Sound::from).map_err(|_| Broken::Damaged);
        return all.into_iter().map(one).chain(sessions).collect();
    }
    if let Some(sessions) = sessions {
        return vec![sessions];
    }
    if text.get(..200).unwrap_or(&text).contains("vong-xanh/catalogue") {
        return vec![Err(Broken::Catalogue(vec![file.clone()]))];
    }
    if is_data_set(&text) {
        return vec![Err(Broken::DataSet(text.into_owned()))];
    }
    vec![match (document::read(&text), app.catalogue()) {
        (Err(Fault::Syntax { .. }), Some(catalogue)) if text.contains("#/mo/") => {
            found(incoming(catalogue, &text))
        }
        (read, _) => read.map(Sound::from).map_err(Broken::File),
    }]
}

/// A session of a workshop, or everything that a browser kept, sessions among it. Looked for by their
/// marks alone: reading them belongs to the trainer's pages.
fn has_sessions(text: &str) -> bool {
    let head = text.get(..200).unwrap_or(text);
    head.contains("vong-xanh/workshop") || text.contains("\"vx.class.current.")
}

/// Opens the one thing the user picked, or says in a sentence why not.
fn take_one(app: &App, file: &File, found: Result<Sound, Broken>) {
    match found {
        Err(Broken::Catalogue(_)) => show(app, Candidate { from: file.name(), found }),
        Err(Broken::DataSet(text)) => data_sets::take_text(app, &text),
        Err(broken) => complain(app, why_broken(app, &broken)),
        Ok(sound) => {
            if !sound.faults.is_empty() {
                complain(app, partly(app, &sound.faults));
            }
            offer(app, sound.document);
        }
    }
}

fn complain(app: &App, sentence: String) {
    app.act(Action::Notice(Notice::File(sentence)));
}

/// Opens the document; one that is already on this device is asked about first.
fn offer(app: &App, document: Rc<Document>) {
    let document = with_id(document);
    if app.state.list.iter().any(|known| known.id == document.id) {
        app.act(Action::Notice(Notice::SameId(document)));
        page::scroll_top();
    } else {
        open(app, document);
    }
}

/// Another program's file may come without an id.
pub fn with_id(document: Rc<Document>) -> Rc<Document> {
    if document.id.is_empty() { fresh_copy(&document) } else { document }
}

/// The same under an id of its own.
pub fn fresh_copy(document: &Document) -> Rc<Document> {
    Rc::new(Document { id: clock::fresh_id(), ..document.clone() })
}

/// Opens a document and goes where its owner left off.
pub fn open(app: &App, document: Rc<Document>) {
    let to = resume_address(&document.page, !document.answers.0.is_empty());
    app.act(Action::Open(document));
    page::go(&to);
}

/// A copy under an id of its own.
pub fn open_copy(app: &App, document: Rc<Document>) {
    open(app, fresh_copy(&document));
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

/// The open assessment as it is written: with what wrote it, and its result frozen.
pub fn as_saved(app: &App, open: &Open) -> Document {
    let mut document = (*open.document).clone();
    document.modified = clock::now_iso();
    env!("CARGO_PKG_VERSION").clone_into(&mut document.tool_version);
    let Loading::Ready(data) = &app.state.data else { return document };
    document.data_version.clone_from(&data.catalogue.version);
    document.catalogue = MadeWith::of(&data.catalogue);
    let Some(range) = &open.range else {
        // The range is still being drawn; the frozen result of before may speak of other answers.
        document.results = document.results.filter(|r| !r.is_current(&data.catalogue));
        return document;
    };
    let name = |id| app.text(id);
    let catalogue = &data.catalogue;
    let now = || Headline::new(catalogue, &open.document, (&open.evaluation, range), &name);
    document.results = Some(frozen(catalogue, &open.document, now));
    document
}

/// Hands the open assessment to the user as a file.
pub fn export_open(app: &App) {
    if let Some(open) = &app.state.open {
        export(&as_saved(app, open));
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

/// Why something that came in cannot be used, and what to do.
pub fn why_broken(app: &App, broken: &Broken) -> String {
    let word = match broken {
        Broken::File(Fault::TooLarge { bytes, .. }) => return too_large(app, *bytes as f64),
        Broken::TooLarge(bytes) => return too_large(app, *bytes),
        Broken::File(Fault::Syntax { line, .. }) => {
            return app.f(W::ErrorsFileSyntax, &[("line", &line.to_string())]);
        }
        Broken::File(Fault::Newer { .. }) => W::ErrorsFileNewer,
        Broken::File(Fault::NotAnAssessment | Fault::NotADataSet | Fault::Field { .. }) => {
            W::ErrorsFileForeign
        }
        Broken::Link(LinkFault::Newer) => W::IncomingLinkNewer,
        Broken::Link(LinkFault::Damaged) => W::IncomingLinkDamaged,
        Broken::Link(LinkFault::TooLong) => W::IncomingLinkTooLong,
        Broken::Unreadable => W::ErrorsFileUnreadable,
        Broken::Damaged => W::ErrorsFileDamaged,
        Broken::ResultCode => W::IncomingResultCode,
        Broken::DataSet(_) => W::IncomingDataSet,
        Broken::Session => W::IncomingSession,
        Broken::Catalogue(all) if all.is_empty() => W::IncomingFolder,
        Broken::Catalogue(_) => W::IncomingCatalogue,
        Broken::Foreign => W::IncomingForeign,
        Broken::Empty => W::IncomingEmpty,
        Broken::TooMany => W::IncomingTooMany,
    };
    app.w(word).to_owned()
}

/// Names the first few places that could not be read.
pub fn partly(app: &App, faults: &[Fault]) -> String {
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
