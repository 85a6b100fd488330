//! The owner's sheet: what slips away, what to do this month, the plan, norms, whom to ask.

use super::blocks::{Block, Part, Row, Sheet, Table};
use super::say::{View, changing_norm_table, joined, method_note, own_part, score_words};
use super::steps::{cost_words, first_month, plan, unpriced};
use crate::assessment::plan::Outlook;
use crate::engine::summary::{
    Cost, CostKind, LeakKind, Overall, costs, leaks, lists, months_of_electricity, overall,
    package_sum, ways_up, weakest,
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
    // A year, as the saving is.
    let [total, low, high] = [lost.total, lost.low, lost.high].map(|m| lost.yearly(m).0);
    let lost_words =
        if lost.is_range { money::money_range(view.lang(), low, high) } else { view.money(total) };
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
        let open = unpriced(view, &Outlook::sum(view.outlook.counted()));
        let capital = view.money(capital) + &open;
        let payback = view.payback(package.finance.payback);
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
    parts.extend(first_month(view));
    parts.extend(plan(view));
    parts.push(Part::new("", vec![Block::Beside(vec![cost_part(view), norm_part(view)])]));
    parts.push(Part::new("", vec![Block::Beside(vec![look(view), leak_part(view)])]));
    parts.extend(health(view));
    parts
}

/// Rows of costs that fit a sheet; the small ones at the end stand together.
const COSTS: usize = 7;

fn cost_part(view: &View) -> Part {
    let name = |kind: &CostKind| match kind {
        CostKind::Stream(id) => names::stream(view.app, &view.open.inputs, id),
        CostKind::Wages => view.w(W::OwnerWages),
        CostKind::WasteFee => view.w(W::OwnerWasteFee),
        CostKind::WastewaterFee => view.w(W::OwnerWastewaterFee),
    };
    let row = |cost: &Cost| {
        let grade = cost.grade.map(crate::catalogue::Grade::letter).unwrap_or_default();
        let cells = vec![name(&cost.kind), grade.to_owned(), view.million(cost.yearly.0)];
        Row { bar: Some(cost.length), ..Row::new(cells) }
    };
    let all = costs(view.eval());
    let shown = if all.len() > COSTS + 1 { COSTS } else { all.len() };
    let mut rows: Vec<Row> = all.iter().take(shown).map(row).collect();
    if all.len() > shown {
        let rest = all.iter().skip(shown);
        let yearly: f64 = rest.clone().map(|c| c.yearly.0).sum();
        let length = rest.map(|c| c.length).sum();
        let cells = vec![view.w(W::OwnerCostsOther), String::new(), view.million(yearly)];
        rows.push(Row { bar: Some(length), ..Row::new(cells) });
    }
    let grade = view.w(W::BankerBaseGrade);
    let head = vec![String::new(), String::new(), grade, view.w(W::ReportMillion)];
    let table = Table { head, rows, class: "bars", ..Table::default() };
    Part::new(view.w(W::OwnerCosts), vec![Block::Table(table)])
}

fn norm_part(view: &View) -> Part {
    // What stays as it is needs no goal here; the sheet for the wall has it.
    let table = changing_norm_table(view);
    Part::new(view.w(W::OwnerNorms), vec![Block::Table(table)])
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
    let yearly = |monthly| view.million(found.yearly(monthly).0);
    let row = |name: String, monthly| Row::new(vec![name, yearly(monthly)]);
    let mut rows: Vec<Row> = found.rows.iter().map(|l| row(name(&l.kind), l.monthly)).collect();
    if found.scrap.0 > 0.0 {
        rows.push(row(view.w(W::OwnerLeakScrap), -found.scrap));
    }
    rows.push(Row { total: true, ..row(view.w(W::ReportTotal), found.total) });
    let head = vec![String::new(), view.w(W::ReportMillion)];
    let table = Table { head, rows, ..Table::default() };
    Part::new(view.w(W::OwnerLeaks), vec![Block::Table(table)])
}

fn health(view: &View) -> Option<Part> {
    let lists = lists(view.catalogue, view.eval());
    let row = |m: &MeasureResult| {
        let cost = cost_words(view, m.finance.capital);
        format!("{}. {cost}.", view.measure(m.measure))
    };
    // Those that are chosen stand in the plan.
    let found = lists.health.iter().filter_map(|at| view.at(*at)).filter(|m| !m.selected);
    let rows: Vec<String> = found.map(row).collect();
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
    let mut right: Vec<Part> = weak(view).into_iter().collect();
    right.push(loops(view));
    right.extend(contacts(view));
    right.push(next_look(view));
    let right = Part::new("", vec![Block::Column(right)]);
    Part::new("", vec![Block::Beside(vec![radar, right])])
}

const WEAK: usize = 2;

/// Said only where there is an overall score: of one or two areas none is the weakest.
fn weak(view: &View) -> Option<Part> {
    let Overall::Known(..) = overall(view.catalogue, view.eval()) else { return None };
    let found = weakest(view.catalogue, view.eval());
    let name = |(at, score): &(usize, f64)| {
        let name = view.catalogue.dimensions.get(*at).map(|d| view.text(d.name));
        let n = number(view.lang(), *score, Digits::Decimals(0));
        view.f(W::OwnerWeakItem, &[("name", &name.unwrap_or_default()), ("n", &n)])
    };
    let list: Vec<String> = found.iter().take(WEAK).map(name).collect();
    let text = view.f(W::OwnerWeak, &[("list", &joined(&list))]);
    let title = if list.len() > 1 { W::OwnerWeakTitle } else { W::OwnerWeakTitleOne };
    Some(Part::new(view.w(title), vec![Block::Text(text)]))
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
