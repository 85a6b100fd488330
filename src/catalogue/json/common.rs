//! Pieces that every file uses.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::catalogue::{Grade, Triangle};

/// A text for users in both languages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct RawText {
    pub vi: String,
    pub en: String,
}

/// Low, typical (or `mode`), high. Knock-ons of older files call the low end `factor_low`.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "Named")]
pub struct RawTriangle {
    pub low: f64,
    pub typical: f64,
    pub high: f64,
}

/// A triangle by all names that its numbers have.
#[derive(Deserialize)]
struct Named {
    low: Option<f64>,
    factor_low: Option<f64>,
    typical: Option<f64>,
    mode: Option<f64>,
    high: f64,
}

impl TryFrom<Named> for RawTriangle {
    type Error = &'static str;

    fn try_from(named: Named) -> Result<Self, &'static str> {
        Ok(Self {
            low: named.low.or(named.factor_low).ok_or("missing field `low`")?,
            typical: named.typical.or(named.mode).ok_or("missing field `typical`")?,
            high: named.high,
        })
    }
}

impl From<RawTriangle> for Triangle {
    fn from(raw: RawTriangle) -> Self {
        Self { low: raw.low, mode: raw.typical, high: raw.high }
    }
}

/// `A` (strong) … `D` (a guess by trade).
#[derive(Clone, Copy, Debug, Deserialize)]
pub enum RawGrade {
    A,
    B,
    C,
    D,
}

impl From<RawGrade> for Grade {
    fn from(raw: RawGrade) -> Self {
        match raw {
            RawGrade::A => Self::A,
            RawGrade::B => Self::B,
            RawGrade::C => Self::C,
            RawGrade::D => Self::D,
        }
    }
}

/// Ids of trades, or the word `all`.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum TradeList {
    Word(String),
    Ids(Vec<String>),
}

impl Default for TradeList {
    fn default() -> Self {
        Self::Ids(Vec::new())
    }
}

/// When something is shown or holds; exactly one of the fields is set (`input` with `in` or `has`).
#[derive(Clone, Debug, Default, Deserialize)]
pub struct RawCondition {
    pub equipment_any: Option<Vec<String>>,
    pub fuel_any: Option<Vec<String>>,
    pub sector_in: Option<Vec<String>>,
    pub input: Option<String>,
    #[serde(rename = "in")]
    pub one_of: Option<Vec<String>>,
    pub has: Option<String>,
    pub any: Option<Vec<RawCondition>>,
    pub all: Option<Vec<RawCondition>>,
    pub not: Option<Box<RawCondition>>,
    /// A kind of work ticked in the input `subtrades`.
    pub subtrade: Option<String>,
}

/// End use id → share.
pub type RawShares = BTreeMap<String, f64>;

/// Words that may be the same in both languages: said once, or as a pair.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum RawWords {
    Once(String),
    Pair(RawText),
}

impl RawWords {
    /// Both languages; what is said once stands in both.
    pub fn text(&self) -> RawText {
        match self {
            Self::Pair(pair) => pair.clone(),
            Self::Once(words) => RawText { vi: words.clone(), en: words.clone() },
        }
    }

    /// A unit beside a field: said once it may also be written `vi / en`.
    pub fn unit(&self) -> RawText {
        let text = self.text();
        match text.vi.split_once(" / ") {
            Some((vi, en)) if matches!(self, Self::Once(_)) => {
                RawText { vi: vi.to_owned(), en: en.to_owned() }
            }
            _ => text,
        }
    }
}
