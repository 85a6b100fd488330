//! Formulas of the engine on other pages: the same drawing, with its numbers folded below.

use super::formula::{Numbers, formula};
use super::terms::{collect, row};
use super::{range, range_of, wording};
use crate::engine::summary::shown;
use crate::engine::{Explanation, Expr, Unit};
use crate::locale::W;
use crate::ui::{App, Open};
use yew::prelude::*;

/// A number with its unit, as formulas write it.
pub fn amount(app: &App, unit: &Unit, value: f64) -> String {
    wording::value(app, unit, value)
}

/// What a record is called, and its formula in one sentence.
pub fn named(app: &App, open: &Open, explanation: &Explanation) -> (String, &'static str) {
    let title = wording::title(app, open, explanation);
    (title, wording::in_words(app, &explanation.figure))
}

/// A formula with its result; `leads` when its numbers can be changed or opened from here.
pub fn record(app: &App, expr: &Expr, unit: &Unit, value: f64, leads: bool) -> Html {
    let expr = shown(expr);
    let value = amount(app, unit, value);
    let terms = collect(&expr);
    let rows = terms.iter().enumerate().map(|(i, term)| {
        html! { <li key={i}>{ row(app, term, leads) }</li> }
    });
    html! {
        <>
            { formula(app, &expr, Numbers::Plain, &value) }
            <details hidden={terms.is_empty()}>
                <summary>{ app.w(W::MethodEach) }</summary>
                <ol class="parts">{ for rows }</ol>
            </details>
        </>
    }
}

/// The range of a figure that is drawn, with its picture.
pub fn drawn_range(app: &App, open: &Open, explanation: &Explanation) -> Option<Html> {
    Some(range(app, explanation, range_of(open, explanation)?))
}
