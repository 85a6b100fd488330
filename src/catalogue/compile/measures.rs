//! `measures.json` → [`Measure`]s.

use std::collections::BTreeSet;

use super::checker::{At, Checker, Role};
use super::index::Index;
use super::read::Parsed;
use crate::catalogue::json::{
    RawActsOn, RawByProductBase, RawEffort, RawFit, RawGrade, RawKnockOn, RawKnockOnKind,
    RawMeasure, RawSlot, RawTarget, RawText, RawTriangle,
};
use crate::catalogue::{
    ActsOn, ByProduct, ByProductBase, Effort, EndUse, Fit, KnockOn, KnockOnKind, MaterialSlot,
    Measure, OpenedBy, SourceIx, Target, TextId, Triangle, UnitInvestment,
};

/// Steps that every measure explains.
const STEPS: usize = 3;

/// What the compilation of a measure looks up.
pub struct Context<'a> {
    pub index: &'a Index,
    pub end_uses: &'a [EndUse],
    /// Ids of `meta.exclusive_groups`.
    pub groups: BTreeSet<String>,
    /// Keys of the evidence groups.
    pub iac_groups: BTreeSet<String>,
}

/// Evidence per measure: source and the figure as stated.
pub type Evidence = Vec<Vec<(SourceIx, String)>>;

pub fn measures(
    file: &Parsed<'_>,
    raw: &[RawMeasure],
    context: &Context<'_>,
    c: &mut Checker,
) -> (Vec<Measure>, Evidence) {
    raw.iter()
        .map(|measure| one(measure, file.at(&measure.id), context, c))
        .unzip()
}

fn one(
    r: &RawMeasure,
    at: At<'_>,
    context: &Context<'_>,
    c: &mut Checker,
) -> (Measure, Vec<(SourceIx, String)>) {
    let index = context.index;
    numbers(r, at, c);
    names(r, at, context, c);
    let evidence = evidence(r, at, index, c);
    let class = index.cp_classes.get(&r.category).copied();
    let overlaps = r.overlaps_with.iter().filter_map(|id| {
        c.found(
            index.measures.get(id).copied(),
            at,
            "overlaps_with",
            ("measure", id.as_str()),
        )
    });
    let measure = Measure {
        id: r.id.clone(),
        overlaps_with: overlaps.collect(),
        name: c.text(r.name.as_ref(), at, "name"),
        summary: c.text(r.summary.as_ref(), at, "summary"),
        steps: steps(r, at, c),
        applies_when: c.text(r.applies_when.as_ref(), at, "applies_when"),
        question: c.text(r.question.as_ref(), at, "question"),
        category: c
            .found(class, at, "category", ("class", &r.category))
            .unwrap_or(0),
        r_strategy: r.r_strategy.clone(),
        order: r.order,
        trades: index.trades(&r.trades, at, "trades", c),
        targets: targets(&r.targets, at, context, c),
        saving: r.saving.into(),
        acts_on: acts_on(r.saving_acts_on),
        knock_ons: r
            .knock_ons
            .iter()
            .filter_map(|k| knock_on(k, at, context, c))
            .collect(),
        payback_years: r.payback_years.map(Into::into),
        lifetime_years: r.lifetime_years,
        effort: effort(r, at, c),
        needs_survey: r.needs_survey,
        compliance_or_health: r.compliance_or_health,
        umbrella: r.umbrella,
        exclusive_group: r.exclusive_group.clone(),
        requires: index.condition(r.requires.as_ref(), at, "requires", c),
        opened_by: opened_by(r, at, index, c),
        equipment: index.equipment(&r.equipment, at, "equipment", c),
        done_if_equipment: index.equipment(&r.done_if_equipment, at, "done_if_equipment", c),
        grade: r.grade.into(),
        capex_vnd: r.capex,
        running_cost_vnd_per_year: r.running_cost.unwrap_or(0.0),
        revenue_vnd_per_year: r.revenue.unwrap_or(0.0),
        investment: r.investment.as_ref().map(|i| UnitInvestment {
            unit: i.unit.clone(),
            vnd_per_unit: i.vnd_per_unit.into(),
        }),
        yield_kwh_per_kwp: r.yield_kwh_per_kwp,
        by_product: by_product(r, at, index, c),
        exempt_from_loss_limit: r.exempt_from_loss_limit,
        evidence: evidence.iter().map(|(source, _)| *source).collect(),
    };
    (measure, evidence)
}

fn ordered(t: RawTriangle) -> bool {
    t.low <= t.typical && t.typical <= t.high
}

/// Ranges of the figures of one measure.
fn numbers(r: &RawMeasure, at: At<'_>, c: &mut Checker) {
    let s = r.saving;
    c.check(ordered(s), at, "saving", "low ≤ typical ≤ high is expected");
    c.check(
        s.low >= 0.0,
        at,
        "saving.low",
        "a share from 0 to 1 is expected",
    );
    c.check(
        s.high <= 1.0,
        at,
        "saving.high",
        "a share from 0 to 1 is expected",
    );
    if let Some(p) = r.payback_years {
        let ok = ordered(p) && p.low >= 0.0;
        c.check(
            ok,
            at,
            "payback_years",
            "0 ≤ low ≤ typical ≤ high is expected",
        );
    }
    c.check(
        r.lifetime_years > 0.0,
        at,
        "lifetime_years",
        "a number above 0 is expected",
    );
    c.check(
        (1..=5).contains(&r.order),
        at,
        "order",
        "a number from 1 to 5 is expected",
    );
    let money = [
        ("capex", r.capex),
        ("running_cost", r.running_cost),
        ("revenue", r.revenue),
        ("yield_kwh_per_kwp", r.yield_kwh_per_kwp),
    ];
    for (field, value) in money {
        c.check(
            value.is_none_or(|v| v >= 0.0),
            at,
            field,
            "a number of at least 0 is expected",
        );
    }
    if let Some(investment) = &r.investment {
        let ok = ordered(investment.vnd_per_unit) && investment.vnd_per_unit.low >= 0.0;
        c.check(
            ok,
            at,
            "investment.vnd_per_unit",
            "0 ≤ low ≤ typical ≤ high is expected",
        );
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
        c.check(
            !r.targets.is_empty() || earns,
            at,
            "targets",
            "saves nothing and earns nothing",
        );
        let supported = matches!(r.grade, RawGrade::C | RawGrade::D) || !r.evidence.is_empty();
        c.check(supported, at, "evidence", "a grade above C needs evidence");
    }
}

fn steps(r: &RawMeasure, at: At<'_>, c: &mut Checker) -> Vec<TextId> {
    if r.steps.len() != STEPS && at.role != Role::Overlay {
        c.error(
            at,
            "steps",
            format!("{STEPS} steps are expected, not {}", r.steps.len()),
        );
    }
    let mut out = Vec::with_capacity(STEPS);
    for (place, step) in r.steps.iter().enumerate() {
        let step: &RawText = step;
        out.push(c.text(Some(step), at, &format!("steps[{place}]")));
    }
    out
}

fn evidence(r: &RawMeasure, at: At<'_>, index: &Index, c: &mut Checker) -> Vec<(SourceIx, String)> {
    let mut out = Vec::with_capacity(r.evidence.len());
    for (place, e) in r.evidence.iter().enumerate() {
        let field = format!("evidence[{place}].source");
        let id = std::slice::from_ref(&e.source);
        for source in index.sources(id, at, &field, c) {
            out.push((source, e.figure.clone()));
        }
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
            c.check(
                at.role == Role::Overlay,
                at,
                "effort",
                "low, medium or high is expected",
            );
            Effort::Medium
        }
    }
}

/// The stream that a record names must be the one of its end use.
fn same_stream(stream: &str, end_use: &EndUse) -> bool {
    let prefix = end_use.id.split_once('.').map_or("", |(prefix, _)| prefix);
    prefix == stream || (prefix == "elec" && stream == "electricity")
}

fn targets(raw: &[RawTarget], at: At<'_>, context: &Context<'_>, c: &mut Checker) -> Vec<Target> {
    let mut out = Vec::with_capacity(raw.len());
    for (place, t) in raw.iter().enumerate() {
        let field = format!("targets[{place}]");
        let ok = t.applicability > 0.0 && t.applicability <= 1.0;
        let applicability = format!("{field}.applicability");
        c.check(
            ok,
            at,
            &applicability,
            "a share above 0 and up to 1 is expected",
        );
        let place = format!("{field}.end_use");
        let Some(ix) = context.index.end_use(&t.end_use, at, &place, c) else {
            continue;
        };
        if let Some(end_use) = context.end_uses.get(usize::from(ix.0)) {
            let fits = same_stream(&t.stream, end_use);
            c.check(
                fits,
                at,
                &format!("{field}.stream"),
                "is not the stream of the end use",
            );
        }
        let material = t.material.map(|slot| match slot {
            RawSlot::Material1 => MaterialSlot::Material1,
            RawSlot::Material2 => MaterialSlot::Material2,
            RawSlot::Material3 => MaterialSlot::Material3,
        });
        out.push(Target {
            end_use: ix,
            applicability: t.applicability,
            material,
        });
    }
    out
}

fn knock_on(k: &RawKnockOn, at: At<'_>, context: &Context<'_>, c: &mut Checker) -> Option<KnockOn> {
    let field = format!("knock_ons.{}", k.end_use);
    let end_use = context.index.end_use(&k.end_use, at, &field, c)?;
    if let Some(e) = context.end_uses.get(usize::from(end_use.0)) {
        c.check(
            same_stream(&k.stream, e),
            at,
            &field,
            "stream is not that of the end use",
        );
    }
    let factor = match (k.low, k.typical, k.high) {
        (Some(low), Some(typical), Some(high)) => Some(RawTriangle { low, typical, high }),
        (None, None, None) => None,
        _ => {
            c.error(
                at,
                &field,
                "low, typical and high are all numbers or all null",
            );
            None
        }
    };
    let (kind, fits) = match k.kind {
        RawKnockOnKind::TextOnly => (KnockOnKind::TextOnly, factor.is_none()),
        RawKnockOnKind::SavingFraction => (
            KnockOnKind::SavingFraction,
            factor.is_some_and(|t| t.low >= 0.0 && t.high <= 1.0),
        ),
        RawKnockOnKind::ExtraUse => {
            if factor.is_some_and(|t| t.high > 0.0) {
                c.warn(
                    at,
                    &field,
                    "extra use that may also save: the range crosses 0",
                );
            }
            (KnockOnKind::ExtraUse, factor.is_some())
        }
    };
    c.check(fits, at, &field, "the figures do not fit the kind");
    c.check(
        factor.is_none_or(ordered),
        at,
        &field,
        "low ≤ typical ≤ high is expected",
    );
    let none = Triangle {
        low: 0.0,
        mode: 0.0,
        high: 0.0,
    };
    Some(KnockOn {
        end_use,
        factor: factor.map_or(none, Into::into),
        kind,
    })
}

/// How answers open the measure; questions that the bank lacks stay in an overlay.
fn opened_by(r: &RawMeasure, at: At<'_>, index: &Index, c: &mut Checker) -> OpenedBy {
    let raw = &r.opened_by;
    let mut questions = raw.questions.clone();
    if at.role != Role::Overlay {
        questions.retain(|id| {
            let known = index.questions.contains(id).then_some(());
            c.found(known, at, "opened_by.questions", ("question", id.as_str()))
                .is_some()
        });
        let own = raw.fit == RawFit::OwnQuestion;
        let ok = own == raw.questions.is_empty();
        c.check(
            ok,
            at,
            "opened_by.fit",
            "own_question means no bank question, the others need one",
        );
    }
    OpenedBy {
        fit: match raw.fit {
            RawFit::Direct => Fit::Direct,
            RawFit::Proxy => Fit::Proxy,
            RawFit::OwnQuestion => Fit::OwnQuestion,
        },
        questions,
        own_question_in: index.trades(&raw.own_question_in, at, "opened_by.own_question_in", c),
    }
}

fn by_product(r: &RawMeasure, at: At<'_>, index: &Index, c: &mut Checker) -> Option<ByProduct> {
    let raw = r.by_product.as_ref()?;
    let known = index.waste_rows.contains(&raw.waste_row).then_some(());
    c.found(
        known,
        at,
        "by_product.waste_row",
        ("waste row", &raw.waste_row),
    )?;
    Some(ByProduct {
        waste_row: raw.waste_row.clone(),
        base: match raw.base {
            RawByProductBase::Waste => ByProductBase::Waste,
            RawByProductBase::Loss => ByProductBase::Loss,
        },
    })
}
