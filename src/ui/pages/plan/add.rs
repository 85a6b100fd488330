//! Proposed measures and study items that are not in the plan.

use super::View;
use super::edit::put_in;
use crate::engine::{Class, MeasureResult};
use crate::locale::{W, money};
use crate::order::Order as _;
use crate::ui::pages::results::bare;
use crate::ui::{App, names};
use yew::prelude::*;

/// `open`: nothing is in the plan yet, so they are what the page is about.
pub fn others(app: &App, view: &View, open: bool) -> Html {
    let catalogue = &view.open.catalogue;
    let in_plan = |m: &MeasureResult| {
        let id = catalogue.measure_at(m.measure).map(|m| m.id.as_str());
        id.is_none_or(|id| view.outlook.plan.position(id).is_some())
    };
    let offered =
        |class| matches!(class, Class::QuickWin | Class::Plan | Class::Health | Class::Study);
    let all = view.open.evaluation.measures.iter();
    let mut others: Vec<&MeasureResult> = all.filter(|m| offered(m.class) && !in_plan(m)).collect();
    others.order_by(|a, b| {
        let study = |m: &MeasureResult| m.class == Class::Study;
        study(a).cmp(&study(b)).then(b.alone.money.0.total_cmp(&a.alone.money.0))
    });
    let rows = others.iter().map(|m| row(app, view, m));
    let summary = app.f(W::PlanAdd, &[("n", &others.len().to_string())]);
    html! {
        <details class="more-measures add-steps" {open} hidden={others.is_empty()}>
            <summary>{ summary }</summary>
            <ul class="list">{ for rows }</ul>
        </details>
    }
}

fn row(app: &App, view: &View, result: &MeasureResult) -> Html {
    let name = names::measure(app, result.measure);
    let id = view.open.catalogue.measure_at(result.measure).map(|m| m.id.clone());
    let onclick = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(id) = &id {
                put_in(&app, id, true);
            }
        })
    };
    let study = (result.class == Class::Study)
        .then(|| html! { <p class="note">{ app.w(W::PlanStudy) }</p> });
    let worth = if result.alone.money.0.abs() < 0.5 {
        html! { <p class="worth no-base"><small>{ app.w(W::PlanNoMoney) }</small></p> }
    } else {
        let sum = bare(app, result.alone.money.0);
        let (value, scale) = sum.split_once(' ').unwrap_or((&sum, ""));
        let scale = if scale.is_empty() { app.w(W::NumbersCurrency) } else { scale };
        let unit = app.f(W::ResultsAYear, &[("unit", scale)]);
        html! { <p class="worth"><b>{ value }</b><small>{ unit }</small></p> }
    };
    let label = app.f(W::PlanAddThis, &[("name", &name)]);
    let costs = result.finance.capital.filter(|c| c.0 > 0.0).map(|c| {
        let sum = money::money_bare(app.lang(), c.0, crate::locale::number::SENTENCE);
        html! { <p class="note">{ app.f(W::ResultsRowCapital, &[("sum", &sum)]) }</p> }
    });
    html! {
        <li key={result.measure.0}>
            <button type="button" class="mover" aria-label={label.clone()} title={label} {onclick}>{ "+" }</button>
            <div>
                <a href={names::measure_href(app, result.measure)}>{ name }</a>
                <>{ for costs }</><>{ for study }</>
            </div>
            { worth }
        </li>
    }
}
