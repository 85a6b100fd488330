//! What to do: the first month of the plan, and the whole plan in its order. One source with the
//! page of the plan, stored or proposed.

use super::blocks::{Block, Part, Row, Step, Table};
use super::say::View;
use crate::assessment::plan::{Outlook, StepMoney, StepsSum};
use crate::engine::summary::watches;
use crate::engine::{Class, MeasureResult};
use crate::locale::number::{Digits, NO_NUMBER, integer};
use crate::locale::{W, date, money, plural};
use crate::ui::names;
use crate::units::Vnd;

/// Steps of the first month that fit a sheet.
const FIRST: usize = 4;

pub fn first_month(view: &View) -> Option<Part> {
    let outlook = view.outlook;
    let rows: Vec<Step> = outlook.begun_first().take(FIRST).map(|s| step(view, s)).collect();
    if rows.is_empty() {
        return None;
    }
    let mut blocks = vec![Block::Steps(rows)];
    let all = Outlook::sum(outlook.begun_first());
    let n = all.count.to_string();
    let label = if all.cost.0 > 0.0 {
        view.f(W::OwnerFirstSum, &[("n", &n), ("capital", &view.money(all.cost.0))])
    } else {
        view.f(W::OwnerFirstSumFree, &[("n", &n)])
    };
    let sum = format!("{} {}", view.money(all.saving.0), view.w(W::ReportPerYear));
    if all.count > 1 {
        blocks.push(Block::Sum(label + &unpriced(view, &all), sum));
    }
    let month = date::format_month(outlook.first.year(), outlook.first.month(), view.lang());
    Some(Part::new(view.f(W::OwnerFirst, &[("month", &month)]), blocks))
}

/// How many have no price yet, in brackets; empty where all have one.
pub fn unpriced(view: &View, sum: &StepsSum) -> String {
    let n = sum.unpriced.to_string();
    if sum.unpriced == 0 {
        return String::new();
    }
    format!(" {}", view.f(W::PlanUnpriced, &[("n", &n)]))
}

fn name(view: &View, step: &StepMoney) -> String {
    step.measure.map_or_else(|| step.step.measure.clone(), |ix| view.measure(ix))
}

fn step(view: &View, step: &StepMoney) -> Step {
    let who = match step.step.who.trim() {
        "" => view.w(W::OwnerWhoLine),
        who => view.f(W::OwnerWho, &[("who", who)]),
    };
    let check = match step.step.check.trim() {
        "" => view.outlook.result(step).and_then(|result| check(view, result)),
        own => Some(own.to_owned()),
    };
    let check = check.map(|c| view.f(W::OwnerCheck, &[("check", &c)])).unwrap_or_default();
    let saves = step.saving.0 > 0.0;
    let worth = if saves {
        money::money_bare(view.lang(), step.saving.0, Digits::Table)
    } else {
        String::from(NO_NUMBER)
    };
    Step {
        name: name(view, step),
        how: format!("{who} · {}", cost_words(view, step.cost)),
        check,
        worth,
        worth_note: if saves { view.w(W::ReportPerYear) } else { no_saving(view, step) },
    }
}

/// Why there is no sum.
fn no_saving(view: &View, step: &StepMoney) -> String {
    let class = view.outlook.result(step).map(|result| result.class);
    if class == Some(Class::Health) { view.w(W::PlanForHealth) } else { String::from(NO_NUMBER) }
}

pub fn cost_words(view: &View, cost: Option<Vnd>) -> String {
    match cost {
        None => view.w(W::OwnerCostAsk),
        Some(c) if c.0 <= 0.0 => view.w(W::OwnerCostFree),
        Some(c) => view.f(W::OwnerCostOf, &[("sum", &view.money(c.0))]),
    }
}

/// The figure to read again, now and then; none where too little changes to be read.
fn check(view: &View, result: &MeasureResult) -> Option<String> {
    let baseline = &view.eval().baseline;
    let watch = watches(baseline, result).into_iter().next()?;
    let name = names::stream(view.app, &view.open.inputs, &watch.stream);
    let (before, Some(after)) = view.norm_and_goal(&watch) else { return None };
    let unit = view.product();
    let gaps = [("name", name.as_str()), ("unit", &unit), ("before", &before), ("after", &after)];
    let word = if watch.per_product { W::MeasureCheckProduct } else { W::MeasureCheckMonth };
    Some(view.f(word, &gaps))
}

/// Rows of the plan that fit a sheet of two pages; what comes later stands in one row.
const ROWS: usize = 11;

/// Every step that counts, in the order of the plan.
pub fn plan(view: &View) -> Option<Part> {
    let steps: Vec<&StepMoney> = view.outlook.counted().collect();
    if steps.is_empty() {
        return None;
    }
    let planned = view.outlook.is_own;
    let n = integer(view.lang(), steps.len() as f64);
    let title = view.f(plural(view.lang(), &n, W::OwnerPlanOne, W::OwnerPlan), &[("n", &n)]);
    let mut head = vec![view.w(W::ReportWhich)];
    if planned {
        head.push(view.w(W::OwnerPlanWho));
    }
    let unit = view.w(W::ReportMillion);
    head.push(format!("{}, {unit}", view.w(W::ReportCapital)));
    head.push(format!("{}, {unit}", view.w(W::ReportSaving)));
    head.push(view.w(W::ReportPayback));
    let shown = if steps.len() > ROWS + 1 { ROWS } else { steps.len() };
    let mut rows: Vec<Row> = steps.iter().take(shown).map(|s| row(view, s)).collect();
    let rest = Outlook::sum(steps.iter().skip(shown).copied());
    if rest.count > 0 {
        let n = rest.count.to_string();
        rows.push(sum_row(view, view.f(W::OwnerPlanMore, &[("n", &n)]), &rest));
    }
    let sum = Outlook::sum(steps);
    rows.push(Row { total: true, ..sum_row(view, view.w(W::ReportTotal), &sum) });
    let words = if planned { vec![1] } else { Vec::new() };
    let table = Table { head, rows, words, class: "" };
    let text = Block::Text(view.w(W::OwnerPlanText));
    Some(Part::long(title, vec![text, Block::Table(table), Block::Note(view.w(W::OwnerPlanNote))]))
}

fn row(view: &View, step: &StepMoney) -> Row {
    let mut cells = vec![format!("{}. {}", step.place + 1, name(view, step))];
    if view.outlook.is_own {
        cells.push(when(view, step));
    }
    let result = view.outlook.result(step);
    cells.push(result.map_or_else(|| view.w(W::ReportAskPrice), |result| view.capital(result)));
    let saves = step.saving.0 > 0.0;
    cells.push(if saves { view.million(step.saving.0) } else { no_saving(view, step) });
    cells.push(view.payback(result.filter(|_| saves).and_then(|r| r.package_finance.payback)));
    Row::new(cells)
}

fn sum_row(view: &View, name: String, sum: &StepsSum) -> Row {
    let mut cells = vec![name];
    if view.outlook.is_own {
        cells.push(String::new());
    }
    cells.push(view.million(sum.cost.0));
    cells.push(view.million(sum.saving.0));
    cells.push(view.payback(sum.payback));
    Row::new(cells)
}

/// Who and from when.
fn when(view: &View, step: &StepMoney) -> String {
    let month = view.f(W::OwnerMonth, &[("month", &view.month(step.step.start))]);
    let who = step.step.who.trim();
    if who.is_empty() { month } else { format!("{who}, {month}") }
}
