//! What follows from the answers: baseline → losses → opportunities → package → range → finance →
//! score → indicators (Method part 4). Pure and total: any inputs give a finite [`Evaluation`].
//!
//! Architecture invariant: no words, no browser, no clock, no randomness but the specified
//! generator; every figure can be explained as data ([`Explanation`]).

mod explain;
mod result;

pub use explain::*;
pub use result::*;
