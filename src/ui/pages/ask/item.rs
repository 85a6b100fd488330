//! One field of a page, gathered from the catalogue for the reader's language.

use crate::assessment::entry::{FieldSpec, field_spec};
use crate::assessment::path::Field;
use crate::assessment::{Answer, FACT, TRADE, Value};
use crate::catalogue::{Catalogue, Choice, GroupField, InputKind, ProfileInput, Question};
use crate::locale::W;
use crate::locale::parse::Kind;
use crate::ui::App;

/// How a field is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Typed: a number of this kind, or a plain text.
    Number(Kind),
    Text,
    /// One of the choices.
    One,
    /// Any of the choices.
    Many,
    /// One of the steps of the practice scale.
    Practice,
}

/// One field as it is shown.
pub struct Item<'a> {
    pub spec: FieldSpec<'a>,
    pub way: Way,
    pub required: bool,
    pub question: String,
    /// One sentence under the question; may be empty.
    pub hint: String,
    /// Behind "Ví dụ"; may be empty.
    pub example: String,
    /// As the reader sees it; may be empty.
    pub unit: String,
    pub choices: Vec<Choice>,
    /// Every business has an answer.
    pub always_applies: bool,
    /// Position in the catalogue's sections.
    pub section: u8,
    pub answer: Answer,
}

/// The fields of a page, in order.
pub fn items<'a>(app: &App, catalogue: &'a Catalogue, fields: &[Field]) -> Vec<Item<'a>> {
    fields.iter().filter_map(|f| item(app, catalogue, &f.id, f.required)).collect()
}

/// One field by its answer id.
pub fn item<'a>(app: &App, catalogue: &'a Catalogue, id: &str, required: bool) -> Option<Item<'a>> {
    let spec = field_spec(catalogue, id)?;
    let (question, help, section) = words(app, catalogue, id)?;
    let (hint, example) = split_help(app, &help);
    let answers = app.state.open.as_ref().map(|open| &open.document.answers);
    let answer = answers.and_then(|answers| answers.0.get(id)).cloned().unwrap_or_default();
    let unit = unit(app, catalogue, &spec);
    let way = way(&spec);
    let trade = answers.and_then(|a| a.choice(TRADE)).and_then(|id| catalogue.trade_ix(id));
    let offered = |choice: &&Choice| trade.is_none_or(|trade| choice.is_offered(trade));
    let choices = spec.choices.iter().filter(offered).cloned().collect();
    let always_applies = catalogue.always_applies(id);
    Some(Item {
        spec,
        way,
        required,
        question,
        hint,
        example,
        unit,
        choices,
        always_applies,
        section,
        answer,
    })
}

fn way(spec: &FieldSpec) -> Way {
    match spec.kind {
        None => Way::Practice,
        Some(InputKind::Choice) => Way::One,
        Some(InputKind::Multi) => Way::Many,
        Some(InputKind::Money) => Way::Number(Kind::Money),
        Some(InputKind::Percent) => Way::Number(Kind::Percent),
        Some(InputKind::Number) => Way::Number(Kind::Number),
        Some(InputKind::Text | InputKind::Group(_) | InputKind::Table { .. }) => Way::Text,
    }
}

/// Question, help and section of a field.
fn words(app: &App, catalogue: &Catalogue, id: &str) -> Option<(String, String, u8)> {
    let by_id = |id: &str| catalogue.profile.iter().find(|input| input.id == id);
    if let Some(ProfileInput { text, help, section, .. }) = by_id(id) {
        return Some((app.text(*text), app.text(*help), *section));
    }
    if let Some(fact) = id.strip_prefix(FACT) {
        let fact = catalogue.facts.iter().find(|f| f.id == fact)?;
        return Some((app.text(fact.text), app.text(fact.help), 0));
    }
    if let Some((head, _)) = id.split_once('.') {
        let input = by_id(head)?;
        let field = group_field(input, id)?;
        return Some((app.text(field.name), String::new(), input.section));
    }
    let question: &Question = catalogue.questions.iter().find(|q| q.id == id)?;
    Some((app.text(question.text), app.text(question.help), question.section))
}

/// The field of a group or table behind an answer id (`material2.spend_month`, `products.2.price`).
fn group_field<'a>(input: &'a ProfileInput, id: &str) -> Option<&'a GroupField> {
    let fields = match &input.kind {
        InputKind::Group(fields) | InputKind::Table { fields, .. } => fields,
        _ => return None,
    };
    let (_, field) = id.rsplit_once('.')?;
    fields.iter().find(|f| f.id == field)
}

/// The question and help of the group a field belongs to.
pub fn group_of(app: &App, catalogue: &Catalogue, id: &str) -> Option<(String, String)> {
    let (group, _) = id.split_once('.')?;
    let input = catalogue.profile.iter().find(|input| input.id == group)?;
    Some((app.text(input.text), app.text(input.help)))
}

/// Help texts say one sentence and then "Ví dụ: …"; the sentence is shown, the example folded.
fn split_help(app: &App, help: &str) -> (String, String) {
    let mark = format!("{}:", app.w(W::AskHelp));
    match help.split_once(mark.as_str()) {
        Some((hint, example)) => (hint.trim().to_owned(), capitalised(example.trim())),
        None => (help.to_owned(), String::new()),
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The output is counted in what the owner chose to count.
fn unit(app: &App, catalogue: &Catalogue, spec: &FieldSpec) -> String {
    const OUTPUT: &str = "output_month";
    const COUNTED_IN: &str = "product_unit";
    if spec.id == OUTPUT
        && let Some(chosen) =
            app.state.open.as_ref().and_then(|o| o.document.answers.choice(COUNTED_IN))
        && let Some(name) = choice_name(app, catalogue, COUNTED_IN, chosen)
    {
        return app.f(W::AskPerMonthUnit, &[("unit", &name)]);
    }
    spec.unit.map(|unit| app.text(unit)).unwrap_or_default()
}

/// The words of a chosen option.
pub fn choice_name(app: &App, catalogue: &Catalogue, field: &str, choice: &str) -> Option<String> {
    let spec = field_spec(catalogue, field)?;
    let found = spec.choices.iter().find(|c| c.id == choice)?;
    Some(app.text(found.name))
}

impl Item<'_> {
    pub fn id(&self) -> &str {
        &self.spec.id
    }

    pub fn is(&self, value: &Value) -> bool {
        self.answer.value.as_ref() == Some(value)
    }

    /// What stands in the text field: as typed, else the known value written out.
    pub fn shown(&self, app: &App) -> String {
        match (&self.way, &self.answer.value) {
            _ if !self.answer.raw.is_empty() => self.answer.raw.clone(),
            (Way::Number(kind), Some(Value::Number(n))) => {
                crate::locale::parse::input_text(*n, *kind, app.lang())
            }
            (Way::Text, Some(Value::Text(text) | Value::Choice(text))) => text.clone(),
            _ => String::new(),
        }
    }
}
