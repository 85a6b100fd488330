//! Until the questions and figures have arrived, or when they cannot be had.

use crate::browser::page;
use crate::locale::W;
use crate::ui::{App, Loading};
use yew::prelude::*;

pub fn waiting(app: &App) -> Html {
    let failed = app.state.late_failed || matches!(app.state.data, Loading::Failed);
    let reload = Callback::from(|_| page::reload());
    html! {
        <div key="waiting" class="stack">
            <h1 data-waiting={(!failed).then_some("")}>{ app.w(if failed { W::StartLoadFailed } else { W::StartLoading }) }</h1>
            <p class="acts" hidden={!failed}>
                <button class="btn" type="button" onclick={reload}>{ app.w(W::StartReload) }</button>
            </p>
        </div>
    }
}
