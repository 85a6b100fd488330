//! Ranges below each other, each with its name and its numbers above its bar.

use crate::charts::{percent_of_width, spans};
use yew::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedSpan {
    pub name: String,
    /// The numbers as text.
    pub text: String,
    pub range: (f64, f64),
    /// The row the eye should go to.
    pub strong: bool,
}

/// Height of one row: a line of text and a bar.
const ROW: usize = 54;

/// `label`: one sentence with the numbers.
pub fn span_rows(named: &[NamedSpan], label: &str) -> Html {
    let ranges: Vec<(f64, f64)> = named.iter().map(|r| r.range).collect();
    let rows = named.iter().zip(spans(&ranges)).enumerate().map(|(i, (row, span))| {
        let y = |from: usize| (i * ROW + from).to_string();
        let text = if row.strong { "end tb" } else { "end" };
        let bar = if row.strong { "f-kept" } else { "f-bar" };
        html! {
            <g key={i}>
                <text x="0" y={y(14)}>{ &row.name }</text>
                <text class={text} x="100%" y={y(14)}>{ &row.text }</text>
                <line class="l-edge" x1="0" x2="100%" y1={y(36)} y2={y(36)} />
                <rect class={bar} x={percent_of_width(span.x)} y={y(22)}
                    width={percent_of_width(span.width)} height="14" />
            </g>
        }
    });
    let height = (named.len() * ROW).saturating_sub(14).to_string();
    html! {
        <svg class="chart" {height} role="img" aria-label={label.to_owned()}>{ for rows }</svg>
    }
}
