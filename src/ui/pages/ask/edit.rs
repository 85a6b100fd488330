//! From a gesture to an answer.

use super::item::item;
use super::odd::Odd;
use crate::assessment::entry::{answer, read};
use crate::assessment::{Answer, Value};
use crate::locale::parse::{Kind, input_text};
use crate::ui::{Action, App};

/// The option that excludes the others, by the catalogue's convention.
pub const NONE: &str = "none";

/// A text as typed; the field is read at once, the text is kept whatever it says.
pub fn type_by_id(app: &App, id: &str, raw: String) {
    let Some(catalogue) = app.catalogue() else {
        return;
    };
    let Some(item) = item(app, catalogue, id, false) else {
        return;
    };
    let entry = read(&item.spec, &raw, &item.unit, app.lang());
    let kept = (!raw.is_empty()).then(|| answer(&raw, &entry));
    app.act(Action::Answer(id.to_owned(), kept));
}

/// One of two readings of an ambiguous text.
pub fn settle(app: &App, id: &str, kind: Kind, n: f64) {
    let raw = input_text(n, kind, app.lang());
    set(app, id, Answer { raw, value: Some(Value::Number(n)), ..Answer::default() });
}

/// A choice; what was typed before stays in the field.
pub fn choose(app: &App, id: &str, before: &Answer, value: Value) {
    set(app, id, Answer { raw: before.raw.clone(), value: Some(value), ..Answer::default() });
}

/// Ticks or unticks one of several options.
pub fn tick(app: &App, id: &str, before: &Answer, option: &str, on: bool) {
    let chosen: &[String] = match &before.value {
        Some(Value::Choices(chosen)) => chosen,
        _ => &[],
    };
    let mut next: Vec<String> = chosen.iter().filter(|c| *c != option).cloned().collect();
    if on {
        if option == NONE {
            next.clear();
        } else {
            next.retain(|c| c != NONE);
        }
        next.push(option.to_owned());
    }
    if next.is_empty() {
        app.act(Action::Answer(id.to_owned(), None));
    } else {
        choose(app, id, before, Value::Choices(next));
    }
}

/// The owner says that something odd is right. Several confirmations may come in one go, so the
/// reducer adds each to what it has.
pub fn confirm(app: &App, odd: &Odd) {
    app.act(Action::Confirm(odd.owner().to_owned(), odd.check.clone()));
}

fn set(app: &App, id: &str, answer: Answer) {
    app.act(Action::Answer(id.to_owned(), Some(answer)));
}
