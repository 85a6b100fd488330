//! Beyond the gate: a line of its own under measures and ledgers, never added to them.

use crate::engine::summary::LedgerUnit;
use crate::engine::{Embodied, EmbodiedPart, FigureId, NotCounted, StreamId, embodied};
use crate::locale::W;
use crate::locale::number::{SENTENCE, number};
use crate::ui::{App, Open, names};
use yew::prelude::*;

pub fn beyond(app: &App) -> Html {
    let (Some(open), Some(catalogue)) = (&app.state.open, app.catalogue()) else {
        return html! { <div /> };
    };
    let found = embodied(catalogue, &open.inputs, &open.evaluation);
    let says = !found.lines.is_empty() || !found.not_counted.is_empty();
    html! {
        <div class="beyond" hidden={!says}>
            <h3>{ app.w(W::YardstickBeyondTitle) }</h3>
            <p hidden={found.lines.is_empty()}>{ amount(app, &found) }</p>
            <ul class="note">{ for parts(app, open, &found) }</ul>
            <p class="note">{ app.w(W::YardstickBeyondNote) }</p>
        </div>
    }
}

fn amount(app: &App, found: &Embodied) -> Html {
    html! {
        <>
            { app.w(W::YardstickBeyondText) }{ " " }
            <a class="why num" href={names::figure_href(app, &FigureId::Embodied)}>
                <b>{ tonnes(app, found.total.0) }</b>
            </a>{ "." }
        </>
    }
}

/// `12 tấn CO₂`: never kilograms to the unit (Method §4.14), and never many zeros either.
fn tonnes(app: &App, kg: f64) -> String {
    let unit = names::amount(app, LedgerUnit::KgCo2e, kg).1;
    let shown = |tonnes: f64| number(app.lang(), tonnes, SENTENCE);
    let tonnes = kg / KG_PER_TONNE;
    if tonnes.abs() < LEAST_TONNES {
        let gaps = [("n", shown(LEAST_TONNES)), ("unit", unit)];
        let [n, unit] = &gaps;
        return app.f(W::YardstickBeyondLittle, &[(n.0, &n.1), (unit.0, &unit.1)]);
    }
    format!("{} {unit}", shown(tonnes))
}

const KG_PER_TONNE: f64 = 1000.0;
/// Less than this is only said to be less.
const LEAST_TONNES: f64 = 0.1;

fn parts(app: &App, open: &Open, found: &Embodied) -> Vec<Html> {
    let stream = |id: &StreamId| names::stream(app, &open.inputs, id);
    let counted = found.lines.iter().map(|line| {
        let (word, name) = match &line.part {
            EmbodiedPart::Material(id) => (W::YardstickBeyondMaterial, stream(id)),
            EmbodiedPart::Water => (W::YardstickBeyondWater, String::new()),
            EmbodiedPart::Waste(id) => (W::YardstickBeyondWaste, stream(id)),
        };
        app.f(word, &[("name", &name), ("sum", &tonnes(app, line.co2e().0))])
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
