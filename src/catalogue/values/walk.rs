//! The walk over the tables: every place that holds a value, one after another.

use super::constants::walk_constants;
use super::{OwnValues, ValueKind};
use crate::catalogue::{Catalogue, SourceIx, TextId};
use crate::order::Keyed as _;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// Largest own value against the catalogue's: beyond it a unit was mistaken.
const MOST_TIMES: f64 = 100.0;
/// Largest own value of what the catalogue counts as 0.
const MOST_FROM_ZERO: f64 = 1000.0;
/// Bounds of a share and of per cent.
pub(super) const SHARE: (f64, f64) = (0.0, 1.0);
const PERCENT: (f64, f64) = (0.0, 100.0);

/// A place in the tables that holds a value.
pub(super) struct Slot<'a> {
    pub table: &'a str,
    pub record: &'a str,
    pub kind: ValueKind,
    pub name: Option<TextId>,
    pub unit: String,
    pub value: &'a mut f64,
    pub sources: Option<&'a mut Vec<SourceIx>>,
    pub date: Option<&'a mut Option<String>>,
    /// `None`: measured by the value itself.
    pub bounds: Option<(f64, f64)>,
    /// May not be below the slot before it.
    pub rises: bool,
}

/// Is shown the slots that belong together.
pub(super) type Visit<'v> = dyn FnMut(&mut [Slot<'_>]) + 'v;

impl<'a> Slot<'a> {
    /// A number without source and date of its own.
    pub fn bare(kind: ValueKind, table: &'a str, record: &'a str, value: &'a mut f64) -> Self {
        Self {
            table,
            record,
            kind,
            name: None,
            unit: String::new(),
            value,
            sources: None,
            date: None,
            bounds: None,
            rises: false,
        }
    }

    pub fn id(&self) -> String {
        if self.record.is_empty() {
            self.table.to_owned()
        } else {
            format!("{}.{}", self.table, self.record)
        }
    }

    pub fn allowed(&self) -> RangeInclusive<f64> {
        let (least, most) = match self.bounds {
            Some(bounds) => bounds,
            None if self.unit.starts_with('%') => PERCENT,
            None if *self.value > 0.0 => (0.0, *self.value * MOST_TIMES),
            None => (0.0, MOST_FROM_ZERO),
        };
        least..=most
    }

    /// The own value for this place, where it can be meant.
    pub fn own(&self, own: &OwnValues) -> Option<f64> {
        own.get(&self.id()).copied().filter(|value| self.allowed().contains(value))
    }
}

/// Whether numbers that belong together still rise with these own ones among them.
pub(super) fn in_order(slots: &[Slot], own: &OwnValues) -> bool {
    let mut last = f64::NEG_INFINITY;
    slots.iter().all(|slot| {
        let value = slot.own(own).unwrap_or(*slot.value);
        let falls = slot.rises && value < last;
        last = value;
        !falls
    })
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
        let by_hour = factors.time_of_use.iter().flat_map(|t| [&t.normal, &t.off_peak, &t.peak]);
        let fees = [
            &factors.vat_electricity,
            &factors.vat_water,
            &factors.wastewater_fee_process,
            &factors.wastewater_fee_domestic,
        ];
        let sold = catalogue.measures.iter().filter_map(|m| m.by_product.as_ref());
        let grid = usize::from(factors.grid);
        let tariffs = priced.map(|(_, id)| id).chain(by_hour).chain(fees);
        Self {
            tariffs: tariffs.cloned().distinct(),
            carriers: factors.fuels.iter().map(|f| usize::from(f.carrier)).chain([grid]).distinct(),
            grid,
            by_products: sold.map(|b| b.waste_row.clone()).distinct(),
        }
    }
}

/// Visits every value that may be replaced.
pub(super) fn walk(catalogue: &mut Catalogue, visit: &mut Visit) {
    let used = Used::new(catalogue);
    walk_constants(&mut catalogue.constants, visit);
    let factors = &mut catalogue.factors;
    for row in factors.tariffs.iter_mut().filter(|row| used.tariffs.contains(&row.id)) {
        if let Some(value) = &mut row.value {
            visit(&mut [Slot {
                name: Some(row.name),
                unit: row.unit.clone(),
                sources: Some(&mut row.sources),
                date: Some(&mut row.valid_from),
                ..Slot::bare(ValueKind::Tariff, "tariff", &row.id, value)
            }]);
        }
    }
    walk_carriers(catalogue, &used, visit);
    walk_lone_prices(catalogue, visit);
    walk_matter(catalogue, &used, visit);
    walk_limits(catalogue, visit);
    walk_yardsticks(catalogue, visit);
}

fn walk_carriers(catalogue: &mut Catalogue, used: &Used, visit: &mut Visit) {
    let rows = catalogue.factors.carriers.iter_mut().enumerate();
    for (at, row) in rows.filter(|(at, _)| used.carriers.contains(at)) {
        let (record, name, unit) = (&row.id, Some(row.name), &row.unit);
        // Power from the grid is priced by tariff.
        if at != used.grid
            && let Some(value) = &mut row.price_vnd_per_unit
        {
            visit(&mut [Slot {
                name,
                unit: format!("VND/{unit}"),
                sources: Some(&mut row.price_sources),
                date: Some(&mut row.price_date),
                ..Slot::bare(ValueKind::FuelPrice, "price", record, value)
            }]);
        }
        visit(&mut [Slot {
            name,
            unit: format!("toe/{unit}"),
            sources: Some(&mut row.toe_sources),
            ..Slot::bare(ValueKind::Toe, "toe", record, &mut row.toe_per_unit)
        }]);
        visit(&mut [Slot {
            name,
            unit: format!("kgCO2e/{unit}"),
            sources: Some(&mut row.co2_sources),
            ..Slot::bare(ValueKind::Co2e, "co2", record, &mut row.kgco2e_per_unit)
        }]);
    }
}

/// Prices and factors that have no table of their own.
fn walk_lone_prices(catalogue: &mut Catalogue, visit: &mut Visit) {
    let factors = &mut catalogue.factors;
    let mut lone = |table, kind, unit: &str, value, sources| {
        let unit = unit.to_owned();
        visit(&mut [Slot { unit, sources, ..Slot::bare(kind, table, "", value) }]);
    };
    let well = (&mut factors.well_vnd_per_m3, Some(&mut factors.well_sources));
    lone("well_water", ValueKind::WellWater, "VND/m3", well.0, well.1);
    // The price of a bag is computed of two rows; it carries no source of its own.
    lone("bag", ValueKind::Bag, "VND", &mut factors.bag_vnd, None);
    let tap = (&mut factors.water_kgco2e_per_m3, Some(&mut factors.water_co2_sources));
    lone("tap_water_co2", ValueKind::TapWaterCo2e, "kgCO2e/m3", tap.0, tap.1);
}

/// By-products that are sold, materials, and what is thrown away.
fn walk_matter(catalogue: &mut Catalogue, used: &Used, visit: &mut Visit) {
    let factors = &mut catalogue.factors;
    for row in &mut factors.wastes {
        let (record, name) = (&row.id, Some(row.name));
        if let Some(value) = &mut row.sale_vnd_per_unit
            && used.by_products.contains(record)
        {
            let (unit, sources) = (format!("VND/{}", row.unit), Some(&mut row.sources));
            let bare = Slot::bare(ValueKind::Sale, "sale", record, value);
            visit(&mut [Slot { name, unit, sources, ..bare }]);
        }
        // What no kind of material ends as is not counted.
        if let Some(value) = &mut row.kgco2e_per_unit
            && !row.kinds.is_empty()
        {
            let (unit, sources) = (format!("kgCO2e/{}", row.unit), Some(&mut row.sources));
            let bare = Slot::bare(ValueKind::WasteCo2e, "waste_co2", record, value);
            visit(&mut [Slot { name, unit, sources, ..bare }]);
        }
    }
    for row in &mut factors.materials {
        if let Some(value) = &mut row.kgco2e_per_unit {
            let (unit, sources) = (format!("kgCO2e/{}", row.unit), Some(&mut row.sources));
            let bare = Slot::bare(ValueKind::MaterialCo2e, "material_co2", &row.id, value);
            visit(&mut [Slot { name: Some(row.name), unit, sources, ..bare }]);
        }
    }
}

/// Limits of the end uses and how much of what is proposed is really done.
fn walk_limits(catalogue: &mut Catalogue, visit: &mut Visit) {
    for row in &mut catalogue.end_uses {
        visit(&mut [Slot {
            name: Some(row.name),
            bounds: Some(SHARE),
            ..Slot::bare(ValueKind::Cap, "cap", &row.id, &mut row.cap)
        }]);
    }
    let rates = &mut catalogue.implementation;
    let bands = rates.by_payback_years.iter_mut().map(|(_, rate)| rate);
    for (at, rate) in [&mut rates.no_cost].into_iter().chain(bands).enumerate() {
        walk_rate(&format!("{}", at + 1), rate, visit);
    }
    let last = format!("{}", rates.by_payback_years.len() + 2);
    walk_rate(&last, &mut rates.longer, visit);
}

fn walk_rate(record: &str, rate: &mut f64, visit: &mut Visit) {
    let bare = Slot::bare(ValueKind::Rate, "rate.implementation", record, rate);
    visit(&mut [Slot { bounds: Some(SHARE), ..bare }]);
}

/// Goals, and what is usual in a trade: what a result is held against.
fn walk_yardsticks(catalogue: &mut Catalogue, visit: &mut Visit) {
    for row in &mut catalogue.targets {
        let table = format!("target.{}{}", row.place, row.year);
        let end = |record, value, rises| Slot {
            name: Some(row.industries),
            bounds: Some(PERCENT),
            rises,
            ..Slot::bare(ValueKind::Target, &table, record, value)
        };
        let (low, high) = (&mut row.reduction_low_pct, &mut row.reduction_high_pct);
        visit(&mut [end("low", low, false), end("high", high, true)]);
    }
    // The others are about a part of a business, and only to be read.
    for row in catalogue.benchmarks.iter_mut().filter(|row| row.compares.is_some()) {
        let table = format!("benchmark.{}", row.id);
        let ends =
            [("good", &mut row.good), ("typical", &mut row.typical), ("poor", &mut row.poor)];
        for (record, value) in ends {
            if let Some(value) = value {
                let bounds = row.unit.starts_with('%').then_some(PERCENT);
                let bare = Slot::bare(ValueKind::Benchmark, &table, record, value);
                visit(&mut [Slot { name: Some(row.indicator), bounds, ..bare }]);
            }
        }
    }
}
