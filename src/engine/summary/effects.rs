//! Where one measure acts here, and the figure that shows later whether it worked.

use crate::catalogue::EndUseIx;
use crate::engine::{Baseline, MeasureResult, StreamBaseline, StreamId};
use crate::order::Order as _;
use crate::units::Vnd;

/// A year's use of an end use and what the measure takes off it.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    pub stream: StreamId,
    pub end_use: EndUseIx,
    /// Of the stream; VND for a lower price.
    pub unit: String,
    pub used: f64,
    /// Negative for extra use.
    pub saved: f64,
    /// Part of the end use, 0–1.
    pub share: f64,
    pub worth: Vnd,
    /// Comes by the way.
    pub knock_on: bool,
    /// A lower price, not a lower use.
    pub money_only: bool,
}

/// What to read again after the measure is in place.
#[derive(Clone, Debug, PartialEq)]
pub struct Watch {
    pub stream: StreamId,
    /// Of the stream.
    pub unit: String,
    /// Per unit of output; else per month.
    pub per_product: bool,
    pub before: f64,
    pub after: f64,
    /// Saved part of before, 0–1.
    pub saved: f64,
}

const MONTHS: f64 = 12.0;

/// Whether anything here can be worked out for a measure that was asked: it has a base to act on,
/// sells something, or moves a ledger.
pub fn has_base(measure: &MeasureResult) -> bool {
    let other = measure.other_money;
    let alone = &measure.alone;
    let ledgers = [alone.dust.0, alone.waste.0, alone.water.0, alone.co2e.0];
    !measure.contributions.is_empty()
        || other.sales_at_one.0 > 0.0
        || other.waste_fee.0 > 0.0
        || ledgers.into_iter().any(|saved| saved > 0.0)
}

/// What the measure does, end use by end use, the largest sum first.
pub fn effects(baseline: &Baseline, measure: &MeasureResult) -> Vec<Effect> {
    let mut rows: Vec<Effect> = Vec::new();
    for c in &measure.contributions {
        let worth = Vnd(c.quantity * c.value_per_unit);
        let same = |r: &&mut Effect| {
            r.stream == c.stream && r.end_use == c.end_use && r.knock_on == c.knock_on
        };
        if let Some(row) = rows.iter_mut().find(same) {
            row.saved += c.quantity;
            row.worth += worth;
            row.share = share(row.saved, row.used);
            continue;
        }
        let stream = baseline.stream(&c.stream);
        let unit = match stream {
            Some(stream) if !c.money_only => stream.unit.clone(),
            _ => "VND".to_owned(),
        };
        rows.push(Effect {
            stream: c.stream.clone(),
            end_use: c.end_use,
            unit,
            used: c.base,
            saved: c.quantity,
            share: share(c.quantity, c.base),
            worth,
            knock_on: c.knock_on,
            money_only: c.money_only,
        });
    }
    rows.retain(|r| r.used > 0.0 && r.saved != 0.0);
    rows.order_by(|a, b| b.worth.0.abs().total_cmp(&a.worth.0.abs()));
    rows
}

/// Use of each stream before and with the measure: per unit of output where that is known, because
/// more work is not more waste (Method §4.24).
pub fn watches(baseline: &Baseline, measure: &MeasureResult) -> Vec<Watch> {
    let saved = |stream: &StreamBaseline| -> f64 {
        let of = measure.contributions.iter().filter(|c| !c.money_only && c.stream == stream.id);
        of.map(|c| c.quantity).sum()
    };
    let mut found: Vec<(f64, Watch)> = Vec::new();
    for stream in baseline.streams.iter().filter(|s| s.quantity > 0.0) {
        let part = saved(stream) / stream.quantity;
        if part <= 0.0 {
            continue;
        }
        let (per_product, before) = match stream.norm {
            Some(norm) => (true, norm),
            None => (false, stream.quantity / MONTHS),
        };
        let (id, unit) = (stream.id.clone(), stream.unit.clone());
        let after = before * (1.0 - part);
        found.push((part, Watch { stream: id, unit, per_product, before, after, saved: part }));
    }
    found.order_by(|a, b| b.0.total_cmp(&a.0));
    found.into_iter().map(|(_, watch)| watch).collect()
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;
    use crate::assessment::{evaluate_document, examples};
    use crate::catalogue::embedded;
    use crate::engine::{Ledgers, OtherMoney};
    use crate::units::{CubicMetre, KgCo2e, Kilogram};

    /// Any one of what it may act on, sell or move is a base; a negative amount is none.
    #[test]
    fn one_thing_to_act_on_is_a_base() {
        let catalogue = embedded::load().unwrap().catalogue;
        let (_, _, found) = evaluate_document(&catalogue, &examples()[0]);
        let acts = found.measures.iter().find(|m| !m.contributions.is_empty()).unwrap();
        let nothing = MeasureResult {
            contributions: Vec::new(),
            other_money: OtherMoney::default(),
            alone: Ledgers::default(),
            ..acts.clone()
        };
        assert!(has_base(acts) && !has_base(&nothing));
        for sign in [1.0, -1.0] {
            let money = |other_money| MeasureResult { other_money, ..nothing.clone() };
            let moved = |alone| MeasureResult { alone, ..nothing.clone() };
            let (none, still) = (OtherMoney::default(), Ledgers::default());
            for one in [
                money(OtherMoney { sales_at_one: Vnd(sign), ..none }),
                money(OtherMoney { waste_fee: Vnd(sign), ..none }),
                moved(Ledgers { dust: Kilogram(sign), ..still }),
                moved(Ledgers { waste: Kilogram(sign), ..still }),
                moved(Ledgers { water: CubicMetre(sign), ..still }),
                moved(Ledgers { co2e: KgCo2e(sign), ..still }),
            ] {
                assert_eq!(has_base(&one), sign > 0.0, "{:?} {:?}", one.other_money, one.alone);
            }
        }
    }
}
