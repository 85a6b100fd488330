//! Collecting (`#/lop-hoc/<session>`): files, folders, links, codes, the camera, typing; what came of
//! it, and the list of businesses.

mod about;
mod bring;
mod camera;
mod entries;
mod report;
mod ways;

use super::names::{about_name, count};
use super::{head, undo_line};
use crate::locale::W;
use crate::ui::classes::{self, Held};
use crate::ui::{App, use_app};
use bring::use_work;
pub use bring::{add_one, catalogue, why};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub id: String,
}

#[component]
pub fn Collect(props: &Props) -> Html {
    let app = use_app();
    let work = use_work(&app, &props.id);
    let ways = ways::use_ways(&app, &work);
    let Some(held) = classes::held(&app, &props.id).cloned() else {
        return html! { <div /> };
    };
    html! {
        <div class="stack">
            { head(&app, &props.id, "") }
            <h1>{ about_name(&app, &held.session.about) }</h1>
            { so_far(&app, &held) }
            { report::progress(&app, &work) }
            { undo_line(&app) }
            { report::report(&app, &work) }
            <div class="cols">
                <div class="stack">{ ways }</div>
                <div class="stack">{ about::about(&app, &held) }</div>
            </div>
            <entries::Entries id={props.id.clone()} />
            { about::hand_on(&app, &held) }
        </div>
    }
}

/// How many are in, large enough for the back row.
fn so_far(app: &App, held: &Rc<Held>) -> Html {
    let session = &held.session;
    let (n, people) = (session.entries.len(), session.about.people);
    let all = people.map(|people| people.to_string());
    let unknown = all.is_none();
    html! {
        <div class="so-far">
            <p class="lead num" id="so-far" role="status"><b>{ count(app, n, people) }</b></p>
            <progress hidden={unknown} max={all} value={n.to_string()} aria-label={app.w(W::WorkshopIn)} />
        </div>
    }
}
