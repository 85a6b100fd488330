//! Circularity of a small business over one year (Method §4.21).

use super::baseline::{Calendar, kept_per_month, material_input};
use super::numbers::{ratio, share};
use super::{Baseline, Circularity, StreamBaseline};
use crate::assessment::Inputs;
use crate::catalogue::Catalogue;
use crate::units::Kilogram;

/// Shares by mass; empty where the owner does not know.
pub(super) fn circularity(cat: &Catalogue, inputs: &Inputs, base: &Baseline) -> Circularity {
    let months = Calendar::new(cat, inputs).months;
    let waste = base.waste.map(|w| w.0).filter(|w| *w > 0.0);
    let waste_kept_in_use = match (kept_per_month(inputs), waste) {
        (Some(kg), Some(all)) => Some((kg * months / all).min(1.0)),
        _ => None,
    };
    let circular_inflow = inflow(inputs, base);
    // Inflow weighs with the mass bought, outflow with the mass wasted.
    let circularity = match (waste_kept_in_use, waste, circular_inflow, base.material_mass) {
        (Some(kept), Some(waste), Some(inflow), Some(bought)) => {
            Some(ratio(kept * waste + inflow * bought.0, waste + bought.0))
        }
        _ => None,
    };
    Circularity { waste_kept_in_use, circular_inflow, circularity }
}

/// Recycled share of the materials of which it is known, by mass, or by money where a mass is not
/// known.
fn inflow(inputs: &Inputs, base: &Baseline) -> Option<f64> {
    let recycled = |s: &StreamBaseline| {
        let input = material_input(inputs, &s.id)?;
        Some((share(input.recycled_share, 1.0)?, s.mass, s.cost.0))
    };
    let known: Vec<_> = base.streams.iter().filter_map(recycled).collect();
    if let [(only, ..)] = known.as_slice() {
        return Some(*only);
    }
    let by_mass = known.iter().all(|(_, mass, _)| mass.is_some());
    let weight =
        |mass: Option<Kilogram>, cost: f64| mass.filter(|_| by_mass).map_or(cost, |mass| mass.0);
    let whole: f64 = known.iter().map(|(_, mass, cost)| weight(*mass, *cost)).sum();
    let part = known.iter().map(|(share, mass, cost)| share * weight(*mass, *cost)).sum();
    (whole > 0.0).then(|| ratio(part, whole))
}
