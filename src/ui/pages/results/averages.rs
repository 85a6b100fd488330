//! What earlier businesses of the programme reached, beside this one.

use crate::engine::FigureId;
use crate::engine::summary::{Average, averages};
use crate::locale::W;
use crate::locale::number::{Digits, number};
use crate::ui::charts::comparison_bars;
use crate::ui::{App, names};
use yew::prelude::*;

pub fn programme_averages(app: &App) -> Html {
    let (Some(open), Some(catalogue)) = (&app.state.open, app.catalogue()) else {
        return html! { <section /> };
    };
    let Some((programme, rows)) = averages(catalogue, &open.evaluation) else {
        return html! { <section hidden=true /> };
    };
    let facilities = programme
        .facilities
        .map_or_else(String::new, |f| number(app.lang(), f, Digits::Decimals(0)));
    let name = app.text(programme.name);
    let group = catalogue.trade(&open.inputs.trade).map(|t| t.group);
    html! {
        <section class="col" aria-labelledby="average">
            <h2 id="average">{ app.w(W::ResultsAverage) }</h2>
            <p>{ app.f(W::ResultsAverageText, &[("name", &name), ("n", &facilities)]) }</p>
            <p class="note" hidden={catalogue.holds_here(programme.place.as_deref())}>
                { app.f(W::ResultsAverageElsewhere, &[("name", &name), ("place", &names::here(app))]) }
            </p>
            <ul class="eight">
                { for rows.iter().filter(|r| r.says_something(group)).enumerate().map(|(i, r)| html! { <li key={i}>{ row(app, r) }</li> }) }
            </ul>
            <p class="key note">
                <span><svg width="16" height="12" aria-hidden="true"><rect class="f-kept" width="16" height="12" /></svg>
                    { app.w(W::ResultsAverageOwn) }</span>
                <span><svg width="16" height="12" aria-hidden="true"><rect class="f-bar" y="2" width="16" height="9" /></svg>
                    { app.w(W::ResultsAverageOther) }</span>
            </p>
        </section>
    }
}

fn row(app: &App, row: &Average) -> Html {
    let pct = |v: f64| number(app.lang(), v, Digits::Decimals(2)) + "%";
    let name = match row.figure {
        FigureId::MaterialPct => W::ResultsAverageMaterial,
        FigureId::EnergyPct => W::ResultsAverageEnergy,
        FigureId::DustPct => W::ResultsAverageDust,
        _ => W::ResultsAverageWastewater,
    };
    let own = match row.own_pct {
        Some(own) => html! {
            <a class="why" href={names::figure_href(app, &row.figure)}>
                { number(app.lang(), own, Digits::Decimals(1)) }{ "%" }
            </a>
        },
        None => html! { <span class="note">{ app.w(W::ResultsAverageUnknown) }</span> },
    };
    html! {
        <>
            <span>{ app.w(name) }</span><b class="num">{ own }</b>
            { comparison_bars(row.own_length, row.average_length) }
            <span class="note num">{ app.f(W::ResultsAverageRow, &[("pct", &pct(row.average_pct))]) }</span>
        </>
    }
}
