//! The example of the page, computed here and never saved.

use crate::assessment::examples::unpack;
use crate::browser::packs;
use crate::method::EXAMPLE;
use crate::ui::draws::drawn;
use crate::ui::edits::derive;
use crate::ui::{App, Open};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Where the example is.
pub enum Example {
    Waiting,
    Ready(Rc<Open>),
    Failed,
}

/// Fetches and computes the example; its range follows.
#[hook]
pub fn use_example(app: &App) -> UseStateHandle<Example> {
    let example = use_state(|| Example::Waiting);
    {
        let (app, example) = (app.clone(), example.clone());
        let gone = use_mut_ref(|| false);
        use_effect_with((), move |()| {
            let left = gone.clone();
            spawn_local(async move {
                let bytes = packs::fetch("examples").await;
                let document = bytes.and_then(|bytes| unpack(&bytes, EXAMPLE));
                let mut bare = (*app.state).clone();
                bare.open = None;
                let open = document.and_then(|document| derive(&bare, Rc::new(document)));
                let Some(open) = open else {
                    example.set(Example::Failed);
                    return;
                };
                example.set(Example::Ready(Rc::new(open.clone())));
                if let Some(range) = drawn(&open, || *left.borrow()).await {
                    let range = Some(Rc::new(range));
                    let stale_range = range.clone();
                    example.set(Example::Ready(Rc::new(Open { range, stale_range, ..open })));
                }
            });
            move || *gone.borrow_mut() = true
        });
    }
    example
}
