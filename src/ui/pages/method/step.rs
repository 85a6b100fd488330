//! One step of the calculation.

use crate::catalogue::SourceIx;
use crate::cohort::Hidden;
use crate::engine::{Explanation, Unit};
use crate::locale::W;
use crate::locale::number::{Digits, number, percent};
use crate::method::{Amount, Cell, Known, Part, Section, Table, Working, WorkingName};
use crate::ui::components::grade::stamp;
use crate::ui::pages::explain::{amount, drawn_range, named, record};
use crate::ui::pages::library::linked;
use crate::ui::pages::measure::source_note;
use crate::ui::{App, Open, names};
use yew::prelude::*;

pub fn step(app: &App, part: &Part, own: bool) -> Html {
    let slug = part.section.slug();
    let figures = app.state.open.iter().flat_map(|open| {
        part.figures.iter().enumerate().map(move |(i, f)| figure(app, open, i, f, own))
    });
    let workings = part.workings.iter().enumerate().map(|(i, w)| working(app, i, w, own));
    let tables = part.tables.iter().enumerate().map(|(i, t)| table(app, i, t));
    let nothing = part.figures.is_empty() && part.workings.is_empty() && part.tables.is_empty();
    let wanted = part.section != Section::Limits;
    html! {
        <section key={slug} class="part" aria-labelledby={slug}>
            <h2 id={slug} tabindex="-1">{ app.w(part.section.title()) }</h2>
            <p class="lead">{ linked(app, &paragraph(app, part)) }</p>
            <div class="stack">{ for figures }</div>
            <div class="stack">{ for workings }</div>
            <div class="stack">{ for tables }</div>
            <p class="note" hidden={!(nothing && wanted)}>{ app.w(W::MethodNone) }</p>
            { constants(app, &part.constants) }
            { sources(app, part.sources) }
        </section>
    }
}

/// The explanation with the numbers in it.
fn paragraph(app: &App, part: &Part) -> String {
    let written = part.gaps.iter().map(|(name, a)| (*name, short(app, a)));
    let written: Vec<(&str, String)> = written.collect();
    let gaps: Vec<(&str, &str)> = written.iter().map(|(n, t)| (*n, t.as_str())).collect();
    app.f(part.section.text(), &gaps)
}

/// A constant: shares without empty decimals, other numbers as in formulas.
fn short(app: &App, of: &Amount) -> String {
    match of.unit {
        Unit::Share => percent(app.lang(), of.value, 2),
        Unit::Number => number(app.lang(), of.value, Digits::Significant(6)),
        _ => amount(app, &of.unit, of.value),
    }
}

fn drawn(title: String, words: &str, body: Html, key: usize) -> Html {
    html! {
        <figure {key} class="aside stack">
            <figcaption class="stack"><h3>{ title }</h3><p class="note">{ words }</p></figcaption>
            { body }
        </figure>
    }
}

fn figure(app: &App, open: &Open, key: usize, of: &Explanation, own: bool) -> Html {
    let (title, words) = named(app, open, of);
    let range = drawn_range(app, open, of);
    let body = html! {
        <>
            { record(app, &of.expr, &of.unit, of.value, own) }
            <div>{ for range }</div>
        </>
    };
    drawn(title, words, body, key)
}

fn working(app: &App, key: usize, of: &Working, own: bool) -> Html {
    let value = amount(app, &of.unit, of.value);
    let (title, words) = match &of.name {
        WorkingName::Chain(ix) => {
            let end_use = app.catalogue().and_then(|c| c.end_use(*ix));
            let name = end_use.map_or_else(String::new, |e| app.text(e.name));
            let title = app.f(W::MethodChainTotal, &[("name", &name), ("value", &value)]);
            (title, W::ExplainWordsPackageMoney)
        }
        WorkingName::Irr(measure, rate) => {
            let name = names::measure(app, *measure);
            let rate = percent(app.lang(), *rate, 1);
            (app.f(W::MethodIrr, &[("name", &name), ("rate", &rate)]), W::MethodIrrWords)
        }
        WorkingName::HalfWidth => {
            (app.f(W::MethodHalfWidth, &[("value", &value)]), W::MethodHalfWidthWords)
        }
        WorkingName::Score(name) => {
            let name = app.text(*name);
            (app.f(W::MethodScore, &[("name", &name), ("value", &value)]), W::MethodScoreWords)
        }
        WorkingName::Circularity => {
            (app.f(W::MethodCircular, &[("value", &value)]), W::MethodCircularWords)
        }
        WorkingName::Pair => (app.f(W::MethodPair, &[("value", &value)]), W::MethodPairWords),
        WorkingName::ByRatio => (app.f(W::MethodRatio, &[("value", &value)]), W::MethodRatioWords),
        WorkingName::ByFixedShare => {
            (app.f(W::MethodFixed, &[("value", &value)]), W::MethodFixedWords)
        }
    };
    drawn(title, app.w(words), record(app, &of.expr, &of.unit, of.value, own), key)
}

fn cell(app: &App, of: &Cell) -> Html {
    match of {
        Cell::Text(text) => html! { app.text(*text) },
        Cell::Word(word) => html! { app.w(*word) },
        Cell::Measure(ix) => {
            html! { <a href={names::measure_href(app, *ix)}>{ names::measure(app, *ix) }</a> }
        }
        Cell::Amount(of) => html! { short(app, of) },
        Cell::Grade(grade) => stamp(app, *grade),
        Cell::Place(id) => html! { names::place(app, id) },
        Cell::Coded(code, word) => html! { [code, ": ", app.w(*word)].concat() },
        Cell::Hidden(why) => html! { hidden(app, *why) },
        Cell::Label(year) => html! { year.to_string() },
        Cell::Empty => html! { "–" },
    }
}

/// Why a figure of a group is not shown.
fn hidden(app: &App, why: Hidden) -> String {
    let least = app.catalogue().map_or(0, |c| c.constants.cohort.min_businesses);
    match why {
        Hidden::NoData => app.w(W::GroupNoData).to_owned(),
        Hidden::Few => app.f(W::GroupFew, &[("n", &least.to_string())]),
        Hidden::Dominated => app.w(W::GroupDominated).to_owned(),
        Hidden::Subtraction => app.w(W::GroupSubtraction).to_owned(),
    }
}

/// A longer table is folded until somebody wants it.
const MOST_ROWS: usize = 12;

fn table(app: &App, key: usize, of: &Table) -> Html {
    let heads = of.head.iter().enumerate().map(|(at, word)| {
        html! { <th key={at} scope="col">{ app.w(*word) }</th> }
    });
    let rows = of.rows.iter().enumerate().map(|(at, cells)| {
        let cells = cells.iter().zip(&of.head).enumerate().map(|(at, (of, word))| {
            if at == 0 {
                html! { <th key={at} scope="row">{ cell(app, of) }</th> }
            } else {
                html! { <td key={at} data-name={app.w(*word)}>{ cell(app, of) }</td> }
            }
        });
        html! { <tr key={at}>{ for cells }</tr> }
    });
    let long = of.rows.len() > MOST_ROWS;
    let about = of.about.map(|text| app.text(text)).unwrap_or_default();
    let name = app.f(of.caption, &[("name", &about)]);
    let table = html! {
        <table class="stacks num">
            <caption class={long.then_some("hide")}>{ &name }</caption>
            <thead><tr>{ for heads }</tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    };
    if long {
        html! { <details {key}><summary>{ name }</summary>{ table }</details> }
    } else {
        html! { <div {key} class="stack">{ table }</div> }
    }
}

/// What is assumed and what has a source, number by number.
fn constants(app: &App, all: &[Known]) -> Html {
    let rows = all.iter().map(|known| {
        let catalogue = app.catalogue();
        let row = catalogue.and_then(|c| c.constants.known(known.id));
        let meaning = row.map(|(meaning, _)| app.text(meaning)).unwrap_or_default();
        let source = row.and_then(|(_, source)| source);
        let mine = catalogue.is_some_and(|c| c.has_own(known.id));
        let values: Vec<String> = known.values.iter().map(|a| short(app, a)).collect();
        html! {
            <tr key={known.id}>
                <th scope="row">{ meaning }</th>
                <td data-name={app.w(W::MethodValue)}>{ values.join(" · ") }</td>
                <td data-name={app.w(W::MethodBasis)}>
                    { if mine { html! { <b class="mine">{ app.w(W::DataMine) }</b> } } else { basis(app, source) } }
                </td>
            </tr>
        }
    });
    html! {
        <details hidden={all.is_empty()}>
            <summary>{ app.w(W::MethodConstants) }</summary>
            <table class="stacks num">
                <caption class="hide">{ app.w(W::MethodConstants) }</caption>
                <thead><tr>
                    <th scope="col">{ app.w(W::MethodConstant) }</th>
                    <th scope="col">{ app.w(W::MethodValue) }</th>
                    <th scope="col">{ app.w(W::MethodBasis) }</th>
                </tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </details>
    }
}

fn basis(app: &App, source: Option<SourceIx>) -> Html {
    let Some(ix) = source else {
        return html! { <span>{ app.w(W::MethodAssumed) }</span> };
    };
    let library = app.state.library.as_ref();
    let source = library.and_then(|l| l.sources.get(usize::from(ix.0))).filter(|s| s.citable);
    match source {
        Some(source) => source_note(app, source),
        None => html! { <span>{ app.w(W::MethodSourced) }</span> },
    }
}

fn sources(app: &App, ids: &[&str]) -> Html {
    let library = app.state.library.as_ref();
    let known = ids.iter().filter_map(|id| library?.sources.iter().find(|s| s.id == *id));
    let items = known.map(|s| html! { <li key={s.id.clone()}>{ source_note(app, s) }</li> });
    html! {
        <div hidden={ids.is_empty()}>
            <h3>{ app.w(W::MethodSources) }</h3>
            <ul class="sources note">{ for items }</ul>
        </div>
    }
}
