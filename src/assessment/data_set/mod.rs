//! A data set: values of one place or one trainer under a name, each with its source, to be kept,
//! handed on and used in place of the catalogue's (docs/data-set.md).
//!
//! Three layers, the later one decides: catalogue, data set, own values. A set is told by its name
//! and by a checksum of its figures; where it came from is no part of that.

mod apply;
mod read;
#[cfg(test)]
mod tests;

pub use apply::{Difference, complete, differences};
pub(super) use apply::{has_targets, with_targets};
pub(super) use read::from_fields;
pub use read::{is_data_set, read_data_set};

use super::document::round;
use crate::catalogue::OwnValues;
use crate::order::Keyed as _;
use serde::Serialize;
use std::collections::BTreeMap;

/// The format of this version.
pub const SCHEMA: u32 = 1;
/// Larger files are refused: every value of the catalogue with its source is about 60 kB.
pub const MAX_BYTES: usize = 300_000;
/// More values than the catalogue offers to replace.
pub const MAX_VALUES: usize = 500;
/// More lines of targets than a plan has years.
pub const MAX_TARGETS: usize = 60;

/// What kind of file it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Format {
    #[default]
    #[serde(rename = "vong-xanh/data-set")]
    DataSet,
}

/// A set of values as it is saved and as it travels inside an assessment.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DataSet {
    pub format: Format,
    /// Version of the file format.
    pub schema: u32,
    /// What people call it.
    pub name: String,
    /// Where its values hold: id of a place of the catalogue, or its name; empty for anywhere.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub place: String,
    /// Who put it together.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub author: String,
    /// Day from which it holds, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub date: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub notes: String,
    /// Sixteen hexadecimal digits over place, values and targets.
    pub checksum: String,
    /// By the id of the value they replace (`price.lpg`).
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub values: BTreeMap<String, SetValue>,
    /// The place's own goals, the earliest year first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub targets: Vec<SetTarget>,
    /// Fields of a later version, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    pub other: BTreeMap<String, serde_json::Value>,
}

/// One value, in the unit of the one it replaces.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SetValue {
    pub value: f64,
    /// Where it stands, in words or as an address.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub source: String,
    /// Day from which it holds, `YYYY-MM-DD`, where it is not that of the set.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub date: String,
}

/// A goal of the place for one year: less use of material, fuel and electricity, per cent.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SetTarget {
    pub year: u16,
    pub low_pct: f64,
    pub high_pct: f64,
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub source: String,
}

impl DataSet {
    /// A set of these values, without sources as yet.
    pub fn new(name: &str, place: &str, values: &OwnValues) -> Self {
        let value = |value: &f64| SetValue { value: *value, ..SetValue::default() };
        let values = values.iter().map(|(id, number)| (id.clone(), value(number))).keyed();
        let (name, place) = (name.to_owned(), place.to_owned());
        Self { schema: SCHEMA, name, place, values, ..Self::default() }.sealed()
    }

    /// The same with the checksum that belongs to it. Twelve digits are kept of every number: more
    /// would not come back the same from a text.
    #[must_use]
    pub fn sealed(mut self) -> Self {
        self.values.values_mut().for_each(|value| value.value = round(value.value));
        for target in &mut self.targets {
            (target.low_pct, target.high_pct) = (round(target.low_pct), round(target.high_pct));
        }
        self.checksum = checksum(&self);
        self
    }

    /// Known by name and checksum only: its figures did not come along.
    pub fn is_reference(&self) -> bool {
        self.values.is_empty() && self.targets.is_empty() && self.checksum != checksum(self)
    }

    /// The same set by its figures, whatever it is called.
    pub fn is_same(&self, other: &Self) -> bool {
        self.checksum == other.checksum
    }

    /// The part of the checksum that people compare.
    pub fn short_checksum(&self) -> &str {
        self.checksum.get(..8).unwrap_or_default()
    }

    /// Its values as numbers.
    pub fn numbers(&self) -> OwnValues {
        self.values.iter().map(|(id, value)| (id.clone(), value.value)).keyed()
    }

    /// What travels in a link: figures without sources, author and notes; the name only where it
    /// may go along.
    #[must_use]
    pub fn travelling(&self, with_name: bool) -> Self {
        let value = |value: &SetValue| SetValue { value: value.value, ..SetValue::default() };
        let target = |target: &SetTarget| SetTarget { source: String::new(), ..target.clone() };
        Self {
            schema: SCHEMA,
            name: if with_name { self.name.clone() } else { String::new() },
            place: self.place.clone(),
            date: self.date.clone(),
            checksum: self.checksum.clone(),
            values: self.values.iter().map(|(id, v)| (id.clone(), value(v))).keyed(),
            targets: self.targets.iter().map(target).collect(),
            ..Self::default()
        }
    }

    /// Its name and checksum alone.
    #[must_use]
    pub fn reference(&self) -> Self {
        Self { values: BTreeMap::new(), targets: Vec::new(), ..self.clone() }
    }

    /// The file's text.
    pub fn to_json(&self) -> String {
        // Strings, finite numbers and maps with text keys always serialise.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

/// FNV-1a, 64 bits, over place, values and targets: what the figures follow from. Numbers go in as
/// their bits, so that no way of writing them matters.
fn checksum(set: &DataSet) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |bytes: &[u8]| {
        for byte in bytes.iter().chain(&[0xff]) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    };
    add(set.place.as_bytes());
    for (id, value) in &set.values {
        add(id.as_bytes());
        add(&value.value.to_bits().to_be_bytes());
    }
    for target in &set.targets {
        add(&target.year.to_be_bytes());
        add(&target.low_pct.to_bits().to_be_bytes());
        add(&target.high_pct.to_bits().to_be_bytes());
    }
    format!("{hash:016x}")
}
