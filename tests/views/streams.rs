//! What is used, lost, paid and saved, and how sure it is.

use super::{CATALOGUE, check, same};
use proptest::prelude::*;
use vong_xanh::catalogue::Grade;
use vong_xanh::engine::summary::{
    CostKind, LeakKind, Ledger, WayUpKind, carrier_rows, costs, grade_mix, leaks, ledger_rows,
    months_of_electricity, norms, stream_rows, watches, ways_up,
};
use vong_xanh::engine::{Evaluation, StreamBaseline, StreamId};
use vong_xanh::units::Vnd;

/// What the package saves of a stream, counted from its members.
fn saved(evaluation: &Evaluation, id: &StreamId) -> f64 {
    let members = evaluation.measures.iter().filter(|m| m.selected);
    let parts = members.flat_map(|m| &m.contributions).filter(|c| !c.money_only && c.stream == *id);
    parts.map(|c| c.quantity).sum()
}

#[test]
fn use_per_product_or_month_before_and_after() {
    check(60, |_, evaluation| {
        let used: Vec<_> =
            evaluation.baseline.streams.iter().filter(|s| s.quantity > 0.0).collect();
        let rows = norms(evaluation);
        prop_assert_eq!(rows.len(), used.len());
        for (row, stream) in rows.iter().zip(used) {
            let before = stream.norm.unwrap_or(stream.quantity / 12.0);
            let left = (stream.quantity - saved(evaluation, &stream.id)) / stream.quantity;
            prop_assert_eq!(&row.stream, &stream.id);
            prop_assert_eq!(&row.unit, &stream.unit);
            prop_assert_eq!(row.per_product, stream.norm.is_some());
            prop_assert!(same(row.before, before) && same(row.after, before * left), "{:?}", row);
            prop_assert!(same(row.saved, 1.0 - left), "{:?}", row);
        }
        for row in carrier_rows(evaluation) {
            let stream = evaluation.baseline.stream(&row.stream).unwrap();
            prop_assert!(matches!(stream.id, StreamId::Electricity | StreamId::Fuel(_)));
            let left = (stream.quantity - saved(evaluation, &stream.id)).max(0.0);
            prop_assert!(row.before == stream.quantity && same(row.after, left), "{:?}", row);
        }
        for measure in &evaluation.measures {
            let rows = watches(&evaluation.baseline, measure);
            prop_assert!(rows.is_sorted_by(|a, b| a.saved >= b.saved), "{:?}", rows);
            for stream in &evaluation.baseline.streams {
                let of = measure.contributions.iter().filter(|c| !c.money_only);
                let less: f64 = of.filter(|c| c.stream == stream.id).map(|c| c.quantity).sum();
                let row = rows.iter().find(|row| row.stream == stream.id);
                prop_assert_eq!(row.is_some(), stream.quantity > 0.0 && less > 0.0);
                let Some(row) = row else { continue };
                let before = stream.norm.unwrap_or(stream.quantity / 12.0);
                prop_assert!(row.before == before && row.per_product == stream.norm.is_some());
                let left = (stream.quantity - less) / stream.quantity;
                prop_assert!(same(row.after, before * left) && same(row.saved, 1.0 - left));
            }
        }
        Ok(())
    });
}

#[test]
fn the_bars_of_a_month_are_the_losses_of_a_year() {
    check(60, |inputs, evaluation| {
        let losses = &evaluation.losses;
        let shown = leaks(&CATALOGUE, inputs, evaluation);
        let months = match inputs.months_per_year {
            Some(months) if months > 0.0 => months.max(1.0),
            _ => CATALOGUE.constants.default_months_per_year,
        };
        let yearly = |kind: &LeakKind| match kind {
            LeakKind::Material(id) => losses.material.iter().find(|(m, _)| m == id).unwrap().1,
            LeakKind::Carried => losses.carried_cost,
            LeakKind::Water => losses.water,
            LeakKind::WasteFee => losses.waste_fee,
            LeakKind::WastewaterFee => losses.wastewater_fee,
        };
        prop_assert!(shown.rows.is_sorted_by(|a, b| a.monthly.0 >= b.monthly.0));
        for row in &shown.rows {
            prop_assert!(same(row.monthly.0 * months, yearly(&row.kind).0) && row.monthly.0 > 0.0);
            prop_assert!(same(row.length * shown.rows[0].monthly.0, row.monthly.0), "{:?}", row);
            let stream = match &row.kind {
                LeakKind::Material(id) => evaluation.baseline.stream(id),
                _ => None,
            };
            let share = stream.and_then(|s| Some((s.loss?, s.loss_is_default)));
            prop_assert_eq!(row.lost_share, share);
        }
        let materials = losses.material.iter().map(|(_, vnd)| vnd.0);
        let others = [losses.carried_cost, losses.water, losses.waste_fee, losses.wastewater_fee];
        let known = materials.chain(others.map(|vnd| vnd.0)).filter(|vnd| *vnd > 0.0).count();
        prop_assert_eq!(shown.rows.len(), known);
        let ends =
            [(shown.total, losses.total), (shown.low, losses.low), (shown.high, losses.high)];
        for (month, year) in ends.into_iter().chain([(shown.scrap, losses.scrap_revenue)]) {
            prop_assert!(same(month.0 * months, year.0), "{:?} of {:?}", month, year);
        }
        // Nothing is never minus nothing, which would be printed with its sign.
        prop_assert!(losses.scrap_revenue.0.is_sign_positive());
        let is_range = losses.rests_on_default_loss && losses.high.0 > losses.low.0;
        prop_assert_eq!(shown.is_range, is_range);
        prop_assert!((0.0..=1.0).contains(&shown.share));
        prop_assert!(
            shown.yearly_cost == losses.production_cost && shown.per_unit == losses.per_unit
        );
        Ok(())
    });
}

#[test]
fn costs_are_listed_by_size() {
    check(60, |_, evaluation| {
        let base = &evaluation.baseline;
        let rows = costs(evaluation);
        let of = |kind: &CostKind| match kind {
            CostKind::Stream(id) => base.stream(id).map(|s| (s.cost.0, Some(s.grade))).unwrap(),
            CostKind::Wages => (base.wages.0, None),
            CostKind::WasteFee => (base.waste_fee.0, None),
            CostKind::WastewaterFee => (base.wastewater_fee.0, None),
        };
        for row in &rows {
            prop_assert_eq!((row.yearly.0, row.grade), of(&row.kind));
            prop_assert!(same(row.length * rows[0].yearly.0, row.yearly.0) && row.yearly.0 > 0.0);
        }
        prop_assert!(rows.is_sorted_by(|a, b| a.yearly.0 >= b.yearly.0));
        let others = [base.wages, base.waste_fee, base.wastewater_fee];
        let all = base.streams.iter().map(|s| s.cost).chain(others);
        prop_assert_eq!(rows.len(), all.filter(|vnd| vnd.0 > 0.0).count());
        let whole: f64 = base.streams.iter().map(|s| s.cost.0).sum();
        for (grade, part) in grade_mix(evaluation) {
            let cost: f64 =
                base.streams.iter().filter(|s| s.grade == grade).map(|s| s.cost.0).sum();
            prop_assert!(same(part * whole, cost), "{:?}", grade);
        }
        let bill = base.stream(&StreamId::Electricity).map_or(0.0, |s| s.cost.0);
        let months = months_of_electricity(evaluation, Vnd(6e6));
        prop_assert_eq!(months.is_some(), bill > 0.0);
        prop_assert!(months.is_none_or(|months| same(months * bill / 12.0, 6e6)));
        Ok(())
    });
}

#[test]
fn ledgers_go_down_by_what_is_saved() {
    check(60, |_, evaluation| {
        let (base, saved) = (&evaluation.baseline, &evaluation.package.ledgers);
        let mass = base.material_mass.filter(|m| m.0 > 0.0);
        for row in ledger_rows(&CATALOGUE, evaluation, None) {
            let (before, less) = match row.ledger {
                Ledger::Money => (base.resource_cost.0, saved.money.0),
                Ledger::Material => match mass {
                    Some(mass) => (mass.0, saved.material_mass.0),
                    None => (base.material_cost.0, saved.material.0),
                },
                Ledger::Energy => (base.energy.0, saved.energy.0),
                Ledger::Water => (base.water.0, saved.water.0),
                Ledger::Wastewater => (base.wastewater.0, saved.wastewater.0),
                Ledger::Dust => (base.dust.map_or(0.0, |d| d.0), saved.dust.0),
                Ledger::Waste => (base.waste.map_or(0.0, |w| w.0), saved.waste.0),
                Ledger::Co2e => (base.co2e.0, saved.co2e.0),
            };
            prop_assert_eq!(row.before, Some(before).filter(|b| *b > 0.0), "{:?}", row);
            prop_assert_eq!(row.saved, less);
            if let Some(after) = row.after {
                prop_assert!(same(after, (before - less).max(0.0)), "{:?}", row);
            }
            prop_assert_eq!(row.after.is_some(), before > 0.0);
            if row.ledger != Ledger::Dust {
                prop_assert_eq!(row.share.is_some(), before > 0.0);
                prop_assert!(row.share.is_none_or(|s| same(s * before, less)), "{:?}", row);
                prop_assert_eq!(row.kept_length, row.share.unwrap_or(0.0).clamp(0.0, 1.0));
            }
            prop_assert!(row.before.is_some() || row.grade.is_none() || row.ledger == Ledger::Dust);
        }
        Ok(())
    });
}

/// The letter of a ledger: the half-width of what feeds it, weighted, against the limits.
#[test]
fn a_ledger_is_as_sure_as_what_feeds_it() {
    let constants = &CATALOGUE.constants;
    let letter = |parts: Vec<(f64, Grade)>| {
        let whole: f64 = parts.iter().map(|(weight, _)| weight).sum();
        let width = |grade: Grade| constants.confidence_half_widths[grade as usize];
        let mean = parts.iter().map(|(weight, grade)| weight * width(*grade)).sum::<f64>() / whole;
        let fits = |limit: &&f64| mean <= **limit * (1.0 + 1e-9);
        let at = constants.confidence_limits.iter().position(|limit| fits(&limit)).unwrap_or(3);
        (whole > 0.0).then_some([Grade::A, Grade::B, Grade::C, Grade::D][at])
    };
    check(80, |_, evaluation| {
        let streams = &evaluation.baseline.streams;
        let water = streams.iter().find(|s| s.id == StreamId::Water).map(|s| s.grade);
        for row in ledger_rows(&CATALOGUE, evaluation, None).iter().filter(|r| r.before.is_some()) {
            let by = |weight: fn(&vong_xanh::engine::StreamBaseline) -> f64| {
                letter(streams.iter().map(|s| (weight(s), s.grade)).collect())
            };
            let expected = match row.ledger {
                Ledger::Money => Some(evaluation.confidence.grade),
                Ledger::Energy => by(|s| s.toe.0),
                Ledger::Co2e => by(|s| s.co2e.0),
                Ledger::Water => water,
                Ledger::Wastewater => water.map(|grade| grade.max(Grade::C)),
                Ledger::Dust => Some(Grade::D),
                Ledger::Material | Ledger::Waste => {
                    let bought = by(|s| match s.id {
                        StreamId::Electricity | StreamId::Fuel(_) | StreamId::Water => 0.0,
                        StreamId::Packaging => 0.0,
                        _ => s.cost.0,
                    });
                    bought.max(evaluation.losses.grade)
                }
            };
            prop_assert_eq!(row.grade, expected, "{:?}", row);
        }
        Ok(())
    });
}

/// What would make the result surer: the loss by its size, a quantity by its cost, each times what the
/// letter gains; and the stream that spreads the whole most.
#[test]
fn ways_up_gain_what_the_letter_gains() {
    let width = |grade: Grade| CATALOGUE.constants.confidence_half_widths[grade as usize];
    check(80, |_, evaluation| {
        let streams = &evaluation.baseline.streams;
        let rows = stream_rows(&CATALOGUE, evaluation);
        let of_losses = streams.iter().filter(|s| s.loss.is_some()).count();
        prop_assert_eq!(rows.len(), streams.len() + of_losses);
        for row in &rows {
            let stream = evaluation.baseline.stream(&row.stream).unwrap();
            let Some(way) = &row.way_up else { continue };
            prop_assert_eq!(&way.stream, &row.stream);
            prop_assert_eq!(way.from, row.grade);
            let reached = way.to.unwrap_or(Grade::A);
            prop_assert!(reached < row.grade);
            let steps = width(row.grade) - width(reached);
            let at_stake = row.loss.map_or(1.0, |(share, _)| share) * stream.cost.0;
            prop_assert!(same(way.gain, at_stake * steps), "{:?}", way);
            let says = matches!(way.kind, WayUpKind::SayLoss | WayUpKind::WeighLoss);
            prop_assert_eq!(says, row.loss.is_some());
            if let Some((_, is_default)) = row.loss {
                let kind = if is_default { WayUpKind::SayLoss } else { WayUpKind::WeighLoss };
                prop_assert_eq!(way.kind, kind);
                prop_assert!(way.input.ends_with("loss_pct") && way.input.starts_with("material"));
            }
        }
        let ways = ways_up(&CATALOGUE, evaluation);
        prop_assert!(ways.is_sorted_by(|a, b| a.gain >= b.gain));
        prop_assert_eq!(ways.len(), rows.iter().filter(|r| r.way_up.is_some()).count());
        let spread = |s: &StreamBaseline| s.cost.0 * width(s.grade);
        let open = || streams.iter().filter(|s| s.grade != Grade::A && s.cost.0 > 0.0);
        let most = open().map(spread).fold(0.0, f64::max);
        let weakest = evaluation.confidence.weakest.as_ref();
        prop_assert_eq!(weakest.is_some(), open().count() > 0);
        let weakest = weakest.map(|id| evaluation.baseline.stream(id).unwrap());
        prop_assert!(weakest.is_none_or(|s| s.grade != Grade::A && spread(s) == most));
        Ok(())
    });
}
