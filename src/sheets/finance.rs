//! Payback, present value and internal rate of every chosen measure and of all together (Method
//! §4.15), with the functions that a spreadsheet has for them.

use super::Source;
use super::calc::{Ref, plain};
use super::desk::{Desk, Tab};
use super::measures::Measures;
use crate::engine::{annuity, npv};
use crate::locale::W;
use workbook::{Cell, Look, Shape};

const TAB: Tab = Tab::Finance;

const COLUMNS: [(W, u8); 8] = [
    (W::WorkbookMeasure, 46),
    (W::WorkbookCapital, 18),
    (W::WorkbookPackageMoney, 18),
    (W::WorkbookLifetime, 11),
    (W::WorkbookPayback, 11),
    (W::WorkbookAnnuity, 11),
    (W::WorkbookNpv, 18),
    (W::WorkbookIrr, 11),
];

pub(super) fn finance(desk: &mut Desk, source: &Source, measures: &Measures) {
    desk.sentence(TAB, source.w(W::WorkbookFinanceText), Look::Note);
    let rate = desk.add(TAB, vec![Cell::text(source.w(W::WorkbookRate))]);
    let own = source.inputs.discount_rate;
    let known = own.unwrap_or(source.catalogue.constants.discount_rate).clamp(0.0, 1.0);
    let is_own = own.is_some() || source.catalogue.is_own("discount_rate");
    let look = if is_own { Look::Own } else { Look::Input };
    let rate = desk.number((TAB, rate, 1), known, Shape::Percent, look);
    desk.mark("discount_rate", &rate);
    desk.heads(TAB, &COLUMNS);
    let first = desk.next(TAB);
    let mut savings = Vec::new();
    for cells in &measures.rows {
        let Some(money) = cells.package else { continue };
        let result = source.evaluation.measures.iter().find(|m| m.measure == cells.measure);
        let Some(result) = result else { continue };
        let id = source.catalogue.measure_at(cells.measure).map_or("", |m| m.id.as_str());
        let row = Line { source, rate, id };
        row.measure(desk, source.measure(cells.measure), cells.capital, money, cells.lifetime);
        let irr = result.package_finance.irr;
        row.results(desk, result.package_finance.npv.map(|v| v.0), irr);
        savings.push((result.package.money.0, result.lifetime.0));
    }
    let last = desk.next(TAB);
    if last > first {
        together(desk, source, (first, last - 1), &savings);
    }
}

/// One measure.
struct Line<'a, 'b> {
    source: &'a Source<'b>,
    rate: Ref,
    id: &'a str,
}

impl Line<'_, '_> {
    fn measure(&self, desk: &mut Desk, name: &str, capital: Option<Ref>, money: Ref, life: Ref) {
        let row = desk.add(TAB, vec![Cell::text(name)]);
        if let Some(capital) = capital {
            desk.calc((TAB, row, 1), &capital.into(), Shape::Whole);
        }
        desk.calc((TAB, row, 2), &money.into(), Shape::Whole);
        desk.calc((TAB, row, 3), &life.into(), Shape::Years);
        let rate = self.rate.value;
        let value = Some(annuity(rate, life.value));
        desk.raw(
            (TAB, row, 5),
            format!("IF(B2=0,D{0},(1-(1+B2)^-D{0})/B2)", row + 1),
            value,
            Shape::Share,
        );
        if let Some(capital) = capital {
            let pays = money.value > 0.0;
            let payback = pays.then(|| capital.value / money.value);
            let at = row + 1;
            desk.raw((TAB, row, 4), format!("IF(C{at}>0,B{at}/C{at},\"\")"), payback, Shape::Years);
            let there = Ref { tab: TAB, row, column: 4, value: payback.unwrap_or(0.0) };
            desk.mark(format!("payback.{}", self.id), &there);
        }
    }

    /// Present value and internal rate, as the engine has them.
    fn results(&self, desk: &mut Desk, npv: Option<f64>, irr: Option<f64>) {
        let Some(row) = desk.next(TAB).checked_sub(1) else { return };
        let Some(npv) = npv else { return };
        let at = row + 1;
        desk.raw((TAB, row, 6), format!("C{at}*F{at}-B{at}"), Some(npv), Shape::Whole);
        let constants = &self.source.catalogue.constants;
        let most = plain(constants.irr_high);
        // The search starts near the answer; where it fails it starts again from below.
        let rate = |guess: &str| format!("RATE(D{at},C{at},-B{at},0,0,{guess})");
        let near = rate(&format!("MIN({most},C{at}/B{at})"));
        let formula = format!(
            "IF(OR(B{at}<=0,C{at}<=0),\"\",IF(C{at}*(1-(1+{most})^-D{at})/{most}-B{at}>=0,{most},\
             IFERROR({near},IFERROR({},IFERROR({},\"\")))))",
            rate("-0.1"),
            rate("-0.5"),
        );
        desk.raw((TAB, row, 7), formula, irr, Shape::Percent);
        for (what, column, value) in [("npv", 6, Some(npv)), ("irr", 7, irr)] {
            let there = Ref { tab: TAB, row, column, value: value.unwrap_or(0.0) };
            desk.mark(format!("{what}.{}", self.id), &there);
        }
    }
}

/// All chosen measures as one, at the rate and at those that a bank asks for.
fn together(desk: &mut Desk, source: &Source, (first, last): (u32, u32), savings: &[(f64, f64)]) {
    let package = &source.evaluation.package.finance;
    let capital = package.capital.map_or(0.0, |c| c.0);
    let total = source.evaluation.package.ledgers.money.0;
    let row = desk.add(TAB, vec![Cell::text(source.w(W::WorkbookTogether))]);
    let at = row + 1;
    let range = |column: char| format!("{column}{}:{column}{}", first + 1, last + 1);
    let sum = |column| format!("SUM({})", range(column));
    desk.raw((TAB, row, 1), sum('B'), Some(capital), Shape::Whole);
    desk.raw((TAB, row, 2), sum('C'), Some(total), Shape::Whole);
    let payback = package.payback.map(|p| p.0);
    desk.raw((TAB, row, 4), format!("IF(C{at}>0,B{at}/C{at},\"\")"), payback, Shape::Years);
    let present = format!("SUMPRODUCT({},{})-B{at}", range('C'), range('F'));
    desk.raw((TAB, row, 6), present, package.npv.map(|v| v.0), Shape::Whole);
    let flows = row + 3;
    let years = savings.iter().fold(1.0_f64, |most, (_, years)| most.max(years.ceil()));
    // Lossless: lifetimes are a few dozen years.
    let end = flows + 1 + years as u32;
    let irr = format!(
        "IF(OR(B{at}<=0,C{at}<=0),\"\",MIN({},IRR(B{}:B{end},C{at}/B{at})))",
        plain(source.catalogue.constants.irr_high),
        flows + 1,
    );
    desk.raw((TAB, row, 7), irr, package.irr, Shape::Percent);
    desk.total(TAB, row);
    let marks = [
        ("capital", 1, Some(capital)),
        ("money", 2, Some(total)),
        ("payback", 4, payback),
        ("npv", 6, package.npv.map(|v| v.0)),
        ("irr", 7, package.irr),
    ];
    for (what, column, value) in marks {
        let there = Ref { tab: TAB, row, column, value: value.unwrap_or(0.0) };
        desk.mark(format!("all.{what}"), &there);
    }
    desk.gap(TAB);
    let heads =
        [W::WorkbookYear, W::WorkbookFlow].map(|w| Cell::text(source.w(w)).look(Look::Head));
    let mut heads = heads.to_vec();
    heads.push(Cell::default());
    heads.extend(
        [W::WorkbookRate, W::WorkbookNpv].map(|w| Cell::text(source.w(w)).look(Look::Head)),
    );
    desk.add(TAB, heads);
    for year in 0..=(years as u32) {
        let row = desk.add(TAB, vec![Cell::number(f64::from(year), Shape::General)]);
        let (formula, value) = if year == 0 {
            (format!("-B{at}"), -capital)
        } else {
            let here = row + 1;
            let lives = savings.iter().filter(|(_, years)| *years >= f64::from(year));
            let value = lives.map(|(money, _)| money).sum::<f64>() + 0.0;
            (
                format!(
                    "SUMIF({},\">=\"&A{here},{})",
                    absolute('D', first, last),
                    absolute('C', first, last)
                ),
                value,
            )
        };
        desk.raw((TAB, row, 1), formula, Some(value), Shape::Whole);
    }
    sensitivity(desk, source, (flows, at), (first, last), (capital, savings));
}

fn absolute(column: char, first: u32, last: u32) -> String {
    format!("${column}${}:${column}${}", first + 1, last + 1)
}

/// Present value at other rates, beside the flows.
fn sensitivity(
    desk: &mut Desk,
    source: &Source,
    (row, total): (u32, u32),
    (first, last): (u32, u32),
    (capital, savings): (f64, &[(f64, f64)]),
) {
    let rates = &source.catalogue.constants.discount_rates_banker;
    for (row, rate) in (row..).zip(rates) {
        let at = row + 1;
        let known = desk.number((TAB, row, 3), *rate, Shape::Percent, Look::Input);
        let (money, years) = (absolute('C', first, last), absolute('D', first, last));
        let formula = format!("SUMPRODUCT({money},(1-(1+D{at})^-{years})/D{at})-$B${total}");
        let value = npv(capital, savings, *rate);
        desk.raw((TAB, row, 4), formula, Some(value), Shape::Whole);
        let there = Ref { column: 4, value, ..known };
        desk.mark(format!("npv_at.{at}"), &there);
    }
}
