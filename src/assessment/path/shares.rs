//! Cost shares of the streams, by the tags that questions carry.

use crate::engine::{Baseline, StreamId};

/// Share of the resource cost per stream tag, for what the baseline knows: `electricity`, `fuel`,
/// `water`, `material` (1 and 2), `chemical`, `packaging`, and `wastewater` by its fee where there
/// is water. What is absent is not known.
pub fn stream_shares(baseline: &Baseline) -> Vec<(String, f64)> {
    let mut shares: Vec<(String, f64)> = Vec::new();
    for stream in &baseline.streams {
        let share = stream.cost.share_of(baseline.resource_cost);
        let tag = tag(&stream.id);
        match shares.iter_mut().find(|(t, _)| t == tag) {
            Some((_, sum)) => *sum += share,
            None => shares.push((tag.to_owned(), share)),
        }
    }
    if shares.iter().any(|(t, _)| t == "water") {
        let fee = baseline.wastewater_fee.share_of(baseline.resource_cost);
        shares.push((WASTEWATER.to_owned(), fee));
    }
    shares
}

/// The one tag whose share is a fee beside the resource cost.
pub(super) const WASTEWATER: &str = "wastewater";

fn tag(stream: &StreamId) -> &'static str {
    match stream {
        StreamId::Electricity => "electricity",
        StreamId::Fuel(_) => "fuel",
        StreamId::Water => "water",
        StreamId::Material1 | StreamId::Material2 | StreamId::OtherMaterial(_) => "material",
        StreamId::Chemicals | StreamId::OtherAuxiliary(_) => "chemical",
        StreamId::Packaging => "packaging",
    }
}
