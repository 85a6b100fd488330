//! The values of the checks, one function each. A rule says nothing while an answer it needs is
//! missing.

use super::{Facts, Reading};
use crate::catalogue::{Bounds, InputKind, ProfileInput, TradeGroup};
use crate::engine::{Derivation, StreamId};
use crate::units::Vnd;

type Rule = fn(&Facts) -> Vec<Reading>;

/// By id of the check in the catalogue. V21 belongs to the way of answering.
pub(super) const RULES: [(&str, Rule); 20] = [
    ("V1", |f| f.electricity_price().into_iter().chain(f.by_month("elec_bills", "kwh")).collect()),
    ("V2", |f| f.money_as_kwh()),
    ("V3", |f| f.thousands_or_millions()),
    ("V4", |f| f.energy_share().into_iter().collect()),
    ("V5", |f| f.cost_share().into_iter().collect()),
    ("V6", |f| f.water_price().into_iter().chain(f.by_month("water_bills", "m3")).collect()),
    ("V7", |f| f.fuel_prices(|id| id == "lpg").into_iter().map(|r| r.case("")).collect()),
    ("V8", |f| f.fuel_prices(|id| id != "lpg")),
    ("V9", |f| f.loss().into_iter().chain(f.other_losses()).collect()),
    ("V10", |f| f.mass_balance().into_iter().collect()),
    ("V11", |f| f.bags_against_loss().into_iter().collect()),
    ("V12", |f| f.domestic_water().into_iter().collect()),
    ("V13", |f| f.hours().into_iter().collect()),
    ("V14", |f| f.night_power().into_iter().collect()),
    ("V15", |f| f.noodle_water().into_iter().collect()),
    ("V16", |f| f.price_per_unit().into_iter().collect()),
    ("V17", |f| f.size()),
    ("V18", |f| f.bags_against_spend().into_iter().collect()),
    ("V19", |f| f.loss_of_cost().into_iter().collect()),
    ("V20", |f| f.saving_share().into_iter().collect()),
];

pub(super) fn reading(value: f64, fields: &[&str]) -> Reading {
    let fields = fields.iter().map(|id| (*id).to_owned()).collect();
    Reading { case: String::new(), value, fields }
}

impl Reading {
    pub(super) fn case(self, case: &str) -> Self {
        Self { case: case.to_owned(), ..self }
    }
}

pub(super) fn positive(value: Option<f64>) -> Option<f64> {
    value.filter(|v| *v > 0.0)
}

impl Facts<'_> {
    fn group(&self) -> Option<&'static str> {
        Some(match self.catalogue.trade(&self.inputs.trade)?.group {
            TradeGroup::Production => "production",
            TradeGroup::Retail => "retail",
            TradeGroup::Services => "services",
        })
    }

    pub(super) fn days(&self) -> f64 {
        self.inputs.days_per_month.unwrap_or(self.catalogue.constants.default_days_per_month)
    }

    pub(super) fn months(&self) -> f64 {
        self.inputs.months_per_year.unwrap_or(self.catalogue.constants.default_months_per_year)
    }

    fn sales(&self) -> Option<Vnd> {
        self.evaluation.baseline.sales.filter(|s| s.0 > 0.0)
    }

    /// V1: VND paid per kWh.
    fn electricity_price(&self) -> Option<Reading> {
        let bill = self.inputs.electricity_vnd_per_month?;
        let kwh = positive(self.inputs.electricity_kwh_per_month)?;
        Some(reading(bill / kwh, &["elec_bill_month", "elec_kwh_month"]))
    }

    /// V2: money typed as kWh, seen by kWh ≥ VND (kWh per VND) or by too many kWh for a few
    /// people (the people of the band decide who is few).
    fn money_as_kwh(&self) -> Vec<Reading> {
        let kwh = self.inputs.electricity_kwh_per_month;
        let bill = positive(self.inputs.electricity_vnd_per_month);
        let fields = ["elec_kwh_month", "elec_bill_month"];
        let of_bill =
            kwh.zip(bill).map(|(kwh, bill)| reading(kwh / bill, &fields).case("kwh_per_vnd"));
        let check = self.catalogue.checks.iter().find(|c| c.id == "V2");
        let band = |case: &str| check.and_then(|c| c.bands.iter().find(|b| b.case == case));
        let few = band("small_business_workers").and_then(|b| b.soft_max).zip(self.inputs.workers);
        let is_few = few.is_some_and(|(few, workers)| workers <= few);
        let of_people = kwh.filter(|_| is_few);
        let of_people =
            of_people.map(|kwh| reading(kwh, &["elec_kwh_month"]).case("kwh_small_business"));
        let odd = of_bill.into_iter().chain(of_people);
        odd.collect()
    }

    /// V3: every sum of money above zero, but for prices of small things (a bag), whose own
    /// usual values begin below the limit.
    fn thousands_or_millions(&self) -> Vec<Reading> {
        let limit = self.catalogue.checks.iter().find(|c| c.id == "V3");
        let limit = limit.and_then(|c| c.bands.first()).and_then(|b| b.soft_min);
        let small = |bounds: Bounds| {
            let usual = bounds.soft_min.zip(limit);
            usual.is_some_and(|(usual, limit)| usual > 0.0 && usual < limit)
        };
        let money = |id: &str, bounds: Bounds| {
            let value = positive(self.answers.number(id)).filter(|_| !small(bounds));
            value.map(|v| reading(v, &[id]))
        };
        let of_input = |input: &ProfileInput| -> Vec<Reading> {
            match &input.kind {
                InputKind::Money => money(&input.id, input.bounds).into_iter().collect(),
                InputKind::Group(fields) => fields
                    .iter()
                    .filter(|f| f.kind == InputKind::Money)
                    .filter_map(|f| money(&format!("{}.{}", input.id, f.id), f.bounds))
                    .collect(),
                InputKind::Table { rows, fields } => (1..=*rows)
                    .flat_map(|row| fields.iter().map(move |f| (row, f)))
                    .filter(|(_, f)| f.kind == InputKind::Money && f.unit.is_some())
                    .filter_map(|(row, f)| money(&format!("{}.{row}.{}", input.id, f.id), f.bounds))
                    .collect(),
                _ => Vec::new(),
            }
        };
        self.catalogue.profile.iter().flat_map(of_input).collect()
    }

    /// V4: energy as a share of sales.
    fn energy_share(&self) -> Option<Reading> {
        let energy = self.evaluation.baseline.energy_cost;
        if energy.0 <= 0.0 {
            return None;
        }
        let share = energy.share_of(self.sales()?);
        let fields = ["revenue_month", "elec_bill_month", "fuel_spend_month"];
        Some(reading(share, &fields).case(self.group()?))
    }

    /// V5: energy, water, materials and wages as a share of sales; only once the two largest are
    /// known, or every young assessment would look incomplete.
    fn cost_share(&self) -> Option<Reading> {
        let base = &self.evaluation.baseline;
        let material = self.inputs.materials.first().and_then(|m| m.spend_vnd_per_month);
        if base.energy_cost.0 <= 0.0 || material.is_none() {
            return None;
        }
        let water = self.stream(&StreamId::Water).map_or(Vnd(0.0), |s| s.cost);
        let cost = base.energy_cost + water + base.material_cost + base.wages;
        let fields = ["revenue_month", "material1_spend_month"];
        Some(reading(cost.share_of(self.sales()?), &fields).case(self.group()?))
    }

    /// V6: VND paid per m³.
    fn water_price(&self) -> Option<Reading> {
        let bill = positive(self.inputs.water_vnd_per_month)?;
        let m3 = positive(self.inputs.water_m3_per_month)?;
        Some(reading(bill / m3, &["water_bill_month", "water_m3_month"]))
    }

    /// V7, V8: VND paid per unit, of the only fuel or of one with money of its own.
    fn fuel_prices(&self, wanted: fn(&str) -> bool) -> Vec<Reading> {
        let own = self.own_fuel_prices(wanted);
        self.fuel_price(wanted).into_iter().chain(own).collect()
    }

    fn fuel_price(&self, wanted: fn(&str) -> bool) -> Option<Reading> {
        let [fuel] = self.inputs.fuels.as_slice() else {
            return None;
        };
        let spend = positive(self.inputs.fuel_vnd_per_month)?;
        let quantity = positive(fuel.quantity_per_month).filter(|_| wanted(&fuel.id))?;
        let record = self.catalogue.factors.fuels.iter().find(|f| f.id == fuel.id)?;
        let field = record.quantity_input.as_deref()?;
        Some(reading(spend / quantity, &["fuel_spend_month", field]).case(&fuel.id))
    }

    /// V9: per cent of the main material lost.
    fn loss(&self) -> Option<Reading> {
        let field = "material1_loss_pct";
        self.answers.number(field).map(|v| reading(v, &[field]))
    }

    /// V12: water that the people alone need, against all water.
    fn domestic_water(&self) -> Option<Reading> {
        let water = self.stream(&StreamId::Water)?;
        if water.derivation == Derivation::FromPeople {
            return None;
        }
        let per_day = self.catalogue.constants.domestic_water_m3_per_worker_day;
        let people = self.inputs.workers? * per_day * self.days() * self.months();
        let metered = self.inputs.water_m3_per_month.is_some();
        let field = if metered { "water_m3_month" } else { "water_bill_month" };
        Some(reading(people / positive(Some(water.quantity))?, &[field, "workers"]))
    }

    /// V13: hours a month.
    fn hours(&self) -> Option<Reading> {
        let hours = self.inputs.hours_per_day? * self.days();
        Some(reading(hours, &["hours_per_day", "days_per_month"]))
    }

    /// V16: VND per unit sold, said back.
    fn price_per_unit(&self) -> Option<Reading> {
        if self.inputs.product_unit.as_deref()? == "million_vnd" {
            return None;
        }
        let sales = positive(self.inputs.revenue_vnd_per_month)?;
        let output = positive(self.inputs.output_per_month)?;
        Some(reading(sales / output, &["output_month", "revenue_month"]))
    }

    /// V17: people and yearly sales of a household business, as far as there is a limit.
    fn size(&self) -> Vec<Reading> {
        let Some(form) = self.inputs.legal_form.as_deref() else { return Vec::new() };
        let check = self.catalogue.checks.iter().find(|c| c.id == "V17");
        let limited = |case: &str| check.is_some_and(|c| c.bands.iter().any(|b| b.case == case));
        let people = self.inputs.workers.map(|n| reading(n, &["workers", "legal_form"]).case(form));
        let sales = self.sales().zip(self.group()).map(|(sales, group)| {
            let case = format!("{form}_sales_{group}");
            reading(sales.0, &["revenue_month", "legal_form"]).case(&case)
        });
        people.into_iter().chain(sales).filter(|r| limited(&r.case)).collect()
    }

    /// V18: money for the counted bags against the money for packaging.
    fn bags_against_spend(&self) -> Option<Reading> {
        let bags = positive(self.inputs.bags_per_day)?;
        let spend = positive(self.inputs.packaging_vnd_per_month)?;
        let price = self.inputs.bag_price_vnd.unwrap_or(self.catalogue.factors.bag_vnd);
        Some(reading(bags * self.days() * price / spend, &["ps_bags", "packaging_spend_month"]))
    }

    /// V19: non-product output as a share of the cost of production.
    fn loss_of_cost(&self) -> Option<Reading> {
        let losses = &self.evaluation.losses;
        let known = losses.production_cost.0 > 0.0 && !losses.material.is_empty();
        known.then(|| reading(losses.share, &["material1_loss_pct"]))
    }
}
