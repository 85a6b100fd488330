//! An address nothing answers to.

use crate::locale::W;
use crate::ui::{App, Route, href};
use yew::prelude::*;

pub fn not_found(app: &App) -> Html {
    html! {
        <div key="not-found" class="stack">
            <h1>{ app.w(W::ShellNotFound) }</h1>
            <p>{ app.w(W::ShellNotFoundText) }</p>
            <p class="acts"><a class="btn" href={href(&Route::Start)}>{ app.w(W::ShellToStart) }</a></p>
        </div>
    }
}
