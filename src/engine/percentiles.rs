//! Percentiles of the draws (Method §4.14).

use super::Percentiles;

/// P10, P50, P90 at position (n−1)·p with linear interpolation, and the mean in draw order.
/// Reorders the values.
pub(super) fn percentiles(values: &mut [f64]) -> Percentiles {
    if values.is_empty() {
        return Percentiles::default();
    }
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let p90 = at(values, 0.9);
    let p50 = at(values, 0.5);
    let p10 = at(values, 0.1);
    Percentiles { p10, p50, p90, mean }
}

/// Selection instead of a sort: only two neighbours are needed.
fn at(values: &mut [f64], p: f64) -> f64 {
    let position = (values.len() - 1) as f64 * p;
    let below = position.floor();
    let (_, low, rest) = values.select_nth_unstable_by(below as usize, f64::total_cmp);
    let low = *low;
    let next = rest.iter().copied().fold(f64::INFINITY, f64::min);
    let part = position - below;
    if part == 0.0 || next.is_infinite() { low } else { low + (next - low) * part }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_between_values_are_interpolated() {
        let mut values: Vec<f64> = (0..=10).rev().map(f64::from).collect();
        let p = percentiles(&mut values);
        assert_eq!((p.p10, p.p50, p.p90, p.mean), (1.0, 5.0, 9.0, 5.0));
        let p = percentiles(&mut [3.0, 1.0]);
        assert!((p.p10 - 1.2).abs() < 1e-12 && (p.p90 - 2.8).abs() < 1e-12);
        let p = percentiles(&mut [7.0]);
        assert_eq!((p.p10, p.p90), (7.0, 7.0));
    }
}
