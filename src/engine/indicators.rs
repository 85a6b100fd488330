//! Programme indicators of one business (Method §4.20).

use super::chain::{Chain, Stage};
use super::ground::{Account, AccountId, Ground};
use super::numbers::ratio;
use super::plan::Plan;
use super::settle::{Settled, saved_share};
use super::{Baseline, Class, Indicators, MeasureResult};
use crate::assessment::{Inputs, Practice};
use crate::catalogue::Catalogue;
use crate::engine::baseline::{SANITARY, end_use};

/// Question whose "yes" means that hard-to-degrade bags are gone.
const NO_PLASTIC_BAGS: &str = "ps_alt";

pub(super) fn indicators(
    cat: &Catalogue,
    inputs: &Inputs,
    base: &Baseline,
    ground: &Ground,
    package: &Settled,
    measures: &[MeasureResult],
) -> Indicators {
    let plan = &package.plan;
    Indicators {
        material_pct: money_pct(ground, plan, Account::is_material),
        energy_pct: (base.energy.0 > 0.0).then(|| 100.0 * package.total.energy.0 / base.energy.0),
        dust_pct: base.has_dust.then(|| 100.0 * dust_saved(ground, plan)),
        domestic_wastewater_pct: (base.domestic_water.0 > 0.0)
            .then(|| 100.0 * domestic_saved(cat, plan)),
        combined_pct: money_pct(ground, plan, counts_in_target),
        solutions: measures.iter().filter(|m| is_proposed(m)).count(),
        no_plastic_bags: match inputs.practices.get(NO_PLASTIC_BAGS) {
            None | Some(Practice::NotRelevant) => None,
            Some(answer) => Some(*answer == Practice::Yes),
        },
    }
}

/// In the package, or a study item on top of it.
pub(super) fn is_proposed(result: &MeasureResult) -> bool {
    result.selected || result.class == Class::Study
}

/// Materials with chemicals, fuels with transport, electricity; no water, no packaging.
pub(super) fn counts_in_target(account: &Account) -> bool {
    account.is_material()
        || matches!(account.id, AccountId::Electricity | AccountId::Heat | AccountId::Transport)
}

/// Σ p ΔQ / Σ K of some accounts, in per cent, at constant prices.
fn money_pct(ground: &Ground, plan: &Plan, counts: fn(&Account) -> bool) -> Option<f64> {
    let accounts = || ground.accounts.iter().filter(|a| counts(a));
    let whole: f64 = accounts().map(|a| a.worth.cost).sum();
    let saved: f64 = accounts().map(|a| a.worth.cost * saved_share(plan, a.id)).sum();
    (whole > 0.0).then(|| 100.0 * saved / whole)
}

/// Share of dust avoided by material saved and by capture.
pub(super) fn dust_saved(ground: &Ground, plan: &Plan) -> f64 {
    let weight = |a: &Account| if ground.masses_known { a.worth.mass } else { a.worth.cost };
    let main = || ground.accounts.iter().filter(|a| a.is_main_material());
    let whole: f64 = main().map(weight).sum();
    let saved: f64 = main().map(|a| weight(a) * saved_share(plan, a.id)).sum();
    1.0 - (1.0 - ratio(saved, whole)) * (1.0 - saved_share(plan, AccountId::Dust))
}

/// Share of domestic water saved: 1 − R(sanitary) × R(total).
fn domestic_saved(cat: &Catalogue, plan: &Plan) -> f64 {
    let sanitary = end_use(cat, SANITARY);
    let chains = plan.account(AccountId::Water).map_or(&[][..], |a| a.chains.as_slice());
    let acts = |c: &&Chain| {
        c.stage == Stage::Total || c.stage == Stage::Part && Some(c.end_use) == sanitary
    };
    1.0 - chains.iter().filter(acts).map(|c| c.left).product::<f64>()
}
