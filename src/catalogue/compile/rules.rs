//! Rules of `questions.json`: what quick mode asks, and the limits of plausible figures.

use super::checker::Checker;
use super::index::Index;
use super::read::Parsed;
use crate::catalogue::json::{RawBand, RawCheck, RawQuickMode, RawTimeBudget, TradeList};
use crate::catalogue::{Check, CheckBand, QuickRules, TimeBudget};

pub fn quick(file: &Parsed<'_>, index: &Index, c: &mut Checker) -> Option<QuickRules> {
    let raw: RawQuickMode = file.object("quick_mode", c)?;
    let at = file.at("quick_mode");
    let always = raw.always_for_sellers.iter().chain(&raw.always_for_dust);
    for id in always.chain([&raw.awareness]) {
        let known = index.questions.contains(id).then_some(());
        c.found(known, at, "always_for_sellers", ("question", id));
    }
    let sellers = TradeList::Ids(raw.sellers.clone());
    let mut dimension = |id: &String| {
        c.found(index.dimensions.get(id).copied(), at, "one_of_each_dimension", ("dimension", id))
    };
    Some(QuickRules {
        one_of_each_dimension: raw
            .one_of_each_dimension
            .iter()
            .filter_map(&mut dimension)
            .collect(),
        max_practice: raw.max_practice,
        awareness: raw.awareness.clone(),
        always_for_sellers: raw.always_for_sellers.clone(),
        sellers: index.trades(&sellers, at, "sellers", c),
        always_for_dust: raw.always_for_dust.clone(),
    })
}

/// Seconds per page; an older file says nothing, then no time is promised.
pub fn time(file: &Parsed<'_>, c: &mut Checker) -> TimeBudget {
    let known = file.value("time_budget").is_some();
    let raw: Option<RawTimeBudget> = if known { file.object("time_budget", c) } else { None };
    let raw = raw.unwrap_or_default();
    let RawTimeBudget { screen, further_input, practice, check } = raw;
    let positive = [screen, further_input, practice, check].iter().all(|s| *s >= 0.0);
    c.check(positive, file.at("time_budget"), "", "seconds of at least 0 are expected");
    TimeBudget { screen, further_input, practice, check }
}

pub fn checks(file: &Parsed<'_>, raw: &[RawCheck], c: &mut Checker) -> Vec<Check> {
    raw.iter()
        .map(|r| {
            let at = file.at(&r.id);
            let mut band = |b: &RawBand| {
                let field = format!("bands.{}", b.case);
                let ordered = |a: Option<f64>, b: Option<f64>| a.zip(b).is_none_or(|(a, b)| a <= b);
                let ok = ordered(b.hard_min, b.soft_min) && ordered(b.soft_max, b.hard_max);
                let ok = ok && ordered(b.soft_min, b.soft_max) && ordered(b.hard_min, b.hard_max);
                c.check(ok, at, &field, "hard_min ≤ soft_min ≤ soft_max ≤ hard_max expected");
                CheckBand {
                    case: b.case.clone(),
                    hard_min: b.hard_min,
                    hard_max: b.hard_max,
                    soft_min: b.soft_min,
                    soft_max: b.soft_max,
                }
            };
            let bands = r.bands.iter().map(&mut band).collect();
            let message = c.text(r.message.as_ref(), at, "message");
            Check { id: r.id.clone(), field: r.field.clone(), message, bands }
        })
        .collect()
}
