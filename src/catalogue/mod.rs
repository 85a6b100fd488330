//! What the tool knows, as typed records compiled from the JSON files of `data/`.
//!
//! `model` is the compact form that the engine and the screens read; `json` mirrors the files;
//! `compile` checks every reference and turns one into the other (native only: build script,
//! command line, tests). Long texts live apart, one table per language, addressed by [`TextId`].
//!
//! Architecture invariant: this room uses only its own modules (the build script compiles it too).

mod lookup;
mod model;
pub mod pack;
mod shelf;
mod values;

#[cfg(not(target_arch = "wasm32"))]
mod compile;
#[cfg(not(target_arch = "wasm32"))]
mod files;
#[cfg(not(target_arch = "wasm32"))]
mod json;
#[cfg(not(target_arch = "wasm32"))]
mod said;
#[cfg(not(target_arch = "wasm32"))]
mod translate;

// Set by the build script once the packs exist; absent while the build script itself is compiled.
#[cfg(packs_built)]
pub mod embedded;

#[cfg(not(target_arch = "wasm32"))]
pub use compile::{Compiled, FILE_NAMES, Problem, RawFile, RawFiles, Role, compile};
#[cfg(not(target_arch = "wasm32"))]
pub use files::{load_dir, load_texts, read_dir};
pub use model::*;
#[cfg(not(target_arch = "wasm32"))]
pub use said::{Said, Tongue, said};
pub use shelf::{CaseFit, Reader};
#[cfg(not(target_arch = "wasm32"))]
pub use translate::{Translate, translated};
pub use values::{AdjustableValue, OwnValues, PAID, ValueKind, ValueProblem, with_own_values};
