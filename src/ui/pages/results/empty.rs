//! Electricity and material both missing: practices and score, no money.

use super::maturity::maturity;
use super::measure_row::{answer_words, hint_row};
use crate::engine::{Evaluation, MeasureAnswer, MeasureResult};
use crate::locale::W;
use crate::ui::{App, Open, Route, href, names};
use yew::prelude::*;

pub fn without_money(app: &App) -> Html {
    let Some(open) = &app.state.open else {
        return html! { <div /> };
    };
    html! {
        <div>
            <div class="stack">
                <h1>{ app.w(W::FirstMissingTitle) }</h1>
                <p class="lead">{ app.w(W::FirstMissingText) }</p>
                <p hidden={!open.inputs.trade.is_empty()}>
                    { app.w(W::FirstMissingTradeText) }{ " " }
                    { door(app, open, "sector", W::FirstMissingTrade, "more") }
                </p>
                { money_doors(app, open) }
            </div>
            <div class="cols part">
                { practices(app, &open.evaluation) }
                { maturity(app) }
            </div>
            <crate::ui::pages::ask::Depth />
        </div>
    }
}

/// The ways to the two answers without which there is no money.
pub fn money_doors(app: &App, open: &Open) -> Html {
    html! {
        <p class="acts">
            { door(app, open, "elec_bill_month", W::FirstMissingElectricity, "btn") }
            { door(app, open, "material1_spend_month", W::FirstMissingMaterial, "btn plain") }
        </p>
    }
}

/// What stands in the place of a plan or a look back as long as there is no money: what is needed,
/// and the way there.
pub fn needs_money(app: &App, title: W) -> Html {
    let go_on = match &app.state.open {
        Some(open) => money_doors(app, open),
        None => html! {
            <p class="acts"><a class="btn" href={href(&Route::Start)}>{ app.w(W::PlanNoneGo) }</a></p>
        },
    };
    html! {
        <div class="stack">
            <h1>{ app.w(title) }</h1>
            <p class="lead">{ app.w(W::PlanNone) }</p>
            { go_on }
        </div>
    }
}

fn door(app: &App, open: &Open, input: &str, word: W, class: &'static str) -> Html {
    let page = open.path.page_of(input).map(|p| p.slug().to_owned());
    let to = href(&page.map_or(Route::Start, Route::Ask));
    html! { <a {class} href={to}>{ app.w(word) }</a> }
}

/// What was answered "not yet", "partly" or "don't know", without any money.
fn practices(app: &App, evaluation: &Evaluation) -> Html {
    let open = |m: &&MeasureResult| {
        matches!(m.answer, MeasureAnswer::No | MeasureAnswer::Partly | MeasureAnswer::DontKnow)
    };
    let rows: Vec<Html> = evaluation.measures.iter().filter(open).map(|m| row(app, m)).collect();
    let none = rows.is_empty();
    let hints = evaluation.measures.iter().filter(|m| m.answer == MeasureAnswer::NotAsked);
    let hints = hints.map(|m| hint_row(app, m.measure));
    html! {
        <section class="col" aria-labelledby="todo">
            <h2 id="todo">{ app.w(W::ResultsPractices) }</h2>
            <p>{ app.w(if none { W::ResultsPracticesNone } else { W::ResultsPracticesText }) }</p>
            <ul class="list" hidden={none}>{ for rows }</ul>
            <details class="more-measures">
                <summary>{ app.w(W::ResultsPracticesHints) }</summary>
                <ul class="list">{ for hints }</ul>
            </details>
        </section>
    }
}

fn row(app: &App, result: &MeasureResult) -> Html {
    let answer = app.catalogue().and_then(|c| answer_words(app, c, result.answer));
    let said = answer.map(|a| app.f(W::ResultsWhyAnswer, &[("answer", &a)]));
    html! {
        <li key={result.measure.0}>
            <span class="sign" aria-hidden="true">{ "–" }</span>
            <div>
                <a href={names::measure_href(app, result.measure)}>{ names::measure(app, result.measure) }</a>
                <p class="note">{ for said }</p>
            </div>
            <span />
        </li>
    }
}
