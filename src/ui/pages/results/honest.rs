//! What a reader of the headline should know: why its middle lies where it does, how much of it
//! comes within a year, and what an expert should see first.

use super::shown_range;
use crate::engine::summary::{Middle, middle};
use crate::locale::number::percent;
use crate::locale::{W, money};
use crate::ui::{App, Open};
use yew::prelude::*;

pub fn honest(app: &App) -> Html {
    let lines = app.state.open.as_ref().map(|open| lines(app, open)).unwrap_or_default();
    let rows = lines.iter().enumerate();
    html! {
        <div class="honest" hidden={lines.is_empty()}>
            { for rows.map(|(i, text)| html! { <p key={i}>{ text }</p> }) }
        </div>
    }
}

fn lines(app: &App, open: &Open) -> Vec<String> {
    let package = &open.evaluation.package;
    let central = package.ledgers.money.0;
    if central <= 0.0 {
        return Vec::new();
    }
    let lang = app.lang();
    let mut found = Vec::new();
    if let Some(range) = shown_range(open)
        && let Some(middle) = middle(&open.evaluation, &range)
    {
        let word = match middle {
            Middle::Above => W::YardstickMiddleAbove,
            Middle::Below => W::YardstickMiddleBelow,
        };
        let [p50, sum] = [range.money.p50, central].map(|v| money::money_words(lang, v));
        found.push(app.f(word, &[("middle", &p50), ("sum", &sum)]));
    }
    let likely = package.likely_within_a_year.0;
    if likely > 0.0 && likely < central {
        let share = percent(lang, likely / central, 0);
        let [all, first] = [central, likely].map(|v| money::money_words(lang, v));
        let gaps = [("all", all.as_str()), ("first", &first), ("share", &share)];
        found.push(app.f(W::YardstickFirstYear, &gaps));
    }
    found.extend(onsite(app, open));
    found
}

/// Results above the usual, named.
pub fn onsite(app: &App, open: &Open) -> Option<String> {
    let package = &open.evaluation.package;
    let named = [
        (package.onsite_check_energy, W::ResultsLedgerEnergy),
        (package.onsite_check_water, W::ResultsLedgerWater),
        (package.onsite_check_material, W::ResultsLedgerMaterial),
    ];
    let names: Vec<String> = named
        .into_iter()
        .filter(|(above, _)| *above)
        .map(|(_, word)| app.w(word).to_lowercase())
        .collect();
    if names.is_empty() {
        return None;
    }
    Some(app.f(W::YardstickOnsite, &[("names", &names.join("; "))]))
}
