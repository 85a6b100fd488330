//! The start page: one sentence, one button, and the doors to what was saved.

mod examples;
mod ring;
pub mod saved;

use crate::assessment::document::Document;
use crate::browser::{clock, page};
use crate::catalogue::{Catalogue, Mode};
use crate::locale::W;
use crate::ui::components::file_picker::use_file_picker;
use crate::ui::components::icons::arrow;
use crate::ui::components::take_along::take_along;
use crate::ui::{App, Route, files, href, use_app};
use std::rc::Rc;
use yew::prelude::*;

#[component]
pub fn Start() -> Html {
    let app = use_app();
    let saved = saved::use_saved(&app);
    let examples = examples::use_examples(&app);
    let picker = use_file_picker(&app, "open-file", W::StartFile, W::StartFileHint);
    html! {
        <>
            <div class="cols">
                <div class="stack">
                    <h1>{ app.w(W::StartTitle) }</h1>
                    <p class="lead">{ app.w(W::StartLead) }</p>
                    <p class="acts">{ begin(&app, Mode::Quick) }{ begin(&app, Mode::Full) }</p>
                    { saved }
                    { examples }
                    { picker }
                    <p class="note"><a class="more" href={href(&Route::Incoming(String::new()))}>{ app.w(W::StartPaste) }</a></p>
                    { trainers(&app) }
                    <p class="note">{ app.w(W::StartPrivacy) }</p>
                    { take_along(&app) }
                </div>
                <figure>{ ring::ring(&app) }</figure>
            </div>
            { what_you_get(&app) }
        </>
    }
}

/// The door of those who gather many businesses in one room.
fn trainers(app: &App) -> Html {
    html! {
        <ul class="doors">
            <li>
                <a class="door" id="trainers" href={href(&Route::Workshop(String::new()))}>
                    <strong>{ app.w(W::StartTrainers) }</strong>{ arrow() }
                    <span>{ app.w(W::StartTrainersNote) }</span>
                </a>
            </li>
        </ul>
    }
}

/// A new assessment. Before the questions have arrived it goes to the page that waits for them and
/// begins by itself ([`begin_when_wanted`]).
fn begin(app: &App, mode: Mode) -> Html {
    let onclick = {
        let app = app.clone();
        Callback::from(move |_| match app.catalogue() {
            Some(catalogue) => begin_with(&app, catalogue, mode),
            None => page::go(&href(&Route::Ask(waiting_name(mode).to_owned()))),
        })
    };
    let (id, class, word) = match mode {
        Mode::Quick => ("begin", "btn", W::StartBegin),
        Mode::Full => ("begin-full", "btn plain", W::StartBeginFull),
    };
    html! {
        <button {class} {id} type="button" {onclick}>{ app.w(word) }</button>
    }
}

/// Page name of an assessment that begins as soon as it can.
fn waiting_name(mode: Mode) -> &'static str {
    match mode {
        Mode::Quick => "moi",
        Mode::Full => "moi-ky",
    }
}

/// First page of the full set of questions; the quick one begins with the trade.
const FIRST_OF_FULL: &str = "S00";

/// Begins the assessment that was asked for while the questions were still on their way.
pub fn begin_when_wanted(app: &App, catalogue: &Catalogue) {
    let Route::Ask(name) = Route::parse(&page::hash()) else { return };
    for mode in [Mode::Quick, Mode::Full] {
        if name == waiting_name(mode) {
            begin_with(app, catalogue, mode);
        }
    }
}

fn begin_with(app: &App, catalogue: &Catalogue, mode: Mode) {
    let (id, now) = (clock::fresh_id(), clock::now_iso());
    let mut document = Document::new(&id, &now, &catalogue.version, app.lang(), mode);
    document.place.clone_from(&app.state.place);
    if mode == Mode::Full {
        document.page = FIRST_OF_FULL.to_owned();
    }
    files::open(app, Rc::new(document));
}

fn what_you_get(app: &App) -> Html {
    let steps = [
        (W::StartGet1, W::StartGet1Text),
        (W::StartGet2, W::StartGet2Text),
        (W::StartGet3, W::StartGet3Text),
    ];
    let steps = steps.into_iter().enumerate().map(|(at, (title, text))| {
        html! {
            <li key={at}><div><h3>{ app.w(title) }</h3><p>{ app.w(text) }</p></div></li>
        }
    });
    html! {
        <section class="part" aria-labelledby="get">
            <h2 id="get">{ app.w(W::StartGet) }</h2>
            <ol class="steps row">{ for steps }</ol>
            <p class="note">{ app.w(W::StartNote) }</p>
        </section>
    }
}
