//! Many businesses as one group (Method §4.22, 4.23): what the trainer shows, the officer reports
//! and the notice board lists.
//!
//! Architecture invariant: pure; it reads anonymous [`crate::share::ResultCode`]s and never a name.

mod contribution;
mod member;

pub use contribution::{NotCounted, contribution};
pub use member::{Event, Facts, Lot, MarketFacts, Member, NO_PLASTIC_BAGS, Quality};
