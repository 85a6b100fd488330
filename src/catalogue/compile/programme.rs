//! `targets.json` and `evidence-iac.json` → targets, yardsticks, implementation rates.

use super::checker::{At, Checker, Role};
use super::index::Index;
use super::read::Parsed;
use super::trades::group;
use crate::catalogue::json::{
    RawCalibration, RawNationalTarget, RawPlace, RawProgrammeResult, RawRate, RawYearTarget,
};
use crate::catalogue::{
    CalibrationBand, ImplementationRates, NATIONAL, Place, ProgrammeResult, YearTarget,
};
use crate::order::Order as _;

/// Provinces and cities, the home of the tool first.
pub fn places(file: &Parsed<'_>, known: &[RawPlace], c: &mut Checker) -> Vec<Place> {
    let place = |raw: &RawPlace| {
        c.check(!raw.name.trim().is_empty(), file.at(&raw.id), "name", "text is empty");
        Place { id: raw.id.clone(), name: raw.name.clone() }
    };
    known.iter().map(place).collect()
}

pub fn years(file: &Parsed<'_>, index: &Index, c: &mut Checker) -> Vec<YearTarget> {
    let raw: Vec<RawYearTarget> = file.list("years", c);
    raw.iter()
        .map(|r| {
            let record = format!("{} {}", r.place, r.year);
            let at = file.at(&record);
            index.place(Some(&r.place), at, "place", c);
            let range = r.reduction_pct;
            let ok = 0.0 <= range.low && range.low <= range.high && range.high <= 100.0;
            c.check(ok, at, "reduction_pct", "0 ≤ low ≤ high ≤ 100 is expected");
            YearTarget {
                place: r.place.clone(),
                year: r.year,
                reduction_low_pct: range.low,
                reduction_high_pct: range.high,
                industries: c.text(r.industries.as_ref(), at, "industries"),
                groups: r.groups.iter().map(|id| group(id, at, c)).collect(),
                sources: index.sources(&r.sources, at, "sources", c),
            }
        })
        .collect()
}

/// Goals of the whole country that still hold, by the last year of their period.
pub fn national(file: &Parsed<'_>, index: &Index, c: &mut Checker) -> Vec<YearTarget> {
    let raw: Vec<RawNationalTarget> = file.list("national", c);
    let current = raw.iter().filter(|r| r.status == "target");
    current
        .map(|r| {
            let record = format!("national {}", r.period);
            let at = file.at(&record);
            let year = r.period.rsplit('-').next().and_then(|y| y.parse().ok());
            c.check(year.is_some(), at, "period", "two years are expected, 2026-2030");
            if r.industries.is_none() && at.role == Role::Full {
                c.warn(at, "industries", "text is missing");
            }
            // The first edition of the files named no industries here.
            let older = At { role: Role::Overlay, ..at };
            YearTarget {
                place: NATIONAL.to_owned(),
                year: year.unwrap_or_default(),
                reduction_low_pct: r.reduction_pct.low,
                reduction_high_pct: r.reduction_pct.high,
                industries: c.text(r.industries.as_ref(), older, "industries"),
                groups: r.groups.iter().map(|id| group(id, at, c)).collect(),
                sources: index.sources(&r.sources, at, "sources", c),
            }
        })
        .collect()
}

/// Results that state figures comparable with ours; the others stay in the file for readers.
pub fn results(file: &Parsed<'_>, index: &Index, c: &mut Checker) -> Vec<ProgrammeResult> {
    let raw: Vec<RawProgrammeResult> = file.list("programme_results", c);
    let mut out = Vec::new();
    for r in &raw {
        let at = file.at(&r.id);
        let sources = index.sources(&r.sources, at, "sources", c);
        let saved = |resource: &str| r.saving_pct.get(resource).and_then(|v| v.as_f64());
        let result = ProgrammeResult {
            id: r.id.clone(),
            place: place(r, at, index, c),
            name: c.text(r.name.as_ref(), at, "name"),
            year: r.year,
            facilities: r.facilities,
            solutions: r.solutions,
            materials_pct: saved("materials"),
            energy_pct: saved("energy"),
            dust_pct: saved("industrial_dust"),
            domestic_wastewater_pct: saved("domestic_wastewater"),
            sources,
        };
        if result.materials_pct.is_some() || result.energy_pct.is_some() {
            out.push(result);
        }
    }
    out
}

/// Where a result comes from; older directories wrote names of places, not ids.
fn place(r: &RawProgrammeResult, at: At<'_>, index: &Index, c: &mut Checker) -> Option<String> {
    let national = r.place.as_deref() == Some(NATIONAL);
    let known = |place: &String| index.places.contains(place);
    match at.role {
        _ if national => r.place.clone(),
        Role::Full => index.place(r.place.as_ref(), at, "place", c),
        _ => r.place.clone().filter(known),
    }
}

pub fn calibration(file: &Parsed<'_>, index: &Index, c: &mut Checker) -> Vec<CalibrationBand> {
    let raw: Vec<RawCalibration> = file.list("calibration.bands", c);
    raw.iter()
        .map(|r| {
            let at = file.at(&r.resource);
            let ok = 0.0 <= r.low && r.low <= r.typical && r.typical <= r.high;
            c.check(ok, at, "low", "0 ≤ low ≤ typical ≤ high is expected");
            CalibrationBand {
                resource: r.resource.clone(),
                low_pct: r.low,
                typical_pct: r.typical,
                high_pct: r.high,
                sources: index.sources(&r.sources, at, "sources", c),
            }
        })
        .collect()
}

/// Rates by payback: the keys of the file are bands in years (`0.25-0.5`, `>10`, `0 (…)`).
pub fn implementation(file: &Parsed<'_>, index: &Index, c: &mut Checker) -> ImplementationRates {
    const FIELD: &str = "implementation_by_payback";
    let source = file.string("meta.source").unwrap_or("assumption").to_owned();
    let mut out = ImplementationRates {
        no_cost: 0.0,
        by_payback_years: Vec::new(),
        longer: 0.0,
        sources: index.sources(&[source], file.at("meta"), "source", c),
    };
    let bands: std::collections::BTreeMap<String, RawRate> =
        file.object(FIELD, c).unwrap_or_default();
    for (key, band) in &bands {
        let ok = (0.0..=1.0).contains(&band.rate);
        c.check(ok, file.at(FIELD), key, "a share from 0 to 1 is expected");
        let upper = key.split_once('-').and_then(|(_, upper)| upper.parse().ok());
        match upper {
            Some(upper) => out.by_payback_years.push((upper, band.rate)),
            None if key.starts_with('>') => out.longer = band.rate,
            None if key.starts_with('0') => out.no_cost = band.rate,
            None => c.error(file.at(FIELD), key, "a band in years is expected, as 0.25-0.5"),
        }
    }
    out.by_payback_years.order_by(|a, b| a.0.total_cmp(&b.0));
    out
}
