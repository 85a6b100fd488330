//! A scale from zero with round steps.

/// Ticks from 0 to `end`, `step` apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    pub end: f64,
    pub step: f64,
}

impl Axis {
    /// Position of a value, per cent of the width; kept on the scale.
    pub fn at(&self, value: f64) -> f64 {
        if self.end > 0.0 { (value / self.end * 100.0).clamp(0.0, 100.0) } else { 0.0 }
    }

    /// Values of the ticks, zero and end included.
    pub fn ticks(&self) -> Vec<f64> {
        let count = (self.end / self.step).round().clamp(1.0, 20.0) as usize;
        (0..=count).map(|i| self.step * i as f64).collect()
    }
}

/// A scale on which `largest` stays clear of the end (a tenth at least), in at most `steps` steps.
pub fn axis(largest: f64, steps: usize) -> Axis {
    let steps = steps.max(2) as f64;
    if !largest.is_finite() || largest <= 0.0 {
        return Axis { end: 1.0, step: 1.0 };
    }
    let needed = largest * 1.1;
    let rough = needed / steps;
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|m| m * power)
        .find(|s| s * steps >= needed)
        .unwrap_or(10.0 * power);
    Axis { end: (needed / step).ceil() * step, step }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn steps_are_round_and_the_largest_value_stays_clear_of_the_end() {
        for largest in [0.3, 7.0, 99.0, 200.0, 201.0, 1.3e9, 5.0, 1e-4] {
            let a = axis(largest, 5);
            assert!(a.end >= largest * 1.1 * 0.999, "{largest}: {a:?}");
            assert!(a.end <= largest * 3.0, "{largest}: {a:?}");
            assert!(a.ticks().len() <= 6, "{largest}: {a:?}");
            let lead = a.step / 10_f64.powf(a.step.log10().floor());
            assert!([1.0, 2.0, 5.0].iter().any(|m| (lead - m).abs() < 1e-6), "{a:?}");
            assert!((a.ticks().last().unwrap() - a.end).abs() < 1e-9 * a.end);
        }
        assert_eq!(axis(200.0, 5).ticks(), [0.0, 50.0, 100.0, 150.0, 200.0, 250.0]);
    }

    #[test]
    fn nothing_to_show_gives_a_scale_all_the_same() {
        for odd in [0.0, -3.0, f64::NAN, f64::INFINITY] {
            assert_eq!(axis(odd, 5).at(0.5), 50.0);
        }
        assert_eq!(axis(10.0, 5).at(-1.0), 0.0);
        assert_eq!(axis(10.0, 5).at(1e9), 100.0);
    }
}
