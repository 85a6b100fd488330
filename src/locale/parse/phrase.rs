//! Third step: the whole phrase, `[label] amount [– amount] [unit]`.

use super::numeral::{self, Exact, Reading};
use super::tokens::{Token, tokens};
use super::units::Field;
use super::{Kind, Parsed, Problem};
use crate::locale::Lang;
use crate::locale::number::pow10;

/// No owner has more; below it every whole đồng is exact.
const MAX_VALUE: f64 = 1e15;

/// The readings of one amount, the usual one of the language first, and its first scale.
struct Amount {
    readings: Vec<f64>,
    scale: Option<u32>,
}

pub(super) fn read(text: &str, field: &Field, lang: Lang) -> Result<Parsed, Problem> {
    let tokens = tokens(text);
    let mut reader = Reader { rest: &tokens, field, lang };
    reader.label()?;
    let low = reader.amount()?;
    let parsed = if reader.range_sign() {
        let high = reader.amount()?;
        reader.range(low, high)?
    } else {
        whole_of(low.readings)
    };
    reader.unit()?;
    within_limits(parsed, field.kind)
}

fn whole_of(readings: Vec<f64>) -> Parsed {
    match readings.as_slice() {
        [value] => Parsed::Value(*value),
        _ => Parsed::Ambiguous(readings),
    }
}

fn within_limits(parsed: Parsed, kind: Kind) -> Result<Parsed, Problem> {
    let values: &[f64] = match &parsed {
        Parsed::Value(value) => &[*value],
        Parsed::Range { low, high } => &[*low, *high],
        Parsed::Ambiguous(values) => values,
        Parsed::Empty | Parsed::Invalid(_) => &[],
    };
    if values.iter().any(|value| *value > MAX_VALUE) {
        Err(Problem::TooBig)
    } else if kind == Kind::Whole && values.iter().any(|value| value.fract() != 0.0) {
        Err(Problem::NotWhole)
    } else {
        Ok(parsed)
    }
}

struct Reader<'a> {
    rest: &'a [Token<'a>],
    field: &'a Field,
    lang: Lang,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<Token<'a>> {
        self.rest.first().copied()
    }

    fn advance(&mut self) {
        self.rest = self.rest.get(1..).unwrap_or_default();
    }

    fn skip_space(&mut self) {
        while self.peek() == Some(Token::Space) {
            self.advance();
        }
    }

    /// Passes over words pasted before the number (`Tổng tiền:`), refusing signs that would
    /// change it.
    fn label(&mut self) -> Result<(), Problem> {
        let mut start = true;
        let mut glued = false;
        let mut currency_only = true;
        loop {
            let negative = matches!(self.rest, [Token::Sign('-' | '–'), Token::Numeral(_), ..])
                || (start && matches!(self.peek(), Some(Token::Sign('-' | '–'))));
            match self.peek() {
                _ if negative && self.rest.iter().any(|t| matches!(t, Token::Numeral(_))) => {
                    return Err(Problem::Negative);
                }
                Some(Token::Numeral(_)) if glued => return Err(Problem::NotANumber),
                Some(Token::Numeral(_)) => return Ok(()),
                Some(Token::Space) => glued = false,
                Some(Token::Word(word)) => {
                    currency_only = self.field.is_currency(word);
                    glued = !currency_only;
                }
                Some(Token::Sign(':' | '~' | '≈' | '=' | '+')) => glued = false,
                Some(Token::Sign('.' | ',' | '-' | '–' | '/')) if !start && !currency_only => {
                    glued = true;
                }
                Some(Token::Sign('$' | '€' | '£' | '¥')) => return Err(Problem::OtherUnit),
                Some(Token::Sign(_)) | None => return Err(Problem::NotANumber),
            }
            start = start && self.peek() == Some(Token::Space);
            self.advance();
        }
    }

    /// A numeral, its scale, and what follows the scale: `2tr6`, `1 tỷ 200 triệu`, `2 triệu rưỡi`.
    fn amount(&mut self) -> Result<Amount, Problem> {
        self.skip_space();
        let Some(Token::Numeral(digits)) = self.peek() else {
            return Err(Problem::NotANumber);
        };
        self.advance();
        let reading = numeral::read(digits)?;
        let scale = self.scale();
        let Some(first) = scale else {
            return Ok(Amount { readings: self.readings(reading, None), scale });
        };
        let mut readings = self.readings(reading, scale);
        let mut last = first;
        while let Some(part) = self.next_part(last)? {
            let [base] = readings.as_slice() else {
                return Err(Problem::TwoNumbers);
            };
            // `2,5 triệu 300` has two fractions.
            if base % pow10(last) != 0.0 {
                return Err(Problem::TwoNumbers);
            }
            readings = part.values.iter().map(|more| base + more).collect();
            match part.scale {
                Some(scale) => last = scale,
                None => break,
            }
        }
        let own = pow10(self.field.own_scale());
        readings.iter_mut().for_each(|value| *value /= own);
        Ok(Amount { readings, scale })
    }

    /// Takes a scale word if one comes next.
    fn scale(&mut self) -> Option<u32> {
        let before = self.rest;
        self.skip_space();
        if let Some(Token::Word(word)) = self.peek()
            && let Some(scale) = self.field.scale(word)
        {
            self.advance();
            return Some(scale);
        }
        self.rest = before;
        None
    }

    /// What follows the scale 10^`last`: half of it, digits of the next places, or a smaller part
    /// with its own scale.
    fn next_part(&mut self, last: u32) -> Result<Option<Part>, Problem> {
        let before = self.rest;
        self.skip_space();
        let digits = match self.peek() {
            Some(Token::Word("ruoi")) => {
                self.advance();
                return Ok(Some(Part { values: vec![pow10(last) / 2.0], scale: None }));
            }
            Some(Token::Numeral(digits)) => digits,
            _ => {
                self.rest = before;
                return Ok(None);
            }
        };
        self.advance();
        let part = match (self.scale(), numeral::read(digits)?) {
            (Some(scale), _) if scale >= last => return Err(Problem::TwoNumbers),
            (Some(scale), Reading::Sure(exact)) if exact.is_whole() => {
                Part { values: vec![exact.times_ten_to(scale)], scale: Some(scale) }
            }
            (None, reading) => Part { values: tail(digits, reading, last)?, scale: None },
            _ => return Err(Problem::TwoNumbers),
        };
        let fits = part.values.iter().all(|value| *value < pow10(last));
        if fits { Ok(Some(part)) } else { Err(Problem::TwoNumbers) }
    }

    /// The values of a numeral at a scale. Money and counts without a scale are grouped, a
    /// percentage never is; the rest is asked.
    fn readings(&self, reading: Reading, scale: Option<u32>) -> Vec<f64> {
        let at = |exact: Exact| exact.times_ten_to(scale.unwrap_or(0));
        let (grouped, decimal, separator) = match reading {
            Reading::Sure(exact) => return vec![at(exact)],
            Reading::Either { grouped, decimal, separator } => (grouped, decimal, separator),
        };
        match (self.field.kind, scale) {
            (Kind::Money | Kind::Whole, None) => vec![at(grouped)],
            (Kind::Percent, _) => vec![at(decimal)],
            _ => {
                let own_group = match self.lang {
                    Lang::Vi => '.',
                    Lang::En => ',',
                };
                let (usual, other) =
                    if separator == own_group { (grouped, decimal) } else { (decimal, grouped) };
                vec![at(usual), at(other)]
            }
        }
    }

    /// Takes `-`, `–`, `đến`, `tới` or `to` between two amounts.
    fn range_sign(&mut self) -> bool {
        let before = self.rest;
        self.skip_space();
        let joins =
            matches!(self.peek(), Some(Token::Sign('-' | '–') | Token::Word("den" | "toi" | "to")));
        if joins {
            self.advance();
            self.skip_space();
            if matches!(self.peek(), Some(Token::Numeral(_))) {
                return true;
            }
        }
        self.rest = before;
        false
    }

    /// `300-500 triệu`: the lower end takes the scale of the higher if it has none.
    fn range(&self, low: Amount, high: Amount) -> Result<Parsed, Problem> {
        if self.field.kind == Kind::Whole {
            return Err(Problem::TwoNumbers);
        }
        let factor = match (low.scale, high.scale) {
            (None, Some(scale)) => pow10(scale.saturating_sub(self.field.own_scale())),
            _ => 1.0,
        };
        let [low, high] = match (low.readings.as_slice(), high.readings.as_slice()) {
            ([low], [high]) => [low * factor, *high],
            _ => return Ok(ambiguous_range(&low.readings, &high.readings, factor)),
        };
        if low < high { Ok(Parsed::Range { low, high }) } else { Err(Problem::TwoNumbers) }
    }

    /// The rest must be the field's unit, a closing full stop, or nothing.
    fn unit(&mut self) -> Result<(), Problem> {
        let mut typed = String::new();
        let mut after_word = false;
        for token in self.rest {
            match token {
                // `1e5` is one slip of the fingers, not two numbers.
                Token::Numeral(_) if after_word => return Err(Problem::NotANumber),
                Token::Numeral(_) => return Err(Problem::TwoNumbers),
                Token::Word("moi" | "mot" | "per" | "a") if !typed.contains('/') => typed.push('/'),
                Token::Word(word) => typed.push_str(word),
                Token::Sign(sign @ ('/' | '%' | '^')) => typed.push(*sign),
                Token::Space | Token::Sign('.' | ',' | ';') => {}
                Token::Sign('$' | '€' | '£' | '¥') => return Err(Problem::OtherUnit),
                Token::Sign(_) => return Err(Problem::NotANumber),
            }
            after_word = matches!(token, Token::Word(_));
        }
        // `1e5`, `12x`: a letter glued to digits that is no unit is a slip, not a unit.
        let glued = matches!(self.rest.first(), Some(Token::Word(_)));
        match self.field.check_unit(&typed) {
            Err(_) if glued && typed.chars().count() == 1 => Err(Problem::NotANumber),
            checked => checked,
        }
    }
}

/// A part of a compound amount, in full; `scale` when it named one.
struct Part {
    values: Vec<f64>,
    scale: Option<u32>,
}

/// Digits after a scale without their own: `2tr6` is 2.6 million, `2tr600` too. Of `2tr50` some
/// mean 2.5 million and some 2.05, so both are offered. Longer numbers are meant in full.
fn tail(digits: &str, reading: Reading, last: u32) -> Result<Vec<f64>, Problem> {
    let exact = match reading {
        Reading::Sure(exact) | Reading::Either { grouped: exact, .. } if exact.is_whole() => exact,
        _ => return Err(Problem::TwoNumbers),
    };
    let places = |count: u32| exact.times_ten_to(last.saturating_sub(count));
    Ok(match digits.len() {
        1 => vec![places(1)],
        2 if digits.starts_with('0') => vec![places(2)],
        2 => vec![places(2), places(3)],
        3 => vec![places(3)],
        _ => vec![exact.times_ten_to(0)],
    })
}

/// Both ends read the same way, as far as that makes a range.
fn ambiguous_range(low: &[f64], high: &[f64], factor: f64) -> Parsed {
    let at = |readings: &[f64], index: usize| {
        readings.get(index).or(readings.first()).copied().unwrap_or_default()
    };
    let middles: Vec<f64> = (0..2)
        .map(|index| (at(low, index) * factor, at(high, index)))
        .filter(|(low, high)| low < high)
        .map(|(low, high)| (low + high) / 2.0)
        .collect();
    match middles.as_slice() {
        [] => Parsed::Invalid(Problem::TwoNumbers),
        [middle] => Parsed::Value(*middle),
        _ => Parsed::Ambiguous(middles),
    }
}
