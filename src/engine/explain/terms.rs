//! Building blocks of explanations.

use super::{Expr, FigureId, Origin, Term, Unit};
use crate::assessment::Inputs;
use crate::catalogue::{Carrier, Catalogue, Grade, SourceIx, Tariff};
use crate::engine::baseline::products_per_month;
use crate::engine::numbers::known;
use crate::engine::{Evaluation, StreamBaseline, StreamId};

/// What every explanation reads.
pub(super) struct View<'a> {
    pub cat: &'a Catalogue,
    pub inputs: &'a Inputs,
    pub eval: &'a Evaluation,
}

pub(super) fn term(value: f64, unit: Unit, origin: Origin) -> Expr {
    Expr::Term(Term { value, unit, origin, grade: None, sources: Vec::new() })
}

/// A term with a grade and sources.
pub(super) fn backed(
    value: f64,
    unit: Unit,
    origin: Origin,
    grade: Option<Grade>,
    sources: &[SourceIx],
) -> Expr {
    Expr::Term(Term { value, unit, origin, grade, sources: sources.to_vec() })
}

pub(super) fn number(value: f64, constant: &str) -> Expr {
    term(value, Unit::Number, Origin::Constant(constant.to_owned()))
}

pub(super) fn product(parts: Vec<Expr>) -> Expr {
    Expr::Product(parts)
}

pub(super) fn quotient(part: Expr, whole: Expr) -> Expr {
    Expr::Quotient(Box::new(part), Box::new(whole))
}

pub(super) fn difference(a: Expr, b: Expr) -> Expr {
    Expr::Difference(Box::new(a), Box::new(b))
}

/// The owner's number, or nothing when it is not known.
pub(super) fn answer(id: &str, value: Option<f64>, unit: Unit, grade: Grade) -> Option<Expr> {
    let origin = Origin::Answer(id.to_owned());
    known(value).map(|v| backed(v, unit, origin, Some(grade), &[]))
}

/// Another figure that opens in turn.
pub(super) fn figure(value: f64, unit: Unit, id: FigureId) -> Expr {
    term(value, unit, Origin::Figure(id))
}

/// A record of the catalogue, or the owner's own value that replaces it.
pub(super) fn factor(cat: &Catalogue, table: &str, record: &str, date: Option<&String>) -> Origin {
    let own = if record.is_empty() { table.to_owned() } else { format!("{table}.{record}") };
    if cat.is_own(&own) {
        return Origin::OwnValue(own);
    }
    // What has no record is known by its table.
    let id = if record.is_empty() { table } else { record }.to_owned();
    Origin::Factor { id, date: date.cloned() }
}

/// Constants that the business replaced say so.
pub(super) fn with_own(cat: &Catalogue, mut expr: Expr) -> Expr {
    if !cat.own.is_empty() {
        name_own(cat, &mut expr);
    }
    expr
}

fn name_own(cat: &Catalogue, expr: &mut Expr) {
    match expr {
        Expr::Term(term) => {
            if let Origin::Constant(id) = &term.origin
                && let Some(own) = cat.own_part(id, term.value)
            {
                term.origin = Origin::OwnValue(own.clone());
            }
        }
        Expr::Sum(all) | Expr::Product(all) | Expr::Min(all) | Expr::Max(all) => {
            all.iter_mut().for_each(|one| name_own(cat, one));
        }
        Expr::Difference(a, b) | Expr::Quotient(a, b) => {
            name_own(cat, a);
            name_own(cat, b);
        }
    }
}

pub(super) fn tariff(cat: &Catalogue, row: Option<&Tariff>, value: f64, unit: Unit) -> Expr {
    let id = row.map_or("", |t| t.id.as_str());
    let origin = factor(cat, "tariff", id, row.and_then(|t| t.valid_from.as_ref()));
    backed(value, unit, origin, None, row.map_or(&[], |t| t.sources.as_slice()))
}

/// Which number of a carrier is meant.
#[derive(Clone, Copy)]
pub(super) enum CarrierFactor {
    Toe,
    Co2e,
    Price,
}

pub(super) fn carrier(cat: &Catalogue, carrier: &Carrier, number: CarrierFactor) -> Expr {
    let per = |what: &str| Unit::Named(format!("{what}/{}", carrier.unit));
    let (table, value, unit, date, sources) = match number {
        CarrierFactor::Toe => ("toe", carrier.toe_per_unit, per("toe"), None, &carrier.toe_sources),
        CarrierFactor::Co2e => {
            ("co2", carrier.kgco2e_per_unit, per("kgCO2e"), None, &carrier.co2_sources)
        }
        CarrierFactor::Price => (
            "price",
            carrier.price_vnd_per_unit.unwrap_or(0.0),
            Unit::VndPer(carrier.unit.clone()),
            carrier.price_date.as_ref(),
            &carrier.price_sources,
        ),
    };
    backed(value, unit, factor(cat, table, &carrier.id, date), None, sources)
}

impl<'a> View<'a> {
    pub fn stream(&self, id: &StreamId) -> Option<&'a StreamBaseline> {
        self.eval.baseline.stream(id)
    }

    pub fn quantity(&self, stream: &StreamBaseline) -> Expr {
        let unit = Unit::Named(stream.unit.clone());
        let origin = Origin::Figure(FigureId::StreamQuantity(stream.id.clone()));
        backed(stream.quantity, unit, origin, Some(stream.grade), &[])
    }

    pub fn cost(&self, stream: &StreamBaseline) -> Expr {
        let origin = Origin::Figure(FigureId::StreamCost(stream.id.clone()));
        backed(stream.cost.0, Unit::Vnd, origin, Some(stream.grade), &[])
    }

    /// The carrier of an energy stream that is counted in its unit.
    pub fn carrier_of(&self, stream: &StreamBaseline) -> Option<&'a Carrier> {
        let factors = &self.cat.factors;
        let at = match &stream.id {
            StreamId::Electricity => factors.grid,
            StreamId::Fuel(id) => factors.fuels.iter().find(|f| f.id == *id)?.carrier,
            _ => return None,
        };
        factors.carriers.get(usize::from(at)).filter(|c| c.unit == stream.unit)
    }

    pub fn months(&self) -> Expr {
        let constants = &self.cat.constants;
        let given = self.inputs.months_per_year;
        answer("months_per_year", given, Unit::Number, Grade::B)
            .unwrap_or_else(|| number(constants.default_months_per_year, "default_months_per_year"))
    }

    pub fn days(&self) -> Expr {
        let constants = &self.cat.constants;
        answer("days_per_month", self.inputs.days_per_month, Unit::Number, Grade::B)
            .unwrap_or_else(|| number(constants.default_days_per_month, "default_days_per_month"))
    }

    /// Output per year.
    pub fn output(&self) -> Option<Expr> {
        self.eval.baseline.output_per_year?;
        let unit = || Unit::Named(self.eval.baseline.output_unit.clone());
        let inputs = self.inputs;
        let products = answer("products", products_per_month(inputs), unit(), Grade::B);
        let month = || answer("output_month", inputs.output_per_month, unit(), Grade::B);
        let day = || {
            let day = answer("output_day", inputs.output_per_day, unit(), Grade::C)?;
            Some(product(vec![day, self.days()]))
        };
        let by_price = || {
            let sales = answer("revenue_month", inputs.revenue_vnd_per_month, Unit::Vnd, Grade::C)?;
            let price = inputs.product_price_vnd;
            Some(quotient(sales, answer("product_price", price, Unit::Vnd, Grade::C)?))
        };
        let counted = products.or_else(month).or_else(day).or_else(by_price);
        let monthly = counted.or_else(|| {
            let sales = self.inputs.revenue_vnd_per_month;
            let sales = answer("revenue_month", sales, Unit::Vnd, Grade::C)?;
            Some(quotient(sales, number(1e6, "million")))
        })?;
        Some(product(vec![monthly, self.months()]))
    }
}
