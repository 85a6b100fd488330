//! Says that a newer version of the app has been fetched, and lets the user decide when it takes
//! over. Whoever has work here that could not be saved is not asked: it would be lost.

use crate::browser::lifecycle;
use crate::locale::W;
use crate::ui::{Notice, use_app};
use yew::prelude::*;

#[component]
pub fn Update() -> Html {
    let app = use_app();
    let waiting = use_state(|| false);
    {
        let waiting = waiting.clone();
        use_effect_with((), move |()| {
            let listener = lifecycle::on_update(move || waiting.set(true));
            move || drop(listener)
        });
    }
    let unsaved = app.state.notices.contains(&Notice::NotSaved);
    let onclick = Callback::from(|_| lifecycle::take_over());
    html! {
        <section class="update" aria-label={app.w(W::DeliveryUpdate)} hidden={!*waiting || unsaved}>
            <div class="page notice" role="status">
                <p>{ app.w(W::DeliveryUpdateText) }</p>
                <p class="acts">
                    <button class="btn plain small" type="button" {onclick}>{ app.w(W::DeliveryUpdateNow) }</button>
                </p>
            </div>
        </section>
    }
}
