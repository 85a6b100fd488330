//! Narrow traits to the outside with in-memory versions for tests.
//!
//! Architecture invariant: a port speaks of what the product needs (a text under a key, the time),
//! never of how a browser or a disk does it.

mod memory;

pub use memory::{FixedClock, MemoryStore};

use std::fmt;

/// Why a store did not do what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// No store at all, or access refused (private window, blocked site data).
    Denied,
    /// No room left.
    Full,
    /// What was written does not read back as it was written.
    Corrupt,
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Denied => "the store cannot be reached",
            Self::Full => "the store is full",
            Self::Corrupt => "the store did not keep what was written",
        })
    }
}

impl std::error::Error for StoreError {}

/// Texts under keys, kept on this device.
pub trait Store {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;
    fn put(&self, key: &str, text: &str) -> Result<(), StoreError>;
    fn remove(&self, key: &str) -> Result<(), StoreError>;
    /// Every key that begins with `prefix`, in no particular order.
    fn list(&self, prefix: &str) -> Result<Vec<String>, StoreError>;
}

/// The time of day, for the dates of saved files only.
pub trait Clock {
    /// `YYYY-MM-DDTHH:MM:SSZ`.
    fn now(&self) -> String;
}
