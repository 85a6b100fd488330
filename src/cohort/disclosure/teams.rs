//! The proof that nothing can be worked out about few businesses.
//!
//! Shown sums are rows of a table of noughts and ones: which business counts in which sum. Whatever
//! somebody works out by adding and subtracting them with any factors gives every business a weight;
//! two businesses in the same sums get the same one. Now split the businesses into teams, such that
//! the columns of each team alone span all columns: a working-out whose weights vanish on a whole
//! team vanishes everywhere. So if there are `k` such teams, every result that is not nothing rests
//! on at least one business of each, that is on `k` businesses. (The teams are disjoint bases of the
//! matroid of the columns; for two tables they are spanning trees.)
//!
//! Finding teams is greedy, so a safe set of sums may be refused; an unsafe one never passes.

use std::collections::BTreeMap;

/// Sums that a business counts in, one bit each.
pub type Mask = u128;

/// Arithmetic modulo a prime: exact, no tolerance. Columns that are independent here are
/// independent as real numbers.
const PRIME: u64 = (1 << 31) - 1;

/// Independent columns, reduced, each with its leading place.
#[derive(Default)]
struct Basis(Vec<(usize, Vec<u64>)>);

impl Basis {
    /// Takes a column in; false when it depends on those that are there.
    fn insert(&mut self, mut column: Vec<u64>) -> bool {
        for (lead, row) in &self.0 {
            let factor = column.get(*lead).copied().unwrap_or_default();
            if factor != 0 {
                let less = PRIME - factor;
                column.iter_mut().zip(row).for_each(|(c, r)| *c = (*c + less * r) % PRIME);
            }
        }
        let Some((lead, head)) = column.iter().copied().enumerate().find(|(_, c)| *c != 0) else {
            return false;
        };
        let inverse = power(head, PRIME - 2);
        column.iter_mut().for_each(|c| *c = *c * inverse % PRIME);
        self.0.push((lead, column));
        true
    }

    fn rank(&self) -> usize {
        self.0.len()
    }
}

fn power(mut base: u64, mut exponent: u64) -> u64 {
    let mut result = 1;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
        exponent >>= 1;
    }
    result
}

fn column(kind: Mask, shown: &[u32]) -> Vec<u64> {
    shown.iter().map(|bit| (kind >> bit & 1) as u64).collect()
}

fn bits(mask: Mask) -> Vec<u32> {
    (0..Mask::BITS).filter(|bit| mask >> bit & 1 == 1).collect()
}

/// Businesses of a population by the sums they could count in: how many there are of each kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kinds(BTreeMap<Mask, usize>);

impl Kinds {
    pub fn new(members: impl Iterator<Item = Mask>) -> Self {
        let mut kinds = BTreeMap::new();
        for member in members {
            *kinds.entry(member).or_default() += 1;
        }
        Self(kinds)
    }

    /// The same with only these sums.
    fn of(&self, shown: Mask) -> Vec<(Mask, usize)> {
        let mut kinds = BTreeMap::<Mask, usize>::new();
        for (kind, count) in &self.0 {
            *kinds.entry(kind & shown).or_default() += count;
        }
        kinds.remove(&0);
        kinds.into_iter().collect()
    }

    fn rank(&self, shown: Mask) -> usize {
        let places = bits(shown);
        let mut basis = Basis::default();
        for (kind, _) in self.of(shown) {
            if basis.rank() == places.len() {
                break;
            }
            basis.insert(column(kind, &places));
        }
        basis.rank()
    }

    /// Whether this sum follows from the shown ones.
    pub fn follows(&self, sum: u32, shown: Mask) -> bool {
        self.rank(shown | 1 << sum) == self.rank(shown)
    }

    /// Whether every result that can be worked out from these sums rests on at least `least`
    /// businesses: `true` is proven, `false` is not known.
    pub fn covers(&self, shown: Mask, least: usize) -> bool {
        let places = bits(shown);
        let rank = self.rank(shown);
        let mut left = self.of(shown);
        (0..least).all(|_| team(&mut left, &places, rank))
    }
}

/// Takes one team out of those that are left, one of each kind at most, plentiful kinds first.
fn team(left: &mut [(Mask, usize)], places: &[u32], rank: usize) -> bool {
    let mut basis = Basis::default();
    let most = left.iter().map(|(_, count)| *count).max().unwrap_or_default();
    let mut level = most;
    while level > 0 && basis.rank() < rank {
        let mut next = 0;
        for (kind, count) in left.iter_mut() {
            if *count < level {
                next = next.max(*count);
            } else if *count == level && basis.insert(column(*kind, places)) {
                *count -= 1;
            }
            if basis.rank() == rank {
                break;
            }
        }
        level = next;
    }
    basis.rank() == rank
}
