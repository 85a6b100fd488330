//! Every saved assessment: name it, open it, save it to a file, delete it.

use crate::assessment::document::Document;
use crate::assessment::store::Summary;
use crate::browser::{files as downloads, storage};
use crate::locale::W;
use crate::ui::components::deleted;
use crate::ui::components::footer::written_date;
use crate::ui::pages::start::saved::{keep, name_of, remove};
use crate::ui::{Action, App, files};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What can be brought back.
type Undo = UseStateHandle<Option<Rc<Document>>>;

#[hook]
pub fn use_saved_list(app: &App) -> Html {
    let undo = use_state(|| None::<Rc<Document>>);
    let documents = use_memo(app.state.list.clone(), |list| {
        let load = |summary: &Summary| storage::load(&summary.id).document.map(Rc::new);
        list.iter().map(|summary| (summary.id.clone(), load(summary))).collect::<Vec<_>>()
    });
    let rows = documents.iter().map(|(id, document)| row(app, id, document.as_ref(), &undo));
    let bring_back = {
        let (app, undo) = (app.clone(), undo.clone());
        Callback::from(move |_| {
            if let Some(document) = undo.as_ref() {
                keep(&app, document);
            }
            undo.set(None);
        })
    };
    let gone = undo.as_ref().map(|document| name_of(app, document));
    html! {
        <div class="stack">
            <p hidden={!app.state.list.is_empty()}>{ app.w(W::SettingsNothingSaved) }</p>
            <ul class="saved-list">{ for rows }</ul>
            { deleted::line(app, gone, bring_back) }
        </div>
    }
}

fn row(app: &App, id: &str, document: Option<&Rc<Document>>, undo: &Undo) -> Html {
    let ondelete = {
        let (app, id) = (app.clone(), id.to_owned());
        let (document, undo) = (document.cloned(), undo.clone());
        Callback::from(move |_| {
            remove(&app, &id);
            undo.set(document.clone());
        })
    };
    let ontake = {
        let id = id.to_owned();
        Callback::from(move |_| {
            let text = storage::text_of(&id).unwrap_or_default();
            downloads::download("vong-xanh.txt", "text/plain", &text);
        })
    };
    let Some(document) = document else {
        return html! {
            <li key={id.to_owned()} class="stack">
                <p>{ app.w(W::SettingsUnreadable) }</p>
                <p class="acts">
                    <button class="btn plain small" type="button" onclick={ontake}>{ app.w(W::ShellDownloadDamaged) }</button>
                    <button class="btn plain small" type="button" onclick={ondelete}>{ app.w(W::CommonDelete) }</button>
                </p>
            </li>
        };
    };
    let name = name_of(app, document);
    let date = written_date(app, &document.modified);
    let onopen = {
        let (app, document) = (app.clone(), document.clone());
        Callback::from(move |_| files::open(&app, document.clone()))
    };
    let onsave = {
        let document = document.clone();
        Callback::from(move |_| files::export(&document))
    };
    let onname = {
        let (app, document) = (app.clone(), document.clone());
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                rename(&app, &document, input.value());
            }
        })
    };
    let field = format!("name-{id}");
    let button = |label: &'static str, onclick: Callback<MouseEvent>| {
        html! {
            <button class="btn plain small" type="button" {onclick} aria-label={format!("{label}: {name}")}>
                { label }
            </button>
        }
    };
    html! {
        <li key={id.to_owned()} class="stack">
            <p><b>{ &name }</b>{ " " }<span class="note">{ app.f(W::SettingsSavedOn, &[("date", &date)]) }</span></p>
            <div>
                <label class="note" for={field.clone()}>{ app.w(W::SettingsName) }</label>
                <div class="field">
                    <input type="text" id={field} value={document.name.clone().unwrap_or_default()}
                        autocomplete="off" onchange={onname} />
                </div>
            </div>
            <p class="acts">
                { button(app.w(W::CommonOpen), onopen) }
                { button(app.w(W::ShellSaveToFile), onsave) }
                { button(app.w(W::CommonDelete), ondelete) }
            </p>
        </li>
    }
}

/// The open one is renamed in the state, which saves it; another one in the store.
fn rename(app: &App, document: &Document, name: String) {
    if app.state.open.as_ref().is_some_and(|open| open.document.id == document.id) {
        app.act(Action::Rename(name));
    } else {
        keep(app, &Document { name: Some(name), ..document.clone() });
    }
}
