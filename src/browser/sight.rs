//! Whether something of the page can be seen.

use super::window;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// What is this near to the edge of the window counts as seen: it may be, in a moment.
const NEAR: &str = "64px";

/// Looks after one element until dropped.
pub struct Sight {
    observer: IntersectionObserver,
    _seen: Closure<dyn FnMut(js_sys::Array)>,
}

impl Sight {
    /// Tells `seen` whether the element of this id can be seen, and each time that changes. The
    /// browser looks after it while it paints, so that nobody has to ask for a place on the page,
    /// which would cost a layout. `None` where there is no such element.
    pub fn of(id: &str, seen: impl Fn(bool) + 'static) -> Option<Self> {
        let element = window()?.document()?.get_element_by_id(id)?;
        let told = move |entries: js_sys::Array| {
            let last = entries.pop().dyn_into::<IntersectionObserverEntry>();
            last.iter().for_each(|entry| seen(entry.is_intersecting()));
        };
        let told = Closure::<dyn FnMut(js_sys::Array)>::new(told);
        let near = IntersectionObserverInit::new();
        near.set_root_margin(NEAR);
        let callback = told.as_ref().unchecked_ref();
        let observer = IntersectionObserver::new_with_options(callback, &near).ok()?;
        observer.observe(&element);
        Some(Self { observer, _seen: told })
    }
}

impl Drop for Sight {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
