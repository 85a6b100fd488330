//! Work over the months of a plan: one strip per step on a common scale of months.

use crate::assessment::calendar::Month;

/// A year is shown even of a short plan.
const FEWEST: usize = 12;
/// Longer plans are cut at the right end of the picture; their months stand in the table.
const MOST: usize = 48;
/// Names of months that fit beside each other on a phone.
const NAMED: usize = 12;

/// The months of the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Timeline {
    pub first: Month,
    pub months: usize,
}

/// A strip: the work, and after it the months that save. Per cent of the width.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Strip {
    pub work: f64,
    pub width: f64,
    /// Where the saving begins; it lasts to the end.
    pub saves: f64,
}

/// The name of a month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// Middle of the month.
    pub at: f64,
    pub month: Month,
    /// The year is named here too.
    pub names_year: bool,
}

impl Timeline {
    /// From the first month to `last` at least.
    pub fn new(first: Month, last: Month) -> Self {
        let months = usize::try_from(last.since(first)).unwrap_or(0) + 1;
        Self { first, months: months.clamp(FEWEST, MOST) }
    }

    /// Left edge of a month.
    fn edge(&self, month: Month) -> f64 {
        let at = f64::from(month.since(self.first));
        // Lossless: at most a few dozen.
        (at / self.months as f64 * 100.0).clamp(0.0, 100.0)
    }

    pub fn strip(&self, start: Month, months: u8) -> Strip {
        let (work, saves) = (self.edge(start), self.edge(start.plus(i32::from(months.max(1)))));
        Strip { work, width: saves - work, saves }
    }

    /// Edges of the months, the outer ones included.
    pub fn edges(&self) -> Vec<f64> {
        (0..=self.months).map(|at| at as f64 / self.months as f64 * 100.0).collect()
    }

    /// Names of months, as many as there is room for; the first of every year names it.
    pub fn ticks(&self) -> Vec<Tick> {
        let step = self.months.div_ceil(NAMED).max(1);
        let mut named: Option<i32> = None;
        let mut ticks = Vec::new();
        for at in (0..self.months).step_by(step) {
            let month = self.first.plus(i32::try_from(at).unwrap_or(0));
            let names_year = named != Some(month.year());
            named = Some(month.year());
            let middle = (at as f64 + 0.5) / self.months as f64 * 100.0;
            ticks.push(Tick { at: middle, month, names_year });
        }
        // Two years side by side would run into each other.
        if let [first, second, ..] = ticks.as_mut_slice() {
            first.names_year &= !second.names_year;
        }
        ticks
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;

    fn month(text: &str) -> Month {
        Month::parse(text).unwrap()
    }

    #[test]
    fn a_year_of_twelve_months() {
        let line = Timeline::new(month("2026-12"), month("2027-08"));
        assert_eq!(line.months, 12);
        let strip = line.strip(month("2027-04"), 2);
        assert!((strip.work - 100.0 / 3.0).abs() < 1e-9 && (strip.saves - 50.0).abs() < 1e-9);
        let ticks = line.ticks();
        assert_eq!(ticks.len(), 12);
        assert_eq!((ticks[0].month.month(), ticks[0].names_year), (12, false));
        assert_eq!((ticks[1].month.month(), ticks[1].names_year), (1, true));
        assert_eq!(ticks.iter().filter(|t| t.names_year).count(), 1);
        assert_eq!(line.edges().len(), 13);
    }

    #[test]
    fn long_plans_name_fewer_months_and_stay_inside() {
        let line = Timeline::new(month("2026-12"), month("2028-11"));
        assert_eq!((line.months, line.ticks().len()), (24, 12));
        let line = Timeline::new(month("2026-12"), month("2090-01"));
        assert_eq!(line.months, 48);
        for (start, months) in [("2026-12", 24), ("2089-01", 3), ("2020-01", 1), ("2026-12", 0)] {
            let strip = line.strip(month(start), months);
            assert!(strip.work >= 0.0 && strip.width >= 0.0 && strip.saves <= 100.0, "{strip:?}");
        }
        // The end before the beginning is a year all the same.
        assert_eq!(Timeline::new(month("2026-12"), month("2020-01")).months, 12);
    }
}
