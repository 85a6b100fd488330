//! Words of an opened figure: title, sentence, numbers with their units, where a term comes from.

use crate::catalogue::{Catalogue, PAID};
use crate::engine::summary::LedgerUnit;
use crate::engine::{Explanation, FigureId, MeasureAnswer, Origin, StreamId, Term, Unit};
use crate::locale::number::{Digits, SENTENCE, number, payback, percent, years};
use crate::locale::{W, money};
use crate::ui::pages::results::answer_words;
use crate::ui::{App, Open, names, value_names};

/// Enough digits to follow the sum by hand.
const IN_FORMULA: Digits = Digits::Significant(5);

/// A number of a formula with its unit.
pub fn value(app: &App, unit: &Unit, value: f64) -> String {
    write(app, unit, value, IN_FORMULA)
}

/// The same rounded for a sentence, in the units of the page from which it was opened.
pub fn rounded(app: &App, unit: &Unit, value: f64) -> String {
    match unit {
        Unit::Vnd => money::money_words(app.lang(), value),
        Unit::Years => payback(app.lang(), value),
        Unit::KgCo2e => names::said(app, LedgerUnit::KgCo2e, value),
        Unit::Kilogram => names::said(app, LedgerUnit::Kilogram, value),
        _ => write(app, unit, value, SENTENCE),
    }
}

fn write(app: &App, unit: &Unit, value: f64, digits: Digits) -> String {
    let lang = app.lang();
    // Whole numbers of six digits and more are written out.
    let digits =
        if value.abs() >= 1e5 && digits == IN_FORMULA { Digits::Decimals(0) } else { digits };
    let with = |unit: &str| format!("{} {unit}", number(lang, value, digits));
    match unit {
        Unit::Vnd => money::money_exact(lang, value),
        Unit::VndPer(per) => {
            let sum = if value.abs() < 100.0 {
                with(app.w(W::NumbersCurrency))
            } else {
                money::money_exact(lang, value)
            };
            format!("{sum}/{}", names::compound_unit(app, per))
        }
        Unit::Share => percent(lang, value, 2),
        Unit::Percent => number(lang, value, digits) + "%",
        Unit::Years => years(lang, value),
        Unit::Toe => with(app.w(W::ChartsUnitToeShort)),
        Unit::KgCo2e => with(app.w(W::ChartsUnitKgCo2e)),
        Unit::Kilogram => with(app.w(W::ChartsUnitKg)),
        Unit::CubicMetre => with(app.w(W::ChartsUnitCubicMetre)),
        Unit::Number => number(lang, value, digits),
        Unit::Named(id) => with(&names::compound_unit(app, id)),
    }
}

/// The heading: a question about this figure, with its value.
pub fn title(app: &App, open: &Open, explanation: &Explanation) -> String {
    let value = rounded(app, &explanation.unit, explanation.value);
    let name = subject(app, open, &explanation.figure);
    app.f(title_word(&explanation.figure), &[("value", &value), ("name", &name)])
}

/// The stream or measure a figure is about.
fn subject(app: &App, open: &Open, figure: &FigureId) -> String {
    match figure {
        FigureId::StreamQuantity(s) | FigureId::StreamCost(s) | FigureId::StreamNorm(s) => {
            names::stream(app, &open.inputs, s)
        }
        FigureId::MeasureMoney(ix)
        | FigureId::MeasureCapital(ix)
        | FigureId::MeasurePayback(ix)
        | FigureId::MeasureNpv(ix) => names::measure(app, *ix),
        _ => String::new(),
    }
}

fn title_word(figure: &FigureId) -> W {
    match figure {
        FigureId::StreamQuantity(_) => W::ExplainTitleStreamQuantity,
        FigureId::StreamCost(_) => W::ExplainTitleStreamCost,
        FigureId::StreamNorm(_) => W::ExplainTitleStreamNorm,
        FigureId::Energy => W::ExplainTitleEnergy,
        FigureId::Co2e => W::ExplainTitleCo2e,
        FigureId::ResourceCost => W::ExplainTitleResourceCost,
        FigureId::LossTotal => W::ExplainTitleLossTotal,
        FigureId::LossShare => W::ExplainTitleLossShare,
        FigureId::CarriedCost => W::ExplainTitleCarriedCost,
        FigureId::PackageMoney => W::ExplainTitlePackageMoney,
        FigureId::PackageEnergy => W::ExplainTitlePackageEnergy,
        FigureId::PackageCo2e => W::ExplainTitlePackageCo2e,
        FigureId::PackageWater => W::ExplainTitlePackageWater,
        FigureId::PackageWastewater => W::ExplainTitlePackageWastewater,
        FigureId::PackageMaterial => W::ExplainTitlePackageMaterial,
        FigureId::PackageWaste => W::ExplainTitlePackageWaste,
        FigureId::PackageDust => W::ExplainTitlePackageDust,
        FigureId::Embodied => W::YardstickTitleEmbodied,
        FigureId::PackageCapital => W::ExplainTitlePackageCapital,
        FigureId::PackagePayback => W::ExplainTitlePackagePayback,
        FigureId::LikelyWithinAYear => W::ExplainTitleLikely,
        FigureId::MaterialPct => W::ExplainTitleMaterialPct,
        FigureId::EnergyPct => W::ExplainTitleEnergyPct,
        FigureId::DustPct => W::ExplainTitleDustPct,
        FigureId::DomesticWastewaterPct => W::ExplainTitleWastewaterPct,
        FigureId::CombinedPct => W::ExplainTitleCombinedPct,
        FigureId::MeasureMoney(_) => W::ExplainTitleMeasureMoney,
        FigureId::MeasureCapital(_) => W::ExplainTitleMeasureCapital,
        FigureId::MeasurePayback(_) => W::ExplainTitleMeasurePayback,
        FigureId::MeasureNpv(_) => W::ExplainTitleMeasureNpv,
    }
}

/// The formula as one sentence.
pub fn in_words(app: &App, figure: &FigureId) -> &'static str {
    app.w(match figure {
        FigureId::StreamQuantity(_) => W::ExplainWordsQuantity,
        FigureId::StreamCost(_) => W::ExplainWordsCost,
        FigureId::StreamNorm(_) => W::ExplainWordsNorm,
        FigureId::Energy => W::ExplainWordsEnergy,
        FigureId::Co2e => W::ExplainWordsCo2e,
        FigureId::ResourceCost => W::ExplainWordsResourceCost,
        FigureId::LossTotal => W::ExplainWordsLossTotal,
        FigureId::LossShare => W::ExplainWordsLossShare,
        FigureId::CarriedCost => W::ExplainWordsCarried,
        FigureId::PackageMoney => W::ExplainWordsPackageMoney,
        FigureId::PackageEnergy
        | FigureId::PackageCo2e
        | FigureId::PackageWater
        | FigureId::PackageWastewater
        | FigureId::PackageMaterial
        | FigureId::PackageWaste
        | FigureId::PackageDust => W::ExplainWordsPackage,
        FigureId::Embodied => W::YardstickWordsEmbodied,
        FigureId::PackageCapital => W::ExplainWordsPackageCapital,
        FigureId::PackagePayback | FigureId::MeasurePayback(_) => W::ExplainWordsPayback,
        FigureId::LikelyWithinAYear => W::ExplainWordsLikely,
        FigureId::MaterialPct
        | FigureId::EnergyPct
        | FigureId::DustPct
        | FigureId::DomesticWastewaterPct
        | FigureId::CombinedPct => W::ExplainWordsPct,
        FigureId::MeasureMoney(_) => W::ExplainWordsMeasureMoney,
        FigureId::MeasureCapital(_) => W::ExplainWordsMeasureCapital,
        FigureId::MeasureNpv(_) => W::ExplainWordsMeasureNpv,
    })
}

/// A few words that name a term in a sum.
pub fn short(app: &App, term: &Term) -> String {
    match &term.origin {
        Origin::Figure(figure) => figure_name(app, figure),
        Origin::MeasureRecord { measure, .. } | Origin::Opportunity(measure) => {
            names::measure(app, *measure)
        }
        // A sentence elsewhere, a name here.
        _ => origin(app, term).trim_end_matches('.').to_owned(),
    }
}

/// What another figure is called inside a sum.
fn figure_name(app: &App, figure: &FigureId) -> String {
    let Some(open) = &app.state.open else {
        return String::new();
    };
    let name = subject(app, open, figure);
    match figure {
        FigureId::StreamCost(_) => app.f(W::ExplainNameCost, &[("name", &name)]),
        // What is known in money only is counted in it.
        FigureId::StreamQuantity(s) if is_counted_in_money(open, s) => {
            app.f(W::ExplainNameCost, &[("name", &name)])
        }
        FigureId::StreamQuantity(_) => app.f(W::ExplainNameQuantity, &[("name", &name)]),
        FigureId::Energy => app.w(W::ExplainNameEnergy).to_owned(),
        FigureId::Co2e => app.w(W::ExplainNameCo2e).to_owned(),
        FigureId::ResourceCost => app.w(W::ExplainNameResourceCost).to_owned(),
        FigureId::LossShare => app.w(W::ExplainNameLossShare).to_owned(),
        FigureId::CarriedCost => app.w(W::ExplainNameCarried).to_owned(),
        FigureId::PackageMoney => app.w(W::ExplainNamePackageMoney).to_owned(),
        FigureId::PackageCapital => app.w(W::ExplainNamePackageCapital).to_owned(),
        _ if name.is_empty() => in_words(app, figure).to_owned(),
        _ => name,
    }
}

fn is_counted_in_money(open: &Open, id: &StreamId) -> bool {
    open.evaluation.baseline.streams.iter().any(|s| s.id == *id && s.unit == "VND")
}

/// Where a term comes from, as a sentence.
pub fn origin(app: &App, term: &Term) -> String {
    match &term.origin {
        Origin::Answer(id) => {
            let question = app.catalogue().and_then(|c| question(app, c, id));
            app.f(W::ExplainFromAnswer, &[("question", &question.unwrap_or_default())])
        }
        Origin::Factor { id, date } => factor(app, id, date.as_deref()),
        Origin::OwnValue(id) => {
            let name = value_names::value(app, id);
            let tried = id.starts_with(PAID);
            let word = if tried { W::LiveFromTried } else { W::LiveFromOwn };
            app.f(word, &[("name", &name)])
        }
        Origin::Annuity { rate, years: lifetime, is_own } => {
            let gaps = [percent(app.lang(), *rate, 1), years(app.lang(), *lifetime)];
            let [rate, time] = &gaps;
            let word = if *is_own { W::LiveAnnuityOwn } else { W::LiveAnnuity };
            app.f(word, &[("rate", rate), ("time", time)])
        }
        Origin::Constant(id) if id == "implementation_by_payback" => {
            app.w(W::ExplainFromImplementation).to_owned()
        }
        Origin::Constant(id) if id == "kg_per_unit" => app.w(W::ExplainFromMass).to_owned(),
        Origin::Constant(id) => {
            let found = app.catalogue().and_then(|catalogue| catalogue.constants.known(id));
            let meaning = found.map(|(meaning, _)| app.text(meaning)).unwrap_or_default();
            let assumed = found.is_some_and(|(_, source)| source.is_none());
            let word = if assumed { W::ExplainFromAssumption } else { W::ExplainFromConstant };
            app.f(word, &[("meaning", &meaning)])
        }
        Origin::TradeDefault => app.w(W::ExplainFromTrade).to_owned(),
        Origin::MeasureRecord { measure, field } => {
            let name = names::measure(app, *measure);
            app.f(record_word(field, &term.unit), &[("name", &name)])
        }
        Origin::Opportunity(measure) => opportunity(app, *measure),
        Origin::Figure(figure) => {
            let name = figure_name(app, figure);
            app.f(W::ExplainFromFigure, &[("name", &name)])
        }
        Origin::Package(what) => app.w(package_word(what)).to_owned(),
    }
}

fn opportunity(app: &App, measure: crate::catalogue::MeasureIx) -> String {
    let found = app
        .state
        .open
        .as_ref()
        .and_then(|o| o.evaluation.measures.iter().find(|m| m.measure == measure));
    let answer = found.map_or(MeasureAnswer::NotAsked, |m| m.answer);
    let answer = app.catalogue().and_then(|c| answer_words(app, c, answer)).unwrap_or_default();
    app.f(W::ExplainFromOpportunity, &[("answer", &answer)])
}

/// The question of an answer, for a link.
pub fn question_of(app: &App, id: &str) -> Option<String> {
    app.catalogue().and_then(|c| question(app, c, id))
}

/// The question behind an answer, group fields and own questions of measures included.
fn question(app: &App, catalogue: &Catalogue, id: &str) -> Option<String> {
    let (head, _) = id.split_once('.').unwrap_or((id, ""));
    let text = catalogue
        .input(id)
        .or_else(|| catalogue.input(head))
        .map(|p| p.text)
        .or_else(|| catalogue.question(id).map(|q| q.text))
        .or_else(|| catalogue.measure(id).map(|m| m.question))?;
    Some(app.text(text))
}

/// A price, tariff or conversion factor by its id, with its date.
fn factor(app: &App, id: &str, date: Option<&str>) -> String {
    if id == "tap_water_co2" {
        return app.w(W::YardstickFromTapWater).to_owned();
    }
    let name = app.catalogue().and_then(|c| {
        let f = &c.factors;
        f.carriers
            .iter()
            .find(|r| r.id == id)
            .map(|r| r.name)
            .or_else(|| f.tariffs.iter().find(|r| r.id == id).map(|r| r.name))
            .or_else(|| f.wastes.iter().find(|r| r.id == id).map(|r| r.name))
            .or_else(|| f.materials.iter().find(|r| r.id == id).map(|r| r.name))
    });
    let name = name.map_or_else(|| id.to_owned(), |n| app.text(n));
    match date {
        Some(date) => app.f(W::ExplainFromFactorDated, &[("name", &name), ("date", date)]),
        None => app.f(W::ExplainFromFactor, &[("name", &name)]),
    }
}

/// A field of a measure's record; a quantity under `saving` is what it saves here.
fn record_word(field: &str, unit: &Unit) -> W {
    match field {
        "saving" if *unit != Unit::Share => W::ExplainRecordSaved,
        "saving" => W::ExplainRecordSaving,
        "calculated" => W::ExplainRecordCalculated,
        "taken" => W::MethodFromChain,
        "applicability" => W::ExplainRecordApplicability,
        "knock_ons" => W::ExplainRecordKnockOn,
        "payback_years" => W::ExplainRecordPayback,
        "capex" => W::ExplainRecordCapex,
        "investment" => W::ExplainRecordInvestment,
        "revenue" => W::ExplainRecordRevenue,
        "running_cost" => W::ExplainRecordRunning,
        _ => W::ExplainRecordOther,
    }
}

fn package_word(what: &str) -> W {
    match what {
        "remaining" => W::ExplainPackageRemaining,
        "scale" => W::ExplainPackageScale,
        "saved" => W::ExplainPackageSaved,
        "value_per_unit" => W::ExplainPackageValue,
        "waste_fee" => W::ExplainPackageWasteFee,
        "wastewater_fee" => W::ExplainPackageWastewaterFee,
        "saving_alone" => W::ExplainPackageAlone,
        "saving_alone_as_billed" => W::LiveAloneAsBilled,
        "size" => W::ExplainPackageSize,
        "material_saved" => W::ExplainPackageMaterial,
        "dust_captured" => W::ExplainPackageDust,
        "left_of_sanitary" => W::ExplainPackageSanitary,
        "left_of_total" => W::ExplainPackageTotalWater,
        "wasted" => W::YardstickPackageWasted,
        "weight" => W::MethodFromWeight,
        "kept_in_use" => W::MethodFromKept,
        "circular_inflow" => W::MethodFromInflow,
        "waste_mass" => W::MethodFromWaste,
        "material_mass" => W::MethodFromBought,
        "output" => W::MethodFromOutput,
        "worth_at_irr" => W::MethodFromIrr,
        "fixed_part" => W::MethodFromFixed,
        _ => W::ExplainPackageOther,
    }
}
