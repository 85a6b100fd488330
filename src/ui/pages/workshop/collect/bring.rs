//! Bringing in many things at once: read in slices so that the page never stands still, stopped when
//! asked, added to the session in one step.

use crate::assessment::document::Fault;
use crate::browser::{camera, clock, files, lifecycle};
use crate::locale::W;
use crate::ui::App;
use crate::ui::classes;
use crate::ui::files::{Broken, why_broken};
use crate::workshop::intake::{Found, Reason, take};
use crate::workshop::{Added, Coming, Gathering, How, MAX_BYTES, Session, merge};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::File;
use yew::prelude::*;

/// Work between two looks at what else waits.
const SLICE_MS: f64 = 12.0;
/// The bar moves so often; every move draws the page anew.
const MOVES_MS: f64 = 120.0;
/// What systems leave in folders.
const NOT_MEANT: [&str; 2] = ["thumbs.db", "desktop.ini"];

/// Something to read.
#[derive(Clone)]
pub enum Source {
    File(File),
    Text(String),
}

/// What became of one bringing-in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    pub new: usize,
    pub newer: usize,
    /// Already here, or an older state of one that is here.
    pub same: usize,
    pub older: usize,
    /// Other sessions that were put into this one.
    pub sessions: usize,
    /// Name (empty: pasted) and reason in the reader's words.
    pub broken: Vec<(String, String)>,
    /// Files that were not looked at because it was stopped.
    pub left: usize,
}

/// What the page shares with work that goes on while it is shown.
#[derive(Clone)]
pub struct Work {
    pub id: String,
    latest: Rc<RefCell<Option<App>>>,
    stop: Rc<Cell<bool>>,
    gone: Rc<Cell<bool>>,
    pub progress: UseStateHandle<Option<(usize, usize)>>,
    pub report: UseStateHandle<Option<Rc<Report>>>,
}

#[hook]
pub fn use_work(app: &App, id: &str) -> Work {
    let latest = use_mut_ref(|| None::<App>);
    *latest.borrow_mut() = Some(app.clone());
    let stop = use_memo((), |()| Cell::new(false));
    let gone = use_memo((), |()| Cell::new(false));
    let progress = use_state_eq(|| None);
    let report = use_state(|| None);
    {
        let (stop, gone) = (stop.clone(), gone.clone());
        use_effect_with((), move |()| {
            gone.set(false);
            move || {
                stop.set(true);
                gone.set(true);
            }
        });
    }
    Work { id: id.to_owned(), latest, stop, gone, progress, report }
}

impl Work {
    pub fn app(&self) -> Option<App> {
        self.latest.borrow().clone()
    }

    pub fn stop(&self) {
        self.stop.set(true);
    }
}

/// What was found so far.
#[derive(Default)]
struct Basket {
    found: Vec<(Coming, How)>,
    sessions: Vec<Session>,
    report: Report,
}

/// Reads everything and adds it.
pub async fn bring(work: Work, sources: Vec<Source>) {
    let Some(app) = work.app() else { return };
    let meant = |source: &Source| match source {
        Source::File(file) => is_meant(&file.name()),
        Source::Text(_) => true,
    };
    let sources: Vec<Source> = sources.into_iter().filter(meant).collect();
    if sources.is_empty() || work.progress.is_some() {
        return;
    }
    work.stop.set(false);
    let all = sources.len();
    work.progress.set(Some((0, all)));
    let mut basket = Basket::default();
    let (mut slice, mut moved) = (clock::ticks(), clock::ticks());
    for (at, source) in sources.into_iter().enumerate() {
        let now = clock::ticks();
        if now - slice > SLICE_MS {
            if now - moved > MOVES_MS {
                work.progress.set(Some((at, all)));
                moved = now;
            }
            lifecycle::turn().await;
            slice = clock::ticks();
        }
        if work.stop.get() {
            basket.report.left = all - at;
            break;
        }
        look(&app, source, &mut basket).await;
    }
    work.progress.set(None);
    if !work.gone.get() {
        let report = add(&work, basket);
        work.report.set(Some(Rc::new(report)));
    }
}

fn is_meant(name: &str) -> bool {
    !name.starts_with('.') && !NOT_MEANT.contains(&name.to_lowercase().as_str())
}

async fn look(app: &App, source: Source, basket: &mut Basket) {
    let (name, texts, how) = match source {
        Source::Text(text) => (String::new(), Ok(vec![text]), How::Pasted),
        Source::File(file) if file.type_().starts_with("image/") => {
            (file.name(), picture(app, &file).await, How::Image)
        }
        Source::File(file) => (file.name(), text(app, &file).await, How::File),
    };
    let texts = match texts {
        Ok(texts) => texts,
        Err(why) => return basket.report.broken.push((name, why)),
    };
    let Some(catalogue) = catalogue(app) else { return };
    let now = clock::now_iso();
    for found in texts.iter().flat_map(|text| take(&catalogue, text, &now)) {
        match found {
            Ok(Found::Business(coming)) => basket.found.push((coming, how)),
            Ok(Found::Session(session, faults)) => {
                basket.sessions.push(*session);
                if !faults.is_empty() {
                    let n = faults.len().to_string();
                    let said = app.f(W::WorkshopSessionPartly, &[("n", &n)]);
                    basket.report.broken.push((name.clone(), said));
                }
            }
            Err(reason) => basket.report.broken.push((name.clone(), why(app, &reason))),
        }
    }
}

/// The built-in catalogue: own values of whatever is open have no say here.
pub fn catalogue(app: &App) -> Option<Rc<crate::catalogue::Catalogue>> {
    match &app.state.data {
        crate::ui::Loading::Ready(data) => Some(data.catalogue.clone()),
        _ => None,
    }
}

async fn text(app: &App, file: &File) -> Result<Vec<String>, String> {
    let read = files::read(file, MAX_BYTES as f64).await;
    let bytes =
        read.map_err(|size| why_broken(app, &size.map_or(Broken::Unreadable, Broken::TooLarge)))?;
    Ok(vec![String::from_utf8_lossy(&bytes).into_owned()])
}

async fn picture(app: &App, file: &File) -> Result<Vec<String>, String> {
    match camera::codes_in(file).await {
        None => Err(app.w(W::WorkshopNoPicture).to_owned()),
        Some(codes) if codes.is_empty() => Err(app.w(W::WorkshopNoCode).to_owned()),
        Some(codes) => Ok(codes),
    }
}

/// Adds what was found to the session as it is now; one step to take back.
fn add(work: &Work, basket: Basket) -> Report {
    let Basket { found, sessions, report } = basket;
    let Some(app) = work.app() else { return report };
    let Some(held) = classes::held(&app, &work.id).cloned() else { return report };
    if found.is_empty() && sessions.is_empty() {
        return report;
    }
    let now = clock::now_iso();
    let said = |report: &Report| {
        let n = report.new + report.newer;
        (n > 0 || report.sessions > 0).then(|| app.f(W::WorkshopAdded, &[("n", &n.to_string())]))
    };
    classes::change(&app, &held, said, |session| {
        let mut report = report;
        let mut gathering = Gathering::new(std::mem::take(session));
        for (coming, how) in found {
            count(&mut report, gathering.add(coming, how, &now));
        }
        *session = gathering.session;
        for other in &sessions {
            let merged = merge(session, other);
            report.new += merged.new;
            report.newer += merged.changed;
            report.same += merged.same;
            report.sessions += 1;
        }
        report
    })
}

fn count(report: &mut Report, added: Added) {
    let place = match added {
        Added::New => &mut report.new,
        Added::Newer => &mut report.newer,
        Added::Same => &mut report.same,
        Added::Older => &mut report.older,
    };
    *place += 1;
}

/// Adds one business; what became of it.
pub fn add_one(app: &App, id: &str, coming: Coming, how: How) -> Option<Added> {
    let held = classes::held(app, id).cloned()?;
    let now = clock::now_iso();
    let letters = crate::share::letters(coming.id);
    let said = |added: &Added| {
        let changed = matches!(added, Added::New | Added::Newer);
        changed.then(|| app.f(W::WorkshopAddedOne, &[("code", &letters)]))
    };
    Some(classes::change(app, &held, said, |session| {
        let mut gathering = Gathering::new(std::mem::take(session));
        let added = gathering.add(coming, how, &now);
        *session = gathering.session;
        added
    }))
}

/// Why something cannot be taken, and what to do.
pub fn why(app: &App, reason: &Reason) -> String {
    use crate::share::CodeFault;
    let word = match reason {
        Reason::File(Fault::NotAnAssessment) | Reason::Foreign => W::WorkshopForeign,
        Reason::File(fault) => return why_broken(app, &Broken::File(fault.clone())),
        Reason::Link(fault) => return why_broken(app, &Broken::Link(*fault)),
        Reason::Code(CodeFault::Newer) => W::WorkshopCodeNewer,
        Reason::Code(CodeFault::Damaged) => W::WorkshopCodeDamaged,
        Reason::TooFew => W::WorkshopTooFew,
        Reason::Example => W::WorkshopExample,
        Reason::Empty => W::WorkshopEmpty,
    };
    app.w(word).to_owned()
}
