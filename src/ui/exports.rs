//! Results to take along: the Excel file, made by a module that is loaded when it is asked for, and
//! the tables as CSV.

use super::effects::load_words;
use super::{App, Loading, Open, Route, href, use_app};
use crate::browser::{clock, files, packs};
use crate::catalogue::pack::decode_library;
use crate::catalogue::{Library, Texts};
use crate::locale::{Pack, W};
use crate::sheets::csv::{Table, csv};
use crate::sheets::{Source, book};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CSV: &str = "text/csv;charset=utf-8";

/// How far the Excel file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Idle,
    Making,
    Made,
    Failed,
}

/// Heading, sentence and buttons; for any page with results.
pub fn exports(app: &App) -> Html {
    html! {
        <section class="part no-print" aria-labelledby="take-results">
            <h2 id="take-results">{ app.w(W::WorkbookTake) }</h2>
            <p>{ app.w(W::WorkbookTakeText) }</p>
            <Exports />
            { keep(app) }
        </section>
    }
}

/// That it is on this device only, and how to keep it.
fn keep(app: &App) -> Html {
    let save = {
        let app = app.clone();
        Callback::from(move |_| super::files::export_open(&app))
    };
    html! {
        <>
            <p class="note">
                { app.w(W::WorkbookOnlyHere) }{ " " }
                <a href={href(&Route::Privacy)}>{ app.w(W::WorkbookOnlyHereMore) }</a>
            </p>
            <p class="acts">
                <button type="button" class="btn plain" id="keep-file" onclick={save}>
                    { app.w(W::ShellSaveToFile) }
                </button>
            </p>
        </>
    }
}

#[component]
fn Exports() -> Html {
    let app = use_app();
    let step = use_state(|| Step::Idle);
    let making = *step == Step::Making;
    let excel = {
        let (app, step) = (app.clone(), step.clone());
        Callback::from(move |_| {
            if *step != Step::Making {
                step.set(Step::Making);
                let (app, step) = (app.clone(), step.clone());
                spawn_local(async move {
                    let done = download_workbook(&app).await.is_some();
                    step.set(if done { Step::Made } else { Step::Failed });
                });
            }
        })
    };
    let table = |table: Table, name: W| {
        let (app, step) = (app.clone(), step.clone());
        Callback::from(move |_| {
            let (app, step) = (app.clone(), step.clone());
            spawn_local(async move {
                if download_table(&app, table, name).await.is_none() {
                    step.set(Step::Failed);
                }
            });
        })
    };
    let says = match *step {
        Step::Idle => "",
        Step::Making => app.w(W::WorkbookMaking),
        Step::Made => app.w(W::WorkbookMade),
        Step::Failed => app.w(W::WorkbookFailed),
    };
    let (measures, ledgers) = (
        table(Table::Measures, W::WorkbookFileMeasures),
        table(Table::Ledgers, W::WorkbookFileLedgers),
    );
    html! {
        <>
            <p class="acts">
                <button type="button" id="take-excel" class="btn" onclick={excel}
                    aria-busy={making.then_some("true")}>{ app.w(W::WorkbookExcel) }</button>
                <button type="button" class="btn plain" onclick={measures}>
                    { app.w(W::WorkbookCsvMeasures) }
                </button>
                <button type="button" class="btn plain" onclick={ledgers}>
                    { app.w(W::WorkbookCsvLedgers) }
                </button>
            </p>
            <p role="status">{ says }</p>
        </>
    }
}

/// Gives what the sheets are made from to `make`; `None` while nothing is open.
fn with_source<T>(
    app: &App,
    library: Option<&Library>,
    make: impl FnOnce(&Source) -> T,
) -> Option<(T, String)> {
    let Open { document, catalogue, inputs, evaluation, .. } = app.state.open.as_ref()?;
    let now = clock::now_iso();
    let day = now.get(..10).unwrap_or_default();
    let source = Source {
        catalogue,
        texts: &*texts(app)?,
        library,
        document,
        inputs,
        evaluation,
        lang: app.lang(),
        day,
    };
    Some((make(&source), day.to_owned()))
}

fn texts(app: &App) -> Option<Rc<Texts>> {
    let Loading::Ready(data) = &app.state.data else { return None };
    data.texts.get(app.lang() as usize)?.clone()
}

async fn download_workbook(app: &App) -> Option<()> {
    load_words(Pack::Late, app.lang()).await?;
    let library = match &app.state.library {
        Some(library) => library.clone(),
        None => Rc::new(decode_library(&packs::fetch("sources").await?).ok()?),
    };
    let (book, day) = with_source(app, Some(&library), |source| book(source).0.to_bytes())?;
    let file = packs::workbook(&book).await?;
    let name = format!("{}-{day}.xlsx", app.w(W::WorkbookFile));
    files::download_bytes(&name, XLSX, &file).then_some(())
}

async fn download_table(app: &App, table: Table, name: W) -> Option<()> {
    load_words(Pack::Late, app.lang()).await?;
    let (text, day) = with_source(app, None, |source| csv(source, table))?;
    files::download(&format!("{}-{day}.csv", app.w(name)), CSV, &text);
    Some(())
}
