//! How quantity, cost and norm of a stream came about (Method §4.3–4.4).

use super::terms::{
    CarrierFactor, View, answer, backed, carrier, difference, factor, number, product, quotient,
    tariff, term,
};
use super::{Expr, Origin, Unit};
use crate::catalogue::{Fuel, Grade, PAID};
use crate::engine::applies::trade;
use crate::engine::baseline::{Price, bills_season, electricity_price, water_price};
use crate::engine::{Derivation, StreamBaseline, StreamId};

impl View<'_> {
    pub(super) fn quantity_expr(&self, stream: &StreamBaseline) -> Option<Expr> {
        match &stream.id {
            StreamId::Electricity => self.kwh(stream),
            StreamId::Fuel(id) => self.fuel_quantity(stream, id),
            StreamId::Water => self.cubic_metres(stream),
            StreamId::Packaging => Some(self.cost(stream)),
            _ => self.material_quantity(stream),
        }
    }

    /// Quantity × price where another price is tried out, else as billed.
    pub(super) fn cost_expr(&self, stream: &StreamBaseline) -> Option<Expr> {
        if stream.price == stream.known_price {
            return self.billed_expr(stream);
        }
        let origin = Origin::OwnValue(format!("{PAID}{}", stream.id.id()));
        let price = term(stream.price, Unit::VndPer(stream.unit.clone()), origin);
        Some(product(vec![self.quantity(stream), price]))
    }

    /// The cost that a quantity is derived from: the bill, whatever price is tried out.
    fn billed(&self, stream: &StreamBaseline) -> Option<Expr> {
        if stream.price == stream.known_price {
            Some(self.cost(stream))
        } else {
            self.billed_expr(stream)
        }
    }

    fn billed_expr(&self, stream: &StreamBaseline) -> Option<Expr> {
        match &stream.id {
            StreamId::Electricity => self.electricity_cost(stream),
            StreamId::Fuel(id) => self.fuel_cost(stream, id),
            StreamId::Water => self.water_cost(stream),
            StreamId::Packaging => self.packaging_cost(stream),
            _ => self.material_cost(stream),
        }
    }

    pub(super) fn norm_expr(&self, stream: &StreamBaseline) -> Option<Expr> {
        Some(quotient(self.quantity(stream), self.output()?))
    }

    /// A yearly amount from a monthly answer; bills of electricity carry the season.
    fn yearly(&self, monthly: Expr, season: f64) -> Expr {
        let mut parts = vec![monthly];
        if season != 1.0 {
            parts.push(number(season, "season_factor"));
        }
        parts.push(self.months());
        product(parts)
    }

    fn paid(&self, price: &Price, unit: &str) -> Expr {
        let tax = term(price.tax, Unit::Share, self.tax_origin(unit));
        product(vec![
            tariff(self.cat, price.tariff, price.before_tax, Unit::VndPer(unit.to_owned())),
            Expr::Sum(vec![number(1.0, "one"), tax]),
        ])
    }

    fn tax_origin(&self, unit: &str) -> Origin {
        let factors = &self.cat.factors;
        let id = if unit == "kWh" { &factors.vat_electricity } else { &factors.vat_water };
        let row = factors.tariffs.iter().find(|t| t.id == *id);
        factor(self.cat, "tariff", id, row.and_then(|t| t.valid_to.as_ref()))
    }

    fn kwh(&self, stream: &StreamBaseline) -> Option<Expr> {
        if stream.derivation == Derivation::FromMoney {
            let price = electricity_price(self.cat, trade(self.cat, self.inputs)?.1, self.inputs);
            return Some(quotient(self.billed(stream)?, self.paid(&price, "kWh")));
        }
        let unit = Unit::Named(stream.unit.clone());
        let kwh = self.inputs.electricity_kwh_per_month;
        let monthly = answer("elec_kwh_month", kwh, unit, stream.grade)?;
        Some(self.yearly(monthly, bills_season(self.cat, self.inputs)))
    }

    fn electricity_cost(&self, stream: &StreamBaseline) -> Option<Expr> {
        if stream.derivation == Derivation::FromQuantity {
            let price = electricity_price(self.cat, trade(self.cat, self.inputs)?.1, self.inputs);
            return Some(product(vec![self.quantity(stream), self.paid(&price, "kWh")]));
        }
        let bill = self.inputs.electricity_vnd_per_month;
        let monthly = answer("elec_bill_month", bill, Unit::Vnd, stream.grade)?;
        Some(self.yearly(monthly, bills_season(self.cat, self.inputs)))
    }

    fn fuel(&self, id: &str) -> Option<&Fuel> {
        self.cat.factors.fuels.iter().find(|f| f.id == id)
    }

    fn fuel_answer(&self, id: &str, grade: Grade) -> Option<Expr> {
        let given = self.inputs.fuels.iter().find(|f| f.id == id)?;
        let fuel = self.fuel(id)?;
        let unit = &self.cat.factors.carriers.get(usize::from(fuel.carrier))?.unit;
        let input = fuel.quantity_input.as_deref().unwrap_or("fuel_types");
        answer(input, given.quantity_per_month, Unit::Named(unit.clone()), grade)
    }

    fn fuel_price(&self, id: &str) -> Option<Expr> {
        let at = usize::from(self.fuel(id)?.carrier);
        Some(carrier(self.cat, self.cat.factors.carriers.get(at)?, CarrierFactor::Price))
    }

    fn fuel_quantity(&self, stream: &StreamBaseline, id: &str) -> Option<Expr> {
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

    fn fuel_cost(&self, stream: &StreamBaseline, id: &str) -> Option<Expr> {
        let spend = self.inputs.fuel_vnd_per_month;
        let sum = answer("fuel_spend_month", spend, Unit::Vnd, stream.grade);
        let sum = sum.map(|s| self.yearly(s, 1.0));
        let ticked = self.ticked_fuels();
        let unknown = ticked.iter().filter(|f| self.fuel_answer(f, Grade::C).is_none()).count();
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

    fn cubic_metres(&self, stream: &StreamBaseline) -> Option<Expr> {
        let unit = || Unit::CubicMetre;
        let constants = &self.cat.constants;
        match stream.derivation {
            Derivation::FromMoney => {
                let price = water_price(self.cat, trade(self.cat, self.inputs)?.1);
                Some(quotient(self.billed(stream)?, self.paid(&price, "m3")))
            }
            Derivation::FromPeople => Some(product(vec![
                answer("workers", self.inputs.workers, Unit::Number, stream.grade)?,
                number(constants.domestic_water_m3_per_worker_day, "domestic_water_per_person"),
                self.days(),
                self.months(),
            ])),
            Derivation::FromPump => {
                let hours = self.inputs.well_pump_hours_per_day.map(|h| h.min(24.0));
                Some(product(vec![
                    answer("well_pump_hours", hours, Unit::Number, stream.grade)?,
                    number(constants.well_flow_m3_per_hour, "well_flow"),
                    self.days(),
                    self.months(),
                ]))
            }
            _ => {
                let metered = self.inputs.water_m3_per_month;
                let monthly = answer("water_m3_month", metered, unit(), stream.grade)?;
                Some(self.yearly(monthly, 1.0))
            }
        }
    }

    fn water_cost(&self, stream: &StreamBaseline) -> Option<Expr> {
        let bill = self.inputs.water_vnd_per_month;
        if let Some(monthly) = answer("water_bill_month", bill, Unit::Vnd, stream.grade) {
            return Some(self.yearly(monthly, 1.0));
        }
        let factors = &self.cat.factors;
        let own = self.inputs.water_source.as_deref() == Some("well");
        let price = if own || stream.derivation == Derivation::FromPump {
            let origin = factor(self.cat, "well_water", "", None);
            let unit = Unit::VndPer("m3".to_owned());
            backed(factors.well_vnd_per_m3, unit, origin, None, &factors.well_sources)
        } else {
            self.paid(&water_price(self.cat, trade(self.cat, self.inputs)?.1), "m3")
        };
        Some(product(vec![self.quantity(stream), price]))
    }

    fn material_quantity(&self, stream: &StreamBaseline) -> Option<Expr> {
        if stream.derivation == Derivation::MoneyOnly {
            return Some(self.cost(stream));
        }
        let (input, id) = self.material_input(&stream.id)?;
        let unit = Unit::Named(stream.unit.clone());
        let field = format!("{id}qty_month");
        Some(self.yearly(answer(&field, input.quantity_per_month, unit, stream.grade)?, 1.0))
    }

    fn material_cost(&self, stream: &StreamBaseline) -> Option<Expr> {
        let (input, id) = self.material_input(&stream.id)?;
        let field = format!("{id}spend_month");
        match answer(&field, input.spend_vnd_per_month, Unit::Vnd, stream.grade) {
            Some(monthly) => Some(self.yearly(monthly, 1.0)),
            None => Some(term(0.0, Unit::Vnd, Origin::Answer(field))),
        }
    }

    /// The answers about a material and the head of their ids.
    fn material_input(
        &self,
        id: &StreamId,
    ) -> Option<(&crate::assessment::MaterialInput, &'static str)> {
        let [one, two, three] = &self.inputs.materials;
        match id {
            StreamId::Material1 => Some((one, "material1_")),
            StreamId::Material2 => Some((two, "material2.")),
            StreamId::Chemicals => Some((three, "material3.")),
            _ => None,
        }
    }

    /// Id of the answer that tells the loss of a material.
    pub(super) fn loss_answer(&self, id: &StreamId) -> Option<String> {
        self.material_input(id).map(|(_, head)| format!("{head}loss_pct"))
    }

    fn packaging_cost(&self, stream: &StreamBaseline) -> Option<Expr> {
        let (inputs, grade) = (self.inputs, stream.grade);
        let spend = inputs.packaging_vnd_per_month;
        let spend = answer("packaging_spend_month", spend, Unit::Vnd, grade);
        let bags = answer("ps_bags", inputs.bags_per_day, Unit::Number, grade).map(|bags| {
            let origin = factor(self.cat, "bag", "", None);
            let price = answer("bag_price", inputs.bag_price_vnd, Unit::Vnd, grade)
                .unwrap_or_else(|| term(self.cat.factors.bag_vnd, Unit::Vnd, origin));
            product(vec![bags, self.days(), self.months(), price])
        });
        let spend = spend.map(|s| self.yearly(s, 1.0));
        let parts: Vec<Expr> = spend.into_iter().chain(bags).collect();
        (!parts.is_empty()).then_some(Expr::Max(parts))
    }
}
