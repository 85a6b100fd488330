//! The plan as a calendar file: one event per open step, and the day of the look back.

use super::View;
use super::rows::{cost_words, name};
use super::step_fields::check_words;
use crate::assessment::plan::Status;
use crate::assessment::plan::ics::{Event, calendar};
use crate::browser::{clock, files};
use crate::locale::W;
use crate::ui::App;
use yew::prelude::*;

const FILE: &str = "vong-xanh-ke-hoach.ics";

pub fn button(app: &App, view: &View) -> Html {
    let events = events(app, view);
    let (title, lang) = (app.w(W::PlanCalendar), app.lang().code());
    let none = events.is_empty();
    let onclick = Callback::from(move |_: MouseEvent| {
        let text = calendar(title, lang, &clock::now_iso(), &events);
        files::download(FILE, "text/calendar;charset=utf-8", &text);
    });
    html! {
        <button type="button" class="btn plain" hidden={none} {onclick}>{ app.w(W::PlanIcs) }</button>
    }
}

fn events(app: &App, view: &View) -> Vec<Event> {
    let document = &view.open.document;
    let open = |s: &&crate::assessment::plan::StepMoney| {
        matches!(s.step.status, Status::ToDo | Status::Doing)
    };
    let mut events: Vec<Event> = view
        .outlook
        .steps
        .iter()
        .filter(open)
        .map(|s| {
            let who = s.step.who.trim();
            let who = (!who.is_empty()).then(|| app.f(W::PlanIcsWho, &[("who", who)]));
            let check = app.f(W::PlanIcsCheck, &[("check", &check_words(app, view, s))]);
            let lines: Vec<String> = who.into_iter().chain([cost_words(app, s), check]).collect();
            Event {
                uid: format!("{}.{}", document.id, s.step.measure),
                from: s.step.start.first_day(),
                until: s.step.end().plus(1).first_day(),
                summary: name(app, s),
                description: lines.join("\n"),
            }
        })
        .collect();
    if let Some(day) = view.outlook.plan.follow_up {
        events.push(Event {
            uid: format!("{}.follow-up", document.id),
            from: day,
            until: day.next(),
            summary: app.w(W::PlanIcsLook).to_owned(),
            description: app.w(W::PlanIcsLookText).to_owned(),
        });
    }
    events
}
