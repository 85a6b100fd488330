//! The ring of production cost: what becomes product stays, what is lost has fallen out of it.

use super::coordinate;
use std::f64::consts::{PI, TAU};

/// Paths of the ring in a picture 360 wide and 336 high.
#[derive(Clone, Debug, PartialEq)]
pub struct Ring {
    /// Middle line of the part that stays.
    pub kept: String,
    /// Middle line of the part that fell out, before it is moved by `shift`.
    pub lost: String,
    /// Its outline.
    pub outline: String,
    pub shift: (f64, f64),
}

const CENTRE: (f64, f64) = (180.0, 154.0);
const RADIUS: f64 = 118.0;
const HALF_WIDTH: f64 = 20.0;
/// The gap opens towards the lower right, as in the mark.
const DIRECTION: f64 = PI / 3.0;
/// How far the lost part has fallen.
const FALL: f64 = 28.0;
/// Space between the parts, in radians.
const SLIT: f64 = 0.025;

/// The ring for a lost share of 0–1. Below 2 % and above 98 % it is drawn at these, the least that
/// can be seen; the numbers beside it are exact.
pub fn ring(lost_share: f64) -> Ring {
    let share = if lost_share.is_finite() { lost_share.clamp(0.02, 0.98) } else { 0.02 };
    let half = share * TAU / 2.0;
    let (from, to) = (DIRECTION - half + SLIT, DIRECTION + half - SLIT);
    Ring {
        kept: arc(DIRECTION + half + SLIT, DIRECTION - half - SLIT + TAU, RADIUS),
        lost: arc(from, to, RADIUS),
        outline: outline(from, to),
        shift: (FALL * DIRECTION.cos(), FALL * DIRECTION.sin()),
    }
}

fn point(angle: f64, radius: f64) -> String {
    let (x, y) = (CENTRE.0 + radius * angle.cos(), CENTRE.1 + radius * angle.sin());
    format!("{} {}", coordinate(x), coordinate(y))
}

fn sweep(from: f64, to: f64, radius: f64, clockwise: bool) -> String {
    let large = u8::from((to - from).abs() > PI);
    let r = coordinate(radius);
    format!("A{r} {r} 0 {large} {} {}", u8::from(clockwise), point(to, radius))
}

fn arc(from: f64, to: f64, radius: f64) -> String {
    format!("M{}{}", point(from, radius), sweep(from, to, radius, true))
}

fn outline(from: f64, to: f64) -> String {
    let (outer, inner) = (RADIUS + HALF_WIDTH, RADIUS - HALF_WIDTH);
    let out = sweep(from, to, outer, true);
    let back = sweep(to, from, inner, false);
    format!("M{}{out}L{}{back}Z", point(from, outer), point(to, inner))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn a_quarter_lost_leaves_a_large_arc_and_takes_a_small_one() {
        let r = ring(0.25);
        assert!(r.kept.contains("A118 118 0 1 1"), "{}", r.kept);
        assert!(r.lost.contains("A118 118 0 0 1"), "{}", r.lost);
        assert!(r.outline.contains("A98 98 0 0 0"), "{}", r.outline);
    }

    #[test]
    fn more_than_half_lost_turns_the_arcs_round() {
        let r = ring(0.7);
        assert!(r.kept.contains("A118 118 0 0 1"), "{}", r.kept);
        assert!(r.lost.contains("A118 118 0 1 1"), "{}", r.lost);
    }

    #[test]
    fn any_number_gives_a_drawable_ring() {
        for share in [0.0, 1.0, -4.0, 9.0, f64::NAN] {
            let r = ring(share);
            assert!(!format!("{r:?}").contains("NaN"), "{r:?}");
        }
    }
}
