//! Putting labels where nothing else is: boxes on a page of known width, and points spread along a
//! line.

use crate::order::Order as _;

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Rect {
    pub fn around(x: f64, y: f64, half_width: f64, half_height: f64) -> Self {
        Self {
            left: x - half_width,
            top: y - half_height,
            right: x + half_width,
            bottom: y + half_height,
        }
    }

    /// Area shared with `other`.
    pub fn overlap(&self, other: &Self) -> f64 {
        let width = self.right.min(other.right) - self.left.max(other.left);
        let height = self.bottom.min(other.bottom) - self.top.max(other.top);
        if width > 0.0 && height > 0.0 { width * height } else { 0.0 }
    }

    pub fn inside(&self, outer: &Self) -> bool {
        self.left >= outer.left
            && self.right <= outer.right
            && self.top >= outer.top
            && self.bottom <= outer.bottom
    }
}

/// Moves points apart along a line of `[low, high]` until neighbours are `gap` apart, keeping their
/// order. Where the line is too short they stand evenly.
pub fn spread(wanted: &[f64], gap: f64, low: f64, high: f64) -> Vec<f64> {
    let count = wanted.len();
    let room = high - low;
    let gap = if count > 1 { gap.min(room / (count as f64 - 1.0)) } else { gap };
    let mut order: Vec<usize> = (0..count).collect();
    let at = |i: usize| wanted.get(i).copied().filter(|v| v.is_finite()).unwrap_or(low);
    order.order_by(|a, b| at(*a).total_cmp(&at(*b)));
    // Forward: each at least a gap after the one before; backward: pushed back from the end.
    let mut places: Vec<f64> = Vec::with_capacity(count);
    for i in &order {
        let least = places.last().map_or(low, |before| before + gap);
        places.push(at(*i).max(least));
    }
    let mut most = high;
    for place in places.iter_mut().rev() {
        *place = place.min(most);
        most = *place - gap;
    }
    let mut out = vec![low; count];
    for (i, place) in order.into_iter().zip(places) {
        if let Some(slot) = out.get_mut(i) {
            *slot = place;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn neighbours_keep_their_distance_and_order() {
        let places = spread(&[10.0, 11.0, 12.0, 90.0, 99.0], 5.0, 0.0, 100.0);
        assert!(places.windows(2).all(|w| w[1] - w[0] >= 5.0 - 1e-9), "{places:?}");
        assert!(places.iter().all(|p| (0.0..=100.0).contains(p)));
        let places = spread(&[99.0, 99.0, 99.0], 5.0, 0.0, 100.0);
        assert_eq!(places, [90.0, 95.0, 100.0]);
    }

    #[test]
    fn too_many_stand_evenly() {
        let places = spread(&[3.0; 11], 50.0, 0.0, 100.0);
        assert!(places.iter().enumerate().all(|(i, p)| (p - 10.0 * i as f64).abs() < 1e-9));
        assert!(spread(&[], 5.0, 0.0, 100.0).is_empty());
        assert_eq!(spread(&[f64::NAN], 5.0, 0.0, 100.0), [0.0]);
    }

    #[test]
    fn overlaps_are_areas() {
        let a = Rect::around(0.0, 0.0, 5.0, 5.0);
        assert_eq!(a.overlap(&Rect::around(8.0, 0.0, 5.0, 5.0)), 20.0);
        assert_eq!(a.overlap(&Rect::around(20.0, 0.0, 5.0, 5.0)), 0.0);
    }
}
