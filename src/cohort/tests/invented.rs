//! Invented groups from a seed.

use crate::catalogue::{Catalogue, Grade};
use crate::cohort::Member;
use crate::engine::{Ledgers, Sequence};
use crate::share::{Indicator, ResultCode, Spread};
use crate::units::{KgCo2e, Toe, Vnd};

/// A group of so many businesses; trades are few, as in a craft village, sums spread widely.
pub fn members(catalogue: &Catalogue, seed: u64, count: u64) -> Vec<Member> {
    (0..count).map(|at| member(catalogue, seed, at)).collect()
}

fn member(catalogue: &Catalogue, seed: u64, at: u64) -> Member {
    let draw = Sequence { start: 1_000_000 + seed * 10_000 };
    let u = |k: u64| draw.uniform(at * 32 + k);
    let pick = |k: u64, of: usize| (u(k) * of as f64) as usize;
    // The lower ones are more frequent.
    let few = |k: u64, of: usize| (u(k) * u(k + 1) * of as f64) as usize;
    let trades =
        ["wood_furniture", "handicraft", "textile_garment", "food_processing", "retail_shop"];
    let places = ["craft_village", "residential", "industrial_cluster", "other"];
    let money = 5e6 * 10_f64.powf(u(6) * 2.0);
    let pct = u(7) * 9.0;
    let spread = |middle: f64| Spread { p10: middle * 0.8, p50: middle, p90: middle * 1.3 };
    let indicator = |k: u64| {
        (u(k) < 0.8).then(|| Indicator { base: money * 10.0 * u(k + 1), saved_pct: pct * 1.2 })
    };
    let measures = |k: u64, most: usize| -> Vec<String> {
        let from = pick(k, 40);
        catalogue.measures.iter().skip(from).take(few(k + 1, most)).map(|m| m.id.clone()).collect()
    };
    Member::new(ResultCode {
        id: u32::try_from(seed * 100_000 + at).unwrap(),
        made: "2026-11-21".into(),
        data_version: catalogue.version.clone(),
        catalogue: String::new(),
        trade: trades[few(0, trades.len())].into(),
        place: Some(places[few(2, places.len())].into()),
        size: Some(u8::try_from(few(4, 5)).unwrap()),
        full: u(8) < 0.3,
        grade: Grade::C,
        indicators: [9, 11, 13, 15, 17].map(indicator),
        savings: Ledgers {
            money: Vnd(money),
            energy: Toe(money / 1e7),
            co2e: KgCo2e(money / 1e4),
            ..Ledgers::default()
        },
        capital: (u(19) < 0.7).then_some(money * 2.0),
        likely: money / 2.0,
        ranges: [spread(money), spread(money / 1e7), spread(money / 1e4), spread(pct)],
        score: Some(40),
        awareness: Some(if u(20) < 0.5 { "new" } else { "heard" }.into()),
        no_plastic_bags: (u(21) < 0.4).then_some(u(22) < 0.5),
        chosen: measures(23, 12),
        proposed: measures(26, 6),
        done: measures(28, 6),
        not_yet: Vec::new(),
        unknown: Vec::new(),
        offers: Vec::new(),
        wants: Vec::new(),
        bags_a_day: (u(21) < 0.4).then_some(100.0 * u(30)),
        ready: 1,
        capital_by_class: Vec::new(),
    })
}
