//! One assessment that came in: what it is, what is missing of it, what is to become of it.

use super::{Take, Words, word_for};
use crate::assessment::document::Document;
use crate::assessment::then_and_now::differing;
use crate::assessment::{TRADE, evaluate_document};
use crate::locale::money::money_words;
use crate::locale::{W, number::integer};
use crate::ui::components::choice::{ChoiceRow, Mark};
use crate::ui::components::footer::written_date;
use crate::ui::files::{self, Candidate, Sound};
use crate::ui::pages::ask::item::choice_name;
use crate::ui::pages::start::saved::name_of;
use crate::ui::{App, Loading, catalogues};
use yew::prelude::*;

pub struct Shown<'a> {
    pub at: usize,
    pub candidate: &'a Candidate,
    pub sound: &'a Sound,
    /// One with the same id is here.
    pub known: bool,
    /// There are others beside it.
    pub many: bool,
}

pub fn row(app: &App, shown: &Shown, words: &Words) -> Html {
    let document = &shown.sound.document;
    let from = &shown.candidate.from;
    let other = catalogues::other_of(app, document);
    html! {
        <li key={shown.at} class="stack">
            <h2 class="h3"><bdi>{ name_of(app, document) }</bdi></h2>
            <p class="note" hidden={from.is_empty()}><bdi>{ from }</bdi></p>
            <dl class="facts">{ for facts(app, document) }</dl>
            <p class="ask" hidden={other.is_empty()}>{ &other }</p>
            <p class="note" hidden={!document.example}>{ app.w(W::IncomingExample) }</p>
            <p class="wrong-say" hidden={shown.sound.faults.is_empty()}>
                { if shown.sound.faults.is_empty() {
                    String::new()
                } else {
                    files::partly(app, &shown.sound.faults)
                } }
            </p>
            <p class="wrong-say" hidden={shown.sound.unknown == 0}>
                { app.f(W::IncomingUnknown, &[("n", &shown.sound.unknown.to_string())]) }
            </p>
            <div>{ if shown.known { ask(app, shown, words) } else { tick(app, shown, words) } }</div>
        </li>
    }
}

fn facts(app: &App, document: &Document) -> Vec<Html> {
    let mut facts = Vec::new();
    let mut fact = |word: W, text: String| {
        facts
            .push(html! { <div key={facts.len()}><dt>{ app.w(word) }</dt><dd>{ text }</dd></div> });
    };
    let answers = &document.answers;
    let trade = app.catalogue().zip(answers.choice(TRADE));
    let trade = trade.and_then(|(catalogue, trade)| choice_name(app, catalogue, TRADE, trade));
    fact(W::IncomingTrade, trade.unwrap_or_else(|| app.w(W::StartUnnamed).to_owned()));
    if let Some(people) = answers.number("workers") {
        fact(W::IncomingPeople, integer(app.lang(), people));
    }
    fact(W::IncomingDate, written_date(app, &document.modified));
    let Loading::Ready(data) = &app.state.data else { return facts };
    let (_, _, evaluation) = evaluate_document(&data.catalogue, document);
    if evaluation.baseline.money_possible {
        let now = evaluation.package.ledgers.money.0;
        let words = |vnd| app.f(W::IncomingAbout, &[("sum", &money_words(app.lang(), vnd))]);
        if let Some((then, _)) = differing(&data.catalogue, document) {
            fact(W::IncomingSavingThen, words(then.money_vnd));
            fact(W::IncomingSavingNow, words(now));
        } else {
            fact(W::IncomingSaving, words(now));
        }
    }
    facts
}

fn set(words: &Words, at: usize, take: Take) {
    let mut all: Vec<(usize, Take)> =
        words.iter().filter(|(known, _)| *known != at).copied().collect();
    all.push((at, take));
    words.set(all);
}

/// Keep both, replace, or leave it out.
fn ask(app: &App, shown: &Shown, words: &Words) -> Html {
    let at = shown.at;
    let id = &shown.sound.document.id;
    let here = app.state.list.iter().find(|known| known.id == *id);
    let question = match here {
        Some(here) => {
            let date = written_date(app, &here.modified);
            app.f(W::IncomingSame, &[("date", &date)])
        }
        None => app.w(W::IncomingTwice).to_owned(),
    };
    let options = [
        ("both", W::ShellFileKeepBoth, Take::Keep),
        ("replace", W::ShellFileReplace, Take::Replace),
        ("leave", W::IncomingLeave, Take::Leave),
    ];
    let name = format!("take-{at}");
    let rows = options.into_iter().map(|(id, label, take)| {
        let on_pick = {
            let words = words.clone();
            Callback::from(move |_| set(&words, at, take))
        };
        html! {
            <ChoiceRow key={id} mark={Mark::Radio} name={name.clone()} id={format!("{name}-{id}")}
                value={id} label={app.w(label)} checked={word_for(words, at) == take} {on_pick} />
        }
    });
    html! { <fieldset class="ask"><legend key="question">{ question }</legend>{ for rows }</fieldset> }
}

/// Of several, each can be left out.
fn tick(app: &App, shown: &Shown, words: &Words) -> Html {
    if !shown.many {
        return html! { <span /> };
    }
    let at = shown.at;
    let on_pick = {
        let words = words.clone();
        Callback::from(move |on| set(&words, at, if on { Take::Keep } else { Take::Leave }))
    };
    let id = format!("take-{at}");
    html! {
        <ChoiceRow mark={Mark::Checkbox} name={id.clone()} {id} value="keep"
            label={app.w(W::IncomingTake)} checked={word_for(words, at) != Take::Leave} {on_pick} />
    }
}
