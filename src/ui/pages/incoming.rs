//! What came in (`#/mo`): a link, several files, a pasted text. Everything is shown before anything
//! is kept; what cannot be used is named, what is already here is asked about.

mod row;

use crate::browser::{heading, page, storage};
use crate::locale::W;
use crate::ui::components::file_picker::use_file_picker;
use crate::ui::files::{self, Broken, Candidate, Sound};
use crate::ui::{Action, App, Notice, Route, href, saving, use_app};
use std::rc::Rc;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// What is to become of something that came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// Beside what is here, under an id of its own if need be.
    Keep,
    /// In place of the one with the same id.
    Replace,
    Leave,
}

/// The owner's word so far, by position in the list; what is not in it is kept.
type Words = UseStateHandle<Vec<(usize, Take)>>;

#[derive(PartialEq, Properties)]
pub struct Props {
    /// Letters of a link; empty for what was picked, dropped or pasted.
    pub code: String,
}

#[component]
pub fn IncomingPage(props: &Props) -> Html {
    let app = use_app();
    let waiting = (props.code.clone(), app.state.incoming.clone());
    let candidates = use_memo(waiting, |(code, list)| match code.as_str() {
        "" => (**list).clone(),
        code => vec![files::from_link(&app, code)],
    });
    let words: Words = use_state(Vec::new);
    {
        let words = words.clone();
        use_effect_with(candidates.clone(), move |_| words.set(Vec::new()));
    }
    let paste = use_paste(&app);
    let picker = use_file_picker(&app, "open-file", W::StartFile, W::StartFileHint);
    let sound = candidates.iter().filter(|c| c.found.is_ok()).count();
    let title = match (candidates.len(), sound) {
        (0, _) => W::IncomingTitleEmpty,
        (1, 0) if is_catalogue(&candidates) => W::IncomingTitleCatalogue,
        (_, 0) => W::IncomingTitleBroken,
        (_, 1) => W::IncomingTitle,
        _ => W::IncomingTitleMany,
    };
    let rows = candidates.iter().enumerate().filter_map(|(at, candidate)| {
        let sound = candidate.found.as_ref().ok()?;
        let known = is_known(&app, &candidates, at, sound);
        let shown = row::Shown { at, candidate, sound, known, many: candidates.len() > 1 };
        Some(row::row(&app, &shown, &words))
    });
    let reading = app.state.reading;
    html! {
        <div class="stack incoming">
            <h1 data-waiting={reading.map(|_| "")}>
                { app.f(title, &[("n", &sound.to_string())]) }
            </h1>
            <div role="status">{ progress(&app) }</div>
            <p class="lead" hidden={sound == 0}>{ app.w(W::IncomingLead) }</p>
            <ul class="saved-list" hidden={sound == 0}>{ for rows }</ul>
            { broken(&app, &candidates) }
            { acts(&app, &candidates, sound, &words) }
            <div class="stack" hidden={!props.code.is_empty()}>
                <h2>{ app.w(W::IncomingMore) }</h2>
                { paste }
                { picker }
            </div>
        </div>
    }
}

/// Nothing is wrong with a catalogue: it only belongs to another page.
fn is_catalogue(all: &[Candidate]) -> bool {
    all.iter().any(|one| matches!(&one.found, Err(Broken::Catalogue(_))))
}

/// Of many files, how many have been read.
fn progress(app: &App) -> Html {
    let Some((done, all)) = app.state.reading else {
        return html! { <span /> };
    };
    let (done, all) = (done.to_string(), all.to_string());
    html! {
        <p class="stack">
            <span>{ app.f(W::IncomingReading, &[("done", &done), ("all", &all)]) }</span>
            <progress max={all} value={done} aria-label={app.w(W::IncomingTitleEmpty)} />
        </p>
    }
}

/// Whether this id is on the device, or comes a second time.
fn is_known(app: &App, all: &[Candidate], at: usize, sound: &Sound) -> bool {
    let id = &sound.document.id;
    let before = all.iter().take(at).filter_map(|c| c.found.as_ref().ok());
    let twice = before.into_iter().any(|other| other.document.id == *id);
    !id.is_empty() && (twice || app.state.list.iter().any(|known| known.id == *id))
}

fn broken(app: &App, all: &[Candidate]) -> Html {
    let broken: Vec<(&str, &Broken)> =
        all.iter().filter_map(|c| Some((c.from.as_str(), c.found.as_ref().err()?))).collect();
    let lines = broken.iter().enumerate().map(|(at, (from, broken))| {
        let from = if from.is_empty() { app.w(W::IncomingFromLink) } else { from };
        let catalogue = matches!(broken, Broken::Catalogue(_));
        let to = href(&Route::Data("bo".to_owned()));
        html! {
            <li key={at}>
                <b><bdi>{ from }</bdi></b>{ ": " }{ files::why_broken(app, broken) }
                <p class="acts" hidden={!catalogue}><a class="btn" href={to}>{ app.w(W::IncomingCatalogueTo) }</a></p>
            </li>
        }
    });
    html! {
        <section class="stack" aria-labelledby="broken" hidden={broken.is_empty()}>
            <h2 id="broken" hidden={is_catalogue(all)}>
                { app.f(W::IncomingBroken, &[("n", &broken.len().to_string())]) }
            </h2>
            <ul class="lines">{ for lines }</ul>
        </section>
    }
}

fn word_for(words: &[(usize, Take)], at: usize) -> Take {
    words.iter().rfind(|(known, _)| *known == at).map_or(Take::Keep, |(_, take)| *take)
}

fn acts(app: &App, all: &Rc<Vec<Candidate>>, sound: usize, words: &Words) -> Html {
    let taken = |at: &usize| word_for(words, *at) != Take::Leave;
    let places = || (0..all.len()).filter(|at| all.get(*at).is_some_and(|c| c.found.is_ok()));
    let count = places().filter(taken).count();
    let keep = {
        let (app, all, words) = (app.clone(), all.clone(), words.clone());
        Callback::from(move |_| keep_all(&app, &all, &words))
    };
    let cancel = {
        let app = app.clone();
        Callback::from(move |_| {
            app.act(Action::Incoming(Rc::default()));
            page::go(&href(&Route::Start));
        })
    };
    let label = match (sound, count) {
        (1, 1) => app.w(W::IncomingKeepOne).to_owned(),
        _ => app.f(W::IncomingKeep, &[("n", &count.to_string())]),
    };
    html! {
        <p class="acts">
            <button class="btn" id="keep" type="button" hidden={sound == 0} disabled={count == 0}
                onclick={keep}>{ label }</button>
            <button class="btn plain" type="button" onclick={cancel}>
                { app.w(if sound == 0 { W::ShellToStart } else { W::IncomingCancel }) }
            </button>
        </p>
    }
}

/// Keeps what is to be kept; a single one is opened.
fn keep_all(app: &App, all: &[Candidate], words: &[(usize, Take)]) {
    // What is open and not yet written must not be lost to a replacement.
    saving::save_open(app);
    let mut kept = Vec::new();
    for (at, candidate) in all.iter().enumerate() {
        let Ok(sound) = &candidate.found else { continue };
        let known = is_known(app, all, at, sound);
        let document = match word_for(words, at) {
            Take::Leave => continue,
            Take::Keep if known => files::fresh_copy(&sound.document),
            Take::Keep | Take::Replace => files::with_id(sound.document.clone()),
        };
        if storage::replace(&document).is_err() {
            app.act(Action::Notice(Notice::NotSaved));
        }
        kept.push(document);
    }
    app.act(Action::Incoming(Rc::default()));
    app.act(Action::ListChanged(Rc::new(storage::list())));
    match kept.as_slice() {
        [one] => files::open(app, one.clone()),
        many => {
            let open = app.state.open.as_ref().map(|open| open.document.id.clone());
            // The open one was replaced: go on with the new one.
            if let Some(new) = many.iter().find(|d| open.as_ref() == Some(&d.id)) {
                app.act(Action::Open(new.clone()));
            }
            page::go(&href(&Route::Start));
        }
    }
}

/// A place to paste into, for those without a keyboard.
#[hook]
fn use_paste(app: &App) -> Html {
    let text = use_state(String::new);
    let refused = use_state(|| false);
    let oninput = {
        let (text, refused) = (text.clone(), refused.clone());
        Callback::from(move |event: InputEvent| {
            let field: Option<HtmlTextAreaElement> = event.target_dyn_into();
            text.set(field.map(|f| f.value()).unwrap_or_default());
            refused.set(false);
        })
    };
    let look = {
        let (app, text, refused) = (app.clone(), text.clone(), refused.clone());
        Callback::from(move |_| {
            let ours = files::take_text(&app, &text);
            refused.set(!ours);
            if ours {
                text.set(String::new());
                page::scroll_top();
                heading::focus();
            }
        })
    };
    html! {
        <div class="stack">
            <label for="paste-in">{ app.w(W::IncomingPaste) }</label>
            <textarea id="paste-in" rows="3" autocomplete="off" spellcheck="false"
                aria-describedby="paste-wrong" aria-invalid={refused.then_some("true")}
                value={(*text).clone()} {oninput} />
            <p class="wrong-say" id="paste-wrong" role="alert" hidden={!*refused}>
                { if *refused { app.w(W::IncomingForeign) } else { "" } }
            </p>
            <p class="acts">
                <button class="btn plain" id="look" type="button" onclick={look}>
                    { app.w(W::IncomingLook) }
                </button>
            </p>
        </div>
    }
}
