//! Two publications, one business between them: whoever subtracts the first from the second has that
//! business. So what was shown stays until enough businesses have come, gone or changed.

use super::member::Member;
use crate::catalogue::Catalogue;
use crate::share::encode_result;
use std::collections::BTreeMap;

/// What was shown last: every business by the number in its code, with the text of the code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Released(pub BTreeMap<u32, String>);

/// Which businesses may be shown together now.
#[derive(Clone, Debug, PartialEq)]
pub struct Release {
    pub members: Vec<Member>,
    /// Came, went or changed since, and wait until they are enough.
    pub waiting: usize,
}

impl Released {
    pub fn of(members: &[Member]) -> Self {
        let mut shown = BTreeMap::new();
        for member in members {
            shown.insert(member.code.id, encode_result(&member.code));
        }
        Self(shown)
    }

    /// To keep: the codes, one per line.
    pub fn to_text(&self) -> String {
        self.0.values().cloned().collect::<Vec<_>>().join("\n")
    }

    /// Reads what [`Self::to_text`] wrote; lines that are no codes are left out.
    pub fn from_text(text: &str) -> Self {
        let mut shown = BTreeMap::new();
        for line in text.lines() {
            if let Ok(handed) = crate::share::handed(line) {
                shown.insert(handed.id, line.to_owned());
            }
        }
        Self(shown)
    }
}

/// The businesses to show after `last` was shown: all of them when at least `min_businesses` came,
/// went or changed, else those of last time with their old codes.
///
/// Covered: every figure, of the whole and of classes, while fewer changed; the whole afterwards too.
/// Not covered: a class in which fewer changed when enough changed in the whole.
pub fn release(catalogue: &Catalogue, members: &[Member], last: &Released) -> Release {
    let min = usize::from(catalogue.constants.cohort.min_businesses);
    let now = Released::of(members);
    let came = now.0.iter().filter(|(id, text)| last.0.get(*id) != Some(*text)).count();
    let gone = last.0.keys().filter(|id| !now.0.contains_key(*id)).count();
    let changed = came + gone;
    if last.0.is_empty() || changed == 0 || changed >= min {
        return Release { members: members.to_vec(), waiting: 0 };
    }
    let read = |text: &String| crate::share::decode_result(catalogue, text).ok();
    let before = last.0.iter().filter_map(|(id, text)| {
        let facts = members.iter().find(|m| m.code.id == *id).map(|m| m.facts.clone());
        Some(Member { code: read(text)?, facts: facts.unwrap_or_default() })
    });
    Release { members: before.collect(), waiting: changed }
}
