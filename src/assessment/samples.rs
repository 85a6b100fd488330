//! Catalogue and answers for the tests of this room.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::{Answer, Answers, Value};
use crate::catalogue::{Catalogue, embedded};

pub fn catalogue() -> Catalogue {
    embedded::load().expect("the packs of this build").catalogue
}

pub fn choice(id: &str) -> Value {
    Value::Choice(id.to_owned())
}

pub fn choices(ids: &[&str]) -> Value {
    Value::Choices(ids.iter().map(|id| (*id).to_owned()).collect())
}

pub fn answers(given: &[(&str, Value)]) -> Answers {
    let mut answers = Answers::default();
    for (id, value) in given {
        set(&mut answers, id, value.clone());
    }
    answers
}

pub fn set(answers: &mut Answers, id: &str, value: Value) {
    answers.0.insert(id.to_owned(), Answer { value: Some(value), ..Answer::default() });
}
