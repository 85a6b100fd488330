//! How a set of measures is settled, laid open line by line: with it somebody else (a spreadsheet)
//! can do the sum again and change a number in it (Method §4.11–4.13).
//!
//! What is here is structure and single numbers; every product and sum of them is left to the reader.

use super::chain::{Line, Role, Stage};
use super::evaluate::Case;
use super::ground::{Account, AccountId};
use super::plan::AccountPlan;
use super::settle::Settled;
use super::{Evaluation, Ledgers, StreamId};
use crate::assessment::Inputs;
use crate::catalogue::{Catalogue, EndUseIx, MeasureIx};

/// A set of measures on everything they act on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workings {
    /// In the order of settling: waste and dust come after the materials.
    pub accounts: Vec<Worked>,
    pub members: Vec<Member>,
}

/// What a measure earns and costs beside what it saves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Member {
    pub measure: MeasureIx,
    /// o of Method §4.9, central.
    pub opportunity: f64,
    /// By-product sales at opportunity 1, VND a year.
    pub revenue: f64,
    /// VND a year.
    pub running_cost: f64,
    /// As the engine settled it.
    pub ledgers: Ledgers,
}

/// What an account is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Electricity or fuels.
    Energy,
    Water,
    /// Material 1, 2 or a further main one: its loss is waste, and dust comes of it.
    MainMaterial,
    Auxiliary,
    Packaging,
    Waste,
    Hazardous,
    Dust,
}

/// One account: streams that share their end uses, waste, or dust.
#[derive(Clone, Debug, PartialEq)]
pub struct Worked {
    pub kind: Kind,
    pub streams: Vec<StreamId>,
    /// All measures on this material together save at most this share of its loss.
    pub limit_of_loss: Option<f64>,
    /// End uses with their share and the wastewater fee per m³ (water only).
    pub fees: Vec<(EndUseIx, f64, f64)>,
    pub chains: Vec<WorkedChain>,
}

/// Measures on one end use, in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkedChain {
    pub end_use: EndUseIx,
    pub stage: WorkedStage,
    /// Share of the account (a part), 0–1.
    pub share: f64,
    /// The share is the loss of the material.
    pub is_loss: bool,
    /// VND of wastewater fee per m³ (a part of the water).
    pub fee: f64,
    /// Most that all of them may save of it, 0–1.
    pub cap: Option<f64>,
    pub lines: Vec<WorkedLine>,
}

/// When a chain acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkedStage {
    /// On a part of the account.
    Part,
    /// On what the parts leave.
    Total,
    /// On what is then left: another supply.
    Supply,
    /// On the money that is left.
    Money,
}

/// Where a line stands in its chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkedRole {
    Own,
    /// Training, teams, meters: the strongest counts in full, the others less.
    Umbrella,
    KnockOn,
    /// Declared extra use: after the cap, not limited.
    Extra,
}

/// One measure on one end use.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorkedLine {
    pub measure: MeasureIx,
    pub role: WorkedRole,
    pub applicability: f64,
    /// f, or k of a knock-on.
    pub fraction: f64,
    /// Not under the limit on one material.
    pub exempt: bool,
    /// Share of the account that the engine settled.
    pub taken: f64,
}

/// The package of an evaluation, and every measure that is open as if it were the only one.
pub fn workings(
    cat: &Catalogue,
    inputs: &Inputs,
    evaluation: &Evaluation,
) -> Option<(Workings, Vec<Workings>)> {
    let case = Case::new(cat, inputs)?;
    let pairs = || case.candidates.iter().zip(&evaluation.measures);
    let chosen: Vec<_> = pairs().filter(|(_, m)| m.selected).map(|(c, _)| c).collect();
    let package = case.settle_set(&chosen);
    let open = pairs().filter(|(c, _)| c.opening.is_open());
    let alone = open.map(|(c, _)| worked(&case, &case.settle_set(&[c]))).collect();
    Some((worked(&case, &package), alone))
}

fn worked(case: &Case, settled: &Settled) -> Workings {
    let plan = &settled.plan;
    let members = plan.members.iter().enumerate().map(|(slot, m)| Member {
        measure: m.measure,
        opportunity: m.opportunity.mode,
        revenue: m.revenue,
        running_cost: m.running_cost,
        ledgers: settled.ledger(slot),
    });
    let accounts = plan.accounts.iter().filter_map(|plan| {
        let account = case.ground.get(plan.id)?;
        Some(of_account(case, account, plan))
    });
    Workings { accounts: accounts.collect(), members: members.collect() }
}

fn of_account(case: &Case, account: &Account, plan: &AccountPlan) -> Worked {
    let kind = kind(account);
    let streams = account.streams.iter().filter_map(|at| case.base.streams.get(*at));
    let water = account.parts.iter().filter(|_| kind == Kind::Water);
    Worked {
        kind,
        streams: streams.map(|s| s.id.clone()).collect(),
        limit_of_loss: plan.limit,
        fees: water.map(|p| (p.end_use, p.weight, p.fee)).collect(),
        chains: plan
            .chains
            .iter()
            .map(|chain| WorkedChain {
                end_use: chain.end_use,
                stage: match chain.stage {
                    Stage::Part => WorkedStage::Part,
                    Stage::Total => WorkedStage::Total,
                    Stage::Supply => WorkedStage::Supply,
                    Stage::Money => WorkedStage::Money,
                },
                share: chain.weight,
                is_loss: chain.is_loss,
                fee: chain.fee,
                cap: chain.cap.is_finite().then_some(chain.cap),
                lines: chain.lines.iter().map(line).collect(),
            })
            .collect(),
    }
}

fn kind(account: &Account) -> Kind {
    match account.id {
        AccountId::Electricity | AccountId::Heat | AccountId::Transport => Kind::Energy,
        AccountId::Water => Kind::Water,
        AccountId::Packaging => Kind::Packaging,
        AccountId::Waste => Kind::Waste,
        AccountId::Hazardous => Kind::Hazardous,
        AccountId::Dust => Kind::Dust,
        _ if account.is_main_material() => Kind::MainMaterial,
        _ => Kind::Auxiliary,
    }
}

fn line(line: &Line) -> WorkedLine {
    WorkedLine {
        measure: line.measure,
        role: match line.role {
            Role::Own => WorkedRole::Own,
            Role::Umbrella => WorkedRole::Umbrella,
            Role::KnockOn => WorkedRole::KnockOn,
            Role::Extra => WorkedRole::Extra,
        },
        applicability: line.applicability,
        fraction: line.fraction,
        exempt: line.exempt,
        taken: line.taken,
    }
}
