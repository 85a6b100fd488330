//! What others reached, with the source of each figure.

use super::{graded, pair};
use crate::catalogue::{Library, Measure, MeasureIx, Proof, Source, SourceIx};
use crate::locale::{Lang, W};
use crate::ui::App;
use yew::prelude::*;

/// Sources shown at once; the others are folded.
const SHOWN: usize = 3;

pub fn evidence(app: &App, measure: &Measure, ix: MeasureIx) -> Html {
    let body = match (&app.state.library, &app.state.handbook) {
        (Some(library), Some(handbook)) => list(app, library, handbook.evidence_of(ix)),
        _ => html! { <p class="note">{ app.w(W::MeasureEvidenceWaiting) }</p> },
    };
    html! {
        <div class="stack">
            { graded(app, W::MeasureEvidence, measure) }
            <div>{ body }</div>
        </div>
    }
}

fn list(app: &App, library: &Library, all: &[Proof]) -> Html {
    let citable = all.iter().filter_map(|proof| {
        let source = library.sources.get(usize::from(proof.source.0)).filter(|s| s.citable)?;
        Some((source, pair(app, &proof.figure)))
    });
    let mut rows: Vec<Html> = citable
        .enumerate()
        .map(|(i, (source, figure))| {
            html! { <li key={i}>{ figure }{ " " }{ source_note(app, source) }</li> }
        })
        .collect();
    if rows.is_empty() {
        return html! { <p>{ app.w(W::MeasureEvidenceNone) }</p> };
    }
    let more = rows.split_off(rows.len().min(SHOWN));
    let count = more.len().to_string();
    html! {
        <>
            <ul class="plain">{ for rows }</ul>
            <details hidden={more.is_empty()}>
                <summary>{ app.f(W::MeasureEvidenceMore, &[("n", &count)]) }</summary>
                <ul class="plain">{ for more }</ul>
            </details>
        </>
    }
}

/// Title, publisher, year and grade of a source, linked where it has an address.
pub fn source_note(app: &App, source: &Source) -> Html {
    // Titles stand as their source wrote them, whatever the page speaks.
    let lang = Lang::of_text(&source.title).code();
    let title = match &source.url {
        Some(url) => html! {
            <a {lang} href={url.clone()} rel="noreferrer" target="_blank">{ &source.title }</a>
        },
        None => html! { <span {lang}>{ &source.title }</span> },
    };
    let by = Lang::of_text(&source.publisher).code();
    let year = source.year.map(|y| format!(", {y}")).unwrap_or_default();
    let grade = app.f(W::MeasureSourceGrade, &[("grade", source.grade.letter())]);
    html! {
        <span class="note">{ title }{ ", " }<span lang={by}>{ &source.publisher }</span>{ year }{ ", " }{ grade }</span>
    }
}

/// Notes of the citable sources at these positions.
pub fn source_notes(app: &App, at: &[SourceIx]) -> Html {
    let Some(library) = &app.state.library else {
        return html! { <span /> };
    };
    let found = at.iter().filter_map(|ix| library.sources.get(usize::from(ix.0)));
    let notes = found.filter(|s| s.citable).map(|s| {
        html! { <p key={s.id.clone()} class="note">{ app.w(W::ExplainSource) }{ " " }{ source_note(app, s) }</p> }
    });
    html! { <div>{ for notes }</div> }
}
