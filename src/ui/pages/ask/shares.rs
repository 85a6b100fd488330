//! Who knows better says how a stream divides among its uses: sliders with numbers that always add
//! up to 100 %. What is not locked follows the one that is moved.

use super::address;
use crate::assessment::end_use_split::{in_per_cent, moved};
use crate::assessment::path::Page;
use crate::assessment::rows::Changes;
use crate::assessment::{Answer, SHARE, Value};
use crate::catalogue::{Catalogue, EndUse, Family};
use crate::engine::StreamBaseline;
use crate::locale::W;
use crate::ui::components::grade::stamp;
use crate::ui::{Action, App, Change, Open, use_app};
use std::collections::BTreeSet;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Slug of the page.
pub const SLUG: &str = "shares";

const FAMILIES: [(Family, W); 3] = [
    (Family::Electricity, W::FullSharesElectricity),
    (Family::Heat, W::FullSharesHeat),
    (Family::Water, W::FullSharesWater),
];

#[component]
pub fn Shares() -> Html {
    let app = use_app();
    let locked = use_state(|| Rc::new(BTreeSet::<String>::new()));
    let (Some(catalogue), Some(open)) = (app.catalogue(), &app.state.open) else {
        return html! { <div /> };
    };
    let splits: Vec<Html> = FAMILIES
        .into_iter()
        .filter_map(|(family, word)| Some((word, split(catalogue, open, family)?)))
        .map(|(word, split)| one(&app, &split, word, &locked))
        .collect();
    let none = splits.is_empty();
    html! {
        <div class="shares">
            <p><a class="back" href={address(&Page::Results)}>
                <span aria-hidden="true">{ "←" }</span>{ app.w(W::FullToResults) }
            </a></p>
            <div class="stack">
                <h1>{ app.w(W::FullSharesTitle) }</h1>
                <p class="lead">{ app.w(W::FullSharesLead) }</p>
                <p class="note">{ app.w(if none { W::FullSharesNone } else { W::FullSharesGrade }) }</p>
            </div>
            { for splits }
        </div>
    }
}

/// The split of one stream as it is now.
struct Split<'a> {
    stream: &'a StreamBaseline,
    uses: Vec<&'a EndUse>,
    parts: Vec<u32>,
    own: bool,
}

fn split<'a>(catalogue: &'a Catalogue, open: &'a Open, family: Family) -> Option<Split<'a>> {
    let of_family = |end_use: &&EndUse| end_use.family == family && end_use.is_splittable();
    let uses = |stream: &StreamBaseline| -> Vec<(&'a EndUse, f64)> {
        let known = |(ix, share): &(_, f64)| Some((catalogue.end_use(*ix)?, *share));
        stream.shares.iter().filter_map(known).filter(|(e, _)| of_family(e)).collect()
    };
    let found = open.evaluation.baseline.streams.iter().map(|s| (s, uses(s)));
    let (stream, uses) = found.into_iter().find(|(_, uses)| uses.len() > 1)?;
    let answers = &open.document.answers;
    let own = uses.iter().all(|(e, _)| answers.number(&key(e)).is_some());
    let shares: Vec<f64> = uses
        .iter()
        .map(|(e, share)| answers.number(&key(e)).filter(|_| own).unwrap_or(*share))
        .collect();
    let uses = uses.into_iter().map(|(e, _)| e).collect();
    Some(Split { stream, uses, parts: in_per_cent(&shares), own })
}

fn key(end_use: &EndUse) -> String {
    format!("{SHARE}{}", end_use.id)
}

type Locked = UseStateHandle<Rc<BTreeSet<String>>>;

fn one(app: &App, split: &Split, title: W, locked: &Locked) -> Html {
    let ids: Vec<String> = split.uses.iter().map(|e| key(e)).collect();
    let locks: Vec<bool> = ids.iter().map(|id| locked.contains(id)).collect();
    let rows = split.uses.iter().zip(&ids).zip(&split.parts).enumerate().map(|(at, ((e, id), part))| {
        let set = {
            let (app, ids, parts, locks) = (app.clone(), ids.clone(), split.parts.clone(), locks.clone());
            Callback::from(move |to: u32| {
                app.act(said(&ids, &moved(&parts, &locks, at, to)));
            })
        };
        let lock = {
            let (locked, id) = (locked.clone(), id.clone());
            Callback::from(move |on: bool| {
                let mut all = (**locked).clone();
                if on { all.insert(id.clone()) } else { all.remove(&id) };
                locked.set(Rc::new(all));
            })
        };
        let is_locked = locks.get(at).copied().unwrap_or(false);
        html! {
            <Part key={id.clone()} id={id.clone()} name={app.text(e.name)} part={*part} locked={is_locked} {set} {lock} />
        }
    });
    let reset = {
        let (app, ids) = (app.clone(), ids.clone());
        Callback::from(move |_: MouseEvent| {
            let gone: Changes = ids.iter().map(|id| (id.clone(), None)).collect();
            app.act(Action::Answers(Change::Rows(SHARE.to_owned()), gone));
        })
    };
    let state = if split.own { W::FullSharesOwn } else { W::FullSharesTrade };
    html! {
        <section class="part split" key={split.stream.id.id()}>
            <h2>{ app.w(title) }</h2>
            <p class="note">{ app.w(state) }{ " " }{ stamp(app, grade(split.own)) }</p>
            <ul class="plain">{ for rows }</ul>
            <p class="total num" aria-live="polite">{ app.w(W::FullSharesSum) }</p>
            <p class="acts">
                <button type="button" class="btn plain small" disabled={!split.own} onclick={reset}>
                    { app.w(W::FullSharesReset) }
                </button>
            </p>
        </section>
    }
}

/// A split that nobody metered is D; one that the owner states is C (Method §4.3).
fn grade(own: bool) -> crate::catalogue::Grade {
    if own { crate::catalogue::Grade::C } else { crate::catalogue::Grade::D }
}

/// The parts as answers; moving a slider is one gesture.
fn said(ids: &[String], parts: &[u32]) -> Action {
    let answer = |part: u32| Answer {
        raw: part.to_string(),
        value: Some(Value::Number(f64::from(part))),
        ..Answer::default()
    };
    let all = ids.iter().cloned().zip(parts.iter().map(|p| Some(answer(*p)))).collect();
    Action::Answers(Change::Answer(SHARE.to_owned()), all)
}

#[derive(PartialEq, Properties)]
struct PartProps {
    id: String,
    name: String,
    part: u32,
    locked: bool,
    set: Callback<u32>,
    lock: Callback<bool>,
}

#[component]
fn Part(props: &PartProps) -> Html {
    let app = use_app();
    let PartProps { id, name, part, .. } = props;
    let slide = {
        let set = props.set.clone();
        Callback::from(move |event: InputEvent| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            if let Some(to) = input.and_then(|i| i.value().parse::<f64>().ok()) {
                // A slider holds whole numbers from 0 to 100.
                set.emit(to.clamp(0.0, 100.0) as u32);
            }
        })
    };
    let write = {
        let set = props.set.clone();
        Callback::from(move |event: Event| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            let typed =
                input.and_then(|i| i.value().trim().trim_end_matches('%').parse::<u32>().ok());
            if let Some(to) = typed {
                set.emit(to.min(100));
            }
        })
    };
    let lock = {
        let lock = props.lock.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                lock.emit(input.checked());
            }
        })
    };
    let number_label = app.f(W::FullSharesNumber, &[("name", name)]);
    html! {
        <li class="share">
            <label for={id.clone()}>{ name }</label>
            <input type="range" id={id.clone()} min="0" max="100" step="1" value={part.to_string()}
                disabled={props.locked} oninput={slide} />
            <span class="field"><input type="text" inputmode="numeric" autocomplete="off"
                aria-label={number_label} id={format!("{id}-n")} value={part.to_string()}
                disabled={props.locked} onchange={write} /><span>{ "%" }</span></span>
            <label class="keep"><input type="checkbox" checked={props.locked} onchange={lock} />
                { app.w(W::FullSharesLock) }<span class="hide">{ " " }{ name }</span></label>
        </li>
    }
}
