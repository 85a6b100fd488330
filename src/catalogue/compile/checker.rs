//! Collects problems and texts while the records are turned into the compiled form.

use std::collections::BTreeMap;
use std::fmt;

use crate::catalogue::json::RawText;
use crate::catalogue::{TextId, Texts};

/// One fault of the data, in words that lead a maintainer to the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Path of the file as it was opened.
    pub file: String,
    /// Id of the record, or its place in the list.
    pub record: String,
    /// Path inside the record, `saving.high`.
    pub field: String,
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        for part in [&self.record, &self.field] {
            if !part.is_empty() {
                write!(f, ": {part}")?;
            }
        }
        write!(f, ": {}", self.message)
    }
}

/// How strictly a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Part of a full directory: everything must be there.
    Full,
    /// Replaces a file of another directory: texts and evidence may be missing.
    Overlay,
    /// Stands below an overlay: references to records that the overlay removed are dropped.
    Base,
}

/// A record being compiled, to say where a problem is.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    pub file: &'a str,
    pub role: Role,
    pub record: &'a str,
}

/// Texts of both languages; equal pairs are stored once.
#[derive(Default)]
struct TextTable {
    ids: BTreeMap<RawText, TextId>,
    vi: Vec<String>,
    en: Vec<String>,
}

impl TextTable {
    fn add(&mut self, text: RawText) -> TextId {
        if let Some(id) = self.ids.get(&text) {
            return *id;
        }
        let id = TextId(u32::try_from(self.vi.len()).unwrap_or(u32::MAX));
        self.vi.push(text.vi.clone());
        self.en.push(text.en.clone());
        self.ids.insert(text, id);
        id
    }
}

/// Errors stop; warnings are about quality and are printed.
#[derive(Default)]
pub struct Checker {
    pub errors: Vec<Problem>,
    pub warnings: Vec<Problem>,
    texts: TextTable,
}

impl Checker {
    pub fn error(&mut self, at: At<'_>, field: impl Into<String>, message: impl Into<String>) {
        self.errors.push(problem(at, field, message));
    }

    pub fn warn(&mut self, at: At<'_>, field: impl Into<String>, message: impl Into<String>) {
        self.warnings.push(problem(at, field, message));
    }

    /// An error unless `holds`.
    pub fn check(&mut self, holds: bool, at: At<'_>, field: &str, message: &str) {
        if !holds {
            self.error(at, field, message);
        }
    }

    /// Passes a found reference on; a missing one is an error, or nothing in a base file.
    pub fn found<T>(
        &mut self,
        found: Option<T>,
        at: At<'_>,
        field: &str,
        (what, id): (&str, &str),
    ) -> Option<T> {
        if found.is_none() && at.role != Role::Base {
            self.error(at, field, format!("unknown {what} \"{id}\""));
        }
        found
    }

    /// A text for users; where an overlay leaves it out, the record's id stands for it.
    pub fn text(&mut self, raw: Option<&RawText>, at: At<'_>, field: &str) -> TextId {
        let Some(text) = raw else {
            if at.role != Role::Overlay {
                self.error(at, field, "text is missing");
            }
            let id = at.record.to_owned();
            return self.texts.add(RawText { vi: id.clone(), en: id });
        };
        for (language, words) in [("vi", &text.vi), ("en", &text.en)] {
            if words.trim().is_empty() {
                self.error(at, format!("{field}.{language}"), "text is empty");
            }
        }
        self.texts.add(text.clone())
    }

    /// Number of different texts so far.
    pub fn text_count(&self) -> usize {
        self.texts.vi.len()
    }

    /// The tables, Vietnamese first.
    pub fn into_texts(self) -> [Texts; 2] {
        [Texts(self.texts.vi), Texts(self.texts.en)]
    }
}

fn problem(at: At<'_>, field: impl Into<String>, message: impl Into<String>) -> Problem {
    Problem {
        file: at.file.to_owned(),
        record: at.record.to_owned(),
        field: field.into(),
        message: message.into(),
    }
}
