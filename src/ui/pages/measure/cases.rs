//! Businesses that did it, or something else in the same trade.

use super::evidence::source_note;
use super::pair;
use crate::catalogue::{Case, CaseFit, MeasureIx, SourceIx};
use crate::locale::W;
use crate::ui::App;
use yew::prelude::*;

/// Cases shown at once; the others are folded.
const SHOWN: usize = 3;

pub fn cases(app: &App, measure: MeasureIx) -> Html {
    let body = match (&app.state.handbook, super::reader(app, measure)) {
        (Some(handbook), Some(reader)) => list(app, &handbook.cases_for(reader)),
        _ => html! { <p class="note">{ app.w(W::MeasureEvidenceWaiting) }</p> },
    };
    html! {
        <section class="cases stack" aria-labelledby="cases">
            <h2 id="cases">{ app.w(W::MeasureCases) }</h2>
            <div class="stack">{ body }</div>
        </section>
    }
}

fn list(app: &App, found: &[(CaseFit, &Case)]) -> Html {
    let (first, more) = found.split_at(found.len().min(SHOWN));
    if first.is_empty() {
        return html! { <p class="note">{ app.w(W::MeasureCasesNone) }</p> };
    }
    let count = more.len().to_string();
    html! {
        <>
            <ul class="stories">{ for first.iter().enumerate().map(|c| story(app, c)) }</ul>
            <details hidden={more.is_empty()}>
                <summary>{ app.f(W::MeasureMoreCases, &[("n", &count)]) }</summary>
                <ul class="stories">{ for more.iter().enumerate().map(|c| story(app, c)) }</ul>
            </details>
        </>
    }
}

fn story(app: &App, (at, (fit, case)): (usize, &(CaseFit, &Case))) -> Html {
    let fit = match fit {
        CaseFit::Same => None,
        CaseFit::SameMeasure => Some(W::MeasureCaseSameMeasure),
        CaseFit::SameTrade => Some(W::MeasureCaseSameTrade),
        CaseFit::SameGroup => Some(W::MeasureCaseSameGroup),
    };
    html! {
        <li key={at}>
            <p><b>{ pair(app, &case.name) }</b>{ for fit.map(|w| html! {
                <span class="note">{ " – " }{ app.w(w) }</span>
            }) }</p>
            <p>{ pair(app, &case.done) }{ " " }<span class="reached">{ pair(app, &case.figures) }</span></p>
            { source_line(app, case.source) }
        </li>
    }
}

/// `Nguồn: …`, linked; nothing for a source that is not shown.
pub fn source_line(app: &App, ix: Option<SourceIx>) -> Html {
    let library = app.state.library.as_ref();
    let found = ix.and_then(|ix| library?.sources.get(usize::from(ix.0)).filter(|s| s.citable));
    html! {
        <p class="note" hidden={found.is_none()}>
            { for found.map(|s| html! { <>{ app.w(W::MeasureSource) }{ " " }{ source_note(app, s) }</> }) }
        </p>
    }
}
