//! Trades with their end-use splits, end uses, equipment.

use super::{Condition, EndUseIx, SourceIx, TextId, Triangle};
use serde::{Deserialize, Serialize};

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

impl EndUse {
    /// A part of a split that an owner may state: electricity, heat or water, but not the whole.
    pub fn is_splittable(&self) -> bool {
        let split = matches!(self.family, Family::Electricity | Family::Heat | Family::Water);
        split && self.kind != EndUseKind::Total
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Equipment {
    pub id: String,
    pub name: TextId,
    pub end_uses: Vec<EndUseIx>,
}
