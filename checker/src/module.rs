//! The checker of catalogues as a module that the browser loads when somebody opens one. It holds the
//! same sources as the command line's `check`; the catalogue of the tool, on which others build, is
//! handed over to it.

#[path = "../../src/catalogue/mod.rs"]
#[allow(dead_code, unused_imports)] // Only the loading half of this room is needed.
mod catalogue;

#[allow(dead_code)] // Not all of it is needed here.
#[path = "../../src/order.rs"]
mod order;

use catalogue::{Checked, checked, pack};
use wasm_bindgen::prelude::wasm_bindgen;

/// Takes over the tool's own catalogue before anything else is asked: its packs one after the other, and
/// what its files say beside them. `false` when they do not fit together.
#[wasm_bindgen]
pub fn begin(beside: &[u8], packs: &[u8]) -> bool {
    catalogue::give_built_in(beside, packs)
}

/// What became of files that somebody picked.
#[wasm_bindgen]
pub struct Answer(Checked);

#[wasm_bindgen]
impl Answer {
    /// Checks files, given as JSON `[[name, text], …]`.
    #[wasm_bindgen(constructor)]
    pub fn new(files: &str) -> Self {
        let files: Vec<(String, String)> = serde_json::from_str(files).unwrap_or_default();
        Self(checked(&files))
    }

    /// One of the packs that the program reads; nothing where there are errors.
    pub fn pack(&self, name: &str) -> Option<Vec<u8>> {
        let found = self.0.packs.iter().find(|(known, _)| known == name);
        found.map(|(_, bytes)| bytes.clone())
    }

    /// The answer without its packs, packed.
    pub fn told(self) -> Vec<u8> {
        pack::encode(&Checked { packs: Vec::new(), ..self.0 }).unwrap_or_default()
    }
}

/// The catalogue of the tool in one file, to begin one's own with.
#[wasm_bindgen(js_name = builtIn)]
pub fn built_in() -> String {
    catalogue::built_in_bundle()
}

/// Nothing happens before somebody asks.
fn main() {}
