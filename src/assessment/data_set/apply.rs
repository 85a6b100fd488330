//! What a set changes: the catalogue as it sees it, and how that differs from the catalogue's own.

use super::DataSet;
use crate::assessment::document::Document;
use crate::catalogue::{Catalogue, OwnValues, YearTarget};

/// A value of a set beside what the catalogue says.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    pub id: String,
    /// `None`: this catalogue has no such value, or the number cannot be meant.
    pub catalogue: Option<f64>,
    pub set: f64,
    /// The owner's own value, which decides.
    pub own: Option<f64>,
}

/// Every value of the set that says something else than the catalogue (without own values), and
/// those that this catalogue cannot use.
pub fn differences(catalogue: &Catalogue, set: &DataSet, own: &OwnValues) -> Vec<Difference> {
    let published = catalogue.numbers();
    let numbers = set.numbers();
    let unusable: Vec<String> =
        catalogue.problems_of(&numbers).into_iter().map(|(id, _)| id).collect();
    let all = numbers.into_iter().map(|(id, value)| {
        let catalogue = published.get(&id).copied().filter(|_| !unusable.contains(&id));
        Difference { own: own.get(&id).copied(), set: value, catalogue, id }
    });
    all.filter(|d| d.catalogue != Some(d.set)).collect()
}

/// The set that somebody else uses is on this device too: its sources and notes come back.
pub fn complete(document: &mut Document, kept: &[DataSet]) -> bool {
    let Some(set) = &document.data_set else { return false };
    let found = kept.iter().find(|known| known.is_same(set) && *known != set);
    let Some(known) = found else { return false };
    document.data_set = Some(known.clone());
    true
}

impl Document {
    /// Values that replace the catalogue's: those of the set, and over them the owner's.
    pub fn values(&self) -> OwnValues {
        let mut values = self.data_set.as_ref().map(DataSet::numbers).unwrap_or_default();
        values.extend(self.own_values.iter().map(|(id, value)| (id.clone(), *value)));
        values
    }

    /// Where the business is, as far as it was said; else where its data set holds.
    pub fn here(&self) -> &str {
        match &self.data_set {
            Some(set) if self.place.is_empty() => &set.place,
            _ => &self.place,
        }
    }

    /// The set whose figures did not come along and are not on this device.
    pub fn missing_set(&self) -> Option<&DataSet> {
        self.data_set.as_ref().filter(|set| set.is_reference())
    }
}

/// Whether the goals of the set stand in the catalogue already, or own values over them.
pub(in crate::assessment) fn has_targets(catalogue: &Catalogue, set: &DataSet) -> bool {
    set.targets.iter().all(|target| {
        let same = |number: f64, wanted: f64, end: &str| {
            let id = || format!("target.{}{}.{end}", set.place, target.year);
            number == wanted || catalogue.own.contains_key(&id())
        };
        let mut known = catalogue.targets.iter().filter(|t| t.place == set.place);
        known.any(|t| {
            t.year == target.year
                && same(t.reduction_low_pct, target.low_pct, "low")
                && same(t.reduction_high_pct, target.high_pct, "high")
        })
    })
}

/// The catalogue with the goals of the set in place of its own for that place.
pub(in crate::assessment) fn with_targets(catalogue: &Catalogue, set: &DataSet) -> Catalogue {
    let mut changed = catalogue.clone();
    let Some(industries) = catalogue.targets.last().map(|target| target.industries) else {
        return changed;
    };
    changed.targets.retain(|target| target.place != set.place);
    changed.targets.extend(set.targets.iter().map(|target| YearTarget {
        place: set.place.clone(),
        year: target.year,
        reduction_low_pct: target.low_pct,
        reduction_high_pct: target.high_pct,
        industries,
        groups: Vec::new(),
        sources: Vec::new(),
    }));
    changed
}
