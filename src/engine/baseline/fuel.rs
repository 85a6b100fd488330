//! Fuels: quantities, one common sum, heat or transport (Method §4.3).

use super::shares::{Shares, feeds_family, shares};
use super::{Stream, grades};
use crate::assessment::Inputs;
use crate::catalogue::{Carrier, Catalogue, Family, Fuel, Grade, Trade};
use crate::engine::numbers::{known, ratio};
use crate::engine::{Derivation, StreamBaseline, StreamId};

const PETROL: &str = "petrol";
const DIESEL: &str = "diesel";
/// Input that tells what the diesel is for.
const DIESEL_USE: &str = "diesel_use";

/// One ticked fuel with what is known of it per year.
struct Ticked<'a> {
    fuel: &'a Fuel,
    carrier: &'a Carrier,
    quantity: Option<f64>,
}

impl Ticked<'_> {
    fn price(&self) -> f64 {
        self.carrier.price_vnd_per_unit.unwrap_or(0.0)
    }
}

/// Streams of all ticked fuels, in the order of `fuel_types`.
pub(super) fn fuels(
    cat: &Catalogue,
    trade: &Trade,
    inputs: &Inputs,
    months: f64,
) -> Vec<StreamBaseline> {
    let ticked: Vec<Ticked> = cat
        .factors
        .fuels
        .iter()
        .filter_map(|fuel| {
            let given = inputs.fuels.iter().find(|f| f.id == fuel.id)?;
            let carrier = cat.factors.carriers.get(usize::from(fuel.carrier))?;
            let quantity = known(given.quantity_per_month).map(|q| q * months);
            Some(Ticked { fuel, carrier, quantity })
        })
        .collect();
    let sum = known(inputs.fuel_vnd_per_month).map(|v| v * months);
    let heat = shares(cat, trade, inputs, Family::Heat);
    let amounts = amounts(&ticked, sum);
    let streams = ticked.iter().zip(amounts).map(|(t, a)| stream(cat, inputs, t, a, &heat));
    streams.filter(|s| s.quantity > 0.0 || s.cost.0 > 0.0).collect()
}

/// Quantity and cost of every fuel: known quantities at the default price first, the rest of the
/// common sum in equal parts over the fuels without a quantity; when every quantity is known the
/// prices are scaled to the sum.
fn amounts(ticked: &[Ticked], sum: Option<f64>) -> Vec<(f64, f64, Derivation)> {
    let priced: f64 = ticked.iter().filter_map(|t| t.quantity.map(|q| q * t.price())).sum();
    let unknown = ticked.iter().filter(|t| t.quantity.is_none()).count();
    let part = ratio((sum.unwrap_or(0.0) - priced).max(0.0), unknown as f64);
    let scale = match sum {
        Some(sum) if unknown == 0 && priced > 0.0 => sum / priced,
        _ => 1.0,
    };
    let measured = sum.is_some() && unknown == 0 && ticked.len() == 1;
    let amount = |t: &Ticked| match t.quantity {
        Some(q) if measured && priced <= 0.0 => (q, sum.unwrap_or(0.0), Derivation::Measured),
        Some(q) if measured => (q, q * t.price() * scale, Derivation::Measured),
        Some(q) => (q, q * t.price() * scale, Derivation::FromQuantity),
        None if t.price() <= 0.0 => (part, part, Derivation::MoneyOnly),
        None if ticked.len() == 1 => (part / t.price(), part, Derivation::FromMoney),
        None => (part / t.price(), part, Derivation::FromSharedSum),
    };
    ticked.iter().map(amount).collect()
}

fn stream(
    cat: &Catalogue,
    inputs: &Inputs,
    ticked: &Ticked,
    (quantity, cost, derivation): (f64, f64, Derivation),
    heat: &Shares,
) -> StreamBaseline {
    let grade = if derivation == Derivation::Measured { Grade::B } else { Grade::C };
    let quantity_input = ticked.fuel.quantity_input.as_deref().unwrap_or("fuel_spend_month");
    let grade = grades::lowered(inputs, grade, &["fuel_spend_month", quantity_input]);
    let id = StreamId::Fuel(ticked.fuel.id.clone());
    let mut stream = Stream { quantity, cost, grade, derivation }.of(id);
    if derivation != Derivation::MoneyOnly {
        stream.burn(ticked.carrier);
    }
    stream.used_for_transport = is_for_transport(cat, inputs, &ticked.fuel.id);
    if !stream.used_for_transport {
        stream.shares.clone_from(heat);
    }
    stream
}

/// Petrol moves vehicles; diesel does what the owner says, else it moves vehicles when there are
/// any, or when nothing burns fuel for heat.
fn is_for_transport(cat: &Catalogue, inputs: &Inputs, fuel: &str) -> bool {
    if fuel != DIESEL {
        return fuel == PETROL;
    }
    match inputs.choices.get(DIESEL_USE).and_then(|c| c.first()).map(String::as_str) {
        Some("vehicles") => true,
        Some("heat") => false,
        _ => {
            feeds_family(cat, inputs, Family::Transport) || !feeds_family(cat, inputs, Family::Heat)
        }
    }
}
