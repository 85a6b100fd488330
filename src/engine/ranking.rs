//! Comparing measures: money and CO2e side by side, budget (Method §4.16–4.17).

use super::finance::annuity;
use super::{Evaluation, MeasureResult};
use crate::catalogue::MeasureIx;
use crate::order::Order as _;
use crate::units::Vnd;

/// Kilograms in a tonne.
const KG_PER_TONNE: f64 = 1000.0;

/// "Better in both": NPV and CO2e alone at least as good, one of them better. Ranking by cost per
/// tonne would be unsound for measures that pay for themselves.
pub fn is_better_in_both(a: &MeasureResult, b: &MeasureResult) -> bool {
    let (Some(money_a), Some(money_b)) = (a.finance.npv, b.finance.npv) else {
        return false;
    };
    let (co2e_a, co2e_b) = (a.alone.co2e, b.alone.co2e);
    money_a >= money_b && co2e_a >= co2e_b && (money_a > money_b || co2e_a > co2e_b)
}

/// (Annualised capital − saving) per tonne of CO2e; only for measures that do not pay.
pub fn cost_per_tonne(measure: &MeasureResult, rate: f64) -> Option<Vnd> {
    let (capital, npv) = (measure.finance.capital?, measure.finance.npv?);
    let tonnes = measure.alone.co2e.0 / KG_PER_TONNE;
    let years = annuity(rate, measure.lifetime.0);
    if npv.0 >= 0.0 || tonnes <= 0.0 || years <= 0.0 {
        return None;
    }
    Some((capital / years - measure.alone.money) / tonnes)
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
