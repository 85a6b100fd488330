//! The by-product market of a session (`#/lop-hoc/<session>/cho`): who can use what another has left
//! over. Only businesses that agreed are named; the list is printed for the notice board.

mod stall;

use super::super::waiting::waiting;
use super::group::{no_session, session_name};
use crate::browser::page;
use crate::catalogue::Texts;
use crate::cohort::{
    Cell, ChainMap, Hidden, Lot, MarketResult, Member, Pair, chain_map, market, offers, wants,
};
use crate::locale::W;
use crate::locale::number::{Digits, integer, quantity};
use crate::sheets::group::{Named as _, Words, hidden};
use crate::ui::frame::{Frame, use_frame};
use crate::ui::{App, Loading, classes, use_app};
use crate::workshop::Session;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub id: String,
}

/// What the page shows.
pub(super) struct View<'a> {
    pub app: &'a App,
    pub words: Words<'a>,
    pub session: &'a Session,
    /// Businesses with their places among the session's entries.
    pub members: &'a [(usize, Member)],
}

impl View<'_> {
    /// What a business is called in the room: the trainer's word, else its number.
    pub fn name(&self, business: usize) -> String {
        let entry = self.members.get(business).and_then(|(at, _)| self.session.entries.get(*at));
        match entry.and_then(|entry| entry.label()) {
            Some(label) => label.to_owned(),
            None => {
                let given = entry.and_then(|entry| entry.number).map(usize::from);
                let at = self.members.get(business).map_or(business, |(at, _)| *at);
                let n = given.unwrap_or(at + 1).to_string();
                self.app.f(W::MarketBusiness, &[("n", &n)])
            }
        }
    }

    pub fn amount(&self, lot: &Lot) -> String {
        match lot.amount {
            Some(kg) => quantity(self.app.lang(), kg, self.app.w(W::MarketKgMonth), Digits::Table),
            None => self.app.w(W::MarketAmountUnknown).to_owned(),
        }
    }

    pub fn count(&self, cell: Cell) -> String {
        match cell.value() {
            Some(n) => integer(self.app.lang(), n),
            None => hidden(&self.words, cell.hidden().unwrap_or(Hidden::NoData)),
        }
    }
}

fn texts(app: &App) -> Option<Rc<Texts>> {
    let Loading::Ready(data) = &app.state.data else { return None };
    data.texts.get(app.lang() as usize)?.clone()
}

#[component]
pub fn MarketPage(props: &Props) -> Html {
    let app = use_app();
    use_frame(Some(Frame::Group));
    let (Some(catalogue), Some(texts)) = (app.catalogue(), texts(&app)) else {
        return html! { <div>{ waiting(&app) }</div> };
    };
    let Some(held) = classes::held(&app, &props.id) else {
        return html! { <div class="stack">{ no_session(&app) }</div> };
    };
    let session = &*held.session;
    let members = session.members(catalogue);
    let plain: Vec<Member> = members.iter().map(|(_, member)| member.clone()).collect();
    let words = Words { catalogue, texts: &texts, lang: app.lang() };
    let view = View { app: &app, words, session, members: &members };
    let change = {
        let (app, held) = (app.clone(), held.clone());
        Callback::from(move |edit: stall::Edit| {
            classes::change(&app, &held, |()| None, |session| edit.apply(session));
        })
    };
    let found = market(catalogue, &plain);
    let map = chain_map(catalogue, &plain);
    html! {
        <div class="group-page market-page" key="market">
            { super::head(&app, &session.id, "cho") }
            <p class="t2">{ session_name(&app, session) }</p>
            <h1>{ title(&view, &found) }</h1>
            <p class="lead">{ app.w(W::MarketLead) }</p>
            { pairs(&view, &found) }
            { open(&view, &found) }
            { chain(&view, &map) }
            { stall::stalls(&view, &change) }
        </div>
    }
}

fn title(view: &View, found: &MarketResult) -> String {
    match found.pairs.len() {
        0 => view.app.w(W::MarketTitle).to_owned(),
        n => view.app.f(W::MarketTitlePairs, &[("n", &n.to_string())]),
    }
}

/// How well two fit, in words: nobody has to read a mark.
fn fit(view: &View, pair: &Pair) -> &'static str {
    let word = if pair.score >= 0.75 {
        W::MarketFitVery
    } else if pair.score >= 0.5 {
        W::MarketFitWell
    } else {
        W::MarketFitMaybe
    };
    view.app.w(word)
}

fn pairs(view: &View, found: &MarketResult) -> Html {
    let rows = found.pairs.iter().enumerate().map(|(at, pair)| {
        let note = match (pair.compatible, pair.far_known) {
            (true, _) => {
                let wanted = view.words.by_product(&pair.want.code);
                view.app.f(W::MarketInstead, &[("wanted", &wanted)])
            }
            (false, true) => view.app.w(W::MarketSamePlace).to_owned(),
            (false, false) => String::new(),
        };
        html! {
            <tr key={at}>
                <th scope="row">{ view.words.by_product(&pair.offer.code) }</th>
                <td>{ view.name(pair.giver) }<br /><span class="note nb">{ view.amount(&pair.offer) }</span></td>
                <td>{ view.name(pair.taker) }<br /><span class="note nb">{ view.amount(&pair.want) }</span></td>
                <td><b>{ fit(view, pair) }</b><br /><span class="note">{ note }</span></td>
            </tr>
        }
    });
    let none = found.pairs.is_empty();
    let heads = [W::MarketThing, W::MarketGiver, W::MarketTaker, W::MarketFit];
    let heads = heads
        .map(|head| html! { <th key={view.app.w(head)} scope="col">{ view.app.w(head) }</th> });
    let n = found.not_agreed.to_string();
    html! {
        <section class="part first" aria-labelledby="pairs">
            <h2 id="pairs">{ view.app.w(W::MarketPairs) }</h2>
            <div hidden={none} class="scroll board" tabindex="0" role="group" aria-labelledby="pairs">
                <table>
                    <thead><tr>{ for heads }</tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            <p hidden={!none}>{ view.app.w(if found.agreed == 0 { W::MarketNobody } else { W::MarketNone }) }</p>
            <p class="note" hidden={found.not_agreed == 0}>{ view.app.f(W::MarketNotAgreed, &[("n", &n)]) }</p>
            <p class="note">{ view.app.w(W::MarketHazard) }</p>
            <p class="acts no-print" hidden={none && found.open.is_empty()}>
                <button type="button" class="btn" onclick={|_| page::print()}>{ view.app.w(W::MarketPrint) }</button>
            </p>
        </section>
    }
}

/// What is on offer or wanted and has found nobody yet.
fn open(view: &View, found: &MarketResult) -> Html {
    let list = |of: bool| {
        let items = found.open.iter().enumerate().filter(|(_, (.., offer))| *offer == of);
        let items = items.map(|(at, (business, lot, _))| {
            let (what, amount) = (view.words.by_product(&lot.code), view.amount(lot));
            html! {
                <li key={at}><b>{ what }</b>{ ": " }{ view.name(*business) }{ ", " }<span class="nb">{ amount }</span></li>
            }
        });
        items.collect::<Vec<Html>>()
    };
    let (offered, wanted) = (list(true), list(false));
    let none = found.open.is_empty();
    html! {
        <section class="part" aria-labelledby="open" hidden={none}>
            <h2 id="open">{ view.app.w(W::MarketOpen) }</h2>
            <div class="cols even">
                <div class="col" hidden={offered.is_empty()}>
                    <h3>{ view.app.w(W::MarketOffered) }</h3><ul class="plain">{ for offered }</ul>
                </div>
                <div class="col" hidden={wanted.is_empty()}>
                    <h3>{ view.app.w(W::MarketWanted) }</h3><ul class="plain">{ for wanted }</ul>
                </div>
            </div>
        </section>
    }
}

/// Supplier → producer → distributor → consumer.
fn chain(view: &View, map: &ChainMap) -> Html {
    let names = [W::MarketSupplier, W::MarketProducer, W::MarketDistributor, W::MarketConsumer];
    let count = |cell: Cell| view.count(cell);
    let stations = map.stations.iter().zip(names).enumerate().map(|(at, (station, name))| {
        let none = station.businesses.value() == Some(0.0);
        let link = at.checked_sub(1).and_then(|before| map.open_links.get(before));
        let link = link.filter(|open| open.value() != Some(0.0)).map(|open| {
            let text = view.app.f(W::MarketLinkOpen, &[("n", &count(*open))]);
            html! { <p key="link" class="note link">{ text }</p> }
        });
        let gaps = [("n", &*count(station.businesses))];
        let by_products =
            [("offers", &*count(station.offering)), ("wants", &*count(station.wanting))];
        html! {
            <li key={station.role} class={none.then_some("later")}>
                <h3>{ view.app.w(name) }</h3>
                <p>{ view.app.f(W::MarketStation, &gaps) }</p>
                <p class="note">{ view.app.f(W::MarketStationThings, &by_products) }</p>
                <div>{ for link }</div>
            </li>
        }
    });
    html! {
        <section class="part" aria-labelledby="chain-map">
            <h2 id="chain-map">{ view.app.w(W::MarketChain) }</h2>
            <ol class="chain supply">{ for stations }</ol>
            <p class="note">{ view.app.w(W::MarketChainText) }</p>
        </section>
    }
}

/// Whether a business has anything to do with the market.
pub(super) fn takes_part(member: &Member) -> bool {
    !offers(member).is_empty() || !wants(member).is_empty()
}
