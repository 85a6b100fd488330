//! The class of a measure, decided on its figures alone (Method §4.15–4.16).

use super::candidate::Candidate;
use super::numbers::within;
use super::{CapitalOrigin, Class, Contribution, Finance, MeasureAnswer, StudyReason};
use crate::assessment::Inputs;
use crate::catalogue::{ActsOn, Constants, Grade};
use crate::engine::numbers::share;
use crate::units::Vnd;

/// A class with the flags behind it.
#[derive(Clone, Debug)]
pub(super) struct Verdict {
    pub class: Class,
    pub study_reasons: Vec<StudyReason>,
}

/// What the verdict looks at.
pub(super) struct Figures<'a> {
    /// Net money alone.
    pub money: f64,
    pub finance: Finance,
    pub capital_origin: CapitalOrigin,
    /// More than half of the money saved lies on streams of grade D.
    pub mostly_grade_d: bool,
    pub resource_cost: f64,
    pub constants: &'a Constants,
}

/// First rule that fits.
pub(super) fn verdict(candidate: &Candidate, figures: &Figures) -> Verdict {
    let simple = |class| Verdict { class, study_reasons: Vec::new() };
    match candidate.opening.answer {
        MeasureAnswer::Yes | MeasureAnswer::NotRelevant => return simple(Class::Done),
        MeasureAnswer::NotAsked => return simple(Class::Hint),
        MeasureAnswer::Partly | MeasureAnswer::No | MeasureAnswer::DontKnow => {}
    }
    let clear = candidate.opening.answer != MeasureAnswer::DontKnow;
    if candidate.measure.compliance_or_health && clear && figures.money <= 0.0 {
        return simple(Class::Health);
    }
    if loses_money(figures) {
        return simple(Class::NotNow);
    }
    let study_reasons = study_reasons(candidate, figures);
    if !study_reasons.is_empty() {
        return Verdict { class: Class::Study, study_reasons };
    }
    match by_payback(figures) {
        Class::Study => {
            Verdict { class: Class::Study, study_reasons: vec![StudyReason::SlowPayback] }
        }
        class => simple(class),
    }
}

/// NPV below zero; a figure on the limit is not, and an empty capital never is.
fn loses_money(figures: &Figures) -> bool {
    let (Some(npv), Some(capital)) = (figures.finance.npv, figures.finance.capital) else {
        return false;
    };
    npv.0 < -figures.constants.tolerance * capital.0.max(1.0)
}

fn study_reasons(candidate: &Candidate, figures: &Figures) -> Vec<StudyReason> {
    let flags = [
        (candidate.opening.answer == MeasureAnswer::DontKnow, StudyReason::DontKnow),
        (candidate.opening.by_proxy, StudyReason::Proxy),
        (candidate.grade() >= Grade::C, StudyReason::GradeC),
        (candidate.measure.needs_survey, StudyReason::NeedsSurvey),
        (figures.finance.capital.is_none(), StudyReason::NoCapital),
        (candidate.default_sale_price, StudyReason::DefaultSalePrice),
        (figures.mostly_grade_d, StudyReason::MoneyOnGradeD),
    ];
    flags.into_iter().filter(|(set, _)| *set).map(|(_, reason)| reason).collect()
}

/// Do now, plan, or look closer because it pays too slowly.
fn by_payback(figures: &Figures) -> Class {
    let constants = figures.constants;
    let capital = figures.finance.capital.map_or(0.0, |c| c.0);
    let payback = figures.finance.payback.map(|p| p.0);
    let at_most = |limit: f64| payback.is_some_and(|p| within(p, limit, constants.tolerance));
    let small_sum =
        constants.small_vnd.max(constants.small_share_of_resource_cost * figures.resource_cost);
    let small = within(capital, small_sum, constants.tolerance);
    let in_money =
        matches!(figures.capital_origin, CapitalOrigin::Quote | CapitalOrigin::Catalogue);
    if capital == 0.0
        || at_most(constants.quick_win_payback_years)
        || small && at_most(constants.quick_win_small_payback_years)
    {
        Class::QuickWin
    } else if at_most(constants.plan_payback_years) || small && in_money {
        Class::Plan
    } else {
        Class::Study
    }
}

/// Investment: quotation, catalogue, size × price, or payback × saving alone (Method §4.15).
pub(super) fn capital(
    candidate: &Candidate,
    inputs: &Inputs,
    net_alone: f64,
    kwh_alone: f64,
) -> (Option<Vnd>, CapitalOrigin) {
    let measure = candidate.measure;
    if measure.acts_on == ActsOn::VirginSubstitution {
        return (None, CapitalOrigin::None);
    }
    let quote = inputs.quotes_vnd.get(&measure.id).and_then(|q| share(Some(*q), 1e15));
    if let Some(quote) = quote {
        return (Some(Vnd(quote)), CapitalOrigin::Quote);
    }
    if let Some(capex) = measure.capex_vnd {
        return (Some(Vnd(capex)), CapitalOrigin::Catalogue);
    }
    if net_alone <= 0.0 {
        return (None, CapitalOrigin::None);
    }
    if let (Some(unit), Some(per_kwp)) = (&measure.investment, measure.yield_kwh_per_kwp)
        && per_kwp > 0.0
    {
        return (Some(Vnd(kwh_alone / per_kwp * unit.vnd_per_unit.mode)), CapitalOrigin::Sized);
    }
    match measure.payback_years {
        Some(payback) => (Some(Vnd(payback.mode * net_alone)), CapitalOrigin::FromPayback),
        None => (None, CapitalOrigin::None),
    }
}

/// Whether more than the given share of the money saved lies on streams of grade D.
pub(super) fn mostly_grade_d(
    contributions: &[Contribution],
    is_grade_d: impl Fn(&Contribution) -> bool,
    other_money: f64,
    limit: f64,
) -> bool {
    let money = |c: &Contribution| c.quantity * c.value_per_unit;
    let whole: f64 = contributions.iter().map(money).sum::<f64>() + other_money;
    let uncertain: f64 = contributions.iter().filter(|c| is_grade_d(c)).map(money).sum();
    uncertain > 0.0 && uncertain > limit * whole
}

/// Whether a class may enter the headline by itself.
pub(super) fn is_headline(class: Class) -> bool {
    matches!(class, Class::QuickWin | Class::Plan | Class::Health)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::EndUseIx;

    fn part(end_use: u8, quantity: f64, value_per_unit: f64) -> Contribution {
        Contribution {
            stream: crate::engine::StreamId::Electricity,
            end_use: EndUseIx(end_use),
            base: quantity,
            remaining: 1.0,
            applicability: 1.0,
            fraction: 1.0,
            opportunity: 1.0,
            scale: 1.0,
            quantity,
            value_per_unit,
            knock_on: false,
            money_only: false,
        }
    }

    /// 3 × 20 = 60 of a poor grade beside 40 of a good one and what else it earns.
    #[test]
    fn more_than_its_share_must_lie_on_guesses() {
        let parts = [part(0, 3.0, 20.0), part(1, 8.0, 5.0)];
        let poor = |c: &Contribution| c.end_use == EndUseIx(0);
        let mostly = |other, limit| mostly_grade_d(&parts, poor, other, limit);
        assert!(mostly(0.0, 0.59) && !mostly(0.0, 0.6) && !mostly(0.0, 0.61));
        assert!(mostly(20.0, 0.49) && !mostly(20.0, 0.5), "60 of 120");
        assert!(mostly(-20.0, 0.74) && !mostly(-20.0, 0.76), "60 of 80");
        assert!(!mostly_grade_d(&parts, |_| false, 0.0, -1.0), "nothing of it is a guess");
        assert!(mostly_grade_d(&parts, |_| true, 0.0, 0.99));
    }
}
