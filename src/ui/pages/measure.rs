//! One measure: why, how, what it saves here, what it costs, what it rests on.

mod aside;
mod cases;
mod evidence;
mod general;
mod places;
mod question;
mod relations;
mod support;

use super::library::linked;
use super::not_found::not_found;
use super::results::{why, zero_words};
use super::waiting::waiting;
use crate::catalogue::{Catalogue, Measure, MeasureIx, Pair, Reader};
use crate::engine::relations::Relation;
use crate::engine::{Class, MeasureResult};
use crate::locale::number::SENTENCE;
use crate::locale::{Lang, W, money};
use crate::ui::components::grade::stamp;
use crate::ui::{App, Open, Route, href, use_app};
use aside::aside;
use cases::cases;
pub use cases::source_line;
use evidence::evidence;
pub use evidence::{source_note, source_notes};
use general::in_general;
pub use general::percent_range;
use places::{how_to_check, places};
use question::own_question;
pub use question::quote;
pub use relations::ground;
use relations::{relations, use_relation};
use support::support;
pub use support::{contact, law};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub id: String,
}

#[component]
pub fn MeasurePage(props: &Props) -> Html {
    let app = use_app();
    let ix = app.catalogue().and_then(|c| c.measure_ix(&props.id));
    let relation = use_relation(&app, ix);
    let Some(catalogue) = app.catalogue() else {
        return html! { <div>{ waiting(&app) }</div> };
    };
    let found = ix.and_then(|ix| Some((ix, catalogue.measure_at(ix)?)));
    let Some((ix, measure)) = found else {
        return html! { <div>{ not_found(&app) }</div> };
    };
    html! { <div>{ page(&app, catalogue, measure, ix, relation.as_ref().as_ref()) }</div> }
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

fn page(
    app: &App,
    catalogue: &Catalogue,
    measure: &Measure,
    ix: MeasureIx,
    relation: Option<&Relation>,
) -> Html {
    let open = app.state.open.as_ref();
    let found = here(open, ix);
    let figure = open.zip(found).filter(|(open, (_, r))| has_money(open, r)).map(|(_, (_, r))| {
        let short = money::money_short(app.lang(), r.shown().money.0, SENTENCE);
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
                    <p class="lead">{ linked(app, &app.text(measure.summary)) }</p>
                    <p class="figure kept num" hidden={figure.is_none()}>{ for figure }</p>
                    { class_words(app, catalogue, found.map(|(_, r)| r)) }
                </div>
                <div class="card-part">
                    { aside(app, catalogue, measure, ix) }
                </div>
                <div class="stack body-part">
                    <h2>{ app.w(W::MeasureHow) }</h2>
                    { steps(app, measure) }
                    { own_question(app, catalogue, measure, ix) }
                    <crate::ui::pages::ask::LookCloser measure={ix} />
                    { places(app, ix) }
                    { relations(app, measure, ix, relation) }
                    { cases(app, ix) }
                    { evidence(app, measure, ix) }
                </div>
                <div class="stack side-part">
                    { support(app, ix) }
                    { how_to_check(app, ix) }
                    <div>{ in_general(app, catalogue, measure) }</div>
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
        html! { <li key={i}><div>{ linked(app, &app.text(*step)) }</div></li> }
    });
    html! { <ol class="steps">{ for steps }</ol> }
}

/// A grade with its meaning beside a heading.
fn graded(app: &App, title: W, measure: &Measure) -> Html {
    html! { <h2>{ app.w(title) }{ " " }{ stamp(app, measure.grade) }</h2> }
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
pub fn pair<'a>(app: &App, pair: &'a Pair) -> &'a str {
    match app.lang() {
        Lang::Vi => &pair.vi,
        Lang::En => &pair.en,
    }
}
