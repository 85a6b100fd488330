//! The owner's plan and the looks back in a link.

use super::answers::{self, Room, ordered};
use super::bytes::{Reader, Writer};
use super::dates;
use crate::assessment::calendar::{Day, Month};
use crate::assessment::follow_up::{Carried, FollowUp, Outcome};
use crate::assessment::plan::{Plan, Status, Step};
use crate::assessment::{Answer, Answers};
use crate::order::Keyed as _;

/// Months are counted from January of this year.
const FIRST_YEAR: i32 = 1900;
/// Days from 1900 to 1970.
const FIRST_DAY: i64 = -25_567;
/// Under this id a cost travels like a quotation of the same measure.
const COST: &str = "quote.";

fn first_month() -> Option<Month> {
    Month::new(FIRST_YEAR, 1)
}

/// The plan as it travels; what was written in words only where `texts` lets it pass.
pub(super) fn travelling_plan(plan: &Plan, texts: bool) -> Plan {
    let word = |text: &String| if texts { text.clone() } else { String::new() };
    let step = |s: &Step| Step { who: word(&s.who), check: word(&s.check), ..s.clone() };
    Plan {
        steps: plan.steps.iter().map(step).collect(),
        follow_up: plan.follow_up,
        figures: travelling_answers(&plan.figures, texts),
    }
}

pub(super) fn travelling_answers(given: &Answers, texts: bool) -> Answers {
    let kept = ordered(given, texts);
    Answers(kept.into_iter().map(|(id, answer)| (id.to_owned(), answer)).keyed())
}

pub(super) fn travelling_look(look: &FollowUp, texts: bool) -> FollowUp {
    let costs = travelling_answers(&costs(look), texts);
    let outcome = |(id, o): (&String, &Outcome)| {
        let cost = costs.0.get(&format!("{COST}{id}")).cloned();
        let reason = if texts { o.reason.clone() } else { String::new() };
        (id.clone(), Outcome { carried: o.carried, cost, reason })
    };
    FollowUp {
        day: look.day,
        answers: travelling_answers(&look.answers, texts),
        steps: look.steps.iter().map(outcome).filter(|(_, o)| !o.is_empty()).keyed(),
    }
}

fn costs(look: &FollowUp) -> Answers {
    let cost = |(id, o): (&String, &Outcome)| Some((format!("{COST}{id}"), o.cost.clone()?));
    Answers(look.steps.iter().filter_map(cost).keyed())
}

// --- writing ---------------------------------------------------------------------------------

/// Writes a plan that [`travelling_plan`] made.
pub(super) fn write_plan(room: Room, plan: &Plan) -> Writer {
    let mut to = Writer::default();
    to.count(plan.steps.len());
    for step in &plan.steps {
        room.write_id(&mut to, &step.measure);
        let month = first_month().map_or(0, |first| step.start.since(first));
        to.whole(month.unsigned_abs().into());
        to.byte(step.months);
        let status = Status::ALL.iter().position(|s| *s == step.status).unwrap_or_default();
        to.count(status);
        to.text(&step.who);
        to.text(&step.check);
    }
    to.byte(u8::from(plan.follow_up.is_some()));
    plan.follow_up.iter().for_each(|day| write_day(&mut to, *day));
    to.part(answers::write(room, &ordered(&plan.figures, true)));
    to
}

/// Writes looks back that [`travelling_look`] made.
pub(super) fn write_looks(room: Room, looks: &[FollowUp]) -> Writer {
    let mut to = Writer::default();
    to.count(looks.len());
    for look in looks {
        write_day(&mut to, look.day);
        to.part(answers::write(room, &ordered(&look.answers, true)));
        to.part(answers::write(room, &ordered(&costs(look), true)));
        to.count(look.steps.len());
        for (id, outcome) in &look.steps {
            room.write_id(&mut to, id);
            let carried = Carried::ALL.iter().position(|c| Some(*c) == outcome.carried);
            to.count(carried.map_or(0, |at| at + 1));
            to.text(&outcome.reason);
        }
    }
    to
}

fn write_day(to: &mut Writer, day: Day) {
    let days = dates::days(&day.text()).and_then(|days| u64::try_from(days - FIRST_DAY).ok());
    to.whole(days.unwrap_or_default());
}

// --- reading ---------------------------------------------------------------------------------

/// A plan, and how much of it this release does not know.
pub(super) fn read_plan(room: Room, mut from: Reader) -> Option<(Plan, usize)> {
    let (mut plan, mut unknown) = (Plan::default(), 0);
    for _ in 0..from.count()? {
        let id = room.read_id(&mut from)?;
        let start = read_month(&mut from)?;
        let months = from.byte()?;
        let status = *Status::ALL.get(usize::from(from.byte()?))?;
        let (who, check) = (from.text()?.to_owned(), from.text()?.to_owned());
        match id {
            Some(measure) => plan.steps.push(Step { measure, who, start, months, status, check }),
            None => unknown += 1,
        }
    }
    if from.byte()? == 1 {
        plan.follow_up = Some(read_day(&mut from)?);
    }
    let (figures, left_out) = answers::read(room, from.part()?)?;
    plan.figures = figures;
    from.is_empty().then_some((plan, unknown + left_out))
}

pub(super) fn read_looks(room: Room, mut from: Reader) -> Option<(Vec<FollowUp>, usize)> {
    let (mut looks, mut unknown) = (Vec::new(), 0);
    for _ in 0..from.count()? {
        let mut look = FollowUp::new(read_day(&mut from)?);
        let (given, first) = answers::read(room, from.part()?)?;
        let (costs, second) = answers::read(room, from.part()?)?;
        look.answers = given;
        unknown += first + second;
        for _ in 0..from.count()? {
            let id = room.read_id(&mut from)?;
            let carried = match from.byte()?.checked_sub(1) {
                Some(at) => Some(*Carried::ALL.get(usize::from(at))?),
                None => None,
            };
            let reason = from.text()?.to_owned();
            let Some(id) = id else {
                unknown += 1;
                continue;
            };
            let cost: Option<Answer> = costs.0.get(&format!("{COST}{id}")).cloned();
            look.steps.insert(id, Outcome { carried, cost, reason });
        }
        looks.push(look);
    }
    from.is_empty().then_some((looks, unknown))
}

fn read_month(from: &mut Reader) -> Option<Month> {
    let months = i32::try_from(from.whole()?).ok()?;
    Some(first_month()?.plus(months))
}

fn read_day(from: &mut Reader) -> Option<Day> {
    let days = i64::try_from(from.whole()?).ok().filter(|days| *days < 1 << 20)?;
    Day::parse(&dates::iso_day(days + FIRST_DAY))
}
