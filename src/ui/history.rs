//! Steps back and forth through the changes of the open assessment.
//!
//! A step keeps the document as it was before a change; everything else follows from it. Typing in
//! one field is one step, and a change that is taken back by hand leaves none.

use crate::assessment::document::Document;
use std::rc::Rc;

/// More steps than anyone takes back; a document is about 20 kB.
const MOST_STEPS: usize = 100;

/// What a step changed, for its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Answer to a question, by id.
    Answer(String),
    /// Rows of a table pasted or taken away, by id of the table.
    Rows(String),
    /// Quick or full.
    Mode,
    /// A measure switched, by id.
    Switch(String),
    /// Back to the recommended measures.
    ResetSwitches,
    /// A whole set of measures chosen at once.
    Scenario,
    /// An own value or tried price, by id.
    OwnValue(String),
    /// Back from an own value to what it replaced.
    Default(String),
    /// A data set put in use (its name), or none.
    DataSet(Option<String>),
    /// Province or city.
    Place,
    Rename,
    /// Today's figures in place of those of older data.
    TodaysData,
    /// A line at the head of printed sheets, by id.
    Letterhead(String),
    /// One thing about a step of the plan, by measure.
    PlanStep(PlanPart, String),
    /// The day of the next look back.
    PlanDay,
    /// A figure about the loan, by id.
    PlanFigure(String),
    /// Order or months of the whole plan.
    PlanOrder,
    /// Back to the plan that is proposed.
    PlanReset,
    /// A figure of a look back, by id.
    FollowUpFigure(String),
    /// What became of a measure, by id.
    FollowUpStep(String),
    /// A look back begun or taken away, or its day.
    FollowUps,
}

/// What about a step of the plan is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanPart {
    /// In the plan or out of it, done or not, when.
    State,
    Place,
    Who,
    Check,
}

impl Change {
    /// Whether both are parts of one gesture: typing, or moving a slider.
    fn continues(&self, before: &Self) -> bool {
        self == before
            && matches!(
                self,
                Self::Answer(_)
                    | Self::OwnValue(_)
                    | Self::Rename
                    | Self::Letterhead(_)
                    | Self::PlanStep(PlanPart::Who | PlanPart::Check, _)
                    | Self::PlanFigure(_)
                    | Self::FollowUpFigure(_)
            )
    }
}

/// A document and the change that replaced it.
#[derive(Clone, Debug)]
struct Step {
    document: Rc<Document>,
    change: Change,
}

/// Which way the last step went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Back,
    Forth,
}

#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
    /// The last thing that happened was this step, to be announced.
    last: Option<(Way, Change)>,
}

impl History {
    /// Notes that `before` became `after`.
    pub fn note(&mut self, before: &Rc<Document>, after: &Document, change: Change) {
        self.future.clear();
        self.last = None;
        if is_same(before, after) {
            return;
        }
        let continues = self.past.last().is_some_and(|step| change.continues(&step.change));
        if !continues {
            self.past.push(Step { document: before.clone(), change });
        } else if self.past.last().is_some_and(|step| is_same(&step.document, after)) {
            self.past.pop();
        }
        if self.past.len() > MOST_STEPS {
            self.past.remove(0);
        }
    }

    /// Takes a step; returns the document to go on with.
    pub fn step(&mut self, way: Way, now: &Rc<Document>) -> Option<Rc<Document>> {
        let (from, to) = match way {
            Way::Back => (&mut self.past, &mut self.future),
            Way::Forth => (&mut self.future, &mut self.past),
        };
        let step = from.pop()?;
        to.push(Step { document: now.clone(), change: step.change.clone() });
        self.last = Some((way, step.change));
        Some(step.document)
    }

    /// What the next step in this direction would change.
    pub fn next(&self, way: Way) -> Option<&Change> {
        let steps = match way {
            Way::Back => &self.past,
            Way::Forth => &self.future,
        };
        steps.last().map(|step| &step.change)
    }

    /// The step just taken.
    pub fn last(&self) -> Option<&(Way, Change)> {
        self.last.as_ref()
    }
}

/// The same but for where one was reading.
fn is_same(a: &Document, b: &Document) -> bool {
    a.answers == b.answers
        && a.switched == b.switched
        && a.own_values == b.own_values
        && a.data_set == b.data_set
        && a.place == b.place
        && a.name == b.name
        && a.letterhead == b.letterhead
        && a.plan == b.plan
        && a.follow_ups == b.follow_ups
        && a.mode == b.mode
        && a.results == b.results
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn with(value: f64) -> Rc<Document> {
        let mut document = Document::default();
        document.own_values.insert("paid.electricity".into(), value);
        Rc::new(document)
    }

    fn typed() -> Change {
        Change::OwnValue("paid.electricity".into())
    }

    #[test]
    fn typing_is_one_step_and_comes_back_whole() {
        let mut history = History::default();
        let (start, a, b) = (Rc::new(Document::default()), with(2.0), with(25.0));
        history.note(&start, &a, typed());
        history.note(&a, &b, typed());
        let back = history.step(Way::Back, &b).unwrap();
        assert_eq!(*back, *start);
        assert_eq!(history.last(), Some(&(Way::Back, typed())));
        assert!(history.next(Way::Back).is_none());
        assert_eq!(*history.step(Way::Forth, &back).unwrap(), *b);
    }

    #[test]
    fn what_is_typed_back_leaves_no_step() {
        let mut history = History::default();
        let (start, a) = (Rc::new(Document::default()), with(2.0));
        history.note(&start, &a, typed());
        history.note(&a, &start, typed());
        assert!(history.next(Way::Back).is_none());
    }

    #[test]
    fn switches_are_steps_of_their_own_and_a_new_one_forgets_the_future() {
        let mut history = History::default();
        let (a, b, c) = (with(1.0), with(2.0), with(3.0));
        let switch = |id: &str| Change::Switch(id.into());
        history.note(&a, &b, switch("x"));
        history.note(&b, &c, switch("x"));
        let now = history.step(Way::Back, &c).unwrap();
        assert_eq!(*now, *b);
        history.note(&now, &a, switch("y"));
        assert!(history.next(Way::Forth).is_none());
        assert_eq!(history.next(Way::Back), Some(&switch("y")));
    }

    #[test]
    fn the_oldest_steps_are_forgotten() {
        let mut history = History::default();
        for n in 0..250_u32 {
            let id = n.to_string();
            history.note(&with(n.into()), &with(f64::from(n) + 1.0), Change::Switch(id));
        }
        assert_eq!(history.past.len(), MOST_STEPS);
        assert_eq!(history.next(Way::Back), Some(&Change::Switch("249".into())));
    }
}
