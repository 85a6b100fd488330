//! Measures, ledgers and finance.

use super::words;
use crate::catalogue::Catalogue;
use crate::engine;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Measure<'a> {
    id: &'a str,
    answer: &'static str,
    /// Answered through its own question or a direct one.
    direct: bool,
    /// Its saving is calculated from facts.
    calculated: bool,
    class: &'static str,
    study_reasons: Vec<&'static str>,
    selected: bool,
    alone: Ledgers,
    package: Ledgers,
    lifetime_years: f64,
    capital_vnd: Option<f64>,
    capital_origin: &'static str,
    payback_years: Option<f64>,
    npv_vnd: Option<f64>,
    irr: Option<f64>,
    package_payback_years: Option<f64>,
    package_npv_vnd: Option<f64>,
    overlaps: bool,
    kept_instead: Option<&'a str>,
    likely_within_a_year_vnd: f64,
}

impl<'a> Measure<'a> {
    pub fn new(catalogue: &'a Catalogue, result: &engine::MeasureResult) -> Self {
        Self {
            id: words::measure(catalogue, result.measure),
            answer: words::answer(result.answer),
            direct: result.direct,
            calculated: result.calculated,
            class: words::class(result.class),
            study_reasons: result.study_reasons.iter().map(|r| words::study_reason(*r)).collect(),
            selected: result.selected,
            alone: Ledgers::new(&result.alone),
            package: Ledgers::new(&result.package),
            lifetime_years: result.lifetime.0,
            capital_vnd: result.finance.capital.map(|v| v.0),
            capital_origin: words::capital_origin(result.capital_origin),
            payback_years: result.finance.payback.map(|v| v.0),
            npv_vnd: result.finance.npv.map(|v| v.0),
            irr: result.finance.irr,
            package_payback_years: result.package_finance.payback.map(|v| v.0),
            package_npv_vnd: result.package_finance.npv.map(|v| v.0),
            overlaps: result.overlaps,
            kept_instead: result.kept_instead.map(|ix| words::measure(catalogue, ix)),
            likely_within_a_year_vnd: result.likely_within_a_year.0,
        }
    }
}

/// Savings a year in the eight ledgers.
#[derive(Serialize)]
pub(super) struct Ledgers {
    money_vnd: f64,
    material_vnd: f64,
    material_kg: f64,
    energy_toe: f64,
    water_m3: f64,
    wastewater_m3: f64,
    dust_kg: f64,
    waste_kg: f64,
    co2e_kg: f64,
}

impl Ledgers {
    pub fn new(ledgers: &engine::Ledgers) -> Self {
        Self {
            money_vnd: ledgers.money.0,
            material_vnd: ledgers.material.0,
            material_kg: ledgers.material_mass.0,
            energy_toe: ledgers.energy.0,
            water_m3: ledgers.water.0,
            wastewater_m3: ledgers.wastewater.0,
            dust_kg: ledgers.dust.0,
            waste_kg: ledgers.waste.0,
            co2e_kg: ledgers.co2e.0,
        }
    }
}
