//! The group of the page: the example businesses as if they had met, added up here and never saved.

use crate::assessment::examples::unpack_all;
use crate::browser::{clock, lifecycle, packs};
use crate::cohort::{Event, Member, central, group, targets};
use crate::method::{Table, group_tables};
use crate::ui::{App, Loading};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// What may be shown of them; `None` while they are computed.
#[hook]
pub fn use_group(app: &App) -> UseStateHandle<Option<Vec<Table>>> {
    let tables = use_state(|| None);
    {
        let (app, tables) = (app.clone(), tables.clone());
        let ready = matches!(app.state.data, Loading::Ready(_));
        use_effect_with(ready, move |&ready| {
            if !ready {
                return;
            }
            spawn_local(async move {
                if let Some(found) = added_up(&app).await {
                    tables.set(Some(found));
                }
            });
        });
    }
    tables
}

async fn added_up(app: &App) -> Option<Vec<Table>> {
    let pack = packs::fetch("examples").await?;
    let Loading::Ready(data) = &app.state.data else { return None };
    let catalogue = data.catalogue.clone();
    let today = clock::now_iso();
    let mut members = Vec::new();
    for document in unpack_all(&pack) {
        // One business after another: typing does not wait for all of them.
        lifecycle::turn().await;
        members.extend(central(&catalogue, &document, &today).map(Member::new));
    }
    let year = targets(&catalogue).last()?.year;
    Some(group_tables(&group(&catalogue, &members, &Event::default(), year)))
}
