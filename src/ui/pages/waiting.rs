//! Until the questions and figures or the page's part of the program have arrived, or when they cannot
//! be had.

use crate::browser::page;
use crate::locale::W;
use crate::ui::{Action, App, Loading, Part};
use yew::prelude::*;

pub fn waiting(app: &App) -> Html {
    let lost = Part::of(&app.state.route).filter(|part| app.state.parts.failed(*part));
    let failed = app.state.late_failed || matches!(app.state.data, Loading::Failed);
    let said = match (failed, lost) {
        (true, _) => W::StartLoadFailed,
        (false, Some(_)) => W::ShellPartFailed,
        (false, None) => W::StartLoading,
    };
    let reload = Callback::from(|_| page::reload());
    let again = {
        let app = app.clone();
        Callback::from(move |_| lost.into_iter().for_each(|part| app.act(Action::PartAgain(part))))
    };
    html! {
        <div key="waiting" class="stack">
            <h1 data-waiting={(!failed && lost.is_none()).then_some("")}>{ app.w(said) }</h1>
            <p class="acts" hidden={!failed && lost.is_none()}>
                <button class="btn" type="button" hidden={failed} onclick={again}>{ app.w(W::ShellPartAgain) }</button>
                <button class="btn plain" type="button" onclick={reload}>{ app.w(W::StartReload) }</button>
            </p>
        </div>
    }
}
