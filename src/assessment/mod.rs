//! What a business tells us: answers keyed by question id, the path of questions replayed from
//! them, plausibility checks, typed inputs for the engine, and the saved file.
//!
//! Architecture invariant: answers are plain data; path, inputs and checks are functions of
//! (catalogue, answers) and never stored.

mod answers;
pub mod calendar;
pub mod checks;
mod condition;
pub mod data_set;
pub mod document;
pub mod end_use_split;
pub mod entry;
mod evaluate;
pub mod examples;
pub mod follow_up;
mod inputs;
pub mod journey;
pub mod misfit;
mod own_values;
pub mod path;
pub mod plan;
pub mod rows;
#[cfg(test)]
mod samples;
mod scenarios;
pub mod store;
pub mod then_and_now;
mod to_inputs;

pub use answers::{Answer, Answers, Value};
pub use condition::holds;
pub use evaluate::{choose_again_in, evaluate_document};
#[cfg(not(target_arch = "wasm32"))]
pub use examples::examples;
pub use inputs::{
    Destination, Fuel, Inputs, Machine, MaterialInput, MonthBill, Practice, Product, WasteItem,
};
pub use own_values::{own_catalogue, own_value_problems, tried_price_id};
pub use scenarios::{Preset, Scenario, all_is_off, scenarios};
pub use to_inputs::{FACT, HASTE, SHARE, TRADE, is_asked, practice, to_inputs};
