//! `factors.json` and the rows that the default rules name → [`Factors`].

use std::collections::BTreeMap;

use super::checker::{At, Checker};
use super::index::Index;
use super::kinds;
use super::read::Parsed;
use crate::catalogue::json::{
    RawCarrier, RawChoice, RawConversion, RawFactorRefs, RawGrid, RawInput, RawMaterial, RawTariff,
    RawTimeOfUse, RawWaste, RawWater,
};
use crate::catalogue::{
    Carrier, Factors, Fuel, MaterialRow, SourceIx, Tariff, TimeOfUse, WasteRow,
};

/// Prices, conversion factors, and which of them the default rules use.
pub fn factors(
    file: &Parsed<'_>,
    questions: &Parsed<'_>,
    inputs: &[RawInput],
    index: &Index,
    c: &mut Checker,
) -> Option<Factors> {
    let refs: RawFactorRefs = questions.object("factor_refs", c)?;
    let at = questions.at("factor_refs");
    let energy: Vec<RawCarrier> = file.list("energy", c);
    let tariffs: Vec<RawTariff> = file.list("tariffs", c);
    let materials: Vec<RawMaterial> = file.list("materials", c);
    let wastes: Vec<RawWaste> = file.list("waste", c);
    let water: Vec<RawWater> = file.list("water", c);
    let conversions: Vec<RawConversion> = file.list("conversions", c);
    grid_factor(file, &energy, &refs, c);
    kinds::check(file, inputs, &materials, &wastes, c);
    let known_tariff = |id: &str| tariffs.iter().any(|t| t.id == id);
    let well = water.iter().find(|row| row.id == refs.well);
    let tap = water.iter().find(|row| row.id == refs.water_co2e);
    c.check(well.is_some(), at, "well", "unknown water row");
    c.check(tap.is_some(), at, "water_co2e", "unknown water row");
    let mut tariff = |id: &str, field: &str| {
        c.found(known_tariff(id).then_some(()), at, field, ("tariff", id));
        id.to_owned()
    };
    let out = Factors {
        grid: 0,
        fuels: Vec::new(),
        vat_electricity: tariff(&refs.vat_elec, "vat_elec"),
        vat_water: tariff(&refs.vat_water, "vat_water"),
        wastewater_fee_process: tariff(&refs.wastewater_fee.process, "wastewater_fee.process"),
        wastewater_fee_domestic: tariff(&refs.wastewater_fee.domestic, "wastewater_fee.domestic"),
        electricity_price: prices(&refs.price_tariff_group, &known_tariff, at, c),
        time_of_use: time_of_use(&refs, &known_tariff, at, c),
        water_price: prices(&refs.price_water_use, &known_tariff, at, c),
        well_vnd_per_m3: well.and_then(|row| row.default_price_vnd_per_unit).unwrap_or(0.0),
        well_sources: well
            .map(|row| index.sources(&row.price_sources, file.at(&row.id), "price_sources", c))
            .unwrap_or_default(),
        water_kgco2e_per_m3: tap.and_then(|row| row.kgco2e_per_unit).unwrap_or(0.0),
        water_co2_sources: tap
            .map(|row| index.sources(&row.co2_sources, file.at(&row.id), "co2_sources", c))
            .unwrap_or_default(),
        bag_vnd: bag_price(&materials, &conversions, &refs, at, c),
        carriers: energy.iter().map(|row| carrier(row, file.at(&row.id), index, c)).collect(),
        tariffs: tariffs.iter().map(|row| tariff_row(row, file.at(&row.id), index, c)).collect(),
        wastes: wastes.iter().map(|row| waste_row(row, file.at(&row.id), index, c)).collect(),
        materials: materials.iter().map(|r| material_row(r, file.at(&r.id), index, c)).collect(),
    };
    let position = |id: &str| energy.iter().position(|row| row.id == id).map(|p| p as u8);
    let grid =
        c.found(position(&refs.electricity), at, "electricity", ("carrier", &refs.electricity));
    Some(Factors {
        grid: grid.unwrap_or(0),
        fuels: fuels(&refs, inputs, questions, position, c),
        ..out
    })
}

/// The factor of grid power has one master: its default row in `grid_ef` must agree.
fn grid_factor(file: &Parsed<'_>, energy: &[RawCarrier], refs: &RawFactorRefs, c: &mut Checker) {
    let rows: Vec<RawGrid> = file.list("grid_ef", c);
    let power = energy.iter().find(|row| row.id == refs.electricity);
    for row in rows.iter().filter(|row| row.default) {
        if row.value != power.map(|row| row.kgco2e_per_unit) {
            let record = format!("grid_ef {}", row.year);
            c.error(file.at(&record), "value", "differs from the factor of the electricity row");
        }
    }
}

/// Answer → tariff; entries that hold a rule in words ("by sector group") are for readers.
fn prices(
    refs: &BTreeMap<String, String>,
    known: &dyn Fn(&str) -> bool,
    at: At<'_>,
    c: &mut Checker,
) -> Vec<(String, String)> {
    let mut out = Vec::with_capacity(refs.len());
    for (answer, id) in refs.iter().filter(|(_, id)| !id.contains(' ')) {
        if c.found(known(id).then_some(()), at, answer, ("tariff", id)).is_some() {
            out.push((answer.clone(), id.clone()));
        }
    }
    out
}

/// Prices by the hour; every row exists and names three tariffs.
fn time_of_use(
    refs: &RawFactorRefs,
    known: &dyn Fn(&str) -> bool,
    at: At<'_>,
    c: &mut Checker,
) -> Vec<TimeOfUse> {
    for row in &refs.time_of_use {
        for id in [&row.normal, &row.off_peak, &row.peak] {
            c.found(known(id).then_some(()), at, "time_of_use", ("tariff", id));
        }
    }
    let row = |row: &RawTimeOfUse| TimeOfUse {
        group: row.group.clone(),
        voltage: row.voltage.clone(),
        normal: row.normal.clone(),
        off_peak: row.off_peak.clone(),
        peak: row.peak.clone(),
    };
    refs.time_of_use.iter().map(row).collect()
}

/// VND per bag: price of film by the kilogram ÷ bags in a kilogram.
fn bag_price(
    materials: &[RawMaterial],
    conversions: &[RawConversion],
    refs: &RawFactorRefs,
    at: At<'_>,
    c: &mut Checker,
) -> f64 {
    let film = materials.iter().find(|row| row.id == refs.bag_film);
    let film = film.and_then(|row| row.default_price_vnd);
    let bags = conversions.iter().find(|row| row.id == refs.bags_per_kg).map(|row| row.factor);
    match (film, bags) {
        (Some(price), Some(count)) if count > 0.0 => price / count,
        _ => {
            c.error(at, "bag_film", "a material with a price and a conversion to bags are needed");
            0.0
        }
    }
}

/// Fuels in the order of the choices of `fuel_types`.
fn fuels(
    refs: &RawFactorRefs,
    inputs: &[RawInput],
    questions: &Parsed<'_>,
    position: impl Fn(&str) -> Option<u8>,
    c: &mut Checker,
) -> Vec<Fuel> {
    let choices: &[RawChoice] = inputs
        .iter()
        .find(|input| input.id == "fuel_types")
        .and_then(|input| input.choices.as_deref())
        .unwrap_or_default();
    let mut out = Vec::new();
    for choice in choices.iter().filter(|choice| choice.id != "none") {
        let at = questions.at("factor_refs");
        let field = format!("fuel.{}", choice.id);
        let row = refs.fuel.get(&choice.id).map_or("", String::as_str);
        let Some(carrier) = c.found(position(row), at, &field, ("carrier", row)) else {
            continue;
        };
        out.push(Fuel {
            id: choice.id.clone(),
            name: c.text(choice.name.as_ref(), questions.at("fuel_types"), "choices.name"),
            carrier,
            quantity_input: quantity_input(inputs, &choice.id),
        });
    }
    out
}

/// The number input shown when this fuel is ticked.
fn quantity_input(inputs: &[RawInput], fuel: &str) -> Option<String> {
    let asks = |input: &&RawInput| {
        let shown = input.show_if.as_ref();
        let on_fuels = shown.is_some_and(|s| s.input.as_deref() == Some("fuel_types"));
        input.kind == "number" && on_fuels && shown.is_some_and(|s| s.has.as_deref() == Some(fuel))
    };
    inputs.iter().find(asks).map(|input| input.id.clone())
}

fn not_negative(values: &[(&str, Option<f64>)], at: At<'_>, c: &mut Checker) {
    for (field, value) in values {
        let ok = value.is_none_or(|v| v >= 0.0);
        c.check(ok, at, field, "a number of at least 0 is expected");
    }
}

fn carrier(row: &RawCarrier, at: At<'_>, index: &Index, c: &mut Checker) -> Carrier {
    let price = row.default_price_vnd_per_unit;
    let (toe, co2e) = (row.toe_per_unit, row.kgco2e_per_unit);
    let fields = [
        ("toe_per_unit", Some(toe)),
        ("kgco2e_per_unit", Some(co2e)),
        ("default_price_vnd_per_unit", price),
    ];
    not_negative(&fields, at, c);
    Carrier {
        id: row.id.clone(),
        name: c.text(row.name.as_ref(), at, "name"),
        unit: row.unit.clone(),
        toe_per_unit: toe,
        kgco2e_per_unit: co2e,
        price_vnd_per_unit: price,
        price_date: row.price_date.clone(),
        toe_sources: index.sources(&row.toe_sources, at, "toe_sources", c),
        co2_sources: index.sources(&row.co2_sources, at, "co2_sources", c),
        price_sources: index.sources(&row.price_sources, at, "price_sources", c),
        unverified: row.unverified,
    }
}

fn tariff_row(row: &RawTariff, at: At<'_>, index: &Index, c: &mut Checker) -> Tariff {
    not_negative(&[("value", row.value)], at, c);
    if let (Some(from), Some(to)) = (&row.valid_from, &row.valid_to) {
        c.check(from <= to, at, "valid_to", "is earlier than valid_from");
    }
    Tariff {
        id: row.id.clone(),
        name: c.text(row.name.as_ref(), at, "name"),
        unit: row.unit.clone(),
        value: row.value,
        valid_from: row.valid_from.clone(),
        valid_to: row.valid_to.clone(),
        sources: index.sources(&row.sources, at, "sources", c),
    }
}

fn waste_row(row: &RawWaste, at: At<'_>, index: &Index, c: &mut Checker) -> WasteRow {
    not_negative(&[("default_sale_vnd_per_unit", row.default_sale_vnd_per_unit)], at, c);
    let sources = both(
        index.sources(&row.sale_sources, at, "sale_sources", c),
        index.sources(&row.co2_sources, at, "co2_sources", c),
    );
    WasteRow {
        id: row.id.clone(),
        name: c.text(row.name.as_ref(), at, "name"),
        unit: row.unit.clone(),
        sale_vnd_per_unit: row.default_sale_vnd_per_unit,
        kgco2e_per_unit: row.kgco2e_per_unit,
        kinds: row.kinds.clone(),
        sources,
    }
}

fn material_row(row: &RawMaterial, at: At<'_>, index: &Index, c: &mut Checker) -> MaterialRow {
    not_negative(&[("default_price_vnd", row.default_price_vnd)], at, c);
    let sources = both(
        index.sources(&row.sources, at, "sources", c),
        index.sources(&row.price_sources, at, "price_sources", c),
    );
    MaterialRow {
        id: row.id.clone(),
        name: c.text(row.name.as_ref(), at, "name"),
        unit: row.unit.clone(),
        kgco2e_per_unit: row.kgco2e_per_unit,
        kinds: row.kinds.clone(),
        price_vnd_per_unit: row.default_price_vnd,
        sources,
    }
}

fn both(mut a: Vec<SourceIx>, b: Vec<SourceIx>) -> Vec<SourceIx> {
    a.extend(b);
    a.dedup();
    a
}
