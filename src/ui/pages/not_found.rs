//! An address nothing answers to.

use crate::locale::W;
use crate::ui::{Route, href, use_app};
use yew::prelude::*;

#[component]
pub fn NotFound() -> Html {
    let app = use_app();
    html! {
        <div class="stack">
            <h1>{ app.w(W::ShellNotFound) }</h1>
            <p>{ app.w(W::ShellNotFoundText) }</p>
            <p class="acts"><a class="btn" href={href(&Route::Start)}>{ app.w(W::ShellToStart) }</a></p>
        </div>
    }
}
