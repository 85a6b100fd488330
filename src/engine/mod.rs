//! What follows from the answers: baseline → losses → opportunities → package → range → finance →
//! score → indicators (Method part 4). Pure and total: any inputs give a finite [`Evaluation`].
//!
//! Architecture invariant: no words, no browser, no clock, no randomness but the specified
//! generator; every figure can be explained as data ([`Explanation`]).

mod alternatives;
mod applies;
mod baseline;
mod calculated;
mod candidate;
mod chain;
mod circularity;
mod classes;
mod confidence;
mod credit;
mod draws;
mod embodied;
mod evaluate;
mod explain;
mod figure_slug;
mod finance;
pub mod follow_up;
pub mod funding;
mod ground;
mod indicators;
pub mod influence;
pub mod loan;
mod losses;
mod numbers;
mod opportunity;
mod package;
mod percentiles;
mod plan;
mod ranking;
mod recp;
pub mod relations;
mod result;
mod rng;
mod scores;
pub mod sensitivity;
mod settle;
pub mod summary;
pub mod workings;

pub use applies::applies;
pub(crate) use baseline::in_bags;
pub use credit::{Credit, credit};
pub use draws::{Draws, range};
pub use embodied::{Embodied, EmbodiedLine, EmbodiedPart, NotCounted, embodied};
pub use evaluate::{choose_again, evaluate, evaluate_with};
pub use explain::*;
pub use figure_slug::{figure_from_slug, figure_slug};
pub use finance::{annuity, instalment, irr, npv};
pub(crate) use percentiles::{percentiles, quantile};
pub use ranking::{cost_per_tonne, is_better_in_both, within_budget, yearly_benefit};
pub use result::*;
pub(crate) use rng::Sequence;
