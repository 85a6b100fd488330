//! Formulas of the engine as formulas over cells: what the owner told stands on one sheet, prices,
//! factors and constants on another, each number once.

use super::Source;
use super::calc::{Calc, Ref};
use super::desk::{Desk, Tab};
use crate::catalogue::Grade;
use crate::engine::{Expr, FigureId, Origin, Term, Unit};
use crate::locale::W;
use workbook::{Cell, Look, Shape};

/// Numbers that are only arithmetic.
const ARITHMETIC: [&str; 5] = ["one", "zero", "percent", "million", "fuels_without_quantity"];

/// Cells of terms that have one.
#[derive(Default)]
pub(super) struct Terms {
    known: Vec<(Term, Ref)>,
    /// Cells of the figures that stand on other sheets.
    figures: Vec<(FigureId, Ref)>,
}

impl Terms {
    /// From now on this figure is that cell.
    pub fn figure(&mut self, id: FigureId, cell: Ref) {
        self.figures.push((id, cell));
    }

    pub fn cell_of(&self, id: &FigureId) -> Option<Ref> {
        self.figures.iter().find(|(known, _)| known == id).map(|(_, cell)| *cell)
    }

    /// The answer with this id, where a formula has used it.
    pub fn answer(&self, id: &str) -> Option<Ref> {
        let is_it = |t: &Term| matches!(&t.origin, Origin::Answer(known) if known == id);
        self.known.iter().find(|(term, _)| is_it(term)).map(|(_, cell)| *cell)
    }

    pub fn has(&self, origin: &Origin) -> bool {
        self.known.iter().any(|(term, _)| term.origin == *origin)
    }

    pub fn calc(&mut self, desk: &mut Desk, source: &Source, expr: &Expr) -> Calc {
        let mut all = |parts: &[Expr]| -> Vec<Calc> {
            parts.iter().map(|part| self.calc(desk, source, part)).collect()
        };
        match expr {
            Expr::Sum(parts) => Calc::Sum(all(parts)),
            Expr::Product(parts) => Calc::Product(all(parts)),
            Expr::Min(parts) => Calc::Min(all(parts)),
            Expr::Max(parts) => Calc::Max(all(parts)),
            Expr::Difference(a, b) => {
                let a = self.calc(desk, source, a);
                a.minus(self.calc(desk, source, b))
            }
            Expr::Quotient(a, b) => {
                let a = self.calc(desk, source, a);
                a.over(self.calc(desk, source, b))
            }
            Expr::Term(term) => self.term(desk, source, term),
        }
    }

    pub fn term(&mut self, desk: &mut Desk, source: &Source, term: &Term) -> Calc {
        match &term.origin {
            Origin::Constant(id) if ARITHMETIC.contains(&id.as_str()) => Calc::Number(term.value),
            Origin::Figure(id) => match self.cell_of(id) {
                Some(cell) => cell.into(),
                None => Calc::Number(term.value),
            },
            _ => self.cell(desk, source, term).into(),
        }
    }

    /// The cell of a term, made when it is first used.
    pub fn cell(&mut self, desk: &mut Desk, source: &Source, term: &Term) -> Ref {
        let same =
            |t: &Term| t.origin == term.origin && t.value == term.value && t.unit == term.unit;
        if let Some((_, cell)) = self.known.iter().find(|(t, _)| same(t)) {
            return *cell;
        }
        let cell = match &term.origin {
            Origin::Answer(id) => answer(desk, source, term, id),
            _ => factor(desk, source, term),
        };
        self.known.push((term.clone(), cell));
        cell
    }
}

fn answer(desk: &mut Desk, source: &Source, term: &Term, id: &str) -> Ref {
    let raw = source.document.answers.0.get(id).map_or("", |a| a.raw.as_str());
    let unit = source.unit(&term.unit);
    let cells = vec![
        Cell::text(source.question(id)),
        Cell::default(),
        Cell::text(unit),
        Cell::text(term.grade.map_or("", Grade::letter)),
        Cell::text(raw),
    ];
    let row = desk.add(Tab::Inputs, cells);
    let cell = desk.number((Tab::Inputs, row, 1), term.value, shape(&term.unit), Look::Input);
    desk.mark(format!("answer.{id}"), &cell);
    cell
}

fn factor(desk: &mut Desk, source: &Source, term: &Term) -> Ref {
    let own = matches!(term.origin, Origin::OwnValue(_));
    let (name, date) = about(source, term);
    let whose = if own { W::WorkbookOwn } else { W::WorkbookProgramme };
    let cells = vec![
        Cell::text(name),
        Cell::default(),
        Cell::text(source.unit(&term.unit)),
        Cell::text(date),
        Cell::text(source.w(whose)),
        Cell::text(source.sources(&term.sources)),
    ];
    let row = desk.add(Tab::Factors, cells);
    let look = if own { Look::Own } else { Look::Input };
    let cell = desk.number((Tab::Factors, row, 1), term.value, shape(&term.unit), look);
    if let Origin::Factor { id, .. } | Origin::Constant(id) | Origin::OwnValue(id) = &term.origin {
        desk.mark(format!("factor.{id}.{}", unit_id(&term.unit)), &cell);
    }
    cell
}

fn unit_id(unit: &Unit) -> String {
    match unit {
        Unit::VndPer(per) => format!("VND/{per}"),
        Unit::Named(id) => id.clone(),
        Unit::Share => "share".to_owned(),
        _ => "number".to_owned(),
    }
}

/// What a factor is called, and the date it holds from.
fn about(source: &Source, term: &Term) -> (String, String) {
    let cat = source.catalogue;
    let record = |id: &str| {
        let f = &cat.factors;
        let carrier = f.carriers.iter().find(|r| r.id == id).map(|r| r.name);
        let tariff = || f.tariffs.iter().find(|r| r.id == id).map(|r| r.name);
        let waste = || f.wastes.iter().find(|r| r.id == id).map(|r| r.name);
        let material = || f.materials.iter().find(|r| r.id == id).map(|r| r.name);
        let found = carrier.or_else(tariff).or_else(waste).or_else(material);
        let known = found.map(|name| source.texts.get(name).to_owned());
        known.unwrap_or_else(|| {
            match id {
                "well_water" => source.w(W::LiveNameWell),
                "bag" => source.w(W::LiveNameBag),
                _ => id,
            }
            .to_owned()
        })
    };
    match &term.origin {
        Origin::Factor { id, date } => (record(id), date.clone().unwrap_or_default()),
        Origin::OwnValue(id) => {
            let known = record(id.split_once('.').map_or(id.as_str(), |(_, record)| record));
            (assumed(source, id).unwrap_or(known), String::new())
        }
        Origin::Constant(id) => {
            let meaning = cat.constants.known(id).map(|(meaning, _)| source.texts.get(meaning));
            (meaning.unwrap_or(id).to_owned(), String::new())
        }
        Origin::TradeDefault => (source.w(W::ExplainFromTrade).to_owned(), String::new()),
        _ => (String::new(), String::new()),
    }
}

/// The name of an own value that is no price and no factor, with its id: of several numbers under
/// one name it says which.
fn assumed(source: &Source, id: &str) -> Option<String> {
    let cat = source.catalogue;
    let mut values = cat.adjustable_values().into_iter();
    let value = values.find(|value| value.id == *id && !value.kind.moves_in_time())?;
    let name = value.name.or_else(|| cat.constants.known(id).map(|(meaning, _)| meaning))?;
    Some(format!("{} ({id})", source.texts.get(name)))
}

fn shape(unit: &Unit) -> Shape {
    match unit {
        Unit::Vnd => Shape::Whole,
        Unit::Share => Shape::Percent,
        Unit::VndPer(_) | Unit::Kilogram | Unit::CubicMetre => Shape::Amount,
        Unit::Named(id) if id.contains('/') => Shape::Factor,
        Unit::Named(_) => Shape::Amount,
        Unit::Years => Shape::Years,
        Unit::Percent | Unit::Toe | Unit::KgCo2e | Unit::Number => Shape::Factor,
    }
}
