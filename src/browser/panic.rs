//! A panic ends the module. The hook tells the page's own script, which shows the recovery panel
//! and lets the user download the stored data without us.

use super::window;
use wasm_bindgen::JsValue;

/// Name of the event the page's script listens for.
const EVENT: &str = "vx-panic";

/// Installs the hook; called once before anything else.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        let detail = info.to_string();
        let init = web_sys::CustomEventInit::new();
        init.set_detail(&JsValue::from_str(&detail));
        if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict(EVENT, &init)
            && let Some(window) = window()
        {
            let _ = window.dispatch_event(&event);
        }
    }));
}
