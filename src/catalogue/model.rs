//! The compiled catalogue: everything resolved, nothing optional that the engine needs.

use serde::{Deserialize, Serialize};

/// Index of a text in the per-language table [`Texts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextId(pub u32);

/// All texts of one language, in the order of [`TextId`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Texts(pub Vec<String>);

impl Texts {
    /// The text, or an empty string for an id of another catalogue.
    pub fn get(&self, id: TextId) -> &str {
        self.0.get(id.0 as usize).map_or("", String::as_str)
    }
}

/// Position in [`Catalogue::end_uses`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EndUseIx(pub u8);
/// Position in [`Catalogue::trades`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TradeIx(pub u8);
/// Position in [`Catalogue::measures`] (file order, which decides ties and draws).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MeasureIx(pub u16);
/// Position in [`Library::sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SourceIx(pub u16);

/// Evidence grade of data and of figures (A measured/strong … D a guess by trade).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Grade {
    A,
    B,
    C,
    D,
}

/// Low, typical (mode), high.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Triangle {
    pub low: f64,
    pub mode: f64,
    pub high: f64,
}

/// The whole catalogue without its words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    /// Date of the data, `YYYY-MM-DD`.
    pub version: String,
    /// Short digest over all files, to tell two data sets of one date apart.
    pub digest: String,
    pub trades: Vec<Trade>,
    pub measures: Vec<Measure>,
    pub end_uses: Vec<EndUse>,
    pub equipment: Vec<Equipment>,
    pub sections: Vec<Section>,
    pub dimensions: Vec<Named>,
    pub cp_classes: Vec<Named>,
    /// The five practice answers with opportunity and score.
    pub scale: Vec<ScaleStep>,
    pub profile: Vec<ProfileInput>,
    pub questions: Vec<Question>,
    pub quick: QuickRules,
    pub full_max_questions: u16,
    pub checks: Vec<Check>,
    pub constants: Constants,
    pub factors: Factors,
    pub targets: Vec<YearTarget>,
    pub programme_results: Vec<ProgrammeResult>,
    pub calibration: Vec<CalibrationBand>,
    /// Share of proposed measures carried out within a year, by payback.
    pub implementation: ImplementationRates,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Named {
    pub id: String,
    pub name: TextId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TradeGroup {
    Production,
    Retail,
    Services,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Trade {
    pub id: String,
    pub group: TradeGroup,
    pub name: TextId,
    pub tags: Vec<String>,
    pub electricity: Split,
    pub heat: Split,
    pub water: Split,
    pub variants: Vec<SplitVariant>,
    /// Default share of material lost; `mode` is the typical value.
    pub loss: Triangle,
    pub loss_sources: Vec<SourceIx>,
    pub dust: bool,
    /// Water of guests, not of staff: the default split of water stays (Method §4.3).
    pub guests_use_water: bool,
    /// Product mass may exceed input mass (food, drinks, concrete): yield is not checked.
    pub adds_water: bool,
}

/// End-use shares of one stream; sums to 1.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Split {
    pub shares: Vec<(EndUseIx, f64)>,
    pub sources: Vec<SourceIx>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SplitVariant {
    pub id: String,
    pub when: Condition,
    pub electricity: Option<Split>,
    pub heat: Option<Split>,
    pub water: Option<Split>,
}

/// Families of streams an end use belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Family {
    Electricity,
    Heat,
    Transport,
    Water,
    Material,
    Chemicals,
    Packaging,
    Waste,
    Dust,
}

/// What an end use is inside its family; decides the base a measure acts on (Method §4.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum EndUseKind {
    /// `elec.motors`, `heat.drying`, `water.process`, …: a share of the stream.
    Specific,
    /// `elec.other`, `heat.other`: never touched.
    Untouched,
    /// `*.total`: what remains of the stream.
    Total,
    /// `material.loss`.
    Loss,
    /// `packaging.bags`.
    Bags,
    /// `waste.hazardous`: no base until a mass is asked.
    Hazardous,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EndUse {
    pub id: String,
    pub family: Family,
    pub kind: EndUseKind,
    pub name: TextId,
    /// Largest fraction that all measures together may save.
    pub cap: f64,
    /// Set to zero when no ticked equipment feeds it.
    pub switchable: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Equipment {
    pub id: String,
    pub name: TextId,
    pub end_uses: Vec<EndUseIx>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Section {
    pub id: String,
    pub title: TextId,
    pub why: TextId,
}

/// One of yes / partly / no / na / dk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScaleStep {
    pub id: String,
    pub name: TextId,
    pub opportunity: Triangle,
    /// `None`: left out of the score (does not apply).
    pub score: Option<f64>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mode {
    #[default]
    Quick,
    Full,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum InputKind {
    Choice,
    Multi,
    Number,
    Money,
    Percent,
    Text,
    /// Several fields answered together; field ids are `<input id>.<field id>`.
    Group(Vec<GroupField>),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupField {
    pub id: String,
    pub name: TextId,
    pub kind: InputKind,
    pub unit: Option<TextId>,
    pub bounds: Bounds,
    /// Id of the profile input whose choices this field shares.
    pub choices_from: Option<String>,
}

/// Hard limits stop impossible input, soft limits ask.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Bounds {
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub soft_min: Option<f64>,
    pub soft_max: Option<f64>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    pub id: String,
    pub name: TextId,
    /// Trade choices carry their group.
    pub group: Option<TradeGroup>,
}

/// One fact about the business; several share a screen (`S07`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProfileInput {
    pub id: String,
    /// Position in [`Catalogue::sections`].
    pub section: u8,
    pub screen: String,
    pub mode: Mode,
    pub essential: bool,
    pub kind: InputKind,
    pub text: TextId,
    pub help: TextId,
    pub unit: Option<TextId>,
    pub bounds: Bounds,
    pub choices: Vec<Choice>,
    pub show_if: Condition,
    pub grade_if_default: Option<Grade>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuestionKind {
    /// Answered on [`Catalogue::scale`].
    Practice,
    Choice {
        multi: bool,
    },
    Number,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    pub id: String,
    pub section: u8,
    pub mode: Mode,
    pub kind: QuestionKind,
    pub text: TextId,
    pub help: TextId,
    /// `electricity`, `fuel`, `water`, `material`, …; the first decides the order of asking.
    pub streams: Vec<String>,
    pub weight: f64,
    /// Position in [`Catalogue::dimensions`].
    pub dimension: u8,
    /// Position in [`Catalogue::cp_classes`].
    pub cp_class: u8,
    pub trades: Vec<TradeIx>,
    pub show_if: Condition,
    pub unit: Option<TextId>,
    pub bounds: Bounds,
    pub choices: Vec<Choice>,
}

/// When something is shown or holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Condition {
    #[default]
    Always,
    EquipmentAny(Vec<String>),
    FuelAny(Vec<String>),
    TradeIn(Vec<String>),
    InputIn {
        input: String,
        values: Vec<String>,
    },
    InputHas {
        input: String,
        value: String,
    },
    Any(Vec<Condition>),
    All(Vec<Condition>),
    Not(Box<Condition>),
    /// Rests on something that is not asked (a subtrade): never holds.
    Never,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuickRules {
    pub max_practice: u16,
    /// Id of the awareness question.
    pub awareness: String,
    /// Ids always asked of sellers.
    pub always_for_sellers: Vec<String>,
    pub sellers: Vec<TradeIx>,
    /// Positions of the dimensions of which at least one question is asked.
    pub one_of_each_dimension: Vec<u8>,
}

/// A plausibility rule: the code computes the value named by `id`, the limits stand here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// `V1` … `V21`.
    pub id: String,
    /// The input it belongs to.
    pub field: String,
    pub message: TextId,
    /// Bands by case (`""` = every case; else a fuel, a trade group, …).
    pub bands: Vec<CheckBand>,
}

/// A value outside `[min, max]` trips the rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CheckBand {
    pub case: String,
    pub hard_min: Option<f64>,
    pub hard_max: Option<f64>,
    pub soft_min: Option<f64>,
    pub soft_max: Option<f64>,
}

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

/// Every constant of the method (file `method-constants.json`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Constants {
    pub theta: f64,
    pub loss_cap: f64,
    pub discount_rate: f64,
    pub discount_rates_banker: Vec<f64>,
    pub draws: u32,
    pub rng_start: u64,
    /// Start of the second sequence (default losses).
    pub rng_loss_start: u64,
    /// Factor of a default loss in the draws, and its ceiling.
    pub default_loss_triangle: Triangle,
    pub default_loss_max: f64,
    pub shared_model: Triangle,
    pub capex: Triangle,
    /// Half-widths A..D: (money, price or count).
    pub half_widths: [(f64, f64); 4],
    /// Half-widths of the confidence grade A..D.
    pub confidence_half_widths: [f64; 4],
    /// Upper limits of grades A, B, C.
    pub confidence_limits: [f64; 3],
    pub confidence_min_answered: f64,
    pub quick_win_payback_years: f64,
    pub quick_win_small_payback_years: f64,
    pub plan_payback_years: f64,
    pub small_vnd: f64,
    pub small_share_of_resource_cost: f64,
    /// (from points, name).
    pub score_levels: Vec<(f64, TextId)>,
    pub score_min_questions: u16,
    pub umbrella_share_others: f64,
    pub onsite_check_energy: f64,
    pub onsite_check_water: f64,
    pub onsite_check_material: f64,
    pub season_low: f64,
    pub season_high: f64,
    pub wastewater_share: f64,
    pub domestic_water_m3_per_worker_day: f64,
    pub domestic_water_m3_per_live_in_day: f64,
    pub dust_per_mass: f64,
    pub bag_mass_mixed_kg: f64,
    pub load_factor: f64,
    pub well_flow_m3_per_hour: f64,
    pub weeks_per_month: f64,
    pub loan_years_max: f64,
    pub irr_print_limit: f64,
    pub irr_low: f64,
    pub irr_high: f64,
    pub tolerance: f64,
    pub sentence_significant_digits: u8,
    /// More than this share of a measure's money on a grade-D stream makes it a study item.
    pub study_share_on_grade_d: f64,
    /// Defaults of the profile: days a month, months a year.
    pub default_days_per_month: f64,
    pub default_months_per_year: f64,
    /// What each constant means and its source (none: our own assumption), by id in the file.
    pub provenance: Vec<(String, TextId, Option<SourceIx>)>,
}

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
    pub sources: Vec<SourceIx>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MaterialRow {
    pub id: String,
    pub name: TextId,
    pub unit: String,
    pub kgco2e_per_unit: Option<f64>,
    pub price_vnd_per_unit: Option<f64>,
    pub sources: Vec<SourceIx>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct YearTarget {
    pub place: String,
    pub year: u16,
    /// Per cent of material, fuel and electricity use.
    pub reduction_low_pct: f64,
    pub reduction_high_pct: f64,
    pub industries: TextId,
    pub sources: Vec<SourceIx>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProgrammeResult {
    pub id: String,
    pub name: TextId,
    pub year: u16,
    pub facilities: Option<f64>,
    pub solutions: Option<f64>,
    pub materials_pct: Option<f64>,
    pub energy_pct: Option<f64>,
    pub dust_pct: Option<f64>,
    pub domestic_wastewater_pct: Option<f64>,
    pub sources: Vec<SourceIx>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CalibrationBand {
    /// `materials`, `energy`, `domestic_wastewater`, `dust`, …
    pub resource: String,
    pub low_pct: f64,
    pub typical_pct: f64,
    pub high_pct: f64,
    pub sources: Vec<SourceIx>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ImplementationRates {
    pub no_cost: f64,
    /// (payback up to and including this many years, rate), ascending.
    pub by_payback_years: Vec<(f64, f64)>,
    pub longer: f64,
    pub sources: Vec<SourceIx>,
}

/// A reference; loaded apart from the catalogue because only opened figures need it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub publisher: String,
    pub year: Option<u16>,
    pub url: Option<String>,
    pub grade: Grade,
    /// `false`: supports a confidence mark only, never shown.
    pub citable: bool,
}

/// The lazily loaded part: sources and what they say about each measure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Library {
    pub sources: Vec<Source>,
    /// Evidence per measure, in measure order: (source, figure as stated).
    pub evidence: Vec<Vec<(SourceIx, String)>>,
}
