//! The cost–carbon picture of Method §4.17: yearly benefit against CO2e, and which measure is
//! better than which on both sides. Every measure stands alone here, because they are compared
//! with each other.

use super::payback::Kind;
use crate::catalogue::{Catalogue, MeasureIx};
use crate::engine::{Evaluation, MeasureResult};
use crate::order::Order as _;

/// Narrower bars than these would not be seen; the table has them all.
const MOST_BARS: usize = 16;
/// Relative tolerance of "at least as good", as for limits (Method §4.16).
const TOLERANCE: f64 = 1e-9;

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
    let figures = |m: &MeasureResult| item(m, rate);
    let mut all: Vec<Item> = evaluation.measures.iter().filter_map(figures).collect();
    let with_money = evaluation.measures.iter().filter(|m| m.alone.money.0 > 0.0);
    let without_co2e =
        with_money.filter(|m| Kind::of(m.class).is_some() && m.alone.co2e.0 <= 0.0).count();
    let marked: Vec<Option<MeasureIx>> = all.iter().map(|i| better(&all, i)).collect();
    for (item, by) in all.iter_mut().zip(marked) {
        item.beaten_by = by;
    }
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
    let capital = result.finance.capital?.0;
    let (money, co2e) = (result.alone.money.0, result.alone.co2e.0);
    let yearly = annualised(capital, rate, result.lifetime.0);
    let benefit = money - yearly;
    if co2e.is_nan() || co2e <= 0.0 || !benefit.is_finite() || !npv.is_finite() {
        return None;
    }
    let per_tonne = (npv < 0.0).then(|| -benefit / (co2e / 1000.0));
    Some(Item { measure: result.measure, kind, benefit, npv, co2e, per_tonne, beaten_by: None })
}

/// C r / (1 − (1+r)^−n); C / n without interest.
fn annualised(capital: f64, rate: f64, years: f64) -> f64 {
    if years <= 0.0 {
        return capital;
    }
    if rate.abs() < 1e-12 {
        return capital / years;
    }
    capital * rate / (1.0 - (1.0 + rate).powf(-years))
}

/// The strongest measure that beats `item` on both sides.
fn better(all: &[Item], item: &Item) -> Option<MeasureIx> {
    let beats = |other: &&Item| {
        let (npv, co2e) = (side(other.npv, item.npv), side(other.co2e, item.co2e));
        other.measure != item.measure && npv >= 0 && co2e >= 0 && npv + co2e > 0
    };
    all.iter().filter(beats).max_by(|a, b| a.npv.total_cmp(&b.npv)).map(|i| i.measure)
}

/// 1 better, 0 equal, −1 worse.
fn side(a: f64, b: f64) -> i8 {
    let tolerance = TOLERANCE * a.abs().max(b.abs());
    if a > b + tolerance {
        1
    } else if a < b - tolerance {
        -1
    } else {
        0
    }
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
        assert!((annualised(100.0, 0.0, 4.0) - 25.0).abs() < 1e-12);
        assert!((annualised(45e6, 0.1, 10.0) - 7_323_543.0).abs() < 1.0);
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
        // Equal on both sides beats nobody.
        let same = picture.drawn.iter().find(|i| i.measure == MeasureIx(0)).unwrap();
        let other = Item { measure: MeasureIx(7), ..*same };
        assert_eq!(better(&[*same, other], same), None);
    }
}
