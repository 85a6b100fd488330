//! Texts kept with care: each has two slots and a pointer. Saving writes the slot that is not in use,
//! reads it back, then switches the pointer, so that the last good copy stays until the next save
//! has succeeded. What cannot be read is never thrown away, only put aside.

use crate::ports::{Store, StoreError};

/// Beginnings of the keys of one kind of text; the id follows.
#[derive(Clone, Copy, Debug)]
pub struct Slots {
    pub pointer: &'static str,
    pub slots: [&'static str; 2],
    /// A number follows the id.
    pub damaged: &'static str,
}

impl Slots {
    /// Keeps a text.
    ///
    /// # Errors
    /// When the store refuses, is full, or does not give back what was written; the copy kept before
    /// is then untouched.
    pub fn save(&self, store: &impl Store, id: &str, text: &str) -> Result<(), StoreError> {
        let pointer = format!("{}{id}", self.pointer);
        let [a, b] = self.slots;
        let slot = if store.get(&pointer)?.as_deref() == Some(a) { b } else { a };
        let key = format!("{slot}{id}");
        store.put(&key, text)?;
        if store.get(&key)?.as_deref() != Some(text) {
            return Err(StoreError::Corrupt);
        }
        store.put(&pointer, slot)
    }

    /// Ids of everything kept, in no particular order.
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub fn ids(&self, store: &impl Store) -> Result<Vec<String>, StoreError> {
        let keys = store.list(self.pointer)?;
        Ok(keys
            .iter()
            .filter_map(|key| key.strip_prefix(self.pointer).map(str::to_owned))
            .collect())
    }

    /// The text that was saved last.
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub fn current(&self, store: &impl Store, id: &str) -> Result<Option<String>, StoreError> {
        match store.get(&format!("{}{id}", self.pointer))? {
            Some(slot) => store.get(&format!("{slot}{id}")),
            None => Ok(None),
        }
    }

    /// The copies of one text: the current one first.
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub fn copies(&self, store: &impl Store, id: &str) -> Result<Vec<String>, StoreError> {
        let [a, b] = self.slots;
        let current = store.get(&format!("{}{id}", self.pointer))?;
        let order = if current.as_deref() == Some(b) { [b, a] } else { [a, b] };
        let mut texts = Vec::new();
        for slot in order {
            texts.extend(store.get(&format!("{slot}{id}"))?);
        }
        Ok(texts)
    }

    /// Keeps an unreadable text under a key of its own (the same text only once); gives the key.
    ///
    /// # Errors
    /// When the store refuses.
    pub fn put_aside(
        &self,
        store: &impl Store,
        id: &str,
        text: &str,
    ) -> Result<String, StoreError> {
        let mut number = 1;
        loop {
            let key = format!("{}{id}.{number}", self.damaged);
            match store.get(&key)? {
                Some(kept) if kept != text => number += 1,
                Some(_) => return Ok(key),
                None => {
                    store.put(&key, text)?;
                    return Ok(key);
                }
            }
        }
    }

    /// Deletes one text with what was put aside of it.
    ///
    /// # Errors
    /// When the store cannot be reached.
    pub fn delete(&self, store: &impl Store, id: &str) -> Result<(), StoreError> {
        // The pointer last: an interrupted deletion still shows in the list.
        for key in store.list(&format!("{}{id}.", self.damaged))? {
            store.remove(&key)?;
        }
        for slot in self.slots {
            store.remove(&format!("{slot}{id}"))?;
        }
        store.remove(&format!("{}{id}", self.pointer))
    }
}
