//! From a gesture to the next plan.

use crate::assessment::calendar::{Day, Month};
use crate::assessment::plan::{Outlook, Plan, Status, current_plan};
use crate::browser::clock;
use crate::engine::Evaluation;
use crate::order::Order as _;
use crate::ui::{Action, App, Change, PlanPart};
use yew::prelude::*;

/// Today by the device's clock: where a proposed plan begins.
pub fn today() -> Option<Day> {
    Day::parse(&clock::now_iso())
}

/// Changes the plan as it is, or the proposed one, which so becomes the owner's.
pub fn change(app: &App, what: Change, edit: impl FnOnce(&mut Plan)) {
    let (Some(open), Some(catalogue), Some(today)) = (&app.state.open, app.catalogue(), today())
    else {
        return;
    };
    let mut plan = current_plan(catalogue, &open.document, &open.evaluation, today);
    edit(&mut plan);
    app.act(Action::Plan(what, Some(Box::new(plan))));
}

/// Makes the proposed plan the owner's as it stands: it no longer moves with time and switches.
pub fn keep(app: &App, what: Change) {
    change(app, what, |_| {});
}

/// Puts a measure into the plan, to begin next month, or takes it out.
pub fn put_in(app: &App, measure: &str, put: bool) {
    let Some(begin) = today().map(|day| day.month.plus(1)) else { return };
    change(app, Change::PlanStep(PlanPart::State, measure.to_owned()), |plan| {
        if put {
            let start = plan.last_month().map_or(begin, |last| last.max(begin));
            plan.add(measure, start);
            if let Some(step) = plan.step_mut(measure).filter(|s| !s.counts()) {
                step.status = Status::ToDo;
            }
        } else {
            plan.remove(measure);
        }
    });
}

/// Gives a step another place.
pub fn move_to(app: &App, measure: &str, place: usize) {
    let what = Change::PlanStep(PlanPart::Place, measure.to_owned());
    change(app, what, |plan| plan.move_to(measure, place));
}

/// The quickest payback first; what saves no money last.
pub fn by_payback(app: &App, outlook: &Outlook) -> Callback<MouseEvent> {
    let order = payback_order(outlook, &outlook.evaluation);
    let app = app.clone();
    Callback::from(move |_| {
        change(&app, Change::PlanOrder, |plan| {
            for (place, measure) in order.iter().enumerate() {
                plan.move_to(measure, place);
            }
        });
    })
}

fn payback_order(outlook: &Outlook, evaluation: &Evaluation) -> Vec<String> {
    let payback = |at: Option<usize>| {
        let result = at.and_then(|at| evaluation.measures.get(at));
        result.and_then(|r| r.package_finance.payback).map_or(f64::MAX, |y| y.0)
    };
    let mut steps: Vec<(f64, String)> =
        outlook.steps.iter().map(|s| (payback(s.at), s.step.measure.clone())).collect();
    steps.order_by(|a, b| a.0.total_cmp(&b.0));
    steps.into_iter().map(|(_, measure)| measure).collect()
}

/// Gives steps the months at which there is money for them.
pub fn set_months(app: &App, months: Vec<(String, Month)>) -> Callback<MouseEvent> {
    let app = app.clone();
    Callback::from(move |_| {
        change(&app, Change::PlanOrder, |plan| {
            for (measure, month) in &months {
                if let Some(step) = plan.step_mut(measure) {
                    step.start = *month;
                }
            }
        });
    })
}

/// Back to what is proposed.
pub fn reset(app: &App) -> Callback<MouseEvent> {
    let app = app.clone();
    Callback::from(move |_| app.act(Action::Plan(Change::PlanReset, None)))
}
