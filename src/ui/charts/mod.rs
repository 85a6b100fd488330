//! Pictures as SVG. Positions come from [`crate::charts`]; each picture says its numbers in its label
//! and repeats them in a table, and one drawn inside a row of numbers is hidden from readers.

mod bars;
mod benchmark;
mod cash;
mod chain;
mod classes;
mod cost_carbon;
mod figure;
mod marks;
mod mix;
mod payback;
mod promise;
mod radar;
mod range;
mod ring;
mod sankey;
mod scale;
mod spans;
mod table;
mod target;
mod timeline;

pub use bars::{comparison_bars, loss_bar, plain_bar, saving_bar, scenario_bars, score_bar};
pub use benchmark::benchmark_bar;
pub use cash::cash_chart;
pub use chain::chain;
pub use classes::solution_classes;
pub use cost_carbon::cost_carbon_chart;
pub use figure::{Drawing, Fit, picture_figure};
pub use mix::grade_bar;
pub use payback::payback_chart;
pub use promise::{PromiseRow, promise_chart, promise_key};
pub use radar::{few_areas, maturity_radar};
pub use range::{RangePicture, range_chart, small_range};
pub use ring::{LossPicture, loss_ring};
pub use sankey::money_sankey;
pub use spans::{NamedSpan, span_rows};
pub use table::number_table;
pub use target::{Line, TargetPicture, target_chart};
pub use timeline::{StripWords, timeline_axis, timeline_key, timeline_strip};

use crate::charts::{Anchor, percent_of_width};

/// Class of a text by the end that stands at its position.
fn anchor_class(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "",
        Anchor::Middle => "mid",
        Anchor::End => "end",
    }
}

/// A share of 0–1 as a width.
fn width(share: f64) -> String {
    percent_of_width(share.clamp(0.0, 1.0) * 100.0)
}
