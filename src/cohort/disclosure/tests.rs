//! Teams: what they prove, against every combination of few businesses.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::teams::{Kinds, Mask};
use crate::cohort::tests::attack::{Sums, few_behind};
use crate::engine::Sequence;

fn kinds(members: &[Mask]) -> Kinds {
    Kinds::new(members.iter().copied())
}

fn sums(members: &[Mask], shown: Mask) -> Sums {
    let rows = (0..20_u32).filter(|bit| shown >> bit & 1 == 1);
    Sums(
        rows.map(|bit| members.iter().map(|m| f64::from((m >> bit & 1) as u8)).collect()).collect(),
    )
}

#[test]
fn a_total_and_a_class_that_leave_one_business_are_refused() {
    // Bit 0: all; bit 1: a class of five of six.
    let members = [3, 3, 3, 3, 3, 1];
    assert!(kinds(&members).covers(1, 5));
    assert!(!kinds(&members).covers(3, 5));
    assert!(kinds(&members).covers(2, 5));
    let twice: Vec<Mask> = [3; 5].into_iter().chain([1; 5]).collect();
    assert!(kinds(&twice).covers(3, 5));
}

#[test]
fn a_difference_of_two_tables_is_refused() {
    // Six of one trade, five of them at one place, nobody else there.
    let members: Vec<Mask> = [[1, 2 | 4].iter().sum(); 5].into_iter().chain([3]).collect();
    let others = vec![1; 10];
    let all: Vec<Mask> = members.into_iter().chain(others).collect();
    assert!(kinds(&all).covers(3, 5));
    assert!(kinds(&all).covers(5, 5));
    assert!(!kinds(&all).covers(7, 5));
    assert!(kinds(&all).follows(2, 4 | 1) && !kinds(&all).follows(2, 3));
}

/// Random tables: what is called safe stands every attack; the attack itself finds what is not.
#[test]
fn what_is_proven_safe_stands_every_attack() {
    let (mut proven, mut refused, mut broken) = (0, 0, 0);
    for seed in 0..400 {
        let draw = Sequence { start: seed };
        let members: Vec<Mask> = (0..14 + seed % 12)
            .map(|at| {
                let pick = |k: u64, of: f64| (draw.uniform(at * 3 + k) * of) as u32;
                1 | 1 << (1 + pick(0, 2.0)) | 1 << (3 + pick(1, 2.0)) | 1 << (5 + pick(2, 2.0))
            })
            .collect();
        let shown = (1_u128 << (2 + seed % 6)) - 1;
        let attack = few_behind(&sums(&members, shown), 4);
        if kinds(&members).covers(shown, 5) {
            assert_eq!(attack, None, "seed {seed}");
            proven += 1;
        } else {
            refused += 1;
            broken += usize::from(attack.is_some());
        }
    }
    println!("{proven} proven, {refused} refused, {broken} of them truly broken");
    assert!(proven > 200 && broken > 30);
}
