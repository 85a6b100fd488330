//! What became of every step of the plan, what it really cost, and why.

use super::View;
use super::edit::outcome;
use crate::assessment::follow_up::{Carried, Outcome};
use crate::assessment::plan::StepMoney;
use crate::locale::W;
use crate::locale::parse::Kind;
use crate::ui::pages::plan::typed::{FROM_NOTHING, Typed, field};
use crate::ui::{App, names};
use web_sys::HtmlInputElement;
use yew::prelude::*;

pub fn steps(app: &App, view: &View) -> Html {
    let rows = view.outlook.steps.iter().map(|step| row(app, view, step));
    html! {
        <section class="part" aria-labelledby="became">
            <h2 id="became">{ app.w(W::FollowUpSteps) }</h2>
            <p>{ app.w(W::FollowUpStepsText) }</p>
            <ul class="list became">{ for rows }</ul>
        </section>
    }
}

fn word(carried: Carried) -> W {
    match carried {
        Carried::Done => W::FollowUpDone,
        Carried::Partly => W::FollowUpPartly,
        Carried::NotYet => W::FollowUpNotYet,
        Carried::Dropped => W::FollowUpDropped,
    }
}

fn row(app: &App, view: &View, step: &StepMoney) -> Html {
    let id = step.step.measure.clone();
    let name = step.measure.map_or_else(|| id.clone(), |ix| names::measure(app, ix));
    let said = view.look.steps.get(&id).cloned().unwrap_or_default();
    let picks = Carried::ALL.into_iter().map(|carried| {
        let onchange = {
            let (app, id, at) = (app.clone(), id.clone(), view.at);
            Callback::from(move |_: Event| {
                outcome(&app, at, &id, false, |said| said.carried = Some(carried));
            })
        };
        html! {
            <label key={carried.id()}>
                <input type="radio" name={format!("became-{id}")} value={carried.id()}
                    checked={said.carried == Some(carried)} {onchange} />
                { app.w(word(carried)) }
            </label>
        }
    });
    html! {
        <li key={id.clone()}>
            <fieldset>
                <legend>{ &name }</legend>
                <div class="pick">{ for picks }</div>
            </fieldset>
            <div class="two" hidden={said.is_empty()}>{ cost(app, view, step, &said) }{ reason(app, view, &id, &said) }</div>
        </li>
    }
}

fn cost(app: &App, view: &View, step: &StepMoney, said: &Outcome) -> Html {
    let keep = {
        let (app, id, at) = (app.clone(), step.step.measure.clone(), view.at);
        Callback::from(move |answer| outcome(&app, at, &id, true, |said| said.cost = answer))
    };
    let planned = step.cost.map(|c| crate::locale::money::money_words(app.lang(), c.0));
    let typed = Typed {
        id: format!("cost-{}", step.step.measure),
        kind: Kind::Money,
        bounds: FROM_NOTHING,
        unit: app.w(W::NumbersCurrency).to_owned(),
        answer: said.cost.as_ref(),
        otherwise: planned
            .map_or_else(String::new, |sum| app.f(W::FollowUpCostPlanned, &[("sum", &sum)])),
    };
    field(app, app.w(W::FollowUpCost), &typed, &keep)
}

fn reason(app: &App, view: &View, measure: &str, said: &Outcome) -> Html {
    let id = format!("reason-{measure}");
    let oninput = {
        let (app, measure, at) = (app.clone(), measure.to_owned(), view.at);
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                outcome(&app, at, &measure, true, |said| said.reason = input.value());
            }
        })
    };
    html! {
        <div class="typed">
            <label for={id.clone()}>{ app.w(W::FollowUpReason) }</label>
            <div class="field"><input type="text" {id} value={said.reason.clone()} maxlength="300"
                autocomplete="off" {oninput} /></div>
        </div>
    }
}
