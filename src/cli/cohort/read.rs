//! One file of a group: an assessment, or lines with links and result codes.

use crate::assessment::document::{self, Document, MAX_BYTES};
use crate::catalogue::Catalogue;
use crate::cohort::contribution;
use crate::share::{CodeFault, Incoming, LinkFault, ResultCode, decode_result, incoming};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::rc::Rc;

/// Codes and complaints of a file.
type Both = (Vec<ResultCode>, Vec<String>);

pub(super) fn file(catalogue: &Rc<Catalogue>, path: &Path) -> Both {
    let open = match File::open(path) {
        Ok(open) => open,
        Err(error) => return (Vec::new(), vec![error.to_string()]),
    };
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("txt")) {
        return lines(catalogue, BufReader::new(open));
    }
    match whole(open).and_then(|text| assessment(catalogue, &text)) {
        Ok(code) => (vec![code], Vec::new()),
        Err(complaint) => (Vec::new(), vec![complaint]),
    }
}

/// The file's text; never more of it than an assessment may hold.
fn whole(open: File) -> Result<String, String> {
    let mut text = Vec::new();
    let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    open.take(limit).read_to_end(&mut text).map_err(|error| error.to_string())?;
    String::from_utf8(text).map_err(|_| "this is not a text in UTF-8".to_owned())
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
fn lines(catalogue: &Rc<Catalogue>, mut from: impl BufRead) -> Both {
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
    (codes, complaints)
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
