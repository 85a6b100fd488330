//! The tables as published, attacked.

use super::attack::{Sums, few_behind, follows};
use super::invented::members;
use crate::catalogue::{Catalogue, embedded};
use crate::cohort::*;
use crate::share::encode_result;

fn result(catalogue: &Catalogue, members: &[Member]) -> GroupResult {
    group(catalogue, members, &Event::default(), 2025)
}

/// Who is in a row: the attacker knows what everybody is.
fn is_in(catalogue: &Catalogue, member: &Member, row: &Row) -> bool {
    let of = |id: &str| row.classes.iter().any(|class| class == id);
    let code = &member.code;
    match row.dimension {
        None => true,
        Some(Dimension::Trade) => of(&code.trade),
        Some(Dimension::Chain) => {
            let trade = catalogue.trades.iter().find(|trade| trade.id == code.trade);
            trade.is_some_and(|trade| trade.tags.iter().any(|tag| of(tag)))
        }
        Some(Dimension::Place) => of(code.place.as_deref().unwrap_or_default()),
        Some(Dimension::Size) => of(&code.size.map_or_else(String::new, |s| s.to_string())),
    }
}

/// A figure that every member has or has not, and its value.
type Value = fn(&Member) -> Option<f64>;

fn figures() -> Vec<(Figure, Value)> {
    vec![
        (Figure::Sum(Sum::Money), |m| Some(m.code.savings.money.0)),
        (Figure::Sum(Sum::Capital), |m| m.code.capital),
        (Figure::Sum(Sum::Bags), |m| m.code.bags_a_day),
        (Figure::Sum(Sum::Done), |m| Some(m.code.done.len() as f64)),
        (Figure::Mean(Indicator::Dust), |m| m.code.indicators[2].map(|i| i.saved_pct)),
        (Figure::Weighted(Indicator::Combined), |m| m.code.indicators[4].map(|i| i.base)),
        (Figure::Count(Count::BagFree), |m| m.code.no_plastic_bags.map(|b| f64::from(u8::from(b)))),
        (Figure::Count(Count::AwareBefore), |m| {
            m.code.awareness.as_ref().map(|a| f64::from(u8::from(a != "new")))
        }),
    ]
}

/// The rows of a figure that are shown, over those who have it.
fn shown(catalogue: &Catalogue, group: &GroupResult, who: &[&Member], of: Figure) -> Sums {
    let rows =
        group.rows.iter().enumerate().filter(|(at, _)| group.cell(of, *at).value().is_some());
    let bit = |member: &Member, row: &Row| f64::from(u8::from(is_in(catalogue, member, row)));
    Sums(rows.map(|(_, row)| who.iter().map(|m| bit(m, row)).collect()).collect())
}

#[test]
fn no_published_figure_lets_a_few_businesses_be_worked_out() {
    let catalogue = embedded::load().unwrap().catalogue;
    let (mut cells, mut hidden, mut bare) = (0, 0, 0);
    for seed in 0..120 {
        let all = members(&catalogue, seed, 4 + seed % 45);
        let group = result(&catalogue, &all);
        for (figure, value) in figures() {
            let who: Vec<&Member> = all.iter().filter(|m| value(m).is_some()).collect();
            let sums = shown(&catalogue, &group, &who, figure);
            cells += sums.0.len();
            assert_eq!(few_behind(&sums, 4), None, "seed {seed}, {figure:?}");
            // The same tables with rules 1 and 2 alone.
            let rows = group.rows.iter().map(|row| {
                who.iter().map(|m| f64::from(u8::from(is_in(&catalogue, m, row)))).collect()
            });
            let large = |row: &Vec<f64>| row.iter().sum::<f64>() >= 5.0;
            let without = Sums(rows.filter(large).collect());
            hidden += without.0.len() - sums.0.len().min(without.0.len());
            bare += usize::from(few_behind(&without, 4).is_some());
        }
    }
    println!("{cells} cells shown, {hidden} hidden for subtraction, {bare} tables open without it");
    assert!(cells > 2_000);
    assert!(bare > 50, "the attack finds nothing even without the rule: it proves nothing");
}

#[test]
fn no_shown_figure_is_one_business_and_none_that_is_follows() {
    let catalogue = embedded::load().unwrap().catalogue;
    let mut dominated = 0;
    for seed in 0..80 {
        let mut all = members(&catalogue, seed, 25);
        let giant = (seed % 25) as usize;
        all[giant].code.savings.money.0 = 1e11;
        let group = result(&catalogue, &all);
        let money = |m: &Member| m.code.savings.money.0;
        let who: Vec<&Member> = all.iter().collect();
        let sums = shown(&catalogue, &group, &who, Figure::Sum(Sum::Money));
        for (at, row) in group.rows.iter().enumerate() {
            let of: Vec<f64> = all
                .iter()
                .map(|m| if is_in(&catalogue, m, row) { money(m) } else { 0.0 })
                .collect();
            let (sum, most) = (of.iter().sum::<f64>(), of.iter().copied().fold(0.0, f64::max));
            let cell = group.cell(Figure::Sum(Sum::Money), at);
            if most > 0.7 * sum {
                assert_eq!(cell.value(), None, "seed {seed}");
                let bits: Vec<f64> = of.iter().map(|v| f64::from(u8::from(*v > 0.0))).collect();
                assert!(!follows(&sums, &bits), "seed {seed}: {row:?} follows");
                dominated += 1;
            } else if let Some(value) = cell.value() {
                assert!((value - sum).abs() < 1.0 && cell.n().unwrap() >= 5);
            }
        }
    }
    assert!(dominated > 80);
}

#[test]
fn the_order_of_the_members_changes_nothing_and_groups_add_up() {
    let catalogue = embedded::load().unwrap().catalogue;
    for seed in 0..10 {
        let (first, second) = (members(&catalogue, seed, 20), members(&catalogue, seed + 500, 13));
        let merged: Vec<Member> = first.iter().chain(&second).cloned().collect();
        let expected = result(&catalogue, &merged);
        let turned: Vec<Member> = second.iter().rev().chain(first.iter().rev()).cloned().collect();
        assert_eq!(result(&catalogue, &turned), expected);
        let sum = |of: &[Member]| of.iter().map(|m| m.code.savings.money.0).sum::<f64>();
        let whole = expected.whole(Figure::Sum(Sum::Money)).value().unwrap();
        assert!((whole - sum(&first) - sum(&second)).abs() < 1.0);
    }
}

#[test]
fn between_two_publications_one_business_more_is_held_back() {
    let catalogue = embedded::load().unwrap().catalogue;
    let all = members(&catalogue, 3, 30);
    let first = release(&catalogue, &all[..20], &Released::default());
    assert_eq!((first.members.len(), first.waiting), (20, 0));
    let last = first.shown();
    let money = |of: &[Member]| result(&catalogue, of).whole(Figure::Sum(Sum::Money)).value();
    for more in 1..=4 {
        let next = release(&catalogue, &all[..20 + more], &last);
        assert_eq!((next.members.len(), next.waiting), (20, more));
        // Codes keep three digits; what was shown came from codes as well.
        let (before, now) = (money(&first.members).unwrap(), money(&next.members).unwrap());
        assert!((before - now).abs() < before * 0.005);
    }
    let enough = release(&catalogue, &all[..25], &last);
    assert_eq!((enough.members.len(), enough.waiting), (25, 0));
    // One left: the old figures stay.
    assert_eq!(release(&catalogue, &all[1..20], &last).waiting, 1);
}

#[test]
fn small_classes_go_together_and_a_small_group_shows_nothing() {
    let catalogue = embedded::load().unwrap().catalogue;
    let mut all = members(&catalogue, 5, 20);
    for (at, member) in all.iter_mut().enumerate() {
        let trade = ["wood_furniture", "wood_furniture", "handicraft", "beverage"][at % 4];
        member.code.trade = if at == 3 { "plastics" } else { trade }.into();
    }
    let group = result(&catalogue, &all);
    let rows: Vec<_> = group.classes(Dimension::Trade).map(|(_, row)| row.clone()).collect();
    // Ten, five, and four with one: together five.
    assert_eq!(rows.len(), 3);
    assert!(rows[2].others && rows[2].classes == ["beverage", "plastics"]);
    let four = result(&catalogue, &all[..4]);
    assert_eq!(four.completion.businesses, 4);
    for column in &four.columns {
        assert!(column.cells.iter().all(|cell| cell.value().is_none()), "{:?}", column.figure);
    }
    assert_eq!(four.money.p50.hidden(), Some(Hidden::Few));
    let none = result(&catalogue, &[]);
    assert_eq!(none.whole(Figure::Sum(Sum::Money)).hidden(), Some(Hidden::NoData));
}

/// Who is in what of two showings: a business that stayed as it is has one column, the others one
/// for each showing they are in.
fn both(
    catalogue: &Catalogue,
    shown: [(&GroupResult, &Release); 2],
    of: Figure,
    value: Value,
) -> Sums {
    let counted = |release: &Release, row: &Row| -> Vec<Member> {
        let part = match row.dimension {
            Some(dimension) => Some(Part::Table(dimension)),
            None => Population::of(of).map(Part::Figures),
        };
        let older = release.older.iter().find(|(older, _)| Some(*older) == part);
        older.map_or_else(|| release.members.clone(), |(_, members)| members.clone())
    };
    let key = |m: &Member| (m.code.id, encode_result(&m.code));
    let mut units: Vec<(u32, String)> = Vec::new();
    for (_, release) in shown {
        let older = release.older.iter().flat_map(|(_, members)| members);
        units.extend(release.members.iter().chain(older).map(key));
    }
    units.sort();
    units.dedup();
    let mut sums = Vec::new();
    for (group, release) in shown {
        for (at, row) in group.rows.iter().enumerate() {
            if group.cell(of, at).value().is_none() {
                continue;
            }
            let mut sum = vec![0.0; units.len()];
            for member in counted(release, row) {
                if value(&member).is_some() && is_in(catalogue, &member, row) {
                    sum[units.iter().position(|unit| *unit == key(&member)).unwrap()] = 1.0;
                }
            }
            sums.push(sum);
        }
    }
    Sums(sums)
}

/// Late-comers in any number: what two showings say together rests on as many businesses as one.
#[test]
fn two_showings_together_let_nobody_be_worked_out() {
    let catalogue = embedded::load().unwrap().catalogue;
    let (mut waited, mut stayed, mut bare) = (0, 0, 0);
    for seed in 0..16 {
        let all = members(&catalogue, seed, 40);
        let (first, gone) = (8 + (seed % 7) as usize, (seed % 3) as usize);
        let next = first + 1 + (seed * 7 % 16) as usize;
        let then = release(&catalogue, &all[..first], &Released::default());
        let now = release(&catalogue, &all[gone..next], &then.shown());
        let text = then.shown().to_text();
        assert_eq!(Released::from_text(&text), then.shown());
        assert_eq!(Released::from_text(&now.shown().to_text()), now.shown());
        let groups = [&then, &now].map(|r| r.group(&catalogue, &Event::default(), 2025));
        waited += usize::from(now.waiting > 0);
        stayed += now.older.len();
        assert_eq!(groups[1].older.len(), now.older.len());
        let plain = Release { members: all[gone..next].to_vec(), waiting: 0, older: Vec::new() };
        let unruly = result(&catalogue, &plain.members);
        for (figure, value) in figures() {
            let [a, b] = &groups;
            let sums = both(&catalogue, [(a, &then), (b, &now)], figure, value);
            assert_eq!(few_behind(&sums, 4), None, "seed {seed}, {figure:?}");
            let sums = both(&catalogue, [(a, &then), (&unruly, &plain)], figure, value);
            bare += usize::from(few_behind(&sums, 2).is_some());
        }
    }
    println!("{waited} held somebody back, {stayed} tables stayed, {bare} figures open without it");
    assert!(waited > 1 && stayed > 40 && bare > 12);
}

#[test]
fn a_changed_code_counts_once_and_a_giant_waits() {
    let catalogue = embedded::load().unwrap().catalogue;
    let all = members(&catalogue, 3, 20);
    let last = release(&catalogue, &all, &Released::default()).shown();
    let mut later = all.clone();
    for member in &mut later[..4] {
        member.code.savings.money.0 *= 2.0;
    }
    let held = release(&catalogue, &later, &last);
    assert_eq!((held.waiting, held.shown()), (4, last.clone()));
    // Everybody changed alike, one of them by more than all others together.
    for member in &mut later {
        member.code.savings.money.0 = all[0].code.savings.money.0;
        member.code.made = "2026-11-22".into();
    }
    later[7].code.savings.money.0 = 1e12;
    let held = release(&catalogue, &later, &last);
    assert_eq!(held.waiting, 1);
    let giant = |m: &&Member| m.code.id == later[7].code.id;
    let stayed = held.members.iter().find(giant).unwrap();
    assert_eq!(stayed.code.made, all[7].code.made);
}
