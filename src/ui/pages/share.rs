//! Handing the open assessment on (`#/chia-se`): a link, its QR code, a file, and the anonymous
//! result code for a workshop. Each says what is in it.

mod code;
mod link;

use crate::locale::W;
use crate::ui::{App, Route, files, href, use_app};
use yew::prelude::*;

#[component]
pub fn SharePage() -> Html {
    let app = use_app();
    let link = link::use_link(&app);
    let code = code::use_code(&app);
    let body = match &app.state.open {
        None => html! {
            <>
                <h1>{ app.w(W::ShareTitle) }</h1>
                <p class="lead">{ app.w(W::ResultsNoneText) }</p>
                <p class="acts"><a class="btn" href={href(&Route::Start)}>{ app.w(W::ResultsNoneGo) }</a></p>
            </>
        },
        Some(_) => html! {
            <>
                <p class="back-line no-print"><a class="back" href={href(&Route::Results)}>{ app.w(W::ShareBack) }</a></p>
                <h1>{ app.w(W::ShareTitle) }</h1>
                <p class="lead">{ app.w(W::ShareLead) }</p>
                { link }
                { file(&app) }
                { code }
            </>
        },
    };
    html! { <div class="stack hand-on">{ body }</div> }
}

fn file(app: &App) -> Html {
    let save = {
        let app = app.clone();
        Callback::from(move |_| files::export_open(&app))
    };
    html! {
        <section class="part stack no-print" aria-labelledby="share-file">
            <h2 id="share-file">{ app.w(W::ShareFile) }</h2>
            <p>{ app.w(W::ShareFileText) }</p>
            <p class="acts">
                <button class="btn plain" type="button" onclick={save}>{ app.w(W::ShellSaveToFile) }</button>
            </p>
        </section>
    }
}

/// What is in something, and what is not.
fn contents(app: &App, inside: W, outside: W) -> Html {
    html! {
        <dl class="contents">
            <div><dt>{ app.w(W::ShareInside) }</dt><dd>{ app.w(inside) }</dd></div>
            <div><dt>{ app.w(W::ShareOutside) }</dt><dd>{ app.w(outside) }</dd></div>
        </dl>
    }
}
