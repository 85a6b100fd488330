//! A whole assessment as a link: `#/mo/<letters>` (docs/share-link.md).

use super::answers::{self, Room};
use super::bytes::{Reader, Writer};
use super::checksum::{opened, sealed};
use super::codes::Codes;
use super::dates::{read_moment, write_moment};
use super::plain_text::{base64url, from_base64url};
use super::{data_sets, dates, numbers, plans, results};
use crate::assessment::document::{Document, Fault, MadeWith, SCHEMA, read as read_file};
use crate::assessment::examples::title_of;
use crate::catalogue::{Catalogue, Mode};
use crate::locale::Lang;
use std::collections::BTreeMap;

/// Version of the format; a later one is refused by name.
const VERSION: u8 = 1;
/// Longer links are not made: chats and mail cut them. A file takes their place.
pub const MAX_MADE: usize = 4_000;
/// Longer texts are refused unread.
const MAX_READ: usize = 16_000;
/// Where a link goes inside the app.
const PLACE: &str = "#/mo/";

/// Whether what the owner wrote in words goes along: the name of the assessment, the commune,
/// names of products and machines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    Kept,
    LeftOut,
}

/// What came with a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    pub document: Document,
    /// Answers and choices that this release does not know; they were left out.
    pub unknown: usize,
}

/// Why a link cannot be opened. Nothing of it was used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkFault {
    /// Made by a later version of the app.
    Newer,
    /// Cut short, changed on the way, or never one of ours.
    Damaged,
    TooLong,
}

/// Parts behind the head, by their tag; an unknown one is of a later version.
mod part {
    pub const ANSWERS: u8 = 1;
    pub const SWITCHED: u8 = 2;
    pub const OWN_VALUES: u8 = 3;
    pub const RESULTS: u8 = 4;
    pub const PLAN: u8 = 5;
    pub const FOLLOW_UPS: u8 = 6;
    pub const DATA_SET: u8 = 7;
    pub const PLACE: u8 = 8;
    pub const CATALOGUE: u8 = 9;
}

mod flag {
    pub const FULL: u8 = 1;
    pub const ENGLISH: u8 = 2;
    pub const EXAMPLE: u8 = 4;
    pub const NAME: u8 = 8;
    /// The id is two numbers, as the app makes it.
    pub const PLAIN_ID: u8 = 16;
}

/// The letters behind `#/mo/`; `None` when there would be too many.
pub fn encode(catalogue: &Catalogue, document: &Document, names: Names) -> Option<String> {
    let made = |document: &Document| {
        let text = base64url(&sealed(written(catalogue, document, names).0));
        (text.len() <= MAX_MADE).then_some(text)
    };
    made(document).or_else(|| {
        // A large data set goes by its name and checksum alone.
        let set = document.data_set.as_ref()?;
        made(&Document { data_set: Some(set.reference()), ..document.clone() })
    })
}

/// The address of a code at the app's own address (anything from `#` on is dropped).
pub fn address(app: &str, code: &str) -> String {
    let app = app.split('#').next().unwrap_or_default();
    format!("{app}{PLACE}{code}")
}

/// What of a document travels: the same document without texts that were typed beside what was
/// understood, figures to four digits, and without names unless they go along.
pub fn travelling(document: &Document, names: Names) -> Document {
    let keeps = names == Names::Kept;
    Document {
        schema: document.schema,
        id: document.id.clone(),
        name: document.name.clone().filter(|_| keeps),
        title: title_of(&document.id).filter(|_| document.example),
        example: document.example,
        created: document.created.clone(),
        modified: document.modified.clone(),
        tool_version: document.tool_version.clone(),
        data_version: document.data_version.clone(),
        lang: document.lang,
        mode: document.mode,
        answers: plans::travelling_answers(&document.answers, keeps),
        switched: document.switched.clone(),
        own_values: document.own_values.clone(),
        place: document.place.clone(),
        catalogue: document.catalogue.as_ref().map(|made| made.travelling(keeps)),
        data_set: document.data_set.as_ref().map(|set| set.travelling(keeps)),
        plan: document.plan.as_ref().map(|plan| plans::travelling_plan(plan, keeps)),
        follow_ups: document.follow_ups.iter().map(|l| plans::travelling_look(l, keeps)).collect(),
        results: document.results.as_ref().map(results::shown),
        ..Document::default()
    }
}

fn written(catalogue: &Catalogue, document: &Document, names: Names) -> Writer {
    let codes = Codes::new(catalogue);
    let room = Room { catalogue, codes: &codes };
    let document = &travelling(document, names);
    let mut to = Writer::default();
    to.byte(VERSION);
    write_head(&mut to, document);
    to.byte(part::ANSWERS);
    to.part(answers::write(room, &answers::ordered(&document.answers, true)));
    if !document.switched.is_empty() {
        to.byte(part::SWITCHED);
        to.part(write_switched(room, &document.switched));
    }
    if !document.own_values.is_empty() {
        to.byte(part::OWN_VALUES);
        to.part(write_own_values(room, &document.own_values));
    }
    if !document.place.is_empty() {
        let mut inner = Writer::default();
        inner.text(&document.place);
        to.byte(part::PLACE);
        to.part(inner);
    }
    // What the sender's figures came from, whatever the document said before.
    if let Some(made) = MadeWith::of(catalogue).map(|made| made.travelling(names == Names::Kept)) {
        let mut inner = Writer::default();
        inner.text(&made.name);
        inner.text(&made.digest);
        to.byte(part::CATALOGUE);
        to.part(inner);
    }
    if let Some(set) = &document.data_set {
        to.byte(part::DATA_SET);
        to.part(data_sets::write(room, set));
    }
    if let Some(plan) = &document.plan {
        to.byte(part::PLAN);
        to.part(plans::write_plan(room, plan));
    }
    if !document.follow_ups.is_empty() {
        to.byte(part::FOLLOW_UPS);
        to.part(plans::write_looks(room, &document.follow_ups));
    }
    if let Some(frozen) = &document.results {
        to.byte(part::RESULTS);
        to.part(results::write(frozen));
    }
    to
}

// --- head ------------------------------------------------------------------------------------

fn write_head(to: &mut Writer, document: &Document) {
    let name = document.name.as_ref();
    let id = plain_id(&document.id);
    let set = |on: bool, flag: u8| if on { flag } else { 0 };
    to.byte(
        set(document.mode == Mode::Full, flag::FULL)
            | set(document.lang == Lang::En, flag::ENGLISH)
            | set(document.example, flag::EXAMPLE)
            | set(name.is_some(), flag::NAME)
            | set(id.is_some(), flag::PLAIN_ID),
    );
    match id {
        Some((time, chance)) => {
            to.whole(time);
            to.whole(chance);
        }
        None => to.text(&document.id),
    }
    name.iter().for_each(|name| to.text(name));
    write_moment(to, &document.created, dates::seconds(&document.created));
    write_moment(to, &document.modified, dates::seconds(&document.modified));
    to.text(&document.tool_version);
    write_moment(to, &document.data_version, dates::days(&document.data_version));
}

/// `1767225600000-12345`.
fn plain_id(id: &str) -> Option<(u64, u64)> {
    let (time, chance) = id.split_once('-')?;
    let (time, chance) = (time.parse().ok()?, chance.parse().ok()?);
    (format!("{time}-{chance}") == id).then_some((time, chance))
}

fn read_head(from: &mut Reader) -> Option<Document> {
    let flags = from.byte()?;
    let has = |flag: u8| flags & flag != 0;
    let id = if has(flag::PLAIN_ID) {
        format!("{}-{}", from.whole()?, from.whole()?)
    } else {
        from.text()?.to_owned()
    };
    let name = if has(flag::NAME) { Some(from.text()?.to_owned()) } else { None };
    Some(Document {
        schema: SCHEMA,
        id,
        name,
        example: has(flag::EXAMPLE),
        created: read_moment(from, dates::iso_time)?,
        modified: read_moment(from, dates::iso_time)?,
        tool_version: from.text()?.to_owned(),
        data_version: read_moment(from, dates::iso_day)?,
        lang: if has(flag::ENGLISH) { Lang::En } else { Lang::Vi },
        mode: if has(flag::FULL) { Mode::Full } else { Mode::Quick },
        ..Document::default()
    })
}

// --- parts -----------------------------------------------------------------------------------

fn write_switched(room: Room, switched: &BTreeMap<String, bool>) -> Writer {
    let mut to = Writer::default();
    for (id, on) in switched {
        room.write_id(&mut to, id);
        to.byte(u8::from(*on));
    }
    to
}

fn write_own_values(room: Room, values: &BTreeMap<String, f64>) -> Writer {
    let mut to = Writer::default();
    for (id, value) in values {
        room.write_id(&mut to, id);
        numbers::write_tagged(&mut to, *value);
    }
    to
}

/// Reads pairs of an id and what belongs to it until the part ends.
fn read_pairs<T>(
    room: Room,
    mut from: Reader,
    unknown: &mut usize,
    read: fn(&mut Reader) -> Option<T>,
) -> Option<BTreeMap<String, T>> {
    let mut pairs = BTreeMap::new();
    while !from.is_empty() {
        let id = room.read_id(&mut from)?;
        let value = read(&mut from)?;
        match id {
            Some(id) => {
                pairs.insert(id, value);
            }
            None => *unknown += 1,
        }
    }
    Some(pairs)
}

// --- reading ---------------------------------------------------------------------------------

/// Opens the letters of a link.
///
/// # Errors
/// When they cannot be read whole; nothing of them may then be used.
pub fn decode(catalogue: &Catalogue, code: &str) -> Result<Carried, LinkFault> {
    if code.len() > MAX_READ {
        return Err(LinkFault::TooLong);
    }
    let bytes = from_base64url(code).ok_or(LinkFault::Damaged)?;
    let bytes = opened(&bytes).ok_or(LinkFault::Damaged)?;
    let mut from = Reader(bytes);
    match from.byte() {
        Some(VERSION) => {}
        Some(version) if version > VERSION => return Err(LinkFault::Newer),
        _ => return Err(LinkFault::Damaged),
    }
    let carried = read_parts(catalogue, from)?;
    Ok(Carried { document: cleaned(&carried.document).ok_or(LinkFault::Damaged)?, ..carried })
}

fn read_parts(catalogue: &Catalogue, mut from: Reader) -> Result<Carried, LinkFault> {
    let codes = Codes::new(catalogue);
    let room = Room { catalogue, codes: &codes };
    let damaged = LinkFault::Damaged;
    let mut document = read_head(&mut from).ok_or(damaged)?;
    let mut unknown = 0;
    while let Some(tag) = from.byte() {
        let inner = from.part().ok_or(damaged)?;
        match tag {
            part::ANSWERS => {
                let (answers, left_out) = answers::read(room, inner).ok_or(damaged)?;
                document.answers = answers;
                unknown += left_out;
            }
            part::SWITCHED => {
                let on = |from: &mut Reader| from.byte().filter(|b| *b < 2).map(|b| b == 1);
                document.switched = read_pairs(room, inner, &mut unknown, on).ok_or(damaged)?;
            }
            part::OWN_VALUES => {
                let read = numbers::read_tagged;
                document.own_values = read_pairs(room, inner, &mut unknown, read).ok_or(damaged)?;
            }
            part::PLACE => {
                let mut inner = inner;
                inner.text().ok_or(damaged)?.clone_into(&mut document.place);
            }
            part::CATALOGUE => {
                let mut inner = inner;
                let (name, digest) = inner.text().zip(inner.text()).ok_or(damaged)?;
                let (name, digest) = (name.to_owned(), digest.to_owned());
                document.catalogue = Some(MadeWith { name, digest });
            }
            part::DATA_SET => {
                let (set, left_out) = data_sets::read(room, inner).ok_or(damaged)?;
                document.data_set = Some(set);
                unknown += left_out;
            }
            part::PLAN => {
                let (plan, left_out) = plans::read_plan(room, inner).ok_or(damaged)?;
                document.plan = Some(plan);
                unknown += left_out;
            }
            part::FOLLOW_UPS => {
                let (looks, left_out) = plans::read_looks(room, inner).ok_or(damaged)?;
                document.follow_ups = looks;
                unknown += left_out;
            }
            part::RESULTS => document.results = Some(results::read(inner).ok_or(damaged)?),
            _ => return Err(LinkFault::Newer),
        }
    }
    Ok(Carried { document, unknown })
}

/// The one careful reader of saved files has the last word: ids, lengths of texts, marks that
/// reorder them. A link holds nothing that a file might not.
fn cleaned(document: &Document) -> Option<Document> {
    let read = read_file(&document.to_json()).ok()?;
    let title = title_of(&document.id).filter(|_| document.example);
    read.faults.iter().all(Fault::is_mended).then_some(Document { title, ..read.document })
}
