//! What things are called on the sheets, in the reader's language.

use super::Source;
use crate::assessment::Value;
use crate::catalogue::{Catalogue, EndUseIx, InputKind, MeasureIx, ProfileInput, SourceIx, TextId};
use crate::engine::{Class, Derivation, MeasureAnswer, StreamId, Unit};
use crate::locale::{W, fill, word};
use crate::naming::{self, Speaker};

impl Source<'_> {
    pub(super) fn w(&self, key: W) -> &'static str {
        word(self.lang, key)
    }

    pub(super) fn f(&self, key: W, gaps: &[(&str, &str)]) -> String {
        fill(self.lang, key, gaps)
    }

    pub(super) fn measure(&self, ix: MeasureIx) -> &str {
        self.catalogue.measure_at(ix).map_or("", |m| self.texts.get(m.name))
    }

    pub(super) fn end_use(&self, ix: EndUseIx) -> &str {
        self.catalogue.end_use(ix).map_or("", |e| self.texts.get(e.name))
    }

    /// What a stream is called: the owner's own material where one was chosen.
    pub(super) fn stream(&self, id: &StreamId) -> String {
        naming::stream(self, self.inputs, id)
    }

    /// A unit, part by part: `đồng/kWh`.
    pub(super) fn unit_of(&self, id: &str) -> String {
        naming::compound_unit(self, id)
    }

    pub(super) fn unit(&self, unit: &Unit) -> String {
        match unit {
            Unit::Vnd => self.w(W::NumbersCurrency).to_owned(),
            Unit::VndPer(per) => format!("{}/{}", self.w(W::NumbersCurrency), self.unit_of(per)),
            Unit::Share | Unit::Number => String::new(),
            Unit::Percent => "%".to_owned(),
            Unit::Years => self.w(W::ChartsUnitYear).to_owned(),
            Unit::Toe => self.w(W::ChartsUnitToeShort).to_owned(),
            Unit::KgCo2e => self.w(W::ChartsUnitKgCo2e).to_owned(),
            Unit::Kilogram => self.w(W::ChartsUnitKg).to_owned(),
            Unit::CubicMetre => self.w(W::ChartsUnitCubicMetre).to_owned(),
            Unit::Named(id) => self.unit_of(id),
        }
    }

    /// The question behind an answer, with the field of a group: `Nguyên liệu thứ hai: tiền mua`.
    pub(super) fn question(&self, id: &str) -> String {
        let cat = self.catalogue;
        let (head, field) = id.split_once('.').unwrap_or((id, ""));
        if let Some(input) = cat.input(id).or_else(|| cat.input(head)) {
            let text = self.texts.get(input.text);
            return match self.field(input, field) {
                Some(field) => format!("{text} {field}"),
                None => text.to_owned(),
            };
        }
        let text = cat.question(id).map(|q| q.text).or_else(|| cat.measure(id).map(|m| m.question));
        text.map_or_else(|| id.to_owned(), |text| self.texts.get(text).to_owned())
    }

    fn field(&self, input: &ProfileInput, field: &str) -> Option<String> {
        let (row, id, fields) = match &input.kind {
            InputKind::Group(fields) => ("", field, fields),
            InputKind::Table { fields, .. } => {
                let (row, id) = field.split_once('.')?;
                (row, id, fields)
            }
            _ => return None,
        };
        let name = self.texts.get(fields.iter().find(|f| f.id == id)?.name);
        Some(if row.is_empty() { name.to_owned() } else { format!("({row}) {name}") })
    }

    /// An answer that is not a number, in words.
    pub(super) fn answer(&self, id: &str, value: &Value) -> String {
        let cat = self.catalogue;
        let (head, field) = id.split_once('.').unwrap_or((id, ""));
        let input = cat.input(id).or_else(|| cat.input(head));
        let name = |choice: &String| {
            let field = field.rsplit('.').next().unwrap_or_default();
            let of_field = input.into_iter().flat_map(|i| match &i.kind {
                InputKind::Group(fields) | InputKind::Table { fields, .. } => fields.as_slice(),
                _ => &[],
            });
            let own = of_field.filter(|f| f.id == field).flat_map(|f| {
                let shared = f.choices_from.as_deref().and_then(|id| cat.input(id));
                f.choices.iter().chain(shared.into_iter().flat_map(|i| &i.choices))
            });
            let all = input.into_iter().flat_map(|i| &i.choices).chain(own);
            let text = all.into_iter().find(|c| c.id == *choice).map(|c| c.name);
            let text = text.or_else(|| cat.scale.iter().find(|s| s.id == *choice).map(|s| s.name));
            let text = text.or_else(|| cat.trade(choice).map(|t| t.name));
            let text =
                text.or_else(|| cat.equipment.iter().find(|e| e.id == *choice).map(|e| e.name));
            text.map_or_else(|| choice.clone(), |text| self.texts.get(text).to_owned())
        };
        match value {
            Value::Number(_) => String::new(),
            Value::Text(text) => text.clone(),
            Value::Choice(choice) => name(choice),
            Value::Choices(all) => all.iter().map(name).collect::<Vec<_>>().join(", "),
            Value::Unknown => self.scale("dk"),
            Value::NotRelevant => self.scale("na"),
        }
    }

    fn scale(&self, id: &str) -> String {
        let step = self.catalogue.scale.iter().find(|s| s.id == id);
        step.map_or_else(String::new, |s| self.texts.get(s.name).to_owned())
    }

    pub(super) fn practice(&self, answer: MeasureAnswer) -> String {
        self.scale(match answer {
            MeasureAnswer::Yes => "yes",
            MeasureAnswer::Partly => "partly",
            MeasureAnswer::No => "no",
            MeasureAnswer::NotRelevant => "na",
            MeasureAnswer::DontKnow => "dk",
            MeasureAnswer::NotAsked => return String::new(),
        })
    }

    pub(super) fn class(&self, class: Class) -> &'static str {
        self.w(match class {
            Class::QuickWin => W::ResultsNow,
            Class::Plan => W::ResultsPlan,
            Class::Health => W::WorkbookClassHealth,
            Class::Study => W::WorkbookClassStudy,
            Class::NotNow => W::WorkbookClassNotNow,
            Class::Done => W::WorkbookClassDone,
            Class::Hint => W::WorkbookClassHint,
            Class::Alternative => W::WorkbookClassAlternative,
        })
    }

    /// Titles of sources; empty while they have not been loaded.
    pub(super) fn sources(&self, sources: &[SourceIx]) -> String {
        let Some(library) = self.library else { return String::new() };
        let shown = sources.iter().filter_map(|ix| library.sources.get(usize::from(ix.0)));
        let names: Vec<String> = shown
            .filter(|s| s.citable)
            .map(|s| match s.year {
                Some(year) => format!("{}, {} ({year})", s.title, s.publisher),
                None => format!("{}, {}", s.title, s.publisher),
            })
            .collect();
        names.join("; ")
    }

    pub(super) fn derivation(&self, derivation: Derivation) -> &'static str {
        self.w(naming::derivation(derivation))
    }
}

impl Speaker for Source<'_> {
    fn word(&self, key: W) -> &'static str {
        self.w(key)
    }

    fn catalogue(&self) -> Option<&Catalogue> {
        Some(self.catalogue)
    }

    fn long_text(&self, id: TextId) -> String {
        self.texts.get(id).to_owned()
    }
}
