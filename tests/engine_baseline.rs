//! Fallbacks of the baseline: what stands in for an answer that is missing (Method §2.2, §4.3).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{catalogue, close};
use std::sync::LazyLock;
use vong_xanh::assessment::{Fuel, Inputs, MaterialInput, Practice};
use vong_xanh::catalogue::{Catalogue, Grade, QuestionKind};
use vong_xanh::engine::{
    Derivation, Evaluation, MeasureAnswer, Options, Percentiles, StreamBaseline, StreamId,
    evaluate, range,
};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| catalogue("data"));

fn workshop() -> Inputs {
    Inputs {
        trade: "wood_furniture".into(),
        workers: Some(10.0),
        days_per_month: Some(25.0),
        months_per_year: Some(12.0),
        ..Inputs::default()
    }
}

fn evaluated(inputs: &Inputs) -> Evaluation {
    evaluate(&CATALOGUE, inputs, &Options::default())
}

fn stream(eval: &Evaluation, id: StreamId) -> &StreamBaseline {
    eval.baseline.streams.iter().find(|s| s.id == id).unwrap()
}

fn tariff(id: &str) -> f64 {
    CATALOGUE.factors.tariffs.iter().find(|t| t.id == id).unwrap().value.unwrap()
}

fn price_of(table: &[(String, String)], key: &str) -> f64 {
    tariff(&table.iter().find(|(k, _)| k == key).unwrap().1)
}

fn fuel_price(id: &str) -> f64 {
    let fuel = CATALOGUE.factors.fuels.iter().find(|f| f.id == id).unwrap();
    CATALOGUE.factors.carriers[usize::from(fuel.carrier)].price_vnd_per_unit.unwrap()
}

#[test]
fn electricity_from_money_uses_the_tariff_of_the_group() {
    let factors = &CATALOGUE.factors;
    let tax = 1.0 + tariff(&factors.vat_electricity) / 100.0;
    for (group, key) in [(None, "production"), (Some("dk"), "production"), (Some("mixed"), "mixed")]
    {
        let mut inputs = workshop();
        inputs.electricity_vnd_per_month = Some(10e6);
        inputs.tariff_group = group.map(str::to_owned);
        let eval = evaluated(&inputs);
        let s = stream(&eval, StreamId::Electricity);
        let price = price_of(&factors.electricity_price, key) * tax;
        assert!(close(s.quantity, 120e6 / price, 1e-12), "{group:?}");
        assert_eq!((s.grade, s.derivation), (Grade::C, Derivation::FromMoney));
    }
}

#[test]
fn one_low_month_is_brought_to_an_average_month() {
    let mut inputs = workshop();
    inputs.electricity_vnd_per_month = Some(10e6);
    inputs.electricity_kwh_per_month = Some(4000.0);
    inputs.electricity_months = Some("1".into());
    inputs.electricity_month_type = Some("low".into());
    let low = evaluated(&inputs);
    let low = stream(&low, StreamId::Electricity);
    assert!(close(low.quantity, 48_000.0 * CATALOGUE.constants.season_low, 1e-12));
    assert_eq!(low.grade, Grade::B);
    inputs.electricity_months = Some("12".into());
    let year = evaluated(&inputs);
    let year = stream(&year, StreamId::Electricity);
    assert!(close(year.quantity, 48_000.0, 1e-12));
    assert_eq!(year.grade, Grade::A);
    // An odd number that was confirmed costs a grade.
    inputs.grade_drops.insert("elec_bill_month".into(), 1);
    assert_eq!(stream(&evaluated(&inputs), StreamId::Electricity).grade, Grade::B);
}

#[test]
fn one_sum_for_all_fuels_is_shared_out() {
    let mut inputs = workshop();
    inputs.fuels = vec![
        Fuel { id: "lpg".into(), quantity_per_month: Some(100.0), ..Fuel::default() },
        Fuel { id: "firewood".into(), quantity_per_month: None, ..Fuel::default() },
        Fuel { id: "petrol".into(), quantity_per_month: None, ..Fuel::default() },
    ];
    inputs.fuel_vnd_per_month = Some(10e6);
    let eval = evaluated(&inputs);
    let cost = |id: &str| stream(&eval, StreamId::Fuel(id.into())).cost.0;
    let lpg = 1200.0 * fuel_price("lpg");
    let part = (120e6 - lpg) / 2.0;
    assert!(close(cost("lpg"), lpg, 1e-12));
    assert!(close(cost("firewood"), part, 1e-12) && close(cost("petrol"), part, 1e-12));
    let wood = stream(&eval, StreamId::Fuel("firewood".into()));
    assert!(close(wood.quantity, part / fuel_price("firewood"), 1e-12));
    assert!(stream(&eval, StreamId::Fuel("petrol".into())).used_for_transport);
    // Every quantity known: default prices are scaled to the sum.
    for fuel in &mut inputs.fuels {
        fuel.quantity_per_month = Some(50.0);
    }
    let eval = evaluated(&inputs);
    assert!(close(eval.baseline.energy_cost.0, 120e6, 1e-12));
    // The only fuel, of which the sum alone is known: the quantity at the default price.
    let mut alone = inputs.clone();
    alone.fuels.truncate(1);
    alone.fuels[0].quantity_per_month = None;
    let eval = evaluated(&alone);
    let s = stream(&eval, StreamId::Fuel("lpg".into()));
    assert!(close(s.quantity, 120e6 / fuel_price("lpg"), 1e-12) && close(s.cost.0, 120e6, 1e-12));
    assert_eq!(s.derivation, Derivation::FromMoney);
    // The only fuel with quantity and sum is measured.
    inputs.fuels.truncate(1);
    let eval = evaluated(&inputs);
    let s = stream(&eval, StreamId::Fuel("lpg".into()));
    assert_eq!((s.grade, s.derivation), (Grade::B, Derivation::Measured));
}

#[test]
fn diesel_follows_the_machines_or_the_answer() {
    let mut inputs = workshop();
    inputs.fuels =
        vec![Fuel { id: "diesel".into(), quantity_per_month: Some(100.0), ..Fuel::default() }];
    let moves = |inputs: &Inputs| {
        stream(&evaluated(inputs), StreamId::Fuel("diesel".into())).used_for_transport
    };
    assert!(moves(&inputs));
    inputs.equipment = vec!["dryer".into()];
    assert!(!moves(&inputs));
    inputs.equipment.push("vehicles".into());
    assert!(moves(&inputs));
    inputs.choices.insert("diesel_use".into(), vec!["heat".into()]);
    assert!(!moves(&inputs));
}

#[test]
fn water_from_people_pump_or_bill() {
    let people = evaluated(&workshop());
    let s = stream(&people, StreamId::Water);
    let per_day = CATALOGUE.constants.domestic_water_m3_per_worker_day;
    assert!(close(s.quantity, 10.0 * per_day * 300.0, 1e-12));
    assert_eq!((s.grade, s.derivation), (Grade::D, Derivation::FromPeople));
    // All of it is domestic.
    assert!(close(people.baseline.domestic_water.0, s.quantity, 1e-12));
    let mut well = workshop();
    well.water_source = Some("well".into());
    well.well_pump_hours_per_day = Some(2.0);
    let eval = evaluated(&well);
    let s = stream(&eval, StreamId::Water);
    assert!(close(s.quantity, 2.0 * CATALOGUE.constants.well_flow_m3_per_hour * 300.0, 1e-12));
    assert!(close(s.price, CATALOGUE.factors.well_vnd_per_m3, 1e-12));
    let mut bill = workshop();
    bill.water_vnd_per_month = Some(1e6);
    bill.water_m3_per_month = Some(50.0);
    let eval = evaluated(&bill);
    assert_eq!(stream(&eval, StreamId::Water).grade, Grade::B);
    assert!(eval.baseline.wastewater_fee.0 > 0.0);
    bill.legal_form = Some("household".into());
    assert_eq!(evaluated(&bill).baseline.wastewater_fee.0, 0.0);
}

#[test]
fn a_loss_that_is_not_known_is_the_trades_and_makes_a_range() {
    let mut inputs = workshop();
    inputs.materials[0] = MaterialInput {
        spend_vnd_per_month: Some(100e6),
        quantity_per_month: Some(10.0),
        kg_per_unit: Some(700.0),
        ..MaterialInput::default()
    };
    let eval = evaluated(&inputs);
    let trade = CATALOGUE.trades.iter().find(|t| t.id == "wood_furniture").unwrap();
    let s = stream(&eval, StreamId::Material1);
    assert_eq!((s.loss, s.loss_is_default), (Some(trade.loss.mode), true));
    assert!(eval.losses.low < eval.losses.total && eval.losses.total < eval.losses.high);
    assert_eq!(eval.losses.grade, Some(Grade::D));
    // Nothing lost is an answer.
    inputs.materials[0].loss_share = Some(0.0);
    let eval = evaluated(&inputs);
    assert_eq!(stream(&eval, StreamId::Material1).loss, Some(0.0));
    assert_eq!(eval.package.ledgers.material.0, 0.0);
}

#[test]
fn machines_that_are_not_ticked_use_nothing() {
    let mut inputs = workshop();
    inputs.electricity_vnd_per_month = Some(10e6);
    let air = |inputs: &Inputs| {
        let eval = evaluated(inputs);
        let s = stream(&eval, StreamId::Electricity).clone();
        let total: f64 = s.shares.iter().map(|(_, share)| share).sum();
        assert!(close(total, 1.0, 1e-12));
        let at = CATALOGUE.end_uses.iter().position(|e| e.id == "elec.compressed-air").unwrap();
        let share = s.shares.iter().find(|(e, _)| usize::from(e.0) == at);
        share.map_or(0.0, |(_, share)| *share)
    };
    assert_eq!(air(&inputs), 0.0);
    inputs.equipment = vec!["compressor".into()];
    assert!(air(&inputs) > 0.0);
}

/// The own question replaces the bank's; a tick can mean done; the strongest answer decides.
#[test]
fn answers_that_open_a_measure() {
    let mut inputs = workshop();
    inputs.electricity_vnd_per_month = Some(10e6);
    let answer = |inputs: &Inputs, id: &str| {
        let at = CATALOGUE.measures.iter().position(|m| m.id == id).unwrap();
        let eval = evaluated(inputs);
        eval.measures.iter().find(|m| usize::from(m.measure.0) == at).unwrap().answer
    };
    assert_eq!(answer(&inputs, "led-lighting"), MeasureAnswer::NotAsked);
    inputs.practices.insert("el_led".into(), Practice::No);
    assert_eq!(answer(&inputs, "led-lighting"), MeasureAnswer::No);
    inputs.practices.insert("led-lighting".into(), Practice::Yes);
    assert_eq!(answer(&inputs, "led-lighting"), MeasureAnswer::Yes);
    inputs.practices.insert("rooftop-solar".into(), Practice::No);
    assert_eq!(answer(&inputs, "rooftop-solar"), MeasureAnswer::No);
    inputs.equipment.push("solar_pv".into());
    assert_eq!(answer(&inputs, "rooftop-solar"), MeasureAnswer::Yes);
}

/// Per cent of nothing is no number: what a business does not use has no share that is saved.
#[test]
fn without_energy_or_household_water_there_is_no_share_of_it() {
    let mut inputs = workshop();
    inputs.workers = None;
    inputs.materials[0] = MaterialInput {
        spend_vnd_per_month: Some(100e6),
        loss_share: Some(0.3),
        ..MaterialInput::default()
    };
    let eval = evaluated(&inputs);
    assert_eq!(eval.baseline.energy.0, 0.0);
    assert_eq!(eval.indicators.energy_pct, None);
    assert_eq!(eval.baseline.domestic_water.0, 0.0);
    assert_eq!(eval.indicators.domestic_wastewater_pct, None);
    assert!(eval.indicators.material_pct.is_some());
}

/// At the limit itself nobody has to come and look, whatever the last bit says; above it somebody has.
#[test]
fn a_saving_at_the_limit_needs_no_look_on_site() {
    for (id, catalogue, inputs, evaluation) in common::examples() {
        let (base, saved) = (&evaluation.baseline, &evaluation.package.ledgers);
        if saved.energy.0 <= 0.0 {
            continue;
        }
        let share = saved.energy.0 / base.energy.0;
        let flagged = |limit: f64| {
            let mut other = catalogue.clone();
            other.constants.onsite_check_energy = limit;
            evaluate(&other, &inputs, &Options::default()).package.onsite_check_energy
        };
        assert!(!flagged(share), "{id}");
        assert!(flagged(share * 0.99), "{id}");
    }
}

/// Practices alone, all answered clearly: nothing is known that could be sure.
#[test]
fn without_costs_the_grade_is_d() {
    let asked = CATALOGUE.questions.iter().filter(|q| q.kind == QuestionKind::Practice);
    let inputs = Inputs {
        trade: "wood_furniture".into(),
        practices: asked.map(|q| (q.id.clone(), Practice::No)).collect(),
        ..Inputs::default()
    };
    let found = evaluated(&inputs);
    assert_eq!(found.baseline.resource_cost.0, 0.0);
    assert_eq!((found.confidence.answered_share, found.confidence.grade), (1.0, Grade::D));
    assert_eq!(found.confidence.weakest, None);
}

/// Electricity alone: nothing is drawn of water, dust, waste or materials.
#[test]
fn what_is_not_used_has_no_range() {
    let inputs = Inputs {
        trade: "wood_furniture".into(),
        electricity_vnd_per_month: Some(14e6),
        electricity_kwh_per_month: Some(6000.0),
        equipment: vec!["compressor".into(), "big_motors".into()],
        practices: CATALOGUE.questions.iter().map(|q| (q.id.clone(), Practice::No)).collect(),
        ..Inputs::default()
    };
    let found = evaluated(&inputs);
    let ids: Vec<String> = found.baseline.streams.iter().map(|s| s.id.id()).collect();
    assert_eq!(ids, ["electricity"]);
    let range = range(&CATALOGUE, &inputs, &found, 50);
    assert!(range.money.p10 > 0.0 && range.energy.p10 > 0.0 && range.co2e.p10 > 0.0);
    let none = [range.water, range.wastewater, range.dust, range.waste, range.material_mass];
    for nothing in none.into_iter().chain([range.material, range.material_pct]) {
        assert_eq!(nothing, Percentiles::default());
    }
    assert!(range.energy.p90 <= found.baseline.energy.0);
    // All of the energy is electricity: the same share of both.
    assert!(close(range.energy_pct.p50, 100.0 * range.energy.p50 / found.baseline.energy.0, 0.05));
}

/// What nobody knows as a group of tariffs pays the usual tariff of the trade.
#[test]
fn an_unknown_tariff_group_is_that_of_the_trade() {
    let with = |group: Option<&str>| {
        let mut inputs = workshop();
        inputs.electricity_vnd_per_month = Some(10e6);
        inputs.tariff_group = group.map(str::to_owned);
        stream(&evaluated(&inputs), StreamId::Electricity).quantity
    };
    assert_eq!(with(None), with(Some("production")));
    assert_eq!(with(Some("dk")), with(None));
    assert_eq!(with(Some("nobody")), with(None));
    assert!(with(Some("business")) < with(None), "a dearer kWh");
}

/// 2 kg of dust in 100 kg of wood, or as the catalogue has it; what is captured does not fly.
#[test]
fn captured_dust_does_not_fly() {
    let with = |captured: Option<f64>| {
        let mut inputs = workshop();
        inputs.equipment = vec!["dusty_machines".into()];
        inputs.dust_captured_share = captured;
        inputs.materials[0] = MaterialInput {
            spend_vnd_per_month: Some(100e6),
            quantity_per_month: Some(10_000.0),
            kg_per_unit: Some(1.0),
            loss_share: Some(0.3),
            ..MaterialInput::default()
        };
        evaluated(&inputs).baseline.dust.map(|d| d.0)
    };
    let all = 120_000.0 * CATALOGUE.constants.dust_per_mass;
    assert!(all > 0.0 && close(with(None).unwrap(), all, 1e-12));
    assert!(close(with(Some(0.4)).unwrap(), all * 0.6, 1e-12));
    assert_eq!(with(Some(1.0)), Some(0.0));
}

/// kgOE and kg CO₂ for one unit of the product; none without an output.
#[test]
fn energy_and_emissions_of_one_unit() {
    let mut inputs = workshop();
    inputs.electricity_vnd_per_month = Some(14e6);
    inputs.electricity_kwh_per_month = Some(6000.0);
    assert_eq!(evaluated(&inputs).baseline.energy_norm, None);
    inputs.output_per_month = Some(125.0);
    let base = evaluated(&inputs).baseline;
    let power = stream(&evaluated(&inputs), StreamId::Electricity).clone();
    assert!(close(base.energy_norm.unwrap(), 1000.0 * power.toe.0 / 1500.0, 1e-12));
    assert!(close(base.co2e_norm.unwrap(), power.co2e.0 / 1500.0, 1e-12));
    assert!(close(power.norm.unwrap(), 48.0, 1e-12), "72,000 kWh for 1,500");
}

/// 600 bags a day, 25 days, 12 months, at 200 VND: 36 million, against what is said to be spent.
#[test]
fn counted_bags_are_the_least_that_packaging_costs() {
    let with = |spend: Option<f64>, bags: Option<f64>| {
        let mut inputs = Inputs { trade: "retail_shop".into(), ..workshop() };
        inputs.packaging_vnd_per_month = spend;
        inputs.bags_per_day = bags;
        inputs.bag_price_vnd = Some(200.0);
        let found = evaluated(&inputs).baseline.stream(&StreamId::Packaging).cloned();
        found.map(|s| (s.cost.0, s.quantity, s.derivation))
    };
    assert_eq!(with(None, None), None);
    assert_eq!(with(None, Some(600.0)), Some((36e6, 36e6, Derivation::FromBags)));
    assert_eq!(with(Some(2e6), Some(600.0)), Some((36e6, 36e6, Derivation::FromBags)));
    assert_eq!(with(Some(3e6), Some(600.0)), Some((36e6, 36e6, Derivation::MoneyOnly)));
    assert_eq!(with(Some(4e6), Some(600.0)), Some((48e6, 48e6, Derivation::MoneyOnly)));
    assert_eq!(with(Some(4e6), None), Some((48e6, 48e6, Derivation::MoneyOnly)));
}
