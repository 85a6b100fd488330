//! `factors.json`, and `factor_refs` of `questions.json` that names the rows the defaults use.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::common::RawText;

/// A row of `energy`.
#[derive(Clone, Debug, Deserialize)]
pub struct RawCarrier {
    pub id: String,
    pub name: Option<RawText>,
    pub unit: String,
    pub toe_per_unit: f64,
    pub kgco2e_per_unit: f64,
    pub default_price_vnd_per_unit: Option<f64>,
    pub price_date: Option<String>,
    #[serde(default)]
    pub toe_sources: Vec<String>,
    #[serde(default)]
    pub co2_sources: Vec<String>,
    #[serde(default)]
    pub price_sources: Vec<String>,
    #[serde(default)]
    pub unverified: bool,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawTariff {
    pub id: String,
    pub name: Option<RawText>,
    pub unit: String,
    pub value: Option<f64>,
    pub valid_from: Option<String>,
    pub valid_to: Option<String>,
    #[serde(default)]
    pub sources: Vec<String>,
}

/// A row of `water`.
#[derive(Clone, Debug, Deserialize)]
pub struct RawWater {
    pub id: String,
    pub default_price_vnd_per_unit: Option<f64>,
    pub kgco2e_per_unit: Option<f64>,
    #[serde(default)]
    pub price_sources: Vec<String>,
    #[serde(default)]
    pub co2_sources: Vec<String>,
}

/// A row of `waste`.
#[derive(Clone, Debug, Deserialize)]
pub struct RawWaste {
    pub id: String,
    pub name: Option<RawText>,
    pub unit: String,
    pub kgco2e_per_unit: Option<f64>,
    pub default_sale_vnd_per_unit: Option<f64>,
    #[serde(default)]
    pub kinds: Vec<String>,
    #[serde(default)]
    pub co2_sources: Vec<String>,
    #[serde(default)]
    pub sale_sources: Vec<String>,
}

/// A row of `materials`.
#[derive(Clone, Debug, Deserialize)]
pub struct RawMaterial {
    pub id: String,
    pub name: Option<RawText>,
    pub unit: String,
    pub kgco2e_per_unit: Option<f64>,
    pub default_price_vnd: Option<f64>,
    #[serde(default)]
    pub kinds: Vec<String>,
    #[serde(default)]
    pub sources: Vec<String>,
    #[serde(default)]
    pub price_sources: Vec<String>,
}

/// A row of `conversions`.
#[derive(Clone, Debug, Deserialize)]
pub struct RawConversion {
    pub id: String,
    pub factor: f64,
}

/// A row of `grid_ef`.
#[derive(Clone, Debug, Deserialize)]
pub struct RawGrid {
    pub year: u16,
    pub value: Option<f64>,
    pub default: bool,
}

/// Rows of `factors.json` that the default rules use.
#[derive(Clone, Debug, Deserialize)]
pub struct RawFactorRefs {
    /// Answer of `tariff_group` → tariff.
    pub price_tariff_group: BTreeMap<String, String>,
    #[serde(default)]
    pub time_of_use: Vec<RawTimeOfUse>,
    pub vat_elec: String,
    pub vat_water: String,
    /// Water use → tariff.
    pub price_water_use: BTreeMap<String, String>,
    pub wastewater_fee: RawWastewaterRefs,
    /// Fuel id → energy row.
    pub fuel: BTreeMap<String, String>,
    pub electricity: String,
    #[serde(default = "well")]
    pub well: String,
    #[serde(default = "water_co2e")]
    pub water_co2e: String,
    #[serde(default = "bag_film")]
    pub bag_film: String,
    #[serde(default = "bags_per_kg")]
    pub bags_per_kg: String,
}

/// Tariffs by the hour of one group at one voltage.
#[derive(Clone, Debug, Deserialize)]
pub struct RawTimeOfUse {
    pub group: String,
    pub voltage: String,
    pub normal: String,
    pub off_peak: String,
    pub peak: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawWastewaterRefs {
    pub process: String,
    pub domestic: String,
}

// Row names of the first edition of the files, which left these four references unsaid.
fn well() -> String {
    "well_water".to_owned()
}
fn water_co2e() -> String {
    "tap_water_production".to_owned()
}
fn bag_film() -> String {
    "plastic_bag".to_owned()
}
fn bags_per_kg() -> String {
    "bag_medium".to_owned()
}
