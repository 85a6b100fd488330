//! The owner's sheet: what slips away, what to do this month, the plan, norms, whom to ask.

use super::blocks::{Block, Part, Row, Sheet, Table};
use super::say::{View, joined, method_note, norm_table, own_part, score_words};
use super::steps::{cost_words, plan, three};
use crate::engine::summary::{
    CostKind, LeakKind, costs, leaks, lists, months_of_electricity, package_sum, ways_up, weakest,
};
use crate::engine::{MeasureAnswer, MeasureResult};
use crate::locale::number::{Digits, number};
use crate::locale::{W, money};
use crate::ui::charts::maturity_radar;
use crate::ui::names;
use crate::ui::pages::results::{range_figure, way_up_words};

pub fn owner(view: &View) -> Sheet {
    let mut parts = Vec::new();
    if view.has_money() {
        parts.extend(money_parts(view));
    } else {
        parts.push(Part::new(
            view.w(W::ReportNoMoneyTitle),
            vec![Block::Text(view.w(W::ReportNoMoneyPart))],
        ));
        parts.push(open_practices(view));
    }
    parts.push(beside_the_money(view));
    parts.extend(own_part(view));
    parts.push(Part::new("", vec![method_note(view)]));
    Sheet { title: title(view), lead: lead(view), parts }
}

fn title(view: &View) -> String {
    let lost = leaks(view.catalogue, &view.open.inputs, view.eval());
    let lost_words = if lost.is_range {
        money::money_range(view.lang(), lost.low.0, lost.high.0)
    } else {
        view.money(lost.total.0)
    };
    let range = view.money_range();
    match (view.has_money() && lost.total.0 > 0.0, view.saves()) {
        (true, true) => view.f(W::OwnerTitle, &[("lost", &lost_words), ("range", &range)]),
        (true, false) => view.f(W::OwnerTitleLost, &[("lost", &lost_words)]),
        (false, true) => view.f(W::OwnerTitleKept, &[("range", &range)]),
        (false, false) => view.w(W::OwnerTitlePlain),
    }
}

fn lead(view: &View) -> Vec<String> {
    if !view.saves() {
        return vec![score_words(view)];
    }
    let package = &view.eval().package;
    let middle = view.money(view.middle());
    let months = months_of_electricity(view.eval(), crate::units::Vnd(view.middle()));
    let likely = match months {
        Some(n) => {
            let months = crate::locale::number::months(view.lang(), n);
            view.f(W::OwnerLikely, &[("middle", &middle), ("months", &months)])
        }
        None => view.f(W::OwnerLikelyPlain, &[("middle", &middle)]),
    };
    let capital = package.finance.capital.map_or(0.0, |c| c.0);
    let cost = if capital > 0.0 {
        let (capital, payback) = (view.money(capital), view.payback(package.finance.payback));
        view.f(W::OwnerCost, &[("capital", &capital), ("payback", &payback.to_lowercase())])
    } else {
        view.w(W::OwnerCostNone)
    };
    let first = package.likely_within_a_year.0;
    let first = if first > 0.0 {
        view.f(W::OwnerFirstYear, &[("likely", &view.money(first))])
    } else {
        String::new()
    };
    vec![format!("{likely} {cost} {first}")]
}

fn money_parts(view: &View) -> Vec<Part> {
    let mut parts = Vec::new();
    if let Some(range) = view.range.as_ref().filter(|_| view.saves()) {
        // On paper the bar is not green.
        let unit = money::money_range_short(view.lang(), range.money.p10, range.money.p90).unit;
        let note = Block::Note(view.f(W::OwnerRangeNote, &[("unit", &unit)]));
        let picture = range_figure(view.app, view.open, range.money);
        parts.push(Part::new("", vec![Block::Picture(picture), note]));
    }
    parts.extend(three(view));
    parts.push(Part::new("", vec![Block::Beside(vec![cost_part(view), norm_part(view)])]));
    parts.extend(plan(view));
    parts.push(Part::new("", vec![Block::Beside(vec![look(view), leak_part(view)])]));
    parts.extend(health(view));
    parts
}

fn cost_part(view: &View) -> Part {
    let name = |kind: &CostKind| match kind {
        CostKind::Stream(id) => names::stream(view.app, &view.open.inputs, id),
        CostKind::Wages => view.w(W::OwnerWages),
        CostKind::WasteFee => view.w(W::OwnerWasteFee),
        CostKind::WastewaterFee => view.w(W::OwnerWastewaterFee),
    };
    let rows = costs(view.eval()).into_iter().map(|cost| {
        let grade = cost.grade.map(crate::catalogue::Grade::letter).unwrap_or_default();
        let cells = vec![name(&cost.kind), grade.to_owned(), view.million(cost.yearly.0)];
        Row { bar: Some(cost.length), ..Row::new(cells) }
    });
    let grade = view.w(W::BankerBaseGrade);
    let head = vec![String::new(), String::new(), grade, view.w(W::ReportMillion)];
    let table = Table { head, rows: rows.collect(), class: "bars", ..Table::default() };
    Part::new(view.w(W::OwnerCosts), vec![Block::Table(table)])
}

fn norm_part(view: &View) -> Part {
    Part::new(view.w(W::OwnerNorms), vec![Block::Table(norm_table(view))])
}

/// Rows of "to look at" that fit a sheet.
const LOOKS: usize = 6;
const SURER: usize = 2;

fn look(view: &View) -> Part {
    let lists = lists(view.catalogue, view.eval());
    let further = package_sum(view.eval()).further.0;
    let text = if further > 0.0 {
        view.f(W::OwnerLookText, &[("sum", &view.money(further))])
    } else {
        view.w(W::OwnerLookPlain)
    };
    let found = lists.look_closer.iter().filter_map(|at| view.at(*at)).filter(|m| !m.selected);
    let names: Vec<String> = found.take(LOOKS).map(|m| view.measure(m.measure)).collect();
    let mut blocks = Vec::new();
    if !names.is_empty() {
        blocks.push(Block::Text(text));
        blocks.push(Block::Points(names));
    }
    let ways = ways_up(view.catalogue, view.eval());
    let ways: Vec<String> =
        ways.iter().take(SURER).map(|w| way_up_words(view.app, &view.open.inputs, w)).collect();
    let inner =
        (!ways.is_empty()).then(|| Part::new(view.w(W::OwnerSurer), vec![Block::Points(ways)]));
    if blocks.is_empty() {
        return inner.unwrap_or_default();
    }
    // The second heading stands below the first in the same column.
    blocks.extend(inner.map(|p| Block::Column(vec![p])));
    Part::new(view.w(W::OwnerLook), blocks)
}

fn leak_part(view: &View) -> Part {
    let found = leaks(view.catalogue, &view.open.inputs, view.eval());
    let name = |kind: &LeakKind| match kind {
        LeakKind::Material(id) => names::stream(view.app, &view.open.inputs, id),
        LeakKind::Carried => view.w(W::OwnerLeakCarried),
        LeakKind::Water => view.w(W::OwnerLeakWater),
        LeakKind::WasteFee => view.w(W::OwnerWasteFee),
        LeakKind::WastewaterFee => view.w(W::OwnerWastewaterFee),
    };
    let row = |name: String, vnd: f64| Row::new(vec![name, view.million_fine(vnd)]);
    let mut rows: Vec<Row> = found.rows.iter().map(|l| row(name(&l.kind), l.monthly.0)).collect();
    if found.scrap.0 > 0.0 {
        rows.push(row(view.w(W::OwnerLeakScrap), -found.scrap.0));
    }
    rows.push(Row { total: true, ..row(view.w(W::ReportTotal), found.total.0) });
    let head = vec![String::new(), view.w(W::ReportMillion)];
    let table = Table { head, rows, ..Table::default() };
    Part::new(view.w(W::OwnerLeaks), vec![Block::Table(table)])
}

fn health(view: &View) -> Option<Part> {
    let lists = lists(view.catalogue, view.eval());
    let row = |m: &MeasureResult| {
        let cost = cost_words(view, m);
        format!("{}. {cost}.", view.measure(m.measure))
    };
    let rows: Vec<String> = lists.health.iter().filter_map(|at| view.at(*at)).map(row).collect();
    (!rows.is_empty()).then(|| {
        let text = Block::Text(view.w(W::OwnerHealthText));
        Part::new(view.w(W::OwnerHealth), vec![text, Block::Points(rows)])
    })
}

/// Without money: what was answered "no", "partly" or "don't know".
pub fn open_practices(view: &View) -> Part {
    let open = |m: &&MeasureResult| {
        matches!(m.answer, MeasureAnswer::No | MeasureAnswer::Partly | MeasureAnswer::DontKnow)
    };
    let found = view.eval().measures.iter().filter(open);
    let names: Vec<String> = found.map(|m| view.measure(m.measure)).collect();
    let block = if names.is_empty() {
        Block::Text(view.w(W::ReportNoneOpen))
    } else {
        Block::Points(names)
    };
    Part::long(view.w(W::ReportToDo), vec![block])
}

/// Habits, what could be passed on, whom to ask.
fn beside_the_money(view: &View) -> Part {
    let radar = Part::new("", vec![Block::Picture(maturity_radar(view.app))]);
    let mut right = vec![weak(view), loops(view)];
    right.extend(contacts(view));
    right.push(next_look(view));
    let right = Part::new("", vec![Block::Column(right)]);
    Part::new("", vec![Block::Beside(vec![radar, right])])
}

const WEAK: usize = 2;

fn weak(view: &View) -> Part {
    let found = weakest(view.catalogue, view.eval());
    let name = |(at, score): &(usize, f64)| {
        let name = view.catalogue.dimensions.get(*at).map(|d| view.text(d.name));
        let n = number(view.lang(), *score, Digits::Decimals(0));
        view.f(W::OwnerWeakItem, &[("name", &name.unwrap_or_default()), ("n", &n)])
    };
    let list: Vec<String> = found.iter().take(WEAK).map(name).collect();
    let text = if list.is_empty() {
        view.w(W::ReportOverallNone)
    } else {
        view.f(W::OwnerWeak, &[("list", &joined(&list))])
    };
    Part::new(view.w(W::OwnerWeakTitle), vec![Block::Text(text)])
}

fn loops(view: &View) -> Part {
    let (offers, wants) = (view.choices("wl_offer"), view.choices("wl_want"));
    let line = |word, list: &[String]| {
        (!list.is_empty()).then(|| view.f(word, &[("list", &joined(list).to_lowercase())]))
    };
    let lines: Vec<String> = [line(W::OwnerOffers, &offers), line(W::OwnerWants, &wants)]
        .into_iter()
        .flatten()
        .collect();
    let block = if lines.is_empty() {
        Block::Text(view.w(W::OwnerLoopsNone))
    } else {
        Block::Points(lines)
    };
    Part::new(view.w(W::OwnerLoops), vec![block])
}

/// So many are enough to begin with.
const CONTACTS: usize = 2;

/// The first who fit any chosen measure.
fn contacts(view: &View) -> Option<Part> {
    let handbook = view.app.state.handbook.as_ref()?;
    let asks = view.members().max_by(|a, b| {
        let capital = |m: &MeasureResult| m.finance.capital.map_or(0.0, |c| c.0);
        capital(a).total_cmp(&capital(b))
    });
    let asks = asks.or_else(|| view.eval().measures.first())?;
    let found = handbook.contacts_for(view.reader(asks));
    let rows: Vec<String> = found
        .iter()
        .take(CONTACTS)
        .map(|c| {
            let (name, role) = (view.pair(&c.name), view.pair(&c.role));
            view.f(W::OwnerAskRow, &[("name", name), ("role", role)])
        })
        .collect();
    (!rows.is_empty()).then(|| Part::new(view.w(W::OwnerAsk), vec![Block::Points(rows)]))
}

/// Months until bills are held against each other again, unless the plan names a day.
const NEXT_LOOK_MONTHS: i32 = 6;

fn next_look(view: &View) -> Part {
    let planned = view.outlook.plan.follow_up;
    let day = planned.unwrap_or_else(|| view.today.plus_months(NEXT_LOOK_MONTHS));
    let title = view.f(W::OwnerNext, &[("date", &view.date(day))]);
    Part::new(title, vec![Block::Text(view.w(W::OwnerNextText))])
}
