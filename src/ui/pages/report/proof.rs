//! What a lender or an officer checks: what the figures rest on, what it does for the environment,
//! and how it will be watched.

use super::blocks::{Block, DENSE, Part, Row, Table};
use super::say::{View, joined};
use crate::catalogue::Grade;
use crate::engine::StreamId;
use crate::engine::summary::{
    LedgerRow, LedgerUnit, green_candidates, ledger_rows, norms, stream_rows,
};
use crate::locale::W;
use crate::locale::number::{Digits, NO_NUMBER, number, percent};
use crate::ui::charts::grade_bar;
use crate::ui::names;

pub fn baseline(view: &View) -> Part {
    let streams = &view.eval().baseline.streams;
    let rows = stream_rows(view.catalogue, view.eval());
    let row = |row: &crate::engine::summary::StreamRow| {
        let stream = streams.iter().find(|s| s.id == row.stream);
        let name = names::stream(view.app, &view.open.inputs, &row.stream);
        let grade = row.grade.letter().to_owned();
        let cells = match (row.loss, stream) {
            (Some((share, is_default)), _) => {
                let n = number(view.lang(), share * 100.0, Digits::Significant(2));
                let word =
                    if is_default { W::ResultsSureLossDefault } else { W::ResultsSureLossOwn };
                let name = view.f(W::ResultsSureLoss, &[("name", &name)]);
                let from = view.f(word, &[("n", &n)]);
                vec![name, String::new(), String::new(), from, grade]
            }
            (None, Some(s)) => {
                let quantity = if s.unit == "VND" {
                    NO_NUMBER.to_owned()
                } else {
                    let shown = number(view.lang(), s.quantity, Digits::Significant(4));
                    format!("{shown} {}", names::unit(view.app, &s.unit))
                };
                let from = view.w(names::derivation(row.derivation));
                vec![name, quantity, view.million(s.cost.0), from, grade]
            }
            (None, None) => vec![name],
        };
        Row::new(cells)
    };
    let head = vec![
        view.w(W::BankerBaseItem),
        view.w(W::BankerBaseQuantity),
        view.w(W::BankerBaseCost),
        view.w(W::BankerBaseFrom),
        view.w(W::BankerBaseGrade),
    ];
    let table = Table { head, rows: rows.iter().map(row).collect(), words: vec![3], class: DENSE };
    let grade = view.eval().confidence.grade.letter();
    let mut blocks = vec![Block::Text(view.f(W::BankerBaseText, &[("grade", grade)]))];
    blocks.push(Block::Picture(grade_mix_bar(view)));
    blocks.push(Block::Table(table));
    let bills = view.open.inputs.electricity_bills.len();
    let months = view.open.inputs.electricity_months.clone();
    let n = if bills > 0 { Some(bills.to_string()) } else { months };
    blocks.extend(n.map(|n| Block::Note(view.f(W::BankerBaseBills, &[("n", &n)]))));
    Part::long(view.w(W::BankerBase), blocks)
}

/// How much of the yearly cost is known how well.
pub fn grade_mix_bar(view: &View) -> yew::Html {
    let mix = crate::engine::summary::grade_mix(view.eval());
    let sentence = grade_mix_words(view, &mix);
    yew::html! {
        <figure>
            { grade_bar(mix.map(|(_, share)| share), &sentence) }
            <figcaption class="note">{ sentence }</figcaption>
        </figure>
    }
}

/// Shares that would read 0% are left out.
const LEAST_SHARE: f64 = 0.005;

fn grade_mix_words(view: &View, mix: &[(Grade, f64)]) -> String {
    let part = |(grade, share): &(Grade, f64)| {
        format!("{} {}", grade.letter(), percent(view.lang(), *share, 0))
    };
    let parts: Vec<String> =
        mix.iter().filter(|(_, share)| *share >= LEAST_SHARE).map(part).collect();
    view.f(W::OfficerDataMix, &[("parts", &joined(&parts))])
}

/// The ledgers that move, before and after.
pub fn ledger_table(view: &View) -> Table {
    let rows = ledger_rows(view.catalogue, view.eval(), view.range.as_deref());
    let moved = |r: &&LedgerRow| r.unit != LedgerUnit::Vnd && r.saved > 0.0 && r.before.is_some();
    let row = |r: &LedgerRow| {
        let amount = |v: f64| {
            let (value, unit) = names::amount(view.app, r.unit, v);
            format!("{value} {unit}")
        };
        let share = r.share.map(|s| percent(view.lang(), s, 1)).unwrap_or_default();
        Row::new(vec![
            names::ledger(view.app, r.ledger).to_owned(),
            r.before.map(amount).unwrap_or_default(),
            r.after.map(amount).unwrap_or_default(),
            share,
            r.grade.map(Grade::letter).unwrap_or_default().to_owned(),
        ])
    };
    let head = vec![
        String::new(),
        view.w(W::BankerEffectNow),
        view.w(W::BankerEffectAfter),
        view.w(W::BankerEffectLess),
        view.w(W::BankerBaseGrade),
    ];
    Table { head, rows: rows.iter().filter(moved).map(row).collect(), ..Table::default() }
}

/// The criteria of the green list.
const GREEN_LIST: &str = "l-tax21";

pub fn effect(view: &View) -> Part {
    let mut blocks = vec![Block::Table(ledger_table(view))];
    let green = green_candidates(view.catalogue, view.eval());
    let law = view.app.state.handbook.as_ref();
    let law = law.and_then(|h| h.laws.iter().find(|l| l.id == GREEN_LIST));
    if let (false, Some(law)) = (green.is_empty(), law) {
        let names: Vec<String> = green.iter().map(|ix| view.measure(*ix)).collect();
        let list = view.f(W::BankerGreen, &[("list", &names.join("; "))]);
        let title = view.pair(&law.title);
        let gaps = [("law", title), ("number", law.number.as_str())];
        blocks.push(Block::Text(format!("{list} {}", view.f(W::BankerGreenLaw, &gaps))));
    }
    Part::new(view.w(W::BankerEffect), blocks)
}

/// Which bills to read, and what they should say.
pub fn watch(view: &View) -> Part {
    let rows = norms(view.eval()).into_iter().filter(|w| w.saved > 0.0);
    let row = |w: crate::engine::summary::Watch| {
        let how = match w.stream {
            StreamId::Electricity => W::BankerWatchPower,
            StreamId::Water => W::BankerWatchWater,
            StreamId::Fuel(_) => W::BankerWatchFuel,
            _ => W::BankerWatchMaterial,
        };
        let [now, goal] = view.norm_cells(&w);
        let name = names::stream(view.app, &view.open.inputs, &w.stream);
        Row::new(vec![name, view.w(how), now, goal])
    };
    let per = if view.per_product() {
        view.f(W::ReportNormCol, &[("unit", &view.product())]).to_lowercase()
    } else {
        view.w(W::ReportNormMonth).to_lowercase()
    };
    let head = vec![
        view.w(W::BankerWatchWhat),
        view.w(W::BankerWatchHow),
        format!("{}, {per}", view.w(W::ReportNormNow)),
        format!("{}, {per}", view.w(W::ReportNormGoal)),
    ];
    let table = Table { head, rows: rows.map(row).collect(), words: vec![1], class: "" };
    let constants = &view.catalogue.constants;
    let share = |v| percent(view.lang(), v, 0);
    let fixed = &constants.fixed_share;
    let gaps = [
        ("change", share(constants.followup_output_change)),
        ("power", share(fixed.electricity)),
        ("fuel", share(fixed.fuel)),
        ("water", share(fixed.water)),
    ];
    let gaps = gaps.each_ref().map(|(key, text)| (*key, text.as_str()));
    let text = Block::Note(view.f(W::BankerWatchText, &gaps));
    Part::new(view.w(W::BankerWatch), vec![Block::Table(table), text])
}
