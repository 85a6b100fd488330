//! The root: owns the state, carries out its side effects (loading, saving, draws), shows the page
//! the address asks for.

use super::context::App;
use super::effects::{self, lacks_late};
use super::pages;
use super::parts;
use super::route::Route;
use super::state::Loading;
use crate::browser;
use std::rc::Rc;
use yew::prelude::*;

/// Mounts the app on `#app`; without that element on the body.
pub fn start() {
    browser::panic::install();
    let root =
        web_sys::window().and_then(|w| w.document()).and_then(|d| d.get_element_by_id("app"));
    match root {
        Some(root) => yew::Renderer::<Root>::with_root(root).render(),
        None => yew::Renderer::<Root>::new().render(),
    };
}

#[component]
fn Root() -> Html {
    let state = use_reducer(effects::initial_state);
    let app = App { state: Rc::new((*state).clone()), dispatch: state.dispatcher() };
    html! {
        <ContextProvider<App> context={app}>
            <Effects />
            <Shell />
        </ContextProvider<App>>
    }
}

/// Runs the side effects; shows nothing but what a step just did, for readers.
#[component]
fn Effects() -> Html {
    effects::use_routes();
    effects::use_loading();
    parts::use_parts();
    effects::use_root_attributes();
    super::saving::use_saving();
    effects::use_range();
    effects::use_print();
    effects::use_step_keys(effects::step);
    let app = super::use_app();
    html! { <p class="hide" role="status">{ effects::step_said(&app) }</p> }
}

#[component]
fn Shell() -> Html {
    let app = super::use_app();
    let ready = matches!(&app.state.data, Loading::Ready(data) if data.has_texts(app.lang()));
    let page = match &app.state.route {
        _ if !app.state.begun => html! { <div /> },
        // Nothing but the start page can be shown before the data is there.
        route if !ready && !matches!(route, Route::Start | Route::Unknown) => {
            pages::waiting::waiting(&app)
        }
        _ if ready && lacks_late(&app, app.lang()) => pages::waiting::waiting(&app),
        Route::Start => html! { <pages::start::Start /> },
        Route::Ask(slug) => html! { <pages::ask::Ask slug={slug.clone()} /> },
        Route::Unknown => pages::not_found::not_found(&app),
        _ => parts::page(&app),
    };
    // What fields hold of their own is of no use once another page's text has taken its place.
    let page = html! { <key={app.state.followed}>{ page }</> };
    html! { <super::components::layout::Layout>{ page }</super::components::layout::Layout> }
}
