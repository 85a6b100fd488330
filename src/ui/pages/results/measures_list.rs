//! What to do, in lists, with the total of what is switched on.

use super::measure_row::{MeasureRow, done_row, hint_row};
use crate::catalogue::EndUseIx;
use crate::engine::relations::{Reduced, Together, together};
use crate::engine::summary::{Lists, lists, package_sum};
use crate::locale::number::{Digits, years};
use crate::locale::{W, money, plural};
use crate::ui::components::calm::{Calm, Later, Shows};
use crate::ui::components::part::{Draw, Part};
use crate::ui::pages::measure::ground;
use crate::ui::rich::{measure_links, rich, text};
use crate::ui::{Action, App, Open, use_app};
use yew::prelude::*;

/// Of the whole.
pub const ID: &str = "measures";

#[component]
pub fn MeasureLists() -> Html {
    let app = use_app();
    let shared = use_memo(app.state.revision, |_| {
        let open = app.state.open.as_ref();
        open.map(|o| together(&o.catalogue, &o.inputs, &o.evaluation)).unwrap_or_default()
    });
    let (Some(open), Some(catalogue)) = (&app.state.open, app.catalogue()) else {
        return html! { <section /> };
    };
    let lists = lists(catalogue, &open.evaluation);
    let limit = years(app.lang(), catalogue.constants.plan_payback_years);
    let plan_note = app.f(W::ResultsPlanNote, &[("time", &limit)]);
    html! {
        <section class="col" id={ID} aria-labelledby="todo">
            <h2 id="todo">{ app.w(W::ResultsTodo) }</h2>
            <p class="no-print">{ app.w(W::ResultsTodoText) }</p>
            <div class="summed">
                { group(&app, W::ResultsNow, app.w(W::ResultsNowNote), &lists.now, &shared) }
                { group(&app, W::ResultsPlan, &plan_note, &lists.plan, &shared) }
                { group(&app, W::ResultsHealth, app.w(W::ResultsHealthNote), &lists.health, &shared) }
                { sum_line(&app, open) }
                <Later unless_seen={WHY_LESS}>
                    <Calm shows={Shows::Figures}><Part draw={Draw(together_note)} /></Calm>
                </Later>
            </div>
            { group(&app, W::ResultsLook, app.w(W::ResultsLookNote), &lists.look_closer, &shared) }
            { done(&app, open, &lists) }
            { folded(&app, W::ResultsNotNow, W::ResultsNotNowNote, &lists.not_now, &shared) }
            { folded(&app, W::ResultsOther, W::ResultsOtherNote, &lists.alternatives, &shared) }
            { hints(&app, open, &lists) }
        </section>
    }
}

fn rows(app: &App, at: &[usize], together: &Together) -> Html {
    let rows = at.iter().map(|at| {
        let reduced = reduced(app, *at, together).cloned();
        html! {
            <Calm key={*at} shows={Shows::Measure(*at)}><MeasureRow at={*at} {reduced} /></Calm>
        }
    });
    html! { <ul class="list">{ for rows }</ul> }
}

/// What a measure shares with others, where that is worth a word in its row.
fn reduced<'a>(app: &App, at: usize, together: &'a Together) -> Option<&'a Reduced> {
    let result = app.state.open.as_ref()?.evaluation.measures.get(at)?;
    let reduced = together.reduced(result.measure).filter(|r| !r.after.is_empty());
    reduced.filter(|r| r.is_noticeable() || result.overlaps)
}

/// A list with its heading, in an element that is there even when the list is empty.
fn group(app: &App, title: W, note: &str, at: &[usize], together: &Together) -> Html {
    if at.is_empty() {
        return html! { <div class="group" hidden=true /> };
    }
    html! {
        <div class="group">
            <h3>{ app.w(title) }{ " " }<span class="note">{ note }</span></h3>
            { rows(app, at, together) }
        </div>
    }
}

fn counted(app: &App, title: W, count: usize) -> String {
    app.f(title, &[("n", &count.to_string())])
}

fn folded(app: &App, title: W, note: W, at: &[usize], together: &Together) -> Html {
    if at.is_empty() {
        return html! { <div class="group" hidden=true /> };
    }
    html! {
        <div class="group">
            <details class="more-measures">
                <summary>{ counted(app, title, at.len()) }</summary>
                <p class="note">{ app.w(note) }</p>
                { rows(app, at, together) }
            </details>
        </div>
    }
}

fn done(app: &App, open: &Open, lists: &Lists) -> Html {
    let found = lists.done.iter().filter_map(|at| open.evaluation.measures.get(*at));
    let rows: Html = found.map(|m| done_row(app, m.measure)).collect();
    html! {
        <div class="group" hidden={lists.done.is_empty()}>
            <h3>{ app.w(W::ResultsDone) }</h3>
            <ul class="list"><Calm shows={Shows::Texts}>{ rows }</Calm></ul>
        </div>
    }
}

fn hints(app: &App, open: &Open, lists: &Lists) -> Html {
    let found = lists.hints.iter().filter_map(|at| open.evaluation.measures.get(*at));
    let rows: Html = found.map(|m| hint_row(app, m.measure)).collect();
    html! {
        <div class="group" hidden={lists.hints.is_empty()}>
            <details class="more-measures">
                <summary>{ counted(app, W::ResultsHints, lists.hints.len()) }</summary>
                <p class="note">{ app.w(W::ResultsHintsNote) }</p>
                <ul class="list"><Calm shows={Shows::Texts}>{ rows }</Calm></ul>
            </details>
        </div>
    }
}

/// Names in one sentence, and further end uses.
const NAMED: usize = 3;
const GROUNDS: usize = 3;

/// Why the whole is less than the sum.
fn why_less(app: &App, open: &Open, shared: &Together, sum: String, together: &str) -> Html {
    let Some((first, more)) = shared.grounds.split_first() else {
        return text(app.w(W::ResultsSumPlain));
    };
    let place = |ends: &[EndUseIx]| ground(app, &open.catalogue, ends);
    let gaps = [
        ("sum", text(sum)),
        ("together", text(together.to_owned())),
        ("ground", place(&[first.end_use])),
        ("names", measure_links(app, &first.measures, NAMED)),
    ];
    let more: Vec<EndUseIx> = more.iter().take(GROUNDS).map(|g| g.end_use).collect();
    let also =
        (!more.is_empty()).then(|| rich(app, W::RelationsSumAlso, &[("grounds", place(&more))]));
    html! { <>{ rich(app, W::RelationsSum, &gaps) }{ " " }{ for also }</> }
}

/// What is switched on, together.
fn sum_line(app: &App, open: &Open) -> Html {
    let sum = package_sum(&open.evaluation);
    let count = sum.count.to_string();
    let label = plural(app.lang(), &count, W::ResultsSumOne, W::ResultsSum);
    html! {
        <p class="sum-line" aria-live="polite">
            <span>{ app.f(label, &[("n", &count)]) }</span>
            <b class="num nb kept">{ money::money_bare(app.lang(), sum.together.0, Digits::Table) }</b>
        </p>
    }
}

/// Of the sentence below the sum.
const WHY_LESS: &str = "together";

/// Together, against one by one.
fn together_note(app: &App) -> Html {
    let Some(open) = &app.state.open else {
        return html! { <p class="note" /> };
    };
    let lang = app.lang();
    let shared = &together(&open.catalogue, &open.inputs, &open.evaluation);
    let sum = package_sum(&open.evaluation);
    let together = money::money_bare(lang, sum.together.0, Digits::Table);
    let one_by_one = money::money_bare(lang, sum.one_by_one.0, Digits::Table);
    let note = match sum.count {
        0 => text(app.w(W::ResultsSumNone)),
        1 => Html::default(),
        _ if sum.overlap => why_less(app, open, shared, one_by_one, &together),
        _ => text(app.w(W::ResultsSumPlain)),
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
            <p class="note" id={WHY_LESS}>{ note }{ " " }{ further }</p>
            <p class="acts" hidden={open.document.switched.is_empty()}>
                <button type="button" class="btn plain small" onclick={reset}>
                    { app.w(W::ResultsReset) }
                </button>
            </p>
        </>
    }
}
