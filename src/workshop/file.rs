//! Reading the file of a session: what can be read is kept, what cannot is named.

use super::{About, Entry, Event, Format, How, Label, Lot, Market, PlaceKind, Poll, Session};
use crate::assessment::document::reader::{self, MAX_TEXT, Reader, is_id};
use crate::assessment::document::{Fault, Problem};
use crate::order::Keyed as _;
use crate::share::{CodeFault, handed};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The format of this version.
pub const SCHEMA: u32 = 1;
/// Larger files are refused: a session of ten thousand businesses has about 6 MB.
pub const MAX_BYTES: usize = 16_000_000;
const MAX_ENTRIES: usize = 20_000;
const MAX_EVENTS: usize = 1_000;
const MAX_CHOICES: usize = 100;
const FORMAT: &str = "vong-xanh/workshop";
/// What a person can count in a room.
const MOST_COUNTED: f64 = 1e6;

type Step = fn(Map<String, Value>) -> Map<String, Value>;

/// `STEPS[n]` brings a file of format `n + 1` to `n + 2`; a new format adds its step here and a
/// stored file of the old one to `tests/fixtures/`, which is never edited again.
const STEPS: [Step; SCHEMA as usize - 1] = [];

/// A file that could be opened, with what had to be left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    pub session: Session,
    /// Fields and entries that could not be read; empty for a sound file.
    pub faults: Vec<Fault>,
}

/// Whether a text says of itself that it is a session.
pub fn is_session(text: &str) -> bool {
    let head = text.get(..200).unwrap_or(text);
    text.trim_start_matches('\u{feff}').trim_start().starts_with('{') && head.contains(FORMAT)
}

/// Reads the file of a session of any version.
///
/// # Errors
/// When nothing of the file can be used; single bad fields and entries are reported in
/// [`Opened::faults`].
pub fn read(text: &str) -> Result<Opened, Fault> {
    let (file, mut faults) = reader::opened(text, MAX_BYTES, Fault::NotAnAssessment)?;
    if file.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(Fault::NotAnAssessment);
    }
    let version = reader::schema_of(&file, SCHEMA)?;
    let done = usize::try_from(version).unwrap_or(usize::MAX).saturating_sub(1);
    let file = STEPS.iter().skip(done).fold(file, |file, step| step(file));
    let session = read_session(file, &mut faults);
    Ok(Opened { session, faults })
}

fn read_session(file: Map<String, Value>, faults: &mut Vec<Fault>) -> Session {
    let mut from = Reader::new(file, faults);
    from.fields.remove("format");
    from.fields.remove("schema");
    let id = from.text("id").filter(|id| is_id(id));
    if id.is_none() {
        from.fault("id", Problem::NotAnId);
    }
    let entries = from.list("entries", MAX_ENTRIES, read_entry);
    let events = from.list("events", MAX_EVENTS, read_event);
    let polls = from.list("polls", MAX_EVENTS, read_poll);
    Session {
        format: Format::Workshop,
        schema: SCHEMA,
        id: id.unwrap_or_default(),
        created: from.text("created").unwrap_or_default(),
        modified: from.text("modified").unwrap_or_default(),
        tool_version: from.text("tool_version").unwrap_or_default(),
        about: from.nested("about", read_about).unwrap_or_default(),
        entries: one_of_each(entries.into_iter().flatten()),
        events: events.into_iter().flatten().collect(),
        polls: polls.into_iter().flatten().collect(),
        other: rest(from),
    }
}

/// Fields that this version does not know. What stood in a list by its number was read.
fn rest(from: Reader) -> BTreeMap<String, Value> {
    from.fields.into_iter().keyed()
}

/// A file by other hands may name a business twice.
fn one_of_each(entries: impl Iterator<Item = Entry>) -> Vec<Entry> {
    let mut session = Session::default();
    let all: Vec<Entry> = entries.collect();
    let mut seen = std::collections::BTreeSet::new();
    if all.iter().all(|entry| seen.insert(entry.key())) {
        return all;
    }
    super::merge(&mut session, &Session { entries: all, ..Session::default() });
    session.entries
}

fn read_about(from: &mut Reader) -> About {
    About {
        name: from.text("name").unwrap_or_default(),
        place_kind: from.word("place_kind", &PlaceKind::CODES).and_then(PlaceKind::from_code),
        place: from.text("place").unwrap_or_default(),
        day: from.text("day").unwrap_or_default(),
        trainer: from.text("trainer").unwrap_or_default(),
        people: count(from, "people"),
        notes: from.text("notes").unwrap_or_default(),
        changed: from.text("changed").unwrap_or_default(),
        other: taken(from),
    }
}

fn taken(from: &mut Reader) -> BTreeMap<String, Value> {
    std::mem::take(&mut from.fields).into_iter().keyed()
}

/// A whole number of people, hands, businesses.
fn count(from: &mut Reader, name: &str) -> Option<u32> {
    let number = from.number(name)?;
    if !(0.0..=MOST_COUNTED).contains(&number) || number.fract() != 0.0 {
        from.fault(name, Problem::NumberTooLarge);
        return None;
    }
    // Whole and in range.
    Some(number as u32)
}

fn read_entry(from: &mut Reader) -> Option<Entry> {
    let Some(code) = from.text("code") else {
        from.fault("code", Problem::Missing);
        return None;
    };
    // One of a later version is kept for the program that can read it.
    if handed(&code) == Err(CodeFault::Damaged) {
        from.fault("code", Problem::NotACode);
        return None;
    }
    let how = from.word("how", &HOWS);
    let how = how.and_then(|how| How::CODES.iter().find(|(code, _)| *code == how));
    Some(Entry {
        code,
        stamp: from.text("stamp").unwrap_or_default(),
        how: how.map_or(How::File, |(_, how)| *how),
        came: from.text("came").unwrap_or_default(),
        label: from.nested("label", |label| Label {
            changed: label.text("changed").unwrap_or_default(),
            text: label.text("text").unwrap_or_default(),
        }),
        number: count(from, "number").and_then(|n| u16::try_from(n).ok()),
        pledges: from.texts("pledges").unwrap_or_default(),
        follow_up: from.flag("follow_up").unwrap_or_default(),
        awareness_after: from.text("awareness_after"),
        market: from.nested("market", read_market),
        marked: from.text("marked").unwrap_or_default(),
        other: taken(from),
    })
}

const HOWS: [&str; 6] = ["file", "pasted", "camera", "image", "typed", "sheet"];
const QUALITIES: [&str; 3] = ["clean", "mixed", "contaminated"];

fn read_market(from: &mut Reader) -> Market {
    let lot = |lot: &mut Reader| Lot {
        code: lot.text("code").unwrap_or_default(),
        kg_month: lot.number("kg_month"),
        quality: lot.word("quality", &QUALITIES).map(str::to_owned),
    };
    Market {
        consents: from.flag("consents").unwrap_or_default(),
        offers: from.list("offers", MAX_CHOICES, lot),
        wants: from.list("wants", MAX_CHOICES, lot),
        place: from.text("place"),
    }
}

fn read_event(from: &mut Reader) -> Option<Event> {
    let id = read_id(from)?;
    Some(Event {
        id,
        day: from.text("day").unwrap_or_default(),
        what: from.text("what").unwrap_or_default(),
        people: count(from, "people"),
        meetings: count(from, "meetings"),
        contracts_vnd: from.number("contracts_vnd"),
        changed: from.text("changed").unwrap_or_default(),
        other: taken(from),
    })
}

fn read_poll(from: &mut Reader) -> Option<Poll> {
    let id = read_id(from)?;
    Some(Poll {
        id,
        question: from.text("question").unwrap_or_default(),
        counts: from
            .nested("counts", |counts| counts.by_id(MAX_CHOICES, count))
            .unwrap_or_default(),
        changed: from.text("changed").unwrap_or_default(),
        other: taken(from),
    })
}

fn read_id(from: &mut Reader) -> Option<String> {
    let id = from.text("id").filter(|id| is_id(id));
    if id.is_none() {
        from.fault("id", Problem::NotAnId);
    }
    id
}

/// A text as a session keeps it: no longer than its file may hold.
pub fn fitting(text: &str) -> String {
    let mut end = text.len().min(MAX_TEXT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default().to_owned()
}
