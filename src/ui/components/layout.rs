//! Frame of every page. On a change of address the focus moves to the new heading, as a page load
//! would do, and the title of the document says where we are.

use super::catalogue_mark::catalogue_mark;
use super::defs::defs;
use super::footer::footer;
use super::header::header;
use super::notices::Notices;
use super::update::Update;
use crate::assessment::path::Page;
use crate::browser::{heading, page};
use crate::locale::W;
use crate::ui::{Action, Route, use_app};
use gloo::timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub children: Html,
}

#[component]
pub fn Layout(props: &Props) -> Html {
    let app = use_app();
    use_heading_focus();
    use_title();
    use_results_visit();
    let skip = Callback::from(|event: MouseEvent| {
        // The hash is the route, so the jump is made by hand.
        event.prevent_default();
        page::focus("main");
    });
    html! {
        <>
            <a class="skip" href="#main" onclick={skip}>{ app.w(W::CommonSkipToContent) }</a>
            { header(&app) }
            { defs() }
            <Notices />
            { catalogue_mark(&app) }
            <Update />
            <main id="main" class="page" tabindex="-1">{ props.children.clone() }</main>
            { footer(&app) }
        </>
    }
}

/// Moves the focus to the heading after a change of address, not after the first load.
#[hook]
fn use_heading_focus() {
    let app = use_app();
    let first = use_mut_ref(|| true);
    use_effect_with(app.state.route.screen(), move |_| {
        if first.replace(false) {
            return;
        }
        page::scroll_top();
        heading::focus();
    });
}

/// The title follows the heading, in whatever language and with whatever figure it shows, as soon as
/// what is drawn after the figures in view has been drawn, too.
#[hook]
fn use_title() {
    let app = use_app();
    let name = app.w(W::CommonAppName);
    use_effect(move || {
        spawn_local(async move {
            TimeoutFuture::new(TITLE_AFTER_MS).await;
            let title = heading::text().map(|text| format!("{text} – {name}"));
            page::set_title(title.as_deref().unwrap_or(name));
        });
    });
}

/// Longer than headings wait that cannot be seen at the moment.
const TITLE_AFTER_MS: u32 = 60;

/// The results are a page to come back to, like the pages of questions. Without an open assessment
/// there is nothing to note, and what notes it may not have arrived.
#[hook]
fn use_results_visit() {
    let app = use_app();
    let here = app.state.route == Route::Results;
    let id = app.state.open.as_ref().map(|open| open.document.id.clone());
    use_effect_with((here, id), move |(here, id)| {
        if *here && id.is_some() {
            app.act(Action::Visited(Page::Results.slug().to_owned()));
        }
    });
}
