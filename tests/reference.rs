//! Figures of an independent implementation of the method (in another language, written from the
//! text alone) over a made-up catalogue that uses every rule: umbrella measures, caps, limits,
//! knock-ons, extra use, other supply, price measures, alternatives, proxies, default losses.
//!
//! The figures of that catalogue are frozen in the fixture, so that a new price in `data/` changes
//! nothing here; only names and sources come from `data/`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{catalogue, close, path};
use serde_json::Value;
use vong_xanh::assessment::{Fuel, Inputs, MaterialInput, Practice};
use vong_xanh::catalogue::Catalogue;
use vong_xanh::engine::{Class, Evaluation, Options, Percentiles, StreamId, evaluate, range};

const CATALOGUE: &str = "tests/fixtures/reference";
const TOLERANCE: f64 = 1e-6;

fn number(v: &Value) -> Option<f64> {
    v.as_f64().or_else(|| v.as_str().and_then(|s| s.parse().ok()))
}

fn text(v: &Value) -> Option<String> {
    v.as_str().map(str::to_owned)
}

fn list(v: &Value) -> Vec<String> {
    v.as_array().into_iter().flatten().filter_map(text).collect()
}

fn practice(v: &Value) -> Practice {
    match v.as_str().unwrap() {
        "yes" => Practice::Yes,
        "partly" => Practice::Partly,
        "no" => Practice::No,
        "na" => Practice::NotRelevant,
        "dk" => Practice::DontKnow,
        other => panic!("no such answer: {other}"),
    }
}

fn material(group: &Value, prefix: &str) -> MaterialInput {
    let field = |name: &str| number(&group[format!("{prefix}{name}")]);
    MaterialInput {
        spend_vnd_per_month: field("spend_month"),
        quantity_per_month: field("qty_month"),
        kg_per_unit: field("kg_per_unit"),
        loss_share: field("loss_pct").map(|pct| pct / 100.0),
        ..MaterialInput::default()
    }
}

fn inputs(catalogue: &Catalogue, case: &Value) -> Inputs {
    let p = &case["profile"];
    let fuels = catalogue.factors.fuels.iter().filter(|f| list(&p["fuel_types"]).contains(&f.id));
    let quantity = |input: &Option<String>| input.as_ref().and_then(|id| number(&p[id]));
    let answers = case["answers"].as_object().unwrap();
    Inputs {
        trade: text(&case["trade"]).unwrap(),
        legal_form: text(&p["legal_form"]),
        workers: number(&p["workers"]),
        days_per_month: number(&p["days_per_month"]),
        months_per_year: number(&p["months_per_year"]),
        revenue_vnd_per_month: number(&p["revenue_month"]),
        output_per_month: number(&p["output_month"]),
        labour_vnd_per_month: number(&p["labour_month"]),
        equipment: list(&p["equipment"]),
        electricity_vnd_per_month: number(&p["elec_bill_month"]),
        electricity_kwh_per_month: number(&p["elec_kwh_month"]),
        electricity_months: text(&p["elec_months"]),
        electricity_month_type: text(&p["elec_month_type"]),
        fuels: fuels
            .map(|f| Fuel {
                id: f.id.clone(),
                quantity_per_month: quantity(&f.quantity_input),
                ..Fuel::default()
            })
            .collect(),
        fuel_vnd_per_month: number(&p["fuel_spend_month"]),
        water_source: text(&p["water_source"]),
        water_vnd_per_month: number(&p["water_bill_month"]),
        water_m3_per_month: number(&p["water_m3_month"]),
        water_process_share: number(&p["water_process_share"]).map(|pct| pct / 100.0),
        materials: [
            material(p, "material1_"),
            material(&p["material2"], ""),
            material(&p["material3"], ""),
        ],
        packaging_vnd_per_month: number(&p["packaging_spend_month"]),
        waste_bags_per_week: number(&p["waste_bags_week"]),
        waste_fee_vnd_per_month: number(&p["waste_fee_month"]),
        scrap_vnd_per_month: number(&p["scrap_revenue_month"]),
        discount_rate: number(&p["loan_rate"]).map(|pct| pct / 100.0),
        practices: answers.iter().map(|(id, v)| (id.clone(), practice(v))).collect(),
        choices: text(&p["meter_tou"])
            .map(|v| ("meter_tou".to_owned(), vec![v]))
            .into_iter()
            .collect(),
        ..Inputs::default()
    }
}

fn stream_name(id: &StreamId) -> &str {
    match id {
        StreamId::Electricity => "electricity",
        StreamId::Fuel(fuel) => fuel,
        StreamId::Water => "water",
        StreamId::Material1 => "material1",
        StreamId::Material2 => "material2",
        StreamId::Chemicals => "chemicals",
        StreamId::Packaging => "packaging",
        other => panic!("the fixture has no {other:?}"),
    }
}

fn class_name(class: Class) -> &'static str {
    match class {
        Class::QuickWin => "quick_win",
        Class::Plan => "plan",
        Class::Health => "health",
        Class::Study => "study",
        Class::NotNow => "not_now",
        Class::Done => "done",
        Class::Hint => "hint",
        Class::Alternative => "alternative",
    }
}

#[track_caller]
fn same(what: &str, actual: Option<f64>, expected: &Value) {
    let fits = match (actual, expected.as_f64()) {
        // Rounding of sums of large numbers leaves crumbs beside a zero.
        (Some(a), Some(e)) => close(a, e, TOLERANCE) || (a - e).abs() < 1e-6,
        (a, e) => a.is_none() && e.is_none(),
    };
    assert!(fits, "{what}: {actual:?} instead of {expected}");
}

#[test]
fn an_independent_implementation_agrees() {
    let catalogue = catalogue(CATALOGUE);
    let file = std::fs::read_to_string(path("tests/fixtures/reference/cases.json")).unwrap();
    let file: Value = serde_json::from_str(&file).unwrap();
    let draws = file["draws"].as_u64().unwrap() as usize;
    for (at, case) in file["cases"].as_array().unwrap().iter().enumerate() {
        let inputs = inputs(&catalogue, case);
        let eval = evaluate(&catalogue, &inputs, &Options::default());
        let want = &case["expected"];
        baseline(at, &eval, want);
        measures(at, &catalogue, &eval, &want["measures"]);
        package(at, &eval, want);
        let found = range(&catalogue, &inputs, &eval, draws);
        let figures = [
            ("money", found.money),
            ("toe", found.energy),
            ("co2e_kg", found.co2e),
            ("I1", found.material_pct),
            ("I2", found.energy_pct),
            ("Ic", found.combined_pct),
            ("capital", found.capital),
            ("npv", found.npv),
        ];
        for (name, p) in figures {
            percentiles(&format!("case {at}: range of {name}"), p, &want["range"][name]);
        }
    }
}

fn percentiles(what: &str, found: Percentiles, want: &Value) {
    if want.is_null() {
        return;
    }
    same(what, Some(found.p10), &want["p10"]);
    same(what, Some(found.p50), &want["p50"]);
    same(what, Some(found.p90), &want["p90"]);
    same(what, Some(found.mean), &want["mean"]);
}

fn baseline(at: usize, eval: &Evaluation, want: &Value) {
    let base = &eval.baseline;
    let streams = want["streams"].as_object().unwrap();
    assert_eq!(base.streams.len(), streams.len(), "case {at}");
    for s in &base.streams {
        let name = stream_name(&s.id);
        let what = format!("case {at}: {name}");
        same(&what, Some(s.quantity), &streams[name][0]);
        same(&what, Some(s.cost.0), &streams[name][1]);
        assert_eq!(format!("{:?}", s.grade), streams[name][2], "{what}");
    }
    same(&format!("case {at}: TOE"), Some(base.energy.0), &want["toe"]);
    same(&format!("case {at}: CO2e"), Some(base.co2e.0), &want["co2e_kg"]);
    same(&format!("case {at}: W"), Some(base.waste.map_or(0.0, |w| w.0)), &want["waste_kg"]);
    same(&format!("case {at}: NPO"), Some(eval.losses.total.0), &want["npo"]);
}

fn measures(at: usize, catalogue: &Catalogue, eval: &Evaluation, want: &Value) {
    let want = want.as_object().unwrap();
    assert_eq!(eval.measures.len(), want.len(), "case {at}");
    for m in &eval.measures {
        let id = &catalogue.measures[usize::from(m.measure.0)].id;
        let figures = &want[id];
        let what = format!("case {at}: {id}");
        assert_eq!(class_name(m.class), figures[0], "{what}");
        if matches!(m.class, Class::Done | Class::Hint) {
            continue;
        }
        same(&what, Some(m.alone.money.0), &figures[1]);
        same(&what, Some(m.package.money.0), &figures[2]);
        same(&what, m.finance.capital.map(|c| c.0), &figures[3]);
        same(&what, m.package_finance.npv.map(|n| n.0), &figures[4]);
    }
}

fn package(at: usize, eval: &Evaluation, want: &Value) {
    let (p, i) = (&eval.package, &eval.indicators);
    let l = &p.ledgers;
    let figures = [
        ("money", Some(l.money.0)),
        ("alone_sum", Some(p.alone_money.0)),
        ("capital", p.finance.capital.map(|c| c.0)),
        ("npv", p.finance.npv.map(|n| n.0)),
        ("toe", Some(l.energy.0)),
        ("co2e_kg", Some(l.co2e.0)),
        ("water", Some(l.water.0)),
        ("wastewater", Some(l.wastewater.0)),
        ("material_vnd", Some(l.material.0)),
        ("material_kg", Some(l.material_mass.0)),
        ("waste_kg", Some(l.waste.0)),
        ("dust_kg", Some(l.dust.0)),
        ("further_potential", Some(p.further_potential.0)),
        ("likely_within_a_year", Some(p.likely_within_a_year.0)),
        ("I1", i.material_pct),
        ("I2", i.energy_pct),
        ("I3", i.dust_pct),
        ("I4", i.domestic_wastewater_pct),
        ("Ic", i.combined_pct),
    ];
    for (name, found) in figures {
        same(&format!("case {at}: {name}"), found, &want["package"][name]);
    }
    assert_eq!(i.solutions as u64, want["solutions"].as_u64().unwrap(), "case {at}");
}
