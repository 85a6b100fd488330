//! What pages and sheets show is what the engine found, for any business: every view worked out a
//! second time from its definition, the long way.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::random::{Numbers, business};
use common::{catalogue, close};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use std::collections::BTreeSet;
use std::sync::LazyLock;
use vong_xanh::assessment::Inputs;
use vong_xanh::catalogue::{Catalogue, EndUseKind, Grade};
use vong_xanh::engine::summary::{
    ClassCount, CostKind, LeakKind, Ledger, StepSum, bags, carrier_rows, class_counts, class_total,
    costs, effects, first_steps, grade_mix, green_candidates, has_base, leaks, ledger_rows, lists,
    months_of_electricity, norms, package_sum, saved_by, step_sum, support_candidates, watches,
    weakest, worth,
};
use vong_xanh::engine::{
    Class, Evaluation, MeasureAnswer, MeasureResult, Options, StreamId, evaluate, npv,
};
use vong_xanh::units::Vnd;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| catalogue("data"));

/// A property of so many businesses, the same ones every time.
fn check(cases: u32, property: impl Fn(&Inputs, &Evaluation) -> Result<(), TestCaseError>) {
    let config = Config {
        cases,
        rng_seed: RngSeed::Fixed(72_026),
        failure_persistence: None,
        max_shrink_iters: 60,
        ..Config::default()
    };
    let of_any = |inputs: Inputs| {
        let evaluation = evaluate(&CATALOGUE, &inputs, &Options::default());
        property(&inputs, &evaluation)
    };
    if let Err(error) =
        TestRunner::new(config).run(&business(&CATALOGUE, Numbers::Plausible), of_any)
    {
        panic!("{error}");
    }
}

fn same(a: f64, b: f64) -> bool {
    close(a, b, 1e-9) || (a - b).abs() < 1e-9
}

/// What the package saves of a stream, counted from its members.
fn saved(evaluation: &Evaluation, id: &StreamId) -> f64 {
    let members = evaluation.measures.iter().filter(|m| m.selected);
    let parts = members.flat_map(|m| &m.contributions).filter(|c| !c.money_only && c.stream == *id);
    parts.map(|c| c.quantity).sum()
}

fn result(evaluation: &Evaluation, at: usize) -> &MeasureResult {
    &evaluation.measures[at]
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
fn what_a_measure_does_is_its_parts_put_together() {
    check(40, |_, evaluation| {
        for measure in &evaluation.measures {
            let rows = effects(&evaluation.baseline, measure);
            let size = |vnd: Vnd| vnd.0.abs();
            prop_assert!(rows.is_sorted_by(|a, b| size(a.worth) >= size(b.worth)), "{:?}", rows);
            let mut places = BTreeSet::new();
            for row in &rows {
                let place = (row.stream.id(), row.end_use.0, row.knock_on);
                prop_assert!(places.insert(place), "twice: {:?}", row);
                let here = measure.contributions.iter().filter(|c| {
                    (&c.stream, c.end_use, c.knock_on) == (&row.stream, row.end_use, row.knock_on)
                });
                let quantity: f64 = here.clone().map(|c| c.quantity).sum();
                let worth: f64 = here.clone().map(|c| c.quantity * c.value_per_unit).sum();
                prop_assert!(same(row.saved, quantity) && same(row.worth.0, worth), "{:?}", row);
                prop_assert!(same(row.share, quantity / row.used) && row.used > 0.0, "{:?}", row);
                prop_assert!(here.clone().any(|c| c.base == row.used));
                prop_assert_eq!(
                    row.unit == "VND",
                    row.money_only || {
                        evaluation.baseline.stream(&row.stream).is_none_or(|s| s.unit == "VND")
                    }
                );
            }
            let shown: f64 = rows.iter().map(|r| r.worth.0).sum();
            let all: f64 =
                measure.contributions.iter().map(|c| c.quantity * c.value_per_unit).sum();
            prop_assert!((shown - all).abs() <= 1e-6 * all.abs().max(1.0), "{} of {}", shown, all);
            let ledgers = &measure.alone;
            let moves = ledgers.dust.0 > 0.0 || ledgers.waste.0 > 0.0 || ledgers.water.0 > 0.0;
            let other = &measure.other_money;
            let earns = other.sales_at_one.0 > 0.0 || other.waste_fee.0 > 0.0;
            let acts = !measure.contributions.is_empty();
            prop_assert_eq!(has_base(measure), acts || moves || earns || ledgers.co2e.0 > 0.0);
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
fn lists_hold_every_measure_of_their_class_by_worth() {
    check(60, |_, evaluation| {
        let lists = lists(&CATALOGUE, evaluation);
        let by_class = [
            (&lists.now, Class::QuickWin),
            (&lists.plan, Class::Plan),
            (&lists.health, Class::Health),
            (&lists.look_closer, Class::Study),
            (&lists.not_now, Class::NotNow),
            (&lists.alternatives, Class::Alternative),
            (&lists.hints, Class::Hint),
            (&lists.done, Class::Done),
        ];
        for (list, class) in by_class {
            let fits = |m: &MeasureResult| {
                m.class == class && (class != Class::Done || m.answer != MeasureAnswer::NotRelevant)
            };
            let members: BTreeSet<usize> = list.iter().copied().collect();
            let all = evaluation.measures.iter().enumerate().filter(|(_, m)| fits(m));
            prop_assert_eq!(members, all.map(|(at, _)| at).collect());
            for pair in list.windows(2) {
                let (a, b) = (result(evaluation, pair[0]), result(evaluation, pair[1]));
                let effort = |m: &MeasureResult| CATALOGUE.measure_at(m.measure).unwrap().effort;
                let worth = |m: &MeasureResult| (m.alone.money.0, m.alone.co2e.0);
                let in_order = match class {
                    Class::Hint => a.hint_weight >= b.hint_weight,
                    Class::Done => pair[0] < pair[1],
                    _ => worth(a) > worth(b) || worth(a) == worth(b) && effort(a) <= effort(b),
                };
                prop_assert!(in_order, "{:?}: {:?} before {:?}", class, worth(a), worth(b));
            }
        }
        let sum = package_sum(evaluation);
        let members = evaluation.measures.iter().filter(|m| m.selected);
        let alone: f64 = members.map(|m| m.alone.money.0).sum();
        prop_assert!(same(sum.one_by_one.0, alone));
        prop_assert_eq!(sum.together, evaluation.package.ledgers.money);
        let twice = alone != 0.0 && 1.0 - sum.together.0 / alone >= 0.0005;
        prop_assert_eq!(sum.overlap, twice);
        Ok(())
    });
}

#[test]
fn first_steps_pay_and_are_the_most_worth_then_the_cheapest() {
    check(60, |_, evaluation| {
        let able = |at: usize, class| {
            let m = result(evaluation, at);
            m.class == class && m.selected && m.package.money.0 > 0.0
        };
        let first = first_steps(&CATALOGUE, evaluation);
        let of = |class| (0..evaluation.measures.len()).filter(move |at| able(*at, class));
        let (now, plan) = (of(Class::QuickWin).count(), of(Class::Plan).count());
        let from_now = now.min(3);
        prop_assert_eq!(first.len(), (now + plan).min(3));
        for (place, at) in first.iter().enumerate() {
            let class = if place < from_now { Class::QuickWin } else { Class::Plan };
            prop_assert!(able(*at, class), "{} at {}", at, place);
        }
        let (now, plan) = first.split_at(from_now);
        let money = |at: usize| result(evaluation, at).alone.money.0;
        let capital = |at: usize| result(evaluation, at).finance.capital.map_or(f64::MAX, |c| c.0);
        let better = of(Class::QuickWin).filter(|at| !now.contains(at));
        let least = now.iter().map(|at| money(*at)).fold(f64::MAX, f64::min);
        prop_assert!(better.into_iter().all(|at| money(at) <= least));
        let dearest = plan.iter().map(|at| capital(*at)).fold(0.0, f64::max);
        let cheaper =
            of(Class::Plan).filter(|at| !plan.contains(at)).all(|at| capital(at) >= dearest);
        prop_assert!(plan.is_empty() || cheaper);
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

#[test]
fn sheets_for_officers_and_banks_add_up() {
    const RENEWS: [&str; 3] = ["equipment_mod", "tech_change", "onsite_reuse"];
    let class_of = |m: &MeasureResult| CATALOGUE.measure_at(m.measure).unwrap().category;
    let renews = |m: &MeasureResult| {
        RENEWS.contains(&CATALOGUE.cp_classes[usize::from(class_of(m))].id.as_str())
    };
    check(60, |inputs, evaluation| {
        let all = &evaluation.measures;
        let rows = class_counts(&CATALOGUE, evaluation);
        for class in 0..CATALOGUE.cp_classes.len() {
            let here: Vec<&MeasureResult> =
                all.iter().filter(|m| usize::from(class_of(m)) == class).collect();
            let chosen: Vec<&&MeasureResult> = here.iter().filter(|m| m.selected).collect();
            let study = here.iter().filter(|m| !m.selected && m.class == Class::Study).count();
            let is_done =
                |m: &&&MeasureResult| m.class == Class::Done && m.answer == MeasureAnswer::Yes;
            let done = here.iter().filter(is_done).count();
            let row = rows.iter().find(|row| usize::from(row.class) == class);
            prop_assert_eq!(row.is_some(), chosen.len() + study + done > 0);
            let Some(row) = row else { continue };
            let counts = (chosen.len(), chosen.len() + study, done);
            prop_assert_eq!((row.chosen, row.proposed, row.done), counts);
            let capital: f64 = chosen.iter().filter_map(|m| m.finance.capital).map(|c| c.0).sum();
            let money: f64 = chosen.iter().map(|m| m.package.money.0).sum();
            prop_assert!(same(row.capital.0, capital) && same(row.money.0, money), "{:?}", row);
        }
        let sum = class_total(&rows);
        let add = |of: fn(&ClassCount) -> usize| rows.iter().map(of).sum::<usize>();
        prop_assert_eq!(sum.proposed, add(|r| r.proposed));
        prop_assert_eq!((sum.chosen, sum.done), (add(|r| r.chosen), add(|r| r.done)));
        let members: Vec<&MeasureResult> = all.iter().filter(|m| m.selected).collect();
        let StepSum { capital, money, payback } = step_sum(&members);
        prop_assert!(same(sum.capital.0, capital.0) && same(sum.money.0, money.0));
        prop_assert_eq!(payback.is_some(), money.0 > 0.0);
        prop_assert!(payback.is_none_or(|years| same(years.0 * money.0, capital.0)));
        let ledgers = saved_by(&members);
        prop_assert!(same(ledgers.co2e.0, evaluation.package.ledgers.co2e.0));
        prop_assert!(same(ledgers.waste.0, evaluation.package.ledgers.waste.0));

        let supported = support_candidates(&CATALOGUE, evaluation);
        let found: BTreeSet<usize> = supported.iter().copied().collect();
        for (at, m) in all.iter().enumerate() {
            let costs = m.finance.capital.is_none_or(|c| c.0 > 0.0);
            let wanted = m.selected || m.class == Class::Study;
            let fits = costs && wanted && (renews(m) || m.class == Class::Health);
            prop_assert_eq!(found.contains(&at), fits, "{:?}", m.class);
        }
        let order = |at: usize| {
            let m = &all[at];
            (!m.selected, m.finance.payback.map_or(f64::INFINITY, |p| p.0))
        };
        prop_assert!(supported.is_sorted_by(|a, b| order(*a) <= order(*b)));
        let green: Vec<_> = all
            .iter()
            .filter(|m| m.selected && renews(m))
            .filter(|m| {
                [m.package.energy.0, m.package.water.0, m.package.waste.0].iter().any(|v| *v > 0.0)
            })
            .map(|m| m.measure)
            .collect();
        prop_assert_eq!(green_candidates(&CATALOGUE, evaluation), green);
        for m in &members {
            for row in worth(&CATALOGUE, m) {
                let flow = [(m.package.money.0, m.lifetime.0)];
                let value = m.finance.capital.map(|c| npv(c.0, &flow, row.rate));
                prop_assert_eq!(row.npv.map(|v| v.0), value);
            }
        }
        let least = usize::from(CATALOGUE.constants.score_min_questions);
        let scores = &evaluation.scores.dimensions;
        let weak = weakest(&CATALOGUE, evaluation);
        prop_assert!(weak.is_sorted_by(|a, b| a.1 <= b.1));
        let enough = |at: &usize| scores[*at].is_some_and(|s| s.questions >= least);
        let known: BTreeSet<usize> = (0..scores.len()).filter(enough).collect();
        prop_assert_eq!(weak.iter().map(|(at, _)| *at).collect::<BTreeSet<_>>(), known);
        prop_assert!(weak.iter().all(|(at, value)| scores[*at].unwrap().value == *value));

        let counted = bags(&CATALOGUE, inputs, evaluation);
        prop_assert_eq!(counted.map(|b| b.now), inputs.bags_per_day);
        if let Some(counted) = counted {
            let of_bags = |at: u8| CATALOGUE.end_uses[usize::from(at)].kind == EndUseKind::Bags;
            let parts = members.iter().flat_map(|m| &m.contributions);
            let parts = parts.filter(|c| of_bags(c.end_use.0) && c.base > 0.0);
            let gone: f64 = parts.map(|c| c.quantity / c.base).sum();
            prop_assert!(same(counted.after, counted.now * (1.0 - gone.clamp(0.0, 1.0))));
        }
        Ok(())
    });
}
