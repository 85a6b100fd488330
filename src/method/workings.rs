//! The formulas of a step, with the numbers of one business. Figures are explained by the engine;
//! what it gives no figure for is put together here from the engine's results and checked against
//! them by a test.

use super::{Case, Section};
use crate::assessment::Practice;
use crate::catalogue::{
    EndUseIx, EndUseKind, MeasureIx, Question, QuestionKind, ScaleStep, TextId,
};
use crate::engine::follow_up::{by_fixed_share, by_ratio};
use crate::engine::{
    Contribution, Explanation, Expr, FigureId, MeasureResult, Origin, StreamBaseline, StreamId,
    Term, Unit, annuity, explain,
};

/// A formula that has no page of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Working {
    pub name: WorkingName,
    pub value: f64,
    pub unit: Unit,
    pub expr: Expr,
}

/// What a working shows.
#[derive(Clone, Debug, PartialEq)]
pub enum WorkingName {
    /// All measures on one end use.
    Chain(EndUseIx),
    /// The rate (0.12 = 12 % a year) at which a measure just pays.
    Irr(MeasureIx, f64),
    /// How far off the whole result may be.
    HalfWidth,
    /// Score of one dimension.
    Score(TextId),
    Circularity,
    /// Mark of a pair of by-products.
    Pair,
    /// A look back, everything following the output.
    ByRatio,
    /// A look back with a fixed part.
    ByFixedShare,
}

/// Figures of a step that the engine explains; those that this business lacks are left out.
pub fn figures(section: Section, case: &Case) -> Vec<Explanation> {
    let wanted = match section {
        Section::Bills => bills(case),
        Section::Norms => {
            let mut all = streams(case, |id| vec![FigureId::StreamNorm(id.clone())]);
            all.truncate(1);
            all.extend([FigureId::Energy, FigureId::Co2e, FigureId::ResourceCost]);
            all
        }
        Section::Losses => vec![FigureId::LossShare, FigureId::CarriedCost, FigureId::LossTotal],
        Section::Together => later_measure(case).into_iter().map(FigureId::MeasureMoney).collect(),
        Section::KnockOns => knock_on(case).into_iter().map(FigureId::MeasureMoney).collect(),
        Section::Finance => finance(case),
        Section::Indicators => vec![
            FigureId::MaterialPct,
            FigureId::EnergyPct,
            FigureId::DustPct,
            FigureId::DomesticWastewaterPct,
            FigureId::CombinedPct,
        ],
        Section::Ranges => vec![FigureId::PackageMoney],
        _ => Vec::new(),
    };
    let explained = |id: FigureId| explain(case.catalogue, case.inputs, case.evaluation, &id);
    wanted.into_iter().filter_map(explained).collect()
}

/// What was stated or derived of each stream: the amount, or the money where only that is counted.
fn bills(case: &Case) -> Vec<FigureId> {
    let stream = |id: &StreamId| case.evaluation.baseline.stream(id);
    let in_money = |id: &StreamId| stream(id).is_some_and(|s| s.unit == "VND");
    let mut all = streams(case, |id| match id {
        id if in_money(id) => vec![FigureId::StreamCost(id.clone())],
        _ => vec![FigureId::StreamQuantity(id.clone())],
    });
    let power = FigureId::StreamCost(StreamId::Electricity);
    all.insert(all.len().min(1), power);
    all
}

/// Electricity, the first fuel, water and the first material, as far as they are used.
fn streams(case: &Case, of: impl Fn(&StreamId) -> Vec<FigureId>) -> Vec<FigureId> {
    let kinds: [fn(&StreamId) -> bool; 4] = [
        |id| *id == StreamId::Electricity,
        |id| matches!(id, StreamId::Fuel(_)),
        |id| *id == StreamId::Water,
        |id| *id == StreamId::Material1,
    ];
    let all = &case.evaluation.baseline.streams;
    let first = |kind: &fn(&StreamId) -> bool| all.iter().find(|s| kind(&s.id)).map(|s| of(&s.id));
    kinds.iter().filter_map(first).flatten().collect()
}

fn members<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a MeasureResult> {
    case.evaluation.measures.iter().filter(|m| m.selected)
}

/// The member with the most money among those that `fits`.
fn best<'a>(case: &Case<'a>, fits: impl Fn(&MeasureResult) -> bool) -> Option<&'a MeasureResult> {
    members(case).filter(|m| fits(m)).max_by(|a, b| a.package.money.0.total_cmp(&b.package.money.0))
}

/// A measure that acts on what others leave.
fn later_measure(case: &Case) -> Option<MeasureIx> {
    let later = |c: &Contribution| c.remaining < 1.0 && !c.knock_on && !c.money_only;
    best(case, |m| m.contributions.iter().any(later)).map(|m| m.measure)
}

fn knock_on(case: &Case) -> Option<MeasureIx> {
    best(case, |m| m.contributions.iter().any(|c| c.knock_on)).map(|m| m.measure)
}

/// The measure with capital that saves the most.
fn invested<'a>(case: &Case<'a>) -> Option<&'a MeasureResult> {
    best(case, |m| m.finance.capital.is_some_and(|c| c.0 > 0.0) && m.package_finance.irr.is_some())
}

fn finance(case: &Case) -> Vec<FigureId> {
    let mut all = Vec::new();
    if let Some(m) = invested(case) {
        all.push(FigureId::MeasureCapital(m.measure));
        all.push(FigureId::MeasurePayback(m.measure));
        all.push(FigureId::MeasureNpv(m.measure));
    }
    all.extend([FigureId::PackageCapital, FigureId::PackagePayback, FigureId::LikelyWithinAYear]);
    all
}

/// Formulas of a step that are no figures of the engine's explanation.
pub fn workings(section: Section, case: &Case) -> Vec<Working> {
    match section {
        Section::Together => chain(case).into_iter().map(|c| chain_total(&c)).collect(),
        Section::Finance => invested(case).and_then(irr).into_iter().collect(),
        Section::Confidence => vec![half_width(case)],
        Section::Scores => score(case).into_iter().collect(),
        Section::Circularity => circularity(case).into_iter().collect(),
        Section::LookBack => look_back(case).into_iter().flatten().collect(),
        _ => Vec::new(),
    }
}

fn term(value: f64, unit: Unit, origin: Origin) -> Expr {
    Expr::Term(Term { value, unit, origin, grade: None, sources: Vec::new() })
}

pub(super) fn constant(value: f64, unit: Unit, id: &str) -> Expr {
    term(value, unit, Origin::Constant(id.to_owned()))
}

pub(super) fn one() -> Expr {
    constant(1.0, Unit::Number, "one")
}

pub(super) fn difference(a: Expr, b: Expr) -> Expr {
    Expr::Difference(Box::new(a), Box::new(b))
}

pub(super) fn quotient(a: Expr, b: Expr) -> Expr {
    Expr::Quotient(Box::new(a), Box::new(b))
}

/// What several measures take of one part of a stream, in their order.
pub(super) struct Chain {
    pub end_use: EndUseIx,
    /// Measure, share left before it, share of that which it takes.
    pub links: Vec<(MeasureIx, f64, f64)>,
}

/// The part of a stream on which most measures meet without a limit in the way; what umbrella
/// measures take beside the strongest is already counted in their share.
pub(super) fn chain(case: &Case) -> Option<Chain> {
    let mut best: Option<Chain> = None;
    for (at, end_use) in case.catalogue.end_uses.iter().enumerate() {
        let ix = EndUseIx(u8::try_from(at).ok()?);
        if !matches!(end_use.kind, EndUseKind::Specific | EndUseKind::Loss) {
            continue;
        }
        let mut on: Vec<(MeasureIx, &Contribution)> = Vec::new();
        for m in members(case) {
            on.extend(m.contributions.iter().filter(|c| c.end_use == ix).map(|c| (m.measure, c)));
        }
        let first = on.first().map(|(_, c)| c.stream.clone());
        on.retain(|(_, c)| Some(&c.stream) == first.as_ref());
        let links = on.iter().map(|(m, c)| {
            let takes = (c.applicability * c.fraction * c.opportunity).min(1.0) * c.scale;
            (*m, c.remaining, takes)
        });
        let mut links: Vec<_> = links.collect();
        crate::order::Order::order_by(links.as_mut_slice(), |a, b| b.1.total_cmp(&a.1));
        // Where a limit shares out less, what is left is no longer the product of the links.
        let mut left = 1.0;
        let follows = |(_, before, takes): &(MeasureIx, f64, f64)| {
            let is_next = (before - left).abs() < 1e-9;
            left = before * (1.0 - takes);
            is_next
        };
        let plain = on.iter().all(|(_, c)| !c.knock_on && !c.money_only);
        let plain = plain && links.iter().all(follows);
        let longer = links.len() > best.as_ref().map_or(1, |b| b.links.len());
        if plain && longer {
            best = Some(Chain { end_use: ix, links });
        }
    }
    best
}

/// 1 − Π(1 − φ) (Method §4.11).
fn chain_total(chain: &Chain) -> Working {
    let left = chain.links.iter().map(|(measure, _, takes)| {
        let origin = Origin::MeasureRecord { measure: *measure, field: "taken" };
        difference(one(), term(*takes, Unit::Share, origin))
    });
    let expr = difference(one(), Expr::Product(left.collect()));
    let value = expr.eval();
    Working { name: WorkingName::Chain(chain.end_use), value, unit: Unit::Share, expr }
}

/// Saving × annuity at the internal rate − capital = 0 (Method §4.15).
fn irr(result: &MeasureResult) -> Option<Working> {
    let rate = result.package_finance.irr?;
    let capital = result.finance.capital?.0;
    let (ix, years) = (result.measure, result.lifetime.0);
    let worth = Origin::Package("worth_at_irr");
    let money = Origin::Figure(FigureId::MeasureMoney(ix));
    let saved = Expr::Product(vec![
        term(result.package.money.0, Unit::Vnd, money),
        term(annuity(rate, years), Unit::Years, worth),
    ]);
    let capital = term(capital, Unit::Vnd, Origin::Figure(FigureId::MeasureCapital(ix)));
    let expr = difference(saved, capital);
    Some(Working { name: WorkingName::Irr(ix, rate), value: 0.0, unit: Unit::Vnd, expr })
}

/// Σ cost × half-width ÷ cost (Method §2.2).
fn half_width(case: &Case) -> Working {
    let widths = case.catalogue.constants.confidence_half_widths;
    let base = &case.evaluation.baseline;
    let part = |s: &StreamBaseline| {
        let width = s.grade.of(widths);
        let cost = Origin::Figure(FigureId::StreamCost(s.id.clone()));
        let cost = Expr::Term(Term {
            value: s.cost.0,
            unit: Unit::Vnd,
            origin: cost,
            grade: Some(s.grade),
            sources: Vec::new(),
        });
        let width = constant(width, Unit::Share, "confidence_half_width");
        Expr::Product(vec![cost, width])
    };
    let whole = Origin::Figure(FigureId::ResourceCost);
    let expr = quotient(
        Expr::Sum(base.streams.iter().map(part).collect()),
        term(base.resource_cost.0, Unit::Vnd, whole),
    );
    let value = case.evaluation.confidence.half_width;
    Working { name: WorkingName::HalfWidth, value, unit: Unit::Share, expr }
}

/// 100 × Σ weight × points ÷ Σ weight of the dimension with the fewest answers that still counts
/// (Method §4.18): the shortest sum to follow.
fn score(case: &Case) -> Option<Working> {
    let enough = usize::from(case.catalogue.constants.score_min_questions);
    let scored = case.evaluation.scores.dimensions.iter().enumerate();
    let scored = scored.filter_map(|(at, s)| s.as_ref().map(|s| (at, s)));
    let (at, score) =
        scored.filter(|(_, s)| s.questions >= enough).min_by_key(|(_, s)| s.questions)?;
    let points = |q: &Question| -> Option<(f64, f64, String)> {
        let answer = case.inputs.practices.get(&q.id)?;
        let step = case.catalogue.scale.iter().find(|s| means(s, *answer))?;
        Some((q.weight, step.score?, q.id.clone()))
    };
    let asked = case.catalogue.questions.iter();
    let asked =
        asked.filter(|q| usize::from(q.dimension) == at && q.kind == QuestionKind::Practice);
    let rows: Vec<_> = asked.filter_map(points).collect();
    let weight = |w: f64| term(w, Unit::Number, Origin::Package("weight"));
    let part = |(w, points, id): &(f64, f64, String)| {
        let points = term(*points, Unit::Number, Origin::Answer(id.clone()));
        Expr::Product(vec![weight(*w), points])
    };
    let expr = Expr::Product(vec![
        constant(100.0, Unit::Number, "percent"),
        quotient(
            Expr::Sum(rows.iter().map(part).collect()),
            Expr::Sum(rows.iter().map(|(w, ..)| weight(*w)).collect()),
        ),
    ]);
    let name = case.catalogue.dimensions.get(at)?.name;
    Some(Working { name: WorkingName::Score(name), value: score.value, unit: Unit::Number, expr })
}

fn means(step: &ScaleStep, answer: Practice) -> bool {
    step.id
        == match answer {
            Practice::Yes => "yes",
            Practice::Partly => "partly",
            Practice::No => "no",
            Practice::DontKnow => "dk",
            Practice::NotRelevant => "na",
        }
}

/// (kept × waste + recycled × bought) ÷ (waste + bought) (Method §4.21).
fn circularity(case: &Case) -> Option<Working> {
    let found = &case.evaluation.circularity;
    let base = &case.evaluation.baseline;
    let (waste, bought) = (base.waste?.0, base.material_mass?.0);
    let share = |value, what| term(value, Unit::Share, Origin::Package(what));
    let mass = |value, what| term(value, Unit::Kilogram, Origin::Package(what));
    let kept = Expr::Product(vec![
        share(found.waste_kept_in_use?, "kept_in_use"),
        mass(waste, "waste_mass"),
    ]);
    let recycled = Expr::Product(vec![
        share(found.circular_inflow?, "circular_inflow"),
        mass(bought, "material_mass"),
    ]);
    let whole = Expr::Sum(vec![mass(waste, "waste_mass"), mass(bought, "material_mass")]);
    let expr = quotient(Expr::Sum(vec![kept, recycled]), whole);
    let value = found.circularity?;
    Some(Working { name: WorkingName::Circularity, value, unit: Unit::Share, expr })
}

/// Both ways to look back (Method §4.24), tried on electricity used as planned while the output
/// grows by the step at which the second way takes over.
fn look_back(case: &Case) -> Option<[Working; 2]> {
    let (base, c) = (&case.evaluation.baseline, &case.catalogue.constants);
    let power = base.stream(&StreamId::Electricity)?;
    let output = base.output_per_year?;
    let saved = &case.evaluation.package.saved_by_stream;
    let saved = saved.iter().find(|(id, _)| *id == power.id).map_or(0.0, |(_, q)| *q);
    let (change, fixed) = (c.followup_output_change, c.fixed_share.electricity);
    let unit = || Unit::Named(power.unit.clone());
    let before = || {
        let origin = Origin::Figure(FigureId::StreamQuantity(power.id.clone()));
        term(power.quantity, unit(), origin)
    };
    let grown = || Expr::Sum(vec![one(), constant(change, Unit::Share, "followup_output_change")]);
    let made = || term(output, Unit::Named(base.output_unit.clone()), Origin::Package("output"));
    let made_now = || Expr::Product(vec![made(), grown()]);
    let now = || difference(before(), term(saved, unit(), Origin::Package("saved")));
    let norm = difference(quotient(before(), made()), quotient(now(), made_now()));
    let by_output = Expr::Product(vec![norm, made_now()]);
    let constant_part = || term(fixed, Unit::Share, Origin::Package("fixed_part"));
    let follows = Expr::Product(vec![difference(one(), constant_part()), grown()]);
    let adjusted = Expr::Product(vec![before(), Expr::Sum(vec![constant_part(), follows])]);
    let with_fixed = difference(adjusted, now());
    let (used, output_now) = (power.quantity - saved, output * (1.0 + change));
    let ratio = by_ratio(power.quantity, used, output, output_now).quantity;
    let share = by_fixed_share(power.quantity, used, output, output_now, fixed).quantity;
    let working = |name, value, expr| Working { name, value, unit: unit(), expr };
    Some([
        working(WorkingName::ByRatio, ratio, by_output),
        working(WorkingName::ByFixedShare, share, with_fixed),
    ])
}
