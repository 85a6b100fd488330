//! Opening a data set: size, JSON, kind and version first, then field by field.

use super::{DataSet, Format, MAX_BYTES, MAX_TARGETS, MAX_VALUES, SCHEMA, SetTarget, SetValue};
use crate::assessment::document::reader;
use crate::assessment::document::{Fault, Problem, Reader};
use crate::order::{Keyed as _, Order as _};
use serde_json::Value;

const KIND: &str = "vong-xanh/data-set";
const DIGITS: usize = 16;

/// Whether a text says of itself that it is a data set; it need not be a sound one.
pub fn is_data_set(text: &str) -> bool {
    // The kind stands in the first line or two of every set that the app writes.
    let head: String = text.chars().take(400).collect();
    head.contains(KIND)
}

/// Reads a data set; what is wrong with single fields stands beside it.
///
/// # Errors
/// When nothing of the file can be used.
pub fn read_data_set(text: &str) -> Result<(DataSet, Vec<Fault>), Fault> {
    let (file, mut faults) = reader::opened(text, MAX_BYTES, Fault::NotADataSet)?;
    if file.get("format").and_then(Value::as_str) != Some(KIND) {
        return Err(Fault::NotADataSet);
    }
    reader::schema_of(&file, SCHEMA)?;
    let set = from_fields(&mut Reader::new(file, &mut faults));
    if set.values.is_empty() && set.targets.is_empty() {
        let name = "values".to_owned();
        return Err(faults
            .into_iter()
            .next()
            .unwrap_or(Fault::Field { name, problem: Problem::Missing }));
    }
    Ok((set, faults))
}

/// The set in these fields; inside an assessment it may be known by its checksum only.
pub(in crate::assessment) fn from_fields(from: &mut Reader) -> DataSet {
    from.fields.remove("format");
    from.fields.remove("schema");
    let mut set = DataSet {
        format: Format::DataSet,
        schema: SCHEMA,
        name: from.text("name").unwrap_or_default(),
        place: from.text("place").unwrap_or_default(),
        author: from.text("author").unwrap_or_default(),
        date: from.text("date").unwrap_or_default(),
        notes: from.text("notes").unwrap_or_default(),
        checksum: from.text("checksum").unwrap_or_default(),
        ..DataSet::default()
    };
    let values = from.nested("values", |values| values.by_id(MAX_VALUES, read_value));
    set.values = values.unwrap_or_default();
    let targets = from.list("targets", MAX_TARGETS, read_target);
    set.targets = targets.into_iter().flatten().collect();
    set.targets.order_by_key(|target| target.year);
    set.other = std::mem::take(&mut from.fields).into_iter().keyed();
    seal(from, set)
}

/// A checksum that does not fit was written before somebody changed the figures by hand.
fn seal(from: &mut Reader, set: DataSet) -> DataSet {
    let is_sum = |text: &str| text.len() == DIGITS && text.bytes().all(|b| b.is_ascii_hexdigit());
    let (said, empty) = (set.checksum.clone(), set.values.is_empty() && set.targets.is_empty());
    if empty && is_sum(&said) {
        return set;
    }
    let set = set.sealed();
    if !said.is_empty() && said != set.checksum {
        from.fault("checksum", Problem::OtherChecksum);
    }
    set
}

/// A value with its source, or just the number.
fn read_value(values: &mut Reader, id: &str) -> Option<SetValue> {
    if values.fields.get(id).is_some_and(Value::is_number) {
        return values.number(id).map(|value| SetValue { value, ..SetValue::default() });
    }
    let field = |value: &mut Reader| {
        let known = value.fields.contains_key("value");
        if !known {
            value.fault("value", Problem::Missing);
        }
        Some(SetValue {
            value: value.number("value")?,
            source: value.text("source").unwrap_or_default(),
            date: value.text("date").unwrap_or_default(),
        })
    };
    values.nested(id, field).flatten()
}

fn read_target(target: &mut Reader) -> Option<SetTarget> {
    let year = target.number("year").filter(|year| (2000.0..=2100.0).contains(year));
    let pct = |n: &f64| (0.0..=100.0).contains(n);
    let low = target.number("low_pct").filter(pct);
    let high = target.number("high_pct").filter(pct).or(low);
    let (Some(year), Some(low), Some(high)) = (year, low, high) else {
        target.fault("*", Problem::NotATarget);
        return None;
    };
    // Checked above: a whole year fits.
    let (year, source) = (year as u16, target.text("source").unwrap_or_default());
    Some(SetTarget { year, low_pct: low.min(high), high_pct: low.max(high), source })
}
