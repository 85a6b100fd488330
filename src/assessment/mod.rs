//! What a business tells us: answers keyed by question id, the path of questions replayed from
//! them, plausibility checks, typed inputs for the engine, and the saved file.
//!
//! Architecture invariant: answers are plain data; path, inputs and checks are functions of
//! (catalogue, answers) and never stored.

mod answers;
mod inputs;

pub use answers::{Answer, Answers, Value};
pub use inputs::{Fuel, Inputs, MaterialInput, Practice};
