//! What each figure rests on and the cheapest way to a better grade (Method §2.2).

use crate::catalogue::{Catalogue, Grade};
use crate::engine::{Derivation, Evaluation, StreamBaseline, StreamId};
use crate::order::Order as _;

/// What would make a stream surer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayUpKind {
    /// The money is known: add the quantity from the same bill.
    AddQuantity,
    /// The quantity is known: add what it cost.
    AddMoney,
    /// Three bills are good, a whole year is better.
    TwelveBills,
    /// Neither bill nor meter: any of them.
    AddBill,
    /// The lost share is the trade's default: say your own.
    SayLoss,
    /// The lost share is a guess: weigh for a week.
    WeighLoss,
}

/// The way up and the answer it needs.
#[derive(Clone, Debug, PartialEq)]
pub struct WayUp {
    pub stream: StreamId,
    pub kind: WayUpKind,
    pub from: Grade,
    /// `None`: surer, though the letter stays.
    pub to: Option<Grade>,
    /// Id of the answer to give (`elec_kwh_month`).
    pub input: String,
    /// How much of a year's cost becomes surer, in VND; orders the ways up.
    pub gain: f64,
}

/// One row of "how sure": a stream, or what is lost of it.
#[derive(Clone, Debug, PartialEq)]
pub struct StreamRow {
    pub stream: StreamId,
    pub derivation: Derivation,
    /// The row speaks of the lost share: share and whether it is the trade's default.
    pub loss: Option<(f64, bool)>,
    pub grade: Grade,
    pub way_up: Option<WayUp>,
}

/// Every stream and every lost share with its grade.
pub fn stream_rows(catalogue: &Catalogue, evaluation: &Evaluation) -> Vec<StreamRow> {
    let mut rows = Vec::new();
    for stream in &evaluation.baseline.streams {
        rows.push(StreamRow {
            stream: stream.id.clone(),
            derivation: stream.derivation,
            loss: None,
            grade: stream.grade,
            way_up: of_quantity(catalogue, stream),
        });
        if let Some(share) = stream.loss {
            rows.push(StreamRow {
                stream: stream.id.clone(),
                derivation: stream.derivation,
                loss: Some((share, stream.loss_is_default)),
                grade: loss_grade(stream),
                way_up: of_loss(catalogue, stream),
            });
        }
    }
    rows
}

/// Every way up, the one that makes most of the yearly cost surer first.
pub fn ways_up(catalogue: &Catalogue, evaluation: &Evaluation) -> Vec<WayUp> {
    let rows = stream_rows(catalogue, evaluation);
    let mut ways: Vec<WayUp> = rows.into_iter().filter_map(|r| r.way_up).collect();
    ways.order_by(|a, b| b.gain.total_cmp(&a.gain));
    ways
}

/// Weighed, or entered by the owner: an estimate; else the trade's.
fn loss_grade(stream: &StreamBaseline) -> Grade {
    match (stream.loss_is_default, stream.loss_is_weighed) {
        (true, _) => Grade::D,
        (false, true) => Grade::A,
        (false, false) => Grade::C,
    }
}

fn half_width(catalogue: &Catalogue, grade: Grade) -> f64 {
    catalogue.constants.confidence_half_widths.get(grade as usize).copied().unwrap_or_default()
}

fn of_loss(catalogue: &Catalogue, stream: &StreamBaseline) -> Option<WayUp> {
    let loss = stream.loss.filter(|_| !stream.loss_is_weighed)?;
    let (kind, to) = if stream.loss_is_default {
        (WayUpKind::SayLoss, Some(Grade::C))
    } else {
        (WayUpKind::WeighLoss, None)
    };
    let input = match stream.id {
        StreamId::Material1 => "material1_loss_pct",
        StreamId::Material2 => "material2.loss_pct",
        StreamId::Chemicals => "material3.loss_pct",
        StreamId::OtherMaterial(n) | StreamId::OtherAuxiliary(n) => {
            &format!("material{n}.loss_pct")
        }
        _ => return None,
    };
    let from = loss_grade(stream);
    // Weighing is a measurement; the letter stays because the file cannot tell it from a guess.
    let reached = to.unwrap_or(Grade::A);
    let width = half_width(catalogue, from) - half_width(catalogue, reached);
    let gain = stream.cost.0 * loss * width;
    Some(WayUp { stream: stream.id.clone(), kind, from, to, input: input.to_owned(), gain })
}

fn of_quantity(catalogue: &Catalogue, stream: &StreamBaseline) -> Option<WayUp> {
    use Derivation as D;
    use StreamId as S;
    use WayUpKind as K;
    let (kind, to, input) = match (&stream.id, stream.derivation) {
        (S::Electricity, D::Measured) if stream.grade == Grade::B => {
            (K::TwelveBills, Some(Grade::A), "elec_months")
        }
        (S::Electricity, D::FromMonths) if stream.grade == Grade::B => {
            (K::TwelveBills, Some(Grade::A), "elec_bills")
        }
        (S::Electricity, D::FromMachines) => (K::AddBill, Some(Grade::B), "elec_bill_month"),
        (S::Water, D::Measured | D::FromMonths) if stream.grade == Grade::B => {
            (K::TwelveBills, Some(Grade::A), "water_bills")
        }
        (S::Water, D::FromPump) => (K::AddQuantity, Some(Grade::B), "water_m3_month"),
        (S::Electricity, D::FromMoney) => (K::AddQuantity, Some(Grade::B), "elec_kwh_month"),
        (S::Electricity, D::FromQuantity) => (K::AddMoney, Some(Grade::B), "elec_bill_month"),
        (S::Water, D::FromMoney) => (K::AddQuantity, Some(Grade::B), "water_m3_month"),
        (S::Water, D::FromQuantity) => (K::AddMoney, Some(Grade::B), "water_bill_month"),
        (S::Water, D::FromPeople) => (K::AddBill, Some(Grade::C), "water_bill_month"),
        (S::Fuel(id), D::FromMoney | D::FromSharedSum) => {
            let fuel = catalogue.factors.fuels.iter().find(|f| f.id == *id)?;
            (K::AddQuantity, Some(Grade::B), fuel.quantity_input.as_deref()?)
        }
        (S::Fuel(id), D::FromOwnPrice) => {
            let fuel = catalogue.factors.fuels.iter().find(|f| f.id == *id)?;
            (K::AddQuantity, Some(Grade::B), fuel.quantity_input.as_deref()?)
        }
        (S::Fuel(_), D::FromContainers | D::FromDistance | D::FromQuantity) => {
            (K::AddMoney, Some(Grade::B), "fuel_spend_month")
        }
        _ => return None,
    };
    // A letter that would not rise (a confirmed odd number keeps it down) is not promised.
    let to = to.filter(|to| *to < stream.grade)?;
    let width = half_width(catalogue, stream.grade) - half_width(catalogue, to);
    Some(WayUp {
        stream: stream.id.clone(),
        kind,
        from: stream.grade,
        to: Some(to),
        input: input.to_owned(),
        gain: stream.cost.0 * width,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::catalogue::embedded;

    fn stream(id: StreamId, derivation: Derivation, grade: Grade) -> StreamBaseline {
        let catalogue = embedded::load().unwrap().catalogue;
        let example = crate::assessment::examples().into_iter().next().unwrap();
        let (_, _, found) = crate::assessment::evaluate_document(&catalogue, &example);
        let cost = crate::units::Vnd(1e6);
        let any = found.baseline.streams.into_iter().next().unwrap();
        StreamBaseline { id, derivation, grade, cost, ..any }
    }

    /// Each way of knowing an amount, and the answer that would make it surer.
    #[test]
    fn every_derivation_has_its_own_way_up() {
        use {Derivation as D, Grade::A, Grade::B, Grade::C, Grade::D as Poor, WayUpKind as K};
        let catalogue = embedded::load().unwrap().catalogue;
        let lpg = || StreamId::Fuel("lpg".into());
        let power = || StreamId::Electricity;
        let water = || StreamId::Water;
        for (id, derivation, from, kind, to, input) in [
            (power(), D::Measured, B, K::TwelveBills, A, "elec_months"),
            (power(), D::FromMonths, B, K::TwelveBills, A, "elec_bills"),
            (power(), D::FromMachines, C, K::AddBill, B, "elec_bill_month"),
            (power(), D::FromMoney, C, K::AddQuantity, B, "elec_kwh_month"),
            (power(), D::FromQuantity, C, K::AddMoney, B, "elec_bill_month"),
            (water(), D::Measured, B, K::TwelveBills, A, "water_bills"),
            (water(), D::FromMonths, B, K::TwelveBills, A, "water_bills"),
            (water(), D::FromPump, C, K::AddQuantity, B, "water_m3_month"),
            (water(), D::FromMoney, C, K::AddQuantity, B, "water_m3_month"),
            (water(), D::FromQuantity, C, K::AddMoney, B, "water_bill_month"),
            (water(), D::FromPeople, Poor, K::AddBill, C, "water_bill_month"),
            (lpg(), D::FromMoney, C, K::AddQuantity, B, "lpg_kg_month"),
            (lpg(), D::FromSharedSum, C, K::AddQuantity, B, "lpg_kg_month"),
            (lpg(), D::FromOwnPrice, C, K::AddQuantity, B, "lpg_kg_month"),
            (lpg(), D::FromContainers, C, K::AddMoney, B, "fuel_spend_month"),
            (lpg(), D::FromDistance, C, K::AddMoney, B, "fuel_spend_month"),
            (lpg(), D::FromQuantity, C, K::AddMoney, B, "fuel_spend_month"),
        ] {
            let what = format!("{id:?} {derivation:?}");
            let way = of_quantity(&catalogue, &stream(id, derivation, from)).expect(&what);
            assert_eq!((way.kind, way.from, way.to), (kind, from, Some(to)), "{what}");
            assert_eq!(way.input, input, "{what}");
        }
        for (id, derivation, grade) in [
            (power(), D::Measured, A),
            (power(), D::FromMonths, A),
            (power(), D::Measured, C),
            (power(), D::FromMonths, C),
            (water(), D::Measured, A),
            (water(), D::FromMonths, C),
            // A letter that would not rise is not promised.
            (power(), D::FromMoney, B),
            (water(), D::FromPeople, C),
            (lpg(), D::Measured, B),
            (StreamId::Packaging, D::MoneyOnly, C),
            (StreamId::Material1, D::Measured, B),
            (StreamId::Fuel("no such fuel".into()), D::FromMoney, C),
        ] {
            assert_eq!(of_quantity(&catalogue, &stream(id, derivation, grade)), None);
        }
    }

    #[test]
    fn a_lost_share_is_said_then_weighed() {
        let catalogue = embedded::load().unwrap().catalogue;
        let with = |id: StreamId, is_default, is_weighed| {
            let stream = StreamBaseline {
                loss: Some(0.2),
                loss_is_default: is_default,
                loss_is_weighed: is_weighed,
                ..stream(id, Derivation::Measured, Grade::B)
            };
            (loss_grade(&stream), of_loss(&catalogue, &stream))
        };
        let width = |grade| half_width(&catalogue, grade);
        for (id, input) in [
            (StreamId::Material1, "material1_loss_pct"),
            (StreamId::Material2, "material2.loss_pct"),
            (StreamId::Chemicals, "material3.loss_pct"),
            (StreamId::OtherMaterial(4), "material4.loss_pct"),
            (StreamId::OtherAuxiliary(5), "material5.loss_pct"),
        ] {
            let (grade, way) = with(id.clone(), true, false);
            let way = way.unwrap();
            assert_eq!((grade, way.kind, way.to), (Grade::D, WayUpKind::SayLoss, Some(Grade::C)));
            assert_eq!(way.input, input);
            assert!((way.gain - 2e5 * (width(Grade::D) - width(Grade::C))).abs() < 1e-6);
            let (grade, way) = with(id.clone(), false, false);
            let way = way.unwrap();
            assert_eq!((grade, way.kind, way.to), (Grade::C, WayUpKind::WeighLoss, None));
            assert!((way.gain - 2e5 * (width(Grade::C) - width(Grade::A))).abs() < 1e-6);
            assert_eq!(with(id, false, true), (Grade::A, None));
        }
        assert_eq!(with(StreamId::Packaging, true, false).1, None);
    }

    #[test]
    fn the_worse_the_grade_the_wider() {
        let catalogue = embedded::load().unwrap().catalogue;
        let widths = [Grade::A, Grade::B, Grade::C, Grade::D].map(|g| half_width(&catalogue, g));
        assert_eq!(widths.as_slice(), catalogue.constants.confidence_half_widths.as_slice());
        assert!(widths.is_sorted() && widths.first() < widths.last());
    }
}
