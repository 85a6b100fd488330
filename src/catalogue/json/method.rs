//! `method-constants.json`.

use serde::Deserialize;
use serde_json::Value;

use super::common::RawText;

#[derive(Clone, Debug, Deserialize)]
pub struct RawEndUse {
    pub id: String,
    pub stream: String,
    pub name: Option<RawText>,
    pub cap: f64,
    pub switchable: bool,
}

/// A constant; `value` is a number or a small object, as its id demands.
#[derive(Clone, Debug, Deserialize)]
pub struct RawConstant {
    pub id: String,
    pub value: Value,
    pub meaning: Option<RawText>,
    /// Id of a source, or `assumption`.
    pub source: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct RawScoreLevel {
    pub from: f64,
    pub name: RawText,
}

/// Trades by place in the chain of supply.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct RawRoles {
    pub supplier: Vec<String>,
    pub producer: Vec<String>,
    pub distributor: Vec<String>,
    pub consumer: Vec<String>,
}
