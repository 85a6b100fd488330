//! "Try it": prices, interest and the money at hand, with every result following at once.

use crate::order::Order as _;

mod price;
mod row;

use super::steps::steps;
use crate::assessment::tried_price_id;
use crate::engine::{StreamBaseline, StreamId, within_budget};
use crate::locale::{W, number};
use crate::ui::{Action, App, Open, Route, data_sets, href, value_names};
use crate::units::Vnd;
use price::TriedPrice;
use row::{AnswerRow, answer_row};
use yew::prelude::*;

/// Prices of streams below this part of the resource cost move nothing that can be seen.
const SMALL_PART: f64 = 0.05;
/// Prices shown: more is a form, not a trial.
const MOST_PRICES: usize = 3;

/// Of the whole.
pub const ID: &str = "try";

pub fn adjust(app: &App) -> Html {
    let Some(open) = &app.state.open else {
        return html! { <div /> };
    };
    let prices = streams(open).into_iter().map(|stream| {
        html! { <TriedPrice key={stream.id.id()} stream={stream.id.clone()} /> }
    });
    let rate = app.catalogue().map(|c| c.constants.discount_rate).unwrap_or_default();
    let rate = number::percent(app.lang(), rate, 1);
    let rate = AnswerRow {
        id: "loan_rate",
        label: app.w(W::LiveRate),
        unit: app.w(W::LiveRateUnit),
        origin: app.f(W::LiveFromRate, &[("value", &rate)]),
        most: 40.0,
        step: 0.5,
    };
    let budget = AnswerRow {
        id: "budget_now",
        label: app.w(W::LiveBudget),
        unit: app.w(W::LiveBudgetUnit),
        origin: budget(app, open),
        most: most_budget(open),
        step: 1e6,
    };
    html! {
        <section class="adjust part" id={ID} aria-label={app.w(W::LiveTitle)}>
            { steps(app) }
            { set_used(app, open) }
            <details class="no-print">
                <summary>{ app.w(W::LiveTitle) }{ ": " }{ app.w(W::LiveWhich) }</summary>
                <p>{ app.w(W::LiveText) }</p>
                <div class="knobs">
                    { for prices.chain([answer_row(app, &rate), answer_row(app, &budget)]) }
                </div>
                { others(app, open) }
            </details>
        </section>
    }
}

/// Electricity, then the dearest streams with a price of their own.
fn streams(open: &Open) -> Vec<&StreamBaseline> {
    let base = &open.evaluation.baseline;
    let least = base.resource_cost.0 * SMALL_PART;
    let counts = |s: &&StreamBaseline| {
        s.has_price() && s.known_price > 0.0 && (s.id == StreamId::Electricity || s.cost.0 >= least)
    };
    let mut found: Vec<&StreamBaseline> = base.streams.iter().filter(counts).collect();
    let rank = |s: &StreamBaseline| (s.id != StreamId::Electricity, !s.is_energy());
    found.order_by(|a, b| rank(a).cmp(&rank(b)).then(b.cost.0.total_cmp(&a.cost.0)));
    found.truncate(MOST_PRICES);
    found
}

/// What the money at hand is enough for.
fn budget(app: &App, open: &Open) -> String {
    let Some(budget) = open.inputs.budget_vnd else {
        return app.w(W::LiveFromNoBudget).to_owned();
    };
    let set = within_budget(&open.evaluation, Vnd(budget));
    if set.is_empty() {
        return app.w(W::LiveBudgetNone).to_owned();
    }
    let (n, of) = (set.len().to_string(), open.evaluation.package.count.to_string());
    app.f(W::LiveBudgetFits, &[("n", &n), ("of", &of)])
}

/// Up to half as much again as everything costs.
fn most_budget(open: &Open) -> f64 {
    let capital = open.evaluation.package.finance.capital.map_or(0.0, |c| c.0);
    let given = open.inputs.budget_vnd.unwrap_or(0.0);
    ((capital * 1.5).max(given).max(20e6) / 10e6).ceil() * 10e6
}

/// Which data set the figures were computed with.
fn set_used(app: &App, open: &Open) -> Html {
    let set = open.document.data_set.as_ref();
    let set = set.map(|set| app.f(W::SetsResults, &[("name", &data_sets::name(app, set))]));
    let sets = href(&Route::Data("bo".to_owned()));
    html! {
        <p class="ask" id="set-used" hidden={set.is_none()}>
            { for set }{ " " }<a class="no-print" href={sets}>{ app.w(W::SetsResultsLook) }</a>
        </p>
    }
}

/// Own values that have no row here, each with its way back.
fn others(app: &App, open: &Open) -> Html {
    let shown: Vec<String> = streams(open).iter().map(|s| tried_price_id(&s.id)).collect();
    let other = open.document.own_values.iter().filter(|(id, _)| !shown.contains(id));
    let rows: Vec<Html> = other
        .map(|(id, value)| {
            let name = value_names::value(app, id);
            let back = {
                let (app, id) = (app.clone(), id.clone());
                Callback::from(move |_| app.act(Action::OwnValue(id.clone(), None)))
            };
            let label = app.f(W::LiveBackWhat, &[("name", &name)]);
            let value = value_names::shown(app, id, *value);
            html! {
                <li key={id.clone()}>
                    { name }{ ": " }<b class="num">{ value }</b>{ " " }
                    <button type="button" class="link" aria-label={label} onclick={back}>{ app.w(W::LiveBack) }</button>
                </li>
            }
        })
        .collect();
    html! {
        <div hidden={rows.is_empty()}>
            <h3>{ app.w(W::LiveOwnValues) }</h3>
            <ul class="plain">{ for rows }</ul>
        </div>
    }
}
