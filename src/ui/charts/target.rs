//! The owner's range among the city's lines: met lines solid, others dashed.

use crate::charts::{percent_of_width, target_layout};
use yew::prelude::*;

/// One line of a year.
#[derive(Clone, PartialEq)]
pub struct Line {
    pub pct: f64,
    pub year: String,
    pub text: String,
    pub met: bool,
}

/// What the picture shows.
pub struct TargetPicture {
    /// P10, P50, P90 in per cent.
    pub values: [f64; 3],
    pub middle: String,
    pub lines: Vec<Line>,
    /// How a tick is written.
    pub tick: Callback<f64, String>,
    pub label: String,
}

pub fn target_chart(picture: &TargetPicture) -> Html {
    let at: Vec<f64> = picture.lines.iter().map(|l| l.pct).collect();
    let layout = target_layout(picture.values, &at);
    let ticks = layout.axis.values.clone();
    let last = ticks.len().saturating_sub(1);
    let ticks = ticks.into_iter().enumerate().map(|(i, value)| {
        let anchor = match i {
            0 => "",
            i if i == last => "end",
            _ => "mid",
        };
        html! {
            <text key={i} class={classes!("t2", anchor)} y="114"
                x={percent_of_width(layout.axis.at(value))}>{ picture.tick.emit(value) }</text>
        }
    });
    // The paper-coloured halo keeps a line visible where it crosses the bar.
    let shown = layout.lines.iter().filter(|(_, labelled)| *labelled);
    let halos = shown.enumerate().map(|(i, (x, _))| {
        let x = percent_of_width(*x);
        html! { <line key={i} class="l-paper" stroke-width="8" x1={x.clone()} x2={x} y1="60" y2="91" /> }
    });
    let lines = picture.lines.iter().zip(&layout.lines).filter(|(_, (_, labelled))| *labelled);
    let lines = lines.map(|(line, (x, _))| {
        let x = percent_of_width(*x);
        let class = if line.met { "l-ink w2" } else { "l-lost w2 dash" };
        html! {
            <g key={line.year.clone()}>
                <line {class} x1={x.clone()} x2={x.clone()} y1="40" y2="98" />
                <text class="mid" x={x.clone()} y="16">{ &line.year }</text>
                <text class="mid tb" {x} y="34">{ &line.text }</text>
            </g>
        }
    });
    let middle = percent_of_width(layout.range.middle_x);
    html! {
        <svg class="chart" height="132" role="img" aria-label={picture.label.clone()}>
            <line class="l-edge" x1="0" x2="100%" y1="92" y2="92" />
            <g>{ for ticks }</g>
            <rect class="f-kept" x={percent_of_width(layout.range.bar_x)}
                width={percent_of_width(layout.range.bar_width)} y="66" height="26" />
            <g>{ for halos }</g>
            <g>{ for lines }</g>
            <line stroke-width="7" class="l-paper" x1={middle.clone()} x2={middle.clone()} y1="60" y2="92" />
            <line class="l-ink w3" x1={middle.clone()} x2={middle.clone()} y1="58" y2="98" />
            <text class="mid tb halo" x={middle} y="52">{ &picture.middle }</text>
        </svg>
    }
}
