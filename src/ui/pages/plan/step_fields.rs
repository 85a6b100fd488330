//! What is written about one step: who, when, the supplier's price, how to see that it worked.

use super::View;
use super::edit::{change, put_in};
use super::head::month_words;
use crate::assessment::calendar::Month;
use crate::assessment::plan::{MOST_MONTHS, Step, StepMoney};
use crate::engine::summary::watches;
use crate::locale::W;
use crate::locale::number;
use crate::ui::components::select::Select;
use crate::ui::pages::measure::quote;
use crate::ui::{App, Change, PlanPart, names};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Months offered from the beginning of the plan on.
const OFFERED: i32 = 36;

pub fn step_fields(app: &App, view: &View, step: &StepMoney, name: &str) -> Html {
    let id = &step.step.measure;
    let measure = step.measure.and_then(|ix| view.open.catalogue.measure_at(ix));
    let quotation = measure.map(|measure| quote(app, view.open, measure));
    let remove = {
        let (app, id) = (app.clone(), id.clone());
        Callback::from(move |_: MouseEvent| put_in(&app, &id, false))
    };
    let (who, check) = (app.w(W::PlanWho), app.w(W::PlanCheck));
    html! {
            <div class="fields-of-step">
                { words(app, step, PlanPart::Who, who, &step.step.who, app.w(W::PlanWhoHint)) }
                { start(app, view, step) }
                { months(app, step) }
                { for quotation }
                { words(app, step, PlanPart::Check, check, &step.step.check, &proposed_check(app, view, step)) }
                <p><button type="button" class="link" onclick={remove}>
                    { app.w(W::PlanRemove) }<span class="hide">{ ": " }{ name }</span>
                </button></p>
            </div>
    }
}

/// How to see that it worked: the owner's words, else what the figures of the measure say.
pub fn check_words(app: &App, view: &View, step: &StepMoney) -> String {
    let own = step.step.check.trim();
    if own.is_empty() { proposed_check(app, view, step) } else { own.to_owned() }
}

fn proposed_check(app: &App, view: &View, step: &StepMoney) -> String {
    let result = view.outlook.result(step);
    let base = &view.outlook.evaluation.baseline;
    let watch = result.and_then(|r| watches(base, r).into_iter().next());
    let Some(watch) = watch else { return app.w(W::PlanCheckLook).to_owned() };
    let ends = [watch.before, watch.after];
    let [before, after] = names::written(app, app.lang(), &watch.unit, ends);
    let name = names::stream(app, &view.open.inputs, &watch.stream);
    let product = names::unit(app, &base.output_unit);
    let word = if watch.per_product { W::PlanCheckProduct } else { W::PlanCheckMonth };
    let gaps =
        [("name", name.as_str()), ("product", &product), ("before", &before), ("after", &after)];
    app.f(word, &gaps)
}

fn edit_step(app: &App, part: PlanPart, measure: &str, edit: impl FnOnce(&mut Step)) {
    change(app, Change::PlanStep(part, measure.to_owned()), |plan| {
        if let Some(step) = plan.step_mut(measure) {
            edit(step);
        }
    });
}

fn words(
    app: &App,
    step: &StepMoney,
    part: PlanPart,
    label: &str,
    value: &str,
    hint: &str,
) -> Html {
    let is_who = part == PlanPart::Who;
    let measure = step.step.measure.clone();
    let id = format!("{}-{measure}", if is_who { "who" } else { "check" });
    let oninput = {
        let app = app.clone();
        Callback::from(move |event: InputEvent| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            edit_step(&app, part, &measure, |step| {
                if is_who { step.who = input.value() } else { step.check = input.value() }
            });
        })
    };
    let about = format!("{id}-hint");
    html! {
        <div class={classes!("typed", (!is_who).then_some("long"))}>
            <label for={id.clone()}>{ label }</label>
            <div class="field"><input type="text" {id} value={value.to_owned()} maxlength="200"
                autocomplete="off" aria-describedby={about.clone()} {oninput} /></div>
            <p class="note" id={about}>{ hint }</p>
        </div>
    }
}

fn start(app: &App, view: &View, step: &StepMoney) -> Html {
    let measure = step.step.measure.clone();
    let id = format!("start-{measure}");
    let now = step.step.start;
    let first = view.outlook.first.min(now);
    let last = first.plus(OFFERED).max(now);
    // What lies before the plan can be chosen too: work that began already.
    let offered = (-6..=last.since(first)).map(|at| first.plus(at));
    let options = offered.map(|month| (month.text(), month_words(app, month))).collect();
    let chosen = {
        let app = app.clone();
        Callback::from(move |value: String| {
            let Some(month) = Month::parse(&value) else { return };
            edit_step(&app, PlanPart::State, &measure, |step| step.start = month);
        })
    };
    let field = Select::new(id.clone(), now.text()).of(options, chosen);
    html! {
        <div class="typed">
            <label for={id}>{ app.w(W::PlanStart) }</label>
            <div class="field">{ field }</div>
        </div>
    }
}

fn months(app: &App, step: &StepMoney) -> Html {
    let measure = step.step.measure.clone();
    let id = format!("months-{measure}");
    let options = (1..=MOST_MONTHS)
        .map(|n| (n.to_string(), number::months(app.lang(), f64::from(n))))
        .collect();
    let chosen = {
        let app = app.clone();
        Callback::from(move |value: String| {
            let Ok(n) = value.parse::<u8>() else { return };
            edit_step(&app, PlanPart::State, &measure, |step| {
                step.months = n.clamp(1, MOST_MONTHS)
            });
        })
    };
    let field = Select::new(id.clone(), step.step.months.to_string()).of(options, chosen);
    html! {
        <div class="typed">
            <label for={id}>{ app.w(W::PlanMonths) }</label>
            <div class="field">{ field }</div>
        </div>
    }
}
