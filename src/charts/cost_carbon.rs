//! The cost–carbon picture of Method §4.17: yearly benefit against CO2e, and which measure is
//! better than which on both sides. Every measure stands alone here, because they are compared
//! with each other.

use super::payback::Kind;
use crate::catalogue::{Catalogue, MeasureIx};
use crate::engine::{Evaluation, MeasureResult, cost_per_tonne, is_better_in_both, yearly_benefit};
use crate::order::Order as _;

/// Narrower bars than these would not be seen; the table has them all.
const MOST_BARS: usize = 16;

/// One measure that saves CO2e inside the gate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    pub measure: MeasureIx,
    pub kind: Kind,
    /// Saving less annualised capital, VND a year.
    pub benefit: f64,
    /// VND.
    pub npv: f64,
    /// kg CO2e a year.
    pub co2e: f64,
    /// VND per tonne; only where NPV is negative.
    pub per_tonne: Option<f64>,
    /// A measure with NPV and CO2e at least as good and one better; `None` marks the best ones.
    pub beaten_by: Option<MeasureIx>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// From the largest benefit to the largest cost.
    pub drawn: Vec<Item>,
    pub rest: Vec<Item>,
    /// Measures with money but no CO2e inside the gate (material, water): not in this picture.
    pub without_co2e: usize,
}

impl Picture {
    pub fn all(&self) -> impl Iterator<Item = &Item> {
        self.drawn.iter().chain(&self.rest)
    }
}

/// Reads the picture; `rate` is the discount rate in use (0.1 = 10 % a year).
pub fn picture(evaluation: &Evaluation, rate: f64) -> Picture {
    let shown: Vec<&MeasureResult> =
        evaluation.measures.iter().filter(|m| Kind::of(m.class).is_some()).collect();
    let without_co2e =
        shown.iter().filter(|m| m.alone.money.0 > 0.0 && m.alone.co2e.0 <= 0.0).count();
    let with_co2e: Vec<(&MeasureResult, Item)> =
        shown.into_iter().filter_map(|m| Some((m, item(m, rate)?))).collect();
    let marked = |(result, item): &(&MeasureResult, Item)| Item {
        beaten_by: better(&with_co2e, result),
        ..*item
    };
    let mut all: Vec<Item> = with_co2e.iter().map(marked).collect();
    // What is drawn are the widest bars; then they stand by benefit.
    all.order_by(|a, b| b.co2e.total_cmp(&a.co2e));
    let rest = all.split_off(all.len().min(MOST_BARS));
    all.order_by(|a, b| b.benefit.total_cmp(&a.benefit));
    Picture { drawn: all, rest, without_co2e }
}

/// The owner's own rate, else the catalogue's (Method §4.15).
pub fn rate(catalogue: &Catalogue, own: Option<f64>) -> f64 {
    own.unwrap_or(catalogue.constants.discount_rate)
}

fn item(result: &MeasureResult, rate: f64) -> Option<Item> {
    let kind = Kind::of(result.class)?;
    let npv = result.finance.npv?.0;
    let benefit = yearly_benefit(result, rate)?.0;
    let co2e = result.alone.co2e.0;
    if co2e.is_nan() || co2e <= 0.0 || !benefit.is_finite() || !npv.is_finite() {
        return None;
    }
    let per_tonne = cost_per_tonne(result, rate).map(|cost| cost.0);
    Some(Item { measure: result.measure, kind, benefit, npv, co2e, per_tonne, beaten_by: None })
}

/// The strongest measure that beats this one on both sides.
fn better(all: &[(&MeasureResult, Item)], result: &MeasureResult) -> Option<MeasureIx> {
    let beats = all.iter().filter(|(other, _)| is_better_in_both(other, result));
    beats.max_by(|(_, a), (_, b)| a.npv.total_cmp(&b.npv)).map(|(_, item)| item.measure)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
    use super::*;
    use crate::charts::fixture;
    use crate::units::{KgCo2e, Vnd};

    #[test]
    fn annualised_capital_matches_npv() {
        // NPV = annuity × (S − annualised C), so the signs agree.
        let picture = picture(&fixture::workshop(), 0.1);
        assert!(picture.all().all(|i| (i.npv < 0.0) == (i.benefit < 0.0)), "{picture:?}");
        assert!(picture.all().all(|i| i.per_tonne.is_some() == (i.npv < 0.0)));
    }

    #[test]
    fn only_what_saves_carbon_is_drawn_from_good_to_dear() {
        let picture = picture(&fixture::workshop(), 0.1);
        assert_eq!(picture.drawn.len(), 4);
        assert!(picture.drawn.windows(2).all(|w| w[0].benefit >= w[1].benefit));
        // Cutting plan, offcuts, spray gun, sawdust, taps.
        assert_eq!(picture.without_co2e, 5);
    }

    #[test]
    fn better_on_both_sides_is_marked_once() {
        let mut evaluation = fixture::workshop();
        let mut twin = evaluation.measures[0].clone();
        twin.measure = MeasureIx(99);
        twin.alone.co2e = KgCo2e(twin.alone.co2e.0 * 10.0);
        twin.finance.npv = twin.finance.npv.map(|v| Vnd(v.0 * 10.0));
        evaluation.measures.push(twin);
        let picture = picture(&evaluation, 0.1);
        let of = |ix| picture.all().find(|i| i.measure == MeasureIx(ix)).unwrap().beaten_by;
        assert_eq!(of(0), Some(MeasureIx(99)));
        assert_eq!(of(99), None);
    }
}
