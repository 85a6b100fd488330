//! The start page as HTML, made once by the build. People read it while the program loads; the
//! page's own script (`web/boot.js`) keeps what they press until the program has taken its place.
//!
//! Architecture invariant: what is rendered here is the first screen of a first visit, element by
//! element as the program draws it (a browser test compares the two), so that nothing moves when the
//! program takes over.

use super::components::layout::Layout;
use super::context::App;
use super::pages::start::Start;
use super::route::Route;
use super::state::{State, Theme};
use crate::locale::Lang;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use yew::LocalServerRenderer;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
struct Props {
    lang: Lang,
}

/// The app before anything has arrived, without its side effects.
#[component]
fn FirstScreen(props: &Props) -> Html {
    let lang = props.lang;
    let state = use_reducer(|| State::new(lang, Theme::default(), 0, Route::Start));
    let app = App { state: Rc::new((*state).clone()), dispatch: state.dispatcher() };
    html! {
        <ContextProvider<App> context={app}>
            <Layout><Start /></Layout>
        </ContextProvider<App>>
    }
}

/// The first screen in a language.
pub fn first_screen(lang: Lang) -> String {
    let page = LocalServerRenderer::<FirstScreen>::with_props(Props { lang }).hydratable(false);
    let mut page = pin!(page.render());
    let mut context = Context::from_waker(Waker::noop());
    // Nothing in it waits for anything: it only has to be asked until it is done.
    loop {
        if let Poll::Ready(html) = page.as_mut().poll(&mut context) {
            return html;
        }
    }
}
