//! The saved file: one exact type that is written, and a careful reader.
//!
//! Architecture invariant: what is written reads back equal; what is read is checked field by
//! field, and every complaint names the field. Fields this version does not know are kept.

mod exchange;
mod fault;
mod headline;
mod letterhead;
mod made_with;
mod migrate;
mod plans;
mod read;
pub(crate) mod reader;
#[cfg(test)]
mod tests;
mod twice;

pub use fault::{Fault, Problem};
pub(in crate::assessment) use headline::round;
pub use headline::{Basis, Figures, FrozenMeasure, Headline, Spread, fingerprint};
pub use letterhead::Line;
pub use made_with::MadeWith;
pub use read::{Opened, read};
pub(in crate::assessment) use reader::Reader;

use super::Answers;
use super::data_set::DataSet;
use super::follow_up::FollowUp;
use super::plan::Plan;
use crate::catalogue::Mode;
use crate::locale::Lang;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// The format of this version.
pub const SCHEMA: u32 = 1;
/// Larger files are refused: a full assessment is about 20 kB.
pub const MAX_BYTES: usize = 1_000_000;

/// What kind of file it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Format {
    #[default]
    #[serde(rename = "vong-xanh/assessment")]
    Assessment,
}

/// A name in both languages (examples).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Title {
    pub vi: String,
    pub en: String,
}

impl Title {
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}

/// One assessment as it is saved.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Document {
    pub format: Format,
    /// Version of the file format.
    pub schema: u32,
    /// Letters, digits and `-`; also the key in the browser's store.
    pub id: String,
    /// The owner's own name for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Name of a ready-made example.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Title>,
    /// A ready-made example, or begun from one.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(test, schemars(default))]
    pub example: bool,
    /// `YYYY-MM-DDTHH:MM:SSZ`.
    pub created: String,
    pub modified: String,
    /// Version of the program and of the data that wrote it.
    pub tool_version: String,
    pub data_version: String,
    /// Language it was last worked on in: `vi` or `en`.
    #[serde(serialize_with = "write_lang")]
    #[cfg_attr(test, schemars(with = "schema::LangCode"))]
    pub lang: Lang,
    /// `quick` or `full`.
    #[serde(serialize_with = "write_mode")]
    #[cfg_attr(test, schemars(with = "schema::ModeCode"))]
    pub mode: Mode,
    /// Name of the page to resume on; empty = the beginning.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub page: String,
    /// Answers by question id.
    pub answers: Answers,
    /// Measures the owner switched on or off against the recommendation, by id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub switched: BTreeMap<String, bool>,
    /// Values of the catalogue that the business replaced by its own (`price.lpg`), and prices it
    /// tries out (`paid.electricity`), by id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub own_values: BTreeMap<String, f64>,
    /// Where the business is: id of a place of the catalogue, or its name; empty: not said.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub place: String,
    /// The catalogue it was last computed with, where it is not the tool's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub catalogue: Option<MadeWith>,
    /// Values of a place or a trainer that stand in for the catalogue's, under the owner's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_set: Option<DataSet>,
    /// What is written at the head of printed sheets, by id (`name`, `address`, …).
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub letterhead: BTreeMap<String, Line>,
    /// What the owner means to do; `None` until the first change on the page of the plan.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<Plan>,
    /// Looks back, the oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub follow_ups: Vec<FollowUp>,
    /// The headline as computed when it was saved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub results: Option<Headline>,
    /// Fields of a later version, kept as they are.
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    pub other: BTreeMap<String, serde_json::Value>,
}

/// Serialised by hand because `Mode` is also packed in the catalogue.
// serde asks for references in `serialize_with`.
#[allow(clippy::trivially_copy_pass_by_ref)]
fn write_mode<S: Serializer>(mode: &Mode, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(match mode {
        Mode::Quick => "quick",
        Mode::Full => "full",
    })
}

#[allow(clippy::trivially_copy_pass_by_ref)]
fn write_lang<S: Serializer>(lang: &Lang, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(lang.code())
}

impl Document {
    /// An empty assessment, begun `now` (`YYYY-MM-DDTHH:MM:SSZ`) with this data version.
    pub fn new(id: &str, now: &str, data_version: &str, lang: Lang, mode: Mode) -> Self {
        Self {
            schema: SCHEMA,
            id: id.to_owned(),
            created: now.to_owned(),
            modified: now.to_owned(),
            tool_version: env!("CARGO_PKG_VERSION").to_owned(),
            data_version: data_version.to_owned(),
            lang,
            mode,
            ..Self::default()
        }
    }

    /// A copy to work on: new id, begun `now`; an example stays marked as one.
    #[must_use]
    pub fn copy_as(&self, id: &str, now: &str) -> Self {
        let (id, now) = (id.to_owned(), now.to_owned());
        Self { id, created: now.clone(), modified: now, ..self.clone() }
    }

    /// Whether the other holds the same of what the owner says. When and by which release it was
    /// written, where reading stopped and what was computed from it are left aside.
    pub fn says_the_same_as(&self, other: &Self) -> bool {
        let aside = Self {
            modified: other.modified.clone(),
            tool_version: other.tool_version.clone(),
            data_version: other.data_version.clone(),
            page: other.page.clone(),
            results: other.results.clone(),
            ..self.clone()
        };
        aside == *other
    }

    /// The file's text.
    pub fn to_json(&self) -> String {
        // Strings, finite numbers and maps with text keys always serialise.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod schema {
    //! How the two hand-written fields look in the JSON Schema.

    #[derive(schemars::JsonSchema)]
    #[schemars(rename_all = "lowercase")]
    #[allow(dead_code, reason = "only its schema is used")]
    pub enum LangCode {
        Vi,
        En,
    }

    #[derive(schemars::JsonSchema)]
    #[schemars(rename_all = "lowercase")]
    #[allow(dead_code, reason = "only its schema is used")]
    pub enum ModeCode {
        Quick,
        Full,
    }
}
