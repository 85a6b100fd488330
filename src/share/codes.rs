//! Ids in few bytes: a hash of the id itself, so that a code means the same in every release that
//! still has the id, whatever stands before or behind it in the catalogue.

use crate::assessment::entry::field_spec;
use crate::assessment::follow_up::OUTPUT_MONTHS;
use crate::assessment::plan::{LOAN_AMOUNT, LOAN_MONTHS};
use crate::assessment::{FACT, SHARE};
use crate::catalogue::{Catalogue, InputKind, PAID};

/// Bytes of the code of an answer, a measure or a value.
pub(super) const KEY: usize = 3;

/// FNV-1a with the finish of MurmurHash3, which spreads short words over all bits; the lowest `bits`.
fn hash(text: &str, bits: u32) -> u32 {
    let step = |h: u32, byte: u8| (h ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let mut h = text.bytes().fold(0x811c_9dc5_u32, step);
    h = (h ^ (h >> 16)).wrapping_mul(0x85eb_ca6b);
    h = (h ^ (h >> 13)).wrapping_mul(0xc2b2_ae35);
    (h ^ (h >> 16)) & ((1 << bits) - 1)
}

/// The code of an id in three bytes; 0 stands for an id that is written out.
pub(super) fn key_code(id: &str) -> u32 {
    hash(id, 24)
}

/// The code of an id among few (choices, measures, questions) in two bytes.
pub(super) fn short_code(id: &str) -> u16 {
    // Sixteen bits are left.
    hash(id, 16) as u16
}

/// The id with this short code; `None` when none or more than one has it.
pub(super) fn by_short_code<'a>(ids: impl Iterator<Item = &'a str>, code: u16) -> Option<&'a str> {
    only(ids.filter(|id| short_code(id) == code))
}

/// The one id found, however often; a choice may stand in a list twice, for two trades.
fn only<'a>(mut found: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let first = found.next()?;
    found.all(|other| other == first).then_some(first)
}

/// Every id that a file of this catalogue may name, with its code.
pub(super) struct Codes(Vec<(u32, String)>);

impl Codes {
    pub fn new(catalogue: &Catalogue) -> Self {
        let mut ids = Vec::new();
        inputs(catalogue, &mut ids);
        let plain = catalogue.questions.iter().map(|q| q.id.clone());
        ids.extend(plain.chain(catalogue.measures.iter().map(|m| m.id.clone())));
        let mut with = |before: &str, id: &str| ids.push(format!("{before}{id}"));
        for measure in &catalogue.measures {
            with("quote.", &measure.id);
            with("sale.", &measure.id);
        }
        for fact in &catalogue.facts {
            with(FACT, &fact.id);
        }
        for end_use in catalogue.end_uses.iter().filter(|e| e.is_splittable()) {
            with(SHARE, &end_use.id);
        }
        for check in &catalogue.checks {
            with("check.", &check.id);
        }
        for fuel in &catalogue.factors.fuels {
            with(&format!("{PAID}fuel."), &fuel.id);
        }
        for stream in ["electricity", "water", "chemicals"] {
            with(PAID, stream);
        }
        for number in 1..=6 {
            with(PAID, &format!("material{number}"));
        }
        ids.extend([LOAN_AMOUNT, LOAN_MONTHS].map(str::to_owned));
        ids.extend((1..=12).map(|month| format!("{OUTPUT_MONTHS}{month}")));
        ids.extend(catalogue.adjustable_values().into_iter().map(|value| value.id));
        let coded = ids.into_iter().map(|id| (key_code(&id), id));
        Self(coded.collect())
    }

    /// The id with this code; `None` when none or more than one has it.
    pub fn id(&self, code: u32) -> Option<&str> {
        only(self.0.iter().filter(|(known, _)| *known == code).map(|(_, id)| id.as_str()))
    }

    /// The code of an id that reads back as the same id; else it has to be written out.
    pub fn code(&self, id: &str) -> Option<u32> {
        let code = key_code(id);
        (code != 0 && self.id(code) == Some(id)).then_some(code)
    }

    #[cfg(test)]
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, id)| id.as_str())
    }
}

fn inputs(catalogue: &Catalogue, ids: &mut Vec<String>) {
    for input in &catalogue.profile {
        ids.push(input.id.clone());
        match &input.kind {
            InputKind::Group(fields) => {
                ids.extend(fields.iter().map(|field| format!("{}.{}", input.id, field.id)));
            }
            InputKind::Table { rows, fields } => {
                for row in 1..=*rows {
                    let cell = |id: &String| format!("{}.{row}.{id}", input.id);
                    ids.extend(fields.iter().map(|field| cell(&field.id)));
                }
            }
            _ => {}
        }
    }
}

/// Ids that may be chosen in this field: its choices, or the scale of the practices.
pub(super) fn choices<'a>(catalogue: &'a Catalogue, field: &str) -> Vec<&'a str> {
    let Some(spec) = field_spec(catalogue, field) else {
        return Vec::new();
    };
    if spec.kind.is_none() {
        return catalogue.scale.iter().map(|step| step.id.as_str()).collect();
    }
    spec.choices.iter().map(|choice| choice.id.as_str()).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::catalogue::embedded;

    #[test]
    fn every_id_of_the_catalogue_has_a_code_of_its_own() {
        let catalogue = embedded::load().unwrap().catalogue;
        let codes = Codes::new(&catalogue);
        for id in codes.ids() {
            assert_eq!(codes.code(id).and_then(|code| codes.id(code)), Some(id), "rename {id}");
        }
        for id in codes.ids() {
            let all = choices(&catalogue, id);
            for choice in &all {
                let found = by_short_code(all.iter().copied(), short_code(choice));
                assert_eq!(found, Some(*choice), "{id}: rename the choice {choice}");
            }
        }
    }

    #[test]
    fn measures_and_questions_have_short_codes_of_their_own() {
        let catalogue = embedded::load().unwrap().catalogue;
        let measures: Vec<&str> = catalogue.measures.iter().map(|m| m.id.as_str()).collect();
        let questions: Vec<&str> = catalogue.questions.iter().map(|q| q.id.as_str()).collect();
        for all in [measures, questions] {
            for id in &all {
                let found = by_short_code(all.iter().copied(), short_code(id));
                assert_eq!(found, Some(*id), "rename {id}");
            }
        }
    }

    #[test]
    fn codes_never_change() {
        assert_eq!(key_code("elec_bill_month"), 7_628_373);
        assert_eq!(short_code("led-lighting"), 32_801);
    }
}
