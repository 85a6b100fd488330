//! Data sets: which one the open assessment uses and what it changes, those on this device, a new
//! one from the owner's own values; and where the business is.

mod form;
mod place;

pub use place::{elsewhere, here, pick_place};

use super::catalogues::Catalogues;
use crate::assessment::data_set::{DataSet, Difference, differences};
use crate::browser::files::all;
use crate::locale::W;
use crate::locale::number::{Digits, number};
use crate::ui::components::deleted;
use crate::ui::components::footer::written_date;
use crate::ui::pages::results::step_button;
use crate::ui::{Action, App, Loading, Route, Way, data_sets, href, names, use_app, value_names};
use form::SetForm;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[component]
pub fn Sets() -> Html {
    let app = use_app();
    let deleted = use_state(|| None::<DataSet>);
    let making = use_state_eq(|| false);
    let bring_back = {
        let (app, deleted) = (app.clone(), deleted.clone());
        Callback::from(move |_: MouseEvent| {
            deleted.iter().for_each(|set| data_sets::keep(&app, set));
            deleted.set(None);
        })
    };
    let gone = deleted.as_ref().map(|set| data_sets::name(&app, set));
    let rows = app.state.sets.iter().map(|set| kept(&app, set, &deleted));
    html! {
        <div class="stack sets">
            <p class="no-print"><a href={href(&Route::Data(String::new()))}>{ app.w(W::SetsBack) }</a></p>
            <h1>{ app.w(W::SetsTitle) }</h1>
            <p class="lead">{ app.w(W::SetsLead) }</p>
            <p><b>{ app.w(W::SetsOrder) }</b></p>
            <div class="cols even">
                <div class="stack">
                    { pick_place(&app) }
                    { elsewhere(&app) }
                    { in_use(&app) }
                </div>
                <div class="stack">
                    <section class="stack" aria-labelledby="kept">
                        <h2 id="kept">{ app.w(W::SetsKept) }</h2>
                        <p hidden={!app.state.sets.is_empty()}>{ app.w(W::SetsNone) }</p>
                        <ul class="saved-list">{ for rows }</ul>
                        { deleted::line(&app, gone, bring_back) }
                        { picker(&app) }
                    </section>
                    { make(&app, &making) }
                </div>
            </div>
            <Catalogues />
        </div>
    }
}

/// `Bắc Ninh · 01/10/2026 · Trung tâm khuyến công · 12 số · mã 1a2b3c4d`.
fn about(app: &App, set: &DataSet) -> Html {
    let n = set.values.len().to_string();
    let day = if set.date.len() >= 10 { written_date(app, &set.date) } else { set.date.clone() };
    let goals = set.targets.len().to_string();
    let parts = [
        names::place(app, &set.place),
        day,
        set.author.clone(),
        app.f(W::SetsCount, &[("n", &n)]),
        if set.targets.is_empty() { String::new() } else { app.f(W::SetsGoals, &[("n", &goals)]) },
        app.f(W::SetsSum, &[("sum", set.short_checksum())]),
    ];
    let parts = parts.into_iter().filter(|part| !part.is_empty()).enumerate();
    html! {
        <p class="note tags">{ for parts.map(|(at, part)| html! { <span key={at}>{ part }</span> }) }</p>
    }
}

fn button(label: &str, name: &str, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button class="btn plain small" type="button" {onclick} aria-label={format!("{label}: {name}")}>
            { label }
        </button>
    }
}

/// A set on this device.
fn kept(app: &App, set: &DataSet, deleted: &UseStateHandle<Option<DataSet>>) -> Html {
    let name = data_sets::name(app, set);
    let open = app.state.open.as_ref();
    let used =
        open.and_then(|open| open.document.data_set.as_ref()).is_some_and(|s| s.is_same(set));
    let on_use = {
        let (app, set) = (app.clone(), set.clone());
        let wanted = (!used).then(|| Box::new(set));
        Callback::from(move |_: MouseEvent| app.act(Action::UseDataSet(wanted.clone())))
    };
    let on_save = {
        let set = set.clone();
        Callback::from(move |_: MouseEvent| data_sets::export(&set))
    };
    let on_delete = {
        let (app, set, deleted) = (app.clone(), set.clone(), deleted.clone());
        Callback::from(move |_: MouseEvent| {
            data_sets::remove(&app, &set);
            deleted.set(Some(set.clone()));
        })
    };
    let switch = if used { W::SetsOff } else { W::SetsOn };
    html! {
        <li key={set.checksum.clone()} class="stack">
            <p><b>{ &name }</b>{ " " }<b class="mine" hidden={!used}>{ app.w(W::SetsUsed) }</b></p>
            { about(app, set) }
            <p hidden={set.notes.is_empty()}>{ &set.notes }</p>
            <p class="acts">
                <span hidden={open.is_none()}>{ button(app.w(switch), &name, on_use) }</span>
                { button(app.w(W::ShellSaveToFile), &name, on_save) }
                { button(app.w(W::CommonDelete), &name, on_delete) }
            </p>
        </li>
    }
}

/// A file of a set.
fn picker(app: &App) -> Html {
    let onchange = {
        let app = app.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            spawn_local(data_sets::take_files(app.clone(), all(input.files())));
            // The same file may be picked again after it was mended.
            input.set_value("");
        })
    };
    html! {
        <label class="drop no-print">
            <strong>{ app.w(W::SetsOpen) }</strong>
            <span>{ app.w(W::SetsOpenHint) }</span>
            <input class="hide" type="file" id="open-set" multiple=true accept=".json,application/json" {onchange} />
        </label>
    }
}

/// The set of the open assessment, and what it says otherwise than the catalogue.
fn in_use(app: &App) -> Html {
    let Some(open) = &app.state.open else {
        return html! {
            <section class="stack">
                <h2>{ app.w(W::SetsInUse) }</h2>
                <p>{ app.w(W::SetsNeedOpen) }{ " " }<a href={href(&Route::Start)}>{ app.w(W::ShellToStart) }</a></p>
            </section>
        };
    };
    let body = match &open.document.data_set {
        None => html! { <p>{ app.w(W::SetsNotUsed) }</p> },
        Some(set) => used(app, set),
    };
    html! {
        <section class="stack" aria-labelledby="in-use">
            <h2 id="in-use">{ app.w(W::SetsInUse) }</h2>
            <div role="status" class="stack">{ body }</div>
            <p class="acts no-print">{ step_button(app, Way::Back) }{ step_button(app, Way::Forth) }</p>
        </section>
    }
}

fn used(app: &App, set: &DataSet) -> Html {
    let own = app.state.open.as_ref().map(|open| open.document.own_values.clone());
    let Loading::Ready(data) = &app.state.data else { return html! { <p /> } };
    let all = differences(&data.catalogue, set, &own.unwrap_or_default());
    let (usable, unusable): (Vec<_>, Vec<_>) = all.into_iter().partition(|d| d.catalogue.is_some());
    let known = data_sets::is_kept(app, set);
    let keep = {
        let (app, set) = (app.clone(), set.clone());
        Callback::from(move |_: MouseEvent| data_sets::keep(&app, &set))
    };
    let off = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| app.act(Action::UseDataSet(None)))
    };
    let name = data_sets::name(app, set);
    let (n, bad) = (usable.len().to_string(), unusable.len().to_string());
    let reference = set.is_reference();
    html! {
        <>
            <p><b>{ &name }</b></p>
            { about(app, set) }
            <p class="ask" hidden={!reference}>{ app.f(W::SetsMissing, &[("name", &name)]) }</p>
            <div class="ask stack" hidden={known || reference}>
                <p>{ app.w(W::SetsUnknownHere) }</p>
                <p class="acts no-print">{ button(app.w(W::SetsKeep), &name, keep) }</p>
            </div>
            <p hidden={reference}>{ app.f(W::SetsDiffer, &[("n", &n)]) }</p>
            <ul class="plain" id="differ">{ for usable.iter().map(|d| differs(app, set, d)) }</ul>
            <p class="ask" hidden={unusable.is_empty()}>
                { app.f(W::SetsUnusable, &[("n", &bad)]) }{ " " }
                { unusable.iter().map(|d| value_names::value(app, &d.id)).collect::<Vec<_>>().join(", ") }
            </p>
            <p class="acts no-print">{ button(app.w(W::SetsOff), &name, off) }</p>
        </>
    }
}

fn differs(app: &App, set: &DataSet, found: &Difference) -> Html {
    let shown = |value: f64| number(app.lang(), value, Digits::Significant(6));
    let was = found.catalogue.map(shown).unwrap_or_default();
    let gaps = [("now", shown(found.set)), ("was", was)];
    let gaps: Vec<(&str, &str)> = gaps.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let source = set.values.get(&found.id).map(|v| v.source.clone()).unwrap_or_default();
    let source = if source.is_empty() { app.w(W::SetsNoSource).to_owned() } else { source };
    html! {
        <li key={found.id.clone()}>
            { value_names::value(app, &found.id) }{ ": " }<b class="num">{ app.f(W::SetsInstead, &gaps) }</b>
            <span hidden={found.own.is_none()}>{ " " }{ app.f(W::SetsOwnWins, &[("own", &found.own.map(shown).unwrap_or_default())]) }</span>
            <br /><span class="note">{ source }</span>
        </li>
    }
}

/// A set from the owner's own values.
fn make(app: &App, making: &UseStateHandle<bool>) -> Html {
    let own = app.state.open.as_ref().is_some_and(|open| {
        let mut ids = open.document.own_values.keys();
        ids.any(|id| !id.starts_with(crate::catalogue::PAID))
    });
    let begin = {
        let making = making.clone();
        Callback::from(move |_: MouseEvent| making.set(true))
    };
    let done = {
        let making = making.clone();
        Callback::from(move |()| making.set(false))
    };
    html! {
        <section class="stack no-print" aria-labelledby="make">
            <h2 id="make">{ app.w(W::SetsMake) }</h2>
            <p hidden={own}>
                { app.w(W::SetsMakeNeed) }{ " " }
                <a href={href(&Route::Data("?hien=doi-duoc".to_owned()))}>{ app.w(W::SetsMakeGo) }</a>
            </p>
            <p class="acts" hidden={!own || **making}>
                <button class="btn" type="button" id="begin-set" onclick={begin}>{ app.w(W::SetsBegin) }</button>
            </p>
            <div>{ for (own && **making).then(|| html! { <SetForm {done} /> }) }</div>
        </section>
    }
}
