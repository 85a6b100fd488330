//! The columns of the two sheets on which measures act on each other.

use crate::locale::W;

/// Columns from left to right.
pub(super) const COLUMNS: [(W, u8); 24] = [
    (W::WorkbookWhere, 44),
    (W::WorkbookRole, 14),
    (W::WorkbookBase, 11),
    (W::WorkbookApplicability, 11),
    (W::WorkbookFraction, 11),
    (W::WorkbookOpportunity, 11),
    (W::WorkbookEffect, 11),
    (W::WorkbookBefore, 11),
    (W::WorkbookUmbrella, 11),
    (W::WorkbookCapScale, 11),
    (W::WorkbookUnlimited, 11),
    (W::WorkbookLimitScale, 11),
    (W::WorkbookTaken, 11),
    (W::WorkbookMoney, 16),
    (W::WorkbookToe, 10),
    (W::WorkbookCo2e, 12),
    (W::WorkbookMaterialValue, 16),
    (W::WorkbookMaterialMass, 12),
    (W::WorkbookWater, 10),
    (W::WorkbookDustKg, 10),
    (W::WorkbookWasteKg, 10),
    (W::WorkbookFee, 12),
    (W::WorkbookMoneyBilled, 16),
    (W::WorkbookFeeBilled, 12),
];

pub(super) const BASE: u8 = 2;
pub(super) const APPLICABILITY: u8 = 3;
pub(super) const FRACTION: u8 = 4;
pub(super) const OPPORTUNITY: u8 = 5;
pub(super) const EFFECT: u8 = 6;
pub(super) const BEFORE: u8 = 7;
pub(super) const UMBRELLA: u8 = 8;
pub(super) const CAP_SCALE: u8 = 9;
pub(super) const UNLIMITED: u8 = 10;
pub(super) const LIMIT_SCALE: u8 = 11;
pub(super) const TAKEN: u8 = 12;
pub(super) const MONEY: u8 = 13;
pub(super) const TOE: u8 = 14;
pub(super) const CO2E: u8 = 15;
pub(super) const MATERIAL_VALUE: u8 = 16;
pub(super) const MATERIAL_MASS: u8 = 17;
pub(super) const WATER: u8 = 18;
pub(super) const DUST: u8 = 19;
pub(super) const WASTE: u8 = 20;
pub(super) const FEE: u8 = 21;
pub(super) const MONEY_BILLED: u8 = 22;
pub(super) const FEE_BILLED: u8 = 23;
