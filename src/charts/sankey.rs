//! Money in the bin: which bought thing ends in the product and which in the bin, from the
//! non-product output of Method §4.8. Scrap sold is not drawn; it comes back after the loss.

use super::positive;
use crate::engine::{Evaluation, StreamId};
use crate::order::Order as _;

/// Below this share of all money a source has no room of its own.
const SMALL: f64 = 0.015;
/// More sources than this crowd a phone.
const MOST_SOURCES: usize = 8;

/// Where money comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    Stream(StreamId),
    Wages,
    WasteFee,
    WastewaterFee,
    /// Several small ones drawn as one.
    Small(Vec<Source>),
}

/// Where it goes. All but the product is lost.
#[derive(Clone, Debug, PartialEq)]
pub enum Sink {
    Product,
    Material(StreamId),
    /// Power, process fuel and wages spent on what was lost.
    Carried,
    Water,
    WasteFee,
    WastewaterFee,
}

/// One source; money in VND a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub source: Source,
    pub cost: f64,
    /// Lost part by sink; the rest is in the product.
    pub lost: Vec<(Sink, f64)>,
}

impl Row {
    pub fn lost_total(&self) -> f64 {
        self.lost.iter().map(|(_, v)| v).sum()
    }
}

/// All money of a year, largest source first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Money {
    pub rows: Vec<Row>,
    /// Product first, then the losses from large to small. Nothing without money.
    pub sinks: Vec<(Sink, f64)>,
    pub spent: f64,
    /// Before scrap revenue.
    pub lost: f64,
}

/// Reads the rows from an evaluation.
pub fn money(evaluation: &Evaluation) -> Money {
    let mut rows = streams(evaluation);
    let b = &evaluation.baseline;
    let fees = [
        (Source::Wages, b.wages.0, None),
        (Source::WasteFee, b.waste_fee.0, Some(Sink::WasteFee)),
        (Source::WastewaterFee, b.wastewater_fee.0, Some(Sink::WastewaterFee)),
    ];
    for (source, cost, sink) in fees {
        let cost = positive(cost);
        let lost = sink.map(|sink| (sink, cost)).into_iter().collect();
        rows.push(Row { source, cost, lost });
    }
    carry(evaluation, &mut rows);
    rows.retain(|row| row.cost > 0.0);
    rows.order_by(|a, b| b.cost.total_cmp(&a.cost));
    summed(gather(rows))
}

/// Which part of the loss the package brings back, VND a year: material and water saved. Saved
/// power and fuel are left out, most of it was never in the bin.
pub fn recovered(evaluation: &Evaluation) -> f64 {
    let losses = &evaluation.losses;
    let lost = |id: &StreamId| {
        *id == StreamId::Water || losses.material.iter().any(|(stream, _)| stream == id)
    };
    let saved = evaluation.package.saved_money_by_stream.iter();
    positive(saved.filter(|(id, _)| lost(id)).map(|(_, v)| v.0).sum())
}

/// Streams with the loss that is theirs alone.
fn streams(evaluation: &Evaluation) -> Vec<Row> {
    let losses = &evaluation.losses;
    let row = |stream: &crate::engine::StreamBaseline| {
        let cost = positive(stream.cost.0);
        let (sink, lost) = if stream.id == StreamId::Water {
            (Sink::Water, losses.water.0)
        } else {
            let lost = losses.material.iter().find(|(id, _)| *id == stream.id);
            (Sink::Material(stream.id.clone()), lost.map_or(0.0, |(_, v)| v.0))
        };
        let lost = positive(lost).min(cost);
        let lost = if lost > 0.0 { vec![(sink, lost)] } else { Vec::new() };
        Row { source: Source::Stream(stream.id.clone()), cost, lost }
    };
    evaluation.baseline.streams.iter().map(row).collect()
}

/// Shares the carried cost over what carries it: electricity, process fuel, wages (Method §4.8).
fn carry(evaluation: &Evaluation, rows: &mut [Row]) {
    let carries = |row: &Row| match &row.source {
        Source::Wages | Source::Stream(StreamId::Electricity) => true,
        Source::Stream(id @ StreamId::Fuel(_)) => {
            let stream = evaluation.baseline.streams.iter().find(|s| s.id == *id);
            stream.is_some_and(|s| !s.used_for_transport)
        }
        _ => false,
    };
    let base: f64 = rows.iter().filter(|r| carries(r)).map(|r| r.cost).sum();
    let carried = positive(evaluation.losses.carried_cost.0).min(base);
    if carried <= 0.0 {
        return;
    }
    for row in rows.iter_mut().filter(|r| carries(r) && r.cost > 0.0) {
        row.lost.push((Sink::Carried, carried * row.cost / base));
    }
}

/// Draws small sources as one. What is wholly lost (the fees) keeps its own line: it is the point.
fn gather(rows: Vec<Row>) -> Vec<Row> {
    let total: f64 = rows.iter().map(|r| r.cost).sum();
    let kept_apart = |row: &Row| row.lost_total() >= row.cost;
    let crowded = rows.len() > MOST_SOURCES;
    let (mut large, mut small) = (Vec::new(), Vec::new());
    for (place, row) in rows.into_iter().enumerate() {
        let too_many = crowded && place + 1 >= MOST_SOURCES;
        if (row.cost < SMALL * total || too_many) && !kept_apart(&row) {
            small.push(row);
        } else {
            large.push(row);
        }
    }
    if small.len() < 2 {
        large.append(&mut small);
    } else {
        large.push(merged(small));
    }
    large.order_by(|a, b| b.cost.total_cmp(&a.cost));
    large
}

fn merged(rows: Vec<Row>) -> Row {
    let cost = rows.iter().map(|r| r.cost).sum();
    let mut lost: Vec<(Sink, f64)> = Vec::new();
    let mut sources = Vec::new();
    for row in rows {
        for (sink, value) in row.lost {
            add(&mut lost, sink, value);
        }
        sources.push(row.source);
    }
    Row { source: Source::Small(sources), cost, lost }
}

fn add(sums: &mut Vec<(Sink, f64)>, sink: Sink, value: f64) {
    match sums.iter_mut().find(|(s, _)| *s == sink) {
        Some((_, sum)) => *sum += value,
        None => sums.push((sink, value)),
    }
}

fn summed(rows: Vec<Row>) -> Money {
    let spent: f64 = rows.iter().map(|r| r.cost).sum();
    let mut losses = Vec::new();
    for (sink, value) in rows.iter().flat_map(|r| r.lost.clone()) {
        add(&mut losses, sink, value);
    }
    losses.order_by(|a, b| b.1.total_cmp(&a.1));
    let lost: f64 = losses.iter().map(|(_, v)| v).sum();
    let product = positive(spent - lost);
    let mut sinks = Vec::new();
    // A rounding remainder is no product.
    if product > spent * 1e-9 {
        sinks.push((Sink::Product, product));
    }
    sinks.extend(losses);
    Money { rows, sinks, spent, lost }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
    use super::*;
    use crate::charts::fixture;
    use crate::units::Vnd;

    #[test]
    fn the_workshop_of_the_method_adds_up() {
        let money = money(&fixture::workshop());
        assert!((money.spent - 4_120.8e6).abs() < 1.0);
        assert!((money.lost - 953_083_460.0).abs() < 1e3, "{}", money.lost);
        let of_sinks: f64 = money.sinks.iter().map(|(_, v)| v).sum();
        assert!((of_sinks - money.spent).abs() < 1e-3);
        assert_eq!(money.sinks[0].0, Sink::Product);
        assert_eq!(money.sinks[1].0, Sink::Material(StreamId::Material1));
        assert!(money.sinks[1..].windows(2).all(|w| w[0].1 >= w[1].1));
        // Diesel for transport carries nothing; power and wages do, by their cost.
        let lost = |source: &Source| {
            money.rows.iter().find(|r| r.source == *source).map(Row::lost_total).unwrap()
        };
        let ratio = lost(&Source::Wages) / lost(&Source::Stream(StreamId::Electricity));
        assert!((ratio - 1296.0 / 172.8).abs() < 1e-9);
        // Diesel and water are too small to stand alone, the waste fee is not: it is all lost.
        assert!(money.rows.iter().any(|r| matches!(&r.source, Source::Small(s) if s.len() == 2)));
        assert!(money.rows.iter().any(|r| r.source == Source::WasteFee));
    }

    #[test]
    fn only_material_and_water_come_back_from_the_bin() {
        let mut evaluation = fixture::workshop();
        evaluation.package.saved_money_by_stream = vec![
            (StreamId::Electricity, Vnd(9e6)),
            (StreamId::Water, Vnd(1e6)),
            (StreamId::Material1, Vnd(60e6)),
            (StreamId::Packaging, Vnd(4e6)),
        ];
        assert_eq!(recovered(&evaluation), 61e6);
        assert_eq!(recovered(&fixture::workshop()), 0.0);
    }

    #[test]
    fn nothing_known_draws_nothing() {
        let mut evaluation = fixture::workshop();
        evaluation.baseline = Default::default();
        evaluation.losses = Default::default();
        let money = money(&evaluation);
        assert!(money.rows.is_empty() && money.sinks.is_empty());
    }

    #[test]
    fn a_loss_never_exceeds_what_was_paid() {
        let mut evaluation = fixture::workshop();
        evaluation.losses.carried_cost.0 = 1e18;
        for (_, lost) in &mut evaluation.losses.material {
            lost.0 = f64::NAN;
        }
        let money = money(&evaluation);
        assert!(money.rows.iter().all(|r| r.lost_total() <= r.cost * (1.0 + 1e-12)));
        assert!(money.lost.is_finite());
    }
}
