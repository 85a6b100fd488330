//! Addresses of figures: `package-money`, `stream-cost.electricity`, `measure-money.led-lighting`.

use super::{FigureId, StreamId};
use crate::catalogue::{Catalogue, MeasureIx};

/// Figures that need no further name.
static PLAIN: [(&str, FigureId); 23] = [
    ("energy", FigureId::Energy),
    ("co2e", FigureId::Co2e),
    ("resource-cost", FigureId::ResourceCost),
    ("loss-total", FigureId::LossTotal),
    ("loss-share", FigureId::LossShare),
    ("carried-cost", FigureId::CarriedCost),
    ("package-money", FigureId::PackageMoney),
    ("package-energy", FigureId::PackageEnergy),
    ("package-co2e", FigureId::PackageCo2e),
    ("package-water", FigureId::PackageWater),
    ("package-wastewater", FigureId::PackageWastewater),
    ("package-material", FigureId::PackageMaterial),
    ("package-waste", FigureId::PackageWaste),
    ("package-dust", FigureId::PackageDust),
    ("embodied-co2e", FigureId::Embodied),
    ("package-capital", FigureId::PackageCapital),
    ("package-payback", FigureId::PackagePayback),
    ("likely-within-a-year", FigureId::LikelyWithinAYear),
    ("material-pct", FigureId::MaterialPct),
    ("energy-pct", FigureId::EnergyPct),
    ("dust-pct", FigureId::DustPct),
    ("domestic-wastewater-pct", FigureId::DomesticWastewaterPct),
    ("combined-pct", FigureId::CombinedPct),
];

/// The address of a figure; `None` for a measure of another catalogue.
pub fn figure_slug(catalogue: &Catalogue, figure: &FigureId) -> Option<String> {
    let measure = |head: &str, ix: &MeasureIx| {
        catalogue.measures.get(usize::from(ix.0)).map(|m| format!("{head}.{}", m.id))
    };
    match figure {
        FigureId::StreamQuantity(s) => Some(format!("stream-quantity.{}", stream_slug(s))),
        FigureId::StreamCost(s) => Some(format!("stream-cost.{}", stream_slug(s))),
        FigureId::StreamNorm(s) => Some(format!("stream-norm.{}", stream_slug(s))),
        FigureId::MeasureMoney(ix) => measure("measure-money", ix),
        FigureId::MeasureCapital(ix) => measure("measure-capital", ix),
        FigureId::MeasurePayback(ix) => measure("measure-payback", ix),
        FigureId::MeasureNpv(ix) => measure("measure-npv", ix),
        plain => PLAIN.iter().find(|(_, f)| f == plain).map(|(slug, _)| (*slug).to_owned()),
    }
}

/// The figure of an address.
pub fn figure_from_slug(catalogue: &Catalogue, slug: &str) -> Option<FigureId> {
    let Some((head, tail)) = slug.split_once('.') else {
        return PLAIN.iter().find(|(s, _)| *s == slug).map(|(_, f)| f.clone());
    };
    let measure = || {
        let at = catalogue.measures.iter().position(|m| m.id == tail)?;
        u16::try_from(at).ok().map(MeasureIx)
    };
    match head {
        "stream-quantity" => stream_from_slug(tail).map(FigureId::StreamQuantity),
        "stream-cost" => stream_from_slug(tail).map(FigureId::StreamCost),
        "stream-norm" => stream_from_slug(tail).map(FigureId::StreamNorm),
        "measure-money" => measure().map(FigureId::MeasureMoney),
        "measure-capital" => measure().map(FigureId::MeasureCapital),
        "measure-payback" => measure().map(FigureId::MeasurePayback),
        "measure-npv" => measure().map(FigureId::MeasureNpv),
        _ => None,
    }
}

fn stream_slug(stream: &StreamId) -> String {
    match stream {
        StreamId::Electricity => "electricity".to_owned(),
        StreamId::Fuel(id) => format!("fuel-{id}"),
        StreamId::Water => "water".to_owned(),
        StreamId::Material1 => "material1".to_owned(),
        StreamId::Material2 => "material2".to_owned(),
        StreamId::Chemicals => "chemicals".to_owned(),
        StreamId::OtherMaterial(n) => format!("material{n}"),
        StreamId::OtherAuxiliary(n) => format!("auxiliary{n}"),
        StreamId::Packaging => "packaging".to_owned(),
    }
}

fn stream_from_slug(slug: &str) -> Option<StreamId> {
    Some(match slug {
        "electricity" => StreamId::Electricity,
        "water" => StreamId::Water,
        "material1" => StreamId::Material1,
        "material2" => StreamId::Material2,
        "chemicals" => StreamId::Chemicals,
        "packaging" => StreamId::Packaging,
        other => {
            let numbered = |head: &str| other.strip_prefix(head).and_then(|n| n.parse::<u8>().ok());
            if let Some(n) = numbered("material") {
                StreamId::OtherMaterial(n)
            } else if let Some(n) = numbered("auxiliary") {
                StreamId::OtherAuxiliary(n)
            } else {
                StreamId::Fuel(other.strip_prefix("fuel-")?.to_owned())
            }
        }
    })
}
