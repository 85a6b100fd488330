//! Opening a file: size, JSON, kind and version first, then field by field.

use super::exchange;
use super::fault::{Fault, Problem};
use super::headline;
use super::letterhead;
use super::made_with;
use super::migrate::migrate;
use super::plans::{read_follow_ups, read_plan};
use super::reader::{self, Reader, is_id};
use super::{Document, Format, MAX_BYTES, SCHEMA, Title};
use crate::assessment::{Answer, Answers, Value as Given, data_set};
use crate::catalogue::Mode;
use crate::locale::Lang;
use crate::order::Keyed as _;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

const MAX_ANSWERS: usize = 2_000;

/// A file that could be opened, with what had to be left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    pub document: Document,
    /// Fields that could not be read; empty for a sound file.
    pub faults: Vec<Fault>,
}

/// Reads a saved assessment of any version, or the exchange form
/// `{"trade", "profile", "answers"}`.
///
/// # Errors
/// When nothing of the file can be used; a single bad field is reported in [`Opened::faults`].
pub fn read(text: &str) -> Result<Opened, Fault> {
    let (file, mut faults) = reader::opened(text, MAX_BYTES, Fault::NotAnAssessment)?;
    let document = match file.get("format").and_then(Value::as_str) {
        Some("vong-xanh/assessment") => {
            let schema = reader::schema_of(&file, SCHEMA)?;
            read_saved(migrate(file, schema), &mut faults)
        }
        None if file.contains_key("trade") => exchange::read(file, &mut faults),
        _ => return Err(Fault::NotAnAssessment),
    };
    Ok(Opened { document, faults })
}

pub(super) fn read_saved(file: Map<String, Value>, faults: &mut Vec<Fault>) -> Document {
    let mut from = Reader::new(file, faults);
    from.fields.remove("format");
    from.fields.remove("schema");
    let id = from.text("id");
    let bad_id = id.as_ref().is_some_and(|id| !is_id(id));
    if bad_id {
        from.fault("id", Problem::NotAnId);
    }
    let lang = from.word("lang", &["vi", "en"]);
    let mode = from.word("mode", &["quick", "full"]);
    Document {
        format: Format::Assessment,
        schema: SCHEMA,
        id: id.filter(|_| !bad_id).unwrap_or_default(),
        name: from.text("name"),
        title: from.nested("title", |t| Title {
            vi: t.text("vi").unwrap_or_default(),
            en: t.text("en").unwrap_or_default(),
        }),
        example: from.flag("example").unwrap_or_default(),
        created: from.text("created").unwrap_or_default(),
        modified: from.text("modified").unwrap_or_default(),
        tool_version: from.text("tool_version").unwrap_or_default(),
        data_version: from.text("data_version").unwrap_or_default(),
        lang: lang.and_then(Lang::from_code).unwrap_or_default(),
        mode: if mode == Some("full") { Mode::Full } else { Mode::Quick },
        page: from.text("page").unwrap_or_default(),
        answers: read_answers(&mut from, "answers"),
        switched: from.nested("switched", read_switched).unwrap_or_default(),
        own_values: from.nested("own_values", read_own_values).unwrap_or_default(),
        place: from.text("place").unwrap_or_default(),
        catalogue: from.nested("catalogue", made_with::read),
        data_set: from.nested("data_set", data_set::from_fields),
        letterhead: from.nested("letterhead", letterhead::read).unwrap_or_default(),
        plan: from.nested("plan", read_plan),
        follow_ups: read_follow_ups(&mut from, "follow_ups"),
        results: from.nested("results", headline::read),
        other: from.fields.into_iter().keyed(),
    }
}

/// Answers by id, under this name.
pub(super) fn read_answers(from: &mut Reader, name: &str) -> Answers {
    if !from.fields.contains_key(name) {
        from.fault(name, Problem::Missing);
    }
    let read = from.nested(name, |answers| answers.by_id(MAX_ANSWERS, read_answer));
    Answers(read.unwrap_or_default())
}

/// An answer as saved, or just its value as other programs may write it.
pub(super) fn read_answer(answers: &mut Reader, id: &str) -> Option<Answer> {
    if !answers.fields.get(id).is_some_and(Value::is_object) {
        answers.note_hidden(id);
        return match plain(answers.fields.remove(id)?) {
            Ok(value) => Some(Answer { value: Some(value), ..Answer::default() }),
            Err(problem) => {
                answers.fault(id, problem);
                None
            }
        };
    }
    answers.nested(id, |answer| Answer {
        raw: answer.text("raw").unwrap_or_default(),
        value: read_value(answer),
        confirmed: answer.texts("confirmed").unwrap_or_default(),
        // Out of range means not known: only the order of pages hangs on it.
        order: answer.number("order").map_or(0, |n| n.clamp(0.0, f64::from(u32::MAX)) as u32),
    })
}

const KINDS: &[&str] = &["number", "choice", "choices", "text", "unknown", "not_relevant"];

fn read_value(answer: &mut Reader) -> Option<Given> {
    if answer.fields.get("value").is_some_and(Value::is_string) {
        return Some(match answer.word("value", &["unknown", "not_relevant"])? {
            "unknown" => Given::Unknown,
            _ => Given::NotRelevant,
        });
    }
    answer
        .nested("value", |value| {
            let known = KINDS.iter().find(|kind| value.fields.contains_key(**kind));
            match known.copied() {
                Some("number") => value.number("number").map(Given::Number),
                Some("choice") => value.text("choice").map(Given::Choice),
                Some("choices") => value.texts("choices").map(Given::Choices),
                Some("text") => value.text("text").map(Given::Text),
                _ => {
                    value.fault("*", Problem::NoneOf(KINDS));
                    None
                }
            }
        })
        .flatten()
}

/// A bare value: a number, a word, a list of words, yes or no.
pub(super) fn plain(value: Value) -> Result<Given, Problem> {
    match value {
        Value::Number(_) => reader::number(&value).map(Given::Number),
        Value::String(_) => reader::text(value).map(Given::Choice),
        Value::Array(_) => reader::texts(value).map(Given::Choices),
        Value::Bool(yes) => Ok(Given::Choice(if yes { "yes" } else { "no" }.to_owned())),
        Value::Null | Value::Object(_) => Err(Problem::NotNumber),
    }
}

fn read_switched(from: &mut Reader) -> BTreeMap<String, bool> {
    let ids: Vec<String> = from.fields.keys().cloned().collect();
    ids.into_iter().filter_map(|id| from.flag(&id).map(|on| (id, on))).keyed()
}

fn read_own_values(from: &mut Reader) -> BTreeMap<String, f64> {
    from.by_id(MAX_ANSWERS, |from, id| from.number(id))
}
