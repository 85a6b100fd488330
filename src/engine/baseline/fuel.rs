//! Fuels: quantities in the units owners use, own or common sums, heat or transport (Method §2.2,
//! §4.3).

use super::shares::{Split, feeds_family, shares};
use super::{Stream, grades};
use crate::assessment::{self, Inputs};
use crate::catalogue::{Carrier, Catalogue, Family, Fuel, Grade, Trade};
use crate::engine::numbers::{known, ratio};
use crate::engine::{Derivation, StreamBaseline, StreamId};

const PETROL: &str = "petrol";
const DIESEL: &str = "diesel";
/// Input that tells what the diesel is for.
const DIESEL_USE: &str = "diesel_use";

/// A month's quantity of a fuel in its unit, and how it was told: the amount itself, containers
/// times what one holds, or kilometres times litres per 100 km.
pub(crate) fn monthly(given: &assessment::Fuel) -> Option<(f64, Derivation)> {
    if let Some(direct) = known(given.quantity_per_month) {
        return Some((direct, Derivation::FromQuantity));
    }
    if let Some((count, size)) = known(given.count_per_month).zip(known(given.size)) {
        return known(Some(count * size)).map(|q| (q, Derivation::FromContainers));
    }
    let (km, litres) = known(given.km_per_month).zip(known(given.litres_per_100_km))?;
    known(Some(km * litres / 100.0)).map(|q| (q, Derivation::FromDistance))
}

/// One ticked fuel with what is known of it per year.
struct Ticked<'a> {
    fuel: &'a Fuel,
    carrier: &'a Carrier,
    quantity: Option<(f64, Derivation)>,
    /// Money for this fuel alone.
    spend: Option<f64>,
    own_price: Option<f64>,
}

impl Ticked<'_> {
    fn price(&self) -> f64 {
        self.own_price.or(self.carrier.price_vnd_per_unit).unwrap_or(0.0)
    }

    fn count(&self) -> Option<f64> {
        self.quantity.map(|(q, _)| q)
    }

    /// Quantity, cost and origin where they follow from what is known of this fuel alone, without
    /// the common sum.
    fn alone(&self) -> Option<(f64, f64, Derivation)> {
        match (self.quantity, self.spend, self.own_price) {
            (Some((q, _)), Some(k), _) => Some((q, k, Derivation::Measured)),
            (None, Some(k), Some(p)) => Some((k / p, k, Derivation::FromOwnPrice)),
            (None, Some(k), None) if self.price() > 0.0 => {
                Some((k / self.price(), k, Derivation::FromMoney))
            }
            (None, Some(k), None) => Some((k, k, Derivation::MoneyOnly)),
            (Some((q, told)), None, Some(p)) => Some((q, q * p, told)),
            _ => None,
        }
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
            Some(Ticked {
                fuel,
                carrier,
                quantity: monthly(given).map(|(q, told)| (q * months, told)),
                spend: known(given.spend_vnd_per_month).map(|v| v * months),
                own_price: known(given.price_vnd_per_unit),
            })
        })
        .collect();
    let sum = known(inputs.fuel_vnd_per_month).map(|v| v * months);
    let heat = shares(cat, trade, inputs, Family::Heat);
    let amounts = amounts(&ticked, sum);
    let streams = ticked.iter().zip(amounts).map(|(t, a)| stream(cat, inputs, t, a, &heat));
    streams.filter(|s| s.quantity > 0.0 || s.cost.0 > 0.0).collect()
}

/// Quantity and cost of every fuel. What a fuel says of itself comes first; of the common sum that
/// is left, known quantities at the default price, then the rest in equal parts over the fuels
/// without a quantity; when every quantity is known the prices are scaled to the sum.
fn amounts(ticked: &[Ticked], sum: Option<f64>) -> Vec<(f64, f64, Derivation)> {
    let alone: Vec<Option<(f64, f64, Derivation)>> = ticked.iter().map(Ticked::alone).collect();
    let told: f64 = alone.iter().flatten().map(|(_, cost, _)| cost).sum();
    let sum = sum.map(|s| (s - told).max(0.0));
    let shared = || ticked.iter().zip(&alone).filter(|(_, a)| a.is_none()).map(|(t, _)| t);
    let priced: f64 = shared().filter_map(|t| t.count().map(|q| q * t.price())).sum();
    let unknown = shared().filter(|t| t.quantity.is_none()).count();
    let part = ratio((sum.unwrap_or(0.0) - priced).max(0.0), unknown as f64);
    let scale = match sum {
        Some(sum) if unknown == 0 && priced > 0.0 => sum / priced,
        _ => 1.0,
    };
    let only = ticked.len() == 1;
    let measured = sum.is_some() && unknown == 0 && only;
    let amount = |t: &Ticked| match t.quantity {
        Some((q, _)) if measured && priced <= 0.0 => (q, sum.unwrap_or(0.0), Derivation::Measured),
        Some((q, _)) if measured => (q, q * t.price() * scale, Derivation::Measured),
        Some((q, told)) => (q, q * t.price() * scale, told),
        None if t.price() <= 0.0 => (part, part, Derivation::MoneyOnly),
        None if t.own_price.is_some() && only => (part / t.price(), part, Derivation::FromOwnPrice),
        None if only => (part / t.price(), part, Derivation::FromMoney),
        None => (part / t.price(), part, Derivation::FromSharedSum),
    };
    ticked.iter().zip(&alone).map(|(t, alone)| alone.unwrap_or_else(|| amount(t))).collect()
}

fn stream(
    cat: &Catalogue,
    inputs: &Inputs,
    ticked: &Ticked,
    (quantity, cost, derivation): (f64, f64, Derivation),
    heat: &Split,
) -> StreamBaseline {
    let grade = if derivation == Derivation::Measured { Grade::B } else { Grade::C };
    let quantity_input = ticked.fuel.quantity_input.as_deref().unwrap_or("fuel_spend_month");
    let own = format!("fuel_{}.", ticked.fuel.id);
    let grade = grades::lowered(inputs, grade, &["fuel_spend_month", quantity_input, &own]);
    let id = StreamId::Fuel(ticked.fuel.id.clone());
    let mut stream = Stream { quantity, cost, grade, derivation }.of(id);
    if derivation != Derivation::MoneyOnly {
        stream.burn(ticked.carrier);
    }
    stream.used_for_transport = is_for_transport(cat, inputs, &ticked.fuel.id);
    if !stream.used_for_transport {
        stream.split(heat.clone());
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
