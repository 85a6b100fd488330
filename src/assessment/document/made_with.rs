//! Which catalogue an assessment was computed with, where it is not the one of the tool.

use super::Reader;
use crate::catalogue::Catalogue;
use serde::Serialize;

/// A catalogue by its name and checksum.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct MadeWith {
    /// What people call it.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub name: String,
    /// Sixteen hexadecimal digits over what its files say.
    pub digest: String,
}

impl MadeWith {
    /// `None` for the tool's own catalogue.
    pub fn of(catalogue: &Catalogue) -> Option<Self> {
        let (name, digest) = (catalogue.name.clone(), catalogue.digest.clone());
        (!name.is_empty()).then_some(Self { name, digest })
    }

    /// What of it travels in a link: its name only where names may go along.
    #[must_use]
    pub fn travelling(&self, with_name: bool) -> Self {
        let name = if with_name { self.name.clone() } else { String::new() };
        Self { name, digest: self.digest.clone() }
    }

    /// The part of the checksum that people compare.
    pub fn short_digest(&self) -> &str {
        self.digest.get(..8).unwrap_or_default()
    }
}

pub(super) fn read(from: &mut Reader) -> MadeWith {
    MadeWith {
        name: from.text("name").unwrap_or_default(),
        digest: from.text("digest").unwrap_or_default(),
    }
}
