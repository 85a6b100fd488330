//! Events of the page's life, as listeners that stop when dropped.

use super::window;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, EventTarget, HtmlInputElement, KeyboardEvent, MessageChannel, StorageEvent,
};

fn on(
    target: Option<EventTarget>,
    name: &'static str,
    f: impl Fn() + 'static,
) -> Option<EventListener> {
    target.map(|t| EventListener::new(&t, name, move |_| f()))
}

fn window_target() -> Option<EventTarget> {
    window().map(EventTarget::from)
}

/// The address changed (link, back, forward, typed).
pub fn on_hash_change(f: impl Fn() + 'static) -> Option<EventListener> {
    on(window_target(), "hashchange", f)
}

/// The page is being left or hidden: the last chance to save on a phone.
pub fn on_leave(f: impl Fn() + Clone + 'static) -> Vec<EventListener> {
    let document = window().and_then(|w| w.document()).map(EventTarget::from);
    let hidden = {
        let f = f.clone();
        on(document, "visibilitychange", f)
    };
    [hidden, on(window_target(), "pagehide", f)].into_iter().flatten().collect()
}

/// Another page of the app has written to the store under a key that begins so, or this one is
/// looked at again.
pub fn on_other_page(prefix: &'static str, f: impl Fn() + Clone + 'static) -> Vec<EventListener> {
    let document = window().and_then(|w| w.document()).map(EventTarget::from);
    let seen_again = {
        let f = f.clone();
        on(document, "visibilitychange", f)
    };
    let written = window_target().map(|target| {
        EventListener::new(&target, "storage", move |event| {
            // No key: everything was deleted.
            let key = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
            if key.is_none_or(|key| key.starts_with(prefix)) {
                f();
            }
        })
    });
    [written, seen_again].into_iter().flatten().collect()
}

/// Before and after printing.
pub fn on_print(before: impl Fn() + 'static, after: impl Fn() + 'static) -> Vec<EventListener> {
    [on(window_target(), "beforeprint", before), on(window_target(), "afterprint", after)]
        .into_iter()
        .flatten()
        .collect()
}

/// Lets everything else that waits have its turn. A timer would lose four milliseconds each time.
pub async fn turn() {
    let Ok(channel) = MessageChannel::new() else {
        return gloo::timers::future::TimeoutFuture::new(0).await;
    };
    let (here, there) = (channel.port1(), channel.port2());
    let message = js_sys::Promise::new(&mut |resolve, _| here.set_onmessage(Some(&resolve)));
    if there.post_message(&wasm_bindgen::JsValue::NULL).is_ok() {
        // The promise is only ever fulfilled.
        let _ = wasm_bindgen_futures::JsFuture::from(message).await;
    }
    here.close();
}

/// A new version of the app waits on this device (`web/boot.js` says so once or has said it before).
pub fn on_update(f: impl Fn() + 'static) -> Option<EventListener> {
    if super::page::root("data-update").is_some() {
        f();
    }
    on(window_target(), "vx-update", f)
}

/// Lets the waiting version take over; the page is loaded anew.
pub fn take_over() {
    tell("vx-take-over");
}

/// Tells the page's script that the app is live: it puts it in place of the still page.
pub fn announce_live() {
    tell("vx-live");
}

/// Raises an event that the page's script listens for.
fn tell(name: &str) {
    if let Some(window) = window()
        && let Ok(event) = web_sys::Event::new(name)
    {
        let _ = window.dispatch_event(&event);
    }
}

/// Keys that step back (`false`) or forth (`true`) through changes, outside of text fields. `act`
/// says whether there was a step to take; else the key keeps its usual meaning.
pub fn on_step_keys(act: impl Fn(bool) -> bool + 'static) -> Option<EventListener> {
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(&window_target()?, "keydown", options, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let is_meant = (key.ctrl_key() || key.meta_key()) && !key.alt_key();
        if !is_meant || event.target().is_some_and(|target| is_text(&target)) {
            return;
        }
        let forth = match key.key().to_lowercase().as_str() {
            "z" => key.shift_key(),
            "y" if !key.shift_key() => true,
            _ => return,
        };
        if act(forth) {
            event.prevent_default();
        }
    }))
}

/// Keys pressed anywhere but in fields; a button keeps its own space key. `act` says whether the key
/// was meant.
pub fn on_keys(act: impl Fn(&str) -> bool + 'static) -> Option<EventListener> {
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(&window_target()?, "keydown", options, move |event| {
        let Some(pressed) = event.dyn_ref::<KeyboardEvent>() else { return };
        if pressed.ctrl_key() || pressed.meta_key() || pressed.alt_key() {
            return;
        }
        let key = pressed.key();
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let tag = element.map(|element| element.tag_name().to_lowercase()).unwrap_or_default();
        // Arrows choose among radio buttons and the space key presses what has the focus.
        let own = match tag.as_str() {
            "input" | "select" | "textarea" => key != "Escape" && !key.starts_with("Page"),
            "button" | "a" => key == " ",
            _ => false,
        };
        if !own && act(&key) {
            event.prevent_default();
        }
    }))
}

/// Files that hover over the page (`true`, `false` when they leave) and files that are dropped on it,
/// wherever that is.
pub fn on_drop(
    hover: impl Fn(bool) + Clone + 'static,
    drop: impl Fn(Vec<web_sys::File>) + 'static,
) -> Vec<EventListener> {
    on_dropped(hover, move |data| drop(super::files::all(data.files())))
}

/// As [`on_drop`], with the folders that are dropped; plain files where the browser tells of no
/// folders.
pub fn on_drop_entries(
    hover: impl Fn(bool) + Clone + 'static,
    drop: impl Fn(Vec<web_sys::FileSystemEntry>, Vec<web_sys::File>) + 'static,
) -> Vec<EventListener> {
    on_dropped(hover, move |data| {
        let entries = super::folders::entries(data);
        let files = if entries.is_empty() { super::files::all(data.files()) } else { Vec::new() };
        drop(entries, files);
    })
}

fn on_dropped(
    hover: impl Fn(bool) + Clone + 'static,
    drop: impl Fn(&web_sys::DataTransfer) + 'static,
) -> Vec<EventListener> {
    let Some(window) = window_target() else { return Vec::new() };
    let options = EventListenerOptions::enable_prevent_default();
    let over = |on: bool| {
        let hover = hover.clone();
        move |event: &web_sys::Event| {
            if carried(event).is_some() {
                event.prevent_default();
                hover(on);
            }
        }
    };
    let left = hover.clone();
    let dropped = move |event: &web_sys::Event| {
        let Some(data) = carried(event) else { return };
        event.prevent_default();
        left(false);
        drop(&data);
    };
    vec![
        EventListener::new_with_options(&window, "dragover", options, over(true)),
        EventListener::new_with_options(&window, "dragleave", options, over(false)),
        EventListener::new_with_options(&window, "drop", options, dropped),
    ]
}

/// What a drag carries, where that is files; dragged words are left to the page's fields.
fn carried(event: &web_sys::Event) -> Option<web_sys::DataTransfer> {
    let data = event.dyn_ref::<web_sys::DragEvent>()?.data_transfer()?;
    data.types().includes(&"Files".into(), 0).then_some(data)
}

/// A text or files pasted outside of text fields.
pub fn on_paste(f: impl Fn(String, Vec<web_sys::File>) + 'static) -> Option<EventListener> {
    Some(EventListener::new(&window_target()?, "paste", move |event| {
        let Some(data) = event.dyn_ref().and_then(web_sys::ClipboardEvent::clipboard_data) else {
            return;
        };
        if event.target().is_some_and(|target| is_text(&target)) {
            return;
        }
        let text = data.get_data("text/plain").unwrap_or_default();
        f(text, super::files::all(data.files()));
    }))
}

/// A field with a text, which has steps of its own.
fn is_text(target: &EventTarget) -> bool {
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        return !matches!(input.type_().as_str(), "checkbox" | "radio" | "range" | "button");
    }
    target.dyn_ref::<Element>().is_some_and(|e| e.tag_name().eq_ignore_ascii_case("textarea"))
}
