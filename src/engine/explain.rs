//! How a figure came about, as an expression over named terms: the screen renders it with the
//! owner's numbers, a test recomputes it.

mod build;
mod fuels;
mod measure;
mod streams;
mod terms;
mod totals;

pub use build::explain;

use crate::catalogue::{Grade, MeasureIx, SourceIx};
use crate::engine::StreamId;

/// A figure that can be opened ("Số này từ đâu?").
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FigureId {
    StreamQuantity(StreamId),
    StreamCost(StreamId),
    StreamNorm(StreamId),
    Energy,
    Co2e,
    ResourceCost,
    LossTotal,
    LossShare,
    CarriedCost,
    PackageMoney,
    PackageEnergy,
    PackageCo2e,
    PackageWater,
    PackageWastewater,
    PackageMaterial,
    PackageWaste,
    PackageDust,
    /// Emissions spared beyond the gate.
    Embodied,
    PackageCapital,
    PackagePayback,
    LikelyWithinAYear,
    MaterialPct,
    EnergyPct,
    DustPct,
    DomesticWastewaterPct,
    CombinedPct,
    MeasureMoney(MeasureIx),
    MeasureCapital(MeasureIx),
    MeasurePayback(MeasureIx),
    MeasureNpv(MeasureIx),
}

/// Unit of a term; the screen writes it in the reader's language.
#[derive(Clone, Debug, PartialEq)]
pub enum Unit {
    Vnd,
    VndPer(String),
    /// A share, shown as per cent.
    Share,
    Percent,
    Years,
    Toe,
    KgCo2e,
    Kilogram,
    CubicMetre,
    /// A plain number (months, days, factors).
    Number,
    /// The stream's own unit or a compound such as `toe/kWh`.
    Named(String),
}

/// Where a term comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// The owner's answer to this input.
    Answer(String),
    /// A factor, price or tariff of the catalogue, by id, with its date.
    Factor { id: String, date: Option<String> },
    /// The owner's own value in place of the catalogue's, or a price tried out, by id.
    OwnValue(String),
    /// What a yearly sum is worth today over a lifetime at a rate of 0–1; the owner's own rate,
    /// the owner's replacement of the default, or the default.
    Annuity { rate: f64, years: f64, is_own: bool },
    /// A constant of the method, by id.
    Constant(String),
    /// The trade's default (loss, split).
    TradeDefault,
    /// A field of a measure record (`saving`, `payback_years`, …).
    MeasureRecord { measure: MeasureIx, field: &'static str },
    /// Answer factor o of a measure.
    Opportunity(MeasureIx),
    /// Another figure, which opens in turn.
    Figure(FigureId),
    /// An intermediate value of the package (R, scaling by caps).
    Package(&'static str),
}

/// One named number of a formula.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    pub value: f64,
    pub unit: Unit,
    pub origin: Origin,
    pub grade: Option<Grade>,
    pub sources: Vec<SourceIx>,
}

/// The formula itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    Term(Term),
    Sum(Vec<Expr>),
    Product(Vec<Expr>),
    Difference(Box<Expr>, Box<Expr>),
    Quotient(Box<Expr>, Box<Expr>),
    Min(Vec<Expr>),
    Max(Vec<Expr>),
}

/// A figure with its working.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    pub figure: FigureId,
    pub value: f64,
    pub unit: Unit,
    pub grade: Option<Grade>,
    pub expr: Expr,
}

impl Expr {
    /// The value of the expression; division by zero is 0 (Method §4.1).
    pub fn eval(&self) -> f64 {
        match self {
            Self::Term(t) => t.value,
            Self::Sum(v) => v.iter().map(Self::eval).sum(),
            Self::Product(v) => v.iter().map(Self::eval).product(),
            Self::Difference(a, b) => a.eval() - b.eval(),
            Self::Quotient(a, b) => {
                let d = b.eval();
                if d == 0.0 { 0.0 } else { a.eval() / d }
            }
            Self::Min(v) => v.iter().map(Self::eval).fold(f64::INFINITY, f64::min),
            Self::Max(v) => v.iter().map(Self::eval).fold(f64::NEG_INFINITY, f64::max),
        }
    }
}
