//! From the text of a file to its records, with the place of every fault.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::checker::{At, Checker, Role};
use super::fields;

/// A data file read into memory.
#[derive(Clone, Debug)]
pub struct RawFile {
    /// Path as a maintainer would write it (`data/measures.json`).
    pub path: String,
    pub text: String,
    pub role: Role,
}

/// A parsed file; a list or object is taken out of it by name.
pub struct Parsed<'a> {
    file: &'a RawFile,
    root: Value,
}

impl<'a> Parsed<'a> {
    pub fn new(file: &'a RawFile, c: &mut Checker) -> Self {
        let root = serde_json::from_str(&file.text).unwrap_or_else(|error| {
            let at = At { file: &file.path, role: file.role, record: "" };
            c.error(at, "", format!("not valid JSON: {error}"));
            Value::Null
        });
        Self { file, root }
    }

    /// The place of a record in this file.
    pub fn at<'b>(&self, record: &'b str) -> At<'b>
    where
        'a: 'b,
    {
        At { file: &self.file.path, role: self.file.role, record }
    }

    /// The whole file, unless it could not be parsed.
    pub fn value_root(&self) -> Option<&Value> {
        (!self.root.is_null()).then_some(&self.root)
    }

    /// The value below `path` (`calibration.bands`).
    pub fn value(&self, path: &str) -> Option<&Value> {
        path.split('.').try_fold(&self.root, |value, key| value.get(key))
    }

    /// A string below `path`, if there is one.
    pub fn string(&self, path: &str) -> Option<&str> {
        self.value(path).and_then(Value::as_str)
    }

    /// All records of a list; each faulty one is reported and left out.
    pub fn list<T: DeserializeOwned>(&self, path: &str, c: &mut Checker) -> Vec<T> {
        if self.root.is_null() {
            return Vec::new();
        }
        let Some(records) = self.value(path).and_then(Value::as_array) else {
            c.error(self.at(""), path, "a list is expected here");
            return Vec::new();
        };
        let mut seen = std::collections::BTreeSet::new();
        let mut out = Vec::with_capacity(records.len());
        for (place, record) in records.iter().enumerate() {
            let number = format!("{path}[{place}]");
            let id = record.get("id").and_then(Value::as_str);
            if id.is_some_and(|id| !seen.insert(id)) {
                c.error(self.at(id.unwrap_or(&number)), "id", "stands twice in this list");
            }
            out.extend(self.record(record, id.unwrap_or(&number), c));
        }
        out
    }

    /// All records of a list that older directories lack.
    pub fn optional<T: DeserializeOwned>(&self, path: &str, c: &mut Checker) -> Vec<T> {
        if self.value(path).is_some() { self.list(path, c) } else { Vec::new() }
    }

    /// One object.
    pub fn object<T: DeserializeOwned>(&self, path: &str, c: &mut Checker) -> Option<T> {
        if self.root.is_null() {
            return None;
        }
        let Some(value) = self.value(path) else {
            c.error(self.at(path), "", "is missing");
            return None;
        };
        self.record(value, path, c)
    }

    fn record<T: DeserializeOwned>(&self, raw: &Value, id: &str, c: &mut Checker) -> Option<T> {
        fields::read(raw)
            .map_err(|fault| c.error(self.at(id), fault.path(), fault.to_string()))
            .ok()
    }
}
