//! Baseline and losses.

use super::words;
use crate::catalogue::{Catalogue, Grade};
use crate::engine;
use serde::Serialize;
use std::collections::BTreeMap;

/// Per year.
#[derive(Serialize)]
pub(super) struct Baseline<'a> {
    streams: Vec<Stream<'a>>,
    output_per_year: Option<f64>,
    output_unit: &'a str,
    energy_toe: f64,
    energy_norm_kgoe: Option<f64>,
    co2e_kg: f64,
    co2e_norm_kg: Option<f64>,
    resource_cost_vnd: f64,
    energy_cost_vnd: f64,
    material_cost_vnd: f64,
    wages_vnd: f64,
    waste_fee_vnd: f64,
    wastewater_fee_vnd: f64,
    scrap_revenue_vnd: f64,
    sales_vnd: Option<f64>,
    water_m3: f64,
    domestic_water_m3: f64,
    wastewater_m3: f64,
    material_mass_kg: Option<f64>,
    waste_kg: Option<f64>,
    /// The part of it that is hazardous.
    hazardous_waste_kg: f64,
    dust_kg: Option<f64>,
    has_dust: bool,
    money_possible: bool,
}

#[derive(Serialize)]
struct Stream<'a> {
    id: String,
    quantity: f64,
    unit: &'a str,
    cost_vnd: f64,
    price_vnd_per_unit: f64,
    norm_per_output: Option<f64>,
    grade: &'static str,
    derivation: &'static str,
    toe: f64,
    co2e_kg: f64,
    loss_share: Option<f64>,
    loss_is_default: bool,
    loss_is_weighed: bool,
    mass_kg: Option<f64>,
    end_uses: BTreeMap<&'a str, f64>,
    /// Some of these shares are the owner's.
    end_uses_are_own: bool,
}

impl<'a> Baseline<'a> {
    pub fn new(catalogue: &'a Catalogue, base: &'a engine::Baseline) -> Self {
        Self {
            streams: base.streams.iter().map(|s| Stream::new(catalogue, s)).collect(),
            output_per_year: base.output_per_year,
            output_unit: &base.output_unit,
            energy_toe: base.energy.0,
            energy_norm_kgoe: base.energy_norm,
            co2e_kg: base.co2e.0,
            co2e_norm_kg: base.co2e_norm,
            resource_cost_vnd: base.resource_cost.0,
            energy_cost_vnd: base.energy_cost.0,
            material_cost_vnd: base.material_cost.0,
            wages_vnd: base.wages.0,
            waste_fee_vnd: base.waste_fee.0,
            wastewater_fee_vnd: base.wastewater_fee.0,
            scrap_revenue_vnd: base.scrap_revenue.0,
            sales_vnd: base.sales.map(|v| v.0),
            water_m3: base.water.0,
            domestic_water_m3: base.domestic_water.0,
            wastewater_m3: base.wastewater.0,
            material_mass_kg: base.material_mass.map(|v| v.0),
            waste_kg: base.waste.map(|v| v.0),
            hazardous_waste_kg: base.hazardous.0,
            dust_kg: base.dust.map(|v| v.0),
            has_dust: base.has_dust,
            money_possible: base.money_possible,
        }
    }
}

impl<'a> Stream<'a> {
    fn new(catalogue: &'a Catalogue, stream: &'a engine::StreamBaseline) -> Self {
        let end_use = |(ix, share): &(_, f64)| Some((catalogue.end_use(*ix)?.id.as_str(), *share));
        Self {
            id: words::stream(&stream.id),
            quantity: stream.quantity,
            unit: &stream.unit,
            cost_vnd: stream.cost.0,
            price_vnd_per_unit: stream.price,
            norm_per_output: stream.norm,
            grade: stream.grade.letter(),
            derivation: words::derivation(stream.derivation),
            toe: stream.toe.0,
            co2e_kg: stream.co2e.0,
            loss_share: stream.loss,
            loss_is_default: stream.loss_is_default,
            loss_is_weighed: stream.loss_is_weighed,
            mass_kg: stream.mass.map(|v| v.0),
            end_uses: stream.shares.iter().filter_map(end_use).collect(),
            end_uses_are_own: stream.own_shares,
        }
    }
}

/// Non-product output; per year.
#[derive(Serialize)]
pub(super) struct Losses {
    material_vnd: BTreeMap<String, f64>,
    scrap_revenue_vnd: f64,
    loss_share: f64,
    carried_cost_vnd: f64,
    water_vnd: f64,
    waste_fee_vnd: f64,
    wastewater_fee_vnd: f64,
    total_vnd: f64,
    low_vnd: f64,
    high_vnd: f64,
    production_cost_vnd: f64,
    share: f64,
    per_unit_vnd: Option<f64>,
    rests_on_default_loss: bool,
    grade: Option<&'static str>,
}

impl Losses {
    pub fn new(losses: &engine::Losses) -> Self {
        Self {
            material_vnd: losses.material.iter().map(|(s, v)| (words::stream(s), v.0)).collect(),
            scrap_revenue_vnd: losses.scrap_revenue.0,
            loss_share: losses.loss_share,
            carried_cost_vnd: losses.carried_cost.0,
            water_vnd: losses.water.0,
            waste_fee_vnd: losses.waste_fee.0,
            wastewater_fee_vnd: losses.wastewater_fee.0,
            total_vnd: losses.total.0,
            low_vnd: losses.low.0,
            high_vnd: losses.high.0,
            production_cost_vnd: losses.production_cost.0,
            share: losses.share,
            per_unit_vnd: losses.per_unit.map(|v| v.0),
            rests_on_default_loss: losses.rests_on_default_loss,
            grade: losses.grade.map(Grade::letter),
        }
    }
}
