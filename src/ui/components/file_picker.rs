//! Opening saved files: a real file input behind a large label; files dropped anywhere on the page
//! and texts pasted into it come the same way.

use crate::browser::{files as browser_files, lifecycle};
use crate::locale::W;
use crate::ui::App;
use crate::ui::files::{take_files, take_text};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// `id` is the input's. A hook that draws, because it is a part of pages that are components
/// anyway.
#[hook]
pub fn use_file_picker(app: &App, id: &'static str, label: W, hint: W) -> Html {
    let over = use_state_eq(|| false);
    use_arrivals(app, &over);
    let onchange = {
        let app = app.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            spawn_local(take_files(app.clone(), browser_files::all(input.files())));
            // The same file may be picked again after it was mended.
            input.set_value("");
        })
    };
    html! {
        <label class={classes!("drop", over.then_some("over"))}>
            <strong>{ app.w(label) }</strong>
            <span>{ app.w(hint) }</span>
            <input class="hide" type="file" {id} multiple=true accept=".json,application/json,.txt"
                {onchange} />
        </label>
    }
}

/// Drops and pastes, as long as the page is shown.
#[hook]
fn use_arrivals(app: &App, over: &UseStateHandle<bool>) {
    let latest = use_mut_ref(|| None::<App>);
    *latest.borrow_mut() = Some(app.clone());
    let over = over.clone();
    use_effect_with((), move |()| {
        let hover = move |on| over.set(on);
        let app = {
            let latest = latest.clone();
            move || latest.borrow().clone()
        };
        let drop = {
            let app = app.clone();
            move |files| {
                if let Some(app) = app() {
                    spawn_local(take_files(app, files));
                }
            }
        };
        let dropped = lifecycle::on_drop(hover, drop);
        let pasted = lifecycle::on_paste(move |text, files| {
            let Some(app) = app() else { return };
            if files.is_empty() {
                take_text(&app, &text);
            } else {
                spawn_local(take_files(app, files));
            }
        });
        move || std::mem::drop((dropped, pasted))
    });
}
