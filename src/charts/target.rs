//! A range among the target lines of several years.

use super::{RangeLayout, Ticks, range_layout};

/// Positions of the owner's range and of the lines, on one scale.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetLayout {
    pub axis: Ticks,
    pub range: RangeLayout,
    /// Position, and whether there is room for its label beside a newer line's.
    pub lines: Vec<(f64, bool)>,
}

/// Labels nearer than this (per cent of the narrowest screen) would touch.
const NEAR: f64 = 13.0;

/// Places the range P10–P50–P90 and the lines (oldest first), all in per cent of use.
pub fn target_layout(values: [f64; 3], lines: &[f64]) -> TargetLayout {
    let furthest = lines.iter().copied().fold(0.0, f64::max);
    let [_, _, high] = values;
    let axis = Ticks::from_zero(furthest.max(high), 5);
    let mut range = range_layout(values, None);
    let at = |v: f64| axis.at(v);
    let [low, middle, high] = values.map(at);
    range.bar_x = low;
    range.bar_width = (high - low).max(0.6);
    range.middle_x = middle;
    // The newest line keeps its label; an older one only where it stands clear of it.
    let mut taken: Vec<f64> = Vec::new();
    let mut placed: Vec<(f64, bool)> = Vec::new();
    for line in lines.iter().rev() {
        let x = axis.at(*line);
        let free = taken.iter().all(|other| (other - x).abs() >= NEAR);
        if free {
            taken.push(x);
        }
        placed.push((x, free));
    }
    placed.reverse();
    TargetLayout { lines: placed, range, axis }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn range_and_lines_share_a_scale() {
        let t = target_layout([5.0, 6.1, 7.3], &[3.5, 5.0, 7.0]);
        assert_eq!(t.axis.high, 10.0);
        assert_eq!(t.lines, [(35.0, true), (50.0, true), (70.0, true)]);
        assert!((t.range.bar_x - 50.0).abs() < 1e-9 && (t.range.middle_x - 61.0).abs() < 1e-9);
    }

    #[test]
    fn the_newest_line_keeps_its_label_when_all_stand_close() {
        let t = target_layout([15.0, 21.0, 40.0], &[3.5, 5.0, 7.0]);
        let labelled: Vec<bool> = t.lines.iter().map(|(_, l)| *l).collect();
        assert_eq!(labelled, [false, false, true]);
    }
}
