#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod attack;
mod disclosure;
mod facts;
mod figures;
pub mod invented;
mod market;
