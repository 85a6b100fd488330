//! One measure: why, how, what it saves here, what it costs, what it rests on.

mod aside;
mod cases;
mod evidence;
mod general;
mod places;
mod question;
mod relations;
mod support;

use super::results::{why, zero_words};
use super::waiting::Waiting;
use crate::catalogue::{Catalogue, Measure, MeasureIx, Pair, Reader};
use crate::engine::{Class, MeasureResult};
use crate::locale::number::SENTENCE;
use crate::locale::{Lang, W, money};
use crate::ui::components::grade::Stamp;
use crate::ui::{App, Open, Route, href, use_app};
use aside::Aside;
use cases::Cases;
use evidence::Evidence;
pub use evidence::source_notes;
use general::InGeneral;
use places::{HowToCheck, Places};
use question::OwnQuestion;
use relations::Relations;
pub use relations::ground;
use support::Support;
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
            <div class="one-measure">
                <div class="stack head-part">
                    <h1>{ app.text(measure.name) }</h1>
                    <p class="lead">{ app.text(measure.summary) }</p>
                    <p class="figure kept num" hidden={figure.is_none()}>{ for figure }</p>
                    { class_words(app, catalogue, found.map(|(_, r)| r)) }
                </div>
                <div class="card-part">
                    <Aside key={format!("aside-{}", ix.0)} measure={ix} />
                </div>
                <div class="stack body-part">
                    <h2>{ app.w(W::MeasureHow) }</h2>
                    { steps(app, measure) }
                    <OwnQuestion key={format!("question-{}", ix.0)} measure={ix} />
                    <crate::ui::pages::ask::LookCloser measure={ix} />
                    <Places measure={ix} />
                    <Relations key={format!("relations-{}", ix.0)} measure={ix} />
                    <Cases measure={ix} />
                    <Evidence measure={ix} />
                </div>
                <div class="stack side-part">
                    <Support measure={ix} />
                    <HowToCheck measure={ix} />
                    <InGeneral measure={ix} />
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
    let nothing = zero_words(app, catalogue, result);
    let nothing = nothing.filter(|w| *w == W::ResultsNoBase).map(|_| app.w(W::MeasureUnknownBase));
    html! {
        <p class="class"><b>{ app.w(class) }</b>{ " " }{ why(app, catalogue, result) }{ " " }{ for nothing }</p>
    }
}

fn steps(app: &App, measure: &Measure) -> Html {
    let steps = measure.steps.iter().enumerate().map(|(i, step)| {
        html! { <li key={i}><div>{ app.text(*step) }</div></li> }
    });
    html! { <ol class="steps">{ for steps }</ol> }
}

/// A grade with its meaning beside a heading.
fn graded(app: &App, title: W, measure: &Measure) -> Html {
    html! { <h2>{ app.w(title) }{ " " }<Stamp grade={measure.grade} /></h2> }
}

/// Who reads, for choosing cases and support; `None` until the catalogue is there.
fn reader(app: &App, measure: MeasureIx) -> Option<Reader<'_>> {
    let catalogue = app.catalogue()?;
    let open = app.state.open.as_ref();
    let trade = open.and_then(|o| catalogue.trade_ix(&o.inputs.trade));
    let capital = here(open, measure).map(|(_, r)| r.finance.capital);
    let costs_money = capital.is_none_or(|c| c.is_none_or(|c| c.0 > 0.0));
    Some(Reader { catalogue, measure, trade, costs_money })
}

/// A text of the handbook in the reader's language.
fn pair<'a>(app: &App, pair: &'a Pair) -> &'a str {
    match app.lang() {
        Lang::Vi => &pair.vi,
        Lang::En => &pair.en,
    }
}
