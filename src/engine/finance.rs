//! Payback, present value, internal rate, instalment (Method §4.15).

use super::{Finance, numbers};
use crate::assessment::Inputs;
use crate::catalogue::Catalogue;
use crate::units::{Vnd, Years};

/// Rates that the formulas need; the owner's own rate replaces the default.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rates {
    pub discount: f64,
    pub irr_low: f64,
    pub irr_high: f64,
}

impl Rates {
    pub fn new(cat: &Catalogue, inputs: &Inputs) -> Self {
        Self {
            discount: numbers::share(inputs.discount_rate, 1.0)
                .unwrap_or(cat.constants.discount_rate),
            irr_low: cat.constants.irr_low,
            irr_high: cat.constants.irr_high,
        }
    }
}

/// Present value of 1 a year over `years` at `rate`: (1 − (1+r)^−n) / r.
pub fn annuity(rate: f64, years: f64) -> f64 {
    if years <= 0.0 {
        0.0
    } else if rate.abs() < 1e-12 {
        years
    } else {
        (1.0 - power(1.0 + rate, -years)) / rate
    }
}

/// Whole years, the usual case, are much cheaper by multiplication.
fn power(base: f64, exponent: f64) -> f64 {
    if exponent.fract() == 0.0 && exponent.abs() <= 100.0 {
        base.powi(exponent as i32)
    } else {
        base.powf(exponent)
    }
}

/// −C + Σ S·annuity for yearly savings of unequal lifetimes.
pub fn npv(capital: f64, savings: &[(f64, f64)], rate: f64) -> f64 {
    savings.iter().map(|(saving, years)| saving * annuity(rate, *years)).sum::<f64>() - capital
}

/// The rate at which the present value is zero, by bisection on `[low, high]`; `None` without
/// capital or saving. Above `high` it is `high`.
pub fn irr(capital: f64, savings: &[(f64, f64)], low: f64, high: f64) -> Option<f64> {
    let total: f64 = savings.iter().map(|(saving, _)| saving).sum();
    if capital <= 0.0 || total <= 0.0 {
        return None;
    }
    if npv(capital, savings, high) >= 0.0 {
        return Some(high);
    }
    let (mut below, mut above) = (low, high);
    // 21 / 2^50 is far below any figure that is shown.
    for _ in 0..50 {
        let middle = 0.5 * (below + above);
        if npv(capital, savings, middle) >= 0.0 {
            below = middle;
        } else {
            above = middle;
        }
    }
    Some(0.5 * (below + above))
}

/// Constant monthly payment of a loan over `years` at a yearly rate.
pub fn instalment(loan: Vnd, rate: f64, years: f64) -> Vnd {
    let monthly = rate / 12.0;
    let sum = annuity(monthly, 12.0 * years);
    if sum == 0.0 { Vnd(0.0) } else { loan / sum }
}

/// Figures of one or more yearly savings (VND, years) on one capital.
pub(super) fn finance(capital: Option<Vnd>, savings: &[(f64, f64)], rates: Rates) -> Finance {
    let total: f64 = savings.iter().map(|(saving, _)| saving).sum();
    let Some(Vnd(c)) = capital else {
        return Finance { capital: None, payback: None, npv: None, irr: None };
    };
    Finance {
        capital,
        payback: (total > 0.0).then(|| Years(c / total)),
        npv: Some(Vnd(npv(c, savings, rates.discount))),
        irr: irr(c, savings, rates.irr_low, rates.irr_high),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn npv_at_irr_is_zero() {
        for (c, s, n) in [(12e6, 7.6e6, 8.0), (45e6, 5.2e6, 10.0), (3e6, 6.9e6, 3.0)] {
            let rate = irr(c, &[(s, n)], -0.99, 20.0).unwrap();
            assert!(npv(c, &[(s, n)], rate).abs() < 1e-6 * c);
        }
    }

    #[test]
    fn limits_of_the_rate() {
        assert_eq!(irr(1.0, &[(100.0, 5.0)], -0.99, 20.0), Some(20.0));
        assert_eq!(irr(0.0, &[(100.0, 5.0)], -0.99, 20.0), None);
        assert_eq!(irr(10.0, &[(-1.0, 5.0)], -0.99, 20.0), None);
        assert!((annuity(0.0, 7.0) - 7.0).abs() < 1e-12);
    }

    #[test]
    fn instalment_pays_back_the_loan() {
        let monthly = instalment(Vnd(12e6), 0.12, 1.0).0;
        assert!((monthly - 1_066_185.464).abs() < 0.01);
        assert!((instalment(Vnd(12e6), 0.0, 1.0).0 - 1e6).abs() < 1e-6);
    }
}
