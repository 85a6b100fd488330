//! What the answers leave open of a measure (Method §4.9).

use super::MeasureAnswer;
use super::applies::any_ticked;
use crate::assessment::{Inputs, Practice};
use crate::catalogue::{Catalogue, Fit, Measure, Triangle};

/// Where the answers leave one measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Opening {
    pub answer: MeasureAnswer,
    /// Answered by its own question or one that asks about this very measure.
    pub direct: bool,
    /// Opened by a question about the same habit only: a study item.
    pub by_proxy: bool,
    /// o of Method §4.9; zero when nothing is open or nothing is known.
    pub opportunity: Triangle,
}

impl Opening {
    /// Whether anything is still to be done, as far as was asked.
    pub fn is_open(&self) -> bool {
        matches!(self.answer, MeasureAnswer::No | MeasureAnswer::Partly | MeasureAnswer::DontKnow)
    }
}

/// The strongest of the answers given; an answer to the measure's own question replaces them.
pub(super) fn opening(cat: &Catalogue, inputs: &Inputs, measure: &Measure) -> Opening {
    opening_if(cat, inputs, measure, |id| inputs.practices.get(id).copied())
}

/// As [`opening`], with answers from elsewhere: what would hold if a question were answered.
pub(super) fn opening_if(
    cat: &Catalogue,
    inputs: &Inputs,
    measure: &Measure,
    answer: impl Fn(&str) -> Option<Practice>,
) -> Opening {
    if any_ticked(&measure.done_if_equipment, inputs) {
        return found(cat, Practice::Yes, true, false);
    }
    if let Some(own) = answer(&measure.id) {
        return found(cat, own, true, false);
    }
    let asked = measure.opened_by.questions.iter().filter_map(|id| answer(id));
    let strongest = asked.min_by_key(|answer| strength(*answer));
    match (measure.opened_by.fit, strongest) {
        (Fit::OwnQuestion, _) | (_, None) => closed(MeasureAnswer::NotAsked),
        (Fit::Proxy, Some(answer @ (Practice::No | Practice::Partly))) => {
            found(cat, answer, false, true)
        }
        // A habit in general that is good, unknown or foreign decides nothing about this measure.
        (Fit::Proxy, Some(_)) => closed(MeasureAnswer::NotAsked),
        (Fit::Direct, Some(answer)) => found(cat, answer, true, false),
    }
}

/// Order in which answers outweigh each other.
fn strength(answer: Practice) -> u8 {
    match answer {
        Practice::No => 0,
        Practice::Partly => 1,
        Practice::DontKnow => 2,
        Practice::Yes => 3,
        Practice::NotRelevant => 4,
    }
}

/// Id of a practice answer in the catalogue's scale.
pub(super) fn scale_id(answer: Practice) -> &'static str {
    match answer {
        Practice::Yes => "yes",
        Practice::Partly => "partly",
        Practice::No => "no",
        Practice::NotRelevant => "na",
        Practice::DontKnow => "dk",
    }
}

const NOTHING: Triangle = Triangle { low: 0.0, mode: 0.0, high: 0.0 };

fn closed(answer: MeasureAnswer) -> Opening {
    Opening { answer, direct: false, by_proxy: false, opportunity: NOTHING }
}

fn found(cat: &Catalogue, answer: Practice, direct: bool, by_proxy: bool) -> Opening {
    let step = cat.scale.iter().find(|s| s.id == scale_id(answer));
    Opening {
        answer: match answer {
            Practice::Yes => MeasureAnswer::Yes,
            Practice::Partly => MeasureAnswer::Partly,
            Practice::No => MeasureAnswer::No,
            Practice::NotRelevant => MeasureAnswer::NotRelevant,
            Practice::DontKnow => MeasureAnswer::DontKnow,
        },
        direct,
        by_proxy,
        opportunity: step.map_or(NOTHING, |s| s.opportunity),
    }
}
