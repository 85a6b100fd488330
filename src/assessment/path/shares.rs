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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::samples::catalogue;
    use crate::assessment::{evaluate_document, examples};
    use crate::units::Vnd;

    /// Every stream is in the share of its tag and nowhere else; the fee stands beside them.
    #[test]
    fn shares_of_all_tags_are_the_whole() {
        let catalogue = catalogue();
        let mut tags = std::collections::BTreeSet::new();
        for document in examples() {
            let (_, _, evaluation) = evaluate_document(&catalogue, &document);
            let base = &evaluation.baseline;
            let shares = stream_shares(base);
            let sum: f64 = shares.iter().filter(|(t, _)| t != WASTEWATER).map(|(_, s)| s).sum();
            assert!((sum - 1.0).abs() < 1e-9, "{}: {sum}", document.id);
            let of = |wanted: &str| {
                let found: Vec<f64> =
                    shares.iter().filter(|(t, _)| t == wanted).map(|(_, s)| *s).collect();
                assert!(found.len() <= 1, "{wanted} twice");
                found.first().copied()
            };
            let cost = |fits: fn(&StreamId) -> bool| -> f64 {
                base.streams.iter().filter(|s| fits(&s.id)).map(|s| s.cost.0).sum()
            };
            let expected = [
                ("electricity", cost(|id| *id == StreamId::Electricity)),
                ("fuel", cost(|id| matches!(id, StreamId::Fuel(_)))),
                ("water", cost(|id| *id == StreamId::Water)),
                (
                    "material",
                    cost(|id| {
                        matches!(
                            id,
                            StreamId::Material1 | StreamId::Material2 | StreamId::OtherMaterial(_)
                        )
                    }),
                ),
                (
                    "chemical",
                    cost(|id| matches!(id, StreamId::Chemicals | StreamId::OtherAuxiliary(_))),
                ),
                ("packaging", cost(|id| *id == StreamId::Packaging)),
            ];
            for (tag, cost) in expected {
                let share = Vnd(cost).share_of(base.resource_cost);
                assert!((of(tag).unwrap_or(0.0) - share).abs() < 1e-12, "{}: {tag}", document.id);
                tags.extend(of(tag).map(|_| tag));
            }
            let fee = of("water").map(|_| base.wastewater_fee.share_of(base.resource_cost));
            assert_eq!(of(WASTEWATER), fee, "{}", document.id);
            let mut dry = base.clone();
            dry.streams.retain(|s| s.id != StreamId::Water);
            assert!(stream_shares(&dry).iter().all(|(t, _)| t != WASTEWATER && t != "water"));
        }
        assert!(tags.len() >= 5, "{tags:?}");
    }
}
