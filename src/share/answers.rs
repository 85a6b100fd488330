//! Answers in a link: the code of the question and what was understood, in the order of answering.

use super::bytes::{Reader, Writer};
use super::codes::{Codes, KEY, by_short_code, choices, short_code};
use super::numbers;
use crate::assessment::{Answer, Answers, Value};
use crate::catalogue::Catalogue;
use crate::order::Order as _;

/// Words in half a byte; the list only ever grows at its end.
const COMMON: [&str; 7] = ["yes", "partly", "no", "na", "dk", "none", "other"];

/// High half of the tag.
mod kind {
    pub const COMMON: u8 = 0;
    pub const NUMBER: u8 = 1;
    /// One choice by its code; by its text when the low half is 1.
    pub const CHOICE: u8 = 2;
    /// Several; the low half is their number, 15: their texts.
    pub const CHOICES: u8 = 3;
    pub const UNKNOWN: u8 = 4;
    pub const NOT_RELEVANT: u8 = 5;
    pub const TEXT: u8 = 6;
    /// Typed and not understood.
    pub const RAW: u8 = 7;
    /// Before a value: checks that were confirmed; the low half is their number.
    pub const CONFIRMED: u8 = 8;
}
const WRITTEN_OUT: u8 = 15;
const MOST_CONFIRMED: usize = 15;
/// More answers than any assessment has, as in a saved file.
const MOST: usize = 2_000;

/// Who writes or reads: ids of the catalogue and their codes.
#[derive(Clone, Copy)]
pub(super) struct Room<'a> {
    pub catalogue: &'a Catalogue,
    pub codes: &'a Codes,
}

impl Room<'_> {
    pub fn write_id(self, to: &mut Writer, id: &str) {
        let code = self.codes.code(id).unwrap_or_default();
        to.fixed(code.to_be_bytes().get(4 - KEY..).unwrap_or_default());
        if code == 0 {
            to.text(id);
        }
    }

    /// `Some(None)`: an id that this release does not know.
    pub fn read_id(self, from: &mut Reader) -> Option<Option<String>> {
        let [a, b, c] = from.array()?;
        let code = u32::from_be_bytes([0, a, b, c]);
        if code == 0 {
            return Some(Some(from.text()?.to_owned()));
        }
        Some(self.codes.id(code).map(str::to_owned))
    }
}

/// The answers as they travel: in their order, counted anew; what was written in words only where
/// `texts` lets it pass.
pub(super) fn ordered(answers: &Answers, texts: bool) -> Vec<(&str, Answer)> {
    let mut all: Vec<(&str, &Answer)> =
        answers.0.iter().map(|(id, answer)| (id.as_str(), answer)).collect();
    all.order_by(|a, b| a.1.order.cmp(&b.1.order));
    let mut kept = Vec::new();
    let mut last = 0;
    for (id, answer) in all {
        let Some(raw) = travelling_text(answer, texts) else { continue };
        last += u32::from(answer.order > 0);
        let order = if answer.order > 0 { last } else { 0 };
        let confirmed = answer.confirmed.iter().take(MOST_CONFIRMED).cloned().collect();
        kept.push((id, Answer { raw, value: answer.value.clone(), confirmed, order }));
    }
    kept
}

/// The text that goes along with an answer; `None` when the answer stays at home. A number is
/// written anew where it arrives.
fn travelling_text(answer: &Answer, texts: bool) -> Option<String> {
    match &answer.value {
        Some(Value::Text(text)) => texts.then(|| text.clone()),
        Some(_) => Some(String::new()),
        None => (texts && !answer.raw.trim().is_empty()).then(|| answer.raw.clone()),
    }
}

pub(super) fn write(room: Room, answers: &[(&str, Answer)]) -> Writer {
    let mut to = Writer::default();
    to.count(answers.len());
    to.count(answers.iter().filter(|(_, a)| a.order == 0).count());
    for (id, answer) in answers {
        room.write_id(&mut to, id);
        write_confirmed(&mut to, &answer.confirmed);
        match &answer.value {
            Some(value) => write_value(room, &mut to, id, value),
            None => {
                to.byte(kind::RAW << 4);
                to.text(&answer.raw);
            }
        }
    }
    to
}

fn write_confirmed(to: &mut Writer, confirmed: &[String]) {
    if confirmed.is_empty() {
        return;
    }
    // At most 15 by `ordered`.
    to.byte(kind::CONFIRMED << 4 | (confirmed.len() & 15) as u8);
    for check in confirmed {
        to.text(check);
    }
}

fn write_value(room: Room, to: &mut Writer, id: &str, value: &Value) {
    match value {
        Value::Number(number) => {
            let parts = numbers::split(*number);
            to.byte(kind::NUMBER << 4 | parts.0);
            numbers::write(to, *number, parts);
        }
        Value::Choice(choice) => write_choice(room, to, id, choice),
        Value::Choices(all) => write_choices(room, to, id, all),
        Value::Text(text) => {
            to.byte(kind::TEXT << 4);
            to.text(text);
        }
        Value::Unknown => to.byte(kind::UNKNOWN << 4),
        Value::NotRelevant => to.byte(kind::NOT_RELEVANT << 4),
    }
}

fn write_choice(room: Room, to: &mut Writer, id: &str, choice: &str) {
    if let Some(at) = COMMON.iter().position(|word| *word == choice) {
        // Fewer than 16.
        to.byte(kind::COMMON << 4 | at as u8);
    } else if let Some(code) = code_of(room, id, choice) {
        to.byte(kind::CHOICE << 4);
        to.fixed(&code.to_be_bytes());
    } else {
        to.byte(kind::CHOICE << 4 | 1);
        to.text(choice);
    }
}

fn write_choices(room: Room, to: &mut Writer, id: &str, all: &[String]) {
    let codes: Option<Vec<u16>> = all.iter().map(|choice| code_of(room, id, choice)).collect();
    match codes.filter(|codes| codes.len() < usize::from(WRITTEN_OUT)) {
        Some(codes) => {
            to.byte(kind::CHOICES << 4 | codes.len() as u8);
            codes.iter().for_each(|code| to.fixed(&code.to_be_bytes()));
        }
        None => {
            to.byte(kind::CHOICES << 4 | WRITTEN_OUT);
            to.count(all.len());
            all.iter().for_each(|choice| to.text(choice));
        }
    }
}

/// The code of a choice that reads back as the same choice.
fn code_of(room: Room, id: &str, choice: &str) -> Option<u16> {
    let (all, code) = (choices(room.catalogue, id), short_code(choice));
    (by_short_code(all.into_iter(), code) == Some(choice)).then_some(code)
}

/// Answers, and how many of them this release does not know; `None` when it cannot be read.
pub(super) fn read(room: Room, mut from: Reader) -> Option<(Answers, usize)> {
    let count = from.count().filter(|count| *count <= MOST)?;
    let without_order = usize::try_from(from.whole()?).ok()?;
    let (mut answers, mut unknown, mut order) = (Answers::default(), 0, 0);
    for at in 0..count {
        let id = room.read_id(&mut from)?;
        let mut tag = from.byte()?;
        let mut confirmed = Vec::new();
        if tag >> 4 == kind::CONFIRMED {
            for _ in 0..tag & 15 {
                confirmed.push(from.text()?.to_owned());
            }
            tag = from.byte()?;
        }
        let id_text = id.clone().unwrap_or_default();
        let read = read_value(room, &mut from, tag, &id_text)?;
        let (Some(id), Some((raw, value))) = (id, read) else {
            unknown += 1;
            continue;
        };
        order += u32::from(at >= without_order);
        answers.0.insert(id, Answer { raw, value, confirmed, order });
    }
    from.is_empty().then_some((answers, unknown))
}

/// Raw text and value; `Some(None)` for a choice that this release does not have.
type Read = Option<(String, Option<Value>)>;

fn read_value(room: Room, from: &mut Reader, tag: u8, id: &str) -> Option<Read> {
    let value = match (tag >> 4, tag & 15) {
        (kind::COMMON, at) => Value::Choice((*COMMON.get(usize::from(at))?).to_owned()),
        (kind::NUMBER, power) => Value::Number(numbers::read(from, power)?),
        (kind::CHOICE, 0) => match read_code(room, from, id)? {
            Some(choice) => Value::Choice(choice),
            None => return Some(None),
        },
        (kind::CHOICE, 1) => Value::Choice(from.text()?.to_owned()),
        (kind::CHOICES, WRITTEN_OUT) => {
            let count = from.count()?;
            let all: Option<Vec<String>> =
                (0..count).map(|_| Some(from.text()?.to_owned())).collect();
            Value::Choices(all?)
        }
        (kind::CHOICES, count) => {
            let mut all = Vec::new();
            for _ in 0..count {
                all.extend(read_code(room, from, id)?);
            }
            Value::Choices(all)
        }
        (kind::UNKNOWN, 0) => Value::Unknown,
        (kind::NOT_RELEVANT, 0) => Value::NotRelevant,
        (kind::TEXT, 0) => {
            let text = from.text()?.to_owned();
            return Some(Some((text.clone(), Some(Value::Text(text)))));
        }
        (kind::RAW, 0) => return Some(Some((from.text()?.to_owned(), None))),
        _ => return None,
    };
    Some(Some((String::new(), Some(value))))
}

fn read_code(room: Room, from: &mut Reader, id: &str) -> Option<Option<String>> {
    let code = u16::from_be_bytes(from.array()?);
    let found = by_short_code(choices(room.catalogue, id).into_iter(), code);
    Some(found.map(str::to_owned))
}
