//! Numbers, shares, quantities and durations as text.
//!
//! Written with whole-number arithmetic: the result is the same on every machine, and the
//! browser carries no general float printer for it.

use super::{Lang, W, fill, plural};

/// Shown instead of a number that is none (NaN, infinity, beyond any business).
pub const NO_NUMBER: &str = "–";

/// Typographic minus, so that a negative sum is not read as a range.
const MINUS: char = '−';
/// Above this a number is not printed; it is a thousand times the world's yearly product in đồng.
const MAX_SHOWN: f64 = 1e18;
/// More decimals than this are never shown.
const MAX_DECIMALS: i32 = 9;
/// Digits an f64 holds for sure; later ones are noise.
const TRUE_DIGITS: i32 = 15;

/// How precisely a number is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Digits {
    /// Rounded to that many significant digits, no trailing zeros: sentences use 2.
    Significant(u8),
    /// At most that many decimals, no trailing zeros.
    Decimals(u8),
    /// Exactly that many decimals, zeros kept: columns that line up.
    Fixed(u8),
    /// Tables of sums: one decimal, or two significant digits below one.
    Table,
}

/// Two significant digits, the precision of sentences.
pub const SENTENCE: Digits = Digits::Significant(2);

impl Digits {
    /// The number of decimals this rule gives `value`; negative when whole digits are rounded.
    fn decimals_for(self, value: f64) -> i32 {
        let magnitude = magnitude(value);
        let wanted = match self {
            Self::Significant(digits) => i32::from(digits.max(1)) - 1 - magnitude,
            Self::Decimals(decimals) | Self::Fixed(decimals) => i32::from(decimals),
            Self::Table if value.abs() >= 1.0 || value == 0.0 => 1,
            Self::Table => 1 - magnitude,
        };
        wanted.min(MAX_DECIMALS).min((TRUE_DIGITS - 1 - magnitude).max(0))
    }

    /// `value` rounded as it will be shown.
    pub fn round(self, value: f64) -> f64 {
        if !value.is_finite() {
            return value;
        }
        let decimals = self.decimals_for(value);
        let power = pow10(decimals.unsigned_abs());
        let rounded = if decimals < 0 {
            (value / power).round() * power
        } else {
            (value * power).round() / power
        };
        // Rounding −0.4 gives −0, which must not show a sign.
        if rounded == 0.0 { 0.0 } else { rounded }
    }
}

/// 10^`exponent`, exact up to 22.
pub(super) fn pow10(exponent: u32) -> f64 {
    (0..exponent).fold(1.0, |power, _| power * 10.0)
}

/// The power of ten of the first significant digit (0 for 0), between −9 and 18.
fn magnitude(value: f64) -> i32 {
    let value = value.abs();
    let mut magnitude = 0;
    if value >= 1.0 {
        let mut next = 10.0;
        while value >= next && magnitude < 18 {
            next *= 10.0;
            magnitude += 1;
        }
    } else if value > 0.0 {
        let mut power = 1.0;
        while value * power < 1.0 && magnitude > -MAX_DECIMALS {
            power *= 10.0;
            magnitude -= 1;
        }
    }
    magnitude
}

/// `value` rounded to `digits` significant digits.
pub fn round_significant(value: f64, digits: u8) -> f64 {
    Digits::Significant(digits).round(value)
}

/// A number with the language's grouping and decimal sign: `1.234,5` or `1,234.5`.
pub fn number(lang: Lang, value: f64, digits: Digits) -> String {
    text(lang, value, digits, true)
}

/// A whole number: `2.600.000` or `2,600,000`.
pub fn integer(lang: Lang, value: f64) -> String {
    number(lang, value, Digits::Decimals(0))
}

/// The one printer behind every number of the interface.
pub(super) fn text(lang: Lang, value: f64, digits: Digits, grouped: bool) -> String {
    if !value.is_finite() || value.abs() >= MAX_SHOWN {
        return NO_NUMBER.to_owned();
    }
    let rounded = digits.round(value);
    let decimals = digits.decimals_for(value).max(0).unsigned_abs();
    let units = (rounded.abs() * pow10(decimals)).round() as u64;
    let power = 10_u64.pow(decimals);
    let (whole, fraction) = (units / power, units % power);

    let mut out = String::new();
    if rounded < 0.0 && units > 0 {
        out.push(MINUS);
    }
    let (group, point) = match lang {
        Lang::Vi => ('.', ','),
        Lang::En => (',', '.'),
    };
    push_whole(&mut out, whole, grouped.then_some(group));
    if decimals > 0 {
        let mut tail = padded(fraction, decimals);
        if !matches!(digits, Digits::Fixed(_)) {
            tail.truncate(tail.trim_end_matches('0').len());
        }
        if !tail.is_empty() {
            out.push(point);
            out.push_str(&tail);
        }
    }
    out
}

fn push_whole(out: &mut String, whole: u64, group: Option<char>) {
    let plain = whole.to_string();
    for (at, digit) in plain.chars().enumerate() {
        if let Some(group) = group
            && at > 0
            && (plain.len() - at).is_multiple_of(3)
        {
            out.push(group);
        }
        out.push(digit);
    }
}

/// `fraction` with leading zeros, `width` digits in all.
fn padded(fraction: u64, width: u32) -> String {
    let plain = fraction.to_string();
    let zeros = (width as usize).saturating_sub(plain.len());
    "0".repeat(zeros) + &plain
}

/// A share as a percentage: 0.123 with one decimal is `12,3%` or `12.3%`.
pub fn percent(lang: Lang, share: f64, decimals: u8) -> String {
    with_percent_sign(number(lang, share * 100.0, Digits::Decimals(decimals)))
}

fn with_percent_sign(number: String) -> String {
    if number == NO_NUMBER { number } else { number + "%" }
}

/// A number and its unit: `1.234,5 kWh`; a percent sign stands without a space.
pub fn quantity(lang: Lang, value: f64, unit: &str, digits: Digits) -> String {
    with_unit(number(lang, value, digits), unit)
}

/// Both ends of a range, or one number when rounding made them equal. With a minus sign a dash
/// would be hard to read, so a word stands between.
pub(super) fn join_ends(lang: Lang, [low, high]: &[String; 2]) -> String {
    if low == high {
        low.clone()
    } else if low.starts_with(MINUS) {
        fill(lang, W::NumbersRangeInWords, &[("low", low), ("high", high)])
    } else {
        format!("{low}–{high}")
    }
}

fn with_unit(number: String, unit: &str) -> String {
    if unit.is_empty() || number == NO_NUMBER {
        number
    } else if unit.starts_with('%') {
        number + unit
    } else {
        number + " " + unit
    }
}

/// A number of months: `2,4 tháng`, `1 month`.
pub fn months(lang: Lang, months: f64) -> String {
    counted(lang, months, W::NumbersMonthOne, W::NumbersMonthOther)
}

/// A number of years: `1,8 năm`, `1 year`.
pub fn years(lang: Lang, years: f64) -> String {
    counted(lang, years, W::NumbersYearOne, W::NumbersYearOther)
}

fn counted(lang: Lang, count: f64, one: W, other: W) -> String {
    let shown = number(lang, count, SENTENCE);
    if shown == NO_NUMBER {
        return shown;
    }
    fill(lang, plural(lang, &shown, one, other), &[("n", &shown)])
}

/// A payback time given in years: at once, in months below a year, else in years (Method §4.15).
pub fn payback(lang: Lang, payback_years: f64) -> String {
    let in_months = payback_years * 12.0;
    if payback_years <= 0.0 {
        super::word(lang, W::NumbersPaybackAtOnce).to_owned()
    } else if in_months < 1.0 {
        super::word(lang, W::NumbersPaybackUnderMonth).to_owned()
    } else if SENTENCE.round(in_months) < 12.0 {
        months(lang, in_months)
    } else {
        years(lang, payback_years)
    }
}
