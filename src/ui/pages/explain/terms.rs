//! Every number of a formula: what it is, where it comes from, how sure, and how to change it.

use super::wording;
use crate::engine::summary::says_something;
use crate::engine::{Expr, Origin, Term};
use crate::locale::W;
use crate::ui::components::grade::stamp;
use crate::ui::pages::measure::source_notes;
use crate::ui::{App, Route, href, names};
use yew::prelude::*;

/// The terms of an expression, each once, in the order they are read.
pub fn collect(expr: &Expr) -> Vec<Term> {
    fn walk(expr: &Expr, into: &mut Vec<Term>) {
        match expr {
            Expr::Term(term) => {
                if says_something(term) && !into.contains(term) {
                    into.push(term.clone());
                }
            }
            Expr::Sum(parts) | Expr::Product(parts) | Expr::Min(parts) | Expr::Max(parts) => {
                parts.iter().for_each(|part| walk(part, into));
            }
            Expr::Difference(a, b) | Expr::Quotient(a, b) => {
                walk(a, into);
                walk(b, into);
            }
        }
    }
    let mut terms = Vec::new();
    walk(expr, &mut terms);
    terms
}

pub fn listed_terms(app: &App, terms: &[Term]) -> Html {
    let rows = terms.iter().enumerate().map(|(i, term)| {
        let id = format!("term-{i}");
        html! { <li key={i} {id} tabindex="-1">{ row(app, term, true) }</li> }
    });
    html! { <ol class="parts">{ for rows }</ol> }
}

/// One number; `leads` on to where it can be changed or opened.
pub fn row(app: &App, term: &Term, leads: bool) -> Html {
    let grade = term.grade.map(|grade| stamp(app, grade));
    let value = wording::value(app, &term.unit, term.value);
    html! {
        <>
            <h3 class="term">{ value }{ " " }<span>{ for grade }</span></h3>
            <p>{ wording::origin(app, term) }</p>
            <div>{ for leads.then(|| change(app, &term.origin)).flatten() }</div>
            { source_notes(app, &term.sources) }
        </>
    }
}

/// Where the number can be changed, or opened further.
fn change(app: &App, origin: &Origin) -> Option<Html> {
    let (to, word) = match origin {
        Origin::Answer(id) => (answer_href(app, id)?, W::ExplainEdit),
        Origin::Figure(figure) => (names::figure_href(app, figure), W::ExplainOpen),
        Origin::OwnValue(_) | Origin::Annuity { .. } => (href(&Route::Results), W::LiveChange),
        Origin::MeasureRecord { measure, .. } | Origin::Opportunity(measure) => {
            (names::measure_href(app, *measure), W::ExplainMeasure)
        }
        _ => return None,
    };
    Some(html! { <p><a class="more" href={to}>{ app.w(word) }</a></p> })
}

/// What would change the figure: the answers in it, else the way to them.
pub fn changes(app: &App, terms: &[Term]) -> Html {
    let mut seen: Vec<String> = Vec::new();
    let links = terms.iter().filter_map(|term| {
        let Origin::Answer(id) = &term.origin else {
            return None;
        };
        let to = answer_href(app, id)?;
        let question = wording::question_of(app, id)?;
        let new = !seen.contains(&question);
        seen.push(question.clone());
        new.then(|| html! { <li key={id.clone()}><a href={to}>{ question }</a></li> })
    });
    let links: Vec<Html> = links.collect();
    let none = links.is_empty();
    html! {
        <div class="stack">
            <h2>{ app.w(W::ExplainChange) }</h2>
            <p>{ app.w(if none { W::ExplainChangeOther } else { W::ExplainChangeText }) }</p>
            <ul class="plain" hidden={none}>{ for links }</ul>
        </div>
    }
}

/// The page where an answer is given, when this questionnaire has one.
fn answer_href(app: &App, id: &str) -> Option<String> {
    let open = app.state.open.as_ref()?;
    let page = open.path.page_of(id)?;
    Some(href(&Route::Ask(page.slug().to_owned())))
}
