//! The frozen result in a link, to four digits.

use super::bytes::{Reader, Writer};
use super::dates::{self, read_moment, write_moment};
use super::numbers;
use crate::assessment::document::{Figures, Headline, Spread};

pub(super) fn shown(results: &Headline) -> Headline {
    let spread = |s: &Spread| Spread {
        p10: numbers::shown(s.p10),
        p50: numbers::shown(s.p50),
        p90: numbers::shown(s.p90),
        mean: numbers::shown(s.mean),
    };
    Headline {
        data_version: results.data_version.clone(),
        data_digest: results.data_digest.clone(),
        draws: results.draws,
        money_vnd: spread(&results.money_vnd),
        energy_toe: spread(&results.energy_toe),
        co2e_kg: spread(&results.co2e_kg),
        capital_vnd: spread(&results.capital_vnd),
        tool_version: results.tool_version.clone(),
        package: results.package.map(|p| Figures {
            money_vnd: numbers::shown(p.money_vnd),
            energy_toe: numbers::shown(p.energy_toe),
            water_m3: numbers::shown(p.water_m3),
            co2e_kg: numbers::shown(p.co2e_kg),
            capital_vnd: numbers::shown(p.capital_vnd),
        }),
        // Too long for a link: it only says why figures differ.
        basis: None,
    }
}

pub(super) fn write(results: &Headline) -> Writer {
    let mut to = Writer::default();
    write_moment(&mut to, &results.data_version, dates::days(&results.data_version));
    to.text(&results.data_digest);
    to.whole(u64::from(results.draws));
    let spreads = [results.money_vnd, results.energy_toe, results.co2e_kg, results.capital_vnd];
    for s in spreads {
        [s.p10, s.p50, s.p90, s.mean].iter().for_each(|n| numbers::write_tagged(&mut to, *n));
    }
    to.text(&results.tool_version);
    if let Some(p) = &results.package {
        let all = [p.money_vnd, p.energy_toe, p.water_m3, p.co2e_kg, p.capital_vnd];
        all.iter().for_each(|n| numbers::write_tagged(&mut to, *n));
    }
    to
}

pub(super) fn read(mut from: Reader) -> Option<Headline> {
    let data_version = read_moment(&mut from, dates::iso_day)?;
    let data_digest = from.text()?.to_owned();
    let draws = u32::try_from(from.whole()?).ok()?;
    let mut spread = || {
        let mut next = || numbers::read_tagged(&mut from);
        Some(Spread { p10: next()?, p50: next()?, p90: next()?, mean: next()? })
    };
    let (money_vnd, energy_toe) = (spread()?, spread()?);
    let (co2e_kg, capital_vnd) = (spread()?, spread()?);
    let tool_version = from.text()?.to_owned();
    let package = if from.is_empty() { None } else { Some(read_figures(&mut from)?) };
    let results = Headline {
        data_version,
        data_digest,
        tool_version,
        draws,
        money_vnd,
        energy_toe,
        co2e_kg,
        capital_vnd,
        package,
        basis: None,
    };
    from.is_empty().then_some(results)
}

fn read_figures(from: &mut Reader) -> Option<Figures> {
    let mut next = || numbers::read_tagged(from);
    Some(Figures {
        money_vnd: next()?,
        energy_toe: next()?,
        water_m3: next()?,
        co2e_kg: next()?,
        capital_vnd: next()?,
    })
}
