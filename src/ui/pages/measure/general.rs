//! What holds for every business: where it fits, what it acts on, savings, payback, lifetime.

use super::aside::fact;
use crate::catalogue::{ActsOn, Catalogue, Measure};
use crate::locale::W;
use crate::locale::number::{self, SENTENCE, number as write};
use crate::ui::App;
use crate::ui::pages::library::linked;
use yew::prelude::*;

pub fn in_general(app: &App, catalogue: &Catalogue, measure: &Measure) -> Html {
    let lang = app.lang();
    let acts_on: Vec<String> = measure
        .targets
        .iter()
        .filter_map(|t| catalogue.end_use(t.end_use))
        .map(|e| app.text(e.name))
        .collect();
    let saving = (measure.acts_on != ActsOn::Emission || measure.saving.high > 0.0)
        .then(|| percent_range(app, measure.saving.low, measure.saving.high));
    let payback = measure.payback_years.map(|p| {
        let gaps = [number::payback(lang, p.low), number::payback(lang, p.high)];
        let [low, high] = gaps;
        let text = if low == high {
            low
        } else {
            app.f(W::MeasureSpan, &[("low", &low), ("high", &high)])
        };
        fact(app.w(W::MeasureUsualPayback), html! { <>{ text }</> })
    });
    html! {
        <section class="stack" aria-labelledby="general">
            <h2 id="general">{ app.w(W::MeasureGeneral) }</h2>
            <p>{ linked(app, &app.text(measure.applies_when)) }</p>
            <dl class="facts num">
                { fact(app.w(W::MeasureActsOn), html! { <>{ acts_on.join("; ") }</> }) }
                <>{ for saving.map(|s| fact(app.w(W::MeasureUsualSaving), html! { <>{ s }</> })) }</>
                <>{ for payback }</>
                { fact(app.w(W::MeasureLifetime), html! { <>{ number::years(lang, measure.lifetime_years) }</> }) }
            </dl>
        </section>
    }
}

/// `10–20%` of what the measure acts on.
pub fn percent_range(app: &App, low: f64, high: f64) -> String {
    let [low, high] = [low, high].map(|v| write(app.lang(), v * 100.0, SENTENCE));
    if low == high { low + "%" } else { format!("{low}–{high}%") }
}
