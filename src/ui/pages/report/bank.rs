//! The bank's sheet: who, what is invested, what it brings, when it stops paying, what the figures
//! rest on, and how it will be watched (Method part 6).

use super::blocks::{Block, DENSE, Part, Row, Sheet, Table};
use super::lender::{cash, loan, stress};
use super::owner::open_practices;
use super::proof::{baseline, effect, watch};
use super::say::{View, method_note, own_part, score_words};
use crate::engine::summary::{Worth, package_worth, step_sum, worth};
use crate::engine::{CapitalOrigin, Class, MeasureResult};
use crate::locale::W;
use crate::locale::number::{Digits, NO_NUMBER, number, percent};
use crate::ui::charts::payback_chart;
use crate::units::Vnd;

pub fn bank(view: &View) -> Sheet {
    let mut parts = vec![who(view)];
    if !view.has_money() {
        let text = Block::Text(view.w(W::ReportNoMoneyPart));
        parts.push(Part::new(view.w(W::ReportNoMoneyTitle), vec![text]));
        parts.push(open_practices(view));
        parts.push(Part::new("", vec![Block::Text(score_words(view)), method_note(view)]));
        return Sheet { title: view.w(W::BankerTitlePlain), lead: Vec::new(), parts };
    }
    let loan = loan(view);
    parts.push(cost_table(view));
    parts.push(return_table(view));
    parts.push(cash(view, loan));
    parts.push(stress(view, loan));
    parts.push(baseline(view));
    parts.push(effect(view));
    parts.push(watch(view));
    // More marks than that cannot be told apart on paper.
    if view.members().count() <= MOST_MARKS {
        let picture = Part::new("", vec![Block::Picture(payback_chart(view.app))]);
        let own = Block::Column(own_part(view).into_iter().collect());
        let side = vec![own, method_note(view), Block::Sign(signs(view))];
        parts.push(Part::new("", vec![Block::Beside(vec![picture, Part::new("", side)])]));
    } else {
        parts.extend(own_part(view));
        parts.push(Part::new("", vec![method_note(view), Block::Sign(signs(view))]));
    }
    Sheet { title: title(view), lead: lead(view), parts }
}

/// Marks of the picture of paybacks.
const MOST_MARKS: usize = 12;

fn signs(view: &View) -> Vec<String> {
    vec![view.w(W::BankerSignOwner), view.w(W::BankerSignBank)]
}

pub fn capital(view: &View) -> Vnd {
    view.eval().package.finance.capital.unwrap_or_default()
}

fn title(view: &View) -> String {
    let range = view.money_range();
    match (view.saves(), capital(view).0 > 0.0) {
        (true, true) => {
            let capital = view.money(capital(view).0);
            view.f(W::BankerTitle, &[("capital", &capital), ("range", &range)])
        }
        (true, false) => view.f(W::BankerTitleFree, &[("range", &range)]),
        (false, _) => view.w(W::BankerTitlePlain),
    }
}

/// The owner's rate, else the default.
pub fn rate(view: &View) -> f64 {
    view.open.inputs.discount_rate.unwrap_or(view.catalogue.constants.discount_rate)
}

fn lead(view: &View) -> Vec<String> {
    let package = &view.eval().package;
    let n = package.count.to_string();
    let payback = view.payback(package.finance.payback).to_lowercase();
    let rate = percent(view.lang(), rate(view), 1);
    let npv = view.money(package.finance.npv.unwrap_or_default().0);
    let gaps = [("n", n.as_str()), ("payback", &payback), ("rate", &rate), ("npv", &npv)];
    vec![view.f(W::BankerLead, &gaps)]
}

/// Who: filled in by the owner, and what the answers say about size.
fn who(view: &View) -> Part {
    let base = &view.eval().baseline;
    let output = base
        .output_per_year
        .filter(|o| *o > 0.0)
        .map(|o| format!("{} {}", number(view.lang(), o, Digits::Significant(3)), view.product()));
    let spend = view.has_money().then(|| view.money(base.resource_cost.0));
    let own = |id: &str| view.head(id).map(str::to_owned);
    let rows = [
        (W::BankerTrade, Some(view.trade())),
        (W::ReportHeadProduct, own("product")),
        (W::ReportHeadSince, own("since")),
        (W::BankerPlace, view.choice("location_type")),
        (W::BankerForm, view.choice("legal_form")),
        (W::BankerPeople, view.people()),
        (W::BankerOutput, output),
        (W::BankerSpend, spend),
    ];
    let facts = rows.into_iter().filter_map(|(word, value)| Some((view.w(word), value?)));
    Part::new(view.w(W::BankerWho), vec![Block::Facts(facts.collect())])
}

fn named(view: &View, i: usize, m: &MeasureResult) -> String {
    format!("{}. {}", i + 1, view.measure(m.measure))
}

/// Low, middle and high of a member, once they are worked out.
fn spread(view: &View, m: &MeasureResult) -> [String; 3] {
    match view.members.get(&m.measure) {
        Some(p) if p.p90 <= 0.0 && p.p10 >= 0.0 => [NO_NUMBER; 3].map(str::to_owned),
        Some(p) => [p.p10, p.p50, p.p90].map(|v| view.million(v)),
        None => [String::from("…"), view.million(m.package.money.0), String::from("…")],
    }
}

fn cost_table(view: &View) -> Part {
    let head = vec![
        view.w(W::ReportWhich),
        view.w(W::ReportCapital),
        view.w(W::BankerSource),
        view.w(W::BankerLife),
        "P10".to_owned(),
        "P50".to_owned(),
        "P90".to_owned(),
        view.w(W::BankerRunning),
    ];
    let members: Vec<&MeasureResult> = view.members().collect();
    let row = |(i, m): (usize, &&MeasureResult)| {
        let capital = match m.finance.capital {
            None => view.w(W::ReportAskPrice),
            Some(c) => view.million(c.0),
        };
        let origin = match (m.capital_origin, m.finance.capital) {
            (_, None) | (CapitalOrigin::None, _) => String::new(),
            (_, Some(c)) if c.0 <= 0.0 => String::new(),
            (CapitalOrigin::Quote, _) => view.w(W::BankerQuote),
            _ => view.w(W::BankerEstimate),
        };
        let [low, middle, high] = spread(view, m);
        let running = m.other_money.running_cost.0;
        let running = if running > 0.0 { view.million(running) } else { NO_NUMBER.to_owned() };
        let life = number(view.lang(), m.lifetime.0, Digits::Decimals(0));
        let mut row =
            Row::new(vec![named(view, i, m), capital, origin, life, low, middle, high, running]);
        if m.class == Class::Health {
            row.note = view.w(W::BankerHealth);
        }
        row
    };
    let mut rows: Vec<Row> = members.iter().enumerate().map(row).collect();
    let whole = view.range.as_ref().map(|r| [r.money.p10, r.money.p50, r.money.p90]);
    let [low, middle, high] = match whole {
        Some(p) => p.map(|v| view.million(v)),
        None => [String::from("…"), view.million(step_sum(&members).money.0), String::from("…")],
    };
    let capital = view.million(capital(view).0);
    let (none, all) = (String::new, view.w(W::ReportTotal));
    let cells = vec![all, capital, none(), none(), low, middle, high, none()];
    rows.push(Row { total: true, ..Row::new(cells) });
    let table = Table { head, rows, words: vec![2], class: DENSE };
    let note = Block::Note(view.w(W::BankerTable1Note));
    Part::long(view.w(W::BankerTable1), vec![Block::Table(table), note])
}

pub fn irr_words(view: &View, irr: Option<f64>) -> String {
    let limit = view.catalogue.constants.irr_print_limit;
    match irr {
        None => NO_NUMBER.to_owned(),
        Some(irr) if irr > limit => {
            view.f(W::BankerIrrOver, &[("rate", &percent(view.lang(), limit, 0))])
        }
        Some(irr) => percent(view.lang(), irr, 0),
    }
}

fn return_table(view: &View) -> Part {
    let rates = &view.catalogue.constants.discount_rates_banker;
    let rate = |r: &f64| view.f(W::BankerNpv, &[("rate", &percent(view.lang(), *r, 0))]);
    let mut head = vec![view.w(W::ReportWhich), view.w(W::ReportPayback)];
    head.extend(rates.iter().map(rate));
    head.extend([view.w(W::BankerIrr), view.w(W::BankerEvidence)]);
    let sums = |all: &[Worth]| -> Vec<String> {
        let one = |w: &Worth| w.npv.map_or_else(|| NO_NUMBER.to_owned(), |v| view.million(v.0));
        all.iter().map(one).collect()
    };
    let row = |(i, m): (usize, &MeasureResult)| {
        let mut cells = vec![named(view, i, m), view.payback(m.package_finance.payback)];
        cells.extend(sums(&worth(view.catalogue, m)));
        cells.push(irr_words(view, m.package_finance.irr));
        let grade = view.catalogue.measure_at(m.measure).map(|m| m.grade.letter());
        cells.push(grade.unwrap_or_default().to_owned());
        Row::new(cells)
    };
    let mut rows: Vec<Row> = view.members().enumerate().map(row).collect();
    let package = &view.eval().package;
    let mut cells = vec![view.w(W::ReportTotal), view.payback(package.finance.payback)];
    cells.extend(sums(&package_worth(view.catalogue, view.eval())));
    cells.extend([irr_words(view, package.finance.irr), String::new()]);
    rows.push(Row { total: true, ..Row::new(cells) });
    let mut note = view.w(W::BankerTable2Note);
    if view.members().any(|m| m.overlaps) {
        note = format!("{note} {}", view.w(W::BankerOverlap));
    }
    let table = Table { head, rows, words: Vec::new(), class: DENSE };
    Part::long(view.w(W::BankerTable2), vec![Block::Table(table), Block::Note(note)])
}
