//! Quick or full: one file, two depths. Going over asks nothing twice and loses no answer.

use super::address;
use super::more::SLUG as MORE;
use crate::assessment::journey::{head, minutes_more};
use crate::assessment::path::{Page, Path};
use crate::browser::page as document;
use crate::catalogue::{Catalogue, InputKind, Mode};
use crate::locale::W;
use crate::ui::{Action, App, Route, href, use_app};
use std::rc::Rc;
use yew::prelude::*;

/// Where one is, and the way to the other depth.
#[component]
pub fn Depth() -> Html {
    let app = use_app();
    let minutes = {
        let app = app.clone();
        let path = app.state.open.as_ref().map(|open| open.path.clone());
        use_memo(SamePath(path), move |_| minutes_of(&app).unwrap_or_default())
    };
    let Some(open) = &app.state.open else {
        return html! { <p /> };
    };
    let mode = open.document.mode;
    let (text, button, id) = match mode {
        Mode::Quick => {
            (app.f(W::FullInQuick, &[("minutes", &minutes.to_string())]), W::FullGoFull, "go-full")
        }
        Mode::Full => (app.w(W::FullInFull).to_owned(), W::FullGoQuick, "go-quick"),
    };
    let onclick = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| switch(&app, mode))
    };
    html! {
        <p class="depth note">
            { text }{ " " }
            <button type="button" class="link" {id} {onclick}>{ app.w(button) }</button>
            <span hidden={mode == Mode::Quick}>
                { " · " }<a href={href(&Route::Ask(MORE.to_owned()))}>{ app.w(W::CheckMore) }</a>
            </span>
        </p>
    }
}

/// Other answers make another path.
struct SamePath(Option<Rc<Path>>);

impl PartialEq for SamePath {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(a), Some(b)) => Rc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        }
    }
}

/// Minutes that the full set of questions takes longer.
fn minutes_of(app: &App) -> Option<u32> {
    let open = app.state.open.as_ref()?;
    Some(minutes_more(app.catalogue()?, &open.path, &open.document.answers))
}

/// Changes the depth; going deeper leads to the first page with something open.
fn switch(app: &App, from: Mode) {
    let (Some(catalogue), Some(open)) = (app.catalogue(), &app.state.open) else {
        return;
    };
    let to = match from {
        Mode::Quick => Mode::Full,
        Mode::Full => Mode::Quick,
    };
    let shares = crate::assessment::path::stream_shares(&open.evaluation.baseline);
    let path = Path::replay(catalogue, &open.document.answers, to, &shares);
    app.act(Action::SetMode(to));
    match to {
        Mode::Full => document::go(&address(first_open(catalogue, &path))),
        // The page of a question that the short way leaves out has gone.
        Mode::Quick => {
            let here = document::hash();
            let slug = here.strip_prefix("#/hoi/").unwrap_or_default();
            let is_gone = !slug.is_empty() && !super::is_place(&path, slug);
            if is_gone {
                document::go(&address(path.first_unanswered()));
            }
        }
    }
}

/// The first page with something that is asked and not answered.
fn first_open<'p>(catalogue: &Catalogue, path: &'p Path) -> &'p Page {
    path.pages.iter().find(|page| is_open(catalogue, path, page)).unwrap_or(&Page::Check)
}

/// Whether a page still asks something: details and extra rows are offered, not asked.
pub fn is_open(catalogue: &Catalogue, path: &Path, page: &Page) -> bool {
    let asked = |id: &str| {
        let input = catalogue.input(head(id));
        input.is_none_or(|i| {
            let extra = matches!(i.kind, InputKind::Group(_) | InputKind::Table { .. });
            i.detail_of.is_none() && !extra
        })
    };
    path.fields(page).iter().any(|f| !f.answered && asked(&f.id))
}

/// The page after this one. Who comes back to an answer, or goes on from the short way to the long
/// one, is not led through what is answered already.
pub fn next_page<'p>(
    catalogue: &Catalogue,
    path: &'p Path,
    page: &Page,
    (mode, came_back): (Mode, bool),
) -> &'p Page {
    let mut after = path.pages.iter().skip_while(|p| *p != page).skip(1);
    let is_done = |p: &Page| {
        let untouched = path.fields(p).iter().all(|f| !f.answered);
        path.missing(p).is_empty() && !untouched
    };
    let wanted = |p: &&Page| match mode {
        _ if !p.asks() => true,
        Mode::Full => is_open(catalogue, path, p),
        Mode::Quick => !came_back || !is_done(p),
    };
    after.find(wanted).unwrap_or(&Page::Check)
}
