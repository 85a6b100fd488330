//! One business for the programme officer: indicators, solutions by class, candidates for support,
//! by-products, bags, awareness, quality of the data (Method part 6).

use super::blocks::{Block, Part, Row, Sheet, Table};
use super::owner::open_practices;
use super::proof::{grade_mix_bar, ledger_table};
use super::say::{View, joined, method_note, own_part};
use crate::assessment::Practice;
use crate::catalogue::ProgrammeResult;
use crate::engine::summary::{
    Average, Reach, TargetLine, averages, bags, class_counts, support_candidates, targets, ways_up,
    weakest,
};
use crate::engine::{Class, FigureId, MeasureAnswer, MeasureResult, Percentiles, StudyReason};
use crate::locale::W;
use crate::locale::number::{Digits, NO_NUMBER, integer, number, percent};
use crate::ui::charts::maturity_radar;
use crate::ui::names;
use crate::ui::pages::results::{onsite, way_up_words};

pub fn officer(view: &View) -> Sheet {
    let radar = Part::new("", vec![Block::Picture(maturity_radar(view.app))]);
    let mut parts =
        vec![Part::new("", vec![Block::Beside(vec![Part::new("", vec![facts(view)]), radar])])];
    if view.has_money() {
        parts.push(indicators(view));
    }
    parts.push(classes(view));
    if view.has_money() {
        parts.push(support(view));
        parts.push(Part::new(view.w(W::OfficerEffect), vec![Block::Table(ledger_table(view))]));
    } else {
        parts.push(open_practices(view));
    }
    parts.push(Part::new("", vec![Block::Beside(vec![loops(view), topics(view)])]));
    parts.extend(view.has_money().then(|| quality(view)));
    parts.extend(own_part(view));
    parts.push(Part::new("", vec![method_note(view)]));
    Sheet { title: view.w(W::OfficerTitle), lead: lead(view), parts }
}

fn lead(view: &View) -> Vec<String> {
    let n = view.eval().indicators.solutions.to_string();
    let pct = view.range.as_ref().map_or(view.eval().indicators.combined_pct, |r| {
        view.eval().indicators.combined_pct.map(|_| r.combined_pct.p50)
    });
    let text = match pct.filter(|_| view.saves()) {
        Some(pct) => {
            let (pct, range) = (pct_words(view, pct), view.money_range());
            let gaps = [("n", n.as_str()), ("pct", &pct), ("range", &range)];
            view.f(W::OfficerLead, &gaps)
        }
        None => view.f(W::OfficerLeadPlain, &[("n", &n)]),
    };
    vec![text]
}

/// A value that is in per cent already.
fn pct_words(view: &View, pct: f64) -> String {
    number(view.lang(), pct, Digits::Decimals(1)) + "%"
}

fn facts(view: &View) -> Block {
    let commune = match view.open.document.answers.value("commune") {
        Some(crate::assessment::Value::Text(text)) => Some(text.clone()),
        _ => None,
    };
    let commune = commune.filter(|text| !text.trim().is_empty());
    let rows = [
        (W::BankerTrade, Some(view.trade())),
        (W::BankerPlace, view.choice("location_type")),
        (W::OfficerCommune, commune),
        (W::BankerForm, view.choice("legal_form")),
        (W::BankerPeople, view.people()),
        (W::OfficerAware, view.choice("np_aware")),
        (W::OfficerSeenSupport, practice(view, "np_support")),
    ];
    let known = rows.into_iter().filter_map(|(word, value)| Some((view.w(word), value?)));
    let mut known: Vec<(String, String)> = known.collect();
    let confidence = &view.eval().confidence;
    let answered = percent(view.lang(), confidence.answered_share, 0);
    let unclear = view.eval().measures.iter().filter(|m| m.answer == MeasureAnswer::DontKnow);
    let unclear = unclear.count().to_string();
    known.extend([
        (view.w(W::ResultsGrade), confidence.grade.letter().to_owned()),
        (view.w(W::OfficerAnswered), answered),
        (view.w(W::OfficerUnclear), unclear),
    ]);
    Block::Facts(known)
}

/// The answer to a practice question, in the words of its scale.
fn practice(view: &View, id: &str) -> Option<String> {
    let chosen = view.open.document.answers.choice(id)?;
    let step = view.catalogue.scale.iter().find(|s| s.id == chosen)?;
    Some(view.text(step.name))
}

fn indicators(view: &View) -> Part {
    let found = &view.eval().indicators;
    let range = view.range.as_deref();
    let published = averages(view.catalogue, view.eval());
    let average = |figure: &FigureId| {
        let rows: Option<&Vec<Average>> = published.as_ref().map(|(_, rows)| rows);
        let row = rows.and_then(|rows| rows.iter().find(|r| r.figure == *figure));
        row.map_or_else(String::new, |r| {
            number(view.lang(), r.average_pct, Digits::Decimals(2)) + "%"
        })
    };
    let row = |code: &str, word, value: Option<f64>, spread: Option<Percentiles>, figure| {
        let value = value.map_or_else(|| NO_NUMBER.to_owned(), |v| pct_words(view, v));
        let spread = spread.filter(|_| value != NO_NUMBER).map(|p| {
            let (low, high) = (pct_words(view, p.p10), pct_words(view, p.p90));
            if low == high { high } else { format!("{}–{high}", low.trim_end_matches('%')) }
        });
        let cells = vec![
            format!("{code}. {}", view.w(word)),
            value,
            spread.unwrap_or_default(),
            average(&figure),
        ];
        Row::new(cells)
    };
    let mut rows = vec![
        row(
            "I1",
            W::OfficerI1,
            found.material_pct,
            range.map(|r| r.material_pct),
            FigureId::MaterialPct,
        ),
        row("I2", W::OfficerI2, found.energy_pct, range.map(|r| r.energy_pct), FigureId::EnergyPct),
        row("I3", W::OfficerI3, found.dust_pct, None, FigureId::DustPct),
        row(
            "I4",
            W::OfficerI4,
            found.domestic_wastewater_pct,
            None,
            FigureId::DomesticWastewaterPct,
        ),
        row(
            "Ic",
            W::OfficerIc,
            found.combined_pct,
            range.map(|r| r.combined_pct),
            FigureId::CombinedPct,
        ),
    ];
    let plain = |code: &str, word, value: String| {
        Row::new(vec![format!("{code}. {}", view.w(word)), value, String::new(), String::new()])
    };
    let n = integer(view.lang(), found.solutions as f64);
    rows.insert(4, plain("I5", W::OfficerI5, n));
    let no_bags = match found.no_plastic_bags {
        Some(true) => W::OfficerYes,
        Some(false) => W::OfficerNo,
        None => W::OfficerNotAsked,
    };
    rows.push(plain("I7", W::OfficerI7, view.w(no_bags)));
    let head = vec![
        view.w(W::OfficerIndicator),
        view.w(W::OfficerValue),
        view.w(W::OfficerRange),
        view.w(W::OfficerAverage),
    ];
    let table = Table { head, rows, ..Table::default() };
    let mut blocks = vec![Block::Table(table)];
    blocks.extend(target(view).map(Block::Text));
    blocks.extend(published.map(|(result, _)| Block::Note(average_note(view, result))));
    Part::new(view.w(W::OfficerIndicators), blocks)
}

fn average_note(view: &View, result: &ProgrammeResult) -> String {
    let n = result.facilities.map_or_else(String::new, |f| integer(view.lang(), f));
    view.f(
        W::OfficerAverageNote,
        &[("name", &view.text(result.name)), ("n", &n), ("place", &names::here(view.app))],
    )
}

/// The line of the current year.
fn target(view: &View) -> Option<String> {
    let found = targets(view.catalogue, view.eval(), view.range.as_deref())?;
    let line: &TargetLine = found.city.last()?;
    let group = view.catalogue.trade(&view.open.inputs.trade).map(|trade| trade.group);
    let reach = match line.reach {
        _ if !line.is_meant_for(group) => view.w(W::OfficerReachOther),
        Reach::NotMet if line.is_level() => view.w(W::OfficerReachLevel),
        Reach::Certain => view.w(W::OfficerReachCertain),
        Reach::Met => view.w(W::OfficerReachMet),
        Reach::NotMet => {
            let gap = number(view.lang(), line.gap_pct, Digits::Decimals(1));
            view.f(W::OfficerReachNot, &[("gap", &gap)])
        }
    };
    let (year, low) =
        (line.year.to_string(), number(view.lang(), line.low_pct, Digits::Decimals(1)));
    let high = pct_words(view, line.high_pct);
    let gaps = [("year", year.as_str()), ("low", &low), ("high", &high), ("reach", &reach)];
    Some(view.f(W::OfficerTarget, &gaps))
}

fn classes(view: &View) -> Part {
    let mut head = vec![
        view.w(W::OfficerClass),
        view.w(W::OfficerProposed),
        view.w(W::OfficerChosen),
        view.w(W::OfficerDone),
    ];
    if view.has_money() {
        head.extend([view.w(W::OfficerMoneyNeeded), view.w(W::OfficerMoneySaved)]);
    }
    let found = class_counts(view.catalogue, view.eval());
    let row = |name: String, c: &crate::engine::summary::ClassCount| {
        let mut cells = vec![name];
        cells.extend([c.proposed, c.chosen, c.done].map(|n| n.to_string()));
        if view.has_money() {
            cells.extend([c.capital, c.money].map(|v| view.million(v.0)));
        }
        Row::new(cells)
    };
    let name = |c: &crate::engine::summary::ClassCount| {
        let class = view.catalogue.cp_classes.get(usize::from(c.class));
        class.map_or_else(String::new, |c| view.text(c.name))
    };
    let mut rows: Vec<Row> = found.iter().map(|c| row(name(c), c)).collect();
    let whole = crate::engine::summary::class_total(&found);
    rows.push(Row { total: true, ..row(view.w(W::ReportTotal), &whole) });
    let table = Table { head, rows, ..Table::default() };
    Part::new(view.w(W::OfficerClasses), vec![Block::Table(table)])
}

/// Rows of candidates that fit a sheet.
const CANDIDATES: usize = 8;

fn support(view: &View) -> Part {
    let title = view.w(W::OfficerSupport);
    let found = support_candidates(view.catalogue, view.eval());
    let found: Vec<&MeasureResult> =
        found.iter().take(CANDIDATES).filter_map(|at| view.at(*at)).collect();
    if found.is_empty() {
        return Part::new(title, vec![Block::Text(view.w(W::OfficerSupportNone))]);
    }
    let rows = found.iter().map(|m| {
        let why = if m.class == Class::Health {
            W::OfficerWhyHealth
        } else if m.study_reasons.contains(&StudyReason::NeedsSurvey) {
            W::OfficerWhySurvey
        } else {
            W::OfficerWhyRenewal
        };
        let saving = if m.class == Class::Health || m.package.money.0 <= 0.0 {
            NO_NUMBER.to_owned()
        } else {
            view.million(m.package.money.0)
        };
        let cells = vec![
            view.measure(m.measure),
            view.capital(m),
            saving,
            view.payback(m.package_finance.payback),
            view.w(why),
        ];
        Row::new(cells)
    });
    let unit = view.w(W::ReportMillion);
    let head = vec![
        view.w(W::ReportWhich),
        format!("{}, {unit}", view.w(W::ReportCapital)),
        format!("{}, {unit}", view.w(W::ReportSaving)),
        view.w(W::ReportPayback),
        view.w(W::OfficerWhy),
    ];
    let table = Table { head, rows: rows.collect(), words: vec![4], class: "" };
    let text = Block::Note(view.w(W::OfficerSupportText));
    Part::new(title, vec![text, Block::Table(table)])
}

fn loops(view: &View) -> Part {
    let listed = |names: Vec<String>| (!names.is_empty()).then(|| joined(&names).to_lowercase());
    let bags = bags(view.catalogue, &view.open.inputs, view.eval()).map(|b| {
        let (now, after) = (integer(view.lang(), b.now), integer(view.lang(), b.after));
        if now == after {
            return now;
        }
        view.f(W::OfficerBagsValue, &[("now", &now), ("after", &after)])
    });
    let circularity = &view.eval().circularity;
    let share = |v: Option<f64>| v.map(|s| percent(view.lang(), s, 0));
    let rows = [
        (W::OfficerOffers, listed(view.choices("wl_offer"))),
        (W::OfficerWants, listed(view.choices("wl_want"))),
        (W::OfficerKept, share(circularity.waste_kept_in_use)),
        (W::OfficerCircular, share(circularity.circularity)),
        (W::OfficerBags, bags),
        (W::OfficerAlliance, practice(view, "ps_alliance")),
    ];
    let unknown = view.w(W::ReportUnknown);
    // What does not concern the trade is left out; what it did not tell says so.
    let concerns = |word: &W| !matches!(word, W::OfficerBags | W::OfficerAlliance);
    let facts = rows.into_iter().filter(|(word, value)| concerns(word) || value.is_some());
    let facts = facts.map(|(word, value)| (view.w(word), value.unwrap_or_else(|| unknown.clone())));
    Part::new(view.w(W::OfficerLoops), vec![Block::Facts(facts.collect())])
}

/// Questions of the weakest areas that fit a column.
const TOPICS: usize = 6;

fn topics(view: &View) -> Part {
    let weak = weakest(view.catalogue, view.eval());
    let practices = &view.open.inputs.practices;
    let open = |id: &str| matches!(practices.get(id), Some(Practice::No | Practice::DontKnow));
    let of_area = |at: usize| {
        let all = view.catalogue.questions.iter();
        all.filter(move |q| usize::from(q.dimension) == at && open(&q.id))
    };
    let found = weak.iter().flat_map(|(at, _)| of_area(*at));
    let list: Vec<String> = found.take(TOPICS).map(|q| view.text(q.text)).collect();
    let mut blocks = vec![Block::Note(view.w(W::OfficerTopicsText))];
    if list.is_empty() {
        blocks = vec![Block::Text(view.w(W::ReportNoneOpen))];
    } else {
        blocks.push(Block::Points(list));
    }
    Part::new(view.w(W::OfficerTopics), blocks)
}

/// Ways up that fit a column.
const WAYS: usize = 3;

fn quality(view: &View) -> Part {
    let ways = ways_up(view.catalogue, view.eval());
    let ways: Vec<String> =
        ways.iter().take(WAYS).map(|w| way_up_words(view.app, &view.open.inputs, w)).collect();
    let mut blocks = vec![Block::Picture(grade_mix_bar(view)), Block::Points(ways)];
    blocks.extend(onsite(view.app, view.open).map(Block::Text));
    Part::new(view.w(W::OfficerQuality), blocks)
}
