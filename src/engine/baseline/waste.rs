//! Waste by kind and destination: mass, fee, scrap money (Method §4.3, §4.8, §4.21).

use super::Calendar;
use crate::assessment::{Destination, Inputs, WasteItem};
use crate::catalogue::Catalogue;
use crate::engine::StreamBaseline;
use crate::engine::numbers::{amount, known};

/// What bags hold when nobody says what.
pub(super) const MIXED: &str = "mixed";

/// kg a year in the bags, by what is mostly in them; `None` without bags.
pub(crate) fn in_bags(cat: &Catalogue, inputs: &Inputs) -> Option<f64> {
    let constants = &cat.constants;
    let weeks = constants.weeks_per_month * Calendar::new(cat, inputs).months;
    known(inputs.waste_bags_per_week).map(|bags| bags * bag_kg(cat, inputs) * weeks)
}

/// kg in one bag.
fn bag_kg(cat: &Catalogue, inputs: &Inputs) -> f64 {
    let kind = inputs.waste_bag_kind.as_deref();
    let by_kind = kind.and_then(|k| cat.constants.bag_mass_kg.iter().find(|(id, _)| id == k));
    by_kind.map_or(cat.constants.bag_mass_mixed_kg, |(_, kg)| *kg)
}

/// kg a month of the listed waste that passes a test.
fn listed(inputs: &Inputs, wanted: impl Fn(&WasteItem) -> bool) -> f64 {
    inputs.wastes.iter().filter(|w| wanted(w)).map(|w| amount(Some(w.kg_per_month))).sum()
}

/// kg a year of hazardous waste: the larger of its own answer and the list.
pub(crate) fn hazardous(inputs: &Inputs, months: f64) -> f64 {
    amount(inputs.hazardous_kg_per_month).max(listed(inputs, |w| w.hazardous)) * months
}

/// kg a year of the listed waste that is not hazardous; `None` where nothing is listed.
pub(super) fn ordinary(inputs: &Inputs, months: f64) -> Option<f64> {
    known(Some(listed(inputs, |w| !w.hazardous))).map(|kg| kg * months)
}

/// kg a month that stay in use: sold, given or reused, as answered and as listed, whichever is
/// more; `None` where nothing was said. What is burnt does not count.
pub(crate) fn kept_per_month(inputs: &Inputs) -> Option<f64> {
    let answered = inputs.waste_kept_kg_per_month.filter(|kg| kg.is_finite() && *kg >= 0.0);
    let kept = |w: &WasteItem| {
        let stays = [Destination::Sold, Destination::Given, Destination::Reused];
        w.destination.is_some_and(|d| stays.contains(&d))
    };
    let told = inputs.wastes.iter().any(|w| w.destination.is_some());
    let listed = told.then(|| listed(inputs, kept));
    [answered.map(|kg| kg.min(1e15)), listed].into_iter().flatten().reduce(f64::max)
}

/// VND a month that one destination earns or costs by the list.
fn money(inputs: &Inputs, destination: Destination) -> f64 {
    let of_it = inputs.wastes.iter().filter(|w| w.destination == Some(destination));
    of_it.map(|w| amount(Some(w.kg_per_month)) * amount(w.vnd_per_kg)).sum()
}

/// Waste fee a month: as answered, else by the list.
pub(crate) fn fee_per_month(inputs: &Inputs) -> f64 {
    inputs
        .waste_fee_vnd_per_month
        .map_or_else(|| money(inputs, Destination::Paid), |v| amount(Some(v)))
}

/// Scrap money a year: as answered; else by the list; else the scrap prices of the materials times
/// the mass they lose.
pub(super) fn scrap(inputs: &Inputs, streams: &[StreamBaseline], months: f64) -> f64 {
    if let Some(answered) = inputs.scrap_vnd_per_month {
        return amount(Some(answered)) * months;
    }
    let listed = money(inputs, Destination::Sold) * months;
    if listed > 0.0 {
        return listed;
    }
    let by_material = streams.iter().filter_map(|stream| {
        let price = known(super::material_input(inputs, &stream.id)?.scrap_vnd_per_kg)?;
        Some(stream.mass_lost()? * price)
    });
    // The sum of nothing is −0.0, which would be printed with its sign.
    by_material.sum::<f64>() + 0.0
}
