//! Answers as the engine reads them: typed, in stated units, absent where unknown.

use std::collections::BTreeMap;

/// A practice answer (Method §4.9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Practice {
    Yes,
    Partly,
    No,
    NotRelevant,
    DontKnow,
}

/// One fuel that was ticked, in the order of `fuel_types`.
#[derive(Clone, Debug, PartialEq)]
pub struct Fuel {
    /// Id in `fuel_types`.
    pub id: String,
    /// In the fuel's own unit, per month.
    pub quantity_per_month: Option<f64>,
}

/// Material 1, 2 or 3 (auxiliary).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MaterialInput {
    pub name: Option<String>,
    pub spend_vnd_per_month: Option<f64>,
    pub quantity_per_month: Option<f64>,
    pub kg_per_unit: Option<f64>,
    /// Share lost, 0–1; `None` = not known.
    pub loss_share: Option<f64>,
}

/// Everything the engine may use; `None` means not known, never zero.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inputs {
    /// Id of the trade.
    pub trade: String,
    pub location_type: Option<String>,
    pub legal_form: Option<String>,
    pub workers: Option<f64>,
    pub days_per_month: Option<f64>,
    pub months_per_year: Option<f64>,
    pub hours_per_day: Option<f64>,
    pub revenue_vnd_per_month: Option<f64>,
    pub product_unit: Option<String>,
    pub output_per_month: Option<f64>,
    pub labour_vnd_per_month: Option<f64>,
    /// Ticked equipment ids.
    pub equipment: Vec<String>,
    pub electricity_vnd_per_month: Option<f64>,
    pub electricity_kwh_per_month: Option<f64>,
    /// `12`, `3` or `1`.
    pub electricity_months: Option<String>,
    /// `low`, `typical`, `high`.
    pub electricity_month_type: Option<String>,
    pub tariff_group: Option<String>,
    pub meter_tou: Option<String>,
    pub fuels: Vec<Fuel>,
    pub fuel_vnd_per_month: Option<f64>,
    pub water_source: Option<String>,
    pub water_vnd_per_month: Option<f64>,
    pub water_m3_per_month: Option<f64>,
    pub well_pump_hours_per_day: Option<f64>,
    /// Owner's own share of process water, 0–1.
    pub water_process_share: Option<f64>,
    pub pays_wastewater_fee: Option<bool>,
    pub live_in: Option<bool>,
    /// Material 1, 2 and 3; absent where no spend and no quantity was given.
    pub materials: [MaterialInput; 3],
    pub packaging_vnd_per_month: Option<f64>,
    pub bags_per_day: Option<f64>,
    pub bag_price_vnd: Option<f64>,
    pub waste_bags_per_week: Option<f64>,
    pub waste_fee_vnd_per_month: Option<f64>,
    pub scrap_vnd_per_month: Option<f64>,
    /// Waste sold, given away or reused inside, kg a month.
    pub waste_kept_kg_per_month: Option<f64>,
    /// Share of material that is recycled or renewable with papers, 0–1.
    pub circular_inflow_share: Option<f64>,
    /// Share of dust captured today, 0–1.
    pub dust_captured_share: Option<f64>,
    pub budget_vnd: Option<f64>,
    pub max_payback_years: Option<f64>,
    /// Own interest rate, 0–1.
    pub discount_rate: Option<f64>,
    /// Supplier quotes: measure id → VND.
    pub quotes_vnd: BTreeMap<String, f64>,
    /// Sale prices of by-products given by the owner: measure id → VND per kg.
    pub sale_vnd_per_kg: BTreeMap<String, f64>,
    /// Prices that the owner tries out, in VND per unit of the stream: stream id → price. They
    /// change what a unit is worth, never how much is used or what a machine costs.
    pub tried_prices: BTreeMap<String, f64>,
    /// Answers to practice questions by question id, and to measures' own questions by measure id.
    pub practices: BTreeMap<String, Practice>,
    /// Choice answers that conditions may ask for (`meter_tou`, …): input id → chosen ids.
    pub choices: BTreeMap<String, Vec<String>>,
    /// How many grades each stream loses because an odd number was confirmed: input id → letters.
    pub grade_drops: BTreeMap<String, u8>,
    /// Ids of practice questions that were asked and answered at all (for the confidence grade).
    pub asked: Vec<String>,
}
