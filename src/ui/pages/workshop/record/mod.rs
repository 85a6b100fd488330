//! What is written down while the room talks (`#/lop-hoc/<session>/ghi`): hands of those without a
//! phone, promises and awareness of each business, what came of meetings. Kept at once.

mod businesses;
mod events;
mod hands;
mod line;

use super::collect::catalogue;
use super::{head, undo_line};
use crate::catalogue::Catalogue;
use crate::cohort::{Member, most_open};
use crate::locale::W;
use crate::share::letters;
use crate::ui::classes::{self, Held};
use crate::ui::{App, use_app};
use crate::workshop::{Promises, Session};
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct Props {
    /// Id of the session in hand.
    pub id: String,
}

/// What the codes of a session say to this page.
#[derive(Default, PartialEq)]
struct Known {
    businesses: Vec<Business>,
    /// Ids of the measures most often open.
    open: Vec<String>,
}

/// One business as its code tells it.
#[derive(PartialEq)]
struct Business {
    /// As [`crate::workshop::Entry::key`].
    key: u32,
    letters: String,
    /// Id of the trade.
    trade: String,
    promises: Promises,
}

/// A session that is the same as long as its codes are.
struct Codes(Option<Rc<Session>>);

impl Codes {
    fn all(&self) -> impl Iterator<Item = &str> {
        let entries = self.0.iter().flat_map(|session| &session.entries);
        entries.map(|entry| entry.code.as_str())
    }
}

impl PartialEq for Codes {
    fn eq(&self, other: &Self) -> bool {
        self.all().eq(other.all())
    }
}

#[component]
pub fn Record(props: &Props) -> Html {
    let app = use_app();
    let held = classes::held(&app, &props.id).cloned();
    let catalogue = catalogue(&app);
    let session = held.as_ref().map(|held| held.session.clone());
    let known = {
        let catalogue = catalogue.clone();
        use_memo((Codes(session), catalogue.is_some()), move |(Codes(session), _)| {
            match (session, catalogue) {
                (Some(session), Some(catalogue)) => known(&catalogue, session),
                _ => Known::default(),
            }
        })
    };
    let businesses = businesses::use_businesses(&app, held.as_ref(), &known);
    let (Some(held), Some(catalogue)) = (held, catalogue) else { return html! { <div /> } };
    html! {
        <div class="stack record">
            { head(&app, &props.id, "ghi") }
            <h1>{ app.w(W::RecordTitle) }</h1>
            <p class="lead">{ app.w(W::RecordLead) }</p>
            { hands::hands(&app, &catalogue, &held, &known.open) }
            { businesses }
            { events::events(&app, &held) }
            { undo_line(&app) }
        </div>
    }
}

fn known(catalogue: &Catalogue, session: &Session) -> Known {
    let members: Vec<Member> = session.members(catalogue).into_iter().map(|(_, m)| m).collect();
    let business = |Member { code, .. }: &Member| Business {
        key: code.id,
        letters: letters(code.id),
        trade: code.trade.clone(),
        promises: Promises::of(catalogue, code),
    };
    let open = most_open(&members).into_iter().map(|(id, _)| id).collect();
    Known { businesses: members.iter().map(business).collect(), open }
}

/// The name of a measure; its id where this catalogue does not know it.
fn measure(app: &App, catalogue: &Catalogue, id: &str) -> String {
    catalogue.measure(id).map_or_else(|| id.to_owned(), |measure| app.text(measure.name))
}

/// Changes the session in hand; ticks and counts are taken back where they were made.
fn mark(app: &App, held: &Held, act: impl FnOnce(&mut Session, &str)) {
    let now = crate::browser::clock::now_iso();
    classes::change(app, held, |()| None, |session| act(session, &now));
}
