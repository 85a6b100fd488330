//! Where the measure acts here, and what to read again to see that it worked.

use crate::catalogue::MeasureIx;
use crate::engine::MeasureResult;
use crate::engine::summary::{Effect, Watch, effects, watches};
use crate::locale::number::{Digits, number, percent};
use crate::locale::{W, money};
use crate::ui::charts::saving_bar;
use crate::ui::{App, Open, names};
use yew::prelude::*;

fn result(open: &Open, ix: MeasureIx) -> Option<&MeasureResult> {
    open.evaluation.measures.iter().find(|m| m.measure == ix)
}

/// A table of end uses: used a year, saved.
pub fn places(app: &App, measure: MeasureIx) -> Html {
    let Some(open) = &app.state.open else {
        return html! { <section hidden=true /> };
    };
    let found = result(open, measure);
    let rows = found.map(|r| effects(&open.evaluation.baseline, r)).unwrap_or_default();
    let drawn = rows.iter().enumerate().map(|(at, row)| place(app, open, at, row));
    html! {
        <section class="stack" aria-labelledby="where" hidden={rows.is_empty()}>
            <h2 id="where">{ app.w(W::MeasureWhere) }</h2>
            <table class="places">
                <thead><tr>
                    <th scope="col">{ app.w(W::MeasureWherePart) }</th>
                    <th scope="col" class="n">{ app.w(W::MeasureWhereUsed) }</th>
                    <th scope="col" class="n">{ app.w(W::MeasureWhereSaved) }</th>
                </tr></thead>
                <tbody>{ for drawn }</tbody>
            </table>
        </section>
    }
}

fn place(app: &App, open: &Open, at: usize, row: &Effect) -> Html {
    let end_use = open.catalogue.end_use(row.end_use).map(|e| app.text(e.name));
    let stream = names::stream(app, &open.inputs, &row.stream);
    let by_the_way = row.knock_on.then(|| app.w(W::MeasureWhereByTheWay));
    let saved = if row.saved < 0.0 {
        html! { <>{ app.w(W::MeasureWhereExtra) }{ " " }{ amount(app, &row.unit, row.saved.abs()) }</> }
    } else {
        let share = percent(app.lang(), row.share, 1);
        html! {
            <>
                { amount(app, &row.unit, row.saved) }
                <small>{ app.f(W::MeasureWhereOf, &[("share", &share)]) }</small>
            </>
        }
    };
    html! {
        <tr key={at}>
            <th scope="row">
                { end_use.unwrap_or_default() }
                <small>{ stream }{ for by_the_way.map(|w| html! { <>{ ", " }{ w }</> }) }</small>
            </th>
            <td class="n">{ amount(app, &row.unit, row.used) }</td>
            <td class="n kept">{ saved }</td>
        </tr>
    }
}

/// A quantity of a stream in the stream's own unit.
fn amount(app: &App, unit: &str, value: f64) -> String {
    if unit == "VND" {
        let sum = money::money_bare(app.lang(), value, Digits::Significant(3));
        return format!("{sum} {}", app.w(W::NumbersCurrency));
    }
    let digits = if value < 100.0 { Digits::Significant(2) } else { Digits::Significant(3) };
    format!("{} {}", number(app.lang(), value, digits), names::unit(app, unit))
}

/// The figure to note before, and to read again after a month.
pub fn how_to_check(app: &App, measure: MeasureIx) -> Html {
    let Some(open) = &app.state.open else {
        return html! { <section hidden=true /> };
    };
    let found = result(open, measure);
    let rows = found.map(|r| watches(&open.evaluation.baseline, r)).unwrap_or_default();
    let drawn = rows.iter().enumerate().map(|(at, row)| watch(app, open, at, row));
    html! {
        <section class="stack" aria-labelledby="check" hidden={rows.is_empty()}>
            <h2 id="check">{ app.w(W::MeasureCheck) }</h2>
            <ul class="plain watches">{ for drawn }</ul>
            <p class="note">{ app.w(W::MeasureCheckText) }</p>
        </section>
    }
}

fn watch(app: &App, open: &Open, at: usize, row: &Watch) -> Html {
    let baseline = &open.evaluation.baseline;
    let name = names::stream(app, &open.inputs, &row.stream);
    let product = names::unit(app, &baseline.output_unit);
    let [before, after] = names::written(app, app.lang(), &row.unit, [row.before, row.after]);
    let gaps =
        [("name", name.as_str()), ("unit", &product), ("before", &before), ("after", &after)];
    let sentence = if row.per_product { W::MeasureCheckProduct } else { W::MeasureCheckMonth };
    html! {
        <li key={at}>
            <p>{ app.f(sentence, &gaps) }</p>
            { saving_bar(row.saved) }
        </li>
    }
}
