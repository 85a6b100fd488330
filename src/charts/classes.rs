//! Proposed solutions by class of cleaner production (programme indicator I5, Method §4.20).

use super::positive;
use crate::catalogue::Catalogue;
use crate::engine::{Class, Evaluation};

/// One class of cleaner production.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Row {
    /// Position in [`Catalogue::cp_classes`].
    pub class: u8,
    /// Measures in the package.
    pub chosen: usize,
    /// Measures to look at more closely.
    pub study: usize,
    /// VND a year of the package's measures.
    pub money: f64,
}

impl Row {
    pub fn count(&self) -> usize {
        self.chosen + self.study
    }
}

/// Every class in catalogue order, empty ones included, so that gaps are seen.
pub fn rows(catalogue: &Catalogue, evaluation: &Evaluation) -> Vec<Row> {
    let classes = 0..u8::try_from(catalogue.cp_classes.len()).unwrap_or(u8::MAX);
    let mut rows: Vec<Row> = classes.map(|class| Row { class, ..Row::default() }).collect();
    for result in &evaluation.measures {
        let measure = catalogue.measures.get(usize::from(result.measure.0));
        let row = measure.and_then(|m| rows.get_mut(usize::from(m.category)));
        let Some(row) = row else { continue };
        if result.selected {
            row.chosen += 1;
            row.money += positive(result.package.money.0);
        } else if result.class == Class::Study {
            row.study += 1;
        }
    }
    rows
}

/// Widths of a row's two bars in per cent: chosen, then study; all rows on one scale from zero.
pub fn bars(rows: &[Row], row: &Row) -> (f64, f64) {
    let most = rows.iter().map(Row::count).max().unwrap_or(0).max(1) as f64;
    (row.chosen as f64 / most * 100.0, row.study as f64 / most * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_row_fills_the_width() {
        let row = |chosen, study| Row { class: 0, chosen, study, money: 0.0 };
        let rows = [row(3, 1), row(0, 2), row(0, 0)];
        let [a, b, c] = rows.map(|r| bars(&rows, &r));
        assert_eq!(a, (75.0, 25.0));
        assert_eq!(b, (0.0, 50.0));
        assert_eq!(c, (0.0, 0.0));
        assert_eq!(bars(&[], &row(0, 0)), (0.0, 0.0));
    }
}
