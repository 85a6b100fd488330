//! What the full assessment adds: kinds of work, the owner's end-use shares, further materials,
//! waste by destination, measures calculated from facts. Figures computed by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{answers, c, catalogue, close, many, n};
use std::sync::LazyLock;
use vong_xanh::assessment::{HASTE, Inputs, Value, to_inputs};
use vong_xanh::catalogue::{Catalogue, Grade};
use vong_xanh::engine::{
    Evaluation, FigureId, MeasureResult, Options, StreamId, StudyReason, evaluate, explain, range,
};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| catalogue("data"));

fn evaluated(given: &[(&str, Value)]) -> (Inputs, Evaluation) {
    let inputs = to_inputs(&CATALOGUE, &answers(given));
    let evaluation = evaluate(&CATALOGUE, &inputs, &Options::default());
    (inputs, evaluation)
}

fn measure<'a>(evaluation: &'a Evaluation, id: &str) -> Option<&'a MeasureResult> {
    let at = CATALOGUE.measures.iter().position(|m| m.id == id).expect(id);
    evaluation.measures.iter().find(|m| usize::from(m.measure.0) == at)
}

fn share(evaluation: &Evaluation, stream: &StreamId, end_use: &str) -> f64 {
    let at = CATALOGUE.end_uses.iter().position(|e| e.id == end_use).expect(end_use);
    let stream = evaluation.baseline.streams.iter().find(|s| s.id == *stream).unwrap();
    stream.shares.iter().find(|(e, _)| usize::from(e.0) == at).map_or(0.0, |(_, share)| *share)
}

/// A workshop: 6,100 kWh and 14.4 million a month, 25 days, 12 months.
fn workshop<'a>(trade: &str, more: &[(&'a str, Value)]) -> Vec<(&'a str, Value)> {
    let mut all = vec![
        ("sector", c(trade)),
        ("workers", n(12.0)),
        ("days_per_month", n(25.0)),
        ("months_per_year", n(12.0)),
        ("elec_bill_month", n(14.4e6)),
        ("elec_kwh_month", n(6100.0)),
    ];
    all.extend(more.iter().cloned());
    all
}

#[test]
fn a_ticked_kind_of_work_opens_its_measures_and_closes_those_of_others() {
    let applies = |id: &str, more: &[(&str, Value)]| {
        measure(&evaluated(&workshop("textile_garment", more)).1, id).is_some()
    };
    let machines = ("equipment", many(&["wet_process"]));
    // Not asked or not known: the equipment decides, as before.
    assert!(applies("tex-low-liquor", std::slice::from_ref(&machines)));
    assert!(applies("tex-marker-planning", std::slice::from_ref(&machines)));
    assert!(!applies("tex-low-liquor", &[]));
    assert!(applies("tex-low-liquor", &[machines.clone(), ("subtrades", Value::Unknown)]));
    let works = |ids: &[&str]| ("subtrades", many(ids));
    assert!(applies("tex-low-liquor", &[works(&["dyeing"])]), "without the tick of its machine");
    assert!(!applies("tex-marker-planning", &[works(&["dyeing"])]));
    assert!(!applies("tex-low-liquor", &[machines.clone(), works(&["garment"])]));
    assert!(applies("tex-low-liquor", &[works(&["garment", "dyeing"])]));
    assert!(!applies("tex-low-liquor", &[machines.clone(), works(&["other"])]));
    // Kinds of another trade, left over from before, say nothing.
    assert!(applies("tex-low-liquor", &[machines, works(&["casting"])]));
    // A measure for all kinds, or of a trade that is not asked, stays with its equipment.
    assert!(applies("led-lighting", &[works(&["dyeing"])]));
    let food = [("equipment", many(&["wet_process"])), works(&["noodles"])];
    let (_, noodles) = evaluated(&workshop("food_processing", &food));
    assert!(measure(&noodles, "craft-wash-cascade").is_some());
}

#[test]
fn a_ticked_kind_of_work_replaces_the_split() {
    let with = |more: &[(&str, Value)]| {
        let mut all = vec![("equipment", many(&["oven_kiln", "compressor", "extraction"]))];
        all.extend(more.iter().cloned());
        let (_, evaluation) = evaluated(&workshop("mechanical_metal", &all));
        share(&evaluation, &StreamId::Electricity, "elec.process-heat")
    };
    let before = with(&[]);
    let casting = with(&[("subtrades", many(&["casting"]))]);
    assert!(casting > 0.6 && before < 0.5, "{before} then {casting}");
    assert_eq!(with(&[("subtrades", many(&["machining"]))]), before);
}

#[test]
fn shares_of_the_owner_replace_the_split_and_always_fill_the_stream() {
    let power = StreamId::Electricity;
    let equipment = ("equipment", many(&["compressor", "extraction", "dusty_machines"]));
    let with = |more: &[(&str, Value)]| {
        let mut all = vec![equipment.clone()];
        all.extend(more.iter().cloned());
        evaluated(&workshop("wood_furniture", &all)).1
    };
    let sum = |e: &Evaluation| e.baseline.streams[0].shares.iter().map(|(_, s)| s).sum::<f64>();
    let usual = with(&[]);
    assert!(!usual.baseline.streams[0].own_shares);
    let one = with(&[("share.elec.lighting", n(30.0))]);
    assert!(one.baseline.streams[0].own_shares);
    assert!(close(share(&one, &power, "elec.lighting"), 0.30, 1e-12));
    // The others keep their proportions in the 70 % that are left.
    let ratio =
        |e: &Evaluation| share(e, &power, "elec.motors") / share(e, &power, "elec.compressed-air");
    assert!(close(ratio(&one), ratio(&usual), 1e-12) && close(sum(&one), 1.0, 1e-12));
    // More than all is scaled; a part without its machine counts because the owner says so.
    let over = with(&[("share.elec.lighting", n(90.0)), ("share.elec.cooling", n(60.0))]);
    assert!(close(share(&over, &power, "elec.lighting"), 0.6, 1e-12));
    assert!(close(share(&over, &power, "elec.cooling"), 0.4, 1e-12));
    assert!(close(sum(&over), 1.0, 1e-12));
    // Shares of another stream, of the whole, or out of range say nothing.
    for (id, value) in
        [("share.water.cleaning", 50.0), ("share.elec.total", 50.0), ("share.elec.lighting", 150.0)]
    {
        assert_eq!(
            with(&[(id, n(value))]).baseline.streams[0].shares,
            usual.baseline.streams[0].shares
        );
    }
}

#[test]
fn water_of_the_people_goes_before_the_split_and_after_the_owner() {
    let with = |more: &[(&str, Value)]| {
        let mut all = vec![("water_m3_month", n(50.0))];
        all.extend(more.iter().cloned());
        evaluated(&workshop("wood_furniture", &all)).1
    };
    let at = |e: &Evaluation, id: &str| share(e, &StreamId::Water, id);
    // 12 people × 0.05 m³ × 25 days of 50 m³.
    let usual = with(&[]);
    assert!(close(at(&usual, "water.sanitary"), 0.3, 1e-12));
    let own = with(&[("share.water.sanitary", n(20.0))]);
    assert!(close(at(&own, "water.sanitary"), 0.2, 1e-12));
    assert!(close(own.baseline.domestic_water.0, 120.0, 1e-9));
    // What he says of another part leaves the people their proportion of the rest.
    let part = with(&[("share.water.cleaning", n(50.0))]);
    let rest = |e: &Evaluation| at(e, "water.sanitary") / at(e, "water.process");
    assert!(
        close(rest(&part), rest(&usual), 1e-9) && close(at(&part, "water.cleaning"), 0.5, 1e-12)
    );
}

/// kWh a year of the workshop; share × kWh is what the end use takes.
const KWH: f64 = 73_200.0;

fn calculated(
    measure_id: &str,
    question: &str,
    equipment: &[&str],
    facts: &[(&str, f64)],
    saved: f64,
) {
    let with = |facts: &[(&str, f64)]| {
        let mut all = vec![(question, c("no")), ("equipment", many(equipment))];
        all.extend(facts.iter().map(|(id, value)| (*id, n(*value))));
        evaluated(&workshop("wood_furniture", &all))
    };
    let (_, estimate) = with(&facts[1..]);
    assert!(!measure(&estimate, measure_id).unwrap().calculated, "a fact is missing");
    let (inputs, evaluation) = with(facts);
    let found = measure(&evaluation, measure_id).unwrap();
    assert!(found.calculated, "{measure_id}");
    let kwh: f64 = found.contributions.iter().map(|c| c.quantity).sum();
    assert!(close(kwh, saved, 1e-9), "{measure_id}: {kwh} kWh instead of {saved}");
    assert!(close(found.alone.money.0, saved * 172.8e6 / KWH, 1e-9), "{measure_id}");
    // The way to the figure ends in the same figure.
    let told = explain(&CATALOGUE, &inputs, &evaluation, &FigureId::MeasureMoney(found.measure));
    let expr = told.expect("explained").expr;
    let told = expr.eval();
    assert!(close(told, found.package.money.0, 1e-9), "{measure_id}: {told}");
    let origins = format!("{expr:?}");
    assert!(origins.contains("calculated") && !origins.contains("\"saving\""), "{origins}");
}

#[test]
fn facts_turn_estimates_into_calculations() {
    // 60 lamps × 40 W × 10 h × 300 days × 55 %.
    let lamps = [("fact.lamp_count", 60.0), ("fact.lamp_watt", 40.0), ("fact.lamp_hours", 10.0)];
    calculated("led-lighting", "el_led", &[], &lamps, 60.0 * 0.04 * 10.0 * 300.0 * 0.55);
    // 15 kW idle 2 h a day at 16 % of their power.
    let idle = [("fact.idle_kw", 15.0), ("fact.idle_hours", 2.0)];
    calculated("switch-off-idle", "el_idle", &[], &idle, 15.0 * 2.0 * 300.0 * 0.16);
    // 7.5 kW, 8 h, from 8 to 6.5 bar at 8 % a bar.
    let air = [
        ("fact.compressor_kw", 7.5),
        ("fact.compressor_hours", 8.0),
        ("fact.air_bar_now", 8.0),
        ("fact.air_bar_needed", 6.5),
    ];
    let machines = ["compressor", "dusty_machines"];
    calculated("air-pressure", "el_airpressure", &machines, &air, 7.5 * 8.0 * 300.0 * 0.08 * 1.5);
    // Loaded 20 % of the time with nobody using air; a repair leaves 7.5 %.
    let leaks =
        [("fact.compressor_kw", 7.5), ("fact.compressor_hours", 8.0), ("fact.air_leak_pct", 20.0)];
    calculated("air-leaks", "el_airleak", &machines, &leaks, 7.5 * 8.0 * 300.0 * (0.2 - 0.075));
}

#[test]
fn facts_on_hot_water_count_against_the_fuel() {
    let given = |facts: &[(&str, f64)]| {
        let mut all = vec![
            ("equipment", many(&["boiler_steam"])),
            ("fuel_types", many(&["lpg"])),
            ("lpg_kg_month", n(400.0)),
            ("el_solar", c("no")),
        ];
        all.extend(facts.iter().map(|(id, value)| (*id, n(*value))));
        evaluated(&workshop("hotel_homestay", &all)).1
    };
    let facts = [("fact.hot_litres", 800.0), ("fact.hot_kelvin", 35.0)];
    let evaluation = given(&facts);
    let found = measure(&evaluation, "solar-hot-water").unwrap();
    assert!(found.calculated);
    // 800 l × 35 °C × 0.001163 kWh × 300 days × 67 %, in TOE of 41.868 GJ.
    let kwh = 800.0 * 35.0 * 0.001_163 * 300.0 * 0.67;
    let toe = kwh * 0.0036 / 41.868;
    let lpg = evaluation.baseline.streams.iter().find(|s| s.id == StreamId::Fuel("lpg".into()));
    let lpg = lpg.unwrap();
    assert!(close(found.alone.energy.0, toe, 1e-9), "{} instead of {toe}", found.alone.energy.0);
    assert!(close(found.alone.money.0, toe / lpg.toe.0 * lpg.cost.0, 1e-9));
    // More hot water than the fuel could warm stays within the cap.
    let flood = given(&[("fact.hot_litres", 1e6), ("fact.hot_kelvin", 90.0)]);
    let found = measure(&flood, "solar-hot-water").unwrap();
    assert!(found.alone.energy.0 < 0.85 * lpg.toe.0 + 1e-9);
}

#[test]
fn shares_charges_and_leaks_are_taken_as_measured() {
    let with = |more: &[(&str, Value)]| {
        let mut all = vec![
            ("equipment", many(&["aircon", "big_motors"])),
            ("water_bill_month", n(1e6)),
            ("water_m3_month", n(50.0)),
        ];
        all.extend(more.iter().cloned());
        evaluated(&workshop("wood_furniture", &all)).1
    };
    // 23 to 26 °C at 4 % a degree of what the air conditioners take.
    let cool =
        with(&[("ac-setpoint-26", c("no")), ("fact.ac_now", n(23.0)), ("fact.ac_enough", n(26.0))]);
    let found = measure(&cool, "ac-setpoint-26").unwrap();
    let part = share(&cool, &StreamId::Electricity, "elec.cooling") * 0.12;
    assert!(found.calculated && close(found.alone.money.0, 172.8e6 * part, 1e-9));
    let warm =
        with(&[("ac-setpoint-26", c("no")), ("fact.ac_now", n(27.0)), ("fact.ac_enough", n(26.0))]);
    assert_eq!(measure(&warm, "ac-setpoint-26").unwrap().alone.money.0, 0.0, "nothing to gain");
    // 800,000 a month of reactive power.
    let charge = [("power-factor", c("no")), ("fact.reactive_vnd", n(8e5))];
    let reactive = with(&charge);
    let found = measure(&reactive, "power-factor").unwrap();
    assert!(found.calculated && close(found.alone.money.0, 9.6e6, 1e-9));
    assert!(!found.study_reasons.contains(&StudyReason::GradeC));
    // 10 litres an hour, day and night: 87.6 m³, of which a repair stops 90 %; 20 % is the cap.
    let leak = |litres: f64| with(&[("wt_leak", c("no")), ("fact.leak_litres", n(litres))]);
    let found = measure(&leak(10.0), "water-leaks").unwrap().alone.water.0;
    assert!(close(found, 87.6 * 0.9, 1e-9), "{found}");
    let much = measure(&leak(100.0), "water-leaks").unwrap().alone.water.0;
    let cap = CATALOGUE.end_uses.iter().find(|e| e.id == "water.total").unwrap().cap;
    assert!(close(much, 600.0 * cap, 1e-9), "{much}");
}

#[test]
fn the_share_of_peak_hours_prices_peak_shifting() {
    let given = |more: &[(&str, Value)]| {
        let mut all = vec![("meter_tou", c("yes")), ("el_peak", c("no"))];
        all.extend(more.iter().cloned());
        evaluated(&workshop("wood_furniture", &all)).1
    };
    let estimate = given(&[]);
    let before = measure(&estimate, "peak-shifting").unwrap();
    assert!(!before.calculated && before.study_reasons.contains(&StudyReason::GradeC));
    let periods = [("elec_peak_pct", n(25.0)), ("elec_offpeak_pct", n(15.0))];
    let evaluation = given(&periods);
    let found = measure(&evaluation, "peak-shifting").unwrap();
    assert!(found.calculated && !found.study_reasons.contains(&StudyReason::GradeC));
    // Below 6 kV, production: 1,987 normal, 1,300 off-peak, 3,640 peak; 30 % of the peak moves.
    let mean = 0.25 * 3640.0 + 0.15 * 1300.0 + 0.60 * 1987.0;
    let part = 0.3 * 0.25 * (3640.0 - 1300.0) / mean;
    assert!(close(found.alone.money.0, 172.8e6 * part, 1e-9));
    assert_eq!(found.alone.energy.0, 0.0, "money only");
    // Bill and kWh stay what they are.
    assert_eq!(evaluation.baseline.streams[0], estimate.baseline.streams[0]);
    // More than all hours together: both parts keep their proportion, 4 to 1.
    let over = given(&[("elec_peak_pct", n(100.0)), ("elec_offpeak_pct", n(25.0))]);
    let part = 0.3 * 0.8 * (3640.0 - 1300.0) / (0.8 * 3640.0 + 0.2 * 1300.0);
    let found = measure(&over, "peak-shifting").unwrap().alone.money.0;
    assert!(close(found, 172.8e6 * part, 1e-9), "{found}");
}

#[test]
fn further_materials_join_those_of_their_kind_with_their_own_loss() {
    let kg = |n1: f64, loss: f64, cost: f64, id: &'static str| {
        let key = |field: &str| -> &'static str {
            let dot = if id == "material1" { "_" } else { "." };
            Box::leak(format!("{id}{dot}{field}").into_boxed_str())
        };
        vec![(key("spend_month"), n(cost)), (key("qty_month"), n(n1)), (key("loss_pct"), n(loss))]
    };
    let mut all = kg(1000.0, 30.0, 50e6, "material1");
    all.extend(kg(500.0, 10.0, 20e6, "material2"));
    let two = evaluated(&workshop("wood_furniture", &all)).1;
    all.extend(kg(200.0, 40.0, 10e6, "material4"));
    all.push(("material4.kind", c("main")));
    all.extend(kg(50.0, 20.0, 5e6, "material5"));
    all.push(("material5.kind", c("auxiliary")));
    all.push(("pm_plan", c("no")));
    let (inputs, four) = evaluated(&workshop("wood_furniture", &all));
    let base = &four.baseline;
    assert!(close(base.material_cost.0, 12.0 * 85e6, 1e-12));
    assert!(close(base.material_mass.unwrap().0, 12.0 * 1750.0, 1e-12));
    // Each loses its own share: 300 + 50 + 80 + 10 kg a month.
    let lost = base.waste.unwrap().0;
    assert!(close(lost, 12.0 * 440.0, 1e-12), "{lost}");
    let of = |id: &StreamId| four.losses.material.iter().find(|(s, _)| s == id).unwrap().1.0;
    assert!(close(of(&StreamId::OtherMaterial(4)), 12.0 * 4e6, 1e-12));
    assert!(close(of(&StreamId::OtherAuxiliary(5)), 12.0 * 1e6, 1e-12));
    // The first two are as they were, in their place.
    let first = |e: &Evaluation| {
        let of = |s: &&vong_xanh::engine::StreamBaseline| {
            matches!(s.id, StreamId::Material1 | StreamId::Material2)
        };
        e.baseline.streams.iter().filter(of).cloned().collect::<Vec<_>>()
    };
    assert_eq!(first(&two), first(&four));
    // What saves material saves of the further one as well.
    let saved = four.package.saved_by_stream.iter().find(|(s, _)| *s == StreamId::OtherMaterial(4));
    assert!(saved.unwrap().1 > 0.0, "{:?}", four.package.saved_by_stream);
    let range = range(&CATALOGUE, &inputs, &four, 300);
    assert!(range.money.p10 > 0.0 && range.money.p90 > range.money.p10);
}

#[test]
fn recycled_shares_and_destinations_make_the_circularity() {
    let all = [
        ("material1_spend_month", n(50e6)),
        ("material1_qty_month", n(1000.0)),
        ("material1_loss_pct", n(30.0)),
        ("material1_recycled_pct", n(10.0)),
        ("material2.spend_month", n(10e6)),
        ("material2.qty_month", n(3000.0)),
        ("material2.loss_pct", n(0.0)),
        ("material2.recycled_pct", n(50.0)),
        ("wastes.1.destination", c("sold")),
        ("wastes.1.kg_month", n(100.0)),
        ("wastes.2.destination", c("reused")),
        ("wastes.2.kg_month", n(50.0)),
        ("wastes.3.destination", c("burnt")),
        ("wastes.3.kg_month", n(200.0)),
        ("wastes.4.kind", c("hazardous")),
        ("wastes.4.destination", c("paid")),
        ("wastes.4.kg_month", n(25.0)),
    ];
    let (_, evaluation) = evaluated(&workshop("wood_furniture", &all));
    let found = evaluation.circularity;
    assert!(close(found.circular_inflow.unwrap(), 0.4, 1e-12), "(100 + 1,500) of 4,000 kg");
    // The larger of 300 kg lost and 350 kg listed, and 25 kg hazardous; burnt is not kept.
    assert!(close(evaluation.baseline.waste.unwrap().0, 12.0 * 375.0, 1e-12));
    assert!(close(evaluation.baseline.hazardous.0, 12.0 * 25.0, 1e-12));
    assert!(close(found.waste_kept_in_use.unwrap(), 150.0 / 375.0, 1e-12));
}

#[test]
fn hazardous_waste_is_a_base_without_money() {
    let with = |kg: f64| {
        let all = [
            ("equipment", many(&["chemicals", "spray"])),
            ("hazardous_kg_month", n(kg)),
            ("waste_bags_week", n(10.0)),
            ("waste_fee_month", n(1e6)),
            ("hazardous-waste-segregation", c("no")),
        ];
        let (_, evaluation) = evaluated(&workshop("wood_furniture", &all));
        measure(&evaluation, "hazardous-waste-segregation").unwrap().alone
    };
    let (none, some) = (with(0.0), with(50.0));
    assert_eq!(none.waste.0, 0.0);
    let saving = CATALOGUE.measures.iter().find(|m| m.id == "hazardous-waste-segregation").unwrap();
    let cap = CATALOGUE.end_uses.iter().find(|e| e.id == "waste.hazardous").unwrap().cap;
    let part = saving.saving.mode.min(cap);
    assert!(close(some.waste.0, 600.0 * part, 1e-9), "{}", some.waste.0);
    assert_eq!(some.money.0, none.money.0);
}

#[test]
fn hasty_answers_hold_the_confidence_at_c() {
    let year = |haste: Option<&str>| {
        let mut all = vec![("el_led", c("no")), ("elec_months", c("12"))];
        all.extend(haste.map(|h| (HASTE, c(h))));
        evaluated(&workshop("wood_furniture", &all)).1.confidence.grade
    };
    assert_eq!(year(None), Grade::A);
    assert_eq!(year(Some("open")), Grade::C);
    assert_eq!(year(Some("kept")), Grade::C);
    assert_eq!(year(Some("reviewed")), Grade::A);
}
