//! What is dropped, picked, pasted or scanned becomes result codes here; nothing else of it is kept.

use super::{Coming, Session, is_session, read};
use crate::assessment::document::{Document, Fault};
use crate::catalogue::Catalogue;
use crate::cohort::contribution;
use crate::share::{
    CodeFault, Incoming, LinkFault, code_id, encode_result, handed, incoming, incoming_all,
    is_example,
};
use std::rc::Rc;

/// What one pasted text or file may hold at most.
const MOST_CODES: usize = 5_000;

/// Why something cannot be taken into a session.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    File(Fault),
    Link(LinkFault),
    Code(CodeFault),
    /// Too few answers for any result.
    TooFew,
    /// A ready-made example: no business of this room.
    Example,
    /// Neither a file, nor a link, nor a code of ours.
    Foreign,
    Empty,
}

/// What was found in a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    Business(Coming),
    /// The file of another session, with the parts of it that could not be read.
    Session(Box<Session>, Vec<Fault>),
}

/// Everything in a text: one file, or any number of links and codes. `now` is
/// `YYYY-MM-DDTHH:MM:SSZ`.
pub fn take(catalogue: &Rc<Catalogue>, text: &str, now: &str) -> Vec<Result<Found, Reason>> {
    if is_session(text) {
        let found = read(text).map(|o| Found::Session(Box::new(o.session), o.faults));
        return vec![found.map_err(Reason::File)];
    }
    if text.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
        return vec![business(catalogue, incoming(catalogue, text), text, now)];
    }
    let mut codes = Vec::new();
    let mut words = String::with_capacity(text.len());
    // Codes stand alone between blanks; links may be broken into lines.
    for word in text.split_inclusive(char::is_whitespace) {
        if is_code(word.trim()) && codes.len() < MOST_CODES {
            codes.push(scanned(word.trim(), now).map(Found::Business));
        } else {
            words.push_str(word);
        }
    }
    if codes.is_empty() || words.contains("#/mo/") {
        let all = incoming_all(catalogue, &words);
        codes.extend(all.into_iter().map(|one| business(catalogue, one, &words, now)));
    }
    codes
}

/// Whether a word wants to be a result code, whole or not.
fn is_code(word: &str) -> bool {
    let mut signs = word.chars();
    let head =
        [signs.next(), signs.next(), signs.next()].map(|c| c.map(|c| c.to_ascii_uppercase()));
    matches!(head, [Some('V'), Some('X'), Some(version)] if version.is_ascii_digit())
        && signs.all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// A code as it was scanned or pasted.
///
/// # Errors
/// When it cannot be used.
pub fn scanned(text: &str, now: &str) -> Result<Coming, Reason> {
    let handed = handed(text).map_err(Reason::Code)?;
    if is_example(handed.id) {
        return Err(Reason::Example);
    }
    // A code of today was made just now; an earlier one at the end of its day at the latest.
    let stamp = if now.starts_with(&handed.made) {
        now.to_owned()
    } else {
        format!("{}T23:59:59Z", handed.made)
    };
    Ok(Coming { code: handed.code, id: handed.id, number: handed.number, stamp })
}

fn business(
    catalogue: &Rc<Catalogue>,
    incoming: Incoming,
    text: &str,
    now: &str,
) -> Result<Found, Reason> {
    let document = match incoming {
        Incoming::File(read) => read.map_err(Reason::File)?.document,
        Incoming::Link(carried) => carried.map_err(Reason::Link)?.document,
        Incoming::ResultCode => return scanned(text, now).map(Found::Business),
        Incoming::Empty => return Err(Reason::Empty),
        Incoming::Foreign => return Err(Reason::Foreign),
    };
    coming(catalogue, document, text, now).map(Found::Business)
}

/// The result code of an assessment. `text` is what it was read from: it stands in for the id that
/// other programs do not give.
///
/// # Errors
/// When it is an example, or says too little.
pub fn coming(
    catalogue: &Rc<Catalogue>,
    mut document: Document,
    text: &str,
    now: &str,
) -> Result<Coming, Reason> {
    if document.example {
        return Err(Reason::Example);
    }
    if document.id.is_empty() {
        document.id = format!("text-{}", code_id(text));
    }
    let stamp = if document.modified.is_empty() { now } else { &document.modified }.to_owned();
    let day = stamp.get(..10).unwrap_or_default();
    let code = contribution(catalogue, &document, day).map_err(|_| Reason::TooFew)?;
    // Nothing that anything could be a share of.
    if code.indicators.iter().all(Option::is_none) {
        return Err(Reason::TooFew);
    }
    Ok(Coming { code: encode_result(&code), id: code.id, number: None, stamp })
}
