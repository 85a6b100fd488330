//! The device's clock behind the port; used for dates of saved files only, never for figures.

/// Now, as `YYYY-MM-DDTHH:MM:SSZ`.
pub fn now_iso() -> String {
    let text = String::from(js_sys::Date::new_0().to_iso_string());
    // "2026-11-21T12:34:56.789Z" without the fraction.
    text.get(..19).map_or_else(String::new, |t| format!("{t}Z"))
}

/// A fresh id for a document: time and a random part; not a secret.
pub fn fresh_id() -> String {
    let time = js_sys::Date::now();
    let random = (js_sys::Math::random() * 1e9).floor();
    format!("{time:.0}-{random:.0}")
}

/// Seconds since some fixed moment, for measuring how long something took.
pub fn seconds() -> f64 {
    js_sys::Date::now() / 1000.0
}

/// Milliseconds since some fixed moment, for slices of work.
pub fn ticks() -> f64 {
    js_sys::Date::now()
}
