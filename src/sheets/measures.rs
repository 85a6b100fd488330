//! The measures one by one: what the answer leaves open, what each saves alone and in the package,
//! what it costs.

use super::Source;
use super::calc::{Calc, Ref};
use super::chains::{Layout, Saved};
use super::columns::COLUMNS as CHAIN_COLUMNS;
use super::desk::{Desk, Tab};
use super::streams::Streams;
use crate::catalogue::{ByProductBase, Measure, MeasureIx};
use crate::engine::summary::{Lists, lists};
use crate::engine::workings::{Member, Workings, workings};
use crate::engine::{CapitalOrigin, Class, MeasureResult, StreamId};
use crate::locale::W;
use workbook::{Cell, Look, Shape};

const TAB: Tab = Tab::Measures;

const COLUMNS: [(W, u8); 15] = [
    (W::WorkbookMeasure, 46),
    (W::WorkbookClass, 16),
    (W::WorkbookAnswer, 18),
    (W::WorkbookOpportunity, 12),
    (W::WorkbookChosen, 9),
    (W::WorkbookAloneMoney, 16),
    (W::WorkbookPackageMoney, 16),
    (W::WorkbookLifetime, 10),
    (W::WorkbookCapital, 16),
    (W::WorkbookCapitalFrom, 26),
    (W::WorkbookCapitalBasis, 14),
    (W::WorkbookRunning, 14),
    (W::WorkbookRevenue, 14),
    (W::WorkbookGrade, 8),
    (W::WorkbookSources, 50),
];

/// Cells of one measure with figures.
#[derive(Clone, Debug)]
pub(super) struct MeasureCells {
    pub measure: MeasureIx,
    row: u32,
    opportunity: Ref,
    running: Ref,
    revenue: Ref,
    pub lifetime: Ref,
    /// In the package; `None`: not chosen.
    pub package: Option<Ref>,
    pub capital: Option<Ref>,
}

/// The measures and what the package saves.
pub(super) struct Measures {
    pub rows: Vec<MeasureCells>,
    pub saved: Vec<Saved>,
}

pub(super) fn measures(desk: &mut Desk, source: &Source, streams: &Streams) -> Measures {
    desk.sentence(TAB, source.w(W::WorkbookMeasuresText), Look::Note);
    desk.heads(TAB, &COLUMNS);
    let settled = workings(source.catalogue, source.inputs, source.evaluation);
    let (package, alone) = settled.unwrap_or_default();
    let mut rows = Vec::new();
    for at in in_order(&lists(source.catalogue, source.evaluation)) {
        let Some(result) = source.evaluation.measures.get(at) else { continue };
        let member = alone.iter().flat_map(|w| &w.members).find(|m| m.measure == result.measure);
        rows.extend(row(desk, source, streams, result, member));
    }
    let package_saved = chains(desk, source, streams, &rows, &package);
    let mut alone_saved = Vec::new();
    titles(desk, source, Tab::Alone, W::WorkbookAloneText);
    for cells in &rows {
        let is_it = |w: &&Workings| w.members.iter().any(|m| m.measure == cells.measure);
        let Some(set) = alone.iter().find(is_it) else { continue };
        let name = vec![Cell::text(source.measure(cells.measure)).look(Look::Group)];
        desk.add(Tab::Alone, name);
        alone_saved.extend(lay_out(desk, source, streams, &rows, Tab::Alone, set));
    }
    for cells in &mut rows {
        figures(desk, source, streams, cells, &package_saved, &alone_saved);
    }
    Measures { rows, saved: package_saved }
}

/// List by list, as the results show them.
pub(super) fn in_order(lists: &Lists) -> Vec<usize> {
    let Lists { now, plan, health, look_closer, done, hints, not_now, alternatives } = lists;
    let all = [now, plan, health, look_closer, not_now, alternatives, done, hints];
    all.into_iter().flatten().copied().collect()
}

/// Everything of a measure that rests on no other sheet; no cells for what has no figures.
fn row(
    desk: &mut Desk,
    source: &Source,
    streams: &Streams,
    result: &MeasureResult,
    member: Option<&Member>,
) -> Option<MeasureCells> {
    let record = source.catalogue.measure_at(result.measure)?;
    let chosen = if result.selected { source.w(W::WorkbookYes) } else { "" };
    let row = desk.add(
        TAB,
        vec![
            Cell::text(source.texts.get(record.name)),
            Cell::text(source.class(result.class)),
            Cell::text(source.practice(result.answer)),
            Cell::default(),
            Cell::text(chosen),
        ],
    );
    desk.put(TAB, row, 13, Cell::text(record.grade.letter()));
    desk.put(TAB, row, 14, Cell::text(source.sources(&record.evidence)));
    let member = member.filter(|_| !matches!(result.class, Class::Done | Class::Hint))?;
    let mut input =
        |column, value, shape| desk.number((TAB, row, column), value, shape, Look::Input);
    let opportunity = input(3, member.opportunity, Shape::Share);
    let lifetime = input(7, result.lifetime.0, Shape::Years);
    let running = input(11, member.running_cost, Shape::Whole);
    let revenue = match by_product(record, streams, member.revenue) {
        Some(calc) => desk.sure((TAB, row, 12), Some(&calc), member.revenue, Shape::Whole),
        None => input(12, member.revenue, Shape::Whole),
    };
    desk.mark(format!("opportunity.{}", record.id), &opportunity);
    desk.mark(format!("lifetime.{}", record.id), &lifetime);
    let measure = result.measure;
    let (package, capital) = (None, None);
    Some(MeasureCells { measure, row, opportunity, running, revenue, lifetime, package, capital })
}

/// Sales of a by-product follow the mass that they are made from.
fn by_product(record: &Measure, streams: &Streams, revenue: f64) -> Option<Calc> {
    let mass = match record.by_product.as_ref()?.base {
        ByProductBase::Waste => streams.waste?,
        ByProductBase::Loss => streams.main_lost,
    };
    let other = record.revenue_vnd_per_year;
    let per_kg = (revenue - other) / Some(mass.value).filter(|kg| *kg > 0.0)?;
    let sales = Calc::Product(vec![mass.into(), Calc::Number(per_kg)]);
    Some(if other == 0.0 { sales } else { Calc::Sum(vec![Calc::Number(other), sales]) })
}

fn titles(desk: &mut Desk, source: &Source, tab: Tab, text: W) {
    desk.sentence(tab, source.w(text), Look::Note);
    desk.heads(tab, &CHAIN_COLUMNS);
}

fn chains(
    desk: &mut Desk,
    source: &Source,
    streams: &Streams,
    rows: &[MeasureCells],
    package: &Workings,
) -> Vec<Saved> {
    titles(desk, source, Tab::Package, W::WorkbookPackageText);
    lay_out(desk, source, streams, rows, Tab::Package, package)
}

fn lay_out(
    desk: &mut Desk,
    source: &Source,
    streams: &Streams,
    rows: &[MeasureCells],
    tab: Tab,
    set: &Workings,
) -> Vec<Saved> {
    let opportunity = |ix: MeasureIx| rows.iter().find(|r| r.measure == ix).map(|r| r.opportunity);
    let opportunity = &opportunity;
    let mut layout = Layout { desk, source, streams, tab, opportunity, saved: Vec::new() };
    layout.set(set);
    layout.saved
}

/// Money alone, money in the package, capital.
fn figures(
    desk: &mut Desk,
    source: &Source,
    streams: &Streams,
    cells: &mut MeasureCells,
    package: &[Saved],
    alone: &[Saved],
) {
    let result = source.evaluation.measures.iter().find(|m| m.measure == cells.measure);
    let record = source.catalogue.measure_at(cells.measure);
    let (Some(result), Some(record)) = (result, record) else { return };
    let row = cells.row;
    let of = |all: &[Saved], money: fn(&Saved) -> Ref| -> Vec<Calc> {
        let own = all.iter().filter(|s| s.measure == cells.measure);
        own.map(|s| money(s).into()).collect()
    };
    let sales = || Calc::Product(vec![cells.revenue.into(), cells.opportunity.into()]);
    let net = |mut parts: Vec<Calc>| {
        if cells.revenue.value != 0.0 {
            parts.push(sales());
        }
        let saved = Calc::Sum(parts);
        if cells.running.value == 0.0 { saved } else { saved.minus(cells.running.into()) }
    };
    let money = net(of(alone, |s| s.money));
    let money = desk.sure((TAB, row, 5), Some(&money), result.alone.money.0, Shape::Whole);
    desk.mark(format!("alone.{}", record.id), &money);
    if result.selected {
        let money = net(of(package, |s| s.money));
        let money = desk.sure((TAB, row, 6), Some(&money), result.package.money.0, Shape::Whole);
        desk.mark(format!("package.{}", record.id), &money);
        cells.package = Some(money);
    }
    let kwh = || {
        let own = alone.iter().filter(|s| s.measure == cells.measure && s.electricity);
        let taken = Calc::Sum(own.map(|s| s.taken.into()).collect());
        let quantity = streams.row(&StreamId::Electricity).map(|r| r.quantity.into());
        Calc::Product(std::iter::once(taken).chain(quantity).collect())
    };
    let billed = || net(of(alone, |s| s.money_billed));
    cells.capital = capital(desk, source, row, result, record, billed, kwh);
    if let Some(capital) = &cells.capital {
        desk.mark(format!("capital.{}", record.id), capital);
    }
}

/// What it costs, and what that rests on.
fn capital(
    desk: &mut Desk,
    source: &Source,
    row: u32,
    result: &MeasureResult,
    record: &Measure,
    saved: impl Fn() -> Calc,
    kwh: impl Fn() -> Calc,
) -> Option<Ref> {
    let from = source.w(match result.capital_origin {
        CapitalOrigin::Quote => W::WorkbookCapitalQuote,
        CapitalOrigin::Catalogue => W::WorkbookCapitalRecord,
        CapitalOrigin::Sized => W::WorkbookCapitalSized,
        CapitalOrigin::FromPayback => W::WorkbookCapitalPayback,
        CapitalOrigin::None => W::WorkbookCapitalNone,
    });
    desk.put(TAB, row, 9, Cell::text(from));
    let value = result.finance.capital?.0;
    let to = (TAB, row, 8);
    let (basis, calc, shape) = match result.capital_origin {
        CapitalOrigin::FromPayback => {
            (record.payback_years?.mode, Calc::Max(vec![Calc::Number(0.0), saved()]), Shape::Factor)
        }
        CapitalOrigin::Sized => {
            let price = record.investment.as_ref()?.vnd_per_unit.mode;
            (price / record.yield_kwh_per_kwp?, kwh(), Shape::Amount)
        }
        CapitalOrigin::Quote => return Some(desk.number(to, value, Shape::Whole, Look::Own)),
        _ => return Some(desk.number(to, value, Shape::Whole, Look::Input)),
    };
    let basis = desk.number((TAB, row, 10), basis, shape, Look::Input);
    desk.mark(format!("basis.{}", record.id), &basis);
    let calc = Calc::Product(vec![basis.into(), calc]);
    Some(desk.sure(to, Some(&calc), value, Shape::Whole))
}
