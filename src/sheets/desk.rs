//! The sheets while they are being filled.

use super::calc::{Calc, Ref};
use crate::locale::{Lang, W, word};
use std::collections::BTreeMap;
use workbook::{Cell, Content, Look, Row, Shape, Sheet};

/// The sheets in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tab {
    About,
    Inputs,
    Factors,
    Streams,
    Measures,
    Package,
    Finance,
    Ledgers,
    Alone,
}

pub(super) const TABS: [Tab; 9] = [
    Tab::About,
    Tab::Inputs,
    Tab::Factors,
    Tab::Streams,
    Tab::Measures,
    Tab::Package,
    Tab::Finance,
    Tab::Ledgers,
    Tab::Alone,
];

impl Tab {
    pub fn name(self, lang: Lang) -> &'static str {
        let key = match self {
            Self::About => W::WorkbookTabAbout,
            Self::Inputs => W::WorkbookTabInputs,
            Self::Factors => W::WorkbookTabFactors,
            Self::Streams => W::WorkbookTabStreams,
            Self::Measures => W::WorkbookTabMeasures,
            Self::Package => W::WorkbookTabPackage,
            Self::Finance => W::WorkbookTabFinance,
            Self::Ledgers => W::WorkbookTabLedgers,
            Self::Alone => W::WorkbookTabAlone,
        };
        word(lang, key)
    }
}

/// A place in the finished workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub tab: Tab,
    pub row: u32,
    pub column: u8,
}

/// All sheets, and where the cells stand that somebody may want to find again.
pub(super) struct Desk {
    pub lang: Lang,
    sheets: Vec<Sheet>,
    pub marks: BTreeMap<String, Place>,
}

impl Desk {
    pub fn new(lang: Lang) -> Self {
        let sheet = |tab: Tab| Sheet { name: tab.name(lang).to_owned(), ..Sheet::default() };
        Self { lang, sheets: TABS.map(sheet).to_vec(), marks: BTreeMap::new() }
    }

    pub fn w(&self, key: W) -> &'static str {
        word(self.lang, key)
    }

    pub fn sheet(&mut self, tab: Tab) -> Option<&mut Sheet> {
        self.sheets.get_mut(tab as usize)
    }

    pub fn finish(self) -> (Vec<Sheet>, BTreeMap<String, Place>) {
        (self.sheets, self.marks)
    }

    /// The row that comes next, from 0.
    pub fn next(&self, tab: Tab) -> u32 {
        let rows = self.sheets.get(tab as usize).map_or(0, |sheet| sheet.rows.len());
        u32::try_from(rows).unwrap_or(u32::MAX)
    }

    /// Adds a row; returns its number.
    pub fn add(&mut self, tab: Tab, cells: Vec<Cell>) -> u32 {
        let row = self.next(tab);
        if let Some(sheet) = self.sheet(tab) {
            sheet.rows.push(Row { cells, spans: false });
        }
        row
    }

    /// A text over the whole width.
    pub fn sentence(&mut self, tab: Tab, text: &str, look: Look) {
        let cells = vec![Cell::text(text).look(look)];
        if let Some(sheet) = self.sheet(tab) {
            sheet.rows.push(Row { cells, spans: true });
        }
    }

    pub fn gap(&mut self, tab: Tab) {
        self.add(tab, Vec::new());
    }

    /// Widths of the columns, their heads, and what stays while the sheet scrolls.
    pub fn heads(&mut self, tab: Tab, columns: &[(W, u8)]) {
        self.widths(tab, &columns.iter().map(|(_, width)| *width).collect::<Vec<_>>());
        let cells = columns.iter().map(|(key, _)| Cell::text(self.w(*key)).look(Look::Head));
        let cells: Vec<Cell> = cells.collect();
        let row = self.add(tab, cells);
        if let Some(sheet) = self.sheet(tab) {
            sheet.head_rows = u16::try_from(row + 1).unwrap_or(0);
            sheet.head_columns = 1;
        }
    }

    pub fn widths(&mut self, tab: Tab, widths: &[u8]) {
        if let Some(sheet) = self.sheet(tab) {
            sheet.widths = widths.to_vec();
        }
    }

    /// Puts a cell into a row that is there.
    pub fn put(&mut self, tab: Tab, row: u32, column: u8, cell: Cell) {
        let rows = self.sheet(tab).map(|sheet| &mut sheet.rows);
        let Some(row) = rows.and_then(|rows| rows.get_mut(row as usize)) else { return };
        let at = usize::from(column);
        while row.cells.len() <= at {
            row.cells.push(Cell::default());
        }
        if let Some(place) = row.cells.get_mut(at) {
            *place = cell;
        }
    }

    /// A cell with a number in it.
    pub fn at(&self, tab: Tab, row: u32, column: u8) -> Option<Ref> {
        let row_of = self.sheets.get(tab as usize)?.rows.get(row as usize)?;
        let value = match row_of.cells.get(usize::from(column))?.content {
            Content::Number(value) | Content::Formula(_, Some(value)) => value,
            _ => return None,
        };
        Some(Ref { tab, row, column, value })
    }

    /// A number that stands for itself.
    pub fn number(&mut self, to: (Tab, u32, u8), value: f64, shape: Shape, look: Look) -> Ref {
        let (tab, row, column) = to;
        self.put(tab, row, column, Cell::number(value, shape).look(look));
        Ref { tab, row, column, value }
    }

    /// A formula; its cell has the value of the tree.
    pub fn calc(&mut self, to: (Tab, u32, u8), calc: &Calc, shape: Shape) -> Ref {
        let (tab, row, column) = to;
        let value = calc.value();
        let cell = Cell::formula(calc.text(tab, self.lang), Some(value), shape);
        self.put(tab, row, column, cell);
        Ref { tab, row, column, value }
    }

    /// A formula with the engine's own value. Where the tree comes to another one (the engine knows
    /// something that the sheets do not), the value stands as a number: it is right, and it stays.
    pub fn sure(
        &mut self,
        to: (Tab, u32, u8),
        calc: Option<&Calc>,
        value: f64,
        shape: Shape,
    ) -> Ref {
        let (tab, row, column) = to;
        match calc.filter(|calc| same(calc.value(), value)) {
            Some(calc) => {
                let formula = calc.text(tab, self.lang);
                self.put(tab, row, column, Cell::formula(formula, Some(value), shape));
            }
            None => self.put(tab, row, column, Cell::number(value, shape)),
        }
        Ref { tab, row, column, value }
    }

    /// A formula as text, for functions that only a spreadsheet has.
    pub fn raw(&mut self, to: (Tab, u32, u8), formula: String, value: Option<f64>, shape: Shape) {
        let (tab, row, column) = to;
        self.put(tab, row, column, Cell::formula(formula, value, shape));
    }

    pub fn mark(&mut self, name: impl Into<String>, cell: &Ref) {
        let Ref { tab, row, column, .. } = *cell;
        self.marks.insert(name.into(), Place { tab, row, column });
    }

    /// Makes a cell of a finished row look like part of a total.
    pub fn total(&mut self, tab: Tab, row: u32) {
        let rows = self.sheet(tab).map(|sheet| &mut sheet.rows);
        let Some(row) = rows.and_then(|rows| rows.get_mut(row as usize)) else { return };
        for cell in &mut row.cells {
            cell.look = Look::Total;
        }
    }
}

/// Equal but for the rounding of a different order of operations.
fn same(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * b.abs().max(1e-6)
}
