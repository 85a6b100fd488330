//! What owners type into a number field, understood or asked back (Method §2.3).
//!
//! Accepts `2600000`, `2.600.000`, `2,600,000`, `2,6 triệu`, `2tr6`, `2600k`, `1 tỷ 2`,
//! `2 triệu rưỡi`, units typed in the box, and a label pasted before one number. What can be read
//! two ways is [`Parsed::Ambiguous`], never guessed. Total: any text gives an answer.

mod clean;
mod numeral;
mod phrase;
mod tokens;
mod units;

use super::Lang;
use super::number::{Digits, text};

/// What a field asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Đồng. `2.600` is two thousand six hundred.
    Money,
    /// A quantity that may have decimals. `2.600` is asked back.
    Number,
    /// A count. `2.600` is two thousand six hundred; `2,5` is refused.
    Whole,
    /// Per cent: 12,3 means 12.3, not 0.123.
    Percent,
}

/// Why a text is not an acceptable number; the words for it live in the interface.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Problem {
    /// Letters or signs instead of a number.
    NotANumber,
    /// More than one number, so that nobody knows which is meant.
    TwoNumbers,
    /// Below zero.
    Negative,
    /// Above 10^15.
    TooBig,
    /// More than six decimals, or more digits than a number can hold exactly.
    TooManyDecimals,
    /// A fraction where a count is asked.
    NotWhole,
    /// Separators that are neither grouping nor decimal sign, as in `12.34.567`.
    BadGrouping,
    /// A unit other than the field's.
    OtherUnit,
    /// Invisible marks that reverse the direction of reading.
    HiddenCharacters,
}

/// What was understood.
#[derive(Clone, PartialEq, Debug)]
pub enum Parsed {
    /// Nothing but spaces.
    Empty,
    /// One number.
    Value(f64),
    /// `300–500 triệu`: the caller says back that the middle is used.
    Range {
        /// The lower end.
        low: f64,
        /// The higher end.
        high: f64,
    },
    /// Two readings, the more usual one of the language first.
    Ambiguous(Vec<f64>),
    /// Not acceptable.
    Invalid(Problem),
}

impl Parsed {
    /// The number to calculate with: the value, or the middle of a range.
    pub fn value(&self) -> Option<f64> {
        match self {
            Self::Value(value) => Some(*value),
            Self::Range { low, high } => Some((low + high) / 2.0),
            Self::Empty | Self::Ambiguous(_) | Self::Invalid(_) => None,
        }
    }
}

/// Reads `typed` as an answer of `kind` in the field's `unit` (as shown beside the field, such as
/// `kWh/tháng`; empty when it has none). The language only decides which of two readings of an
/// ambiguous text comes first: people type both `2.6` and `2,6` in either language.
pub fn parse(typed: &str, kind: Kind, unit: &str, lang: Lang) -> Parsed {
    let text = match clean::clean(typed) {
        Ok(text) => text,
        Err(problem) => return Parsed::Invalid(problem),
    };
    if text.trim().is_empty() {
        return Parsed::Empty;
    }
    let field = units::Field::new(kind, unit);
    phrase::read(&text, &field, lang).unwrap_or_else(Parsed::Invalid)
}

/// The text to put into a field for a known value, so that [`parse`] reads it back unchanged (to six
/// decimals, more than any figure here has): counts and money grouped, quantities ungrouped because
/// `1.234` would be asked back.
pub fn input_text(value: f64, kind: Kind, lang: Lang) -> String {
    let grouped = matches!(kind, Kind::Money | Kind::Whole) && value.fract() == 0.0;
    let mut shown = text(lang, value, Digits::Decimals(6), grouped);
    let decimals = shown.split_once([',', '.']).map_or(0, |(_, decimals)| decimals.len());
    // Three decimals look like a group of thousands; a fourth makes them decimals.
    if !grouped && decimals == 3 {
        shown.push('0');
    }
    shown
}
