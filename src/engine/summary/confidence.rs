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
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::catalogue::embedded;

    #[test]
    fn the_worse_the_grade_the_wider() {
        let catalogue = embedded::load().unwrap().catalogue;
        let widths = [Grade::A, Grade::B, Grade::C, Grade::D].map(|g| half_width(&catalogue, g));
        assert_eq!(widths.as_slice(), catalogue.constants.confidence_half_widths.as_slice());
        assert!(widths.is_sorted() && widths.first() < widths.last());
    }
}
