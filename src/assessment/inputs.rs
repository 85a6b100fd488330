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
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fuel {
    /// Id in `fuel_types`.
    pub id: String,
    /// In the fuel's own unit, per month.
    pub quantity_per_month: Option<f64>,
    /// Cylinders, bags or loads a month, and what one holds in the fuel's unit.
    pub count_per_month: Option<f64>,
    pub size: Option<f64>,
    pub km_per_month: Option<f64>,
    pub litres_per_100_km: Option<f64>,
    /// Spent on this fuel alone.
    pub spend_vnd_per_month: Option<f64>,
    /// VND per unit that the owner pays.
    pub price_vnd_per_unit: Option<f64>,
}

/// Material 1, 2, 3 (auxiliary) or a further one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MaterialInput {
    pub name: Option<String>,
    /// Id of the unit in which it is counted (a choice of `material1_unit`).
    pub unit: Option<String>,
    pub spend_vnd_per_month: Option<f64>,
    pub quantity_per_month: Option<f64>,
    pub kg_per_unit: Option<f64>,
    /// Share lost, 0–1; `None` = not known.
    pub loss_share: Option<f64>,
    /// The loss was weighed, not estimated.
    pub loss_weighed: bool,
    /// What the owner pays for one unit.
    pub price_vnd_per_unit: Option<f64>,
    /// What a kilogram of its scrap sells for.
    pub scrap_vnd_per_kg: Option<f64>,
    /// Share that is recycled, 0–1.
    pub recycled_share: Option<f64>,
    /// A further material that is used up, like material 3.
    pub auxiliary: bool,
}

/// One month of a bill.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MonthBill {
    /// kWh or m³.
    pub quantity: Option<f64>,
    pub vnd: Option<f64>,
}

/// A machine by its plate.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Machine {
    pub kw: f64,
    pub count: f64,
    pub hours_per_day: f64,
}

/// One of several products.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Product {
    pub units_per_month: f64,
    pub price_vnd: Option<f64>,
    /// In units of the main product, where the owner knows better than the prices.
    pub weight: Option<f64>,
}

/// Where a kind of waste goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    Sold,
    Given,
    Reused,
    Paid,
    /// Burnt for heat or to be rid of it: not kept in use.
    Burnt,
}

/// One kind of waste with its destination.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WasteItem {
    pub hazardous: bool,
    pub destination: Option<Destination>,
    pub kg_per_month: f64,
    /// Earned where it is sold, paid where it is paid for.
    pub vnd_per_kg: Option<f64>,
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
    pub output_per_day: Option<f64>,
    pub product_price_vnd: Option<f64>,
    /// Several products, the main one first; they replace the three above.
    pub products: Vec<Product>,
    pub labour_vnd_per_month: Option<f64>,
    /// Ticked equipment ids.
    pub equipment: Vec<String>,
    pub electricity_vnd_per_month: Option<f64>,
    pub electricity_kwh_per_month: Option<f64>,
    /// Months with a bill; they replace the two above.
    pub electricity_bills: Vec<MonthBill>,
    /// Machines by their plates, for who has no bill.
    pub machines: Vec<Machine>,
    /// `12`, `3` or `1`.
    pub electricity_months: Option<String>,
    /// `low`, `typical`, `high`.
    pub electricity_month_type: Option<String>,
    pub tariff_group: Option<String>,
    /// `lt6`, `6_22`, `22_110`, `ge110`.
    pub voltage: Option<String>,
    /// Input tax is deducted: what the business really pays is net.
    pub vat_deducted: bool,
    pub meter_tou: Option<String>,
    pub fuels: Vec<Fuel>,
    pub fuel_vnd_per_month: Option<f64>,
    pub water_source: Option<String>,
    pub water_vnd_per_month: Option<f64>,
    pub water_m3_per_month: Option<f64>,
    /// Months with a bill; they replace the two above.
    pub water_bills: Vec<MonthBill>,
    pub well_pump_hours_per_day: Option<f64>,
    /// Owner's own share of process water, 0–1.
    pub water_process_share: Option<f64>,
    pub pays_wastewater_fee: Option<bool>,
    /// The wastewater fee is part of the water bill.
    pub wastewater_on_bill: bool,
    pub live_in: Option<bool>,
    /// Material 1, 2 and 3; absent where no spend and no quantity was given.
    pub materials: [MaterialInput; 3],
    /// Materials 4 to 6 with their number.
    pub other_materials: Vec<(u8, MaterialInput)>,
    pub packaging_vnd_per_month: Option<f64>,
    pub bags_per_day: Option<f64>,
    pub bag_price_vnd: Option<f64>,
    pub waste_bags_per_week: Option<f64>,
    /// What is mostly in the bags: `sawdust`, `offcuts`, `food`, `paper`, `mixed`.
    pub waste_bag_kind: Option<String>,
    pub hazardous_kg_per_month: Option<f64>,
    pub wastes: Vec<WasteItem>,
    pub waste_fee_vnd_per_month: Option<f64>,
    pub scrap_vnd_per_month: Option<f64>,
    /// Waste sold, given away or reused inside, kg a month.
    pub waste_kept_kg_per_month: Option<f64>,
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
    /// The owner's own shares of end uses: end-use id → 0–1.
    pub end_use_shares: BTreeMap<String, f64>,
    /// Facts of measures looked at closely, by answer id.
    pub facts: BTreeMap<String, f64>,
    /// Many equal answers in a row, given in a moment and not gone through again.
    pub hasty: bool,
    /// Answers to practice questions by question id, and to measures' own questions by measure id.
    pub practices: BTreeMap<String, Practice>,
    /// Choice answers that conditions may ask for (`meter_tou`, …): input id → chosen ids.
    pub choices: BTreeMap<String, Vec<String>>,
    /// How many grades each stream loses because an odd number was confirmed: input id → letters.
    pub grade_drops: BTreeMap<String, u8>,
    /// Ids of practice questions that were asked and answered at all (for the confidence grade).
    pub asked: Vec<String>,
}
