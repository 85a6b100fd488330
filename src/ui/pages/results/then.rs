//! A result saved with older data: the figures as they were, beside them those of today's data, and
//! what makes the difference.

use crate::assessment::document::Figures;
use crate::assessment::then_and_now::{Cause, Comparison, Move, then_and_now};
use crate::locale::number::{Digits, number};
use crate::locale::{W, money};
use crate::ui::components::footer::written_date;
use crate::ui::{Action, App, Loading, names, value_names};
use yew::prelude::*;

/// Digits of what was and is; those of the difference are fewer.
const SHOWN: Digits = Digits::Significant(4);
const MOVED: Digits = Digits::Significant(2);
/// Smaller causes are summed up in one line.
const MOST: usize = 8;

type Write = fn(&App, f64, Digits) -> String;

/// One line of figures: its name, how a change of it is said, the figure, how it is written.
type Line = (W, W, fn(&Figures) -> f64, Write);

const MONEY: Write = |app, n, digits| money::money_bare(app.lang(), n, digits);
const AMOUNT: Write = |app, n, digits| number(app.lang(), n, digits);

const LINES: [Line; 5] = [
    (W::ThenMoney, W::ThenByMoney, |f| f.money_vnd, MONEY),
    (W::ThenCapital, W::ThenByCapital, |f| f.capital_vnd, MONEY),
    (W::ThenEnergy, W::ThenByEnergy, |f| f.energy_toe, AMOUNT),
    (W::ThenWater, W::ThenByWater, |f| f.water_m3, AMOUNT),
    (W::ThenCo2e, W::ThenByCo2e, |f| f.co2e_kg, AMOUNT),
];

/// Nothing where the file holds no older result.
#[hook]
pub fn use_then(app: &App) -> Html {
    let document = app.state.open.as_ref().map(|open| open.document.clone());
    let found = use_memo(document, |document| match (document, &app.state.data) {
        (Some(document), Loading::Ready(data)) => then_and_now(&data.catalogue, document),
        _ => None,
    });
    html! { <div>{ for found.as_ref().as_ref().map(|found| section(app, found)) }</div> }
}

fn section(app: &App, found: &Comparison) -> Html {
    let accept = {
        let app = app.clone();
        Callback::from(move |_| app.act(Action::TakeTodaysData))
    };
    html! {
        <section key="then" class="part stack then" aria-labelledby="then">
            <h2 id="then">{ app.w(W::ThenTitle) }</h2>
            <p>{ dates(app) }</p>
            { table(app, found) }
            { reasons(app, found) }
            <p class="acts">
                <button type="button" class="btn plain" id="take-today" onclick={accept}>
                    { app.w(W::ThenTake) }
                </button>
            </p>
            <p class="note">{ app.w(W::ThenTakeText) }</p>
        </section>
    }
}

fn dates(app: &App) -> String {
    let results = app.state.open.as_ref().and_then(|open| open.document.results.as_ref());
    let Some(results) = results else { return String::new() };
    let modified = app.state.open.as_ref().map_or("", |open| open.document.modified.as_str());
    let now = app.catalogue().map_or("", |catalogue| catalogue.version.as_str());
    app.f(
        W::ThenDates,
        &[
            ("saved", &written_date(app, modified)),
            ("then", &written_date(app, &results.data_version)),
            ("now", &written_date(app, now)),
            ("low", &money::money_words(app.lang(), results.money_vnd.p10)),
            ("high", &money::money_words(app.lang(), results.money_vnd.p90)),
        ],
    )
}

fn table(app: &App, found: &Comparison) -> Html {
    let known = |get: fn(&Figures) -> f64| get(&found.then) != 0.0 || get(&found.now) != 0.0;
    let rows = LINES.into_iter().filter(|(_, _, get, _)| known(*get)).enumerate();
    let rows = rows.map(|(at, (name, _, get, write))| {
        let (then, now) = (get(&found.then), get(&found.now));
        html! {
            <tr key={at}>
                <th scope="row">{ app.w(name) }</th>
                <td class="num">{ write(app, then, SHOWN) }</td>
                <td class="num"><b>{ write(app, now, SHOWN) }</b></td>
                <td class="num">{ signed(app, now - then, now, write) }</td>
            </tr>
        }
    });
    html! {
        <div>
            <table class="then-table" aria-labelledby="then">
                <thead>
                    <tr>
                        <th scope="col">{ app.w(W::ThenYearly) }</th>
                        <th scope="col" class="num">{ app.w(W::ThenThen) }</th>
                        <th scope="col" class="num">{ app.w(W::ThenNow) }</th>
                        <th scope="col" class="num">{ app.w(W::ThenDifference) }</th>
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}

/// A difference with its sign; the same where nobody could see it.
fn signed(app: &App, by: f64, of: f64, write: Write) -> String {
    if by.abs() <= of.abs() * 1e-4 {
        return app.w(W::ThenSame).to_owned();
    }
    let sign = if by < 0.0 { "−" } else { "+" };
    format!("{sign}{}", write(app, by.abs(), MOVED))
}

fn reasons(app: &App, found: &Comparison) -> Html {
    if found.moves.is_empty() {
        return html! { <p class="note">{ app.w(W::ThenUnexplained) }</p> };
    }
    let rows = found.moves.iter().take(MOST).enumerate();
    let rows = rows.map(|(at, step)| {
        html! { <li key={at}>{ cause(app, &step.cause) }{ ": " }<b>{ effect(app, found, step) }</b></li> }
    });
    let more = found.moves.len().saturating_sub(MOST);
    html! {
        <>
            <h3 id="then-why">{ app.w(W::ThenWhy) }</h3>
            <ul class="lines" aria-labelledby="then-why">{ for rows }</ul>
            <p class="note" hidden={more == 0}>{ app.f(W::ThenMore, &[("n", &more.to_string())]) }</p>
        </>
    }
}

fn cause(app: &App, cause: &Cause) -> String {
    let named = |word: W, name: &str| app.f(word, &[("name", name)]);
    let measure = |id: &str| {
        let ix = app.catalogue().and_then(|c| c.measure_ix(id));
        ix.map_or_else(|| id.to_owned(), |ix| names::measure(app, ix))
    };
    match cause {
        Cause::Answers => app.w(W::ThenAnswers).to_owned(),
        Cause::Method => app.w(W::ThenMethod).to_owned(),
        Cause::Gone(name) => named(W::ThenGone, name),
        Cause::New(id) => named(W::ThenNew, &measure(id)),
        Cause::Changed(id) => named(W::ThenChanged, &measure(id)),
        Cause::Value { id, then, now } => {
            let shown = |n: f64| number(app.lang(), n, SHOWN);
            let name = value_names::value(app, id);
            app.f(W::ThenValue, &[("name", &name), ("then", &shown(*then)), ("now", &shown(*now))])
        }
    }
}

/// The money it moved; where it moved none, the first other figure that it did.
fn effect(app: &App, found: &Comparison, step: &Move) -> String {
    let moved = LINES.into_iter().find(|(_, _, get, _)| {
        get(&step.by).abs() > (get(&found.now).abs() * 1e-4).max(f64::MIN_POSITIVE)
    });
    let Some((_, said, get, write)) = moved else { return app.w(W::ThenSame).to_owned() };
    let by = signed(app, get(&step.by), get(&found.now), write);
    app.f(said, &[("by", &by)])
}
