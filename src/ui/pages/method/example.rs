//! The example of the page, computed here and never saved.

use crate::assessment::examples::unpack;
use crate::browser::{clock, lifecycle, packs};
use crate::engine::Draws;
use crate::method::EXAMPLE;
use crate::ui::edits::derive;
use crate::ui::{App, Open};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Draws between two looks at the clock, and how long a slice of them may take (ms).
const DRAWS_AT_ONCE: usize = 50;
const SLICE_MS: f64 = 8.0;

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
                if let Some(open) = drawn(open, &|| *left.borrow()).await {
                    example.set(Example::Ready(Rc::new(open)));
                }
            });
            move || *gone.borrow_mut() = true
        });
    }
    example
}

/// The same with its range; `None` when the page was left meanwhile.
async fn drawn(open: Open, left: &dyn Fn() -> bool) -> Option<Open> {
    let draws = open.catalogue.constants.draws as usize;
    let mut run = Draws::new(&open.catalogue, &open.inputs, &open.evaluation, draws);
    let mut begun = clock::ticks();
    while !run.advance(DRAWS_AT_ONCE) {
        if clock::ticks() - begun > SLICE_MS {
            lifecycle::turn().await;
            begun = clock::ticks();
        }
        if left() {
            return None;
        }
    }
    let range = Some(Rc::new(run.finish()));
    Some(Open { range: range.clone(), stale_range: range, ..open })
}
