//! Where findings stand.

use super::*;

/// What to look at again when a check speaks: the inputs it read, no others.
#[test]
fn a_finding_stands_at_the_inputs_it_read() {
    let fields = |check: &str, given: &[(&str, Value)]| -> Vec<String> {
        let mut answers = sound();
        for (id, value) in given {
            set(&mut answers, id, value.clone());
        }
        let found = find(&answers);
        let of_it = found.iter().find(|f| f.check == check);
        of_it.unwrap_or_else(|| panic!("{check} is silent")).fields.clone()
    };
    let rice = [&rice_noodles()[..], &[("water_m3_month", number(601.0))]].concat();
    let fuel = |id: &'static str, field: &'static str| {
        [("fuel_types", choices(&[id])), (field, number(1e6)), ("fuel_spend_month", number(1e6))]
    };
    let bags = [
        ("sector", choice("retail_shop")),
        ("bag_price", number(200.0)),
        ("packaging_spend_month", number(1e6)),
        ("ps_bags", number(900.0)),
    ];
    let balance = [
        ("product_unit", choice("kg")),
        ("output_month", number(900.0)),
        ("material1_qty_month", number(1000.0)),
        ("material1_unit", choice("kg")),
    ];
    let one = |id: &'static str, value: f64| [(id, number(value))];
    let price = ["elec_bill_month", "elec_kwh_month"];
    assert_eq!(fields("V1", &one("elec_kwh_month", 100.0)), price);
    assert_eq!(fields("V3", &one("water_bill_month", 999.0)), ["water_bill_month"]);
    assert_eq!(
        fields("V4", &one("revenue_month", 30e6)),
        ["revenue_month", "elec_bill_month", "fuel_spend_month"]
    );
    assert_eq!(
        fields("V5", &one("revenue_month", 30e6)),
        ["revenue_month", "material1_spend_month"]
    );
    assert_eq!(fields("V6", &one("water_m3_month", 1.0)), ["water_bill_month", "water_m3_month"]);
    assert_eq!(fields("V7", &fuel("lpg", "lpg_kg_month")), ["fuel_spend_month", "lpg_kg_month"]);
    assert_eq!(fields("V8", &fuel("coal", "coal_kg_month")), ["fuel_spend_month", "coal_kg_month"]);
    assert_eq!(fields("V9", &one("material1_loss_pct", 90.0)), ["material1_loss_pct"]);
    assert_eq!(
        fields("V10", &balance),
        ["output_month", "material1_qty_month", "material1_loss_pct"]
    );
    let little = [("water_m3_month", number(1.0))];
    assert_eq!(fields("V12", &little), ["water_m3_month", "workers"]);
    assert_eq!(fields("V12", &one("water_bill_month", 10.0)), ["water_bill_month", "workers"]);
    assert_eq!(fields("V14", &one("el_night_kwh", 200.0)), ["el_night_kwh", "elec_kwh_month"]);
    assert_eq!(fields("V15", &rice), ["water_m3_month", "material1_qty_month"]);
    assert_eq!(fields("V18", &bags), ["ps_bags", "packaging_spend_month"]);
    assert_eq!(fields("V19", &one("material1_loss_pct", 60.0)), ["material1_loss_pct"]);
}
