//! What was told in the room: promises one by one, hands raised, what came of meetings.

use super::View;
use super::parts::{count, facts_list, numbers};
use crate::cohort::Hidden;
use crate::locale::W;
use crate::locale::money::money_words;
use crate::locale::number::integer;
use crate::sheets::group::{few_hands, hands_name, pledge_name};
use yew::prelude::*;

/// What was promised how often.
pub fn pledged(view: &View) -> Html {
    let items = view.found.result.pledged.iter().map(|(id, cell)| {
        html! {
            <li key={id.clone()}>{ pledge_name(&view.words, id) }{ " " }<b class="num">{ count(view, *cell) }</b></li>
        }
    });
    html! {
        <div hidden={view.found.result.pledged.is_empty()}>
            <h3>{ view.w(W::GroupPledges) }</h3>
            <ol class="plain">{ for items }</ol>
        </div>
    }
}

/// Shows of hands of those without a phone.
pub fn hands(view: &View) -> Html {
    let items = view.found.result.hands.iter().map(|row| {
        let text = match (row.hands.value(), row.hands.n()) {
            (Some(hands), Some(n)) => {
                let (hands, n) = (integer(view.app.lang(), hands), n.to_string());
                view.f(W::GroupOf, &[("n", &hands), ("all", &n)])
            }
            _ if row.hands.hidden() == Some(Hidden::Few) => few_hands(&view.words),
            _ => count(view, row.hands),
        };
        let name = hands_name(&view.words, row);
        let key = [&*row.question, &*row.choice].concat();
        html! { <div {key}><dt>{ name }</dt><dd>{ text }</dd></div> }
    });
    html! {
        <section class="part" aria-labelledby="hands" hidden={view.found.result.hands.is_empty()}>
            <h2 id="hands">{ view.w(W::GroupHands) }</h2>
            <dl class="facts num">{ for items }</dl>
        </section>
    }
}

/// Meetings and contracts, where somebody counted them.
pub fn event(view: &View) -> Html {
    let event = &view.found.result.event;
    let none = event.meetings.is_none() && event.contracts.is_none() && event.lines.is_empty();
    let number = |n: Option<u32>| {
        n.map_or_else(|| "–".to_owned(), |n| integer(view.app.lang(), f64::from(n)))
    };
    let contracts = event.contracts.map(|sum| money_words(view.app.lang(), sum));
    let facts = [
        (W::GroupPresent, number(event.people)),
        (W::GroupMeetings, number(event.meetings)),
        (W::GroupContracts, contracts.unwrap_or_else(|| "–".to_owned())),
    ];
    html! {
        <section class="part" aria-labelledby="event" hidden={none}>
            <h2 id="event">{ view.w(W::GroupEvent) }</h2>
            { facts_list(view, &facts) }
            <div>{ if none { html! { <span /> } } else { numbers(view, "event") } }</div>
        </section>
    }
}
