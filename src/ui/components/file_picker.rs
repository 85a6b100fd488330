//! Opening a saved file: a real file input behind a large label, and dropping a file on it.

use crate::locale::W;
use crate::ui::App;
use crate::ui::files::read_document;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, FileList, HtmlInputElement};
use yew::prelude::*;

/// `id` is the input's. A hook that draws, because it is a part of two pages that are components
/// anyway.
#[hook]
pub fn use_file_picker(app: &App, id: &'static str, label: W, hint: W) -> Html {
    let over = use_state(|| false);
    let take = {
        let app = app.clone();
        Callback::from(move |file: File| spawn_local(read_document(app.clone(), file)))
    };
    let onchange = {
        let take = take.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            if let Some(file) = first(input.files()) {
                take.emit(file);
            }
            // The same file may be picked again after it was mended.
            input.set_value("");
        })
    };
    let set_over = |on: bool| {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            // Comes many times a second while the file hovers.
            if *over != on {
                over.set(on);
            }
        })
    };
    let ondrop = {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            if let Some(file) = first(event.data_transfer().and_then(|data| data.files())) {
                take.emit(file);
            }
        })
    };
    html! {
        <label class={classes!("drop", over.then_some("over"))} ondragover={set_over(true)}
            ondragleave={set_over(false)} {ondrop}>
            <strong>{ app.w(label) }</strong>
            <span>{ app.w(hint) }</span>
            <input class="hide" type="file" {id} accept=".json,application/json"
                {onchange} />
        </label>
    }
}

fn first(files: Option<FileList>) -> Option<File> {
    files.and_then(|files| files.item(0))
}
