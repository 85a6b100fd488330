//! Every way to tell a quantity, in its order, by name and grade (Method §2.2, §4.3), computed by
//! hand from the answers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{answers, c, catalogue, close, many, n};
use std::sync::LazyLock;
use vong_xanh::assessment::{Answers, Inputs, Value, to_inputs};
use vong_xanh::catalogue::{Catalogue, Grade};
use vong_xanh::engine::{
    Class, Derivation as D, Evaluation, FigureId, Options, StreamBaseline, StreamId, evaluate,
    explain, range,
};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| catalogue("data"));

/// 10 people, 25 days, 12 months; wood; a workshop of a company.
fn workshop(given: &[(&str, Value)]) -> Answers {
    let base = [
        ("sector", c("wood_furniture")),
        ("workers", n(10.0)),
        ("days_per_month", n(25.0)),
        ("months_per_year", n(12.0)),
        ("fuel_types", many(&["lpg", "diesel"])),
        ("equipment", many(&["dryer"])),
    ];
    answers(&[&base[..], given].concat())
}

fn evaluated(given: &[(&str, Value)]) -> (Inputs, Evaluation) {
    let inputs = to_inputs(&CATALOGUE, &workshop(given));
    let evaluation = evaluate(&CATALOGUE, &inputs, &Options::default());
    (inputs, evaluation)
}

fn stream(given: &[(&str, Value)], id: &StreamId) -> Option<StreamBaseline> {
    let (inputs, evaluation) = evaluated(given);
    let found = evaluation.baseline.streams.iter().find(|s| s.id == *id).cloned();
    if let Some(stream) = &found {
        explained(&inputs, &evaluation, stream);
    }
    found
}

/// The explanation says the same figures.
fn explained(inputs: &Inputs, evaluation: &Evaluation, stream: &StreamBaseline) {
    for (id, value) in [
        (FigureId::StreamQuantity(stream.id.clone()), stream.quantity),
        (FigureId::StreamCost(stream.id.clone()), stream.cost.0),
    ] {
        let told = explain(&CATALOGUE, inputs, evaluation, &id).expect("explained");
        assert!(close(told.expr.eval(), value, 1e-9), "{id:?}: {} not {value}", told.expr.eval());
    }
}

fn tariff(id: &str) -> f64 {
    CATALOGUE.factors.tariffs.iter().find(|t| t.id == id).unwrap().value.unwrap()
}

fn fuel_price(id: &str) -> f64 {
    let fuel = CATALOGUE.factors.fuels.iter().find(|f| f.id == id).unwrap();
    CATALOGUE.factors.carriers[usize::from(fuel.carrier)].price_vnd_per_unit.unwrap()
}

/// Answers, then quantity and cost a year, grade and origin.
type Way = (&'static str, Vec<(&'static str, Value)>, f64, f64, Grade, D);

/// Walks the ways from the best to the last: each stands for itself, and each goes before all that
/// come after it.
fn walk(id: &StreamId, ways: &[Way]) {
    for (at, (name, given, quantity, cost, grade, derivation)) in ways.iter().enumerate() {
        for with_worse in [false, true] {
            let mut answers = given.clone();
            let worse = ways.iter().skip(at + 1).flat_map(|w| &w.1);
            for (id, value) in worse.filter(|_| with_worse) {
                // A better way may need that what a worse one rests on is not there.
                if !answers.iter().any(|(known, _)| known == id) {
                    answers.push((id, value.clone()));
                }
            }
            let found = stream(&answers, id).unwrap_or_else(|| panic!("{name}: no stream"));
            let what = format!("{name}, worse known as well: {with_worse}");
            if with_worse && found.derivation != *derivation {
                panic!("{what}: {:?} goes first", found.derivation);
            }
            if !with_worse {
                assert!(close(found.quantity, *quantity, 1e-9), "{what}: {}", found.quantity);
                assert!(close(found.cost.0, *cost, 1e-9), "{what}: {}", found.cost.0);
                assert_eq!((found.grade, found.derivation), (*grade, *derivation), "{what}");
            }
        }
    }
}

fn months(count: usize, kwh: Option<f64>, money: Option<f64>) -> Vec<(&'static str, Value)> {
    let mut rows = Vec::new();
    for row in 1..=count {
        for (field, value) in [("kwh", kwh), ("money", money)] {
            let id = Box::leak(format!("elec_bills.{row}.{field}").into_boxed_str());
            rows.extend(value.map(|v| (&*id, n(v))));
        }
    }
    rows
}

#[test]
fn electricity() {
    let id = StreamId::Electricity;
    let price = tariff("elec_production_lt6_normal") * 1.08;
    let month = |months| {
        vec![
            ("elec_kwh_month", n(1000.0)),
            ("elec_bill_month", n(2.4e6)),
            ("elec_months", c(months)),
        ]
    };
    let saw = vec![
        ("elec_machines.1.kw", n(3.0)),
        ("elec_machines.1.count", n(2.0)),
        ("elec_machines.1.hours_day", n(5.0)),
    ];
    let load = CATALOGUE.constants.load_factor;
    let of_machines = 3.0 * 2.0 * 5.0 * load * 300.0;
    walk(
        &id,
        &[
            (
                "12 bills",
                months(12, Some(1000.0), Some(2.4e6)),
                12e3,
                28.8e6,
                Grade::A,
                D::FromMonths,
            ),
            (
                "5 bills",
                months(5, Some(1000.0), Some(2.4e6)),
                12e3,
                28.8e6,
                Grade::B,
                D::FromMonths,
            ),
            ("mean of a year", month("12"), 12e3, 28.8e6, Grade::A, D::Measured),
        ],
    );
    walk(&id, &[("a month", month("1"), 12e3, 28.8e6, Grade::B, D::Measured)]);
    walk(
        &id,
        &[
            (
                "kWh",
                vec![("elec_kwh_month", n(1000.0))],
                12e3,
                12e3 * price,
                Grade::C,
                D::FromQuantity,
            ),
            ("machines", saw.clone(), of_machines, of_machines * price, Grade::C, D::FromMachines),
        ],
    );
    walk(
        &id,
        &[
            (
                "money",
                vec![("elec_bill_month", n(2.4e6))],
                28.8e6 / price,
                28.8e6,
                Grade::C,
                D::FromMoney,
            ),
            ("machines", saw, of_machines, of_machines * price, Grade::C, D::FromMachines),
        ],
    );
    assert_eq!(stream(&[], &id), None, "nothing known: no stream, no benchmark");
}

#[test]
fn months_of_electricity_with_gaps_and_season() {
    let id = StreamId::Electricity;
    // 1,000 kWh for 2 million; another month only 3 million at the same 2,000 a kWh.
    let given = [
        ("elec_bills.2.kwh", n(1000.0)),
        ("elec_bills.2.money", n(2e6)),
        ("elec_bills.7.money", n(3e6)),
    ];
    let found = stream(&given, &id).unwrap();
    assert!(close(found.quantity, 12.0 * 1250.0, 1e-9) && close(found.cost.0, 30e6, 1e-9));
    // One month known to be low.
    let low = [
        ("elec_bills.2.kwh", n(1000.0)),
        ("elec_bills.2.money", n(2e6)),
        ("elec_month_type", c("low")),
    ];
    let found = stream(&low, &id).unwrap();
    assert!(close(found.quantity, 12e3 * CATALOGUE.constants.season_low, 1e-9));
    // Twelve bills are the year, though only nine months are worked.
    let mut year = months(12, Some(1000.0), Some(2e6));
    year.push(("months_per_year", n(9.0)));
    assert!(close(stream(&year, &id).unwrap().quantity, 12e3, 1e-9));
    let mut part = months(11, Some(1000.0), Some(2e6));
    part.push(("months_per_year", n(9.0)));
    assert!(close(stream(&part, &id).unwrap().quantity, 9e3, 1e-9));
}

#[test]
fn group_voltage_and_deducted_tax_make_the_price() {
    let id = StreamId::Electricity;
    let with = |more: &[(&'static str, Value)]| {
        let mut given = vec![("elec_bill_month", n(10e6))];
        given.extend(more.iter().cloned());
        stream(&given, &id).unwrap()
    };
    for (more, row) in [
        (vec![], "elec_production_lt6_normal"),
        (vec![("elec_voltage", c("22_110"))], "elec_production_22_110_normal"),
        (
            vec![("tariff_group", c("business")), ("elec_voltage", c("22_110"))],
            "elec_business_ge22_normal",
        ),
        (vec![("tariff_group", c("mixed")), ("elec_voltage", c("22_110"))], "elec_average"),
    ] {
        let found = with(&more);
        assert!(close(found.quantity, 120e6 / (tariff(row) * 1.08), 1e-9), "{row}");
        assert!(close(found.cost.0, 120e6, 1e-12));
    }
    // The same kWh, paid net.
    let net = with(&[("vat_deducted", c("yes"))]);
    assert!(close(net.quantity, with(&[]).quantity, 1e-12));
    assert!(close(net.cost.0, 120e6 / 1.08, 1e-12));
    let water = |more: &[(&'static str, Value)]| {
        let mut given = vec![("water_bill_month", n(1e6)), ("water_m3_month", n(50.0))];
        given.extend(more.iter().cloned());
        evaluated(&given).1.baseline
    };
    let cost = |base: &vong_xanh::engine::Baseline| {
        base.streams.iter().find(|s| s.id == StreamId::Water).unwrap().cost.0
    };
    let (gross, net) = (water(&[]), water(&[("vat_deducted", c("yes"))]));
    assert!(close(cost(&net), 12e6 / 1.05, 1e-12));
    assert!(close(net.wastewater_fee.0, gross.wastewater_fee.0, 1e-12), "the fee has no such tax");
}

#[test]
fn a_wastewater_fee_on_the_water_bill_is_not_paid_twice() {
    let with = |on_bill: &str| {
        let given = [
            ("water_bill_month", n(1e6)),
            ("pays_wastewater_fee", c("yes")),
            ("wastewater_on_bill", c(on_bill)),
        ];
        let base = evaluated(&given).1.baseline;
        let water = base.streams.iter().find(|s| s.id == StreamId::Water).unwrap().clone();
        (water, base.wastewater_fee.0)
    };
    let (water, fee) = with("yes");
    assert!(close(water.cost.0 + fee, 12e6, 1e-9), "both together are the bill");
    assert!(close(water.cost.0, 12e6 * 1.05 / 1.15, 1e-9));
    assert!(close(fee, 12e6 * 0.10 / 1.15, 1e-9));
    let (apart, fee) = with("no");
    assert!(close(apart.cost.0, 12e6, 1e-12) && fee > 0.0);
    assert!(water.quantity < apart.quantity, "less of the bill is water");
}

#[test]
fn fuels() {
    let lpg = StreamId::Fuel("lpg".into());
    let (default, spend) = (fuel_price("lpg"), ("fuel_lpg.spend_month", n(4e6)));
    let bottles = vec![("fuel_lpg.count", n(8.0)), ("fuel_lpg.size", c("12"))];
    let of = |more: &[(&'static str, Value)]| {
        let mut all = bottles.clone();
        all.extend(more.iter().cloned());
        all
    };
    let ways: [Way; 7] = [
        (
            "cylinders and money",
            of(std::slice::from_ref(&spend)),
            1152.0,
            48e6,
            Grade::B,
            D::Measured,
        ),
        (
            "kg and money",
            vec![("lpg_kg_month", n(100.0)), spend.clone()],
            1200.0,
            48e6,
            Grade::B,
            D::Measured,
        ),
        ("cylinders", of(&[]), 1152.0, 1152.0 * default, Grade::C, D::FromContainers),
        (
            "cylinders at the own price",
            of(&[("fuel_lpg.price", n(35e3))]),
            1152.0,
            1152.0 * 35e3,
            Grade::C,
            D::FromContainers,
        ),
        (
            "money at the own price",
            vec![spend.clone(), ("fuel_lpg.price", n(40e3))],
            1200.0,
            48e6,
            Grade::C,
            D::FromOwnPrice,
        ),
        ("money", vec![spend], 48e6 / default, 48e6, Grade::C, D::FromMoney),
        (
            "half of the common sum",
            vec![("fuel_spend_month", n(8e6))],
            48e6 / default,
            48e6,
            Grade::C,
            D::FromSharedSum,
        ),
    ];
    for way in ways {
        walk(&lpg, &[way]);
    }
    let diesel = StreamId::Fuel("diesel".into());
    let drive = vec![("fuel_diesel.km_month", n(2000.0)), ("fuel_diesel.l_per_100km", n(12.0))];
    let price = fuel_price("diesel");
    walk(
        &diesel,
        &[
            (
                "litres",
                vec![("diesel_l_month", n(300.0))],
                3600.0,
                3600.0 * price,
                Grade::C,
                D::FromQuantity,
            ),
            ("kilometres", drive, 2880.0, 2880.0 * price, Grade::C, D::FromDistance),
        ],
    );
    // What one fuel is known to cost leaves the rest of the common sum to the other.
    let given = [("fuel_spend_month", n(10e6)), ("fuel_lpg.spend_month", n(4e6))];
    assert!(close(stream(&given, &diesel).unwrap().cost.0, 72e6, 1e-9));
    assert!(close(stream(&given, &lpg).unwrap().cost.0, 48e6, 1e-9));
}

#[test]
fn water() {
    let price = tariff("water_hn_production") * 1.05;
    let bills = |count: usize| {
        let mut rows = Vec::new();
        for row in 1..=count {
            for (field, value) in [("m3", 50.0), ("money", 1e6)] {
                let id: &'static str =
                    Box::leak(format!("water_bills.{row}.{field}").into_boxed_str());
                rows.push((id, n(value)));
            }
        }
        rows
    };
    let month = vec![("water_m3_month", n(50.0)), ("water_bill_month", n(1e6))];
    let pump = vec![("water_source", c("well")), ("well_pump_hours", n(2.0))];
    let pumped = 2.0 * CATALOGUE.constants.well_flow_m3_per_hour * 300.0;
    let well = CATALOGUE.factors.well_vnd_per_m3;
    let people = 10.0 * CATALOGUE.constants.domestic_water_m3_per_worker_day * 300.0;
    for ways in [
        vec![
            ("12 bills", bills(12), 600.0, 12e6, Grade::A, D::FromMonths),
            ("4 bills", bills(4), 600.0, 12e6, Grade::B, D::FromMonths),
            ("a month", month, 600.0, 12e6, Grade::B, D::Measured),
            ("pump", pump.clone(), pumped, pumped * well, Grade::C, D::FromPump),
            ("people", vec![], people, people * price, Grade::D, D::FromPeople),
        ],
        vec![(
            "bill",
            vec![("water_bill_month", n(1e6))],
            12e6 / price,
            12e6,
            Grade::C,
            D::FromMoney,
        )],
        vec![(
            "meter",
            vec![("water_m3_month", n(50.0))],
            600.0,
            600.0 * price,
            Grade::C,
            D::FromQuantity,
        )],
    ] {
        walk(&StreamId::Water, &ways);
    }
}

#[test]
fn materials_losses_and_scrap() {
    let id = StreamId::Material1;
    let spend = ("material1_spend_month", n(75e6));
    let quantity = ("material1_qty_month", n(10.0));
    let price = ("material1_price", n(7.5e6));
    for way in [
        ("both", vec![spend.clone(), quantity.clone()], 120.0, 900e6, Grade::B, D::Measured),
        ("own price", vec![spend.clone(), price.clone()], 120.0, 900e6, Grade::B, D::FromOwnPrice),
        ("money", vec![spend.clone()], 900e6, 900e6, Grade::B, D::MoneyOnly),
        ("amount × price", vec![quantity.clone(), price], 120.0, 900e6, Grade::C, D::FromQuantity),
    ] {
        walk(&id, &[way]);
    }
    let usual = CATALOGUE.trade("wood_furniture").unwrap().loss.mode;
    let mass = [spend, quantity, ("material1_kg_per_unit", n(650.0)), ("waste_bags_week", n(10.0))];
    let loss = |more: &[(&'static str, Value)]| {
        let given: Vec<_> = mass.iter().chain(more).cloned().collect();
        let found = stream(&given, &id).unwrap();
        (found.loss.unwrap(), found.loss_is_default)
    };
    // 10 bags × 30 kg × 52/12 × 12 months of 78,000 kg.
    let bags = 10.0 * 30.0 * CATALOGUE.constants.weeks_per_month * 12.0 / 78_000.0;
    let offcuts = ("waste_bag_kind", c("offcuts"));
    assert_eq!(loss(&[("material1_loss_pct", n(35.0)), offcuts.clone()]), (0.35, false));
    let (found, default) = loss(&[offcuts]);
    assert!(close(found, bags, 1e-12) && !default);
    assert_eq!(
        loss(&[("waste_bag_kind", c("mixed"))]),
        (usual, true),
        "what is in them is not known"
    );
    assert_eq!(loss(&[]), (usual, true));

    let grade = |how: &'static str| {
        let all = mass
            .iter()
            .cloned()
            .chain([("material1_loss_pct", n(10.0)), ("material1_loss_how", c(how))]);
        evaluated(&all.collect::<Vec<_>>()).1.losses.grade
    };
    // The money of the material is B, whatever the loss.
    assert_eq!((grade("counted"), grade("weighed")), (Some(Grade::C), Some(Grade::B)));

    let scrap = |more: &[(&'static str, Value)]| {
        let loss = [("material1_loss_pct", n(10.0)), ("material1_scrap_price", n(1000.0))];
        let given: Vec<_> = mass.iter().chain(&loss).chain(more).cloned().collect();
        evaluated(&given).1.baseline
    };
    assert!(close(scrap(&[]).scrap_revenue.0, 7800.0 * 1000.0, 1e-9), "by material");
    let sold = [
        ("wastes.1.kind", c("wood")),
        ("wastes.1.destination", c("sold")),
        ("wastes.1.kg_month", n(500.0)),
        ("wastes.1.price", n(800.0)),
        ("wastes.2.destination", c("paid")),
        ("wastes.2.kg_month", n(100.0)),
        ("wastes.2.price", n(700.0)),
    ];
    let listed = scrap(&sold);
    assert!(close(listed.scrap_revenue.0, 500.0 * 800.0 * 12.0, 1e-9), "by the list");
    assert!(close(listed.waste_fee.0, 100.0 * 700.0 * 12.0, 1e-9));
    let told: Vec<_> = sold.iter().cloned().chain([("scrap_revenue_month", n(1e6))]).collect();
    assert!(close(scrap(&told).scrap_revenue.0, 12e6, 1e-12), "as told");
}

#[test]
fn output() {
    let made = |given: &[(&'static str, Value)]| {
        let base = evaluated(given).1.baseline;
        (base.output_per_year.unwrap(), base.output_unit)
    };
    let unit = ("product_unit", c("set"));
    let sales = ("revenue_month", n(500e6));
    let price = ("product_price", n(4e6));
    let day = ("output_day", n(5.0));
    let month = ("output_month", n(120.0));
    let two = [
        ("products.1.units_month", n(100.0)),
        ("products.1.price", n(4e6)),
        ("products.2.units_month", n(50.0)),
        ("products.2.price", n(2e6)),
        ("products.3.units_month", n(10.0)),
        ("products.3.price", n(4e6)),
        ("products.3.weight", n(0.25)),
    ];
    let mut given = vec![unit, sales];
    assert_eq!(made(&given), (6000.0, "million_vnd".to_owned()));
    given.push(price);
    assert_eq!(made(&given), (1500.0, "set".to_owned()));
    given.push(day);
    assert_eq!(made(&given).0, 1500.0);
    given.push(month);
    assert_eq!(made(&given).0, 1440.0);
    given.extend(two);
    // 100 + 50 × 2/4 + 10 × ¼.
    assert_eq!(made(&given).0, 12.0 * 127.5);
}

#[test]
fn a_worse_way_widens_the_range_of_the_same_business() {
    let spread = |given: &[(&'static str, Value)]| {
        let mut all = vec![("el_led", c("no")), ("el_idle", c("no")), ("el_airleak", c("no"))];
        all.extend(given.iter().cloned());
        let (inputs, evaluation) = evaluated(&all);
        assert!(evaluation.package.ledgers.energy.0 > 0.0);
        let energy = range(&CATALOGUE, &inputs, &evaluation, 2000).energy;
        (energy.p90 - energy.p10) / energy.p50
    };
    let price = tariff("elec_production_lt6_normal") * 1.08;
    let bill = 1000.0 * price;
    let year = spread(&months(12, Some(1000.0), Some(bill)));
    let part = spread(&months(4, Some(1000.0), Some(bill)));
    let money = spread(&[("elec_bill_month", n(bill))]);
    let mut confirmed = workshop(&[("elec_bill_month", n(bill)), ("el_led", c("no"))]);
    confirmed.0.get_mut("elec_bill_month").unwrap().confirmed.push("V1".into());
    let inputs = to_inputs(&CATALOGUE, &confirmed);
    let evaluation = evaluate(&CATALOGUE, &inputs, &Options::default());
    assert_eq!(evaluation.baseline.streams[0].grade, Grade::D, "one letter down");
    assert!(year < part && part < money, "{year} {part} {money}");
}

#[test]
fn neither_electricity_nor_material_gives_practices_and_score_only() {
    let given = [
        ("water_bill_month", n(1e6)),
        ("hk_bills", c("no")),
        ("hk_norm", c("partly")),
        ("hk_5s", c("yes")),
        ("el_led", c("no")),
    ];
    let (_, evaluation) = evaluated(&given);
    assert!(!evaluation.baseline.money_possible);
    assert!(evaluation.scores.dimensions.iter().any(Option::is_some));
    assert!(evaluation.measures.iter().any(|m| m.class != Class::Hint));
    let (_, with) = evaluated(&[("elec_bill_month", n(1e6))]);
    assert!(with.baseline.money_possible);
    let (_, with) = evaluated(&[("material1_spend_month", n(1e6))]);
    assert!(with.baseline.money_possible);
}
