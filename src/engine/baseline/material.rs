//! Materials, chemicals and packaging (Method §4.3).

use super::{Calendar, Stream, grades};
use crate::assessment::{Inputs, MaterialInput};
use crate::catalogue::{Catalogue, Grade, Trade};
use crate::engine::numbers::{amount, known, share};
use crate::engine::{Derivation, StreamBaseline, StreamId};
use crate::units::Kilogram;

/// Unit of a stream that is only known in money.
pub(crate) const VND: &str = "VND";

/// Material 1, 2 and 3 with prefix of their input ids.
pub(super) fn materials(
    cat: &Catalogue,
    trade: &Trade,
    inputs: &Inputs,
    months: f64,
) -> Vec<StreamBaseline> {
    let [one, two, three] = &inputs.materials;
    let list = [
        (StreamId::Material1, one, "material1", Some(trade.loss.mode)),
        (StreamId::Material2, two, "material2", Some(trade.loss.mode)),
        // Auxiliaries are used up: no default loss, hence no loss limit either.
        (StreamId::Chemicals, three, "material3", None),
    ];
    let stream =
        |(id, input, prefix, loss)| material(cat, inputs, input, months, (id, prefix, loss));
    list.into_iter().filter_map(stream).collect()
}

fn material(
    cat: &Catalogue,
    inputs: &Inputs,
    input: &MaterialInput,
    months: f64,
    (id, prefix, default_loss): (StreamId, &str, Option<f64>),
) -> Option<StreamBaseline> {
    let spend = known(input.spend_vnd_per_month).map(|v| v * months);
    let count = known(input.quantity_per_month).map(|v| v * months);
    let (quantity, cost, grade, derivation) = match (count, spend) {
        (Some(q), Some(k)) => (q, k, Grade::B, Derivation::Measured),
        (Some(q), None) => (q, 0.0, Grade::C, Derivation::FromQuantity),
        (None, Some(k)) => (k, k, Grade::B, Derivation::MoneyOnly),
        (None, None) => return None,
    };
    let grade = grades::lowered(inputs, grade, &[prefix]);
    let mut stream = Stream { quantity, cost, grade, derivation }.of(id);
    if count.is_some() {
        stream.mass = Some(Kilogram(quantity * known(input.kg_per_unit).unwrap_or(1.0)));
        "unit".clone_into(&mut stream.unit);
    }
    let own = share(input.loss_share, cat.constants.default_loss_max);
    stream.loss = own.or(default_loss);
    stream.loss_is_default = own.is_none() && default_loss.is_some();
    Some(stream)
}

/// Money spent on bags, VND a year.
pub(crate) fn bag_cost(cat: &Catalogue, inputs: &Inputs, calendar: Calendar) -> f64 {
    let price = known(inputs.bag_price_vnd).unwrap_or(cat.factors.bag_vnd);
    amount(inputs.bags_per_day) * calendar.days_per_year() * price
}

/// Packaging, counted in money; at least what the counted bags cost.
pub(super) fn packaging(
    cat: &Catalogue,
    inputs: &Inputs,
    calendar: Calendar,
) -> Option<StreamBaseline> {
    let bags = bag_cost(cat, inputs, calendar);
    let spend = amount(inputs.packaging_vnd_per_month) * calendar.months;
    let cost = spend.max(bags);
    if cost <= 0.0 {
        return None;
    }
    let derivation = if bags > spend { Derivation::FromBags } else { Derivation::MoneyOnly };
    let grade = grades::lowered(inputs, Grade::C, &["packaging_", "ps_bags", "bag_price"]);
    Some(Stream { quantity: cost, cost, grade, derivation }.of(StreamId::Packaging))
}
