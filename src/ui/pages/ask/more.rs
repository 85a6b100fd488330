//! "Hỏi thêm": the questions beside the path, by section, for who wants to tell more. Each says
//! how much it may still move; none of them is a duty.

use super::address;
use super::check::value_in_words;
use super::fields::{Shown, Speak, field};
use super::item::{Way, item};
use super::judge::judge;
use crate::assessment::journey;
use crate::assessment::path::Page;
use crate::catalogue::Catalogue;
use crate::locale::{W, money};
use crate::ui::{App, use_app};
use yew::prelude::*;

/// Slug of the page.
pub const SLUG: &str = "more";

/// One question that is offered.
#[derive(Clone, PartialEq)]
struct Offer {
    id: String,
    section: u8,
    worth_vnd: f64,
}

#[component]
pub fn MoreQuestions() -> Html {
    let app = use_app();
    // The list of the moment one came: answering must not move the questions about.
    let offers = use_memo((), |()| offers(&app));
    let Some(catalogue) = app.catalogue().filter(|_| app.state.open.is_some()) else {
        return html! { <div /> };
    };
    let sections = catalogue.sections.iter().enumerate().map(|(at, section)| {
        let of_it: Vec<&Offer> = offers.iter().filter(|o| usize::from(o.section) == at).collect();
        html! {
            <section key={section.id.clone()} class="part" hidden={of_it.is_empty()}>
                <h2 key="title">{ app.text(section.title) }</h2>
                <p key="why" class="note">{ app.text(section.why) }</p>
                { for of_it.into_iter().map(|offer| question(&app, catalogue, offer)) }
            </section>
        }
    });
    let none = offers.is_empty();
    let lead = if none { W::FullMoreNone } else { W::FullMoreLead };
    html! {
        <div class="more-questions">
            <p key="back"><a class="back" href={address(&Page::Check)}>
                <span aria-hidden="true">{ "←" }</span>{ app.w(W::AskBackToCheck) }
            </a></p>
            <div key="head" class="stack">
                <h1>{ app.w(W::FullMoreTitle) }</h1>
                <p class="lead">{ app.f(lead, &[("n", &offers.len().to_string())]) }</p>
            </div>
            { for sections }
            <p key="results" class="acts part"><a class="btn" href={address(&Page::Results)}>{ app.w(W::CheckToResults) }</a></p>
        </div>
    }
}

fn offers(app: &App) -> Vec<Offer> {
    let (Some(catalogue), Some(open)) = (app.catalogue(), &app.state.open) else {
        return Vec::new();
    };
    let more = journey::more(catalogue, &open.inputs, &open.path);
    let offer = |more: journey::More| Offer {
        id: more.question.id.clone(),
        section: more.question.section,
        worth_vnd: more.worth_vnd,
    };
    more.into_iter().map(offer).collect()
}

fn question(app: &App, catalogue: &Catalogue, offer: &Offer) -> Html {
    let Some(item) = item(app, catalogue, &offer.id, false) else {
        return html! { <div key={offer.id.clone()} /> };
    };
    let judged = judge(app, &item);
    let said = item.answer.value.as_ref().map(|_| value_in_words(app, catalogue, &item));
    let worth = (said.is_none() && offer.worth_vnd >= 1e5).then(|| {
        let sum = money::money_words(app.lang(), offer.worth_vnd);
        app.f(W::FullMoreWorth, &[("sum", &sum)])
    });
    let note = said.or(worth).unwrap_or_default();
    let shown =
        Shown { item: &item, judged: &judged, odd: Vec::new(), speak: Speak::Typed, alone: false };
    let id = format!("more-{}", offer.id);
    html! {
        <details key={offer.id.clone()} {id} class={(item.way == Way::Practice).then_some("practice")}>
            <summary>{ &item.question }{ " " }<b class="note">{ note }</b></summary>
            { field(app, &shown) }
        </details>
    }
}
