//! The one state of the app and the one reducer that changes it. Saving and the range are side
//! effects of the shell (`app`), never of a view.

use crate::assessment::data_set::{self, DataSet};
use crate::assessment::document::{Document, Line};
use crate::assessment::follow_up::FollowUp;
use crate::assessment::path::Path;
use crate::assessment::plan::Plan;
use crate::assessment::rows::Changes;
use crate::assessment::store::Summary;
use crate::assessment::{Answer, Inputs};
use crate::catalogue::{Catalogue, Figures, Handbook, Library, Mode, TextId, Texts};
use crate::engine::{Evaluation, Range};
use crate::locale::Lang;
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::Reducible;

use super::catalogues;
use super::classes::Held;
use super::edits;
use super::files::Candidate;
use super::history::{Change, History, Way};
pub use super::loading::{Data, Loading};
use super::parts::{Part, Parts};
use super::route::Route;
pub use super::theme::Theme;

/// The assessment in hand with everything derived from it.
#[derive(Clone, Debug)]
pub struct Open {
    pub document: Rc<Document>,
    /// With the document's own values.
    pub catalogue: Rc<Catalogue>,
    pub inputs: Rc<Inputs>,
    pub evaluation: Rc<Evaluation>,
    pub path: Rc<Path>,
    /// `None` while the draws run; `stale_range` then keeps the one before.
    pub range: Option<Rc<Range>>,
    pub stale_range: Option<Rc<Range>>,
    pub history: Rc<History>,
}

/// Something the user must know, until dismissed.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// Storage refuses: work goes on in memory only.
    NotSaved,
    /// Another page saved the open assessment; its text is shown now.
    ChangedElsewhere,
    /// Both pages changed it; what is open here is an assessment of its own now.
    KeptApart,
    /// A newer release has written to the store; this one stopped writing.
    Outdated,
    /// A file could not be read; the sentence is ready to show.
    File(String),
    /// A stored assessment was damaged; its text was kept under this key.
    Damaged(String),
    /// The file just read carries the id of an assessment already here: replace it or keep both.
    SameId(Rc<Document>),
}

#[derive(Clone, Debug)]
pub struct State {
    pub lang: Lang,
    pub theme: Theme,
    /// 0 normal, 1 large, 2 larger.
    pub text_size: u8,
    pub route: Route,
    /// Whether pages are drawn already; what stands around them comes first.
    pub begun: bool,
    pub data: Loading,
    /// The late words of a page could not be had.
    pub late_failed: bool,
    /// Parts of the program that have arrived.
    pub parts: Parts,
    /// Sources and evidence, loaded when a figure is opened.
    pub library: Option<Rc<Library>>,
    /// Cases, laws and contacts, loaded when a measure is opened.
    pub handbook: Option<Rc<Handbook>>,
    /// Every published figure, loaded with the data page.
    pub figures: Option<Rc<Figures>>,
    pub list: Rc<Vec<Summary>>,
    /// Province or city of new assessments, by id; empty: the catalogue's first.
    pub place: String,
    /// The session of a workshop in hand.
    pub class: Option<Rc<Held>>,
    /// Data sets kept on this device.
    pub sets: Rc<Vec<DataSet>>,
    pub open: Option<Open>,
    /// Opened before the catalogue was there; becomes `open` as soon as it is.
    pub pending: Option<Rc<Document>>,
    /// What came in and waits for the owner's word.
    pub incoming: Rc<Vec<Candidate>>,
    /// Files that are still being read: how many of how many.
    pub reading: Option<(usize, usize)>,
    pub notices: Rc<Vec<Notice>>,
    /// Where phones in the room find the app, as the trainer typed it; `None`: this page's own address.
    pub join_address: Option<Rc<str>>,
    /// Grows with every change of the open document; the shell saves and draws by it.
    pub revision: u64,
    /// The revision at which the document was taken from the store: as long as nothing else
    /// happens there is nothing to save, and another tab's newer text stays.
    pub stored: u64,
    /// Grows each time a document is taken in hand.
    pub opened: u64,
    /// Grows each time another page's text takes the place of the open one.
    pub followed: u64,
}

/// Everything that can happen.
#[derive(Clone, Debug)]
pub enum Action {
    Language(Lang),
    Theme(Theme),
    TextSize(u8),
    Navigate(Route),
    /// The first page is drawn.
    Begin,
    DataReady(Rc<Data>),
    DataFailed,
    /// Another catalogue takes the place of the one before.
    Catalogue(Rc<Data>),
    /// A part of the program arrived, or could not be had.
    Part(Part, bool),
    /// A part that could not be had is wanted again.
    PartAgain(Part),
    TextsReady(Lang, Rc<Texts>),
    /// The words of the later pages have come, or could not be had.
    LateWords(bool),
    LibraryReady(Rc<Library>),
    HandbookReady(Rc<Handbook>),
    FiguresReady(Rc<Figures>),
    /// Opens a document (new, stored, from a file, an example).
    Open(Rc<Document>),
    /// Opens what was worked on last, unless something else is open by now.
    Resume(Rc<Document>),
    /// Another page saved the open document: shows it as it is kept now.
    Follow(Rc<Document>),
    /// The open document goes on under this id.
    KeepApart(String),
    Close,
    /// One answer, `None` takes it back.
    Answer(String, Option<Answer>),
    /// Several answers in one step (a pasted block, a row taken away), `None` takes one back.
    Answers(Change, Changes),
    /// Quick or full; no answer is lost either way.
    SetMode(Mode),
    /// An odd answer is right after all: field, id of the check.
    Confirm(String, String),
    /// Switches a measure on or off, by id.
    Switch(String, bool),
    /// One measure in place of another of its kind, by id.
    Exchange {
        on: String,
        off: String,
    },
    /// Back to the recommended set.
    ResetSwitches,
    /// A whole choice of measures: what differs from the recommended set.
    Choose(BTreeMap<String, bool>),
    /// An own value of the catalogue or a price to try, by id; `None` takes it back.
    OwnValue(String, Option<f64>),
    /// Province or city, by id: of the open assessment, and of the next ones on this device.
    Place(String),
    /// Puts a data set in use, or none.
    UseDataSet(Option<Box<DataSet>>),
    /// Puts a set in use that was just made of the owner's own values.
    MakeDataSet(Box<DataSet>),
    /// The data sets on this device.
    SetsChanged(Rc<Vec<DataSet>>),
    /// The plan as it is from now on, and what was changed about it; `None`: as proposed.
    Plan(Change, Option<Box<Plan>>),
    /// All looks back as they are from now on, and what was changed about them.
    FollowUps(Change, Vec<FollowUp>),
    /// Today's figures take the place of those of older data.
    TakeTodaysData,
    /// What came in, in place of what waited before.
    Incoming(Rc<Vec<Candidate>>),
    Reading(Option<(usize, usize)>),
    /// The session of a workshop as it is from now on.
    Class(Option<Rc<Held>>),
    Undo,
    Redo,
    Rename(String),
    /// A line at the head of printed sheets, by id.
    Letterhead(String, Line),
    /// Where to resume.
    Visited(String),
    RangeReady(u64, Rc<Range>),
    ListChanged(Rc<Vec<Summary>>),
    JoinAddress(Rc<str>),
    Notice(Notice),
    Dismiss(Notice),
}

impl Open {
    /// An assessment nobody answered yet is not kept. An example is, under its own id, so that
    /// closing the page loses nothing tried on it.
    pub fn worth_saving(&self) -> bool {
        !self.document.answers.0.is_empty()
    }
}

impl State {
    /// Before anything has arrived.
    pub fn new(lang: Lang, theme: Theme, text_size: u8, route: Route) -> Self {
        Self {
            lang,
            theme,
            text_size,
            route,
            begun: false,
            data: Loading::Pending,
            late_failed: false,
            parts: Parts::default(),
            library: None,
            handbook: None,
            figures: None,
            list: Rc::default(),
            place: String::new(),
            class: None,
            sets: Rc::default(),
            open: None,
            pending: None,
            incoming: Rc::default(),
            reading: None,
            notices: Rc::default(),
            join_address: None,
            revision: 0,
            stored: 0,
            opened: 0,
            followed: 0,
        }
    }

    /// The catalogue as the open assessment sees it.
    pub fn catalogue(&self) -> Option<&Catalogue> {
        match (&self.open, &self.data) {
            (Some(open), _) => Some(&open.catalogue),
            (None, Loading::Ready(data)) => Some(&data.catalogue),
            _ => None,
        }
    }

    /// A long text in the reader's language, else in the other one while this one loads.
    pub fn text(&self, id: TextId) -> &str {
        let Loading::Ready(data) = &self.data else {
            return "";
        };
        let [vi, en] = &data.texts;
        let (first, second) = match self.lang {
            Lang::Vi => (vi, en),
            Lang::En => (en, vi),
        };
        first.as_ref().or(second.as_ref()).map_or("", |t| t.get(id))
    }
}

/// Shows a notice, once.
pub(super) fn note(state: &mut State, notice: Notice) {
    if !state.notices.contains(&notice) {
        let mut all = (*state.notices).clone();
        all.push(notice);
        state.notices = Rc::new(all);
    }
}

/// A set that is on this device too comes back with its sources and notes.
fn with_known_set(document: &Rc<Document>, sets: &[DataSet]) -> Rc<Document> {
    let mut known = (**document).clone();
    if data_set::complete(&mut known, sets) { Rc::new(known) } else { document.clone() }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Language(lang) => next.lang = lang,
            Action::Theme(theme) => next.theme = theme,
            Action::TextSize(size) => next.text_size = size,
            Action::Navigate(route) => next.route = route,
            Action::DataReady(data) => {
                next.data = Loading::Ready(data);
                if let Some(document) = next.pending.take() {
                    let is_stored = next.stored == next.revision;
                    next.open = edits::derive(&next, document);
                    next.revision += 1;
                    if is_stored {
                        next.stored = next.revision;
                    }
                }
            }
            Action::Catalogue(data) => next = catalogues::taken(&self, data),
            Action::DataFailed => next.data = Loading::Failed,
            Action::Part(part, arrived) => next.parts = next.parts.after(part, arrived),
            Action::PartAgain(part) => next.parts = next.parts.again(part),
            Action::TextsReady(lang, texts) => {
                if let Loading::Ready(data) = &self.data {
                    next.data = Loading::Ready(Rc::new(data.with_texts(lang, texts)));
                }
            }
            Action::Begin => next.begun = true,
            Action::LateWords(came) => next.late_failed = !came,
            Action::LibraryReady(library) => next.library = Some(library),
            Action::HandbookReady(handbook) => next.handbook = Some(handbook),
            Action::FiguresReady(figures) => next.figures = Some(figures),
            Action::Resume(_) if self.open.is_some() => return self,
            Action::Open(ref document)
            | Action::Resume(ref document)
            | Action::Follow(ref document) => {
                let document = with_known_set(document, &self.sets);
                next.open = None;
                next.open = edits::derive(&next, document.clone());
                catalogues::opened(&mut next, &document);
                if next.open.is_none() {
                    next.pending = Some(document);
                }
                next.revision += 1;
                next.opened += 1;
                next.followed += u64::from(matches!(action, Action::Follow(_)));
                if !matches!(action, Action::Open(_)) {
                    next.stored = next.revision;
                }
            }
            Action::KeepApart(id) => {
                if let Some(open) = &self.open {
                    let document = Document { id, ..(*open.document).clone() };
                    next.open = Some(Open { document: Rc::new(document), ..open.clone() });
                    next.revision += 1;
                }
            }
            Action::Close => next.open = None,
            Action::Undo => next = edits::stepped(&self, Way::Back),
            Action::Redo => next = edits::stepped(&self, Way::Forth),
            action @ (Action::Answer(..)
            | Action::Answers(..)
            | Action::SetMode(_)
            | Action::Confirm(..)
            | Action::Switch(..)
            | Action::Exchange { .. }
            | Action::ResetSwitches
            | Action::Choose(_)
            | Action::OwnValue(..)
            | Action::Place(_)
            | Action::UseDataSet(_)
            | Action::MakeDataSet(_)
            | Action::Plan(..)
            | Action::FollowUps(..)
            | Action::TakeTodaysData
            | Action::Rename(_)
            | Action::Letterhead(..)) => {
                next = edits::edited(&self, action.clone());
                if let Action::Place(place) = action {
                    next.place = place;
                }
            }
            Action::Visited(page) => {
                let known = self.open.as_ref().is_some_and(|o| o.document.page == page);
                if known {
                    return self;
                }
                if let Some(open) = &self.open {
                    let mut document = (*open.document).clone();
                    document.page = page;
                    next.open = Some(Open { document: Rc::new(document), ..open.clone() });
                    next.revision += 1;
                }
            }
            Action::RangeReady(revision, range) => {
                if revision != self.revision {
                    return self;
                }
                if let Some(open) = &mut next.open {
                    open.stale_range = Some(range.clone());
                    open.range = Some(range);
                }
            }
            Action::SetsChanged(sets) => next.sets = sets,
            Action::Incoming(all) => next.incoming = all,
            Action::Class(held) => next.class = held,
            Action::Reading(progress) => next.reading = progress,
            Action::ListChanged(list) => next.list = list,
            Action::JoinAddress(address) => next.join_address = Some(address),
            Action::Notice(notice) => {
                if self.notices.contains(&notice) {
                    return self;
                }
                note(&mut next, notice);
            }
            Action::Dismiss(notice) => {
                let all = self.notices.iter().filter(|n| **n != notice).cloned().collect();
                next.notices = Rc::new(all);
            }
        }
        Rc::new(next)
    }
}
