//! Beyond the gate: a line of its own under the ledgers, never added to them.

use crate::engine::summary::LedgerUnit;
use crate::engine::{Embodied, EmbodiedPart, FigureId, NotCounted, StreamId, embodied};
use crate::locale::W;
use crate::ui::{App, Open, names, use_app};
use yew::prelude::*;

#[component]
pub fn Beyond() -> Html {
    let app = use_app();
    let (Some(open), Some(catalogue)) = (&app.state.open, app.catalogue()) else {
        return html! { <div /> };
    };
    let found = embodied(catalogue, &open.inputs, &open.evaluation);
    let says = !found.lines.is_empty() || !found.not_counted.is_empty();
    html! {
        <div class="beyond" hidden={!says}>
            <h3>{ app.w(W::YardstickBeyondTitle) }</h3>
            <p hidden={found.lines.is_empty()}>{ amount(&app, &found) }</p>
            <ul class="plain note">{ for parts(&app, open, &found) }</ul>
            <p class="note">{ app.w(W::YardstickBeyondNote) }</p>
        </div>
    }
}

fn amount(app: &App, found: &Embodied) -> Html {
    let (n, unit) = names::amount(app, LedgerUnit::KgCo2e, found.total.0);
    html! {
        <>
            { app.w(W::YardstickBeyondText) }{ " " }
            <a class="why num" href={names::figure_href(app, &FigureId::Embodied)}>
                <b>{ n }{ " " }{ unit }</b>
            </a>{ "." }
        </>
    }
}

fn parts(app: &App, open: &Open, found: &Embodied) -> Vec<Html> {
    let stream = |id: &StreamId| names::stream(app, &open.inputs, id);
    let counted = found.lines.iter().map(|line| {
        let (word, name) = match &line.part {
            EmbodiedPart::Material(id) => (W::YardstickBeyondMaterial, stream(id)),
            EmbodiedPart::Water => (W::YardstickBeyondWater, String::new()),
            EmbodiedPart::Waste(id) => (W::YardstickBeyondWaste, stream(id)),
        };
        let (n, unit) = names::amount(app, LedgerUnit::KgCo2e, line.co2e().0);
        app.f(word, &[("name", &name), ("n", &n), ("unit", &unit)])
    });
    let left_out = found.not_counted.iter().map(|(id, why)| {
        let word = match why {
            NotCounted::Kind => W::YardstickBeyondNoKind,
            NotCounted::Mass => W::YardstickBeyondNoMass,
        };
        app.f(word, &[("name", &stream(id))])
    });
    let rows = counted.chain(left_out).enumerate();
    rows.map(|(i, text)| html! { <li key={i}>{ text }</li> }).collect()
}
