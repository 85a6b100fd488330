//! The data files as they stand on disk: one struct per record, names as in the files.
//!
//! Only the build script, the command line and tests read JSON; the browser gets the packs. Fields
//! the tool does not read (notes, confidence marks) are tolerated and ignored.

mod common;
mod factors;
mod measures;
mod method;
mod programme;
mod questions;
mod reference;
mod trades;

pub use common::{RawCondition, RawGrade, RawShares, RawText, RawTriangle, RawWords, TradeList};
pub use factors::{
    RawCarrier, RawConversion, RawFactorRefs, RawGrid, RawMaterial, RawTariff, RawTimeOfUse,
    RawWaste, RawWater,
};
pub use measures::{
    RawActsOn, RawByProductBase, RawEffort, RawFit, RawFormula, RawKnockOn, RawKnockOnKind,
    RawMeasure, RawSlot, RawTarget,
};
pub use method::{RawConstant, RawEndUse, RawRoles, RawScoreLevel};
pub use programme::{
    RawCalibration, RawLink, RawNationalTarget, RawNetwork, RawPlace, RawProgrammeResult, RawRate,
    RawShare, RawTip, RawYearTarget,
};
pub use questions::{
    RawBand, RawCheck, RawChoice, RawEquipment, RawFact, RawFullMode, RawGroupField, RawInput,
    RawMode, RawQuestion, RawQuickMode, RawScaleStep, RawSection, RawTimeBudget,
};
pub use reference::{RawBenchmark, RawContact, RawFits, RawLaw, RawNamed, RawSource, RawTerm};
pub use trades::{RawCase, RawTrade, RawVariant};
