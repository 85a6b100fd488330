//! Members in, group result out.

use super::disclosure::{Cell, Classes, Frame, Rules, Variable};
use super::facts::{hands, pledged};
use super::member::{Event, Member, NO_PLASTIC_BAGS};
use super::result::{
    Column, Completion, Count, Dimension, Figure, GroupRange, GroupResult, Indicator, Row,
    SolutionClass, Sum, Topics, YearReached,
};
use super::spread::spreads;
use crate::catalogue::{Catalogue, Grade, NATIONAL, YearTarget};
use crate::engine::{Percentiles, quantile};
use crate::order::{Keyed as _, Order as _};
use crate::share::encode_result;
use std::collections::BTreeMap;

/// Questions named as topics, and measures named as most often open.
const TOPICS: usize = 6;
const OPEN: usize = 3;
/// The only choice of the awareness question that means "no".
pub(super) const UNAWARE: &str = "new";

/// Everything that may be shown of these businesses; the target is the one of `year`. The order of
/// the members changes nothing.
pub fn group(catalogue: &Catalogue, members: &[Member], event: &Event, year: u16) -> GroupResult {
    let members = &*in_order(members);
    let rules = Rules::new(&catalogue.constants.cohort);
    let frame = frame(catalogue, members);
    let target = targets(catalogue).find(|target| target.year == year);
    let low = target.map_or(f64::INFINITY, |target| target.reduction_low_pct);
    let columns = columns(&frame, members, low);
    let listed = |row: &usize| frame.is_listed(*row);
    let rows: Vec<usize> = (0..frame.rows.len()).filter(listed).collect();
    let pick = |cells: &[Cell]| rows.iter().filter_map(|row| cells.get(*row)).copied().collect();
    let [money, energy, co2e, combined] = ranges(catalogue, &frame, members);
    GroupResult {
        year,
        data_version: catalogue.version.clone(),
        draws: catalogue.constants.cohort.draws,
        min_businesses: rules.min,
        completion: completion(catalogue, members),
        rows: rows.iter().filter_map(|row| frame.rows.get(*row)).cloned().collect(),
        counts: rows.iter().map(|row| frame.count(*row)).collect(),
        columns: columns
            .into_iter()
            .map(|column| Column { figure: column.figure, cells: pick(&column.cells) })
            .collect(),
        money,
        energy,
        co2e,
        combined,
        years: years(catalogue, &frame, members),
        solutions: solutions(catalogue, &frame, members),
        topics: Topics {
            not_yet: frequent(members, TOPICS, rules.min, |m| m.code.not_yet.iter()),
            unknown: frequent(members, TOPICS, rules.min, |m| m.code.unknown.iter()),
        },
        pledged: pledged(&frame, members),
        hands: hands(rules, &event.hands),
        event: Event { hands: Vec::new(), ..event.clone() },
        older: Vec::new(),
    }
}

/// The listed rows of one table, and who is in each.
pub(super) fn class_rows<'a>(
    catalogue: &'a Catalogue,
    members: &[&Member],
    table: Dimension,
) -> Vec<(Row, impl Fn(&Member) -> bool + use<'a>)> {
    let frame = frame(catalogue, members);
    let rows = frame.rows.iter().enumerate();
    let rows = rows.filter(|(at, row)| row.dimension == Some(table) && frame.is_listed(*at));
    let rows = rows.map(|(_, row)| {
        let classes = row.classes.clone();
        let holds = move |member: &Member| {
            classes_of(catalogue, member, table).iter().any(|of| classes.contains(of))
        };
        (row.clone(), holds)
    });
    rows.collect()
}

/// Targets of the place of the businesses, one a year, oldest first; the country's where it has none.
pub fn targets(catalogue: &Catalogue) -> impl Iterator<Item = &YearTarget> {
    let has_own = catalogue.targets.iter().any(|target| target.place == catalogue.here());
    let place = if has_own { catalogue.here() } else { NATIONAL };
    catalogue.targets.iter().filter(move |target| target.place == place)
}

/// The order that everything is counted in, whatever order they came in.
fn in_order(members: &[Member]) -> Vec<&Member> {
    let key = |m: &Member| (m.code.id, m.code.made.clone(), encode_result(&m.code));
    let facts = |m: &Member| format!("{:?}", m.facts.pledges);
    let mut sorted = BTreeMap::new();
    for (at, member) in members.iter().enumerate() {
        sorted.insert((key(member), facts(member), at), member);
    }
    sorted.into_values().collect()
}

fn frame(catalogue: &Catalogue, members: &[&Member]) -> Frame {
    let dimensions = Dimension::ALL.map(|dimension| Classes {
        dimension,
        merges: dimension != Dimension::Chain,
        of: members.iter().map(|member| classes_of(catalogue, member, dimension)).collect(),
    });
    Frame::new(Rules::new(&catalogue.constants.cohort), members.len(), &dimensions)
}

/// The classes that a business belongs to; empty text: not told.
fn classes_of(catalogue: &Catalogue, member: &Member, dimension: Dimension) -> Vec<String> {
    let code = &member.code;
    match dimension {
        Dimension::Trade => vec![code.trade.clone()],
        Dimension::Chain => {
            let trade = catalogue.trades.iter().find(|trade| trade.id == code.trade);
            trade.map_or_else(Vec::new, |trade| trade.tags.clone())
        }
        Dimension::Place => vec![code.place.clone().unwrap_or_default()],
        Dimension::Size => vec![code.size.map_or_else(String::new, |size| size.to_string())],
    }
}

// --- figures ---------------------------------------------------------------------------------

/// One figure of every member; `None` where it has none.
fn variable(values: &[Option<f64>]) -> Variable {
    let population = values.iter().map(Option::is_some).collect();
    let weights = values.iter().map(|value| value.unwrap_or_default()).collect();
    Variable { population, weights: vec![weights] }
}

/// Yes or no of every member.
pub(super) fn yes_no(values: &[Option<f64>]) -> Variable {
    let mut variable = variable(values);
    let no = values.iter().map(|value| 1.0 - value.unwrap_or_default()).collect();
    variable.weights.push(no);
    variable
}

fn total(values: &[Option<f64>], of: &mut dyn Iterator<Item = usize>) -> f64 {
    of.filter_map(|at| values.get(at).copied().flatten()).sum()
}

fn mean(values: &[Option<f64>], of: &mut dyn Iterator<Item = usize>) -> f64 {
    let (mut sum, mut n) = (0.0, 0_u32);
    for value in of.filter_map(|at| values.get(at).copied().flatten()) {
        sum += value;
        n += 1;
    }
    sum / f64::from(n.max(1))
}

fn columns(frame: &Frame, members: &[&Member], low: f64) -> Vec<Column> {
    let mut columns = Vec::new();
    for (at, indicator) in Indicator::ALL.into_iter().enumerate() {
        indicator_columns(frame, members, (at, indicator), &mut columns);
    }
    for sum in Sum::ALL {
        let values: Vec<Option<f64>> = members.iter().map(|m| sum_of(sum, m)).collect();
        let cells = frame.cells(&variable(&values), |of| total(&values, of));
        columns.push(Column { figure: Figure::Sum(sum), cells });
    }
    for count in Count::ALL {
        let told = |m: &Member| count_of(count, m, low).map(|yes| f64::from(u8::from(yes)));
        let values: Vec<Option<f64>> = members.iter().map(|m| told(m)).collect();
        let cells = frame.cells(&yes_no(&values), |of| total(&values, of));
        columns.push(Column { figure: Figure::Count(count), cells });
    }
    let scores: Vec<Option<f64>> = members.iter().map(|m| m.code.score.map(f64::from)).collect();
    let cells = frame.cells(&variable(&scores), |of| mean(&scores, of));
    columns.push(Column { figure: Figure::Score, cells });
    columns
}

/// Mean, weighted figure, median and quartiles of one indicator.
fn indicator_columns(
    frame: &Frame,
    members: &[&Member],
    (at, indicator): (usize, Indicator),
    to: &mut Vec<Column>,
) {
    let told = members.iter().map(|m| m.code.indicators.get(at).copied().flatten());
    let told: Vec<_> = told.collect();
    let of = |part: fn(&crate::share::Indicator) -> f64| -> Vec<Option<f64>> {
        told.iter().map(|known| known.as_ref().map(part)).collect()
    };
    let (pct, base, saved) =
        (of(|i| i.saved_pct), of(|i| i.base), of(|i| i.base * i.saved_pct / 100.0));
    let means = frame.cells(&variable(&pct), |of| mean(&pct, of));
    let mut both = variable(&base);
    both.weights.extend(variable(&saved).weights);
    let weighted = frame.cells(&both, |of| {
        let all: Vec<usize> = of.collect();
        let base = total(&base, &mut all.iter().copied());
        total(&saved, &mut all.iter().copied()) / base.max(f64::MIN_POSITIVE) * 100.0
    });
    let quantiles = |share: f64| -> Vec<Cell> {
        let value = |row: usize| {
            let known = pct.iter().enumerate().filter(|(at, _)| frame.is_in(*at, row));
            let mut known: Vec<f64> = known.filter_map(|(_, value)| *value).collect();
            quantile(&mut known, share)
        };
        let cells = means.iter().enumerate();
        cells.map(|(row, cell)| frame.quantile(*cell, share.min(1.0 - share), value(row))).collect()
    };
    let quantiles = [
        (Figure::Median(indicator), quantiles(0.5)),
        (Figure::LowerQuartile(indicator), quantiles(0.25)),
        (Figure::UpperQuartile(indicator), quantiles(0.75)),
    ];
    let first = [(Figure::Mean(indicator), means), (Figure::Weighted(indicator), weighted)];
    to.extend(first.into_iter().chain(quantiles).map(|(figure, cells)| Column { figure, cells }));
}

/// `None`: not known of this business.
fn sum_of(sum: Sum, member: &Member) -> Option<f64> {
    let code = &member.code;
    let saved = &code.savings;
    let count = |list: &[String]| Some(list.len() as f64);
    match sum {
        Sum::Money => Some(saved.money.0),
        Sum::Likely => Some(code.likely),
        Sum::Capital => code.capital,
        Sum::Material => Some(saved.material.0),
        // A code holds 0 also where only the money of the material is known.
        Sum::MaterialMass => Some(saved.material_mass.0).filter(|mass| *mass > 0.0),
        Sum::Energy => Some(saved.energy.0),
        Sum::Co2e => Some(saved.co2e.0),
        Sum::Water => Some(saved.water.0),
        Sum::Wastewater => Some(saved.wastewater.0),
        Sum::Dust => Some(saved.dust.0),
        Sum::Waste => Some(saved.waste.0),
        Sum::Proposed => Some((code.chosen.len() + code.proposed.len()) as f64),
        Sum::Chosen => count(&code.chosen),
        Sum::Done => count(&code.done),
        Sum::Ready => Some(f64::from(code.ready)),
        Sum::Bags => code.bags_a_day,
        Sum::Pledges => count(&member.facts.pledges),
    }
}

/// `None`: not asked or not told.
fn count_of(count: Count, member: &Member, low: f64) -> Option<bool> {
    let (code, facts) = (&member.code, &member.facts);
    let aware = |choice: &Option<String>| choice.as_ref().map(|choice| choice != UNAWARE);
    match count {
        Count::Reached => reaches(member, low, |range| range.p50),
        Count::Certain => reaches(member, low, |range| range.p10),
        Count::BagFree => code.no_plastic_bags,
        Count::PledgedBags => {
            // Whoever promises it hands out bags, also without having been asked in the questionnaire.
            let pledged = facts.pledges.iter().any(|pledge| pledge == NO_PLASTIC_BAGS);
            pledged.then_some(true).or(code.no_plastic_bags.map(|_| false))
        }
        Count::AwareBefore => aware(&code.awareness),
        Count::AwareAfter => aware(&facts.awareness_after),
        Count::FollowUp => Some(facts.follow_up),
    }
}

/// I6 of Method §4.20; only for those who have Ic.
fn reaches(member: &Member, low: f64, of: fn(&crate::share::Spread) -> f64) -> Option<bool> {
    member.code.indicators.last().copied().flatten()?;
    // A code keeps three digits.
    member.code.ranges.last().map(|range| of(range) >= low)
}

fn years(catalogue: &Catalogue, frame: &Frame, members: &[&Member]) -> Vec<YearReached> {
    let cell = |count: Count, low: f64| {
        let told = |m: &Member| count_of(count, m, low).map(|yes| f64::from(u8::from(yes)));
        let values: Vec<Option<f64>> = members.iter().map(|m| told(m)).collect();
        frame.whole(&yes_no(&values), |of| total(&values, of))
    };
    let targets = targets(catalogue).map(|target| {
        let low_pct = target.reduction_low_pct;
        let (reached, certain) = (cell(Count::Reached, low_pct), cell(Count::Certain, low_pct));
        YearReached { year: target.year, low_pct, reached, certain }
    });
    targets.collect()
}

fn ranges(catalogue: &Catalogue, frame: &Frame, members: &[&Member]) -> [GroupRange; 4] {
    let drawn = spreads(&catalogue.constants, members);
    let sums = [Sum::Money, Sum::Energy, Sum::Co2e].map(|sum| {
        let values: Vec<Option<f64>> = members.iter().map(|m| sum_of(sum, m)).collect();
        variable(&values)
    });
    let combined = |m: &Member| m.code.indicators.last().copied().flatten().map(|i| i.saved_pct);
    let combined: Vec<Option<f64>> = members.iter().map(|m| combined(m)).collect();
    let range = |variable: &Variable, drawn: Percentiles| {
        let cell = |value: f64| frame.whole(variable, |_| value);
        GroupRange { p10: cell(drawn.p10), p50: cell(drawn.p50), p90: cell(drawn.p90) }
    };
    let [money, energy, co2e] = sums;
    let [of_money, of_energy, of_co2e, of_combined] = drawn;
    [
        range(&money, of_money),
        range(&energy, of_energy),
        range(&co2e, of_co2e),
        range(&variable(&combined), of_combined),
    ]
}

// --- solutions, topics, completion -----------------------------------------------------------

fn solutions(catalogue: &Catalogue, frame: &Frame, members: &[&Member]) -> Vec<SolutionClass> {
    let class_of = catalogue.measures.iter().map(|m| (m.id.as_str(), usize::from(m.category)));
    let class_of = class_of.keyed();
    let classes = catalogue.cp_classes.len();
    let counted = |lists: &dyn Fn(&Member) -> Vec<&String>| {
        let mut values = vec![vec![0.0; members.len()]; classes];
        for (at, member) in members.iter().enumerate() {
            for id in lists(member) {
                let class = class_of.get(id.as_str()).and_then(|class| values.get_mut(*class));
                if let Some(value) = class.and_then(|values| values.get_mut(at)) {
                    *value += 1.0;
                }
            }
        }
        parts(frame, &values)
    };
    let proposed = counted(&|m| m.code.chosen.iter().chain(&m.code.proposed).collect());
    let chosen = counted(&|m| m.code.chosen.iter().collect());
    let done = counted(&|m| m.code.done.iter().collect());
    let capital = |class: &str| -> Vec<f64> {
        let of = |m: &Member| m.code.capital_by_class.iter().find(|(id, _)| id == class).cloned();
        members.iter().map(|m| of(m).map_or(0.0, |(_, sum)| sum)).collect()
    };
    let capital: Vec<Vec<f64>> = catalogue.cp_classes.iter().map(|c| capital(&c.id)).collect();
    let capital = parts(frame, &capital);
    let rows = proposed.into_iter().zip(chosen).zip(done.into_iter().zip(capital));
    let classes = catalogue.cp_classes.iter().zip(rows);
    let classes = classes.map(|(class, ((proposed, chosen), (done, capital)))| {
        let class = class.id.clone();
        SolutionClass { class, proposed, chosen, done, capital }
    });
    classes.collect()
}

fn parts(frame: &Frame, values: &[Vec<f64>]) -> Vec<Cell> {
    let variables: Vec<Variable> = values
        .iter()
        .map(|values| Variable {
            population: vec![true; values.len()],
            weights: vec![values.clone()],
        })
        .collect();
    frame.parts(&variables, values)
}

/// Ids most often found, most frequent first, at least so often.
fn frequent<'a, I: Iterator<Item = &'a String>>(
    members: &[&'a Member],
    most: usize,
    least: usize,
    of: impl Fn(&'a Member) -> I,
) -> Vec<(String, usize)> {
    let mut counts = BTreeMap::<&String, usize>::new();
    for id in members.iter().copied().flat_map(of) {
        *counts.entry(id).or_default() += 1;
    }
    let mut counts: Vec<(String, usize)> =
        counts.into_iter().filter(|(_, n)| *n >= least).map(|(id, n)| (id.clone(), n)).collect();
    counts.order_by_key(|(_, n)| std::cmp::Reverse(*n));
    counts.truncate(most);
    counts
}

fn completion(catalogue: &Catalogue, members: &[&Member]) -> Completion {
    let with = |grade: Grade| members.iter().filter(|m| m.code.grade == grade).count();
    let other = |m: &&&Member| m.code.data_version != catalogue.version || !m.code.is_of(catalogue);
    Completion {
        businesses: members.len(),
        full: members.iter().filter(|m| m.code.full).count(),
        grades: [Grade::A, Grade::B, Grade::C, Grade::D].map(with),
        other_data: members.iter().filter(other).count(),
        open: open(members),
    }
}

/// The measures most often open, by id, with their count; the trainer sees them without any rule.
pub fn most_open(members: &[Member]) -> Vec<(String, usize)> {
    open(&members.iter().collect::<Vec<_>>())
}

fn open(members: &[&Member]) -> Vec<(String, usize)> {
    frequent(members, OPEN, 1, |m| m.code.chosen.iter().chain(&m.code.proposed))
}
