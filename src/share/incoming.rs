//! What came in: the text of a file, a link, the letters of a link, a result code. One function
//! tells them apart, for pasting, dropping, opening and scanning alike.

use super::link::{Carried, LinkFault, decode};
use super::result_code::is_code;
use crate::assessment::document::{Fault, MAX_BYTES, Opened, read};
use crate::catalogue::Catalogue;

/// Longer texts are not looked at.
pub const MAX_PASTED: usize = MAX_BYTES;
/// Where the letters of a link begin, whatever stands before.
const MARK: &str = "#/mo/";

/// What a text turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Incoming {
    File(Result<Opened, Fault>),
    Link(Result<Carried, LinkFault>),
    /// The result code of a business: it belongs into a workshop, not among the assessments.
    ResultCode,
    /// Nothing at all.
    Empty,
    /// Neither a file nor a link of ours.
    Foreign,
}

/// Reads a text that somebody gave.
pub fn incoming(catalogue: &Catalogue, text: &str) -> Incoming {
    if text.len() > MAX_PASTED {
        return Incoming::File(Err(Fault::TooLarge { bytes: text.len(), limit: MAX_PASTED }));
    }
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Incoming::Empty;
    }
    if text.starts_with('{') {
        return Incoming::File(read(text));
    }
    if let Some((_, code)) = text.split_once(MARK) {
        // Chats put words behind a link, and break long ones into lines.
        let code: String = code.chars().filter(|c| !matches!(c, '\n' | '\r')).collect();
        let end = code.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'));
        let code = end.and_then(|end| code.get(..end)).unwrap_or(&code);
        return Incoming::Link(decode(catalogue, code));
    }
    if is_code(text) { Incoming::ResultCode } else { Incoming::Foreign }
}
