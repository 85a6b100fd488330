//! Businesses that did it.

use super::choices::{picked, search};
use super::{linked, nothing};
use crate::catalogue::{Case, Handbook};
use crate::library::address::{Address, Key};
use crate::locale::W;
use crate::locale::fold::Query;
use crate::ui::pages::measure::{pair, source_line};
use crate::ui::rich::measure_links;
use crate::ui::{App, Route};
use yew::prelude::*;

/// Measures named below one story.
const NAMED: usize = 4;

pub fn cases(app: &App, address: &Address, handbook: &Handbook) -> Html {
    let Some(catalogue) = app.catalogue() else { return html! { <div /> } };
    let query = Query::new(address.get(Key::Words));
    let trade = catalogue.trade_ix(address.get(Key::Trade));
    let shown: Vec<(usize, &Case)> = handbook
        .cases
        .iter()
        .enumerate()
        .filter(|(_, case)| trade.is_none_or(|trade| case.trades.contains(&trade)))
        .filter(|(_, case)| {
            query.finds(&[&case.name, &case.done, &case.figures].map(|p| pair(app, p)))
        })
        .collect();
    let told = |ix| handbook.cases.iter().any(|case| case.trades.contains(&ix));
    let trades = catalogue.trades.iter().filter(|t| catalogue.trade_ix(&t.id).is_some_and(told));
    let trades = trades.map(|t| (t.id.clone(), app.text(t.name)));
    let any = (app.w(W::LibraryTrade), app.w(W::LibraryAny));
    let n = shown.len().to_string();
    let body = if shown.is_empty() {
        nothing(app, address)
    } else {
        html! { <ul class="stories">{ for shown.into_iter().map(|(at, case)| story(app, at, case)) }</ul> }
    };
    html! {
        <div class="cols slim">
            <form class="stack filters no-print" role="search" onsubmit={|e: SubmitEvent| e.prevent_default()}>
                { search(app, Route::Library, address, (W::LibraryFindCase, W::LibraryFindMarks)) }
                { picked(Route::Library, address, Key::Trade, any, trades) }
            </form>
            <section class="stack" aria-labelledby="found">
                <h2 id="found"><span role="status">{ app.f(W::LibraryCasesFound, &[("n", &n)]) }</span></h2>
                <p class="note">{ app.w(W::LibraryCasesNote) }</p>
                <div>{ body }</div>
            </section>
        </div>
    }
}

fn story(app: &App, at: usize, case: &Case) -> Html {
    let none = case.measures.is_empty();
    html! {
        <li key={at}>
            <h3>{ pair(app, &case.name) }</h3>
            <p>{ linked(app, pair(app, &case.done)) }{ " " }<span class="reached">{ pair(app, &case.figures) }</span></p>
            <p class="note" hidden={none}>{ app.w(W::LibraryCaseDid) }{ " " }{ measure_links(app, &case.measures, NAMED) }</p>
            { source_line(app, case.source) }
        </li>
    }
}
