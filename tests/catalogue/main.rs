//! The data files: what the checks catch, that a change of data is a change of data only, and that
//! directories which build on others load.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod built_in;
mod change;
mod faults;
mod folder;
mod handbook;
mod overlay;
