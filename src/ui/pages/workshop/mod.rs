//! The trainer's rooms (`#/lop-hoc…`): the sessions, what is collected in each, and what belongs to it.

mod collect;
mod group;
mod guide;
mod handouts;
mod market;
pub mod names;
mod present;
mod record;
mod sessions;
mod sheet;

use super::not_found::not_found;
use crate::browser::{clock, lifecycle, page, storage};
use crate::locale::W;
use crate::ui::classes::{self, Held};
use crate::ui::effects::use_step_keys;
use crate::ui::{Action, App, Notice, Route, href, use_app};
use crate::workshop::How;
use crate::workshop::intake::coming;
use std::rc::Rc;
use yew::prelude::*;

/// The room at the address behind `#/lop-hoc`: fixed names first, else the id of a session and
/// perhaps one of its rooms.
pub fn workshop(app: &App, tail: &str) -> Html {
    let path = tail.split('?').next().unwrap_or_default();
    let (head, rest) = path.split_once('/').unwrap_or((path, ""));
    match head {
        "" => html! { <sessions::Sessions /> },
        "huong-dan" => guide::guide(app),
        "phieu" => html! { <handouts::Handouts sheet={rest.to_owned()} /> },
        session if rest == "chieu" => {
            html! { <present::Presenter session={session.to_owned()} /> }
        }
        id if !id.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c)) => not_found(app),
        id => html! { <Class key={id.to_owned()} id={id.to_owned()} room={rest.to_owned()} /> },
    }
}

/// How the keys of all sessions begin.
const KEPT: &str = "vx.class.";

/// The rooms of a session, by the end of their address.
const ROOMS: &[(&str, W)] = &[
    ("", W::WorkshopCollect),
    ("nhap", W::WorkshopSheets),
    ("ghi", W::RecordTab),
    ("ket-qua", W::GroupTitle),
    ("cho", W::MarketTitle),
    ("chieu", W::PresentTitle),
];

#[derive(PartialEq, Properties)]
struct ClassProps {
    id: String,
    room: String,
}

/// One session: takes it into hand and shows the room.
#[component]
fn Class(props: &ClassProps) -> Html {
    let app = use_app();
    let missing = use_state_eq(|| false);
    let in_hand = classes::held(&app, &props.id).is_some();
    {
        let (app, missing) = (app.clone(), missing.clone());
        use_effect_with((props.id.clone(), in_hand), move |(id, in_hand)| {
            if !in_hand {
                missing.set(!classes::open(&app, id));
            }
        });
    }
    use_step_keys(|app, forth| !forth && classes::undo(app));
    use_other_pages(&app, &props.id);
    let body = match classes::held(&app, &props.id) {
        Some(held) => room(&app, held, &props.room),
        None if *missing => not_found(&app),
        None => html! { <h1 data-waiting="">{ app.w(W::StartLoading) }</h1> },
    };
    html! { <div class="workshop">{ body }</div> }
}

/// What another tab does to the session in hand is shown at once.
#[hook]
fn use_other_pages(app: &App, id: &str) {
    let latest = use_mut_ref(|| None::<App>);
    *latest.borrow_mut() = Some(app.clone());
    use_effect_with(id.to_owned(), move |id| {
        let id = id.clone();
        let follow = move || {
            let app = latest.borrow().clone();
            if let Some(app) = app {
                classes::follow(&app, &id);
            }
        };
        // It may have happened while this page showed something else.
        follow();
        let listeners = lifecycle::on_other_page(KEPT, follow);
        move || drop(listeners)
    });
}

/// The assessment that was answered for this session goes into it.
#[component]
fn HandIn(props: &IdProps) -> Html {
    let app = use_app();
    {
        let (app, id) = (app.clone(), props.id.clone());
        use_effect_with((), move |()| {
            let document = app.state.open.as_ref().map(|open| (*open.document).clone());
            let catalogue = collect::catalogue(&app);
            if let (Some(document), Some(catalogue)) = (document, catalogue) {
                match coming(&catalogue, document, "", &clock::now_iso()) {
                    Ok(new) => drop(collect::add_one(&app, &id, new, How::Typed)),
                    Err(reason) => {
                        let said = collect::why(&app, &reason);
                        app.act(Action::Notice(Notice::File(said)));
                    }
                }
            }
            storage::set_typing(None);
            page::replace(&address(&id, ""));
        });
    }
    html! { <h1 data-waiting="">{ app.w(W::StartLoading) }</h1> }
}

#[derive(PartialEq, Properties)]
struct IdProps {
    id: String,
}

fn room(app: &App, held: &Rc<Held>, room: &str) -> Html {
    let id = held.session.id.clone();
    match room {
        "" => html! { <collect::Collect key="collect" {id} /> },
        "nop" => html! { <HandIn key="hand-in" {id} /> },
        "nhap" => html! { <sheet::Sheets key="sheets" {id} /> },
        "ghi" => html! { <record::Record key="record" {id} /> },
        "ket-qua" => html! { <group::GroupPage key="group" {id} /> },
        "cho" => html! { <market::MarketPage key="market" {id} /> },
        _ => not_found(app),
    }
}

/// Address of a room of a session.
pub fn address(id: &str, room: &str) -> String {
    let tail = if room.is_empty() { id.to_owned() } else { format!("{id}/{room}") };
    href(&Route::Workshop(tail))
}

/// The way back and the rooms of a session, for the head of each of them.
pub fn head(app: &App, id: &str, now: &str) -> Html {
    let rooms = ROOMS.iter().map(|(room, word)| {
        let current = (*room == now).then_some("page");
        html! {
            <li key={*room}><a href={address(id, room)} aria-current={current}>{ app.w(*word) }</a></li>
        }
    });
    html! {
        <div class="no-print">
            <p class="back-line">
                <a class="back" href={href(&Route::Workshop(String::new()))}>{ app.w(W::WorkshopAll) }</a>
            </p>
            <nav class="tabs sub" aria-label={app.w(W::WorkshopRooms)}><ul>{ for rooms }</ul></nav>
        </div>
    }
}

/// What was done last, and the way back from it; always there for readers of the screen.
pub fn undo_line(app: &App) -> Html {
    let last = app.state.class.as_ref().and_then(|held| held.steps.last());
    let said = last.map(|step| step.said.clone()).unwrap_or_default();
    let onclick = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| {
            classes::undo(&app);
        })
    };
    html! {
        <p class="acts no-print" role="status" hidden={last.is_none()}>
            <span>{ said }</span>
            <button class="btn plain small" id="undo" type="button" {onclick}>{ app.w(W::StartUndo) }</button>
        </p>
    }
}
