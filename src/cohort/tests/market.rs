//! Who fits whom.

use super::invented::members;
use crate::catalogue::{Catalogue, embedded};
use crate::cohort::*;

fn lot(code: &str, amount: f64, quality: Quality) -> Lot {
    Lot { code: code.into(), amount: Some(amount), quality: Some(quality) }
}

fn people(catalogue: &Catalogue, count: u64) -> Vec<Member> {
    let mut all = members(catalogue, 1, count);
    for member in &mut all {
        member.facts.market.consents = true;
    }
    all
}

#[test]
fn a_pair_gets_the_marks_of_the_method() {
    let catalogue = embedded::load().unwrap().catalogue;
    let mut all = people(&catalogue, 3);
    all[0].facts.market.offers = vec![lot("sawdust", 2000.0, Quality::Clean)];
    all[1].facts.market.wants = vec![lot("sawdust", 1000.0, Quality::Clean)];
    all[2].facts.market.wants = vec![lot("husk", 2000.0, Quality::Clean)];
    let found = market(&catalogue, &all);
    assert_eq!(found.pairs.len(), 2);
    // Same code, half the amount, clean, 10 km; compatible, the same amount.
    let near = 0.3 * (1.0 - 10.0 / 30.0);
    let (same, other) = (0.4 * 0.5 + 0.3 + near, 0.7 * (0.4 + 0.3 + near));
    assert!((found.pairs[0].score - same).abs() < 1e-12, "{:?}", found.pairs);
    assert!((found.pairs[1].score - other).abs() < 1e-12 && found.pairs[1].compatible);
    for member in &mut all[..2] {
        member.facts.market.place = Some(" Chàng Sơn".into());
    }
    let nearer = market(&catalogue, &all);
    assert_eq!((nearer.pairs[0].km, nearer.pairs[0].far_known), (2.0, true));
}

#[test]
fn nothing_hazardous_and_nobody_who_did_not_agree_is_matched() {
    let catalogue = embedded::load().unwrap().catalogue;
    let mut all = people(&catalogue, 2);
    all[0].facts.market.offers =
        vec![lot("e_scrap", 50.0, Quality::Clean), lot("paper", 50.0, Quality::Clean)];
    all[1].facts.market.wants =
        vec![lot("e_scrap", 50.0, Quality::Clean), lot("paper", 50.0, Quality::Clean)];
    let found = market(&catalogue, &all);
    assert_eq!(found.pairs.len(), 1);
    assert_eq!(found.pairs[0].offer.code, "paper");
    assert!(found.open.is_empty());
    for silent in 0..2 {
        let mut all = all.clone();
        all[silent].facts.market.consents = false;
        let found = market(&catalogue, &all);
        assert!(found.pairs.is_empty() && found.partners.is_empty());
        assert!(found.open.iter().all(|(business, ..)| *business != silent));
        assert_eq!((found.agreed, found.not_agreed), (1, 1));
    }
    // Not by a compatible code either.
    let hazardous = &catalogue.constants.cohort.matching.hazardous;
    let pairs = &catalogue.constants.cohort.matching.pairs;
    assert!(pairs.iter().all(|(o, w)| !hazardous.contains(o) && !hazardous.contains(w)));
}

#[test]
fn codes_and_roles_of_the_data_are_known() {
    let catalogue = embedded::load().unwrap().catalogue;
    let question = catalogue.questions.iter().find(|q| q.id == "wl_offer").unwrap();
    let known = |code: &String| question.choices.iter().any(|choice| choice.id == *code);
    let rules = &catalogue.constants.cohort;
    assert!(rules.matching.hazardous.iter().all(known));
    assert!(rules.matching.pairs.iter().all(|(offer, want)| known(offer) && known(want)));
    for trade in &catalogue.trades {
        let roles = rules.roles.iter().filter(|role| role.contains(&trade.id)).count();
        assert_eq!(roles, 1, "{}", trade.id);
    }
}

#[test]
fn everybody_gets_three_partners_at_most() {
    let catalogue = embedded::load().unwrap().catalogue;
    let mut all = people(&catalogue, 12);
    for (at, member) in all.iter_mut().enumerate() {
        let lots = vec![lot("wood_offcut", 100.0 * (at + 1) as f64, Quality::Mixed)];
        let market = &mut member.facts.market;
        if at < 6 { market.offers = lots } else { market.wants = lots }
    }
    let found = market(&catalogue, &all);
    assert_eq!(found.partners.len(), 12);
    assert!(found.partners.iter().all(|p| p.pairs.len() <= 3 && !p.pairs.is_empty()));
    assert!(found.pairs.is_sorted_by(|a, b| a.score >= b.score));
    let map = chain_map(&catalogue, &all);
    assert_eq!(map.stations.len(), 4);
    let shown: f64 = map.stations.iter().filter_map(|s| s.businesses.value()).sum();
    assert!(shown <= 12.0);
    assert!(map.stations.iter().all(|s| s.businesses.value().is_none_or(|n| n == 0.0 || n >= 5.0)));
}
