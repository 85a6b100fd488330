//! The result of an evaluation: plain data that screens, reports and the command line render.

use crate::catalogue::{EndUseIx, Grade, MeasureIx};
use crate::units::{CubicMetre, KgCo2e, Kilogram, Toe, Vnd, Years};

/// A stream of the business, in the fixed order of Method §4.1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StreamId {
    Electricity,
    /// Id in `fuel_types`.
    Fuel(String),
    Water,
    Material1,
    Material2,
    /// Material 3: auxiliaries.
    Chemicals,
    Packaging,
}

/// How a stream's quantity and cost were obtained; the screen names it ("ước tính từ tiền điện").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derivation {
    /// Quantity and cost both given.
    Measured,
    /// Quantity from money and a default price.
    FromMoney,
    /// Money from quantity and a default price.
    FromQuantity,
    /// Water from people and days.
    FromPeople,
    /// Water from pump hours.
    FromPump,
    /// Share of a common fuel sum.
    FromSharedSum,
    /// Quantity counted in VND because only money is known.
    MoneyOnly,
    /// Packaging from counted bags.
    FromBags,
}

/// One stream of the baseline; all per year.
#[derive(Clone, Debug, PartialEq)]
pub struct StreamBaseline {
    pub id: StreamId,
    pub quantity: f64,
    /// Unit of `quantity`: the carrier's, `m3`, the owner's unit (`unit`), or `VND`.
    pub unit: String,
    pub cost: Vnd,
    /// VND per unit actually paid.
    pub price: f64,
    pub grade: Grade,
    pub derivation: Derivation,
    pub toe: Toe,
    pub co2e: KgCo2e,
    /// Quantity per unit of output; `None` without output.
    pub norm: Option<f64>,
    /// End-use shares in use (after equipment and people rules); empty for materials.
    pub shares: Vec<(EndUseIx, f64)>,
    /// Heat or transport for fuels.
    pub used_for_transport: bool,
    /// Materials: share lost and whether it is the trade's default.
    pub loss: Option<f64>,
    pub loss_is_default: bool,
    /// Mass per year where known.
    pub mass: Option<Kilogram>,
}

/// Everything before any measure (Method §4.3–4.7).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Baseline {
    pub streams: Vec<StreamBaseline>,
    /// Output per year in the owner's unit, and that unit's id (`million_vnd` when from sales).
    pub output_per_year: Option<f64>,
    pub output_unit: String,
    pub energy: Toe,
    pub co2e: KgCo2e,
    /// Σ K over streams.
    pub resource_cost: Vnd,
    pub energy_cost: Vnd,
    pub material_cost: Vnd,
    pub wages: Vnd,
    pub waste_fee: Vnd,
    pub wastewater_fee: Vnd,
    pub scrap_revenue: Vnd,
    pub sales: Option<Vnd>,
    pub water: CubicMetre,
    pub domestic_water: CubicMetre,
    pub wastewater: CubicMetre,
    /// Mass of materials and chemicals where all masses are known.
    pub material_mass: Option<Kilogram>,
    /// W of Method §4.3; `None` when nothing is known.
    pub waste: Option<Kilogram>,
    pub dust: Option<Kilogram>,
    /// Dust counts for this business (trade with dust and dusty machines ticked).
    pub has_dust: bool,
    /// kgOE per unit, kg CO2e per unit.
    pub energy_norm: Option<f64>,
    pub co2e_norm: Option<f64>,
    /// Electricity and materials both missing: show practices and score only.
    pub money_possible: bool,
}

/// Non-product output, the money in the bin (Method §4.8, ISO 14051); all per year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Losses {
    /// Per material stream: K × loss.
    pub material: Vec<(StreamId, Vnd)>,
    pub scrap_revenue: Vnd,
    /// λ: share of mass (or of value) lost.
    pub loss_share: f64,
    pub carried_cost: Vnd,
    pub water: Vnd,
    pub waste_fee: Vnd,
    pub wastewater_fee: Vnd,
    pub total: Vnd,
    /// Resources + wages + fees.
    pub production_cost: Vnd,
    /// total / production_cost.
    pub share: f64,
    pub per_unit: Option<Vnd>,
    /// At least one loss is the trade's default: show as a range.
    pub rests_on_default_loss: bool,
    /// (low, high) of the total with the default-loss triangle's ends; equal to total otherwise.
    pub low: Vnd,
    pub high: Vnd,
    pub grade: Option<Grade>,
}

/// Where an answer leaves a measure (Method §4.9).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureAnswer {
    Yes,
    Partly,
    No,
    NotRelevant,
    DontKnow,
    NotAsked,
}

/// Classes of Method §4.16, plus the two that carry no figures in the package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    QuickWin,
    Plan,
    Health,
    Study,
    NotNow,
    Done,
    /// Not asked yet: no money shown.
    Hint,
    /// Another member of its exclusive group was chosen.
    Alternative,
}

/// Why a measure is a study item (flags of Method §4.16).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StudyReason {
    DontKnow,
    Proxy,
    GradeC,
    NeedsSurvey,
    NoCapital,
    DefaultSalePrice,
    MoneyOnGradeD,
    /// "rest": pays, but too slowly for the plan.
    SlowPayback,
}

/// Eight ledgers; savings are positive. All per year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ledgers {
    /// Net money (Method §4.10).
    pub money: Vnd,
    /// Value of material and chemicals saved.
    pub material: Vnd,
    pub material_mass: Kilogram,
    pub energy: Toe,
    pub water: CubicMetre,
    pub wastewater: CubicMetre,
    pub dust: Kilogram,
    pub waste: Kilogram,
    pub co2e: KgCo2e,
}

/// What one measure saves of one stream inside a package, with the factors that made it.
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution {
    pub stream: StreamId,
    pub end_use: EndUseIx,
    /// Quantity the end use stands for (Q × h, Q × loss, …) before any measure.
    pub base: f64,
    /// R: what earlier measures left of it (0–1).
    pub remaining: f64,
    pub applicability: f64,
    pub fraction: f64,
    pub opportunity: f64,
    /// Umbrella share, cap and limit scaling, multiplied (1 = none).
    pub scale: f64,
    /// Saved quantity = base × remaining × min(1, applicability × fraction × opportunity) × scale.
    pub quantity: f64,
    /// VND per unit saved (price, fees, disposal less scrap).
    pub value_per_unit: f64,
    pub knock_on: bool,
    /// A lower price, not a lower use: base and quantity are VND of the stream's cost.
    pub money_only: bool,
}

/// Money of a measure that no stream carries; all VND a year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct OtherMoney {
    /// Waste fee saved.
    pub waste_fee: Vnd,
    /// By-product sales at opportunity 1, and at the answer given.
    pub sales_at_one: Vnd,
    pub sales: Vnd,
    /// Running cost, as a positive sum.
    pub running_cost: Vnd,
}

/// Finance of a measure or a package (Method §4.15).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Finance {
    /// `None`: ask for a quotation.
    pub capital: Option<Vnd>,
    /// Simple payback; `None` without saving or capital.
    pub payback: Option<Years>,
    pub npv: Option<Vnd>,
    /// 0.12 = 12 % a year.
    pub irr: Option<f64>,
}

/// Where the capital figure comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CapitalOrigin {
    Quote,
    Catalogue,
    /// Size × price per unit.
    Sized,
    /// Payback × saving alone: the payback is an input, not a result.
    FromPayback,
    None,
}

/// One measure that applies to the business.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureResult {
    pub measure: MeasureIx,
    pub answer: MeasureAnswer,
    /// Answered through its own question or a direct one (not by proxy).
    pub direct: bool,
    pub class: Class,
    pub study_reasons: Vec<StudyReason>,
    /// In the package (recommended set, or the owner's choice).
    pub selected: bool,
    /// Net saving and ledgers when it is the only measure.
    pub alone: Ledgers,
    /// In the package; study items: in package + study; others 0 (money of not-now and
    /// alternatives = alone).
    pub package: Ledgers,
    pub lifetime: Years,
    pub capital_origin: CapitalOrigin,
    /// Figures alone (decide the class).
    pub finance: Finance,
    /// Payback on the saving inside the package.
    pub package_finance: Finance,
    /// NPV in the package is negative though it pays alone: "trùng với việc khác".
    pub overlaps: bool,
    pub contributions: Vec<Contribution>,
    /// The rest of its money: waste fee, by-product sales, running cost.
    pub other_money: OtherMoney,
    /// For alternatives: the member of its group that was kept.
    pub kept_instead: Option<MeasureIx>,
    /// Implementation rate by payback (Method §4.24) × package money.
    pub likely_within_a_year: Vnd,
    /// Order for hints only (gap × base money), never shown as money.
    pub hint_weight: f64,
}

/// The chosen set as one (Method §4.11–4.16).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Package {
    pub ledgers: Ledgers,
    /// Σ of the members alone.
    pub alone_money: Vnd,
    pub finance: Finance,
    pub likely_within_a_year: Vnd,
    /// "có thể thêm": study items on top.
    pub further_potential: Vnd,
    /// Saved quantity per stream, in baseline order.
    pub saved_by_stream: Vec<(StreamId, f64)>,
    pub saved_money_by_stream: Vec<(StreamId, Vnd)>,
    /// Count of members, and of all proposed (recommended + study) by CP class position.
    pub count: usize,
    pub proposed_by_class: Vec<(u8, usize)>,
    /// Above the limits of Method §4.13: "cần chuyên gia xem".
    pub onsite_check_energy: bool,
    pub onsite_check_water: bool,
    pub onsite_check_material: bool,
}

/// Programme indicators per business (Method §4.20); `None` without a base.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Indicators {
    /// I1 … Ic in per cent.
    pub material_pct: Option<f64>,
    pub energy_pct: Option<f64>,
    pub dust_pct: Option<f64>,
    pub domestic_wastewater_pct: Option<f64>,
    pub combined_pct: Option<f64>,
    /// I5.
    pub solutions: usize,
    /// I7: no hard-to-degrade bags; `None` when not asked.
    pub no_plastic_bags: Option<bool>,
}

/// RECP-style indicator before → after (Method §4.19).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BeforeAfter {
    pub before: f64,
    pub after: f64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Recp {
    pub energy_productivity: Option<BeforeAfter>,
    pub material_productivity: Option<BeforeAfter>,
    pub water_productivity: Option<BeforeAfter>,
    pub co2e_intensity: Option<BeforeAfter>,
    pub waste_intensity: Option<BeforeAfter>,
    pub wastewater_intensity: Option<BeforeAfter>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    pub value: f64,
    pub low: f64,
    pub high: f64,
    /// Answered relevant practice questions behind it.
    pub questions: usize,
}

/// Maturity (Method §4.18): one score per dimension, in catalogue order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    pub dimensions: Vec<Option<Score>>,
    pub overall: Option<Score>,
    /// Position in `constants.score_levels`.
    pub level: Option<usize>,
}

/// Circularity (Method §4.21), shares 0–1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Circularity {
    pub waste_kept_in_use: Option<f64>,
    pub circular_inflow: Option<f64>,
    pub circularity: Option<f64>,
}

/// Confidence of the whole result (Method §2.2).
#[derive(Clone, Debug, PartialEq)]
pub struct Confidence {
    pub grade: Grade,
    /// Cost-weighted half-width.
    pub half_width: f64,
    /// Share of asked practice questions answered clearly.
    pub answered_share: f64,
    /// Stream whose better data would improve the grade most, if any.
    pub weakest: Option<StreamId>,
}

/// Everything that follows from one set of answers, at central values.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    pub baseline: Baseline,
    pub losses: Losses,
    /// Every measure that applies to trade, equipment and conditions, in file order.
    pub measures: Vec<MeasureResult>,
    pub package: Package,
    pub indicators: Indicators,
    pub recp: Recp,
    pub scores: Scores,
    pub circularity: Circularity,
    pub confidence: Confidence,
}

/// Percentiles of one figure over the draws (Method §4.14).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Percentiles {
    pub p10: f64,
    pub p50: f64,
    pub p90: f64,
    pub mean: f64,
}

/// The range: the package under all draws. Units as in [`Ledgers`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Range {
    pub draws: usize,
    pub money: Percentiles,
    pub material: Percentiles,
    pub material_mass: Percentiles,
    pub energy: Percentiles,
    pub water: Percentiles,
    pub wastewater: Percentiles,
    pub dust: Percentiles,
    pub waste: Percentiles,
    pub co2e: Percentiles,
    pub material_pct: Percentiles,
    pub energy_pct: Percentiles,
    pub combined_pct: Percentiles,
    pub capital: Percentiles,
    pub npv: Percentiles,
}

/// What the caller may set (Method §4.15–4.16).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// The owner's own choice of measures replaces the recommended set.
    pub chosen: Option<Vec<MeasureIx>>,
}
