//! Businesses that no one would think of: answers drawn at random from what the catalogue allows,
//! the same on every run.

use vong_xanh::assessment::document::Document;
use vong_xanh::assessment::{Answer, Value};
use vong_xanh::catalogue::{Bounds, Catalogue, Choice, InputKind, Mode, QuestionKind};
use vong_xanh::locale::Lang;

/// Where an input without limits ends.
const LARGE: f64 = 1e6;

/// The business of a given number.
pub fn business(catalogue: &Catalogue, number: u64) -> Document {
    let mode = if number.is_multiple_of(2) { Mode::Quick } else { Mode::Full };
    let id = format!("invented-{number}");
    let now = "2026-01-01T00:00:00Z";
    let mut document = Document::new(&id, now, &catalogue.version, Lang::Vi, mode);
    let mut chance = Chance(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut put = |id: String, value: Option<Value>| {
        if value.is_some() {
            document.answers.0.insert(id, Answer { value, ..Answer::default() });
        }
    };
    for input in &catalogue.profile {
        if let InputKind::Group(fields) = &input.kind {
            for field in fields {
                let id = format!("{}.{}", input.id, field.id);
                put(id, chance.answer(&field.kind, field.bounds, &[]));
            }
        } else {
            put(input.id.clone(), chance.answer(&input.kind, input.bounds, &input.choices));
        }
    }
    for question in &catalogue.questions {
        let value = match &question.kind {
            QuestionKind::Practice => chance.one_of(catalogue.scale.iter().map(|step| &step.id)),
            QuestionKind::Choice { multi: false } => {
                chance.answer(&InputKind::Choice, question.bounds, &question.choices)
            }
            QuestionKind::Choice { multi: true } => {
                chance.answer(&InputKind::Multi, question.bounds, &question.choices)
            }
            QuestionKind::Number => {
                chance.answer(&InputKind::Number, question.bounds, &question.choices)
            }
        };
        put(question.id.clone(), value);
    }
    document
}

/// A small generator (xorshift64); any reproducible sequence will do.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Between 0 and 1.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Now and then nothing at all, "unknown" or "not relevant"; otherwise what the kind allows.
    fn answer(&mut self, kind: &InputKind, bounds: Bounds, choices: &[Choice]) -> Option<Value> {
        match self.next() % 12 {
            0 => return None,
            1 => return Some(Value::Unknown),
            2 => return Some(Value::NotRelevant),
            _ => {}
        }
        match kind {
            InputKind::Choice => self.one_of(choices.iter().map(|choice| &choice.id)),
            InputKind::Multi => {
                let some = choices.iter().filter(|_| self.next().is_multiple_of(2));
                Some(Value::Choices(some.map(|choice| choice.id.clone()).collect()))
            }
            InputKind::Text => Some(Value::Text("?".to_owned())),
            InputKind::Number | InputKind::Money | InputKind::Percent => {
                Some(Value::Number(self.number(bounds)))
            }
            InputKind::Group(_) | InputKind::Table { .. } => None,
        }
    }

    fn one_of<'a>(&mut self, ids: impl Iterator<Item = &'a String>) -> Option<Value> {
        let ids: Vec<_> = ids.collect();
        let at = usize::try_from(self.next() % ids.len().max(1) as u64).ok()?;
        Some(Value::Choice((*ids.get(at)?).clone()))
    }

    /// As likely small as large: evenly spread over the powers of ten within the limits.
    fn number(&mut self, bounds: Bounds) -> f64 {
        let low = bounds.min.or(bounds.soft_min).unwrap_or(0.0);
        let high = bounds.max.or(bounds.soft_max).unwrap_or(LARGE).max(low);
        let spread = (high - low).max(f64::MIN_POSITIVE);
        low + spread * 10.0_f64.powf(-6.0 * self.share())
    }
}
