//! The heading of the page: what the title of the document says, and where the focus goes when the
//! address changes.

use super::window;
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, HtmlElement, MutationObserver, MutationObserverInit};

/// Says that the page is still waiting for what it shows.
const WAITING: &str = "data-waiting";

thread_local! {
    static WATCH: RefCell<Option<Watch>> = const { RefCell::new(None) };
}

/// Looks on while a page is being opened.
struct Watch {
    observer: MutationObserver,
    _seen: Closure<dyn FnMut()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

fn document() -> Option<Document> {
    window()?.document()
}

/// The heading that is shown, if there is one.
fn element() -> Option<HtmlElement> {
    document()?.query_selector("#main h1").ok()??.dyn_into().ok()
}

/// Text of the heading.
pub fn text() -> Option<String> {
    let text = element()?.text_content()?;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// Moves the focus to the heading, as loading a page would move the reader. Where the page is still
/// being opened, its own heading takes the focus over as soon as it stands; who has moved on by then
/// is left alone.
pub fn focus() {
    WATCH.set(None);
    let Some(heading) = element() else { return };
    take(&heading);
    if heading.has_attribute(WAITING) {
        WATCH.set(watch());
    }
}

fn take(heading: &HtmlElement) {
    let _ = heading.set_attribute("tabindex", "-1");
    let _ = heading.focus();
}

fn watch() -> Option<Watch> {
    let seen = Closure::<dyn FnMut()>::new(follow);
    let observer = MutationObserver::new(seen.as_ref().unchecked_ref()).ok()?;
    let all = MutationObserverInit::new();
    all.set_child_list(true);
    all.set_subtree(true);
    all.set_attributes(true);
    let main = document()?.get_element_by_id("main")?;
    observer.observe_with_options(&main, &all).ok()?;
    Some(Watch { observer, _seen: seen })
}

/// Something of the page has changed: one thing waited for may be followed by another.
fn follow() {
    let Some(heading) = element() else { return };
    // What had the focus and was taken out leaves it to the body.
    let lost = document().and_then(|d| d.active_element()).is_none_or(|e| e.tag_name() == "BODY");
    if lost {
        take(&heading);
    }
    if !heading.has_attribute(WAITING) {
        // Not dropped here: this runs inside of it.
        WATCH.with_borrow(|watch| watch.iter().for_each(|watch| watch.observer.disconnect()));
    }
}
