//! Events of the page's life, as listeners that stop when dropped.

use super::window;
use gloo::events::EventListener;
use web_sys::EventTarget;

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

/// Before and after printing.
pub fn on_print(before: impl Fn() + 'static, after: impl Fn() + 'static) -> Vec<EventListener> {
    [on(window_target(), "beforeprint", before), on(window_target(), "afterprint", after)]
        .into_iter()
        .flatten()
        .collect()
}

/// Tells the page's script that the app is live (it hides its own waiting line).
pub fn announce_live() {
    if let Some(window) = window()
        && let Ok(event) = web_sys::Event::new("vx-live")
    {
        let _ = window.dispatch_event(&event);
    }
}
