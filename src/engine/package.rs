//! The chosen set as one (Method §4.13, §4.16, §4.24).

use super::evaluate::Case;
use super::finance::{Rates, irr};
use super::ground::account_of;
use super::indicators::is_proposed;
use super::numbers::{ratio, within};
use super::settle::{Settled, saved_share};
use super::{Finance, MeasureResult, Package, StreamBaseline, StreamId};
use crate::catalogue::{Catalogue, ImplementationRates};
use crate::units::{Vnd, Years};

pub(super) fn package(
    cat: &Catalogue,
    case: &Case,
    chosen: &Settled,
    wider: &Settled,
    measures: &[MeasureResult],
) -> Package {
    let members: Vec<&MeasureResult> = measures.iter().filter(|m| m.selected).collect();
    let limits = &cat.constants;
    let of_base = |saved: f64, base: f64, limit: f64| ratio(saved, base) > limit + limits.tolerance;
    let base = &case.base;
    let total = &chosen.total;
    Package {
        ledgers: *total,
        alone_money: members.iter().map(|m| m.alone.money).sum(),
        finance: finance(&members, case.rates),
        likely_within_a_year: members.iter().map(|m| m.likely_within_a_year).sum(),
        further_potential: wider.total.money - total.money,
        saved_by_stream: saved_by_stream(case, chosen),
        saved_money_by_stream: saved_money_by_stream(case, &members),
        count: members.len(),
        proposed_by_class: proposed_by_class(cat, measures),
        onsite_check_energy: of_base(total.energy.0, base.energy.0, limits.onsite_check_energy),
        onsite_check_water: of_base(total.water.0, base.water.0, limits.onsite_check_water),
        onsite_check_material: of_base(
            total.material.0,
            base.material_cost.0,
            limits.onsite_check_material,
        ),
    }
}

/// Saved quantity of every stream; a lower price saves none.
fn saved_by_stream(case: &Case, chosen: &Settled) -> Vec<(StreamId, f64)> {
    let saved = |s: &StreamBaseline| s.quantity * saved_share(&chosen.plan, account_of(s));
    case.base.streams.iter().map(|s| (s.id.clone(), saved(s))).collect()
}

/// Money saved on every stream, before running cost.
fn saved_money_by_stream(case: &Case, members: &[&MeasureResult]) -> Vec<(StreamId, Vnd)> {
    let money = |id: &StreamId| {
        let all = members.iter().flat_map(|m| &m.contributions);
        Vnd(all.filter(|c| c.stream == *id).map(|c| c.quantity * c.value_per_unit).sum())
    };
    case.base.streams.iter().map(|s| (s.id.clone(), money(&s.id))).collect()
}

/// Capital and present value add up; an empty capital counts as 0.
fn finance(members: &[&MeasureResult], rates: Rates) -> Finance {
    let capital: f64 = members.iter().filter_map(|m| m.finance.capital).map(|c| c.0).sum();
    let savings: Vec<(f64, f64)> =
        members.iter().map(|m| (m.package.money.0, m.lifetime.0)).collect();
    let total: f64 = savings.iter().map(|(s, _)| s).sum();
    Finance {
        capital: Some(Vnd(capital)),
        payback: (total > 0.0).then(|| Years(capital / total)),
        npv: Some(Vnd(super::finance::npv(capital, &savings, rates.discount))),
        irr: irr(capital, &savings, rates.irr_low, rates.irr_high),
    }
}

/// How many proposed measures belong to each solution class of the programme.
fn proposed_by_class(cat: &Catalogue, measures: &[MeasureResult]) -> Vec<(u8, usize)> {
    let category = |m: &MeasureResult| {
        cat.measures.get(usize::from(m.measure.0)).map(|record| record.category)
    };
    let classes = (0..cat.cp_classes.len()).filter_map(|at| u8::try_from(at).ok());
    classes
        .map(|class| {
            let of_class = |m: &&MeasureResult| is_proposed(m) && category(m) == Some(class);
            (class, measures.iter().filter(of_class).count())
        })
        .collect()
}

/// Saving in the package × the rate at which measures with its payback are carried out
/// (Method §4.24): extra use counts in full, a saving without known capital not at all.
pub(super) fn likely(cat: &Catalogue, result: &MeasureResult) -> f64 {
    let saving = result.package.money.0;
    if saving <= 0.0 {
        return saving;
    }
    let Some(capital) = result.finance.capital else { return 0.0 };
    saving * rate(&cat.implementation, capital.0, saving, cat.constants.tolerance)
}

/// Share of measures with this payback that are carried out within a year.
pub(super) fn rate(rates: &ImplementationRates, capital: f64, saving: f64, tolerance: f64) -> f64 {
    if capital == 0.0 {
        return rates.no_cost;
    }
    let payback = capital / saving;
    let band = rates.by_payback_years.iter().find(|(limit, _)| within(payback, *limit, tolerance));
    band.map_or(rates.longer, |(_, rate)| *rate)
}
