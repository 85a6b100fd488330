//! Many businesses as one group (Method §4.22, 4.23): what the trainer shows, the officer reports
//! and the notice board lists.
//!
//! Architecture invariant: pure; it reads anonymous [`crate::share::ResultCode`]s and never a name.

mod contribution;
mod disclosure;
mod facts;
mod group;
mod market;
mod member;
mod population;
mod release;
mod result;
mod spread;

pub use contribution::{NotCounted, central, contribution};
pub use disclosure::{Cell, Hidden, Shown};
pub use group::{group, most_open, targets};
pub use market::{
    ChainMap, MarketResult, Pair, Partners, ROLES, Station, chain_map, is_hazardous, market,
    offers, wants,
};
pub use member::{
    Event, EventLine, Facts, Hands, Lot, MarketFacts, Member, NO_PLASTIC_BAGS, Quality, elsewhere,
};
pub use population::Population;
pub use release::{Part, Release, Released, release};
pub use result::*;

#[cfg(test)]
mod tests;
