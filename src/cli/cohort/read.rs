//! One file of a group: an assessment, the session of a workshop, or lines with links and result codes.

use crate::assessment::document::{self, Document, MAX_BYTES};
use crate::catalogue::Catalogue;
use crate::cli::complaints;
use crate::cohort::contribution;
use crate::share::{CodeFault, Incoming, LinkFault, ResultCode, decode_result, incoming};
use crate::workshop::{self, Session};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::rc::Rc;

/// What a file gave.
#[derive(Default)]
pub(super) struct Found {
    pub codes: Vec<ResultCode>,
    pub session: Option<Box<Session>>,
    pub complaints: Vec<String>,
}

pub(super) fn file(catalogue: &Rc<Catalogue>, path: &Path) -> Found {
    let complaint = |said: String| Found { complaints: vec![said], ..Found::default() };
    let open = match File::open(path) {
        Ok(open) => open,
        Err(error) => return complaint(error.to_string()),
    };
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("txt")) {
        return lines(catalogue, BufReader::new(open));
    }
    let text = match whole(open) {
        Ok(text) => text,
        Err(error) => return complaint(error),
    };
    if workshop::is_session(&text) {
        return session(&text);
    }
    match assessment(catalogue, &text) {
        Ok(code) => Found { codes: vec![code], ..Found::default() },
        Err(error) => complaint(error),
    }
}

/// The file's text; never more of it than an assessment may hold, or a session where it is one.
fn whole(mut open: File) -> Result<String, String> {
    let mut text = Vec::new();
    let mut up_to = |most: usize| {
        let left = most.saturating_add(1).saturating_sub(text.len());
        let left = u64::try_from(left).unwrap_or(u64::MAX);
        let read = (&mut open).take(left).read_to_end(&mut text);
        read.map(|_| {
            workshop::is_session(&String::from_utf8_lossy(text.get(..1_000).unwrap_or(&text)))
        })
    };
    if up_to(MAX_BYTES).map_err(|error| error.to_string())? {
        up_to(workshop::MAX_BYTES).map_err(|error| error.to_string())?;
    }
    String::from_utf8(text).map_err(|_| "this is not a text in UTF-8".to_owned())
}

fn session(text: &str) -> Found {
    match workshop::read(text) {
        Ok(opened) => Found {
            session: Some(Box::new(opened.session)),
            complaints: complaints(&opened.faults),
            ..Found::default()
        },
        Err(fault) => Found { complaints: vec![fault.to_string()], ..Found::default() },
    }
}

fn assessment(catalogue: &Rc<Catalogue>, text: &str) -> Result<ResultCode, String> {
    let opened = document::read(text).map_err(|fault| fault.to_string())?;
    coded(catalogue, &opened.document)
}

fn coded(catalogue: &Rc<Catalogue>, document: &Document) -> Result<ResultCode, String> {
    // The day of the file, so that a run tomorrow gives the same.
    let day = document.modified.get(..10).unwrap_or_default();
    contribution(catalogue, document, day)
        .map_err(|_| "it has no trade that this catalogue knows".to_owned())
}

/// Line by line; only one line is held.
fn lines(catalogue: &Rc<Catalogue>, mut from: impl BufRead) -> Found {
    let (mut codes, mut complaints) = (Vec::new(), Vec::new());
    let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    for number in 1_usize.. {
        let mut line = Vec::new();
        match (&mut from).take(limit).read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => {
                complaints.push(format!("line {number}: {error}"));
                break;
            }
        }
        let text = String::from_utf8_lossy(&line);
        if text.trim().is_empty() {
            continue;
        }
        match one(catalogue, text.trim()) {
            Ok(code) => codes.push(code),
            Err(complaint) => complaints.push(format!("line {number}: {complaint}")),
        }
    }
    Found { codes, complaints, session: None }
}

fn one(catalogue: &Rc<Catalogue>, text: &str) -> Result<ResultCode, String> {
    match incoming(catalogue, text) {
        Incoming::ResultCode => decode_result(catalogue, text).map_err(|fault| match fault {
            CodeFault::Newer => "a result code of a later version".to_owned(),
            CodeFault::Damaged => "a damaged result code".to_owned(),
        }),
        Incoming::Link(Ok(carried)) => coded(catalogue, &carried.document),
        Incoming::Link(Err(LinkFault::Newer)) => Err("a link of a later version".to_owned()),
        Incoming::Link(Err(_)) => Err("a damaged link".to_owned()),
        Incoming::File(Ok(opened)) => coded(catalogue, &opened.document),
        Incoming::File(Err(fault)) => Err(fault.to_string()),
        _ => Err("neither a link nor a result code".to_owned()),
    }
}
