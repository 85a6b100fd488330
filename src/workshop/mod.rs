//! Many businesses in one room, without a server: a session with what was collected in it, its file,
//! and putting sessions together.
//!
//! Architecture invariant: of a business nothing is kept but its anonymous result code
//! ([`crate::share::ResultCode`]) and what was said in the room. No name is taken out of a file; a
//! label that the trainer types stays on this device.

pub mod agenda;
pub mod demo;
mod file;
pub mod intake;
mod members;
mod merge;
pub mod paper;
mod record;
mod settle;
pub mod store;
#[cfg(test)]
mod tests;

pub use file::{MAX_BYTES, Opened, SCHEMA, fitting, is_session, read};
pub use merge::{Added, Coming, Gathering, Merged, merge};
pub use record::{AWARENESS, AWARENESS_AFTER, AWARENESS_BEFORE, FOLLOW_UP, PLEDGES, Promises};
pub use settle::settle;

use crate::share::{Handed, code_id, handed};
use serde::Serialize;
use std::collections::BTreeMap;

/// Fields of a later version, kept as they are.
type Other = BTreeMap<String, serde_json::Value>;

/// What kind of file it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Format {
    #[default]
    #[serde(rename = "vong-xanh/workshop")]
    Workshop,
}

/// One workshop as it is saved.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Session {
    pub format: Format,
    /// Version of the file format.
    pub schema: u32,
    /// Letters, digits and `-`; also the key in the browser's store.
    pub id: String,
    /// `YYYY-MM-DDTHH:MM:SSZ`.
    pub created: String,
    pub modified: String,
    /// Version of the program that wrote it.
    pub tool_version: String,
    pub about: About,
    /// One of each business, the first that came first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub entries: Vec<Entry>,
    /// Meetings between businesses, contracts and the like.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub events: Vec<Event>,
    /// Shows of hands.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub polls: Vec<Poll>,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    pub other: Other,
}

/// Where, when and with whom.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct About {
    /// The trainer's own name for it; empty: named by place and day.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place_kind: Option<PlaceKind>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// `YYYY-MM-DD`; empty while it is not known.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub day: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub trainer: String,
    /// How many take part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// When any of this was last changed, `YYYY-MM-DDTHH:MM:SSZ`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub changed: String,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    pub other: Other,
}

/// What kind of place the session is held for (Method §4.20, I8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// Commune or ward.
    Commune,
    IndustrialCluster,
    CraftVillage,
    Market,
    Supermarket,
    /// One trade or association from many places.
    Association,
    Other,
}

impl PlaceKind {
    pub const ALL: [Self; 7] = [
        Self::Commune,
        Self::IndustrialCluster,
        Self::CraftVillage,
        Self::Market,
        Self::Supermarket,
        Self::Association,
        Self::Other,
    ];
    const CODES: [&'static str; 7] = [
        "commune",
        "industrial_cluster",
        "craft_village",
        "market",
        "supermarket",
        "association",
        "other",
    ];

    /// As it stands in files.
    pub fn code(self) -> &'static str {
        let at = Self::ALL.iter().position(|kind| *kind == self).unwrap_or_default();
        Self::CODES.get(at).copied().unwrap_or_default()
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One business.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Entry {
    /// The result code as text.
    pub code: String,
    /// State of what the code says, `YYYY-MM-DDTHH:MM:SSZ`: of two codes of one business the later
    /// one counts.
    pub stamp: String,
    /// How this code came.
    pub how: How,
    /// When the business came for the first time.
    pub came: String,
    /// The trainer's own word for this business; never taken from a file, left out of exports.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Label>,
    /// Number that the trainer gave to this business.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u16>,
    /// What the owner promised before the room: measures by id, `no-plastic-bags`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub pledges: Vec<String>,
    /// Agreed to a day on which somebody looks back.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(test, schemars(default))]
    pub follow_up: bool,
    /// Choice of the awareness question after the session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub awareness_after: Option<String>,
    /// What is told for the by-product market.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub market: Option<Market>,
    /// When number, promises, awareness or market were last changed.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub marked: String,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    pub other: Other,
}

/// A word for a business, and when it was given.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Label {
    pub changed: String,
    pub text: String,
}

/// How something came into the session.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum How {
    #[default]
    File,
    /// A link or a code that was pasted.
    Pasted,
    /// A QR code before the camera.
    Camera,
    /// A QR code in an image file.
    Image,
    /// Answered on this device.
    Typed,
    /// From a paper sheet.
    Sheet,
}

impl How {
    const CODES: [(&'static str, Self); 6] = [
        ("file", Self::File),
        ("pasted", Self::Pasted),
        ("camera", Self::Camera),
        ("image", Self::Image),
        ("typed", Self::Typed),
        ("sheet", Self::Sheet),
    ];
}

/// What a business tells for the by-product market.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Market {
    /// Without it the business is never shown to another.
    pub consents: bool,
    /// Instead of what its code says; empty: as in the code.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub offers: Vec<Lot>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub wants: Vec<Lot>,
    /// Commune or ward, as written; left out of exports like the labels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// Something left over, or something wanted.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Lot {
    /// Choice of the question about by-products.
    pub code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kg_month: Option<f64>,
    /// `clean`, `mixed` or `contaminated`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality: Option<String>,
}

/// A meeting, a fair, and what came of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Event {
    pub id: String,
    /// `YYYY-MM-DD`; empty while it is not known.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub day: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub what: String,
    /// People present.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
    /// Talks between buyers and sellers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meetings: Option<u32>,
    /// Contracts signed, VND.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contracts_vnd: Option<f64>,
    /// When any of this was last changed.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub changed: String,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    pub other: Other,
}

/// A show of hands: how many for each choice of a question.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Poll {
    pub id: String,
    /// Id of the question, with `.before` or `.after` where it is asked twice (`np_aware.after`);
    /// `pledge` for promises.
    pub question: String,
    /// Hands by choice.
    pub counts: BTreeMap<String, u32>,
    /// When it was last counted.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub changed: String,
    #[serde(flatten)]
    #[cfg_attr(test, schemars(skip))]
    pub other: Other,
}

impl Session {
    /// An empty session, begun `now` (`YYYY-MM-DDTHH:MM:SSZ`).
    pub fn new(id: &str, now: &str) -> Self {
        let day = now.get(..10).unwrap_or_default().to_owned();
        Self {
            schema: SCHEMA,
            id: id.to_owned(),
            created: now.to_owned(),
            modified: now.to_owned(),
            tool_version: env!("CARGO_PKG_VERSION").to_owned(),
            about: About { day, changed: now.to_owned(), ..About::default() },
            ..Self::default()
        }
    }

    /// The text that is kept on this device.
    pub fn to_json(&self) -> String {
        // Strings, finite numbers and maps with text keys always serialise.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The text of the file to hand on: without the labels, unless they are to go along.
    pub fn to_file(&self, with_labels: bool) -> String {
        let mut copy = self.clone();
        if !with_labels {
            for entry in &mut copy.entries {
                entry.label = None;
                if let Some(market) = &mut entry.market {
                    market.place = None;
                }
            }
        }
        serde_json::to_string_pretty(&copy).unwrap_or_default()
    }

    /// The place of a business in the list, by [`Entry::key`].
    pub fn find(&self, key: u32) -> Option<usize> {
        self.entries.iter().position(|entry| entry.key() == key)
    }
}

impl Entry {
    /// What its code says about itself; `None`: it is of a later version.
    pub fn handed(&self) -> Option<Handed> {
        handed(&self.code).ok()
    }

    /// Tells one business from another: the id in its code. A code of a later version, whose id
    /// cannot be told, stands for itself.
    pub fn key(&self) -> u32 {
        self.handed().map_or_else(|| code_id(&self.code), |handed| handed.id)
    }

    /// The trainer's word for it, where there is one.
    pub fn label(&self) -> Option<&str> {
        self.label.as_ref().map(|label| label.text.as_str()).filter(|text| !text.is_empty())
    }
}
