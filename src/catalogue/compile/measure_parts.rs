//! The parts of a measure that point elsewhere: end uses, questions, waste rows.

use super::checker::{At, Checker, Role};
use super::index::Index;
use super::measures::{Context, ordered};
use crate::catalogue::json::{
    RawByProductBase, RawFit, RawFormula, RawKnockOn, RawKnockOnKind, RawMeasure, RawSlot,
    RawTarget, RawTriangle,
};
use crate::catalogue::{
    ByProduct, ByProductBase, Deeper, EndUse, Fit, Formula, KnockOn, KnockOnKind, MaterialSlot,
    OpenedBy, Target, TradeIx, Triangle,
};
use crate::order::Order as _;

/// The stream that a record names must be the one of its end use.
fn same_stream(stream: &str, end_use: &EndUse) -> bool {
    let prefix = end_use.id.split_once('.').map_or("", |(prefix, _)| prefix);
    prefix == stream || (prefix == "elec" && stream == "electricity")
}

pub fn targets(
    raw: &[RawTarget],
    at: At<'_>,
    context: &Context<'_>,
    c: &mut Checker,
) -> Vec<Target> {
    let mut out = Vec::with_capacity(raw.len());
    for (place, t) in raw.iter().enumerate() {
        let field = format!("targets[{place}]");
        let ok = t.applicability > 0.0 && t.applicability <= 1.0;
        let applicability = format!("{field}.applicability");
        c.check(ok, at, &applicability, "a share above 0 and up to 1 is expected");
        let place = format!("{field}.end_use");
        let Some(ix) = context.index.end_use(&t.end_use, at, &place, c) else {
            continue;
        };
        if let Some(end_use) = context.end_uses.get(usize::from(ix.0)) {
            let fits = same_stream(&t.stream, end_use);
            c.check(fits, at, &format!("{field}.stream"), "is not the stream of the end use");
        }
        let material = t.material.map(|slot| match slot {
            RawSlot::Material1 => MaterialSlot::Material1,
            RawSlot::Material2 => MaterialSlot::Material2,
            RawSlot::Material3 => MaterialSlot::Material3,
        });
        out.push(Target { end_use: ix, applicability: t.applicability, material });
    }
    out
}

pub fn knock_on(
    k: &RawKnockOn,
    at: At<'_>,
    context: &Context<'_>,
    c: &mut Checker,
) -> Option<KnockOn> {
    let field = format!("knock_ons.{}", k.end_use);
    let end_use = context.index.end_use(&k.end_use, at, &field, c)?;
    if let Some(e) = context.end_uses.get(usize::from(end_use.0)) {
        c.check(same_stream(&k.stream, e), at, &field, "stream is not that of the end use");
    }
    let factor = match (k.low.or(k.factor_low), k.typical, k.high) {
        (Some(low), Some(typical), Some(high)) => Some(RawTriangle { low, typical, high }),
        (None, None, None) => None,
        _ => {
            c.error(at, &field, "low, typical and high are all numbers or all null");
            None
        }
    };
    let (kind, fits) = match k.kind {
        RawKnockOnKind::TextOnly => (KnockOnKind::TextOnly, factor.is_none()),
        RawKnockOnKind::SavingFraction => {
            (KnockOnKind::SavingFraction, factor.is_some_and(|t| t.low >= 0.0 && t.high <= 1.0))
        }
        RawKnockOnKind::ExtraUse => {
            if factor.is_some_and(|t| t.high > 0.0) {
                c.warn(at, &field, "extra use that may also save: the range crosses 0");
            }
            (KnockOnKind::ExtraUse, factor.is_some())
        }
    };
    c.check(fits, at, &field, "the figures do not fit the kind");
    c.check(factor.is_none_or(ordered), at, &field, "low ≤ typical ≤ high is expected");
    let none = Triangle { low: 0.0, mode: 0.0, high: 0.0 };
    Some(KnockOn { end_use, factor: factor.map_or(none, Into::into), kind })
}

/// How answers open the measure; questions that the bank lacks stay in an overlay.
pub fn opened_by(r: &RawMeasure, at: At<'_>, index: &Index, c: &mut Checker) -> OpenedBy {
    let raw = &r.opened_by;
    let mut questions = raw.questions.clone();
    if at.role != Role::Overlay {
        questions.retain(|id| {
            let known = index.questions.contains(id).then_some(());
            c.found(known, at, "opened_by.questions", ("question", id.as_str())).is_some()
        });
        let own = raw.fit == RawFit::OwnQuestion;
        let ok = own == raw.questions.is_empty();
        c.check(
            ok,
            at,
            "opened_by.fit",
            "own_question means no bank question, the others need one",
        );
    }
    OpenedBy {
        fit: match raw.fit {
            RawFit::Direct => Fit::Direct,
            RawFit::Proxy => Fit::Proxy,
            RawFit::OwnQuestion => Fit::OwnQuestion,
        },
        questions,
        own_question_in: index.trades(&raw.own_question_in, at, "opened_by.own_question_in", c),
    }
}

pub fn by_product(r: &RawMeasure, at: At<'_>, index: &Index, c: &mut Checker) -> Option<ByProduct> {
    let raw = r.by_product.as_ref()?;
    let known = index.waste_rows.contains(&raw.waste_row).then_some(());
    c.found(known, at, "by_product.waste_row", ("waste row", &raw.waste_row))?;
    Some(ByProduct {
        waste_row: raw.waste_row.clone(),
        base: match raw.base {
            RawByProductBase::Waste => ByProductBase::Waste,
            RawByProductBase::Loss => ByProductBase::Loss,
        },
    })
}

/// Tags that the form asks for; the others are for readers.
pub fn subtrades(r: &RawMeasure, context: &Context<'_>) -> Vec<String> {
    r.subtrades.iter().filter(|tag| context.subtrades.contains_key(*tag)).cloned().collect()
}

/// Trades in which the form asks for one of the tags.
pub fn subtrade_trades(r: &RawMeasure, context: &Context<'_>) -> Vec<TradeIx> {
    let asked = r.subtrades.iter().filter_map(|tag| context.subtrades.get(tag)).flatten();
    let mut trades: Vec<TradeIx> = asked.copied().collect();
    trades.order_by(Ord::cmp);
    trades.dedup();
    trades
}

/// How the measure is calculated from facts.
pub fn deeper(
    r: &RawMeasure,
    at: At<'_>,
    context: &Context<'_>,
    c: &mut Checker,
) -> Option<Deeper> {
    let raw = r.deeper.as_ref()?;
    for id in &raw.facts {
        let known = context.facts.contains(id).then_some(());
        c.found(known, at, "deeper.facts", ("fact", id));
    }
    let (formula, facts) = match raw.formula {
        RawFormula::Lamps => (Formula::Lamps, 3),
        RawFormula::RunningIdle => (Formula::RunningIdle, 2),
        RawFormula::AirPressure => (Formula::AirPressure, 4),
        RawFormula::AirLeaks => (Formula::AirLeaks, 3),
        RawFormula::HotWater => (Formula::HotWater, 2),
        RawFormula::PeakShift => (Formula::PeakShift, 2),
        RawFormula::CompressorHeat => (Formula::CompressorHeat, 2),
        RawFormula::Setpoint => (Formula::Setpoint, 2),
        RawFormula::ReactiveCharge => (Formula::ReactiveCharge, 1),
        RawFormula::WaterLeak => (Formula::WaterLeak, 1),
    };
    c.check(raw.facts.len() == facts, at, "deeper.facts", "not as many as the formula takes");
    let share = raw.constant.low >= 0.0 && raw.constant.high <= 1.0;
    let ok = share && ordered(raw.constant);
    c.check(ok, at, "deeper.constant", "0 ≤ low ≤ typical ≤ high ≤ 1 is expected");
    Some(Deeper {
        formula,
        facts: raw.facts.clone(),
        constant: raw.constant.into(),
        sources: context.index.sources(&raw.sources, at, "deeper.sources", c),
    })
}
