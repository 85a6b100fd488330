//! Six indicators before → after at the same output (Method §4.19).

use super::numbers::ratio;
use super::{Baseline, BeforeAfter, Ledgers, Recp};

/// Kilograms in a tonne: material productivity is per tonne.
const KG_PER_TONNE: f64 = 1000.0;

pub(super) fn recp(base: &Baseline, saved: &Ledgers) -> Recp {
    let Some(output) = base.output_per_year else { return Recp::default() };
    let productivity = |before: f64, saved: f64| {
        (before > 0.0).then(|| BeforeAfter {
            before: output / before,
            after: ratio(output, (before - saved).max(0.0)),
        })
    };
    let intensity = |before: f64, saved: f64| {
        (before > 0.0)
            .then(|| BeforeAfter { before: before / output, after: (before - saved) / output })
    };
    let mass = base.material_mass.map_or(0.0, |m| m.0 / KG_PER_TONNE);
    let waste = base.waste.map_or(0.0, |w| w.0);
    Recp {
        energy_productivity: productivity(base.energy.0, saved.energy.0),
        material_productivity: productivity(mass, saved.material_mass.0 / KG_PER_TONNE),
        water_productivity: productivity(base.water.0, saved.water.0),
        co2e_intensity: intensity(base.co2e.0, saved.co2e.0),
        waste_intensity: intensity(waste, saved.waste.0),
        wastewater_intensity: intensity(base.wastewater.0, saved.wastewater.0),
    }
}
