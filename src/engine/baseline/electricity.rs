//! Electricity: bills, kWh, tariff, season, machines by their plates (Method §2.2, §4.3).

use super::bills::{Average, average};
use super::shares::shares;
use super::{Calendar, Stream, grades, prices};
use crate::assessment::Inputs;
use crate::catalogue::{Catalogue, Family, Grade, Trade};
use crate::engine::numbers::{amount, known};
use crate::engine::{Derivation, StreamBaseline, StreamId};

/// One bill of a month known to be low or high is brought to an average month.
pub(crate) fn season(cat: &Catalogue, inputs: &Inputs) -> f64 {
    if inputs.electricity_months.as_deref().is_some_and(|m| m != "1") {
        return 1.0;
    }
    match inputs.electricity_month_type.as_deref() {
        Some("low") => cat.constants.season_low,
        Some("high") => cat.constants.season_high,
        _ => 1.0,
    }
}

/// What a month is known to take, before season and tax.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Month {
    pub kwh: Option<f64>,
    pub vnd: Option<f64>,
    /// From months with a bill, not from one typical month.
    pub bills: Option<Average>,
}

impl Month {
    pub fn new(inputs: &Inputs) -> Self {
        match average(&inputs.electricity_bills) {
            Some(bills) => {
                Self { kwh: known(bills.quantity), vnd: known(bills.vnd), bills: Some(bills) }
            }
            None => Self {
                kwh: known(inputs.electricity_kwh_per_month),
                vnd: known(inputs.electricity_vnd_per_month),
                bills: None,
            },
        }
    }

    /// Months of the year that it stands for.
    pub fn months(&self, working: f64) -> f64 {
        self.bills.map_or(working, |bills| bills.months_of_year(working))
    }

    /// Twelve bills with both figures, or a mean that the owner says is one.
    fn is_whole_year(&self, inputs: &Inputs) -> bool {
        match self.bills {
            Some(bills) => bills.is_year() && bills.complete,
            None => inputs.electricity_months.as_deref() == Some("12"),
        }
    }
}

/// kWh a day of all machines by their plates: Σ kW × number × hours × load.
pub(crate) fn machines_kwh_per_day(cat: &Catalogue, inputs: &Inputs) -> f64 {
    let machines = inputs.machines.iter();
    let full: f64 = machines
        .map(|m| {
            amount(Some(m.kw)) * amount(Some(m.count)) * amount(Some(m.hours_per_day)).min(24.0)
        })
        .sum();
    full * cat.constants.load_factor
}

/// The stream, or nothing when bills, kWh and machines are all unknown (no benchmark is used for
/// money).
pub(super) fn electricity(
    cat: &Catalogue,
    trade: &Trade,
    inputs: &Inputs,
    months: f64,
) -> Option<StreamBaseline> {
    let month = Month::new(inputs);
    let years = season(cat, inputs) * month.months(months);
    let tax = prices::deducted(cat, inputs, &cat.factors.vat_electricity);
    let bill = month.vnd.map(|v| v * years / tax);
    let kwh = month.kwh.map(|v| v * years);
    let price = prices::electricity(cat, trade, inputs).paid() / tax;
    let given = if month.bills.is_some() { Derivation::FromMonths } else { Derivation::Measured };
    let (quantity, cost, grade, derivation) = match (kwh, bill) {
        (Some(q), Some(k)) if month.is_whole_year(inputs) => (q, k, Grade::A, given),
        (Some(q), Some(k)) => (q, k, Grade::B, given),
        (Some(q), None) => (q, q * price, Grade::C, Derivation::FromQuantity),
        (None, Some(k)) if price > 0.0 => (k / price, k, Grade::C, Derivation::FromMoney),
        _ => {
            let days = Calendar::new(cat, inputs).days_per_year();
            let q = known(Some(machines_kwh_per_day(cat, inputs) * days))?;
            (q, q * price, Grade::C, Derivation::FromMachines)
        }
    };
    let carrier = cat.factors.carriers.get(usize::from(cat.factors.grid))?;
    let grade = grades::lowered(inputs, grade, &["elec_", "el_night"]);
    let mut stream = Stream { quantity, cost, grade, derivation }.of(StreamId::Electricity);
    stream.burn(carrier);
    stream.split(shares(cat, trade, inputs, Family::Electricity));
    Some(stream)
}
