//! Reading what was typed or chosen in one field: understood, to be asked back, or wrong. Plain
//! data; the sentences are the page's.

use super::to_inputs::practice;
use super::{Answer, Answers, Value};
use crate::catalogue::{
    Bounds, Catalogue, Choice, GroupField, InputKind, Question, QuestionKind, TextId,
};
use crate::locale::Lang;
use crate::locale::parse::{self, Kind, Parsed};

/// What a field accepts, by the catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldSpec<'a> {
    /// Key in [`Answers`].
    pub id: String,
    /// `None` for a practice question, answered on the catalogue's scale.
    pub kind: Option<&'a InputKind>,
    pub bounds: Bounds,
    pub unit: Option<TextId>,
    pub choices: &'a [Choice],
}

/// What became of an entry.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    Empty,
    /// Understood.
    Ok(Value),
    /// `300–500`: the middle is used and said back.
    Middle {
        value: Value,
        low: f64,
        high: f64,
    },
    /// Two readings, the more usual one first.
    Ask(Vec<f64>),
    Wrong(Wrong),
}

/// Why an entry cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrong {
    /// Key in [`Answers`].
    pub field: String,
    pub problem: Problem,
    /// The hard limits to name in the sentence.
    pub bounds: Bounds,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Problem {
    Unreadable(parse::Problem),
    TooSmall {
        min: f64,
    },
    TooLarge {
        max: f64,
    },
    /// None of the field's choices.
    NotAChoice,
    /// A number where a choice is asked, or the other way round.
    OtherKind,
}

/// The field with this answer id, if the catalogue has it.
pub fn field_spec<'a>(catalogue: &'a Catalogue, id: &str) -> Option<FieldSpec<'a>> {
    let of_input = catalogue
        .profile
        .iter()
        .find(|p| p.id == id)
        .map(|p| FieldSpec {
            id: id.to_owned(),
            kind: Some(&p.kind),
            bounds: p.bounds,
            unit: p.unit,
            choices: &p.choices,
        });
    of_input.or_else(|| group_field(catalogue, id)).or_else(|| {
        let question = catalogue.questions.iter().find(|q| q.id == id)?;
        Some(of_question(question))
    })
}

fn group_field<'a>(catalogue: &'a Catalogue, id: &str) -> Option<FieldSpec<'a>> {
    let (group, field) = id.split_once('.')?;
    let InputKind::Group(fields) = &catalogue.profile.iter().find(|p| p.id == group)?.kind else {
        return None;
    };
    let field: &GroupField = fields.iter().find(|f| f.id == field)?;
    let shared = field.choices_from.as_ref();
    let choices = shared.and_then(|from| catalogue.profile.iter().find(|p| p.id == *from));
    Some(FieldSpec {
        id: id.to_owned(),
        kind: Some(&field.kind),
        bounds: field.bounds,
        unit: field.unit,
        choices: choices.map_or(&[], |p| p.choices.as_slice()),
    })
}

fn of_question(question: &Question) -> FieldSpec<'_> {
    FieldSpec {
        id: question.id.clone(),
        kind: match question.kind {
            QuestionKind::Practice => None,
            QuestionKind::Choice { multi: false } => Some(&InputKind::Choice),
            QuestionKind::Choice { multi: true } => Some(&InputKind::Multi),
            QuestionKind::Number => Some(&InputKind::Number),
        },
        bounds: question.bounds,
        unit: question.unit,
        choices: &question.choices,
    }
}

/// Reads a typed text. `unit`: the field's unit as the reader sees it (`kWh/tháng`), which may be
/// typed along.
pub fn read(field: &FieldSpec, raw: &str, unit: &str, lang: Lang) -> Entry {
    let kind = match field.kind {
        Some(InputKind::Money) => Kind::Money,
        Some(InputKind::Percent) => Kind::Percent,
        Some(InputKind::Number) => Kind::Number,
        _ => return read_text(raw),
    };
    match parse::parse(raw, kind, unit, lang) {
        Parsed::Empty => Entry::Empty,
        Parsed::Invalid(problem) => field.wrong(Problem::Unreadable(problem)),
        Parsed::Value(number) => match field.outside(number) {
            Some(problem) => field.wrong(problem),
            None => Entry::Ok(Value::Number(number)),
        },
        Parsed::Range { low, high } => match field.outside(low).or_else(|| field.outside(high)) {
            Some(problem) => field.wrong(problem),
            None => Entry::Middle {
                value: Value::Number((low + high) / 2.0),
                low,
                high,
            },
        },
        Parsed::Ambiguous(readings) => field.settle(readings),
    }
}

fn read_text(raw: &str) -> Entry {
    match raw.trim() {
        "" => Entry::Empty,
        text => Entry::Ok(Value::Text(text.to_owned())),
    }
}

impl FieldSpec<'_> {
    fn wrong(&self, problem: Problem) -> Entry {
        Entry::Wrong(Wrong {
            field: self.id.clone(),
            problem,
            bounds: self.bounds,
        })
    }

    /// The hard limit a number breaks.
    fn outside(&self, number: f64) -> Option<Problem> {
        let small = self.bounds.min.filter(|min| number < *min);
        let large = self.bounds.max.filter(|max| number > *max);
        small
            .map(|min| Problem::TooSmall { min })
            .or(large.map(|max| Problem::TooLarge { max }))
    }

    /// A reading beyond the limits was not meant; two that remain are asked back.
    fn settle(&self, readings: Vec<f64>) -> Entry {
        let mut possible: Vec<f64> = readings
            .iter()
            .copied()
            .filter(|n| self.outside(*n).is_none())
            .collect();
        possible.dedup();
        match (possible.as_slice(), readings.first()) {
            ([one], _) => Entry::Ok(Value::Number(*one)),
            ([], Some(first)) => self.outside(*first).map_or(Entry::Empty, |p| self.wrong(p)),
            _ => Entry::Ask(possible),
        }
    }

    /// What is wrong with a value that did not come through [`read`] (a file).
    fn check(&self, value: &Value) -> Option<Problem> {
        let known = |id: &String| self.choices.iter().any(|c| c.id == *id);
        match (self.kind, value) {
            (_, Value::Unknown | Value::NotRelevant) => None,
            (None, value) => practice(value).is_none().then_some(Problem::NotAChoice),
            (Some(InputKind::Choice), Value::Choice(id)) => {
                (!known(id)).then_some(Problem::NotAChoice)
            }
            (Some(InputKind::Multi), Value::Choices(ids)) => {
                (!ids.iter().all(known)).then_some(Problem::NotAChoice)
            }
            (
                Some(InputKind::Number | InputKind::Money | InputKind::Percent),
                Value::Number(number),
            ) => self.outside(*number),
            // A file of another program writes a text as a word.
            (Some(InputKind::Text), Value::Text(_) | Value::Choice(_)) => None,
            _ => Some(Problem::OtherKind),
        }
    }
}

/// The answer to keep: what was typed beside what was understood.
pub fn answer(raw: &str, entry: &Entry) -> Answer {
    let value = match entry {
        Entry::Ok(value) | Entry::Middle { value, .. } => Some(value.clone()),
        Entry::Empty | Entry::Ask(_) | Entry::Wrong(_) => None,
    };
    Answer {
        raw: raw.to_owned(),
        value,
        confirmed: Vec::new(),
    }
}

/// Every answer that the catalogue cannot accept, in the order of ids: for files.
pub fn validate(catalogue: &Catalogue, answers: &Answers) -> Vec<Wrong> {
    let wrong = |(id, answer): (&String, &Answer)| {
        let field = field_spec(catalogue, id)?;
        let problem = field.check(answer.value.as_ref()?)?;
        Some(Wrong {
            field: id.clone(),
            problem,
            bounds: field.bounds,
        })
    };
    answers.0.iter().filter_map(wrong).collect()
}
