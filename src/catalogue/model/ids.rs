//! Indices, texts, grades: what the other records are made of.

use serde::{Deserialize, Serialize};

/// Index of a text in the per-language table [`Texts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextId(pub u32);

/// All texts of one language, in the order of [`TextId`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Texts(pub Vec<String>);

impl Texts {
    /// The text, or an empty string for an id of another catalogue.
    pub fn get(&self, id: TextId) -> &str {
        self.0.get(id.0 as usize).map_or("", String::as_str)
    }
}

/// Position in [`Catalogue::end_uses`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EndUseIx(pub u8);
/// Position in [`Catalogue::trades`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TradeIx(pub u8);
/// Position in [`Catalogue::measures`] (file order, which decides ties and draws).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MeasureIx(pub u16);
/// Position in [`Library::sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SourceIx(pub u16);

/// Evidence grade of data and of figures (A measured/strong … D a guess by trade).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Grade {
    A,
    B,
    C,
    D,
}

impl Grade {
    /// What belongs to this grade, of four given for A to D.
    pub fn of<T>(self, [a, b, c, d]: [T; 4]) -> T {
        match self {
            Self::A => a,
            Self::B => b,
            Self::C => c,
            Self::D => d,
        }
    }

    /// As it is written.
    pub fn letter(self) -> &'static str {
        self.of(["A", "B", "C", "D"])
    }
}

/// Low, typical (mode), high.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Triangle {
    pub low: f64,
    pub mode: f64,
    pub high: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Named {
    pub id: String,
    pub name: TextId,
}
