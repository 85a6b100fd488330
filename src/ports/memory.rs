//! Ports that live in memory: for tests, and for a browser that refuses to keep anything.

use super::{Clock, Store, StoreError};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// A store that forgets everything when dropped; can be told to fail.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    texts: RefCell<BTreeMap<String, String>>,
    /// Most bytes it takes before it is full; `None` = no limit.
    capacity: Option<usize>,
}

impl MemoryStore {
    /// A store that is full once keys and texts together exceed `bytes`.
    pub fn with_capacity(bytes: usize) -> Self {
        Self { texts: RefCell::default(), capacity: Some(bytes) }
    }

    fn size_without(&self, key: &str) -> usize {
        let texts = self.texts.borrow();
        texts.iter().filter(|(k, _)| *k != key).map(|(k, t)| k.len() + t.len()).sum()
    }
}

impl Store for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn put(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let size = self.size_without(key) + key.len() + text.len();
        if self.capacity.is_some_and(|capacity| size > capacity) {
            return Err(StoreError::Full);
        }
        self.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn list(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        Ok(self.texts.borrow().keys().filter(|k| k.starts_with(prefix)).cloned().collect())
    }
}

/// A clock that stands still.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixedClock(pub String);

impl Clock for FixedClock {
    fn now(&self) -> String {
        self.0.clone()
    }
}
