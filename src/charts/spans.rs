//! Ranges below each other on one scale from zero.

use super::positive;

/// One range as a bar; per cent of the width.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    pub x: f64,
    pub width: f64,
}

/// A range must be seen even where both ends meet.
const THINNEST: f64 = 0.8;

/// Bars from low to high, all on the scale that ends at the largest value.
pub fn spans(ranges: &[(f64, f64)]) -> Vec<Span> {
    let ends = ranges.iter().flat_map(|(low, high)| [positive(*low), positive(*high)]);
    let largest = ends.fold(0.0, f64::max);
    let share = |v: f64| if largest > 0.0 { 100.0 * positive(v) / largest } else { 0.0 };
    let span = |&(low, high): &(f64, f64)| {
        let (low, high) = (share(low).min(share(high)), share(high).max(share(low)));
        let width = (high - low).max(THINNEST);
        Span { x: low.min(100.0 - width), width }
    };
    ranges.iter().map(span).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn ranges_share_one_scale() {
        let all = spans(&[(130.0, 200.0), (145.0, 190.0)]);
        assert_eq!(all[0], Span { x: 65.0, width: 35.0 });
        assert_eq!(all[1], Span { x: 72.5, width: 22.5 });
    }

    #[test]
    fn nothing_leaves_the_picture() {
        for ranges in
            [[(0.0, 0.0), (5.0, 5.0)], [(-3.0, 2.0), (9.0, 1.0)], [(f64::NAN, 1.0), (0.0, 0.0)]]
        {
            for span in spans(&ranges) {
                assert!(span.x >= 0.0 && span.x + span.width <= 100.0 + 1e-9, "{span:?}");
                assert!(span.width >= THINNEST);
            }
        }
    }
}
