//! Measures in their lists, first steps, and the tables of the printed sheets.

use super::{CATALOGUE, check, same};
use proptest::prelude::*;
use std::collections::BTreeSet;
use vong_xanh::catalogue::EndUseKind;
use vong_xanh::engine::summary::{
    ClassCount, StepSum, bags, class_counts, class_total, effects, green_candidates, has_base,
    lists, package_sum, saved_by, step_sum, support_candidates, weakest, worth,
};
use vong_xanh::engine::{Class, Evaluation, MeasureAnswer, MeasureResult, npv};
use vong_xanh::units::Vnd;

fn result(evaluation: &Evaluation, at: usize) -> &MeasureResult {
    &evaluation.measures[at]
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
        let StepSum { capital, money } = step_sum(&members);
        prop_assert!(same(sum.capital.0, capital.0) && same(sum.money.0, money.0));
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

/// A measure that pays alone and no more beside the others says so; health is not weighed by money.
#[test]
fn what_no_longer_pays_beside_the_others_says_so() {
    check(60, |_, evaluation| {
        for m in &evaluation.measures {
            let counts = matches!(m.class, Class::QuickWin | Class::Plan);
            let loses = m.package_finance.npv.is_some_and(|npv| npv.0 < 0.0);
            prop_assert_eq!(m.overlaps, counts && loses, "{:?}", m.package_finance);
        }
        Ok(())
    });
}
