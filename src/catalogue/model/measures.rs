//! Measures: what they act on, what they save and cost, what opens them.

use super::{Condition, EndUseIx, Grade, MeasureIx, SourceIx, TextId, TradeIx, Triangle};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ActsOn {
    Quantity,
    MoneyOnly,
    Emission,
    VirginSubstitution,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Effort {
    Low,
    Medium,
    High,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fit {
    Direct,
    Proxy,
    OwnQuestion,
}

/// Which of the materials a target means; none = material 1 and 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MaterialSlot {
    Material1,
    Material2,
    Material3,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    pub end_use: EndUseIx,
    pub applicability: f64,
    pub material: Option<MaterialSlot>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum KnockOnKind {
    SavingFraction,
    ExtraUse,
    TextOnly,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KnockOn {
    pub end_use: EndUseIx,
    /// Fraction of the other end use; zeros for text-only.
    pub factor: Triangle,
    pub kind: KnockOnKind,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenedBy {
    pub fit: Fit,
    /// Question ids (strings: another measure set may bring ids the bank lacks).
    pub questions: Vec<String>,
    pub own_question_in: Vec<TradeIx>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Measure {
    pub id: String,
    pub name: TextId,
    pub summary: TextId,
    pub steps: Vec<TextId>,
    pub applies_when: TextId,
    pub question: TextId,
    /// Position in [`Catalogue::cp_classes`].
    pub category: u8,
    pub r_strategy: Option<String>,
    /// 1 stop … 5 other supply.
    pub order: u8,
    pub trades: Vec<TradeIx>,
    pub targets: Vec<Target>,
    pub saving: Triangle,
    pub acts_on: ActsOn,
    pub knock_ons: Vec<KnockOn>,
    pub payback_years: Option<Triangle>,
    pub lifetime_years: f64,
    pub effort: Effort,
    pub needs_survey: bool,
    pub compliance_or_health: bool,
    pub umbrella: bool,
    pub exclusive_group: Option<String>,
    pub requires: Condition,
    /// Kinds of work it is made for, of the input `subtrades`; empty: all.
    pub subtrades: Vec<String>,
    /// Trades in which one of these kinds of work is asked.
    pub subtrade_trades: Vec<TradeIx>,
    /// How facts replace its estimated saving.
    pub deeper: Option<Deeper>,
    pub overlaps_with: Vec<MeasureIx>,
    pub opened_by: OpenedBy,
    /// Any of these must be ticked; empty = none needed.
    pub equipment: Vec<String>,
    /// Any of these ticked means the measure is already done.
    pub done_if_equipment: Vec<String>,
    pub grade: Grade,
    /// Investment in VND, replaces payback × saving.
    pub capex_vnd: Option<f64>,
    pub running_cost_vnd_per_year: f64,
    /// VND a year at opportunity 1.
    pub revenue_vnd_per_year: f64,
    /// Price per unit (kWp, set) where known; shown, and sized where `yield_kwh_per_kwp` is given.
    pub investment: Option<UnitInvestment>,
    pub yield_kwh_per_kwp: Option<f64>,
    /// By-product sale: waste row whose default price applies, and the share of `waste.total` sold.
    pub by_product: Option<ByProduct>,
    /// Not under the limit "at most a share of the loss" (Method §4.13): it changes what goes
    /// into the product, not what is lost. The cap of its end use still holds.
    pub exempt_from_loss_limit: bool,
    pub evidence: Vec<SourceIx>,
}

/// What is calculated from facts instead of being estimated; the closed set of formulas. The facts
/// of a record come in the order named here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Formula {
    /// Lamps, W each, hours a day → kWh that the lamps use; the constant is the share saved.
    Lamps,
    /// kW of what runs idle, hours a day → kWh saved; the constant is the load when idle.
    RunningIdle,
    /// kW, hours a day, bar now, bar needed → kWh saved; the constant is the share per bar.
    AirPressure,
    /// kW, hours a day, per cent of the time loaded while nobody uses air → kWh saved; the
    /// constant is the share that leaks after the repair.
    AirLeaks,
    /// Litres a day, °C warmed by → heat in kWh; the constant is the share saved.
    HotWater,
    /// Per cent of the use at peak hours, per cent at off-peak hours → share of the money saved;
    /// the constant is the part of the peak use that can move.
    PeakShift,
    /// kW of the compressor, hours a day loaded → heat in kWh; the constant is the part of its
    /// power that can be used as heat.
    CompressorHeat,
    /// °C set now, °C that would do → share saved; the constant is the share per degree.
    Setpoint,
    /// VND of reactive power on a month's bill → share of the money saved; the constant is the part
    /// of the charge that goes away.
    ReactiveCharge,
    /// Litres an hour that run while nobody uses water → m³ saved; the constant is the part that a
    /// repair stops.
    WaterLeak,
}

/// The record of a measure that can be calculated (Method §4.25).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Deeper {
    pub formula: Formula,
    /// Answer ids of the facts, in the order of the formula.
    pub facts: Vec<String>,
    pub constant: Triangle,
    pub sources: Vec<SourceIx>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnitInvestment {
    pub unit: String,
    pub vnd_per_unit: Triangle,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ByProduct {
    /// Id of the waste row in the factors.
    pub waste_row: String,
    /// Mass base: `waste` (W of Method §4.3) or `loss` (mass lost of material 1 and 2).
    pub base: ByProductBase,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ByProductBase {
    Waste,
    Loss,
}
