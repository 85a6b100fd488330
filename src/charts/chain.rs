//! Measures along the chain: what is bought, how it is made, what it is, how it is sold, what
//! becomes of it. The programme greens the chain "from input material to technology, product and
//! sales service"; each measure stands at the one step where the owner acts.

use crate::catalogue::{Catalogue, Family, Measure, MeasureIx};
use crate::engine::{Class, Evaluation};
use crate::order::Order as _;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Input,
    Making,
    Product,
    Selling,
    AfterUse,
}

impl Step {
    pub const ALL: [Self; 5] =
        [Self::Input, Self::Making, Self::Product, Self::Selling, Self::AfterUse];
}

/// What stands at one step.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    pub step: Step,
    /// Proposed: in the package first, then to look at; each by money.
    pub open: Vec<MeasureIx>,
    pub done: usize,
    /// Not asked yet, the most promising first.
    pub hints: Vec<MeasureIx>,
}

/// All five steps.
pub fn stops(catalogue: &Catalogue, evaluation: &Evaluation) -> Vec<Stop> {
    let stop = |step| Stop { step, open: Vec::new(), done: 0, hints: Vec::new() };
    let mut stops: Vec<Stop> = Step::ALL.map(stop).to_vec();
    let mut results: Vec<_> = evaluation.measures.iter().collect();
    results.order_by(|a, b| {
        let rank = |selected: bool| u8::from(!selected);
        rank(a.selected)
            .cmp(&rank(b.selected))
            .then(b.package.money.0.total_cmp(&a.package.money.0))
            .then(b.hint_weight.total_cmp(&a.hint_weight))
    });
    for result in results {
        let Some(measure) = catalogue.measures.get(usize::from(result.measure.0)) else {
            continue;
        };
        let step = step(catalogue, measure);
        let Some(stop) = stops.iter_mut().find(|s| s.step == step) else { continue };
        match result.class {
            _ if result.selected => stop.open.push(result.measure),
            Class::Study => stop.open.push(result.measure),
            Class::Done => stop.done += 1,
            Class::Hint => stop.hints.push(result.measure),
            _ => {}
        }
    }
    stops
}

/// The step of one measure: by its class of cleaner production where that names a step, else by
/// the streams it acts on.
pub fn step(catalogue: &Catalogue, measure: &Measure) -> Step {
    let class = catalogue.cp_classes.get(usize::from(measure.category));
    let families: Vec<Family> = measure
        .targets
        .iter()
        .filter_map(|t| catalogue.end_uses.get(usize::from(t.end_use.0)))
        .map(|e| e.family)
        .collect();
    place(class.map_or("", |c| c.id.as_str()), &families, measure.r_strategy.as_deref())
}

fn place(class: &str, families: &[Family], strategy: Option<&str>) -> Step {
    let only = |wanted: &[Family]| {
        !families.is_empty() && families.iter().all(|family| wanted.contains(family))
    };
    match class {
        // Others' residues taken in are bought input, own residues are given away.
        "byproduct" if only(&[Family::Material]) => Step::Input,
        "byproduct" => Step::AfterUse,
        "input_change" => Step::Input,
        "consumer" => Step::Selling,
        _ if only(&[Family::Packaging, Family::Transport]) => Step::Selling,
        // Repair, take-back and recycling begin when the customer is done with the product.
        "product_mod" if matches!(strategy, Some("R4" | "R5" | "R6" | "R8" | "R9")) => {
            Step::AfterUse
        }
        "product_mod" => Step::Product,
        "onsite_reuse" => Step::Making,
        _ if only(&[Family::Waste]) => Step::AfterUse,
        _ => Step::Making,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_step() {
        use Family::*;
        assert_eq!(place("input_change", &[Material], Some("R2")), Step::Input);
        assert_eq!(place("byproduct", &[Material], Some("R8")), Step::Input);
        assert_eq!(place("byproduct", &[Waste], Some("R8")), Step::AfterUse);
        assert_eq!(place("product_mod", &[Material], Some("R1")), Step::Product);
        assert_eq!(place("product_mod", &[Material], Some("R8")), Step::AfterUse);
        assert_eq!(place("product_mod", &[Packaging], Some("R2")), Step::Selling);
        assert_eq!(place("consumer", &[Packaging], Some("R0")), Step::Selling);
        assert_eq!(place("housekeeping", &[Transport], Some("R2")), Step::Selling);
        assert_eq!(place("housekeeping", &[Waste], None), Step::AfterUse);
        assert_eq!(place("onsite_reuse", &[Waste], Some("R8")), Step::Making);
        assert_eq!(place("management", &[Electricity, Heat], Some("R2")), Step::Making);
        assert_eq!(place("", &[], None), Step::Making);
    }
}
