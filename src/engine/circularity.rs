//! Circularity of a small business over one year (Method §4.21).

use super::baseline::Calendar;
use super::numbers::{ratio, share};
use super::{Baseline, Circularity};
use crate::assessment::Inputs;
use crate::catalogue::Catalogue;

/// Shares by mass; empty where the owner does not know.
pub(super) fn circularity(cat: &Catalogue, inputs: &Inputs, base: &Baseline) -> Circularity {
    let months = Calendar::new(cat, inputs).months;
    let waste = base.waste.map(|w| w.0).filter(|w| *w > 0.0);
    let kept = inputs.waste_kept_kg_per_month.filter(|kg| kg.is_finite() && *kg >= 0.0);
    let waste_kept_in_use = match (kept, waste) {
        (Some(kg), Some(all)) => Some((kg.min(1e15) * months / all).min(1.0)),
        _ => None,
    };
    let circular_inflow = share(inputs.circular_inflow_share, 1.0);
    // Inflow weighs with the mass bought, outflow with the mass wasted.
    let circularity = match (waste_kept_in_use, waste, circular_inflow, base.material_mass) {
        (Some(kept), Some(waste), Some(inflow), Some(bought)) => {
            Some(ratio(kept * waste + inflow * bought.0, waste + bought.0))
        }
        _ => None,
    };
    Circularity { waste_kept_in_use, circular_inflow, circularity }
}
