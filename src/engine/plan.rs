//! A set of measures laid out on the accounts, ready for passes at any values (Method §4.11).

use super::candidate::{Candidate, Reach};
use super::chain::{Chain, Level, Line, Stage};
use super::finance::annuity;
use super::ground::{ACCOUNTS, Account, AccountId, Ground};
use crate::catalogue::{Catalogue, MeasureIx, Triangle};
use crate::order::Order as _;

/// What the plan keeps of a measure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    pub measure: MeasureIx,
    pub saving: Triangle,
    pub opportunity: Triangle,
    /// By-product sales at opportunity 1, VND a year.
    pub revenue: f64,
    pub running_cost: f64,
    /// Present value of 1 VND a year over its lifetime.
    pub annuity: f64,
}

impl Member {
    /// Values at the modes.
    pub fn central(&self) -> Level {
        Level { saving: self.saving.mode, opportunity: self.opportunity.mode, at: None }
    }
}

/// The chains of one account.
#[derive(Clone, Debug)]
pub(super) struct AccountPlan {
    pub id: AccountId,
    /// In the order of their stages.
    pub chains: Vec<Chain>,
    /// The material limit as a share of the loss; `None`: no limit.
    pub limit: Option<f64>,
    /// The limit holds the last pass back.
    pub is_limited: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub members: Vec<Member>,
    /// Only accounts that some measure acts on, in the order of settling.
    pub accounts: Vec<AccountPlan>,
    umbrella_others: f64,
}

impl Plan {
    /// Lays out these measures; they keep their order as slots.
    pub fn new(cat: &Catalogue, ground: &Ground, set: &[&Candidate], discount: f64) -> Self {
        let members = set.iter().map(|c| member(c, discount)).collect();
        let mut plan = Self {
            members,
            accounts: Vec::new(),
            umbrella_others: cat.constants.umbrella_share_others,
        };
        for id in ACCOUNTS {
            let Some(account) = ground.get(id) else { continue };
            let mut chains: Vec<Chain> = Vec::new();
            for (slot, candidate) in set.iter().enumerate() {
                for reach in candidate.reaches.iter().filter(|r| r.account == id) {
                    add_line(cat, account, &mut chains, line(slot, candidate, reach), reach);
                }
            }
            if !chains.is_empty() {
                chains.order_by_key(|c| c.stage);
                for chain in &mut chains {
                    chain.lines.order_by_key(|l| (l.role, l.order, l.measure));
                }
                plan.accounts.push(AccountPlan {
                    id,
                    chains,
                    limit: limit(cat, account),
                    is_limited: false,
                });
            }
        }
        plan
    }

    pub fn account(&self, id: AccountId) -> Option<&AccountPlan> {
        self.accounts.iter().find(|a| a.id == id)
    }

    /// Central levels of all members.
    pub fn central(&self) -> Vec<Level> {
        self.members.iter().map(Member::central).collect()
    }

    /// One pass over all accounts; `loss` gives the share lost of a material in this pass.
    pub fn pass(&mut self, levels: &[Level], model: f64, loss: impl Fn(AccountId) -> f64) {
        for account in &mut self.accounts {
            account.pass(levels, model, self.umbrella_others, loss(account.id));
        }
    }
}

fn member(candidate: &Candidate, discount: f64) -> Member {
    let measure = candidate.measure;
    Member {
        measure: candidate.ix,
        saving: candidate.saving,
        opportunity: candidate.opening.opportunity,
        revenue: candidate.revenue,
        running_cost: measure.running_cost_vnd_per_year,
        annuity: annuity(discount, measure.lifetime_years),
    }
}

/// 0.6 × loss: for chemicals only where the owner gave a loss (they have no default).
fn limit(cat: &Catalogue, account: &Account) -> Option<f64> {
    (account.is_material() && account.loss.is_some()).then_some(cat.constants.loss_cap)
}

fn line(slot: usize, candidate: &Candidate, reach: &Reach) -> Line {
    Line {
        slot,
        measure: candidate.ix,
        order: candidate.measure.order,
        role: reach.role,
        applicability: reach.applicability,
        knock: reach.knock,
        exempt: candidate.measure.exempt_from_loss_limit,
        fraction: 0.0,
        phi: 0.0,
        before: 0.0,
        scale: 1.0,
        base: 0.0,
        taken: 0.0,
    }
}

fn add_line(
    cat: &Catalogue,
    account: &Account,
    chains: &mut Vec<Chain>,
    line: Line,
    reach: &Reach,
) {
    // Price measures act on the money of the account as one chain.
    let same = |c: &&mut Chain| {
        c.stage == reach.stage && (c.end_use == reach.end_use || c.stage == Stage::Money)
    };
    if let Some(chain) = chains.iter_mut().find(same) {
        chain.lines.push(line);
        return;
    }
    let part = account.part(reach.end_use).filter(|_| reach.stage == Stage::Part);
    let capped = matches!(reach.stage, Stage::Part | Stage::Total);
    let cap = cat.end_uses.get(usize::from(reach.end_use.0)).map_or(0.0, |e| e.cap);
    chains.push(Chain {
        end_use: reach.end_use,
        stage: reach.stage,
        weight: part.map_or(1.0, |p| p.weight),
        is_loss: part.is_some() && account.is_material(),
        fee: part.map_or(0.0, |p| p.fee),
        cap: if capped { cap } else { f64::INFINITY },
        lines: vec![line],
        left: 1.0,
        wanted: 0.0,
    });
}

impl AccountPlan {
    /// Chains under the limit on one material.
    pub fn limited_chains(&self) -> impl Iterator<Item = &Chain> {
        self.chains.iter().filter(|c| c.stage <= Stage::Total)
    }

    fn pass(&mut self, levels: &[Level], model: f64, others: f64, loss: f64) {
        // Remainders are read from what is taken so far: nothing may stay from the pass before.
        for line in self.chains.iter_mut().flat_map(|c| &mut c.lines) {
            line.taken = 0.0;
        }
        let mut used = 0.0;
        for chain in self.chains.iter_mut().filter(|c| c.stage == Stage::Part) {
            let base = if chain.is_loss { loss } else { chain.weight };
            chain.pass(base, levels, model, others);
            chain.extra_use(base);
            used += chain.taken();
        }
        for chain in self.chains.iter_mut().filter(|c| c.stage == Stage::Total) {
            chain.pass((1.0 - used).max(0.0), levels, model, others);
        }
        if let Some(share) = self.limit {
            self.apply_limit(share * loss);
        }
        for stage in [Stage::Total, Stage::Supply, Stage::Money] {
            self.late_stage(stage, levels, model, others);
        }
    }

    /// What acts on the remainder: extra use of the whole, other supply, price measures.
    fn late_stage(&mut self, stage: Stage, levels: &[Level], model: f64, others: f64) {
        let taken = |c: &Chain| if c.stage == Stage::Money { 0.0 } else { c.taken() };
        let used: f64 = self.chains.iter().map(taken).sum();
        let left = (1.0 - used).max(0.0);
        for chain in self.chains.iter_mut().filter(|c| c.stage == stage) {
            if stage != Stage::Total {
                chain.pass(left, levels, model, others);
            } else if chain.left > 0.0 {
                chain.extra_use(left / chain.left);
            }
        }
    }

    /// Everything on one material together saves at most this share of it.
    fn apply_limit(&mut self, limit: f64) {
        let lines = self.limited_chains().flat_map(|c| &c.lines).filter(|l| l.is_limited());
        let sum: f64 = lines.map(|l| l.taken).sum();
        self.is_limited = sum > limit;
        if !self.is_limited {
            return;
        }
        let scale = limit / sum;
        for chain in self.chains.iter_mut().filter(|c| c.stage <= Stage::Total) {
            for line in chain.lines.iter_mut().filter(|l| l.is_limited()) {
                line.taken *= scale;
                line.scale *= scale;
            }
        }
    }
}
