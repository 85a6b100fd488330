//! The eight ledgers before and after.

use super::Source;
use super::calc::{Calc, Ref};
use super::columns::{CO2E, DUST, MATERIAL_MASS, MATERIAL_VALUE, TOE, WASTE, WATER};
use super::desk::{Desk, Tab};
use super::measures::Measures;
use super::streams::{Streams, is_material};
use crate::catalogue::Grade;
use crate::engine::StreamId;
use crate::engine::summary::{Ledger, LedgerRow, LedgerUnit, ledger_rows};
use crate::locale::W;
use crate::naming;
use workbook::{Cell, Look, Shape};

const TAB: Tab = Tab::Ledgers;

const COLUMNS: [(W, u8); 7] = [
    (W::WorkbookLedger, 26),
    (W::WorkbookUnit, 14),
    (W::WorkbookBeforeAll, 20),
    (W::WorkbookSaved, 20),
    (W::WorkbookAfterAll, 20),
    (W::WorkbookShare, 12),
    (W::WorkbookGrade, 10),
];

pub(super) fn ledgers(desk: &mut Desk, source: &Source, streams: &Streams, measures: &Measures) {
    desk.sentence(TAB, source.w(W::WorkbookLedgersText), Look::Note);
    desk.heads(TAB, &COLUMNS);
    for ledger in ledger_rows(source.catalogue, source.evaluation, None) {
        row(desk, source, streams, measures, &ledger);
    }
}

fn row(desk: &mut Desk, source: &Source, streams: &Streams, measures: &Measures, row: &LedgerRow) {
    let at = desk.add(TAB, vec![Cell::text(source.w(naming::ledger(row.ledger)))]);
    desk.put(TAB, at, 1, Cell::text(source.w(unit(row.unit))));
    let by_mass = row.unit == LedgerUnit::Kilogram;
    let before = before(streams, row.ledger, by_mass);
    let shape = if row.unit == LedgerUnit::Toe { Shape::Factor } else { Shape::Amount };
    let saved = saved(measures, streams, row.ledger, by_mass);
    let saved = desk.sure((TAB, at, 3), Some(&saved), row.saved, shape);
    desk.mark(format!("saved.{:?}", row.ledger), &saved);
    let Some(known) = row.before else {
        desk.put(TAB, at, 2, Cell::text(source.w(W::WorkbookUnknown)));
        return;
    };
    let before = desk.sure((TAB, at, 2), before.as_ref(), known, shape);
    let left = Calc::from(before).minus(saved.into());
    let after = Calc::Max(vec![Calc::Number(0.0), left]);
    let after = desk.sure((TAB, at, 4), Some(&after), row.after.unwrap_or(0.0), shape);
    let share = Calc::from(saved).over(before.into());
    let share = desk.sure((TAB, at, 5), Some(&share), row.share.unwrap_or(0.0), Shape::Percent);
    for (what, cell) in [("before", before), ("after", after), ("share", share)] {
        desk.mark(format!("{what}.{:?}", row.ledger), &cell);
    }
    let grade = row.grade.map_or("", Grade::letter);
    desk.put(TAB, at, 6, Cell::text(grade));
}

pub(crate) fn unit(unit: LedgerUnit) -> W {
    match unit {
        LedgerUnit::Vnd => W::NumbersCurrency,
        LedgerUnit::Kilogram => W::ChartsUnitKg,
        LedgerUnit::Toe => W::ChartsUnitToeShort,
        LedgerUnit::CubicMetre => W::ChartsUnitCubicMetre,
        LedgerUnit::KgCo2e => W::ChartsUnitKgCo2e,
    }
}

fn before(streams: &Streams, ledger: Ledger, by_mass: bool) -> Option<Calc> {
    let at = |cell: Ref| Some(cell.into());
    let water = || streams.row(&StreamId::Water).map(|r| Calc::from(r.quantity));
    match ledger {
        Ledger::Money => at(streams.cost),
        Ledger::Material if by_mass => streams.material_mass.and_then(at),
        Ledger::Material => {
            let rows = streams.rows.iter().filter(|r| is_material(&r.id));
            Some(Calc::Sum(rows.map(|r| r.cost.into()).collect()))
        }
        Ledger::Energy => at(streams.toe),
        Ledger::Co2e => at(streams.co2e),
        Ledger::Water => water(),
        Ledger::Wastewater => Some(Calc::Product(vec![water()?, streams.wastewater_share.into()])),
        Ledger::Dust => streams.dust.and_then(at),
        Ledger::Waste => {
            let waste = streams.waste.map(Calc::from);
            Some(Calc::Sum(waste.into_iter().chain([streams.hazardous.into()]).collect()))
        }
    }
}

fn saved(measures: &Measures, streams: &Streams, ledger: Ledger, by_mass: bool) -> Calc {
    let lines = |column: u8| {
        let all = measures.saved.iter().flat_map(|s| &s.ledgers);
        Calc::Sum(all.filter(|(at, _)| *at == column).map(|(_, cell)| (*cell).into()).collect())
    };
    match ledger {
        Ledger::Money => {
            let members = measures.rows.iter().filter_map(|r| r.package);
            Calc::Sum(members.map(Calc::from).collect())
        }
        Ledger::Material => lines(if by_mass { MATERIAL_MASS } else { MATERIAL_VALUE }),
        Ledger::Energy => lines(TOE),
        Ledger::Water => lines(WATER),
        Ledger::Wastewater => Calc::Product(vec![lines(WATER), streams.wastewater_share.into()]),
        Ledger::Dust => lines(DUST),
        Ledger::Waste => lines(WASTE),
        Ledger::Co2e => lines(CO2E),
    }
}
