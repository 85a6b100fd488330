//! What stands in a workbook.

use serde::{Deserialize, Serialize};

/// A whole workbook.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Book {
    pub title: String,
    /// Name and version of the tool that made it.
    pub made_by: String,
    /// `YYYY-MM-DD`; empty where it is not known.
    pub day: String,
    pub sheets: Vec<Sheet>,
}

/// One sheet; the first cell is A1.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// At most 31 letters, none of `[]:*?/\`.
    pub name: String,
    /// Column widths in letters, from A.
    pub widths: Vec<u8>,
    /// Rows that stay while the sheet scrolls, counted from the first; the last of them is repeated on
    /// every printed page. 0: none.
    pub head_rows: u16,
    /// Columns that stay.
    pub head_columns: u16,
    pub rows: Vec<Row>,
}

/// One row, from column A.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Row {
    pub cells: Vec<Cell>,
    /// The first cell spans all columns of the sheet: a title or a sentence.
    pub spans: bool,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    pub content: Content,
    pub look: Look,
    pub shape: Shape,
}

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Content {
    #[default]
    Empty,
    /// Always a text, whatever it begins with.
    Text(String),
    Number(f64),
    /// Formula in English notation without `=`, and the value it has now; `None`: an empty text.
    Formula(String, Option<f64>),
}

/// What a cell is for; the writer has a style for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Look {
    #[default]
    Plain,
    Title,
    /// A sentence.
    Note,
    /// Head of a column.
    Head,
    /// Head of a group of rows.
    Group,
    /// May be changed: everything that rests on it follows.
    Input,
    /// May be changed, and is the business's own in place of the programme's value.
    Own,
    /// Follows from others.
    Result,
    Total,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Shape {
    #[default]
    General,
    /// Whole, in groups of three.
    Whole,
    /// Up to two decimals.
    Amount,
    /// Conversion factors: as many digits as there are.
    Factor,
    /// 0–1, as per cent.
    Percent,
    /// 0–1, as a number.
    Share,
    /// One decimal.
    Years,
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Self { content: Content::Text(text.into()), ..Self::default() }
    }

    pub fn number(value: f64, shape: Shape) -> Self {
        Self { content: Content::Number(value), shape, ..Self::default() }
    }

    pub fn formula(formula: String, value: Option<f64>, shape: Shape) -> Self {
        Self { content: Content::Formula(formula, value), shape, look: Look::Result }
    }

    #[must_use]
    pub fn look(self, look: Look) -> Self {
        Self { look, ..self }
    }
}

impl Book {
    /// The description as bytes, for the module.
    pub fn to_bytes(&self) -> Vec<u8> {
        // Plain data of owned parts always serialises.
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// Reads what [`Self::to_bytes`] wrote; `None` for anything else.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}
