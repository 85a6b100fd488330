//! What the user must know until it is put away: work that is not saved, a file that could not be
//! read, a saved assessment that was damaged.

use crate::assessment::document::Document;
use crate::browser::{files as downloads, page, storage};
use crate::locale::W;
use crate::ui::Notice;
use crate::ui::{Action, App, files, use_app};
use std::rc::Rc;
use yew::prelude::*;

/// Id of the whole, for moving the focus.
const ID: &str = "notices";

#[component]
pub fn Notices() -> Html {
    let app = use_app();
    // What answers an act of the user is brought into view; the rest never interrupts typing.
    let answers = |notice: &&Notice| matches!(notice, Notice::File(_) | Notice::SameId(_));
    let waiting = app.state.notices.iter().filter(answers).count();
    use_effect_with(waiting, |&waiting| {
        if waiting > 0 {
            page::focus(ID);
        }
    });
    let rows = app.state.notices.iter().enumerate().map(|(at, notice)| {
        html! { <li key={at} class="notice">{ row(&app, notice) }</li> }
    });
    html! {
        <section class="notices" id={ID} tabindex="-1" aria-label={app.w(W::ShellNotices)}
            hidden={app.state.notices.is_empty()}>
            <div role="alert"><ul class="page">{ for rows }</ul></div>
        </section>
    }
}

fn row(app: &App, notice: &Notice) -> Html {
    match notice {
        Notice::NotSaved => html! {
            <>
                <p>{ app.w(W::ShellNotSaved) }</p>
                <p class="acts">{ button(app.w(W::ShellSaveToFile), {
                    let app = app.clone();
                    move || files::export_open(&app)
                }) }</p>
            </>
        },
        Notice::ChangedElsewhere => said(app, notice, app.w(W::ShellChangedElsewhere)),
        Notice::KeptApart => said(app, notice, app.w(W::ShellKeptApart)),
        Notice::Outdated => html! {
            <>
                <p>{ app.w(W::ShellOutdated) }</p>
                <p class="acts">
                    { button(app.w(W::ShellReload), page::reload) }
                    { button(app.w(W::ShellSaveToFile), {
                        let app = app.clone();
                        move || files::export_open(&app)
                    }) }
                </p>
            </>
        },
        Notice::File(sentence) => said(app, notice, sentence),
        Notice::Damaged(key) => html! {
            <>
                <p>{ app.w(W::ShellDamaged) }</p>
                <p class="acts">
                    { button(app.w(W::ShellDownloadDamaged), {
                        let key = key.clone();
                        move || {
                            let text = storage::raw(&key).unwrap_or_default();
                            downloads::download("vong-xanh.txt", "text/plain", &text);
                        }
                    }) }
                    { dismiss(app, notice) }
                </p>
            </>
        },
        Notice::SameId(document) => html! {
            <>
                <p>{ app.w(W::ShellFileOpenAgain) }</p>
                <p class="acts">
                    { button(app.w(W::ShellFileReplace), settle(app, notice, document, files::open)) }
                    { button(app.w(W::ShellFileKeepBoth), settle(app, notice, document, files::open_copy)) }
                    { dismiss(app, notice) }
                </p>
            </>
        },
    }
}

/// A sentence that may be put away.
fn said(app: &App, notice: &Notice, sentence: &str) -> Html {
    html! {
        <>
            <p>{ sentence.to_owned() }</p>
            <p class="acts">{ dismiss(app, notice) }</p>
        </>
    }
}

/// Puts the question away and opens the document in one of the two ways.
fn settle(
    app: &App,
    notice: &Notice,
    document: &Rc<Document>,
    open: fn(&App, Rc<Document>),
) -> impl Fn() + 'static {
    let (app, notice, document) = (app.clone(), notice.clone(), document.clone());
    move || {
        app.act(Action::Dismiss(notice.clone()));
        open(&app, document.clone());
    }
}

fn dismiss(app: &App, notice: &Notice) -> Html {
    let label = app.w(W::CommonClose);
    let (app, notice) = (app.clone(), notice.clone());
    button(label, move || {
        app.act(Action::Dismiss(notice.clone()));
        // The button vanishes; the focus must not.
        page::focus("main");
    })
}

fn button(label: &'static str, act: impl Fn() + 'static) -> Html {
    let onclick = Callback::from(move |_| act());
    html! { <button class="btn plain small" type="button" {onclick}>{ label }</button> }
}
