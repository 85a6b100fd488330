//! All sessions on this device: a new one, one out of a file, one to go on with; names, deleting.

use super::names::{about_name, count, place_kind, summary_name};
use super::{KEPT, address};
use crate::browser::{clock, files, lifecycle, page, storage};
use crate::locale::W;
use crate::ui::components::deleted;
use crate::ui::components::icons::arrow;
use crate::ui::files::{Broken, why_broken};
use crate::ui::{Action, App, Notice, Route, href, use_app};
use crate::workshop::store::{Summary, recovered};
use crate::workshop::{MAX_BYTES, Session, fitting, merge, read};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

type List = UseStateHandle<Vec<Summary>>;
/// What can be brought back: a session, and what was last shown of its group.
type Undo = UseStateHandle<Option<(Rc<Session>, Option<String>)>>;

#[component]
pub fn Sessions() -> Html {
    let app = use_app();
    let list: List = use_state(storage::sessions);
    let undo: Undo = use_state(|| None);
    let renaming = use_state(|| None::<String>);
    {
        let list = list.clone();
        use_effect_with((), move |()| {
            let follow = move || list.set(storage::sessions());
            let listeners = lifecycle::on_other_page(KEPT, follow);
            move || drop(listeners)
        });
    }
    let rows = list.iter().map(|summary| row(&app, summary, (&list, &undo, &renaming)));
    let begin = {
        let app = app.clone();
        Callback::from(move |_| {
            let session = Session::new(&clock::fresh_id(), &clock::now_iso());
            keep(&app, &session);
            page::go(&address(&session.id, ""));
        })
    };
    html! {
        <div class="stack workshop">
            <p class="back-line"><a class="back" href={href(&Route::Start)}>{ app.w(W::ShellToStart) }</a></p>
            <h1>{ app.w(W::WorkshopTitle) }</h1>
            <p class="lead">{ app.w(W::WorkshopLead) }</p>
            <p class="acts">
                <button class="btn" id="new-session" type="button" onclick={begin}>{ app.w(W::WorkshopNew) }</button>
            </p>
            <p class="note" hidden={!list.is_empty()}>{ app.w(W::WorkshopNone) }</p>
            <ul class="doors" id="sessions" hidden={list.is_empty()}>{ for rows }</ul>
            { undo_line(&app, &list, &undo) }
            { from_file(&app, &list) }
            { beside(&app) }
        </div>
    }
}

/// Keeps a session, or says that it could not be kept.
fn keep(app: &App, session: &Session) {
    if storage::save_session(session).is_err() {
        app.act(Action::Notice(Notice::File(app.w(W::WorkshopNotSaved).to_owned())));
    }
}

fn row(
    app: &App,
    summary: &Summary,
    (list, undo, renaming): (&List, &Undo, &UseStateHandle<Option<String>>),
) -> Html {
    let name = summary_name(app, summary);
    let kind = summary.place_kind.map(|kind| format!("{}. ", app.w(place_kind(kind))));
    let note = kind.unwrap_or_default() + &count(app, summary.entries, summary.people);
    let note = if summary.readable { note } else { app.w(W::WorkshopUnreadable).to_owned() };
    let remove = {
        let (list, undo, id) = (list.clone(), undo.clone(), summary.id.clone());
        let app = app.clone();
        Callback::from(move |_| {
            let session = storage::load_session(&id).session.map(Rc::new);
            undo.set(session.map(|session| (session, storage::shown(&id))));
            // Where the store refuses, the list still shows it.
            let _ = storage::delete_session(&id);
            app.act(Action::Class(None));
            list.set(storage::sessions());
        })
    };
    let is_open = renaming.as_deref() == Some(summary.id.as_str());
    let rename = {
        let (renaming, id) = (renaming.clone(), summary.id.clone());
        Callback::from(move |_| renaming.set((!is_open).then(|| id.clone())))
    };
    html! {
        <li key={summary.id.clone()} class="session">
            <a class="door" href={address(&summary.id, "")}>
                <strong>{ &name }</strong>{ arrow() }<span>{ note }</span>
            </a>
            <p class="acts">
                <button type="button" class="link" onclick={rename} hidden={!summary.readable}
                    aria-expanded={is_open.to_string()}
                    aria-label={app.f(W::WorkshopRenameLabel, &[("name", &name)])}>
                    { app.w(W::WorkshopRename) }
                </button>
                <button type="button" class="link" onclick={remove}
                    aria-label={app.f(W::StartDeleteLabel, &[("name", &name)])}>
                    { app.w(W::StartDelete) }
                </button>
            </p>
            <div>{ if is_open { name_field(app, summary, list, renaming) } else { html! { <span /> } } }</div>
        </li>
    }
}

fn name_field(
    app: &App,
    summary: &Summary,
    list: &List,
    renaming: &UseStateHandle<Option<String>>,
) -> Html {
    let onchange = {
        let (app, id) = (app.clone(), summary.id.clone());
        let (list, renaming) = (list.clone(), renaming.clone());
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            if let Some(mut session) = storage::load_session(&id).session {
                session.about.name = fitting(input.value().trim());
                session.about.changed = clock::now_iso();
                session.modified.clone_from(&session.about.changed);
                keep(&app, &session);
                app.act(Action::Class(None));
            }
            list.set(storage::sessions());
            renaming.set(None);
        })
    };
    html! {
        <p>
            <label for="session-name">{ app.w(W::WorkshopName) }</label>
            <span class="field"><input type="text" id="session-name" autocomplete="off"
                value={summary.name.clone()} {onchange} /></span>
        </p>
    }
}

fn undo_line(app: &App, list: &List, undo: &Undo) -> Html {
    let gone = undo.as_ref().map(|(session, _)| about_name(app, &session.about));
    let bring_back = {
        let (app, list, undo) = (app.clone(), list.clone(), undo.clone());
        Callback::from(move |_| {
            if let Some((session, shown)) = undo.as_ref() {
                keep(&app, session);
                // Deleting and bringing back must not make it forget what is known already.
                if let Some(shown) = shown {
                    storage::remember_shown(&session.id, shown);
                }
            }
            undo.set(None);
            list.set(storage::sessions());
        })
    };
    deleted::line(app, gone, bring_back)
}

/// What a trainer prints and reads beforehand.
fn beside(app: &App) -> Html {
    let doors = [
        ("huong-dan", W::PaperGuide, W::PaperGuideFor),
        ("phieu/cau-hoi", W::PaperQuestions, W::PaperQuestionsFor),
        ("phieu/tham-gia", W::PaperJoin, W::PaperJoinFor),
        ("phieu", W::PaperTitle, W::PaperLead),
    ];
    let doors = doors.map(|(tail, name, whom)| {
        html! {
            <li key={tail}>
                <a href={href(&Route::Workshop(tail.to_owned()))}>
                    <strong>{ app.w(name) }</strong>{ arrow() }<span>{ app.w(whom) }</span>
                </a>
            </li>
        }
    });
    html! {
        <section class="part" aria-labelledby="beforehand">
            <h2 id="beforehand">{ app.w(W::WorkshopBeforehand) }</h2>
            <ul class="doors">{ for doors }</ul>
        </section>
    }
}

/// A session that was saved to a file: put together with the one that is here, else kept beside.
fn from_file(app: &App, list: &List) -> Html {
    let onchange = {
        let (app, list) = (app.clone(), list.clone());
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let all = files::all(input.files());
            input.set_value("");
            let (app, list) = (app.clone(), list.clone());
            spawn_local(async move {
                for file in all {
                    if let Err(broken) = take(&app, &file).await {
                        let said = format!("{}: {}", file.name(), why_broken(&app, &broken));
                        app.act(Action::Notice(Notice::File(said)));
                    }
                }
                app.act(Action::Class(None));
                list.set(storage::sessions());
            });
        })
    };
    html! {
        <label class="drop">
            <strong>{ app.w(W::WorkshopFromFile) }</strong>
            <span>{ app.w(W::WorkshopFromFileHint) }</span>
            <input class="hide" id="session-file" type="file" multiple=true accept=".json,application/json" {onchange} />
        </label>
    }
}

async fn take(app: &App, file: &web_sys::File) -> Result<(), Broken> {
    let bytes = files::read(file, MAX_BYTES as f64)
        .await
        .map_err(|size| size.map_or(Broken::Unreadable, Broken::TooLarge))?;
    let text = String::from_utf8_lossy(&bytes);
    // The file of everything that a browser kept holds all its sessions.
    let all = match recovered(&text) {
        Some(all) if all.is_empty() => return Err(Broken::Empty),
        Some(all) => all,
        None => vec![(read(&text).map_err(Broken::File)?.session, None)],
    };
    for (session, shown) in all {
        take_in(app, session, shown);
    }
    Ok(())
}

fn take_in(app: &App, mut session: Session, shown: Option<String>) {
    if session.id.is_empty() {
        session.id = clock::fresh_id();
    }
    if let Some(shown) = shown.filter(|_| storage::shown(&session.id).is_none()) {
        storage::remember_shown(&session.id, &shown);
    }
    if let Some(mut here) = storage::load_session(&session.id).session {
        merge(&mut here, &session);
        session = here;
    }
    keep(app, &session);
}
