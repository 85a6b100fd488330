//! What streams, units, ledgers and origins are called. Pages and sheets say it alike: each lends its
//! language, words and texts.

use crate::assessment::Inputs;
use crate::catalogue::{Catalogue, TextId};
use crate::engine::summary::Ledger;
use crate::engine::{Derivation, StreamId};
use crate::locale::number::{Digits, number};
use crate::locale::{Lang, W, money};

/// Who speaks: a page or a sheet.
pub trait Speaker {
    /// An interface word in the reader's language.
    fn word(&self, key: W) -> &'static str;
    /// `None` while it has not arrived.
    fn catalogue(&self) -> Option<&Catalogue>;
    /// A long text of the catalogue in the reader's language.
    fn long_text(&self, id: TextId) -> String;
}

/// How a stream's quantity and cost were obtained.
pub fn derivation(derivation: Derivation) -> W {
    match derivation {
        Derivation::Measured => W::AskFromMeasured,
        Derivation::FromMoney => W::AskFromMoney,
        Derivation::FromQuantity => W::AskFromQuantity,
        Derivation::FromPeople => W::AskFromPeople,
        Derivation::FromPump => W::AskFromPump,
        Derivation::FromSharedSum => W::AskFromSharedSum,
        Derivation::MoneyOnly => W::AskFromMoneyOnly,
        Derivation::FromBags => W::AskFromBags,
        Derivation::FromMonths => W::AskFromMonths,
        Derivation::FromMachines => W::AskFromMachines,
        Derivation::FromContainers => W::AskFromContainers,
        Derivation::FromDistance => W::AskFromDistance,
        Derivation::FromOwnPrice => W::AskFromOwnPrice,
    }
}

pub fn ledger(ledger: Ledger) -> W {
    match ledger {
        Ledger::Money => W::ResultsLedgerMoney,
        Ledger::Material => W::ResultsLedgerMaterial,
        Ledger::Energy => W::ResultsLedgerEnergy,
        Ledger::Water => W::ResultsLedgerWater,
        Ledger::Wastewater => W::ResultsLedgerWastewater,
        Ledger::Dust => W::ResultsLedgerDust,
        Ledger::Waste => W::ResultsLedgerWaste,
        Ledger::Co2e => W::ResultsLedgerCo2e,
    }
}

/// What a stream is called: the owner's own material where one was chosen.
pub fn stream(speaker: &dyn Speaker, inputs: &Inputs, id: &StreamId) -> String {
    let word = |w| speaker.word(w).to_owned();
    let material = |slot: usize, otherwise: W| {
        let chosen = inputs.materials.get(slot).and_then(|m| m.name.as_deref());
        chosen.and_then(|name| material_name(speaker, name)).unwrap_or_else(|| word(otherwise))
    };
    match id {
        StreamId::Electricity => word(W::AskStreamElectricity),
        StreamId::Water => word(W::AskStreamWater),
        StreamId::Packaging => word(W::AskStreamPackaging),
        StreamId::Material1 => material(0, W::AskStreamMaterial1),
        StreamId::Material2 => material(1, W::AskStreamMaterial2),
        StreamId::Chemicals => word(W::AskStreamChemicals),
        StreamId::OtherMaterial(n) | StreamId::OtherAuxiliary(n) => {
            let given = inputs.other_materials.iter().find(|(number, _)| number == n);
            let name = given.and_then(|(_, m)| m.name.as_deref());
            let name = name.and_then(|name| material_name(speaker, name));
            name.unwrap_or_else(|| format!("{} {n}", word(W::AskStreamOther)))
        }
        StreamId::Fuel(id) => fuel(speaker, id),
    }
}

fn fuel(speaker: &dyn Speaker, id: &str) -> String {
    let found = speaker.catalogue().and_then(|c| c.factors.fuels.iter().find(|f| f.id == id));
    found.map_or_else(|| id.to_owned(), |f| speaker.long_text(f.name))
}

/// The chosen material's name; `None` for "other" and for unknown ids.
fn material_name(speaker: &dyn Speaker, id: &str) -> Option<String> {
    let input = speaker.catalogue()?.input("material1_name")?;
    let choice = input.choices.iter().find(|c| c.id == id && c.id != "other")?;
    Some(speaker.long_text(choice.name))
}

/// A unit as it is written: catalogue ids, the owner's unit of output, or the id itself.
pub fn unit(speaker: &dyn Speaker, id: &str) -> String {
    let word = match id {
        "m3" | "m³" => W::ChartsUnitCubicMetre,
        "L" | "l" | "litre" => W::ChartsUnitLitre,
        "t" | "tonne" => W::ChartsUnitTonne,
        "toe" | "TOE" => W::ChartsUnitToeShort,
        "kgCO2e" | "kgco2e" => W::ChartsUnitKgCo2e,
        "VND" | "vnd" => W::NumbersCurrency,
        "person" => W::ChartsUnitPerson,
        "day" => W::ChartsUnitDay,
        "month" => W::ChartsUnitMonth,
        "year" => W::ChartsUnitYear,
        "unit" => W::ChartsUnitProduct,
        _ => {
            // What is made and what is bought are counted in much the same units; the choices of the
            // latter begin with a capital.
            let name = |input| {
                let choices = &speaker.catalogue()?.input(input)?.choices;
                choices.iter().find(|c| c.id == id).map(|c| speaker.long_text(c.name))
            };
            let bought = || name("material1_unit").map(|unit| unit.to_lowercase());
            return name("product_unit").or_else(bought).unwrap_or_else(|| id.to_owned());
        }
    };
    speaker.word(word).to_owned()
}

/// `toe/kWh` part by part.
pub fn compound_unit(speaker: &dyn Speaker, id: &str) -> String {
    let parts: Vec<String> = id.split('/').map(|part| unit(speaker, part.trim())).collect();
    parts.join("/")
}

/// Below this much of a unit the next smaller one reads better: `38,4 Wh`, not `0,0384 kWh`.
const SMALLER_BELOW: f64 = 0.1;

/// The next smaller unit; every one is a thousandth of the one before.
fn smaller(unit: &str) -> Option<&'static str> {
    match unit {
        "t" | "tonne" => Some("kg"),
        "kg" => Some("g"),
        "m3" | "m³" => Some("L"),
        "L" | "l" | "litre" => Some("ml"),
        "kWh" => Some("Wh"),
        _ => None,
    }
}

/// Amounts of one thing with three digits, all counted in the unit that suits the largest: `38,4 Wh`.
/// Sums of money too: `6.360 đồng`.
pub fn written<const N: usize>(
    speaker: &dyn Speaker,
    lang: Lang,
    unit_id: &str,
    values: [f64; N],
) -> [String; N] {
    const DIGITS: Digits = Digits::Significant(3);
    let mut largest = values.iter().fold(0.0_f64, |most, v| most.max(v.abs()));
    if unit_id == "VND" {
        return values.map(|v| {
            let sum = money::money_like(lang, v, largest, DIGITS);
            format!("{} {}", sum.value, sum.unit)
        });
    }
    let (mut shown_in, mut scale) = (unit_id, 1.0);
    while let Some(next) = smaller(shown_in).filter(|_| largest > 0.0 && largest < SMALLER_BELOW) {
        (shown_in, scale, largest) = (next, scale * 1e3, largest * 1e3);
    }
    let shown_in = unit(speaker, shown_in);
    values.map(|v| format!("{} {shown_in}", number(lang, v * scale, DIGITS)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;

    /// Speaks without a catalogue.
    struct Plain(Lang);

    impl Speaker for Plain {
        fn word(&self, key: W) -> &'static str {
            crate::locale::word(self.0, key)
        }

        fn catalogue(&self) -> Option<&Catalogue> {
            None
        }

        fn long_text(&self, _: TextId) -> String {
            String::new()
        }
    }

    fn vi(unit: &str, values: [f64; 2]) -> [String; 2] {
        written(&Plain(Lang::Vi), Lang::Vi, unit, values)
    }

    /// A carton takes 432 grams of paper, not 0.000432 tonnes of it; both amounts are counted alike.
    #[test]
    fn small_amounts_are_counted_in_a_smaller_unit() {
        assert_eq!(vi("tonne", [0.000_432, 0.000_43]), ["0,432 kg", "0,43 kg"]);
        assert_eq!(vi("t", [0.000_004, 0.0]), ["4 g", "0 g"]);
        assert_eq!(vi("kWh", [0.0384, 0.0331]), ["38,4 Wh", "33,1 Wh"]);
        assert_eq!(vi("m3", [0.0002, 0.000_128]), ["0,2 lít", "0,128 lít"]);
        assert_eq!(vi("L", [0.009_76, 0.009_76]), ["9,76 ml", "9,76 ml"]);
        assert_eq!(vi("kg", [0.1, 0.0999]), ["0,1 kg", "0,0999 kg"], "the larger decides");
        assert_eq!(vi("kWh", [48.8, 43.8]), ["48,8 kWh", "43,8 kWh"]);
        assert_eq!(vi("kg", [0.0, 0.0]), ["0 kg", "0 kg"]);
        assert_eq!(vi("m", [0.01, 0.02]), ["0,01 m", "0,02 m"], "nothing smaller is known");
    }

    /// Money is never a bare number.
    #[test]
    fn money_has_its_currency() {
        assert_eq!(vi("VND", [650.0, 523.0]), ["650 đồng", "523 đồng"]);
        assert_eq!(vi("VND", [6_360.0, 6_330.0]), ["6.360 đồng", "6.330 đồng"]);
        assert_eq!(vi("VND", [2.5e6, 9e5]), ["2,5 triệu đồng", "0,9 triệu đồng"]);
        let en = written(&Plain(Lang::En), Lang::En, "VND", [22_500.0, 22_200.0]);
        assert_eq!(en, ["22,500 VND", "22,200 VND"]);
    }
}
