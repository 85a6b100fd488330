//! Credit for what is done already, beside what is still possible.

use crate::engine::{Credit, credit};
use crate::locale::number::integer;
use crate::locale::{W, money};
use crate::ui::charts::{NamedSpan, span_rows};
use crate::ui::{App, Open, names};
use yew::prelude::*;

pub fn done_credit(app: &App) -> Html {
    let (Some(open), Some(catalogue)) = (&app.state.open, app.catalogue()) else {
        return html! { <section /> };
    };
    let found = credit(catalogue, &open.inputs, &open.evaluation);
    html! {
        <section class="col" aria-labelledby="credit">
            <h2 id="credit">{ app.w(W::YardstickCreditTitle) }</h2>
            <div class="stack">{ body(app, open, &found) }</div>
        </section>
    }
}

fn body(app: &App, open: &Open, found: &Credit) -> Html {
    let lang = app.lang();
    if found.count == 0 {
        return html! { <p>{ app.w(W::YardstickCreditNone) }</p> };
    }
    let n = integer(lang, found.count as f64);
    if found.together.0 <= 0.0 {
        return html! { <p>{ app.f(W::YardstickCreditNoMoney, &[("n", &n)]) }</p> };
    }
    let sum = money::money_words(lang, found.together.0);
    let possible = open.evaluation.package.ledgers.money.0.max(0.0);
    let possible_words = money::money_words(lang, possible);
    let row = |name: W, vnd: f64, text: &str, strong: bool| NamedSpan {
        name: app.w(name).to_owned(),
        text: text.to_owned(),
        range: (0.0, vnd),
        strong,
    };
    let rows = vec![
        row(W::YardstickCreditDone, found.together.0, &sum, false),
        row(W::YardstickCreditPossible, possible, &possible_words, true),
    ];
    let label = app.f(W::YardstickCreditLabel, &[("done", &sum), ("possible", &possible_words)]);
    let list = found.measures.iter().map(|(ix, vnd)| {
        html! {
            <tr key={ix.0}>
                <th scope="row"><a href={names::measure_href(app, *ix)}>{ names::measure(app, *ix) }</a></th>
                <td class="n">{ money::money_bare(lang, vnd.0, crate::locale::number::SENTENCE) }</td>
            </tr>
        }
    });
    html! {
        <>
            <p>{ app.f(W::YardstickCreditText, &[("n", &n), ("sum", &sum)]) }</p>
            { span_rows(&rows, &label) }
            <p class="note">{ app.w(W::YardstickCreditNote) }</p>
            <details>
                <summary>{ app.w(W::YardstickCreditList) }</summary>
                <table>
                    <caption class="hide">{ app.w(W::YardstickCreditList) }</caption>
                    <thead><tr>
                        <th scope="col">{ app.w(W::YardstickCreditMeasure) }</th>
                        <th scope="col" class="n">{ app.w(W::YardstickCreditSum) }</th>
                    </tr></thead>
                    <tbody>{ for list }</tbody>
                </table>
            </details>
        </>
    }
}
