//! What to do, in lists, with the total of what is switched on.

use super::measure_row::{DoneRow, HintRow, MeasureRow};
use crate::engine::summary::{Lists, lists, package_sum};
use crate::locale::number::{Digits, years};
use crate::locale::{W, money, plural};
use crate::ui::{Action, App, Open, use_app};
use yew::prelude::*;

#[component]
pub fn MeasureLists() -> Html {
    let app = use_app();
    let (Some(open), Some(catalogue)) = (&app.state.open, app.catalogue()) else {
        return html! { <section /> };
    };
    let lists = lists(catalogue, &open.evaluation);
    let limit = years(app.lang(), catalogue.constants.plan_payback_years);
    let plan_note = app.f(W::ResultsPlanNote, &[("time", &limit)]);
    html! {
        <section class="col" aria-labelledby="todo">
            <h2 id="todo">{ app.w(W::ResultsTodo) }</h2>
            <p class="no-print">{ app.w(W::ResultsTodoText) }</p>
            { group(&app, W::ResultsNow, app.w(W::ResultsNowNote), &lists.now) }
            { group(&app, W::ResultsPlan, &plan_note, &lists.plan) }
            { group(&app, W::ResultsHealth, app.w(W::ResultsHealthNote), &lists.health) }
            { sum(&app, open) }
            { group(&app, W::ResultsLook, app.w(W::ResultsLookNote), &lists.look_closer) }
            { done(&app, open, &lists) }
            { folded(&app, W::ResultsNotNow, W::ResultsNotNowNote, &lists.not_now) }
            { folded(&app, W::ResultsOther, W::ResultsOtherNote, &lists.alternatives) }
            { hints(&app, open, &lists) }
        </section>
    }
}

fn rows(at: &[usize]) -> Html {
    html! {
        <ul class="list">
            { for at.iter().map(|at| html! { <MeasureRow key={*at} at={*at} /> }) }
        </ul>
    }
}

/// A list with its heading, in an element that is there even when the list is empty.
fn group(app: &App, title: W, note: &str, at: &[usize]) -> Html {
    if at.is_empty() {
        return html! { <div class="group" hidden=true /> };
    }
    html! {
        <div class="group">
            <h3>{ app.w(title) }{ " " }<span class="note">{ note }</span></h3>
            { rows(at) }
        </div>
    }
}

fn counted(app: &App, title: W, count: usize) -> String {
    app.f(title, &[("n", &count.to_string())])
}

fn folded(app: &App, title: W, note: W, at: &[usize]) -> Html {
    if at.is_empty() {
        return html! { <div class="group" hidden=true /> };
    }
    html! {
        <div class="group">
            <details class="more-measures">
                <summary>{ counted(app, title, at.len()) }</summary>
                <p class="note">{ app.w(note) }</p>
                { rows(at) }
            </details>
        </div>
    }
}

fn done(app: &App, open: &Open, lists: &Lists) -> Html {
    let found = lists.done.iter().filter_map(|at| open.evaluation.measures.get(*at));
    let rows: Html =
        found.map(|m| html! { <DoneRow key={m.measure.0} measure={m.measure} /> }).collect();
    html! {
        <div class="group" hidden={lists.done.is_empty()}>
            <h3>{ app.w(W::ResultsDone) }</h3>
            <ul class="list">{ rows }</ul>
        </div>
    }
}

fn hints(app: &App, open: &Open, lists: &Lists) -> Html {
    let found = lists.hints.iter().filter_map(|at| open.evaluation.measures.get(*at));
    let rows: Html =
        found.map(|m| html! { <HintRow key={m.measure.0} measure={m.measure} /> }).collect();
    html! {
        <div class="group" hidden={lists.hints.is_empty()}>
            <details class="more-measures">
                <summary>{ counted(app, W::ResultsHints, lists.hints.len()) }</summary>
                <p class="note">{ app.w(W::ResultsHintsNote) }</p>
                <ul class="list">{ rows }</ul>
            </details>
        </div>
    }
}

/// Together, against one by one.
fn sum(app: &App, open: &Open) -> Html {
    let lang = app.lang();
    let sum = package_sum(&open.evaluation);
    let count = sum.count.to_string();
    let label = plural(lang, &count, W::ResultsSumOne, W::ResultsSum);
    let together = money::money_bare(lang, sum.together.0, Digits::Table);
    let one_by_one = money::money_bare(lang, sum.one_by_one.0, Digits::Table);
    let note = match sum.count {
        0 => app.w(W::ResultsSumNone).to_owned(),
        1 => String::new(),
        _ if sum.overlap => app.f(W::ResultsSumOverlap, &[("sum", &one_by_one)]),
        _ => app.w(W::ResultsSumPlain).to_owned(),
    };
    let further = (sum.further.0 > 0.0).then(|| {
        let further = money::money_bare(lang, sum.further.0, Digits::Significant(2));
        app.f(W::ResultsFurther, &[("sum", &further)])
    });
    let reset = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| app.act(Action::ResetSwitches))
    };
    html! {
        <>
            <p class="sum-line" aria-live="polite">
                <span>{ app.f(label, &[("n", &count)]) }</span>
                <b class="num nb kept">{ together }</b>
            </p>
            <p class="note">{ note }{ " " }{ further }</p>
            <p class="acts" hidden={open.document.switched.is_empty()}>
                <button type="button" class="btn plain small" onclick={reset}>
                    { app.w(W::ResultsReset) }
                </button>
            </p>
        </>
    }
}
