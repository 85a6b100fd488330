//! The first sheet, and what was told but is not part of a formula.

use super::Source;
use super::calc::Calc;
use super::desk::{Desk, Tab};
use super::terms::Terms;
use crate::assessment::Value;
use crate::catalogue::Catalogue;
use crate::engine::{Origin, Term, Unit};
use crate::locale::W;
use workbook::{Cell, Look, Shape};

const TAB: Tab = Tab::About;

/// Title, what it is and what it is not, and the figures of the whole.
pub(super) fn about(desk: &mut Desk, source: &Source) {
    desk.widths(TAB, &[44, 64]);
    desk.sentence(TAB, &source.title(), Look::Title);
    desk.sentence(TAB, source.w(W::ResultsDeclaredTitle), Look::Group);
    desk.sentence(TAB, source.w(W::ResultsDeclared), Look::Note);
    desk.gap(TAB);
    let figures = [
        (W::WorkbookHeadSaving, "all.money", Shape::Whole),
        (W::WorkbookHeadCapital, "all.capital", Shape::Whole),
        (W::WorkbookHeadPayback, "all.payback", Shape::Years),
        (W::WorkbookHeadNpv, "all.npv", Shape::Whole),
        (W::WorkbookHeadCost, "resource_cost", Shape::Whole),
    ];
    for (name, mark, shape) in figures {
        let Some(place) = desk.marks.get(mark).copied() else { continue };
        let Some(cell) = desk.at(place.tab, place.row, place.column) else { continue };
        let row = desk.add(TAB, vec![Cell::text(source.w(name)).look(Look::Group)]);
        desk.calc((TAB, row, 1), &Calc::from(cell), shape);
    }
    desk.gap(TAB);
    let facts = [
        (W::WorkbookBusiness, source.business()),
        (W::WorkbookTrade, source.trade()),
        (W::WorkbookDay, source.day.to_owned()),
        (W::WorkbookTool, env!("CARGO_PKG_VERSION").to_owned()),
        (W::WorkbookData, data(source.catalogue)),
    ];
    for (name, text) in facts {
        desk.add(TAB, vec![Cell::text(source.w(name)), Cell::text(text)]);
    }
    desk.gap(TAB);
    desk.sentence(TAB, source.w(W::WorkbookHow), Look::Note);
    let key = [
        (Look::Input, W::WorkbookKeyInput),
        (Look::Own, W::WorkbookKeyOwn),
        (Look::Result, W::WorkbookKeyResult),
    ];
    for (look, text) in key {
        desk.add(TAB, vec![Cell::default().look(look), Cell::text(source.w(text))]);
    }
    for text in [W::WorkbookFrozen, W::WorkbookNoRange] {
        desk.sentence(TAB, source.w(text), Look::Note);
    }
}

/// Heads of the two sheets that formulas fill.
pub(super) fn heads(desk: &mut Desk, source: &Source) {
    desk.sentence(Tab::Inputs, source.w(W::WorkbookInputsText), Look::Note);
    let inputs = [
        (W::WorkbookQuestion, 70),
        (W::WorkbookValue, 20),
        (W::WorkbookUnit, 12),
        (W::WorkbookGrade, 8),
        (W::WorkbookTyped, 24),
    ];
    desk.heads(Tab::Inputs, &inputs);
    desk.sentence(Tab::Factors, source.w(W::WorkbookFactorsText), Look::Note);
    let factors = [
        (W::WorkbookWhat, 60),
        (W::WorkbookValue, 18),
        (W::WorkbookUnit, 18),
        (W::WorkbookDate, 13),
        (W::WorkbookWhose, 18),
        (W::WorkbookSources, 70),
    ];
    desk.heads(Tab::Factors, &factors);
}

/// Answers and own values that no formula reads, so that the sheets hold everything that was told.
pub(super) fn leftovers(desk: &mut Desk, source: &Source, terms: &mut Terms) {
    desk.gap(Tab::Inputs);
    desk.sentence(Tab::Inputs, source.w(W::WorkbookOtherAnswers), Look::Group);
    for (id, answer) in &source.document.answers.0 {
        let Some(value) = answer.value.as_ref().filter(|_| terms.answer(id).is_none()) else {
            continue;
        };
        let mut cells = vec![Cell::text(source.question(id))];
        cells.push(match value {
            Value::Number(n) => Cell::number(*n, Shape::Amount),
            other => Cell::text(source.answer(id, other)),
        });
        cells.extend([Cell::default(), Cell::default(), Cell::text(answer.raw.as_str())]);
        desk.add(Tab::Inputs, cells);
    }
    for value in source.catalogue.adjustable_values().into_iter().filter(|v| v.is_own) {
        let origin = Origin::OwnValue(value.id.clone());
        let unit = Unit::Named(value.unit.clone());
        let (value, sources) = (value.value, value.sources);
        if !terms.has(&origin) {
            terms.cell(desk, source, &Term { value, unit, origin, grade: None, sources });
        }
    }
}

/// Date of the data; with it another catalogue's name and checksum.
fn data(catalogue: &Catalogue) -> String {
    let (version, name, digest) = (&catalogue.version, &catalogue.name, &catalogue.digest);
    if name.is_empty() { version.clone() } else { format!("{version} · {name} · {digest}") }
}
