//! Promises one by one, attacked.

use super::invented::members;
use crate::catalogue::embedded;
use crate::cohort::*;

#[test]
fn no_promise_of_one_business_is_told_or_left_over() {
    let catalogue = embedded::load().unwrap().catalogue;
    let (mut shown, mut hidden) = (0, 0);
    for seed in 0..60_u64 {
        let mut all = members(&catalogue, seed, 6 + seed % 30);
        let count = all.len();
        for (at, member) in all.iter_mut().enumerate() {
            let promises = &mut member.facts.pledges;
            // One by everybody but one, one by a few, one by a single business.
            if at != 2 && seed % 3 == 0 {
                promises.push("led-lighting".into());
            }
            if at % 3 == 0 {
                promises.push(NO_PLASTIC_BAGS.into());
            }
            if at == (seed as usize) % count {
                promises.push("rooftop-solar".into());
            }
        }
        let result = group(&catalogue, &all, &Event::default(), 2026);
        let of = |id: &str| all.iter().filter(|m| m.facts.pledges.iter().any(|p| p == id)).count();
        for (id, cell) in &result.pledged {
            let n = of(id);
            assert_eq!(cell.value(), Some(n as f64));
            assert!(n > 1 && n + 1 != count, "seed {seed}: {id}");
            shown += 1;
        }
        // What the shown ones leave of all promises is not one business's.
        let rest: Vec<usize> = all
            .iter()
            .map(|m| {
                let shown = |id: &&String| result.pledged.iter().any(|(known, _)| known == *id);
                m.facts.pledges.iter().filter(|id| !shown(id)).count()
            })
            .collect();
        let (sum, most) = (rest.iter().sum::<usize>(), rest.iter().max().copied().unwrap());
        hidden += sum;
        assert!(sum == 0 || (most as f64) <= 0.7 * sum as f64, "seed {seed}: {rest:?}");
    }
    println!("{shown} promises told, {hidden} kept back");
    assert!(shown >= 20 && hidden > 60);
}

#[test]
fn whoever_promises_to_leave_bags_counts_also_without_having_been_asked() {
    let catalogue = embedded::load().unwrap().catalogue;
    let mut all = members(&catalogue, 1, 20);
    for (at, member) in all.iter_mut().enumerate() {
        member.code.no_plastic_bags = (at < 8).then_some(false);
        if at % 2 == 0 {
            member.facts.pledges.push(NO_PLASTIC_BAGS.into());
        }
    }
    let result = group(&catalogue, &all, &Event::default(), 2026);
    let cell = result.whole(Figure::Count(Count::PledgedBags));
    assert_eq!((cell.value(), cell.n()), (Some(10.0), Some(14)));
}
