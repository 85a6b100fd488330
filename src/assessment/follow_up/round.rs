//! The next round: a new assessment from the new figures, with what is done answered as done.

use super::figures::new_answers;
use super::{Carried, FollowUp};
use crate::assessment::document::Document;
use crate::assessment::plan::{Plan, Status, Step};
use crate::assessment::{Answer, Value};
use crate::catalogue::Catalogue;
use crate::engine::Baseline;

/// The new document, `id`, begun `now`; the old one stays as it is. `plan` is the plan that was
/// looked back on: what is not finished goes on in the new one.
pub fn next_round(
    catalogue: &Catalogue,
    document: &Document,
    baseline: &Baseline,
    plan: &Plan,
    look: &FollowUp,
    (id, now): (&str, &str),
) -> Document {
    let mut next = document.copy_as(id, now);
    next.answers = new_answers(catalogue, document, baseline, look);
    for (measure, outcome) in &look.steps {
        let practice = match outcome.carried {
            Some(Carried::Done) => "yes",
            Some(Carried::Partly) => "partly",
            _ => continue,
        };
        let value = Some(Value::Choice(practice.to_owned()));
        next.answers.put(measure.clone(), Answer { value, ..Answer::default() });
    }
    let unfinished = |step: &&Step| {
        let carried = look.steps.get(&step.measure).and_then(|o| o.carried);
        let open = matches!(carried, Some(Carried::Partly | Carried::NotYet));
        open || (carried.is_none() && matches!(step.status, Status::ToDo | Status::Doing))
    };
    let steps: Vec<Step> = plan.steps.iter().filter(unfinished).cloned().collect();
    next.plan = (!steps.is_empty()).then(|| Plan { steps, ..Plan::default() });
    next.follow_ups.clear();
    next.switched.clear();
    next.results = None;
    next.tool_version = env!("CARGO_PKG_VERSION").to_owned();
    next.data_version.clone_from(&catalogue.version);
    next
}
