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
use std::sync::OnceLock;

pub use words::{Pack, W, fill, has_words, plural, word};

/// A further language that stands in English's place: its words and texts come as packs. Numbers, dates
/// and plurals keep their English forms in it.
static TRANSLATION: OnceLock<String> = OnceLock::new();

/// Puts a further language in English's place, once, before anything is said.
pub fn translate(code: &str) {
    if !matches!(code, "vi" | "en") {
        // A second language in this place would find the words of the first.
        let _ = TRANSLATION.set(code.to_owned());
    }
}

/// The code of the further language in English's place.
pub fn translation() -> Option<&'static str> {
    TRANSLATION.get().map(String::as_str)
}

/// A language of the interface.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Vietnamese, the first language of the tool.
    #[default]
    Vi,
    /// English, or a further language in its place ([`translate`]).
    En,
}

impl Lang {
    /// The code of what is read, as in `<html lang>` and in the names of packs.
    pub fn spoken(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => translation().unwrap_or("en"),
        }
    }

    /// The BCP 47 code of the forms of numbers and dates, as in saved files.
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

    /// The language that a text of others is written in, such as the title of a source: Vietnamese
    /// marks at least every third of its words.
    pub fn of_text(text: &str) -> Self {
        let words = text.split_whitespace().filter(|w| w.contains(char::is_alphabetic));
        let marked = |word: &&str| word.contains(|c: char| !c.is_ascii() && c.is_alphabetic());
        let (marks, all) = (words.clone().filter(marked).count(), words.count());
        if marks > 0 && marks * 3 >= all { Self::Vi } else { Self::En }
    }

    /// The other language, for the switch.
    pub fn other(self) -> Self {
        match self {
            Self::Vi => Self::En,
            Self::En => Self::Vi,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn the_language_of_a_text_of_others_is_seen_from_its_marks() {
        for vi in
            ["Giá điện kinh doanh (tables of Decision 1279/QĐ-BCT, 9 May 2025)", "Báo Tin Tức"]
        {
            assert_eq!(Lang::of_text(vi), Lang::Vi, "{vi}");
        }
        for en in [
            "",
            "Hanoi – Hong Ha Beer",
            "Eco-industrial parks phase 2 (Hiệp Phước, Deep C)",
            "8boxes.lt",
        ] {
            assert_eq!(Lang::of_text(en), Lang::En, "{en}");
        }
    }
}
