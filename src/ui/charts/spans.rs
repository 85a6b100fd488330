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

#[derive(PartialEq, Properties)]
pub struct Props {
    pub rows: Vec<NamedSpan>,
    /// One sentence with the numbers.
    pub label: AttrValue,
}

/// Height of one row: a line of text and a bar.
const ROW: usize = 54;

#[component]
pub fn SpanRows(props: &Props) -> Html {
    let ranges: Vec<(f64, f64)> = props.rows.iter().map(|r| r.range).collect();
    let rows = props.rows.iter().zip(spans(&ranges)).enumerate().map(|(i, (row, span))| {
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
    let height = (props.rows.len() * ROW).saturating_sub(14).to_string();
    html! {
        <svg class="chart" {height} role="img" aria-label={props.label.clone()}>{ for rows }</svg>
    }
}
