//! Which rows of `factors.json` stand for which kind of material (`kinds`).

use super::checker::Checker;
use super::read::Parsed;
use crate::catalogue::json::{RawInput, RawMaterial, RawWaste};
use crate::order::Keyed as _;
use std::collections::BTreeSet;

/// The input whose choices are the kinds.
const KINDS: &str = "material1_name";
/// What is saved is known in kilograms.
const UNIT: &str = "kg";

/// Every kind is a choice of the questionnaire, stands for one row only, and that row has a factor
/// per kilogram.
pub fn check(
    file: &Parsed<'_>,
    inputs: &[RawInput],
    materials: &[RawMaterial],
    wastes: &[RawWaste],
    c: &mut Checker,
) {
    let choices = inputs.iter().filter(|i| i.id == KINDS).filter_map(|i| i.choices.as_ref());
    let known: BTreeSet<&str> = choices.flatten().map(|choice| choice.id.as_str()).distinct();
    let materials = materials.iter().map(|r| (&r.id, &r.unit, r.kgco2e_per_unit, &r.kinds));
    let wastes = wastes.iter().map(|r| (&r.id, &r.unit, r.kgco2e_per_unit, &r.kinds));
    let mut table =
        |rows: &mut dyn Iterator<Item = (&String, &String, Option<f64>, &Vec<String>)>| {
            let mut taken: BTreeSet<&str> = BTreeSet::new();
            for (id, unit, factor, kinds) in rows.filter(|(_, _, _, kinds)| !kinds.is_empty()) {
                let at = file.at(id);
                c.check(unit == UNIT, at, "kinds", "only rows per kg stand for a kind of material");
                c.check(factor.is_some(), at, "kinds", "the row has no kgco2e_per_unit");
                for kind in kinds {
                    let found = known.contains(kind.as_str()).then_some(());
                    c.found(found, at, "kinds", ("choice of material1_name", kind));
                    c.check(taken.insert(kind), at, "kinds", "another row stands for this kind");
                }
            }
        };
    table(&mut { materials });
    table(&mut { wastes });
}
