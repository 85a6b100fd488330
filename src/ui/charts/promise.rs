//! Promised and achieved, row by row: promised is an empty frame, achieved fills it.

use super::{Drawing, Fit};
use crate::charts::promise::{Pair, ROW, promise};
use crate::charts::{coordinate, percent_of_width as percent};
use yew::prelude::*;

/// One row: its name and both sums, as text and as numbers.
pub struct PromiseRow {
    pub name: String,
    pub text: String,
    pub pair: Pair,
}

pub fn promise_chart(id: &str, rows: &[PromiseRow], (title, desc): (&str, &str)) -> Html {
    let pairs: Vec<Pair> = rows.iter().map(|r| r.pair).collect();
    let picture = promise(&pairs);
    let zero = percent(picture.zero);
    let drawn = rows.iter().zip(&picture.rows).enumerate().map(|(at, (row, place))| {
        // Lossless: a few dozen rows.
        let y = |down: f64| coordinate(at as f64 * ROW + down);
        let below = place.achieved.below;
        let (class, fill) = if below { (None, Some("url(#gone)")) } else { (Some("f-kept"), None) };
        html! {
            <g key={at}>
                <line class="l-ink" x1={zero.clone()} x2={zero.clone()} y1={y(20.0)} y2={y(46.0)} />
                <text class="tb" x="0" y={y(14.0)}>{ &row.name }</text>
                <text class="end" x="100%" y={y(14.0)}>{ &row.text }</text>
                <rect {class} {fill} x={percent(place.achieved.x)}
                    width={percent(place.achieved.width)} y={y(26.0)} height="14" />
                <rect class="f-none l-edge w2" x={percent(place.planned.x)}
                    width={percent(place.planned.width)} y={y(22.0)} height="22" />
            </g>
        }
    });
    let height = coordinate(picture.height);
    let marks = html! { <g>{ for drawn }</g> };
    let fit = Fit::Stretch(height);
    Drawing { id, class: Classes::new(), fit, title, desc }.of(marks)
}

/// Samples of both marks.
pub fn promise_key(achieved: &str, planned: &str) -> Html {
    html! {
        <p class="key note">
            <span>
                <svg width="24" height="14" aria-hidden="true"><rect class="f-kept" width="24" height="12" y="1" /></svg>
                { achieved }
            </span>
            <span>
                <svg width="26" height="16" aria-hidden="true"><rect class="f-none l-edge w2" x="1" y="1" width="24" height="14" /></svg>
                { planned }
            </span>
        </p>
    }
}
