//! One measure: why, how, what it saves here, what it costs, what it rests on.

mod aside;
mod evidence;

use super::results::why;
use super::waiting::Waiting;
use crate::catalogue::{Catalogue, Measure, MeasureIx};
use crate::engine::{Class, MeasureResult};
use crate::locale::number::{SENTENCE, number};
use crate::locale::{W, money};
use crate::ui::components::grade::Stamp;
use crate::ui::{App, Open, Route, href, names, use_app};
use aside::Aside;
use evidence::Evidence;
pub use evidence::source_notes;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub id: String,
}

#[component]
pub fn MeasurePage(props: &Props) -> Html {
    let app = use_app();
    let Some(catalogue) = app.catalogue() else {
        return html! { <div><Waiting /></div> };
    };
    let Some(ix) = catalogue.measure_ix(&props.id) else {
        return html! { <div><super::not_found::NotFound /></div> };
    };
    let body = catalogue.measure_at(ix).map(|measure| page(&app, catalogue, measure, ix));
    html! { <div>{ for body }</div> }
}

/// The result of this measure here, and its position; `None` when it does not apply or nothing is
/// open.
fn here(open: Option<&Open>, ix: MeasureIx) -> Option<(usize, &MeasureResult)> {
    open?.evaluation.measures.iter().enumerate().find(|(_, m)| m.measure == ix)
}

/// Whether a sum may be shown: asked, not done, and money can be computed at all.
fn has_money(open: &Open, result: &MeasureResult) -> bool {
    open.evaluation.baseline.money_possible
        && !matches!(result.class, Class::Hint | Class::Done)
        && result.alone.money.0 > 0.0
}

fn page(app: &App, catalogue: &Catalogue, measure: &Measure, ix: MeasureIx) -> Html {
    let open = app.state.open.as_ref();
    let found = here(open, ix);
    let figure = open.zip(found).filter(|(open, (_, r))| has_money(open, r)).map(|(_, (_, r))| {
        let vnd = if r.selected { r.package.money.0 } else { r.alone.money.0 };
        let short = money::money_short(app.lang(), vnd, SENTENCE);
        let unit = app.f(W::MeasurePerYear, &[("unit", &short.unit)]);
        html! { <>{ short.value }{ " " }<small>{ unit }</small></> }
    });
    html! {
        <>
            <p><a class="back" href={href(&Route::Results)}>
                <span aria-hidden="true">{ "←" }</span>{ app.w(W::MeasureBack) }
            </a></p>
            <div class="cols">
                <div class="stack">
                    <h1>{ app.text(measure.name) }</h1>
                    <p class="lead">{ app.text(measure.summary) }</p>
                    <p class="figure kept num" hidden={figure.is_none()}>{ for figure }</p>
                    { class_words(app, catalogue, found.map(|(_, r)| r)) }
                    <h2>{ app.w(W::MeasureHow) }</h2>
                    { steps(app, measure) }
                    <h2>{ app.w(W::MeasureWhen) }</h2>
                    <p>{ app.text(measure.applies_when) }</p>
                    { own_question(app, measure) }
                    <Evidence measure={ix} />
                    { overlaps(app, catalogue, measure) }
                </div>
                <div class="stack">
                    <Aside measure={ix} />
                </div>
            </div>
        </>
    }
}

/// Where the measure stands for this business and why, in words.
fn class_words(app: &App, catalogue: &Catalogue, result: Option<&MeasureResult>) -> Html {
    let Some(result) = result else {
        return html! { <p class="note">{ app.w(W::MeasureNotHere) }</p> };
    };
    let class = match result.class {
        Class::QuickWin => W::MeasureClassNow,
        Class::Plan => W::MeasureClassPlan,
        Class::Health => W::MeasureClassHealth,
        Class::Study => W::MeasureClassStudy,
        Class::NotNow => W::MeasureClassNotNow,
        Class::Done => W::MeasureClassDone,
        Class::Hint => W::MeasureClassHint,
        Class::Alternative => W::MeasureClassAlternative,
    };
    html! { <p><b>{ app.w(class) }</b>{ " " }{ why(app, catalogue, result) }</p> }
}

fn steps(app: &App, measure: &Measure) -> Html {
    let steps = measure.steps.iter().enumerate().map(|(i, step)| {
        html! { <li key={i}><div>{ app.text(*step) }</div></li> }
    });
    html! { <ol class="steps">{ for steps }</ol> }
}

/// The question that would settle whether this is done.
fn own_question(app: &App, measure: &Measure) -> Html {
    html! {
        <div class="stack">
            <h2>{ app.w(W::MeasureQuestion) }</h2>
            <p>{ app.text(measure.question) }</p>
        </div>
    }
}

fn overlaps(app: &App, catalogue: &Catalogue, measure: &Measure) -> Html {
    let known = measure.overlaps_with.iter().filter(|ix| catalogue.measure_at(**ix).is_some());
    let links = known.map(|ix| {
        html! {
            <li key={ix.0}><a href={names::measure_href(app, *ix)}>{ names::measure(app, *ix) }</a></li>
        }
    });
    html! {
        <div class="stack" hidden={measure.overlaps_with.is_empty()}>
            <h2>{ app.w(W::MeasureOverlaps) }</h2>
            <p>{ app.w(W::MeasureOverlapsText) }</p>
            <ul class="plain">{ for links }</ul>
        </div>
    }
}

/// A grade with its meaning beside a heading.
fn graded(app: &App, title: W, measure: &Measure) -> Html {
    html! { <h2>{ app.w(title) }{ " " }<Stamp grade={measure.grade} /></h2> }
}

/// `10–20%` of what the measure acts on.
fn percent_range(app: &App, low: f64, high: f64) -> String {
    let [low, high] = [low, high].map(|v| number(app.lang(), v * 100.0, SENTENCE));
    if low == high { low + "%" } else { format!("{low}–{high}%") }
}
