//! The library: all measures with search and choices, businesses that did it, words, laws and whom to
//! ask, tips for shoppers, the public programme. Works without an assessment.

mod cases;
mod choices;
mod law;
mod measures;
mod programme;
mod terms;
mod tips;

use super::not_found::not_found;
use super::waiting::waiting;
use crate::catalogue::Handbook;
use crate::library::address::{Address, Part};
use crate::locale::W;
use crate::ui::{App, Route, href};
pub use choices::{picked, search};
pub use terms::linked;
use yew::prelude::*;

/// The library at the address behind its name.
pub fn library(app: &App, tail: &str) -> Html {
    let Some(address) = Address::parse(tail) else {
        return html! { <div>{ not_found(app) }</div> };
    };
    let body = match (address.part, &app.state.handbook) {
        (Part::Measures, _) => measures::measures(app, &address),
        (_, None) => return html! { <div>{ waiting(app) }</div> },
        (part, Some(handbook)) => part_body(app, &address, part, handbook),
    };
    html! {
        <div class="library" key="library">
            <h1>{ title(app, address.part) }</h1>
            { tabs(app, address.part) }
            <div class="library-part" key={address.part.slug()}>{ body }</div>
        </div>
    }
}

fn part_body(app: &App, address: &Address, part: Part, handbook: &Handbook) -> Html {
    match part {
        Part::Measures | Part::Cases => cases::cases(app, address, handbook),
        Part::Terms => terms::terms(app, address, handbook),
        Part::Law => law::laws(app, address, handbook),
        Part::Tips => tips::tips(app, handbook),
        Part::Programme => programme::programme(app, handbook),
    }
}

fn name(part: Part) -> W {
    match part {
        Part::Measures => W::LibraryMeasures,
        Part::Cases => W::LibraryCases,
        Part::Terms => W::LibraryTerms,
        Part::Law => W::LibraryLaw,
        Part::Tips => W::LibraryTips,
        Part::Programme => W::LibraryProgramme,
    }
}

fn title(app: &App, part: Part) -> String {
    let n = app.catalogue().map_or(0, |c| c.measures.len()).to_string();
    match part {
        Part::Measures => app.f(W::LibraryTitle, &[("n", &n)]),
        other => app.f(W::LibraryTitlePart, &[("part", app.w(name(other)))]),
    }
}

/// Address of a part, or of a choice in it.
pub fn go_to(address: &Address) -> String {
    href(&Route::Library(address.tail().trim_start_matches('/').to_owned()))
}

fn tabs(app: &App, now: Part) -> Html {
    let items = Part::ALL.into_iter().map(|part| {
        let current = (part == now).then_some("page");
        html! {
            <li key={part.slug()}>
                <a href={go_to(&Address::of(part))} aria-current={current}>{ app.w(name(part)) }</a>
            </li>
        }
    });
    html! { <nav class="tabs sub" aria-label={app.w(W::LibraryParts)}><ul>{ for items }</ul></nav> }
}

/// The button for paper.
pub fn print_button(app: &App) -> Html {
    html! {
        <button type="button" class="btn plain small no-print" onclick={|_| crate::browser::page::print()}>
            { app.w(W::LibraryPrint) }
        </button>
    }
}

/// Nothing answers to the words: what to try, and the way back to everything.
fn nothing(app: &App, address: &Address) -> Html {
    html! {
        <div class="aside stack">
            <h2 class="h3">{ app.w(W::LibraryNone) }</h2>
            <p>{ app.w(W::LibraryNoneText) }</p>
            <p class="acts">
                <a class="btn plain small" href={go_to(&Address::of(address.part))}>{ app.w(W::LibraryClear) }</a>
            </p>
        </div>
    }
}
