//! From shares saved to the eight ledgers of every measure (Method §4.10, §4.19).

use super::chain::{Chain, Line, Stage};
use super::ground::{Account, AccountId, Ground};
use super::numbers::ratio;
use super::plan::Plan;
use super::{Baseline, Contribution, Ledgers, StreamBaseline};
use crate::units::{CubicMetre, KgCo2e, Kilogram, Toe, Vnd};
use std::ops::AddAssign;

impl AddAssign for Ledgers {
    fn add_assign(&mut self, other: Self) {
        self.money += other.money;
        self.material += other.material;
        self.material_mass += other.material_mass;
        self.energy += other.energy;
        self.water += other.water;
        self.wastewater += other.wastewater;
        self.dust += other.dust;
        self.waste += other.waste;
        self.co2e += other.co2e;
    }
}

/// A plan after its central pass.
#[derive(Clone, Debug)]
pub(super) struct Settled {
    pub plan: Plan,
    /// Ledgers by slot; money is net of running cost.
    pub ledgers: Vec<Ledgers>,
    /// Sums over all slots.
    pub total: Ledgers,
}

/// What waste and dust measures act on, after the materials are settled.
#[derive(Clone, Copy, Debug)]
pub(super) struct Remainders {
    /// Waste that material measures leave, kg.
    pub waste: f64,
    /// Waste per kg of material saved: 1, or less where more is saved than is wasted (thinner
    /// products, chemicals that are used up), so that the ledger never exceeds its baseline.
    pub waste_per_kg: f64,
    pub hazardous: f64,
    /// Waste fee that is left.
    pub waste_fee: f64,
    /// Dust that is left before capture, kg.
    pub dust: f64,
}

impl Settled {
    /// Central pass and ledgers.
    pub fn new(mut plan: Plan, ground: &Ground, wastewater_share: f64) -> Self {
        let levels = plan.central();
        plan.pass(&levels, 1.0, |id| central_loss(ground, id));
        let remainders = remainders(&plan, ground);
        let mut ledgers = vec![Ledgers::default(); plan.members.len()];
        for account_plan in &plan.accounts {
            let Some(account) = ground.get(account_plan.id) else { continue };
            let mean_fee = mean_fee(account, &account_plan.chains);
            for chain in &account_plan.chains {
                let fee = if chain.stage == Stage::Part { chain.fee } else { mean_fee };
                for line in &chain.lines {
                    let Some(ledger) = ledgers.get_mut(line.slot) else { continue };
                    *ledger += posting(account, chain.stage, fee, line.taken, remainders);
                }
            }
        }
        for (ledger, (member, level)) in ledgers.iter_mut().zip(plan.members.iter().zip(&levels)) {
            ledger.wastewater = CubicMetre(ledger.water.0 * wastewater_share);
            ledger.money.0 += member.revenue * level.opportunity - member.running_cost;
        }
        let mut total = Ledgers::default();
        for ledger in &ledgers {
            total += *ledger;
        }
        Self { plan, ledgers, total }
    }

    pub fn ledger(&self, slot: usize) -> Ledgers {
        self.ledgers.get(slot).copied().unwrap_or_default()
    }
}

/// Loss of a material as known or by default; 0 elsewhere.
pub(super) fn central_loss(ground: &Ground, id: AccountId) -> f64 {
    ground.get(id).and_then(|a| a.loss).map_or(0.0, |l| l.share)
}

/// Share of an account that is saved as quantity.
pub(super) fn saved_share(plan: &Plan, id: AccountId) -> f64 {
    let chains = plan.account(id).map_or(&[][..], |a| a.chains.as_slice());
    let taken = chains.iter().filter(|c| c.stage != Stage::Money).map(Chain::taken);
    // The sum of nothing is −0.0, which would be printed with its sign.
    taken.sum::<f64>() + 0.0
}

/// Waste, its fee and dust after the materials.
pub(super) fn remainders(plan: &Plan, ground: &Ground) -> Remainders {
    let mut saved_mass = 0.0;
    let mut saved_main_mass = 0.0;
    let mut dust = 0.0;
    for account in ground.accounts.iter().filter(|a| a.exists && a.is_material()) {
        let share = saved_share(plan, account.id);
        saved_mass += share * account.worth.mass;
        if account.is_main_material() {
            saved_main_mass += share * account.mass;
        }
        dust += (1.0 - share) * account.worth.dust;
    }
    let of_lost = ratio(saved_main_mass, ground.main_mass_lost).clamp(0.0, 1.0);
    Remainders {
        waste: ground.waste.map_or(0.0, |w| (w - saved_mass).max(0.0)),
        waste_per_kg: ground.waste.map_or(1.0, |w| ratio(w, saved_mass.max(w))),
        hazardous: ground.hazardous,
        waste_fee: ground.waste_fee * (1.0 - of_lost),
        dust: dust.max(0.0),
    }
}

/// Fee per m³ of the water that the chains on its parts leave.
pub(super) fn mean_fee(account: &Account, chains: &[Chain]) -> f64 {
    let left = |p: &super::ground::Part| {
        let chain = chains.iter().find(|c| c.stage == Stage::Part && c.end_use == p.end_use);
        p.weight * chain.map_or(1.0, |c| c.left)
    };
    let whole: f64 = account.parts.iter().map(left).sum();
    ratio(account.parts.iter().map(|p| left(p) * p.fee).sum(), whole)
}

/// What a saved share of an account means in the ledgers; wastewater and sales are added later.
pub(super) fn posting(
    account: &Account,
    stage: Stage,
    fee: f64,
    taken: f64,
    rest: Remainders,
) -> Ledgers {
    let worth = &account.worth;
    if stage == Stage::Money {
        return Ledgers { money: Vnd(taken * worth.cost), ..Ledgers::default() };
    }
    match account.id {
        AccountId::Waste => Ledgers {
            money: Vnd(taken * rest.waste_fee),
            waste: Kilogram(taken * rest.waste),
            ..Ledgers::default()
        },
        // What hazardous waste costs is not asked.
        AccountId::Hazardous => {
            Ledgers { waste: Kilogram(taken * rest.hazardous), ..Ledgers::default() }
        }
        AccountId::Dust => Ledgers { dust: Kilogram(taken * rest.dust), ..Ledgers::default() },
        _ => Ledgers {
            money: Vnd(taken * (worth.money + worth.water * fee)),
            material: Vnd(if account.is_material() { taken * worth.cost } else { 0.0 }),
            material_mass: Kilogram(taken * worth.mass),
            energy: Toe(taken * worth.toe),
            water: CubicMetre(taken * worth.water),
            wastewater: CubicMetre(0.0),
            dust: Kilogram(taken * worth.dust),
            waste: Kilogram(taken * worth.mass * rest.waste_per_kg),
            co2e: KgCo2e(taken * worth.co2e),
        },
    }
}

/// The factors behind what one measure saves, stream by stream.
pub(super) fn contributions(
    settled: &Settled,
    slot: usize,
    ground: &Ground,
    base: &Baseline,
) -> Vec<Contribution> {
    let opportunity = settled.plan.members.get(slot).map_or(0.0, |m| m.opportunity.mode);
    let mut found = Vec::new();
    for account_plan in &settled.plan.accounts {
        let Some(account) = ground.get(account_plan.id) else { continue };
        let mean_fee = mean_fee(account, &account_plan.chains);
        for chain in &account_plan.chains {
            let fee = if chain.stage == Stage::Part { chain.fee } else { mean_fee };
            for line in chain.lines.iter().filter(|l| l.slot == slot) {
                let streams = account.streams.iter().filter_map(|at| base.streams.get(*at));
                found.extend(
                    streams.map(|s| contribution(account, chain, line, s, opportunity, fee)),
                );
            }
        }
    }
    found
}

fn contribution(
    account: &Account,
    chain: &Chain,
    line: &Line,
    stream: &StreamBaseline,
    opportunity: f64,
    fee: f64,
) -> Contribution {
    let money_only = chain.stage == Stage::Money;
    let whole = if money_only { stream.cost.0 } else { stream.quantity };
    // A part of the account is a base of its own; what acts on the whole finds a remainder.
    let (base, remaining) = if chain.stage == Stage::Part {
        (whole * line.base, line.before)
    } else {
        (whole, line.base * line.before)
    };
    // Disposal less scrap belongs to materials, one stream per account.
    let disposal = ratio(account.worth.money - account.worth.cost, stream.quantity);
    Contribution {
        stream: stream.id.clone(),
        end_use: chain.end_use,
        base,
        remaining,
        applicability: line.applicability,
        fraction: line.fraction,
        opportunity,
        scale: line.scale,
        quantity: whole * line.taken,
        value_per_unit: if money_only { 1.0 } else { stream.price + fee + disposal },
        knock_on: line.knock.is_some(),
        money_only,
    }
}
