//! `measures.json` → [`Measure`]s.

use std::collections::{BTreeMap, BTreeSet};

use super::checker::{At, Checker, Role};
use super::handbook::{one_source, pair};
use super::index::Index;
use super::measure_parts::{
    by_product, deeper, knock_on, opened_by, subtrade_trades, subtrades, targets,
};
use super::read::Parsed;
use crate::catalogue::json::{RawActsOn, RawEffort, RawGrade, RawMeasure, RawText, RawTriangle};
use crate::catalogue::{ActsOn, Effort, EndUse, Measure, Proof, TextId, TradeIx, UnitInvestment};

/// Steps that every measure explains.
const STEPS: usize = 3;

/// What the compilation of a measure looks up.
pub struct Context<'a> {
    pub index: &'a Index,
    pub end_uses: &'a [EndUse],
    /// Answer ids that a calculation may use.
    pub facts: BTreeSet<String>,
    /// Kinds of work that are asked, with the trades in which they are.
    pub subtrades: BTreeMap<String, Vec<TradeIx>>,
    /// Ids of `meta.exclusive_groups`.
    pub groups: BTreeSet<String>,
    /// Keys of the evidence groups.
    pub iac_groups: BTreeSet<String>,
}

pub fn measures(
    file: &Parsed<'_>,
    raw: &[RawMeasure],
    context: &Context<'_>,
    c: &mut Checker,
) -> (Vec<Measure>, Vec<Vec<Proof>>) {
    raw.iter().map(|measure| one(measure, file.at(&measure.id), context, c)).unzip()
}

fn one(
    r: &RawMeasure,
    at: At<'_>,
    context: &Context<'_>,
    c: &mut Checker,
) -> (Measure, Vec<Proof>) {
    let index = context.index;
    numbers(r, at, c);
    names(r, at, context, c);
    let evidence = evidence(r, at, index, c);
    let class = index.cp_classes.get(&r.category).copied();
    let overlaps = r.overlaps_with.iter().filter_map(|id| {
        c.found(index.measures.get(id).copied(), at, "overlaps_with", ("measure", id.as_str()))
    });
    let measure = Measure {
        id: r.id.clone(),
        overlaps_with: overlaps.collect(),
        name: c.text(r.name.as_ref(), at, "name"),
        summary: c.text(r.summary.as_ref(), at, "summary"),
        steps: steps(r, at, c),
        applies_when: c.text(r.applies_when.as_ref(), at, "applies_when"),
        question: c.text(r.question.as_ref(), at, "question"),
        category: c.found(class, at, "category", ("class", &r.category)).unwrap_or(0),
        r_strategy: r.r_strategy.clone(),
        order: r.order,
        trades: index.trades(&r.trades, at, "trades", c),
        targets: targets(&r.targets, at, context, c),
        saving: r.saving.into(),
        acts_on: acts_on(r.saving_acts_on),
        knock_ons: r.knock_ons.iter().filter_map(|k| knock_on(k, at, context, c)).collect(),
        payback_years: r.payback_years.map(Into::into),
        lifetime_years: r.lifetime_years,
        effort: effort(r, at, c),
        needs_survey: r.needs_survey,
        compliance_or_health: r.compliance_or_health,
        umbrella: r.umbrella,
        exclusive_group: r.exclusive_group.clone(),
        requires: index.condition(r.requires.as_ref(), at, "requires", c),
        opened_by: opened_by(r, at, index, c),
        subtrade_trades: subtrade_trades(r, context),
        subtrades: subtrades(r, context),
        deeper: deeper(r, at, context, c),
        equipment: index.equipment(&r.equipment, at, "equipment", c),
        done_if_equipment: index.equipment(&r.done_if_equipment, at, "done_if_equipment", c),
        grade: r.grade.into(),
        capex_vnd: r.capex,
        running_cost_vnd_per_year: r.running_cost.unwrap_or(0.0),
        revenue_vnd_per_year: r.revenue.unwrap_or(0.0),
        investment: r
            .investment
            .as_ref()
            .map(|i| UnitInvestment { unit: i.unit.clone(), vnd_per_unit: i.vnd_per_unit.into() }),
        yield_kwh_per_kwp: r.yield_kwh_per_kwp,
        by_product: by_product(r, at, index, c),
        exempt_from_loss_limit: r.exempt_from_loss_limit,
        evidence: evidence.iter().map(|proof| proof.source).collect(),
    };
    (measure, evidence)
}

/// Low, typical and high stand in rising order.
pub fn ordered(t: RawTriangle) -> bool {
    t.low <= t.typical && t.typical <= t.high
}

/// Ranges of the figures of one measure.
fn numbers(r: &RawMeasure, at: At<'_>, c: &mut Checker) {
    let s = r.saving;
    c.check(ordered(s), at, "saving", "low ≤ typical ≤ high is expected");
    c.check(s.low >= 0.0, at, "saving.low", "a share from 0 to 1 is expected");
    c.check(s.high <= 1.0, at, "saving.high", "a share from 0 to 1 is expected");
    if let Some(p) = r.payback_years {
        let ok = ordered(p) && p.low >= 0.0;
        c.check(ok, at, "payback_years", "0 ≤ low ≤ typical ≤ high is expected");
    }
    c.check(r.lifetime_years > 0.0, at, "lifetime_years", "a number above 0 is expected");
    c.check((1..=5).contains(&r.order), at, "order", "a number from 1 to 5 is expected");
    let money = [
        ("capex", r.capex),
        ("running_cost", r.running_cost),
        ("revenue", r.revenue),
        ("yield_kwh_per_kwp", r.yield_kwh_per_kwp),
    ];
    for (field, value) in money {
        c.check(value.is_none_or(|v| v >= 0.0), at, field, "a number of at least 0 is expected");
    }
    if let Some(investment) = &r.investment {
        let ok = ordered(investment.vnd_per_unit) && investment.vnd_per_unit.low >= 0.0;
        c.check(ok, at, "investment.vnd_per_unit", "0 ≤ low ≤ typical ≤ high is expected");
    }
}

/// Words that must come from a fixed list, and what a full record must not leave out.
fn names(r: &RawMeasure, at: At<'_>, context: &Context<'_>, c: &mut Checker) {
    if let Some(strategy) = &r.r_strategy {
        let digit = strategy.strip_prefix('R').filter(|d| d.len() == 1);
        let ok = digit.is_some_and(|d| d.chars().all(|c| c.is_ascii_digit()));
        c.check(ok, at, "r_strategy", "R0 to R9 is expected");
    }
    if let Some(group) = &r.exclusive_group {
        let known = context.groups.contains(group).then_some(());
        c.found(known, at, "exclusive_group", ("exclusive group", group));
    }
    if let Some(group) = &r.iac_group {
        let known = context.iac_groups.contains(group).then_some(());
        c.found(known, at, "iac_group", ("evidence group", group));
    }
    if at.role == Role::Full {
        let earns = r.revenue.unwrap_or(0.0) > 0.0 || r.by_product.is_some();
        c.check(!r.targets.is_empty() || earns, at, "targets", "saves nothing and earns nothing");
        let supported = matches!(r.grade, RawGrade::C | RawGrade::D) || !r.evidence.is_empty();
        c.check(supported, at, "evidence", "a grade above C needs evidence");
    }
}

fn steps(r: &RawMeasure, at: At<'_>, c: &mut Checker) -> Vec<TextId> {
    if r.steps.len() != STEPS && at.role != Role::Overlay {
        c.error(at, "steps", format!("{STEPS} steps are expected, not {}", r.steps.len()));
    }
    let mut out = Vec::with_capacity(STEPS);
    for (place, step) in r.steps.iter().enumerate() {
        let step: &RawText = step;
        out.push(c.text(Some(step), at, &format!("steps[{place}]")));
    }
    out
}

fn evidence(r: &RawMeasure, at: At<'_>, index: &Index, c: &mut Checker) -> Vec<Proof> {
    let mut out = Vec::with_capacity(r.evidence.len());
    for (place, e) in r.evidence.iter().enumerate() {
        let field = |name| format!("evidence[{place}].{name}");
        let figure = pair(&e.figure.text(), at, &field("figure"), c);
        let source = one_source(Some(&e.source), at, &field("source"), index, c);
        out.extend(source.map(|source| Proof { source, figure }));
    }
    out
}

fn acts_on(raw: RawActsOn) -> ActsOn {
    match raw {
        RawActsOn::Quantity => ActsOn::Quantity,
        RawActsOn::MoneyOnly => ActsOn::MoneyOnly,
        RawActsOn::Emission => ActsOn::Emission,
        RawActsOn::VirginSubstitution => ActsOn::VirginSubstitution,
    }
}

fn effort(r: &RawMeasure, at: At<'_>, c: &mut Checker) -> Effort {
    match r.effort {
        Some(RawEffort::Low) => Effort::Low,
        Some(RawEffort::Medium) => Effort::Medium,
        Some(RawEffort::High) => Effort::High,
        None => {
            c.check(at.role == Role::Overlay, at, "effort", "low, medium or high is expected");
            Effort::Medium
        }
    }
}
