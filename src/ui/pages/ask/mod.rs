//! The assessment, one page at a time. What the pages are comes from the path; this module only
//! picks the component for an address.

mod basis;
mod blocks;
mod cell;
mod changed;
pub mod check;
mod deeper;
pub mod depth;
pub mod edit;
mod fields;
mod form;
pub mod item;
pub mod judge;
pub mod more;
pub mod odd;
mod pace;
mod rows;
mod section_end;
pub mod shares;
mod sharpens;
mod strip;
mod view;

pub use deeper::LookCloser;
pub use depth::Depth;

use crate::assessment::path::{Page, Path};
use crate::locale::W;
use crate::ui::pages::{first_result, waiting};
use crate::ui::{Action, Route, href, use_app};
use yew::prelude::*;

/// Ends the address of a page opened from the check page: going on leads back there.
pub const EDIT: &str = "/sua";

#[derive(PartialEq, Properties)]
pub struct Props {
    pub slug: String,
}

#[component]
pub fn Ask(props: &Props) -> Html {
    let app = use_app();
    let (slug, editing) = match props.slug.strip_suffix(EDIT) {
        Some(slug) => (slug, true),
        None => (props.slug.as_str(), false),
    };
    let page = app.state.open.as_ref().and_then(|open| open.path.find(slug)).cloned();
    use_visit(page.as_ref());
    if app.catalogue().is_none() {
        return waiting::waiting(&app);
    }
    let Some(open) = &app.state.open else {
        return nothing_open(&app);
    };
    match slug {
        more::SLUG => return html! { <more::MoreQuestions /> },
        shares::SLUG => return html! { <shares::Shares /> },
        _ => {}
    }
    match page {
        Some(Page::FirstResult) => html! { <first_result::FirstResult /> },
        Some(Page::Check) => html! { <check::Check /> },
        Some(Page::Results) | None => not_asked(&app, slug, open.path.first_unanswered()),
        Some(page) => html! { <form::Form key={slug.to_owned()} {page} {editing} /> },
    }
}

/// Remembers the page as the one to resume on.
#[hook]
fn use_visit(page: Option<&Page>) {
    let app = use_app();
    let id = app.state.open.as_ref().map(|open| open.document.id.clone());
    use_effect_with((page.cloned(), id), move |(page, _)| {
        if let Some(page) = page {
            app.act(Action::Visited(page.slug().to_owned()));
        }
    });
}

/// The address of a page of the path.
pub fn address(page: &Page) -> String {
    match page {
        Page::Results => href(&Route::Results),
        page => href(&Route::Ask(page.slug().to_owned())),
    }
}

/// The address of a page opened to change one answer.
pub fn edit_address(page: &Page) -> String {
    address(page) + EDIT
}

/// Whether a slug leads somewhere now.
pub fn is_place(path: &Path, slug: &str) -> bool {
    let slug = slug.strip_suffix(EDIT).unwrap_or(slug);
    [more::SLUG, shares::SLUG].contains(&slug) || path.find(slug).is_some()
}

/// The page was asked for other answers, or never was one.
fn not_asked(app: &crate::ui::App, slug: &str, next: &Page) -> Html {
    let known = app.catalogue().is_some_and(|catalogue| {
        catalogue.question(slug).is_some() || catalogue.profile.iter().any(|p| p.screen == slug)
    });
    let (title, text) =
        if known { (W::AskNotAsked, W::AskNotAskedText) } else { (W::AskNoPage, W::AskNoPageText) };
    html! {
        <div class="stack">
            <h1>{ app.w(title) }</h1>
            <p>{ app.w(text) }</p>
            <p class="acts"><a class="btn" href={address(next)}>{ app.w(W::AskGoOn) }</a></p>
        </div>
    }
}

fn nothing_open(app: &crate::ui::App) -> Html {
    html! {
        <div class="stack">
            <h1>{ app.w(W::AskNothingOpen) }</h1>
            <p>{ app.w(W::AskNothingOpenText) }</p>
            <p class="acts"><a class="btn" href={href(&Route::Start)}>{ app.w(W::ShellToStart) }</a></p>
        </div>
    }
}
