//! What the checker's module tells the program about files that somebody picked.

use serde::{Deserialize, Serialize};

/// A problem as people read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// `measures.json: led-lighting: saving.high`.
    pub place: String,
    pub wrong: String,
    /// What to do about it.
    pub remedy: String,
}

/// The answer: a catalogue ready for use, or what has to be mended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checked {
    /// What people call the catalogue; empty where nothing says so.
    pub name: String,
    /// Date of the data and digest over all files.
    pub version: String,
    pub digest: String,
    /// Trades, measures, questions.
    pub counts: [u32; 3],
    /// In Vietnamese, in English.
    pub errors: [Vec<Said>; 2],
    /// Faults of quality, in both languages: the catalogue can be used.
    pub warnings: [Vec<Said>; 2],
    /// How many more there are of either, beyond those told.
    pub more: u32,
    /// Name and bytes of each pack, as the build makes them; empty where there are errors, and on the
    /// way from the checker's module to the program, which is served them when it asks.
    pub packs: Vec<(String, Vec<u8>)>,
}

impl Checked {
    /// Whether it can be used.
    pub fn is_sound(&self) -> bool {
        self.errors.iter().all(Vec::is_empty)
    }
}
