//! Ranges of a group: the businesses added up draw by draw (Method §4.22).
//!
//! A code carries three percentiles and no draws. Each business is drawn again from a distribution
//! that meets them: two half triangles with their corner at P50, so that P10, P50 and P90 are met
//! exactly and the inverse is closed (as in Method §4.14). Business number `i` (from 0, by id) takes
//! the sequence that starts at 889 + i; one number of it moves all figures of the business.

use super::member::Member;
use crate::catalogue::Constants;
use crate::engine::{Percentiles, Sequence, percentiles};
use crate::share::Spread;

/// Share of a half triangle's width that lies beyond its P10 or P90: √(0.1 ÷ 0.5).
const BEYOND: f64 = 0.447_213_595_499_957_9;

/// Width of the lower and of the upper half.
fn widths(spread: &Spread) -> (f64, f64) {
    let width = |distance: f64| distance.max(0.0) / (1.0 - BEYOND);
    (width(spread.p50 - spread.p10), width(spread.p90 - spread.p50))
}

/// Where probability `u` lies between the ends (−1) and (1) of the two halves.
fn place(u: f64) -> f64 {
    if u < 0.5 { (2.0 * u).sqrt() - 1.0 } else { 1.0 - (2.0 * (1.0 - u)).sqrt() }
}

/// Percentiles of money, energy, greenhouse gases (sums) and of Ic (mean of those who have it).
pub fn spreads(constants: &Constants, members: &[&Member]) -> [Percentiles; 4] {
    let draws = usize::from(constants.cohort.draws);
    let mut sums = [0; 4].map(|_| vec![0.0; draws]);
    let with_target = members.iter().filter(|m| has_target(m)).count().max(1) as f64;
    for (index, member) in (0_u64..).zip(members) {
        let sequence = Sequence { start: constants.rng_start.wrapping_add(index) };
        let figures = member.code.ranges.map(|spread| (spread.p50, widths(&spread)));
        for draw in 0..draws {
            let at = place(sequence.uniform(draw as u64));
            for (column, (sum, (middle, (below, above)))) in
                sums.iter_mut().zip(figures).enumerate()
            {
                if column == 3 && !has_target(member) {
                    continue;
                }
                let value = middle + at * if at < 0.0 { below } else { above };
                let value = if column == 3 { value / with_target } else { value };
                if let Some(sum) = sum.get_mut(draw) {
                    *sum += value;
                }
            }
        }
    }
    sums.map(|mut sums| percentiles(&mut sums))
}

fn has_target(member: &Member) -> bool {
    member.code.indicators.last().is_some_and(Option::is_some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_percentiles_are_met() {
        let spread = Spread { p10: 80.0, p50: 100.0, p90: 160.0 };
        let (below, above) = widths(&spread);
        let value = |u: f64| 100.0 + place(u) * if u < 0.5 { below } else { above };
        for (u, expected) in [(0.1, 80.0), (0.5, 100.0), (0.9, 160.0)] {
            assert!((value(u) - expected).abs() < 1e-9, "{u}");
        }
        assert!(value(0.0) < 65.0 && value(1.0 - 1e-12) > 208.0);
    }
}
