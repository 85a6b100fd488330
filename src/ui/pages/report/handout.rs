//! One page each: the green profile for a fair, the pledge, the norms for the wall, the summary for
//! an application for support.

use super::blocks::{Block, Part, Row, Sheet, Table, WRITE};
use super::say::{View, joined, norm_table, score_words};
use crate::catalogue::Bearing;
use crate::engine::summary::LedgerUnit;
use crate::engine::summary::{bags, norms, step_sum, support_candidates};
use crate::engine::{Class, Ledgers, MeasureAnswer, MeasureResult};
use crate::locale::W;
use crate::locale::number::{Digits, integer, number, percent};
use crate::ui::names;

/// Rows of "done" that fit one page.
const DONE: usize = 10;

/// For buyers: nothing about money.
pub fn profile(view: &View) -> Sheet {
    let title = view.head("name").map_or_else(
        || view.w(W::HandoutProfileTitle),
        |name| view.f(W::HandoutProfileOf, &[("name", name)]),
    );
    let done: Vec<String> = view
        .eval()
        .measures
        .iter()
        .filter(|m| m.class == Class::Done && m.answer == MeasureAnswer::Yes)
        .map(|m| view.measure(m.measure))
        .collect();
    let more = done.len().saturating_sub(DONE);
    let mut shown: Vec<(bool, String)> = done.into_iter().take(DONE).map(|d| (true, d)).collect();
    if more > 0 {
        shown.push((true, view.f(W::HandoutProfileMore, &[("n", &more.to_string())])));
    }
    let done = if shown.is_empty() {
        Block::Text(view.w(W::HandoutProfileDoneNone))
    } else {
        Block::Ticks(shown)
    };
    let mut parts = vec![Part::new(view.w(W::HandoutProfileDone), vec![done])];
    parts.extend(profile_norms(view));
    parts.extend(aims(view));
    parts.extend(profile_loops(view));
    parts.extend(under_way(view));
    let contact = view.head("address").map_or_else(|| BLANK.to_owned(), str::to_owned);
    parts.push(Part::new(view.w(W::HandoutProfileContact), vec![Block::Text(contact)]));
    let product = view.head("product").map(str::to_owned);
    let about: Vec<String> =
        [Some(view.trade()), product, view.choice("location_type"), view.people()]
            .into_iter()
            .flatten()
            .collect();
    let lead = vec![about.join(" · "), view.w(W::HandoutProfileLead), score_words(view)];
    Sheet { title, lead, parts }
}

/// A line to write on.
const BLANK: &str = "……………………………………………………………………";
/// Rows of "under way" that fit one page.
const UNDER_WAY: usize = 6;

/// The first steps of the plan by name; those of health included.
fn under_way(view: &View) -> Option<Part> {
    let steps = view.outlook.counted().filter_map(|step| step.measure);
    let names: Vec<(bool, String)> =
        steps.take(UNDER_WAY).map(|ix| (false, view.measure(ix))).collect();
    (!names.is_empty()).then(|| Part::new(view.w(W::HandoutProfileNext), vec![Block::Ticks(names)]))
}

/// Norms in physical units only: what a buyer may know.
fn profile_norms(view: &View) -> Option<Part> {
    let rows: Vec<Row> = view
        .norm_rows()
        .iter()
        .filter(|(_, w)| w.unit != "VND" && view.per_product())
        .map(|(name, w)| {
            let [now, goal] = view.norm_cells(w);
            Row::new(vec![name.clone(), now, goal])
        })
        .collect();
    let title = view.f(W::HandoutProfileNorms, &[("unit", &view.product())]);
    let head = vec![String::new(), view.w(W::ReportNormNow), view.w(W::ReportNormGoal)];
    let table = Table { head, rows, ..Table::default() };
    (!table.rows.is_empty()).then(|| Part::new(title, vec![Block::Table(table)]))
}

fn aims(view: &View) -> Option<Part> {
    let indicators = &view.eval().indicators;
    let rows = [
        (W::OfficerI1, indicators.material_pct),
        (W::OfficerI2, indicators.energy_pct),
        (W::OfficerI3, indicators.dust_pct),
        (W::OfficerI4, indicators.domestic_wastewater_pct),
    ];
    let known = rows.into_iter().filter_map(|(word, pct)| Some((word, pct.filter(|p| *p > 0.0)?)));
    let facts: Vec<(String, String)> = known
        .map(|(word, pct)| (view.w(word), number(view.lang(), pct, Digits::Decimals(1)) + "%"))
        .collect();
    (!facts.is_empty()).then(|| Part::new(view.w(W::HandoutProfileAims), vec![Block::Facts(facts)]))
}

fn profile_loops(view: &View) -> Option<Part> {
    let line = |word, names: Vec<String>| {
        (!names.is_empty()).then(|| view.f(word, &[("list", &joined(&names).to_lowercase())]))
    };
    let offers = line(W::OwnerOffers, view.choices("wl_offer"));
    let wants = line(W::OwnerWants, view.choices("wl_want"));
    let lines: Vec<String> = [offers, wants].into_iter().flatten().collect();
    (!lines.is_empty())
        .then(|| Part::new(view.w(W::HandoutProfileLoops), vec![Block::Points(lines)]))
}

/// Promises with the question whose "yes" means that they are kept already.
const PROMISES: [(&str, W); 5] = [
    ("ps_ask", W::HandoutPledgeAsk),
    ("ps_charge", W::HandoutPledgeCharge),
    ("ps_alt", W::HandoutPledgeAlt),
    ("ps_single", W::HandoutPledgeSingle),
    ("", W::HandoutPledgeCount),
];
/// Months at which bags are counted.
const COUNTED_AFTER: [u8; 3] = [3, 6, 12];

pub fn pledge(view: &View) -> Sheet {
    let kept = |id: &str| view.open.document.answers.choice(id) == Some("yes");
    let ticks = PROMISES.iter().map(|(id, word)| (kept(id), view.w(*word)));
    let found = bags(view.catalogue, &view.open.inputs, view.eval());
    let blank = || "…………".to_owned();
    let whole = |v: f64| integer(view.lang(), v);
    let now = found.map_or_else(blank, |b| whole(b.now));
    let goal = found.filter(|b| b.after < b.now).map_or_else(blank, |b| whole(b.after));
    let mut head = vec![String::new(), view.w(W::HandoutPledgeNow), view.w(W::HandoutPledgeGoal)];
    head.extend(COUNTED_AFTER.map(|n| view.f(W::HandoutPledgeAfter, &[("n", &n.to_string())])));
    let mut cells = vec![view.w(W::HandoutPledgeBags), now, goal];
    cells.extend(COUNTED_AFTER.map(|_| blank()));
    let table = Table { head, rows: vec![Row::new(cells)], words: Vec::new(), class: WRITE };
    let sign = [W::HandoutPledgeSign, W::HandoutPledgeWitness, W::HandoutPledgeDate];
    let parts = vec![
        Part::new(
            "",
            vec![Block::Ticks(ticks.collect()), Block::Note(view.w(W::HandoutPledgeTicked))],
        ),
        Part::new(view.w(W::HandoutPledgeBags), vec![Block::Table(table)]),
        Part::new("", vec![Block::Sign(sign.map(|word| view.w(word)).to_vec())]),
    ];
    let lead = vec![view.w(W::HandoutPledgeLead)];
    Sheet { title: view.w(W::HandoutPledgeTitle), lead, parts }
}

/// Steps of the first month that fit below the norms.
const FIRST: usize = 4;
/// Empty columns for the months to come.
const MONTHS: usize = 6;

pub fn wall(view: &View) -> Sheet {
    let mut table = norm_table(view);
    for _ in 0..MONTHS {
        table.head.push(view.w(W::HandoutNormsOfMonth));
    }
    let mut output = Row::new(vec![view.w(W::HandoutNormsOutput), String::new(), String::new()]);
    output.strong = true;
    table.rows.push(output);
    for row in &mut table.rows {
        row.cells.resize(row.cells.len() + MONTHS, String::new());
    }
    table.class = WRITE;
    let blocks = if norms(view.eval()).is_empty() {
        vec![Block::Text(view.w(W::ReportNoMoneyPart))]
    } else {
        vec![Block::Table(table)]
    };
    let mut parts = vec![Part::new("", blocks)];
    let first = view.outlook.begun_first().take(FIRST);
    let names: Vec<(bool, String)> =
        first.filter_map(|step| Some((false, view.measure(step.measure?)))).collect();
    if !names.is_empty() {
        parts.push(Part::new(view.w(W::HandoutNormsFirst), vec![Block::Ticks(names)]));
    }
    parts.push(Part::new("", vec![Block::Text(view.w(W::HandoutNormsKeep))]));
    let title = view.w(W::HandoutNormsTitle);
    Sheet { title, lead: vec![view.w(W::HandoutNormsLead)], parts }
}

/// Rows of an application that fit one page.
const ASKED: usize = 6;

pub fn support(view: &View) -> Sheet {
    let found = support_candidates(view.catalogue, view.eval());
    let asked: Vec<&MeasureResult> =
        found.iter().take(ASKED).filter_map(|at| view.at(*at)).collect();
    let title = view.w(W::HandoutSupportTitle);
    let lead = vec![view.w(W::HandoutSupportLead)];
    if asked.is_empty() || !view.has_money() {
        let word = if view.has_money() { W::HandoutSupportNone } else { W::ReportNoMoneyPart };
        let parts = vec![Part::new("", vec![Block::Text(view.w(word))])];
        return Sheet { title, lead, parts };
    }
    let mut parts = vec![asked_for(view, &asked)];
    parts.push(Part::new("", vec![Block::Beside(vec![funds(view, &asked), gain(view, &asked)])]));
    parts.extend(law(view, &asked));
    let papers = [
        W::HandoutPaperQuotes,
        W::HandoutPaperBills,
        W::HandoutPaperRegister,
        W::HandoutPaperReport,
    ];
    let papers = papers.map(|word| (false, view.w(word))).to_vec();
    parts.push(Part::new(view.w(W::HandoutSupportPapers), vec![Block::Ticks(papers)]));
    let sign = vec![view.w(W::HandoutPledgeDate), view.w(W::BankerSignOwner)];
    parts.push(Part::new(
        "",
        vec![Block::Text(view.w(W::HandoutSupportPromise)), Block::Sign(sign)],
    ));
    Sheet { title, lead, parts }
}

fn asked_for(view: &View, asked: &[&MeasureResult]) -> Part {
    let unit = view.w(W::ReportMillion);
    let head = vec![
        view.w(W::ReportWhich),
        format!("{}, {unit}", view.w(W::ReportCapital)),
        format!("{}, {unit}", view.w(W::ReportSaving)),
        view.w(W::ReportPayback),
    ];
    let row = |m: &&MeasureResult| {
        let saving = m.package.money.0;
        let saving = if saving > 0.0 { view.million(saving) } else { String::from("–") };
        Row::new(vec![
            view.measure(m.measure),
            view.capital(m),
            saving,
            view.payback(m.package_finance.payback),
        ])
    };
    let table = Table { head, rows: asked.iter().map(row).collect(), ..Table::default() };
    Part::new(view.w(W::HandoutSupportWhat), vec![Block::Table(table)])
}

fn funds(view: &View, asked: &[&MeasureResult]) -> Part {
    let sum = step_sum(asked);
    let blank = view.w(W::HandoutSupportBlank);
    // What nobody has named a price for comes on top.
    let open = asked.iter().any(|m| m.finance.capital.is_none());
    let total = if open { W::HandoutSupportTotalKnown } else { W::HandoutSupportTotal };
    let facts = vec![
        (view.w(total), view.money(sum.capital.0)),
        (view.w(W::HandoutSupportOwn), blank.clone()),
        (view.w(W::HandoutSupportAsked), blank),
    ];
    Part::new(view.w(W::HandoutSupportAsk), vec![Block::Facts(facts)])
}

fn gain(view: &View, asked: &[&MeasureResult]) -> Part {
    let saved: Ledgers = crate::engine::summary::saved_by(asked);
    let rows = [
        (W::HandoutSupportEnergy, LedgerUnit::Toe, saved.energy.0),
        (W::HandoutSupportCo2, LedgerUnit::KgCo2e, saved.co2e.0),
        (W::HandoutSupportWater, LedgerUnit::CubicMetre, saved.water.0),
        (W::HandoutSupportWaste, LedgerUnit::Kilogram, saved.waste.0),
        (W::HandoutSupportDust, LedgerUnit::Kilogram, saved.dust.0),
    ];
    let mut facts = vec![(view.w(W::HandoutSupportSaved), view.money(saved.money.0.max(0.0)))];
    facts.extend(rows.into_iter().filter(|(_, _, v)| *v > 0.0).map(|(word, unit, v)| {
        let (value, unit) = names::amount(view.app, unit, v);
        (view.w(word), format!("{value} {unit}"))
    }));
    if let Some(dust) = view.eval().indicators.dust_pct.filter(|p| *p > 0.0 && saved.dust.0 <= 0.0)
    {
        facts.push((view.w(W::HandoutSupportDust), percent(view.lang(), dust / 100.0, 0)));
    }
    Part::new(view.w(W::HandoutSupportEffect), vec![Block::Facts(facts)])
}

/// Legal texts that fit one page.
const LAWS: usize = 3;

fn law(view: &View, asked: &[&MeasureResult]) -> Option<Part> {
    let handbook = view.app.state.handbook.as_ref()?;
    let reader = view.reader(asked.first()?);
    let laws = handbook.laws_for(reader, Bearing::Support);
    let laws = laws
        .into_iter()
        .filter(|l| l.state.holds() && l.fits.as_ref().is_some_and(|f| !f.classes.is_empty()));
    let mut rows: Vec<String> =
        laws.take(LAWS).map(|l| format!("{}, {}", view.pair(&l.title), l.number)).collect();
    let contact = handbook.contacts_for(reader).first().map(|c| {
        view.f(W::OwnerAskRow, &[("name", view.pair(&c.name)), ("role", view.pair(&c.role))])
    });
    rows.extend(contact);
    let note = Block::Note(view.w(W::HandoutSupportBaseNote));
    Some(Part::new(view.w(W::HandoutSupportBase), vec![Block::Points(rows), note]))
}
