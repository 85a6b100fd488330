//! Moving the parts of a split that always adds up to 100 %: the owner's shares of the end uses of
//! a stream.

use crate::order::Order as _;

/// Per cent that all parts add up to.
const WHOLE: u32 = 100;

/// The split after part `at` is moved to `to` per cent: what is locked stays, the rest follows in
/// proportion to what it was. A part cannot take more than what is not locked; with nothing free
/// to give or take, nothing moves.
pub fn moved(parts: &[u32], locked: &[bool], at: usize, to: u32) -> Vec<u32> {
    let is_locked = |i: usize| locked.get(i).copied().unwrap_or(false);
    let indexed = || parts.iter().copied().enumerate();
    let held: u32 = indexed().filter(|(i, _)| *i != at && is_locked(*i)).map(|(_, p)| p).sum();
    let free: Vec<(usize, u32)> = indexed().filter(|(i, _)| *i != at && !is_locked(*i)).collect();
    let room = WHOLE.saturating_sub(held);
    let to = if free.is_empty() { room } else { to.min(room) };
    let weights: Vec<f64> = free.iter().map(|(_, part)| f64::from(*part)).collect();
    let mut given = apportioned(&weights, room - to).into_iter();
    let next = |(i, part): (usize, u32)| match i {
        i if i == at => to,
        i if is_locked(i) => part,
        _ => given.next().unwrap_or(part),
    };
    indexed().map(next).collect()
}

/// Whole per cents nearest to these shares of a whole, adding up to 100.
pub fn in_per_cent(shares: &[f64]) -> Vec<u32> {
    apportioned(shares, WHOLE)
}

/// A total in whole parts by weight: the largest remainders get what rounding down leaves. Weights
/// that are all zero share equally.
fn apportioned(weights: &[f64], total: u32) -> Vec<u32> {
    let sum: f64 = weights.iter().sum();
    let equal = 1.0 / weights.len().max(1) as f64;
    let exact = |weight: &f64| f64::from(total) * if sum > 0.0 { weight / sum } else { equal };
    let exact: Vec<f64> = weights.iter().map(exact).collect();
    // Whole numbers up to 100.
    let mut parts: Vec<u32> = exact.iter().map(|e| e.floor().max(0.0) as u32).collect();
    let mut order: Vec<(usize, f64)> = exact.iter().map(|e| e - e.floor()).enumerate().collect();
    order.order_by(|a, b| b.1.total_cmp(&a.1));
    let missing = total.saturating_sub(parts.iter().sum());
    for (at, _) in order.into_iter().take(missing as usize) {
        if let Some(part) = parts.get_mut(at) {
            *part += 1;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_others_follow_in_proportion() {
        assert_eq!(moved(&[60, 30, 10], &[false; 3], 0, 20), [20, 60, 20]);
        assert_eq!(moved(&[60, 30, 10], &[false; 3], 2, 100), [0, 0, 100]);
    }

    #[test]
    fn what_is_locked_stays() {
        assert_eq!(moved(&[60, 30, 10], &[false, true, false], 0, 40), [40, 30, 30]);
        assert_eq!(moved(&[60, 30, 10], &[false, true, false], 0, 90), [70, 30, 0]);
        assert_eq!(moved(&[60, 30, 10], &[false, true, true], 0, 10), [60, 30, 10]);
    }

    #[test]
    fn parts_that_were_nothing_share_equally() {
        assert_eq!(moved(&[100, 0, 0], &[false; 3], 0, 50), [50, 25, 25]);
    }

    #[test]
    fn the_largest_remainder_gets_what_is_left() {
        assert_eq!(in_per_cent(&[0.024, 0.606, 0.37]), [2, 61, 37]);
        assert_eq!(in_per_cent(&[0.015, 0.017, 0.968]), [1, 2, 97]);
        assert_eq!(in_per_cent(&[3.0, 1.0]), [75, 25], "weights need not be shares");
        assert_eq!(in_per_cent(&[0.0, 0.0]), [50, 50]);
        assert_eq!(in_per_cent(&[]), [0; 0]);
    }

    #[test]
    fn thirds_add_up() {
        let parts = in_per_cent(&[1.0 / 3.0; 3]);
        assert_eq!(parts.iter().sum::<u32>(), 100);
        assert!(parts.iter().all(|p| (33..=34).contains(p)));
    }

    proptest! {
        #[test]
        fn it_always_adds_up(
            weights in prop::collection::vec(0.0..1.0_f64, 2..9),
            locks in prop::collection::vec(any::<bool>(), 9),
            moves in prop::collection::vec((0..9_usize, 0..=100_u32), 1..9),
        ) {
            let mut parts = in_per_cent(&weights);
            for (at, to) in moves {
                parts = moved(&parts, &locks, at % weights.len(), to);
                prop_assert_eq!(parts.iter().sum::<u32>(), 100);
            }
        }
    }
}
