//! The classes of a group, and which of their figures may be shown.

use super::teams::{Kinds, Mask};
use super::{Cell, Hidden, Rules, Shown};
use crate::cohort::result::{Dimension, Row};
use crate::order::{Keyed as _, Order as _};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// Sums that can be watched at once: one bit each.
const MOST_ROWS: usize = 100;

/// The group, its rows (all together, then class by class), and who is in which.
pub struct Frame {
    rules: Rules,
    pub rows: Vec<Row>,
    /// Businesses of each row.
    counts: Vec<usize>,
    /// Rows that are only watched: classes that went into "others" though large enough.
    watched: Mask,
    /// Rows of each business.
    masks: Vec<Mask>,
    /// Proofs made: who has the figure, what is shown.
    proofs: RefCell<Vec<Proofs>>,
}

struct Proofs {
    population: Vec<bool>,
    kinds: Kinds,
    covered: BTreeMap<Mask, bool>,
}

/// One figure of every business.
pub struct Variable {
    /// Who has it.
    pub population: Vec<bool>,
    /// What must not be dominated: the figure itself, for a ratio its two parts, for a count the ones
    /// and the noughts.
    pub weights: Vec<Vec<f64>>,
}

/// Classes of one dimension: of every business, those it belongs to.
pub struct Classes {
    pub dimension: Dimension,
    pub of: Vec<Vec<String>>,
    /// Small classes may be put together.
    pub merges: bool,
}

impl Frame {
    pub fn new(rules: Rules, members: usize, dimensions: &[Classes]) -> Self {
        let mut frame = Self {
            rules,
            rows: Vec::new(),
            counts: Vec::new(),
            watched: 0,
            masks: vec![0; members],
            proofs: RefCell::default(),
        };
        frame.add(Row { dimension: None, classes: Vec::new(), others: false }, |_| true);
        for classes in dimensions {
            frame.classes(classes);
        }
        frame
    }

    /// A row with everybody of whom this holds.
    fn add(&mut self, row: Row, holds: impl Fn(usize) -> bool) -> Mask {
        let bit = 1 << self.rows.len();
        let mut count = 0;
        for (at, mask) in self.masks.iter_mut().enumerate() {
            if holds(at) {
                *mask |= bit;
                count += 1;
            }
        }
        self.rows.push(row);
        self.counts.push(count);
        bit
    }

    fn classes(&mut self, classes: &Classes) {
        let mut sizes = BTreeMap::<&str, usize>::new();
        for id in classes.of.iter().flatten() {
            *sizes.entry(id).or_default() += 1;
        }
        let mut sizes: Vec<(&str, usize)> = sizes.into_iter().collect();
        sizes.order_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let mut small: Vec<&str> = Vec::new();
        let mut pulled = None;
        if classes.merges {
            small = self.split_small(&mut sizes);
            let rest = small.iter().map(|id| size(classes, id)).sum::<usize>();
            // Others that are too few themselves take the smallest class with them.
            if !small.is_empty() && rest < self.rules.min && sizes.len() > 1 {
                pulled = sizes.pop().map(|(id, _)| id);
                small.extend(pulled);
            }
        }
        let dimension = Some(classes.dimension);
        for (id, _) in &sizes {
            if self.rows.len() + 2 < MOST_ROWS {
                let row = Row { dimension, classes: vec![(*id).to_owned()], others: false };
                self.add(row, |at| has(classes, at, |of| of == *id));
            }
        }
        if !small.is_empty() {
            let ids: BTreeSet<&str> = small.iter().copied().distinct();
            let names = ids.iter().map(|id| (*id).to_owned()).collect();
            self.add(Row { dimension, classes: names, others: true }, |at| {
                has(classes, at, |of| ids.contains(of))
            });
        }
        if let Some(id) = pulled {
            let row = Row { dimension, classes: vec![id.to_owned()], others: false };
            self.watched |= self.add(row, |at| has(classes, at, |of| of == id));
        }
    }

    /// Takes the small classes out.
    fn split_small<'a>(&self, sizes: &mut Vec<(&'a str, usize)>) -> Vec<&'a str> {
        let min = self.rules.min;
        let small = sizes.iter().filter(|(_, n)| *n < min).map(|(id, _)| *id).collect();
        sizes.retain(|(_, n)| *n >= min);
        small
    }

    pub fn members(&self) -> usize {
        self.masks.len()
    }

    /// Whether a row is in the tables; the others are only watched.
    pub fn is_listed(&self, row: usize) -> bool {
        self.watched >> row & 1 == 0
    }

    pub fn is_in(&self, member: usize, row: usize) -> bool {
        self.masks.get(member).is_some_and(|mask| mask >> row & 1 == 1)
    }

    /// How many businesses a row has.
    pub fn count(&self, row: usize) -> Cell {
        match self.counts.get(row).copied().unwrap_or_default() {
            0 => Cell::Hidden(Hidden::NoData),
            // How many take part is no secret; that few of them are of one kind may be.
            n if n < self.rules.min && row > 0 => Cell::Hidden(Hidden::Few),
            n => Cell::Shown(Shown { value: n as f64, n }),
        }
    }

    /// One cell per row; `value` computes it for those who count.
    pub fn cells(
        &self,
        variable: &Variable,
        mut value: impl FnMut(&mut dyn Iterator<Item = usize>) -> f64,
    ) -> Vec<Cell> {
        let decided = self.decide(variable);
        let cells = decided.into_iter().enumerate().map(|(row, decision)| match decision {
            Err(why) => Cell::Hidden(why),
            Ok(n) => Cell::Shown(Shown { value: value(&mut self.of(variable, row)), n }),
        });
        cells.collect()
    }

    /// As [`Self::cells`], for all together only.
    pub fn whole(
        &self,
        variable: &Variable,
        value: impl FnOnce(&mut dyn Iterator<Item = usize>) -> f64,
    ) -> Cell {
        match self.fault(variable, 0) {
            Some(why) => Cell::Hidden(why),
            None => {
                let n = self.of(variable, 0).count();
                Cell::Shown(Shown { value: value(&mut self.of(variable, 0)), n })
            }
        }
    }

    /// A quantile rests on those around it: both sides of a median and the tails beyond a quartile
    /// must be large enough on their own.
    pub fn quantile(&self, cell: Cell, tail: f64, value: f64) -> Cell {
        match cell {
            Cell::Shown(Shown { n, .. }) if n as f64 * tail < self.rules.min as f64 => {
                Cell::Hidden(Hidden::Few)
            }
            Cell::Shown(Shown { n, .. }) => Cell::Shown(Shown { value, n }),
            hidden @ Cell::Hidden(_) => hidden,
        }
    }

    /// Parts that add up to a shown whole: when one part must be hidden, so must a second, and those
    /// hidden together must not be one business's.
    pub fn parts(&self, parts: &[Variable], values: &[Vec<f64>]) -> Vec<Cell> {
        let mut cells: Vec<Cell> = parts
            .iter()
            .zip(values)
            .map(|(part, values)| {
                self.whole(part, |of| of.filter_map(|at| values.get(at)).sum::<f64>())
            })
            .collect();
        loop {
            let hidden = |cell: &Cell| cell.hidden().is_some_and(|why| why != Hidden::NoData);
            let mut rest = vec![0.0; self.members()];
            let together = cells.iter().zip(values).filter(|(cell, _)| hidden(cell));
            for (_, values) in together {
                rest.iter_mut().zip(values).for_each(|(rest, value)| *rest += value);
            }
            let count = cells.iter().filter(|cell| hidden(cell)).count();
            if count == 0 || (count > 1 && !self.rules.dominated(rest.into_iter())) {
                return cells;
            }
            let shown = cells.iter_mut().filter(|cell| cell.value().is_some_and(|v| v > 0.0));
            let smallest = shown.min_by(|a, b| {
                a.value().unwrap_or_default().total_cmp(&b.value().unwrap_or_default())
            });
            match smallest {
                Some(cell) => *cell = Cell::Hidden(Hidden::Subtraction),
                None => return cells,
            }
        }
    }

    fn of<'a>(&'a self, variable: &'a Variable, row: usize) -> impl Iterator<Item = usize> + 'a {
        let members = variable.population.iter().enumerate().filter(|(_, has)| **has);
        members.map(|(at, _)| at).filter(move |at| self.is_in(*at, row))
    }

    /// What is wrong with a row by itself.
    fn fault(&self, variable: &Variable, row: usize) -> Option<Hidden> {
        match self.of(variable, row).count() {
            0 => Some(Hidden::NoData),
            n if n < self.rules.min => Some(Hidden::Few),
            _ => self.dominated(variable, |at| self.is_in(at, row)).then_some(Hidden::Dominated),
        }
    }

    fn dominated(&self, variable: &Variable, holds: impl Fn(usize) -> bool) -> bool {
        variable.weights.iter().any(|weights| {
            let of = weights.iter().zip(&variable.population).enumerate();
            let counted = of.filter(|(at, (_, has))| **has && holds(*at));
            self.rules.dominated(counted.map(|(_, (weight, _))| *weight))
        })
    }

    fn decide(&self, variable: &Variable) -> Vec<Result<usize, Hidden>> {
        let faults: Vec<Option<Hidden>> =
            (0..self.rows.len()).map(|row| self.fault(variable, row)).collect();
        let fault = |row: usize| faults.get(row).copied().flatten();
        let mut shown: Mask = Mask::from(fault(0).is_none());
        // Neither the class nor what is left without it may be one business's.
        let touchy = |row: usize| {
            fault(row) == Some(Hidden::Dominated)
                || row > 0 && self.dominated(variable, |at| !self.is_in(at, row))
        };
        let secret: Vec<u32> = (0_u32..)
            .zip(0..self.rows.len())
            .filter(|(_, row)| touchy(*row))
            .map(|p| p.0)
            .collect();
        for dimension in Dimension::ALL {
            let of =
                |row: &usize| self.rows.get(*row).is_some_and(|r| r.dimension == Some(dimension));
            let rows = (0..self.rows.len()).filter(of);
            let may = |row: &usize| {
                fault(*row).is_none() && self.is_listed(*row) && !secret.contains(&(*row as u32))
            };
            let mut rows: Vec<usize> = rows.filter(may).collect();
            rows.order_by_key(|row| std::cmp::Reverse(self.of(variable, *row).count()));
            loop {
                let with = rows.iter().fold(shown, |mask, row| mask | 1 << row);
                if rows.is_empty() || self.is_safe(variable, with, &secret, &rows) {
                    shown = with;
                    break;
                }
                rows.pop();
            }
        }
        let result = (0..self.rows.len()).map(|row| match fault(row) {
            Some(why) => Err(why),
            None if shown >> row & 1 == 1 => Ok(self.of(variable, row).count()),
            None => Err(Hidden::Subtraction),
        });
        result.collect()
    }

    fn is_safe(&self, variable: &Variable, shown: Mask, secret: &[u32], rows: &[usize]) -> bool {
        let left_over = |at: usize| !rows.iter().any(|row| self.is_in(at, *row));
        if shown & 1 == 1 && self.dominated(variable, left_over) {
            return false;
        }
        let mut proofs = self.proofs.borrow_mut();
        let found = proofs.iter().position(|proofs| proofs.population == variable.population);
        let at = found.unwrap_or_else(|| {
            let members = self.masks.iter().zip(&variable.population).filter(|(_, has)| **has);
            let kinds = Kinds::new(members.map(|(mask, _)| *mask));
            let population = variable.population.clone();
            proofs.push(Proofs { population, kinds, covered: BTreeMap::new() });
            proofs.len() - 1
        });
        let Some(Proofs { kinds, covered, .. }) = proofs.get_mut(at) else { return false };
        let min = self.rules.min;
        *covered.entry(shown).or_insert_with(|| kinds.covers(shown, min))
            && !secret.iter().any(|row| kinds.follows(*row, shown))
    }
}

fn size(classes: &Classes, id: &str) -> usize {
    classes.of.iter().flatten().filter(|of| *of == id).count()
}

fn has(classes: &Classes, at: usize, is: impl Fn(&str) -> bool) -> bool {
    classes.of.get(at).is_some_and(|ids| ids.iter().any(|id| is(id)))
}
