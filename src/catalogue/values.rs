//! Values that a business may replace by its own: rates, tariffs, prices, conversion factors.
//!
//! One walk over the tables of the catalogue serves the list of values and their replacement, so
//! that nothing is named twice. An id is the table and the record: `tariff.elec_production_lt6_normal`,
//! `price.lpg`, `co2.electricity_grid`. Replacing a value means "this figure is wrong for me": whatever
//! the method derives from it follows. Only what the calculation reads is offered.

use super::{Catalogue, SourceIx, TextId};
use crate::order::Keyed as _;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::RangeInclusive;
use std::rc::Rc;

/// Own values by id, as they stand in a saved file.
pub type OwnValues = BTreeMap<String, f64>;

/// Largest own value against the catalogue's: beyond it a unit was mistaken.
const MOST_TIMES: f64 = 100.0;
/// Largest own value of what the catalogue counts as 0.
const MOST_FROM_ZERO: f64 = 1000.0;

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
}

impl fmt::Display for ValueProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => f.write_str("the catalogue has no such value"),
            Self::OutOfRange(range) => {
                write!(f, "a number from {} to {} is expected", range.start(), range.end())
            }
        }
    }
}

/// A place in the tables that holds a value.
struct Slot<'a> {
    table: &'static str,
    record: &'a str,
    kind: ValueKind,
    name: Option<TextId>,
    unit: String,
    value: &'a mut f64,
    sources: &'a mut Vec<SourceIx>,
    date: Option<&'a mut Option<String>>,
}

impl Slot<'_> {
    fn id(&self) -> String {
        if self.record.is_empty() {
            self.table.to_owned()
        } else {
            format!("{}.{}", self.table, self.record)
        }
    }

    fn allowed(&self) -> RangeInclusive<f64> {
        let most = match self.kind {
            ValueKind::DiscountRate => 1.0,
            _ if self.unit.starts_with('%') => 100.0,
            _ if *self.value > 0.0 => *self.value * MOST_TIMES,
            _ => MOST_FROM_ZERO,
        };
        0.0..=most
    }
}

/// Ids of the records that the calculation reads.
struct Used {
    tariffs: BTreeSet<String>,
    carriers: BTreeSet<usize>,
    grid: usize,
    by_products: BTreeSet<String>,
}

impl Used {
    fn new(catalogue: &Catalogue) -> Self {
        let factors = &catalogue.factors;
        let priced = factors.electricity_price.iter().chain(&factors.water_price);
        let fees = [
            &factors.vat_electricity,
            &factors.vat_water,
            &factors.wastewater_fee_process,
            &factors.wastewater_fee_domestic,
        ];
        let sold = catalogue.measures.iter().filter_map(|m| m.by_product.as_ref());
        let grid = usize::from(factors.grid);
        Self {
            tariffs: priced.map(|(_, id)| id).chain(fees).cloned().distinct(),
            carriers: factors.fuels.iter().map(|f| usize::from(f.carrier)).chain([grid]).distinct(),
            grid,
            by_products: sold.map(|b| b.waste_row.clone()).distinct(),
        }
    }
}

/// Visits every value that may be replaced.
fn walk(catalogue: &mut Catalogue, visit: &mut dyn FnMut(Slot<'_>)) {
    let used = Used::new(catalogue);
    walk_constants(catalogue, visit);
    let factors = &mut catalogue.factors;
    for row in factors.tariffs.iter_mut().filter(|row| used.tariffs.contains(&row.id)) {
        if let Some(value) = &mut row.value {
            visit(Slot {
                table: "tariff",
                record: &row.id,
                kind: ValueKind::Tariff,
                name: Some(row.name),
                unit: row.unit.clone(),
                value,
                sources: &mut row.sources,
                date: Some(&mut row.valid_from),
            });
        }
    }
    walk_carriers(catalogue, &used, visit);
    walk_lone_prices(catalogue, visit);
    let factors = &mut catalogue.factors;
    for row in factors.wastes.iter_mut().filter(|row| used.by_products.contains(&row.id)) {
        if let Some(value) = &mut row.sale_vnd_per_unit {
            let (record, unit) = (&row.id, format!("VND/{}", row.unit));
            let (kind, name) = (ValueKind::Sale, Some(row.name));
            let sources = &mut row.sources;
            visit(Slot { table: "sale", record, kind, name, unit, value, sources, date: None });
        }
    }
    for row in &mut factors.materials {
        if let Some(value) = &mut row.kgco2e_per_unit {
            let (record, unit) = (&row.id, format!("kgCO2e/{}", row.unit));
            let (kind, name) = (ValueKind::MaterialCo2e, Some(row.name));
            let sources = &mut row.sources;
            let table = "material_co2";
            visit(Slot { table, record, kind, name, unit, value, sources, date: None });
        }
    }
}

fn walk_constants(catalogue: &mut Catalogue, visit: &mut dyn FnMut(Slot<'_>)) {
    const RATE: &str = "discount_rate";
    let constants = &mut catalogue.constants;
    let known = constants.provenance.iter_mut().find(|(id, _, _)| id == RATE);
    let mut sources: Vec<SourceIx> = known.iter().filter_map(|(_, _, source)| *source).collect();
    visit(Slot {
        table: RATE,
        record: "",
        kind: ValueKind::DiscountRate,
        name: known.as_ref().map(|(_, meaning, _)| *meaning),
        unit: String::new(),
        value: &mut constants.discount_rate,
        sources: &mut sources,
        date: None,
    });
    if let Some((_, _, source)) = known {
        *source = sources.first().copied();
    }
}

fn walk_carriers(catalogue: &mut Catalogue, used: &Used, visit: &mut dyn FnMut(Slot<'_>)) {
    let rows = catalogue.factors.carriers.iter_mut().enumerate();
    for (at, row) in rows.filter(|(at, _)| used.carriers.contains(at)) {
        let (record, name, unit) = (&row.id, Some(row.name), &row.unit);
        // Power from the grid is priced by tariff.
        if at != used.grid
            && let Some(value) = &mut row.price_vnd_per_unit
        {
            visit(Slot {
                table: "price",
                record,
                kind: ValueKind::FuelPrice,
                name,
                unit: format!("VND/{unit}"),
                value,
                sources: &mut row.price_sources,
                date: Some(&mut row.price_date),
            });
        }
        visit(Slot {
            table: "toe",
            record,
            kind: ValueKind::Toe,
            name,
            unit: format!("toe/{unit}"),
            value: &mut row.toe_per_unit,
            sources: &mut row.toe_sources,
            date: None,
        });
        visit(Slot {
            table: "co2",
            record,
            kind: ValueKind::Co2e,
            name,
            unit: format!("kgCO2e/{unit}"),
            value: &mut row.kgco2e_per_unit,
            sources: &mut row.co2_sources,
            date: None,
        });
    }
}

/// Prices and factors that have no table of their own.
fn walk_lone_prices(catalogue: &mut Catalogue, visit: &mut dyn FnMut(Slot<'_>)) {
    let factors = &mut catalogue.factors;
    let mut lone = |table, kind, unit: &str, value, sources| {
        let unit = unit.to_owned();
        visit(Slot { table, record: "", kind, name: None, unit, value, sources, date: None });
    };
    let well = (&mut factors.well_vnd_per_m3, &mut factors.well_sources);
    lone("well_water", ValueKind::WellWater, "VND/m3", well.0, well.1);
    // The price of a bag is computed of two rows; it carries no source of its own.
    let mut no_source = Vec::new();
    lone("bag", ValueKind::Bag, "VND", &mut factors.bag_vnd, &mut no_source);
    let tap = (&mut factors.water_kgco2e_per_m3, &mut factors.water_co2_sources);
    lone("tap_water_co2", ValueKind::TapWaterCo2e, "kgCO2e/m3", tap.0, tap.1);
}

impl Catalogue {
    /// Every value that a business may replace, table by table.
    pub fn adjustable_values(&self) -> Vec<AdjustableValue> {
        let mut values = Vec::new();
        let own = &self.own;
        walk(&mut self.clone(), &mut |slot| {
            let id = slot.id();
            values.push(AdjustableValue {
                kind: slot.kind,
                name: slot.name,
                allowed: slot.allowed(),
                value: *slot.value,
                date: slot.date.as_ref().and_then(|date| (*date).clone()),
                sources: slot.sources.clone(),
                is_own: own.contains_key(&id) && !self.from_set.contains(&id),
                unit: slot.unit,
                id,
            });
        });
        values
    }

    /// The numbers of all these values, by id.
    pub fn numbers(&self) -> OwnValues {
        let mut numbers = OwnValues::new();
        walk(&mut self.clone(), &mut |slot| {
            numbers.insert(slot.id(), *slot.value);
        });
        numbers
    }

    /// Puts other numbers in their places; names, sources and dates stay.
    pub fn put_numbers(&mut self, numbers: &OwnValues) {
        walk(self, &mut |slot| {
            if let Some(number) = numbers.get(&slot.id()) {
                *slot.value = *number;
            }
        });
    }

    /// Whether the business replaced this value by its own.
    pub fn is_own(&self, id: &str) -> bool {
        self.own.contains_key(id) && !self.from_set.contains(id)
    }

    /// The catalogue as this business sees it; unknown ids and impossible values change nothing.
    pub fn with_own_values(&self, own: &OwnValues) -> Cow<'_, Self> {
        let wanted = own.iter().filter(|(id, _)| !is_paid(id));
        if wanted.clone().all(|(id, value)| self.own.get(id) == Some(value)) {
            return Cow::Borrowed(self);
        }
        let mut changed = self.clone();
        let mut used = OwnValues::new();
        walk(&mut changed, &mut |slot| {
            let id = slot.id();
            if let Some(value) = own.get(&id).filter(|value| slot.allowed().contains(*value)) {
                *slot.value = *value;
                // It is no longer what the source says.
                slot.sources.clear();
                if let Some(date) = slot.date {
                    *date = None;
                }
                used.insert(id, *value);
            }
        });
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
        walk(&mut self.clone(), &mut |slot| {
            let (id, allowed) = (slot.id(), slot.allowed());
            if open.remove(&id).is_some_and(|value| !allowed.contains(&value)) {
                problems.push((id, ValueProblem::OutOfRange(allowed)));
            }
        });
        problems.extend(open.into_keys().map(|id| (id.clone(), ValueProblem::Unknown)));
        problems
    }
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
