//! Ids of all records, so that every reference can be resolved while compiling any of them.

use std::collections::{BTreeMap, BTreeSet};

use super::checker::{At, Checker, Role};
use crate::catalogue::json::{RawCondition, TradeList};
use crate::catalogue::{Condition, EndUseIx, MeasureIx, NATIONAL, SUBTRADES, SourceIx, TradeIx};
use crate::order::Order as _;

/// Id → position, per kind of record.
#[derive(Default)]
pub struct Index {
    pub trades: BTreeMap<String, TradeIx>,
    pub measures: BTreeMap<String, MeasureIx>,
    pub end_uses: BTreeMap<String, EndUseIx>,
    pub sources: BTreeMap<String, SourceIx>,
    pub sections: BTreeMap<String, u8>,
    pub dimensions: BTreeMap<String, u8>,
    pub cp_classes: BTreeMap<String, u8>,
    pub equipment: BTreeSet<String>,
    pub inputs: BTreeSet<String>,
    pub questions: BTreeSet<String>,
    pub waste_rows: BTreeSet<String>,
    pub places: BTreeSet<String>,
}

/// Positions of a list by id.
pub fn positions<'a, Ix>(
    ids: impl Iterator<Item = &'a str>,
    ix: impl Fn(usize) -> Ix,
) -> BTreeMap<String, Ix> {
    let mut map = BTreeMap::new();
    for (place, id) in ids.enumerate() {
        map.entry(id.to_owned()).or_insert_with(|| ix(place));
    }
    map
}

impl Index {
    /// Sources of a figure; `assumption` stands for none.
    pub fn sources(
        &self,
        ids: &[String],
        at: At<'_>,
        field: &str,
        c: &mut Checker,
    ) -> Vec<SourceIx> {
        ids.iter()
            .filter(|id| *id != "assumption")
            .filter_map(|id| {
                c.found(self.sources.get(id).copied(), at, field, ("source", id.as_str()))
            })
            .collect()
    }

    /// The place a record holds in; `None` for everywhere. Older directories list no places.
    pub fn place(
        &self,
        id: Option<&String>,
        at: At<'_>,
        field: &str,
        c: &mut Checker,
    ) -> Option<String> {
        let id = id.filter(|id| *id != NATIONAL)?;
        let known = self.places.is_empty() || self.places.contains(id);
        c.found(known.then(|| id.clone()), at, field, ("place", id))
    }

    pub fn end_use(&self, id: &str, at: At<'_>, field: &str, c: &mut Checker) -> Option<EndUseIx> {
        c.found(self.end_uses.get(id).copied(), at, field, ("end use", id))
    }

    /// Trades of a list in catalogue order; the word `all` means every trade.
    pub fn trades(
        &self,
        list: &TradeList,
        at: At<'_>,
        field: &str,
        c: &mut Checker,
    ) -> Vec<TradeIx> {
        let mut out: Vec<TradeIx> = match list {
            TradeList::Word(word) if word == "all" => self.trades.values().copied().collect(),
            TradeList::Word(word) => {
                c.error(at, field, format!("a list of trades or \"all\", not \"{word}\""));
                Vec::new()
            }
            TradeList::Ids(ids) => ids
                .iter()
                .filter_map(|id| {
                    c.found(self.trades.get(id).copied(), at, field, ("trade", id.as_str()))
                })
                .collect(),
        };
        out.order_by(Ord::cmp);
        out.dedup();
        out
    }

    /// Ticked machines that a measure needs or that show it is done.
    pub fn equipment(
        &self,
        ids: &[String],
        at: At<'_>,
        field: &str,
        c: &mut Checker,
    ) -> Vec<String> {
        ids.iter()
            .filter(|id| {
                let known = self.equipment.contains(*id).then_some(());
                c.found(known, at, field, ("equipment", id.as_str())).is_some()
            })
            .cloned()
            .collect()
    }

    /// A condition; `None` always holds.
    pub fn condition(
        &self,
        raw: Option<&RawCondition>,
        at: At<'_>,
        field: &str,
        c: &mut Checker,
    ) -> Condition {
        raw.map_or(Condition::Always, |raw| self.some_condition(raw, at, field, c))
    }

    fn some_condition(
        &self,
        raw: &RawCondition,
        at: At<'_>,
        field: &str,
        c: &mut Checker,
    ) -> Condition {
        let mut list = |conditions: &[RawCondition]| {
            conditions.iter().map(|raw| self.some_condition(raw, at, field, c)).collect()
        };
        if let Some(value) = &raw.subtrade {
            return Condition::InputHas { input: SUBTRADES.to_owned(), value: value.clone() };
        }
        if let Some(conditions) = &raw.any {
            return Condition::Any(list(conditions));
        }
        if let Some(conditions) = &raw.all {
            return Condition::All(list(conditions));
        }
        if let Some(condition) = &raw.not {
            return Condition::Not(Box::new(self.some_condition(condition, at, field, c)));
        }
        if let Some(ids) = &raw.equipment_any {
            return Condition::EquipmentAny(self.equipment(ids, at, field, c));
        }
        if let Some(fuels) = &raw.fuel_any {
            return Condition::FuelAny(fuels.clone());
        }
        if let Some(ids) = &raw.sector_in {
            let known = ids.iter().filter(|id| {
                let trade = self.trades.get(*id);
                c.found(trade, at, field, ("trade", id.as_str())).is_some()
            });
            return Condition::TradeIn(known.cloned().collect());
        }
        self.input_condition(raw, at, field, c)
    }

    fn input_condition(
        &self,
        raw: &RawCondition,
        at: At<'_>,
        field: &str,
        c: &mut Checker,
    ) -> Condition {
        let Some(input) = &raw.input else {
            c.error(
                at,
                field,
                "a condition needs equipment_any, fuel_any, sector_in, input, any, all or not",
            );
            return Condition::Never;
        };
        let known = self.inputs.contains(input) || self.questions.contains(input);
        if !known && at.role != Role::Base {
            c.error(at, field, format!("unknown input \"{input}\""));
        }
        match (&raw.one_of, &raw.has) {
            (Some(values), None) => {
                Condition::InputIn { input: input.clone(), values: values.clone() }
            }
            (None, Some(value)) => {
                Condition::InputHas { input: input.clone(), value: value.clone() }
            }
            _ => {
                c.error(at, field, "a condition on an input needs either \"in\" or \"has\"");
                Condition::Never
            }
        }
    }
}
