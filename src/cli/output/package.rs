//! The package as one: totals, range, scores and indicators.

use super::measures::Ledgers;
use super::words;
use crate::catalogue::Catalogue;
use crate::engine;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
pub(super) struct Package<'a> {
    ledgers: Ledgers,
    alone_money_vnd: f64,
    capital_vnd: Option<f64>,
    payback_years: Option<f64>,
    npv_vnd: Option<f64>,
    irr: Option<f64>,
    likely_within_a_year_vnd: f64,
    further_potential_vnd: f64,
    count: usize,
    /// Recommended and study measures by CP class.
    proposed_by_class: BTreeMap<&'a str, usize>,
    saved_quantity_by_stream: BTreeMap<String, f64>,
    saved_money_by_stream_vnd: BTreeMap<String, f64>,
    onsite_check_energy: bool,
    onsite_check_water: bool,
    onsite_check_material: bool,
}

impl<'a> Package<'a> {
    pub fn new(catalogue: &'a Catalogue, package: &engine::Package) -> Self {
        let class = |(at, count): &(u8, usize)| {
            catalogue.cp_classes.get(usize::from(*at)).map(|c| (c.id.as_str(), *count))
        };
        let money = package.saved_money_by_stream.iter();
        let quantities = package.saved_by_stream.iter();
        Self {
            ledgers: Ledgers::new(&package.ledgers),
            alone_money_vnd: package.alone_money.0,
            capital_vnd: package.finance.capital.map(|v| v.0),
            payback_years: package.finance.payback.map(|v| v.0),
            npv_vnd: package.finance.npv.map(|v| v.0),
            irr: package.finance.irr,
            likely_within_a_year_vnd: package.likely_within_a_year.0,
            further_potential_vnd: package.further_potential.0,
            count: package.count,
            proposed_by_class: package.proposed_by_class.iter().filter_map(class).collect(),
            saved_quantity_by_stream: quantities.map(|(s, q)| (words::stream(s), *q)).collect(),
            saved_money_by_stream_vnd: money.map(|(s, v)| (words::stream(s), v.0)).collect(),
            onsite_check_energy: package.onsite_check_energy,
            onsite_check_water: package.onsite_check_water,
            onsite_check_material: package.onsite_check_material,
        }
    }
}

#[derive(Serialize)]
struct Percentiles {
    p10: f64,
    p50: f64,
    p90: f64,
    mean: f64,
}

impl From<engine::Percentiles> for Percentiles {
    fn from(p: engine::Percentiles) -> Self {
        Self { p10: p.p10, p50: p.p50, p90: p.p90, mean: p.mean }
    }
}

/// The package under all draws.
#[derive(Serialize)]
pub(super) struct RangeOutput {
    money_vnd: Percentiles,
    material_vnd: Percentiles,
    material_kg: Percentiles,
    energy_toe: Percentiles,
    water_m3: Percentiles,
    wastewater_m3: Percentiles,
    dust_kg: Percentiles,
    waste_kg: Percentiles,
    co2e_kg: Percentiles,
    material_pct: Percentiles,
    energy_pct: Percentiles,
    combined_pct: Percentiles,
    capital_vnd: Percentiles,
    npv_vnd: Percentiles,
}

impl RangeOutput {
    pub fn new(range: &engine::Range) -> Self {
        Self {
            money_vnd: range.money.into(),
            material_vnd: range.material.into(),
            material_kg: range.material_mass.into(),
            energy_toe: range.energy.into(),
            water_m3: range.water.into(),
            wastewater_m3: range.wastewater.into(),
            dust_kg: range.dust.into(),
            waste_kg: range.waste.into(),
            co2e_kg: range.co2e.into(),
            material_pct: range.material_pct.into(),
            energy_pct: range.energy_pct.into(),
            combined_pct: range.combined_pct.into(),
            capital_vnd: range.capital.into(),
            npv_vnd: range.npv.into(),
        }
    }
}

#[derive(Serialize)]
struct Score {
    value: f64,
    low: f64,
    high: f64,
    questions: usize,
}

impl From<engine::Score> for Score {
    fn from(s: engine::Score) -> Self {
        Self { value: s.value, low: s.low, high: s.high, questions: s.questions }
    }
}

#[derive(Serialize)]
pub(super) struct Scores<'a> {
    dimensions: BTreeMap<&'a str, Option<Score>>,
    overall: Option<Score>,
    /// Position in the catalogue's levels, 0 the lowest.
    level: Option<usize>,
}

impl<'a> Scores<'a> {
    pub fn new(catalogue: &'a Catalogue, scores: &engine::Scores) -> Self {
        let ids = catalogue.dimensions.iter().map(|d| d.id.as_str());
        Self {
            dimensions: ids
                .zip(&scores.dimensions)
                .map(|(id, score)| (id, score.map(Score::from)))
                .collect(),
            overall: scores.overall.map(Score::from),
            level: scores.level,
        }
    }
}

/// Programme indicators of one business.
#[derive(Serialize)]
pub(super) struct Indicators {
    i1_material_pct: Option<f64>,
    i2_energy_pct: Option<f64>,
    i3_dust_pct: Option<f64>,
    i4_domestic_wastewater_pct: Option<f64>,
    i5_solutions: usize,
    i7_no_plastic_bags: Option<bool>,
    ic_combined_pct: Option<f64>,
}

impl Indicators {
    pub fn new(i: &engine::Indicators) -> Self {
        Self {
            i1_material_pct: i.material_pct,
            i2_energy_pct: i.energy_pct,
            i3_dust_pct: i.dust_pct,
            i4_domestic_wastewater_pct: i.domestic_wastewater_pct,
            i5_solutions: i.solutions,
            i7_no_plastic_bags: i.no_plastic_bags,
            ic_combined_pct: i.combined_pct,
        }
    }
}

#[derive(Serialize)]
struct BeforeAfter {
    before: f64,
    after: f64,
}

impl From<engine::BeforeAfter> for BeforeAfter {
    fn from(b: engine::BeforeAfter) -> Self {
        Self { before: b.before, after: b.after }
    }
}

/// Before and after the package, at the same output.
#[derive(Serialize)]
pub(super) struct Recp {
    energy_productivity: Option<BeforeAfter>,
    material_productivity: Option<BeforeAfter>,
    water_productivity: Option<BeforeAfter>,
    co2e_intensity: Option<BeforeAfter>,
    waste_intensity: Option<BeforeAfter>,
    wastewater_intensity: Option<BeforeAfter>,
}

impl Recp {
    pub fn new(recp: &engine::Recp) -> Self {
        let pair = |b: Option<engine::BeforeAfter>| b.map(BeforeAfter::from);
        Self {
            energy_productivity: pair(recp.energy_productivity),
            material_productivity: pair(recp.material_productivity),
            water_productivity: pair(recp.water_productivity),
            co2e_intensity: pair(recp.co2e_intensity),
            waste_intensity: pair(recp.waste_intensity),
            wastewater_intensity: pair(recp.wastewater_intensity),
        }
    }
}
