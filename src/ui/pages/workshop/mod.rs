//! The trainer's rooms (`#/lop-hoc…`): the sessions, what is collected in each, and what belongs to it.

use super::not_found::not_found;
use crate::locale::W;
use crate::ui::App;
use yew::prelude::*;

/// The room at the address behind `#/lop-hoc`: fixed names first, else the id of a session and
/// perhaps one of its rooms.
pub fn workshop(app: &App, tail: &str) -> Html {
    let path = tail.split('?').next().unwrap_or_default();
    let (head, _rest) = path.split_once('/').unwrap_or((path, ""));
    match head {
        "" => html! { <div class="stack"><h1>{ app.w(W::WorkshopTitle) }</h1></div> },
        _ => html! { <div>{ not_found(app) }</div> },
    }
}
