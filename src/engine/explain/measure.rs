//! How money, capital, payback and present value of a measure came about (Method §4.10–4.15).

use super::terms::{View, backed, difference, figure, number, product, quotient, term};
use super::{Expr, FigureId, Origin, Unit};
use crate::catalogue::{Grade, Measure, MeasureIx};
use crate::engine::finance::{Rates, annuity};
use crate::engine::numbers::ratio;
use crate::engine::{CapitalOrigin, Class, Contribution, MeasureResult};

impl<'a> View<'a> {
    /// A measure with figures: hints and what is done have none.
    pub(super) fn result(&self, ix: MeasureIx) -> Option<(&'a MeasureResult, &'a Measure)> {
        let result = self.eval.measures.iter().find(|m| m.measure == ix)?;
        let record = self.cat.measures.get(usize::from(ix.0))?;
        let has_figures = !matches!(result.class, Class::Hint | Class::Done);
        has_figures.then_some((result, record))
    }

    pub(super) fn measure_money(&self, result: &MeasureResult, record: &Measure) -> Expr {
        let ix = result.measure;
        let field = |field| Origin::MeasureRecord { measure: ix, field };
        let mut parts: Vec<Expr> =
            result.contributions.iter().map(|c| self.contribution(c, result, record)).collect();
        let other = &result.other_money;
        if other.waste_fee.0 != 0.0 {
            parts.push(term(other.waste_fee.0, Unit::Vnd, Origin::Package("waste_fee")));
        }
        if other.sales_at_one.0 != 0.0 {
            let part = ratio(other.sales.0, other.sales_at_one.0);
            parts.push(product(vec![
                term(other.sales_at_one.0, Unit::Vnd, field("revenue")),
                term(part, Unit::Share, Origin::Opportunity(ix)),
            ]));
        }
        let saved = Expr::Sum(parts);
        if other.running_cost.0 == 0.0 {
            return saved;
        }
        difference(saved, term(other.running_cost.0, Unit::Vnd, field("running_cost")))
    }

    /// base × remaining × min(1, A × f × o) × scale × value of one unit.
    fn contribution(&self, c: &Contribution, result: &MeasureResult, record: &Measure) -> Expr {
        let (ix, calculated) = (result.measure, result.calculated);
        let field = |field| Origin::MeasureRecord { measure: ix, field };
        let fraction = if c.knock_on { "knock_ons" } else { "saving" };
        let fraction = match record.deeper.as_ref().filter(|_| calculated && !c.knock_on) {
            Some(deeper) => {
                let grade = Some(record.grade.min(Grade::B));
                backed(c.fraction, Unit::Share, field("calculated"), grade, &deeper.sources)
            }
            None => {
                let (grade, sources) = (Some(record.grade), &record.evidence);
                backed(c.fraction, Unit::Share, field(fraction), grade, sources)
            }
        };
        let mut effect = vec![fraction, term(c.opportunity, Unit::Share, Origin::Opportunity(ix))];
        if c.applicability != 1.0 {
            effect.insert(0, term(c.applicability, Unit::Share, field("applicability")));
        }
        let mut parts = self.base(c);
        if c.remaining != 1.0 {
            parts.push(term(c.remaining, Unit::Share, Origin::Package("remaining")));
        }
        parts.push(Expr::Min(vec![number(1.0, "one"), product(effect)]));
        if c.scale != 1.0 {
            parts.push(term(c.scale, Unit::Share, Origin::Package("scale")));
        }
        parts.extend(self.value_of_unit(c));
        product(parts)
    }

    /// The stream's quantity (or cost) and the share of it that the end use stands for.
    fn base(&self, c: &Contribution) -> Vec<Expr> {
        let Some(stream) = self.stream(&c.stream) else {
            return vec![term(c.base, Unit::Number, Origin::Package("base"))];
        };
        let (whole, expr) = if c.money_only {
            (stream.cost.0, self.cost(stream))
        } else {
            (stream.quantity, self.quantity(stream))
        };
        let share = ratio(c.base, whole);
        if share == 1.0 {
            return vec![expr];
        }
        let lost = stream.loss == Some(share) && !stream.loss_is_default;
        let origin = match self.loss_answer(&c.stream) {
            Some(id) if lost => Origin::Answer(id),
            _ => Origin::TradeDefault,
        };
        vec![expr, term(share, Unit::Share, origin)]
    }

    fn value_of_unit(&self, c: &Contribution) -> Option<Expr> {
        if c.money_only {
            return None;
        }
        let stream = self.stream(&c.stream)?;
        if c.value_per_unit == stream.price {
            return Some(quotient(self.cost(stream), self.quantity(stream)));
        }
        let unit = Unit::VndPer(stream.unit.clone());
        Some(term(c.value_per_unit, unit, Origin::Package("value_per_unit")))
    }

    pub(super) fn measure_capital(&self, result: &MeasureResult, record: &Measure) -> Option<Expr> {
        let capital = result.finance.capital?.0;
        let ix = result.measure;
        let field = |value, unit, field| {
            let origin = Origin::MeasureRecord { measure: ix, field };
            backed(value, unit, origin, Some(record.grade), &record.evidence)
        };
        Some(match result.capital_origin {
            CapitalOrigin::None => return None,
            CapitalOrigin::Quote => {
                term(capital, Unit::Vnd, Origin::Answer(format!("quote.{}", record.id)))
            }
            CapitalOrigin::Catalogue => field(capital, Unit::Vnd, "capex"),
            CapitalOrigin::Sized => {
                let price = record.investment.as_ref().map_or(0.0, |i| i.vnd_per_unit.mode);
                let units = term(ratio(capital, price), Unit::Number, Origin::Package("size"));
                product(vec![units, field(price, Unit::Vnd, "investment")])
            }
            CapitalOrigin::FromPayback => {
                let years = record.payback_years.map_or(0.0, |p| p.mode);
                // Sized at the prices of the bills, whatever price is tried out.
                let tried = !self.inputs.tried_prices.is_empty();
                let (saved, what) = if tried {
                    (ratio(capital, years), "saving_alone_as_billed")
                } else {
                    (result.alone.money.0, "saving_alone")
                };
                product(vec![
                    field(years, Unit::Years, "payback_years"),
                    term(saved, Unit::Vnd, Origin::Package(what)),
                ])
            }
        })
    }

    pub(super) fn measure_payback(&self, result: &MeasureResult) -> Option<Expr> {
        result.package_finance.payback?;
        let ix = result.measure;
        let capital = result.finance.capital?.0;
        Some(quotient(
            figure(capital, Unit::Vnd, FigureId::MeasureCapital(ix)),
            figure(result.package.money.0, Unit::Vnd, FigureId::MeasureMoney(ix)),
        ))
    }

    /// Saving × present value of 1 a year − capital.
    pub(super) fn measure_npv(&self, result: &MeasureResult) -> Option<Expr> {
        let ix = result.measure;
        let capital = result.finance.capital?.0;
        let rate = Rates::new(self.cat, self.inputs).discount;
        let years = result.lifetime.0;
        let annuity = annuity(rate, years);
        let is_own = self.inputs.discount_rate.is_some() || self.cat.is_own("discount_rate");
        let saved = product(vec![
            figure(result.package.money.0, Unit::Vnd, FigureId::MeasureMoney(ix)),
            term(annuity, Unit::Years, Origin::Annuity { rate, years, is_own }),
        ]);
        Some(difference(saved, figure(capital, Unit::Vnd, FigureId::MeasureCapital(ix))))
    }
}
