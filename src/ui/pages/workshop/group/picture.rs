//! The middle half of the group among lines.

use crate::charts::{Ticks, percent_of_width};
use yew::prelude::*;

/// A line across the band.
pub struct Line {
    pub at: f64,
    pub name: String,
    pub text: String,
    /// The line that counts now; others are thin.
    pub strong: bool,
}

/// What is drawn, all in per cent. What is hidden is not drawn.
pub struct Band {
    pub mean: f64,
    /// Lower quartile, median, upper quartile.
    pub half: Option<(f64, f64)>,
    pub median: Option<f64>,
    pub lines: Vec<Line>,
    /// One sentence with the numbers.
    pub label: String,
    pub end: Callback<f64, String>,
}

/// Narrower than this (per cent of the width) two names would touch.
const NEAR: f64 = 12.0;

/// The large one beside the headline, the small one in a row.
pub fn band(band: &Band, large: bool) -> Html {
    let most = band.lines.iter().map(|l| l.at).chain(band.half.map(|h| h.1)).chain([band.mean]);
    let axis = Ticks::from_zero(most.fold(0.0, f64::max), 5);
    let at = |value: f64| percent_of_width(axis.at(value));
    let (top, foot, height) = if large { (92, 168, 214) } else { (44, 74, 98) };
    let bar = (foot - top) as f64;
    let y = |value: i32| value.to_string();
    let half = band.half.map(|(low, high)| {
        let width = percent_of_width((axis.at(high) - axis.at(low)).max(0.8));
        html! { <rect class="f-kept" x={at(low)} {width} y={y(top)} height={bar.to_string()} /> }
    });
    let mean = html! {
        <>
            <line class="l-paper" stroke-width="9" x1={at(band.mean)} x2={at(band.mean)} y1={y(top)} y2={y(foot - 1)} />
            <line class="l-kept w5" x1={at(band.mean)} x2={at(band.mean)} y1={y(top - 4)} y2={y(foot)} />
        </>
    };
    let radius = if large { "11" } else { "8" };
    let median = band.median.map(|value| {
        html! { <circle class="hollow l-ink w2" cx={at(value)} cy={y((top + foot) / 2)} r={radius} /> }
    });
    let mut taken: Vec<f64> = Vec::new();
    let lines: Vec<Html> = band
        .lines
        .iter()
        .rev()
        .map(|line| {
            let x = axis.at(line.at);
            let free = taken.iter().all(|other| (other - x).abs() >= NEAR);
            if free {
                taken.push(x);
            }
            one_line(line, x, (top, foot), large, free)
        })
        .collect();
    html! {
        <svg class="chart" height={height.to_string()} role="img" aria-label={band.label.clone()}>
            <line class="l-edge" x1="0" x2="100%" y1={y(foot)} y2={y(foot)} />
            <g>{ for half }</g>
            <g>{ mean }</g>
            <g>{ for lines }</g>
            <g>{ for median }</g>
            <text class="t2" x="0" y={y(height - 4)}>{ "0" }</text>
            <text class="t2 end" x="100%" y={y(height - 4)}>{ band.end.emit(axis.high) }</text>
        </svg>
    }
}

/// A long name on one line begins or ends at its line where there is no room on the other side.
fn side(at: f64) -> &'static str {
    match at {
        at if at > 75.0 => "end",
        at if at < 25.0 => "",
        _ => "mid",
    }
}

fn one_line(line: &Line, at: f64, (top, foot): (i32, i32), large: bool, named: bool) -> Html {
    let x = || percent_of_width(at);
    let class = if line.strong { "l-lost dash w5" } else { "l-ink w3" };
    let (from, to) = if large { (58, foot + 12) } else { (top - 14, foot + 8) };
    let y = |value: i32| value.to_string();
    let names = if large {
        html! {
            <>
                <text class="mid" x={x()} y="20">{ &line.name }</text>
                <text class="mid tb" x={x()} y="44">{ &line.text }</text>
            </>
        }
    } else {
        html! { <text class={side(at)} x={x()} y={y(top - 18)}>{ &line.name }{ " " }{ &line.text }</text> }
    };
    html! {
        <g key={line.name.clone()}>
            <line class="l-paper" stroke-width="9" x1={x()} x2={x()} y1={y(top)} y2={y(foot - 1)} />
            <line {class} x1={x()} x2={x()} y1={y(from)} y2={y(to)} />
            <g>{ for named.then_some(names) }</g>
        </g>
    }
}
