//! Data sets kept on this device, each under its checksum: the same figures are kept once.

use crate::assessment::data_set::{DataSet, read_data_set};
use crate::order::Order as _;
use crate::ports::{Store, StoreError};

const SETS: &str = "vx.set.";

/// All data sets, by name; one that cannot be read any more is left out and stays where it is.
///
/// # Errors
/// When the store cannot be reached.
pub fn sets(store: &impl Store) -> Result<Vec<DataSet>, StoreError> {
    let mut all = Vec::new();
    for key in store.list(SETS)? {
        let text = store.get(&key)?.unwrap_or_default();
        all.extend(read_data_set(&text).ok().map(|(set, _)| set));
    }
    all.order_by(|a, b| (&a.name, &a.checksum).cmp(&(&b.name, &b.checksum)));
    Ok(all)
}

/// Keeps a set; one with the same figures is replaced.
///
/// # Errors
/// When the store refuses or is full.
pub fn keep_set(store: &impl Store, set: &DataSet) -> Result<(), StoreError> {
    store.put(&key(set), &set.to_json())
}

/// Takes a set away.
///
/// # Errors
/// When the store cannot be reached.
pub fn drop_set(store: &impl Store, set: &DataSet) -> Result<(), StoreError> {
    store.remove(&key(set))
}

fn key(set: &DataSet) -> String {
    format!("{SETS}{}", set.checksum)
}
