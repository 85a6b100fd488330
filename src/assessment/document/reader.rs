//! Reading one field after another, noting what is wrong instead of stopping.

use super::fault::{Fault, Problem};
use super::twice::given_twice;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Beyond any real quantity (VND, kWh, kg); keeps `1e308` out of the engine.
const MAX_NUMBER: f64 = 1e15;
pub(crate) const MAX_TEXT: usize = 2_000;
pub(crate) const MAX_ID: usize = 100;

/// The object a file consists of, and its fields given twice; `foreign` is said of anything else.
pub(crate) fn opened(
    text: &str,
    limit: usize,
    foreign: Fault,
) -> Result<(Map<String, Value>, Vec<Fault>), Fault> {
    if text.len() > limit {
        return Err(Fault::TooLarge { bytes: text.len(), limit });
    }
    // A byte order mark is what Windows editors put in front.
    let text = text.trim_start_matches('\u{feff}');
    let value: Value = serde_json::from_str(text)
        .map_err(|e| Fault::Syntax { line: e.line(), column: e.column() })?;
    let file = object(value).map_err(|_| foreign)?;
    let faults = given_twice(text, &file);
    Ok((file, faults))
}

/// The version of a file's format, where this release can read it.
pub(crate) fn schema_of(file: &Map<String, Value>, newest: u32) -> Result<u32, Fault> {
    let fault = |problem| Fault::Field { name: "schema".to_owned(), problem };
    let value = file.get("schema").ok_or_else(|| fault(Problem::Missing))?;
    let schema = value.as_u64().and_then(|n| u32::try_from(n).ok()).filter(|n| *n > 0);
    match schema {
        None => Err(fault(Problem::NotNumber)),
        Some(schema) if schema > newest => Err(Fault::Newer { schema }),
        Some(schema) => Ok(schema),
    }
}

/// Where an object stands in its file; written out only when something is wrong there.
#[derive(Clone, Copy)]
struct Place<'a> {
    name: &'a str,
    within: Option<&'a Place<'a>>,
}

impl Place<'_> {
    /// `answers.workers.value`; the file itself has no name.
    fn written(&self) -> String {
        match self.within {
            None => self.name.to_owned(),
            Some(within) if within.name.is_empty() => self.name.to_owned(),
            Some(within) => within.written() + "." + self.name,
        }
    }
}

/// An object whose fields are taken out one by one; what remains was not known.
pub(crate) struct Reader<'a> {
    pub fields: Map<String, Value>,
    place: Place<'a>,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Reader<'a> {
    /// Reads a whole file.
    pub fn new(fields: Map<String, Value>, faults: &'a mut Vec<Fault>) -> Self {
        Self::at(Place { name: "", within: None }, fields, faults)
    }

    fn at(place: Place<'a>, fields: Map<String, Value>, faults: &'a mut Vec<Fault>) -> Self {
        let mut reader = Self { fields, place, faults };
        // No name of ours, and in other programs none of a field.
        if reader.fields.remove("__proto__").is_some() {
            reader.fault("__proto__", Problem::NotAnId);
        }
        reader
    }

    /// Notes a fault of a field of this object.
    pub fn fault(&mut self, name: &str, problem: Problem) {
        let name = Place { name, within: Some(&self.place) }.written();
        self.faults.push(Fault::Field { name, problem });
    }

    fn take<T>(&mut self, name: &str, read: impl FnOnce(Value) -> Result<T, Problem>) -> Option<T> {
        match self.fields.remove(name) {
            None | Some(Value::Null) => None,
            Some(value) => match read(value) {
                Ok(read) => Some(read),
                Err(problem) => {
                    self.fault(name, problem);
                    None
                }
            },
        }
    }

    pub fn text(&mut self, name: &str) -> Option<String> {
        self.note_hidden(name);
        self.take(name, text)
    }

    /// Says of a text, or of one in a list, that it is not read as it stands.
    pub fn note_hidden(&mut self, name: &str) {
        let hides = |value: &Value| value.as_str().is_some_and(has_hidden);
        let found = self.fields.get(name).is_some_and(|value| {
            hides(value) || value.as_array().is_some_and(|all| all.iter().any(hides))
        });
        if found {
            self.fault(name, Problem::HiddenSigns);
        }
    }

    pub fn number(&mut self, name: &str) -> Option<f64> {
        self.take(name, |value| number(&value))
    }

    pub fn flag(&mut self, name: &str) -> Option<bool> {
        self.take(name, |value| value.as_bool().ok_or(Problem::NotFlag))
    }

    pub fn object(&mut self, name: &str) -> Option<Map<String, Value>> {
        self.take(name, object)
    }

    /// Reads every object of a list with the same rules; empty where there is none.
    pub fn list<T>(
        &mut self,
        name: &str,
        limit: usize,
        mut read: impl FnMut(&mut Reader) -> T,
    ) -> Vec<T> {
        let Some(items) = self.take(name, |value| list(value, limit)) else { return Vec::new() };
        let mut all = Vec::new();
        for (at, item) in items.into_iter().enumerate() {
            let name = format!("{name}.{}", at + 1);
            self.fields.insert(name.clone(), item);
            all.extend(self.nested(&name, &mut read));
        }
        all
    }

    /// Reads every field by its id; more than `limit` are refused together, a name that is no id alone.
    pub fn by_id<T>(
        &mut self,
        limit: usize,
        mut read: impl FnMut(&mut Reader, &str) -> Option<T>,
    ) -> BTreeMap<String, T> {
        let mut all = BTreeMap::new();
        if self.fields.len() > limit {
            self.fault("*", Problem::TooMany { limit });
            return all;
        }
        let ids: Vec<String> = self.fields.keys().cloned().collect();
        for id in ids {
            if !is_id(&id) {
                self.fault(&id, Problem::NotAnId);
            } else if let Some(value) = read(self, &id) {
                all.insert(id, value);
            }
        }
        all
    }

    pub fn texts(&mut self, name: &str) -> Option<Vec<String>> {
        self.note_hidden(name);
        self.take(name, texts)
    }

    /// A text that is one of `words`.
    pub fn word(&mut self, name: &str, words: &'static [&'static str]) -> Option<&'static str> {
        self.take(name, |value| {
            let found = words.iter().find(|w| value.as_str() == Some(w));
            found.copied().ok_or(Problem::NoneOf(words))
        })
    }

    /// Reads a nested object with the same rules.
    pub fn nested<T>(&mut self, name: &str, read: impl FnOnce(&mut Reader) -> T) -> Option<T> {
        let fields = self.object(name)?;
        let within = self.place;
        let place = Place { name, within: Some(&within) };
        Some(read(&mut Reader::at(place, fields, self.faults)))
    }
}

pub(crate) fn object(value: Value) -> Result<Map<String, Value>, Problem> {
    match value {
        Value::Object(fields) => Ok(fields),
        _ => Err(Problem::NotObject),
    }
}

pub(crate) fn number(value: &Value) -> Result<f64, Problem> {
    let number = value.as_f64().ok_or(Problem::NotNumber)?;
    if number.abs() < MAX_NUMBER { Ok(number) } else { Err(Problem::NumberTooLarge) }
}

/// Control characters and marks that reorder text have no place in a saved text.
fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
}

fn has_hidden(text: &str) -> bool {
    // Every hidden sign begins with one of these bytes, few others do.
    let suspect = |byte: &u8| matches!(byte, 0..=0x1f | 0x7f | 0xc2 | 0xe2);
    text.as_bytes().iter().any(suspect) && text.contains(is_hidden)
}

/// A text without hidden signs.
pub(crate) fn text(value: Value) -> Result<String, Problem> {
    let Value::String(text) = value else {
        return Err(Problem::NotText);
    };
    if text.len() > MAX_TEXT {
        return Err(Problem::TooLong { limit: MAX_TEXT });
    }
    Ok(if has_hidden(&text) { text.replace(is_hidden, "") } else { text })
}

fn list(value: Value, limit: usize) -> Result<Vec<Value>, Problem> {
    match value {
        Value::Array(items) if items.len() > limit => Err(Problem::TooMany { limit }),
        Value::Array(items) => Ok(items),
        _ => Err(Problem::NotList),
    }
}

pub(crate) fn texts(value: Value) -> Result<Vec<String>, Problem> {
    list(value, MAX_ID)?.into_iter().map(text).collect()
}

/// Ids become keys of stores and addresses: plain characters only.
pub(crate) fn is_id(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    !text.is_empty() && text.len() <= MAX_ID && text.chars().all(plain)
}
