//! The calculation laid open step by step, as data: for each step the words, the constants as the
//! engine reads them, and the engine's own formulas with the numbers of one business. Nothing here
//! is written out by hand, so the page cannot say anything else than what is computed.

mod group;
mod known;
mod tables;
mod workings;

pub use group::group_tables;
pub use known::{Known, known};
pub use tables::{Cell, Table};
pub use workings::{Working, WorkingName};

use crate::assessment::Inputs;
use crate::catalogue::Catalogue;
use crate::engine::{Evaluation, Explanation, Range, Unit};
use crate::locale::W;
use crate::locale::fold::Query;

/// The example whose numbers the page shows: a furniture workshop.
pub const EXAMPLE: &str = "example-furniture-workshop";

/// A step of the calculation, in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    Limits,
    Bills,
    Norms,
    Splits,
    Losses,
    Applies,
    Together,
    KnockOns,
    Finance,
    Classes,
    Ranges,
    Confidence,
    Indicators,
    Circularity,
    Scores,
    Group,
    LookBack,
}

/// Address, title and explanation of each step.
static SECTIONS: [(Section, &str, W, W); 17] = [
    (Section::Limits, "gioi-han", W::MethodLimitsTitle, W::MethodLimitsText),
    (Section::Bills, "hoa-don", W::MethodBillsTitle, W::MethodBillsText),
    (Section::Norms, "dinh-muc", W::MethodNormsTitle, W::MethodNormsText),
    (Section::Splits, "chia-nho", W::MethodSplitsTitle, W::MethodSplitsText),
    (Section::Losses, "hao-hut", W::MethodLossesTitle, W::MethodLossesText),
    (Section::Applies, "viec-hop", W::MethodAppliesTitle, W::MethodAppliesText),
    (Section::Together, "cung-cho", W::MethodTogetherTitle, W::MethodTogetherText),
    (Section::KnockOns, "keo-theo", W::MethodKnockTitle, W::MethodKnockText),
    (Section::Finance, "tien-von", W::MethodFinanceTitle, W::MethodFinanceText),
    (Section::Classes, "xep-nhom", W::MethodClassesTitle, W::MethodClassesText),
    (Section::Ranges, "khoang", W::MethodRangesTitle, W::MethodRangesText),
    (Section::Confidence, "tin-cay", W::MethodConfidenceTitle, W::MethodConfidenceText),
    (Section::Indicators, "chi-tieu", W::MethodIndicatorsTitle, W::MethodIndicatorsText),
    (Section::Circularity, "tuan-hoan", W::MethodCircularTitle, W::MethodCircularText),
    (Section::Scores, "diem", W::MethodScoresTitle, W::MethodScoresText),
    (Section::Group, "nhom", W::MethodGroupTitle, W::MethodGroupText),
    (Section::LookBack, "nhin-lai", W::MethodLookTitle, W::MethodLookText),
];

impl Section {
    /// All steps in reading order.
    pub fn all() -> impl Iterator<Item = Self> {
        SECTIONS.iter().map(|(section, ..)| *section)
    }

    fn row(self) -> &'static (Self, &'static str, W, W) {
        let [first, ..] = &SECTIONS;
        SECTIONS.iter().find(|(section, ..)| *section == self).unwrap_or(first)
    }

    /// Its part of the address, `#/phuong-phap/<slug>`.
    pub fn slug(self) -> &'static str {
        self.row().1
    }

    /// The step of an address.
    pub fn from_slug(slug: &str) -> Option<Self> {
        SECTIONS.iter().find(|(_, known, ..)| *known == slug).map(|(section, ..)| *section)
    }

    pub fn title(self) -> W {
        self.row().2
    }

    /// The plain explanation; its gaps are [`Part::gaps`].
    pub fn text(self) -> W {
        self.row().3
    }
}

/// A number and what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    pub value: f64,
    pub unit: Unit,
}

/// Whose numbers stand in the formulas.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    pub catalogue: &'a Catalogue,
    pub inputs: &'a Inputs,
    pub evaluation: &'a Evaluation,
    /// `None` as long as the draws run.
    pub range: Option<&'a Range>,
}

/// Everything one step shows beside its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    pub section: Section,
    /// Numbers inside the explanation, by the name of the gap.
    pub gaps: Vec<(&'static str, Amount)>,
    pub constants: Vec<Known>,
    /// Figures with the engine's own working.
    pub figures: Vec<Explanation>,
    pub workings: Vec<Working>,
    pub tables: Vec<Table>,
    /// Sources of the whole step, by id.
    pub sources: &'static [&'static str],
}

/// What stands in a step: without a business, its words, constants and tables of the catalogue.
pub fn part(section: Section, catalogue: &Catalogue, case: Option<&Case>) -> Part {
    let constants = known(section, &catalogue.constants);
    Part {
        section,
        gaps: gaps(section, catalogue, case),
        constants,
        figures: case.map(|case| workings::figures(section, case)).unwrap_or_default(),
        workings: match (section, case) {
            (Section::Group, _) => vec![group::pair(catalogue)],
            (_, case) => case.map(|case| workings::workings(section, case)).unwrap_or_default(),
        },
        tables: tables::tables(section, catalogue, case),
        sources: sources(section),
    }
}

/// The steps that hold the words, in their title, explanation or the meaning of a constant.
/// `text` gives all of that for a step.
pub fn found(words: &str, text: impl Fn(Section) -> Vec<String>) -> Vec<Section> {
    let query = Query::new(words);
    let finds = |section: &Section| {
        let texts = text(*section);
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        query.finds(&texts)
    };
    Section::all().filter(finds).collect()
}

fn gaps(section: Section, cat: &Catalogue, case: Option<&Case>) -> Vec<(&'static str, Amount)> {
    let c = &cat.constants;
    let share = |name, value| (name, Amount { value, unit: Unit::Share });
    let count = |name, value: f64| (name, Amount { value, unit: Unit::Number });
    match section {
        Section::Limits => vec![
            share("energy", c.onsite_check_energy),
            share("water", c.onsite_check_water),
            share("material", c.onsite_check_material),
        ],
        Section::Losses => vec![share("theta", c.theta)],
        Section::Applies => {
            let all = cat.measures.len();
            let fit = case.map_or(all, |case| case.evaluation.measures.len());
            vec![count("all", all as f64), count("fit", fit as f64)]
        }
        Section::Together => vec![share("limit", c.loss_cap)],
        Section::KnockOns => vec![share("wastewater", c.wastewater_share)],
        Section::Finance => vec![share("rate", c.discount_rate)],
        Section::Ranges => vec![count("draws", f64::from(c.draws))],
        Section::Confidence => vec![share("clear", c.confidence_min_answered)],
        Section::Scores => vec![count("n", f64::from(c.score_min_questions))],
        Section::Group => {
            vec![count("n", f64::from(c.cohort.min_businesses)), share("share", c.cohort.max_share)]
        }
        Section::LookBack => vec![share("change", c.followup_output_change)],
        _ => Vec::new(),
    }
}

/// Where the procedure of a step comes from (ids of `sources.json`).
fn sources(section: Section) -> &'static [&'static str] {
    match section {
        Section::Norms => &["toe_eecc"],
        Section::Losses => &["me-npo"],
        Section::Applies | Section::Scores => &["me-threelevel"],
        Section::Together => &["me-notadd"],
        Section::Finance => &["me-lending", "me-uptake"],
        Section::Classes => &["me-mac"],
        Section::Ranges => &["me-pert"],
        Section::Indicators => &["me-plan2024", "me-plan2025", "me-plan2026"],
        Section::Group => &["me-threshold", "me-ratio"],
        Section::LookBack => &["me-savings-formula"],
        _ => &[],
    }
}
