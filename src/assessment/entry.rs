//! Reading what was typed or chosen in one field: understood, to be asked back, or wrong. Plain
//! data; the sentences are the page's.

use super::to_inputs::{FACT, SHARE, practice};
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
    let of_input = catalogue.profile.iter().find(|p| p.id == id).map(|p| FieldSpec {
        id: id.to_owned(),
        kind: Some(&p.kind),
        bounds: p.bounds,
        unit: p.unit,
        choices: &p.choices,
    });
    of_input
        .or_else(|| group_field(catalogue, id))
        .or_else(|| catalogue.question(id).map(of_question))
        .or_else(|| fact(catalogue, id))
        .or_else(|| end_use_share(catalogue, id))
}

/// `fact.lamp_count`.
fn fact<'a>(catalogue: &'a Catalogue, id: &str) -> Option<FieldSpec<'a>> {
    let fact = catalogue.facts.iter().find(|f| id.strip_prefix(FACT) == Some(f.id.as_str()))?;
    Some(FieldSpec {
        id: id.to_owned(),
        kind: Some(&InputKind::Number),
        bounds: fact.bounds,
        unit: fact.unit,
        choices: &[],
    })
}

/// `share.elec.lighting`, in per cent of its stream.
fn end_use_share<'a>(catalogue: &'a Catalogue, id: &str) -> Option<FieldSpec<'a>> {
    let end_use = id.strip_prefix(SHARE)?;
    catalogue.end_uses.iter().find(|e| e.id == end_use && e.is_splittable())?;
    Some(FieldSpec {
        id: id.to_owned(),
        kind: Some(&InputKind::Percent),
        bounds: Bounds { min: Some(0.0), max: Some(100.0), ..Bounds::default() },
        unit: None,
        choices: &[],
    })
}

fn group_field<'a>(catalogue: &'a Catalogue, id: &str) -> Option<FieldSpec<'a>> {
    let (group, field) = id.split_once('.')?;
    let (fields, field) = match &catalogue.input(group)?.kind {
        InputKind::Group(fields) => (fields, field),
        InputKind::Table { rows, fields } => {
            let (row, field) = field.split_once('.')?;
            row.parse::<u8>().ok().filter(|row| (1..=*rows).contains(row))?;
            (fields, field)
        }
        _ => return None,
    };
    let field: &GroupField = fields.iter().find(|f| f.id == field)?;
    let choices = field.choices_from.as_ref().and_then(|from| catalogue.input(from));
    Some(FieldSpec {
        id: id.to_owned(),
        kind: Some(&field.kind),
        bounds: field.bounds,
        unit: field.unit,
        choices: choices.map_or(field.choices.as_slice(), |p| p.choices.as_slice()),
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
            None => Entry::Middle { value: Value::Number((low + high) / 2.0), low, high },
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
        Entry::Wrong(Wrong { field: self.id.clone(), problem, bounds: self.bounds })
    }

    /// The hard limit a number breaks.
    fn outside(&self, number: f64) -> Option<Problem> {
        let small = self.bounds.min.filter(|min| number < *min);
        let large = self.bounds.max.filter(|max| number > *max);
        small.map(|min| Problem::TooSmall { min }).or(large.map(|max| Problem::TooLarge { max }))
    }

    /// A reading beyond the limits was not meant, nor one that is unusual beside one that is not;
    /// two that remain are asked back. What was taken is always said back.
    fn settle(&self, readings: Vec<f64>) -> Entry {
        let mut possible: Vec<f64> =
            readings.iter().copied().filter(|n| self.outside(*n).is_none()).collect();
        possible.dedup();
        let usual: Vec<f64> = possible.iter().copied().filter(|n| self.is_usual(*n)).collect();
        match (possible.as_slice(), usual.as_slice(), readings.first()) {
            ([one], ..) | (_, [one], _) => Entry::Ok(Value::Number(*one)),
            ([], _, Some(first)) => self.outside(*first).map_or(Entry::Empty, |p| self.wrong(p)),
            _ => Entry::Ask(possible),
        }
    }

    /// Inside the limits beyond which a number is asked about.
    fn is_usual(&self, number: f64) -> bool {
        self.bounds.soft_min.is_none_or(|min| number >= min)
            && self.bounds.soft_max.is_none_or(|max| number <= max)
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
    Answer { raw: raw.to_owned(), value, ..Answer::default() }
}

/// A measure, or a practice that opens one without standing in the bank of questions.
fn of_measure(catalogue: &Catalogue, id: &str) -> Option<FieldSpec<'static>> {
    let mut measures = catalogue.measures.iter();
    let is_one = measures.any(|m| m.id == id || m.opened_by.questions.iter().any(|q| q == id));
    is_one.then(|| FieldSpec {
        id: id.to_owned(),
        kind: None,
        bounds: Bounds::default(),
        unit: None,
        choices: &[],
    })
}

/// Every answer that the catalogue cannot accept, in the order of ids: for files.
pub fn validate(catalogue: &Catalogue, answers: &Answers) -> Vec<Wrong> {
    let wrong = |(id, answer): (&String, &Answer)| {
        let field = field_spec(catalogue, id).or_else(|| of_measure(catalogue, id))?;
        let problem = field.check(answer.value.as_ref()?)?;
        Some(Wrong { field: id.clone(), problem, bounds: field.bounds })
    };
    answers.0.iter().filter_map(wrong).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;
    use crate::assessment::samples::{answers, catalogue, choice};

    fn entry(id: &str, raw: &str) -> Entry {
        let catalogue = catalogue();
        let field = field_spec(&catalogue, id).unwrap();
        read(&field, raw, "", Lang::Vi)
    }

    fn problem(id: &str, raw: &str) -> Problem {
        match entry(id, raw) {
            Entry::Wrong(wrong) => {
                assert_eq!(wrong.field, id);
                wrong.problem
            }
            other => panic!("{raw}: {other:?}"),
        }
    }

    #[test]
    fn money_is_read_as_people_type_it() {
        for raw in ["2600000", "2.600.000", "2,6 triệu", "2tr6", "2600k", " 2 600 000 đ "] {
            assert_eq!(entry("elec_bill_month", raw), Entry::Ok(Value::Number(2.6e6)), "{raw}");
        }
        assert_eq!(entry("elec_bill_month", "  "), Entry::Empty);
    }

    #[test]
    fn limits_are_named() {
        assert_eq!(problem("days_per_month", "32"), Problem::TooLarge { max: 31.0 });
        assert_eq!(problem("days_per_month", "0"), Problem::TooSmall { min: 1.0 });
        assert_eq!(problem("material2.loss_pct", "96"), Problem::TooLarge { max: 95.0 });
        assert_eq!(problem("share.elec.lighting", "101"), Problem::TooLarge { max: 100.0 });
        assert!(matches!(problem("workers", "mười"), Problem::Unreadable(_)));
        assert!(matches!(problem("elec_kwh_month", "-5"), Problem::Unreadable(_)));
    }

    #[test]
    fn two_readings_ask_unless_the_limits_settle_it() {
        let Entry::Ask(readings) = entry("lpg_kg_month", "2.600") else {
            panic!("asked back");
        };
        assert_eq!(readings, [2600.0, 2.6]);
        // 2.6 kWh would be unusual, 2,600 is not.
        assert_eq!(entry("elec_kwh_month", "2.600"), Entry::Ok(Value::Number(2600.0)));
        // Nobody works 2,600 days a month.
        assert_eq!(entry("days_per_month", "2.600"), Entry::Ok(Value::Number(2.6)));
    }

    #[test]
    fn what_was_typed_is_kept_beside_what_was_understood() {
        let kept = answer("abc", &entry("workers", "abc"));
        assert_eq!((kept.raw.as_str(), kept.value), ("abc", None));
        let kept = answer("12 người", &Entry::Ok(Value::Number(12.0)));
        assert_eq!((kept.raw.as_str(), kept.value), ("12 người", Some(Value::Number(12.0))));
    }

    #[test]
    fn a_file_is_checked_against_the_catalogue() {
        let catalogue = catalogue();
        let given = answers(&[
            ("days_per_month", Value::Number(40.0)),
            ("sector", choice("alchemy")),
            ("equipment", choice("compressor")),
            ("el_led", choice("sometimes")),
            ("el_idle", Value::Unknown),
            ("led-lighting", choice("perhaps")),
            ("material1_name", choice("wood")),
            ("material2.name", choice("wood")),
            ("of_another_catalogue", Value::Number(1.0)),
        ]);
        let wrong: Vec<(String, Problem)> =
            validate(&catalogue, &given).into_iter().map(|w| (w.field, w.problem)).collect();
        assert_eq!(
            wrong,
            [
                ("days_per_month".to_owned(), Problem::TooLarge { max: 31.0 }),
                ("el_led".to_owned(), Problem::NotAChoice),
                ("equipment".to_owned(), Problem::OtherKind),
                ("led-lighting".to_owned(), Problem::NotAChoice),
                ("sector".to_owned(), Problem::NotAChoice),
            ]
        );
    }
}
