//! An expression written out with its numbers; every number leads to its line below.

use super::{as_ledger, wording};
use crate::browser::page;
use crate::engine::{Expr, Origin, Term};
use crate::locale::W;
use crate::ui::{App, href, names};
use yew::prelude::*;

/// What a number of a formula does.
#[derive(Clone, Copy)]
pub enum Numbers<'a> {
    /// Leads to its line in this list; without a list each figure opens by itself.
    Listed(&'a [Term]),
    /// Stands there.
    Plain,
}

/// The formula with its result, `value`.
pub fn formula(app: &App, expr: &Expr, terms: Numbers, value: &str) -> Html {
    let Some(parts) = as_ledger(expr) else {
        let inner = write(app, terms, expr, Binding::Sum);
        return html! {
            <p class="formula">{ inner }{ " " }
                <span class="nb">{ "= " }<b class="kept">{ value }</b></span>
            </p>
        };
    };
    let rows = parts.iter().enumerate().map(|(i, part)| {
        html! {
            <div key={i}>
                <dt>{ first_term(part).map(|t| wording::short(app, t)) }</dt>
                <dd>{ write(app, terms, part, Binding::Sum) }</dd>
            </div>
        }
    });
    html! {
        <dl class="facts num formula-sum">
            { for rows }
            <div key="total" class="grand">
                <dt>{ app.w(W::ExplainTotal) }</dt>
                <dd class="kept">{ value }</dd>
            </div>
        </dl>
    }
}

/// What names a part of a sum: its first term.
fn first_term(expr: &Expr) -> Option<&Term> {
    match expr {
        Expr::Term(term) => Some(term),
        Expr::Sum(parts) | Expr::Product(parts) | Expr::Min(parts) | Expr::Max(parts) => {
            parts.iter().find_map(first_term)
        }
        Expr::Difference(a, b) | Expr::Quotient(a, b) => first_term(a).or_else(|| first_term(b)),
    }
}

/// How strongly the surroundings bind: decides about brackets.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Sum,
    /// Right side of a minus.
    Subtracted,
    Product,
    /// Right side of a division.
    Divisor,
}

fn write(app: &App, terms: Numbers, expr: &Expr, around: Binding) -> Html {
    let (inner, own) = match expr {
        Expr::Term(term) => return chip(app, terms, term),
        Expr::Sum(parts) if parts.len() == 1 => return one(app, terms, parts, around),
        Expr::Product(parts) if parts.len() == 1 => return one(app, terms, parts, around),
        Expr::Sum(parts) => (joined(app, terms, parts, " + ", Binding::Sum), Binding::Sum),
        Expr::Product(parts) => {
            (joined(app, terms, parts, " × ", Binding::Product), Binding::Product)
        }
        Expr::Difference(a, b) => {
            let (a, b) =
                (write(app, terms, a, Binding::Sum), write(app, terms, b, Binding::Subtracted));
            (html! { <>{ a }{ " − " }{ b }</> }, Binding::Sum)
        }
        Expr::Quotient(a, b) => {
            let (a, b) =
                (write(app, terms, a, Binding::Product), write(app, terms, b, Binding::Divisor));
            (html! { <>{ a }{ " ÷ " }{ b }</> }, Binding::Product)
        }
        Expr::Min(parts) => return extreme(app, terms, parts, W::ExplainMin),
        Expr::Max(parts) => return extreme(app, terms, parts, W::ExplainMax),
    };
    if own < around {
        html! { <>{ "(" }{ inner }{ ")" }</> }
    } else {
        inner
    }
}

fn one(app: &App, terms: Numbers, parts: &[Expr], around: Binding) -> Html {
    parts.iter().map(|part| write(app, terms, part, around)).collect()
}

fn joined(app: &App, terms: Numbers, parts: &[Expr], sign: &'static str, binding: Binding) -> Html {
    let parts = parts.iter().enumerate().map(|(i, part)| {
        let sign = if i == 0 { "" } else { sign };
        html! { <span key={i}>{ sign }{ write(app, terms, part, binding) }</span> }
    });
    html! { <span>{ for parts }</span> }
}

/// The smaller or larger of several, said in words.
fn extreme(app: &App, terms: Numbers, parts: &[Expr], word: W) -> Html {
    let parts = parts.iter().enumerate().map(|(i, part)| {
        let sign = if i == 0 { "" } else { "; " };
        html! { <span key={i}>{ sign }{ write(app, terms, part, Binding::Sum) }</span> }
    });
    html! { <span>{ app.w(word) }{ " (" }<span>{ for parts }</span>{ ")" }</span> }
}

/// One number; a press moves the focus to its explanation.
fn chip(app: &App, terms: Numbers, term: &Term) -> Html {
    let text = wording::value(app, &term.unit, term.value);
    let Numbers::Listed(terms) = terms else {
        return html! { <span>{ text }</span> };
    };
    // A sum of figures needs no list below: each opens by itself.
    if let (true, Origin::Figure(figure)) = (terms.is_empty(), &term.origin) {
        return html! { <a class="why" href={names::figure_href(app, figure)}>{ text }</a> };
    }
    let Some(at) = terms.iter().position(|t| t == term) else {
        return html! { <span>{ text }</span> };
    };
    let onclick = Callback::from(move |event: MouseEvent| {
        // The hash is the route, so the jump is made by hand.
        event.prevent_default();
        page::focus(&format!("term-{at}"));
    });
    html! { <a href={href(&app.state.route)} {onclick}>{ text }</a> }
}
