//! Undo and redo as buttons, with the name of what they would do.

use crate::locale::W;
use crate::ui::{Action, App, Route, Way, href, value_names};
use yew::prelude::*;

pub fn steps(app: &App) -> Html {
    let (scenarios, plan) = (href(&Route::Scenarios), href(&Route::Plan));
    html! {
        <p class="acts no-print steps" role="group" aria-label={app.w(W::LiveSteps)}>
            { button(app, Way::Back) }
            { button(app, Way::Forth) }
            <a class="more" href={scenarios}>{ app.w(W::ScenarioGo) }</a>
            <a class="more" href={plan}>{ app.w(W::PlanOpen) }</a>
        </p>
    }
}

/// Back or forth, with the name of what it would do.
pub fn button(app: &App, way: Way) -> Html {
    let (word, with, action) = match way {
        Way::Back => (W::LiveUndo, W::LiveUndoWhat, Action::Undo),
        Way::Forth => (W::LiveRedo, W::LiveRedoWhat, Action::Redo),
    };
    let change = app.state.open.as_ref().and_then(|open| open.history.next(way));
    let name = match change {
        Some(change) => app.f(with, &[("what", &value_names::change(app, change))]),
        None => app.w(word).to_owned(),
    };
    let onclick = {
        let app = app.clone();
        Callback::from(move |_| app.act(action.clone()))
    };
    // Not `disabled`: the button that just took the last step keeps the focus.
    let idle = change.is_none().then_some("true");
    html! {
        <button type="button" class="btn plain small" aria-disabled={idle} aria-label={name.clone()}
            title={name} {onclick}>{ app.w(word) }</button>
    }
}
