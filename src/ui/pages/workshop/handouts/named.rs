//! Sheets with names on them: certificate of attendance and pledge.

use super::{leaf, line};
use crate::locale::W;
use crate::ui::App;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// More names than a session has people.
const MOST_NAMES: usize = 200;
/// A line to write on.
const BLANK: &str = "……………………………………………………";

/// What is typed for the sheets; gone with the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Typed {
    names: String,
    place: String,
    day: String,
    trainer: String,
    next: String,
}

impl Typed {
    /// One name a line; a single empty one when there is none.
    fn names(&self) -> Vec<&str> {
        let names: Vec<&str> =
            self.names.lines().map(str::trim).filter(|n| !n.is_empty()).collect();
        if names.is_empty() { vec![""] } else { names.into_iter().take(MOST_NAMES).collect() }
    }
}

type Store = UseStateHandle<Typed>;

fn set(typed: &Store, put: fn(&mut Typed, String)) -> Callback<String> {
    let typed = typed.clone();
    Callback::from(move |text| {
        let mut next = (*typed).clone();
        put(&mut next, text);
        typed.set(next);
    })
}

/// The fields; a pledge has a next meeting, a certificate a place and a trainer.
pub fn form(app: &App, typed: &Store, pledge: bool) -> Html {
    let on_names = set(typed, |typed, text| typed.names = text);
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
            on_names.emit(area.value());
        }
    });
    let more = if pledge {
        line("next", app.w(W::PaperNNext), typed.next.clone(), set(typed, |t, text| t.next = text))
    } else {
        html! {
            <>
                { line("place", app.w(W::PaperNPlace), typed.place.clone(), set(typed, |t, text| t.place = text)) }
                { line("trainer", app.w(W::PaperNTrainer), typed.trainer.clone(), set(typed, |t, text| t.trainer = text)) }
            </>
        }
    };
    html! {
        <div class="cols even">
            <div class="one-pick">
                <label for="names">{ app.w(W::PaperNWho) }</label>
                <textarea id="names" rows="5" autocomplete="off" aria-describedby="names-hint"
                    value={typed.names.clone()} {oninput} />
                <p class="note" id="names-hint">{ app.w(W::PaperNWhoHint) }</p>
            </div>
            <div class="stack">
                { line("day", app.w(W::PaperNDay), typed.day.clone(), set(typed, |t, text| t.day = text)) }
                { more }
                <p class="note">{ app.w(W::PaperNNotKept) }</p>
            </div>
        </div>
    }
}

fn or_blank(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() { BLANK.to_owned() } else { text.to_owned() }
}

pub fn certificates(app: &App, typed: &Store) -> Html {
    let one = |(at, name): (usize, &str)| {
        let day = app.f(W::PaperCOn, &[("day", &or_blank(&typed.day))]);
        let place = app.f(W::PaperCAt, &[("place", &or_blank(&typed.place))]);
        let body = html! {
            <>
                <h2 class="leaf-title">{ app.w(W::PaperCTitle) }</h2>
                <p class="leaf-name">{ or_blank(name) }</p>
                <p>{ app.w(W::PaperCHas) }</p>
                <p class="leaf-topic">{ app.w(W::PaperCTopic) }</p>
                <p>{ place }{ ", " }{ day }</p>
                <p>{ app.w(W::PaperCDid) }</p>
                <div class="signs"><p>{ app.w(W::PaperNTrainer) }<br />{ typed.trainer.trim().to_owned() }</p></div>
                <p class="note">{ app.w(W::PaperCNote) }</p>
            </>
        };
        leaf(app, at, "certificate", body)
    };
    html! { <div>{ for typed.names().into_iter().enumerate().map(one) }</div> }
}

pub fn pledges(app: &App, typed: &Store) -> Html {
    let one = |(at, name): (usize, &str)| leaf(app, at, "pledge", pledge(app, typed, name));
    html! { <div>{ for typed.names().into_iter().enumerate().map(one) }</div> }
}

fn pledge(app: &App, typed: &Typed, name: &str) -> Html {
    let rows = (1..=3).map(|n| html! { <tr key={n}><td>{ n }</td><td></td><td></td></tr> });
    let ticks = [W::PaperPBags, W::PaperPBills, W::PaperPMeet];
    html! {
        <>
            <h2 class="leaf-title">{ app.w(W::PaperPTitle) }</h2>
            <p class="paper-line">
                <span>{ app.w(W::PaperCName) }{ ": " }<b>{ or_blank(name) }</b></span>
                <span>{ app.w(W::PaperNDay) }{ ": " }{ or_blank(&typed.day) }</span>
            </p>
            <p>{ app.w(W::PaperPLead) }</p>
            <table class="write">
                <thead><tr>
                    <th scope="col"><span class="hide">{ app.w(W::PaperQNumber) }</span></th>
                    <th scope="col">{ app.w(W::PaperPWhat) }</th>
                    <th scope="col">{ app.w(W::PaperPWhen) }</th>
                </tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
            <ul class="ticks">{ for ticks.map(|w| html! { <li key={w as usize}>{ app.w(w) }</li> }) }</ul>
            <p><b>{ app.w(W::PaperNNext) }{ ": " }{ or_blank(&typed.next) }</b></p>
            <div class="signs"><p>{ app.w(W::PaperPSign) }</p><p>{ app.w(W::PaperNTrainer) }</p></div>
        </>
    }
}
