//! Side effects of the shell: loading data, saving, the draws, the document's attributes.
//! Each is a hook of its own; views never touch the browser's storage or the network.

use super::context::{App, use_app};
use super::pages::start::begin_when_wanted;
use super::route::Route;
use super::state::{Action, Data, Loading, Notice, State, Theme};
use crate::browser::{clock, lifecycle, packs, page, storage};
use crate::catalogue::pack::{decode_catalogue, decode_library, decode_texts};
use crate::assessment::store::Settings;
use crate::engine::Draws;
use crate::locale::Lang;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Draws per slice: about two frames' worth on a slow phone, so typing never waits.
const DRAWS_PER_SLICE: usize = 250;
/// Saving waits for a pause in typing.
const SAVE_AFTER_MS: u32 = 400;
/// The range waits until fast clicking pauses.
const RANGE_AFTER_MS: u32 = 60;

/// Settings and address decide the first state; data arrives later.
pub fn initial_state() -> State {
    let settings = storage::settings();
    let preferred = page::preferred_languages();
    let lang = settings.lang.unwrap_or_else(|| {
        let first = preferred.iter().find_map(|tag| Lang::from_code(tag.get(..2)?));
        first.unwrap_or_default()
    });
    State::new(lang, settings.theme.as_deref().map(Theme::from_code).unwrap_or_default(), settings.text_size, Route::parse(&page::hash()))
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
            lifecycle::announce_live();
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
                spawn_local(async move {
                    if let Some(texts) = load_texts(lang).await {
                        app.act(Action::TextsReady(lang, Rc::new(texts)));
                    }
                });
            }
        });
    }
    let wanted = matches!(app.state.route, Route::Explain(_) | Route::Measure(_));
    let missing = app.state.library.is_none();
    use_effect_with((wanted, missing), move |&(wanted, missing)| {
        if wanted && missing {
            spawn_local(async move {
                let library = packs::fetch("sources").await.and_then(|b| decode_library(&b).ok());
                if let Some(library) = library {
                    app.act(Action::LibraryReady(Rc::new(library)));
                }
            });
        }
    });
}

async fn load_texts(lang: Lang) -> Option<crate::catalogue::Texts> {
    let bytes = packs::fetch(&format!("text.{}", lang.code())).await?;
    decode_texts(&bytes).ok()
}

async fn load_data(app: App) {
    let lang = app.lang();
    if !packs::program().await {
        app.act(Action::DataFailed);
        return;
    }
    let core = packs::fetch("core").await.and_then(|bytes| decode_catalogue(&bytes).ok());
    let texts = load_texts(lang).await;
    let (Some(catalogue), Some(texts)) = (core, texts) else {
        app.act(Action::DataFailed);
        return;
    };
    let catalogue = Rc::new(catalogue);
    let data = Data::new(catalogue.clone(), lang, Rc::new(texts));
    app.act(Action::DataReady(Rc::new(data)));
    let last = storage::load_last();
    for key in last.damaged {
        app.act(Action::Notice(Notice::Damaged(key)));
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
    let key = (app.lang(), app.state.theme, app.state.text_size);
    use_effect_with(key, move |&(lang, theme, text_size)| {
        page::set_root("lang", Some(lang.code()));
        page::set_root("data-theme", theme.attribute());
        page::set_root("data-text", (text_size > 0).then(|| text_size.to_string()).as_deref());
        let theme = theme.attribute().map(str::to_owned);
        storage::save_settings(&Settings { lang: Some(lang), theme, text_size });
    });
}

/// Saves the open assessment after a pause, and at once when the page is left.
#[hook]
pub fn use_saving() {
    let app = use_app();
    let latest = use_mut_ref(|| None::<App>);
    *latest.borrow_mut() = Some(app.clone());
    let saved = use_mut_ref(|| 0_u64);
    {
        let latest = latest.clone();
        let saved = saved.clone();
        use_effect_with(app.state.revision, move |_| {
            let timer = gloo::timers::callback::Timeout::new(SAVE_AFTER_MS, move || {
                save_now(&latest, &saved);
            });
            move || drop(timer)
        });
    }
    use_effect_with((), move |()| {
        let listeners = lifecycle::on_leave(move || save_now(&latest, &saved));
        move || drop(listeners)
    });
}

fn save_now(latest: &Rc<RefCell<Option<App>>>, saved: &Rc<RefCell<u64>>) {
    let Some(app) = latest.borrow().clone() else {
        return;
    };
    let revision = app.state.revision;
    let Some(open) = &app.state.open else {
        return;
    };
    if *saved.borrow() == revision || !open.worth_saving() {
        return;
    }
    let mut document = (*open.document).clone();
    document.modified = clock::now_iso();
    if storage::save(&document).is_ok() {
        *saved.borrow_mut() = revision;
        app.act(Action::ListChanged(Rc::new(storage::list())));
    } else {
        app.act(Action::Notice(Notice::NotSaved));
    }
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
    gloo::timers::future::TimeoutFuture::new(RANGE_AFTER_MS).await;
    let stale = || *current.borrow() != revision;
    let (Some(catalogue), Some(open)) = (app.catalogue(), &app.state.open) else {
        return;
    };
    if stale() || !open.evaluation.baseline.money_possible {
        return;
    }
    let draws = catalogue.constants.draws as usize;
    let mut run = Draws::new(catalogue, &open.inputs, &open.evaluation, draws);
    while !run.advance(DRAWS_PER_SLICE) {
        gloo::timers::future::TimeoutFuture::new(0).await;
        if stale() {
            return;
        }
    }
    app.act(Action::RangeReady(revision, Rc::new(run.finish())));
}

/// Nothing stays folded on paper.
#[hook]
pub fn use_print() {
    use_effect_with((), move |()| {
        let listeners =
            lifecycle::on_print(|| page::open_details(true), || page::open_details(false));
        move || drop(listeners)
    });
}
