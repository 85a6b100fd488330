//! `law.json`, `glossary.json`, `benchmarks.json`, the cases of `trades.json` and the programme of
//! `targets.json`: what readers look up.

use super::checker::{At, Checker};
use super::constants::family;
use super::index::Index;
use super::read::Parsed;
use super::trades::group;
use crate::catalogue::json::{
    RawBenchmark, RawCase, RawContact, RawFits, RawLaw, RawLink, RawNetwork, RawShare, RawTerm,
    RawText, RawTip, RawTrade, RawYearTarget,
};
use crate::catalogue::{
    Bearing, Benchmark, Case, Compares, Confidence, Contact, Fits, Glossed, Handbook, Law,
    LawState, Link, MeasureIx, Network, Pair, Programme, Reach, SourceIx, Stage, Tip,
};

/// Everything that is loaded on demand, from trades, law and glossary.
pub fn handbook(
    (trades, law, glossary, targets): (&Parsed<'_>, &Parsed<'_>, &Parsed<'_>, &Parsed<'_>),
    records: &[RawTrade],
    index: &Index,
    c: &mut Checker,
) -> Handbook {
    let laws: Vec<RawLaw> = law.list("law", c);
    let contacts: Vec<RawContact> = law.list("contacts", c);
    let terms: Vec<RawTerm> = glossary.list("terms", c);
    Handbook {
        cases: cases(trades, records, index, c),
        laws: laws.iter().map(|r| one_law(r, law.at(&r.id), index, c)).collect(),
        contacts: contacts.iter().map(|r| contact(r, law.at(&r.id), index, c)).collect(),
        terms: terms.iter().map(|r| term(r, glossary.at(&r.id), index, c)).collect(),
        tips: tips(targets, index, c),
        programme: programme(targets, &laws, index, c),
        evidence: Vec::new(),
    }
}

/// Tips for shoppers; an older directory has none.
fn tips(file: &Parsed<'_>, index: &Index, c: &mut Checker) -> Vec<Tip> {
    let raw: Vec<RawTip> = file.optional("tips", c);
    let one = |r: &RawTip, c: &mut Checker| {
        let at = file.at(&r.id);
        let stage = match r.stage.as_str() {
            "buy" => Stage::Buy,
            "use" => Stage::Use,
            "discard" => Stage::Discard,
            other => {
                c.error(at, "stage", format!("buy, use or discard, not \"{other}\""));
                Stage::Buy
            }
        };
        let source = one_source(r.source.as_deref(), at, "source", index, c);
        Tip { id: r.id.clone(), stage, text: pair(&r.text, at, "text", c), source }
    };
    raw.iter().map(|r| one(r, c)).collect()
}

/// The chain, its networks, its decisions and its goals by year; an older directory has no chain.
fn programme(file: &Parsed<'_>, laws: &[RawLaw], index: &Index, c: &mut Checker) -> Programme {
    let links: Vec<RawLink> = file.optional("chain", c);
    let networks: Vec<RawNetwork> = file.optional("networks", c);
    let decisions: Vec<String> = file.optional("legal", c);
    let years: Vec<RawYearTarget> = file.list("years", c);
    let link = |r: &RawLink, c: &mut Checker| {
        let at = file.at(&r.id);
        let measures = measures(&r.measures, at, "measures", index, c);
        Link { name: pair(&r.name, at, "name", c), text: pair(&r.text, at, "text", c), measures }
    };
    let network = |r: &RawNetwork, c: &mut Checker| {
        let at = file.at(&r.id);
        let trades = index.trades(&r.trades, at, "trades", c);
        Network { name: pair(&r.name, at, "name", c), trades }
    };
    let decision = |id: &String, c: &mut Checker| {
        let place = laws.iter().position(|law| law.id == *id).and_then(|at| u16::try_from(at).ok());
        c.found(place, file.at("legal"), "", ("law", id.as_str()))
    };
    let span = |range: Option<RawShare>| match range {
        Some(RawShare::One(one)) => Some((one, one)),
        Some(RawShare::Range(range)) => Some((range.low, range.high)),
        None => None,
    };
    Programme {
        chain: links.iter().map(|r| link(r, c)).collect(),
        networks: networks.iter().map(|r| network(r, c)).collect(),
        decisions: decisions.iter().filter_map(|id| decision(id, c)).collect(),
        reach: years
            .iter()
            .map(|r| Reach {
                place: r.place.clone(),
                year: r.year,
                clusters_pct: span(r.clusters_pct),
                craft_villages_pct: span(r.craft_villages_pct),
                markets_pct: span(r.markets_pct),
                supermarkets_pct: span(r.supermarkets_pct),
            })
            .collect(),
    }
}

/// A business told of in several trades is one case.
fn cases(file: &Parsed<'_>, records: &[RawTrade], index: &Index, c: &mut Checker) -> Vec<Case> {
    let mut out: Vec<Case> = Vec::new();
    for trade in records {
        let Some(ix) = index.trades.get(&trade.id) else { continue };
        for raw in &trade.cases {
            let made = case(raw, file.at(&trade.id), index, c);
            let same = |known: &&mut Case| known.name == made.name && known.source == made.source;
            match out.iter_mut().find(same) {
                Some(known) => known.trades.push(*ix),
                None => out.push(Case { trades: vec![*ix], ..made }),
            }
        }
    }
    out
}

fn case(raw: &RawCase, at: At<'_>, index: &Index, c: &mut Checker) -> Case {
    Case {
        name: pair(&raw.name, at, "cases.name", c),
        done: pair(&raw.done, at, "cases.done", c),
        figures: pair(&raw.figures, at, "cases.figures", c),
        trades: Vec::new(),
        measures: measures(&raw.measures, at, "cases.measures", index, c),
        source: one_source(Some(&raw.source), at, "cases.source", index, c),
    }
}

fn one_law(raw: &RawLaw, at: At<'_>, index: &Index, c: &mut Checker) -> Law {
    Law {
        id: raw.id.clone(),
        number: raw.number.clone(),
        place: index.place(raw.place.as_ref(), at, "place", c),
        date: raw.date.clone(),
        effective: raw.effective.clone(),
        title: pair(&raw.title, at, "title", c),
        gives: pair(&raw.gives, at, "gives", c),
        status: pair(&raw.status, at, "status", c),
        state: state(raw.state.as_deref(), at, c),
        fits: raw.fits.as_ref().map(|f| fits(f, at, index, c)),
        sources: index.sources(&raw.sources, at, "sources", c),
    }
}

fn state(raw: Option<&str>, at: At<'_>, c: &mut Checker) -> LawState {
    match raw {
        Some("in_force") => LawState::InForce,
        Some("waiting") => LawState::Waiting,
        Some("ended") => LawState::Ended,
        Some("replaced") => LawState::Replaced,
        None => LawState::Unknown,
        Some(other) => {
            c.error(at, "state", format!("in_force, waiting, ended or replaced, not \"{other}\""));
            LawState::Unknown
        }
    }
}

fn contact(raw: &RawContact, at: At<'_>, index: &Index, c: &mut Checker) -> Contact {
    Contact {
        id: raw.id.clone(),
        name: pair(&raw.name, at, "name", c),
        place: index.place(raw.place.as_ref(), at, "place", c),
        role: pair(&raw.role, at, "role", c),
        url: raw.url.clone(),
        fits: raw.fits.as_ref().map(|f| fits(f, at, index, c)),
        sources: index.sources(&raw.sources, at, "sources", c),
    }
}

fn fits(raw: &RawFits, at: At<'_>, index: &Index, c: &mut Checker) -> Fits {
    let bearing = match raw.kind.as_str() {
        "support" => Bearing::Support,
        "price" => Bearing::Price,
        "rule" => Bearing::Rule,
        other => {
            c.error(at, "fits.kind", format!("support, price or rule, not \"{other}\""));
            Bearing::Rule
        }
    };
    let class = |id: &String, c: &mut Checker| {
        let found = index.cp_classes.get(id).copied();
        c.found(found, at, "fits.classes", ("class", id.as_str()))
    };
    Fits {
        bearing,
        families: raw.families.iter().map(|id| family(id, at, c)).collect(),
        classes: raw.classes.iter().filter_map(|id| class(id, c)).collect(),
        groups: raw.groups.iter().map(|id| group(id, at, c)).collect(),
        trades: index.trades(&raw.trades, at, "fits.trades", c),
        measures: measures(&raw.measures, at, "fits.measures", index, c),
        costs_money: raw.costs_money,
    }
}

fn term(raw: &RawTerm, at: At<'_>, index: &Index, c: &mut Checker) -> Glossed {
    Glossed {
        id: raw.id.clone(),
        term: pair(&raw.term, at, "term", c),
        definition: pair(&raw.definition, at, "definition", c),
        source: one_source(raw.source.as_deref(), at, "source", index, c),
    }
}

/// `benchmarks.json` → [`Benchmark`]s.
pub fn benchmarks(file: &Parsed<'_>, index: &Index, c: &mut Checker) -> Vec<Benchmark> {
    let raw: Vec<RawBenchmark> = file.list("benchmarks", c);
    raw.iter().map(|r| benchmark(r, file.at(&r.id), index, c)).collect()
}

fn benchmark(r: &RawBenchmark, at: At<'_>, index: &Index, c: &mut Checker) -> Benchmark {
    let known: Vec<f64> = [r.good, r.typical, r.poor].into_iter().flatten().collect();
    let ordered = known.is_sorted_by(|a, b| if r.lower_is_better { a <= b } else { a >= b });
    c.check(ordered, at, "typical", "good, typical and poor stand in the order of merit");
    c.check(known.iter().all(|v| *v > 0.0), at, "typical", "a number above 0 is expected");
    let plain = RawText { vi: r.unit.clone(), en: r.unit.clone() };
    Benchmark {
        id: r.id.clone(),
        trades: index.trades(&r.trades, at, "trades", c),
        subtrades: r.subtrades.clone(),
        scope: c.text(Some(&r.scope), at, "scope"),
        indicator: c.text(Some(&r.indicator), at, "indicator"),
        unit: r.unit.clone(),
        unit_text: c.text(Some(r.unit_text.as_ref().unwrap_or(&plain)), at, "unit_text"),
        good: r.good,
        typical: r.typical,
        poor: r.poor,
        lower_is_better: r.lower_is_better,
        is_norm: r.kind.as_deref() == Some("norm"),
        compares: r.compares.as_deref().and_then(|raw| compares(raw, at, c)),
        confidence: confidence(&r.confidence, at, c),
        sources: index.sources(&r.sources, at, "sources", c),
    }
}

fn compares(raw: &str, at: At<'_>, c: &mut Checker) -> Option<Compares> {
    match raw {
        "electricity" => Some(Compares::Electricity),
        "heat" => Some(Compares::Heat),
        "water" => Some(Compares::Water),
        other => {
            c.error(at, "compares", format!("electricity, heat or water, not \"{other}\""));
            None
        }
    }
}

fn confidence(raw: &str, at: At<'_>, c: &mut Checker) -> Confidence {
    match raw {
        "two_sources" => Confidence::TwoSources,
        "seen" => Confidence::Seen,
        "derived" => Confidence::Derived,
        "unverified" => Confidence::Unverified,
        other => {
            let known = "two_sources, seen, derived or unverified";
            c.error(at, "confidence", format!("{known}, not \"{other}\""));
            Confidence::Unverified
        }
    }
}

fn measures(
    ids: &[String],
    at: At<'_>,
    field: &str,
    index: &Index,
    c: &mut Checker,
) -> Vec<MeasureIx> {
    let find = |id: &String, c: &mut Checker| {
        c.found(index.measures.get(id).copied(), at, field, ("measure", id.as_str()))
    };
    ids.iter().filter_map(|id| find(id, c)).collect()
}

/// The source of that id, if there is one.
pub(super) fn one_source(
    id: Option<&str>,
    at: At<'_>,
    field: &str,
    index: &Index,
    c: &mut Checker,
) -> Option<SourceIx> {
    let ids: Vec<String> = id.map(str::to_owned).into_iter().collect();
    index.sources(&ids, at, field, c).first().copied()
}

/// A text of the handbook, in both languages.
pub(super) fn pair(raw: &RawText, at: At<'_>, field: &str, c: &mut Checker) -> Pair {
    let empty = raw.vi.trim().is_empty() || raw.en.trim().is_empty();
    c.check(!empty, at, field, "text is empty");
    Pair { vi: raw.vi.clone(), en: raw.en.clone() }
}
