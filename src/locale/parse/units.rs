//! Words that may follow a number: scales (`triệu`, `k`) and units. Compared without marks.

use super::clean::fold_unit;
use super::{Kind, Problem};

/// Scales understood in every field, as powers of ten.
const SCALES: [(&[&str], u32); 3] = [
    (&["k", "nghin", "ngan", "thousand"], 3),
    (&["tr", "trieu", "mil", "million"], 6),
    (&["ty", "ti", "bn", "billion"], 9),
];

/// Short scales that are understood for money only: elsewhere `m` is metres and `ng` may be người.
const MONEY_SCALES: [(&[&str], u32); 3] = [
    (&["ng", "ngd", "kd"], 3),
    (&["m", "mn", "trd", "trieudong"], 6),
    (&["b", "tyd", "tydong"], 9),
];

/// Larger weights, understood where kilograms are asked: a tấn is 1,000 kg, a tạ 100, a yến 10.
const KILOGRAM_SCALES: [(&[&str], u32); 3] =
    [(&["tan", "t", "tonne", "tonnes", "ton", "tons"], 3), (&["ta"], 2), (&["yen"], 1)];

const CURRENCY: [&str; 6] = ["d", "dong", "vnd", "dongvn", "dongvietnam", "vietnamdong"];

/// Different spellings of one unit, one row each.
const SPELLINGS: [&[&str]; 19] = [
    &["%", "phantram", "percent"],
    &["kwh", "so", "sodien"],
    &["kg", "ky", "kilo", "kilogram", "kilograms"],
    &["m3", "m^3", "khoi", "metkhoi", "cubicmetre", "cubicmetres"],
    &["m2", "m^2", "metvuong"],
    &["lit", "l", "litre", "litres", "liter", "liters"],
    &["nguoi", "ng", "people", "person", "persons", "workers"],
    &["gio", "h", "hour", "hours"],
    &["ngay", "day", "days"],
    &["dem", "night", "nights"],
    &["tuan", "week", "weeks"],
    &["thang", "month", "months"],
    &["nam", "year", "years", "yr"],
    &["bao", "bag", "bags", "sack", "sacks"],
    &["tui", "bag", "bags"],
    &["binh", "cylinder", "cylinders"],
    &["tan", "t", "tonne", "tonnes", "ton", "tons"],
    &["chuyen", "load", "loads"],
    &["vien", "briquette", "briquettes"],
];

/// Fields that count whatever the business makes accept any word for it.
const ANY_UNIT: [&str; 5] = ["donvi", "unit", "units", "sanpham", "products"];

/// The field's side of the bargain.
pub(super) struct Field {
    pub(super) kind: Kind,
    /// The unit beside the field, folded.
    unit: String,
}

impl Field {
    pub(super) fn new(kind: Kind, unit: &str) -> Self {
        Self { kind, unit: fold_unit(unit) }
    }

    /// The power of ten of a scale word; a word that is the field's own unit is no scale.
    pub(super) fn scale(&self, word: &str) -> Option<u32> {
        if self.kind != Kind::Money && !self.unit.is_empty() && self.is_unit(word) {
            return None;
        }
        let find = |table: &[(&[&str], u32)]| {
            table.iter().find(|(words, _)| words.contains(&word)).map(|(_, power)| *power)
        };
        let own = match self.kind {
            Kind::Money => find(&MONEY_SCALES),
            Kind::Number if same_unit(split_per(&self.unit).0, "kg") => find(&KILOGRAM_SCALES),
            _ => None,
        };
        find(&SCALES).or(own)
    }

    /// A field that is itself counted in millions of đồng takes `2,6 triệu` as 2.6.
    pub(super) fn own_scale(&self) -> u32 {
        let counted = |(words, power): &(&[&str], u32)| {
            let full = |word: &&str| self.unit.starts_with(&format!("{word}dong"));
            words.iter().any(full).then_some(*power)
        };
        if self.kind == Kind::Money { 0 } else { SCALES.iter().find_map(counted).unwrap_or(0) }
    }

    /// Refuses a typed unit (folded) that is not the field's.
    pub(super) fn check_unit(&self, typed: &str) -> Result<(), Problem> {
        if self.is_unit(typed) { Ok(()) } else { Err(Problem::OtherUnit) }
    }

    /// Whether `word` names money, which may also stand before its number.
    pub(super) fn is_currency(&self, word: &str) -> bool {
        self.kind == Kind::Money && CURRENCY.contains(&word)
    }

    fn is_unit(&self, typed: &str) -> bool {
        let (base, per) = split_per(typed);
        let (own_base, own_per) = split_per(&self.unit);
        let base_fits = base.is_empty()
            || match self.kind {
                Kind::Money => CURRENCY.contains(&base),
                Kind::Percent => same_unit(base, "%"),
                Kind::Number | Kind::Whole if own_base.is_empty() => is_known(base),
                Kind::Number | Kind::Whole => {
                    ANY_UNIT.contains(&own_base)
                        || same_unit(base, own_base)
                        || (self.own_scale() > 0 && CURRENCY.contains(&base))
                }
            };
        base_fits && (per.is_empty() || own_per.is_empty() || same_unit(per, own_per))
    }
}

/// `kwh/thang` into what is counted and per what.
fn split_per(unit: &str) -> (&str, &str) {
    unit.split_once('/').unwrap_or((unit, ""))
}

fn same_unit(typed: &str, own: &str) -> bool {
    typed == own || SPELLINGS.iter().any(|row| row.contains(&typed) && row.contains(&own))
}

fn is_known(unit: &str) -> bool {
    SPELLINGS.iter().any(|row| row.contains(&unit))
}
