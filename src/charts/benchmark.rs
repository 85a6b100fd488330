//! A yardstick from good to poor with this business before and after on it.

use super::positive;

/// Positions in per cent of the width; the scale starts at zero.
#[derive(Clone, Debug, PartialEq)]
pub struct BenchmarkLayout {
    /// Where good ends; `None` when nobody published it.
    pub good: Option<f64>,
    pub typical: f64,
    /// Where poor begins.
    pub poor: Option<f64>,
    pub now: f64,
    pub after: f64,
}

/// Room at the right end.
const MARGIN: f64 = 1.08;

/// Places the marks; `now` and `after` share the scale with them.
pub fn benchmark_layout(
    [good, typical, poor]: [Option<f64>; 3],
    now: f64,
    after: f64,
) -> BenchmarkLayout {
    let marks = [good, typical, poor, Some(now), Some(after)];
    let largest = marks.into_iter().flatten().map(positive).fold(0.0, f64::max) * MARGIN;
    let at = |v: f64| if largest > 0.0 { 100.0 * positive(v) / largest } else { 0.0 };
    BenchmarkLayout {
        good: good.map(at),
        typical: typical.map_or(0.0, at),
        poor: poor.map(at),
        now: at(now),
        after: at(after),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_business_share_one_scale() {
        let l = benchmark_layout([Some(25.0), Some(50.0), Some(100.0)], 60.0, 40.0);
        assert!((l.typical * 2.0 - l.poor.unwrap_or_default()).abs() < 1e-9);
        assert!((l.now / l.after - 1.5).abs() < 1e-9);
        assert!(l.poor.is_some_and(|p| p < 100.0), "the last mark stays off the edge");
    }

    #[test]
    fn nothing_leaves_the_picture() {
        for (now, after) in [(1e9, 0.0), (0.0, -4.0), (f64::NAN, f64::INFINITY)] {
            let l = benchmark_layout([None, Some(3.0), None], now, after);
            for x in [l.typical, l.now, l.after] {
                assert!((0.0..=100.0).contains(&x), "{l:?}");
            }
        }
    }
}
