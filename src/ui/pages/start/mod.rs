//! The start page: one sentence, one button, and the doors to what was saved.

mod ring;
pub mod saved;

use crate::assessment::document::Document;
use crate::assessment::examples;
use crate::browser::{clock, storage};
use crate::catalogue::{Catalogue, Mode};
use crate::locale::W;
use crate::ui::components::file_picker::FilePicker;
use crate::ui::components::icons::Arrow;
use crate::ui::{App, files, use_app};
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
                    <ul class="doors">{ for examples_doors(&app) }</ul>
                    <FilePicker id="open-file" label={app.w(W::StartFile)} hint={app.w(W::StartFileHint)} />
                    <p class="note">{ app.w(W::StartPrivacy) }</p>
                </div>
                <figure><ring::Ring /></figure>
            </div>
            { what_you_get(&app) }
        </>
    }
}

/// A new assessment; until the questions have arrived the button says that it is opening.
fn begin(app: &App) -> Html {
    let onclick = {
        let app = app.clone();
        Callback::from(move |_| {
            if let Some(catalogue) = app.catalogue() {
                files::open(&app, Rc::new(fresh(&app, catalogue)));
            }
        })
    };
    let ready = app.catalogue().is_some();
    html! {
        <button class="btn" id="begin" type="button" {onclick}>
            { app.w(if ready { W::StartBegin } else { W::StartLoading }) }
        </button>
    }
}

fn fresh(app: &App, catalogue: &Catalogue) -> Document {
    let now = clock::now_iso();
    Document::new(&clock::fresh_id(), &now, &catalogue.version, app.lang(), Mode::Quick)
}

fn examples_doors(app: &App) -> Vec<Html> {
    let door = |document: Document| {
        let name = document.title.as_ref().map_or("", |title| title.get(app.lang())).to_owned();
        let key = document.id.clone();
        let title = app.f(W::StartExample, &[("name", &name)]);
        let onclick = {
            let app = app.clone();
            Callback::from(move |_| {
                if app.catalogue().is_some() {
                    // What was tried on it before is kept; deleting it in the settings resets it.
                    let tried = storage::load(&document.id).document;
                    let document = tried.unwrap_or_else(|| document.clone());
                    files::open(&app, Rc::new(document));
                }
            })
        };
        html! {
            <li {key}>
                <button type="button" class="door" {onclick}>
                    <strong>{ title }</strong><Arrow /><span>{ app.w(W::StartExampleNote) }</span>
                </button>
            </li>
        }
    };
    examples().into_iter().map(door).collect()
}

fn what_you_get(app: &App) -> Html {
    let steps = [
        (W::StartGet1, W::StartGet1Text),
        (W::StartGet2, W::StartGet2Text),
        (W::StartGet3, W::StartGet3Text),
    ];
    let steps = steps.into_iter().map(|(title, text)| {
        html! {
            <li key={app.w(title)}><div><h3>{ app.w(title) }</h3><p>{ app.w(text) }</p></div></li>
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
