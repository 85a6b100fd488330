//! What the tool knows, as typed records compiled from the JSON files of `data/`.
//!
//! `model` is the compact form that the engine and the screens read; `json` mirrors the files;
//! `compile` checks every reference and turns one into the other (build script, command line, tests;
//! in the browser only the checker's module, `checker/`). Long texts live apart, one table per
//! language, addressed by [`TextId`].
//!
//! Architecture invariant: this room uses only its own modules (the build script compiles it too).

mod checked;
mod lookup;
mod model;
pub mod pack;
mod shelf;
mod values;

#[cfg(any(not(target_arch = "wasm32"), feature = "compiler"))]
mod beside;
#[cfg(any(not(target_arch = "wasm32"), feature = "compiler"))]
mod compile;
#[cfg(any(not(target_arch = "wasm32"), feature = "compiler"))]
mod files;
#[cfg(any(not(target_arch = "wasm32"), feature = "compiler"))]
mod json;
#[cfg(any(not(target_arch = "wasm32"), feature = "compiler"))]
mod said;
#[cfg(not(target_arch = "wasm32"))]
mod translate;

// Set by the build script once the packs exist; absent while the build script itself is compiled.
#[cfg(packs_built)]
pub mod embedded;

#[cfg(not(target_arch = "wasm32"))]
pub use beside::built_in_beside;
pub use checked::{Checked, Said};
#[cfg(any(not(target_arch = "wasm32"), feature = "compiler"))]
pub use compile::{Compiled, FILE_NAMES, Problem, RawFile, RawFiles, Role, compile};
#[cfg(all(target_arch = "wasm32", feature = "compiler"))]
pub use files::give_built_in;
#[cfg(any(not(target_arch = "wasm32"), feature = "compiler"))]
pub use files::{built_in_bundle, load_dir, load_texts, read_dir};
pub use model::*;
#[cfg(any(not(target_arch = "wasm32"), feature = "compiler"))]
pub use said::{Tongue, checked, said};
pub use shelf::{CaseFit, Reader};
#[cfg(not(target_arch = "wasm32"))]
pub use translate::{Translate, translated};
pub use values::{AdjustableValue, OwnValues, PAID, ValueKind, ValueProblem, with_own_values};
