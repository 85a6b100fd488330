//! What hangs on all streams together: their sums, waste and dust, the fees on water.

use super::Source;
use super::calc::{Calc, Ref};
use super::desk::{Desk, Tab};
use super::streams::{Fees, StreamCells, Streams, is_main};
use super::terms::Terms;
use crate::catalogue::Grade;
use crate::engine::{Origin, Term, Unit, in_bags};
use crate::locale::W;
use workbook::{Cell, Look, Shape};

const TAB: Tab = Tab::Streams;

/// The last row, and the block below it.
pub(super) fn sums(
    desk: &mut Desk,
    terms: &mut Terms,
    source: &Source,
    rows: Vec<StreamCells>,
) -> Streams {
    let base = &source.evaluation.baseline;
    let total = desk.add(TAB, vec![Cell::text(source.w(W::WorkbookSum))]);
    let mut sum = |column: u8, of: fn(&StreamCells) -> Option<Ref>, value: Option<f64>, shape| {
        let calc = Calc::Sum(rows.iter().filter_map(of).map(Calc::from).collect());
        let value = value.unwrap_or_else(|| calc.value());
        desk.sure((TAB, total, column), Some(&calc), value, shape)
    };
    let cost = sum(7, |r| Some(r.cost), Some(base.resource_cost.0), Shape::Whole);
    let toe = sum(8, |r| r.toe, Some(base.energy.0), Shape::Factor);
    let co2e = sum(9, |r| r.co2e, Some(base.co2e.0), Shape::Whole);
    let mass = sum(11, |r| r.mass, None, Shape::Whole);
    let lost = sum(13, |r| r.lost, None, Shape::Whole);
    desk.total(TAB, total);
    desk.gap(TAB);
    desk.mark("resource_cost", &cost);
    desk.mark("energy", &toe);
    desk.mark("co2e", &co2e);

    let mut whole = Whole { desk, source };
    let (inputs, constants) = (source.inputs, &source.catalogue.constants);
    let fee = whole.yearly(terms, "waste_fee_month", inputs.waste_fee_vnd_per_month);
    let waste_fee = whole.row(W::WorkbookWasteFee, fee, base.waste_fee.0, Shape::Whole);
    let scrap = whole.yearly(terms, "scrap_revenue_month", inputs.scrap_vnd_per_month);
    let scrap = whole.row(W::WorkbookScrap, scrap, base.scrap_revenue.0, Shape::Whole);
    let main_rows = || rows.iter().filter(|r| is_main(&r.id));
    let main_lost = Calc::Sum(main_rows().filter_map(|r| r.lost).map(Calc::from).collect());
    let main_lost = whole.calc(W::WorkbookMainLost, &main_lost, Shape::Whole);
    let per_kg = Calc::from(waste_fee).minus(scrap.into()).over(main_lost.into());
    let per_kg = whole.calc(W::WorkbookPerKg, &per_kg, Shape::Amount);
    let ordinary = base.waste.map(|w| w.0 - base.hazardous.0);
    let waste = ordinary.filter(|w| *w > 0.0).map(|kg| {
        // At least what the materials lose; more where bags or a list tell more.
        let months = inputs.months_per_year.unwrap_or(constants.default_months_per_year);
        let listed = inputs.wastes.iter().filter(|w| !w.hazardous).map(|w| w.kg_per_month);
        let bags = in_bags(source.catalogue, inputs).unwrap_or(0.0);
        let told = bags.max(listed.sum::<f64>() * months);
        let told = whole.input(W::WorkbookWasteTold, told, Shape::Whole);
        let calc = Calc::Max(vec![lost.into(), told.into()]);
        whole.row(W::WorkbookWaste, Some(calc), kg, Shape::Whole)
    });
    let hazardous = whole.input(W::WorkbookHazardous, base.hazardous.0, Shape::Whole);
    let dust = base.dust.filter(|d| d.0 > 0.0).map(|dust| {
        let mass = Calc::Sum(main_rows().filter_map(|r| r.mass).map(Calc::from).collect());
        let per_kg = dust.0 / mass.value();
        let per_kg = whole.input(W::WorkbookDustPerKg, per_kg, Shape::Factor);
        let calc = Calc::Product(vec![mass, per_kg.into()]);
        (per_kg, whole.row(W::WorkbookDust, Some(calc), dust.0, Shape::Amount))
    });
    let share = constants.wastewater_share;
    let wastewater_share = whole.input(W::WorkbookWastewaterShare, share, Shape::Percent);
    let fees = (base.wastewater_fee.0 > 0.0).then(|| {
        let factors = &source.catalogue.factors;
        let value = |id: &str| source.catalogue.tariff(id).and_then(|t| t.value).unwrap_or(0.0);
        let process = value(&factors.wastewater_fee_process);
        let process = Calc::Product(vec![wastewater_share.into(), Calc::Number(process)]);
        Fees {
            process: whole.calc(W::WorkbookFeeProcess, &process, Shape::Amount),
            domestic: whole.input(
                W::WorkbookFeeDomestic,
                value(&factors.wastewater_fee_domestic) / 100.0,
                Shape::Percent,
            ),
            tax: whole.input(
                W::WorkbookTaxWater,
                value(&factors.vat_water) / 100.0,
                Shape::Percent,
            ),
        }
    });
    Streams {
        fees,
        cost,
        toe,
        co2e,
        material_mass: base.material_mass.map(|_| mass),
        waste_fee,
        waste,
        hazardous,
        main_lost,
        per_kg,
        dust_per_kg: dust.map(|(per_kg, _)| per_kg),
        dust: dust.map(|(_, dust)| dust),
        wastewater_share,
        rows,
    }
}

/// Rows of one name and one number below the table.
struct Whole<'a, 'b> {
    desk: &'a mut Desk,
    source: &'a Source<'b>,
}

impl Whole<'_, '_> {
    /// A monthly sum that the owner told, over the months of the year.
    fn yearly(&mut self, terms: &mut Terms, id: &str, monthly: Option<f64>) -> Option<Calc> {
        let term = |value, unit, origin, grade| {
            let (grade, sources) = (Some(grade), Vec::new());
            Term { value, unit, origin, grade, sources }
        };
        let told = Origin::Answer(id.to_owned());
        let told = term(monthly.filter(|m| *m > 0.0)?, Unit::Vnd, told, Grade::B);
        let months = match self.source.inputs.months_per_year {
            Some(months) => (months, Origin::Answer("months_per_year".to_owned())),
            None => {
                let months = self.source.catalogue.constants.default_months_per_year;
                (months, Origin::Constant("default_months_per_year".to_owned()))
            }
        };
        let months = term(months.0, Unit::Number, months.1, Grade::B);
        let parts = [told, months].map(|t| terms.cell(self.desk, self.source, &t).into());
        Some(Calc::Product(parts.to_vec()))
    }

    fn named(&mut self, name: W) -> (Tab, u32, u8) {
        (TAB, self.desk.add(TAB, vec![Cell::text(self.source.w(name))]), 1)
    }

    /// A formula where there is one that comes to the engine's value, else a number to change.
    fn row(&mut self, name: W, calc: Option<Calc>, value: f64, shape: Shape) -> Ref {
        let to = self.named(name);
        match calc {
            Some(calc) => self.desk.sure(to, Some(&calc), value, shape),
            None => self.desk.number(to, value, shape, Look::Input),
        }
    }

    fn calc(&mut self, name: W, calc: &Calc, shape: Shape) -> Ref {
        let to = self.named(name);
        self.desk.calc(to, calc, shape)
    }

    fn input(&mut self, name: W, value: f64, shape: Shape) -> Ref {
        let to = self.named(name);
        self.desk.number(to, value, shape, Look::Input)
    }
}
