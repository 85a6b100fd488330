//! After each section: what it did to the result, and the way there. Remembered for this visit.

use super::strip::{Figure, figure};
use crate::assessment::path::Page;
use crate::catalogue::Catalogue;
use crate::locale::{W, money};
use crate::ui::{App, Open, Route, href};
use std::cell::RefCell;
use yew::prelude::*;

/// The section one is in, and the figure when it began.
#[derive(Clone, PartialEq)]
struct Entered {
    document: String,
    section: u8,
    /// Place of the page among the pages.
    at: usize,
    figure: Figure,
}

thread_local! {
    static ENTERED: RefCell<Option<Entered>> = const { RefCell::new(None) };
}

/// A section that was just left behind.
#[derive(Clone, PartialEq)]
pub struct Ended {
    section: u8,
    before: Figure,
}

/// Notes the section of this page; says which one ended when a later one begins.
#[hook]
pub fn use_section(app: &App, page: &Page, section: Option<u8>) -> Option<Ended> {
    let ended = use_memo((), |()| {
        let (open, section) = (app.state.open.as_ref()?, section?);
        let at = open.path.pages.iter().position(|p| p == page)?;
        let document = open.document.id.clone();
        let now = Entered { document, section, at, figure: figure(app, open) };
        let before = ENTERED.with_borrow(Clone::clone);
        let before = before.filter(|b| b.document == now.document);
        if before.as_ref().is_some_and(|b| b.section == section) {
            return None;
        }
        ENTERED.with_borrow_mut(|entered| *entered = Some(now));
        let ended = before.filter(|b| b.at < at)?;
        Some(Ended { section: ended.section, before: ended.figure })
    });
    (*ended).clone()
}

/// The line at the head of a new section.
pub fn section_end(app: &App, catalogue: &Catalogue, open: &Open, ended: Option<&Ended>) -> Html {
    let line = ended.and_then(|ended| {
        let section = catalogue.sections.get(usize::from(ended.section))?;
        let name = app.text(section.title);
        let now = figure(app, open);
        let (before, now) = (words(app, &ended.before), words(app, &now)?);
        let text = match before.filter(|before| *before != now) {
            Some(before) => {
                let gaps = [("name", name.as_str()), ("before", &before), ("now", &now)];
                app.f(W::FullSectionMoved, &gaps)
            }
            None => app.f(W::FullSectionDone, &[("name", &name), ("now", &now)]),
        };
        Some((text, results_so_far(open)))
    });
    let (text, to) = line.unwrap_or_default();
    html! {
        <p class="ended" hidden={text.is_empty()}>
            { &text }{ " " }<a href={to}>{ app.w(W::FullSoFar) }</a>
        </p>
    }
}

/// Where the results so far stand.
pub fn results_so_far(open: &Open) -> String {
    let practices = |(page, fields): (&Page, &Vec<crate::assessment::path::Field>)| {
        matches!(page, Page::Practice(_)) && fields.iter().all(|f| f.answered)
    };
    let any = open.path.pages.iter().zip(&open.path.fields).any(practices);
    // Before the first habit is known the leaks are all there is to see.
    href(&if any { Route::Results } else { Route::Ask(Page::FirstResult.slug().to_owned()) })
}

fn words(app: &App, figure: &Figure) -> Option<String> {
    match figure {
        Figure::Saves(money) => {
            let range = money::money_range(app.lang(), money.p10, money.p90);
            Some(app.f(W::FullSaves, &[("range", &range)]))
        }
        Figure::Loses(vnd) => {
            let sum = money::money_words(app.lang(), *vnd);
            Some(app.f(W::FullLoses, &[("sum", &sum)]))
        }
        Figure::None => None,
    }
}
