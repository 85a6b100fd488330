//! The public programme: the chain it works along, its networks, goals by year, what was reached, and
//! the decisions behind it.

use super::{go_to, linked};
use crate::catalogue::{Catalogue, Handbook, Law, NATIONAL, YearTarget};
use crate::library::address::{Address, Key};
use crate::locale::W;
use crate::locale::number::{Digits, number};
use crate::ui::pages::measure::{law, pair};
use crate::ui::rich::measure_link;
use crate::ui::{App, names};
use yew::prelude::*;

pub fn programme(app: &App, handbook: &Handbook) -> Html {
    let Some(catalogue) = app.catalogue() else { return html! { <div /> } };
    let decisions: Vec<&Law> = handbook
        .programme
        .decisions
        .iter()
        .filter_map(|at| handbook.laws.get(usize::from(*at)))
        .collect();
    html! {
        <div class="stack">
            <p class="lead">{ app.w(W::LibraryProgrammeLead) }</p>
            { chain(app, handbook) }
            { networks(app, catalogue, handbook) }
            <section class="part" aria-labelledby="goals">
                <h2 id="goals">{ app.w(W::LibraryGoals) }</h2>
                <p>{ app.w(W::LibraryGoalsText) }</p>
                { goals(app, catalogue, handbook) }
            </section>
            <section class="part" aria-labelledby="reached">
                <h2 id="reached">{ app.w(W::LibraryReached) }</h2>
                <p>{ app.w(W::LibraryReachedText) }</p>
                { reached(app, catalogue) }
            </section>
            <section class="part" aria-labelledby="decisions">
                <h2 id="decisions">{ app.w(W::LibraryDecisions) }</h2>
                <ul class="laws">{ for decisions.into_iter().map(|row| law(app, row)) }</ul>
            </section>
        </div>
    }
}

fn chain(app: &App, handbook: &Handbook) -> Html {
    let links = handbook.programme.chain.iter().enumerate().map(|(at, link)| {
        let measures =
            link.measures.iter().map(|ix| html! { <li key={ix.0}>{ measure_link(app, *ix) }</li> });
        html! {
            <li key={at}>
                <h3>{ pair(app, &link.name) }</h3>
                <p>{ linked(app, pair(app, &link.text)) }</p>
                <ul class="plain note">{ for measures }</ul>
            </li>
        }
    });
    html! {
        <section class="stack" aria-labelledby="chain" hidden={handbook.programme.chain.is_empty()}>
            <h2 id="chain">{ app.w(W::LibraryChain) }</h2>
            <ol class="chain">{ for links }</ol>
        </section>
    }
}

fn networks(app: &App, catalogue: &Catalogue, handbook: &Handbook) -> Html {
    let rows = handbook.programme.networks.iter().enumerate().map(|(at, network)| {
        let trades = network.trades.iter().filter_map(|ix| catalogue.trades.get(usize::from(ix.0)));
        let trades = trades.enumerate().map(|(at, trade)| {
            let to = go_to(&Address::default().with(Key::Trade, &trade.id));
            let comma = if at > 0 { ", " } else { "" };
            html! { <span key={trade.id.clone()}>{ comma }<a href={to}>{ app.text(trade.name) }</a></span> }
        });
        html! { <li key={at}><b>{ pair(app, &network.name) }</b>{ ": " }<span>{ for trades }</span></li> }
    });
    html! {
        <section class="stack" hidden={handbook.programme.networks.is_empty()}>
            <h3>{ app.w(W::LibraryNetworks) }</h3>
            <ul class="plain">{ for rows }</ul>
        </section>
    }
}

/// `3–4%`; a dash for what the plan does not name.
fn span(app: &App, range: Option<(f64, f64)>) -> String {
    let write = |value: f64| number(app.lang(), value, Digits::Decimals(1));
    match range {
        None => "–".to_owned(),
        Some((low, high)) if low == high => write(low) + "%",
        Some((low, high)) => format!("{}–{}%", write(low), write(high)),
    }
}

fn goals(app: &App, catalogue: &Catalogue, handbook: &Handbook) -> Html {
    let row = |target: &YearTarget| {
        let reach = handbook
            .programme
            .reach
            .iter()
            .find(|r| r.place == target.place && r.year == target.year);
        let reduction = Some((target.reduction_low_pct, target.reduction_high_pct));
        let others = [
            reach.and_then(|r| r.clusters_pct),
            reach.and_then(|r| r.craft_villages_pct),
            reach.and_then(|r| r.markets_pct),
            reach.and_then(|r| r.supermarkets_pct),
        ];
        let place = if target.place == NATIONAL {
            app.w(W::LibraryNational).to_owned()
        } else {
            names::place(app, &target.place)
        };
        let mut cells = vec![
            format!("{} {}", place, target.year),
            app.text(target.industries),
            span(app, reduction),
        ];
        cells.extend(others.map(|range| span(app, range)));
        cells
    };
    let rows: Vec<Vec<String>> = catalogue.targets.iter().map(row).collect();
    let head = [
        W::LibraryGoalYear,
        W::LibraryGoalIndustries,
        W::LibraryGoalReduction,
        W::LibraryGoalClusters,
        W::LibraryGoalVillages,
        W::LibraryGoalMarkets,
        W::LibraryGoalSupermarkets,
    ];
    table(app, W::LibraryGoals, &head, &rows)
}

fn reached(app: &App, catalogue: &Catalogue) -> Html {
    let count = |value: Option<f64>| {
        value.map_or_else(|| "–".to_owned(), |v| number(app.lang(), v, Digits::Decimals(0)))
    };
    let pct = |value: Option<f64>| {
        value.map_or_else(|| "–".to_owned(), |v| number(app.lang(), v, Digits::Decimals(2)) + "%")
    };
    let rows: Vec<Vec<String>> = catalogue
        .programme_results
        .iter()
        .map(|r| {
            let name = app.text(r.name);
            let shares =
                [r.materials_pct, r.energy_pct, r.dust_pct, r.domestic_wastewater_pct].map(pct);
            [vec![name, count(r.facilities), count(r.solutions)], shares.to_vec()].concat()
        })
        .collect();
    let head = [
        W::LibraryReachedWho,
        W::LibraryReachedBusinesses,
        W::LibraryReachedSolutions,
        W::LibraryReachedMaterials,
        W::LibraryReachedEnergy,
        W::LibraryReachedDust,
        W::LibraryReachedWastewater,
    ];
    table(app, W::LibraryReached, &head, &rows)
}

/// A table that may be wider than a phone: it scrolls by itself. On a phone each row is a small list.
fn table(app: &App, caption: W, head: &[W], rows: &[Vec<String>]) -> Html {
    let heads = head.iter().enumerate().map(|(at, word)| {
        html! { <th key={at} scope="col">{ app.w(*word) }</th> }
    });
    let rows = rows.iter().enumerate().map(|(at, cells)| {
        let cells = cells.iter().zip(head).enumerate().map(|(at, (text, word))| {
            if at == 0 {
                html! { <th key={at} scope="row">{ text }</th> }
            } else {
                html! { <td key={at} data-name={app.w(*word)}>{ text }</td> }
            }
        });
        html! { <tr key={at}>{ for cells }</tr> }
    });
    html! {
        <table class="stacks num">
            <caption class="hide">{ app.w(caption) }</caption>
            <thead><tr>{ for heads }</tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    }
}
