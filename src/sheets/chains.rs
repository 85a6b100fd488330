//! Several measures on one end use, done again in cells: who acts on what is left, caps, limits
//! (Method §4.11–4.13). The package and every measure alone are laid out by the same hand.

use super::Source;
use super::calc::{Calc, Ref};
use super::columns::{
    APPLICABILITY, BASE, BEFORE, CAP_SCALE, EFFECT, FRACTION, LIMIT_SCALE, OPPORTUNITY, TAKEN,
    UMBRELLA, UNLIMITED,
};
use super::desk::{Desk, Tab};
use super::streams::{StreamCells, Streams};
use crate::catalogue::MeasureIx;
use crate::engine::workings::{
    Kind, Worked, WorkedChain, WorkedLine, WorkedRole, WorkedStage, Workings,
};
use crate::locale::W;
use workbook::{Cell, Look, Shape};

/// What one measure saves, line by line.
#[derive(Clone, Debug)]
pub(super) struct Saved {
    pub measure: MeasureIx,
    /// Share of electricity saved as quantity, for what is sized by kWh.
    pub electricity: bool,
    /// Share of the account saved.
    pub taken: Ref,
    pub money: Ref,
    /// At the prices of the bills.
    pub money_billed: Ref,
    /// By column from [`TOE`] to [`WASTE`].
    pub ledgers: Vec<(u8, Ref)>,
}

/// Lays out one set of measures.
pub(super) struct Layout<'a, 'b> {
    pub desk: &'a mut Desk,
    pub source: &'a Source<'b>,
    pub streams: &'a Streams,
    pub tab: Tab,
    /// The cell with o of a measure.
    pub opportunity: &'a dyn Fn(MeasureIx) -> Option<Ref>,
    pub saved: Vec<Saved>,
}

/// A chain that stands on the sheet.
pub(super) struct Placed<'c> {
    pub chain: &'c WorkedChain,
    pub header: u32,
    pub base: Ref,
    pub lines: Vec<PlacedLine<'c>>,
    /// R after the chain.
    pub left: Calc,
}

pub(super) struct PlacedLine<'c> {
    pub line: &'c WorkedLine,
    pub row: u32,
    effect: Ref,
    /// Before the limit on the material.
    unlimited: Calc,
    pub taken: Option<Ref>,
}

/// An account that stands on the sheet.
pub(super) struct Account<'c> {
    pub worked: &'c Worked,
    pub header: u32,
    pub chains: Vec<Placed<'c>>,
}

impl Account<'_> {
    /// Share saved as quantity.
    pub fn quantity_taken(&self) -> Calc {
        let chains = self.chains.iter().filter(|c| c.chain.stage != WorkedStage::Money);
        let lines = chains.flat_map(|c| &c.lines);
        Calc::Sum(lines.filter_map(|l| l.taken).map(Calc::from).collect())
    }
}

impl Layout<'_, '_> {
    /// One set of measures with everything they act on.
    pub fn set(&mut self, workings: &Workings) {
        let is_late = |a: &&Worked| matches!(a.kind, Kind::Waste | Kind::Hazardous | Kind::Dust);
        let (late, early): (Vec<_>, Vec<_>) = workings.accounts.iter().partition(is_late);
        let early: Vec<Account> = early.into_iter().map(|a| self.account(a)).collect();
        let matters = |kind| matches!(kind, Kind::MainMaterial | Kind::Auxiliary);
        let remainders = (!late.is_empty() || early.iter().any(|a| matters(a.worked.kind)))
            .then(|| self.remainders(&early));
        let late: Vec<Account> = late.into_iter().map(|a| self.account(a)).collect();
        for account in early.iter().chain(&late) {
            self.worth(account, remainders.as_ref());
            for chain in &account.chains {
                self.postings(account, chain);
            }
        }
    }

    pub(super) fn rows<'s>(&'s self, worked: &'s Worked) -> impl Iterator<Item = &'s StreamCells> {
        worked.streams.iter().filter_map(|id| self.streams.row(id))
    }

    fn account<'c>(&mut self, worked: &'c Worked) -> Account<'c> {
        let name = match worked.kind {
            Kind::Waste => self.source.w(W::ResultsLedgerWaste).to_owned(),
            Kind::Hazardous => self.source.w(W::WorkbookHazardous).to_owned(),
            Kind::Dust => self.source.w(W::ResultsLedgerDust).to_owned(),
            _ => {
                let names = worked.streams.iter().map(|id| self.source.stream(id));
                names.collect::<Vec<_>>().join(" + ")
            }
        };
        let cells = vec![Cell::text(name).look(Look::Group)];
        let header = self.desk.add(self.tab, cells);
        self.desk.put(
            self.tab,
            header,
            1,
            Cell::text(self.source.w(W::WorkbookWhole)).look(Look::Group),
        );
        let mut account = Account { worked, header, chains: Vec::new() };
        self.parts(&mut account);
        self.totals(&mut account);
        self.limit(&mut account);
        self.late_stages(&mut account);
        account
    }

    fn chains_of(worked: &Worked, stage: WorkedStage) -> impl Iterator<Item = &WorkedChain> {
        worked.chains.iter().filter(move |c| c.stage == stage)
    }

    fn parts(&mut self, account: &mut Account<'_>) {
        for chain in Self::chains_of(account.worked, WorkedStage::Part) {
            let loss = self.rows(account.worked).next().and_then(|r| r.loss);
            let base = match loss.filter(|_| chain.is_loss) {
                Some(loss) => Base::Calc(loss.into()),
                None => Base::Input(chain.share),
            };
            let mut placed = self.chain(account.worked, chain, base);
            let base = placed.base.into();
            self.extra(&mut placed, base);
            account.chains.push(placed);
        }
    }

    fn totals(&mut self, account: &mut Account<'_>) {
        let used = account.chains.iter().flat_map(|c| &c.lines).map(|l| l.unlimited.clone());
        let left = remainder(used.collect());
        for chain in Self::chains_of(account.worked, WorkedStage::Total) {
            let placed = self.chain(account.worked, chain, Base::Calc(left.clone()));
            account.chains.push(placed);
        }
    }

    /// Everything on one material together saves at most a share of its loss.
    fn limit(&mut self, account: &mut Account<'_>) {
        let loss = self.rows(account.worked).next().and_then(|r| r.loss);
        let scale = account.worked.limit_of_loss.zip(loss).map(|(share, loss)| {
            let limited = |l: &&PlacedLine| is_limited(l.line);
            let lines = account.chains.iter().flat_map(|c| &c.lines).filter(limited);
            let sum = Calc::Sum(lines.map(|l| l.unlimited.clone()).collect());
            let (tab, row) = (self.tab, account.header);
            let share = self.desk.number((tab, row, UMBRELLA), share, Shape::Percent, Look::Input);
            let limit = Calc::Product(vec![share.into(), loss.into()]);
            let sum = self.desk.calc((tab, row, UNLIMITED), &sum, Shape::Share);
            let scale = limit.clone().over(sum.into());
            let scale = Calc::if_less(limit, sum.into(), scale, Calc::Number(1.0));
            self.desk.calc((tab, row, LIMIT_SCALE), &scale, Shape::Share)
        });
        for chain in &mut account.chains {
            for line in &mut chain.lines {
                let is_own = line.line.role != WorkedRole::Extra;
                if is_own || chain.chain.stage == WorkedStage::Part {
                    let scale = scale.filter(|_| is_limited(line.line));
                    self.take(line, scale);
                }
            }
        }
    }

    /// The share of the whole that a line saves in the end.
    fn take(&mut self, line: &mut PlacedLine<'_>, scale: Option<Ref>) {
        let unlimited =
            self.desk.calc((self.tab, line.row, UNLIMITED), &line.unlimited, Shape::Share);
        let calc = match scale {
            Some(scale) => {
                let to = (self.tab, line.row, LIMIT_SCALE);
                let scale = self.desk.calc(to, &scale.into(), Shape::Share);
                Calc::Product(vec![unlimited.into(), scale.into()])
            }
            None => unlimited.into(),
        };
        let to = (self.tab, line.row, TAKEN);
        line.taken = Some(self.desk.sure(to, Some(&calc), calc.value(), Shape::Share));
    }

    /// What acts on the remainder: extra use of the whole, other supply, price measures.
    fn late_stages(&mut self, account: &mut Account<'_>) {
        for at in 0..account.chains.len() {
            let used = account.quantity_taken();
            let Some(placed) = account.chains.get_mut(at) else { continue };
            let extra = |l: &PlacedLine| l.line.role == WorkedRole::Extra;
            if placed.chain.stage != WorkedStage::Total || !placed.lines.iter().any(extra) {
                continue;
            }
            let left = remainder(vec![used]).over(placed.left.clone());
            self.extra(placed, left);
            for line in placed.lines.iter_mut().filter(|l| extra(l)) {
                self.take(line, None);
            }
        }
        for stage in [WorkedStage::Supply, WorkedStage::Money] {
            let left = remainder(vec![account.quantity_taken()]);
            for chain in Self::chains_of(account.worked, stage) {
                let mut placed = self.chain(account.worked, chain, Base::Calc(left.clone()));
                for line in &mut placed.lines {
                    self.take(line, None);
                }
                account.chains.push(placed);
            }
        }
    }

    /// Header and own lines of a chain, up to its cap.
    fn chain<'c>(&mut self, worked: &Worked, chain: &'c WorkedChain, base: Base) -> Placed<'c> {
        let tab = self.tab;
        let name = self.source.end_use(chain.end_use);
        let header = self.desk.add(tab, vec![Cell::text(format!("  {name}"))]);
        let to = (tab, header, BASE);
        let base = match base {
            Base::Input(share) => self.desk.number(to, share, Shape::Percent, Look::Input),
            Base::Calc(calc) => self.desk.calc(to, &calc, Shape::Percent),
        };
        let mut lines: Vec<PlacedLine> =
            chain.lines.iter().map(|line| self.line(worked, chain, line)).collect();
        let shares = self.umbrellas(&lines);
        let mut left = Calc::Number(1.0);
        let mut pending = Vec::new();
        for (line, share) in lines.iter().zip(&shares) {
            if line.line.role == WorkedRole::Extra {
                continue;
            }
            let before = self.desk.calc((tab, line.row, BEFORE), &left, Shape::Share);
            let share = self.desk.calc((tab, line.row, UMBRELLA), share, Shape::Share);
            let effect: Calc = line.effect.into();
            let taken = Calc::Product(vec![before.into(), effect, share.into()]);
            left = Calc::from(before).minus(taken.clone());
            pending.push((line.row, taken));
        }
        let scale = self.cap(header, chain, &left);
        for (row, taken) in pending {
            let Some(line) = lines.iter_mut().find(|l| l.row == row) else { continue };
            let scale = self.desk.calc((tab, row, CAP_SCALE), &scale.into(), Shape::Share);
            line.unlimited = Calc::Product(vec![base.into(), taken, scale.into()]);
        }
        let saved = Calc::Number(1.0).minus(left);
        let left = Calc::Number(1.0).minus(Calc::Product(vec![saved, scale.into()]));
        let left = self.desk.calc((tab, header, BEFORE), &left, Shape::Share);
        Placed { chain, header, base, lines, left: left.into() }
    }

    /// What a chain would save above its cap is scaled down.
    fn cap(&mut self, header: u32, chain: &WorkedChain, left: &Calc) -> Ref {
        let tab = self.tab;
        let saved = Calc::Number(1.0).minus(left.clone());
        let saved = self.desk.calc((tab, header, EFFECT), &saved, Shape::Share);
        let scale = match chain.cap {
            None => Calc::Number(1.0),
            Some(cap) => {
                let cap =
                    self.desk.number((tab, header, UMBRELLA), cap, Shape::Percent, Look::Input);
                let scale = Calc::from(cap).over(saved.into());
                Calc::if_less(cap.into(), saved.into(), scale, Calc::Number(1.0))
            }
        };
        self.desk.calc((tab, header, CAP_SCALE), &scale, Shape::Share)
    }

    fn line<'c>(
        &mut self,
        worked: &Worked,
        chain: &WorkedChain,
        line: &'c WorkedLine,
    ) -> PlacedLine<'c> {
        let tab = self.tab;
        let role = self.source.w(match line.role {
            WorkedRole::Own => W::WorkbookRoleOwn,
            WorkedRole::Umbrella => W::WorkbookRoleGeneral,
            WorkedRole::KnockOn => W::WorkbookRoleKnockOn,
            WorkedRole::Extra => W::WorkbookRoleExtra,
        });
        let name = self.source.measure(line.measure);
        let row = self.desk.add(tab, vec![Cell::text(format!("    {name}")), Cell::text(role)]);
        let to = (tab, row, APPLICABILITY);
        let applies = self.desk.number(to, line.applicability, Shape::Share, Look::Input);
        let fraction = match self.by_facts(worked, chain, line) {
            Some(calc) => {
                self.desk.sure((tab, row, FRACTION), Some(&calc), line.fraction, Shape::Percent)
            }
            None => {
                let to = (tab, row, FRACTION);
                self.desk.number(to, line.fraction, Shape::Percent, Look::Input)
            }
        };
        let open = (self.opportunity)(line.measure).map_or(Calc::Number(0.0), Calc::from);
        let open = self.desk.calc((tab, row, OPPORTUNITY), &open, Shape::Share);
        let effect = Calc::Product(vec![applies.into(), fraction.into(), open.into()]);
        let effect = Calc::Min(vec![Calc::Number(1.0), effect]);
        let effect = self.desk.calc((tab, row, EFFECT), &effect, Shape::Share);
        PlacedLine { line, row, effect, unlimited: Calc::Number(0.0), taken: None }
    }

    /// A saving calculated from facts is an amount: its share of the use follows the use.
    fn by_facts(
        &mut self,
        worked: &Worked,
        chain: &WorkedChain,
        line: &WorkedLine,
    ) -> Option<Calc> {
        use crate::catalogue::Formula::{AirLeaks, AirPressure, Lamps, RunningIdle, WaterLeak};
        let result = self.source.evaluation.measures.iter().find(|m| m.measure == line.measure)?;
        let deeper = self.source.catalogue.measure_at(line.measure)?.deeper.as_ref()?;
        let is_amount =
            matches!(deeper.formula, Lamps | RunningIdle | AirPressure | AirLeaks | WaterLeak);
        let own = matches!(line.role, WorkedRole::Own | WorkedRole::Umbrella);
        if !result.calculated || !own || !is_amount || line.fraction >= 1.0 {
            return None;
        }
        let part = if chain.stage == WorkedStage::Part { chain.share } else { 1.0 };
        let quantity = self.rows(worked).next()?.quantity;
        // The amount is of today's use; as a share of another use it is more or less.
        let amount = Calc::Number(line.fraction * quantity.value * part);
        let whole = Calc::Product(vec![quantity.into(), Calc::Number(part)]);
        Some(Calc::Min(vec![Calc::Number(1.0), amount.over(whole)]))
    }

    /// The largest umbrella measure counts in full, the others less; ties in file order.
    fn umbrellas(&self, lines: &[PlacedLine]) -> Vec<Calc> {
        let others = self.source.catalogue.constants.umbrella_share_others;
        let general = |l: &&PlacedLine| l.line.role == WorkedRole::Umbrella;
        let all: Vec<&PlacedLine> = lines.iter().filter(general).collect();
        let share = |line: &PlacedLine| {
            if line.line.role != WorkedRole::Umbrella || all.len() < 2 {
                return Calc::Number(1.0);
            }
            let rivals = all.iter().filter(|r| r.row != line.row);
            // Beaten by a larger one, or by an equal one that stands before it in the file.
            rivals.fold(Calc::Number(1.0), |share, rival| {
                let (own, other): (Calc, Calc) = (line.effect.into(), rival.effect.into());
                let less = Calc::Number(others);
                if rival.line.measure < line.line.measure {
                    Calc::if_less(other, own, share, less)
                } else {
                    Calc::if_less(own, other, less, share)
                }
            })
        };
        lines.iter().map(share).collect()
    }

    /// Declared extra use of what is left of the end use.
    fn extra(&mut self, placed: &mut Placed<'_>, base: Calc) {
        let mut left = placed.left.clone();
        for line in placed.lines.iter_mut().filter(|l| l.line.role == WorkedRole::Extra) {
            let before = self.desk.calc((self.tab, line.row, BEFORE), &left, Shape::Share);
            let effect: Calc = line.effect.into();
            line.unlimited = Calc::Product(vec![base.clone(), before.into(), effect.clone()]);
            left = Calc::Product(vec![before.into(), Calc::Number(1.0).minus(effect)]);
        }
        placed.left = left;
    }
}

/// What a chain acts on.
enum Base {
    Input(f64),
    Calc(Calc),
}

fn is_limited(line: &WorkedLine) -> bool {
    line.role != WorkedRole::Extra && !line.exempt
}

/// What is left of a whole, never less than nothing.
fn remainder(used: Vec<Calc>) -> Calc {
    let left = Calc::Number(1.0).minus(Calc::Sum(used));
    Calc::Max(vec![Calc::Number(0.0), left])
}
