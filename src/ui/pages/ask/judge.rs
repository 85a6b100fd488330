//! What to say about a field: wrong, to be asked back, odd, or understood.

use super::item::{Item, Way};
use crate::assessment::Value;
use crate::assessment::entry::{self, Entry, Problem};
use crate::locale::parse::{self, Kind};
use crate::locale::{W, echo, money, number};
use crate::ui::App;

/// The judgement of one field as it stands.
pub struct Judged {
    pub entry: Entry,
    /// Echo of what was understood; may be empty.
    pub echo: String,
    /// Why one cannot go on; may be empty.
    pub wrong: String,
}

pub fn judge(app: &App, item: &Item) -> Judged {
    let entry = entry_of(app, item);
    let echo = echo_of(app, item, &entry);
    let wrong = wrong_of(app, item, &entry);
    Judged { entry, echo, wrong }
}

/// The entry behind a stored answer. A known value stands as it was understood when typed; the
/// text is read again only to tell a range from a number or to name what is wrong.
fn entry_of(app: &App, item: &Item) -> Entry {
    let answer = &item.answer;
    let typed = matches!(item.way, Way::Number(_) | Way::Text) && !answer.raw.trim().is_empty();
    let read = || entry::read(&item.spec, &answer.raw, &item.unit, app.lang());
    match &answer.value {
        Some(value @ Value::Number(_)) if typed => match read() {
            middle @ Entry::Middle { .. } => middle,
            _ => Entry::Ok(value.clone()),
        },
        Some(value) => Entry::Ok(value.clone()),
        None if typed => read(),
        None => Entry::Empty,
    }
}

fn echo_of(app: &App, item: &Item, entry: &Entry) -> String {
    let Way::Number(kind) = item.way else {
        return String::new();
    };
    match entry {
        Entry::Ok(Value::Number(n)) => {
            echo::echo(*n, kind, &item.unit, app.lang()).unwrap_or_default()
        }
        Entry::Middle { value: Value::Number(middle), low, high } => {
            let [low, high, middle] = [low, high, middle].map(|n| written(app, item, kind, *n));
            let gaps = [("low", low.as_str()), ("high", &high), ("middle", &middle)];
            app.f(W::AskRangeMiddle, &gaps)
        }
        _ => String::new(),
    }
}

/// A number with its unit, as exactly as it is known.
pub fn written(app: &App, item: &Item, kind: Kind, n: f64) -> String {
    match kind {
        Kind::Money => money::money_exact(app.lang(), n),
        _ => number::quantity(app.lang(), n, &item.unit, number::Digits::Decimals(6)),
    }
}

fn wrong_of(app: &App, item: &Item, entry: &Entry) -> String {
    match entry {
        Entry::Ok(_) | Entry::Middle { .. } => String::new(),
        Entry::Empty if !item.required => String::new(),
        Entry::Empty => missing(app, item),
        Entry::Ask(_) => app.f(W::ErrorsTwoReadings, &[("raw", item.answer.raw.trim())]),
        Entry::Wrong(wrong) => problem_sentence(app, item, wrong.problem),
    }
}

/// Nothing was answered: what to do.
fn missing(app: &App, item: &Item) -> String {
    let unknown = app.w(W::CommonUnknown);
    match item.way {
        Way::Number(kind) => {
            let gaps = [("example", app.w(example(kind))), ("unknown", unknown)];
            app.f(W::ErrorsWriteNumber, &gaps)
        }
        Way::Text => app.f(W::ErrorsWriteText, &[("unknown", unknown)]),
        Way::Many => app.f(W::ErrorsChooseMany, &[("unknown", unknown)]),
        Way::One | Way::Practice => app.f(W::ErrorsChoose, &[("unknown", unknown)]),
    }
}

fn example(kind: Kind) -> W {
    match kind {
        Kind::Money => W::ErrorsExampleMoney,
        Kind::Percent => W::ErrorsExamplePercent,
        Kind::Number | Kind::Whole => W::ErrorsExampleNumber,
    }
}

fn problem_sentence(app: &App, item: &Item, problem: Problem) -> String {
    let kind = match item.way {
        Way::Number(kind) => kind,
        _ => Kind::Number,
    };
    match problem {
        Problem::Unreadable(problem) => unreadable(app, item, kind, problem),
        Problem::TooSmall { min: 0.0 } => app.w(W::ErrorsNegative).to_owned(),
        Problem::TooSmall { min } => {
            app.f(W::ErrorsTooSmall, &[("min", &written(app, item, kind, min))])
        }
        Problem::TooLarge { max } => {
            app.f(W::ErrorsTooLarge, &[("max", &written(app, item, kind, max))])
        }
        Problem::NotAChoice | Problem::OtherKind => app.w(W::ErrorsNotAChoice).to_owned(),
    }
}

fn unreadable(app: &App, item: &Item, kind: Kind, problem: parse::Problem) -> String {
    let example = app.w(example(kind));
    let with_example = |word| app.f(word, &[("example", example)]);
    match problem {
        parse::Problem::NotANumber => with_example(W::ErrorsNotANumber),
        parse::Problem::TwoNumbers => with_example(W::ErrorsTwoNumbers),
        parse::Problem::BadGrouping => with_example(W::ErrorsBadGrouping),
        parse::Problem::Negative => app.w(W::ErrorsNegative).to_owned(),
        parse::Problem::TooBig => app.w(W::ErrorsTooBig).to_owned(),
        parse::Problem::TooManyDecimals => app.w(W::ErrorsTooManyDecimals).to_owned(),
        parse::Problem::NotWhole => app.w(W::ErrorsNotWhole).to_owned(),
        parse::Problem::OtherUnit => app.f(W::ErrorsOtherUnit, &[("unit", &item.unit)]),
        parse::Problem::HiddenCharacters => app.w(W::ErrorsHiddenCharacters).to_owned(),
    }
}
