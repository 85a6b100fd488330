//! The reader as a module that the browser loads when a camera or a picture is used.

use qr_reader::{Grey, look, read};
use wasm_bindgen::prelude::wasm_bindgen;

/// The texts of the codes in a picture of a canvas, one a line; empty when there are none. `turn`
/// counts the looks at a picture that moves; below 0 the picture stands still and everything is tried.
#[wasm_bindgen(js_name = read)]
pub fn read_rgba(rgba: &[u8], width: usize, turn: i32) -> String {
    let Some(picture) = Grey::from_rgba(width, rgba) else { return String::new() };
    let found = usize::try_from(turn).map_or_else(|_| read(&picture), |turn| look(&picture, turn));
    found.join("\n")
}

/// Nothing happens before somebody asks.
fn main() {}
