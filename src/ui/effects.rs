//! Side effects of the shell: loading data, the draws, the document's attributes; `saving` has its own.
//! Each is a hook of its own; views never touch the browser's storage or the network.

use super::catalogues;
use super::context::{App, use_app};
use super::draws::drawn;
use super::history::Way;
use super::pages::start::begin_when_wanted;
use super::route::Route;
use super::state::{Action, Data, Loading, Notice, Open, State, Theme};
use super::value_names;
use crate::assessment::store::Settings;
use crate::browser::{frames, lifecycle, packs, page, storage};
use crate::catalogue::pack::{
    decode_catalogue, decode_figures, decode_handbook, decode_library, decode_texts,
};
use crate::locale::{Lang, Pack, W, has_words, translate, translation, word, words};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The range waits until fast clicking pauses.
const RANGE_AFTER_MS: u32 = 16;

/// The page's own script has put language, theme and text size on `<html>`: with the address they
/// decide the first state. Data arrives later.
pub fn initial_state() -> State {
    let code = page::root("lang").unwrap_or_default();
    // The page's own script names only languages whose packs are there.
    let further = !code.is_empty() && Lang::from_code(&code).is_none();
    if further {
        translate(&code);
    }
    let lang = if further { Lang::En } else { Lang::from_code(&code).unwrap_or_default() };
    let theme = page::root("data-theme").map_or(Theme::Device, |code| Theme::from_code(&code));
    let text_size = page::root("data-text").and_then(|size| size.parse().ok()).unwrap_or_default();
    let place = storage::settings().place;
    State { place, ..State::new(lang, theme, text_size, Route::parse(&page::hash())) }
}

/// Follows the address.
#[hook]
pub fn use_routes() {
    let app = use_app();
    use_effect_with((), move |()| {
        let listener = lifecycle::on_hash_change(move || {
            app.act(Action::Navigate(Route::parse(&page::hash())));
        });
        move || drop(listener)
    });
}

/// Loads the catalogue once, each language's texts when first wanted, sources when a figure opens.
#[hook]
pub fn use_loading() {
    let app = use_app();
    {
        let app = app.clone();
        use_effect_with((), move |()| {
            spawn_local(load_data(app));
        });
    }
    let lang = app.lang();
    let has_texts = match &app.state.data {
        Loading::Ready(data) => data.has_texts(lang),
        _ => true,
    };
    {
        let app = app.clone();
        use_effect_with((lang, has_texts), move |&(lang, has_texts)| {
            if !has_texts {
                spawn_local(change_language(app, lang));
            }
        });
    }
    use_late_words(&app);
    let is_data = matches!(app.state.route, Route::Data(_));
    let looks_up = matches!(app.state.route, Route::Measure(_) | Route::Library(_));
    let opens = matches!(app.state.route, Route::Explain(_) | Route::Results | Route::Method(_));
    let sources = looks_up || opens || is_data;
    // Whom to ask and which rules help stands on measures and on most sheets.
    let handbook = looks_up || matches!(app.state.route, Route::Reports(_));
    // Terms of the glossary are links in what explains.
    let explains = matches!(
        app.state.route,
        Route::Ask(_) | Route::Explain(_) | Route::Help(_) | Route::Method(_)
    );
    let handbook = handbook || explains;
    use_pack(sources && app.state.library.is_none(), "sources", |bytes| {
        Some(Action::LibraryReady(Rc::new(decode_library(bytes).ok()?)))
    });
    use_pack(handbook && app.state.handbook.is_none(), "handbook", |bytes| {
        Some(Action::HandbookReady(Rc::new(decode_handbook(bytes).ok()?)))
    });
    // Own values that are no prices are called as the data page calls them.
    let named = app.state.open.as_ref().is_some_and(|open| {
        let set = open.document.data_set.iter().flat_map(|set| set.values.keys());
        let mut own = open.document.own_values.keys().chain(set);
        own.any(|id| value_names::is_assumed(&open.catalogue, id))
    });
    let names = named && (opens || app.state.route.says_late());
    use_pack((is_data || names) && app.state.figures.is_none(), "figures", |bytes| {
        Some(Action::FiguresReady(Rc::new(decode_figures(bytes).ok()?)))
    });
}

/// Loads the late words as soon as a page wants them, or is likely to be followed by one that does.
#[hook]
fn use_late_words(app: &App) {
    let lang = app.lang();
    let wanted = app.state.route.says_late() || matches!(app.state.route, Route::Results);
    let missing = wanted && !has_words(Pack::Late, lang);
    let app = app.clone();
    use_effect_with((lang, missing, app.state.route.clone()), move |&(lang, missing, _)| {
        if missing {
            spawn_local(async move {
                let done = load_words(Pack::Late, lang).await.is_some();
                app.act(Action::LateWords(done));
            });
        }
    });
}

/// Packs in which both languages stand side by side, English or what takes its place.
const IN_PAIRS: [&str; 2] = ["handbook", "figures"];

/// The name by which a pack is served in the languages of the page.
fn served_as(name: &str) -> String {
    let code = translation().filter(|_| IN_PAIRS.contains(&name));
    code.map_or_else(|| name.to_owned(), |code| format!("{name}.{code}"))
}

/// Loads a pack as soon as a page wants what it does not have.
#[hook]
fn use_pack(missing: bool, name: &'static str, read: fn(&[u8]) -> Option<Action>) {
    let app = use_app();
    // Another catalogue has packs of its own.
    let catalogue = match &app.state.data {
        Loading::Ready(data) => Rc::as_ptr(&data.catalogue),
        _ => std::ptr::null(),
    };
    use_effect_with((missing, catalogue), move |&(missing, _)| {
        if missing {
            spawn_local(async move {
                let bytes = packs::fetch(&served_as(name));
                if let Some(action) = bytes.await.and_then(|bytes| read(&bytes)) {
                    app.act(action);
                }
            });
        }
    });
}

/// Switches the language as soon as everything can be said in it. The pages before the data need
/// no more than the words of the first screen; what is missing then follows with the data.
pub fn switch_language(app: &App, lang: Lang) {
    match &app.state.data {
        Loading::Ready(data) if !data.has_texts(lang) || lacks_late(app, lang) => {
            spawn_local(change_language(app.clone(), lang));
        }
        _ => app.act(Action::Language(lang)),
    }
}

/// Whether the page says words that have not come yet.
pub fn lacks_late(app: &App, lang: Lang) -> bool {
    app.state.route.says_late() && !has_words(Pack::Late, lang)
}

/// Speaks a language whose words take English's place (or English again): the page starts anew.
pub fn speak(app: &App, code: &str) {
    super::saving::save_open(app);
    remember(code, app.state.theme, app.state.text_size, &app.state.place);
    page::reload();
}

fn remember(lang: &str, theme: Theme, text_size: u8, place: &str) {
    let theme = theme.attribute().map(str::to_owned);
    let (lang, place) = (Some(lang.to_owned()), place.to_owned());
    storage::save_settings(&Settings { lang, theme, text_size, place });
}

/// Loads a language and shows it; where it cannot be had the other one stays, and a notice says so.
async fn change_language(app: App, lang: Lang) {
    let texts = load_texts(lang).await;
    // A page that says late words keeps standing while they come in the other language.
    let late = !lacks_late(&app, lang) || load_words(Pack::Late, lang).await.is_some();
    if let Some(texts) = texts.filter(|_| late) {
        app.act(Action::TextsReady(lang, Rc::new(texts)));
        app.act(Action::Language(lang));
    } else {
        let sentence = word(lang.other(), W::ShellLanguageFailed).to_owned();
        app.act(Action::Language(lang.other()));
        app.act(Action::Notice(Notice::File(sentence)));
    }
}

/// The long texts of a language, once its interface words are installed too.
async fn load_texts(lang: Lang) -> Option<crate::catalogue::Texts> {
    let texts = packs::fetch(&format!("text.{}", lang.spoken()));
    load_words(Pack::Words, lang).await?;
    decode_texts(&texts.await?).ok()
}

/// Makes sure that the words of a pack can be shown; `None` when they cannot be had.
pub async fn load_words(pack: Pack, lang: Lang) -> Option<()> {
    if has_words(pack, lang) {
        return Some(());
    }
    let words = packs::fetch(&pack.name(lang));
    words::install(pack, lang, words.await?).ok()
}

/// Catalogue and texts as they are served now, and what has to be said about that.
pub async fn served(lang: Lang) -> Option<(Data, Option<String>)> {
    let core = packs::fetch("core");
    let texts = load_texts(lang).await;
    let mut catalogue = decode_catalogue(&core.await?).ok()?;
    let (other, said) = catalogues::in_use(lang).await;
    catalogue.name = other.map(|other| other.name).unwrap_or_default();
    Some((Data::new(Rc::new(catalogue), lang, Rc::new(texts?)), said))
}

/// A turn of its own for what comes next: at once, it would keep a slow phone deaf twice as long.
async fn next_turn() {
    gloo::timers::future::TimeoutFuture::new(0).await;
}

async fn load_data(app: App) {
    // What stands around the pages is drawn. The still page stays until the page is there, too.
    next_turn().await;
    app.act(Action::Begin);
    next_turn().await;
    lifecycle::announce_live();
    let lang = app.lang();
    let mut found = served(lang).await;
    if found.is_none() && catalogues::in_use(lang).await.0.is_some() {
        // What was kept of another catalogue cannot be read.
        crate::browser::catalogues::back();
        found = served(lang).await;
    }
    let Some((data, said)) = found else {
        app.act(Action::DataFailed);
        return;
    };
    next_turn().await;
    let catalogue = data.catalogue.clone();
    app.act(Action::DataReady(Rc::new(data)));
    said.into_iter().for_each(|said| app.act(Action::Notice(Notice::File(said))));
    app.act(Action::SetsChanged(Rc::new(storage::sets())));
    let last = storage::load_last();
    for key in last.damaged {
        app.act(Action::Notice(Notice::Damaged(key)));
    }
    if last.newer {
        app.act(Action::Notice(Notice::Outdated));
    }
    if let Some(document) = last.document {
        app.act(Action::Resume(Rc::new(document)));
    }
    app.act(Action::ListChanged(Rc::new(storage::list())));
    begin_when_wanted(&app, &catalogue);
}

/// Language, theme and text size on `<html>`, remembered for the next visit.
#[hook]
pub fn use_root_attributes() {
    let app = use_app();
    // Until the data is there nothing has been chosen anew.
    let ready = matches!(app.state.data, Loading::Ready(_));
    let key = (ready, app.lang(), app.state.theme, app.state.text_size, app.state.place.clone());
    use_effect_with(key, move |(ready, lang, theme, text_size, place)| {
        let (ready, lang, theme, text_size) = (*ready, *lang, *theme, *text_size);
        page::set_root("lang", Some(lang.spoken()));
        page::set_root("data-theme", theme.attribute());
        page::set_root("data-text", (text_size > 0).then(|| text_size.to_string()).as_deref());
        if ready {
            remember(lang.spoken(), theme, text_size, place);
        }
    });
}

/// Computes the range in slices after each change; a newer change abandons the older run.
#[hook]
pub fn use_range() {
    let app = use_app();
    let current = use_mut_ref(|| 0_u64);
    use_effect_with(app.state.revision, move |&revision| {
        *current.borrow_mut() = revision;
        spawn_local(run_draws(app, revision, current));
    });
}

async fn run_draws(app: App, revision: u64, current: Rc<RefCell<u64>>) {
    // What cannot be seen is drawn once, with the new range.
    let _hold = frames::hold();
    gloo::timers::future::TimeoutFuture::new(RANGE_AFTER_MS).await;
    let stale = || *current.borrow() != revision;
    let Some(open) = app.state.open.as_ref().filter(|open| open.evaluation.baseline.money_possible)
    else {
        return;
    };
    if stale() {
        return;
    }
    if let Some(range) = drawn(open, stale).await {
        app.act(Action::RangeReady(revision, Rc::new(range)));
    }
}

/// Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y (⌘ on a Mac) step back and forth; in a text field they belong
/// to the text. `step` takes the step (`true`: forth) and says whether there was one.
#[hook]
pub fn use_step_keys(step: fn(&App, bool) -> bool) {
    let app = use_app();
    let latest = use_mut_ref(|| None::<App>);
    *latest.borrow_mut() = Some(app);
    use_effect_with((), move |()| {
        let listener = lifecycle::on_step_keys(move |forth| {
            let app = latest.borrow().clone();
            app.is_some_and(|app| step(&app, forth))
        });
        move || drop(listener)
    });
}

/// A step among the changes of what is open. The session in hand has steps of its own.
pub fn step(app: &App, forth: bool) -> bool {
    let way = if forth { Way::Forth } else { Way::Back };
    let is_there = |open: &Open| open.history.next(way).is_some();
    let in_class = matches!(app.state.route, Route::Workshop(_));
    if in_class || !app.state.open.as_ref().is_some_and(is_there) {
        return false;
    }
    app.act(if forth { Action::Redo } else { Action::Undo });
    true
}

/// The step just taken, for readers; empty after anything else.
pub fn step_said(app: &App) -> String {
    let last = app.state.open.as_ref().and_then(|open| open.history.last());
    last.map_or_else(String::new, |(way, change)| value_names::step(app, *way, change))
}

/// Nothing stays folded on paper, and nothing waits.
#[hook]
pub fn use_print() {
    use_effect_with((), move |()| {
        let listeners = lifecycle::on_print(|| for_paper(true), || for_paper(false));
        move || drop(listeners)
    });
}

fn for_paper(is_paper: bool) {
    frames::hurry(is_paper);
    page::open_details(is_paper);
}
