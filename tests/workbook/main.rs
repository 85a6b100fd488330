//! The Excel file: what it holds, and what readers by other people find and calculate in it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../common/mod.rs"]
mod common;
mod figures;
mod file;
mod recalculated;

use std::collections::BTreeMap;
use vong_xanh::assessment::document::Document;
use vong_xanh::assessment::{Inputs, evaluate_document};
use vong_xanh::catalogue::{Compiled, MeasureIx, load_dir};
use vong_xanh::engine::{Evaluation, Options, evaluate};
use vong_xanh::locale::Lang;
use vong_xanh::sheets::{Place, Source, book};
use workbook::{Book, Cell, Content};

pub const DAY: &str = "2026-03-05";

pub fn data() -> Compiled {
    load_dir(&common::path("data")).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// One business with its results.
#[derive(Clone)]
pub struct Case {
    pub document: Document,
    pub inputs: Inputs,
    pub evaluation: Evaluation,
}

impl Case {
    pub fn new(data: &Compiled, document: &Document) -> Self {
        let (inputs, _, evaluation) = evaluate_document(&data.catalogue, document);
        Self { document: document.clone(), inputs, evaluation }
    }

    /// The same measures with other inputs.
    pub fn with(&self, data: &Compiled, inputs: Inputs) -> Self {
        let members = self.evaluation.measures.iter().filter(|m| m.selected);
        let chosen: Vec<MeasureIx> = members.map(|m| m.measure).collect();
        let cat = data.catalogue.with_own_values(&self.document.own_values);
        let evaluation = evaluate(&cat, &inputs, &Options { chosen: Some(chosen) });
        Self { document: self.document.clone(), inputs, evaluation }
    }

    pub fn book(&self, data: &Compiled, lang: Lang) -> (Book, BTreeMap<String, Place>) {
        let [vi, en] = &data.texts;
        book(&Source {
            catalogue: &data.catalogue.with_own_values(&self.document.own_values),
            texts: if lang == Lang::Vi { vi } else { en },
            library: Some(&data.library),
            document: &self.document,
            inputs: &self.inputs,
            evaluation: &self.evaluation,
            lang,
            day: DAY,
        })
    }
}

pub fn cell<'a>(book: &'a Book, at: &Place) -> &'a Cell {
    &book.sheets[at.tab as usize].rows[at.row as usize].cells[usize::from(at.column)]
}

pub fn value(book: &Book, at: &Place) -> Option<f64> {
    match &cell(book, at).content {
        Content::Number(value) => Some(*value),
        Content::Formula(_, value) => *value,
        Content::Empty | Content::Text(_) => None,
    }
}
