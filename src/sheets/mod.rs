//! The results as a workbook: sheets whose formulas do the engine's sum again, so that a reader who
//! changes a price or an opportunity sees what follows. What comes out is plain data; the crate
//! `workbook` writes it as an Excel file.
//!
//! Architecture invariant: every formula cell holds the engine's value. Where a formula cannot come to
//! it, the value stands alone. What is decided once (which measures belong together, which of two is
//! kept, shares of end uses) is not decided anew in the sheets.

mod about;
mod calc;
mod chains;
mod columns;
pub mod csv;
mod desk;
mod finance;
pub mod group;
mod ledgers;
mod measures;
mod names;
mod postings;
mod streams;
mod terms;
mod whole;

pub use desk::{Place, Tab};

use crate::assessment::Inputs;
use crate::assessment::document::Document;
use crate::catalogue::{Catalogue, Library, Texts};
use crate::engine::Evaluation;
use crate::locale::{Lang, W};
use std::collections::BTreeMap;
use workbook::Book;

/// What the sheets are made from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// As the assessment sees it, own values in it.
    pub catalogue: &'a Catalogue,
    pub texts: &'a Texts,
    /// Sources; without it their titles are left out.
    pub library: Option<&'a Library>,
    pub document: &'a Document,
    pub inputs: &'a Inputs,
    pub evaluation: &'a Evaluation,
    pub lang: Lang,
    /// Today, `YYYY-MM-DD`.
    pub day: &'a str,
}

impl Source<'_> {
    /// What the business calls itself; the trade where it did not say.
    fn business(&self) -> String {
        let title = self.document.title.as_ref().map(|t| t.get(self.lang).to_owned());
        self.document.name.clone().or(title).unwrap_or_default()
    }

    fn trade(&self) -> String {
        let trade = self.catalogue.trade(&self.inputs.trade);
        trade.map_or_else(String::new, |t| self.texts.get(t.name).to_owned())
    }

    fn title(&self) -> String {
        let name = Some(self.business()).filter(|n| !n.is_empty()).unwrap_or_else(|| self.trade());
        self.f(W::WorkbookTitle, &[("name", &name)])
    }
}

/// The workbook, and where its figures stand: `all.npv`, `package.<measure>`, `saved.Money`.
pub fn book(source: &Source) -> (Book, BTreeMap<String, Place>) {
    let mut desk = desk::Desk::new(source.lang);
    let mut terms = terms::Terms::default();
    about::heads(&mut desk, source);
    let streams = streams::streams(&mut desk, &mut terms, source);
    let measures = measures::measures(&mut desk, source, &streams);
    finance::finance(&mut desk, source, &measures);
    ledgers::ledgers(&mut desk, source, &streams, &measures);
    about::about(&mut desk, source);
    about::leftovers(&mut desk, source, &mut terms);
    let (sheets, marks) = desk.finish();
    let made_by = format!("Vòng Xanh {}", env!("CARGO_PKG_VERSION"));
    let day = source.day.to_owned();
    (Book { title: source.title(), made_by, day, sheets }, marks)
}
