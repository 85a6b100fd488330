//! Head of every page: the brand, the sections that exist, the other language.

use super::icons::brand_ring;
use crate::browser::page;
use crate::locale::{Lang, W};
use crate::ui::effects::{speak, switch_language};
use crate::ui::{App, Loading, Route, href};
use yew::prelude::*;

pub fn header(app: &App) -> Html {
    html! {
        <header class="head">
            <div class="page">
                <a class="brand" href={href(&Route::Start)}>{ brand_ring() }{ app.w(W::CommonAppName) }</a>
                { tabs(app) }
                <div class="side">{ language_switch(app) }</div>
            </div>
        </header>
    }
}

/// The questions are one thing at a time, so they show no way off but back; elsewhere the tabs
/// name only what exists.
fn tabs(app: &App) -> Html {
    let answering = matches!(&app.state.route, Route::Ask(page) if page != CHECK);
    let hidden = app.state.open.is_none() || answering || app.state.route == Route::Start;
    let check = Route::Ask(CHECK.to_owned());
    let entries = [
        (Route::Results, W::ShellTabResults),
        (Route::Plan, W::ShellTabPlan),
        (check, W::ShellTabAnswers),
        (Route::Start, W::ShellTabAssessments),
    ];
    let items = entries.into_iter().map(|(route, word)| {
        let current = (app.state.route == route).then_some("page");
        html! {
            <li key={href(&route)}><a href={href(&route)} aria-current={current}>{ app.w(word) }</a></li>
        }
    });
    html! {
        <nav class="tabs" aria-label={app.w(W::ShellTabs)} {hidden}><ul>{ for items }</ul></nav>
    }
}

/// Slug of the check-answers page.
const CHECK: &str = "check";

/// Names the other languages, each in itself.
fn language_switch(app: &App) -> Html {
    let other = app.lang().other();
    let name = match other {
        Lang::Vi => W::CommonLangVi,
        Lang::En => W::CommonLangEn,
    };
    let onclick = {
        let app = app.clone();
        Callback::from(move |_| switch_language(&app, other))
    };
    let languages = further(app);
    let named = languages.iter().find(|(code, _)| code == other.spoken());
    let name = named.map_or_else(|| app.w(name).to_owned(), |(_, name)| name.clone());
    let shown = |code: &str| code == app.lang().spoken() || code == other.spoken();
    let rest = languages.iter().filter(|(code, _)| !shown(code)).map(|(code, name)| {
        let (app, to) = (app.clone(), code.clone());
        let onclick = Callback::from(move |_| speak(&app, &to));
        html! {
            <button key={code.clone()} class="link" type="button" lang={code.clone()} {onclick}>{ name }</button>
        }
    });
    html! {
        <>
            <button key="other" class="link" type="button" lang={other.spoken()} {onclick}>{ name }</button>
            { for rest }
        </>
    }
}

/// The languages of a site that speaks more than two.
fn further(app: &App) -> Vec<(String, String)> {
    match app.state.data {
        // What the build writes into the page before the program runs has the first two.
        Loading::Pending => Vec::new(),
        _ => page::languages(),
    }
}
