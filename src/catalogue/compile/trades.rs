//! `trades.json` → [`Trade`]s.

use super::checker::{At, Checker, Role};
use super::index::Index;
use super::read::Parsed;
use crate::catalogue::json::{RawShares, RawTrade, RawVariant};
use crate::catalogue::{EndUse, Family, Split, SplitVariant, Trade, TradeGroup, Triangle};
use crate::order::Order as _;

/// Shares must add up to 1 this closely.
const SUM_TOLERANCE: f64 = 1e-9;

/// Streams that have a split, with the family their end uses must belong to.
const SPLIT_STREAMS: [(&str, Family); 3] =
    [("electricity", Family::Electricity), ("heat", Family::Heat), ("water", Family::Water)];

/// Production, retail or services.
pub fn group(id: &str, at: At<'_>, c: &mut Checker) -> TradeGroup {
    match id {
        "production" => TradeGroup::Production,
        "retail" => TradeGroup::Retail,
        "services" => TradeGroup::Services,
        _ => {
            c.error(at, "group", format!("production, retail or services, not \"{id}\""));
            TradeGroup::Production
        }
    }
}

/// Fills what an older directory does not say from the built-in trades.
pub fn complete(trades: &mut [RawTrade], built_in: &[RawTrade]) {
    for trade in trades {
        let Some(known) = built_in.iter().find(|known| known.id == trade.id) else {
            continue;
        };
        trade.guests_use_water = trade.guests_use_water.or(known.guests_use_water);
        trade.adds_water = trade.adds_water.or(known.adds_water);
    }
}

pub fn trades(
    file: &Parsed<'_>,
    raw: &[RawTrade],
    end_uses: &[EndUse],
    index: &Index,
    c: &mut Checker,
) -> Vec<Trade> {
    raw.iter().map(|trade| one(trade, file.at(&trade.id), end_uses, index, c)).collect()
}

fn one(raw: &RawTrade, at: At<'_>, end_uses: &[EndUse], index: &Index, c: &mut Checker) -> Trade {
    let loss = &raw.loss;
    if at.role == Role::Full {
        c.check(!raw.by_products.is_empty(), at, "by_products", "at least one is expected");
        c.check(!raw.issues.is_empty(), at, "issues", "at least one is expected");
    }
    let ordered = 0.0 <= loss.low && loss.low <= loss.typical && loss.typical <= loss.high;
    c.check(ordered && loss.high < 1.0, at, "loss", "0 ≤ low ≤ typical ≤ high < 1 is expected");
    for stream in raw.splits.keys() {
        let known = SPLIT_STREAMS.iter().any(|(id, _)| id == stream);
        c.check(known, at, &format!("splits.{stream}"), "only electricity, heat and water split");
    }
    let mut splits = SPLIT_STREAMS.map(|(stream, family)| {
        let field = format!("splits.{stream}");
        let Some(split) = raw.splits.get(stream) else {
            c.error(at, field, "is missing");
            return Split::default();
        };
        let mut out = shares(&split.shares, family, at, &field, end_uses, index, c);
        out.sources = index.sources(&split.sources, at, &format!("{field}.sources"), c);
        out
    });
    let [electricity, heat, water] = std::mem::take(&mut splits);
    Trade {
        id: raw.id.clone(),
        group: group(&raw.group, at, c),
        name: c.text(raw.name.as_ref(), at, "name"),
        tags: raw.tags.clone(),
        electricity,
        heat,
        water,
        variants: raw.split_variants.iter().map(|v| variant(v, at, end_uses, index, c)).collect(),
        loss: Triangle { low: loss.low, mode: loss.typical, high: loss.high },
        loss_sources: index.sources(&loss.sources, at, "loss.sources", c),
        dust: raw.dust,
        guests_use_water: raw.guests_use_water.unwrap_or_default(),
        adds_water: raw.adds_water.unwrap_or_default(),
    }
}

fn variant(
    raw: &RawVariant,
    at: At<'_>,
    end_uses: &[EndUse],
    index: &Index,
    c: &mut Checker,
) -> SplitVariant {
    let field = format!("split_variants.{}", raw.id);
    let sources = index.sources(&raw.sources, at, &format!("{field}.sources"), c);
    let mut splits = SPLIT_STREAMS.map(|(stream, family)| {
        raw.shares.get(stream).map(|raw| {
            let field = format!("{field}.shares.{stream}");
            let split = shares(raw, family, at, &field, end_uses, index, c);
            Split { sources: sources.clone(), ..split }
        })
    });
    let [electricity, heat, water] = std::mem::take(&mut splits);
    SplitVariant {
        id: raw.id.clone(),
        when: index.condition(Some(&raw.when), at, &format!("{field}.when"), c),
        electricity,
        heat,
        water,
    }
}

/// Shares in the order of the end uses; they add up to 1.
fn shares(
    raw: &RawShares,
    family: Family,
    at: At<'_>,
    field: &str,
    end_uses: &[EndUse],
    index: &Index,
    c: &mut Checker,
) -> Split {
    let sum: f64 = raw.values().sum();
    if (sum - 1.0).abs() > SUM_TOLERANCE {
        c.error(at, field, format!("shares add up to {sum}, not to 1"));
    }
    let mut shares = Vec::with_capacity(raw.len());
    for (id, share) in raw {
        let field = format!("{field}.{id}");
        c.check((0.0..=1.0).contains(share), at, &field, "a share from 0 to 1 is expected");
        let Some(ix) = index.end_use(id, at, &field, c) else {
            continue;
        };
        let fits = end_uses.get(usize::from(ix.0)).is_some_and(|e| e.family == family);
        c.check(fits, at, &field, "belongs to another stream");
        shares.push((ix, *share));
    }
    shares.order_by_key(|(ix, _)| *ix);
    Split { shares, sources: Vec::new() }
}
