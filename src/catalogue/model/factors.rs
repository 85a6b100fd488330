//! Prices, tariffs and conversion factors.

use super::{SourceIx, TextId};
use serde::{Deserialize, Serialize};

/// Prices and conversion factors (file `factors.json`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Factors {
    /// Energy carriers.
    pub carriers: Vec<Carrier>,
    /// Fuel ids of the question `fuel_types`, in its order, with their carrier.
    pub fuels: Vec<Fuel>,
    /// Position of grid electricity in `carriers`.
    pub grid: u8,
    pub tariffs: Vec<Tariff>,
    /// Default electricity price per answer of `tariff_group`: tariff ids.
    pub electricity_price: Vec<(String, String)>,
    /// Prices by the hour, by `tariff_group` and `elec_voltage`.
    pub time_of_use: Vec<TimeOfUse>,
    /// Default water price by water use (`production`, `retail`, `services`, `household`): tariff ids.
    pub water_price: Vec<(String, String)>,
    pub vat_electricity: String,
    pub vat_water: String,
    pub wastewater_fee_process: String,
    pub wastewater_fee_domestic: String,
    /// VND per m³ of an own well.
    pub well_vnd_per_m3: f64,
    pub well_sources: Vec<SourceIx>,
    /// VND per plastic bag (price of film ÷ bags per kg).
    pub bag_vnd: f64,
    /// Embodied kg CO2e per m³ of tap water.
    pub water_kgco2e_per_m3: f64,
    pub water_co2_sources: Vec<SourceIx>,
    pub wastes: Vec<WasteRow>,
    pub materials: Vec<MaterialRow>,
}

/// Tariff ids of one group at one voltage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeOfUse {
    pub group: String,
    pub voltage: String,
    pub normal: String,
    pub off_peak: String,
    pub peak: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Carrier {
    pub id: String,
    pub name: TextId,
    /// `kWh`, `kg`, `litre`, `m3`, …
    pub unit: String,
    pub toe_per_unit: f64,
    pub kgco2e_per_unit: f64,
    /// Default price including VAT for fuels; VND per unit.
    pub price_vnd_per_unit: Option<f64>,
    pub price_date: Option<String>,
    pub toe_sources: Vec<SourceIx>,
    pub co2_sources: Vec<SourceIx>,
    pub price_sources: Vec<SourceIx>,
    pub unverified: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fuel {
    /// Id in `fuel_types` (`lpg`, `coal`, …).
    pub id: String,
    pub name: TextId,
    /// Position in `carriers`.
    pub carrier: u8,
    /// Profile input that holds the monthly quantity, where one is asked.
    pub quantity_input: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tariff {
    pub id: String,
    pub name: TextId,
    pub unit: String,
    pub value: Option<f64>,
    pub valid_from: Option<String>,
    pub valid_to: Option<String>,
    pub sources: Vec<SourceIx>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WasteRow {
    pub id: String,
    pub name: TextId,
    pub unit: String,
    pub sale_vnd_per_unit: Option<f64>,
    pub kgco2e_per_unit: Option<f64>,
    /// Kinds of material (answers of `material1_name`) that end here when nobody takes them.
    pub kinds: Vec<String>,
    pub sources: Vec<SourceIx>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MaterialRow {
    pub id: String,
    pub name: TextId,
    pub unit: String,
    pub kgco2e_per_unit: Option<f64>,
    /// Kinds of material (answers of `material1_name`) that this row stands for.
    pub kinds: Vec<String>,
    pub price_vnd_per_unit: Option<f64>,
    pub sources: Vec<SourceIx>,
}
