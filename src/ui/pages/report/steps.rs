//! What to do: this month, and the whole plan in its order.

use super::blocks::{Block, Part, Row, Step, Table};
use super::say::View;
use crate::engine::MeasureResult;
use crate::engine::summary::{first_steps, lists, step_sum, watches};
use crate::locale::number::{Digits, integer};
use crate::locale::{W, money, plural};
use crate::order::Order as _;
use crate::ui::names;

pub fn three(view: &View) -> Option<Part> {
    let found = first_steps(view.catalogue, view.eval());
    let steps: Vec<&MeasureResult> = found.iter().filter_map(|at| view.at(*at)).collect();
    let rows: Vec<Step> = steps.iter().map(|m| step(view, m)).collect();
    if rows.is_empty() {
        return None;
    }
    let first = step_sum(&steps);
    let n = rows.len().to_string();
    let sum = format!("{} {}", view.money(first.money.0), view.w(W::ReportPerYear));
    let label = if first.capital.0 > 0.0 {
        view.f(W::OwnerThreeSum, &[("n", &n), ("capital", &view.money(first.capital.0))])
    } else {
        view.f(W::OwnerThreeSumFree, &[("n", &n)])
    };
    let mut blocks = vec![Block::Steps(rows)];
    if steps.len() > 1 {
        blocks.push(Block::Sum(label, sum));
    }
    Some(Part::new(view.w(W::OwnerThree), blocks))
}

fn step(view: &View, result: &MeasureResult) -> Step {
    let cost = cost_words(view, result);
    let who = who(view, result).unwrap_or_else(|| view.w(W::OwnerWhoLine));
    let planned = planned_check(view, result);
    let check = planned.or_else(|| check(view, result));
    let check = check.map(|c| view.f(W::OwnerCheck, &[("check", &c)])).unwrap_or_default();
    let short = money::money_bare(view.lang(), result.package.money.0, Digits::Table);
    Step {
        name: view.measure(result.measure),
        how: format!("{who} · {cost}"),
        check,
        worth: short,
        worth_note: view.w(W::ReportPerYear),
    }
}

pub fn cost_words(view: &View, result: &MeasureResult) -> String {
    match result.finance.capital {
        None => view.w(W::OwnerCostAsk),
        Some(c) if c.0 <= 0.0 => view.w(W::OwnerCostFree),
        Some(c) => view.f(W::OwnerCostOf, &[("sum", &view.money(c.0))]),
    }
}

/// Who sees to it, as the plan says.
fn who(view: &View, result: &MeasureResult) -> Option<String> {
    let id = &view.catalogue.measure_at(result.measure)?.id;
    let who = view.plan()?.step(id)?.who.trim();
    (!who.is_empty()).then(|| view.f(W::OwnerWho, &[("who", who)]))
}

fn planned_check(view: &View, result: &MeasureResult) -> Option<String> {
    let id = &view.catalogue.measure_at(result.measure)?.id;
    let check = view.plan()?.step(id)?.check.trim();
    (!check.is_empty()).then(|| check.to_owned())
}

/// The figure to read again, now and then.
fn check(view: &View, result: &MeasureResult) -> Option<String> {
    let baseline = &view.eval().baseline;
    let watch = watches(baseline, result).into_iter().next()?;
    let name = names::stream(view.app, &view.open.inputs, &watch.stream);
    let (before, after) =
        (view.quantity(&watch.unit, watch.before), view.quantity(&watch.unit, watch.after));
    let unit = view.product();
    let gaps = [("name", name.as_str()), ("unit", &unit), ("before", &before), ("after", &after)];
    let word = if watch.per_product { W::MeasureCheckProduct } else { W::MeasureCheckMonth };
    Some(view.f(word, &gaps))
}

/// Every chosen measure: in the order of the plan, else of the lists.
pub fn plan(view: &View) -> Option<Part> {
    let lists = lists(view.catalogue, view.eval());
    let order = [&lists.now, &lists.plan, &lists.look_closer, &lists.not_now, &lists.alternatives];
    let mut rows: Vec<&MeasureResult> =
        order.into_iter().flatten().filter_map(|at| view.at(*at)).filter(|m| m.selected).collect();
    let place = |m: &MeasureResult| {
        let id = view.catalogue.measure_at(m.measure).map(|m| m.id.as_str());
        id.and_then(|id| view.plan()?.position(id)).unwrap_or(usize::MAX)
    };
    rows.order_by(|a, b| place(a).cmp(&place(b)));
    if rows.is_empty() {
        return None;
    }
    let planned = view.plan().is_some();
    let n = integer(view.lang(), rows.len() as f64);
    let title = view.f(plural(view.lang(), &n, W::OwnerPlanOne, W::OwnerPlan), &[("n", &n)]);
    let mut head = vec![view.w(W::ReportWhich)];
    if planned {
        head.push(view.w(W::OwnerPlanWho));
    }
    let unit = view.w(W::ReportMillion);
    head.push(format!("{}, {unit}", view.w(W::ReportCapital)));
    head.push(format!("{}, {unit}", view.w(W::ReportSaving)));
    head.push(view.w(W::ReportPayback));
    let row = |(i, m): (usize, &&MeasureResult)| {
        let mut cells = vec![format!("{}. {}", i + 1, view.measure(m.measure))];
        if planned {
            cells.push(when(view, m));
        }
        cells.push(view.capital(m));
        cells.push(view.million(m.package.money.0));
        cells.push(view.payback(m.package_finance.payback));
        Row::new(cells)
    };
    let mut all: Vec<Row> = rows.iter().enumerate().map(row).collect();
    let sum = step_sum(&rows);
    let mut last = vec![view.w(W::ReportTotal)];
    if planned {
        last.push(String::new());
    }
    last.push(view.million(sum.capital.0));
    last.push(view.million(sum.money.0));
    last.push(view.payback(sum.payback));
    all.push(Row { total: true, ..Row::new(last) });
    let words = if planned { vec![1] } else { Vec::new() };
    let table = Table { head, rows: all, words, class: "" };
    let note = view.w(W::OwnerPlanNote);
    Some(Part::long(
        title,
        vec![Block::Text(view.w(W::OwnerPlanText)), Block::Table(table), Block::Note(note)],
    ))
}

/// Who and from when.
fn when(view: &View, result: &MeasureResult) -> String {
    let id = view.catalogue.measure_at(result.measure).map(|m| m.id.as_str());
    let Some(step) = id.and_then(|id| view.plan()?.step(id)) else { return String::new() };
    let month = view.f(W::OwnerMonth, &[("month", &view.month(step.start))]);
    if step.who.trim().is_empty() { month } else { format!("{}, {month}", step.who.trim()) }
}
