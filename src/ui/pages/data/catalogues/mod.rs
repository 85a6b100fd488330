//! The catalogue of another place: which one is in use, opening one from a folder or files, what its
//! check found, and the ways back.

mod found;
mod picked;

use crate::assessment::misfit::misfit;
use crate::browser::{catalogues as kept, files as downloads, folders, lifecycle, page};
use crate::catalogue::Checked;
use crate::locale::W;
use crate::ui::catalogues::{self, About, called, lacks, short};
use crate::ui::components::footer::written_date;
use crate::ui::files::Broken;
use crate::ui::{Action, App, Loading, Notice, use_app};
use picked::{Picked, checked};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

/// How far opening a catalogue is.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    Idle,
    Checking,
    /// What was found; it waits for the owner's word.
    Found(Rc<Checked>),
    /// The checker could not be had.
    NoChecker,
    Unreadable(String),
}

/// What the parts of this page share.
#[derive(Clone)]
struct Desk {
    app: App,
    step: UseStateHandle<Step>,
    /// The catalogue that is kept on this device, in use or not.
    kept: UseStateHandle<Option<About>>,
}

/// Id of what is said about the files opened.
const FOUND: &str = "catalogue-found";

#[component]
pub fn Catalogues() -> Html {
    let app = use_app();
    let desk = Desk { step: use_state(|| Step::Idle), kept: use_state(|| None), app };
    let app = &desk.app;
    let digest = app.catalogue().map(|catalogue| catalogue.digest.clone()).unwrap_or_default();
    {
        let desk = desk.clone();
        use_effect_with(digest, move |_| {
            spawn_local(async move { desk.kept.set(About::read(&kept::kept().await)) });
        });
    }
    use_drop(&desk);
    use_brought(&desk);
    html! {
        <section class="stack catalogues" aria-labelledby="catalogues">
            <h2 id="catalogues">{ app.w(W::CataloguesTitle) }</h2>
            <p>{ app.w(W::CataloguesLead) }</p>
            { in_use(&desk) }
            { still_here(&desk) }
            <div class="cols even no-print">
                { pick(&desk, "catalogue-folder", true) }
                { pick(&desk, "catalogue-files", false) }
            </div>
            <div class="stack" id={FOUND} tabindex="-1" role="status">{ found(&desk) }</div>
            <p class="note">{ app.w(W::CataloguesStays) }</p>
            <p class="note no-print">
                { example(&desk) }{ " " }{ app.w(W::CataloguesExampleHint) }
            </p>
        </section>
    }
}

/// Which catalogue computes now, what it lacks of the open assessment, and the way back.
fn in_use(desk: &Desk) -> Html {
    let app = &desk.app;
    let Loading::Ready(data) = &app.state.data else { return html! { <div /> } };
    let catalogue = &data.catalogue;
    let date = written_date(app, &catalogue.version);
    let own = catalogue.name.is_empty();
    let text = if own {
        app.f(W::CataloguesOwn, &[("date", &date), ("sum", short(&catalogue.digest))])
    } else {
        app.f(W::CataloguesOther, &[("what", &called(app, catalogue)), ("date", &date)])
    };
    let open = app.state.open.as_ref();
    let missing = open.map(|open| lacks(app.lang(), &misfit(catalogue, &open.document)));
    let missing = missing.unwrap_or_default();
    html! {
        <div class="stack" id="catalogue-in-use">
            <p><b>{ text }</b></p>
            <p class="ask" hidden={missing.is_empty()}>{ missing }</p>
            <p class="acts no-print" hidden={own}>
                <button class="btn" type="button" onclick={catalogues::going_back(app)}>{ app.w(W::CataloguesBackOwn) }</button>
            </p>
        </div>
    }
}

/// One that is kept on this device and not in use.
fn still_here(desk: &Desk) -> Html {
    let app = &desk.app;
    let in_use = app.catalogue().map(|catalogue| catalogue.digest.as_str());
    let here = desk.kept.as_ref().filter(|about| in_use != Some(about.digest.as_str()));
    let text = here.map(|about| {
        let gaps = [("name", about.name.as_str()), ("sum", short(&about.digest))];
        let what = app.f(W::CataloguesNamed, &gaps);
        app.f(W::CataloguesKept, &[("what", &what), ("date", &written_date(app, &about.version))])
    });
    let again = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| {
            let desk = desk.clone();
            spawn_local(async move {
                let done = kept::again().await && catalogues::show(&desk.app).await;
                said(&desk.app, if done { W::CataloguesTaken } else { W::CataloguesAgainFailed });
            });
        })
    };
    let forget = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| {
            let desk = desk.clone();
            spawn_local(async move {
                kept::forget().await;
                desk.kept.set(None);
                page::focus("catalogue-folder");
            });
        })
    };
    html! {
        <div class="stack" id="catalogue-kept" hidden={here.is_none()}>
            <p>{ for text }</p>
            <p class="acts no-print">
                <button class="btn plain small" type="button" onclick={again}>{ app.w(W::CataloguesAgain) }</button>
                <button class="btn plain small" type="button" onclick={forget}>{ app.w(W::CataloguesForget) }</button>
            </p>
        </div>
    }
}

/// A folder, or files.
fn pick(desk: &Desk, id: &'static str, folder: bool) -> Html {
    let app = &desk.app;
    let (label, hint) = if folder {
        (W::CataloguesFolder, W::CataloguesFolderHint)
    } else {
        (W::CataloguesFiles, W::CataloguesFilesHint)
    };
    let onchange = {
        let desk = desk.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let all = downloads::all(input.files());
            take(&desk, all.into_iter().map(|file| (downloads::path(&file), file)).collect());
            // The same folder may be picked again after it was mended.
            input.set_value("");
        })
    };
    let accept = (!folder).then_some(".json,application/json");
    html! {
        <label class="drop">
            <strong>{ app.w(label) }</strong>
            <span>{ app.w(hint) }</span>
            <input class="hide" type="file" {id} multiple=true webkitdirectory={folder}
                {accept} {onchange} />
        </label>
    }
}

/// Files of a catalogue that came in on another page are checked here as if picked.
#[hook]
fn use_brought(desk: &Desk) {
    let desk = desk.clone();
    use_effect_with((), move |()| {
        let brought = desk.app.state.incoming.iter().find_map(|one| match &one.found {
            Err(Broken::Catalogue(all)) => Some(all.clone()),
            _ => None,
        });
        if let Some(all) = brought {
            desk.app.act(Action::Incoming(Rc::default()));
            take(&desk, all.into_iter().map(|file| (downloads::path(&file), file)).collect());
        }
    });
}

/// Folders and files that are dropped anywhere on the page.
#[hook]
fn use_drop(desk: &Desk) {
    let latest = use_mut_ref(|| None::<Desk>);
    *latest.borrow_mut() = Some(desk.clone());
    use_effect_with((), move |()| {
        let dropped = lifecycle::on_drop_entries(
            |_| (),
            move |entries, files: Vec<File>| {
                let desk = latest.borrow().clone();
                let Some(desk) = desk else { return };
                let folder = entries.first().filter(|entry| entry.is_directory());
                let folder = folder.map(|entry| entry.name() + "/").unwrap_or_default();
                spawn_local(async move {
                    let inside = folders::files(entries).await;
                    let all = files.into_iter().chain(inside);
                    take(&desk, all.map(|file| (folder.clone() + &file.name(), file)).collect());
                });
            },
        );
        move || drop(dropped)
    });
}

/// Reads and checks what was picked; a data set goes its own way.
fn take(desk: &Desk, all: Vec<(String, File)>) {
    if all.is_empty() {
        return;
    }
    let desk = desk.clone();
    desk.step.set(Step::Checking);
    spawn_local(async move {
        desk.step.set(match checked(&desk.app, all).await {
            Picked::Checked(found) => Step::Found(Rc::new(found)),
            Picked::DataSet => Step::Idle,
            Picked::Unreadable(name) => Step::Unreadable(name),
            Picked::NoChecker => Step::NoChecker,
        });
        page::focus(FOUND);
    });
}

/// Puts what was checked in use and says how long it lasts. The page begins anew with it.
fn put_in_use(desk: &Desk, about: About) {
    let app = desk.app.clone();
    desk.step.set(Step::Idle);
    spawn_local(async move {
        let lasting = kept::take(&about.written()).await;
        if lasting.is_some() && catalogues::show(&app).await {
            let lasts = lasting == Some(true);
            said(&app, if lasts { W::CataloguesTaken } else { W::CataloguesTakenShort });
        } else {
            catalogues::back(&app).await;
            said(&app, W::CataloguesAgainFailed);
        }
    });
}

fn said(app: &App, word: W) {
    app.act(Action::Notice(Notice::File(app.w(word).to_owned())));
}

/// The tool's own catalogue as a file to begin with.
fn example(desk: &Desk) -> Html {
    let app = &desk.app;
    let onclick = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| {
            let desk = desk.clone();
            spawn_local(async move {
                match kept::built_in().await {
                    Some(text) => {
                        let _ = downloads::download(EXAMPLE, "application/json", &text);
                    }
                    None => desk.step.set(Step::NoChecker),
                }
            });
        })
    };
    html! {
        <button class="link" type="button" id="catalogue-example" {onclick}>{ app.w(W::CataloguesExample) }</button>
    }
}

/// Name of the file that [`example`] gives.
const EXAMPLE: &str = "vong-xanh-catalogue.json";

fn found(desk: &Desk) -> Html {
    let app = &desk.app;
    match &*desk.step {
        Step::Idle => html! { <span /> },
        Step::Checking => html! { <p>{ app.w(W::CataloguesReading) }</p> },
        Step::Found(checked) if checked.is_sound() => {
            let done = {
                let desk = desk.clone();
                Callback::from(move |about: About| put_in_use(&desk, about))
            };
            html! { <found::Sound checked={checked.clone()} {done} /> }
        }
        Step::Found(checked) => html! { <found::Broken checked={checked.clone()} /> },
        Step::NoChecker => html! { <p class="ask">{ app.w(W::CataloguesFailed) }</p> },
        Step::Unreadable(name) => {
            html! { <p class="ask">{ app.f(W::CataloguesUnreadable, &[("name", name)]) }</p> }
        }
    }
}
