//! Money added up month by month: owed is hatched, kept is solid.

use super::{Drawing, Fit};
use crate::assessment::calendar::Month;
use crate::charts::cash::{HEIGHT, LEFT, cash};
use crate::charts::{coordinate, percent_of_width as percent};
use crate::locale::date::short_month;
use crate::ui::App;
use yew::prelude::*;

/// Months are named where their number is a multiple of this, so that a year has four names.
const NAMED: u32 = 3;

/// `tick` writes a sum of the axis; `desc` says the numbers.
pub fn cash_chart(
    app: &App,
    first: Month,
    sums: &[f64],
    tick: &dyn Fn(f64) -> String,
    (title, desc): (&str, &str),
) -> Html {
    let picture = cash(sums);
    let lines = picture.axis.values.iter().enumerate().map(|(at, value)| {
        let y = picture.y(*value);
        let class = if *value == 0.0 { "l-ink" } else { "l-rule" };
        html! {
            <g key={at}>
                <line {class} x1={percent(LEFT)} x2="100%" y1={coordinate(y)} y2={coordinate(y)} />
                <text class="t2 end" x={percent(LEFT - 2.0)} y={coordinate(y + 5.0)}>{ tick(*value) }</text>
            </g>
        }
    });
    let sparse = sums.len() > 24;
    let bars = picture.bars.iter().enumerate().map(|(at, bar)| {
        let month = first.plus(i32::try_from(at).unwrap_or(0));
        let named = month.month().is_multiple_of(if sparse { NAMED * 2 } else { NAMED });
        let middle = percent(bar.x + bar.width / 2.0);
        let name = named.then(|| short_month(month.month(), app.lang()));
        let year = (named && (month.month() == 12 || at < 3)).then(|| month.year().to_string());
        let (class, fill) =
            if bar.below { (None, Some("url(#gone)")) } else { (Some("f-kept"), None) };
        html! {
            <g key={at}>
                <rect {class} {fill} x={percent(bar.x)} width={percent(bar.width)}
                    y={coordinate(bar.y)} height={coordinate(bar.height)} />
                <text class="t2 mid" x={middle.clone()} y="224">{ name }</text>
                <text class="t2 mid" x={middle} y="240">{ year }</text>
            </g>
        }
    });
    let marks = html! { <><g>{ for lines }</g><g>{ for bars }</g></> };
    let fit = Fit::Stretch(coordinate(HEIGHT + 8.0));
    Drawing { id: "cash", class: Classes::new(), fit, title, desc }.of(marks)
}
