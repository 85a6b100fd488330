//! The plan for the wall: on paper only, one line per step with a box to tick.

use super::View;
use super::rows::{cost_words, name, status_word, when};
use super::step_fields::check_words;
use crate::assessment::plan::{Status, StepMoney};
use crate::locale::W;
use crate::ui::App;
use crate::ui::components::footer::{data_line, written_date};
use yew::prelude::*;

pub fn wall(app: &App, view: &View) -> Html {
    let rows = view.outlook.counted().map(|step| row(app, view, step));
    let head = [W::PlanStepWord, W::PlanWho, W::PlanWhen, W::PlanCost, W::PlanCheck];
    let head = head.into_iter().map(|w| html! { <th key={app.w(w)} scope="col">{ app.w(w) }</th> });
    let day = view
        .outlook
        .plan
        .follow_up
        .map(|day| app.f(W::PlanWallDay, &[("day", &written_date(app, &day.text()))]));
    html! {
        <section class="paper-only wall" aria-hidden="true">
            <table>
                <thead><tr><td key="tick"></td>{ for head }</tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
            <p><b>{ for day }</b></p>
            <p class="note">{ app.w(W::PlanWallNote) }{ " " }{ data_line(app) }</p>
        </section>
    }
}

fn row(app: &App, view: &View, step: &StepMoney) -> Html {
    let done = step.step.status == Status::Done;
    let box_mark = done.then(|| html! { <path class="l-ink w3" d="M4 9l4 4 7-9" /> });
    let word = (step.step.status != Status::ToDo).then(|| {
        html! { <><br /><b>{ app.w(status_word(step.step.status)) }</b></> }
    });
    html! {
        <tr key={step.place}>
            <td>
                <svg width="18" height="18" viewBox="0 0 18 18"><rect class="f-none l-ink w2" x="1" y="1" width="16" height="16" />{ for box_mark }</svg>
            </td>
            <th scope="row">{ name(app, step) }{ for word }</th>
            <td class="who">{ &step.step.who }</td>
            <td>{ when(app, step) }</td>
            <td>{ cost_words(app, step) }</td>
            <td>{ check_words(app, view, step) }</td>
        </tr>
    }
}
