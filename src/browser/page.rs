//! The document around the app: address, title, language, theme, focus, print.

use super::{frames, window};
use std::cell::{Cell, OnceCell};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

/// The hash with its `#`, empty when there is none.
pub fn hash() -> String {
    window().and_then(|w| w.location().hash().ok()).unwrap_or_default()
}

/// The app's own address without what stands behind `#`; `None` where it lies on this device
/// only (`file://`), so that nobody else could use it.
pub fn address() -> Option<String> {
    let href = window()?.location().href().ok()?;
    let address = href.split('#').next().unwrap_or_default();
    address.starts_with("http").then(|| address.to_owned())
}

/// Puts a text into the clipboard; `false` when the browser refuses.
pub async fn copy(text: &str) -> bool {
    let Some(window) = window() else { return false };
    // Absent where the page is not served safely.
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into());
    match clipboard.map(|c| c.dyn_into::<web_sys::Clipboard>()) {
        Ok(Ok(clipboard)) => {
            wasm_bindgen_futures::JsFuture::from(clipboard.write_text(text)).await.is_ok()
        }
        _ => false,
    }
}

/// Whether the device can hand a link to its other apps.
pub fn can_share() -> bool {
    let has = |window: web_sys::Window| js_sys::Reflect::has(&window.navigator(), &"share".into());
    window().is_some_and(|window| has(window).unwrap_or_default())
}

/// Hands a link to the device's other apps; what becomes of it is the user's affair.
pub fn share(title: &str, url: &str) {
    let data = web_sys::ShareData::new();
    data.set_title(title);
    data.set_url(url);
    if let Some(window) = window() {
        let told = window.navigator().share_with_data(&data);
        wasm_bindgen_futures::spawn_local(async move {
            let _ = wasm_bindgen_futures::JsFuture::from(told).await;
        });
    }
}

/// Goes to an address (adds a history entry).
pub fn go(hash: &str) {
    if let Some(window) = window() {
        // A refused navigation leaves the page where it is, which is what the user sees anyway.
        let _ = window.location().set_hash(hash);
    }
}

/// Goes to an address without a new history entry.
pub fn replace(hash: &str) {
    if let Some(window) = window() {
        let _ = window.location().replace(hash);
    }
}

thread_local! {
    static LANGUAGES: OnceCell<Vec<(String, String)>> = const { OnceCell::new() };
}

/// Code and name of every language of the site, when it speaks more than two. The head of every page
/// asks at every change, so the page is searched once.
pub fn languages() -> Vec<(String, String)> {
    LANGUAGES.with(|all| all.get_or_init(languages_named).clone())
}

/// As the build names them (`vi=Tiếng Việt;…`).
fn languages_named() -> Vec<(String, String)> {
    let document = window().and_then(|w| w.document());
    let meta = document.and_then(|d| d.query_selector("meta[name=vx-languages]").ok().flatten());
    let named = meta.and_then(|meta| meta.get_attribute("content")).unwrap_or_default();
    let pairs = named.split(';').filter_map(|pair| pair.split_once('='));
    pairs.map(|(code, name)| (code.to_owned(), name.to_owned())).collect()
}

/// One step back in the history.
pub fn back() {
    if let Some(history) = window().and_then(|w| w.history().ok()) {
        let _ = history.back();
    }
}

/// Names the document. A title that stays the same is left alone: setting it wakes the browser's own
/// window, which takes longer than most of what the page does.
pub fn set_title(title: &str) {
    let document = window().and_then(|w| w.document());
    if let Some(document) = document.filter(|d| d.title() != title) {
        document.set_title(title);
    }
}

/// Sets an attribute of `<html>` (`lang`, `data-theme`, `data-text`); `None` removes it.
pub fn set_root(name: &str, value: Option<&str>) {
    let root = window().and_then(|w| w.document()).and_then(|d| d.document_element());
    if let Some(root) = root {
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// An attribute of `<html>`.
pub fn root(name: &str) -> Option<String> {
    window()?.document()?.document_element()?.get_attribute(name)
}

/// The line at the foot of every printed page, for the page boxes of the style sheet; empty for
/// none. A property, because a policy without inline styles allows no attribute.
pub fn set_sheet_foot(text: &str) {
    let root = window().and_then(|w| w.document()).and_then(|d| d.document_element());
    let Some(root) = root.and_then(|e| e.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let _ = if text.is_empty() {
        root.style().remove_property("--sheet-foot").map(|_| ())
    } else {
        let quoted = text.replace('\\', "\\\\").replace('"', "\\\"");
        root.style().set_property("--sheet-foot", &format!("\"{quoted}\""))
    };
}

/// Moves the focus to an element by id and scrolls it into view.
pub fn focus(id: &str) {
    let element = window().and_then(|w| w.document()).and_then(|d| d.get_element_by_id(id));
    if let Some(element) = element.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Moves the focus to one of the elements that a selector finds, by its place.
pub fn focus_nth(selector: &str, at: usize) {
    let all = window().and_then(|w| w.document()).and_then(|d| d.query_selector_all(selector).ok());
    let found = all.and_then(|all| all.item(u32::try_from(at).ok()?));
    if let Some(element) = found.and_then(|node| node.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

pub fn scroll_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

thread_local! {
    static IS_PRINTING: Cell<bool> = const { Cell::new(false) };
}

/// Prints the page as soon as all that still waits has been drawn; whoever presses again meanwhile
/// gets one print.
pub fn print() {
    if IS_PRINTING.replace(true) {
        return;
    }
    spawn_local(async {
        frames::at_rest().await;
        if let Some(window) = window() {
            let _ = window.print();
        }
        frames::hurry(false);
        IS_PRINTING.set(false);
    });
}

/// Opens or closes every `<details>`, so that nothing is hidden on paper.
pub fn open_details(open: bool) {
    let Some(document) = window().and_then(|w| w.document()) else {
        return;
    };
    let Ok(all) = document.query_selector_all("details") else {
        return;
    };
    for i in 0..all.length() {
        let Some(element) = all.item(i).and_then(|n| n.dyn_into::<web_sys::Element>().ok()) else {
            continue;
        };
        let was_open = element.has_attribute("open");
        let _ = if open && !was_open {
            element
                .set_attribute("data-opened-for-print", "")
                .and(element.set_attribute("open", ""))
        } else if !open && element.has_attribute("data-opened-for-print") {
            element.remove_attribute("data-opened-for-print").and(element.remove_attribute("open"))
        } else {
            Ok(())
        };
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Fills the screen with the page, or gives it back; a refusal changes nothing.
pub fn toggle_full_screen() {
    let Some(document) = window().and_then(|w| w.document()) else { return };
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else if let Some(root) = document.document_element() {
        let _ = root.request_fullscreen();
    }
}
