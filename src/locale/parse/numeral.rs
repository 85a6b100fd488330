//! One numeral with its separators: grouping, decimal sign, or either.

use super::Problem;
use crate::locale::number::pow10;

/// Whole parts longer than this are refused before they are read.
const MAX_WHOLE_DIGITS: usize = 16;
/// Digits that fit an f64 exactly.
const MAX_EXACT_DIGITS: usize = 15;
const MAX_DECIMALS: usize = 6;

/// A decimal number without rounding: `mantissa` / 10^`decimals`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Exact {
    mantissa: u64,
    decimals: u32,
}

impl Exact {
    /// The number times 10^`exponent`, rounded once.
    pub(super) fn times_ten_to(self, exponent: u32) -> f64 {
        let mantissa = self.mantissa as f64;
        if exponent >= self.decimals {
            mantissa * pow10(exponent - self.decimals)
        } else {
            mantissa / pow10(self.decimals - exponent)
        }
    }

    /// Whether nothing stands behind the decimal sign.
    pub(super) fn is_whole(self) -> bool {
        self.decimals == 0
    }
}

/// What a numeral may mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Reading {
    /// One meaning.
    Sure(Exact),
    /// `1.234`: grouped it is 1234, otherwise 1 and a fraction.
    Either {
        /// With the separator as grouping.
        grouped: Exact,
        /// With the separator as decimal sign.
        decimal: Exact,
        /// The separator itself.
        separator: char,
    },
}

/// Reads digits with separators; `Err` when the separators make no number.
pub(super) fn read(numeral: &str) -> Result<Reading, Problem> {
    let marks: Vec<(usize, char)> = numeral.match_indices(['.', ',']).filter_map(mark).collect();
    let Some(&(last_at, last)) = marks.last() else {
        return Ok(Reading::Sure(grouped(numeral)?));
    };
    let same = marks.iter().filter(|(_, mark)| *mark == last).count();
    if same > 1 {
        return if same == marks.len() { grouped(numeral).map(Reading::Sure) } else { bad() };
    }
    let (whole, tail) = numeral.split_at(last_at);
    let fraction = tail.trim_start_matches(last);
    let decimal = decimal(whole, fraction);
    let could_group = fraction.len() == 3 && marks.len() == 1;
    match grouped(numeral) {
        Ok(grouped) if could_group => {
            Ok(Reading::Either { grouped, decimal: decimal?, separator: last })
        }
        _ => decimal.map(Reading::Sure),
    }
}

fn mark((at, found): (usize, &str)) -> Option<(usize, char)> {
    Some((at, found.chars().next()?))
}

fn bad<T>() -> Result<T, Problem> {
    Err(Problem::BadGrouping)
}

/// Digits in groups of three, the first group shorter and not zero; or digits without groups.
fn grouped(text: &str) -> Result<Exact, Problem> {
    let mut groups = text.split(|c: char| !c.is_ascii_digit());
    let first = groups.next().unwrap_or_default();
    let mut digits = first.to_owned();
    let mut several = false;
    for group in groups {
        several = true;
        if group.len() != 3 {
            return bad();
        }
        digits.push_str(group);
    }
    if several && (first.is_empty() || first.len() > 3 || first.starts_with('0')) {
        return bad();
    }
    exact(&digits, "")
}

fn decimal(whole: &str, fraction: &str) -> Result<Exact, Problem> {
    // Grouping signs inside the fraction: `1,234 567`.
    if !fraction.chars().all(|c| c.is_ascii_digit()) {
        return bad();
    }
    if whole.is_empty() {
        return exact("0", fraction);
    }
    grouped(whole)?;
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    exact(&whole, fraction)
}

fn exact(whole: &str, fraction: &str) -> Result<Exact, Problem> {
    let whole = whole.trim_start_matches('0');
    let fraction = fraction.trim_end_matches('0');
    if whole.len() > MAX_WHOLE_DIGITS {
        return Err(Problem::TooBig);
    }
    let too_long = whole.len() + fraction.len() > MAX_EXACT_DIGITS && !fraction.is_empty();
    if fraction.len() > MAX_DECIMALS || too_long {
        return Err(Problem::TooManyDecimals);
    }
    let digits = whole.bytes().chain(fraction.bytes());
    let mantissa = digits.fold(0, |sum, digit| sum * 10 + u64::from(digit.saturating_sub(b'0')));
    Ok(Exact { mantissa, decimals: fraction.len() as u32 })
}
