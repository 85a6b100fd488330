//! Comparing measures: money and CO2e side by side, budget (Method §4.16–4.17).

use super::finance::annuity;
use super::{Evaluation, MeasureResult};
use crate::catalogue::MeasureIx;
use crate::order::Order as _;
use crate::units::Vnd;
use std::cmp::Ordering;

/// Kilograms in a tonne.
const KG_PER_TONNE: f64 = 1000.0;

/// Relative tolerance of "at least as good", as for limits (Method §4.16).
const TOLERANCE: f64 = 1e-9;

/// "Better in both": NPV and CO2e alone at least as good, one of them better. Ranking by cost per
/// tonne would be unsound for measures that pay for themselves.
pub fn is_better_in_both(a: &MeasureResult, b: &MeasureResult) -> bool {
    let (Some(money_a), Some(money_b)) = (a.finance.npv, b.finance.npv) else {
        return false;
    };
    let money = compared(money_a.0, money_b.0);
    let co2e = compared(a.alone.co2e.0, b.alone.co2e.0);
    money.is_ge() && co2e.is_ge() && (money.is_gt() || co2e.is_gt())
}

fn compared(a: f64, b: f64) -> Ordering {
    if (a - b).abs() <= TOLERANCE * a.abs().max(b.abs()) {
        Ordering::Equal
    } else {
        a.total_cmp(&b)
    }
}

/// What a measure alone leaves a year: its saving less its capital spread over its lifetime,
/// C r / (1 − (1+r)^−n). `None` where the capital is not known.
pub fn yearly_benefit(measure: &MeasureResult, rate: f64) -> Option<Vnd> {
    let years = annuity(rate, measure.lifetime.0);
    let capital = measure.finance.capital?;
    (years > 0.0).then(|| measure.alone.money - capital / years)
}

/// (Annualised capital − saving) per tonne of CO2e; only for measures that do not pay.
pub fn cost_per_tonne(measure: &MeasureResult, rate: f64) -> Option<Vnd> {
    let (benefit, npv) = (yearly_benefit(measure, rate)?, measure.finance.npv?);
    let tonnes = measure.alone.co2e.0 / KG_PER_TONNE;
    (npv.0 < 0.0 && tonnes > 0.0).then(|| Vnd(-benefit.0 / tonnes))
}

/// Members of the package that fit a budget: by payback, while the sum of their capital fits.
pub fn within_budget(evaluation: &Evaluation, budget: Vnd) -> Vec<MeasureIx> {
    let mut members: Vec<(f64, f64, MeasureIx)> = evaluation
        .measures
        .iter()
        .filter(|m| m.selected)
        .filter_map(|m| {
            let payback = m.package_finance.payback.map_or(f64::INFINITY, |p| p.0);
            Some((payback, m.finance.capital?.0, m.measure))
        })
        .collect();
    members.order_by(|a, b| a.0.total_cmp(&b.0));
    let mut spent = 0.0;
    members.retain(|(_, capital, _)| {
        let fits = spent + capital <= budget.0;
        if fits {
            spent += capital;
        }
        fits
    });
    members.into_iter().map(|(_, _, measure)| measure).collect()
}
