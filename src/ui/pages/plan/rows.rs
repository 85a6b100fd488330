//! The steps in the owner's order, each with its strip of months; moved by buttons or by dragging.

use super::edit::{change, move_to};
use super::head::month_words;
use super::step_fields::step_fields;
use super::{Moved, View};
use crate::assessment::plan::{Status, StepMoney};
use crate::charts::timeline::Timeline;
use crate::engine::Class;
use crate::locale::number::{Digits, SENTENCE};
use crate::locale::{W, money};
use crate::ui::charts::{StripWords, number_table, timeline_axis, timeline_key, timeline_strip};
use crate::ui::components::select::Select;
use crate::ui::{App, Change, PlanPart, names};
use yew::prelude::*;

pub fn timeline(app: &App, view: &View) -> Html {
    let last = view.outlook.plan.last_month().unwrap_or(view.outlook.first);
    let line = Timeline::new(view.outlook.first, last);
    let count = view.outlook.steps.len();
    let rows = view.outlook.steps.iter().map(|step| row(app, view, step, &line, count));
    let head = [W::PlanStepWord, W::PlanWork, W::PlanSavesFrom, W::PlanMonthly];
    let head = head.map(|w| app.w(w).to_owned());
    let table: Vec<Vec<String>> = view.outlook.counted().map(|step| table_row(app, step)).collect();
    html! {
        <div class="plan-lines">
            { timeline_axis(app, &line) }
            <ol class="list plan">{ for rows }</ol>
            { timeline_key(app.w(W::PlanKeyWork), app.w(W::PlanKeySaves)) }
            { number_table(app, app.w(W::PlanTimeline), &head, &table) }
        </div>
    }
}

/// The name of a step's measure; the id where this catalogue does not have it.
pub fn name(app: &App, step: &StepMoney) -> String {
    step.measure.map_or_else(|| step.step.measure.clone(), |ix| names::measure(app, ix))
}

/// `tháng 4/2027`, or `tháng 4/2027 đến tháng 5/2027`.
pub fn when(app: &App, step: &StepMoney) -> String {
    let (from, to) = (step.step.start, step.step.end());
    if from == to {
        return month_words(app, from);
    }
    let (from, to) = (month_words(app, from), month_words(app, to));
    app.f(W::PlanFromTo, &[("from", &from), ("to", &to)])
}

/// `vốn 15 triệu`.
pub fn cost_words(app: &App, step: &StepMoney) -> String {
    match step.cost {
        None => app.w(W::ResultsRowCapitalUnknown).to_owned(),
        Some(c) if c.0 <= 0.0 => app.w(W::ResultsRowCapitalNone).to_owned(),
        Some(c) => {
            let sum = money::money_bare(app.lang(), c.0, Digits::Significant(2));
            app.f(W::ResultsRowCapital, &[("sum", &sum)])
        }
    }
}

pub fn status_word(status: Status) -> W {
    match status {
        Status::ToDo => W::PlanToDo,
        Status::Doing => W::PlanDoing,
        Status::Done => W::PlanDone,
        Status::Dropped => W::PlanDropped,
    }
}

fn table_row(app: &App, step: &StepMoney) -> Vec<String> {
    let monthly = money::money_bare(app.lang(), step.saving.0 / 12.0, SENTENCE);
    let from = month_words(app, step.step.end().plus(1));
    vec![name(app, step), when(app, step), from, monthly]
}

fn row(app: &App, view: &View, step: &StepMoney, line: &Timeline, count: usize) -> Html {
    let id = step.step.measure.clone();
    let name = name(app, step);
    let quiet = !step.step.counts();
    let editing = view.editing.as_ref() == Some(&id);
    let over = view.dragged.as_deref().is_some_and(|dragged| dragged != id);
    let link = match step.measure {
        Some(ix) => html! { <a href={names::measure_href(app, ix)}>{ &name }</a> },
        None => html! { <span>{ &name }</span> },
    };
    let desc = app.f(
        W::PlanStripDesc,
        &[
            ("when", &when(app, step)),
            ("from", &month_words(app, step.step.end().plus(1))),
            ("sum", &money::money_words(app.lang(), step.saving.0 / 12.0)),
        ],
    );
    let words = StripWords { id: format!("strip-{id}"), title: &name, desc: &desc };
    let mut strip = line.strip(step.step.start, step.step.months);
    if step.saving.0 <= 0.0 {
        strip.saves = 100.0;
    }
    let (ondragover, ondrop) = drop_target(app, view, step);
    html! {
        <li key={id.clone()} class={classes!(quiet.then_some("off"), over.then_some("takes"))} {ondragover} {ondrop}>
            <div class="places" role="group" aria-label={app.f(W::PlanPlaceOf, &[("name", &name)])}>
                { mover(app, view, step, Up, &name, count) }
                { grip(app, view, step) }
                { mover(app, view, step, Down, &name, count) }
            </div>
            <div class="what">
                { link }
                <p class="note">{ details(app, step) }</p>
            </div>
            { worth(app, view, step) }
            <p class="acts so-far">{ status(app, step, &name) }{ edit_button(app, view, step, &name) }</p>
            { timeline_strip(line, strip, quiet, &words) }
            <div class="step-fields" id={format!("fields-{id}")} hidden={!editing}>
                { for editing.then(|| step_fields(app, view, step, &name)) }
            </div>
        </li>
    }
}

/// Opens and closes what is written about the step.
fn edit_button(app: &App, view: &View, step: &StepMoney, name: &str) -> Html {
    let measure = step.step.measure.clone();
    let is_open = view.editing.as_ref() == Some(&measure);
    let onclick = {
        let (editing, measure) = (view.editing.clone(), measure.clone());
        Callback::from(move |_: MouseEvent| {
            editing.set(Some(measure.clone()).filter(|_| !is_open));
        })
    };
    html! {
        <button type="button" class="link" aria-expanded={is_open.to_string()}
            aria-controls={format!("fields-{measure}")} {onclick}>
            { app.w(if is_open { W::PlanEditDone } else { W::PlanEdit }) }
            <span class="hide">{ ": " }{ name }</span>
        </button>
    }
}

fn details(app: &App, step: &StepMoney) -> Html {
    let who = step.step.who.trim();
    let who = (!who.is_empty()).then(|| html! { <><span class="who">{ who }</span>{ ", " }</> });
    html! {
        <>
            { for who }
            <span class="nb">{ when(app, step) }</span>{ ", " }
            <span class="nb">{ cost_words(app, step) }</span>
        </>
    }
}

fn status(app: &App, step: &StepMoney, name: &str) -> Html {
    let measure = step.step.measure.clone();
    let chosen = {
        let (app, measure) = (app.clone(), measure.clone());
        Callback::from(move |value: String| {
            let Some(status) = Status::from_id(&value) else { return };
            change(&app, Change::PlanStep(PlanPart::State, measure.clone()), |plan| {
                if let Some(step) = plan.step_mut(&measure) {
                    step.status = status;
                }
            });
        })
    };
    let name_of = |status: Status| app.w(status_word(status)).to_owned();
    let options = Status::ALL.into_iter().map(|s| (s.id().to_owned(), name_of(s))).collect();
    let now = step.step.status.id();
    let label = app.f(W::PlanStatusOf, &[("name", name)]);
    Select {
        id: format!("status-{measure}"),
        now: now.to_owned(),
        label: Some(label),
        class: classes!("status", now),
    }
    .of(options, chosen)
}

/// What a year brings; health stands where money would.
fn worth(app: &App, view: &View, step: &StepMoney) -> Html {
    let class = view.outlook.result(step).map(|r| r.class);
    if step.saving.0.abs() < 0.5 {
        let word = match class {
            _ if !step.step.counts() => W::PlanNotCounted,
            Some(Class::Health) => W::PlanForHealth,
            Some(Class::Done) => W::PlanDoneBefore,
            None => W::PlanNotHere,
            _ => W::PlanNoMoney,
        };
        return html! { <p class="worth no-base"><small>{ app.w(word) }</small></p> };
    }
    let bare = money::money_short(app.lang(), step.saving.0, Digits::Table);
    let scale = money::money_bare(app.lang(), step.saving.0, Digits::Table);
    let unit = scale.split_once(' ').map_or(bare.unit.clone(), |(_, scale)| scale.to_owned());
    let unit = app.f(W::ResultsAYear, &[("unit", &unit)]);
    html! { <p class="worth"><b>{ bare.value }</b><small>{ unit }</small></p> }
}

// --- moving --------------------------------------------------------------------------------

use Direction::{Down, Up};

/// Kind of what is dragged.
const DRAGGED: &str = "text/plain";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Up,
    Down,
}

fn mover(
    app: &App,
    view: &View,
    step: &StepMoney,
    way: Direction,
    name: &str,
    count: usize,
) -> Html {
    let (sign, word, id) = match way {
        Up => ("↑", W::PlanUp, "up"),
        Down => ("↓", W::PlanDown, "down"),
    };
    let to = match way {
        Up => step.place.checked_sub(1),
        Down => Some(step.place + 1).filter(|place| *place < count),
    };
    let button = format!("{id}-{}", step.step.measure);
    let onclick = {
        let (app, measure, moved) = (app.clone(), step.step.measure.clone(), view.moved.clone());
        let (button, name) = (button.clone(), name.to_owned());
        Callback::from(move |_: MouseEvent| {
            let Some(to) = to else { return };
            move_to(&app, &measure, to);
            moved.set(Some(Moved { button: button.clone(), said: said(&app, &name, to, count) }));
        })
    };
    // Not `disabled`: the button that brought a step to the top keeps the focus.
    let idle = to.is_none().then_some("true");
    let label = app.f(word, &[("name", name)]);
    html! {
        <button type="button" class="mover" id={button} aria-disabled={idle} aria-label={label.clone()}
            title={label} {onclick}>{ sign }</button>
    }
}

fn said(app: &App, name: &str, place: usize, count: usize) -> String {
    let (n, of) = ((place + 1).to_string(), count.to_string());
    app.f(W::PlanMoved, &[("name", name), ("n", &n), ("of", &of)])
}

/// The number of a step, by which it can be dragged.
fn grip(app: &App, view: &View, step: &StepMoney) -> Html {
    let ondragstart = {
        let (dragged, measure) = (view.dragged.clone(), step.step.measure.clone());
        Callback::from(move |event: DragEvent| {
            if let Some(data) = event.data_transfer() {
                // Some browsers drag nothing without data; a refusal leaves the row where it is.
                let _ = data.set_data(DRAGGED, &measure);
                data.set_effect_allowed("move");
            }
            dragged.set(Some(measure.clone()));
        })
    };
    let ondragend = {
        let dragged = view.dragged.clone();
        Callback::from(move |_: DragEvent| dragged.set(None))
    };
    html! {
        <span class="grip num" draggable="true" title={app.w(W::PlanDrag)} {ondragstart} {ondragend}>
            { step.place + 1 }
        </span>
    }
}

fn drop_target(
    app: &App,
    view: &View,
    step: &StepMoney,
) -> (Callback<DragEvent>, Callback<DragEvent>) {
    let over = Callback::from(|event: DragEvent| event.prevent_default());
    let (app, moved, dragged) = (app.clone(), view.moved.clone(), view.dragged.clone());
    let place = step.place;
    let steps: Vec<(String, String)> =
        view.outlook.steps.iter().map(|s| (s.step.measure.clone(), name(&app, s))).collect();
    let drop = Callback::from(move |event: DragEvent| {
        event.prevent_default();
        dragged.set(None);
        let data = event.data_transfer().and_then(|data| data.get_data(DRAGGED).ok());
        // Whatever else is dropped here, a file or a word, is no step.
        let Some((measure, name)) = steps.iter().find(|(id, _)| Some(id) == data.as_ref()) else {
            return;
        };
        move_to(&app, measure, place);
        let said = said(&app, name, place, steps.len());
        moved.set(Some(Moved { button: String::new(), said }));
    });
    (over, drop)
}
