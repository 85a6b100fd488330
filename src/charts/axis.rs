//! Round ticks on a linear axis.

use super::positive;

/// Ticks from 0 (or below) to at least `high`, in steps of 1, 2 or 5 times a power of ten.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticks {
    /// First and last tick: the ends of the axis.
    pub low: f64,
    pub high: f64,
    pub values: Vec<f64>,
}

impl Ticks {
    /// About `wanted` steps over `[low, high]`; zero is always a tick. Without any extent the axis
    /// runs from 0 to 1.
    pub fn around_zero(low: f64, high: f64, wanted: u8) -> Self {
        let (below, above) = (positive(-low), positive(high));
        let extent = below + above;
        if extent <= 0.0 {
            return Self { low: 0.0, high: 1.0, values: vec![0.0, 1.0] };
        }
        let step = round_step(extent / f64::from(wanted.max(1)));
        // A hair of tolerance, so that a bar of exactly three steps needs no fourth.
        let steps = |part: f64| (part / step - 1e-9).ceil().max(0.0) as i32;
        let (down, up) = (steps(below), steps(above));
        let values: Vec<f64> = (-down..=up).map(|i| f64::from(i) * step).collect();
        Self { low: f64::from(-down) * step, high: f64::from(up) * step, values }
    }

    /// From zero, in at most `steps` steps, so that `largest` stays clear of the end (a tenth at
    /// least).
    pub fn from_zero(largest: f64, steps: u8) -> Self {
        Self::around_zero(0.0, largest * 1.1, steps)
    }

    /// Position of a value, per cent of the width; kept on the axis.
    pub fn at(&self, value: f64) -> f64 {
        self.share(value) * 100.0
    }

    /// Share of the axis (0 at `low`, 1 at `high`), kept inside.
    pub fn share(&self, value: f64) -> f64 {
        let extent = self.high - self.low;
        if extent <= 0.0 || !value.is_finite() {
            return 0.0;
        }
        ((value - self.low) / extent).clamp(0.0, 1.0)
    }
}

/// The smallest of 1, 2, 5 × 10^k that is at least `step`.
fn round_step(step: f64) -> f64 {
    let power = 10_f64.powi(step.log10().floor() as i32);
    let lead = step / power;
    let round = [1.0, 2.0, 5.0].into_iter().find(|r| lead <= *r + 1e-9).unwrap_or(10.0);
    round * power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round_and_hold_the_extent() {
        let ticks = Ticks::around_zero(0.0, 74.6, 4);
        assert_eq!(ticks.values, [0.0, 20.0, 40.0, 60.0, 80.0]);
        let ticks = Ticks::around_zero(-3.0, 9.0, 4);
        assert_eq!(ticks.values, [-5.0, 0.0, 5.0, 10.0]);
        assert_eq!(Ticks::around_zero(0.0, 60.0, 3).values, [0.0, 20.0, 40.0, 60.0]);
    }

    #[test]
    fn nothing_and_nonsense_still_give_an_axis() {
        for (low, high) in [(0.0, 0.0), (f64::NAN, f64::NAN), (5.0, -5.0), (0.0, 1e-12)] {
            let ticks = Ticks::around_zero(low, high, 4);
            assert!(ticks.high > ticks.low && ticks.values.contains(&0.0), "{ticks:?}");
            assert!(ticks.values.len() < 12);
        }
        assert_eq!(Ticks::around_zero(0.0, 1.0, 4).share(f64::NAN), 0.0);
    }
}
