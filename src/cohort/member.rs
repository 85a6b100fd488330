//! One business in a group: its anonymous code, and what the meeting adds to it.

use crate::catalogue::Catalogue;
use crate::share::ResultCode;
use std::collections::BTreeMap;

/// The pledge to hand out no more hard-to-degrade bags; every other pledge is the id of a measure.
pub const NO_PLASTIC_BAGS: &str = "no-plastic-bags";

/// A business as the group sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    pub code: ResultCode,
    pub facts: Facts,
}

/// Checksums of the catalogues that codes were made with, other than the one in use, and how many
/// codes; an empty one is the tool's own.
pub fn elsewhere(catalogue: &Catalogue, members: &[Member]) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for member in members.iter().filter(|member| !member.code.is_of(catalogue)) {
        *found.entry(member.code.catalogue.clone()).or_default() += 1;
    }
    found
}

/// What was told at the meeting and stands in no code.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Choice of the awareness question after the meeting.
    pub awareness_after: Option<String>,
    /// [`NO_PLASTIC_BAGS`] or ids of measures.
    pub pledges: Vec<String>,
    /// Agreed to a date on which somebody looks back.
    pub follow_up: bool,
    pub market: MarketFacts,
}

/// What is told for the by-product market.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MarketFacts {
    /// Without it the business is never named to another.
    pub consents: bool,
    /// Instead of what its code says; empty: as in the code, amounts not known.
    pub offers: Vec<Lot>,
    pub wants: Vec<Lot>,
    /// Commune or ward, as written; kept on the trainer's machine.
    pub place: Option<String>,
}

/// Something left over, or something wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Lot {
    /// Choice of `wl_offer`.
    pub code: String,
    /// kg a month.
    pub amount: Option<f64>,
    pub quality: Option<Quality>,
}

/// How clean a by-product is (Method §4.23).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quality {
    Clean,
    Mixed,
    Contaminated,
}

/// What came out of a meeting or a fair, counted by the organiser.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Event {
    /// People present.
    pub people: Option<u32>,
    /// Talks between buyers and sellers.
    pub meetings: Option<u32>,
    /// Contracts signed, VND.
    pub contracts: Option<f64>,
    /// One by one, where several are put together.
    pub lines: Vec<EventLine>,
    /// Hands raised by those who have no code.
    pub hands: Vec<Hands>,
}

/// One meeting or fair.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventLine {
    /// `YYYY-MM-DD`; empty: not known.
    pub day: String,
    pub what: String,
    pub people: Option<u32>,
    pub meetings: Option<u32>,
    /// VND.
    pub contracts: Option<f64>,
}

/// How many raised a hand for one choice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hands {
    /// What was asked; the choices of one question exclude each other where `exclusive`.
    pub question: String,
    pub choice: String,
    pub hands: u32,
    pub exclusive: bool,
}

impl Member {
    /// A business of which only its code is known.
    pub fn new(code: ResultCode) -> Self {
        Self { code, facts: Facts::default() }
    }
}
