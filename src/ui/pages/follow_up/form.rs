//! The new figures: day, output, and for every stream the quantity and the money of a month.

use super::View;
use super::edit::{figure, set_day};
use crate::assessment::Value;
use crate::assessment::calendar::Day;
use crate::assessment::entry::field_spec;
use crate::assessment::follow_up::{
    Asked, MONTHS, OUTPUT_MONTHS, OutputField, asked, output_field,
};
use crate::catalogue::InputKind;
use crate::engine::{StreamBaseline, StreamId};
use crate::locale::number::{Digits, number};
use crate::locale::parse::Kind;
use crate::locale::{W, money};
use crate::ui::pages::plan::typed::{FROM_NOTHING, Typed, cell, field};
use crate::ui::{App, names};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Money of all fuels together.
const ALL_FUELS: &str = "fuel_spend_month";
/// Nobody types more.
const AS_TYPED: Digits = Digits::Significant(9);
/// Months of a year that a yearly figure is divided by to remind of the old bills.
const MONTHS_PER_YEAR: f64 = 12.0;

pub fn form(app: &App, view: &View) -> Html {
    let base = &view.outlook.evaluation.baseline;
    let all = asked(&view.open.catalogue, base);
    let rows = all
        .iter()
        .zip(&base.streams)
        .map(|(asked, stream)| stream_fields(app, view, asked, stream));
    html! {
        <>
            <p>{ app.w(W::FollowUpFiguresText) }</p>
            { day(app, view) }
            { output(app, view) }
            <div class="new-figures">{ for rows }</div>
            { by_month(app, view, &all) }
        </>
    }
}

fn day(app: &App, view: &View) -> Html {
    let at = view.at;
    let onchange = {
        let app = app.clone();
        Callback::from(move |event: Event| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            if let Some(day) = input.and_then(|i| Day::parse(&i.value())) {
                set_day(&app, at, day);
            }
        })
    };
    html! {
        <div class="typed">
            <label for="look-day">{ app.w(W::FollowUpDay) }</label>
            <div class="field"><input type="date" id="look-day" value={view.look.day.text()} {onchange} /></div>
        </div>
    }
}

/// One figure of the questionnaire, kept in the look back.
fn asked_figure(
    app: &App,
    view: &View,
    id: &str,
    label: &str,
    unit: String,
    before: String,
) -> Html {
    let spec = field_spec(&view.open.catalogue, id);
    let kind = match spec.as_ref().and_then(|s| s.kind) {
        Some(InputKind::Money) => Kind::Money,
        _ => Kind::Number,
    };
    let typed = Typed {
        id: format!("now-{id}"),
        kind,
        bounds: spec.map_or(FROM_NOTHING, |s| s.bounds),
        unit,
        answer: view.look.answers.0.get(id),
        otherwise: before,
    };
    field(app, label, &typed, &figure(app, view.at, id))
}

/// What the owner gave then, to the last digit; else what was worked out for a month.
fn typed_before(app: &App, view: &View, id: &str, unit: &str) -> Option<String> {
    let answers = &view.open.document.answers.0;
    let fuels = view.outlook.evaluation.baseline.streams.iter();
    let one_fuel = fuels.filter(|s| matches!(s.id, StreamId::Fuel(_))).count() == 1;
    // The quick way asks for the money of all fuels at once.
    let whole = answers.get(ALL_FUELS).filter(|_| one_fuel && is_fuel_money(id));
    let value = match answers.get(id).or(whole)?.value {
        Some(Value::Number(value)) => value,
        _ => return None,
    };
    let kind = field_spec(&view.open.catalogue, id).and_then(|spec| spec.kind);
    Some(match kind {
        Some(InputKind::Money) => {
            let sum = money::money_short(app.lang(), value, AS_TYPED);
            format!("{} {}", sum.value, sum.unit)
        }
        _ => format!("{} {unit}", number(app.lang(), value, AS_TYPED)),
    })
}

fn is_fuel_money(id: &str) -> bool {
    id.starts_with("fuel_") && id.ends_with(".spend_month")
}

fn per_month(app: &App, view: &View, yearly: f64) -> f64 {
    yearly
        / view
            .open
            .inputs
            .months_per_year
            .or_else(|| app.catalogue().map(|c| c.constants.default_months_per_year))
            .unwrap_or(MONTHS_PER_YEAR)
}

fn output(app: &App, view: &View) -> Html {
    let base = &view.outlook.evaluation.baseline;
    let Some((field, year)) = output_field(base).zip(base.output_per_year) else {
        return html! { <p class="note">{ app.w(W::FollowUpNoOutput) }</p> };
    };
    let month = per_month(app, view, year);
    let shown = names::unit(app, &base.output_unit);
    let (label, unit, before) = match field {
        OutputField::Units => {
            let unit = shown.clone();
            let n = number(app.lang(), month, Digits::Significant(3));
            (
                W::FollowUpOutput,
                app.f(W::FollowUpPerMonth, &[("unit", &unit)]),
                format!("{n} {unit}"),
            )
        }
        OutputField::Sales => {
            let sum = money::money_words(app.lang(), month * 1e6);
            (
                W::FollowUpSales,
                app.f(W::FollowUpPerMonth, &[("unit", app.w(W::NumbersCurrency))]),
                sum,
            )
        }
    };
    let before = typed_before(app, view, field.id(), &shown).unwrap_or(before);
    let before = app.f(W::FollowUpBefore, &[("value", &before)]);
    asked_figure(app, view, field.id(), app.w(label), unit, before)
}

fn stream_fields(app: &App, view: &View, asked: &Asked, stream: &StreamBaseline) -> Html {
    let lang = app.lang();
    let name = names::stream(app, &view.open.inputs, &stream.id);
    let unit = names::unit(app, &stream.unit);
    let quantity = asked.quantity.as_ref().map(|id| {
        let n = number(lang, per_month(app, view, stream.quantity), Digits::Significant(3));
        let before = typed_before(app, view, id, &unit).unwrap_or_else(|| format!("{n} {unit}"));
        let before = app.f(W::FollowUpBefore, &[("value", &before)]);
        let per_month = app.f(W::FollowUpPerMonth, &[("unit", &unit)]);
        asked_figure(app, view, id, app.w(W::FollowUpQuantity), per_month, before)
    });
    let sum = money::money_words(lang, per_month(app, view, stream.cost.0));
    let before = typed_before(app, view, &asked.money, &unit).unwrap_or(sum);
    let before = app.f(W::FollowUpBefore, &[("value", &before)]);
    let currency = app.f(W::FollowUpPerMonth, &[("unit", app.w(W::NumbersCurrency))]);
    let paid = asked_figure(app, view, &asked.money, app.w(W::FollowUpMoney), currency, before);
    html! {
        <fieldset key={stream.id.id()}>
            <legend><h3>{ name }</h3></legend>
            <div class="two">{ for quantity }{ paid }</div>
        </fieldset>
    }
}

/// A table of single months: output beside what the meters say.
fn by_month(app: &App, view: &View, all: &[Asked]) -> Html {
    let base = &view.outlook.evaluation.baseline;
    let counted = output_field(base) == Some(OutputField::Units);
    let metered: Vec<(&Asked, &StreamBaseline)> = all
        .iter()
        .zip(&base.streams)
        .filter(|(asked, _)| asked.months.is_some() && asked.quantity.is_some())
        .collect();
    let cell_of = |id: String, label: &str| {
        let typed = Typed {
            id: format!("month-{id}"),
            kind: Kind::Number,
            bounds: FROM_NOTHING,
            unit: String::new(),
            answer: view.look.answers.0.get(&id),
            otherwise: String::new(),
        };
        html! { <td key={id.clone()}>{ cell(app, label, &typed, &figure(app, view.at, &id)) }</td> }
    };
    let output_name = names::unit(app, &base.output_unit);
    let column = |stream: &StreamBaseline| {
        let name = names::stream(app, &view.open.inputs, &stream.id);
        format!("{name} ({})", names::unit(app, &stream.unit))
    };
    let head =
        metered.iter().map(|(_, s)| html! { <th key={s.id.id()} scope="col">{ column(s) }</th> });
    let rows = (1..=MONTHS).map(|n| {
        let month = app.f(W::FollowUpMonthN, &[("n", &n.to_string())]);
        let made = cell_of(format!("{OUTPUT_MONTHS}{n}"), &format!("{month}: {output_name}"));
        let cells: Html = metered
            .iter()
            .filter_map(|(asked, stream)| {
                let (table, field) = asked.months?;
                Some(cell_of(
                    format!("{table}.{n}.{field}"),
                    &format!("{month}: {}", column(stream)),
                ))
            })
            .collect();
        html! { <tr key={n}><th scope="row">{ month }</th>{ made }{ cells }</tr> }
    });
    html! {
        <details class="by-month" hidden={!counted || metered.is_empty()}>
            <summary>{ app.w(W::FollowUpMonths) }</summary>
            <p class="note">{ app.w(W::FollowUpMonthsText) }</p>
            <table>
                <thead><tr><td></td><th scope="col">{ output_name.clone() }</th>{ for head }</tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </details>
    }
}
