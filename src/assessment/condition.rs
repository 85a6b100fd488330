//! Whether a [`Condition`] of the catalogue holds: the one implementation for questions that are
//! shown, measures that apply and splits that are replaced.

use super::Inputs;
use crate::catalogue::Condition;

/// Whether `condition` holds for what is known in `inputs`. What is not known holds nothing, so
/// its negation holds.
pub fn holds(condition: &Condition, inputs: &Inputs) -> bool {
    match condition {
        Condition::Always => true,
        Condition::Never => false,
        Condition::EquipmentAny(ids) => ids.iter().any(|id| inputs.equipment.contains(id)),
        Condition::FuelAny(ids) => ids.iter().any(|id| inputs.fuels.iter().any(|f| f.id == *id)),
        Condition::TradeIn(ids) => ids.contains(&inputs.trade),
        Condition::InputIn { input, values } => {
            chosen(inputs, input).iter().any(|value| values.contains(value))
        }
        Condition::InputHas { input, value } => chosen(inputs, input).contains(value),
        Condition::Any(conditions) => conditions.iter().any(|c| holds(c, inputs)),
        Condition::All(conditions) => conditions.iter().all(|c| holds(c, inputs)),
        Condition::Not(condition) => !holds(condition, inputs),
    }
}

fn chosen<'a>(inputs: &'a Inputs, input: &str) -> &'a [String] {
    inputs.choices.get(input).map_or(&[], Vec::as_slice)
}
