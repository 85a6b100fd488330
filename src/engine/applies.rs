//! Which measures apply to a business (Method §4.11, step 1).

use crate::assessment::{Inputs, holds};
use crate::catalogue::{Catalogue, Measure, Trade, TradeIx};

/// The trade of the business and its position.
pub(super) fn trade<'a>(cat: &'a Catalogue, inputs: &Inputs) -> Option<(TradeIx, &'a Trade)> {
    let at = cat.trades.iter().position(|t| t.id == inputs.trade)?;
    Some((TradeIx(u8::try_from(at).ok()?), cat.trades.get(at)?))
}

/// Whether any of these ids is ticked.
pub(super) fn any_ticked(ids: &[String], inputs: &Inputs) -> bool {
    ids.iter().any(|id| inputs.equipment.contains(id))
}

/// A measure applies when it is made for the trade, some equipment it needs is there, and its
/// condition holds. Subtrades are not asked and decide nothing.
pub fn applies(measure: &Measure, trade: TradeIx, inputs: &Inputs) -> bool {
    measure.trades.contains(&trade)
        && (measure.equipment.is_empty() || any_ticked(&measure.equipment, inputs))
        && holds(&measure.requires, inputs)
}
