//! The officer's files: workbook and CSV of the group.

use super::{find, session_name, texts};
use crate::browser::{clock, files, packs};
use crate::locale::W;
use crate::sheets::group::{Words, book, csv};
use crate::ui::{App, classes, use_app};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CSV: &str = "text/csv;charset=utf-8";

#[derive(PartialEq, Properties)]
pub struct Props {
    pub id: String,
}

#[component]
pub fn Take(props: &Props) -> Html {
    let app = use_app();
    let failed = use_state(|| false);
    let excel = {
        let (app, id, failed) = (app.clone(), props.id.clone(), failed.clone());
        Callback::from(move |_: MouseEvent| {
            let (app, id, failed) = (app.clone(), id.clone(), failed.clone());
            spawn_local(async move { failed.set(workbook(&app, &id).await.is_none()) });
        })
    };
    let table = {
        let (app, id, failed) = (app.clone(), props.id.clone(), failed.clone());
        Callback::from(move |_: MouseEvent| {
            let made = with(&app, &id, |words, found, title, _| csv(words, &found.result, title));
            let done =
                made.is_some_and(|(text, name)| files::download(&(name + ".csv"), CSV, &text));
            failed.set(!done);
        })
    };
    html! {
        <section class="part no-print" aria-labelledby="take-group">
            <h2 id="take-group">{ app.w(W::GroupTake) }</h2>
            <p>{ app.w(W::GroupTakeText) }</p>
            <p class="acts">
                <button type="button" id="group-excel" class="btn plain" onclick={excel}>{ app.w(W::GroupExcel) }</button>
                <button type="button" id="group-csv" class="btn plain" onclick={table}>{ app.w(W::GroupCsv) }</button>
            </p>
            <p role="status">{ if *failed { app.w(W::GroupTakeFailed) } else { "" } }</p>
        </section>
    }
}

/// Makes something of what the page shows; beside it the name of the file.
fn with<T>(
    app: &App,
    id: &str,
    make: impl FnOnce(&Words, &super::Found, &str, &str) -> T,
) -> Option<(T, String)> {
    let held = classes::held(app, id)?;
    let (found, _) = find(app, &held.session, super::asked_year(app), false)?;
    let texts = texts(app)?;
    let words = Words { catalogue: app.catalogue()?, texts: &texts, lang: app.lang() };
    let now = clock::now_iso();
    let day = now.get(..10).unwrap_or_default();
    let title = [app.w(W::GroupTitle), ": ", &session_name(app, &found.session)].concat();
    let name = [app.w(W::GroupFile), "-", day].concat();
    Some((make(&words, &found, &title, day), name))
}

async fn workbook(app: &App, id: &str) -> Option<()> {
    let (bytes, name) = with(app, id, |words, found, title, day| {
        book(words, &found.result, title, day).to_bytes()
    })?;
    let file = packs::workbook(&bytes).await?;
    files::download_bytes(&(name + ".xlsx"), XLSX, &file).then_some(())
}
