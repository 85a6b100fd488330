//! A range as a bar with its ends and its middle labelled, so that labels never meet.

use super::{Ticks, text};

/// Which end of a text stands at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// A label: position in per cent, and its anchor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    pub x: f64,
    pub anchor: Anchor,
}

/// P10–P90 as a bar, P50 as a tick, and a mark for what is likely within a year.
#[derive(Clone, Debug, PartialEq)]
pub struct RangeLayout {
    pub axis: Ticks,
    pub bar_x: f64,
    pub bar_width: f64,
    pub middle_x: f64,
    pub low: Label,
    pub middle: Label,
    pub high: Label,
    /// The ends' labels stand beside the bar because above it they would meet the middle's.
    pub tight: bool,
    /// Position of the mark below the axis.
    pub mark: Option<f64>,
}

impl RangeLayout {
    /// Whether a tick's label at this position stays clear of the mark's line.
    pub fn clear_of_mark(&self, x: f64) -> bool {
        self.mark.is_none_or(|mark| (mark - x).abs() >= NEAR / 2.0)
    }

    /// Where the mark's text stands: under the mark as long as the narrowest screen has room for it
    /// there, else beside it, else along the edge.
    pub fn mark_label(&self, text: &str) -> Option<Label> {
        let length = text::width(text, text::SIZE) / NARROWEST * 100.0;
        let x = self.mark?;
        let (anchor, x) = if x >= length / 2.0 && x + length / 2.0 <= 100.0 {
            (Anchor::Middle, x)
        } else if x + length <= 100.0 {
            (Anchor::Start, x)
        } else if x >= length {
            (Anchor::End, x)
        } else if x < 50.0 {
            (Anchor::Start, 0.0)
        } else {
            (Anchor::End, 100.0)
        };
        Some(Label { x, anchor })
    }
}

/// Labels nearer than this (per cent of the narrowest screen) would touch.
const NEAR: f64 = 12.0;
/// Pixels the picture has on the narrowest screen.
const NARROWEST: f64 = 288.0;

/// Places a range on a scale from zero. Values are in the unit the labels are written in.
pub fn range_layout([low, middle, high]: [f64; 3], mark: Option<f64>) -> RangeLayout {
    let largest = mark.unwrap_or_default().max(high).max(middle);
    let axis = Ticks::from_zero(largest, 5);
    let (a, m, b) = (axis.at(low), axis.at(middle), axis.at(high));
    let tight = m - a < NEAR || b - m < NEAR;
    let ends = if tight {
        // No room on the left: the low end's label stands above the bar's start.
        let low = if a < NEAR { Anchor::Start } else { Anchor::End };
        (low, Anchor::Start)
    } else {
        (centred(a, 5.0), centred(b, 5.0))
    };
    RangeLayout {
        bar_x: a,
        bar_width: (b - a).max(0.6),
        middle_x: m,
        low: Label { x: a, anchor: ends.0 },
        middle: Label { x: m, anchor: centred(m, 8.0) },
        high: Label { x: b, anchor: ends.1 },
        tight,
        mark: mark.map(|v| axis.at(v)),
        axis,
    }
}

/// Centred unless that would run over the edge.
fn centred(x: f64, edge: f64) -> Anchor {
    if x < edge {
        Anchor::Start
    } else if x > 100.0 - edge {
        Anchor::End
    } else {
        Anchor::Middle
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn a_wide_range_is_labelled_above_its_ends() {
        let l = range_layout([130.0, 170.0, 200.0], Some(95.0));
        assert_eq!((l.bar_x, l.middle_x), (52.0, 68.0));
        assert!((l.bar_width - 28.0).abs() < 1e-9);
        assert!(!l.tight);
        assert_eq!(l.mark, Some(38.0));
    }

    #[test]
    fn labels_of_a_narrow_range_stand_beside_the_bar() {
        let l = range_layout([160.0, 170.0, 180.0], None);
        assert!(l.tight);
        assert_eq!((l.low.anchor, l.high.anchor), (Anchor::End, Anchor::Start));
        assert!(l.high.x <= 100.0 / 1.1, "room for the label on the right");
    }

    #[test]
    fn marks_stay_on_the_picture() {
        for values in [[0.0, 0.0, 0.0], [-5.0, 1.0, 2.0], [f64::NAN, 1.0, 2.0]] {
            let l = range_layout(values, Some(0.0));
            assert!(l.bar_x >= 0.0 || l.bar_x.is_nan());
            assert!(l.bar_width > 0.0);
        }
    }

    #[test]
    fn the_text_of_a_mark_stays_on_the_narrowest_screen() {
        let range = range_layout([90.0, 95.0, 100.0], None);
        let label = |x: f64, letters: usize| {
            let range = RangeLayout { mark: Some(x), ..range.clone() };
            range.mark_label(&"n".repeat(letters)).unwrap()
        };
        assert_eq!(label(1.0, 10).anchor, Anchor::Start);
        assert_eq!(label(50.0, 10).anchor, Anchor::Middle);
        assert_eq!(label(99.0, 20).anchor, Anchor::End);
        assert_eq!(label(30.0, 32), Label { x: 0.0, anchor: Anchor::Start });
        assert_eq!(label(70.0, 32), Label { x: 100.0, anchor: Anchor::End });
        for (mark, letters) in (0..=100).flat_map(|mark| [5, 15, 25, 33].map(|n| (mark, n))) {
            let Label { x, anchor } = label(f64::from(mark), letters);
            let length = text::width(&"n".repeat(letters), text::SIZE) / NARROWEST * 100.0;
            let begin = match anchor {
                Anchor::Start => x,
                Anchor::Middle => x - length / 2.0,
                Anchor::End => x - length,
            };
            assert!(begin > -1e-9 && begin + length < 100.0 + 1e-9, "{mark}: {begin} + {length}");
        }
    }
}
