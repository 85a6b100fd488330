//! What one measure saves and costs.

use super::StreamId;
use crate::catalogue::{EndUseIx, MeasureIx};
use crate::units::{CubicMetre, KgCo2e, Kilogram, Toe, Vnd, Years};

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
    /// Its saving is calculated from facts, not estimated.
    pub calculated: bool,
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

impl MeasureResult {
    /// Whether its figures stand beside those of other measures: it is chosen, or a study item, which
    /// is shown as it would join them (Method §4.16).
    pub fn is_beside_others(&self) -> bool {
        self.selected || self.class == Class::Study
    }

    /// What it saves a year as it is shown: beside the others, or alone. Payback, NPV and IRR that go
    /// with this money are those of `package_finance`.
    pub fn shown(&self) -> &Ledgers {
        if self.is_beside_others() { &self.package } else { &self.alone }
    }

    /// Payback alone, which decides the class, where the others stretch it so far that it is worth a
    /// word.
    pub fn payback_alone(&self) -> Option<Years> {
        const STRETCHED: f64 = 1.2;
        let alone = self.finance.payback?;
        let beside = self.package_finance.payback.map_or(f64::INFINITY, |years| years.0);
        (beside > STRETCHED * alone.0).then_some(alone)
    }
}
