//! The writer as a module that the browser loads when somebody asks for the file.

use wasm_bindgen::prelude::wasm_bindgen;
use workbook::{Book, write};

/// An Excel file from a description as bytes; empty when it cannot be made.
#[wasm_bindgen(js_name = write)]
pub fn write_bytes(book: &[u8]) -> Vec<u8> {
    Book::from_bytes(book).and_then(|book| write(&book).ok()).unwrap_or_default()
}

/// Nothing happens before somebody asks.
fn main() {}
