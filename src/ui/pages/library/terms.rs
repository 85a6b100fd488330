//! The glossary, and its words as links in the texts of the app.

use super::choices::search;
use super::{go_to, nothing};
use crate::catalogue::{Glossed, Handbook};
use crate::library::address::{Address, Key, Part};
use crate::library::terms::{Piece, marked};
use crate::locale::W;
use crate::locale::fold::{Query, fold};
use crate::order::Order;
use crate::ui::pages::measure::{pair, source_line};
use crate::ui::{App, Route};
use yew::prelude::*;

/// A long text in which the first mention of each term leads to the glossary; plain as long as the
/// handbook has not come.
pub fn linked(app: &App, text: &str) -> Html {
    linked_but(app, text, None)
}

fn linked_but(app: &App, text: &str, own: Option<usize>) -> Html {
    let Some(handbook) = &app.state.handbook else {
        return html! { <>{ text.to_owned() }</> };
    };
    let pieces = marked(text, &handbook.terms, app.lang(), own).into_iter().map(|piece| match piece {
        Piece::Plain(text) => html! { <>{ text.to_owned() }</> },
        Piece::Term(text, at) => match handbook.terms.get(at) {
            Some(term) => html! {
                <a class="term" href={term_href(term)} title={pair(app, &term.definition).to_owned()}>{ text.to_owned() }</a>
            },
            None => html! { <>{ text.to_owned() }</> },
        },
    });
    pieces.collect()
}

fn term_href(term: &Glossed) -> String {
    go_to(&Address::of_item(Part::Terms, &term.id))
}

pub fn terms(app: &App, address: &Address, handbook: &Handbook) -> Html {
    let query = Query::new(address.get(Key::Words));
    let mut shown: Vec<(usize, &Glossed)> = handbook
        .terms
        .iter()
        .enumerate()
        .filter(|(_, term)| query.finds(&[pair(app, &term.term), pair(app, &term.definition)]))
        .collect();
    shown.order_by_key(|(_, term)| fold(pair(app, &term.term)));
    let asked = handbook.terms.iter().enumerate().find(|(_, term)| term.id == address.item);
    let asked = asked.map(|row| {
        html! {
            <section aria-label={app.w(W::LibraryTermAsked)}>
                <dl class="terms aside">{ entry(app, row) }</dl>
            </section>
        }
    });
    let n = shown.len().to_string();
    let body = if shown.is_empty() {
        nothing(app, address)
    } else {
        html! { <dl class="terms">{ for shown.into_iter().map(|row| entry(app, row)) }</dl> }
    };
    html! {
        <div class="cols slim">
            <form class="stack filters no-print" role="search" onsubmit={|e: SubmitEvent| e.prevent_default()}>
                { search(app, Route::Library, address, (W::LibraryFindTerm, W::LibraryFindMarks)) }
            </form>
            <section class="stack" aria-labelledby="found">
                <div>{ for asked }</div>
                <h2 id="found"><span role="status">{ app.f(W::LibraryTermsFound, &[("n", &n)]) }</span></h2>
                <div>{ body }</div>
            </section>
        </div>
    }
}

fn entry(app: &App, (at, term): (usize, &Glossed)) -> Html {
    html! {
        <div key={term.id.clone()}>
            <dt><a href={term_href(term)}>{ pair(app, &term.term).to_owned() }</a></dt>
            <dd>
                { linked_but(app, pair(app, &term.definition), Some(at)) }
                { source_line(app, term.source) }
            </dd>
        </div>
    }
}
