//! What a reader looks up beside the calculation: businesses that did it, whom to ask, which rules
//! hold, what words mean; and the yardsticks of a trade.

use super::{Family, MeasureIx, SourceIx, TextId, TradeGroup, TradeIx};
use serde::{Deserialize, Serialize};

/// A text in both languages, for what is loaded on demand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    pub vi: String,
    pub en: String,
}

/// Loaded when a page first wants it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Handbook {
    pub cases: Vec<Case>,
    pub laws: Vec<Law>,
    pub contacts: Vec<Contact>,
    pub terms: Vec<Glossed>,
    pub tips: Vec<Tip>,
    pub programme: Programme,
    /// What others reached with each measure, in measure order.
    pub evidence: Vec<Vec<Proof>>,
}

/// A figure that somebody published of a measure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proof {
    pub source: SourceIx,
    /// What the source states, in the language of the reader.
    pub figure: Pair,
}

/// When a shopper decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    Buy,
    Use,
    Discard,
}

/// What a shopper can do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tip {
    pub id: String,
    pub stage: Stage,
    pub text: Pair,
    pub source: Option<SourceIx>,
}

/// The public programme: its chain, networks, decisions and goals.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Programme {
    pub chain: Vec<Link>,
    pub networks: Vec<Network>,
    /// Positions in [`Handbook::laws`], oldest first.
    pub decisions: Vec<u16>,
    pub reach: Vec<Reach>,
}

/// A link of the chain from suppliers to what is left after use.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    pub name: Pair,
    pub text: Pair,
    pub measures: Vec<MeasureIx>,
}

/// Trades brought together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Network {
    pub name: Pair,
    pub trades: Vec<TradeIx>,
}

/// Whom a year's plan means to reach, per cent (lowest, highest): clusters and craft villages
/// that are informed, markets and supermarkets without hard-to-degrade bags.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reach {
    pub place: String,
    pub year: u16,
    pub clusters_pct: Option<(f64, f64)>,
    pub craft_villages_pct: Option<(f64, f64)>,
    pub markets_pct: Option<(f64, f64)>,
    pub supermarkets_pct: Option<(f64, f64)>,
}

/// What a named business reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Case {
    pub name: Pair,
    pub done: Pair,
    /// The result as the source states it.
    pub figures: Pair,
    pub trades: Vec<TradeIx>,
    /// Measures that were carried out; empty: a whole programme.
    pub measures: Vec<MeasureIx>,
    pub source: Option<SourceIx>,
}

/// Whether a legal text still counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum LawState {
    InForce,
    /// In force, but what it promises waits for a further text.
    Waiting,
    /// Its period is over.
    Ended,
    /// Another text has taken its place.
    Replaced,
    /// Not told.
    Unknown,
}

/// What a legal text means to the owner of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Bearing {
    /// Something to ask for.
    Support,
    /// A price or fee that falls with use.
    Price,
    /// A duty.
    Rule,
}

/// Which measures a row belongs to; an empty list asks nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fits {
    pub bearing: Bearing,
    pub families: Vec<Family>,
    /// Positions in [`super::Catalogue::cp_classes`].
    pub classes: Vec<u8>,
    pub groups: Vec<TradeGroup>,
    pub trades: Vec<TradeIx>,
    pub measures: Vec<MeasureIx>,
    /// Only where money is needed first.
    pub costs_money: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Law {
    pub id: String,
    pub number: String,
    /// Id of the place it holds in; `None`: everywhere.
    pub place: Option<String>,
    /// Day of signing, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Day from which it holds, where told apart.
    pub effective: Option<String>,
    pub title: Pair,
    /// What it gives or asks.
    pub gives: Pair,
    pub status: Pair,
    pub state: LawState,
    pub fits: Option<Fits>,
    pub sources: Vec<SourceIx>,
}

/// Whom to ask.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contact {
    pub id: String,
    pub name: Pair,
    /// Id of the place it serves; `None`: everywhere.
    pub place: Option<String>,
    pub role: Pair,
    pub url: Option<String>,
    pub fits: Option<Fits>,
    pub sources: Vec<SourceIx>,
}

/// A term with its meaning.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Glossed {
    pub id: String,
    pub term: Pair,
    pub definition: Pair,
    pub source: Option<SourceIx>,
}

/// How a published figure was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Confidence {
    TwoSources,
    Seen,
    Derived,
    Unverified,
}

/// What of a business a yardstick is held against, per unit of its output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Compares {
    Electricity,
    /// Fuels burnt for heat.
    Heat,
    Water,
}

/// A yardstick of some trades: use per unit, or a share.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Benchmark {
    pub id: String,
    pub trades: Vec<TradeIx>,
    /// Kinds of work it is about, of the input `subtrades`; empty: any of the trade.
    pub subtrades: Vec<String>,
    /// The part of the trade it is about.
    pub scope: TextId,
    pub indicator: TextId,
    /// For comparing (`kWh/t`).
    pub unit: String,
    /// For reading.
    pub unit_text: TextId,
    pub good: Option<f64>,
    pub typical: Option<f64>,
    pub poor: Option<f64>,
    pub lower_is_better: bool,
    /// `typical` is a legal ceiling.
    pub is_norm: bool,
    /// `None`: to be read only; it is about a part of a business, or about what is not asked.
    pub compares: Option<Compares>,
    pub confidence: Confidence,
    pub sources: Vec<SourceIx>,
}
