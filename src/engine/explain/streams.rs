//! How quantity, cost and norm of a stream came about (Method §4.3–4.4).

use super::terms::{View, answer, backed, factor, number, product, quotient, tariff, term};
use super::{Expr, Origin, Unit};
use crate::assessment::MaterialInput;
use crate::catalogue::{Grade, PAID};
use crate::engine::applies::trade;
use crate::engine::baseline::{
    Average, Month, Price, WaterMonth, bills_season, counted_in, deducted, electricity_price,
    machines_kwh_per_day, material_input, water_part, water_price,
};
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
    pub(super) fn billed(&self, stream: &StreamBaseline) -> Option<Expr> {
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
    pub(super) fn yearly(&self, monthly: Expr, season: f64) -> Expr {
        let mut parts = vec![monthly];
        if season != 1.0 {
            parts.push(number(season, "season_factor"));
        }
        parts.push(self.months());
        product(parts)
    }

    fn paid(&self, price: &Price, unit: &str) -> Expr {
        let per = Unit::VndPer(unit.to_owned());
        let before = tariff(self.cat, price.tariff, price.before_tax, per);
        if self.inputs.vat_deducted {
            return before;
        }
        let tax = term(price.tax, Unit::Share, self.tax_origin(unit));
        product(vec![before, Expr::Sum(vec![number(1.0, "one"), tax])])
    }

    fn tax_origin(&self, unit: &str) -> Origin {
        let factors = &self.cat.factors;
        let id = if unit == "kWh" { &factors.vat_electricity } else { &factors.vat_water };
        let row = factors.tariffs.iter().find(|t| t.id == *id);
        factor(self.cat, "tariff", id, row.and_then(|t| t.valid_to.as_ref()))
    }

    fn kwh(&self, stream: &StreamBaseline) -> Option<Expr> {
        let unit = Unit::Named(stream.unit.clone());
        match stream.derivation {
            Derivation::FromMoney => {
                let trade = trade(self.cat, self.inputs)?.1;
                let price = electricity_price(self.cat, trade, self.inputs);
                Some(quotient(self.billed(stream)?, self.paid(&price, "kWh")))
            }
            Derivation::FromMachines => {
                let machines = machines_kwh_per_day(self.cat, self.inputs);
                let origin = Origin::Answer("elec_machines".to_owned());
                Some(product(vec![term(machines, unit, origin), self.days(), self.months()]))
            }
            _ => {
                let month = Month::new(self.inputs);
                let id = if month.bills.is_some() { "elec_bills" } else { "elec_kwh_month" };
                let monthly = answer(id, month.kwh, unit, stream.grade)?;
                Some(self.of_year(monthly, bills_season(self.cat, self.inputs), month.bills))
            }
        }
    }

    /// A year from an average month: a whole year of bills, or the months that are worked.
    fn of_year(&self, monthly: Expr, season: f64, bills: Option<Average>) -> Expr {
        match bills.filter(Average::is_year) {
            Some(bills) => {
                let year = bills.months_of_year(0.0);
                product(vec![monthly, number(year, "default_months_per_year")])
            }
            None => self.yearly(monthly, season),
        }
    }

    /// What is paid, less the tax that the business deducts.
    fn net(&self, gross: Expr, unit: &str) -> Expr {
        if !self.inputs.vat_deducted {
            return gross;
        }
        let factors = &self.cat.factors;
        let id = if unit == "kWh" { &factors.vat_electricity } else { &factors.vat_water };
        let rate = deducted(self.cat, self.inputs, id) - 1.0;
        let tax = term(rate, Unit::Share, self.tax_origin(unit));
        quotient(gross, Expr::Sum(vec![number(1.0, "one"), tax]))
    }

    fn electricity_cost(&self, stream: &StreamBaseline) -> Option<Expr> {
        if matches!(stream.derivation, Derivation::FromQuantity | Derivation::FromMachines) {
            let price = electricity_price(self.cat, trade(self.cat, self.inputs)?.1, self.inputs);
            return Some(product(vec![self.quantity(stream), self.paid(&price, "kWh")]));
        }
        let month = Month::new(self.inputs);
        let id = if month.bills.is_some() { "elec_bills" } else { "elec_bill_month" };
        let monthly = answer(id, month.vnd, Unit::Vnd, stream.grade)?;
        let season = bills_season(self.cat, self.inputs);
        Some(self.net(self.of_year(monthly, season, month.bills), "kWh"))
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
                let month = WaterMonth::new(self.inputs);
                let id = if month.bills.is_some() { "water_bills" } else { "water_m3_month" };
                let monthly = answer(id, month.m3, unit(), stream.grade)?;
                Some(self.of_year(monthly, 1.0, month.bills))
            }
        }
    }

    fn water_cost(&self, stream: &StreamBaseline) -> Option<Expr> {
        let month = WaterMonth::new(self.inputs);
        let id = if month.bills.is_some() { "water_bills" } else { "water_bill_month" };
        if let Some(monthly) = answer(id, month.vnd, Unit::Vnd, stream.grade) {
            let mut gross = self.of_year(monthly, 1.0, month.bills);
            if self.inputs.wastewater_on_bill {
                let part = water_part(self.cat, self.inputs);
                let origin = Origin::Answer("wastewater_on_bill".to_owned());
                gross = product(vec![gross, term(part, Unit::Share, origin)]);
            }
            return Some(self.net(gross, "m3"));
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
        if stream.derivation == Derivation::FromOwnPrice {
            return Some(quotient(self.billed(stream)?, unit_price(input, &id)?));
        }
        let unit = Unit::Named(stream.unit.clone());
        let field = format!("{id}qty_month");
        Some(self.yearly(answer(&field, input.quantity_per_month, unit, stream.grade)?, 1.0))
    }

    fn material_cost(&self, stream: &StreamBaseline) -> Option<Expr> {
        let (input, id) = self.material_input(&stream.id)?;
        let field = format!("{id}spend_month");
        match answer(&field, input.spend_vnd_per_month, Unit::Vnd, stream.grade) {
            Some(monthly) => Some(self.yearly(monthly, 1.0)),
            None => match unit_price(input, &id) {
                Some(price) => Some(product(vec![self.quantity(stream), price])),
                None => Some(term(0.0, Unit::Vnd, Origin::Answer(field))),
            },
        }
    }

    /// The answers about a material and the head of their ids.
    fn material_input(&self, id: &StreamId) -> Option<(&MaterialInput, String)> {
        let head = match id {
            StreamId::Material1 => "material1_".to_owned(),
            StreamId::Material2 => "material2.".to_owned(),
            StreamId::Chemicals => "material3.".to_owned(),
            StreamId::OtherMaterial(n) | StreamId::OtherAuxiliary(n) => format!("material{n}."),
            _ => return None,
        };
        Some((material_input(self.inputs, id)?, head))
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

/// What the owner pays for one unit of a material.
fn unit_price(input: &MaterialInput, head: &str) -> Option<Expr> {
    let unit = Unit::VndPer(counted_in(input).to_owned());
    answer(&format!("{head}price"), input.price_vnd_per_unit, unit, Grade::C)
}
