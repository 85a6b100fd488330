#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use crate::assessment::samples::{answers, catalogue, choice, choices, set};

#[test]
fn every_kind_of_answer_arrives_in_its_unit() {
    let catalogue = catalogue();
    let inputs = to_inputs(
        &catalogue,
        &answers(&[
            (TRADE, choice("food_processing")),
            ("workers", Value::Number(7.0)),
            ("revenue_month", Value::Number(90e6)),
            ("equipment", choices(&["stove_pot", "wet_process"])),
            ("elec_bill_month", Value::Number(2.6e6)),
            ("elec_kwh_month", Value::Unknown),
            ("fuel_types", choices(&["diesel", "coal"])),
            ("coal_kg_month", Value::Number(500.0)),
            ("water_process_share", choice("85")),
            ("material1_name", choice("grain")),
            ("material1_spend_month", Value::Number(20e6)),
            ("material1_loss_pct", Value::Number(5.0)),
            ("material2.spend_month", Value::Number(3e6)),
            ("material2.loss_pct", Value::Number(10.0)),
            ("material1_unit", choice("tonne")),
            ("material1_recycled_pct", Value::Number(25.0)),
            ("waste_sold_kg_month", Value::Number(100.0)),
            ("waste_given_kg_month", Value::Number(50.0)),
            ("loan_rate", Value::Number(8.0)),
            ("max_payback", choice("3")),
            ("hk_bills", choice("partly")),
            ("el_idle", Value::Unknown),
            ("el_led", Value::NotRelevant),
            ("rice-husk-does-not-exist", choice("no")),
            ("led-lighting", choice("no")),
            ("quote.led-lighting", Value::Number(4e6)),
            ("quote.wood-hvlp-spray", Value::Number(4e6)),
        ]),
    );
    assert_eq!(inputs.trade, "food_processing");
    assert_eq!(inputs.workers, Some(7.0));
    assert_eq!(inputs.electricity_vnd_per_month, Some(2.6e6));
    assert_eq!(inputs.electricity_kwh_per_month, None);
    let fuels: Vec<(&str, Option<f64>)> =
        inputs.fuels.iter().map(|f| (f.id.as_str(), f.quantity_per_month)).collect();
    assert_eq!(fuels, [("coal", Some(500.0)), ("diesel", None)], "catalogue order");
    assert_eq!(inputs.water_process_share, Some(0.85));
    assert_eq!(inputs.materials[0].name.as_deref(), Some("grain"));
    assert_eq!(inputs.materials[0].loss_share, Some(0.05));
    assert_eq!(inputs.materials[1].spend_vnd_per_month, Some(3e6));
    assert_eq!(inputs.materials[1].loss_share, Some(0.1));
    assert_eq!(inputs.materials[0].kg_per_unit, Some(1000.0));
    assert_eq!(inputs.materials[0].recycled_share, Some(0.25));
    assert_eq!(inputs.waste_kept_kg_per_month, Some(150.0));
    assert_eq!(inputs.discount_rate, Some(0.08));
    assert_eq!(inputs.max_payback_years, Some(3.0));
    assert_eq!(inputs.practices["hk_bills"], Practice::Partly);
    assert_eq!(inputs.practices["el_idle"], Practice::DontKnow);
    assert_eq!(inputs.practices["el_led"], Practice::NotRelevant);
    assert_eq!(inputs.practices["led-lighting"], Practice::No);
    assert_eq!(inputs.practices.len(), 4);
    assert_eq!(inputs.quotes_vnd.keys().collect::<Vec<_>>(), ["led-lighting"]);
}

#[test]
fn an_answer_to_a_question_that_is_no_longer_asked_is_not_used() {
    let catalogue = catalogue();
    let mut given = answers(&[
        (TRADE, choice("wood_furniture")),
        ("equipment", choices(&["compressor", "spray"])),
        ("fuel_types", choices(&["lpg"])),
        ("lpg_kg_month", Value::Number(45.0)),
        ("fuel_spend_month", Value::Number(1.5e6)),
        ("el_airleak", choice("no")),
        ("ca_spray", choice("no")),
    ]);
    let before = to_inputs(&catalogue, &given);
    assert_eq!(before.fuels[0].quantity_per_month, Some(45.0));
    assert_eq!(before.practices.len(), 2);
    set(&mut given, "fuel_types", choices(&["none"]));
    set(&mut given, "equipment", choices(&["compressor"]));
    let after = to_inputs(&catalogue, &given);
    assert!(after.fuels.is_empty());
    assert_eq!(after.fuel_vnd_per_month, None);
    assert_eq!(after.practices.keys().collect::<Vec<_>>(), ["el_airleak"]);
    set(&mut given, TRADE, choice("market_stall"));
    assert!(to_inputs(&catalogue, &given).practices.is_empty());
}

#[test]
fn a_chosen_answer_is_a_choice_alone_or_among_others() {
    let catalogue = catalogue();
    let chosen = |value: Value| {
        let given = answers(&[(TRADE, choice("wood_furniture")), ("np_aware", value)]);
        to_inputs(&catalogue, &given).choices.get("np_aware").cloned()
    };
    assert_eq!(chosen(choice("new")), Some(vec!["new".to_owned()]));
    let both = chosen(choices(&["new", "heard"]));
    assert_eq!(both, Some(vec!["new".to_owned(), "heard".to_owned()]));
    assert_eq!(chosen(Value::Unknown), None);
}

#[test]
fn numbers_outside_their_limits_are_not_known() {
    let catalogue = catalogue();
    for (id, bad) in [("workers", 0.0), ("days_per_month", 32.0), ("material1_loss_pct", 96.0)] {
        let given = answers(&[(id, Value::Number(bad))]);
        assert_eq!(to_inputs(&catalogue, &given), Inputs::default(), "{id}");
    }
}

#[test]
fn a_confirmed_odd_number_costs_a_grade() {
    let catalogue = catalogue();
    let mut given = answers(&[("elec_bill_month", Value::Number(9e6))]);
    given.0.get_mut("elec_bill_month").unwrap().confirmed.push("V1".into());
    let drops = to_inputs(&catalogue, &given).grade_drops;
    assert_eq!(drops.get("elec_bill_month"), Some(&1));
}

#[test]
fn an_answer_that_this_catalogue_does_not_ask_for_still_counts() {
    let mut catalogue = catalogue();
    catalogue.profile.retain(|input| !input.id.starts_with("material1_"));
    for input in &mut catalogue.profile {
        if let InputKind::Group(fields) = &mut input.kind {
            fields.retain(|f| f.id != "kg_per_unit");
        }
    }
    let inputs = to_inputs(
        &catalogue,
        &answers(&[
            (TRADE, choice("food_processing")),
            ("material1_unit", choice("tonne")),
            ("material1_kg_per_unit", Value::Number(650.0)),
            ("material1_loss_pct", Value::Number(-5.0)),
            ("material2.kg_per_unit", Value::Number(35.0)),
        ]),
    );
    assert_eq!(inputs.materials[0].kg_per_unit, Some(650.0));
    assert_eq!(inputs.materials[0].loss_share, None, "a number below 0 is none");
    assert_eq!(inputs.materials[1].kg_per_unit, Some(35.0));
}
