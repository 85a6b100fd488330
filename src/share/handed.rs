//! A result code as it is handed in: the code itself, and perhaps the number that the trainer gave
//! out. What stands in a code can be told without a catalogue: whose it is and of which day.

use super::bytes::Reader;
use super::checksum::{crc32, opened};
use super::dates;
use super::plain_text::{base32, from_base32};
use super::result_code::{CodeFault, letters_of};
use crate::assessment::examples::names;

/// Between the code and the number; stays in the dense mode of a QR code.
const MARK: char = '-';
/// Longer texts are no codes.
const MAX_READ: usize = 2_000;
/// Letters that tell the businesses of one room apart.
const LETTERS: usize = 4;

/// A code that was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handed {
    /// The code alone, in capitals.
    pub code: String,
    /// As [`super::ResultCode::id`].
    pub id: u32,
    /// Day it was made, `YYYY-MM-DD`; empty when it does not say.
    pub made: String,
    /// Number that the trainer gave to this business.
    pub number: Option<u16>,
}

/// The text to hand in.
pub fn hand_in(code: &str, number: Option<u16>) -> String {
    number.map_or_else(|| code.to_owned(), |number| format!("{code}{MARK}{number}"))
}

/// Reads what was handed in.
///
/// # Errors
/// When the code is of a later version, or not whole.
pub fn handed(text: &str) -> Result<Handed, CodeFault> {
    let text = text.trim();
    if text.len() > MAX_READ {
        return Err(CodeFault::Damaged);
    }
    let text = text.to_ascii_uppercase();
    let (code, number) = match text.split_once(MARK) {
        Some((code, number)) => (code, Some(number.parse().map_err(|_| CodeFault::Damaged)?)),
        None => (text.as_str(), None),
    };
    let (letters, _) = letters_of(code)?;
    let bytes = from_base32(letters).ok_or(CodeFault::Damaged)?;
    let mut from = Reader(opened(&bytes).ok_or(CodeFault::Damaged)?);
    let id = from.array().map(u32::from_be_bytes).ok_or(CodeFault::Damaged)?;
    let days = from.array().map(u16::from_be_bytes).ok_or(CodeFault::Damaged)?;
    let made = if days == 0 { String::new() } else { dates::iso_day(i64::from(days)) };
    Ok(Handed { code: code.to_owned(), id, made, number })
}

/// A few letters by which an owner finds the own line among those of the room.
pub fn letters(id: u32) -> String {
    base32(&id.to_be_bytes()).get(..LETTERS).unwrap_or_default().to_owned()
}

/// The id that a result code carries for an assessment.
pub fn code_id(document: &str) -> u32 {
    crc32(document.as_bytes())
}

/// Whether a code was made from a ready-made example.
pub fn is_example(id: u32) -> bool {
    names().iter().any(|name| code_id(name.id) == id)
}
