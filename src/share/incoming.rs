//! What came in: the text of a file, a link, the letters of a link, a result code. One function
//! tells them apart, for pasting, dropping, opening and scanning alike.

use super::link::{Carried, LinkFault, decode};
use super::result_code::is_code;
use crate::assessment::document::{Fault, MAX_BYTES, Opened, read};
use crate::catalogue::Catalogue;

/// Longer texts are not looked at.
pub const MAX_PASTED: usize = MAX_BYTES;
/// More links in one text are not read.
const MOST_LINKS: usize = 100;
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

/// Reads a text with any number of links in it, or one file.
pub fn incoming_all(catalogue: &Catalogue, text: &str) -> Vec<Incoming> {
    let text = text.replace('\r', "").replace("\nhttp", " http");
    let links = text.matches(MARK).count();
    if links < 2 || text.trim_start().starts_with('{') || text.len() > MAX_PASTED {
        return vec![incoming(catalogue, &text)];
    }
    let codes = text.split(MARK).skip(1).take(MOST_LINKS);
    codes.map(|code| incoming(catalogue, &format!("{MARK}{code}"))).collect()
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
