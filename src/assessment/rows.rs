//! Tables of repeated inputs: rows that are added and taken away, blocks pasted from a spreadsheet,
//! and what the columns add up to. Answers stay keyed by `<table>.<row from 1>.<field>`; every
//! change is a list of answers to set or to take back, so that one step undoes it.

use super::{Answer, Answers, Value};
use crate::catalogue::{Catalogue, GroupField, InputKind};

/// Answers to set (`Some`) or to take back (`None`), by id.
pub type Changes = Vec<(String, Option<Answer>)>;

/// A table of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Table<'a> {
    pub id: &'a str,
    /// Rows there is room for.
    pub rows: u8,
    pub fields: &'a [GroupField],
}

/// What became of a pasted block.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pasted {
    pub changes: Changes,
    /// Rows that were filled.
    pub rows: usize,
    /// Cells that could not be understood: row, position of the field, the text. They are kept.
    pub unreadable: Vec<(u8, usize, String)>,
    /// Lines for which the table has no room.
    pub left_over: usize,
}

/// Sum of what is known in one column.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Column {
    /// Rows with a number.
    pub count: usize,
    pub sum: f64,
}

impl Column {
    /// `None` without any number.
    pub fn mean(self) -> Option<f64> {
        // Lossless: a table has a handful of rows.
        (self.count > 0).then(|| self.sum / self.count as f64)
    }
}

impl<'a> Table<'a> {
    /// The table with this input id, if it is one.
    pub fn find(catalogue: &'a Catalogue, id: &str) -> Option<Self> {
        let input = catalogue.input(id)?;
        match &input.kind {
            InputKind::Table { rows, fields } => Some(Self { id: &input.id, rows: *rows, fields }),
            _ => None,
        }
    }

    /// Key of a cell in [`Answers`].
    pub fn key(&self, row: u8, field: &str) -> String {
        format!("{}.{row}.{field}", self.id)
    }

    fn cell<'b>(&self, answers: &'b Answers, row: u8, field: &str) -> Option<&'b Answer> {
        answers.0.get(&self.key(row, field))
    }

    /// Number of the last row with anything in it, be it unreadable; 0 for an empty table.
    pub fn filled(&self, answers: &Answers) -> u8 {
        let any = |row: &u8| self.fields.iter().any(|f| self.cell(answers, *row, &f.id).is_some());
        (1..=self.rows).rev().find(any).unwrap_or(0)
    }

    /// Takes a row away; the rows below it move up.
    pub fn without(&self, answers: &Answers, row: u8) -> Changes {
        let mut changes = Changes::new();
        for to in row..=self.filled(answers) {
            for field in self.fields {
                let from = self.cell(answers, to + 1, &field.id);
                let from = from.filter(|_| to < self.rows).cloned();
                if self.cell(answers, to, &field.id) != from.as_ref() {
                    changes.push((self.key(to, &field.id), from));
                }
            }
        }
        changes
    }

    /// Fills the table with a pasted block from one cell on. `read` makes an answer of a text.
    pub fn pasted(
        &self,
        block: Vec<Vec<String>>,
        (row, column): (u8, usize),
        read: impl Fn(&GroupField, &str) -> Answer,
    ) -> Pasted {
        let fields = self.fields.get(column..).unwrap_or_default();
        let block = fitted(block, fields, &read);
        let mut pasted = Pasted::default();
        for (line, to) in block.iter().zip(row..=self.rows) {
            pasted.rows += 1;
            for ((at, field), text) in self.fields.iter().enumerate().skip(column).zip(line) {
                let answer = (!text.is_empty()).then(|| read(field, text));
                if answer.as_ref().is_some_and(|a| a.value.is_none()) {
                    pasted.unreadable.push((to, at, text.clone()));
                }
                pasted.changes.push((self.key(to, &field.id), answer));
            }
        }
        pasted.left_over = block.len() - pasted.rows;
        pasted
    }

    /// What each column adds up to, in the order of the fields.
    pub fn columns(&self, answers: &Answers) -> Vec<Column> {
        let column = |field: &GroupField| {
            let cells = (1..=self.rows).filter_map(|row| answers.number(&self.key(row, &field.id)));
            let add = |sum: Column, n: f64| Column { count: sum.count + 1, sum: sum.sum + n };
            cells.fold(Column::default(), add)
        };
        self.fields.iter().map(column).collect()
    }

    /// Σ of the product of some fields over the rows in which all of them are known.
    pub fn sum_of_products(&self, answers: &Answers, fields: &[&str]) -> f64 {
        let product = |row: u8| {
            let cells = fields.iter().map(|field| answers.number(&self.key(row, field)));
            cells.product::<Option<f64>>()
        };
        (1..=self.rows).filter_map(product).sum()
    }
}

/// What these answers are now, to put them back later.
pub fn as_they_are(answers: &Answers, changes: &Changes) -> Changes {
    changes.iter().map(|(id, _)| (id.clone(), answers.0.get(id).cloned())).collect()
}

/// Lines and cells of a text from the clipboard. Spreadsheets part cells by tabs, other programs by
/// semicolons; a comma is part of a number here. Quoted cells may hold either, and line ends.
pub fn block(text: &str) -> Vec<Vec<String>> {
    let parts = if text.contains('\t') { '\t' } else { ';' };
    let mut lines: Vec<Vec<String>> = vec![vec![String::new()]];
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let Some(cell) = lines.last_mut().and_then(|line| line.last_mut()) else { break };
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            '\r' if !quoted => {
                letters.next_if_eq(&'\n');
                lines.push(vec![String::new()]);
            }
            '\n' if !quoted => lines.push(vec![String::new()]),
            letter if !quoted && letter == parts => {
                if let Some(line) = lines.last_mut() {
                    line.push(String::new());
                }
            }
            letter => cell.push(if letter.is_control() { ' ' } else { letter }),
        }
    }
    for cell in lines.iter_mut().flatten() {
        *cell = cell.trim().to_owned();
    }
    // A copied column ends with a line end.
    while lines.last().is_some_and(|line| line.iter().all(String::is_empty)) {
        lines.pop();
    }
    lines
}

/// Whether a clipboard text is more than the content of one cell.
pub fn is_block(text: &str) -> bool {
    let text = text.trim_end_matches(['\r', '\n']);
    text.contains(['\t', '\n', '\r'])
}

/// The block without what surrounds the numbers in a sheet: a line of column names on top, columns
/// of months on the left when there are more columns than fit.
fn fitted(
    mut block: Vec<Vec<String>>,
    fields: &[GroupField],
    read: &impl Fn(&GroupField, &str) -> Answer,
) -> Vec<Vec<String>> {
    let width = block.iter().map(Vec::len).max().unwrap_or(0);
    let extra = width.saturating_sub(fields.len());
    for line in &mut block {
        line.drain(..extra.min(line.len()));
    }
    let is_number = |field: &GroupField| {
        matches!(field.kind, InputKind::Number | InputKind::Money | InputKind::Percent)
    };
    let is_names = |line: &Vec<String>| {
        let mut cells =
            fields.iter().zip(line).filter(|(f, text)| is_number(f) && !text.is_empty());
        let named = |(field, text): (&GroupField, &String)| {
            read(field, text).value.is_none() && !text.starts_with(|c: char| c.is_ascii_digit())
        };
        let some = cells.next().is_some_and(named);
        some && cells.all(named)
    };
    if block.len() > 1 && block.first().is_some_and(is_names) {
        block.remove(0);
    }
    block
}

/// Whether an answer says something the engine can use.
pub fn is_known(answer: &Answer) -> bool {
    !matches!(answer.value, None | Some(Value::Unknown | Value::NotRelevant))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;
    use crate::assessment::entry::{self, field_spec};
    use crate::assessment::samples::catalogue;
    use crate::locale::Lang;

    const BILLS: &str = "elec_bills";

    fn reader<'a>(
        catalogue: &'a Catalogue,
        table: &'a Table,
    ) -> impl Fn(&GroupField, &str) -> Answer + 'a {
        |field, text| {
            let spec = field_spec(catalogue, &table.key(1, &field.id)).unwrap();
            entry::answer(text, &entry::read(&spec, text, "", Lang::Vi))
        }
    }

    fn apply(answers: &mut Answers, changes: &Changes) {
        for (id, answer) in changes {
            match answer {
                Some(answer) => answers.0.insert(id.clone(), answer.clone()),
                None => answers.0.remove(id),
            };
        }
    }

    /// Pastes into an empty table of bills.
    fn paste(text: &str, at: (u8, usize)) -> (Pasted, Answers) {
        let catalogue = catalogue();
        let table = Table::find(&catalogue, BILLS).unwrap();
        let pasted = table.pasted(block(text), at, reader(&catalogue, &table));
        let mut answers = Answers::default();
        apply(&mut answers, &pasted.changes);
        (pasted, answers)
    }

    fn column(answers: &Answers, field: &str) -> Vec<Option<f64>> {
        (1..=12).map(|row| answers.number(&format!("{BILLS}.{row}.{field}"))).collect()
    }

    #[test]
    fn a_column_fills_downwards() {
        let (pasted, answers) = paste("1.850\r\n1.920\r\n\r\n2.010\r\n", (1, 0));
        assert_eq!((pasted.rows, pasted.left_over), (4, 0));
        assert!(pasted.unreadable.is_empty());
        let known = column(&answers, "kwh");
        assert_eq!(known[..4], [Some(1850.0), Some(1920.0), None, Some(2010.0)]);
    }

    #[test]
    fn names_of_columns_and_months_beside_them_are_left_out() {
        let sheet = "Tháng\tkWh\tTiền\nT1/2026\t1.850\t3.900.000\nT2/2026\t1.700\t3,6 triệu";
        let (pasted, answers) = paste(sheet, (1, 0));
        assert_eq!(pasted.rows, 2);
        assert!(pasted.unreadable.is_empty(), "{:?}", pasted.unreadable);
        assert_eq!(column(&answers, "kwh")[..3], [Some(1850.0), Some(1700.0), None]);
        assert_eq!(column(&answers, "money")[..3], [Some(3.9e6), Some(3.6e6), None]);
    }

    #[test]
    fn what_cannot_be_read_is_kept_and_named() {
        let (pasted, answers) = paste("1.850\nmất hóa đơn\n1.900", (2, 0));
        assert_eq!(pasted.unreadable, [(3, 0, "mất hóa đơn".to_owned())]);
        let kept = &answers.0["elec_bills.3.kwh"];
        assert_eq!((kept.raw.as_str(), &kept.value), ("mất hóa đơn", &None));
        assert_eq!(column(&answers, "kwh")[1..4], [Some(1850.0), None, Some(1900.0)]);
    }

    #[test]
    fn lines_beyond_the_table_are_counted() {
        let text = (1..=15).map(|n| (1000 + n).to_string()).collect::<Vec<_>>().join("\n");
        let (pasted, answers) = paste(&text, (2, 1));
        assert_eq!((pasted.rows, pasted.left_over), (11, 4));
        assert_eq!(column(&answers, "money")[11], Some(1011.0));
    }

    #[test]
    fn clipboard_texts_come_apart() {
        assert_eq!(block("a\tb\n\"c\td\"\t\"e \"\"f\"\"\"\n"), [["a", "b"], ["c d", "e \"f\""]]);
        assert_eq!(block("1,5;2\r3;4"), [["1,5", "2"], ["3", "4"]]);
        assert!(block("\n\n").is_empty());
        assert!(is_block("1\n2") && is_block("1\t2"));
        assert!(!is_block("14tr4\r\n") && !is_block("1;2"));
    }

    #[test]
    fn quotes_hold_what_would_part_cells() {
        let lines = |text: &str| -> Vec<Vec<String>> { block(text) };
        assert_eq!(lines("\"a;b\";c"), [["a;b", "c"]]);
        assert_eq!(lines("\"a\tb\"\tc;d"), [["a b", "c;d"]]);
        assert_eq!(lines("\"a\nb\";c"), [["a b", "c"]], "a line end within quotes is a space");
        assert_eq!(lines("\"say \"\"yes\"\"\";c"), [["say \"yes\"", "c"]]);
        assert_eq!(lines("5\" pipe;c"), [["5\" pipe", "c"]], "a quote within a text is a letter");
        assert_eq!(lines("a\r\nb\rc\nd"), [["a"], ["b"], ["c"], ["d"]]);
    }

    #[test]
    fn a_row_is_taken_away_and_comes_back() {
        let catalogue = catalogue();
        let table = Table::find(&catalogue, BILLS).unwrap();
        let (_, mut answers) = paste("100\t1000000\n200\n\t3000000", (1, 0));
        let before = answers.clone();
        let changes = table.without(&answers, 1);
        let back = as_they_are(&answers, &changes);
        apply(&mut answers, &changes);
        assert_eq!(column(&answers, "kwh")[..3], [Some(200.0), None, None]);
        assert_eq!(column(&answers, "money")[..3], [None, Some(3e6), None]);
        assert_eq!(table.filled(&answers), 2);
        apply(&mut answers, &back);
        assert_eq!(answers, before);
    }

    #[test]
    fn the_last_row_of_a_full_table_can_go() {
        let catalogue = catalogue();
        let table = Table::find(&catalogue, BILLS).unwrap();
        let (_, mut answers) = paste(&"500\n".repeat(12), (1, 0));
        let changes = table.without(&answers, 12);
        apply(&mut answers, &changes);
        assert_eq!(table.filled(&answers), 11);
        // What stands beyond the last row, as a foreign file may have it, does not move in.
        let (_, mut answers) = paste(&"500\n".repeat(12), (1, 0));
        answers.put(table.key(13, "kwh"), Answer { raw: "7".into(), ..Answer::default() });
        let changes = table.without(&answers, 12);
        assert_eq!(changes, [(table.key(12, "kwh"), None)]);
    }

    #[test]
    fn columns_add_up_over_half_filled_rows() {
        let catalogue = catalogue();
        let table = Table::find(&catalogue, BILLS).unwrap();
        let (_, answers) = paste("100\t1000000\n200\nnhiều\t3000000", (1, 0));
        let columns = table.columns(&answers);
        assert_eq!(columns[0], Column { count: 2, sum: 300.0 });
        assert_eq!(columns[1].mean(), Some(2e6));
        assert_eq!(Column::default().mean(), None);
        assert_eq!(table.sum_of_products(&answers, &["kwh", "money"]), 1e8);
    }
}
