//! How sums, losses and the package came about (Method §4.5–4.8, §4.16–4.20).

use super::terms::{
    CarrierFactor, View, backed, carrier, difference, factor, figure, number, product, quotient,
    term,
};
use super::{Expr, FigureId, Origin, Unit};
use crate::catalogue::Grade;
use crate::engine::baseline::{SANITARY, end_use};
use crate::engine::numbers::ratio;
use crate::engine::{
    EmbodiedLine, EmbodiedPart, Ledgers, MeasureResult, StreamBaseline, StreamId, embodied,
};

impl<'a> View<'a> {
    fn streams(&self) -> impl Iterator<Item = &'a StreamBaseline> {
        self.eval.baseline.streams.iter()
    }

    /// Σ quantity × factor over energy streams.
    pub(super) fn energy(&self, factor: CarrierFactor) -> Expr {
        let part = |s: &StreamBaseline| {
            Some(product(vec![self.quantity(s), carrier(self.cat, self.carrier_of(s)?, factor)]))
        };
        Expr::Sum(self.streams().filter_map(part).collect())
    }

    pub(super) fn resource_cost(&self) -> Expr {
        Expr::Sum(self.streams().map(|s| self.cost(s)).collect())
    }

    fn materials(&self) -> impl Iterator<Item = &'a StreamBaseline> {
        self.streams().filter(|s| s.is_material())
    }

    fn loss_of(&self, stream: &StreamBaseline) -> Expr {
        let value = stream.loss.unwrap_or(0.0);
        if stream.loss_is_default {
            let trade = self.cat.trades.iter().find(|t| t.id == self.inputs.trade);
            let sources = trade.map_or(&[][..], |t| t.loss_sources.as_slice());
            backed(value, Unit::Share, Origin::TradeDefault, Some(Grade::D), sources)
        } else {
            let id = self.loss_answer(&stream.id).unwrap_or_default();
            backed(value, Unit::Share, Origin::Answer(id), Some(Grade::C), &[])
        }
    }

    pub(super) fn loss_total(&self) -> Expr {
        let losses = &self.eval.losses;
        let mut parts: Vec<Expr> =
            self.materials().map(|s| product(vec![self.cost(s), self.loss_of(s)])).collect();
        parts.push(figure(losses.carried_cost.0, Unit::Vnd, FigureId::CarriedCost));
        let process = end_use(self.cat, "water.process");
        if let (Some(water), Some(process)) = (self.stream(&StreamId::Water), process) {
            let share = term(water.share_of(process), Unit::Share, Origin::TradeDefault);
            parts.push(product(vec![self.cost(water), share]));
        }
        parts.push(self.per_year("waste_fee_month", losses.waste_fee.0));
        let fee = Origin::Package("wastewater_fee");
        parts.push(term(losses.wastewater_fee.0, Unit::Vnd, fee));
        let scrap = self.per_year("scrap_revenue_month", losses.scrap_revenue.0);
        difference(Expr::Sum(parts), scrap)
    }

    /// A yearly sum from one monthly answer.
    fn per_year(&self, id: &str, value: f64) -> Expr {
        term(value, Unit::Vnd, Origin::Answer(id.to_owned()))
    }

    pub(super) fn loss_share(&self) -> Expr {
        let by_mass = self.materials().all(|s| s.mass.is_some());
        let weight = |s: &StreamBaseline| match s.mass {
            Some(mass) if by_mass => {
                let origin = Origin::Figure(FigureId::StreamQuantity(s.id.clone()));
                let per_unit = ratio(mass.0, s.quantity);
                let quantity =
                    backed(s.quantity, Unit::Named(s.unit.clone()), origin, Some(s.grade), &[]);
                product(vec![quantity, number(per_unit, "kg_per_unit")])
            }
            _ => self.cost(s),
        };
        let lost = self.materials().map(|s| product(vec![weight(s), self.loss_of(s)]));
        quotient(Expr::Sum(lost.collect()), Expr::Sum(self.materials().map(weight).collect()))
    }

    pub(super) fn carried_cost(&self) -> Expr {
        let process = self.streams().filter(|s| s.id == StreamId::Electricity || s.is_heat());
        let mut carried: Vec<Expr> = process.map(|s| self.cost(s)).collect();
        carried.push(self.per_year("labour_month", self.eval.baseline.wages.0));
        let share = figure(self.eval.losses.loss_share, Unit::Share, FigureId::LossShare);
        product(vec![number(self.cat.constants.theta, "theta"), share, Expr::Sum(carried)])
    }

    pub(super) fn members(&self) -> impl Iterator<Item = &'a MeasureResult> {
        self.eval.measures.iter().filter(|m| m.selected)
    }

    pub(super) fn package_money(&self) -> Expr {
        let part = |m: &MeasureResult| {
            figure(m.package.money.0, Unit::Vnd, FigureId::MeasureMoney(m.measure))
        };
        Expr::Sum(self.members().map(part).collect())
    }

    pub(super) fn package_capital(&self) -> Expr {
        let part = |m: &MeasureResult| {
            let capital = m.finance.capital?.0;
            Some(figure(capital, Unit::Vnd, FigureId::MeasureCapital(m.measure)))
        };
        Expr::Sum(self.members().filter_map(part).collect())
    }

    /// Σ over members of one ledger.
    pub(super) fn by_member(&self, unit: &Unit, of: fn(&Ledgers) -> f64) -> Expr {
        let part = |m: &MeasureResult| {
            let origin = Origin::MeasureRecord { measure: m.measure, field: "saving" };
            term(of(&m.package), unit.clone(), origin)
        };
        Expr::Sum(self.members().filter(|m| of(&m.package) != 0.0).map(part).collect())
    }

    fn saved(&self, stream: &StreamBaseline) -> Expr {
        let package = &self.eval.package.saved_by_stream;
        let saved = package.iter().find(|(id, _)| *id == stream.id).map_or(0.0, |(_, q)| *q);
        term(saved, Unit::Named(stream.unit.clone()), Origin::Package("saved"))
    }

    /// Σ saved quantity × factor over energy streams.
    pub(super) fn package_energy(&self, factor: CarrierFactor) -> Expr {
        let part = |s: &StreamBaseline| {
            Some(product(vec![self.saved(s), carrier(self.cat, self.carrier_of(s)?, factor)]))
        };
        Expr::Sum(self.streams().filter_map(part).collect())
    }

    /// Σ saved quantity × kilograms per unit × factor beyond the gate; `None` where nothing counts.
    pub(super) fn embodied(&self) -> Option<(f64, Expr)> {
        let found = embodied(self.cat, self.inputs, self.eval);
        if found.lines.is_empty() {
            return None;
        }
        let part = |line: &EmbodiedLine| {
            let (id, table, unit) = match &line.part {
                EmbodiedPart::Material(id) => (id, "material_co2", "kgCO2e/kg"),
                EmbodiedPart::Waste(id) => (id, "waste_co2", "kgCO2e/kg"),
                EmbodiedPart::Water => (&StreamId::Water, "tap_water_co2", "kgCO2e/m3"),
            };
            let mut factors = vec![self.saved(self.stream(id)?)];
            if line.per_unit != 1.0 {
                factors.push(number(line.per_unit, "kg_per_unit"));
            }
            if line.wasted != 1.0 {
                factors.push(term(line.wasted, Unit::Share, Origin::Package("wasted")));
            }
            let origin = factor(self.cat, table, &line.row, None);
            let unit = Unit::Named(unit.to_owned());
            factors.push(backed(line.factor, unit, origin, Some(Grade::D), &line.sources));
            Some(product(factors))
        };
        Some((found.total.0, Expr::Sum(found.lines.iter().filter_map(part).collect())))
    }

    /// Saved quantity at the price paid, Σ over some streams.
    pub(super) fn saved_value(&self, counts: fn(&StreamBaseline) -> bool) -> Expr {
        let price = |s: &StreamBaseline| quotient(self.cost(s), self.quantity(s));
        let part = |s: &StreamBaseline| product(vec![self.saved(s), price(s)]);
        Expr::Sum(self.streams().filter(|s| counts(s)).map(part).collect())
    }

    /// 100 × part ÷ whole.
    pub(super) fn percent(&self, part: Expr, whole: Expr) -> Expr {
        product(vec![number(100.0, "percent"), quotient(part, whole)])
    }

    pub(super) fn cost_of(&self, counts: fn(&StreamBaseline) -> bool) -> Expr {
        Expr::Sum(self.streams().filter(|s| counts(s)).map(|s| self.cost(s)).collect())
    }

    pub(super) fn likely(&self) -> Expr {
        let part = |m: &MeasureResult| {
            let money = m.package.money.0;
            let saving = figure(money, Unit::Vnd, FigureId::MeasureMoney(m.measure));
            let sources = &self.cat.implementation.sources;
            let origin = Origin::Constant("implementation_by_payback".to_owned());
            let rate = ratio(m.likely_within_a_year.0, money);
            product(vec![saving, backed(rate, Unit::Share, origin, None, sources)])
        };
        Expr::Sum(self.members().filter(|m| m.package.money.0 != 0.0).map(part).collect())
    }

    /// 100 × (1 − (1 − material saved) × (1 − captured)).
    pub(super) fn dust(&self) -> Option<Expr> {
        let dust = self.eval.indicators.dust_pct? / 100.0;
        let material = self.main_share_saved();
        let captured = 1.0 - ratio(1.0 - dust, 1.0 - material);
        let one = || number(1.0, "one");
        let share = |value, what| term(value, Unit::Share, Origin::Package(what));
        let left = product(vec![
            difference(one(), share(material, "material_saved")),
            difference(one(), share(captured, "dust_captured")),
        ]);
        Some(product(vec![number(100.0, "percent"), difference(one(), left)]))
    }

    /// Share of the mass (of the value, when a mass is unknown) of material 1 and 2 saved.
    fn main_share_saved(&self) -> f64 {
        let main = || self.streams().filter(|s| s.is_main_material());
        let by_mass = main().all(|s| s.mass.is_some());
        let weight = |s: &StreamBaseline| match s.mass {
            Some(mass) if by_mass => mass.0,
            _ => s.cost.0,
        };
        let saved = |s: &StreamBaseline| weight(s) * ratio(self.saved(s).eval(), s.quantity);
        ratio(main().map(saved).sum(), main().map(weight).sum())
    }

    /// 100 × (1 − R(sanitary) × R(total)).
    pub(super) fn domestic(&self) -> Option<Expr> {
        let water = self.stream(&StreamId::Water)?;
        let sanitary = end_use(self.cat, SANITARY)?;
        let all = || {
            let contributions = self.members().flat_map(|m| &m.contributions);
            contributions.filter(|c| c.stream == StreamId::Water && !c.money_only)
        };
        let specific = |e| water.shares.iter().any(|(known, _)| *known == e);
        let own: f64 = all().filter(|c| c.end_use == sanitary).map(|c| c.quantity).sum();
        let parts: f64 = all().filter(|c| specific(c.end_use)).map(|c| c.quantity).sum();
        let total: f64 = all().filter(|c| !specific(c.end_use)).map(|c| c.quantity).sum();
        let left = |saved: f64, base: f64| 1.0 - ratio(saved, base);
        let share = |value, what| term(value, Unit::Share, Origin::Package(what));
        let kept = product(vec![
            share(left(own, water.quantity * water.share_of(sanitary)), "left_of_sanitary"),
            share(left(total, water.quantity - parts), "left_of_total"),
        ]);
        let one = number(1.0, "one");
        Some(product(vec![number(100.0, "percent"), difference(one, kept)]))
    }
}
