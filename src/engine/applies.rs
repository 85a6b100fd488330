//! Which measures apply to a business (Method §4.11, step 1).

use crate::assessment::{Inputs, holds};
use crate::catalogue::{Catalogue, Measure, SUBTRADES, Trade, TradeIx};

/// The trade of the business and its position.
pub(super) fn trade<'a>(cat: &'a Catalogue, inputs: &Inputs) -> Option<(TradeIx, &'a Trade)> {
    let at = cat.trades.iter().position(|t| t.id == inputs.trade)?;
    Some((TradeIx(u8::try_from(at).ok()?), cat.trades.get(at)?))
}

/// Whether any of these ids is ticked.
pub(super) fn any_ticked(ids: &[String], inputs: &Inputs) -> bool {
    ids.iter().any(|id| inputs.equipment.contains(id))
}

/// A measure applies when it is made for the trade, its condition holds, and the work it belongs to
/// is done: as the owner ticked the kinds of work, or, where he did not or they do not tell this
/// measure apart, as the equipment shows.
pub fn applies(measure: &Measure, trade: TradeIx, inputs: &Inputs) -> bool {
    let by_equipment = || measure.equipment.is_empty() || any_ticked(&measure.equipment, inputs);
    let works = inputs.choices.get(SUBTRADES).filter(|ids| !ids.is_empty());
    let told = works.filter(|_| measure.subtrade_trades.contains(&trade));
    let done = told
        .map_or_else(by_equipment, |works| measure.subtrades.iter().any(|tag| works.contains(tag)));
    measure.trades.contains(&trade) && done && holds(&measure.requires, inputs)
}
