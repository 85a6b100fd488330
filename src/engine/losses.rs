//! Non-product output: what is bought and leaves as waste (Method §4.8).

use super::baseline::end_use;
use super::numbers::ratio;
use super::{Baseline, Losses, StreamBaseline, StreamId};
use crate::catalogue::{Catalogue, Grade};
use crate::units::Vnd;

const PROCESS_WATER: &str = "water.process";

/// Money in waste, smoke and wastewater of one year.
pub(super) fn losses(cat: &Catalogue, base: &Baseline) -> Losses {
    let materials: Vec<&StreamBaseline> = base.streams.iter().filter(|s| s.is_material()).collect();
    let central = |s: &StreamBaseline| s.loss.unwrap_or(0.0);
    let triangle = cat.constants.default_loss_triangle;
    let at = |factor: f64| {
        let most = cat.constants.default_loss_max;
        let loss = move |s: &StreamBaseline| {
            let loss = s.loss.unwrap_or(0.0);
            if s.loss_is_default { (loss * factor).min(most) } else { loss }
        };
        Vnd(total(cat, base, &materials, &loss))
    };
    let sum = Vnd(total(cat, base, &materials, &central));
    let production_cost = base.resource_cost + base.wages + base.waste_fee + base.wastewater_fee;
    let rests_on_default_loss = materials.iter().any(|s| s.loss_is_default);
    let (low, high) =
        if rests_on_default_loss { (at(triangle.low), at(triangle.high)) } else { (sum, sum) };
    Losses {
        material: materials.iter().map(|s| (s.id.clone(), s.cost * central(s))).collect(),
        scrap_revenue: base.scrap_revenue,
        loss_share: loss_share(&materials, &central),
        carried_cost: Vnd(carried(cat, base, &materials, &central)),
        water: Vnd(water(cat, base)),
        waste_fee: base.waste_fee,
        wastewater_fee: base.wastewater_fee,
        total: sum,
        production_cost,
        share: sum.share_of(production_cost),
        per_unit: base.output_per_year.map(|p| sum / p),
        rests_on_default_loss,
        low,
        high,
        grade: grade(base, &materials, rests_on_default_loss),
    }
}

type LossOf<'a> = dyn Fn(&StreamBaseline) -> f64 + 'a;

fn total(cat: &Catalogue, base: &Baseline, materials: &[&StreamBaseline], loss: &LossOf) -> f64 {
    let lost: f64 = materials.iter().map(|s| s.cost.0 * loss(s)).sum();
    lost - base.scrap_revenue.0
        + carried(cat, base, materials, loss)
        + water(cat, base)
        + base.waste_fee.0
        + base.wastewater_fee.0
}

/// λ: by mass, or by value when a mass is not known.
fn loss_share(materials: &[&StreamBaseline], loss: &LossOf) -> f64 {
    let by_mass: Option<Vec<(f64, f64)>> =
        materials.iter().map(|s| s.mass.map(|m| (m.0, loss(s)))).collect();
    let weights =
        by_mass.unwrap_or_else(|| materials.iter().map(|s| (s.cost.0, loss(s))).collect());
    let whole: f64 = weights.iter().map(|(w, _)| w).sum();
    ratio(weights.iter().map(|(w, l)| w * l).sum(), whole)
}

/// Electricity, heat and wages that went into what was lost, half-way on average.
fn carried(cat: &Catalogue, base: &Baseline, materials: &[&StreamBaseline], loss: &LossOf) -> f64 {
    let process: f64 = base
        .streams
        .iter()
        .filter(|s| s.id == StreamId::Electricity || s.is_heat())
        .map(|s| s.cost.0)
        .sum();
    cat.constants.theta * loss_share(materials, loss) * (process + base.wages.0)
}

/// Process water; cleaning, cooling and domestic water are not counted.
fn water(cat: &Catalogue, base: &Baseline) -> f64 {
    let process = end_use(cat, PROCESS_WATER);
    let water = base.streams.iter().find(|s| s.id == StreamId::Water);
    match (water, process) {
        (Some(stream), Some(end_use)) => stream.cost.0 * stream.share_of(end_use),
        _ => 0.0,
    }
}

/// Worst grade among what the figure mostly rests on; the owner's count of losses is C at best, A once
/// he weighed them.
fn grade(base: &Baseline, materials: &[&StreamBaseline], default_loss: bool) -> Option<Grade> {
    if default_loss {
        return Some(Grade::D);
    }
    if materials.iter().any(|s| s.loss.is_some()) {
        let told = materials.iter().filter(|s| s.loss.is_some());
        let loss = |s: &&&StreamBaseline| if s.loss_is_weighed { Grade::A } else { Grade::C };
        let worst = told.map(|s| loss(&s)).fold(Grade::A, Grade::max);
        return Some(materials.iter().map(|s| s.grade).fold(worst, Grade::max));
    }
    base.streams.iter().map(|s| s.grade).max()
}
