//! Reading plan and follow-ups: a bad part is named and left out, the rest stays.

use super::fault::Problem;
use super::read::{read_answer, read_answers};
use super::reader::{Reader, is_id};
use crate::assessment::calendar::{Day, Month};
use crate::assessment::follow_up::{Carried, FollowUp, Outcome};
use crate::assessment::plan::{MOST_MONTHS, Plan, Status, Step};
use std::collections::BTreeMap;

/// More than the catalogue has measures.
const MOST_STEPS: usize = 500;
/// A look back twice a year for a working life.
const MOST_FOLLOW_UPS: usize = 100;

const STATUS: &[&str] = &["to_do", "doing", "done", "dropped"];
const CARRIED: &[&str] = &["done", "partly", "not_yet", "dropped"];

pub(super) fn read_plan(from: &mut Reader) -> Plan {
    let mut steps: Vec<Step> = Vec::new();
    for step in from.list("steps", MOST_STEPS, read_step).into_iter().flatten() {
        // A measure is carried out once.
        if steps.iter().all(|other| other.measure != step.measure) {
            steps.push(step);
        }
    }
    let figures = from.fields.contains_key("figures");
    Plan {
        steps,
        follow_up: from.day("follow_up"),
        figures: if figures { read_answers(from, "figures") } else { Default::default() },
    }
}

/// `None` without a measure or a month: a step of nothing, or at no time.
fn read_step(from: &mut Reader) -> Option<Step> {
    let measure = from.text("measure");
    if measure.as_ref().is_none_or(|id| !is_id(id)) {
        from.fault("measure", Problem::NotAnId);
        return None;
    }
    let start = from.text("start");
    let Some(start) = start.as_deref().and_then(Month::parse) else {
        from.fault("start", Problem::NotADate);
        return None;
    };
    let months = from.number("months").unwrap_or(1.0).clamp(1.0, f64::from(MOST_MONTHS));
    Some(Step {
        measure: measure?,
        who: from.text("who").unwrap_or_default(),
        start,
        months: months as u8,
        status: from.word("status", STATUS).and_then(Status::from_id).unwrap_or_default(),
        check: from.text("check").unwrap_or_default(),
    })
}

pub(super) fn read_follow_ups(from: &mut Reader, name: &str) -> Vec<FollowUp> {
    from.list(name, MOST_FOLLOW_UPS, read_follow_up).into_iter().flatten().collect()
}

fn read_follow_up(from: &mut Reader) -> Option<FollowUp> {
    let Some(day) = from.day("day") else {
        from.fault("day", Problem::Missing);
        return None;
    };
    Some(FollowUp {
        day,
        answers: read_answers(from, "answers"),
        steps: from.nested("steps", read_outcomes).unwrap_or_default(),
    })
}

fn read_outcomes(from: &mut Reader) -> BTreeMap<String, Outcome> {
    from.by_id(MOST_STEPS, |from, id| from.nested(id, read_outcome))
}

fn read_outcome(from: &mut Reader) -> Outcome {
    Outcome {
        carried: from.word("carried", CARRIED).and_then(Carried::from_id),
        cost: read_answer(from, "cost"),
        reason: from.text("reason").unwrap_or_default(),
    }
}

impl Reader<'_> {
    /// A day `2027-01-15`.
    fn day(&mut self, name: &str) -> Option<Day> {
        let text = self.text(name)?;
        let day = Day::parse(&text);
        if day.is_none() {
            self.fault(name, Problem::NotADate);
        }
        day
    }
}
