//! The question sheet on paper for people without a phone: which questions stand on it for a trade,
//! in which order and under which number, and what is understood of what is typed from it. The sheet
//! that is printed and the screen to type it in read this same list.

use crate::assessment::document::Document;
use crate::assessment::entry::{self, Entry, FieldSpec, Problem, Wrong, field_spec};
use crate::assessment::path::Path;
use crate::assessment::{Answer, Answers, TRADE, Value};
use crate::catalogue::{Catalogue, InputKind, Mode, TextId};
use crate::locale::Lang;

/// Typed instead of an answer: "don't know".
pub const UNKNOWN: &str = "?";

/// One question of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// From 1, as printed.
    pub number: usize,
    /// Key in [`Answers`].
    pub id: String,
    pub text: TextId,
    pub unit: Option<TextId>,
    pub accepts: Accepts,
}

/// What is written behind a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accepts {
    /// A number, a sum of money, a share.
    Amount,
    /// One of these; on paper and in typing by its number from 1.
    One(Vec<Choosable>),
    /// Any of these.
    Several(Vec<Choosable>),
}

/// Something to choose: id and words.
pub type Choosable = (String, TextId);

impl Accepts {
    pub fn options(&self) -> &[Choosable] {
        match self {
            Self::Amount => &[],
            Self::One(options) | Self::Several(options) => options,
        }
    }

    /// One key is a whole answer: no more than nine to choose from, and only one of them.
    pub fn is_one_key(&self) -> bool {
        matches!(self, Self::One(options) if options.len() < 10)
    }
}

/// The questions on the sheet of a trade: those of the quick way, without the trade itself (it
/// stands at the head) and without choices that may be left open.
pub fn sheet(catalogue: &Catalogue, trade: &str) -> Vec<Line> {
    let mut answers = Answers::default();
    answers.put(TRADE.to_owned(), chosen(Value::Choice(trade.to_owned())));
    let path = Path::replay(catalogue, &answers, Mode::Quick, &[]);
    let fields = path.fields.iter().flatten().filter(|field| field.id != TRADE);
    let mut lines = Vec::new();
    for field in fields {
        let Some(spec) = field_spec(catalogue, &field.id) else { continue };
        let accepts = accepts(catalogue, &spec, trade);
        if !field.required && accepts != Accepts::Amount {
            continue;
        }
        let Some(text) = wording(catalogue, &field.id) else { continue };
        lines.push(Line {
            number: lines.len() + 1,
            id: field.id.clone(),
            text,
            unit: spec.unit,
            accepts,
        });
    }
    lines
}

fn accepts(catalogue: &Catalogue, spec: &FieldSpec, trade: &str) -> Accepts {
    let offered = || {
        let ix = catalogue.trade_ix(trade);
        let here = spec.choices.iter().filter(|c| ix.is_none_or(|ix| c.is_offered(ix)));
        here.map(|c| (c.id.clone(), c.name)).collect()
    };
    match spec.kind {
        None => Accepts::One(catalogue.scale.iter().map(|s| (s.id.clone(), s.name)).collect()),
        Some(InputKind::Choice) => Accepts::One(offered()),
        Some(InputKind::Multi) => Accepts::Several(offered()),
        Some(_) => Accepts::Amount,
    }
}

fn wording(catalogue: &Catalogue, id: &str) -> Option<TextId> {
    let input = catalogue.profile.iter().find(|input| input.id == id).map(|input| input.text);
    input.or_else(|| catalogue.question(id).map(|question| question.text))
}

/// What is understood of what was typed behind a question: the number of an answer (several with
/// blanks or commas between), an amount with `unit` as the reader sees it, or [`UNKNOWN`].
pub fn understood(catalogue: &Catalogue, line: &Line, raw: &str, unit: &str, lang: Lang) -> Entry {
    let typed = raw.trim();
    if typed == UNKNOWN {
        return Entry::Ok(Value::Unknown);
    }
    let pick = |part: &str| {
        let number: usize = part.parse().ok()?;
        Some(line.accepts.options().get(number.checked_sub(1)?)?.0.clone())
    };
    match &line.accepts {
        Accepts::Amount => match field_spec(catalogue, &line.id) {
            Some(spec) => entry::read(&spec, raw, unit, lang),
            None => Entry::Empty,
        },
        _ if typed.is_empty() => Entry::Empty,
        Accepts::One(_) => pick(typed).map_or_else(|| none_of(line), |id| Entry::Ok(one(id))),
        Accepts::Several(_) => {
            let parts = typed.split([' ', ',', ';', '.', '+']).filter(|part| !part.is_empty());
            let picked: Option<Vec<String>> = parts.map(pick).collect();
            picked.map_or_else(|| none_of(line), |ids| Entry::Ok(Value::Choices(ids)))
        }
    }
}

/// "Don't know" and "does not apply" are kept as the questionnaire keeps them.
fn one(id: String) -> Value {
    match id.as_str() {
        "dk" => Value::Unknown,
        "na" => Value::NotRelevant,
        _ => Value::Choice(id),
    }
}

fn none_of(line: &Line) -> Entry {
    let bounds = crate::catalogue::Bounds::default();
    Entry::Wrong(Wrong { field: line.id.clone(), problem: Problem::NotAChoice, bounds })
}

fn chosen(value: Value) -> Answer {
    Answer { value: Some(value), ..Answer::default() }
}

/// The assessment that a sheet tells: its trade and what was understood of each line.
pub fn filled(
    catalogue: &Catalogue,
    trade: &str,
    lines: &[(Line, String, Entry)],
    (id, now): (&str, &str),
    lang: Lang,
) -> Document {
    let mut document = Document::new(id, now, &catalogue.version, lang, Mode::Quick);
    let answers = &mut document.answers;
    answers.put(TRADE.to_owned(), chosen(Value::Choice(trade.to_owned())));
    for (line, raw, entry) in lines {
        let raw = if line.accepts == Accepts::Amount { raw.as_str() } else { "" };
        let answer = entry::answer(raw, entry);
        if answer.value.is_some() {
            answers.put(line.id.clone(), answer);
        }
    }
    document
}
