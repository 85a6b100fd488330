//! Checks that hold several answers against each other, or look at the result: V10, V14, V15, V20;
//! and the rows of tables, where the same checks look at every month.

use super::rules::{positive, reading};
use super::{Facts, Reading};
use crate::assessment::MonthBill;
use crate::catalogue::SUBTRADES;
use crate::engine::{Derivation, StreamBaseline, StreamId, in_bags};

const KG_PER_TONNE: f64 = 1000.0;
/// What V15 is about: kinds of work, and main material.
const NOODLES: &str = "noodles";
const GRAIN: &str = "grain";
const PROCESS_WATER: &str = "water.process";
const COLD_STORE: &str = "cold_storage";

impl Facts<'_> {
    fn chosen(&self, input: &str, id: &str) -> bool {
        self.inputs.choices.get(input).is_some_and(|ids| ids.iter().any(|i| i == id))
    }

    /// V10: mass of product and loss against the main materials bought, where output is counted by
    /// mass; not where the product takes up water.
    pub(super) fn mass_balance(&self) -> Option<Reading> {
        if self.catalogue.trade(&self.inputs.trade)?.adds_water {
            return None;
        }
        let kg = match self.inputs.product_unit.as_deref()? {
            "kg" => 1.0,
            "tonne" => KG_PER_TONNE,
            _ => return None,
        };
        positive(self.inputs.output_per_month)?;
        let base = &self.evaluation.baseline;
        let product = base.output_per_year? * kg;
        let main = || {
            base.streams.iter().filter(|s| {
                let id = &s.id;
                matches!(id, StreamId::Material1 | StreamId::Material2)
                    || matches!(id, StreamId::OtherMaterial(_))
            })
        };
        let input: Option<f64> = main().map(|s| s.mass.map(|m| m.0)).sum();
        let lost: f64 = main().filter_map(|s| Some(s.mass?.0 * s.loss?)).sum();
        let share = (product + lost) / positive(input)?;
        Some(reading(share, &["output_month", "material1_qty_month", "material1_loss_pct"]))
    }

    /// V11: mass in the waste bags against the mass lost of materials 1 and 2.
    pub(super) fn bags_against_loss(&self) -> Option<Reading> {
        let bags = in_bags(self.catalogue, self.inputs)?;
        let lost = [StreamId::Material1, StreamId::Material2]
            .iter()
            .filter_map(|id| self.stream(id))
            .map(|s| s.mass.zip(s.loss).map(|(mass, loss)| mass.0 * loss))
            .sum::<Option<f64>>();
        Some(reading(bags / positive(lost)?, &["waste_bags_week", "material1_loss_pct"]))
    }

    /// V14: kWh of the nights against the kWh of a month. A cold store or a night shift explains
    /// them; more than all is impossible all the same.
    pub(super) fn night_power(&self) -> Option<Reading> {
        let field = "el_night_kwh";
        let night = positive(self.answers.number(field))?;
        let power = self.stream(&StreamId::Electricity)?;
        if power.derivation == Derivation::FromMachines {
            return None;
        }
        let share = night * self.days() * self.months() / positive(Some(power.quantity))?;
        let cold = self.inputs.equipment.iter().any(|id| id == COLD_STORE);
        let works = ["always", "sometimes"].iter().any(|id| self.chosen("night_shift", id));
        let case = if cold || works { "explained" } else { "" };
        Some(reading(share, &[field, "elec_kwh_month"]).case(case))
    }

    /// V15: m³ of process water per tonne of rice, where noodles are made of it.
    pub(super) fn noodle_water(&self) -> Option<Reading> {
        let rice = self.inputs.materials.first()?;
        if !self.chosen(SUBTRADES, NOODLES) || rice.name.as_deref() != Some(GRAIN) {
            return None;
        }
        let tonnes = self.stream(&StreamId::Material1)?.mass?.0 / KG_PER_TONNE;
        let water = self.stream(&StreamId::Water)?;
        if matches!(water.derivation, Derivation::FromPeople) {
            return None;
        }
        let at = self.catalogue.end_uses.iter().position(|e| e.id == PROCESS_WATER)?;
        let process = water.shares.iter().find(|(e, _)| usize::from(e.0) == at)?.1;
        let per_tonne = water.quantity * process / positive(Some(tonnes))?;
        let fields = ["water_m3_month", "material1_qty_month"];
        Some(reading(per_tonne, &fields).case("rice_noodles"))
    }

    /// V20: money that the package saves against the resource cost; the bill behind most of it is
    /// what to look at again.
    pub(super) fn saving_share(&self) -> Option<Reading> {
        let (base, package) = (&self.evaluation.baseline, &self.evaluation.package);
        positive(Some(base.resource_cost.0))?;
        let share = package.ledgers.money.share_of(base.resource_cost);
        let saved = package.saved_money_by_stream.iter();
        let most = saved.max_by(|a, b| a.1.0.total_cmp(&b.1.0))?;
        let field = match &most.0 {
            StreamId::Electricity => "elec_bill_month",
            StreamId::Fuel(_) => "fuel_spend_month",
            StreamId::Water => "water_bill_month",
            StreamId::Packaging => "packaging_spend_month",
            _ => "material1_spend_month",
        };
        Some(reading(share, &[field]))
    }

    /// VND per unit in each month of a table of bills.
    pub(super) fn by_month(&self, table: &str, quantity: &str) -> Vec<Reading> {
        let month = |row: u8| {
            let id = |field: &str| format!("{table}.{row}.{field}");
            let bill = MonthBill {
                quantity: positive(self.answers.number(&id(quantity))),
                vnd: positive(self.answers.number(&id("money"))),
            };
            let price = bill.vnd? / bill.quantity?;
            Some(reading(price, &[&id("money"), &id(quantity)]))
        };
        (1..=12).filter_map(month).collect()
    }

    /// VND paid per unit where a fuel has its own money.
    pub(super) fn own_fuel_prices(&self, wanted: fn(&str) -> bool) -> Vec<Reading> {
        let price = |fuel: &crate::assessment::Fuel| {
            let spend = format!("fuel_{}.spend_month", fuel.id);
            let counted = fuel.count_per_month.zip(fuel.size).map(|(count, size)| count * size);
            let quantity = positive(fuel.quantity_per_month.or(counted))?;
            let value = positive(fuel.spend_vnd_per_month)? / quantity;
            Some(reading(value, &[&spend]).case(&fuel.id))
        };
        self.inputs.fuels.iter().filter(|f| wanted(&f.id)).filter_map(price).collect()
    }

    /// Per cent lost of the further materials.
    pub(super) fn other_losses(&self) -> Vec<Reading> {
        let loss = |n: u8| {
            let field = format!("material{n}.loss_pct");
            self.answers.number(&field).map(|v| reading(v, &[&field]))
        };
        (2..=6).filter_map(loss).collect()
    }

    pub(super) fn stream(&self, id: &StreamId) -> Option<&StreamBaseline> {
        self.evaluation.baseline.streams.iter().find(|s| s.id == *id)
    }
}
