//! What the saved shares mean in money, energy, water, waste and dust (Method §4.10, §4.19).

use super::calc::{Calc, Ref};
use super::chains::{Account, Layout, Placed, PlacedLine, Saved};
use super::columns::{
    BASE, CO2E, DUST, FEE, FEE_BILLED, MATERIAL_MASS, MATERIAL_VALUE, MONEY, MONEY_BILLED, TOE,
    WASTE, WATER,
};
use super::streams::StreamCells;
use crate::catalogue::EndUseIx;
use crate::engine::StreamId;
use crate::engine::workings::{Kind, WorkedStage};
use crate::locale::W;
use workbook::{Cell, Shape};

/// Waste and dust after the materials.
pub(super) struct Remainders {
    waste_per_kg: Ref,
    waste: Ref,
    fee: Ref,
    dust: Ref,
}

impl Layout<'_, '_> {
    /// What the materials leave of waste, its fee and dust (Method §4.3, §4.10).
    pub(super) fn remainders(&mut self, accounts: &[Account<'_>]) -> Remainders {
        let streams = self.streams;
        let of = |kinds: &[Kind], column: fn(&StreamCells) -> Option<Ref>| -> Vec<Calc> {
            let wanted = accounts.iter().filter(|a| kinds.contains(&a.worked.kind));
            wanted
                .flat_map(|a| {
                    let cells: Vec<Ref> = self.rows(a.worked).filter_map(column).collect();
                    let taken = a.quantity_taken();
                    cells.into_iter().map(move |c| Calc::Product(vec![taken.clone(), c.into()]))
                })
                .collect()
        };
        let all = of(&[Kind::MainMaterial, Kind::Auxiliary], |r| r.mass);
        let main = of(&[Kind::MainMaterial], |r| r.mass);
        let zero = || Calc::Number(0.0);
        let mass = self.named(W::WorkbookSavedMass, &Calc::Sum(all), Shape::Whole);
        let main = self.named(W::WorkbookSavedMain, &Calc::Sum(main), Shape::Whole);
        let waste: Calc = streams.waste.map_or_else(zero, Calc::from);
        let (per_kg, left) = match streams.waste {
            Some(waste) => (
                Calc::from(waste).over(Calc::Max(vec![mass.into(), waste.into()])),
                Calc::Max(vec![zero(), Calc::from(waste).minus(mass.into())]),
            ),
            None => (Calc::Number(1.0), waste),
        };
        let of_lost = Calc::from(main).over(streams.main_lost.into());
        let kept = Calc::Number(1.0).minus(Calc::Min(vec![Calc::Number(1.0), of_lost]));
        let fee = Calc::Product(vec![streams.waste_fee.into(), kept]);
        let dust = match (streams.dust, streams.dust_per_kg) {
            (Some(dust), Some(per_kg)) => {
                let saved = Calc::Product(vec![main.into(), per_kg.into()]);
                Calc::Max(vec![zero(), Calc::from(dust).minus(saved)])
            }
            _ => zero(),
        };
        Remainders {
            waste_per_kg: self.named(W::WorkbookWastePerKg, &per_kg, Shape::Share),
            waste: self.named(W::WorkbookWasteLeft, &left, Shape::Whole),
            fee: self.named(W::WorkbookFeeLeft, &fee, Shape::Whole),
            dust: self.named(W::WorkbookDustLeft, &dust, Shape::Amount),
        }
    }

    fn named(&mut self, name: W, calc: &Calc, shape: Shape) -> Ref {
        let row = self.desk.add(self.tab, vec![Cell::text(format!("  {}", self.source.w(name)))]);
        self.desk.calc((self.tab, row, BASE), calc, shape)
    }

    /// What all of an account is worth, in its header.
    pub(super) fn worth(&mut self, account: &Account<'_>, rest: Option<&Remainders>) {
        let streams = self.streams;
        let rows: Vec<StreamCells> = self.rows(account.worked).cloned().collect();
        let sum = |of: fn(&StreamCells) -> Option<Ref>| {
            let cells: Vec<Calc> = rows.iter().filter_map(of).map(Calc::from).collect();
            (!cells.is_empty()).then_some(Calc::Sum(cells))
        };
        let kind = account.worked.kind;
        let is_material = matches!(kind, Kind::MainMaterial | Kind::Auxiliary);
        let mass = sum(|r| r.mass);
        let with_disposal = |cost: Option<Calc>| {
            let disposal = mass.clone().filter(|_| kind == Kind::MainMaterial);
            let disposal = disposal.map(|m| Calc::Product(vec![m, streams.per_kg.into()]));
            cost.map(|cost| Calc::Sum(std::iter::once(cost).chain(disposal).collect()))
        };
        let dust = mass.clone().zip(streams.dust_per_kg).filter(|_| kind == Kind::MainMaterial);
        let waste = mass.clone().zip(rest.map(|r| r.waste_per_kg));
        let at = |cell: Option<Ref>| cell.map(Calc::from);
        let (money, billed, waste, dust) = match kind {
            Kind::Waste => {
                (at(rest.map(|r| r.fee)), at(rest.map(|r| r.fee)), at(rest.map(|r| r.waste)), None)
            }
            Kind::Hazardous => (None, None, Some(streams.hazardous.into()), None),
            Kind::Dust => (None, None, None, at(rest.map(|r| r.dust))),
            _ => (
                with_disposal(sum(|r| Some(r.cost))),
                with_disposal(sum(|r| Some(r.billed))),
                waste.map(|(m, per)| Calc::Product(vec![m, per.into()])),
                dust.map(|(m, per)| Calc::Product(vec![m, per.into()])),
            ),
        };
        let water = sum(|r| Some(r.quantity)).filter(|_| kind == Kind::Water);
        let columns = [
            (MONEY, money, Shape::Whole),
            (TOE, sum(|r| r.toe), Shape::Factor),
            (CO2E, sum(|r| r.co2e), Shape::Whole),
            (MATERIAL_VALUE, sum(|r| Some(r.cost)).filter(|_| is_material), Shape::Whole),
            (MATERIAL_MASS, mass.clone().filter(|_| is_material), Shape::Whole),
            (WATER, water, Shape::Amount),
            (DUST, dust, Shape::Amount),
            (WASTE, waste, Shape::Whole),
            (MONEY_BILLED, billed, Shape::Whole),
        ];
        for (column, calc, shape) in columns {
            if let Some(calc) = calc {
                self.desk.calc((self.tab, account.header, column), &calc, shape);
            }
        }
        if kind == Kind::Water {
            self.fees(account);
        }
    }

    /// A cell of an account's header.
    fn head(&self, account: &Account<'_>, column: u8) -> Option<Calc> {
        self.desk.at(self.tab, account.header, column).map(Calc::from)
    }

    /// Wastewater fee per m³ of every chain on the water: of its end use, or the mean of what the
    /// parts leave.
    fn fees(&mut self, account: &Account<'_>) {
        let Some(water) = self.rows(account.worked).next().cloned() else { return };
        let prices = [(FEE, water.price), (FEE_BILLED, water.known_price)];
        for chain in account.chains.iter().filter(|c| c.chain.stage == WorkedStage::Part) {
            for (column, price) in prices {
                let calc = self.fee(chain.chain.fee, water.price, price);
                self.desk.calc((self.tab, chain.header, column), &calc, Shape::Amount);
            }
        }
        let whole = |c: &&Placed| matches!(c.chain.stage, WorkedStage::Total | WorkedStage::Supply);
        for chain in account.chains.iter().filter(whole) {
            for (column, price) in prices {
                let calc = self.mean_fee(account, water.price, price);
                self.desk.calc((self.tab, chain.header, column), &calc, Shape::Amount);
            }
        }
    }

    fn mean_fee(&self, account: &Account<'_>, now: Ref, price: Ref) -> Calc {
        let parts = &account.worked.fees;
        let left = |end_use: EndUseIx, share: f64| {
            let is_part =
                |c: &&Placed| c.chain.stage == WorkedStage::Part && c.chain.end_use == end_use;
            match account.chains.iter().find(is_part) {
                Some(chain) => Calc::Product(vec![chain.base.into(), chain.left.clone()]),
                None => Calc::Number(share),
            }
        };
        let whole: Vec<Calc> = parts.iter().map(|(e, share, _)| left(*e, *share)).collect();
        let paid = parts.iter().map(|(e, share, fee)| {
            Calc::Product(vec![left(*e, *share), self.fee(*fee, now, price)])
        });
        Calc::Sum(paid.collect()).over(Calc::Sum(whole))
    }

    /// A fee that is a share of the price follows the price; another one stays.
    fn fee(&self, fee: f64, now: Ref, price: Ref) -> Calc {
        let Some(fees) = self.streams.fees.filter(|_| fee != 0.0) else { return Calc::Number(fee) };
        let of_price = |price: Ref, taxed: bool| {
            let share = Calc::Product(vec![fees.domestic.into(), price.into()]);
            let tax = Calc::Sum(vec![Calc::Number(1.0), fees.tax.into()]);
            if taxed { share.over(tax) } else { share }
        };
        let is_it = |calc: &Calc| (calc.value() - fee).abs() <= 1e-9 * fee;
        if is_it(&fees.process.into()) {
            return fees.process.into();
        }
        let taxed = [true, false].into_iter().find(|taxed| is_it(&of_price(now, *taxed)));
        taxed.map_or(Calc::Number(fee), |taxed| of_price(price, taxed))
    }

    /// What each line of a chain saves.
    pub(super) fn postings(&mut self, account: &Account<'_>, chain: &Placed<'_>) {
        for line in &chain.lines {
            self.posting(account, chain, line);
        }
    }

    fn posting(&mut self, account: &Account<'_>, chain: &Placed<'_>, line: &PlacedLine<'_>) {
        let Some(taken) = line.taken else { return };
        let is_price = chain.chain.stage == WorkedStage::Money;
        let value = |layout: &Self, money: u8, fee: u8| {
            // A lower price saves of what is paid, not of disposal and fees.
            let paid = layout.head(account, MATERIAL_VALUE).filter(|_| is_price);
            let whole = paid.or_else(|| layout.head(account, money)).unwrap_or(Calc::Number(0.0));
            let fee = layout.desk.at(layout.tab, chain.header, fee).filter(|_| !is_price);
            let whole = match (fee, layout.head(account, WATER)) {
                (Some(fee), Some(water)) => {
                    Calc::Sum(vec![whole, Calc::Product(vec![water, fee.into()])])
                }
                _ => whole,
            };
            Calc::Product(vec![taken.into(), whole])
        };
        let (now, billed) = (value(self, MONEY, FEE), value(self, MONEY_BILLED, FEE_BILLED));
        let (tab, row) = (self.tab, line.row);
        let money = self.desk.calc((tab, row, MONEY), &now, Shape::Whole);
        let money_billed = self.desk.calc((tab, row, MONEY_BILLED), &billed, Shape::Whole);
        let shapes = [
            (TOE, Shape::Factor),
            (CO2E, Shape::Whole),
            (MATERIAL_VALUE, Shape::Whole),
            (MATERIAL_MASS, Shape::Whole),
            (WATER, Shape::Amount),
            (DUST, Shape::Amount),
            (WASTE, Shape::Whole),
        ];
        let mut ledgers = Vec::new();
        for (column, shape) in shapes.into_iter().filter(|_| !is_price) {
            let Some(whole) = self.head(account, column) else { continue };
            let calc = Calc::Product(vec![taken.into(), whole]);
            ledgers.push((column, self.desk.calc((tab, row, column), &calc, shape)));
        }
        self.saved.push(Saved {
            measure: line.line.measure,
            electricity: !is_price && account.worked.streams == [StreamId::Electricity],
            taken,
            money,
            money_billed,
            ledgers,
        });
    }
}
