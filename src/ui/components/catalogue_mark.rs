//! The lasting mark on every page, screen and paper, while another catalogue than the tool's is in use.

use crate::locale::W;
use crate::ui::{App, Loading, Route, catalogues, href};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

pub fn catalogue_mark(app: &App) -> Html {
    let catalogue = match &app.state.data {
        Loading::Ready(data) => Some(&data.catalogue),
        _ => None,
    };
    let called = catalogue
        .map(|c| catalogues::called(app, c))
        .filter(|_| catalogue.is_some_and(|catalogue| !catalogue.name.is_empty()));
    let back = {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| {
            let app = app.clone();
            spawn_local(async move { catalogues::back(&app).await });
        })
    };
    let text = called.as_ref().map(|what| app.f(W::CatalogueUsed, &[("what", what)]));
    html! {
        <section class="other-catalogue" aria-label={app.w(W::CatalogueMark)} hidden={called.is_none()}>
            <div class="page notice">
                <p><b>{ for text }</b></p>
                <p class="acts no-print">
                    <button class="btn plain small" type="button" id="own-catalogue" onclick={back}>{ app.w(W::CatalogueBackOwn) }</button>
                    <a href={href(&Route::Data("bo".to_owned()))}>{ app.w(W::CatalogueLook) }</a>
                </p>
            </div>
        </section>
    }
}
