//! The range: the package recomputed with drawn numbers (Method §4.14).
//!
//! Numbers are addressed by position, so what is not selected costs nothing and switching a
//! measure on or off does not shake the others. Work can be cut into slices between frames.

use super::candidate::Candidate;
use super::chain::{Level, Stage};
use super::evaluate::Case;
use super::ground::{Account, AccountId, Ground, Loss, Worth};
use super::indicators::counts_in_target;
use super::percentiles::percentiles;
use super::plan::Plan;
use super::rng::Sequence;
use super::settle::{mean_fee, posting, remainders, saved_share};
use super::{Evaluation, Ledgers, Percentiles, Range, StreamBaseline};
use crate::assessment::Inputs;
use crate::catalogue::{Catalogue, Constants, Grade, MeasureIx, Triangle};
use crate::engine::numbers::ratio;

/// Draws of one package, resumable.
#[derive(Clone, Debug)]
pub struct Draws {
    wanted: usize,
    done: usize,
    /// `None`: unknown trade, nothing to draw.
    job: Option<Job>,
    columns: Columns,
}

/// Percentiles over `draws` draws in one go.
pub fn range(cat: &Catalogue, inputs: &Inputs, eval: &Evaluation, draws: usize) -> Range {
    let mut work = Draws::new(cat, inputs, eval, draws);
    while !work.advance(draws) {}
    work.finish()
}

impl Draws {
    /// Prepares `draws` draws of the measures that are selected in `eval`.
    pub fn new(cat: &Catalogue, inputs: &Inputs, eval: &Evaluation, draws: usize) -> Self {
        let job = Job::of(cat, inputs, eval, None);
        let wanted = if job.is_some() { draws } else { 0 };
        Self { wanted, done: 0, job, columns: Columns::new(wanted) }
    }

    /// As [`Self::new`], keeping the ledgers, capital and present value of one measure: as a member
    /// of the chosen set, else as if it were the only one. The shares of the whole are left out.
    pub fn of_measure(
        cat: &Catalogue,
        inputs: &Inputs,
        eval: &Evaluation,
        draws: usize,
        measure: MeasureIx,
    ) -> Self {
        let job = Job::of(cat, inputs, eval, Some(measure));
        let wanted = if job.is_some() { draws } else { 0 };
        Self { wanted, done: 0, job, columns: Columns::new(wanted) }
    }

    /// Up to `count` more draws; true when all are done.
    pub fn advance(&mut self, count: usize) -> bool {
        let until = self.wanted.min(self.done.saturating_add(count.max(1)));
        if let Some(job) = &mut self.job {
            for draw in self.done..until {
                self.columns.push(&job.draw(draw as u64));
            }
        }
        self.done = until;
        self.done >= self.wanted
    }

    /// Percentiles of the draws made so far.
    pub fn finish(self) -> Range {
        self.columns.range(self.done)
    }
}

/// Spread of one stream: money factor, price (or count) factor.
#[derive(Clone, Debug)]
struct Spread {
    money: Triangle,
    price: Triangle,
    /// Factors of the current draw: money, quantity.
    factors: (f64, f64),
}

/// One stream's part of its account's worth.
#[derive(Clone, Copy, Debug)]
struct Part {
    stream: usize,
    worth: Worth,
}

#[derive(Clone, Debug)]
struct Job {
    plan: Plan,
    /// Slot of the only measure that counts; `None`: all.
    only: Option<usize>,
    /// Worth is replaced in every draw.
    ground: Ground,
    parts: Vec<Vec<Part>>,
    spreads: Vec<Spread>,
    levels: Vec<Level>,
    /// Central capital by slot.
    capitals: Vec<f64>,
    main: Sequence,
    defaults: Sequence,
    per_draw: u64,
    model: Triangle,
    capex: Triangle,
    default_loss: Triangle,
    default_loss_max: f64,
    /// Existing material streams, with their default or own loss.
    losses: Vec<(AccountId, Loss)>,
    wastewater_share: f64,
}

/// Figures of one draw.
#[derive(Clone, Copy, Debug, Default)]
struct Drawn {
    ledgers: Ledgers,
    material_pct: f64,
    energy_pct: f64,
    combined_pct: f64,
    capital: f64,
    npv: f64,
}

impl Job {
    fn of(
        cat: &Catalogue,
        inputs: &Inputs,
        eval: &Evaluation,
        only: Option<MeasureIx>,
    ) -> Option<Self> {
        let case = Case::again(cat, inputs, eval)?;
        let chosen = |ix| eval.measures.iter().any(|m| m.selected && m.measure == ix);
        let alone = only.filter(|ix| !chosen(*ix));
        let selected = |c: &&Candidate| alone.map_or_else(|| chosen(c.ix), |ix| c.ix == ix);
        let set: Vec<&Candidate> = case.candidates.iter().filter(selected).collect();
        let plan = case.plan(&set);
        let capital = |c: &&Candidate| {
            let result = eval.measures.iter().find(|m| m.measure == c.ix);
            result.and_then(|m| m.finance.capital).map_or(0.0, |v| v.0)
        };
        let constants = &cat.constants;
        let streams = &case.base.streams;
        let numbers = 1 + 2 * streams.len() + 3 * cat.measures.len();
        let materials = case.ground.accounts.iter().filter(|a| a.exists && a.is_material());
        let none = Loss { share: 0.0, is_default: false };
        Some(Self {
            levels: plan.central(),
            only: only.and_then(|ix| set.iter().position(|c| c.ix == ix)),
            capitals: set.iter().map(capital).collect(),
            parts: case.ground.accounts.iter().map(|a| parts(a, streams)).collect(),
            spreads: streams.iter().map(|s| spread(constants, s.grade)).collect(),
            losses: materials.map(|a| (a.id, a.loss.unwrap_or(none))).collect(),
            main: Sequence { start: constants.rng_start },
            defaults: Sequence { start: constants.rng_loss_start },
            per_draw: numbers as u64,
            model: constants.shared_model,
            capex: constants.capex,
            default_loss: constants.default_loss_triangle,
            default_loss_max: constants.default_loss_max,
            wastewater_share: constants.wastewater_share,
            plan,
            ground: case.ground,
        })
    }

    /// Draw number `d`, from 0.
    fn draw(&mut self, d: u64) -> Drawn {
        let first = d.wrapping_mul(self.per_draw);
        let model = self.model.at(self.main.uniform(first));
        self.draw_streams(first + 1);
        let measures = first + 1 + 2 * self.spreads.len() as u64;
        let capital = self.draw_measures(measures);
        self.pass(d, model);
        let mut drawn = self.post();
        drawn.capital = capital;
        drawn.npv -= capital;
        drawn
    }

    fn draw_streams(&mut self, first: u64) {
        for (k, spread) in (first..).step_by(2).zip(&mut self.spreads) {
            let money = spread.money.at(self.main.uniform(k));
            let price = spread.price.at(self.main.uniform(k + 1));
            spread.factors = (money, money * price);
        }
        for (account, parts) in self.ground.accounts.iter_mut().zip(&self.parts) {
            account.worth = Worth::default();
            for part in parts {
                let Some(spread) = self.spreads.get(part.stream) else { continue };
                account.worth.add(&part.worth, spread.factors);
            }
        }
    }

    /// Levels of all members; returns the capital drawn, VND.
    fn draw_measures(&mut self, first: u64) -> f64 {
        let mut sum = 0.0;
        let members = self.plan.members.iter().zip(&self.capitals);
        for (slot, (level, (member, capital))) in self.levels.iter_mut().zip(members).enumerate() {
            let k = first + 3 * u64::from(member.measure.0);
            let u = self.main.uniform(k);
            level.at = Some(u);
            level.saving = member.saving.at(u);
            level.opportunity = member.opportunity.at(self.main.uniform(k + 1));
            if counts(self.only, slot) {
                sum += capital * self.capex.at(self.main.uniform(k + 2));
            }
        }
        sum
    }

    /// A default loss is drawn from its own sequence, counted over all materials.
    fn pass(&mut self, d: u64, model: f64) {
        let count = self.losses.len() as u64;
        let first = d.wrapping_mul(count);
        let (losses, defaults) = (&self.losses, self.defaults);
        let (triangle, most) = (self.default_loss, self.default_loss_max);
        let loss = |id: AccountId| {
            let found = (first..).zip(losses).find(|(_, (account, _))| *account == id);
            found.map_or(0.0, |(k, (_, loss))| {
                if loss.is_default {
                    (loss.share * triangle.at(defaults.uniform(k))).min(most)
                } else {
                    loss.share
                }
            })
        };
        self.plan.pass(&self.levels, model, loss);
    }

    /// Ledgers, money weights and present value of the passed plan.
    fn post(&self) -> Drawn {
        let rest = remainders(&self.plan, &self.ground);
        let mut drawn = Drawn::default();
        for account_plan in &self.plan.accounts {
            let Some(account) = self.ground.get(account_plan.id) else { continue };
            let mean_fee = mean_fee(account, &account_plan.chains);
            for chain in &account_plan.chains {
                let fee = if chain.stage == Stage::Part { chain.fee } else { mean_fee };
                for line in chain.lines.iter().filter(|l| counts(self.only, l.slot)) {
                    let posted = posting(account, chain.stage, fee, line.taken, rest);
                    let member = self.plan.members.get(line.slot);
                    drawn.npv += posted.money.0 * member.map_or(0.0, |m| m.annuity);
                    drawn.ledgers += posted;
                }
            }
        }
        let members = self.plan.members.iter().zip(&self.levels).enumerate();
        for (_, (member, level)) in members.filter(|(slot, _)| counts(self.only, *slot)) {
            let money = member.revenue * level.opportunity - member.running_cost;
            drawn.ledgers.money.0 += money;
            drawn.npv += money * member.annuity;
        }
        drawn.ledgers.wastewater.0 = drawn.ledgers.water.0 * self.wastewater_share;
        self.indicators(&mut drawn);
        drawn
    }

    fn indicators(&self, drawn: &mut Drawn) {
        let (mut material, mut energy, mut target, mut saved) = (0.0, 0.0, 0.0, 0.0);
        for account in self.ground.accounts.iter().filter(|a| a.exists && counts_in_target(a)) {
            energy += account.worth.toe;
            target += account.worth.cost;
            saved += account.worth.cost * saved_share(&self.plan, account.id);
            if account.is_material() {
                material += account.worth.cost;
            }
        }
        drawn.material_pct = 100.0 * ratio(drawn.ledgers.material.0, material);
        drawn.energy_pct = 100.0 * ratio(drawn.ledgers.energy.0, energy);
        drawn.combined_pct = 100.0 * ratio(saved, target);
    }
}

/// Whether a slot is the one asked for, or all are.
fn counts(only: Option<usize>, slot: usize) -> bool {
    only.is_none_or(|o| o == slot)
}

impl Worth {
    /// Adds a part at its money and quantity factors.
    fn add(&mut self, part: &Self, (money, quantity): (f64, f64)) {
        self.cost += part.cost * money;
        self.money += part.money * money;
        self.toe += part.toe * quantity;
        self.co2e += part.co2e * quantity;
        self.water += part.water * quantity;
        self.mass += part.mass * quantity;
        self.dust += part.dust * quantity;
    }
}

/// The worth of an account stream by stream.
fn parts(account: &Account, streams: &[StreamBaseline]) -> Vec<Part> {
    let of_stream = |at: &usize| {
        let stream = streams.get(*at)?;
        let worth = Worth {
            cost: stream.cost.0,
            // Only materials carry disposal and dust, one stream per account.
            money: stream.cost.0 + account.worth.money - account.worth.cost,
            toe: stream.toe.0,
            co2e: stream.co2e.0,
            water: account.worth.water,
            mass: stream.mass.map_or(0.0, |m| m.0),
            dust: account.worth.dust,
        };
        Some(Part { stream: *at, worth })
    };
    account.streams.iter().filter_map(of_stream).collect()
}

fn spread(constants: &Constants, grade: Grade) -> Spread {
    let (money, price) = grade.of(constants.half_widths);
    let around = |w: f64| Triangle { low: 1.0 - w, mode: 1.0, high: 1.0 + w };
    Spread { money: around(money), price: around(price), factors: (1.0, 1.0) }
}

/// One column per figure.
#[derive(Clone, Debug)]
struct Columns(Vec<Vec<f64>>);

const COLUMNS: usize = 14;
const USUAL_DRAWS: usize = 5000;

impl Columns {
    fn new(draws: usize) -> Self {
        // Room for the usual number; more grows as it comes.
        let room = draws.min(USUAL_DRAWS);
        Self((0..COLUMNS).map(|_| Vec::with_capacity(room)).collect())
    }

    fn push(&mut self, drawn: &Drawn) {
        let l = &drawn.ledgers;
        let figures: [f64; COLUMNS] = [
            l.money.0,
            l.material.0,
            l.material_mass.0,
            l.energy.0,
            l.water.0,
            l.wastewater.0,
            l.dust.0,
            l.waste.0,
            l.co2e.0,
            drawn.material_pct,
            drawn.energy_pct,
            drawn.combined_pct,
            drawn.capital,
            drawn.npv,
        ];
        for (column, figure) in self.0.iter_mut().zip(figures) {
            column.push(figure);
        }
    }

    fn range(mut self, draws: usize) -> Range {
        let mut all = self.0.iter_mut().map(|column| percentiles(column));
        let mut next = || -> Percentiles { all.next().unwrap_or_default() };
        Range {
            draws,
            money: next(),
            material: next(),
            material_mass: next(),
            energy: next(),
            water: next(),
            wastewater: next(),
            dust: next(),
            waste: next(),
            co2e: next(),
            material_pct: next(),
            energy_pct: next(),
            combined_pct: next(),
            capital: next(),
            npv: next(),
        }
    }
}
