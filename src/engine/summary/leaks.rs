//! The first result: what leaks away in a month, kind by kind (Method §4.8).

use crate::assessment::Inputs;
use crate::catalogue::Catalogue;
use crate::engine::{Evaluation, StreamId};
use crate::order::Order as _;
use crate::units::Vnd;

/// Where money is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeakKind {
    Material(StreamId),
    /// Wages, power and fuel that went into what was thrown away.
    Carried,
    Water,
    WasteFee,
    WastewaterFee,
}

/// One bar of the first result.
#[derive(Clone, Debug, PartialEq)]
pub struct Leak {
    pub kind: LeakKind,
    /// VND a month.
    pub monthly: Vnd,
    /// Length beside the longest bar, 0–1.
    pub length: f64,
    /// Share of the material that is lost, and whether it is the trade's default.
    pub lost_share: Option<(f64, bool)>,
}

/// Everything the first result shows; money per month.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaks {
    /// Months of work a year.
    pub months: f64,
    /// Largest first.
    pub rows: Vec<Leak>,
    pub total: Vnd,
    pub low: Vnd,
    pub high: Vnd,
    /// Show `low`–`high` instead of `total`: a loss is the trade's default.
    pub is_range: bool,
    /// Earned from scrap, already taken off the total.
    pub scrap: Vnd,
    /// Lost share of all production cost, 0–1.
    pub share: f64,
    /// Production cost of a year.
    pub yearly_cost: Vnd,
    pub per_unit: Option<Vnd>,
}

impl Leaks {
    /// A sum of a month in a year.
    pub fn yearly(&self, monthly: Vnd) -> Vnd {
        monthly * self.months
    }
}

/// The leaks of a month, largest first; nothing that is zero.
pub fn leaks(catalogue: &Catalogue, inputs: &Inputs, evaluation: &Evaluation) -> Leaks {
    let losses = &evaluation.losses;
    let months = inputs
        .months_per_year
        .filter(|m| *m > 0.0)
        .unwrap_or(catalogue.constants.default_months_per_year)
        .max(1.0);
    let lost_share = |id: &StreamId| {
        let stream = evaluation.baseline.streams.iter().find(|s| s.id == *id)?;
        Some((stream.loss?, stream.loss_is_default))
    };
    let materials = losses
        .material
        .iter()
        .map(|(id, money)| (LeakKind::Material(id.clone()), *money, lost_share(id)));
    let others = [
        (LeakKind::Carried, losses.carried_cost, None),
        (LeakKind::Water, losses.water, None),
        (LeakKind::WasteFee, losses.waste_fee, None),
        (LeakKind::WastewaterFee, losses.wastewater_fee, None),
    ];
    let mut rows: Vec<Leak> = materials
        .chain(others)
        .filter(|(_, money, _)| money.0 > 0.0)
        .map(|(kind, money, lost_share)| Leak {
            kind,
            monthly: money / months,
            length: 0.0,
            lost_share,
        })
        .collect();
    rows.order_by(|a, b| b.monthly.0.total_cmp(&a.monthly.0));
    let longest = rows.first().map_or(Vnd(0.0), |r| r.monthly);
    for row in &mut rows {
        row.length = row.monthly.share_of(longest);
    }
    Leaks {
        months,
        rows,
        total: losses.total / months,
        low: losses.low / months,
        high: losses.high / months,
        is_range: losses.rests_on_default_loss && losses.high > losses.low,
        scrap: losses.scrap_revenue / months,
        share: losses.share.clamp(0.0, 1.0),
        yearly_cost: losses.production_cost,
        per_unit: losses.per_unit,
    }
}

/// A practice question takes about a quarter of a minute (Method §2.1).
const PRACTICE_SECONDS: usize = 15;

/// Whole minutes that so many practice questions take, at least one.
pub fn practice_minutes(questions: usize) -> usize {
    (questions * PRACTICE_SECONDS).div_ceil(60).max(1)
}
