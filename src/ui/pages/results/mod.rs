//! Everything after the questions, from the headline to how sure each figure is.

mod adjust;
mod averages;
mod benchmarks;
mod beyond;
mod confidence;
mod credit;
mod empty;
mod headline;
mod honest;
mod ledgers;
mod maturity;
mod measure_row;
mod measures_list;
mod narrow;
mod pictures;
mod steps;
mod targets;
mod then;

pub use empty::needs_money;
pub use headline::range_figure;
pub use honest::onsite;
pub use measure_row::{answer_words, bare, measure_switch, why, zero_words};
pub use narrow::way_up_words;
pub use steps::button as step_button;

use crate::browser::storage;
use crate::engine::Range;
use crate::locale::W;
use crate::ui::components::calm::{Calm, Later, Shows};
use crate::ui::components::part::{Draw, Part};
use crate::ui::{App, Open, Route, href, use_app};
use std::rc::Rc;
use yew::prelude::*;

#[component]
pub fn Results() -> Html {
    let app = use_app();
    let then = then::use_then(&app);
    let body = match &app.state.open {
        None => nothing_open(&app),
        Some(open) if !open.evaluation.baseline.money_possible => empty::without_money(&app),
        Some(_) => page(then),
    };
    html! { <div class="results">{ typed_for(&app) }{ body }</div> }
}

/// Answered on a trainer's device for a workshop: the way back with the result.
fn typed_for(app: &App) -> Html {
    let open = app.state.open.as_ref();
    let session = storage::typing()
        .filter(|(_, document)| open.is_some_and(|open| open.document.id == *document))
        .map(|(session, _)| session);
    let to = href(&Route::Workshop(format!("{}/nop", session.as_deref().unwrap_or_default())));
    html! {
        <div class="typed-for no-print" hidden={session.is_none()}>
            <p class="acts">
                <span>{ app.w(W::ResultsTypedFor) }</span>
                <a class="btn small" href={to}>{ app.w(W::ResultsTypedAdd) }</a>
            </p>
        </div>
    }
}

/// The range to show: the new one, or the one before while the draws run.
fn shown_range(open: &Open) -> Option<Rc<Range>> {
    open.range.clone().or_else(|| open.stale_range.clone())
}

/// Figures of a run that is not finished stay, in the second ink.
fn settled_class(open: &Open) -> Option<&'static str> {
    open.range.is_none().then_some("settling")
}

fn page(then: Html) -> Html {
    let soon = |seen: &'static str, draw: fn(&App) -> Html| {
        html! {
            <Later unless_seen={seen}><Part draw={Draw(draw)} /></Later>
        }
    };
    html! {
        <>
            { soon(headline::ID, headline::headline) }
            { then }
            { soon("", honest::honest) }
            { soon(adjust::ID, adjust::adjust) }
            <Later><narrow::Narrow /></Later>
            <div class="cols part">
                <Later unless_seen={measures_list::ID}>
                    <Calm shows={Shows::Figures}><measures_list::MeasureLists /></Calm>
                </Later>
                { soon(ledgers::ID, ledgers::ledgers) }
            </div>
            { soon("", below) }
        </>
    }
}

/// What follows the figures: drawn anew when they have been painted, each part in a frame of its own.
fn below(app: &App) -> Html {
    let last_of_all = |draw: fn(&App) -> Html| {
        html! { <Later><Part draw={Draw(draw)} /></Later> }
    };
    html! {
        <>
            { beyond::beyond(app) }
            { pictures::pictures() }
            <div class="cols even part">
                <Later><targets::Target /></Later>
                { last_of_all(averages::programme_averages) }
            </div>
            <div class="cols even part">
                { last_of_all(benchmarks::benchmarks) }
                { last_of_all(credit::done_credit) }
            </div>
            <div class="part">
                <Later>
                    <Calm shows={Shows::Figures}><Part draw={Draw(confidence::confidence)} /></Calm>
                </Later>
            </div>
            { crate::ui::exports::exports(app) }
            { last(app) }
        </>
    }
}

/// What the whole rests on, and what to do with it.
fn last(app: &App) -> Html {
    let open = app.state.open.as_ref();
    let check = open.and_then(|open| open.path.find("check")).map(|p| p.slug().to_owned());
    let check = href(&check.map_or(Route::Start, Route::Ask));
    html! {
        <section class="part" aria-labelledby="declared">
            <h2 id="declared">{ app.w(W::ResultsDeclaredTitle) }</h2>
            <p>
                { app.w(W::ResultsDeclared) }{ " " }
                <a href={href(&Route::Method(String::new()))}>{ app.w(W::ShellFootMethod) }</a>
            </p>
            <p class="acts">
                <a class="btn" href={href(&Route::Plan)}>{ app.w(W::PlanOpen) }</a>
                <button type="button" class="btn plain" onclick={|_| crate::browser::page::print()}>
                    { app.w(W::ResultsPrint) }
                </button>
                <a class="btn plain" href={check}>{ app.w(W::ResultsEdit) }</a>
                <a class="btn plain" href={href(&Route::Reports(String::new()))}>{ app.w(W::ReportTitle) }</a>
                <a class="btn plain" href={href(&Route::Share)}>{ app.w(W::ShareTitle) }</a>
            </p>
            <crate::ui::pages::ask::Depth />
        </section>
    }
}

fn nothing_open(app: &App) -> Html {
    html! {
        <div class="stack">
            <h1>{ app.w(W::ResultsNoneTitle) }</h1>
            <p class="lead">{ app.w(W::ResultsNoneText) }</p>
            <p class="acts"><a class="btn" href={href(&Route::Start)}>{ app.w(W::ResultsNoneGo) }</a></p>
        </div>
    }
}
