//! Language, theme and text size, remembered on this device.

use crate::ports::{Store, StoreError};
use serde::{Deserialize, Serialize};

const KEY: &str = "vx.settings";

/// What the user chose; `None` = as the device says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Code of the language.
    pub lang: Option<String>,
    /// `light` or `dark`.
    pub theme: Option<String>,
    /// Steps above the normal text size.
    pub text_size: u8,
    /// Province or city of new assessments, by id; empty: the catalogue's first.
    pub place: String,
}

/// As stored: JSON, because the page's own script reads it before the program runs.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    lang: Option<String>,
    theme: Option<String>,
    text: u8,
    place: String,
}

/// The settings; defaults when there are none or they cannot be read.
pub fn settings(store: &impl Store) -> Settings {
    let text = store.get(KEY).ok().flatten().unwrap_or_default();
    let stored: Stored = serde_json::from_str(&text).unwrap_or_default();
    Settings {
        lang: stored.lang,
        theme: stored.theme.filter(|t| matches!(t.as_str(), "light" | "dark")),
        text_size: stored.text,
        place: stored.place,
    }
}

/// Remembers the settings.
///
/// # Errors
/// When the store refuses.
pub fn save_settings(store: &impl Store, settings: &Settings) -> Result<(), StoreError> {
    let stored = Stored {
        lang: settings.lang.clone(),
        theme: settings.theme.clone(),
        text: settings.text_size,
        place: settings.place.clone(),
    };
    // Three plain fields always serialise; an empty text would only mean the defaults.
    store.put(KEY, &serde_json::to_string(&stored).unwrap_or_default())
}
