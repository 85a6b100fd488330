//! Pictures of a result as plain geometry: for each one the numbers to draw, taken from an
//! evaluation, and their places on the page. `ui::charts` draws them.
//!
//! Architecture invariant: no Yew, no words, no colours. Every layout takes plain numbers, keeps
//! everything inside its box, starts bars at zero and gives finite places for any input, nothing
//! included.
//!
//! Two kinds of box. Most pictures stretch: x is in per cent of the width, y in pixels, so type
//! never scales. Sankey and radar have a fixed box that scales as a whole, in a narrow and a wide
//! variant.

mod axis;
mod benchmark;
pub mod cash;
pub mod chain;
pub mod classes;
pub mod cost_carbon;
pub mod cost_carbon_layout;
#[cfg(test)]
mod fixture;
pub mod payback;
pub mod payback_layout;
pub mod place;
pub mod promise;
pub mod radar_layout;
mod range;
mod ring;
pub mod sankey;
pub mod sankey_layout;
mod spans;
mod target;
pub mod text;
pub mod timeline;

pub use axis::Ticks;
pub use benchmark::{BenchmarkLayout, benchmark_layout};
pub use range::{Anchor, Label, RangeLayout, range_layout};
pub use ring::{Ring, ring};
pub use spans::{Span, spans};
pub use target::{TargetLayout, target_layout};

/// `value` where it can be drawn: finite and not below zero.
fn positive(value: f64) -> f64 {
    if value.is_finite() { value.max(0.0) } else { 0.0 }
}

/// A coordinate with at most one decimal, as SVG reads it. Whole-number arithmetic, so that the
/// browser carries no general float printer for it.
pub fn coordinate(value: f64) -> String {
    let tenths = if value.is_finite() { (value * 10.0).round() as i64 } else { 0 };
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, rest) = (tenths.abs() / 10, tenths.abs() % 10);
    if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

/// A coordinate in per cent of the width.
pub fn percent_of_width(value: f64) -> String {
    coordinate(value) + "%"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coordinates_are_short() {
        assert_eq!(coordinate(53.74), "53.7");
        assert_eq!(coordinate(-0.25), "-0.3");
        assert_eq!(coordinate(118.0), "118");
        assert_eq!(coordinate(0.04), "0");
        assert_eq!(coordinate(f64::NAN), "0");
        assert_eq!(percent_of_width(6.25), "6.3%");
    }
}
