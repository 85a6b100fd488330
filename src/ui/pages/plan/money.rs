//! The money of the plan month by month, and what the money at hand allows.

use super::View;
use super::edit::set_months;
use super::head::{month_at, month_words};
use super::rows::name;
use super::typed::{FROM_NOTHING, Typed, field};
use crate::assessment::calendar::Month;
use crate::engine::funding::{Funded, deepest, fund, paid_back};
use crate::locale::number::{Digits, SENTENCE};
use crate::locale::parse::Kind;
use crate::locale::{W, money};
use crate::ui::charts::{cash_chart, number_table};
use crate::ui::{Action, App};
use crate::units::Vnd;
use yew::prelude::*;

/// How far ahead what is saved is looked at, in months.
const AHEAD: usize = 60;
/// The money that can be spent now.
const BUDGET: &str = "budget_now";

pub fn flow(app: &App, view: &View) -> Html {
    let lang = app.lang();
    let flow = &view.outlook.flow;
    let sums: Vec<f64> = flow.iter().map(|m| m.sum.0).collect();
    let most = sums.iter().fold(0.0_f64, |most, sum| most.max(sum.abs()));
    let like = |vnd: f64, digits| money::money_like(lang, vnd, most, digits);
    let unit = like(most, SENTENCE).unit;
    let title = app.f(W::PlanFlowTitle, &[("n", &flow.len().to_string())]);
    let text = describe(app, view);
    let tick = |vnd: f64| like(vnd, Digits::Significant(4)).value;
    let head = [W::PlanMonth, W::PlanPaid, W::PlanSaved, W::PlanSum].map(|w| app.w(w).to_owned());
    let rows: Vec<Vec<String>> = flow
        .iter()
        .enumerate()
        .map(|(at, month)| {
            let sums =
                [month.paid, month.saved, month.sum].map(|v| like(v.0, Digits::Fixed(1)).value);
            [month_words(app, month_at(view, at))].into_iter().chain(sums).collect()
        })
        .collect();
    html! {
        <section class="col" aria-labelledby="flow">
            <h2 id="flow">{ &title }</h2>
            <p>{ app.w(W::PlanFlowText) }{ " " }{ &text }</p>
            <figure>
                <p class="note" aria-hidden="true">{ unit }</p>
                { cash_chart(app, view.outlook.first, &sums, &tick, (&title, &text)) }
            </figure>
            { number_table(app, &title, &head, &rows) }
        </section>
    }
}

/// The lowest point and the month from which it is made good.
fn describe(app: &App, view: &View) -> String {
    let flow = &view.outlook.flow;
    let low = match deepest(flow) {
        None => return app.w(W::PlanFlowNever).to_owned(),
        Some((at, vnd)) => {
            let (sum, month) =
                (money::money_words(app.lang(), vnd.0), month_words(app, month_at(view, at)));
            app.f(W::PlanFlowLow, &[("sum", &sum), ("month", &month)])
        }
    };
    let back = match paid_back(flow) {
        None => app.w(W::PlanFlowNotBack).to_owned(),
        Some(at) => app.f(W::PlanFlowBack, &[("month", &month_words(app, month_at(view, at)))]),
    };
    format!("{low} {back}")
}

pub fn budget(app: &App, view: &View) -> Html {
    let given = view.open.document.answers.0.get(BUDGET);
    let keep = {
        let app = app.clone();
        Callback::from(move |answer| app.act(Action::Answer(BUDGET.to_owned(), answer)))
    };
    let typed = Typed {
        id: "plan-budget".to_owned(),
        kind: Kind::Money,
        bounds: FROM_NOTHING,
        unit: app.w(W::NumbersCurrency).to_owned(),
        answer: given,
        otherwise: String::new(),
    };
    let known = view.open.inputs.budget_vnd;
    let answer = known.map(|vnd| enough_for(app, view, Vnd(vnd)));
    html! {
        <section class="stack budget" aria-labelledby="budget">
            <h2 id="budget">{ app.w(W::PlanBudget) }</h2>
            <p class="note">{ app.w(W::PlanBudgetText) }</p>
            { field(app, app.w(W::PlanBudgetLabel), &typed, &keep) }
            <div>{ for answer }</div>
        </section>
    }
}

/// What can begin at once, and when the savings pay for each of the others.
fn enough_for(app: &App, view: &View, at_hand: Vnd) -> Html {
    let items = view.outlook.items();
    let (places, items): (Vec<usize>, Vec<_>) = items.into_iter().unzip();
    let funded = fund(&items, at_hand, AHEAD);
    let steps: Vec<_> = places.iter().filter_map(|place| view.outlook.steps.get(*place)).collect();
    let of = |wanted: fn(Funded) -> bool| {
        let all = steps.iter().zip(&funded).filter(move |(_, f)| wanted(**f));
        all.map(|(step, funded)| (*step, *funded)).collect::<Vec<_>>()
    };
    let now = of(|f| f == Funded::Now);
    let saving: f64 = now.iter().map(|(step, _)| step.saving.0).sum();
    let (n, sum) = (now.len().to_string(), money::money_words(app.lang(), saving));
    let all = steps.len().to_string();
    let words = if now.is_empty() { W::PlanBudgetNothing } else { W::PlanBudgetNow };
    let first = app.f(words, &[("n", &n), ("of", &all), ("sum", &sum)]);
    let names = |steps: &[(&crate::assessment::plan::StepMoney, Funded)]| {
        steps
            .iter()
            .map(|(step, _)| html! { <li key={step.place}>{ name(app, step) }</li> })
            .collect::<Html>()
    };
    let mut later = of(|f| matches!(f, Funded::Later(_)));
    crate::order::Order::order_by_key(later.as_mut_slice(), |(_, funded)| funded.month());
    let later_rows = later.iter().map(|(step, funded)| {
        let month = month_words(app, month_at(view, funded.month().unwrap_or(0)));
        html! { <li key={step.place}><b class="nb">{ month }</b>{ ": " }{ name(app, step) }</li> }
    });
    let (never, unknown) = (of(|f| f == Funded::Never), of(|f| f == Funded::Unknown));
    let list = |word: W, rows: Html, hidden: bool| {
        html! { <div {hidden}><p><b>{ app.w(word) }</b></p><ul class="plain">{ rows }</ul></div> }
    };
    html! {
        <div class="stack funded">
            <p class="num" role="status"><b>{ first }</b></p>
            { list(W::PlanBudgetNowList, names(&now), now.is_empty() || now.len() == steps.len()) }
            { list(W::PlanBudgetLater, later_rows.collect(), later.is_empty()) }
            { list(W::PlanBudgetNever, names(&never), never.is_empty()) }
            { list(W::PlanBudgetUnknown, names(&unknown), unknown.is_empty()) }
            { take_months(app, view, &steps, &funded) }
        </div>
    }
}

/// A button that gives the steps these months, where they have others.
fn take_months(
    app: &App,
    view: &View,
    steps: &[&crate::assessment::plan::StepMoney],
    funded: &[Funded],
) -> Html {
    let month = |funded: &Funded| funded.month().map(|at| month_at(view, at));
    let pairs = steps.iter().zip(funded).filter_map(|(step, f)| Some((*step, month(f)?)));
    let months: Vec<(String, Month)> =
        pairs.clone().map(|(step, month)| (step.step.measure.clone(), month)).collect();
    let same = pairs.clone().all(|(step, month)| step.step.start == month);
    let onclick = set_months(app, months);
    html! {
        <p class="acts" hidden={same}>
            <button type="button" class="btn plain small" {onclick}>{ app.w(W::PlanBudgetTake) }</button>
        </p>
    }
}
