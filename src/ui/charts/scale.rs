//! One unit of money for all numbers of a picture, so that they can be compared.

use crate::locale::W;
use crate::locale::number::{Digits, number};
use crate::ui::App;

/// Unit of a picture's sums.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MoneyScale {
    size: f64,
    word: W,
}

impl MoneyScale {
    /// The unit in which `largest` has one to five digits before the comma.
    pub fn of(largest: f64) -> Self {
        let (size, word) = match largest.abs() {
            v if v >= 1e11 => (1e9, W::NumbersBillion),
            v if v >= 1e6 => (1e6, W::NumbersMillion),
            _ => (1e3, W::NumbersThousand),
        };
        Self { size, word }
    }

    /// `triệu đồng`.
    pub fn unit(self, app: &App) -> String {
        format!("{} {}", app.w(self.word), app.w(W::NumbersCurrency))
    }

    /// `triệu`, where the place is short.
    pub fn short(self, app: &App) -> &'static str {
        app.w(self.word)
    }

    /// For a label: whole from ten up, one decimal below.
    pub fn label(self, app: &App, vnd: f64) -> String {
        let value = vnd / self.size;
        let digits = match value.abs() {
            v if v >= 9.95 => Digits::Decimals(0),
            v if v >= 0.095 => Digits::Decimals(1),
            _ => Digits::Significant(1),
        };
        number(app.lang(), value, digits)
    }

    /// For an axis: as exact as its round steps.
    pub fn tick(self, app: &App, vnd: f64) -> String {
        number(app.lang(), vnd / self.size, Digits::Significant(6))
    }

    /// For a table.
    pub fn cell(self, app: &App, vnd: f64) -> String {
        number(app.lang(), vnd / self.size, Digits::Table)
    }
}
