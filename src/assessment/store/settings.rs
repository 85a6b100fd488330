//! Language, theme and text size, remembered on this device.

use crate::locale::Lang;
use crate::ports::{Store, StoreError};

const KEY: &str = "vx.settings";

/// What the user chose; `None` = as the device says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    pub lang: Option<Lang>,
    /// `light` or `dark`.
    pub theme: Option<String>,
    /// Steps above the normal text size.
    pub text_size: u8,
}

/// The settings; defaults when there are none or they cannot be read.
pub fn settings(store: &impl Store) -> Settings {
    let text = store.get(KEY).ok().flatten().unwrap_or_default();
    let mut settings = Settings::default();
    for (name, value) in text.split(';').filter_map(|pair| pair.split_once('=')) {
        match name {
            "lang" => settings.lang = Lang::from_code(value),
            "theme" if matches!(value, "light" | "dark") => settings.theme = Some(value.to_owned()),
            "text" => settings.text_size = value.parse().unwrap_or_default(),
            _ => {}
        }
    }
    settings
}

/// Remembers the settings.
///
/// # Errors
/// When the store refuses.
pub fn save_settings(store: &impl Store, settings: &Settings) -> Result<(), StoreError> {
    let lang = settings.lang.map_or("", Lang::code);
    let theme = settings.theme.as_deref().unwrap_or_default();
    store.put(KEY, &format!("lang={lang};theme={theme};text={}", settings.text_size))
}
