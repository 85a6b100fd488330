//! The assessments saved on this device: go on with one, delete one (with a way back).

use crate::assessment::document::Document;
use crate::assessment::path::Path;
use crate::assessment::store::Summary;
use crate::browser::{page, storage};
use crate::catalogue::Catalogue;
use crate::locale::W;
use crate::locale::number::integer;
use crate::ui::components::deleted;
use crate::ui::components::footer::written_date;
use crate::ui::components::icons::arrow;
use crate::ui::pages::ask::item::choice_name;
use crate::ui::{Action, App, Loading, Route, files, href};
use std::rc::Rc;
use yew::prelude::*;

/// At most so many doors; the settings list them all.
const SHOWN: usize = 5;

/// What can be brought back.
type Undo = UseStateHandle<Option<Rc<Document>>>;

#[hook]
pub fn use_saved(app: &App) -> Html {
    let undo = use_state(|| None::<Rc<Document>>);
    let known = !matches!(app.state.data, Loading::Pending);
    use_effect_with(known, |&known| {
        if known {
            page::set_root("data-kept", None);
        }
    });
    let documents = use_memo(app.state.list.clone(), |list| {
        // Examples have doors of their own.
        let own = list.iter().filter(|s| s.readable && !s.example).take(SHOWN);
        let load = |s: &Summary| (s.id.clone(), storage::load(&s.id).document.map(Rc::new));
        own.map(load).collect::<Vec<_>>()
    });
    let rows = documents.iter().map(|(id, document)| row(app, id, document.as_ref(), &undo));
    html! {
        <div class="saved" hidden={documents.is_empty() && undo.is_none()}>
            <ul class="doors">{ for rows }</ul>
            { undo_line(app, &undo) }
            <p><a class="more" href={href(&Route::Settings)}>{ app.w(W::StartManage) }</a></p>
        </div>
    }
}

fn undo_line(app: &App, undo: &Undo) -> Html {
    let gone = undo.as_ref().map(|document| name_of(app, document));
    let bring_back = {
        let (app, undo) = (app.clone(), undo.clone());
        Callback::from(move |_| {
            if let Some(document) = undo.as_ref() {
                keep(&app, document);
            }
            undo.set(None);
        })
    };
    deleted::line(app, gone, bring_back)
}

/// Puts a document back into the store.
pub fn keep(app: &App, document: &Document) {
    match storage::replace(document) {
        Ok(()) => app.act(Action::ListChanged(Rc::new(storage::list()))),
        Err(_) => app.act(Action::Notice(crate::ui::Notice::NotSaved)),
    }
}

/// Takes a document out of the store; closes it when it is the open one.
pub fn remove(app: &App, id: &str) {
    if app.state.open.as_ref().is_some_and(|open| open.document.id == id) {
        app.act(Action::Close);
    }
    // Where the store refuses, the list still shows it.
    let _ = storage::delete(id);
    app.act(Action::ListChanged(Rc::new(storage::list())));
}

/// What an assessment is called: its own name, else the trade and the people.
pub fn name_of(app: &App, document: &Document) -> String {
    if let Some(name) = document.name.as_ref().filter(|name| !name.trim().is_empty()) {
        return name.clone();
    }
    if let Some(title) = &document.title {
        return title.get(app.lang()).to_owned();
    }
    let answers = &document.answers;
    let trade = app.catalogue().and_then(|catalogue| {
        choice_name(
            app,
            catalogue,
            crate::assessment::TRADE,
            answers.choice(crate::assessment::TRADE)?,
        )
    });
    let people =
        answers.number("workers").map(|n| app.f(W::StartPeople, &[("n", &integer(app.lang(), n))]));
    let trade = trade.unwrap_or_else(|| app.w(W::StartUnnamed).to_owned());
    people.map_or(trade.clone(), |people| format!("{trade}, {people}"))
}

/// How many of the questions are answered.
fn answered(catalogue: &Catalogue, document: &Document) -> (usize, usize) {
    let path = Path::replay(catalogue, &document.answers, document.mode, &[]);
    let asking = || path.pages.iter().filter(|page| page.asks());
    let done = asking().filter(|page| {
        let fields = path.fields(page);
        path.missing(page).is_empty() && fields.iter().any(|field| field.answered)
    });
    (done.count(), asking().count())
}

fn row(app: &App, id: &str, document: Option<&Rc<Document>>, undo: &Undo) -> Html {
    let (Some(catalogue), Some(document)) = (app.catalogue(), document) else {
        return html! { <li key={id.to_owned()} hidden=true /> };
    };
    let name = name_of(app, document);
    let (done, total) = answered(catalogue, document);
    let word = if done == total { W::StartResumeDone } else { W::StartResume };
    let date = written_date(app, &document.modified);
    let note = app.f(
        W::StartResumeNote,
        &[("answered", &done.to_string()), ("total", &total.to_string()), ("date", &date)],
    );
    let onopen = {
        let (app, document) = (app.clone(), document.clone());
        Callback::from(move |_| files::open(&app, document.clone()))
    };
    let ondelete = {
        let (app, document, undo) = (app.clone(), document.clone(), undo.clone());
        Callback::from(move |_| {
            remove(&app, &document.id);
            undo.set(Some(document.clone()));
        })
    };
    html! {
        <li key={id.to_owned()} class="with-act">
            <button type="button" class="door" onclick={onopen}>
                <strong>{ app.f(word, &[("name", &name)]) }</strong>{ arrow() }<span>{ note }</span>
            </button>
            <button type="button" class="link" onclick={ondelete}
                aria-label={app.f(W::StartDeleteLabel, &[("name", &name)])}>
                { app.w(W::StartDelete) }
            </button>
        </li>
    }
}
