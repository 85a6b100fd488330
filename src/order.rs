//! Sorting for short lists. The standard library's sort is made for millions of items and is
//! compiled anew for every type, which costs each visitor some 80 kB of program; lists here have a
//! few dozen items. The one routine below knows no types: it sorts positions.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Stable sorting that costs a type only the moving of its items.
pub trait Order<T> {
    /// As `sort_by`.
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// As `sort_by_key`.
    fn order_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);
}

/// Collecting into a map or a set one by one: `collect` sorts first, by the standard library's sort.
pub trait Keyed: Iterator + Sized {
    /// As `collect` into a map; of equal keys the last one stays.
    fn keyed<K: Ord, V>(self) -> BTreeMap<K, V>
    where
        Self: Iterator<Item = (K, V)>,
    {
        let mut map = BTreeMap::new();
        for (key, value) in self {
            map.insert(key, value);
        }
        map
    }

    /// As `collect` into a set.
    fn distinct(self) -> BTreeSet<Self::Item>
    where
        Self::Item: Ord,
    {
        let mut set = BTreeSet::new();
        for item in self {
            set.insert(item);
        }
        set
    }
}

impl<I: Iterator> Keyed for I {}

impl<T> Order<T> for [T] {
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let mut places = positions(self.len(), &mut |a, b| match (self.get(a), self.get(b)) {
            (Some(a), Some(b)) => compare(a, b),
            _ => Ordering::Equal,
        });
        rearrange(&mut places, &mut |a, b| self.swap(a, b));
    }

    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }
}

/// The positions of `count` items in their order; items that compare equal keep theirs.
fn positions(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut sorted: Vec<usize> = Vec::with_capacity(count);
    for item in 0..count {
        // The first place whose item is larger, by halving.
        let (mut low, mut high) = (0, sorted.len());
        while low < high {
            let middle = low.midpoint(high);
            let larger = sorted.get(middle).is_some_and(|at| compare(*at, item).is_gt());
            if larger { high = middle } else { low = middle + 1 }
        }
        sorted.insert(low, item);
    }
    sorted
}

/// Brings the items to their places by swaps: place `i` gets the item that stood at `from[i]`.
fn rearrange(from: &mut [usize], swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..from.len() {
        let mut here = start;
        while let Some(slot) = from.get_mut(here) {
            let next = std::mem::replace(slot, here);
            if next == start || next == here {
                break;
            }
            swap(here, next);
            here = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// As the standard library sorts, equal items in their old order.
        #[test]
        fn sorts_like_the_standard_library(keys in prop::collection::vec(0_u8..20, 0..60)) {
            let items: Vec<(u8, usize)> = keys.into_iter().zip(0..).collect();
            let (mut ours, mut theirs) = (items.clone(), items);
            ours.order_by_key(|item| item.0);
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(&ours, &theirs);
            ours.order_by(|a, b| b.0.cmp(&a.0));
            theirs.sort_by_key(|item| std::cmp::Reverse(item.0));
            prop_assert_eq!(ours, theirs);
        }
    }
}
