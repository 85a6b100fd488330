//! The start page: one sentence, one button, and the doors to what was saved.

mod examples;
mod ring;
pub mod saved;

use crate::assessment::document::Document;
use crate::browser::{clock, page};
use crate::catalogue::{Catalogue, Mode};
use crate::locale::W;
use crate::ui::components::file_picker::FilePicker;
use crate::ui::{App, Route, files, href, use_app};
use std::rc::Rc;
use yew::prelude::*;

#[component]
pub fn Start() -> Html {
    let app = use_app();
    html! {
        <>
            <div class="cols">
                <div class="stack">
                    <h1>{ app.w(W::StartTitle) }</h1>
                    <p class="lead">{ app.w(W::StartLead) }</p>
                    <p class="acts">{ begin(&app) }</p>
                    <saved::Saved />
                    <examples::Examples />
                    <FilePicker id="open-file" label={app.w(W::StartFile)} hint={app.w(W::StartFileHint)} />
                    <p class="note">{ app.w(W::StartPrivacy) }</p>
                </div>
                <figure><ring::Ring /></figure>
            </div>
            { what_you_get(&app) }
        </>
    }
}

/// A new assessment. Before the questions have arrived it goes to the page that waits for them and
/// begins by itself ([`begin_when_wanted`]).
fn begin(app: &App) -> Html {
    let onclick = {
        let app = app.clone();
        Callback::from(move |_| match app.catalogue() {
            Some(catalogue) => begin_with(&app, catalogue),
            None => page::go(&href(&Route::Ask(NEW.to_owned()))),
        })
    };
    html! {
        <button class="btn" id="begin" type="button" {onclick}>{ app.w(W::StartBegin) }</button>
    }
}

/// Page name of an assessment that begins as soon as it can.
const NEW: &str = "moi";

/// Begins the assessment that was asked for while the questions were still on their way.
pub fn begin_when_wanted(app: &App, catalogue: &Catalogue) {
    if Route::parse(&page::hash()) == Route::Ask(NEW.to_owned()) {
        begin_with(app, catalogue);
    }
}

fn begin_with(app: &App, catalogue: &Catalogue) {
    let (id, now) = (clock::fresh_id(), clock::now_iso());
    let document = Document::new(&id, &now, &catalogue.version, app.lang(), Mode::Quick);
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
