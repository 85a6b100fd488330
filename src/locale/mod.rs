//! Languages, words, numbers and dates as people read and type them.
//!
//! Numbers leave the engine unrounded; this module is the one edge where they are rounded.

pub mod date;
pub mod echo;
pub mod fold;
pub mod money;
pub mod number;
pub mod parse;
pub mod words;

use serde::{Deserialize, Serialize};

pub use words::{Pack, W, fill, has_words, plural, word};

/// A language of the interface.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Vietnamese, the first language of the tool.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The BCP 47 code, as in `<html lang>` and in saved files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The language of a code such as `en` or `en-GB`; `None` when it is not one of ours.
    pub fn from_code(code: &str) -> Option<Self> {
        match code.split(['-', '_']).next() {
            Some(primary) if primary.eq_ignore_ascii_case("vi") => Some(Self::Vi),
            Some(primary) if primary.eq_ignore_ascii_case("en") => Some(Self::En),
            _ => None,
        }
    }

    /// The other language, for the switch.
    pub fn other(self) -> Self {
        match self {
            Self::Vi => Self::En,
            Self::En => Self::Vi,
        }
    }
}
