//! Shares by grade in one bar: the surer, the more solid.

use super::width;
use crate::charts::percent_of_width;
use yew::prelude::*;

/// Shares A, B, C, D (together 1); `label`: one sentence with the numbers.
pub fn grade_bar(shares: [f64; 4], label: &str) -> Html {
    let mut from = 0.0;
    let parts = shares.iter().enumerate().map(|(i, share)| {
        let x = percent_of_width(from * 100.0);
        from += share;
        let fill = match i {
            2 => Some("url(#unsure)"),
            3 => Some("url(#gone)"),
            _ => None,
        };
        let class = match i {
            0 => Some("f-kept"),
            1 => Some("f-bar"),
            _ => None,
        };
        html! { <rect key={i} {class} {fill} {x} y="0" height="18" width={width(*share)} /> }
    });
    let parts: Vec<Html> = parts.collect();
    html! {
        <svg class="chart mix" height="20" role="img" aria-label={label.to_owned()}>
            <g>{ for parts }</g>
            <line class="l-edge" x1="0" x2="100%" y1="19" y2="19" />
        </svg>
    }
}
