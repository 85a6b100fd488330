//! Older files: one pure step per format version, chained.

use super::SCHEMA;
use serde_json::{Map, Value};

type Step = fn(Map<String, Value>) -> Map<String, Value>;

/// `STEPS[n]` brings a file of format `n + 1` to `n + 2`; a new format adds its step here and a
/// stored file of the old one to `tests/fixtures/`, which is never edited again.
const STEPS: [Step; SCHEMA as usize - 1] = [];

/// Brings a file from format `from` (1 or later) to the current one.
pub(super) fn migrate(file: Map<String, Value>, from: u32) -> Map<String, Value> {
    let done = usize::try_from(from).unwrap_or(usize::MAX).saturating_sub(1);
    STEPS.iter().skip(done).fold(file, |file, step| step(file))
}
