//! Checks the data files and turns them into the compiled catalogue.

mod checker;
mod constants;
mod digest;
mod factors;
mod fields;
mod figures;
mod handbook;
mod index;
mod kinds;
mod lint;
mod measure_parts;
mod measures;
mod programme;
mod published;
mod quality;
mod questions;
mod read;
mod reference;
mod replaceable;
mod rules;
mod trades;

use std::collections::{BTreeMap, BTreeSet};

pub use checker::{Problem, Role};
pub use fields::read as read_value;
pub use read::RawFile;

use checker::Checker;
use index::{Index, positions};
use read::Parsed;

use super::json::{
    RawCheck, RawConstant, RawEndUse, RawEquipment, RawFullMode, RawInput, RawMeasure, RawNamed,
    RawPlace, RawQuestion, RawScaleStep, RawSection, RawSource, RawTrade,
};
use super::{
    Catalogue, EndUseIx, Figures, Handbook, Library, MeasureIx, SUBTRADES, SourceIx, Texts, TradeIx,
};
use crate::order::Keyed as _;

/// Every file of a catalogue directory, without `.json`, in the order of [`RawFiles::files`].
pub const FILE_NAMES: [&str; 11] = [
    "trades",
    "measures",
    "questions",
    "factors",
    "targets",
    "benchmarks",
    "law",
    "glossary",
    "method-constants",
    "evidence-iac",
    "sources",
];

/// A catalogue as read from disk.
#[derive(Clone, Debug)]
pub struct RawFiles {
    /// One per [`FILE_NAMES`].
    pub files: [RawFile; 11],
    /// The built-in `method-constants.json` and `trades.json`: what an older directory lacks.
    pub built_in: [RawFile; 2],
}

/// A catalogue ready for use.
#[derive(Clone, Debug)]
pub struct Compiled {
    pub catalogue: Catalogue,
    /// Vietnamese, English.
    pub texts: [Texts; 2],
    pub library: Library,
    pub handbook: Handbook,
    pub figures: Figures,
    /// Faults of quality: the tool works, its results are poorer.
    pub warnings: Vec<Problem>,
    /// Texts from this id on belong to measures only.
    pub first_measure_text: usize,
}

/// Records that others refer to, parsed once.
struct Records {
    sources: Vec<RawSource>,
    end_uses: Vec<RawEndUse>,
    trades: Vec<RawTrade>,
    measures: Vec<RawMeasure>,
    equipment: Vec<RawEquipment>,
    inputs: Vec<RawInput>,
    questions: Vec<RawQuestion>,
    sections: Vec<RawSection>,
    dimensions: Vec<RawNamed>,
    cp_classes: Vec<RawNamed>,
    wastes: Vec<RawNamed>,
}

/// Checks everything and compiles it; every problem found is returned, not only the first.
pub fn compile(raw: &RawFiles) -> Result<Compiled, Vec<Problem>> {
    let mut c = Checker::default();
    let parsed = raw.files.each_ref().map(|file| Parsed::new(file, &mut c));
    let built_in = raw.built_in.each_ref().map(|file| Parsed::new(file, &mut c));
    let out = all(raw, &parsed, &built_in, &mut c);
    match out {
        Some((catalogue, library, (handbook, figures), first_measure_text))
            if c.errors.is_empty() =>
        {
            let warnings = std::mem::take(&mut c.warnings);
            let texts = c.into_texts();
            Ok(Compiled {
                catalogue,
                texts,
                library,
                handbook,
                figures,
                warnings,
                first_measure_text,
            })
        }
        _ => Err(c.errors),
    }
}

fn all(
    raw: &RawFiles,
    parsed: &[Parsed<'_>; 11],
    [constants_known, trades_known]: &[Parsed<'_>; 2],
    c: &mut Checker,
) -> Option<(Catalogue, Library, (Handbook, Figures), usize)> {
    let [
        trades,
        measures,
        questions,
        factors,
        targets,
        benchmarks,
        law,
        glossary,
        method,
        iac,
        sources,
    ] = parsed;
    let mut records = records(parsed, c);
    let known: Vec<RawTrade> = trades_known.list("trades", c);
    trades::complete(&mut records.trades, &known);
    let known_places: Vec<RawPlace> = targets.optional("places", c);
    let mut index = index(&records);
    index.places = known_places.iter().map(|place| place.id.clone()).collect();
    for file in parsed {
        lint::sources(file, &index, c);
        lint::unsourced(file, c);
        lint::words(file, c);
    }
    let mut handbook =
        handbook::handbook((trades, law, glossary, targets), &records.trades, &index, c);
    let own: Vec<RawConstant> = method.list("constants", c);
    let fallback: Vec<RawConstant> = constants_known.list("constants", c);
    let constants = constants::constants(method, &own, &fallback, &index, c);
    let end_uses = constants::end_uses(method, &records.end_uses, c);
    let scale: Vec<RawScaleStep> = questions.list("answer_scales.practice", c);
    let checks: Vec<RawCheck> = questions.list("plausibility", c);
    let full: Option<RawFullMode> = questions.object("full_mode", c);
    let mut catalogue = Catalogue {
        name: String::new(),
        version: version(parsed),
        digest: digest::digest(parsed),
        trades: trades::trades(trades, &records.trades, &end_uses, &index, c),
        measures: Vec::new(),
        equipment: questions::equipment(questions, &records.equipment, &index, c),
        sections: questions::sections(questions, &records.sections, c),
        dimensions: questions::named(questions, &records.dimensions, c),
        cp_classes: questions::named(questions, &records.cp_classes, c),
        scale: questions::scale(questions, &scale, c),
        profile: questions::profile(questions, &records.inputs, &records.trades, &index, c),
        facts: questions::facts(questions, c),
        questions: questions::questions(questions, &records.questions, &index, c),
        quick: rules::quick(questions, &index, c)?,
        full_max_questions: full?.max_questions,
        time: rules::time(questions, c),
        checks: rules::checks(questions, &checks, c),
        factors: factors::factors(factors, questions, &records.inputs, &index, c)?,
        targets: [programme::years(targets, &index, c), programme::national(targets, &index, c)]
            .concat(),
        places: programme::places(targets, &known_places, c),
        place: String::new(),
        programme_results: programme::results(targets, &index, c),
        calibration: programme::calibration(targets, &index, c),
        benchmarks: handbook::benchmarks(benchmarks, &index, c),
        implementation: programme::implementation(iac, &index, c),
        own: BTreeMap::new(),
        from_set: BTreeSet::new(),
        constants,
        end_uses,
    };
    let first_measure_text = c.text_count();
    let context = measures::Context {
        index: &index,
        end_uses: &catalogue.end_uses,
        groups: keys(measures, "meta.exclusive_groups"),
        facts: known_facts(&catalogue),
        subtrades: subtrades(&catalogue),
        iac_groups: keys(iac, "groups"),
    };
    let (compiled, evidence) = measures::measures(measures, &records.measures, &context, c);
    handbook.evidence = evidence;
    for measure in &records.measures {
        lint::copy(measure, measures.at(&measure.id), c);
    }
    catalogue.measures = compiled;
    let files = [factors, targets, benchmarks, method, questions, iac];
    let figures = figures::figures(files, &index, &catalogue);
    for figure in &figures {
        index.place(figure.place.as_ref(), factors.at(&figure.id), "place", c);
    }
    let sources = reference::sources(sources, &records.sources, c);
    let full = raw.files.iter().all(|file| file.role == Role::Full);
    quality::Quality { catalogue: &catalogue, trades, measures, questions }.check(full, c);
    Some((catalogue, Library { sources }, (handbook, figures), first_measure_text))
}

fn records(parsed: &[Parsed<'_>; 11], c: &mut Checker) -> Records {
    let [trades, measures, questions, factors, .., method, _, sources] = parsed;
    Records {
        sources: sources.list("sources", c),
        end_uses: method.list("end_uses", c),
        trades: trades.list("trades", c),
        measures: measures.list("measures", c),
        equipment: questions.list("equipment", c),
        inputs: questions.list("profile", c),
        questions: questions.list("questions", c),
        sections: questions.list("sections", c),
        dimensions: questions.list("dimensions", c),
        cp_classes: questions.list("cp_classes", c),
        wastes: factors.list("waste", c),
    }
}

fn index(r: &Records) -> Index {
    let small = |place: usize| u8::try_from(place).unwrap_or(u8::MAX);
    let wide = |place: usize| u16::try_from(place).unwrap_or(u16::MAX);
    Index {
        trades: positions(r.trades.iter().map(|r| r.id.as_str()), |p| TradeIx(small(p))),
        measures: positions(r.measures.iter().map(|r| r.id.as_str()), |p| MeasureIx(wide(p))),
        end_uses: positions(r.end_uses.iter().map(|r| r.id.as_str()), |p| EndUseIx(small(p))),
        sources: positions(r.sources.iter().map(|r| r.id.as_str()), |p| SourceIx(wide(p))),
        sections: positions(r.sections.iter().map(|r| r.id.as_str()), small),
        dimensions: positions(r.dimensions.iter().map(|r| r.id.as_str()), small),
        cp_classes: positions(r.cp_classes.iter().map(|r| r.id.as_str()), small),
        equipment: r.equipment.iter().map(|r| r.id.clone()).collect(),
        inputs: r.inputs.iter().map(|r| r.id.clone()).collect(),
        questions: r.questions.iter().map(|r| r.id.clone()).collect(),
        places: BTreeSet::new(),
        waste_rows: r.wastes.iter().map(|r| r.id.clone()).collect(),
    }
}

/// What a measure may be calculated from: the facts, and numbers of the profile.
fn known_facts(catalogue: &Catalogue) -> BTreeSet<String> {
    let facts = catalogue.facts.iter().map(|f| format!("fact.{}", f.id));
    facts.chain(catalogue.profile.iter().map(|p| p.id.clone())).distinct()
}

/// Kinds of work that are asked, with the trades in which they are.
fn subtrades(catalogue: &Catalogue) -> BTreeMap<String, Vec<TradeIx>> {
    let input = catalogue.profile.iter().find(|p| p.id == SUBTRADES);
    let choices = input.into_iter().flat_map(|p| &p.choices);
    choices.map(|c| (c.id.clone(), c.trades.clone())).keyed()
}

fn keys(file: &Parsed<'_>, path: &str) -> BTreeSet<String> {
    let object = file.value(path).and_then(serde_json::Value::as_object);
    object.map(|map| map.keys().cloned().distinct()).unwrap_or_default()
}

/// The latest date that any file states.
fn version(parsed: &[Parsed<'_>; 11]) -> String {
    let dates = parsed.iter().flat_map(|file| {
        ["meta.built", "meta.compiled"].into_iter().filter_map(|path| file.string(path))
    });
    dates.max().unwrap_or("undated").to_owned()
}
