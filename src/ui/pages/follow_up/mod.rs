//! New bills beside the old ones: what was really saved, what became of the plan, and the way into
//! the next round.

mod edit;
mod form;
mod history;
mod result;
mod steps;

use super::plan::{can_undo, look as plan_of, use_plan_range};
use crate::assessment::follow_up::{FollowUp, comparison};
use crate::assessment::plan::Outlook;
use crate::engine::Percentiles;
use crate::engine::follow_up::Comparison;
use crate::locale::{W, money};
use crate::ui::components::footer::written_date;
use crate::ui::pages::results::{needs_money, step_button};
use crate::ui::rich::rich;
use crate::ui::{App, Open, Route, Way, href, use_app};
use yew::prelude::*;

/// One look back with the plan it looks back on.
pub struct View<'a> {
    pub open: &'a Open,
    pub outlook: &'a Outlook,
    /// Brings central figures of the plan to the middle of its range: P50 ÷ central.
    pub middle: f64,
    /// Position of the look back shown.
    pub at: usize,
    pub look: &'a FollowUp,
    pub comparison: &'a Comparison,
    /// Which one is shown.
    pub show: UseStateHandle<Option<usize>>,
}

#[component]
pub fn FollowUpPage() -> Html {
    let app = use_app();
    let body = match &app.state.open {
        Some(open) if open.evaluation.baseline.money_possible => html! { <Whole /> },
        _ => needs_money(&app, W::FollowUpTitle),
    };
    html! { <div class="follow-up">{ back(&app) }{ body }</div> }
}

fn back(app: &App) -> Html {
    html! {
        <p class="no-print"><a class="back" href={href(&Route::Plan)}>
            <span aria-hidden="true">{ "←" }</span>{ app.w(W::FollowUpBack) }
        </a></p>
    }
}

#[component]
fn Whole() -> Html {
    let app = use_app();
    let show = use_state(|| None::<usize>);
    let found = {
        let app = app.clone();
        use_memo(app.state.revision, move |_| plan_of(&app))
    };
    let range = use_plan_range(&app, &found);
    let compared = {
        let app = app.clone();
        let found = found.clone();
        use_memo(app.state.revision, move |_| compare_all(&app, &found))
    };
    let (Some(open), Some(outlook)) = (&app.state.open, found.as_ref()) else {
        return html! { <div /> };
    };
    let all = &open.document.follow_ups;
    let at = show.filter(|at| *at < all.len()).or(all.len().checked_sub(1));
    let shown = at.and_then(|at| Some((at, all.get(at)?, compared.get(at)?)));
    match shown {
        None => html! { <div>{ nothing_yet(&app, outlook) }</div> },
        Some((at, look, comparison)) => {
            let view =
                View { open, outlook, middle: middle(outlook, range), at, look, comparison, show };
            html! { <div>{ page(&app, &view, &compared) }</div> }
        }
    }
}

/// 1 until the range is there, and for a plan that saves nothing.
fn middle(outlook: &Outlook, range: Option<Percentiles>) -> f64 {
    let central = outlook.evaluation.package.ledgers.money.0;
    range.filter(|_| central > 0.0).map_or(1.0, |range| range.p50 / central)
}

/// Every look back against the plan as it is now.
fn compare_all(app: &App, found: &Option<Outlook>) -> Vec<Comparison> {
    let (Some(open), Some(catalogue), Some(outlook)) =
        (&app.state.open, app.catalogue(), found.as_ref())
    else {
        return Vec::new();
    };
    let all = open.document.follow_ups.iter();
    all.map(|look| comparison(catalogue, &open.document, &outlook.evaluation, look)).collect()
}

/// Before the first look back: when, and what to expect.
fn nothing_yet(app: &App, outlook: &Outlook) -> Html {
    let lang = app.lang();
    let package = &outlook.evaluation.package;
    let likely = money::money_words(lang, package.likely_within_a_year.0);
    let all = money::money_words(lang, outlook.saving().0);
    let day = outlook
        .plan
        .follow_up
        .map(|day| app.f(W::FollowUpOn, &[("day", &written_date(app, &day.text()))]));
    html! {
        <div class="stack">
            <h1>{ app.w(W::FollowUpTitle) }</h1>
            <p class="lead">{ app.w(W::FollowUpText) }</p>
            <p>{ for day }</p>
            <p>{ app.f(W::FollowUpLikely, &[("likely", &likely), ("all", &all)]) }</p>
            <p class="acts">
                <button type="button" class="btn" onclick={edit::begin(app)}>{ app.w(W::FollowUpBegin) }</button>
                <span hidden={!can_undo(app)}>{ step_button(app, Way::Back) }</span>
            </p>
        </div>
    }
}

fn page(app: &App, view: &View, all: &[Comparison]) -> Html {
    html! {
        <>
            <div class="cols">
                <div class="stack">
                    { title(app, view) }
                    { result::lead(app, view) }
                </div>
                { result::facts(app, view) }
            </div>
            { history::looks(app, view) }
            <div class="cols part">
                <section class="col no-print" aria-labelledby="new-figures">
                    <div class="together spread">
                        <h2 id="new-figures">{ app.w(W::FollowUpFigures) }</h2>
                        <p class="acts" role="group" aria-label={app.w(W::LiveSteps)}>
                            { step_button(app, Way::Back) }{ step_button(app, Way::Forth) }
                        </p>
                    </div>
                    { form::form(app, view) }
                </section>
                <div class="col">
                    { result::streams(app, view) }
                    { history::history(app, view, all) }
                </div>
            </div>
            { steps::steps(app, view) }
            { history::next_round(app, view) }
        </>
    }
}

fn title(app: &App, view: &View) -> Html {
    if view.comparison.streams.is_empty() {
        return html! { <h1>{ app.w(W::FollowUpTitle) }</h1> };
    }
    let achieved = view.comparison.achieved.0;
    let sum = money::money_words(app.lang(), achieved.abs());
    let word = if achieved >= 0.0 { W::FollowUpTitleSaved } else { W::FollowUpTitleMore };
    html! { <h1>{ rich(app, word, &[("sum", html! { <span class="nb">{ sum }</span> })]) }</h1> }
}
