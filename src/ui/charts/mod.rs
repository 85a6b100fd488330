//! Pictures as SVG. Positions come from [`crate::charts`]; each picture says its numbers in its label
//! and repeats them in a table, and one drawn inside a row of numbers is hidden from readers.

mod bars;
mod benchmark;
mod chain;
mod classes;
mod cost_carbon;
mod figure;
mod marks;
mod mix;
mod payback;
mod radar;
mod range;
mod ring;
mod sankey;
mod scale;
mod spans;
mod table;
mod target;

pub use bars::{ComparisonBars, LossBar, SavingBar, ScenarioBars, ScoreBar};
pub use benchmark::BenchmarkBar;
pub use chain::Chain;
pub use classes::SolutionClasses;
pub use cost_carbon::CostCarbonChart;
pub use figure::{Drawing, Fit, PictureFigure};
pub use mix::GradeMix;
pub use payback::PaybackChart;
pub use radar::MaturityRadar;
pub use range::{RangeChart, SmallRange};
pub use ring::LossRing;
pub use sankey::MoneySankey;
pub use spans::{NamedSpan, SpanRows};
pub use table::NumberTable;
pub use target::{Line, TargetChart};

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
