//! How quantity and cost of a fuel came about (Method §4.3).

use super::terms::{CarrierFactor, View, answer, carrier, difference, number, product, quotient};
use super::{Expr, Unit};
use crate::catalogue::{Fuel, Grade};
use crate::engine::baseline::monthly_fuel;
use crate::engine::{Derivation, StreamBaseline};

impl View<'_> {
    fn fuel(&self, id: &str) -> Option<&Fuel> {
        self.cat.factors.fuels.iter().find(|f| f.id == id)
    }

    fn fuel_answer(&self, id: &str, grade: Grade) -> Option<Expr> {
        let given = self.inputs.fuels.iter().find(|f| f.id == id)?;
        let fuel = self.fuel(id)?;
        let unit = &self.cat.factors.carriers.get(usize::from(fuel.carrier))?.unit;
        let (quantity, told) = monthly_fuel(given)?;
        let own = format!("fuel_{id}");
        let input = match told {
            Derivation::FromQuantity => fuel.quantity_input.as_deref().unwrap_or("fuel_types"),
            _ => &own,
        };
        answer(input, Some(quantity), Unit::Named(unit.clone()), grade)
    }

    /// The price that the owner pays for a fuel.
    fn own_price(&self, id: &str) -> Option<Expr> {
        let given = self.inputs.fuels.iter().find(|f| f.id == id)?;
        let unit = &self.cat.factors.carriers.get(usize::from(self.fuel(id)?.carrier))?.unit;
        let unit = Unit::VndPer(unit.clone());
        answer(&format!("fuel_{id}.price"), given.price_vnd_per_unit, unit, Grade::C)
    }

    /// The cost of a fuel that needs no common sum: its own money, or quantity × own price.
    fn cost_alone(&self, id: &str, grade: Grade) -> Option<Expr> {
        let given = self.inputs.fuels.iter().find(|f| f.id == id)?;
        let spend = given.spend_vnd_per_month;
        let monthly = answer(&format!("fuel_{id}.spend_month"), spend, Unit::Vnd, grade);
        monthly.map(|monthly| self.yearly(monthly, 1.0)).or_else(|| {
            let amount = self.yearly(self.fuel_answer(id, grade)?, 1.0);
            Some(product(vec![amount, self.own_price(id)?]))
        })
    }

    /// The common sum of the fuels, less what single fuels are known to cost.
    fn common_sum(&self, grade: Grade) -> Option<Expr> {
        let spend = self.inputs.fuel_vnd_per_month;
        let sum = self.yearly(answer("fuel_spend_month", spend, Unit::Vnd, grade)?, 1.0);
        let ticked = self.ticked_fuels();
        let told: Vec<Expr> = ticked.iter().filter_map(|f| self.cost_alone(f, grade)).collect();
        if told.is_empty() {
            return Some(sum);
        }
        Some(Expr::Max(vec![difference(sum, Expr::Sum(told)), number(0.0, "zero")]))
    }

    fn fuel_price(&self, id: &str) -> Option<Expr> {
        if let Some(own) = self.own_price(id) {
            return Some(own);
        }
        let at = usize::from(self.fuel(id)?.carrier);
        Some(carrier(self.cat, self.cat.factors.carriers.get(at)?, CarrierFactor::Price))
    }

    pub(super) fn fuel_quantity(&self, stream: &StreamBaseline, id: &str) -> Option<Expr> {
        if let Some(given) = self.fuel_answer(id, stream.grade) {
            return Some(self.yearly(given, 1.0));
        }
        if stream.derivation == Derivation::MoneyOnly {
            return Some(self.cost(stream));
        }
        Some(quotient(self.billed(stream)?, self.fuel_price(id)?))
    }

    /// Quantities at the default price, Σ over the fuels with a known quantity, VND a year.
    fn priced_fuels(&self) -> Expr {
        let priced = |id: &String| {
            if self.cost_alone(id, Grade::C).is_some() {
                return None;
            }
            let amount = self.yearly(self.fuel_answer(id, Grade::C)?, 1.0);
            Some(product(vec![amount, self.fuel_price(id)?]))
        };
        Expr::Sum(self.ticked_fuels().iter().filter_map(priced).collect())
    }

    fn ticked_fuels(&self) -> Vec<String> {
        let fuels = self.cat.factors.fuels.iter();
        let ticked = fuels.filter(|f| self.inputs.fuels.iter().any(|t| t.id == f.id));
        ticked.map(|f| f.id.clone()).collect()
    }

    pub(super) fn fuel_cost(&self, stream: &StreamBaseline, id: &str) -> Option<Expr> {
        if let Some(alone) = self.cost_alone(id, stream.grade) {
            return Some(alone);
        }
        let sum = self.common_sum(stream.grade);
        let ticked = self.ticked_fuels();
        let shared = ticked.iter().filter(|f| self.cost_alone(f, Grade::C).is_none());
        let unknown = shared.filter(|f| self.fuel_answer(f, Grade::C).is_none()).count();
        let known = self.fuel_answer(id, stream.grade).is_some();
        match (known, sum) {
            (true, Some(sum)) if stream.derivation == Derivation::Measured => Some(sum),
            (true, Some(sum)) if unknown == 0 && self.priced_fuels().eval() > 0.0 => {
                let price = self.fuel_price(id)?;
                let scale = quotient(sum, self.priced_fuels());
                Some(product(vec![self.quantity(stream), price, scale]))
            }
            (true, _) => Some(product(vec![self.quantity(stream), self.fuel_price(id)?])),
            (false, Some(sum)) if ticked.len() == 1 => Some(sum),
            (false, Some(sum)) => {
                let rest = difference(sum, self.priced_fuels());
                Some(quotient(rest, number(unknown as f64, "fuels_without_quantity")))
            }
            (false, None) => None,
        }
    }
}
