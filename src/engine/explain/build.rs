//! The explanation of every figure.

use super::terms::{CarrierFactor, View, figure, number, product, quotient, with_own};
use super::{Explanation, Expr, FigureId, Unit};
use crate::assessment::Inputs;
use crate::catalogue::{Catalogue, Grade};
use crate::engine::summary::{Ledger, ledger_grade, waste_is_open};
use crate::engine::{Evaluation, StreamBaseline, StreamId};

/// How a figure came about; `None` when the figure does not exist for this business.
pub fn explain(
    cat: &Catalogue,
    inputs: &Inputs,
    eval: &Evaluation,
    id: &FigureId,
) -> Option<Explanation> {
    let view = View { cat, inputs, eval };
    let (value, unit, expr) = view
        .of_stream(id)
        .or_else(|| view.of_baseline(id))
        .or_else(|| view.of_package(id))
        .or_else(|| view.of_indicators(id))
        .or_else(|| view.of_measure(id))?;
    let grade = view.grade(id);
    let expr = with_own(cat, expr);
    Some(Explanation { figure: id.clone(), value, unit, grade, expr })
}

type Parts = (f64, Unit, Expr);

/// Materials, fuels and electricity: what the city's target counts.
fn in_target(stream: &StreamBaseline) -> bool {
    stream.is_material() || stream.is_energy()
}

impl View<'_> {
    fn of_stream(&self, id: &FigureId) -> Option<Parts> {
        match id {
            FigureId::StreamQuantity(id) => {
                let s = self.stream(id)?;
                Some((s.quantity, Unit::Named(s.unit.clone()), self.quantity_expr(s)?))
            }
            FigureId::StreamCost(id) => {
                let s = self.stream(id)?;
                Some((s.cost.0, Unit::Vnd, self.cost_expr(s)?))
            }
            FigureId::StreamNorm(id) => {
                let s = self.stream(id)?;
                let unit = format!("{}/{}", s.unit, self.eval.baseline.output_unit);
                Some((s.norm?, Unit::Named(unit), self.norm_expr(s)?))
            }
            _ => None,
        }
    }

    fn of_baseline(&self, id: &FigureId) -> Option<Parts> {
        let (base, losses) = (&self.eval.baseline, &self.eval.losses);
        Some(match id {
            FigureId::Energy => (base.energy.0, Unit::Toe, self.energy(CarrierFactor::Toe)),
            FigureId::Co2e => (base.co2e.0, Unit::KgCo2e, self.energy(CarrierFactor::Co2e)),
            FigureId::ResourceCost => (base.resource_cost.0, Unit::Vnd, self.resource_cost()),
            FigureId::LossTotal => (losses.total.0, Unit::Vnd, self.loss_total()),
            FigureId::LossShare => (losses.loss_share, Unit::Share, self.loss_share()),
            FigureId::CarriedCost => (losses.carried_cost.0, Unit::Vnd, self.carried_cost()),
            _ => return None,
        })
    }

    fn of_package(&self, id: &FigureId) -> Option<Parts> {
        let package = &self.eval.package;
        let saved = &package.ledgers;
        let ledger = |value, unit: Unit, of| (value, unit.clone(), self.by_member(&unit, of));
        Some(match id {
            FigureId::PackageMoney => (saved.money.0, Unit::Vnd, self.package_money()),
            FigureId::PackageEnergy => {
                (saved.energy.0, Unit::Toe, self.package_energy(CarrierFactor::Toe))
            }
            FigureId::PackageCo2e => {
                (saved.co2e.0, Unit::KgCo2e, self.package_energy(CarrierFactor::Co2e))
            }
            FigureId::PackageWater => ledger(saved.water.0, Unit::CubicMetre, |l| l.water.0),
            FigureId::PackageWastewater => {
                let water = figure(saved.water.0, Unit::CubicMetre, FigureId::PackageWater);
                let share = number(self.cat.constants.wastewater_share, "wastewater_share");
                (saved.wastewater.0, Unit::CubicMetre, product(vec![water, share]))
            }
            FigureId::PackageMaterial => {
                let value = self.saved_value(StreamBaseline::is_material);
                (saved.material.0, Unit::Vnd, value)
            }
            // No amount is told where none can be worked out.
            FigureId::PackageWaste if waste_is_open(self.eval) => return None,
            FigureId::PackageWaste => ledger(saved.waste.0, Unit::Kilogram, |l| l.waste.0),
            FigureId::PackageDust => {
                self.eval.baseline.dust?;
                ledger(saved.dust.0, Unit::Kilogram, |l| l.dust.0)
            }
            FigureId::Embodied => {
                let (total, expr) = self.embodied()?;
                (total, Unit::KgCo2e, expr)
            }
            FigureId::PackageCapital => {
                (package.finance.capital?.0, Unit::Vnd, self.package_capital())
            }
            FigureId::PackagePayback => {
                let capital = package.finance.capital?.0;
                let capital = figure(capital, Unit::Vnd, FigureId::PackageCapital);
                let money = figure(saved.money.0, Unit::Vnd, FigureId::PackageMoney);
                (package.finance.payback?.0, Unit::Years, quotient(capital, money))
            }
            FigureId::LikelyWithinAYear => {
                (package.likely_within_a_year.0, Unit::Vnd, self.likely())
            }
            _ => return None,
        })
    }

    fn of_indicators(&self, id: &FigureId) -> Option<Parts> {
        let (indicators, base) = (&self.eval.indicators, &self.eval.baseline);
        let saved = &self.eval.package.ledgers;
        let (value, expr) = match id {
            FigureId::MaterialPct => {
                let material = figure(saved.material.0, Unit::Vnd, FigureId::PackageMaterial);
                let whole = self.cost_of(StreamBaseline::is_material);
                (indicators.material_pct?, self.percent(material, whole))
            }
            FigureId::EnergyPct => {
                let energy = figure(saved.energy.0, Unit::Toe, FigureId::PackageEnergy);
                let whole = figure(base.energy.0, Unit::Toe, FigureId::Energy);
                (indicators.energy_pct?, self.percent(energy, whole))
            }
            FigureId::DustPct => (indicators.dust_pct?, self.dust()?),
            FigureId::DomesticWastewaterPct => {
                (indicators.domestic_wastewater_pct?, self.domestic()?)
            }
            FigureId::CombinedPct => {
                let part = self.saved_value(in_target);
                (indicators.combined_pct?, self.percent(part, self.cost_of(in_target)))
            }
            _ => return None,
        };
        Some((value, Unit::Percent, expr))
    }

    fn of_measure(&self, id: &FigureId) -> Option<Parts> {
        match id {
            FigureId::MeasureMoney(ix) => {
                let (result, record) = self.result(*ix)?;
                let expr = self.measure_money(result, record);
                Some((result.package.money.0, Unit::Vnd, expr))
            }
            FigureId::MeasureCapital(ix) => {
                let (result, record) = self.result(*ix)?;
                let expr = self.measure_capital(result, record)?;
                Some((result.finance.capital?.0, Unit::Vnd, expr))
            }
            FigureId::MeasurePayback(ix) => {
                let (result, _) = self.result(*ix)?;
                let expr = self.measure_payback(result)?;
                Some((result.package_finance.payback?.0, Unit::Years, expr))
            }
            FigureId::MeasureNpv(ix) => {
                let (result, _) = self.result(*ix)?;
                let expr = self.measure_npv(result)?;
                Some((result.package_finance.npv?.0, Unit::Vnd, expr))
            }
            _ => None,
        }
    }

    /// Grade of the stream or measure behind a figure, or of the whole result.
    fn grade(&self, id: &FigureId) -> Option<Grade> {
        let of = |id: &StreamId| self.stream(id).map(|s| s.grade);
        match id {
            FigureId::StreamQuantity(s) | FigureId::StreamCost(s) | FigureId::StreamNorm(s) => {
                of(s)
            }
            // Averages of other countries.
            FigureId::Embodied => Some(Grade::D),
            FigureId::LossTotal | FigureId::LossShare | FigureId::CarriedCost => {
                self.eval.losses.grade
            }
            FigureId::MeasureMoney(ix)
            | FigureId::MeasureCapital(ix)
            | FigureId::MeasurePayback(ix)
            | FigureId::MeasureNpv(ix) => self.cat.measures.get(usize::from(ix.0)).map(|m| m.grade),
            _ => {
                let ledger = ledger_of(id).unwrap_or(Ledger::Money);
                ledger_grade(self.cat, self.eval, ledger)
            }
        }
    }
}

/// The ledger whose grade a figure of the package has.
fn ledger_of(id: &FigureId) -> Option<Ledger> {
    Some(match id {
        FigureId::PackageMaterial | FigureId::MaterialPct => Ledger::Material,
        FigureId::PackageEnergy | FigureId::EnergyPct => Ledger::Energy,
        FigureId::PackageWater => Ledger::Water,
        FigureId::PackageWastewater | FigureId::DomesticWastewaterPct => Ledger::Wastewater,
        FigureId::PackageDust | FigureId::DustPct => Ledger::Dust,
        FigureId::PackageWaste => Ledger::Waste,
        FigureId::PackageCo2e => Ledger::Co2e,
        _ => return None,
    })
}
