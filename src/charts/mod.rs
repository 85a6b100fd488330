//! Where the marks of a picture stand: numbers in, positions out. `ui::charts` draws them.
//!
//! Architecture invariant: no Yew, no words, no colours. Horizontal positions are per cent of the
//! width, so that a picture stretches with the page and its type never scales.

mod range;
mod ring;
mod scale;
mod target;

pub use range::{Anchor, Label, RangeLayout, range_layout};
pub use ring::{Ring, ring};
pub use scale::{Axis, axis};
pub use target::{TargetLayout, target_layout};

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
