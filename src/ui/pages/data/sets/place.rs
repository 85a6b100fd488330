//! Where the business is, and which figures then have no source of that place.

use crate::locale::W;
use crate::ui::components::select::Select;
use crate::ui::{Action, App, Route, href, names};
use yew::prelude::*;

/// The province or city: of the open assessment, and of the next ones on this device.
pub fn pick_place(app: &App) -> Html {
    let Some(catalogue) = app.catalogue() else { return html! { <section /> } };
    let here = here(app);
    let chosen = {
        let app = app.clone();
        Callback::from(move |place: String| app.act(Action::Place(place)))
    };
    let mut all: Vec<(String, String)> =
        catalogue.places.iter().map(|p| (p.id.clone(), p.name.clone())).collect();
    if !all.iter().any(|(id, _)| *id == here) {
        // Written in words by whoever made the set.
        all.push((here.clone(), here.clone()));
    }
    html! {
        <section class="stack">
            <h2><label for="place">{ app.w(W::SetsPlace) }</label></h2>
            <div class="field">{ Select::new("place", here).of(all, chosen) }</div>
        </section>
    }
}

/// Id of the place, as the page sees it.
pub fn here(app: &App) -> String {
    match (&app.state.open, app.catalogue()) {
        (None, _) if !app.state.place.is_empty() => app.state.place.clone(),
        (_, Some(catalogue)) => catalogue.here().to_owned(),
        _ => String::new(),
    }
}

/// What the chosen place lacks, in plain words; nothing where everything is of this place.
pub fn elsewhere(app: &App) -> Html {
    let here = here(app);
    let figures = app.state.figures.clone().unwrap_or_default();
    let mut homes: Vec<&str> = figures.iter().filter_map(|f| f.place.as_deref()).collect();
    homes.retain(|place| *place != here);
    let n = homes.len().to_string();
    let home = homes.first().map(|id| names::place(app, id)).unwrap_or_default();
    let gaps = [("n", n.as_str()), ("here", &names::place(app, &here)), ("home", &home)];
    let list = href(&Route::Data("?hien=noi-khac".to_owned()));
    html! {
        <div class="stack" role="status">
            <p class="ask" hidden={homes.is_empty()}>
                { app.f(W::SetsElsewhere, &gaps) }{ " " }<a href={list}>{ app.w(W::SetsElsewhereList) }</a>
            </p>
        </div>
    }
}
