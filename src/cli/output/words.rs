//! How the engine's kinds are spelt in the result.

use crate::catalogue::{Catalogue, MeasureIx};
use crate::engine::{CapitalOrigin, Class, Derivation, MeasureAnswer, StreamId, StudyReason};

pub(super) fn stream(id: &StreamId) -> String {
    id.id()
}

pub(super) fn measure(catalogue: &Catalogue, ix: MeasureIx) -> &str {
    catalogue.measure_at(ix).map_or("", |m| m.id.as_str())
}

pub(super) fn derivation(derivation: Derivation) -> &'static str {
    match derivation {
        Derivation::Measured => "measured",
        Derivation::FromMoney => "from_money",
        Derivation::FromQuantity => "from_quantity",
        Derivation::FromPeople => "from_people",
        Derivation::FromPump => "from_pump",
        Derivation::FromSharedSum => "from_shared_sum",
        Derivation::MoneyOnly => "money_only",
        Derivation::FromBags => "from_bags",
        Derivation::FromMonths => "from_months",
        Derivation::FromMachines => "from_machines",
        Derivation::FromContainers => "from_containers",
        Derivation::FromDistance => "from_distance",
        Derivation::FromOwnPrice => "from_own_price",
    }
}

pub(super) fn answer(answer: MeasureAnswer) -> &'static str {
    match answer {
        MeasureAnswer::Yes => "yes",
        MeasureAnswer::Partly => "partly",
        MeasureAnswer::No => "no",
        MeasureAnswer::NotRelevant => "na",
        MeasureAnswer::DontKnow => "dk",
        MeasureAnswer::NotAsked => "not_asked",
    }
}

pub(super) fn class(class: Class) -> &'static str {
    match class {
        Class::QuickWin => "quick_win",
        Class::Plan => "plan",
        Class::Health => "health",
        Class::Study => "study",
        Class::NotNow => "not_now",
        Class::Done => "done",
        Class::Hint => "hint",
        Class::Alternative => "alternative",
    }
}

pub(super) fn study_reason(reason: StudyReason) -> &'static str {
    match reason {
        StudyReason::DontKnow => "dont_know",
        StudyReason::Proxy => "proxy",
        StudyReason::GradeC => "grade_c",
        StudyReason::NeedsSurvey => "needs_survey",
        StudyReason::NoCapital => "no_capital",
        StudyReason::DefaultSalePrice => "default_sale_price",
        StudyReason::MoneyOnGradeD => "money_on_grade_d",
        StudyReason::SlowPayback => "slow_payback",
    }
}

pub(super) fn capital_origin(origin: CapitalOrigin) -> &'static str {
    match origin {
        CapitalOrigin::Quote => "quote",
        CapitalOrigin::Catalogue => "catalogue",
        CapitalOrigin::Sized => "sized",
        CapitalOrigin::FromPayback => "from_payback",
        CapitalOrigin::None => "none",
    }
}
