//! Materials, chemicals and packaging (Method §2.2, §4.3).

use super::{Calendar, Stream, grades, waste};
use crate::assessment::{Inputs, MaterialInput};
use crate::catalogue::{Catalogue, Grade, Trade};
use crate::engine::numbers::{amount, known, ratio, share};
use crate::engine::{Derivation, StreamBaseline, StreamId};
use crate::units::Kilogram;

/// Unit of a stream that is only known in money.
pub(crate) const VND: &str = "VND";

/// Material 1, 2, 3 and the further ones, with the prefix of their input ids. Auxiliaries are used
/// up: no default loss, hence no loss limit either.
pub(super) fn materials(
    cat: &Catalogue,
    trade: &Trade,
    inputs: &Inputs,
    months: f64,
) -> Vec<StreamBaseline> {
    let [one, two, three] = &inputs.materials;
    let usual = Some(trade.loss.mode);
    let mut list = vec![
        (StreamId::Material1, one, "material1".to_owned(), usual),
        (StreamId::Material2, two, "material2".to_owned(), usual),
        (StreamId::Chemicals, three, "material3".to_owned(), None),
    ];
    for (number, material) in &inputs.other_materials {
        let id = format!("material{number}");
        list.push(if material.auxiliary {
            (StreamId::OtherAuxiliary(*number), material, id, None)
        } else {
            (StreamId::OtherMaterial(*number), material, id, usual)
        });
    }
    let stream =
        |(id, input, prefix, loss)| material(cat, inputs, input, months, (id, prefix, loss));
    list.into_iter().filter_map(stream).collect()
}

fn material(
    cat: &Catalogue,
    inputs: &Inputs,
    input: &MaterialInput,
    months: f64,
    (id, prefix, default_loss): (StreamId, String, Option<f64>),
) -> Option<StreamBaseline> {
    let spend = known(input.spend_vnd_per_month).map(|v| v * months);
    let count = known(input.quantity_per_month).map(|v| v * months);
    let price = known(input.price_vnd_per_unit);
    let (quantity, cost, grade, derivation) = match (count, spend) {
        (Some(q), Some(k)) => (q, k, Grade::B, Derivation::Measured),
        (Some(q), None) => (q, q * price.unwrap_or(0.0), Grade::C, Derivation::FromQuantity),
        // The money is as sure as it was; only the count rests on a price.
        (None, Some(k)) => match price {
            Some(p) => (k / p, k, Grade::B, Derivation::FromOwnPrice),
            None => (k, k, Grade::B, Derivation::MoneyOnly),
        },
        (None, None) => return None,
    };
    let grade = grades::lowered(inputs, grade, &[&prefix]);
    let mut stream = Stream { quantity, cost, grade, derivation }.of(id);
    if derivation != Derivation::MoneyOnly {
        stream.mass = Some(Kilogram(quantity * known(input.kg_per_unit).unwrap_or(1.0)));
        stream.unit = counted_in(input).to_owned();
    }
    let own = share(input.loss_share, cat.constants.default_loss_max);
    let from_bags =
        || (stream.id == StreamId::Material1).then(|| loss_in_bags(cat, inputs, &stream));
    let counted = own.or_else(|| from_bags().flatten());
    stream.loss = counted.or(default_loss);
    stream.loss_is_weighed = own.is_some() && input.loss_weighed;
    stream.loss_is_default = counted.is_none() && default_loss.is_some();
    Some(stream)
}

/// Id of the unit of a material; counted in kilograms where nothing else is said, as its mass is.
pub(crate) fn counted_in(input: &MaterialInput) -> &str {
    input.unit.as_deref().unwrap_or("kg")
}

/// Loss of the main material from the bags of one known kind that leave, against its mass.
pub(crate) fn loss_in_bags(
    cat: &Catalogue,
    inputs: &Inputs,
    stream: &StreamBaseline,
) -> Option<f64> {
    let one_kind = inputs.waste_bag_kind.as_deref().is_some_and(|kind| kind != waste::MIXED);
    let bags = waste::in_bags(cat, inputs).filter(|_| one_kind)?;
    let mass = known(Some(stream.mass?.0))?;
    share(Some(ratio(bags, mass)), cat.constants.default_loss_max)
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
