//! What was really saved: new quantities and output against the old ones, at today's prices
//! (Method §4.24).

use super::numbers::{ratio, within};
use super::{Baseline, Evaluation, StreamBaseline, StreamId};
use crate::catalogue::{Catalogue, FixedShare, MeasureIx};
use crate::units::Vnd;

/// Months needed before the fixed part is read from them instead of assumed.
pub const MONTHS_FOR_FIXED_PART: usize = 6;

/// One way to say what would have been used without the measures.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Saved {
    /// Use to be expected for today's output.
    pub base: f64,
    /// Base − use now.
    pub quantity: f64,
    /// quantity / base.
    pub share: f64,
}

impl Saved {
    fn against(base: f64, now: f64) -> Self {
        let quantity = base - now;
        Self { base, quantity, share: ratio(quantity, base) }
    }
}

/// Ratio method: everything follows the output. (n_before − n_now) × P_now.
pub fn by_ratio(before: f64, now: f64, output_before: f64, output_now: f64) -> Saved {
    Saved::against(ratio(before, output_before) * output_now, now)
}

/// Fixed-share method: the part `fixed` (0–1) stays whatever is made.
/// Q_before × (F + (1 − F) × P_now / P_before) − Q_now.
pub fn by_fixed_share(
    before: f64,
    now: f64,
    output_before: f64,
    output_now: f64,
    fixed: f64,
) -> Saved {
    let follows = (1.0 - fixed) * ratio(output_now, output_before);
    Saved::against(before * (fixed + follows), now)
}

/// The part of the use that does not follow the output, by least squares over months of (output,
/// use): intercept ÷ mean use, kept to 0–1. `None` for too few months, or an output that never
/// changed.
pub fn fixed_part(months: &[(f64, f64)]) -> Option<f64> {
    let sound = |(output, used): &&(f64, f64)| {
        output.is_finite() && used.is_finite() && *output >= 0.0 && *used >= 0.0
    };
    let months: Vec<(f64, f64)> = months.iter().filter(sound).copied().collect();
    if months.len() < MONTHS_FOR_FIXED_PART {
        return None;
    }
    // Lossless: a table has a few dozen rows.
    let count = months.len() as f64;
    let mean_output = months.iter().map(|(output, _)| output).sum::<f64>() / count;
    let mean_used = months.iter().map(|(_, used)| used).sum::<f64>() / count;
    let spread: f64 = months.iter().map(|(output, _)| (output - mean_output).powi(2)).sum();
    if mean_used <= 0.0 || spread <= 1e-9 * mean_output.powi(2) {
        return None;
    }
    let together: f64 =
        months.iter().map(|(output, used)| (output - mean_output) * (used - mean_used)).sum();
    let intercept = mean_used - together / spread * mean_output;
    Some((intercept / mean_used).clamp(0.0, 1.0))
}

/// One stream before and now; quantities a year.
#[derive(Clone, Debug, PartialEq)]
pub struct StreamChange {
    pub id: StreamId,
    pub unit: String,
    pub before: f64,
    pub now: f64,
    /// Per unit of output.
    pub norm_before: Option<f64>,
    pub norm_now: Option<f64>,
    pub by_ratio: Saved,
    pub by_fixed_share: Saved,
    pub fixed_part: f64,
    /// Read from single months, not assumed.
    pub fixed_from_months: bool,
    /// VND per unit paid today.
    pub price: f64,
    /// By the fixed-share method, at today's price; negative when more is used.
    pub achieved: Vnd,
    /// What the plan promises of this stream, at today's price.
    pub planned: Vnd,
    /// The part of it that belongs to what was carried out.
    pub planned_of_done: Vnd,
}

/// What was said about a measure: how much of it is carried out, 0–1.
pub type Carried = (MeasureIx, f64);

/// The comparison.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Streams with new figures, in baseline order.
    pub streams: Vec<StreamChange>,
    /// Old streams without new figures.
    pub missing: Vec<StreamId>,
    /// A year, before and now; `None`: one of them is not known, taken as unchanged.
    pub output: Option<(f64, f64)>,
    /// P_now / P_before − 1.
    pub output_change: f64,
    /// Output changed by more than the limit: only the fixed-share method is shown.
    pub fixed_share_only: bool,
    /// Σ over streams.
    pub achieved: Vnd,
    pub planned: Vnd,
    pub planned_of_done: Vnd,
}

impl Comparison {
    /// Measured ÷ predicted, on the streams with new figures. `middle` brings the central figures
    /// of the plan to the middle of its range: P50 ÷ central. `None` without a prediction.
    pub fn realised(&self, middle: f64) -> Option<f64> {
        share(self.achieved, self.planned * middle)
    }

    /// Measured ÷ predicted for what was carried out.
    pub fn realised_of_done(&self, middle: f64) -> Option<f64> {
        share(self.achieved, self.planned_of_done * middle)
    }
}

fn share(achieved: Vnd, predicted: Vnd) -> Option<f64> {
    (predicted.0 > 0.0).then(|| achieved.0 / predicted.0)
}

/// What is new.
pub struct Now<'a> {
    pub baseline: &'a Baseline,
    /// Streams that were really told anew; the others would compare old with old.
    pub told: &'a [StreamId],
    /// Output was told anew.
    pub output_told: bool,
    /// (output, use) of single months, by stream.
    pub months: &'a [(StreamId, Vec<(f64, f64)>)],
    pub carried: &'a [Carried],
}

/// Compares; `planned` is the evaluation of the plan's measures over the old figures.
pub fn compare(cat: &Catalogue, planned: &Evaluation, now: &Now) -> Comparison {
    let before = &planned.baseline;
    let same_unit = before.output_unit == now.baseline.output_unit;
    let output = before.output_per_year.zip(now.baseline.output_per_year);
    let output = output.filter(|(p, _)| *p > 0.0 && same_unit && now.output_told);
    let (p_before, p_now) = output.unwrap_or((1.0, 1.0));
    let output_change = p_now / p_before - 1.0;
    let limits = &cat.constants;
    let mut out = Comparison {
        output,
        output_change,
        fixed_share_only: !within(output_change.abs(), limits.followup_output_change, 1e-9),
        ..Comparison::default()
    };
    for old in &before.streams {
        let found = now.baseline.streams.iter().find(|s| s.id == old.id && s.unit == old.unit);
        let Some(new) = found.filter(|s| now.told.contains(&s.id)) else {
            out.missing.push(old.id.clone());
            continue;
        };
        let by_months = now.months.iter().find(|(id, _)| *id == old.id);
        let by_months = by_months.and_then(|(_, months)| fixed_part(months));
        let fixed = by_months.unwrap_or_else(|| usual_fixed_part(&limits.fixed_share, old));
        let by_fixed_share = by_fixed_share(old.quantity, new.quantity, p_before, p_now, fixed);
        let price = new.price;
        let saved = |weight: &dyn Fn(MeasureIx) -> f64| Vnd(price * quantity(planned, old, weight));
        let share_done = |ix: MeasureIx| {
            now.carried.iter().find(|(measure, _)| *measure == ix).map_or(0.0, |(_, share)| *share)
        };
        out.streams.push(StreamChange {
            id: old.id.clone(),
            unit: old.unit.clone(),
            before: old.quantity,
            now: new.quantity,
            norm_before: output.map(|(p, _)| old.quantity / p),
            norm_now: output.map(|(_, p)| ratio(new.quantity, p)),
            by_ratio: by_ratio(old.quantity, new.quantity, p_before, p_now),
            by_fixed_share,
            fixed_part: fixed,
            fixed_from_months: by_months.is_some(),
            price,
            achieved: Vnd(by_fixed_share.quantity * price),
            planned: saved(&|_| 1.0),
            planned_of_done: saved(&share_done),
        });
    }
    let sum = |part: fn(&StreamChange) -> Vnd| out.streams.iter().map(part).sum::<Vnd>();
    let (achieved, planned_now) = (sum(|s| s.achieved), sum(|s| s.planned));
    let of_done = sum(|s| s.planned_of_done);
    (out.achieved, out.planned, out.planned_of_done) = (achieved, planned_now, of_done);
    out
}

/// Quantity of a stream that the chosen measures save, each weighted.
fn quantity(
    planned: &Evaluation,
    stream: &StreamBaseline,
    weight: &dyn Fn(MeasureIx) -> f64,
) -> f64 {
    let chosen = planned.measures.iter().filter(|m| m.selected);
    let parts = chosen.flat_map(|m| m.contributions.iter().map(move |c| (m.measure, c)));
    let own = parts.filter(|(_, c)| c.stream == stream.id && !c.money_only);
    own.map(|(measure, c)| weight(measure) * c.quantity).sum()
}

/// The assumed fixed part of a stream.
fn usual_fixed_part(shares: &FixedShare, stream: &StreamBaseline) -> f64 {
    match stream.id {
        StreamId::Electricity => shares.electricity,
        StreamId::Fuel(_) => shares.fuel,
        StreamId::Water => shares.water,
        _ => shares.material,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() <= 1e-9 * b.abs().max(1.0)
    }

    /// Method §5.2: 73,200 kWh for 1,500 sets, then 71,800 for 1,650.
    #[test]
    fn the_figures_of_the_method() {
        let ratio = by_ratio(73_200.0, 71_800.0, 1500.0, 1650.0);
        assert!(close(73_200.0 / 1500.0, 48.8));
        assert!((71_800.0_f64 / 1650.0 - 43.5152).abs() < 5e-5);
        assert!(close(ratio.quantity, 8720.0));
        assert!((ratio.share * 100.0 - 10.8296).abs() < 5e-5);
        let fixed = by_fixed_share(73_200.0, 71_800.0, 1500.0, 1650.0, 0.25);
        assert!(close(fixed.base, 78_690.0));
        assert!(close(fixed.quantity, 6890.0));
        assert!((fixed.share * 100.0 - 8.7559).abs() < 5e-5);
    }

    #[test]
    fn without_a_fixed_part_both_methods_agree_and_with_nothing_else_output_does_not_matter() {
        let (a, b) =
            (by_ratio(100.0, 90.0, 10.0, 13.0), by_fixed_share(100.0, 90.0, 10.0, 13.0, 0.0));
        assert!(close(a.quantity, b.quantity) && close(a.quantity, 40.0));
        assert!(close(by_fixed_share(100.0, 90.0, 10.0, 13.0, 1.0).quantity, 10.0));
        let nothing = by_ratio(0.0, 0.0, 0.0, 0.0);
        assert_eq!((nothing.quantity, nothing.share), (0.0, 0.0));
    }

    #[test]
    fn the_fixed_part_comes_from_six_months() {
        // 1,500 kWh whatever is made, 36 for each set.
        let outputs = [100.0, 110.0, 125.0, 140.0, 130.0, 120.0];
        let months: Vec<(f64, f64)> = outputs.iter().map(|p| (*p, 1500.0 + 36.0 * p)).collect();
        let mean = 1500.0 + 36.0 * outputs.iter().sum::<f64>() / 6.0;
        assert!(close(fixed_part(&months).unwrap(), 1500.0 / mean));
        assert_eq!(fixed_part(&months[..5]), None);
        // Scattered points by hand: mean output 3.5, mean use 11; slope 35/17.5 = 2, intercept 4.
        let points = [(1.0, 7.0), (2.0, 7.0), (3.0, 10.0), (4.0, 12.0), (5.0, 13.0), (6.0, 17.0)];
        assert!(close(fixed_part(&points).unwrap(), 4.0 / 11.0));
        // Always the same output says nothing; less use with more output is no fixed part above 1.
        assert_eq!(fixed_part(&[(5.0, 10.0); 8]), None);
        let falling: Vec<(f64, f64)> = outputs.iter().map(|p| (*p, 9000.0 - 10.0 * p)).collect();
        assert_eq!(fixed_part(&falling), Some(1.0));
        let rising: Vec<(f64, f64)> = outputs.iter().map(|p| (*p, 90.0 * p - 3000.0)).collect();
        assert_eq!(fixed_part(&rising), Some(0.0));
        assert_eq!(fixed_part(&[(f64::NAN, 1.0); 9]), None);
    }
}
