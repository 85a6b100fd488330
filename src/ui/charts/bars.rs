//! Bars inside rows whose numbers are text: hidden from screen readers.

use super::width;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct LossBarProps {
    /// 0–1 of the longest bar.
    pub length: f64,
}

/// A lost amount: hatched, with a solid left edge so that it shows in black and white.
#[component]
pub fn LossBar(props: &LossBarProps) -> Html {
    html! {
        <svg class="chart" height="14" aria-hidden="true">
            <rect width={width(props.length)} height="14" fill="url(#gone)" />
            <rect class="f-lost" width="3" height="14" />
        </svg>
    }
}

#[derive(PartialEq, Properties)]
pub struct SavingBarProps {
    /// Saved share of before, 0–1.
    pub saved: f64,
}

/// What stays in use and what is saved; the whole width is before.
#[component]
pub fn SavingBar(props: &SavingBarProps) -> Html {
    let saved = props.saved.clamp(0.0, 1.0);
    let used = width(1.0 - saved);
    html! {
        <svg class="chart" height="14" aria-hidden="true">
            <rect class="f-bar" width={used.clone()} height="14" rx="1" />
            <rect class="f-kept" x={used} width={width(saved)} height="14" />
        </svg>
    }
}

#[derive(PartialEq, Properties)]
pub struct ComparisonProps {
    /// This business, 0–1 of the scale.
    pub own: f64,
    /// The average it is compared with.
    pub other: f64,
}

/// Two bars on one scale: this business solid, the average hollow.
#[component]
pub fn ComparisonBars(props: &ComparisonProps) -> Html {
    html! {
        <svg class="chart" height="26" aria-hidden="true">
            <rect class="f-kept" width={width(props.own)} height="12" />
            <rect class="f-bar" y="15" width={width(props.other)} height="9" rx="1" />
        </svg>
    }
}

#[derive(PartialEq, Properties)]
pub struct ScoreProps {
    /// 0–100.
    pub value: f64,
    /// Where the score lies once "don't know" is answered.
    pub low: f64,
    pub high: f64,
}

/// A score of 0–100 with the dotted band of "don't know".
#[component]
pub fn ScoreBar(props: &ScoreProps) -> Html {
    let share = |points: f64| width(points / 100.0);
    let band = props.high - props.low;
    html! {
        <svg class="chart score" height="16" aria-hidden="true">
            <rect class="f-sunk" width="100%" height="16" rx="1" />
            <rect class="f-kept" width={share(props.value)} height="16" rx="1" />
            <rect fill="url(#unsure)" x={share(props.low)} width={share(band)} y="4" height="8" />
            <line class="l-edge" x1="0" x2="100%" y1="16" y2="16" />
        </svg>
    }
}

#[derive(PartialEq, Properties)]
pub struct ScenarioProps {
    /// Money saved a year, 0–1 of the common scale.
    pub saved: f64,
    /// Investment on the same scale.
    pub capital: f64,
}

/// What a scenario brings a year, solid, above what it costs once, hollow.
#[component]
pub fn ScenarioBars(props: &ScenarioProps) -> Html {
    html! {
        <svg class="chart" height="30" aria-hidden="true">
            <rect class="f-kept" width={width(props.saved)} height="12" />
            <rect class="f-bar" y="17" width={width(props.capital)} height="12" rx="1" />
        </svg>
    }
}
