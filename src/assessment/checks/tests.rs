#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use crate::assessment::samples::{answers, catalogue, choice, choices, set};
use crate::assessment::{Value, to_inputs};
use crate::engine::{Options, evaluate};

mod fields;

fn number(n: f64) -> Value {
    Value::Number(n)
}

fn find(given: &Answers) -> Vec<Finding> {
    let catalogue = catalogue();
    let inputs = to_inputs(&catalogue, given);
    let evaluation = evaluate(&catalogue, &inputs, &Options::default());
    findings(&catalogue, given, &inputs, &evaluation)
}

/// A business about which nothing is odd.
fn sound() -> Answers {
    answers(&[
        ("sector", choice("wood_furniture")),
        ("workers", number(10.0)),
        ("days_per_month", number(25.0)),
        ("revenue_month", number(500e6)),
        ("product_unit", choice("million_vnd")),
        ("elec_bill_month", number(14e6)),
        ("elec_kwh_month", number(6000.0)),
        ("fuel_types", choices(&["none"])),
        ("water_bill_month", number(2e6)),
        ("material1_spend_month", number(200e6)),
        ("material1_loss_pct", number(20.0)),
        ("waste_bags_week", number(20.0)),
    ])
}

/// Severity of a check with these answers beside (or instead of) the sound ones.
fn judged(check: &str, given: &[(&str, Value)]) -> Option<Severity> {
    let mut answers = sound();
    for (id, value) in given {
        set(&mut answers, id, value.clone());
    }
    find(&answers).iter().find(|f| f.check == check).map(|f| f.severity)
}

/// 10 tonnes of rice a month; half of the water goes into the process.
fn rice_noodles() -> [(&'static str, Value); 7] {
    [
        ("sector", choice("food_processing")),
        ("subtrades", choices(&["noodles"])),
        ("material1_name", choice("grain")),
        ("material1_qty_month", number(10.0)),
        ("material1_unit", choice("tonne")),
        ("water_bill_month", Value::Unknown),
        ("share.water.process", number(50.0)),
    ]
}

/// Tries one answer on both sides of a limit.
fn both_sides(check: &str, id: &str, fine: f64, odd: f64, beside: &[(&str, Value)]) {
    let with = |n: f64| {
        let mut given = beside.to_vec();
        given.push((id, number(n)));
        judged(check, &given)
    };
    assert_eq!(with(fine), None, "{check} {id} {fine}");
    assert_eq!(with(odd), Some(Severity::Soft), "{check} {id} {odd}");
}

#[test]
fn nothing_is_odd_about_a_sound_business() {
    assert_eq!(find(&sound()), []);
    assert_eq!(find(&Answers::default()), []);
}

#[test]
fn v1_price_of_a_kilowatt_hour() {
    let kwh = [("elec_kwh_month", number(1000.0))];
    both_sides("V1", "elec_bill_month", 1_100_000.0, 1_099_000.0, &kwh);
    both_sides("V1", "elec_bill_month", 6_000_000.0, 6_001_000.0, &kwh);
    for impossible in [299_000.0, 15_001_000.0] {
        let given = [("elec_kwh_month", number(1000.0)), ("elec_bill_month", number(impossible))];
        assert_eq!(judged("V1", &given), Some(Severity::Hard), "{impossible}");
    }
}

#[test]
fn v2_money_typed_as_kilowatt_hours() {
    both_sides(
        "V2",
        "elec_kwh_month",
        1_900_000.0,
        1_999_999.0,
        &[("elec_bill_month", number(1_950_000.0)), ("workers", number(11.0))],
    );
    both_sides("V2", "elec_kwh_month", 100_000.0, 100_001.0, &[]);
    let many = [("elec_kwh_month", number(100_001.0)), ("workers", number(11.0))];
    assert_eq!(judged("V2", &many), None);
}

#[test]
fn v3_thousands_or_millions() {
    both_sides("V3", "water_bill_month", 1000.0, 999.0, &[]);
    both_sides("V3", "water_bill_month", 0.0, 0.5, &[]);
    both_sides("V3", "material2.spend_month", 1000.0, 999.0, &[]);
    let bag = [("sector", choice("retail_shop")), ("bag_price", number(225.0))];
    assert_eq!(judged("V3", &bag), None);
}

#[test]
fn v4_energy_against_sales() {
    both_sides("V4", "revenue_month", 14e6 / 0.349, 14e6 / 0.351, &[]);
    both_sides("V4", "revenue_month", 14e6 / 0.0011, 14e6 / 0.0009, &[]);
    let shop = [("sector", choice("retail_shop"))];
    both_sides("V4", "revenue_month", 14e6 / 0.199, 14e6 / 0.201, &shop);
}

#[test]
fn v5_all_costs_against_sales() {
    let dear = [("labour_month", number(100e6))];
    // 14 + 2 + 200 + 100 million.
    both_sides("V5", "revenue_month", 316e6 / 1.19, 316e6 / 1.21, &dear);
    both_sides("V5", "revenue_month", 216e6 / 0.151, 216e6 / 0.149, &[]);
    let shop = [("sector", choice("retail_shop")), ("revenue_month", number(216e6 / 0.149))];
    assert_eq!(judged("V5", &shop), None);
}

#[test]
fn v6_price_of_a_cubic_metre() {
    both_sides("V6", "water_m3_month", 400.0, 401.0, &[]);
    both_sides("V6", "water_m3_month", 50.0, 49.9, &[]);
}

#[test]
fn v7_and_v8_price_of_the_only_fuel() {
    let lpg = [("fuel_types", choices(&["lpg"])), ("lpg_kg_month", number(100.0))];
    both_sides("V7", "fuel_spend_month", 2_200_000.0, 2_199_000.0, &lpg);
    both_sides("V7", "fuel_spend_month", 5_000_000.0, 5_001_000.0, &lpg);
    for (fuel, quantity, low, high) in [
        ("coal", "coal_kg_month", 1500.0, 12_000.0),
        ("firewood", "firewood_kg_month", 500.0, 5000.0),
        ("diesel", "diesel_l_month", 12_000.0, 35_000.0),
        ("petrol", "petrol_l_month", 13_000.0, 35_000.0),
    ] {
        let beside = [("fuel_types", choices(&[fuel])), (quantity, number(100.0))];
        both_sides("V8", "fuel_spend_month", low * 100.0, low * 99.0, &beside);
        both_sides("V8", "fuel_spend_month", high * 100.0, high * 101.0, &beside);
    }
    // Two fuels share one sum: no price follows.
    let two = [
        ("fuel_types", choices(&["lpg", "coal"])),
        ("lpg_kg_month", number(100.0)),
        ("fuel_spend_month", number(1000.0)),
    ];
    assert_eq!(judged("V7", &two), None);
}

#[test]
fn v9_share_lost() {
    both_sides("V9", "material1_loss_pct", 60.0, 61.0, &[]);
    both_sides("V9", "material1_loss_pct", 1.0, 0.0, &[]);
    let impossible = [("material1_loss_pct", number(96.0))];
    assert_eq!(judged("V9", &impossible), Some(Severity::Hard));
}

#[test]
fn v11_bags_against_lost_material() {
    // 20 bags × 20 kg × 52/12 = 1,733 kg a month.
    let loss = [
        ("material1_name", choice("wood")),
        ("material1_unit", choice("kg")),
        ("material1_loss_pct", number(50.0)),
    ];
    both_sides("V11", "material1_qty_month", 1200.0, 1100.0, &loss);
    both_sides("V11", "material1_qty_month", 10_300.0, 10_500.0, &loss);
}

#[test]
fn v12_water_of_the_people() {
    // 10 people × 0.05 m³ × 25 days = 12.5 m³ a month.
    both_sides("V12", "water_m3_month", 12.6, 12.4, &[("water_bill_month", number(200e3))]);
    assert_eq!(judged("V12", &[("water_bill_month", Value::Unknown)]), None);
}

#[test]
fn v13_hours_of_a_month() {
    let days = |n: f64| [("days_per_month", number(n)), ("hours_per_day", number(24.0))];
    assert_eq!(judged("V13", &days(25.0)), None);
    assert_eq!(judged("V13", &days(25.1)), Some(Severity::Soft));
    assert_eq!(judged("V13", &days(31.0)), Some(Severity::Soft));
}

#[test]
fn v16_says_the_price_back() {
    let given = [("product_unit", choice("set")), ("output_month", number(125.0))];
    let mut answers = sound();
    for (id, value) in given {
        set(&mut answers, id, value);
    }
    let found = find(&answers);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].check.as_str(), found[0].value), ("V16", 4e6));
    assert_eq!((found[0].low, found[0].high, found[0].confirmed), (None, None, false));
    // Confirming it is not confirming an oddity.
    answers.0.get_mut("output_month").unwrap().confirmed.push("V16".into());
    assert!(find(&answers)[0].confirmed);
    assert!(to_inputs(&catalogue(), &answers).grade_drops.is_empty());
}

#[test]
fn v17_people_of_a_household_business() {
    let household = [("legal_form", choice("household"))];
    let small = [("legal_form", choice("household")), ("revenue_month", number(200e6))];
    both_sides("V17", "workers", 10.0, 11.0, &small);
    let company = [("legal_form", choice("company")), ("workers", number(11.0))];
    assert_eq!(judged("V17", &company), None);
    // The limits of a micro enterprise: 3 billion a year, 10 billion in trade and services.
    both_sides("V17", "revenue_month", 250e6, 251e6, &household);
    let shop = [("legal_form", choice("household")), ("sector", choice("retail_shop"))];
    both_sides("V17", "revenue_month", 833e6, 834e6, &shop);
}

#[test]
fn v18_bags_against_money_for_packaging() {
    let beside = [
        ("sector", choice("retail_shop")),
        ("bag_price", number(200.0)),
        ("packaging_spend_month", number(1e6)),
    ];
    // 200 VND × 25 days = 5,000 VND a month per bag a day.
    both_sides("V18", "ps_bags", 600.0, 601.0, &beside);
    both_sides("V18", "ps_bags", 67.0, 66.0, &beside);
}

#[test]
fn v19_money_in_the_bin_against_the_cost() {
    let beside = [("material1_spend_month", number(400e6))];
    both_sides("V19", "material1_loss_pct", 40.0, 50.0, &beside);
    both_sides("V19", "material1_loss_pct", 3.0, 1.0, &beside);
}

/// As [`both_sides`], with limits that are not soft only.
fn severities(
    check: &str,
    id: &str,
    expected: &[(f64, Option<Severity>)],
    beside: &[(&str, Value)],
) {
    for (value, severity) in expected {
        let mut given = beside.to_vec();
        given.push((id, number(*value)));
        assert_eq!(judged(check, &given), *severity, "{check} {id} {value}");
    }
}

#[test]
fn v10_product_and_loss_against_what_was_bought() {
    // 1,000 kg bought, 200 kg lost.
    let beside = [
        ("product_unit", choice("kg")),
        ("material1_qty_month", number(1000.0)),
        ("material1_unit", choice("kg")),
    ];
    both_sides("V10", "output_month", 850.0, 851.0, &beside);
    let with = |more: &[(&str, Value)]| {
        let mut given = beside.to_vec();
        given.push(("output_month", number(5000.0)));
        given.extend(more.iter().cloned());
        judged("V10", &given)
    };
    assert_eq!(with(&[]), Some(Severity::Soft));
    assert_eq!(with(&[("product_unit", choice("set"))]), None, "not counted by mass");
    assert_eq!(with(&[("sector", choice("food_processing"))]), None, "takes up water");
    assert_eq!(with(&[("product_unit", choice("tonne")), ("output_month", number(0.85))]), None);
    assert_eq!(
        with(&[("product_unit", choice("tonne")), ("output_month", number(0.86))]),
        Some(Severity::Soft)
    );
}

#[test]
fn v14_power_of_the_night() {
    // 25 nights of 6,000 kWh a month.
    let soft = Some(Severity::Soft);
    let hard = Some(Severity::Hard);
    severities(
        "V14",
        "el_night_kwh",
        &[(48.0, None), (49.0, soft), (240.0, soft), (241.0, hard)],
        &[],
    );
    for explained in
        [("equipment", choices(&["cold_storage"])), ("night_shift", choice("sometimes"))]
    {
        let expected = [(49.0, None), (240.0, None), (241.0, hard)];
        severities("V14", "el_night_kwh", &expected, &[explained]);
    }
    severities("V14", "el_night_kwh", &[(49.0, soft)], &[("night_shift", choice("no"))]);
}

#[test]
fn v15_water_for_rice_noodles() {
    let beside = rice_noodles();
    both_sides("V15", "water_m3_month", 60.0, 59.0, &beside);
    both_sides("V15", "water_m3_month", 600.0, 601.0, &beside);
    for other in [("material1_name", choice("flour")), ("subtrades", choices(&["starch"]))] {
        let mut given = beside.to_vec();
        given.push(other);
        given.push(("water_m3_month", number(2000.0)));
        assert_eq!(judged("V15", &given), None);
    }
}

#[test]
fn v20_more_than_a_quarter_saved() {
    // A lamp count that is far too high makes the saving as large as the shares of the owner let it.
    let beside = [
        ("material1_spend_month", Value::Unknown),
        ("water_bill_month", Value::Unknown),
        ("el_led", choice("no")),
        ("fact.lamp_watt", number(40.0)),
        ("fact.lamp_hours", number(10.0)),
        ("share.elec.lighting", number(95.0)),
    ];
    let share = |lamps: f64| {
        let mut given = sound();
        for (id, value) in beside.iter().cloned().chain([("fact.lamp_count", number(lamps))]) {
            set(&mut given, id, value);
        }
        let inputs = to_inputs(&catalogue(), &given);
        let evaluation = evaluate(&catalogue(), &inputs, &Options::default());
        evaluation.package.ledgers.money.share_of(evaluation.baseline.resource_cost)
    };
    // 40 W × 10 h × 25 days × 55 % = 5.5 kWh a month and lamp of 6,000 kWh.
    assert!(share(260.0) < 0.25 && share(290.0) > 0.25, "{} {}", share(260.0), share(290.0));
    both_sides("V20", "fact.lamp_count", 260.0, 290.0, &beside);
}

#[test]
fn months_single_fuels_and_further_materials_are_checked_as_well() {
    let with = |check: &str, given: &[(&str, Value)]| judged(check, given);
    let row = |kwh: f64, money: f64| {
        [("elec_bills.3.kwh", number(kwh)), ("elec_bills.3.money", number(money))]
    };
    assert_eq!(with("V1", &row(1000.0, 1_100_000.0)), None);
    assert_eq!(with("V1", &row(1000.0, 1_099_000.0)), Some(Severity::Soft));
    assert_eq!(with("V1", &row(1000.0, 299_000.0)), Some(Severity::Hard));
    let water = |m3: f64| [("water_bills.1.m3", number(m3)), ("water_bills.1.money", number(2e6))];
    assert_eq!(with("V6", &water(400.0)), None);
    assert_eq!(with("V6", &water(401.0)), Some(Severity::Soft));
    let bottles = |money: f64| {
        [
            ("fuel_types", choices(&["lpg", "diesel"])),
            ("fuel_lpg.count", number(10.0)),
            ("fuel_lpg.size", choice("12")),
            ("fuel_lpg.spend_month", number(money)),
        ]
    };
    assert_eq!(with("V7", &bottles(120.0 * 22_000.0)), None);
    assert_eq!(with("V7", &bottles(120.0 * 21_900.0)), Some(Severity::Soft));
    assert_eq!(with("V9", &[("material4.loss_pct", number(60.0))]), None);
    assert_eq!(with("V9", &[("material4.loss_pct", number(61.0))]), Some(Severity::Soft));
    assert_eq!(with("V3", &[("elec_bills.3.money", number(999.0))]), Some(Severity::Soft));
    assert_eq!(
        with("V3", &[("material1_scrap_price", number(500.0))]),
        None,
        "a price of a kilogram"
    );
    assert_eq!(with("V3", &[("wastes.1.price", number(500.0))]), None);
}

#[test]
fn every_check_of_the_catalogue_has_a_rule() {
    let catalogue = catalogue();
    let without: Vec<&str> = catalogue
        .checks
        .iter()
        .map(|c| c.id.as_str())
        .filter(|id| !RULES.iter().any(|(known, _)| known == id))
        .collect();
    // V21 looks at the way of answering: `haste`.
    assert_eq!(without, ["V21"]);
    assert_eq!(catalogue.checks.len(), 21);
}
