//! Eight ledgers before → after, all on one scale: the whole width is before.

use super::shown_range;
use crate::engine::summary::{Ledger, LedgerRow, carrier_rows, ledger_rows, waste_is_open};
use crate::locale::W;
use crate::locale::number::{Digits, number, percent};
use crate::ui::charts::saving_bar;
use crate::ui::components::grade::stamp;
use crate::ui::{App, Open, names};
use yew::prelude::*;

/// Of the whole.
pub const ID: &str = "ledgers";

pub fn ledgers(app: &App) -> Html {
    let (Some(open), Some(catalogue)) = (&app.state.open, app.catalogue()) else {
        return html! { <section /> };
    };
    let range = shown_range(open);
    let rows = ledger_rows(catalogue, &open.evaluation, range.as_deref());
    html! {
        <section class="col stay" id={ID} aria-labelledby="eight">
            <h2 id="eight">{ app.w(W::ResultsEight) }</h2>
            <p class="note">{ same_output(app, open) }{ " " }{ app.w(W::ResultsEightNote) }</p>
            <ul class="eight">
                { for rows.iter().enumerate().map(|(i, r)| html! { <li key={i}>{ row(app, open, r) }</li> }) }
            </ul>
        </section>
    }
}

fn same_output(app: &App, open: &Open) -> String {
    let base = &open.evaluation.baseline;
    base.output_per_year.filter(|p| *p > 0.0).map_or_else(String::new, |output| {
        let n = number(app.lang(), output, Digits::Decimals(0));
        let unit = names::unit(app, &base.output_unit);
        app.f(W::ResultsSameOutput, &[("n", &n), ("unit", &unit)])
    })
}

fn row(app: &App, open: &Open, row: &LedgerRow) -> Html {
    let Some(share) = row.share else {
        return html! {
            <>
                <span>{ names::ledger(app, row.ledger) }</span><b />
                <span class="note">{ app.w(no_base(open, row.ledger)) }</span>
            </>
        };
    };
    let stamp = row.grade.map(|grade| stamp(app, grade));
    let is_open = row.ledger == Ledger::Waste && waste_is_open(&open.evaluation);
    html! {
        <>
            <span>{ names::ledger(app, row.ledger) }{ " " }<span>{ for stamp }</span></span>
            <b class="num kept">{ if is_open { open_words(app) } else {
                html! { <a class="why" href={names::figure_href(app, &row.figure)}>{ change(app, share) }</a> }
            } }</b>
            { saving_bar(row.kept_length) }
            <span class="note num">{ if is_open { waste_open(app, row) } else { amounts(app, row) } }</span>
            <span class="note spread">{ range_words(app, row) }</span>
            <span class="note ask" hidden={!onsite(open, row.ledger)}>{ app.w(W::ResultsOnsite) }</span>
            <div class="carriers" hidden={row.ledger != Ledger::Energy}>
                { if row.ledger == Ledger::Energy { carriers(app, open) } else { html! { <span /> } } }
            </div>
        </>
    }
}

/// `−6,2%`, with the word for it where it is only heard.
fn change(app: &App, share: f64) -> Html {
    // Less than the last digit that is shown.
    if share.abs() < 0.0005 {
        return html! { <span class="note">{ app.w(W::ResultsSame) }</span> };
    }
    let shown = percent(app.lang(), share.abs(), 1);
    let (word, sign) = if share >= 0.0 { (W::ResultsLess, "−") } else { (W::ResultsMore, "+") };
    html! {
        <><span class="hide">{ app.w(word) }{ " " }</span><span aria-hidden="true">{ sign }</span>{ shown }</>
    }
}

/// In the place of a change that nobody can tell.
fn open_words(app: &App) -> Html {
    html! { <span class="note">{ app.w(W::ResultsWasteUnknown) }</span> }
}

fn waste_open(app: &App, row: &LedgerRow) -> String {
    let (n, unit) = names::amount(app, row.unit, row.before.unwrap_or_default());
    app.f(W::ResultsWasteOpen, &[("sum", &format!("{n} {unit}"))])
}

fn amounts(app: &App, row: &LedgerRow) -> String {
    match (row.before, row.after) {
        (Some(before), Some(after)) => names::before_after(app, row.unit, before, after),
        _ => app.w(W::ResultsOnlyChange).to_owned(),
    }
}

fn range_words(app: &App, row: &LedgerRow) -> String {
    let drawn = row.range.filter(|r| row.before.is_some() && r.p90 > r.p10);
    drawn.map_or_else(String::new, |r| {
        let (ends, unit) = names::spread(app, row.unit, r.p10, r.p90);
        app.f(W::ResultsSavedRange, &[("range", &ends), ("unit", &unit)])
    })
}

fn onsite(open: &Open, ledger: Ledger) -> bool {
    let package = &open.evaluation.package;
    match ledger {
        Ledger::Energy => package.onsite_check_energy,
        Ledger::Water => package.onsite_check_water,
        Ledger::Material => package.onsite_check_material,
        _ => false,
    }
}

/// Never a bare zero: why there is nothing to show.
fn no_base(open: &Open, ledger: Ledger) -> W {
    match ledger {
        Ledger::Money => W::ResultsNoMoney,
        Ledger::Material => W::ResultsNoMaterial,
        Ledger::Energy | Ledger::Co2e => W::ResultsNoEnergy,
        Ledger::Water | Ledger::Wastewater => W::ResultsNoWater,
        Ledger::Dust if open.evaluation.baseline.has_dust => W::ResultsNoDustBase,
        Ledger::Dust => W::ResultsNoDust,
        Ledger::Waste => W::ResultsNoWaste,
    }
}

fn carriers(app: &App, open: &Open) -> Html {
    let lang = app.lang();
    let rows = carrier_rows(&open.evaluation);
    let rows = rows.iter().enumerate().map(|(i, carrier)| {
        let [before, after] =
            [carrier.before, carrier.after].map(|v| number(lang, v, Digits::Significant(4)));
        html! {
            <tr key={i}>
                <th scope="row">{ names::stream(app, &open.inputs, &carrier.stream) }</th>
                <td class="n">{ before }{ " → " }{ after }{ " " }{ names::unit(app, &carrier.unit) }</td>
            </tr>
        }
    });
    html! {
        <details>
            <summary>{ app.w(W::ResultsByCarrier) }</summary>
            <table>
                <caption class="hide">{ app.w(W::ResultsByCarrier) }</caption>
                <thead><tr>
                    <th scope="col">{ app.w(W::ResultsCarrier) }</th>
                    <th scope="col" class="n">{ app.w(W::ResultsBeforeAfter) }</th>
                </tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </details>
    }
}
