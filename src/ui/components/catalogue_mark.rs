//! The lasting mark on every page, screen and paper, while another catalogue than the tool's is in use.

use crate::locale::W;
use crate::ui::{App, Loading, Route, catalogues, href};
use yew::prelude::*;

/// Its words come with the data: before that, and without another catalogue, it is empty.
pub fn catalogue_mark(app: &App) -> Html {
    let catalogue = match &app.state.data {
        Loading::Ready(data) if !data.catalogue.name.is_empty() => Some(&data.catalogue),
        _ => None,
    };
    let what = catalogue.map(|catalogue| catalogues::called(app, catalogue));
    html! {
        <div class="other-catalogue" hidden={what.is_none()}>
            { for what.map(|what| mark(app, &what)) }
        </div>
    }
}

fn mark(app: &App, what: &str) -> Html {
    html! {
        <section class="page" aria-label={app.w(W::CataloguesMark)}>
            <div class="notice">
                <p><b>{ app.f(W::CataloguesUsed, &[("what", what)]) }</b></p>
                <p class="acts no-print">
                    <button class="btn plain small" type="button" id="own-catalogue" onclick={catalogues::going_back(app)}>{ app.w(W::CataloguesBackOwn) }</button>
                    <a href={href(&Route::Data("bo".to_owned()))}>{ app.w(W::CataloguesLook) }</a>
                </p>
            </div>
        </section>
    }
}
