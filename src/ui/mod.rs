//! The Yew shell: routes, state, pages, components, charts. Views hold no arithmetic; they render
//! what the engine says with the words of `locale`.
//!
//! House rules for Yew 0.23: optional parts live inside an always-present element, every list item
//! has a key, inputs keep raw text as state, a component never returns an empty fragment.

mod app;
pub mod catalogues;
pub mod charts;
pub mod classes;
pub mod components;
mod context;
pub mod data_sets;
mod draws;
mod edits;
mod effects;
pub mod exports;
pub mod files;
pub mod frame;
mod history;
mod loading;
pub mod names;
pub mod pages;
mod parts;
#[cfg(feature = "prerender")]
pub mod prerender;
mod rich;
mod route;
mod saving;
mod state;
mod theme;
pub mod value_names;

pub use app::start;
pub use context::{App, use_app};
pub use history::{Change, PlanPart, Way};
pub use parts::{Part, Parts};
pub use route::{Route, href};
pub use state::{Action, Data, Loading, Notice, Open, State, Theme};
