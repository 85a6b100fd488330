//! Values that a business may replace by its own: rates, tariffs, prices, conversion factors, goals,
//! yardsticks, and what the method assumes.
//!
//! One walk over the tables of the catalogue serves the list of values and their replacement, so
//! that nothing is named twice. An id is the table and the record: `tariff.elec_production_lt6_normal`,
//! `price.lpg`, `co2.electricity_grid`; what consists of several numbers has an id for each
//! (`capex_triangle.high`). Replacing a value means "this figure is wrong for me": whatever the method
//! derives from it follows. Only what the calculation reads is offered.

mod constants;
mod walk;

use super::{Catalogue, Constants, SourceIx, TextId};
use crate::order::Keyed as _;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::RangeInclusive;
use std::rc::Rc;
use walk::{in_order, walk};

/// Own values by id, as they stand in a saved file.
pub type OwnValues = BTreeMap<String, f64>;

/// The table a value stands in; screens name by it what has no name of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ValueKind {
    /// Interest of a business that did not say its own, 0–1.
    DiscountRate,
    /// Tariff, tax or fee.
    Tariff,
    /// Default price of a fuel, tax included.
    FuelPrice,
    /// Energy of a carrier.
    Toe,
    /// Greenhouse gases of a carrier.
    Co2e,
    /// Price of a cubic metre from an own well.
    WellWater,
    /// Price of a plastic bag.
    Bag,
    /// Greenhouse gases embodied in tap water.
    TapWaterCo2e,
    /// Sale price of a by-product.
    Sale,
    /// Greenhouse gases embodied in a material.
    MaterialCo2e,
    /// Greenhouse gases of what is thrown away.
    WasteCo2e,
    /// What the method assumes.
    Constant,
    /// Largest part of an end use that can be saved, 0–1.
    Cap,
    /// Share of proposals carried out within a year, 0–1.
    Rate,
    /// Goal of a place for a year, %.
    Target,
    /// What is good, usual or poor in a trade.
    Benchmark,
}

impl ValueKind {
    /// Whether the figures of a result follow from it; goals and yardsticks only stand beside them.
    pub fn moves_results(self) -> bool {
        !matches!(self, Self::Target | Self::Benchmark)
    }

    /// Whether it changes with the market or the year; what the method assumes changes with the method.
    pub fn moves_in_time(self) -> bool {
        self.moves_results() && !matches!(self, Self::Constant | Self::Cap | Self::Rate)
    }
}

/// One value that may be replaced.
#[derive(Clone, Debug, PartialEq)]
pub struct AdjustableValue {
    pub id: String,
    pub kind: ValueKind,
    /// Name of the record, where it has one.
    pub name: Option<TextId>,
    /// As the catalogue writes it: `VND/kWh`, `%`, `toe/kg`; empty for a share of 0–1.
    pub unit: String,
    pub value: f64,
    pub allowed: RangeInclusive<f64>,
    pub sources: Vec<SourceIx>,
    /// `YYYY-MM-DD` from which, or on which, the value holds.
    pub date: Option<String>,
    /// Already the business's own.
    pub is_own: bool,
}

/// Why an own value was not used.
#[derive(Clone, Debug, PartialEq)]
pub enum ValueProblem {
    /// The catalogue has no such value, or nothing reads it.
    Unknown,
    OutOfRange(RangeInclusive<f64>),
    /// It is below the number before it, or above the one after it (low, typical, high).
    OutOfOrder,
}

impl fmt::Display for ValueProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str("the catalogue has no such value"),
            Self::OutOfRange(range) => {
                write!(f, "a number from {} to {} is expected", range.start(), range.end())
            }
            Self::OutOfOrder => f.write_str("numbers in rising order are expected"),
        }
    }
}

impl Catalogue {
    /// Every value that a business may replace, table by table.
    pub fn adjustable_values(&self) -> Vec<AdjustableValue> {
        let mut values = Vec::new();
        walk(&mut self.clone(), &mut |slots| {
            for slot in slots {
                let id = slot.id();
                values.push(AdjustableValue {
                    kind: slot.kind,
                    name: slot.name,
                    allowed: slot.allowed(),
                    value: *slot.value,
                    date: slot.date.as_ref().and_then(|date| (*date).clone()),
                    sources: slot.sources.as_ref().map_or_else(Vec::new, |known| (*known).clone()),
                    is_own: self.is_own(&id),
                    unit: std::mem::take(&mut slot.unit),
                    id,
                });
            }
        });
        values
    }

    /// The numbers of these values, by id, as far as `wanted`.
    pub fn numbers_of(&self, wanted: fn(ValueKind) -> bool) -> OwnValues {
        let mut numbers = OwnValues::new();
        walk(&mut self.clone(), &mut |slots| {
            for slot in slots.iter().filter(|slot| wanted(slot.kind)) {
                numbers.insert(slot.id(), *slot.value);
            }
        });
        numbers
    }

    /// The numbers of all these values, by id.
    pub fn numbers(&self) -> OwnValues {
        self.numbers_of(|_| true)
    }

    /// Puts other numbers in their places; names, sources and dates stay.
    pub fn put_numbers(&mut self, numbers: &OwnValues) {
        walk(self, &mut |slots| {
            for slot in slots {
                if let Some(number) = numbers.get(&slot.id()) {
                    *slot.value = *number;
                }
            }
        });
    }

    /// Whether the business replaced this value by its own.
    pub fn is_own(&self, id: &str) -> bool {
        self.own.contains_key(id) && !self.from_set.contains(id)
    }

    /// Whether the business replaced a number of this constant.
    pub fn has_own(&self, constant: &str) -> bool {
        self.own.keys().any(|id| is_part(id, constant) && self.is_own(id))
    }

    /// The own value that stands for this number of a constant, of all that it consists of.
    pub fn own_part(&self, constant: &str, number: f64) -> Option<&String> {
        let mut own = self.own.iter().filter(|(id, _)| self.is_own(id));
        own.find(|(id, value)| is_part(id, constant) && **value == number).map(|(id, _)| id)
    }

    /// The catalogue as this business sees it; unknown ids and impossible values change nothing.
    pub fn with_own_values(&self, own: &OwnValues) -> Cow<'_, Self> {
        let mut wanted = own.iter().filter(|(id, _)| !is_paid(id));
        if wanted.all(|(id, value)| self.own.get(id) == Some(value)) {
            return Cow::Borrowed(self);
        }
        let mut changed = self.clone();
        let mut used = OwnValues::new();
        walk(&mut changed, &mut |slots| {
            if !in_order(slots, own) {
                return;
            }
            for slot in slots {
                let Some(value) = slot.own(own) else { continue };
                // Whoever says what the catalogue says anyway changes nothing.
                if slot.value.to_bits() == value.to_bits() {
                    continue;
                }
                *slot.value = value;
                // It is no longer what the source says.
                if let Some(sources) = &mut slot.sources {
                    sources.clear();
                }
                if let Some(date) = &mut slot.date {
                    **date = None;
                }
                used.insert(slot.id(), value);
            }
        });
        for (id, _, source) in &mut changed.constants.provenance {
            if used.keys().any(|used| is_part(used, id)) {
                *source = None;
            }
        }
        changed.own.extend(used);
        Cow::Owned(changed)
    }

    /// Own values that cannot be used, with the reason.
    pub fn problems_of(&self, own: &OwnValues) -> Vec<(String, ValueProblem)> {
        let mut open: BTreeMap<&String, f64> =
            own.iter().filter(|(id, _)| !is_paid(id)).map(|(id, value)| (id, *value)).keyed();
        if open.is_empty() {
            return Vec::new();
        }
        let mut problems = Vec::new();
        walk(&mut self.clone(), &mut |slots| {
            let falls = !in_order(slots, own);
            for slot in slots {
                let (id, allowed) = (slot.id(), slot.allowed());
                match open.remove(&id) {
                    Some(value) if !allowed.contains(&value) => {
                        problems.push((id, ValueProblem::OutOfRange(allowed)));
                    }
                    Some(_) if falls => problems.push((id, ValueProblem::OutOfOrder)),
                    _ => {}
                }
            }
        });
        problems.extend(open.into_keys().map(|id| (id.clone(), ValueProblem::Unknown)));
        problems
    }
}

impl Constants {
    /// Meaning and source of the constant with this id, or of which this is the id of a number.
    pub fn known(&self, id: &str) -> Option<(TextId, Option<SourceIx>)> {
        let mut all = self.provenance.iter();
        all.find(|(known, ..)| is_part(id, known)).map(|(_, meaning, source)| (*meaning, *source))
    }
}

/// Whether an id is that of a constant, or of one of the numbers it consists of.
fn is_part(id: &str, constant: &str) -> bool {
    id.strip_prefix(constant).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// A price of the business, not of the catalogue: what it would pay for a unit of one of its
/// streams (`paid.electricity`).
pub const PAID: &str = "paid.";

fn is_paid(id: &str) -> bool {
    id.starts_with(PAID)
}

/// The catalogue with a business's own values: the same one when there are none.
pub fn with_own_values(catalogue: &Rc<Catalogue>, own: &OwnValues) -> Rc<Catalogue> {
    match catalogue.with_own_values(own) {
        Cow::Borrowed(_) => catalogue.clone(),
        Cow::Owned(changed) => Rc::new(changed),
    }
}
