//! What the business uses and pays in a year, stream by stream, and what hangs on the whole of it.

use super::calc::{Calc, Ref};
use super::desk::{Desk, Tab};
use super::terms::Terms;
use super::{Source, whole};
use crate::assessment::{Inputs, tried_price_id};
use crate::engine::{
    Evaluation, Expr, FigureId, Options, Origin, StreamBaseline, StreamId, Term, evaluate, explain,
};
use crate::locale::W;
use std::collections::BTreeMap;
use workbook::{Cell, Look, Shape};

const TAB: Tab = Tab::Streams;

/// Cells of one stream.
#[derive(Clone, Debug)]
pub(super) struct StreamCells {
    pub id: StreamId,
    pub quantity: Ref,
    /// Paid by the bills.
    pub billed: Ref,
    /// Price per unit by the bills, and the one that counts.
    pub known_price: Ref,
    pub price: Ref,
    /// At the price that counts.
    pub cost: Ref,
    pub toe: Option<Ref>,
    pub co2e: Option<Ref>,
    pub mass: Option<Ref>,
    pub loss: Option<Ref>,
    pub lost: Option<Ref>,
}

/// Everything before any measure.
#[derive(Clone, Debug)]
pub(super) struct Streams {
    pub rows: Vec<StreamCells>,
    pub cost: Ref,
    pub toe: Ref,
    pub co2e: Ref,
    pub material_mass: Option<Ref>,
    pub waste_fee: Ref,
    /// Ordinary waste, kg a year.
    pub waste: Option<Ref>,
    pub hazardous: Ref,
    /// kg lost of the main materials.
    pub main_lost: Ref,
    /// Disposal avoided less scrap money lost, VND per kg of main material.
    pub per_kg: Ref,
    /// kg of dust per kg of main material, and all of it.
    pub dust_per_kg: Option<Ref>,
    pub dust: Option<Ref>,
    pub wastewater_share: Ref,
    pub fees: Option<Fees>,
}

/// Fees on the water that leaves.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fees {
    /// VND per m³ of water used.
    pub process: Ref,
    /// Share of the price before tax.
    pub domestic: Ref,
    /// Tax on water, 0–1.
    pub tax: Ref,
}

impl Streams {
    pub fn row(&self, id: &StreamId) -> Option<&StreamCells> {
        self.rows.iter().find(|r| r.id == *id)
    }
}

pub(super) fn is_main(id: &StreamId) -> bool {
    matches!(id, StreamId::Material1 | StreamId::Material2 | StreamId::OtherMaterial(_))
}

pub(super) fn is_material(id: &StreamId) -> bool {
    is_main(id) || matches!(id, StreamId::Chemicals | StreamId::OtherAuxiliary(_))
}

const COLUMNS: [(W, u8); 16] = [
    (W::WorkbookStream, 28),
    (W::WorkbookQuantity, 14),
    (W::WorkbookUnit, 9),
    (W::WorkbookBilled, 16),
    (W::WorkbookPriceKnown, 12),
    (W::WorkbookPriceTried, 12),
    (W::WorkbookPriceUsed, 12),
    (W::WorkbookCost, 16),
    (W::WorkbookToe, 10),
    (W::WorkbookCo2e, 12),
    (W::WorkbookKgPerUnit, 10),
    (W::WorkbookMass, 12),
    (W::WorkbookLoss, 10),
    (W::WorkbookLost, 12),
    (W::WorkbookGrade, 8),
    (W::WorkbookDerivation, 26),
];

pub(super) fn streams(desk: &mut Desk, terms: &mut Terms, source: &Source) -> Streams {
    desk.sentence(TAB, source.w(W::WorkbookStreamsText), Look::Note);
    desk.heads(TAB, &COLUMNS);
    // Quantities follow from the bills, whatever price is tried out.
    let inputs = Inputs { tried_prices: BTreeMap::new(), ..source.inputs.clone() };
    let billed;
    let known = if source.inputs.tried_prices.is_empty() {
        source.evaluation
    } else {
        billed = evaluate(source.catalogue, &inputs, &Options::default());
        &billed
    };
    let mut rows: Vec<StreamCells> = Vec::new();
    for stream in &source.evaluation.baseline.streams {
        let row = Rowing { desk, terms, source, inputs: &inputs, known }.stream(stream);
        rows.push(row);
    }
    whole::sums(desk, terms, source, rows)
}

/// What one row is made from.
struct Rowing<'a, 'b> {
    desk: &'a mut Desk,
    terms: &'a mut Terms,
    source: &'a Source<'b>,
    inputs: &'a Inputs,
    known: &'a Evaluation,
}

impl Rowing<'_, '_> {
    fn explained(&mut self, figure: &FigureId) -> Option<Calc> {
        let found = explain(self.source.catalogue, self.inputs, self.known, figure)?;
        Some(self.terms.calc(self.desk, self.source, &found.expr))
    }

    fn stream(&mut self, stream: &StreamBaseline) -> StreamCells {
        let source = self.source;
        let row = self.desk.add(TAB, vec![Cell::text(source.stream(&stream.id))]);
        let id = &stream.id;
        let figures = [FigureId::StreamQuantity(id.clone()), FigureId::StreamCost(id.clone())];
        let [quantity_id, cost_id] = &figures;
        let billed_vnd = stream.quantity * stream.known_price;
        // Each may rest on the other: the one that does not comes first.
        let money_first = self.rests_on(quantity_id, cost_id);
        let mut cells: [Option<Ref>; 2] = [None, None];
        for is_cost in [money_first, !money_first] {
            let (figure, column) = if is_cost { (cost_id, 3) } else { (quantity_id, 1) };
            let (value, shape) =
                if is_cost { (billed_vnd, Shape::Whole) } else { (stream.quantity, Shape::Amount) };
            let calc = self.explained(figure);
            let cell = self.desk.sure((TAB, row, column), calc.as_ref(), value, shape);
            self.terms.figure(figure.clone(), cell);
            if let Some(place) = cells.get_mut(usize::from(is_cost)) {
                *place = Some(cell);
            }
        }
        let nowhere = Ref { tab: TAB, row, column: 1, value: 0.0 };
        let [quantity, billed] = cells.map(|cell| cell.unwrap_or(nowhere));
        let done = self.prices(row, stream, quantity, billed);
        self.rest(row, stream, done)
    }

    /// Whether the formula of one figure names another.
    fn rests_on(&self, figure: &FigureId, other: &FigureId) -> bool {
        fn names(expr: &Expr, other: &FigureId) -> bool {
            match expr {
                Expr::Term(Term { origin: Origin::Figure(id), .. }) => id == other,
                Expr::Term(_) => false,
                Expr::Sum(all) | Expr::Product(all) | Expr::Min(all) | Expr::Max(all) => {
                    all.iter().any(|part| names(part, other))
                }
                Expr::Difference(a, b) | Expr::Quotient(a, b) => names(a, other) || names(b, other),
            }
        }
        let found = explain(self.source.catalogue, self.inputs, self.known, figure);
        found.is_some_and(|found| names(&found.expr, other))
    }

    /// Price by the bills, the one tried out, the one that counts, and the cost at it.
    fn prices(
        &mut self,
        row: u32,
        stream: &StreamBaseline,
        quantity: Ref,
        billed: Ref,
    ) -> StreamCells {
        let desk = &mut *self.desk;
        let by_bills = Calc::from(billed).over(quantity.into());
        let known_price = desk.calc((TAB, row, 4), &by_bills, Shape::Amount);
        let (mut price, mut cost) = (known_price, billed);
        if stream.has_price() {
            let tried = self.source.inputs.tried_prices.get(&stream.id.id());
            let to = (TAB, row, 5);
            let tried = desk.number(to, tried.copied().unwrap_or(0.0), Shape::Amount, Look::Input);
            if tried.value > 0.0 {
                desk.number(to, tried.value, Shape::Amount, Look::Own);
            } else {
                desk.put(TAB, row, 5, Cell::default().look(Look::Input));
            }
            desk.mark(tried_price_id(&stream.id), &tried);
            let choice =
                |on: Calc, off: Calc| Calc::if_less(Calc::Number(0.0), tried.into(), on, off);
            price =
                desk.calc((TAB, row, 6), &choice(tried.into(), known_price.into()), Shape::Amount);
            let at_price = Calc::Product(vec![quantity.into(), tried.into()]);
            let calc = choice(at_price, billed.into());
            cost = desk.sure((TAB, row, 7), Some(&calc), stream.cost.0, Shape::Whole);
        } else {
            let same = Calc::from(billed);
            cost = desk.sure((TAB, row, 7), Some(&same), cost.value, Shape::Whole);
        }
        StreamCells {
            id: stream.id.clone(),
            quantity,
            billed,
            known_price,
            price,
            cost,
            toe: None,
            co2e: None,
            mass: None,
            loss: None,
            lost: None,
        }
    }

    /// Energy, gases, mass and loss.
    fn rest(&mut self, row: u32, stream: &StreamBaseline, mut cells: StreamCells) -> StreamCells {
        let source = self.source;
        self.desk.put(TAB, row, 2, Cell::text(source.unit_of(&stream.unit)));
        let carried = [
            (FigureId::Energy, stream.toe.0, 8, Shape::Factor),
            (FigureId::Co2e, stream.co2e.0, 9, Shape::Whole),
        ];
        let [toe, co2e] = carried.map(|(figure, value, column, shape)| {
            let factor = self.carrier_term(&figure, &stream.id)?;
            let factor = self.terms.cell(self.desk, source, &factor);
            let calc = Calc::Product(vec![cells.quantity.into(), factor.into()]);
            Some(self.desk.sure((TAB, row, column), Some(&calc), value, shape))
        });
        (cells.toe, cells.co2e) = (toe, co2e);
        let desk = &mut *self.desk;
        if let Some(mass) = stream.mass.filter(|_| stream.quantity > 0.0) {
            let per_unit = mass.0 / stream.quantity;
            let per_unit = desk.number((TAB, row, 10), per_unit, Shape::Factor, Look::Input);
            let calc = Calc::Product(vec![cells.quantity.into(), per_unit.into()]);
            cells.mass = Some(desk.sure((TAB, row, 11), Some(&calc), mass.0, Shape::Whole));
        }
        if let Some(loss) = stream.loss {
            let loss = desk.number((TAB, row, 12), loss, Shape::Percent, Look::Input);
            desk.mark(format!("loss.{}", stream.id.id()), &loss);
            cells.loss = Some(loss);
            cells.lost = cells.mass.map(|mass| {
                let calc = Calc::Product(vec![mass.into(), loss.into()]);
                desk.calc((TAB, row, 13), &calc, Shape::Whole)
            });
        }
        desk.put(TAB, row, 14, Cell::text(stream.grade.letter()));
        desk.put(TAB, row, 15, Cell::text(source.derivation(stream.derivation)));
        for (what, cell) in [("quantity", cells.quantity), ("cost", cells.cost)] {
            desk.mark(format!("{what}.{}", stream.id.id()), &cell);
        }
        cells
    }

    /// The factor that turns this stream into energy or gases.
    fn carrier_term(&self, figure: &FigureId, id: &StreamId) -> Option<Term> {
        let found = explain(self.source.catalogue, self.inputs, self.known, figure)?;
        let Expr::Sum(parts) = found.expr else { return None };
        let quantity = Origin::Figure(FigureId::StreamQuantity(id.clone()));
        parts.into_iter().find_map(|part| match part {
            Expr::Product(factors) => match factors.as_slice() {
                [Expr::Term(q), Expr::Term(factor)] if q.origin == quantity => Some(factor.clone()),
                _ => None,
            },
            _ => None,
        })
    }
}
