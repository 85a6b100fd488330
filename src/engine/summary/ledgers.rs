//! Eight ledgers before → after, and energy by carrier.

use crate::catalogue::{Catalogue, Grade};
use crate::engine::{Evaluation, FigureId, Percentiles, Range, StreamBaseline, StreamId};

/// The eight ledgers in their fixed order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ledger {
    Money,
    Material,
    Energy,
    Water,
    Wastewater,
    Dust,
    Waste,
    Co2e,
}

/// What a ledger is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LedgerUnit {
    Vnd,
    Kilogram,
    Toe,
    CubicMetre,
    KgCo2e,
}

/// One ledger; quantities per year.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerRow {
    pub ledger: Ledger,
    pub unit: LedgerUnit,
    /// `None`: not known; a sentence says so, never a zero.
    pub before: Option<f64>,
    pub after: Option<f64>,
    pub saved: f64,
    /// Saved share of before, 0–1 (negative when more is used).
    pub share: Option<f64>,
    /// Share kept for drawing: 0–1, never negative.
    pub kept_length: f64,
    pub range: Option<Percentiles>,
    pub grade: Option<Grade>,
    pub figure: FigureId,
}

/// One energy carrier before → after, in its own unit.
#[derive(Clone, Debug, PartialEq)]
pub struct CarrierRow {
    pub stream: StreamId,
    pub unit: String,
    pub before: f64,
    pub after: f64,
}

/// All eight, in order.
pub fn ledger_rows(
    catalogue: &Catalogue,
    evaluation: &Evaluation,
    range: Option<&Range>,
) -> Vec<LedgerRow> {
    let base = &evaluation.baseline;
    let saved = &evaluation.package.ledgers;
    let mass = base.material_mass.map(|m| m.0).filter(|m| *m > 0.0);
    let material = match mass {
        Some(mass) => (LedgerUnit::Kilogram, Some(mass), saved.material_mass.0),
        None => (LedgerUnit::Vnd, Some(base.material_cost.0), saved.material.0),
    };
    let material_range = range.map(|r| if mass.is_some() { r.material_mass } else { r.material });
    type Base = (LedgerUnit, Option<f64>, f64);
    let row = |ledger, (unit, before, saved): Base, range, figure| {
        let before = before.filter(|b| *b > 0.0);
        let share = before.map(|b| saved / b);
        LedgerRow {
            ledger,
            unit,
            before,
            after: before.map(|b| (b - saved).max(0.0)),
            saved,
            share,
            kept_length: share.unwrap_or_default().clamp(0.0, 1.0),
            range,
            grade: before.and_then(|_| ledger_grade(catalogue, evaluation, ledger)),
            figure,
        }
    };
    use {FigureId as F, Ledger as L, LedgerUnit as U};
    let mut rows = vec![
        row(
            L::Money,
            (U::Vnd, Some(base.resource_cost.0), saved.money.0),
            range.map(|r| r.money),
            F::PackageMoney,
        ),
        row(L::Material, material, material_range, F::PackageMaterial),
        row(
            L::Energy,
            (U::Toe, Some(base.energy.0), saved.energy.0),
            range.map(|r| r.energy),
            F::PackageEnergy,
        ),
        row(
            L::Water,
            (U::CubicMetre, Some(base.water.0), saved.water.0),
            range.map(|r| r.water),
            F::PackageWater,
        ),
        row(
            L::Wastewater,
            (U::CubicMetre, Some(base.wastewater.0), saved.wastewater.0),
            range.map(|r| r.wastewater),
            F::PackageWastewater,
        ),
        row(
            L::Dust,
            (U::Kilogram, base.dust.map(|d| d.0), saved.dust.0),
            range.map(|r| r.dust),
            F::PackageDust,
        ),
        row(
            L::Waste,
            (U::Kilogram, base.waste.map(|w| w.0), saved.waste.0),
            range.map(|r| r.waste),
            F::PackageWaste,
        ),
        row(
            L::Co2e,
            (U::KgCo2e, Some(base.co2e.0), saved.co2e.0),
            range.map(|r| r.co2e),
            F::PackageCo2e,
        ),
    ];
    // Dust: only the change is known when a mass is missing (Method §2.2, I3 of §4.20).
    if let Some(dust) = rows.iter_mut().find(|r| r.ledger == Ledger::Dust)
        && base.has_dust
        && let Some(pct) = evaluation.indicators.dust_pct
    {
        dust.share = Some(pct / 100.0);
        if dust.before.is_none() {
            dust.figure = FigureId::DustPct;
        }
        dust.kept_length = (pct / 100.0).clamp(0.0, 1.0);
        dust.grade = Some(Grade::D);
    }
    rows
}

/// Whether less waste is to be expected, but nobody can say how much: of the materials saved only the
/// money is known, while the waste was counted in bags.
pub fn waste_is_open(evaluation: &Evaluation) -> bool {
    let saved = &evaluation.package.ledgers;
    let counted = evaluation.baseline.waste.is_some_and(|waste| waste.0 > 0.0);
    counted
        && evaluation.baseline.material_mass.is_none()
        && saved.material.0 > 0.0
        && saved.waste.0 <= 0.0
}

/// Electricity and fuels, before → after, each in its own unit.
pub fn carrier_rows(evaluation: &Evaluation) -> Vec<CarrierRow> {
    let saved = |id: &StreamId| {
        let found = evaluation.package.saved_by_stream.iter().find(|(stream, _)| stream == id);
        found.map_or(0.0, |(_, quantity)| *quantity)
    };
    let carriers = evaluation.baseline.streams.iter().filter(|s| is_energy(&s.id));
    carriers
        .map(|s| CarrierRow {
            stream: s.id.clone(),
            unit: s.unit.clone(),
            before: s.quantity,
            after: (s.quantity - saved(&s.id)).max(0.0),
        })
        .collect()
}

fn is_energy(id: &StreamId) -> bool {
    matches!(id, StreamId::Electricity | StreamId::Fuel(_))
}

fn is_material(id: &StreamId) -> bool {
    use StreamId::{Chemicals, Material1, Material2, OtherAuxiliary, OtherMaterial};
    matches!(id, Material1 | Material2 | Chemicals | OtherMaterial(_) | OtherAuxiliary(_))
}

/// Grade of a ledger: the weighted half-width of the streams that feed it, as for the whole result
/// (Method §2.2); what rests on a lost share is never better than that share.
pub fn ledger_grade(
    catalogue: &Catalogue,
    evaluation: &Evaluation,
    ledger: Ledger,
) -> Option<Grade> {
    let streams = &evaluation.baseline.streams;
    let water = || streams.iter().find(|s| s.id == StreamId::Water).map(|s| s.grade);
    match ledger {
        Ledger::Money => Some(evaluation.confidence.grade),
        Ledger::Energy => weighted(catalogue, streams, |s| s.toe.0),
        Ledger::Co2e => weighted(catalogue, streams, |s| s.co2e.0),
        Ledger::Water => water(),
        // Nine tenths of the water by rule of thumb.
        Ledger::Wastewater => water().map(|g| g.max(Grade::C)),
        Ledger::Material | Ledger::Waste => {
            let bought =
                weighted(catalogue, streams, |s| if is_material(&s.id) { s.cost.0 } else { 0.0 });
            bought.max(evaluation.losses.grade)
        }
        Ledger::Dust => Some(Grade::D),
    }
}

fn weighted(
    catalogue: &Catalogue,
    streams: &[StreamBaseline],
    weight: impl Fn(&StreamBaseline) -> f64,
) -> Option<Grade> {
    let total: f64 = streams.iter().map(&weight).sum();
    if total <= 0.0 {
        return None;
    }
    let widths = catalogue.constants.confidence_half_widths;
    let width = |g: Grade| widths.get(g as usize).copied().unwrap_or_default();
    let mean = streams.iter().map(|s| weight(s) * width(s.grade)).sum::<f64>() / total;
    let limits = catalogue.constants.confidence_limits;
    // A figure on a limit belongs to the better letter, whatever the rounding of the mean.
    let tolerance = 1.0 + catalogue.constants.tolerance;
    let grades = [Grade::A, Grade::B, Grade::C];
    let found = grades.into_iter().zip(limits).find(|(_, limit)| mean <= limit * tolerance);
    Some(found.map_or(Grade::D, |(grade, _)| grade))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::assessment::{evaluate_document, examples};
    use crate::catalogue::embedded;

    #[test]
    fn dust_shows_its_change_where_its_mass_is_not_known() {
        let catalogue = embedded::load().unwrap().catalogue;
        let mut seen = 0;
        for document in examples() {
            let (_, _, evaluation) = evaluate_document(&catalogue, &document);
            let rows = ledger_rows(&catalogue, &evaluation, None);
            let dust = rows.iter().find(|row| row.ledger == Ledger::Dust).unwrap();
            let pct = evaluation.indicators.dust_pct.filter(|_| evaluation.baseline.has_dust);
            let Some(pct) = pct.filter(|pct| (1.0..=99.0).contains(pct)) else { continue };
            assert_eq!(dust.share, Some(pct / 100.0), "{}", document.id);
            assert_eq!(dust.kept_length, pct / 100.0);
            assert_eq!(dust.grade, Some(Grade::D));
            seen += 1;
        }
        assert!(seen > 0);
    }

    #[test]
    fn waste_is_open_where_only_the_money_of_the_material_is_known() {
        let catalogue = embedded::load().unwrap().catalogue;
        let mut seen = [0; 2];
        for document in examples() {
            let (_, _, evaluation) = evaluate_document(&catalogue, &document);
            let by_mass = evaluation.baseline.material_mass.is_some();
            let open = waste_is_open(&evaluation);
            assert!(!(open && by_mass), "{}", document.id);
            if open {
                assert_eq!(evaluation.package.ledgers.waste.0, 0.0);
            }
            *seen.get_mut(usize::from(open)).unwrap() += 1;
        }
        assert!(seen.iter().all(|n| *n > 0), "{seen:?}");
    }
}
