//! `trades.json`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::common::{RawCondition, RawShares, RawText};

#[derive(Clone, Debug, Deserialize)]
pub struct RawTrade {
    pub id: String,
    pub group: String,
    pub name: Option<RawText>,
    #[serde(default)]
    pub tags: Vec<String>,
    /// Stream (`electricity`, `heat`, `water`) → split.
    pub splits: BTreeMap<String, RawSplit>,
    #[serde(default)]
    pub split_variants: Vec<RawVariant>,
    pub loss: RawLoss,
    #[serde(default)]
    pub dust: bool,
    /// Absent in older directories: then as in the built-in trade of the same id.
    pub guests_use_water: Option<bool>,
    pub adds_water: Option<bool>,
    #[serde(default)]
    pub by_products: Vec<serde_json::Value>,
    #[serde(default)]
    pub issues: Vec<serde_json::Value>,
    #[serde(default)]
    pub cases: Vec<RawCase>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawCase {
    pub name: RawText,
    pub done: RawText,
    pub figures: RawText,
    #[serde(default)]
    pub measures: Vec<String>,
    pub source: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawSplit {
    pub shares: RawShares,
    #[serde(default)]
    pub sources: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawVariant {
    pub id: String,
    pub when: RawCondition,
    /// Stream → shares.
    pub shares: BTreeMap<String, RawShares>,
    #[serde(default)]
    pub sources: Vec<String>,
}

/// Share of material value lost.
#[derive(Clone, Debug, Deserialize)]
pub struct RawLoss {
    pub low: f64,
    pub typical: f64,
    pub high: f64,
    #[serde(default)]
    pub sources: Vec<String>,
}
