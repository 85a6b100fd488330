//! Who does what when, what it costs and brings month by month, and what a loan would mean.

mod add;
mod edit;
mod head;
mod loan;
mod money;
mod reminders;
mod rows;
mod sheet;
mod step_fields;
pub mod typed;

pub use edit::{keep, put_in, today};

use crate::assessment::plan::{Outlook, outlook};
use crate::browser::frames;
use crate::engine::{Draws, Percentiles};
use crate::locale::W;
use crate::ui::draws::sliced;
use crate::ui::pages::results::{needs_money, step_button};
use crate::ui::{App, Open, Route, Way, href, use_app};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The plan and what the page remembers about it for a moment.
pub struct View<'a> {
    pub open: &'a Open,
    pub outlook: &'a Outlook,
    /// What the plan saves a year, once worked out.
    pub range: Option<Percentiles>,
    /// Measure that is being dragged.
    pub dragged: UseStateHandle<Option<String>>,
    /// Measure whose step is being written about.
    pub editing: UseStateHandle<Option<String>>,
    /// The step moved last and where its button stands, for focus and announcement.
    pub moved: UseStateHandle<Option<Moved>>,
}

/// A step that was given another place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Id of the button that moved it; empty after dragging.
    pub button: String,
    /// Its new place in words.
    pub said: String,
}

#[component]
pub fn PlanPage() -> Html {
    let app = use_app();
    let body = match &app.state.open {
        Some(open) if open.evaluation.baseline.money_possible => html! { <Whole /> },
        _ => needs_money(&app, W::PlanTitleEmpty),
    };
    html! { <div class="plan-page">{ body }</div> }
}

#[component]
fn Whole() -> Html {
    let app = use_app();
    let dragged = use_state(|| None);
    let editing = use_state(|| None);
    let moved = use_state(|| None::<Moved>);
    {
        let moved = moved.clone();
        // A moved row loses the focus; its button gets it back.
        use_effect_with((*moved).clone(), |moved| {
            if let Some(Moved { button, .. }) = moved {
                crate::browser::page::focus(button);
            }
        });
    }
    let found = {
        let app = app.clone();
        use_memo(app.state.revision, move |_| look(&app))
    };
    let range = use_plan_range(&app, &found);
    let (Some(open), Some(outlook)) = (&app.state.open, found.as_ref()) else {
        return html! { <div /> };
    };
    let said = moved.as_ref().map(|m| m.said.clone());
    let view = View { open, outlook, range, dragged, editing, moved };
    html! {
        <div>
            <p class="hide" role="status">{ said }</p>
            { if outlook.steps.is_empty() { empty(&app, &view) } else { page(&app, &view) } }
        </div>
    }
}

/// The plan with its money; `None` until something is open.
pub fn look(app: &App) -> Option<Outlook> {
    let (open, catalogue) = (app.state.open.as_ref()?, app.catalogue()?);
    Some(outlook(catalogue, &open.document, &open.inputs, &open.evaluation, today()?))
}

/// What the plan's measures save a year: the range of the results where these are the same.
#[hook]
pub fn use_plan_range(app: &App, found: &Rc<Option<Outlook>>) -> Option<Percentiles> {
    let own = use_state(|| (0_u64, None::<Percentiles>));
    let revision = app.state.revision;
    let open = app.state.open.as_ref();
    let same = found
        .as_ref()
        .as_ref()
        .zip(open)
        .is_some_and(|(outlook, open)| outlook.evaluation.package == open.evaluation.package);
    {
        let (app, found, own) = (app.clone(), found.clone(), own.clone());
        use_effect_with((revision, same), move |&(revision, same)| {
            let stopped = Rc::new(Cell::new(false));
            if !same {
                let stopped = stopped.clone();
                spawn_local(async move {
                    if let Some(range) = draw(&app, &found, &stopped).await {
                        own.set((revision, Some(range)));
                    }
                });
            }
            move || stopped.set(true)
        });
    }
    if same {
        let range = open.and_then(|o| o.range.as_ref().or(o.stale_range.as_ref()));
        return range.map(|r| r.money);
    }
    // Until the new one is there the one before stays.
    own.1
}

async fn draw(app: &App, found: &Option<Outlook>, stopped: &Cell<bool>) -> Option<Percentiles> {
    let (open, catalogue) = (app.state.open.as_ref()?, app.catalogue()?);
    let outlook = found.as_ref()?;
    let draws = catalogue.constants.draws as usize;
    let _hold = frames::hold();
    // Typing in a field does not start a run per letter.
    gloo::timers::future::TimeoutFuture::new(200).await;
    let run = Draws::new(catalogue, &open.inputs, &outlook.evaluation, draws);
    Some(sliced(run, || stopped.get()).await?.money)
}

fn empty(app: &App, view: &View) -> Html {
    html! {
        <div class="stack">
            <h1>{ app.w(W::PlanTitleEmpty) }</h1>
            <p class="lead">{ app.w(W::PlanEmpty) }</p>
            { add::others(app, view, true) }
            <p class="acts">
                <a class="btn plain" href={href(&Route::Results)}>{ app.w(W::PlanToResults) }</a>
                <span hidden={!can_undo(app)}>{ step_button(app, Way::Back) }</span>
            </p>
        </div>
    }
}

/// There is a step to take back.
pub fn can_undo(app: &App) -> bool {
    app.state.open.as_ref().is_some_and(|open| open.history.next(Way::Back).is_some())
}

fn page(app: &App, view: &View) -> Html {
    html! {
        <>
            { head::head(app, view) }
            <div class="cols part no-print">
                <section class="col" aria-labelledby="tl">
                    <div class="together spread">
                        <h2 id="tl">{ app.w(W::PlanTimeline) }</h2>
                        <p class="acts" role="group" aria-label={app.w(W::LiveSteps)}>
                            { step_button(app, Way::Back) }
                            { step_button(app, Way::Forth) }
                        </p>
                    </div>
                    <p class="note">{ app.w(W::PlanHow) }</p>
                    { rows::timeline(app, view) }
                    { add::others(app, view, false) }
                    { acts(app, view) }
                </section>
                <div class="col">
                    { money::flow(app, view) }
                    { money::budget(app, view) }
                    { loan::loan(app, view) }
                </div>
            </div>
            { sheet::wall(app, view) }
        </>
    }
}

fn acts(app: &App, view: &View) -> Html {
    let print = Callback::from(|_: MouseEvent| crate::browser::page::print());
    let reset = edit::reset(app);
    let by_payback = edit::by_payback(app, view.outlook);
    html! {
        <>
            { head::look_back_field(app, view) }
            <p class="acts">
                <button type="button" class="btn" onclick={print}>{ app.w(W::PlanPrint) }</button>
                { reminders::button(app, view) }
                <a class="btn plain" href={href(&Route::FollowUp)}>{ app.w(W::PlanFollowUp) }</a>
                <a class="btn plain" href={href(&Route::Reports(String::new()))}>{ app.w(W::ReportTitle) }</a>
            </p>
            <p class="acts">
                <button type="button" class="link" onclick={by_payback}>{ app.w(W::PlanByPayback) }</button>
                <button type="button" class="link" onclick={reset} hidden={!view.outlook.is_own}>
                    { app.w(W::PlanReset) }
                </button>
            </p>
        </>
    }
}
