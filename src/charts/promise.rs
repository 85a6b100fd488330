//! What was promised and what came of it, row by row on one scale that begins at nothing; what got
//! worse reaches to the left of it.

use super::axis::Ticks;

/// Height of a row in pixels: a line of text and two bars.
pub const ROW: f64 = 62.0;

/// Both sums of a row, in any unit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pair {
    pub planned: f64,
    pub achieved: f64,
}

/// One bar; per cent of the width.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reach {
    pub x: f64,
    pub width: f64,
    pub below: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Row {
    pub planned: Reach,
    pub achieved: Reach,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Promise {
    pub rows: Vec<Row>,
    /// Per cent of the width.
    pub zero: f64,
    /// Pixels.
    pub height: f64,
}

pub fn promise(pairs: &[Pair]) -> Promise {
    let finite = |value: f64| if value.is_finite() { value } else { 0.0 };
    let all = || pairs.iter().flat_map(|p| [finite(p.planned), finite(p.achieved)]);
    let (low, high) = (all().fold(0.0, f64::min), all().fold(0.0, f64::max));
    let axis = Ticks { low, high: if high > low { high } else { low + 1.0 }, values: Vec::new() };
    let zero = axis.at(0.0);
    let reach = |value: f64| {
        let end = axis.at(finite(value));
        Reach { x: end.min(zero), width: (end - zero).abs(), below: value < 0.0 }
    };
    let row = |pair: &Pair| Row { planned: reach(pair.planned), achieved: reach(pair.achieved) };
    let rows: Vec<Row> = pairs.iter().map(row).collect();
    // Lossless: a few dozen rows.
    let height = rows.len() as f64 * ROW;
    Promise { rows, zero, height }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;

    #[test]
    fn rows_share_one_scale() {
        let pairs =
            [Pair { planned: 100.0, achieved: 80.0 }, Pair { planned: 50.0, achieved: -25.0 }];
        let picture = promise(&pairs);
        assert!((picture.zero - 20.0).abs() < 1e-9);
        let [a, b] = picture.rows[..] else { panic!() };
        assert!((a.planned.width - 80.0).abs() < 1e-9 && (a.achieved.width - 64.0).abs() < 1e-9);
        assert!(b.achieved.below && b.achieved.x.abs() < 1e-9);
        assert_eq!(picture.height, 2.0 * ROW);
    }

    #[test]
    fn nothing_and_nonsense_stay_inside() {
        assert!(promise(&[]).rows.is_empty());
        let odd = [Pair { planned: f64::NAN, achieved: f64::INFINITY }, Pair::default()];
        for row in promise(&odd).rows {
            assert!(row.planned.x >= 0.0 && row.achieved.x + row.achieved.width <= 100.0);
        }
    }
}
