//! `sources.json`, `law.json`, `glossary.json`, `benchmarks.json`, and records with only a name.

use serde::Deserialize;

use super::common::{RawGrade, RawText, TradeList};

#[derive(Clone, Debug, Deserialize)]
pub struct RawSource {
    pub id: String,
    pub title: String,
    pub publisher: String,
    pub year: Option<u16>,
    pub url: Option<String>,
    pub grade: RawGrade,
    pub citable: bool,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawNamed {
    pub id: String,
    pub name: Option<RawText>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawLaw {
    pub id: String,
    pub title: RawText,
    pub gives: RawText,
    pub status: RawText,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawContact {
    pub id: String,
    pub name: RawText,
    pub role: RawText,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawTerm {
    pub id: String,
    pub term: RawText,
    pub definition: RawText,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawBenchmark {
    pub id: String,
    pub trades: TradeList,
    pub scope: RawText,
    pub indicator: RawText,
}
