//! Where a formula says that its numbers come from: the owner's own answers by their names, defaults
//! as defaults, each figure in its unit and with the grade of what it rests on.

use super::common::close;
use super::{CATALOGUE, check};
use proptest::prelude::*;
use std::collections::BTreeSet;
use vong_xanh::assessment::Inputs;
use vong_xanh::catalogue::Grade;
use vong_xanh::engine::summary::{Ledger, ledger_grade};
use vong_xanh::engine::{
    Evaluation, Expr, FigureId, Options, Origin, StreamBaseline, StreamId, Term, Unit, evaluate,
    explain,
};

fn terms<'a>(expr: &'a Expr, into: &mut Vec<&'a Term>) {
    match expr {
        Expr::Term(term) => into.push(term),
        Expr::Sum(parts) | Expr::Product(parts) | Expr::Min(parts) | Expr::Max(parts) => {
            parts.iter().for_each(|part| terms(part, into));
        }
        Expr::Difference(a, b) | Expr::Quotient(a, b) => {
            terms(a, into);
            terms(b, into);
        }
    }
}

/// The name of the answer that tells the loss of a material.
fn loss_answer(id: &StreamId) -> Option<String> {
    Some(match id {
        StreamId::Material1 => "material1_loss_pct".to_owned(),
        StreamId::Material2 => "material2.loss_pct".to_owned(),
        StreamId::Chemicals => "material3.loss_pct".to_owned(),
        StreamId::OtherMaterial(n) | StreamId::OtherAuxiliary(n) => format!("material{n}.loss_pct"),
        _ => return None,
    })
}

/// Figures of streams, of the whole and of measures, with unit and grade as they must be.
fn figures(evaluation: &Evaluation) -> Vec<(FigureId, Unit, Option<Grade>)> {
    use FigureId as F;
    let whole = Some(evaluation.confidence.grade);
    let lost = evaluation.losses.grade;
    // Of the package each figure is as sure as the ledger in which it is shown.
    let of = |ledger| ledger_grade(&CATALOGUE, evaluation, ledger);
    let (energy, material) = (of(Ledger::Energy), of(Ledger::Material));
    let water = evaluation.baseline.stream(&StreamId::Water).map(|water| water.grade);
    let wastewater = water.map(|grade| grade.max(Grade::C));
    let mut all = vec![
        (F::Energy, Unit::Toe, whole),
        (F::Co2e, Unit::KgCo2e, whole),
        (F::ResourceCost, Unit::Vnd, whole),
        (F::LossTotal, Unit::Vnd, lost),
        (F::LossShare, Unit::Share, lost),
        (F::CarriedCost, Unit::Vnd, lost),
        (F::PackageMoney, Unit::Vnd, whole),
        (F::PackageEnergy, Unit::Toe, energy),
        (F::PackageCo2e, Unit::KgCo2e, of(Ledger::Co2e)),
        (F::PackageWater, Unit::CubicMetre, water),
        (F::PackageWastewater, Unit::CubicMetre, wastewater),
        (F::PackageMaterial, Unit::Vnd, material),
        (F::PackageWaste, Unit::Kilogram, material),
        (F::PackageDust, Unit::Kilogram, Some(Grade::D)),
        (F::Embodied, Unit::KgCo2e, Some(Grade::D)),
        (F::PackageCapital, Unit::Vnd, whole),
        (F::PackagePayback, Unit::Years, whole),
        (F::LikelyWithinAYear, Unit::Vnd, whole),
        (F::MaterialPct, Unit::Percent, material),
        (F::EnergyPct, Unit::Percent, energy),
        (F::DustPct, Unit::Percent, Some(Grade::D)),
        (F::DomesticWastewaterPct, Unit::Percent, wastewater),
        (F::CombinedPct, Unit::Percent, whole),
    ];
    for stream in &evaluation.baseline.streams {
        let (id, grade) = (stream.id.clone(), Some(stream.grade));
        let norm = format!("{}/{}", stream.unit, evaluation.baseline.output_unit);
        all.push((F::StreamQuantity(id.clone()), Unit::Named(stream.unit.clone()), grade));
        all.push((F::StreamCost(id.clone()), Unit::Vnd, grade));
        all.push((F::StreamNorm(id), Unit::Named(norm), grade));
    }
    for measure in &evaluation.measures {
        let (ix, grade) = (measure.measure, CATALOGUE.measure_at(measure.measure).map(|m| m.grade));
        all.push((F::MeasureMoney(ix), Unit::Vnd, grade));
        all.push((F::MeasureCapital(ix), Unit::Vnd, grade));
        all.push((F::MeasurePayback(ix), Unit::Years, grade));
        all.push((F::MeasureNpv(ix), Unit::Vnd, grade));
    }
    all
}

#[test]
fn every_figure_has_its_unit_its_grade_and_names_real_inputs() {
    let numbers: BTreeSet<String> = CATALOGUE.numbers().into_keys().collect();
    let is_input = |id: &str| {
        let head = id.split_once('.').map_or(id, |(head, _)| head);
        let of_fuel = head
            .strip_prefix("fuel_")
            .is_some_and(|fuel| CATALOGUE.factors.fuels.iter().any(|known| known.id == fuel));
        head == "quote"
            || of_fuel
            || CATALOGUE.input(head).is_some()
            || CATALOGUE.questions.iter().any(|q| q.id == id)
    };
    check(40, |inputs, evaluation| {
        for (id, unit, grade) in figures(evaluation) {
            let Some(found) = explain(&CATALOGUE, inputs, evaluation, &id) else { continue };
            prop_assert_eq!(&found.figure, &id);
            prop_assert_eq!(found.unit, unit, "{:?}", &id);
            prop_assert_eq!(found.grade, grade, "{:?}", &id);
            let mut all = Vec::new();
            terms(&found.expr, &mut all);
            for term in all {
                match &term.origin {
                    Origin::Answer(input) => {
                        prop_assert!(is_input(input), "{:?} names {}", &id, input);
                    }
                    Origin::Factor { id: factor, .. } => {
                        let known = numbers.iter().any(|n| n.split('.').any(|part| part == factor));
                        prop_assert!(known, "{:?} names {}", &id, factor);
                    }
                    _ => {}
                }
            }
        }
        Ok(())
    });
}

/// The owner's own loss is told as his answer, with the number he gave; a default as a default.
#[test]
fn a_loss_is_told_as_answered_or_as_the_trades() {
    check(80, |inputs, evaluation| {
        let told = explain(&CATALOGUE, inputs, evaluation, &FigureId::LossTotal).unwrap();
        let mut all = Vec::new();
        terms(&told.expr, &mut all);
        let answered = |id: &str| {
            all.iter().find(|t| t.origin == Origin::Answer(id.to_owned())).map(|t| t.value)
        };
        let mut own = 0;
        let mut defaults = Vec::new();
        for stream in &evaluation.baseline.streams {
            let Some(id) = loss_answer(&stream.id) else { continue };
            match stream.loss {
                Some(loss) if stream.loss_is_default => defaults.push(loss),
                _ => {
                    own += 1;
                    prop_assert_eq!(answered(&id), Some(stream.loss.unwrap_or(0.0)), "{}", id);
                }
            }
        }
        let of_answers = all.iter().filter(|t| match &t.origin {
            Origin::Answer(id) => id.ends_with("loss_pct"),
            _ => false,
        });
        prop_assert_eq!(of_answers.count(), own);
        for loss in defaults {
            let said = |t: &&&Term| t.origin == Origin::TradeDefault && t.value == loss;
            prop_assert!(all.iter().any(|t| said(&t)), "{} of the trade", loss);
        }
        Ok(())
    });
}

/// What a measure acts on: all of a stream, or a share of it, which is the owner's only where he
/// told just this loss.
#[test]
fn a_share_is_the_owners_only_where_he_told_it() {
    check(40, |inputs, evaluation| {
        for measure in &evaluation.measures {
            let id = FigureId::MeasureMoney(measure.measure);
            let Some(told) = explain(&CATALOGUE, inputs, evaluation, &id) else { continue };
            let mut all = Vec::new();
            terms(&told.expr, &mut all);
            for term in all {
                let Origin::Answer(answer) = &term.origin else { continue };
                if !answer.ends_with("loss_pct") {
                    continue;
                }
                let of = |s: &&StreamBaseline| loss_answer(&s.id).as_deref() == Some(answer);
                let stream = evaluation.baseline.streams.iter().find(of).unwrap();
                prop_assert!(!stream.loss_is_default && stream.loss == Some(term.value));
            }
            for part in &measure.contributions {
                let Some(stream) = evaluation.baseline.stream(&part.stream) else { continue };
                let Some(loss) = stream.loss.filter(|_| !stream.loss_is_default) else { continue };
                let Some(answer) = loss_answer(&part.stream) else { continue };
                let acts_on_loss =
                    !part.money_only && close(part.base, stream.quantity * loss, 1e-12);
                if acts_on_loss && loss < 1.0 && part.base / stream.quantity == loss {
                    let said = format!("{:?}", told.expr);
                    prop_assert!(said.contains(&answer), "{} is not named in {}", answer, said);
                }
            }
        }
        Ok(())
    });
}

/// The parts that a formula takes from the package are those of the package: what is saved of the main
/// materials by mass where all masses are known, else by money, and the dust that is caught.
#[test]
fn the_share_of_dust_names_what_is_saved_of_the_materials() {
    let mut seen = [0, 0];
    let dusty = |inputs: &Inputs| {
        let equipment = vec!["dusty_machines".to_owned(), "extraction".to_owned()];
        Inputs { trade: "wood_furniture".into(), equipment, ..inputs.clone() }
    };
    let of = |inputs: &Inputs| {
        let inputs = dusty(inputs);
        let evaluation = evaluate(&CATALOGUE, &inputs, &Options::default());
        let told = explain(&CATALOGUE, &inputs, &evaluation, &FigureId::DustPct)?;
        let mut all = Vec::new();
        terms(&told.expr, &mut all);
        let part = |id: &'static str| {
            all.iter().find(|t| t.origin == Origin::Package(id)).map(|t| t.value).unwrap()
        };
        Some((part("material_saved"), part("dust_captured"), evaluation))
    };
    let seen_cell = std::cell::RefCell::new(&mut seen);
    check(60, |inputs, _| {
        let Some((material, captured, evaluation)) = of(inputs) else { return Ok(()) };
        use StreamId::{Material1, Material2, OtherMaterial};
        let main = || {
            let is_main =
                |s: &&StreamBaseline| matches!(s.id, Material1 | Material2 | OtherMaterial(_));
            evaluation.baseline.streams.iter().filter(is_main)
        };
        let by_mass = main().all(|s| s.mass.is_some());
        let weight = |s: &StreamBaseline| s.mass.filter(|_| by_mass).map_or(s.cost.0, |m| m.0);
        let share = |s: &StreamBaseline| {
            let saved = evaluation.package.saved_by_stream.iter().find(|(id, _)| *id == s.id);
            saved.map_or(0.0, |(_, quantity)| quantity / s.quantity)
        };
        let whole: f64 = main().map(weight).sum();
        let saved: f64 = main().map(|s| weight(s) * share(s)).sum();
        let expected = if whole > 0.0 { saved / whole } else { 0.0 };
        prop_assert!((material - expected).abs() < 1e-9, "{} {}", material, expected);
        prop_assert!((0.0..=1.0).contains(&captured), "{}", captured);
        let dust = 100.0 * (1.0 - (1.0 - material) * (1.0 - captured));
        prop_assert!((dust - evaluation.indicators.dust_pct.unwrap()).abs() < 1e-9);
        if expected > 0.0 {
            seen_cell.borrow_mut()[usize::from(by_mass)] += 1;
        }
        Ok(())
    });
    assert!(seen.iter().all(|count| *count > 0), "{seen:?}");
}
