//! Bars inside rows whose numbers are text: hidden from screen readers.

use super::width;
use yew::prelude::*;

/// A lost amount, 0–1 of the longest bar: hatched, with a solid left edge so that it shows in black and white.
pub fn loss_bar(length: f64) -> Html {
    html! {
        <svg class="chart" height="14" aria-hidden="true">
            <rect width={width(length)} height="14" fill="url(#gone)" />
            <rect class="f-lost" width="3" height="14" />
        </svg>
    }
}

/// An amount beside others, 0–1 of the largest: says nothing but how much.
pub fn plain_bar(length: f64) -> Html {
    html! {
        <svg class="chart" height="10" aria-hidden="true">
            <rect class="f-ink" width={width(length)} height="10" />
        </svg>
    }
}

/// What stays in use and what is saved (0–1); the whole width is before.
pub fn saving_bar(saved: f64) -> Html {
    let saved = saved.clamp(0.0, 1.0);
    let used = width(1.0 - saved);
    html! {
        <svg class="chart" height="14" aria-hidden="true">
            <rect class="f-bar" width={used.clone()} height="14" rx="1" />
            <rect class="f-kept" x={used} width={width(saved)} height="14" />
        </svg>
    }
}

/// Two bars on one scale of 0–1: this business solid, the average hollow.
pub fn comparison_bars(own: f64, other: f64) -> Html {
    html! {
        <svg class="chart" height="26" aria-hidden="true">
            <rect class="f-kept" width={width(own)} height="12" />
            <rect class="f-bar" y="15" width={width(other)} height="9" rx="1" />
        </svg>
    }
}

/// A score of 0–100 with the dotted band within which it lies once "don't know" is answered.
pub fn score_bar(value: f64, (low, high): (f64, f64)) -> Html {
    let share = |points: f64| width(points / 100.0);
    let band = high - low;
    html! {
        <svg class="chart score" height="16" aria-hidden="true">
            <rect class="f-sunk" width="100%" height="16" rx="1" />
            <rect class="f-kept" width={share(value)} height="16" rx="1" />
            <rect fill="url(#unsure)" x={share(low)} width={share(band)} y="4" height="8" />
            <line class="l-edge" x1="0" x2="100%" y1="16" y2="16" />
        </svg>
    }
}

/// What a scenario brings a year, solid, above what it costs once, hollow;
/// both 0–1 of one scale.
pub fn scenario_bars(saved: f64, capital: f64) -> Html {
    html! {
        <svg class="chart" height="30" aria-hidden="true">
            <rect class="f-kept" width={width(saved)} height="12" />
            <rect class="f-bar" y="17" width={width(capital)} height="12" rx="1" />
        </svg>
    }
}
