//! What the tool knows, as typed records compiled from the JSON files of `data/`.
//!
//! `model` is the compact form that the engine and the screens read; `json` mirrors the files;
//! `compile` checks every reference and turns one into the other (native only: build script,
//! command line, tests). Long texts live apart, one table per language, addressed by [`TextId`].
//!
//! Architecture invariant: this room uses only its own modules (the build script compiles it too).

mod model;

pub use model::*;
