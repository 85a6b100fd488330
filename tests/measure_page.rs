//! What the page of one measure shows: its range, where it acts, what to read again afterwards, and
//! the cases, legal texts and contacts beside it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{catalogue, close, furniture};
use vong_xanh::catalogue::{Bearing, CaseFit, LawState, Reader, embedded};
use vong_xanh::engine::summary::{effects, watches};
use vong_xanh::engine::{Draws, Options, StreamId, evaluate, range};

const EXAMPLE: &str = "tests/fixtures/furniture-catalogue";
const DRAWS: usize = 400;

#[test]
fn ranges_of_the_members_add_up_to_the_range_of_the_package() {
    let (catalogue, inputs) = (catalogue(EXAMPLE), furniture());
    let eval = evaluate(&catalogue, &inputs, &Options::default());
    let whole = range(&catalogue, &inputs, &eval, DRAWS);
    let of = |ix| {
        let mut draws = Draws::of_measure(&catalogue, &inputs, &eval, DRAWS, ix);
        while !draws.advance(150) {}
        draws.finish()
    };
    let selected = eval.measures.iter().filter(|m| m.selected);
    let members: Vec<_> = selected.map(|m| (m.package.money.0, of(m.measure))).collect();
    let sum = |figure: fn(&vong_xanh::engine::Range) -> f64| -> f64 {
        members.iter().map(|(_, r)| figure(r)).sum()
    };
    assert!(close(sum(|r| r.money.mean), whole.money.mean, 1e-9));
    assert!(close(sum(|r| r.capital.mean), whole.capital.mean, 1e-9));
    assert!(close(sum(|r| r.npv.mean), whole.npv.mean, 1e-9));
    for (money, r) in members.iter().filter(|(money, _)| *money > 0.0) {
        assert!(r.money.p10 < *money && *money < r.money.p90 * 1.1, "{money}: {:?}", r.money);
    }
    // What is not chosen is drawn as if it were the only one.
    let dryer = of(catalogue.measure_ix("F4").unwrap());
    assert!(dryer.money.p10 > 2e6 && dryer.money.p90 < 9e6, "{:?}", dryer.money);
}

#[test]
fn the_page_says_where_a_measure_acts_and_what_to_weigh_again() {
    let (catalogue, inputs) = (catalogue(EXAMPLE), furniture());
    let eval = evaluate(&catalogue, &inputs, &Options::default());
    let result = |id: &str| {
        let ix = catalogue.measure_ix(id).unwrap();
        eval.measures.iter().find(|m| m.measure == ix).unwrap()
    };
    let rows = effects(&eval.baseline, result("F5"));
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].stream, StreamId::Material1);
    assert!(close(rows[0].saved, 6.41196, 1e-9) && close(rows[0].used, 180.0, 1e-9));
    assert!(close(rows[0].share, 6.41196 / 180.0, 1e-9) && !rows[0].knock_on);
    let sum: f64 = rows.iter().map(|r| r.worth.0).sum();
    let running = result("F5").other_money.running_cost.0;
    assert!(close(sum - running, result("F5").package.money.0, 1e-9));

    // 2.4 kg of paint a set, a fifth less.
    let paint = watches(&eval.baseline, result("F7"));
    assert_eq!(paint.len(), 1);
    assert!(paint[0].per_product);
    assert!(close(paint[0].before, 2.4, 1e-9) && close(paint[0].after, 1.92, 1e-9));
    assert!(watches(&eval.baseline, result("F9")).is_empty());

    let without = vong_xanh::assessment::Inputs {
        output_per_month: None,
        revenue_vnd_per_month: None,
        ..inputs.clone()
    };
    let eval = evaluate(&catalogue, &without, &Options::default());
    let ix = catalogue.measure_ix("F7").unwrap();
    let found = eval.measures.iter().find(|m| m.measure == ix).unwrap();
    let monthly = watches(&eval.baseline, found);
    assert!(!monthly[0].per_product && close(monthly[0].before, 300.0, 1e-9));
}

#[test]
fn cases_of_the_same_trade_and_measure_come_first() {
    let built_in = embedded::load().unwrap();
    let (catalogue, handbook) = (&built_in.catalogue, &built_in.handbook);
    let cases = |measure: &str, trade: Option<&str>| -> Vec<(CaseFit, String)> {
        let reader = Reader {
            catalogue,
            measure: catalogue.measure_ix(measure).unwrap(),
            trade: trade.map(|t| catalogue.trade_ix(t).unwrap()),
            costs_money: true,
        };
        let found = handbook.cases_for(reader).into_iter();
        found.map(|(fit, case)| (fit, case.name.en.clone())).collect()
    };
    let wood = cases("wood-hvlp-spray", Some("wood_furniture"));
    assert_eq!(wood[0].0, CaseFit::Same);
    assert!(wood[0].1.contains("Woodley"));
    assert!(wood[1..].iter().all(|(fit, _)| *fit == CaseFit::SameTrade) && wood.len() == 3);
    let beer = cases("svc-food-waste", Some("hotel_homestay"));
    assert!(beer[0].1.contains("42 hotels"));
    assert_eq!((beer[1].0, beer[1].1.contains("114")), (CaseFit::SameMeasure, true));
    // A trade without cases of its own hears of its group.
    let load = cases("tyres-maintenance", Some("distribution_logistics"));
    assert!(!load.is_empty() && load.iter().all(|(fit, _)| *fit == CaseFit::SameGroup));
    let nobody = cases("tyres-maintenance", None);
    assert_eq!(nobody, []);
    assert_eq!(cases("solar-hot-water", None)[0].0, CaseFit::SameMeasure);
}

#[test]
fn support_fits_the_measure_and_what_is_over_stands_last() {
    let built_in = embedded::load().unwrap();
    let (catalogue, handbook) = (&built_in.catalogue, &built_in.handbook);
    let reader = |measure: &str, trade: &str, costs_money: bool| Reader {
        catalogue,
        measure: catalogue.measure_ix(measure).unwrap(),
        trade: catalogue.trade_ix(trade),
        costs_money,
    };
    let ids = |reader: Reader, bearing| -> Vec<&str> {
        handbook.laws_for(reader, bearing).iter().map(|l| l.id.as_str()).collect()
    };
    let spray = reader("wood-hvlp-spray", "wood_furniture", true);
    let support = ids(spray, Bearing::Support);
    assert!(support.starts_with(&["l-kc45", "l-kc2646"]), "{support:?}");
    assert!(support.contains(&"l-nq198") && support.contains(&"l-889"));
    let state = |id: &str| handbook.laws.iter().find(|l| l.id == id).unwrap().state;
    let held: Vec<bool> = support.iter().map(|id| state(id).holds()).collect();
    assert!(held.is_sorted_by(|a, b| a >= b) && held.contains(&false));
    assert_eq!(state("l-nq198"), LawState::Waiting);
    // No machine, no money first: no grant for machines, no interest support.
    let habit = ids(reader("ac-setpoint-26", "wood_furniture", false), Bearing::Support);
    assert!(!habit.contains(&"l-kc2646") && !habit.contains(&"l-nq198"), "{habit:?}");
    // Grants for industry are not for a shop.
    let shop = ids(reader("ac-inverter", "supermarket", true), Bearing::Support);
    assert!(!shop.contains(&"l-kc2646") && shop.contains(&"l-sme80"), "{shop:?}");
    let taps = reader("low-flow-fixtures", "wood_furniture", true);
    assert!(ids(taps, Bearing::Price).contains(&"l-ww346"));
    let bags = reader("bag-charging-policy", "market_stall", false);
    assert!(ids(bags, Bearing::Rule).contains(&"l-hn22"));
    let asked: Vec<&str> = handbook.contacts_for(spray).iter().map(|c| c.id.as_str()).collect();
    assert!(asked.starts_with(&["hn_centre", "vncpc"]) && !asked.contains(&"scp"));
}
