//! Percentiles of the draws (Method §4.14).

use super::Percentiles;

/// P10, P50, P90 at position (n−1)·p with linear interpolation, and the mean in draw order.
/// Reorders the values.
pub(crate) fn percentiles(values: &mut [f64]) -> Percentiles {
    if values.is_empty() {
        return Percentiles::default();
    }
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let place = |p: f64| (values.len() - 1) as f64 * p;
    let (at_10, at_50, at_90) = (place(0.1), place(0.5), place(0.9));
    let (p90, rest) = at(values, at_90);
    let (p50, rest) = at(rest, at_50);
    let (p10, _) = at(rest, at_10);
    Percentiles { p10, p50, p90, mean }
}

/// The value below which this share of the values lies; reorders them, 0 for none.
pub(crate) fn quantile(values: &mut [f64], share: f64) -> f64 {
    if values.is_empty() {
        return 0.0;
    }
    let position = (values.len() - 1) as f64 * share;
    at(values, position).0
}

/// The value at a position between values, and the values up to it: all smaller ones are among them,
/// so that the next percentile down need not look at the others. Selection instead of a sort: only two
/// neighbours are needed.
fn at(values: &mut [f64], position: f64) -> (f64, &mut [f64]) {
    let below = position.floor();
    let index = below as usize;
    let (_, low, rest) = values.select_nth_unstable_by(index, f64::total_cmp);
    let low = *low;
    // The upper neighbour comes to stand beside it: it may be the lower one's upper neighbour, too.
    let mut next = f64::INFINITY;
    for at in 0..rest.len() {
        if rest.get(at).is_some_and(|value| *value < next) {
            next = rest.get(at).copied().unwrap_or(next);
            rest.swap(0, at);
        }
    }
    let part = position - below;
    let value = if part == 0.0 || next.is_infinite() { low } else { low + (next - low) * part };
    let until = values.len().min(index + 2);
    (value, values.get_mut(..until).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]

    use super::*;

    #[test]
    fn positions_between_values_are_interpolated() {
        let mut values: Vec<f64> = (0..=10).rev().map(f64::from).collect();
        let p = percentiles(&mut values);
        assert_eq!((p.p10, p.p50, p.p90, p.mean), (1.0, 5.0, 9.0, 5.0));
        let p = percentiles(&mut [3.0, 1.0]);
        assert!((p.p10 - 1.2).abs() < 1e-12 && (p.p90 - 2.8).abs() < 1e-12);
        // Against a plain sort, for every small count: neighbours are shared there.
        for n in 1..40_u32 {
            let mut values: Vec<f64> = (0..n).map(|i| f64::from(i * 7919 % 31)).collect();
            let mut sorted = values.clone();
            sorted.sort_by(f64::total_cmp);
            let expected = |p: f64| {
                let position = f64::from(n - 1) * p;
                let (low, high) =
                    (sorted[position.floor() as usize], sorted[position.ceil() as usize]);
                low + (high - low) * position.fract()
            };
            let p = percentiles(&mut values);
            assert_eq!((p.p10, p.p50, p.p90), (expected(0.1), expected(0.5), expected(0.9)), "{n}");
        }
        let p = percentiles(&mut [7.0]);
        assert_eq!((p.p10, p.p90), (7.0, 7.0));
    }
}
