//! The owner's plan: which measures, in which order, who, when, how to see that it worked. Plain
//! data and the changes one can make to it; money comes from the engine.
//!
//! A supplier's quotation stays the answer `quote.<measure>`, the money at hand the answer
//! `budget_now`, the rate of a loan the answer `loan_rate`: the plan keeps nothing twice.

pub mod ics;
mod outlook;

pub use outlook::{Outlook, StepMoney, StepsSum, current_plan, outlook, proposed};

use super::Answers;
use super::calendar::{Day, Month};
use serde::Serialize;

/// How far a step is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    #[default]
    ToDo,
    Doing,
    Done,
    /// No longer wanted: stays in the plan with its reason, counts nowhere.
    Dropped,
}

impl Status {
    /// In the order of work.
    pub const ALL: [Self; 4] = [Self::ToDo, Self::Doing, Self::Done, Self::Dropped];

    /// The word in saved files.
    pub fn id(self) -> &'static str {
        match self {
            Self::ToDo => "to_do",
            Self::Doing => "doing",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.id() == id)
    }
}

/// One measure in the plan.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Step {
    /// Id of the measure.
    pub measure: String,
    /// Who sees to it, in the owner's words.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub who: String,
    /// The month it begins, `2027-01`.
    pub start: Month,
    /// How many months it takes, from 1; the saving begins the month after.
    pub months: u8,
    pub status: Status,
    /// How to see that it worked, in the owner's words; empty for what the tool proposes.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub check: String,
}

/// Longest work on one step, in months.
pub const MOST_MONTHS: u8 = 24;

impl Step {
    /// A step to be done within one month.
    pub fn new(measure: &str, start: Month) -> Self {
        Self {
            measure: measure.to_owned(),
            who: String::new(),
            start,
            months: 1,
            status: Status::ToDo,
            check: String::new(),
        }
    }

    /// Takes part in the sums.
    pub fn counts(&self) -> bool {
        self.status != Status::Dropped
    }

    /// The last month of work.
    pub fn end(&self) -> Month {
        self.start.plus(i32::from(self.months.max(1)) - 1)
    }
}

/// The plan of one assessment.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Plan {
    /// In the owner's order; each measure once.
    pub steps: Vec<Step>,
    /// The day to compare new bills with the old ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<Day>,
    /// What is typed about a loan: `loan.amount` in VND, `loan.months`.
    #[serde(skip_serializing_if = "no_answers")]
    #[cfg_attr(test, schemars(default))]
    pub figures: Answers,
}

/// Key in [`Plan::figures`]: the sum borrowed, VND.
pub const LOAN_AMOUNT: &str = "loan.amount";
/// Key in [`Plan::figures`]: over how many months it is paid back.
pub const LOAN_MONTHS: &str = "loan.months";

fn no_answers(answers: &Answers) -> bool {
    answers.0.is_empty()
}

impl Plan {
    pub fn step(&self, measure: &str) -> Option<&Step> {
        self.steps.iter().find(|s| s.measure == measure)
    }

    pub fn step_mut(&mut self, measure: &str) -> Option<&mut Step> {
        self.steps.iter_mut().find(|s| s.measure == measure)
    }

    /// Position from 0.
    pub fn position(&self, measure: &str) -> Option<usize> {
        self.steps.iter().position(|s| s.measure == measure)
    }

    /// Brings a step to another place; beyond the end is the end.
    pub fn move_to(&mut self, measure: &str, place: usize) {
        let Some(from) = self.position(measure) else { return };
        let step = self.steps.remove(from);
        self.steps.insert(place.min(self.steps.len()), step);
    }

    /// Puts a measure at the end, unless it is there already.
    pub fn add(&mut self, measure: &str, start: Month) {
        if self.position(measure).is_none() {
            self.steps.push(Step::new(measure, start));
        }
    }

    pub fn remove(&mut self, measure: &str) {
        self.steps.retain(|s| s.measure != measure);
    }

    /// The first month of work of what counts.
    pub fn first_month(&self) -> Option<Month> {
        self.steps.iter().filter(|s| s.counts()).map(|s| s.start).min()
    }

    /// The last month of work of what counts.
    pub fn last_month(&self) -> Option<Month> {
        self.steps.iter().filter(|s| s.counts()).map(Step::end).max()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::assessment::calendar::Day;

    #[test]
    fn work_ends_in_the_last_of_its_months() {
        let start = Day::parse("2026-11-21").unwrap().month;
        let end = |months| Step { months, ..Step::new("a", start) }.end().since(start);
        assert_eq!([0, 1, 2, 3, 14].map(end), [0, 0, 1, 2, 13]);
        let mut plan = Plan::default();
        assert_eq!((plan.first_month(), plan.last_month()), (None, None));
        plan.add("b", start.plus(4));
        plan.add("a", start.plus(1));
        plan.add("a", start.plus(9));
        assert_eq!(plan.steps.len(), 2, "each measure once");
        plan.steps.iter_mut().for_each(|step| step.months = 3);
        assert_eq!(plan.first_month(), Some(start.plus(1)));
        assert_eq!(plan.last_month(), Some(start.plus(6)));
        if let Some(step) = plan.step_mut("b") {
            step.status = Status::Dropped;
        }
        assert_eq!(plan.last_month(), Some(start.plus(3)), "what is dropped is not done");
        assert_eq!(
            (plan.position("b"), plan.position("a"), plan.position("c")),
            (Some(0), Some(1), None)
        );
        plan.move_to("b", 9);
        assert_eq!(plan.position("b"), Some(1));
        plan.remove("b");
        assert!(plan.step("b").is_none() && plan.step("a").is_some());
    }
}
