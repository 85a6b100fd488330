//! The ways into a session: files and folders (also dropped anywhere), the camera, pasting, typing.

use super::bring::{Source, Work, bring};
use super::camera::CameraBox;
use crate::assessment::document::Document;
use crate::browser::{clock, files as picked, folders, lifecycle, storage};
use crate::catalogue::Mode;
use crate::locale::W;
use crate::ui::pages::workshop::address;
use crate::ui::{App, files};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

#[hook]
pub fn use_ways(app: &App, work: &Work) -> Html {
    let over = use_state_eq(|| false);
    use_arrivals(work, &over);
    let camera = use_state_eq(|| false);
    let paste = use_paste(app, work);
    let toggle = {
        let camera = camera.clone();
        Callback::from(move |_| camera.set(!*camera))
    };
    let word = if *camera { W::WorkshopCameraOff } else { W::WorkshopCameraOn };
    html! {
        <>
            <h2 class="hide">{ app.w(W::WorkshopWays) }</h2>
            { pickers(app, work, *over) }
            <div class="stack">
                <p class="acts">
                    <button class="btn plain" id="camera" type="button" aria-expanded={camera.to_string()}
                        onclick={toggle}>{ app.w(word) }</button>
                </p>
                <div>{ if *camera { html! { <CameraBox work={work.clone()} /> } } else { html! { <span /> } } }</div>
            </div>
            { paste }
            { typing(app, work) }
        </>
    }
}

fn pickers(app: &App, work: &Work, over: bool) -> Html {
    let onchange = {
        let work = work.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let all = picked::all(input.files()).into_iter().map(Source::File).collect();
            // The same files may be picked again after they were mended.
            input.set_value("");
            spawn_local(bring(work.clone(), all));
        })
    };
    html! {
        <>
            <label class={classes!("drop", over.then_some("over"))}>
                <strong>{ app.w(W::WorkshopFiles) }</strong>
                <span>{ app.w(W::WorkshopFilesHint) }</span>
                <input class="hide" id="files" type="file" multiple=true
                    accept=".json,application/json,.txt,text/plain,image/*" onchange={onchange.clone()} />
            </label>
            <label class="drop">
                <strong>{ app.w(W::WorkshopFolder) }</strong>
                <span>{ app.w(W::WorkshopFolderHint) }</span>
                <input class="hide" id="folder" type="file" webkitdirectory=true multiple=true {onchange} />
            </label>
        </>
    }
}

/// Drops with their folders and pastes, as long as the page is shown.
#[hook]
fn use_arrivals(work: &Work, over: &UseStateHandle<bool>) {
    let latest = use_mut_ref(|| None::<Work>);
    *latest.borrow_mut() = Some(work.clone());
    let over = over.clone();
    use_effect_with((), move |()| {
        let hover = move |on| over.set(on);
        let work = {
            let latest = latest.clone();
            move || latest.borrow().clone()
        };
        let drop = {
            let work = work.clone();
            move |entries, files: Vec<web_sys::File>| {
                let Some(work) = work() else { return };
                spawn_local(async move {
                    let inside = folders::files(entries).await;
                    let all = files.into_iter().chain(inside).map(Source::File);
                    bring(work, all.collect()).await;
                });
            }
        };
        let dropped = lifecycle::on_drop_entries(hover, drop);
        let pasted = lifecycle::on_paste(move |text, files| {
            let Some(work) = work() else { return };
            let sources = if files.is_empty() {
                vec![Source::Text(text)]
            } else {
                files.into_iter().map(Source::File).collect()
            };
            spawn_local(bring(work, sources));
        });
        move || std::mem::drop((dropped, pasted))
    });
}

/// A place to paste into, for those without a keyboard.
#[hook]
fn use_paste(app: &App, work: &Work) -> Html {
    let text = use_state(String::new);
    let oninput = {
        let text = text.clone();
        Callback::from(move |event: InputEvent| {
            let field: Option<HtmlTextAreaElement> = event.target_dyn_into();
            text.set(field.map(|f| f.value()).unwrap_or_default());
        })
    };
    let take = {
        let (text, work) = (text.clone(), work.clone());
        Callback::from(move |_| {
            spawn_local(bring(work.clone(), vec![Source::Text((*text).clone())]));
            text.set(String::new());
        })
    };
    html! {
        <div class="incoming stack">
            <label for="paste-in">{ app.w(W::WorkshopPaste) }</label>
            <textarea id="paste-in" rows="3" autocomplete="off" spellcheck="false"
                value={(*text).clone()} {oninput} />
            <p class="acts">
                <button class="btn plain" id="take" type="button" onclick={take}>{ app.w(W::WorkshopTake) }</button>
            </p>
        </div>
    }
}

/// Answering on this device: the questionnaire, or a sheet that was filled in on paper.
fn typing(app: &App, work: &Work) -> Html {
    let begin = {
        let (app, id) = (app.clone(), work.id.clone());
        Callback::from(move |_| {
            let Some(catalogue) = app.catalogue() else { return };
            let (key, now) = (clock::fresh_id(), clock::now_iso());
            let document = Document::new(&key, &now, &catalogue.version, app.lang(), Mode::Quick);
            storage::set_typing(Some((&id, &key)));
            files::open(&app, Rc::new(document));
        })
    };
    html! {
        <p class="acts">
            <button class="btn plain" id="type-in" type="button" onclick={begin}>{ app.w(W::WorkshopType) }</button>
            <a class="btn plain" href={address(&work.id, "nhap")}>{ app.w(W::WorkshopSheets) }</a>
        </p>
    }
}
