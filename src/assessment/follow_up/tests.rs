#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use crate::assessment::document::Document;
use crate::assessment::plan::{Status, outlook};
use crate::assessment::samples::{catalogue, set};
use crate::assessment::{Value, evaluate_document, examples};
use crate::catalogue::Catalogue;
use crate::engine::follow_up::Comparison;
use crate::engine::{Class, Evaluation, StreamId};

fn day() -> Day {
    Day::parse("2027-06-21").unwrap()
}

fn workshop() -> Document {
    examples().into_iter().find(|d| d.id.contains("furniture")).unwrap()
}

fn planned(catalogue: &Catalogue, document: &Document) -> Evaluation {
    let (inputs, _, evaluation) = evaluate_document(catalogue, document);
    outlook(catalogue, document, &inputs, &evaluation, day()).evaluation
}

fn look(given: &[(&str, f64)]) -> FollowUp {
    let mut look = FollowUp::new(day());
    for (id, number) in given {
        set(&mut look.answers, id, Value::Number(*number));
    }
    look
}

fn compared(catalogue: &Catalogue, look: &FollowUp) -> (Evaluation, Comparison) {
    let document = workshop();
    let planned = planned(catalogue, &document);
    let comparison = comparison(catalogue, &document, &planned, look);
    (planned, comparison)
}

/// A month of electricity and output as the method's example changes them: 71,800 / 73,200 and
/// 1,650 / 1,500.
fn example(planned: &Evaluation) -> (f64, f64) {
    let stream = &planned.baseline.streams[0];
    assert_eq!(stream.id, StreamId::Electricity);
    let (kwh, output) = (stream.quantity, planned.baseline.output_per_year.unwrap());
    (kwh / 12.0 * 71_800.0 / 73_200.0, output / 12.0 * 1.1)
}

#[test]
fn new_bills_stand_against_old_ones() {
    let catalogue = catalogue();
    let (kwh, output) = example(&planned(&catalogue, &workshop()));
    let given =
        [("elec_kwh_month", kwh), ("elec_bill_month", kwh * 2500.0), ("output_month", output)];
    let (planned, result) = compared(&catalogue, &look(&given));
    let [power] = result.streams.as_slice() else { panic!("{:?}", result.streams) };
    assert!((power.by_ratio.share * 100.0 - 10.8296).abs() < 5e-5, "{power:?}");
    assert!((power.by_fixed_share.share * 100.0 - 8.7559).abs() < 5e-5);
    assert!((power.price - 2500.0).abs() < 1e-6, "today's price");
    assert!((result.achieved.0 - power.by_fixed_share.quantity * 2500.0).abs() < 1e-3);
    assert!((result.output_change - 0.1).abs() < 1e-9);
    assert!(!result.fixed_share_only, "10 % exactly: both are shown");
    assert_eq!(result.missing.len(), planned.baseline.streams.len() - 1);
    let (_, quantity) = &planned.package.saved_by_stream[0];
    assert!((power.planned.0 - quantity * 2500.0).abs() < 1.0);
    assert_eq!(result.realised_of_done(1.0), None, "nothing is said to be done");
    let share = result.realised(0.95).unwrap();
    assert!((share - result.achieved.0 / (0.95 * power.planned.0)).abs() < 1e-9);
    // Much more output: the ratio alone would flatter.
    let given = [("elec_kwh_month", kwh), ("output_month", output * 1.1)];
    assert!(compared(&catalogue, &look(&given)).1.fixed_share_only);
}

#[test]
fn money_alone_says_nothing_about_measured_use() {
    let catalogue = catalogue();
    let (_, result) = compared(&catalogue, &look(&[("elec_bill_month", 9e6)]));
    assert!(result.streams.is_empty(), "{:?}", result.streams);
    assert_eq!(result.realised(1.0), None);
    // Without output everything is taken as unchanged.
    let (_, result) = compared(&catalogue, &look(&[("elec_kwh_month", 5000.0)]));
    assert_eq!((result.output, result.output_change), (None, 0.0));
    let power = &result.streams[0];
    assert_eq!(power.by_ratio, power.by_fixed_share);
    assert!((power.by_ratio.quantity - (power.before - 60_000.0)).abs() < 1e-6);
}

#[test]
fn single_months_give_quantity_output_and_fixed_part() {
    let catalogue = catalogue();
    let mut months = Vec::new();
    let outputs = [100.0, 110.0, 125.0, 140.0, 130.0, 120.0];
    let keys: Vec<[String; 2]> =
        (1..=6).map(|n| [format!("output_months.{n}"), format!("elec_bills.{n}.kwh")]).collect();
    for ([p, q], output) in keys.iter().zip(outputs) {
        months.push((p.as_str(), output));
        months.push((q.as_str(), 1500.0 + 36.0 * output));
    }
    let (_, result) = compared(&catalogue, &look(&months));
    let power = &result.streams[0];
    let mean = outputs.iter().sum::<f64>() / 6.0;
    assert!((power.now - 12.0 * (1500.0 + 36.0 * mean)).abs() < 1e-6, "{power:?}");
    assert!(power.fixed_from_months);
    assert!((power.fixed_part - 1500.0 / (1500.0 + 36.0 * mean)).abs() < 1e-9);
    assert!((result.output.unwrap().1 - 12.0 * mean).abs() < 1e-6);
    let (_, five) = compared(&catalogue, &look(&months[..10]));
    assert!(!five.streams[0].fixed_from_months);
    assert_eq!(five.streams[0].fixed_part, catalogue.constants.fixed_share.electricity);
}

#[test]
fn what_was_done_is_held_against_what_it_promised() {
    let catalogue = catalogue();
    let plan = planned(&catalogue, &workshop());
    let mut given = look(&[("elec_kwh_month", plan.baseline.streams[0].quantity / 12.0)]);
    for (at, measure) in plan.measures.iter().filter(|m| m.selected).enumerate() {
        let carried = if at % 2 == 0 { Carried::Done } else { Carried::Partly };
        let id = catalogue.measure_at(measure.measure).unwrap().id.clone();
        given.steps.insert(id, Outcome { carried: Some(carried), ..Outcome::default() });
    }
    let (_, result) = compared(&catalogue, &given);
    assert!(result.planned_of_done.0 > 0.5 * result.planned.0);
    assert!(result.planned_of_done.0 < result.planned.0);
    assert!(result.realised_of_done(0.9).unwrap().abs() < 1e-9, "nothing saved");
    assert!(result.realised(0.9).unwrap().abs() < 1e-9);
}

#[test]
fn every_example_can_be_told_anew_as_it_was() {
    let catalogue = catalogue();
    for document in examples() {
        let planned = planned(&catalogue, &document);
        let base = &planned.baseline;
        let (_, _, evaluation) = evaluate_document(&catalogue, &document);
        let months = evaluate_document(&catalogue, &document).0.months_per_year.unwrap_or(12.0);
        let mut look = FollowUp::new(day());
        for (asked, stream) in asked(&catalogue, base).iter().zip(&evaluation.baseline.streams) {
            if let Some(id) = &asked.quantity {
                set(&mut look.answers, id, Value::Number(stream.quantity / months));
            }
            set(&mut look.answers, &asked.money, Value::Number(stream.cost.0 / months));
        }
        if let (Some(field), Some(output)) = (output_field(base), base.output_per_year) {
            let scale = if field == OutputField::Sales { 1e6 } else { 1.0 };
            set(&mut look.answers, field.id(), Value::Number(output * scale / months));
        }
        let result = comparison(&catalogue, &document, &planned, &look);
        assert_eq!(result.missing, [], "{}", document.id);
        for stream in &result.streams {
            let off = stream.by_fixed_share.share.abs();
            assert!(off < 1e-6, "{} {:?}: {off}", document.id, stream);
        }
        assert!(result.output_change.abs() < 1e-9);
    }
}

#[test]
fn the_next_round_begins_where_this_one_ended() {
    let catalogue = catalogue();
    let document = workshop();
    let (inputs, _, evaluation) = evaluate_document(&catalogue, &document);
    let outlook = outlook(&catalogue, &document, &inputs, &evaluation, day());
    let mut plan = outlook.plan.clone();
    assert!(plan.steps.len() >= 4);
    plan.steps[3].status = Status::Dropped;
    let mut look =
        look(&[("elec_kwh_month", 5000.0), ("elec_bill_month", 12e6), ("output_month", 140.0)]);
    let said = [Carried::Done, Carried::Partly, Carried::NotYet];
    for (step, carried) in plan.steps.iter().zip(said) {
        let outcome = Outcome { carried: Some(carried), ..Outcome::default() };
        look.steps.insert(step.measure.clone(), outcome);
    }
    let stamp = ("new-1", "2027-06-21T08:00:00Z");
    let next = next_round(&catalogue, &document, &evaluation.baseline, &plan, &look, stamp);
    assert_eq!((next.id.as_str(), next.created.as_str()), stamp);
    assert!(next.follow_ups.is_empty() && next.switched.is_empty() && next.results.is_none());
    let (_, _, now) = evaluate_document(&catalogue, &next);
    assert!((now.baseline.streams[0].quantity - 60_000.0).abs() < 1e-6);
    assert!((now.baseline.output_per_year.unwrap() - 1680.0).abs() < 1e-6);
    let class = |id: &str| {
        let ix = catalogue.measure_ix(id).unwrap();
        now.measures.iter().find(|m| m.measure == ix).map(|m| m.class)
    };
    assert_eq!(class(&plan.steps[0].measure), Some(Class::Done));
    assert_ne!(class(&plan.steps[1].measure), Some(Class::Done));
    let goes_on: Vec<&str> =
        next.plan.as_ref().unwrap().steps.iter().map(|s| s.measure.as_str()).collect();
    let unfinished: Vec<&str> = plan.steps.iter().map(|s| s.measure.as_str()).collect();
    assert_eq!(goes_on[..2], unfinished[1..3]);
    assert!(!goes_on.contains(&unfinished[0]) && !goes_on.contains(&unfinished[3]));
    assert_eq!(document, workshop(), "the old one stays");
}

/// Materials beyond the first two are asked for under the same names as in the assessment.
#[test]
fn every_stream_is_asked_for_by_the_inputs_of_the_assessment() {
    let catalogue = catalogue();
    let ids: Vec<String> = (3..=6)
        .flat_map(|n| {
            let (quantity, money, months) = figures::material(n);
            assert_eq!(months, None);
            [quantity.unwrap(), money]
        })
        .collect();
    for id in ids {
        assert!(crate::assessment::entry::field_spec(&catalogue, &id).is_some(), "{id}");
    }
}

/// Each stream under the names of its own inputs; what is only known in money has no quantity.
#[test]
fn every_stream_is_asked_for_by_its_own_inputs() {
    let catalogue = catalogue();
    let mut baseline = planned(&catalogue, &workshop()).baseline;
    let pattern = baseline.streams[0].clone();
    let fuel = |id: &str| StreamId::Fuel(id.to_owned());
    let of = |id: &StreamId, unit: &str| crate::engine::StreamBaseline {
        id: id.clone(),
        unit: unit.to_owned(),
        ..pattern.clone()
    };
    let table = [
        (
            StreamId::Electricity,
            Some("elec_kwh_month"),
            "elec_bill_month",
            Some(("elec_bills", "kwh")),
        ),
        (StreamId::Water, Some("water_m3_month"), "water_bill_month", Some(("water_bills", "m3"))),
        (fuel("lpg"), Some("lpg_kg_month"), "fuel_lpg.spend_month", None),
        (fuel("coal"), Some("coal_kg_month"), "fuel_coal.spend_month", None),
        (StreamId::Material1, Some("material1_qty_month"), "material1_spend_month", None),
        (StreamId::Material2, Some("material2.qty_month"), "material2.spend_month", None),
        (StreamId::Chemicals, Some("material3.qty_month"), "material3.spend_month", None),
        (StreamId::OtherMaterial(4), Some("material4.qty_month"), "material4.spend_month", None),
        (StreamId::OtherAuxiliary(6), Some("material6.qty_month"), "material6.spend_month", None),
        (StreamId::Packaging, None, "packaging_spend_month", None),
    ];
    for (id, quantity, money, months) in table {
        baseline.streams = vec![of(&id, "kg"), of(&id, "VND")];
        let all = asked(&catalogue, &baseline);
        assert_eq!(all[0].quantity.as_deref(), quantity, "{id:?}");
        assert_eq!(all[1].quantity, None, "{id:?} in money");
        for one in &all {
            assert_eq!((&one.stream, one.money.as_str(), one.months), (&id, money, months));
        }
    }
}

/// New money alone is compared only where the old figure came from money.
#[test]
fn money_is_enough_where_the_old_figure_rests_on_it() {
    use crate::engine::Derivation as D;
    let catalogue = catalogue();
    let mut baseline = planned(&catalogue, &workshop()).baseline;
    baseline.streams.truncate(1);
    let mut by_money = |derivation, unit: &str| {
        baseline.streams[0].derivation = derivation;
        baseline.streams[0].unit = unit.to_owned();
        asked(&catalogue, &baseline)[0].by_money
    };
    for from in [D::FromMoney, D::FromSharedSum, D::FromOwnPrice] {
        assert!(by_money(from, "kWh"), "{from:?}");
    }
    for counted in [D::Measured, D::FromQuantity, D::FromMonths, D::FromMachines, D::FromPump] {
        assert!(!by_money(counted, "kWh") && by_money(counted, "VND"), "{counted:?}");
    }
}

/// A new figure takes the place of every way in which the old one may have been told, and of no other.
#[test]
fn what_is_told_anew_replaces_the_old_ways_only() {
    let catalogue = catalogue();
    let mut document = workshop();
    let old = [
        "elec_months",
        "elec_month_type",
        "elec_bills.3.kwh",
        "elec_machines.1.kw",
        "water_bills.2.m3",
        "fuel_lpg.count",
        "fuel_lpg.size",
        "fuel_lpg.price",
        "fuel_lpg_other.count",
        "output_day",
        "products.1.units",
        "night_shift",
        "elec_bill_month",
        "water_bill_month",
    ];
    for id in old {
        set(&mut document.answers, id, Value::Number(7.0));
    }
    let mut baseline = planned(&catalogue, &document).baseline;
    let pattern = baseline.streams[0].clone();
    let stream =
        |id: StreamId| crate::engine::StreamBaseline { id, unit: "kg".into(), ..pattern.clone() };
    let lpg = || StreamId::Fuel("lpg".into());
    baseline.streams = vec![stream(StreamId::Electricity), stream(StreamId::Water), stream(lpg())];
    let left = |look: &FollowUp| -> Vec<&str> {
        let answers = figures::new_answers(&catalogue, &document, &baseline, look);
        old.into_iter().filter(|id| answers.number(id) == Some(7.0)).collect()
    };
    let without =
        |gone: &[&str]| -> Vec<&str> { old.into_iter().filter(|id| !gone.contains(id)).collect() };
    let one = |id: &str| look(&[(id, 50.0)]);
    assert_eq!(left(&look(&[])), old);
    let also = |some: &[&'static str], money: &'static str| [some, &[money]].concat();
    assert_eq!(left(&one("elec_kwh_month")), without(&also(&old[..4], "elec_bill_month")));
    assert_eq!(left(&one("water_m3_month")), without(&also(&old[4..5], "water_bill_month")));
    // The price of a fuel stays: it is no amount.
    assert_eq!(left(&one("lpg_kg_month")), without(&old[5..7]));
    assert_eq!(left(&one("output_month")), without(&old[9..11]));
    let spend = |look: &FollowUp| {
        let mut with = document.clone();
        set(&mut with.answers, "fuel_spend_month", Value::Number(9.0));
        let answers = figures::new_answers(&catalogue, &with, &baseline, look);
        answers.number("fuel_spend_month")
    };
    assert_eq!(spend(&one("elec_kwh_month")), Some(9.0));
    assert_eq!(spend(&one("lpg_kg_month")), None, "the only fuel is told anew");
    baseline.streams.push(stream(StreamId::Fuel("coal".into())));
    let answers = {
        let mut with = document.clone();
        set(&mut with.answers, "fuel_spend_month", Value::Number(9.0));
        figures::new_answers(&catalogue, &with, &baseline, &one("lpg_kg_month"))
    };
    assert_eq!(answers.number("fuel_spend_month"), Some(9.0), "the coal is still in it");
}
