//! What was taken off a list, and the way back; always there for readers of the screen.

use crate::locale::W;
use crate::ui::App;
use yew::prelude::*;

/// `gone` is the name of what was deleted last; `None`: nothing to bring back.
pub fn line(app: &App, gone: Option<String>, bring_back: Callback<MouseEvent>) -> Html {
    let hidden = gone.is_none();
    html! {
        <p class="acts" role="status" {hidden}>
            <span>{ app.f(W::StartDeleted, &[("name", &gone.unwrap_or_default())]) }</span>
            <button class="btn plain small" type="button" onclick={bring_back}>{ app.w(W::StartUndo) }</button>
        </p>
    }
}
