//! What can be wrong with a file, as data; the page words it in the reader's language, the command
//! line prints it in English.

use std::fmt;

/// One complaint about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    TooLarge {
        bytes: usize,
        limit: usize,
    },
    /// Not JSON at this place (1-based).
    Syntax {
        line: usize,
        column: usize,
    },
    /// JSON, but neither a saved assessment nor the exchange form.
    NotAnAssessment,
    /// JSON, but no data set.
    NotADataSet,
    /// Written by a later version of the program.
    Newer {
        schema: u32,
    },
    /// One field; the rest of the file can be read.
    Field {
        name: String,
        problem: Problem,
    },
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    Missing,
    NotText,
    NotNumber,
    NotObject,
    NotList,
    /// Neither true nor false.
    NotFlag,
    /// Larger than any real quantity, or not finite.
    NumberTooLarge,
    TooLong {
        limit: usize,
    },
    TooMany {
        limit: usize,
    },
    /// None of the words that can stand here.
    NoneOf(&'static [&'static str]),
    /// Not an id: letters, digits, `-`, `_`, `.`.
    NotAnId,
    /// No such month or day.
    NotADate,
    /// Year, low and high per cent that make no goal.
    NotATarget,
    /// The figures were changed after the checksum was made.
    OtherChecksum,
    /// Not a result code, or not a whole one.
    NotACode,
    /// Given more than once; the last one counts.
    Twice,
    /// Held control characters or marks that turn text around; they are left out.
    HiddenSigns,
}

impl Fault {
    /// Whether nothing that anybody could see was lost.
    pub fn is_mended(&self) -> bool {
        matches!(self, Self::Field { problem: Problem::HiddenSigns, .. })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes, limit } => {
                write!(f, "the file has {bytes} bytes; at most {limit} are read")
            }
            Self::Syntax { line, column } => {
                write!(f, "line {line}, column {column}: this is not JSON")
            }
            Self::NotAnAssessment => f.write_str(
                "expected an assessment: \"format\": \"vong-xanh/assessment\", or the exchange form \
                 with \"trade\", \"profile\" and \"answers\"",
            ),
            Self::NotADataSet => {
                f.write_str("expected a data set: \"format\": \"vong-xanh/data-set\"")
            }
            Self::Newer { schema } => {
                write!(f, "field \"schema\": {schema} was written by a newer version")
            }
            Self::Field { name, problem } => write!(f, "field \"{name}\": {problem}"),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("missing"),
            Self::NotText => f.write_str("expected a text"),
            Self::NotNumber => f.write_str("expected a number"),
            Self::NotObject => f.write_str("expected an object"),
            Self::NotList => f.write_str("expected a list"),
            Self::NotFlag => f.write_str("expected true or false"),
            Self::NumberTooLarge => f.write_str("expected a number below 1e15"),
            Self::TooLong { limit } => write!(f, "longer than {limit} characters"),
            Self::TooMany { limit } => write!(f, "more than {limit} entries"),
            Self::NoneOf(words) => write!(f, "expected one of {}", words.join(", ")),
            Self::NotADate => {
                f.write_str("expected a date like 2027-01-15, or a month like 2027-01")
            }
            Self::NotATarget => {
                f.write_str("expected a year from 2000 to 2100 with low_pct and high_pct, 0 to 100")
            }
            Self::OtherChecksum => {
                f.write_str("does not belong to these figures; they were changed by hand")
            }
            Self::NotACode => f.write_str("expected a result code; this one is cut or changed"),
            Self::Twice => f.write_str("given more than once; the last one counts"),
            Self::HiddenSigns => {
                f.write_str("held control characters or marks that turn text; they were left out")
            }
            Self::NotAnId => f.write_str("expected an id of letters, digits, \"-\", \"_\", \".\""),
        }
    }
}
