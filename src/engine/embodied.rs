//! Beyond the gate: emissions that others are spared when less material and water is bought and
//! less is thrown away. A line of its own beside the ledger of scope 1 and 2, never added to it:
//! these gases leave other people's chimneys, and the factors are averages of other countries.
//!
//! Saved kilograms × kg CO2e per kilogram of the material's kind, saved tap water × its factor, and
//! the same kilograms × the factor of the dump they no longer go to. What nobody knows is left out
//! and said, never guessed: a kind without a factor, a material known only in money.

use super::numbers::ratio;
use super::{Evaluation, StreamBaseline, StreamId};
use crate::assessment::Inputs;
use crate::catalogue::{Catalogue, MaterialRow, SourceIx, TextId, WasteRow};
use crate::units::KgCo2e;

/// What is spared.
#[derive(Clone, Debug, PartialEq)]
pub enum EmbodiedPart {
    /// Making the material that is no longer bought.
    Material(StreamId),
    /// Cleaning and pumping tap water.
    Water,
    /// Dumping what is no longer thrown away.
    Waste(StreamId),
}

/// One product of the sum.
#[derive(Clone, Debug, PartialEq)]
pub struct EmbodiedLine {
    pub part: EmbodiedPart,
    /// Row of the factors; empty for tap water.
    pub row: String,
    pub name: Option<TextId>,
    /// Saved a year, in the stream's unit.
    pub saved: f64,
    /// Kilograms (cubic metres of water) per unit of the stream that leave the gate no more.
    pub per_unit: f64,
    /// Of a kilogram saved, how much was waste before (1 where it is not about waste).
    pub wasted: f64,
    /// kg CO2e per kilogram (per cubic metre of water).
    pub factor: f64,
    pub sources: Vec<SourceIx>,
}

impl EmbodiedLine {
    pub fn co2e(&self) -> KgCo2e {
        KgCo2e(self.saved * self.per_unit * self.wasted * self.factor)
    }
}

/// Why a material that is saved is not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotCounted {
    /// Its kind was not chosen, or no published factor is known for it.
    Kind,
    /// It is known in money only.
    Mass,
}

/// The whole line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Embodied {
    pub lines: Vec<EmbodiedLine>,
    pub total: KgCo2e,
    pub not_counted: Vec<(StreamId, NotCounted)>,
}

/// Emissions spared beyond the gate by the chosen measures.
pub fn embodied(cat: &Catalogue, inputs: &Inputs, eval: &Evaluation) -> Embodied {
    let mut found = Embodied::default();
    for (id, saved) in eval.package.saved_by_stream.iter().filter(|(_, saved)| *saved != 0.0) {
        let Some(stream) = eval.baseline.stream(id) else { continue };
        if stream.is_main_material() {
            material(cat, inputs, eval, stream, *saved, &mut found);
        } else if *id == StreamId::Water && from_the_tap(inputs) {
            found.lines.push(EmbodiedLine {
                part: EmbodiedPart::Water,
                row: String::new(),
                name: None,
                saved: *saved,
                per_unit: 1.0,
                wasted: 1.0,
                factor: cat.factors.water_kgco2e_per_m3,
                sources: cat.factors.water_co2_sources.clone(),
            });
        }
    }
    found.total = found.lines.iter().map(EmbodiedLine::co2e).sum();
    found
}

/// Power for an own pump is in scope 2 already.
fn from_the_tap(inputs: &Inputs) -> bool {
    !matches!(inputs.water_source.as_deref(), Some("well" | "both"))
}

fn material(
    cat: &Catalogue,
    inputs: &Inputs,
    eval: &Evaluation,
    stream: &StreamBaseline,
    saved: f64,
    found: &mut Embodied,
) {
    let Some(mass) = stream.mass.filter(|m| m.0 > 0.0) else {
        found.not_counted.push((stream.id.clone(), NotCounted::Mass));
        return;
    };
    let Some((kind, row, factor)) = kind(inputs, &stream.id).and_then(|kind| {
        let row = material_row(cat, kind)?;
        Some((kind, row, row.kgco2e_per_unit?))
    }) else {
        found.not_counted.push((stream.id.clone(), NotCounted::Kind));
        return;
    };
    let per_unit = ratio(mass.0, stream.quantity);
    let line = |part, row: &str, name, wasted, factor, sources: &[SourceIx]| EmbodiedLine {
        part,
        row: row.to_owned(),
        name: Some(name),
        saved,
        per_unit,
        wasted,
        factor,
        sources: sources.to_vec(),
    };
    let part = EmbodiedPart::Material(stream.id.clone());
    found.lines.push(line(part, &row.id, row.name, 1.0, factor, &row.sources));
    // Scrap that is sold does not go to the dump.
    let sold = inputs.scrap_vnd_per_month.is_some_and(|v| v > 0.0);
    if let Some((row, factor)) =
        waste_row(cat, kind).filter(|_| !sold).and_then(|row| Some((row, row.kgco2e_per_unit?)))
    {
        let part = EmbodiedPart::Waste(stream.id.clone());
        let wasted = wasted_share(eval);
        found.lines.push(line(part, &row.id, row.name, wasted, factor, &row.sources));
    }
}

/// Of a kilogram saved, how much was waste before: less than one where more is saved than wasted.
fn wasted_share(eval: &Evaluation) -> f64 {
    let saved = &eval.package.ledgers;
    if saved.waste >= saved.material_mass {
        1.0
    } else {
        ratio(saved.waste.0, saved.material_mass.0)
    }
}

/// The kind the owner chose for a material.
fn kind<'a>(inputs: &'a Inputs, id: &StreamId) -> Option<&'a str> {
    let [first, second, _] = &inputs.materials;
    let material = match id {
        StreamId::Material1 => first,
        StreamId::Material2 => second,
        StreamId::OtherMaterial(n) => &inputs.other_materials.iter().find(|(m, _)| m == n)?.1,
        _ => return None,
    };
    material.name.as_deref()
}

fn material_row<'a>(cat: &'a Catalogue, kind: &str) -> Option<&'a MaterialRow> {
    cat.factors.materials.iter().find(|row| row.kinds.iter().any(|k| k == kind))
}

fn waste_row<'a>(cat: &'a Catalogue, kind: &str) -> Option<&'a WasteRow> {
    cat.factors.wastes.iter().find(|row| row.kinds.iter().any(|k| k == kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_the_product_of_what_it_says() {
        let line = EmbodiedLine {
            part: EmbodiedPart::Water,
            row: String::new(),
            name: None,
            saved: 5.0,
            per_unit: 3.0,
            wasted: 0.25,
            factor: 7.0,
            sources: Vec::new(),
        };
        assert_eq!(line.co2e(), KgCo2e(26.25));
    }
}
