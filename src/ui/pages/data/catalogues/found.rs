//! What the check of a catalogue found: what it is and the word to use it, or what has to be mended.

use crate::browser::{files as downloads, page};
use crate::catalogue::{Checked, Said};
use crate::locale::W;
use crate::locale::number::integer;
use crate::ui::catalogues::{About, short};
use crate::ui::components::footer::written_date;
use crate::ui::{App, use_app};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct SoundProps {
    pub checked: Rc<Checked>,
    /// The owner wants it, under this name.
    pub done: Callback<About>,
}

/// A catalogue that can be used.
#[component]
pub fn Sound(props: &SoundProps) -> Html {
    let app = use_app();
    let checked = &props.checked;
    let name = use_state(|| checked.name.clone());
    let oninput = {
        let name = name.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                name.set(input.value());
            }
        })
    };
    let onsubmit = {
        let (checked, name, done) = (checked.clone(), name.clone(), props.done.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            done.emit(About::new(&checked, &name));
        })
    };
    let count =
        |at: usize| integer(app.lang(), checked.counts.get(at).copied().map_or(0.0, f64::from));
    let (trades, measures, questions) = (count(0), count(1), count(2));
    let date = written_date(&app, &checked.version);
    let gaps = [
        ("trades", trades.as_str()),
        ("measures", &measures),
        ("questions", &questions),
        ("date", &date),
        ("sum", short(&checked.digest)),
    ];
    let same = app.catalogue().is_some_and(|catalogue| catalogue.digest == checked.digest);
    let warnings = told(&app, &checked.warnings);
    let n = all(warnings, checked);
    html! {
        <form class="stack ask" {onsubmit}>
            <h3>{ app.w(W::CataloguesSound) }</h3>
            <p>{ app.f(W::CataloguesAbout, &gaps) }</p>
            <p hidden={!same}>{ app.w(W::CataloguesSame) }</p>
            <div>
                <label for="catalogue-name">
                    <b>{ app.w(W::CataloguesName) }</b>{ " " }<span class="note">{ app.w(W::CataloguesNameHint) }</span>
                </label>
                <div class="field">
                    <input type="text" id="catalogue-name" value={(*name).clone()} autocomplete="off" maxlength="80" {oninput} />
                </div>
            </div>
            <p class="acts"><button class="btn" type="submit">{ app.w(W::CataloguesTake) }</button></p>
            <details hidden={warnings.is_empty()}>
                <summary>{ app.f(W::CataloguesWarnings, &[("n", &n)]) }</summary>
                { lines(&app, warnings, checked.more) }
            </details>
        </form>
    }
}

#[derive(PartialEq, Properties)]
pub struct BrokenProps {
    pub checked: Rc<Checked>,
}

/// A catalogue that cannot be used yet: every fault with its place and what to do, to be copied,
/// saved and printed.
#[component]
pub fn Broken(props: &BrokenProps) -> Html {
    let app = use_app();
    let checked = &props.checked;
    let says = use_state(String::new);
    let faults = told(&app, &checked.errors);
    let n = all(faults, checked);
    let title = app.f(W::CataloguesBroken, &[("n", &n)]);
    let text = as_text(&app, &title, faults, checked.more);
    let copy = {
        let (app, says, text) = (app.clone(), says.clone(), text.clone());
        Callback::from(move |_: MouseEvent| {
            let (app, says, text) = (app.clone(), says.clone(), text.clone());
            spawn_local(async move {
                let done = page::copy(&text).await;
                let word = if done { W::CataloguesCopied } else { W::CataloguesNotCopied };
                says.set(app.w(word).to_owned());
            });
        })
    };
    let save = {
        let name = format!("{}.txt", app.w(W::CataloguesListName));
        Callback::from(move |_: MouseEvent| {
            let _ = downloads::download(&name, "text/plain;charset=utf-8", &text);
        })
    };
    html! {
        <div class="stack ask faults">
            <h3>{ title }</h3>
            <p>{ app.w(W::CataloguesUnchanged) }</p>
            <p class="acts no-print">
                <button class="btn plain small" type="button" onclick={copy}>{ app.w(W::CataloguesCopy) }</button>
                <button class="btn plain small" type="button" onclick={save}>{ app.w(W::CataloguesSaveList) }</button>
                <span role="status">{ &*says }</span>
            </p>
            { lines(&app, faults, checked.more) }
        </div>
    }
}

/// What is told in the reader's language; English where it is told in no other.
fn told<'a>(app: &App, both: &'a [Vec<Said>; 2]) -> &'a [Said] {
    let [_, english] = both;
    both.get(app.lang() as usize).unwrap_or(english)
}

/// How many there are, with those beyond the list.
fn all(told: &[Said], checked: &Checked) -> String {
    (told.len() + checked.more as usize).to_string()
}

fn lines(app: &App, all: &[Said], more: u32) -> Html {
    let rows = all.iter().enumerate().map(|(at, said)| {
        html! {
            <li key={at}>
                <p><b><bdi>{ &said.place }</bdi></b>{ ": " }{ &said.wrong }</p>
                <p class="note" hidden={said.remedy.is_empty()}>
                    { app.w(W::CataloguesTodo) }{ " " }{ &said.remedy }
                </p>
            </li>
        }
    });
    html! {
        <>
            <ol class="lines">{ for rows }</ol>
            <p hidden={more == 0}>{ app.f(W::CataloguesMore, &[("n", &more.to_string())]) }</p>
        </>
    }
}

fn as_text(app: &App, title: &str, all: &[Said], more: u32) -> String {
    let mut text = format!("{title}\n");
    for (at, said) in all.iter().enumerate() {
        let todo = app.w(W::CataloguesTodo);
        text +=
            &format!("\n{}. {}: {}\n   {todo} {}\n", at + 1, said.place, said.wrong, said.remedy);
    }
    if more > 0 {
        text += &format!("\n{}\n", app.f(W::CataloguesMore, &[("n", &more.to_string())]));
    }
    text
}
