//! End-use shares of a stream: trade split, variants, equipment, people (Method §4.3).

use crate::assessment::{Inputs, holds};
use crate::catalogue::{self, Catalogue, EndUse, EndUseIx, Family, SplitVariant, Trade};
use crate::engine::applies::any_ticked;
use crate::engine::numbers::share;
use crate::order::Order as _;

/// Shares of the end uses of a stream; sums to 1 (or to less, the rest is untouched).
pub(super) type Shares = Vec<(EndUseIx, f64)>;

/// A split with word of whether the owner stated any of it.
#[derive(Clone, Debug)]
pub(super) struct Split {
    pub shares: Shares,
    pub own: bool,
}

/// Shares of electricity, heat or water after variant and equipment rules, and the owner's.
pub(super) fn shares(cat: &Catalogue, trade: &Trade, inputs: &Inputs, family: Family) -> Split {
    let mut shares = usual(cat, trade, inputs, family);
    let own = take_own(cat, inputs, family, &mut shares);
    Split { shares, own }
}

/// The owner's shares replace those of the split; what he leaves open keeps its proportions in the
/// rest. Shares of more than all, or with nothing left to fill the rest, are scaled to 1.
pub(super) fn take_own(
    cat: &Catalogue,
    inputs: &Inputs,
    family: Family,
    shares: &mut Shares,
) -> bool {
    let of_family = |(at, end_use): (usize, &EndUse)| {
        let fits = end_use.family == family && end_use.is_splittable();
        let own = share(inputs.end_use_shares.get(&end_use.id).copied().filter(|_| fits), 1.0)?;
        Some((EndUseIx(u8::try_from(at).ok()?), own))
    };
    let own: Shares = cat.end_uses.iter().enumerate().filter_map(of_family).collect();
    let sum: f64 = own.iter().map(|(_, share)| share).sum();
    if sum <= 0.0 {
        return false;
    }
    let is_own = |end_use: EndUseIx| own.iter().any(|(e, _)| *e == end_use);
    let open: f64 = shares.iter().filter(|(e, _)| !is_own(*e)).map(|(_, share)| share).sum();
    let (scale_own, scale_open) =
        if sum < 1.0 && open > 0.0 { (1.0, (1.0 - sum) / open) } else { (1.0 / sum, 0.0) };
    shares.retain(|(e, _)| !is_own(*e));
    for (_, share) in shares.iter_mut() {
        *share *= scale_open;
    }
    shares.extend(own.into_iter().map(|(e, share)| (e, share * scale_own)));
    shares.order_by_key(|(e, _)| *e);
    true
}

/// As [`shares`], before the owner's.
pub(super) fn usual(cat: &Catalogue, trade: &Trade, inputs: &Inputs, family: Family) -> Shares {
    let mut shares = split(trade, inputs, family).shares.clone();
    let left: f64 = shares.iter().filter(|(e, _)| is_fed(cat, *e, inputs)).map(|s| s.1).sum();
    if left > 0.0 {
        for (end_use, share) in &mut shares {
            *share = if is_fed(cat, *end_use, inputs) { *share / left } else { 0.0 };
        }
    }
    shares
}

/// The split of the trade, or the first variant that holds and replaces it.
fn split<'a>(trade: &'a Trade, inputs: &Inputs, family: Family) -> &'a catalogue::Split {
    let of_variant = |v: &'a SplitVariant| match family {
        Family::Electricity => v.electricity.as_ref(),
        Family::Heat => v.heat.as_ref(),
        _ => v.water.as_ref(),
    };
    let variant = trade.variants.iter().find(|v| holds(&v.when, inputs)).and_then(of_variant);
    variant.unwrap_or(match family {
        Family::Electricity => &trade.electricity,
        Family::Heat => &trade.heat,
        _ => &trade.water,
    })
}

/// A switchable end use needs some ticked equipment that feeds it.
fn is_fed(cat: &Catalogue, end_use: EndUseIx, inputs: &Inputs) -> bool {
    let switchable = cat.end_uses.get(usize::from(end_use.0)).is_some_and(|e| e.switchable);
    !switchable
        || cat.equipment.iter().any(|q| {
            q.end_uses.contains(&end_use) && any_ticked(std::slice::from_ref(&q.id), inputs)
        })
}

/// Whether equipment that feeds an end use of this family is ticked.
pub(super) fn feeds_family(cat: &Catalogue, inputs: &Inputs, family: Family) -> bool {
    let of_family = |e: &EndUseIx| {
        cat.end_uses.get(usize::from(e.0)).is_some_and(|end_use| end_use.family == family)
    };
    cat.equipment
        .iter()
        .any(|q| inputs.equipment.contains(&q.id) && q.end_uses.iter().any(of_family))
}

/// Gives one end use a known share and rescales the others to what is left.
pub(super) fn with_share(shares: &mut Shares, end_use: EndUseIx, share: f64) {
    let others: f64 = shares.iter().filter(|(e, _)| *e != end_use).map(|s| s.1).sum();
    let scale = if others > 0.0 { (1.0 - share) / others } else { 0.0 };
    for (e, s) in shares.iter_mut() {
        *s = if *e == end_use { share } else { *s * scale };
    }
    if !shares.iter().any(|(e, _)| *e == end_use) {
        shares.push((end_use, share));
    }
}
