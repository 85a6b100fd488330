//! Whom to ask, what support there is, which prices and duties hold; what is over stands apart.

use super::choices::search;
use super::nothing;
use crate::catalogue::{Bearing, Handbook, Law};
use crate::library::address::{Address, Key};
use crate::locale::W;
use crate::locale::fold::Query;
use crate::ui::pages::measure::{contact, law, pair};
use crate::ui::{App, Route};
use yew::prelude::*;

/// What is told about first.
const PARTS: [(Option<Bearing>, W); 4] = [
    (Some(Bearing::Support), W::LibraryLawSupport),
    (Some(Bearing::Price), W::LibraryLawPrice),
    (Some(Bearing::Rule), W::LibraryLawRule),
    (None, W::LibraryLawOther),
];

pub fn laws(app: &App, address: &Address, handbook: &Handbook) -> Html {
    let query = Query::new(address.get(Key::Words));
    let found = |law: &&Law| {
        query.finds(&[
            &law.number,
            pair(app, &law.title),
            pair(app, &law.gives),
            pair(app, &law.status),
        ])
    };
    let found: Vec<&Law> = handbook.laws.iter().filter(found).collect();
    let (holding, over): (Vec<&Law>, Vec<&Law>) = found.iter().partition(|law| law.state.holds());
    let parts = PARTS.into_iter().map(|(bearing, title)| {
        let of = |law: &&&Law| law.fits.as_ref().map(|f| f.bearing) == bearing;
        let rows: Vec<Html> = holding.iter().filter(of).map(|row| law(app, row)).collect();
        html! {
            <section key={title as usize} class="stack" hidden={rows.is_empty()}>
                <h2>{ app.w(title) }</h2>
                <ul class="laws">{ for rows }</ul>
            </section>
        }
    });
    let n = over.len().to_string();
    let none = found.is_empty().then(|| nothing(app, address));
    html! {
        <div class="cols slim">
            <div class="stack">
                <form class="stack filters no-print" role="search" onsubmit={|e: SubmitEvent| e.prevent_default()}>
                    { search(app, Route::Library, address, (W::LibraryFindLaw, W::LibraryFindMarks)) }
                </form>
                <section class="stack">
                    <h2>{ app.w(W::LibraryContacts) }</h2>
                    <ul class="plain asked">{ for handbook.contacts.iter().map(|c| contact(app, c)) }</ul>
                    <p class="note">{ app.w(W::LibraryLawNote) }</p>
                </section>
            </div>
            <div class="stack law-parts">
                <div key="none">{ for none }</div>
                { for parts }
                <details key="over" class="rest" hidden={over.is_empty()}>
                    <summary>{ app.f(W::LibraryLawOver, &[("n", &n)]) }</summary>
                    <ul class="laws">{ for over.iter().map(|row| law(app, row)) }</ul>
                </details>
            </div>
        </div>
    }
}
