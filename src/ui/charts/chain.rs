//! The measures along the chain from buying to after use. A step nobody was asked about is dotted.

use crate::catalogue::{Catalogue, MeasureIx};
use crate::charts::chain::{Step, Stop, stops};
use crate::engine::Evaluation;
use crate::locale::{W, plural};
use crate::ui::{App, names};
use yew::prelude::*;

/// Names that stand at one step.
const SHOWN: usize = 3;

pub fn chain(app: &App) -> Html {
    let body = match (&app.state.open, app.catalogue()) {
        (Some(open), Some(catalogue)) => list(app, catalogue, &open.evaluation),
        _ => html! { <ol /> },
    };
    html! {
        <section class="part" aria-labelledby="chain">
            <h2 id="chain">{ app.w(W::PicturesChainTitle) }</h2>
            <p>{ app.w(W::PicturesChainText) }</p>
            { body }
        </section>
    }
}

fn list(app: &App, catalogue: &Catalogue, evaluation: &Evaluation) -> Html {
    let items = stops(catalogue, evaluation).into_iter().map(|stop| {
        let later = (stop.open.is_empty() && stop.done == 0).then_some("later");
        // What was done is counted above; what is linked is another matter.
        let unasked = stop.open.is_empty() && stop.done > 0 && !stop.hints.is_empty();
        let shown = if stop.open.is_empty() { &stop.hints } else { &stop.open };
        html! {
            <li key={stop.step as usize} class={classes!(later)}>
                <h3>{ app.w(step_word(stop.step)) }</h3>
                <p>{ state(app, &stop) }</p>
                <p class="note" hidden={!unasked}>{ app.w(W::PicturesStepNotAsked) }{ ":" }</p>
                { measures(app, shown) }
            </li>
        }
    });
    html! { <ol class="chain">{ for items }</ol> }
}

fn step_word(step: Step) -> W {
    match step {
        Step::Input => W::PicturesStepInput,
        Step::Making => W::PicturesStepMaking,
        Step::Product => W::PicturesStepProduct,
        Step::Selling => W::PicturesStepSelling,
        Step::AfterUse => W::PicturesStepAfterUse,
    }
}

fn state(app: &App, stop: &Stop) -> String {
    let counted = |n: usize, one: W, other: W| {
        let n = n.to_string();
        app.f(plural(app.lang(), &n, one, other), &[("n", &n)])
    };
    let mut parts = Vec::new();
    if !stop.open.is_empty() {
        parts.push(counted(stop.open.len(), W::PicturesStepCountOne, W::PicturesStepCount));
    }
    if stop.done > 0 {
        parts.push(counted(stop.done, W::PicturesStepDoneOne, W::PicturesStepDone));
    }
    if parts.is_empty() {
        let nothing = stop.hints.is_empty();
        let word = if nothing { W::PicturesStepNothing } else { W::PicturesStepNotAsked };
        parts.push(app.w(word).to_owned());
    }
    parts.join(", ")
}

fn measures(app: &App, all: &[MeasureIx]) -> Html {
    let items = all.iter().take(SHOWN).map(|ix| {
        html! {
            <li key={ix.0}><a href={names::measure_href(app, *ix)}>{ names::measure(app, *ix) }</a></li>
        }
    });
    let more = all.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| {
        html! { <li key="more">{ app.f(W::PicturesStepMore, &[("n", &more.to_string())]) }</li> }
    });
    html! { <ul class="stop note" hidden={all.is_empty()}>{ for items }{ for more }</ul> }
}
