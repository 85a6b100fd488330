//! The plain exchange form of other programs: `trade`, `profile` with inputs by id, `answers` by
//! question or measure id, most of them practices (`yes`, `partly`, `no`, `na`, `dk`).

use super::Document;
use super::fault::{Fault, Problem};
use super::read::{plain, read_saved};
use super::reader::{Reader, is_id, number};
use crate::assessment::{Answer, Answers, Value as Given, to_inputs::TRADE};
use crate::catalogue::Mode;
use serde_json::{Map, Value};

pub(super) fn read(file: Map<String, Value>, faults: &mut Vec<Fault>) -> Document {
    let mut from = Reader::new(file, faults);
    let mut given = Answers::default();
    let answers = &mut given.0;
    let mut put = |id: &str, value: Given| {
        answers.insert(id.to_owned(), Answer { value: Some(value), ..Answer::default() });
    };
    if let Some(trade) = from.text("trade") {
        put(TRADE, Given::Choice(trade));
    }
    from.nested("answers", |answers| {
        let ids: Vec<String> = answers.fields.keys().cloned().collect();
        for id in ids {
            answers.note_hidden(&id);
            // Whether a word is a choice of its question is for the catalogue to say.
            match answers.fields.remove(&id).filter(|value| !value.is_null()).map(plain) {
                Some(Ok(value)) if is_id(&id) => put(&id, value),
                Some(Ok(_)) => answers.fault(&id, Problem::NotAnId),
                Some(Err(problem)) => answers.fault(&id, problem),
                None => {}
            }
        }
    });
    from.nested("profile", |profile| read_profile(profile, &mut put));
    // What else it holds is read as in a saved file: nothing may stand in one twice.
    let mut others = from.fields;
    others.insert("answers".to_owned(), Map::new().into());
    Document { mode: Mode::Full, answers: given, ..read_saved(others, faults) }
}

fn read_profile(profile: &mut Reader, put: &mut impl FnMut(&str, Given)) {
    let ids: Vec<String> = profile.fields.keys().cloned().collect();
    for id in ids {
        if !is_id(&id) {
            profile.fault(&id, Problem::NotAnId);
            continue;
        }
        match profile.fields.remove(&id) {
            None | Some(Value::Null) => {}
            // The one input whose exchange name and unit differ: a share 0–1.
            Some(value) if id == "capture" => match number(&value) {
                Ok(share) => put("dust_capture_pct", Given::Number(share * 100.0)),
                Err(problem) => profile.fault(&id, problem),
            },
            Some(Value::Object(group)) => {
                for (field, value) in group {
                    let name = format!("{id}.{field}");
                    match plain(value) {
                        Ok(value) if is_id(&name) => put(&name, value),
                        Ok(_) => profile.fault(&name, Problem::NotAnId),
                        Err(problem) => profile.fault(&name, problem),
                    }
                }
            }
            Some(value) => match plain(value) {
                Ok(value) => put(&id, value),
                Err(problem) => profile.fault(&id, problem),
            },
        }
    }
}
