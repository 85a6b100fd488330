//! The specified generator and the triangular distribution (Method §4.14).

use crate::catalogue::Triangle;

const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// SplitMix64 addressed by position: number `k` of the sequence (from 0) costs the same whether or
/// not the numbers before it were asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sequence {
    pub start: u64,
}

impl Sequence {
    /// Uniform number `k` in [0, 1).
    pub(crate) fn uniform(self, k: u64) -> f64 {
        let z = self.start.wrapping_add(k.wrapping_add(1).wrapping_mul(STEP));
        // 53 bits: exact in a double.
        (mix(z) >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
    }
}

fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

impl Triangle {
    /// The value at probability `u`: the inverse of the triangular distribution.
    pub(super) fn at(&self, u: f64) -> f64 {
        let (a, m, b) = (self.low, self.mode, self.high);
        if b <= a {
            return m;
        }
        if u < (m - a) / (b - a) {
            a + (u * (b - a) * (m - a)).sqrt()
        } else {
            b - ((1.0 - u) * (b - a) * (b - m)).sqrt()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_numbers_are_those_of_the_specification() {
        let expected = [
            0.963_110_268_539_931_4,
            0.383_476_680_445_852_04,
            0.721_669_488_876_195_8,
            0.839_189_695_653_604_6,
            0.189_881_937_145_365_05,
        ];
        let sequence = Sequence { start: 889 };
        for (k, value) in (0u64..).zip(expected) {
            assert_eq!(sequence.uniform(k), value);
        }
    }

    #[test]
    fn triangle_meets_its_corners() {
        let t = Triangle { low: 0.75, mode: 1.0, high: 1.15 };
        assert!((t.at(0.0) - 0.75).abs() < 1e-12);
        assert!((t.at(0.25 / 0.4) - 1.0).abs() < 1e-12);
        assert!((t.at(1.0 - 1e-16) - 1.15).abs() < 1e-7);
        assert_eq!(Triangle { low: 1.0, mode: 1.0, high: 1.0 }.at(0.3), 1.0);
    }
}
