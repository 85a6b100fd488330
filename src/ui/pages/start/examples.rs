//! The doors to the example businesses: a few in sight, those of other trades behind a line.

use crate::assessment::document::Document;
use crate::assessment::examples::{Name, names, unpack};
use crate::browser::{packs, storage};
use crate::locale::W;
use crate::ui::components::icons::arrow;
use crate::ui::{Action, App, Notice, files};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// So many doors are in sight.
const SHOWN: usize = 2;

/// Id of the example that is being opened.
type Opening = UseStateHandle<Option<&'static str>>;

#[hook]
pub fn use_examples(app: &App) -> Html {
    let opening = use_state(|| None);
    let door = |name: &Name| door(app, *name, &opening);
    let shown = names().iter().take(SHOWN).map(door);
    let folded = names().iter().skip(SHOWN).map(door);
    html! {
        <div class="examples">
            <ul class="doors">{ for shown }</ul>
            <details hidden={names().len() <= SHOWN}>
                <summary>{ app.w(W::StartMoreExamples) }</summary>
                <ul class="doors">{ for folded }</ul>
            </details>
        </div>
    }
}

/// Says that it is opening until the example has come.
fn door(app: &App, name: Name, opening: &Opening) -> Html {
    let is_opening = **opening == Some(name.id);
    let onclick = {
        let (app, opening) = (app.clone(), opening.clone());
        Callback::from(move |_| {
            if is_opening {
                return;
            }
            opening.set(Some(name.id));
            let (app, opening) = (app.clone(), opening.clone());
            spawn_local(async move {
                open(&app, name).await;
                opening.set(None);
            });
        })
    };
    let note = if is_opening { W::StartLoading } else { W::StartExampleNote };
    html! {
        <li key={name.id}>
            <button type="button" class="door" aria-busy={is_opening.then_some("true")} {onclick}>
                <strong>{ app.f(W::StartExample, &[("name", name.get(app.lang()))]) }</strong>
                { arrow() }<span>{ app.w(note) }</span>
            </button>
        </li>
    }
}

/// Opens the example, or says that it cannot be had.
async fn open(app: &App, name: Name) {
    match fetch(name).await {
        Some(document) => files::open(app, Rc::new(document)),
        None => {
            let sentence = app.w(W::StartExampleFailed).to_owned();
            app.act(Action::Notice(Notice::File(sentence)));
        }
    }
}

async fn fetch(name: Name) -> Option<Document> {
    // What was tried on it before is kept; deleting it in the settings resets it.
    match storage::load(name.id).document {
        Some(tried) => Some(tried),
        None => unpack(&packs::fetch("examples").await?, name.id),
    }
}
