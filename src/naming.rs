//! What streams, units, ledgers and origins are called. Pages and sheets say it alike: each lends its
//! language, words and texts.

use crate::assessment::Inputs;
use crate::catalogue::{Catalogue, TextId};
use crate::engine::summary::Ledger;
use crate::engine::{Derivation, StreamId};
use crate::locale::W;

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
