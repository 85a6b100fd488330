//! A range as a bar from P10 to P90 with a tick at P50.

use super::anchor_class;
use crate::charts::{Label, RangeLayout, percent_of_width, range_layout};
use yew::prelude::*;

/// What the picture of a range shows.
pub struct RangePicture {
    /// P10, P50, P90 in the unit the texts are written in.
    pub values: [f64; 3],
    /// The same as text.
    pub texts: [String; 3],
    /// A mark below the axis: value and text.
    pub mark: Option<(f64, String)>,
    /// How a tick of the axis is written.
    pub tick: Callback<f64, String>,
    /// One sentence with the numbers.
    pub label: String,
}

pub fn range_chart(picture: &RangePicture) -> Html {
    let layout = range_layout(picture.values, picture.mark.as_ref().map(|(v, _)| *v));
    html! {
        <svg class="chart" height="118" role="img" aria-label={picture.label.clone()}>
            <g>{ axis(&layout, &picture.tick) }</g>
            <g>{ bar(&layout, 34, 20) }</g>
            <g>{ labels(&layout, &picture.texts) }</g>
            <g>{ mark(&layout, picture.mark.as_ref().map(|(_, text)| text.as_str())) }</g>
        </svg>
    }
}

/// Vertical place of the axis.
const AXIS: &str = "54";

fn axis(layout: &RangeLayout, tick: &Callback<f64, String>) -> Html {
    let ticks = layout.axis.values.clone();
    let last = ticks.len().saturating_sub(1);
    let marks = ticks.into_iter().enumerate().map(|(i, value)| {
        let at = layout.axis.at(value);
        let text = layout.clear_of_mark(at).then(|| tick.emit(value));
        let x = percent_of_width(at);
        let anchor = match i {
            0 => "",
            i if i == last => "end",
            _ => "mid",
        };
        html! {
            <g key={i}>
                <line class="l-edge" x1={x.clone()} x2={x.clone()} y1={AXIS} y2="60" />
                <text class={classes!("t2", anchor)} {x} y="76">{ text }</text>
            </g>
        }
    });
    html! {
        <>
            <line class="l-edge" x1="0" x2="100%" y1={AXIS} y2={AXIS} />
            { for marks }
        </>
    }
}

/// The bar, and the tick with a paper-coloured halo where it crosses.
fn bar(layout: &RangeLayout, y: i32, height: i32) -> Html {
    let x = percent_of_width(layout.middle_x);
    html! {
        <>
            <rect class="f-kept" x={percent_of_width(layout.bar_x)}
                width={percent_of_width(layout.bar_width)} y={y.to_string()}
                height={height.to_string()} />
            <line class="l-paper" stroke-width="9" x1={x.clone()} x2={x.clone()}
                y1={y.to_string()} y2={(y + height - 1).to_string()} />
            <line class="l-ink w3" x1={x.clone()} x2={x} y1={(y - 8).to_string()}
                y2={(y + height + 6).to_string()} />
        </>
    }
}

fn labels(layout: &RangeLayout, [low, middle, high]: &[String; 3]) -> Html {
    let text = |class: &'static str, at: Label, y: i32, dx: i32, text: &str| {
        let class = classes!(class, anchor_class(at.anchor));
        html! {
            <text {class} x={percent_of_width(at.x)} y={y.to_string()} dx={dx.to_string()}>
                { text }
            </text>
        }
    };
    // Beside the bar when there is no room above it; a low end without room on its left says its
    // number above all the same.
    let beside = layout.tight;
    let low_left = beside && layout.low.anchor == crate::charts::Anchor::End;
    html! {
        <>
            { text("tb", layout.low, if low_left { 49 } else { 22 }, if low_left { -8 } else { 0 }, low) }
            { text("tl", layout.middle, 20, 0, middle) }
            { text("tb", layout.high, if beside { 49 } else { 22 }, if beside { 8 } else { 0 }, high) }
        </>
    }
}

fn mark(layout: &RangeLayout, text: Option<&str>) -> Html {
    let placed = text.and_then(|text| Some((layout.mark?, layout.mark_label(text)?, text)));
    let Some((mark, at, text)) = placed else { return html! { <g /> } };
    let x = percent_of_width(mark);
    html! {
        <>
            <line class="l-ink w2 dash" x1={x.clone()} x2={x} y1="40" y2="94" />
            <text class={anchor_class(at.anchor)} x={percent_of_width(at.x)} y="110">{ text }</text>
        </>
    }
}

/// The range of an opened figure, without a mark.
pub fn small_range(picture: &RangePicture) -> Html {
    let layout = range_layout(picture.values, None);
    let end = picture.tick.emit(layout.axis.high);
    html! {
        <svg class="chart" height="84" role="img" aria-label={picture.label.clone()}>
            <g>{ labels(&layout, &picture.texts) }</g>
            <g>{ bar(&layout, 36, 18) }</g>
            <line class="l-edge" x1="0" x2="100%" y1="54" y2="54" />
            <text class="t2" x="0" y="76">{ picture.tick.emit(0.0) }</text>
            <text class="t2 end" x="100%" y="76">{ end }</text>
        </svg>
    }
}
