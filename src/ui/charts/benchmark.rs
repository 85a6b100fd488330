//! A yardstick: good, typical and poor as a band, this business as a tick now and a dot after.

use crate::charts::{BenchmarkLayout, percent_of_width};
use yew::prelude::*;

/// The good part is solid, the usual part hatched lightly, what is worse is left blank: the band
/// reads in black and white. `label`: one sentence with the numbers.
pub fn benchmark_bar(l: &BenchmarkLayout, label: &str) -> Html {
    let x = percent_of_width;
    let from = l.good.unwrap_or(0.0);
    let to = l.poor.unwrap_or(l.typical);
    let good = l.good.map(|good| {
        html! { <rect class="f-kept2" y="12" height="14" width={x(good)} /> }
    });
    let (left, right) = (l.after.min(l.now), l.after.max(l.now));
    html! {
        <svg class="chart" height="40" role="img" aria-label={label.to_owned()}>
            <g>{ for good }</g>
            <rect class="f-sunk" x={x(from)} y="12" height="14" width={x((to - from).max(0.0))} />
            <rect class="f-none l-edge" x="0" y="12" height="14" width={x(to)} />
            <line class="l-edge" x1={x(from)} x2={x(from)} y1="12" y2="26" />
            <line class="l-edge w2" x1={x(l.typical)} x2={x(l.typical)} y1="8" y2="30" />
            <line class="l-kept w3" x1={x(left)} x2={x(right)} y1="19" y2="19" />
            <line class="l-ink w5" x1={x(l.now)} x2={x(l.now)} y1="6" y2="32" />
            <circle class="f-kept" cx={x(l.after)} cy="19" r="6" />
        </svg>
    }
}
