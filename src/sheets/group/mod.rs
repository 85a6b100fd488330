//! A group as tables: one description for the page, the workbook, the CSV file and the command line,
//! so that all of them say the same.
//!
//! Architecture invariant: figures come out of [`crate::cohort::Cell`]s only; what is hidden there is
//! said in words here.

mod names;
mod tables;
mod write;

pub use names::{
    Named, class_name, few_hands, figure_name, figure_word, hands_name, hidden, pledge_name, said,
};
pub use tables::{table_title, tables};
pub use write::{book, csv, range_note};

use crate::catalogue::{Catalogue, Texts};
use crate::cohort::Hidden;
use crate::locale::{Lang, W, word};

/// What the tables are named with.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub catalogue: &'a Catalogue,
    pub texts: &'a Texts,
    pub lang: Lang,
}

impl Words<'_> {
    pub fn w(&self, key: W) -> &'static str {
        word(self.lang, key)
    }
}

/// Unit of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Show {
    Count,
    /// In per cent, not as a share.
    Percent,
    Vnd,
    Toe,
    Kilogram,
    CubicMetre,
    /// 0–100.
    Score,
}

/// One field of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    Text(String),
    Figure(f64, Show),
    Hidden(Hidden),
    Empty,
}

/// One table with its head.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Stands for it in addresses and tests.
    pub id: &'static str,
    pub title: String,
    pub heads: Vec<String>,
    pub rows: Vec<Vec<Field>>,
}
