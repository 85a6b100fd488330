//! A loan against what the plan saves: instalment, monthly saving, cover (Method §4.15, part 6).

use super::finance::instalment;
use super::{MeasureResult, Percentiles};
use crate::catalogue::Constants;
use crate::units::Vnd;

const MONTHS_PER_YEAR: f64 = 12.0;

/// What is asked of a lender.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Loan {
    pub amount: Vnd,
    /// A year, 0–1.
    pub rate: f64,
    pub months: f64,
}

/// What it means month by month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LoanView {
    pub instalment: Vnd,
    /// Paid back in all, above the sum borrowed.
    pub interest: Vnd,
    /// A twelfth of the year's saving at the middle of the range, and at its low end (P10).
    pub monthly_saving: Vnd,
    pub monthly_saving_low: Vnd,
    /// Saving at the low end over the instalments of a year; 1 and more: the loan is carried even
    /// then.
    pub cover: f64,
}

/// `None` for a loan of nothing or over no time.
pub fn loan_view(loan: Loan, saving: Percentiles) -> Option<LoanView> {
    let is_loan = loan.amount.0 > 0.0 && loan.months > 0.0 && loan.rate.is_finite();
    if !is_loan {
        return None;
    }
    let monthly = instalment(loan.amount, loan.rate, loan.months / MONTHS_PER_YEAR);
    Some(LoanView {
        instalment: monthly,
        interest: monthly * loan.months - loan.amount,
        monthly_saving: Vnd(saving.p50 / MONTHS_PER_YEAR),
        monthly_saving_low: Vnd(saving.p10 / MONTHS_PER_YEAR),
        cover: saving.p10 / (monthly.0 * MONTHS_PER_YEAR),
    })
}

/// Months over which a loan for these measures is paid back unless the owner says otherwise: their
/// mean life by money spent, at most the longest usual loan, in whole years.
pub fn usual_months<'a>(
    constants: &Constants,
    measures: impl Iterator<Item = &'a MeasureResult>,
) -> f64 {
    let (mut spent, mut lasting) = (0.0, 0.0);
    for measure in measures {
        let capital = measure.finance.capital.map_or(0.0, |c| c.0.max(0.0));
        spent += capital;
        lasting += capital * measure.lifetime.0;
    }
    let life = if spent > 0.0 { lasting / spent } else { constants.loan_years_max };
    life.min(constants.loan_years_max).floor().max(1.0) * MONTHS_PER_YEAR
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;

    /// The furniture workshop: P10 134.3 million, P50 166.2 million a year.
    const SAVING: Percentiles =
        Percentiles { p10: 134_311_581.0, p50: 166_238_924.0, p90: 199_620_606.0, mean: 0.0 };

    #[test]
    fn a_loan_by_hand() {
        // 160 million at 10 % over 36 months: 160 × 0.0083333 / (1 − 1.0083333^−36) = 5.162750.
        let loan = Loan { amount: Vnd(160e6), rate: 0.10, months: 36.0 };
        let view = loan_view(loan, SAVING).unwrap();
        assert!((view.instalment.0 - 5_162_749.95).abs() < 1.0, "{}", view.instalment.0);
        assert!((view.interest.0 - 25_858_998.0).abs() < 40.0, "{}", view.interest.0);
        // 134.311581 / (12 × 5.162750) = 2.16796.
        assert!((view.cover - 2.16796).abs() < 1e-4, "{}", view.cover);
        assert!((view.monthly_saving.0 - 13_853_243.67).abs() < 1.0);
        assert!((view.monthly_saving_low.0 - 11_192_631.75).abs() < 1.0);
    }

    #[test]
    fn without_interest_the_sum_is_divided() {
        let loan = Loan { amount: Vnd(12e6), rate: 0.0, months: 24.0 };
        let view = loan_view(loan, SAVING).unwrap();
        assert!((view.instalment.0 - 5e5).abs() < 1e-6);
        assert!(view.interest.0.abs() < 1e-3);
    }

    #[test]
    fn no_loan_has_no_view() {
        for (amount, months) in [(0.0, 12.0), (-1.0, 12.0), (1e6, 0.0), (f64::NAN, 12.0)] {
            let loan = Loan { amount: Vnd(amount), rate: 0.1, months };
            assert_eq!(loan_view(loan, SAVING), None);
        }
    }
}
