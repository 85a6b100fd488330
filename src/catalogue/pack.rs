//! The compact binary form in which the catalogue travels to the browser.

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Catalogue, Figures, Handbook, Library, Texts};

/// A pack that cannot be read: cut short, or of another version of the tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackError(String);

#[cfg(not(target_arch = "wasm32"))]
impl PackError {
    pub(super) fn of(error: &dyn fmt::Display) -> Self {
        Self(error.to_string())
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "catalogue pack: {}", self.0)
    }
}

impl std::error::Error for PackError {}

/// Writes any part of the catalogue.
pub fn encode<T: Serialize>(part: &T) -> Result<Vec<u8>, PackError> {
    postcard::to_allocvec(part).map_err(|error| PackError(error.to_string()))
}

/// Name and bytes of every pack of a catalogue.
///
/// # Errors
/// Never for what was compiled.
#[cfg(any(not(target_arch = "wasm32"), feature = "compiler"))]
pub fn all(compiled: &super::Compiled) -> Result<Vec<(String, Vec<u8>)>, PackError> {
    let [vi, en] = &compiled.texts;
    let named = |name: &str, bytes: Result<Vec<u8>, PackError>| Ok((name.to_owned(), bytes?));
    Ok(vec![
        named("core", encode(&compiled.catalogue))?,
        named("text.vi", encode(vi))?,
        named("text.en", encode(en))?,
        named("sources", encode(&compiled.library))?,
        named("handbook", encode(&compiled.handbook))?,
        named("figures", encode(&compiled.figures))?,
    ])
}

/// Reads the answer of the checker's module.
pub fn decode_checked(bytes: &[u8]) -> Result<super::Checked, PackError> {
    decode(bytes)
}

/// Reads `core.bin`.
pub fn decode_catalogue(bytes: &[u8]) -> Result<Catalogue, PackError> {
    decode(bytes)
}

/// Reads `text.vi.bin` or `text.en.bin`.
pub fn decode_texts(bytes: &[u8]) -> Result<Texts, PackError> {
    decode(bytes)
}

/// Reads `sources.bin`.
pub fn decode_library(bytes: &[u8]) -> Result<Library, PackError> {
    decode(bytes)
}

/// Reads `handbook.bin`.
pub fn decode_handbook(bytes: &[u8]) -> Result<Handbook, PackError> {
    decode(bytes)
}

/// Reads `figures.bin`.
pub fn decode_figures(bytes: &[u8]) -> Result<Figures, PackError> {
    decode(bytes)
}

pub(super) fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, PackError> {
    postcard::from_bytes(bytes).map_err(|error| PackError(error.to_string()))
}
