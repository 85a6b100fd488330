//! What printed sheets say beyond the page of results: norms to write on the wall, costs beside
//! each other, bags, and where support may help.

use super::Watch;
use crate::assessment::Inputs;
use crate::catalogue::{Catalogue, Grade, MeasureIx, TextId};
use crate::engine::{Class, Evaluation, Ledgers, MeasureResult, Score, StreamId};
use crate::order::Order as _;
use crate::units::Vnd;

const MONTHS: f64 = 12.0;

/// Norm of every stream now and with the package: per unit of output where that is known, else per
/// month (Method §4.4). Every stream stands, saved or not: a norm on the wall is for all of them.
pub fn norms(evaluation: &Evaluation) -> Vec<Watch> {
    let saved = |id: &StreamId| {
        let all = &evaluation.package.saved_by_stream;
        all.iter().find(|(known, _)| known == id).map_or(0.0, |(_, quantity)| *quantity)
    };
    let used = evaluation.baseline.streams.iter().filter(|s| s.quantity > 0.0);
    used.map(|stream| {
        let part = saved(&stream.id) / stream.quantity;
        let (per_product, before) = match stream.norm {
            Some(norm) => (true, norm),
            None => (false, stream.quantity / MONTHS),
        };
        Watch {
            stream: stream.id.clone(),
            unit: stream.unit.clone(),
            per_product,
            before,
            after: before * (1.0 - part),
            saved: part,
        }
    })
    .collect()
}

/// What a yearly cost is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CostKind {
    Stream(StreamId),
    Wages,
    WasteFee,
    WastewaterFee,
}

/// A yearly cost beside the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Cost {
    pub kind: CostKind,
    /// VND a year.
    pub yearly: Vnd,
    /// Length beside the largest, 0–1.
    pub length: f64,
    /// `None` for what is taken as it was told.
    pub grade: Option<Grade>,
}

/// Every cost of a year that is known, largest first.
pub fn costs(evaluation: &Evaluation) -> Vec<Cost> {
    let base = &evaluation.baseline;
    let streams =
        base.streams.iter().map(|s| (CostKind::Stream(s.id.clone()), s.cost, Some(s.grade)));
    let others = [
        (CostKind::Wages, base.wages, None),
        (CostKind::WasteFee, base.waste_fee, None),
        (CostKind::WastewaterFee, base.wastewater_fee, None),
    ];
    let mut all: Vec<Cost> = streams
        .chain(others)
        .filter(|(_, yearly, _)| yearly.0 > 0.0)
        .map(|(kind, yearly, grade)| Cost { kind, yearly, length: 0.0, grade })
        .collect();
    all.order_by(|a, b| b.yearly.0.total_cmp(&a.yearly.0));
    let most = all.first().map_or(Vnd(0.0), |c| c.yearly);
    for cost in &mut all {
        cost.length = cost.yearly.share_of(most);
    }
    all
}

/// How many months of the electricity bill the yearly saving is; `None` without a bill.
pub fn months_of_electricity(evaluation: &Evaluation, saved: Vnd) -> Option<f64> {
    let bill = evaluation.baseline.streams.iter().find(|s| s.id == StreamId::Electricity)?;
    (bill.cost.0 > 0.0 && saved.0 > 0.0).then(|| saved.0 * MONTHS / bill.cost.0)
}

/// Some measures of the package together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct StepSum {
    /// Known capital; what nobody has named a price for counts as nothing.
    pub capital: Vnd,
    /// A year, as parts of the package.
    pub money: Vnd,
}

pub fn step_sum(steps: &[&MeasureResult]) -> StepSum {
    let capital: Vnd = steps.iter().filter_map(|m| m.finance.capital).sum();
    let money: Vnd = steps.iter().map(|m| m.package.money).sum();
    StepSum { capital, money }
}

/// What these measures save, as parts of the package.
pub fn saved_by(steps: &[&MeasureResult]) -> Ledgers {
    let mut sum = Ledgers::default();
    for step in steps {
        sum += step.package;
    }
    sum
}

/// Plastic bags handed out a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bags {
    pub now: f64,
    /// With the package.
    pub after: f64,
}

/// `None` where bags were not asked about.
pub fn bags(catalogue: &Catalogue, inputs: &Inputs, evaluation: &Evaluation) -> Option<Bags> {
    let now = inputs.bags_per_day?;
    let of_bags = |end_use: crate::catalogue::EndUseIx| {
        catalogue.end_use(end_use).is_some_and(|e| e.kind == crate::catalogue::EndUseKind::Bags)
    };
    // Every part is a share of all bags, so the shares of the members add up.
    let share: f64 = evaluation
        .measures
        .iter()
        .filter(|m| m.selected)
        .flat_map(|m| &m.contributions)
        .filter(|c| of_bags(c.end_use) && c.base > 0.0)
        .map(|c| c.quantity / c.base)
        .sum();
    Some(Bags { now, after: now * (1.0 - share.clamp(0.0, 1.0)) })
}

/// Solutions of one class of cleaner production, for the officer.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ClassCount {
    /// Position in [`Catalogue::cp_classes`].
    pub class: u8,
    /// Chosen, or worth a closer look (indicator I5).
    pub proposed: usize,
    pub chosen: usize,
    pub done: usize,
    /// Capital of the chosen ones, VND.
    pub capital: Vnd,
    /// What they save a year.
    pub money: Vnd,
}

/// Classes with anything in them, in catalogue order.
pub fn class_counts(catalogue: &Catalogue, evaluation: &Evaluation) -> Vec<ClassCount> {
    let classes = 0..u8::try_from(catalogue.cp_classes.len()).unwrap_or(u8::MAX);
    let mut rows: Vec<ClassCount> =
        classes.map(|class| ClassCount { class, ..ClassCount::default() }).collect();
    for result in &evaluation.measures {
        let category = catalogue.measure_at(result.measure).map(|m| usize::from(m.category));
        let Some(row) = category.and_then(|at| rows.get_mut(at)) else { continue };
        let yes = result.answer == crate::engine::MeasureAnswer::Yes;
        row.done += usize::from(result.class == Class::Done && yes);
        row.proposed += usize::from(result.selected || result.class == Class::Study);
        if result.selected {
            row.chosen += 1;
            row.capital += result.finance.capital.unwrap_or_default();
            row.money += result.package.money;
        }
    }
    rows.retain(|r| r.proposed + r.done > 0);
    rows
}

/// All classes together.
pub fn class_total(rows: &[ClassCount]) -> ClassCount {
    rows.iter().fold(ClassCount::default(), |sum, row| ClassCount {
        class: sum.class,
        proposed: sum.proposed + row.proposed,
        chosen: sum.chosen + row.chosen,
        done: sum.done + row.done,
        capital: sum.capital + row.capital,
        money: sum.money + row.money,
    })
}

/// Ids of the classes for which industry-promotion funds pay: machines, technology, reuse on site.
const RENEWAL: [&str; 3] = ["equipment_mod", "tech_change", "onsite_reuse"];

fn renews(catalogue: &Catalogue, result: &MeasureResult) -> bool {
    let measure = catalogue.measure_at(result.measure);
    let class = measure.and_then(|m| catalogue.cp_classes.get(usize::from(m.category)));
    class.is_some_and(|c| RENEWAL.contains(&c.id.as_str()))
}

/// Chosen measures and study items that cost money and renew equipment, and chosen health items:
/// candidates for support. Positions in [`Evaluation::measures`], the quickest payback first.
pub fn support_candidates(catalogue: &Catalogue, evaluation: &Evaluation) -> Vec<usize> {
    let is_candidate = |m: &MeasureResult| {
        let costs = m.finance.capital.is_none_or(|c| c.0 > 0.0);
        let wanted = m.selected || m.class == Class::Study;
        costs && wanted && (renews(catalogue, m) || m.class == Class::Health)
    };
    let mut found: Vec<usize> = (0..evaluation.measures.len())
        .filter(|at| evaluation.measures.get(*at).is_some_and(is_candidate))
        .collect();
    // Chosen before those that need a survey; then by payback, unknown ones last.
    let key = |at: &usize| {
        let m = evaluation.measures.get(*at);
        let payback = m.and_then(|m| m.finance.payback).map_or(f64::INFINITY, |p| p.0);
        (m.is_none_or(|m| !m.selected), payback)
    };
    found.order_by(|a, b| {
        let ((a_late, a), (b_late, b)) = (key(a), key(b));
        a_late.cmp(&b_late).then(a.total_cmp(&b))
    });
    found
}

/// Dimensions with enough answers, the weakest first. Positions in [`Catalogue::dimensions`].
pub fn weakest(catalogue: &Catalogue, evaluation: &Evaluation) -> Vec<(usize, f64)> {
    let least = usize::from(catalogue.constants.score_min_questions);
    let scored = evaluation.scores.dimensions.iter().enumerate();
    let known = scored.filter_map(|(at, score)| Some((at, (*score)?)));
    let mut found: Vec<(usize, f64)> =
        known.filter(|(_, s)| s.questions >= least).map(|(at, s)| (at, s.value)).collect();
    found.order_by(|a, b| a.1.total_cmp(&b.1));
    found
}

/// The score of the whole business.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Overall {
    /// With the name of its level.
    Known(Score, TextId),
    /// Too few areas have enough answers to speak of the whole: so many, of so many.
    Few(usize, usize),
}

/// The overall score (Method §4.18), said only where at least half of the areas have enough answers:
/// one area or two are not the whole business.
pub fn overall(catalogue: &Catalogue, evaluation: &Evaluation) -> Overall {
    let (known, all) = (weakest(catalogue, evaluation).len(), catalogue.dimensions.len());
    let scores = &evaluation.scores;
    let level = scores.level.and_then(|at| catalogue.constants.score_levels.get(at));
    match (scores.overall, level) {
        (Some(score), Some((_, name))) if known * 2 >= all => Overall::Known(score, *name),
        _ => Overall::Few(known, all),
    }
}

/// What one measure is worth at each of the bank's rates.
#[derive(Clone, Debug, PartialEq)]
pub struct Worth {
    pub rate: f64,
    /// `None` while nobody knows what it costs.
    pub npv: Option<Vnd>,
}

/// Present value of a measure inside the package at the bank's rates (Method §4.15).
pub fn worth(catalogue: &Catalogue, result: &MeasureResult) -> Vec<Worth> {
    let saving = [(result.package.money.0, result.lifetime.0)];
    let at = |rate: &f64| Worth {
        rate: *rate,
        npv: result.finance.capital.map(|c| Vnd(crate::engine::npv(c.0, &saving, *rate))),
    };
    catalogue.constants.discount_rates_banker.iter().map(at).collect()
}

/// The same for the whole package; capital that is not known counts as nothing.
pub fn package_worth(catalogue: &Catalogue, evaluation: &Evaluation) -> Vec<Worth> {
    let members = || evaluation.measures.iter().filter(|m| m.selected);
    let savings: Vec<(f64, f64)> = members().map(|m| (m.package.money.0, m.lifetime.0)).collect();
    let capital: f64 = members().filter_map(|m| m.finance.capital).map(|c| c.0).sum();
    let at = |rate: &f64| Worth {
        rate: *rate,
        npv: Some(Vnd(crate::engine::npv(capital, &savings, *rate))),
    };
    catalogue.constants.discount_rates_banker.iter().map(at).collect()
}

/// Chosen measures that renew equipment or technology and save energy, water or waste: they may
/// fall under the green list, which is for others to confirm.
pub fn green_candidates(catalogue: &Catalogue, evaluation: &Evaluation) -> Vec<MeasureIx> {
    let saves = |m: &MeasureResult| {
        let saved = &m.package;
        saved.energy.0 > 0.0 || saved.water.0 > 0.0 || saved.waste.0 > 0.0
    };
    let found = evaluation.measures.iter();
    let found = found.filter(|m| m.selected && renews(catalogue, m) && saves(m));
    found.map(|m| m.measure).collect()
}
