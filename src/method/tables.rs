//! What a step reads from the catalogue or shows of a business in rows.

use super::workings::chain;
use super::{Amount, Case, Section};
use crate::catalogue::{
    Catalogue, EndUseIx, EndUseKind, Grade, MeasureIx, NATIONAL, TextId, Triangle,
};
use crate::cohort::Hidden;
use crate::engine::{Class, StreamId, Unit};
use crate::locale::W;

/// One field of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Text(TextId),
    Word(W),
    /// A province or city, by id.
    Place(String),
    Measure(MeasureIx),
    Amount(Amount),
    Grade(Grade),
    /// `I1` and what it counts.
    Coded(&'static str, W),
    /// A figure of a group that is not shown.
    Hidden(Hidden),
    /// A year or another number that is a name.
    Label(u16),
    Empty,
}

/// Rows under named columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub caption: W,
    /// Fills `{name}` of the caption.
    pub about: Option<TextId>,
    pub head: Vec<W>,
    pub rows: Vec<Vec<Cell>>,
}

fn amount(value: f64, unit: Unit) -> Cell {
    Cell::Amount(Amount { value, unit })
}

fn share(value: f64) -> Cell {
    amount(value, Unit::Share)
}

/// The tables of a step.
pub fn tables(section: Section, cat: &Catalogue, case: Option<&Case>) -> Vec<Table> {
    let table = match section {
        Section::Splits => case.and_then(|case| split(cat, case)),
        Section::Applies => Some(scale(cat)),
        Section::Together => {
            return [case.and_then(|case| links(cat, case)), Some(caps(cat))]
                .into_iter()
                .flatten()
                .collect();
        }
        Section::Finance => Some(rates(cat)),
        Section::Classes => case.map(classes),
        Section::Confidence => Some(grades(cat)),
        Section::Indicators => Some(targets(cat)),
        Section::Scores => Some(levels(cat)),
        _ => None,
    };
    table.into_iter().collect()
}

fn plain(caption: W, head: Vec<W>, rows: Vec<Vec<Cell>>) -> Table {
    Table { caption, about: None, head, rows }
}

fn use_name(cat: &Catalogue, ix: EndUseIx) -> Cell {
    cat.end_use(ix).map_or(Cell::Empty, |e| Cell::Text(e.name))
}

fn split(cat: &Catalogue, case: &Case) -> Option<Table> {
    let power = case.evaluation.baseline.stream(&StreamId::Electricity)?;
    let rows = power.shares.iter().filter(|(_, part)| *part > 0.0).map(|(ix, part)| {
        let unit = Unit::Named(power.unit.clone());
        vec![use_name(cat, *ix), share(*part), amount(power.quantity * part, unit)]
    });
    let head = vec![W::MethodColUse, W::MethodColShare, W::MethodColAmount];
    Some(plain(W::MethodTableSplit, head, rows.collect()))
}

fn scale(cat: &Catalogue) -> Table {
    let rows = cat.scale.iter().map(|step| {
        let Triangle { low, mode, high } = step.opportunity;
        let points = step.score.map_or(Cell::Empty, |s| amount(s, Unit::Number));
        vec![Cell::Text(step.name), share(low), share(mode), share(high), points]
    });
    let head = vec![
        W::MethodColAnswer,
        W::MethodColLow,
        W::MethodColMode,
        W::MethodColHigh,
        W::MethodColScore,
    ];
    plain(W::MethodTableScale, head, rows.collect())
}

fn links(cat: &Catalogue, case: &Case) -> Option<Table> {
    let chain = chain(case)?;
    let rows = chain.links.iter().map(|(measure, left, takes)| {
        vec![Cell::Measure(*measure), share(*left), share(*takes), share(left * takes)]
    });
    let head = vec![W::MethodColMeasure, W::MethodColBefore, W::MethodColTakes, W::MethodColSaves];
    let about = cat.end_use(chain.end_use).map(|e| e.name);
    Some(Table { caption: W::MethodTableChain, about, head, rows: rows.collect() })
}

fn caps(cat: &Catalogue) -> Table {
    let bounded = cat.end_uses.iter().filter(|e| e.kind != EndUseKind::Untouched);
    let rows = bounded.map(|e| vec![Cell::Text(e.name), share(e.cap)]);
    plain(W::MethodTableCaps, vec![W::MethodColUse, W::MethodColCap], rows.collect())
}

fn rates(cat: &Catalogue) -> Table {
    let known = &cat.implementation;
    let mut rows = vec![vec![Cell::Word(W::MethodNoCost), share(known.no_cost)]];
    for (years, rate) in &known.by_payback_years {
        rows.push(vec![amount(*years, Unit::Years), share(*rate)]);
    }
    rows.push(vec![Cell::Word(W::MethodLonger), share(known.longer)]);
    plain(W::MethodTableRates, vec![W::MethodColPayback, W::MethodColRate], rows)
}

fn classes(case: &Case) -> Table {
    let all = [
        (Class::QuickWin, W::ResultsNow),
        (Class::Plan, W::ResultsPlan),
        (Class::Health, W::WorkbookClassHealth),
        (Class::Study, W::WorkbookClassStudy),
        (Class::NotNow, W::WorkbookClassNotNow),
        (Class::Alternative, W::WorkbookClassAlternative),
        (Class::Hint, W::WorkbookClassHint),
        (Class::Done, W::WorkbookClassDone),
    ];
    let rows = all.into_iter().map(|(class, word)| {
        let n = case.evaluation.measures.iter().filter(|m| m.class == class).count();
        vec![Cell::Word(word), amount(n as f64, Unit::Number)]
    });
    let head = vec![W::MethodColClass, W::MethodColCount];
    plain(W::MethodTableClasses, head, rows.collect())
}

fn grades(cat: &Catalogue) -> Table {
    let c = &cat.constants;
    let letters = [Grade::A, Grade::B, Grade::C, Grade::D];
    let rows = letters.into_iter().zip(c.half_widths).zip(c.confidence_half_widths);
    let rows = rows.map(|((grade, (money, price)), whole)| {
        vec![Cell::Grade(grade), share(money), share(price), share(whole)]
    });
    let head = vec![W::MethodColGrade, W::MethodColMoney, W::MethodColQuantity, W::MethodColWhole];
    plain(W::MethodTableGrades, head, rows.collect())
}

fn targets(cat: &Catalogue) -> Table {
    let rows = cat.targets.iter().map(|t| {
        let percent = |value| amount(value, Unit::Percent);
        let national = t.place == NATIONAL;
        vec![
            if national { Cell::Word(W::LibraryNational) } else { Cell::Place(t.place.clone()) },
            Cell::Label(t.year),
            percent(t.reduction_low_pct),
            percent(t.reduction_high_pct),
        ]
    });
    let head = vec![W::LibraryProgramme, W::MethodColYear, W::MethodColFrom, W::MethodColTo];
    plain(W::MethodTableTargets, head, rows.collect())
}

fn levels(cat: &Catalogue) -> Table {
    let levels = cat.constants.score_levels.iter();
    let rows = levels.map(|(from, name)| vec![Cell::Text(*name), amount(*from, Unit::Number)]);
    plain(W::MethodTableLevels, vec![W::MethodColLevel, W::MethodColFrom], rows.collect())
}
