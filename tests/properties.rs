//! What must hold for any business: limits, monotony, order, finiteness, explanations.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::random::{Numbers, business, for_any};
use common::{catalogue, close};
use proptest::prelude::*;
use std::sync::LazyLock;
use vong_xanh::assessment::{Inputs, Practice};
use vong_xanh::catalogue::{Catalogue, EndUseKind, KnockOnKind, MeasureIx};
use vong_xanh::engine::{
    Class, Evaluation, Explanation, Expr, FigureId, Options, Origin, StreamId, choose_again,
    evaluate, explain, npv, range,
};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| catalogue("data"));

/// Runs a property over `cases` businesses, the same ones every time.
fn check(cases: u32, numbers: Numbers, property: impl Fn(Inputs) -> Result<(), TestCaseError>) {
    for_any(&business(&CATALOGUE, numbers), cases, 889, property);
}

fn evaluated(inputs: &Inputs) -> Evaluation {
    evaluate(&CATALOGUE, inputs, &Options::default())
}

/// Whether a debug print contains a number that is none.
fn is_finite(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .all(|word| word != "NaN" && word != "inf")
}

#[test]
fn any_answers_give_finite_figures() {
    check(150, Numbers::Absurd, |inputs| {
        let eval = evaluated(&inputs);
        prop_assert!(is_finite(&format!("{eval:?}")), "{eval:?}");
        let draws = range(&CATALOGUE, &inputs, &eval, 10);
        prop_assert!(is_finite(&format!("{draws:?}")), "{draws:?}");
        Ok(())
    });
}

#[test]
fn nothing_known_or_an_unknown_trade_is_an_answer_too() {
    for trade in ["", "no such trade", "wood_furniture"] {
        let inputs = Inputs { trade: trade.into(), ..Inputs::default() };
        let eval = evaluated(&inputs);
        assert!(!eval.baseline.money_possible);
        assert_eq!(range(&CATALOGUE, &inputs, &eval, 5).money.p90, 0.0);
    }
}

fn at_most(saved: f64, whole: f64) -> bool {
    saved <= whole + 1e-9 * whole.abs()
}

#[test]
fn no_ledger_saves_more_than_its_baseline() {
    check(150, Numbers::Plausible, |inputs| {
        let eval = evaluated(&inputs);
        let (base, saved) = (&eval.baseline, &eval.package.ledgers);
        prop_assert!(at_most(saved.energy.0, base.energy.0));
        prop_assert!(at_most(saved.co2e.0, base.co2e.0));
        prop_assert!(at_most(saved.water.0, base.water.0));
        prop_assert!(at_most(saved.wastewater.0, base.wastewater.0));
        prop_assert!(at_most(saved.material.0, base.material_cost.0));
        if let Some(mass) = base.material_mass {
            prop_assert!(at_most(saved.material_mass.0, mass.0));
        }
        if let Some(waste) = base.waste {
            prop_assert!(at_most(saved.waste.0, waste.0), "{} of {}", saved.waste.0, waste.0);
        }
        prop_assert!(at_most(saved.dust.0, base.dust.map_or(0.0, |d| d.0)));
        let fees = base.waste_fee.0 + base.wastewater_fee.0;
        let sales: f64 = eval.measures.iter().map(|m| m.other_money.sales_at_one.0).sum();
        prop_assert!(at_most(saved.money.0, base.resource_cost.0 + fees + sales));
        Ok(())
    });
}

/// Σ of what the members save on one end use stays within its cap; materials within 0.6 × loss.
#[test]
fn no_end_use_saves_more_than_its_cap() {
    check(150, Numbers::Plausible, |inputs| {
        let eval = evaluated(&inputs);
        for stream in &eval.baseline.streams {
            let all: Vec<_> = eval
                .measures
                .iter()
                .filter(|m| m.selected)
                .flat_map(|m| m.contributions.iter().map(move |c| (m.measure, c)))
                .filter(|(_, c)| c.stream == stream.id && !c.money_only && c.quantity > 0.0)
                .collect();
            for (at, end_use) in CATALOGUE.end_uses.iter().enumerate() {
                if end_use.kind == EndUseKind::Total {
                    continue;
                }
                let on_it = all.iter().filter(|(_, c)| usize::from(c.end_use.0) == at);
                let base = on_it.clone().map(|(_, c)| c.base).fold(0.0, f64::max);
                let saved: f64 = on_it.map(|(_, c)| c.quantity).sum();
                prop_assert!(at_most(saved, base * end_use.cap), "{}", end_use.id);
            }
            let exempt =
                |ix: &MeasureIx| CATALOGUE.measures[usize::from(ix.0)].exempt_from_loss_limit;
            let limited: f64 =
                all.iter().filter(|(ix, _)| !exempt(ix)).map(|(_, c)| c.quantity).sum();
            let is_main = matches!(stream.id, StreamId::Material1 | StreamId::Material2);
            if is_main && let Some(loss) = stream.loss {
                let limit = CATALOGUE.constants.loss_cap * loss * stream.quantity;
                prop_assert!(at_most(limited, limit), "{limited} of {limit}");
            }
        }
        Ok(())
    });
}

/// Measures that declare extra use are set aside, as the method does.
fn without_extra_use(mut inputs: Inputs) -> Inputs {
    for measure in &CATALOGUE.measures {
        if measure.knock_ons.iter().any(|k| k.kind == KnockOnKind::ExtraUse) {
            inputs.practices.insert(measure.id.clone(), Practice::Yes);
        }
    }
    inputs
}

#[test]
fn more_yes_never_raises_the_potential() {
    let inputs = business(&CATALOGUE, Numbers::Plausible);
    let flips = prop::collection::vec(any::<prop::sample::Index>(), 1..4);
    let property = |(inputs, flips): (Inputs, Vec<prop::sample::Index>)| {
        let before = without_extra_use(inputs);
        let mut after = before.clone();
        let ids: Vec<String> = before.practices.keys().cloned().collect();
        prop_assume!(!ids.is_empty());
        for flip in flips {
            after.practices.insert(ids[flip.index(ids.len())].clone(), Practice::Yes);
        }
        let (a, b) = (evaluated(&before), evaluated(&after));
        let (a, b) = (a.package.ledgers.money.0, b.package.ledgers.money.0);
        prop_assert!(at_most(b, a), "{b} after more yes, {a} before");
        Ok(())
    };
    for_any(&(inputs, flips), 150, 1889, property);
}

#[test]
fn the_order_of_measures_does_not_change_the_total() {
    let mut reversed = CATALOGUE.clone();
    reversed.measures.reverse();
    check(100, Numbers::Plausible, |inputs| {
        let one = evaluated(&inputs).package.ledgers;
        let other = evaluate(&reversed, &inputs, &Options::default()).package.ledgers;
        prop_assert!(close(one.money.0, other.money.0, 1e-9), "{one:?} {other:?}");
        prop_assert!(close(one.energy.0, other.energy.0, 1e-9));
        prop_assert!(close(one.water.0, other.water.0, 1e-9));
        prop_assert!(close(one.material.0, other.material.0, 1e-9));
        prop_assert!(close(one.waste.0, other.waste.0, 1e-9));
        Ok(())
    });
}

/// The bill rises, the quantity stays: electricity, water, fuel, material 1.
#[test]
fn a_higher_price_never_lowers_money_saved() {
    check(120, Numbers::Plausible, |inputs| {
        let inputs = without_extra_use(inputs);
        let before = evaluated(&inputs).package.ledgers.money.0;
        for at in 0..4 {
            let mut dearer = inputs.clone();
            let (bill, quantity) = match at {
                0 => (
                    &mut dearer.electricity_vnd_per_month,
                    dearer.electricity_kwh_per_month.is_some(),
                ),
                1 => (&mut dearer.water_vnd_per_month, dearer.water_m3_per_month.is_some()),
                2 => (
                    &mut dearer.fuel_vnd_per_month,
                    dearer.fuels.iter().all(|f| f.quantity_per_month.is_some()),
                ),
                _ => (
                    &mut dearer.materials[0].spend_vnd_per_month,
                    dearer.materials[0].quantity_per_month.is_some(),
                ),
            };
            if let (Some(bill), true) = (bill.as_mut(), quantity) {
                *bill *= 1.3;
            }
            let after = evaluated(&dearer).package.ledgers.money.0;
            prop_assert!(at_most(before, after), "input {at}: {before} before, {after} after");
        }
        Ok(())
    });
}

/// The same businesses where everything that is bought costs half as much again.
fn dearer_equipment() -> Catalogue {
    let mut dearer = CATALOGUE.clone();
    for measure in &mut dearer.measures {
        let unit = measure.investment.as_mut().map(|investment| &mut investment.vnd_per_unit);
        for price in unit.into_iter().chain(measure.payback_years.as_mut()) {
            price.low *= 1.5;
            price.mode *= 1.5;
            price.high *= 1.5;
        }
        measure.capex_vnd = measure.capex_vnd.map(|vnd| 1.5 * vnd);
    }
    dearer
}

#[test]
fn dearer_equipment_never_pays_back_sooner() {
    let dearer = dearer_equipment();
    check(80, Numbers::Plausible, |inputs| {
        let mut quoted = inputs.clone();
        quoted.quotes_vnd.values_mut().for_each(|vnd| *vnd *= 1.5);
        let before = evaluated(&inputs);
        let after = evaluate(&dearer, &quoted, &Options::default());
        let mut compared = 0;
        for (a, b) in before.measures.iter().zip(&after.measures) {
            prop_assert_eq!(a.measure, b.measure);
            if let (Some(a), Some(b)) = (a.finance.payback, b.finance.payback) {
                prop_assert!(b.0 >= a.0 - 1e-9 * a.0, "{} after, {} before", b.0, a.0);
                compared += usize::from(b.0 > a.0);
            }
        }
        prop_assert!(
            compared > 0
                || before.measures.iter().all(|m| m.finance.payback.is_none_or(|p| p.0 == 0.0))
        );
        // The same set of measures: what is invested in all of them pays back later, too.
        let chosen: Vec<MeasureIx> =
            before.measures.iter().filter(|m| m.selected).map(|m| m.measure).collect();
        let same = evaluate(&dearer, &quoted, &Options { chosen: Some(chosen) }).package.finance;
        if let (Some(a), Some(b)) = (before.package.finance.payback, same.payback) {
            prop_assert!(b.0 >= a.0 - 1e-9 * a.0, "{} after, {} before, all together", b.0, a.0);
        }
        Ok(())
    });
}

/// Streams add up to the whole, parts of a measure to the measure, measures to the package.
#[test]
fn parts_add_up_to_the_whole() {
    check(100, Numbers::Plausible, |inputs| {
        let eval = evaluated(&inputs);
        let whole = |parts: f64, whole: f64, of: f64| (parts - whole).abs() <= 1e-9 * of.max(1.0);
        let cost: f64 = eval.baseline.streams.iter().map(|s| s.cost.0).sum();
        prop_assert!(whole(cost, eval.baseline.resource_cost.0, cost), "{cost}");
        let (mut money, mut gross) = (0.0, 0.0);
        for m in eval.measures.iter().filter(|m| m.selected) {
            let values = m.contributions.iter().map(|c| c.quantity * c.value_per_unit);
            let (sum, size) = values.fold((0.0, 0.0), |(sum, size), v| (sum + v, size + v.abs()));
            let other = &m.other_money;
            let sum = sum + other.waste_fee.0 + other.sales.0 - other.running_cost.0;
            prop_assert!(whole(sum, m.package.money.0, size), "{sum} of {}", m.package.money.0);
            money += m.package.money.0;
            gross += size + other.running_cost.0;
        }
        prop_assert!(whole(money, eval.package.ledgers.money.0, gross), "{money}");
        for (stream, saved) in &eval.package.saved_by_stream {
            let all = eval.measures.iter().filter(|m| m.selected).flat_map(|m| &m.contributions);
            let own = all.filter(|c| c.stream == *stream && !c.money_only).map(|c| c.quantity);
            let (sum, size) = own.fold((0.0, 0.0), |(sum, size), q| (sum + q, size + q.abs()));
            prop_assert!(whole(sum, *saved, size), "{stream:?}: {sum} of {saved}");
        }
        let members = eval.measures.iter().filter(|m| m.selected).count();
        prop_assert_eq!(members, eval.package.count);
        Ok(())
    });
}

#[test]
fn percentiles_are_in_order() {
    check(40, Numbers::Plausible, |inputs| {
        let eval = evaluated(&inputs);
        let r = range(&CATALOGUE, &inputs, &eval, 60);
        for p in [
            r.money,
            r.material,
            r.energy,
            r.water,
            r.wastewater,
            r.dust,
            r.waste,
            r.co2e,
            r.material_pct,
            r.energy_pct,
            r.combined_pct,
            r.capital,
            r.npv,
        ] {
            prop_assert!(p.p10 <= p.p50 && p.p50 <= p.p90, "{p:?}");
        }
        Ok(())
    });
}

#[test]
fn net_present_value_at_the_internal_rate_is_zero() {
    check(60, Numbers::Plausible, |inputs| {
        let constants = &CATALOGUE.constants;
        for m in evaluated(&inputs).measures {
            let (Some(capital), Some(irr)) = (m.finance.capital, m.finance.irr) else { continue };
            if irr > constants.irr_low + 1e-6 && irr < constants.irr_high {
                let value = npv(capital.0, &[(m.alone.money.0, m.lifetime.0)], irr);
                prop_assert!(value.abs() <= 1e-6 * capital.0, "{value} of {}", capital.0);
            }
        }
        Ok(())
    });
}

/// Draws in slices give the same figures as draws in one go.
#[test]
fn slices_do_not_matter() {
    check(10, Numbers::Plausible, |inputs| {
        let eval = evaluated(&inputs);
        let mut sliced = vong_xanh::engine::Draws::new(&CATALOGUE, &inputs, &eval, 50);
        while !sliced.advance(7) {}
        prop_assert_eq!(sliced.finish(), range(&CATALOGUE, &inputs, &eval, 50));
        Ok(())
    });
}

/// The owner's own choice replaces the recommended set and changes no class.
#[test]
fn choosing_the_recommended_set_changes_nothing() {
    check(40, Numbers::Plausible, |inputs| {
        let eval = evaluated(&inputs);
        let chosen: Vec<MeasureIx> =
            eval.measures.iter().filter(|m| m.selected).map(|m| m.measure).collect();
        let again = evaluate(&CATALOGUE, &inputs, &Options { chosen: Some(chosen) });
        prop_assert_eq!(&again, &eval);
        let none = evaluate(&CATALOGUE, &inputs, &Options { chosen: Some(Vec::new()) });
        prop_assert_eq!(none.package.ledgers.money.0, 0.0);
        for (a, b) in none.measures.iter().zip(&eval.measures) {
            prop_assert_eq!(a.class, b.class);
        }
        Ok(())
    });
}

/// What another choice takes over from the evaluation before is what comes out anew.
#[test]
fn choosing_again_gives_what_evaluating_anew_gives() {
    check(40, Numbers::Plausible, |inputs| {
        let recommended = evaluated(&inputs);
        let mut before = recommended.clone();
        for every in [2, 3, 1, 5] {
            let chosen = before.measures.iter().step_by(every).map(|m| m.measure).collect();
            let options = Options { chosen: Some(chosen) };
            let (_, again) = choose_again(&CATALOGUE, &inputs, &before, |_| options.clone());
            prop_assert_eq!(&again, &evaluate(&CATALOGUE, &inputs, &options));
            before = again;
        }
        let (_, back) = choose_again(&CATALOGUE, &inputs, &before, |_| Options::default());
        prop_assert_eq!(&back, &recommended);
        Ok(())
    });
}

/// Every figure of an evaluation that can be opened.
fn figures(eval: &Evaluation) -> Vec<FigureId> {
    let mut all = vec![
        FigureId::Energy,
        FigureId::Co2e,
        FigureId::ResourceCost,
        FigureId::LossTotal,
        FigureId::LossShare,
        FigureId::CarriedCost,
        FigureId::PackageMoney,
        FigureId::PackageEnergy,
        FigureId::PackageCo2e,
        FigureId::PackageWater,
        FigureId::PackageWastewater,
        FigureId::PackageMaterial,
        FigureId::PackageWaste,
        FigureId::PackageDust,
        FigureId::Embodied,
        FigureId::PackageCapital,
        FigureId::PackagePayback,
        FigureId::LikelyWithinAYear,
        FigureId::MaterialPct,
        FigureId::EnergyPct,
        FigureId::DustPct,
        FigureId::DomesticWastewaterPct,
        FigureId::CombinedPct,
    ];
    for stream in &eval.baseline.streams {
        all.push(FigureId::StreamQuantity(stream.id.clone()));
        all.push(FigureId::StreamCost(stream.id.clone()));
        all.push(FigureId::StreamNorm(stream.id.clone()));
    }
    for m in &eval.measures {
        all.push(FigureId::MeasureMoney(m.measure));
        all.push(FigureId::MeasureCapital(m.measure));
        all.push(FigureId::MeasurePayback(m.measure));
        all.push(FigureId::MeasureNpv(m.measure));
    }
    all
}

/// Terms that stand for another figure, with the value they carry.
fn links(expr: &Expr, found: &mut Vec<(FigureId, f64)>) {
    match expr {
        Expr::Term(term) => {
            if let Origin::Figure(id) = &term.origin {
                found.push((id.clone(), term.value));
            }
        }
        Expr::Sum(parts) | Expr::Product(parts) | Expr::Min(parts) | Expr::Max(parts) => {
            parts.iter().for_each(|part| links(part, found));
        }
        Expr::Difference(a, b) | Expr::Quotient(a, b) => {
            links(a, found);
            links(b, found);
        }
    }
}

/// Largest number in an expression: differences of large numbers lose that many digits.
fn largest(expr: &Expr) -> f64 {
    match expr {
        Expr::Sum(parts) | Expr::Min(parts) | Expr::Max(parts) => {
            parts.iter().map(largest).fold(expr.eval().abs(), f64::max)
        }
        Expr::Difference(a, b) => largest(a).max(largest(b)),
        _ => expr.eval().abs(),
    }
}

fn recomputes(e: &Explanation) -> bool {
    let recomputed = e.expr.eval();
    (recomputed - e.value).abs() <= 1e-9 * e.value.abs().max(largest(&e.expr)).max(1e-9)
}

#[test]
fn every_figure_is_explained_by_its_formula() {
    check(60, Numbers::Plausible, |inputs| {
        let eval = evaluated(&inputs);
        for id in figures(&eval) {
            let Some(e) = explain(&CATALOGUE, &inputs, &eval, &id) else {
                continue;
            };
            prop_assert!(recomputes(&e), "{id:?}: {} from {} {:?}", e.value, e.expr.eval(), e.expr);
            let mut linked = Vec::new();
            links(&e.expr, &mut linked);
            for (to, value) in linked {
                let target = explain(&CATALOGUE, &inputs, &eval, &to);
                let target = target.map(|t| t.value);
                prop_assert!(
                    target.is_some_and(|t| close(t, value, 1e-9)),
                    "{id:?} shows {value} for {to:?}, which is {target:?}"
                );
            }
        }
        // Whatever the results show can be opened.
        for stream in &eval.baseline.streams {
            for id in [
                FigureId::StreamQuantity(stream.id.clone()),
                FigureId::StreamCost(stream.id.clone()),
            ] {
                prop_assert!(explain(&CATALOGUE, &inputs, &eval, &id).is_some(), "{id:?}");
            }
        }
        for m in eval.measures.iter().filter(|m| !matches!(m.class, Class::Done | Class::Hint)) {
            let money = FigureId::MeasureMoney(m.measure);
            prop_assert!(explain(&CATALOGUE, &inputs, &eval, &money).is_some());
            let capital = FigureId::MeasureCapital(m.measure);
            let explained = explain(&CATALOGUE, &inputs, &eval, &capital).is_some();
            prop_assert_eq!(explained, m.finance.capital.is_some());
        }
        Ok(())
    });
}
