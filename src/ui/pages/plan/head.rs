//! The plan in one sentence, and the few facts one asks for first.

use super::View;
use super::edit::change;
use crate::assessment::calendar::Day;
use crate::assessment::plan::Outlook;
use crate::engine::funding::{deepest, paid_back};
use crate::locale::date::format_month;
use crate::locale::number::{Digits, SENTENCE};
use crate::locale::{W, money};
use crate::ui::components::footer::written_date;
use crate::ui::rich::{rich, text};
use crate::ui::{App, Change, Route, href};
use web_sys::HtmlInputElement;
use yew::prelude::*;

pub fn head(app: &App, view: &View) -> Html {
    html! {
        <div class="cols">
            <div class="stack">
                { title(app, view) }
                <p class="lead">{ lead(app, view) }</p>
            </div>
            { facts(app, view) }
        </div>
    }
}

fn title(app: &App, view: &View) -> Html {
    let bare = |vnd: f64| {
        let sum = money::money_bare(app.lang(), vnd, SENTENCE);
        html! { <span class="nb">{ sum }</span> }
    };
    let (cost, saving) = (view.outlook.cost().0, view.outlook.saving().0);
    let gaps = [("cost", bare(cost)), ("saving", bare(saving))];
    let words = match (cost > 0.0, saving > 0.0) {
        (true, true) => W::PlanTitle,
        (false, true) => W::PlanTitleFree,
        (true, false) => W::PlanTitleNoSaving,
        (false, false) => W::PlanTitleBare,
    };
    html! { <h1>{ rich(app, words, &gaps) }</h1> }
}

/// What the beginning costs, and that it pays for the rest.
fn lead(app: &App, view: &View) -> String {
    let first = view.outlook.first;
    let begin = Outlook::sum(view.outlook.begun_first());
    let all = view.outlook.counted().count();
    let cost = begin.cost.0;
    let sum = money::money_words(app.lang(), cost);
    let (n, month) = (begin.count.to_string(), month_words(app, first));
    let gaps = [("n", n.as_str()), ("sum", &sum), ("month", &month)];
    let pays = view.outlook.saving().0 > 0.0;
    match (begin.count == all, cost > 0.0) {
        (true, _) => app.f(W::PlanLeadAll, &gaps),
        (false, true) if pays => app.f(W::PlanLead, &gaps),
        (false, false) if pays => app.f(W::PlanLeadFree, &gaps),
        _ => app.f(W::PlanLeadBegin, &gaps),
    }
}

/// `tháng 12/2026`.
pub fn month_words(app: &App, month: crate::assessment::calendar::Month) -> String {
    format_month(month.year(), month.month(), app.lang())
}

/// The month of the flow at this position.
pub fn month_at(view: &View, at: usize) -> crate::assessment::calendar::Month {
    view.outlook.first.plus(i32::try_from(at).unwrap_or(0))
}

fn facts(app: &App, view: &View) -> Html {
    let lang = app.lang();
    let outlook = view.outlook;
    let all = Outlook::sum(outlook.counted());
    let unpriced = match all.unpriced {
        0 => String::new(),
        n => format!(" {}", app.f(W::PlanUnpriced, &[("n", &n.to_string())])),
    };
    let spent = app.f(
        W::PlanSpentOf,
        &[
            ("spent", &money::money_bare(lang, outlook.spent().0, Digits::Significant(3))),
            ("cost", &(money::money_words(lang, all.cost.0) + &unpriced)),
        ],
    );
    let owed = match deepest(&outlook.flow) {
        None => app.w(W::PlanNeverOwed).to_owned(),
        Some((at, vnd)) => {
            let (sum, month) =
                (money::money_words(lang, vnd.0), month_words(app, month_at(view, at)));
            app.f(W::PlanOwed, &[("sum", &sum), ("month", &month)])
        }
    };
    let back = match paid_back(&outlook.flow) {
        None => app.w(W::PlanNotBackYet).to_owned(),
        Some(0) => app.w(W::PlanBackAtOnce).to_owned(),
        Some(at) => app.f(W::PlanBackFrom, &[("month", &month_words(app, month_at(view, at)))]),
    };
    let range = view.range.map_or_else(
        || app.w(W::ScenarioCounting).to_owned(),
        |r| money::money_range(lang, r.p10, r.p90),
    );
    let look = outlook.plan.follow_up.map_or_else(
        || html! { { app.w(W::PlanNoDay) } },
        |day| html! { <a href={href(&Route::FollowUp)}>{ written_date(app, &day.text()) }</a> },
    );
    let row =
        |word: W, value: Html| html! { <div><dt>{ app.w(word) }</dt><dd>{ value }</dd></div> };
    html! {
        <dl class="facts num">
            { row(W::PlanSpent, text(spent)) }
            { row(W::PlanRange, text(range)) }
            { row(W::PlanMostOwed, text(owed)) }
            { row(W::PlanBack, text(back)) }
            { row(W::PlanLookBack, look) }
        </dl>
    }
}

/// The day to compare bills.
pub fn look_back_field(app: &App, view: &View) -> Html {
    let onchange = {
        let app = app.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let day = Day::parse(&input.value());
            change(&app, Change::PlanDay, |plan| plan.follow_up = day);
        })
    };
    let value = view.outlook.plan.follow_up.map(Day::text).unwrap_or_default();
    html! {
        <div class="typed">
            <label for="plan-day">{ app.w(W::PlanDay) }</label>
            <div class="field"><input type="date" id="plan-day" {value} {onchange} aria-describedby="plan-day-why" /></div>
            <p class="note" id="plan-day-why">{ app.w(W::PlanDayWhy) }</p>
        </div>
    }
}
