//! A sum that grows month by month, below and above nothing: one bar a month.

use super::axis::Ticks;

/// Height of the picture and of the part with the bars, in pixels.
pub const HEIGHT: f64 = 236.0;
const TOP: f64 = 10.0;
const BOTTOM: f64 = 206.0;
/// Left of the bars stand the sums of the axis; per cent of the width.
pub const LEFT: f64 = 14.0;
/// Part of a month that its bar fills.
const FILLED: f64 = 0.8;

/// One month.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bar {
    /// Per cent of the width.
    pub x: f64,
    pub width: f64,
    /// Pixels.
    pub y: f64,
    pub height: f64,
    /// Still owed.
    pub below: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Cash {
    pub axis: Ticks,
    pub bars: Vec<Bar>,
    /// Pixels.
    pub zero: f64,
}

impl Cash {
    /// Vertical place of a sum.
    pub fn y(&self, sum: f64) -> f64 {
        BOTTOM - self.axis.share(sum) * (BOTTOM - TOP)
    }
}

/// The sums at the end of every month.
pub fn cash(sums: &[f64]) -> Cash {
    let finite = |sum: f64| if sum.is_finite() { sum } else { 0.0 };
    let low = sums.iter().map(|s| finite(*s)).fold(0.0, f64::min);
    let high = sums.iter().map(|s| finite(*s)).fold(0.0, f64::max);
    let mut cash = Cash { axis: Ticks::around_zero(low, high, 4), bars: Vec::new(), zero: 0.0 };
    cash.zero = cash.y(0.0);
    // Lossless: at most a few dozen months.
    let room = (100.0 - LEFT) / sums.len().max(1) as f64;
    cash.bars = sums
        .iter()
        .enumerate()
        .map(|(at, sum)| {
            let sum = finite(*sum);
            let end = cash.y(sum);
            Bar {
                x: LEFT + room * (at as f64 + (1.0 - FILLED) / 2.0),
                width: room * FILLED,
                y: end.min(cash.zero),
                height: (end - cash.zero).abs(),
                below: sum < 0.0,
            }
        })
        .collect();
    cash
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;

    #[test]
    fn bars_stand_on_nothing_and_hang_from_it() {
        let picture = cash(&[-36e6, -65e6, 0.4e6, 80e6]);
        assert_eq!(picture.axis.values, [-100e6, -50e6, 0.0, 50e6, 100e6]);
        let [a, b, _, d] = picture.bars[..] else { panic!() };
        assert!((picture.zero - 108.0).abs() < 1e-9);
        assert!(a.below && b.height > a.height && (a.y - picture.zero).abs() < 1e-9);
        assert!(!d.below && (d.y + d.height - picture.zero).abs() < 1e-9);
        assert!((d.height - 0.8 * 98.0).abs() < 1e-9);
    }

    #[test]
    fn everything_stays_inside() {
        for sums in [vec![], vec![0.0; 3], vec![f64::NAN, f64::INFINITY, 1.0], vec![-1e12; 48]] {
            let picture = cash(&sums);
            assert_eq!(picture.bars.len(), sums.len());
            for bar in &picture.bars {
                assert!(bar.x >= LEFT && bar.x + bar.width <= 100.0, "{bar:?}");
                assert!(bar.y >= TOP && bar.y + bar.height <= BOTTOM + 1e-9, "{bar:?}");
            }
        }
    }
}
