//! Facts about the session, and handing it on.

use crate::browser::{clock, files};
use crate::locale::W;
use crate::ui::App;
use crate::ui::classes::{self, Held};
use crate::ui::components::select::Select;
use crate::ui::pages::workshop::names::place_kind;
use crate::workshop::{About, PlaceKind, fitting};
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

pub fn about(app: &App, held: &Rc<Held>) -> Html {
    let about = &held.session.about;
    let people = about.people.map(|people| people.to_string()).unwrap_or_default();
    let text = |id: &'static str, word: W, value: &str, set: fn(&mut About, String)| {
        field(app, held, (id, "text"), word, value, set)
    };
    html! {
        <details class="about" open={about.place.is_empty() || about.people.is_none()}>
            <summary>{ app.w(W::WorkshopAbout) }</summary>
            <div class="stack">
                { text("place", W::WorkshopPlace, &about.place, |about, text| about.place = text) }
                { kinds(app, held) }
                { field(app, held, ("people", "number"), W::WorkshopPeople, &people, |about, text| {
                    about.people = text.trim().parse().ok();
                }) }
                { field(app, held, ("day", "date"), W::WorkshopDay, &about.day, |about, text| about.day = text) }
                { text("trainer", W::WorkshopTrainer, &about.trainer, |about, text| about.trainer = text) }
                { text("name", W::WorkshopName, &about.name, |about, text| about.name = text) }
                { notes(app, held) }
            </div>
        </details>
    }
}

fn set(app: &App, held: &Held, act: impl FnOnce(&mut About)) {
    classes::change(
        app,
        held,
        |()| None,
        |session| {
            act(&mut session.about);
            session.about.changed = clock::now_iso();
        },
    );
}

fn field(
    app: &App,
    held: &Rc<Held>,
    (id, kind): (&'static str, &'static str),
    word: W,
    value: &str,
    act: fn(&mut About, String),
) -> Html {
    let onchange = {
        let (app, held) = (app.clone(), held.clone());
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                set(&app, &held, |about| act(about, fitting(&input.value())));
            }
        })
    };
    html! {
        <p>
            <label for={id}>{ app.w(word) }</label>
            <span class="field"><input type={kind} {id} min="0" autocomplete="off"
                value={value.to_owned()} {onchange} /></span>
        </p>
    }
}

fn kinds(app: &App, held: &Rc<Held>) -> Html {
    let now = held.session.about.place_kind;
    let chosen = {
        let (app, held) = (app.clone(), held.clone());
        Callback::from(move |code: String| {
            set(&app, &held, |about| about.place_kind = PlaceKind::from_code(&code));
        })
    };
    let none = (String::new(), app.w(W::WorkshopKindNone).to_owned());
    let kinds = PlaceKind::ALL
        .into_iter()
        .map(|kind| (kind.code().to_owned(), app.w(place_kind(kind)).to_owned()));
    let options = std::iter::once(none).chain(kinds).collect();
    let now = now.map(PlaceKind::code).unwrap_or_default();
    html! {
        <p>
            <label for="place-kind">{ app.w(W::WorkshopKind) }</label>
            <span class="field">{ Select::new("place-kind", now).of(options, chosen) }</span>
        </p>
    }
}

fn notes(app: &App, held: &Rc<Held>) -> Html {
    let onchange = {
        let (app, held) = (app.clone(), held.clone());
        Callback::from(move |event: Event| {
            if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
                set(&app, &held, |about| about.notes = fitting(&area.value()));
            }
        })
    };
    html! {
        <p class="incoming">
            <label for="notes">{ app.w(W::WorkshopNotes) }</label>
            <textarea id="notes" rows="3" value={held.session.about.notes.clone()} {onchange} />
        </p>
    }
}

/// The session as a file: for another laptop, for the officer, for safety.
pub fn hand_on(app: &App, held: &Rc<Held>) -> Html {
    let save = |with_labels: bool| {
        let held = held.clone();
        Callback::from(move |_| {
            let session = &held.session;
            let name = format!("vong-xanh-lop-{}.json", session.about.day);
            files::download(&name, "application/json", &session.to_file(with_labels));
        })
    };
    html! {
        <section class="part stack no-print" aria-labelledby="hand-on">
            <h2 id="hand-on">{ app.w(W::WorkshopFile) }</h2>
            <p>{ app.w(W::WorkshopFileText) }</p>
            <p class="acts">
                <button class="btn plain" id="save-session" type="button" onclick={save(false)}>{ app.w(W::WorkshopFileSave) }</button>
                <button class="link" type="button" onclick={save(true)}>{ app.w(W::WorkshopFileLabels) }</button>
            </p>
        </section>
    }
}
