//! Tariffs and default prices that apply to a business (Method §2.2, §4.3).

use crate::assessment::Inputs;
use crate::catalogue::{Catalogue, Tariff, TimeOfUse, Trade, TradeGroup};

/// `elec_voltage` of who has no transformer.
const LOW_VOLTAGE: &str = "lt6";

/// A published price: VND per unit before tax, and the tax on top.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Price<'a> {
    /// The tariff row, for the explanation.
    pub tariff: Option<&'a Tariff>,
    pub before_tax: f64,
    pub tax: f64,
}

impl Price<'_> {
    /// What is paid per unit, tax included.
    pub fn paid(&self) -> f64 {
        self.before_tax * (1.0 + self.tax)
    }
}

/// A tariff row by id.
pub(crate) fn tariff<'a>(cat: &'a Catalogue, id: &str) -> Option<&'a Tariff> {
    cat.factors.tariffs.iter().find(|t| t.id == id)
}

fn value(tariff: Option<&Tariff>) -> f64 {
    tariff.and_then(|t| t.value).unwrap_or(0.0)
}

/// A rate that the file states in per cent.
pub(crate) fn percent(cat: &Catalogue, id: &str) -> f64 {
    value(tariff(cat, id)) / 100.0
}

fn price_of<'a>(cat: &'a Catalogue, table: &[(String, String)], key: &str, tax: &str) -> Price<'a> {
    let row = table.iter().find(|(k, _)| k == key).and_then(|(_, id)| tariff(cat, id));
    Price { tariff: row, before_tax: value(row), tax: percent(cat, tax) }
}

/// Group that applies when the owner does not know it: factories and crafts pay the production
/// tariff, shops and services the business one.
fn default_group(trade: &Trade) -> &'static str {
    match trade.group {
        TradeGroup::Production => "production",
        TradeGroup::Retail | TradeGroup::Services => "business",
    }
}

/// The owner's tariff group, or the usual one of the trade.
fn group<'a>(cat: &Catalogue, trade: &Trade, inputs: &'a Inputs) -> &'a str {
    let table = &cat.factors.electricity_price;
    let known = |g: &&str| *g != "dk" && table.iter().any(|(k, _)| k == g);
    inputs.tariff_group.as_deref().filter(known).unwrap_or(default_group(trade))
}

/// Electricity at normal hours of the owner's tariff group, and of his voltage where he knows it.
pub(crate) fn electricity<'a>(cat: &'a Catalogue, trade: &Trade, inputs: &Inputs) -> Price<'a> {
    let tax = &cat.factors.vat_electricity;
    let by_voltage = inputs.voltage.as_ref().and_then(|_| time_of_use(cat, trade, inputs));
    if let Some(row) = by_voltage.and_then(|t| tariff(cat, &t.normal)) {
        let tariff = Some(row);
        return Price { tariff, before_tax: value(tariff), tax: percent(cat, tax) };
    }
    price_of(cat, &cat.factors.electricity_price, group(cat, trade, inputs), tax)
}

/// Tariffs by the hour for the owner's group and voltage; below 6 kV unless he knows better.
fn time_of_use<'a>(cat: &'a Catalogue, trade: &Trade, inputs: &Inputs) -> Option<&'a TimeOfUse> {
    let group = group(cat, trade, inputs);
    let voltage = inputs.voltage.as_deref().unwrap_or(LOW_VOLTAGE);
    let rows = &cat.factors.time_of_use;
    rows.iter().find(|row| row.group == group && row.voltage == voltage)
}

/// VND per kWh before tax at normal, off-peak and peak hours.
pub(crate) fn by_the_hour(cat: &Catalogue, trade: &Trade, inputs: &Inputs) -> Option<[f64; 3]> {
    let row = time_of_use(cat, trade, inputs)?;
    let price = |id: &str| tariff(cat, id)?.value;
    Some([price(&row.normal)?, price(&row.off_peak)?, price(&row.peak)?])
}

/// What a bill with tax is divided by to give what the business really pays: 1, or 1 + tax where
/// it deducts input tax. Only electricity and water, whose rates stand in the tariffs.
pub(crate) fn deducted(cat: &Catalogue, inputs: &Inputs, tax: &str) -> f64 {
    if inputs.vat_deducted { 1.0 + percent(cat, tax) } else { 1.0 }
}

/// Tap water for the use that the trade makes of it.
pub(crate) fn water<'a>(cat: &'a Catalogue, trade: &Trade) -> Price<'a> {
    let usage = match trade.group {
        TradeGroup::Production => "production",
        TradeGroup::Retail => "retail",
        TradeGroup::Services => "services",
    };
    price_of(cat, &cat.factors.water_price, usage, &cat.factors.vat_water)
}

/// Fee per m³ of wastewater of an industrial facility.
pub(crate) fn process_wastewater_fee(cat: &Catalogue) -> f64 {
    value(tariff(cat, &cat.factors.wastewater_fee_process))
}

/// Fee on domestic wastewater as a share of the clean-water price.
pub(crate) fn domestic_wastewater_share(cat: &Catalogue) -> f64 {
    percent(cat, &cat.factors.wastewater_fee_domestic)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::catalogue::embedded;

    #[test]
    fn hours_are_priced_for_the_group_and_the_voltage() {
        let cat = embedded::load().unwrap().catalogue;
        let mut tried = 0;
        for trade in &cat.trades {
            let of = |voltage: Option<&str>| Inputs {
                voltage: voltage.map(str::to_owned),
                ..Inputs::default()
            };
            let silent = of(None);
            let own = group(&cat, trade, &silent);
            for row in cat.factors.time_of_use.iter().filter(|row| row.group == own) {
                let found = time_of_use(&cat, trade, &of(Some(&row.voltage)));
                assert!(std::ptr::eq(found.unwrap(), row), "{}", row.voltage);
                let unsaid = time_of_use(&cat, trade, &silent).unwrap();
                assert_eq!(std::ptr::eq(unsaid, row), row.voltage == LOW_VOLTAGE);
                tried += 1;
            }
        }
        assert!(tried > cat.trades.len());
    }
}
