//! What the business uses, pays and loses.

use crate::catalogue::{EndUseIx, Grade};
use crate::units::{CubicMetre, KgCo2e, Kilogram, Toe, Vnd};

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
    /// Materials 4 to 6: main ones like material 1 and 2, auxiliaries like the chemicals.
    OtherMaterial(u8),
    OtherAuxiliary(u8),
    Packaging,
}

impl StreamId {
    /// The id in files: `electricity`, `fuel.lpg`, `material1`.
    pub fn id(&self) -> String {
        match self {
            Self::Electricity => "electricity".to_owned(),
            Self::Fuel(fuel) => format!("fuel.{fuel}"),
            Self::Water => "water".to_owned(),
            Self::Material1 => "material1".to_owned(),
            Self::Material2 => "material2".to_owned(),
            Self::Chemicals => "chemicals".to_owned(),
            Self::OtherMaterial(n) | Self::OtherAuxiliary(n) => format!("material{n}"),
            Self::Packaging => "packaging".to_owned(),
        }
    }
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
    /// Bills of several months.
    FromMonths,
    /// Power, number and hours of machines.
    FromMachines,
    /// Cylinders, bags or loads, times what one holds.
    FromContainers,
    /// Kilometres and litres per 100 km.
    FromDistance,
    /// Quantity from money and the owner's own price.
    FromOwnPrice,
}

/// One stream of the baseline; all per year.
#[derive(Clone, Debug, PartialEq)]
pub struct StreamBaseline {
    pub id: StreamId,
    pub quantity: f64,
    /// Unit of `quantity`: the carrier's, `m3`, the owner's unit (`unit`), or `VND`.
    pub unit: String,
    pub cost: Vnd,
    /// VND per unit actually paid, or as tried out.
    pub price: f64,
    /// VND per unit by bills and default prices; another one than `price` is being tried out.
    pub known_price: f64,
    pub grade: Grade,
    pub derivation: Derivation,
    pub toe: Toe,
    pub co2e: KgCo2e,
    /// Quantity per unit of output; `None` without output.
    pub norm: Option<f64>,
    /// End-use shares in use (after equipment and people rules); empty for materials.
    pub shares: Vec<(EndUseIx, f64)>,
    /// Some of them are the owner's: grade C instead of D (Method §4.3).
    pub own_shares: bool,
    /// Heat or transport for fuels.
    pub used_for_transport: bool,
    /// Materials: share lost and whether it is the trade's default.
    pub loss: Option<f64>,
    pub loss_is_default: bool,
    /// The loss was weighed for a week: A instead of C (Method §2.2).
    pub loss_is_weighed: bool,
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
    /// The part of it that is hazardous.
    pub hazardous: Kilogram,
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
