//! Electricity: bills, kWh, tariff and season (Method §4.3).

use super::shares::shares;
use super::{Stream, grades, prices};
use crate::assessment::Inputs;
use crate::catalogue::{Catalogue, Family, Grade, Trade};
use crate::engine::numbers::known;
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

/// The stream, or nothing when neither bill nor kWh is known (no benchmark is used for money).
pub(super) fn electricity(
    cat: &Catalogue,
    trade: &Trade,
    inputs: &Inputs,
    months: f64,
) -> Option<StreamBaseline> {
    let years = season(cat, inputs) * months;
    let bill = known(inputs.electricity_vnd_per_month).map(|v| v * years);
    let kwh = known(inputs.electricity_kwh_per_month).map(|v| v * years);
    let price = prices::electricity(cat, trade, inputs).paid();
    let all_year = inputs.electricity_months.as_deref() == Some("12");
    let (quantity, cost, grade, derivation) = match (kwh, bill) {
        (Some(q), Some(k)) if all_year => (q, k, Grade::A, Derivation::Measured),
        (Some(q), Some(k)) => (q, k, Grade::B, Derivation::Measured),
        (Some(q), None) => (q, q * price, Grade::C, Derivation::FromQuantity),
        (None, Some(k)) if price > 0.0 => (k / price, k, Grade::C, Derivation::FromMoney),
        _ => return None,
    };
    let carrier = cat.factors.carriers.get(usize::from(cat.factors.grid))?;
    let grade = grades::lowered(inputs, grade, &["elec_"]);
    let mut stream = Stream { quantity, cost, grade, derivation }.of(StreamId::Electricity);
    stream.burn(carrier);
    stream.shares = shares(cat, trade, inputs, Family::Electricity);
    Some(stream)
}
