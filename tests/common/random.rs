//! Random businesses over a real catalogue.

use proptest::prelude::*;
use proptest::strategy::Union;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use std::collections::BTreeMap;
use vong_xanh::assessment::{
    Destination, Fuel, Inputs, Machine, MaterialInput, MonthBill, Practice, Product, WasteItem,
};
use vong_xanh::catalogue::{Catalogue, QuestionKind};

/// How odd the numbers may be.
#[derive(Clone, Copy, PartialEq)]
pub enum Numbers {
    Plausible,
    /// Also 0, negative, tiny, huge and not a number.
    Absurd,
}

/// A number between two magnitudes, often missing.
fn number(low: f64, high: f64, numbers: Numbers) -> BoxedStrategy<Option<f64>> {
    let plausible = (low.ln()..high.ln()).prop_map(|v| Some(v.exp()));
    let mut arms = vec![(3, Just(None).boxed()), (9, plausible.boxed())];
    if numbers == Numbers::Absurd {
        let odd = [0.0, -1.0, 1e-300, 1e300, f64::MAX, f64::NAN, f64::INFINITY];
        arms.push((6, proptest::sample::select(odd.to_vec()).prop_map(Some).boxed()));
    }
    Union::new_weighted(arms).boxed()
}

fn one_of(ids: &[&str]) -> BoxedStrategy<Option<String>> {
    let ids: Vec<String> = ids.iter().map(|s| (*s).to_owned()).collect();
    prop_oneof![Just(None), proptest::sample::select(ids).prop_map(Some)].boxed()
}

fn material(numbers: Numbers) -> impl Strategy<Value = MaterialInput> {
    let money = number(1e5, 1e9, numbers);
    let quantity = number(0.1, 1e5, numbers);
    let kg = number(0.01, 2000.0, numbers);
    let loss = number(0.001, 0.9, numbers);
    (money, quantity, kg, loss).prop_map(|(money, quantity, kg, loss)| MaterialInput {
        spend_vnd_per_month: money,
        quantity_per_month: quantity,
        kg_per_unit: kg,
        loss_share: loss,
        ..MaterialInput::default()
    })
}

fn practice() -> impl Strategy<Value = Option<Practice>> {
    prop_oneof![
        2 => Just(None),
        4 => Just(Some(Practice::No)),
        2 => Just(Some(Practice::Partly)),
        2 => Just(Some(Practice::Yes)),
        1 => Just(Some(Practice::DontKnow)),
        1 => Just(Some(Practice::NotRelevant)),
    ]
}

/// Answers to the bank's practice questions and to some measures' own ones.
fn practices(catalogue: &Catalogue) -> impl Strategy<Value = BTreeMap<String, Practice>> + use<> {
    let bank = catalogue.questions.iter().filter(|q| q.kind == QuestionKind::Practice);
    let ids: Vec<String> = bank.map(|q| q.id.clone()).collect();
    let own: Vec<String> = catalogue.measures.iter().map(|m| m.id.clone()).collect();
    let bank_answers = prop::collection::vec(practice(), ids.len());
    let own_answers = prop::collection::vec((0..own.len(), practice()), 0..12);
    (bank_answers, own_answers).prop_map(move |(bank, chosen)| {
        let bank = ids.iter().cloned().zip(bank);
        let chosen = chosen.into_iter().map(|(at, answer)| (own[at].clone(), answer));
        bank.chain(chosen).filter_map(|(id, answer)| Some((id, answer?))).collect()
    })
}

fn ticked(ids: Vec<String>) -> impl Strategy<Value = Vec<String>> {
    let count = ids.len();
    prop::sample::subsequence(ids, 0..=count)
}

fn fuels(catalogue: &Catalogue, numbers: Numbers) -> impl Strategy<Value = Vec<Fuel>> + use<> {
    let ids: Vec<String> = catalogue.factors.fuels.iter().map(|f| f.id.clone()).collect();
    let own = || prop::collection::vec(number(1.0, 1e7, numbers), 4);
    let quantities = prop::collection::vec((number(1.0, 1e5, numbers), own()), ids.len());
    (prop::sample::subsequence(ids, 0..4), quantities).prop_map(|(ids, quantities)| {
        ids.into_iter()
            .zip(quantities)
            .map(|(id, (quantity_per_month, own))| Fuel {
                id,
                quantity_per_month,
                count_per_month: own[0],
                size: own[1],
                spend_vnd_per_month: own[2],
                price_vnd_per_unit: own[3],
                ..Fuel::default()
            })
            .collect()
    })
}

/// What the full assessment adds.
#[derive(Clone, Debug)]
struct Full {
    bills: Vec<MonthBill>,
    water: Vec<MonthBill>,
    machines: Vec<Machine>,
    products: Vec<Product>,
    others: Vec<MaterialInput>,
    wastes: Vec<WasteItem>,
    hazardous: Option<f64>,
    shares: BTreeMap<String, f64>,
    facts: BTreeMap<String, f64>,
    flags: [bool; 4],
}

impl Full {
    fn give(self, to: &mut Inputs) {
        let [vat, on_bill, weighed, hasty] = self.flags;
        to.electricity_bills = self.bills;
        to.water_bills = self.water;
        to.machines = self.machines;
        to.products = self.products;
        to.other_materials = (4..).zip(self.others).collect();
        to.wastes = self.wastes;
        to.hazardous_kg_per_month = self.hazardous;
        to.end_use_shares = self.shares;
        to.facts = self.facts;
        (to.vat_deducted, to.wastewater_on_bill, to.hasty) = (vat, on_bill, hasty);
        to.materials[0].loss_weighed = weighed;
    }
}

fn some(low: f64, high: f64, numbers: Numbers) -> impl Strategy<Value = f64> {
    number(low, high, numbers).prop_map(|n| n.unwrap_or(0.0))
}

fn bills(numbers: Numbers) -> impl Strategy<Value = Vec<MonthBill>> {
    let bill = (number(30.0, 1e5, numbers), number(1e5, 1e9, numbers))
        .prop_map(|(quantity, vnd)| MonthBill { quantity, vnd });
    prop_oneof![3 => Just(Vec::new()), 1 => prop::collection::vec(bill, 1..13)]
}

fn some_of(ids: Vec<String>, value: BoxedStrategy<f64>) -> BoxedStrategy<BTreeMap<String, f64>> {
    let one = (proptest::sample::select(ids), value);
    let several = prop::collection::vec(one, 1..8).prop_map(|v| v.into_iter().collect());
    prop_oneof![3 => Just(BTreeMap::new()), 1 => several].boxed()
}

fn full(catalogue: &Catalogue, numbers: Numbers) -> BoxedStrategy<Full> {
    let machine = (some(0.1, 100.0, numbers), some(1.0, 20.0, numbers), some(0.5, 24.0, numbers))
        .prop_map(|(kw, count, hours_per_day)| Machine { kw, count, hours_per_day });
    let product =
        (some(1.0, 1e5, numbers), number(1e3, 1e8, numbers), number(0.1, 10.0, numbers)).prop_map(
            |(units_per_month, price_vnd, weight)| Product { units_per_month, price_vnd, weight },
        );
    let destinations =
        [Destination::Sold, Destination::Given, Destination::Paid, Destination::Burnt];
    let waste = (
        any::<bool>(),
        proptest::option::of(proptest::sample::select(destinations.to_vec())),
        some(1.0, 1e4, numbers),
        number(100.0, 1e5, numbers),
    )
        .prop_map(|(hazardous, destination, kg_per_month, vnd_per_kg)| WasteItem {
            hazardous,
            destination,
            kg_per_month,
            vnd_per_kg,
        });
    let other = (material(numbers), any::<bool>(), number(10.0, 1e6, numbers)).prop_map(
        |(material, auxiliary, price)| MaterialInput {
            auxiliary,
            price_vnd_per_unit: price,
            scrap_vnd_per_kg: price,
            recycled_share: material.loss_share,
            ..material
        },
    );
    let end_uses = catalogue.end_uses.iter().filter(|e| e.is_splittable());
    let shares =
        some_of(end_uses.map(|e| e.id.clone()).collect(), some(0.01, 1.0, numbers).boxed());
    let facts: std::collections::BTreeSet<String> = catalogue
        .measures
        .iter()
        .filter_map(|m| m.deeper.as_ref())
        .flat_map(|d| d.facts.iter().cloned())
        .collect();
    // All facts or none, so that the calculations run.
    let count = facts.len();
    let facts = prop_oneof![
        2 => Just(BTreeMap::new()),
        1 => prop::collection::vec(some(0.1, 100.0, numbers), count)
            .prop_map(move |values| facts.iter().cloned().zip(values).collect()),
    ];
    let lists = (
        bills(numbers),
        bills(numbers),
        prop::collection::vec(machine, 0..3),
        prop::collection::vec(product, 0..3),
        prop::collection::vec(other, 0..4),
        prop::collection::vec(waste, 0..4),
    );
    (lists, number(1.0, 1e3, numbers), shares, facts, any::<[bool; 4]>())
        .prop_map(|(lists, hazardous, shares, facts, flags)| Full {
            bills: lists.0,
            water: lists.1,
            machines: lists.2,
            products: lists.3,
            others: lists.4,
            wastes: lists.5,
            hazardous,
            shares,
            facts,
            flags,
        })
        .boxed()
}

/// Any business that could fill in the form.
pub fn business(catalogue: &Catalogue, numbers: Numbers) -> BoxedStrategy<Inputs> {
    let trades: Vec<String> = catalogue.trades.iter().map(|t| t.id.clone()).collect();
    let equipment: Vec<String> = catalogue.equipment.iter().map(|e| e.id.clone()).collect();
    let n = move |low, high| number(low, high, numbers);
    let who = (proptest::sample::select(trades), ticked(equipment), practices(catalogue));
    let work = (n(1.0, 200.0), n(10.0, 31.0), n(6.0, 12.0), n(1e6, 1e10), n(1.0, 1e6), n(1e6, 1e9));
    let power = (
        n(1e5, 1e9),
        n(30.0, 1e5),
        one_of(&["12", "3", "1"]),
        one_of(&["low", "typical", "high"]),
        one_of(&["production", "business", "household", "mixed", "dk"]),
    );
    let fuel = (fuels(catalogue, numbers), n(1e5, 1e9));
    let water = (
        one_of(&["tap", "well", "both", "tanker"]),
        n(1e4, 1e8),
        n(1.0, 5000.0),
        n(0.1, 16.0),
        proptest::option::of(proptest::sample::select(vec![0.1, 0.5, 0.85])),
        proptest::option::of(any::<bool>()),
    );
    let goods = [material(numbers), material(numbers), material(numbers)];
    let more = full(catalogue, numbers);
    let rest = (n(1e4, 1e8), n(1.0, 5000.0), n(1.0, 500.0), n(1e4, 1e8), n(1e4, 1e9), n(0.01, 0.9));
    (who, work, power, fuel, water, goods, rest, (n(0.01, 0.4), more))
        .prop_map(|(who, work, power, fuel, water, goods, rest, (rate, more))| {
            let mut inputs = Inputs {
                trade: who.0,
                equipment: who.1,
                practices: who.2,
                workers: work.0,
                days_per_month: work.1,
                months_per_year: work.2,
                revenue_vnd_per_month: work.3,
                output_per_month: work.4,
                labour_vnd_per_month: work.5,
                electricity_vnd_per_month: power.0,
                electricity_kwh_per_month: power.1,
                electricity_months: power.2,
                electricity_month_type: power.3,
                tariff_group: power.4,
                fuels: fuel.0,
                fuel_vnd_per_month: fuel.1,
                ..Inputs::default()
            };
            inputs.water_source = water.0;
            inputs.water_vnd_per_month = water.1;
            inputs.water_m3_per_month = water.2;
            inputs.well_pump_hours_per_day = water.3;
            inputs.water_process_share = water.4;
            inputs.pays_wastewater_fee = water.5;
            inputs.materials = goods;
            inputs.packaging_vnd_per_month = rest.0;
            inputs.bags_per_day = rest.1;
            inputs.waste_bags_per_week = rest.2;
            inputs.waste_fee_vnd_per_month = rest.3;
            inputs.scrap_vnd_per_month = rest.4;
            inputs.dust_captured_share = rest.5;
            inputs.discount_rate = rate;
            more.give(&mut inputs);
            inputs
        })
        .boxed()
}

/// Runs a property over so many values, the same ones for a seed every time.
pub fn for_any<S: Strategy>(
    values: &S,
    cases: u32,
    seed: u64,
    property: impl Fn(S::Value) -> Result<(), TestCaseError>,
) {
    let config = Config {
        cases,
        rng_seed: RngSeed::Fixed(seed),
        failure_persistence: None,
        max_shrink_iters: 400,
        ..Config::default()
    };
    if let Err(error) = TestRunner::new(config).run(values, property) {
        panic!("{error}");
    }
}
