//! The plan with its money: the steps as stored, or proposed from the measures switched on, and the
//! evaluation of exactly these measures.

use super::{Plan, Status, Step};
use crate::assessment::Inputs;
use crate::assessment::calendar::{Day, Month};
use crate::assessment::document::Document;
use crate::catalogue::{Catalogue, MeasureIx};
use crate::engine::funding::{Item, MonthCash, cash_flow};
use crate::engine::{Class, Evaluation, MeasureResult, Options, evaluate};
use crate::order::Order as _;
use crate::units::{Vnd, Years};

/// What brings money at once is begun together, as much as a person can look after in a month.
const QUICK_PER_MONTH: usize = 3;
/// Months into which the proposed steps are spread.
const A_YEAR: usize = 12;
/// A proposed look back comes this many months after the plan begins (Method §4.24: 6 to 12).
const LOOK_BACK_AFTER: i32 = 6;
/// The money is looked at for this long at least, in months.
const SHORTEST_LOOK: usize = 18;
/// And for this long at most.
const LONGEST_LOOK: usize = 48;

/// A step with its money.
#[derive(Clone, Debug, PartialEq)]
pub struct StepMoney {
    pub step: Step,
    /// Position in the plan, from 0.
    pub place: usize,
    /// `None` for a measure that this catalogue does not have.
    pub measure: Option<MeasureIx>,
    /// Position among the measures of the evaluation; `None` when it does not apply here.
    pub at: Option<usize>,
    /// What it costs: a quotation, else the estimate; `None` when nobody knows.
    pub cost: Option<Vnd>,
    /// Net saving a year inside the plan; 0 for what does not count.
    pub saving: Vnd,
}

/// Some steps together.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct StepsSum {
    pub count: usize,
    /// What those cost whose price is known.
    pub cost: Vnd,
    /// Saved a year.
    pub saving: Vnd,
    /// Of the known cost; `None` without a saving.
    pub payback: Option<Years>,
    /// So many have no price yet.
    pub unpriced: usize,
}

/// The plan and what it brings.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    pub plan: Plan,
    /// The document has a plan of its own; else it is proposed.
    pub is_own: bool,
    /// In the owner's order.
    pub steps: Vec<StepMoney>,
    /// The month the pictures begin with.
    pub first: Month,
    /// Of exactly the measures that count.
    pub evaluation: Evaluation,
    /// Month by month from `first`.
    pub flow: Vec<MonthCash>,
}

impl Outlook {
    /// Cost of all that counts and whose price is known.
    pub fn cost(&self) -> Vnd {
        Self::sum(self.counted()).cost
    }

    /// Saved a year by all that counts.
    pub fn saving(&self) -> Vnd {
        Self::sum(self.counted()).saving
    }

    /// Cost of what is done.
    pub fn spent(&self) -> Vnd {
        let done = self.counted().filter(|s| s.step.status == Status::Done);
        done.filter_map(|s| s.cost).sum()
    }

    /// What the plan begins with: the steps of its first month.
    pub fn begun_first(&self) -> impl Iterator<Item = &StepMoney> {
        self.counted().filter(|s| s.step.start == self.first)
    }

    /// Steps that take part in the sums.
    pub fn counted(&self) -> impl Iterator<Item = &StepMoney> {
        self.steps.iter().filter(|s| s.step.counts())
    }

    /// The sums of these steps; pages and sheets say the same ones.
    pub fn sum<'a>(steps: impl IntoIterator<Item = &'a StepMoney>) -> StepsSum {
        let mut sum = StepsSum::default();
        for step in steps {
            sum.count += 1;
            sum.cost += step.cost.unwrap_or_default();
            sum.saving += step.saving;
            sum.unpriced += usize::from(step.cost.is_none());
        }
        sum.payback = (sum.saving.0 > 0.0).then(|| Years(sum.cost.0 / sum.saving.0));
        sum
    }

    pub fn result(&self, step: &StepMoney) -> Option<&MeasureResult> {
        self.evaluation.measures.get(step.at?)
    }

    /// The steps that count as the funding of the engine reads them, with their places.
    pub fn items(&self) -> Vec<(usize, Item)> {
        let item = |s: &StepMoney| {
            let months = usize::from(s.step.months.max(1));
            let start = usize::try_from(s.step.start.since(self.first)).unwrap_or(0);
            (s.place, Item { cost: s.cost, saving: s.saving, start, months })
        };
        self.counted().map(item).collect()
    }
}

/// The document's plan, or the one proposed for someone who begins `today`.
pub fn current_plan(
    catalogue: &Catalogue,
    document: &Document,
    evaluation: &Evaluation,
    today: Day,
) -> Plan {
    document.plan.clone().unwrap_or_else(|| proposed(catalogue, evaluation, today))
}

/// The measures switched on in the results: the quickest payback first, what pays at once in the
/// first months, the rest over the year, health last.
pub fn proposed(catalogue: &Catalogue, evaluation: &Evaluation, today: Day) -> Plan {
    let mut chosen: Vec<&MeasureResult> =
        evaluation.measures.iter().filter(|m| m.selected).collect();
    let group = |m: &MeasureResult| match m.class {
        Class::QuickWin => 0,
        Class::Health => 2,
        _ => 1,
    };
    let payback = |m: &MeasureResult| m.package_finance.payback.map_or(f64::MAX, |y| y.0);
    chosen.order_by(|a, b| group(a).cmp(&group(b)).then(payback(a).total_cmp(&payback(b))));
    let begin = today.month.plus(1);
    let quick = chosen.iter().filter(|m| group(m) == 0).count();
    let quick_months = quick.div_ceil(QUICK_PER_MONTH);
    let left = A_YEAR.saturating_sub(quick_months).max(1);
    let per_month = (chosen.len() - quick).div_ceil(left).max(1);
    let month = |at: usize| match at.checked_sub(quick) {
        None => at / QUICK_PER_MONTH,
        Some(rest) => quick_months + rest / per_month,
    };
    let step = |(at, result): (usize, &&MeasureResult)| {
        let months = i32::try_from(month(at)).unwrap_or_default();
        Some(Step::new(&catalogue.measure_at(result.measure)?.id, begin.plus(months)))
    };
    let steps: Vec<Step> = chosen.iter().enumerate().filter_map(step).collect();
    let follow_up = (!steps.is_empty()).then(|| today.plus_months(LOOK_BACK_AFTER + 1));
    Plan { steps, follow_up, ..Plan::default() }
}

/// The plan with its money; `evaluation` and `inputs` are those of the document.
pub fn outlook(
    catalogue: &Catalogue,
    document: &Document,
    inputs: &Inputs,
    evaluation: &Evaluation,
    today: Day,
) -> Outlook {
    let plan = current_plan(catalogue, document, evaluation, today);
    let evaluation = of_plan(catalogue, inputs, evaluation, &plan);
    let step = |(place, step): (usize, &Step)| {
        let measure = catalogue.measure_ix(&step.measure);
        let at = measure.and_then(|ix| evaluation.measures.iter().position(|m| m.measure == ix));
        let result = at.and_then(|at| evaluation.measures.get(at));
        let counts = step.counts();
        StepMoney {
            step: step.clone(),
            place,
            measure,
            at,
            cost: result.and_then(|r| r.finance.capital),
            saving: result.filter(|r| r.selected && counts).map_or(Vnd(0.0), |r| r.package.money),
        }
    };
    let steps: Vec<StepMoney> = plan.steps.iter().enumerate().map(step).collect();
    let first = plan.first_month().unwrap_or_else(|| today.month.plus(1));
    let is_own = document.plan.is_some();
    let mut outlook = Outlook { plan, is_own, steps, first, evaluation, flow: Vec::new() };
    let items: Vec<Item> = outlook.items().into_iter().map(|(_, item)| item).collect();
    outlook.flow = cash_flow(&items, months_to_look(&outlook));
    outlook
}

/// To half a year after the last work, in whole half years.
fn months_to_look(outlook: &Outlook) -> usize {
    let last = outlook.plan.last_month().map_or(0, |last| last.since(outlook.first));
    let months = usize::try_from(last).unwrap_or(0) + 7;
    months.div_ceil(6).saturating_mul(6).clamp(SHORTEST_LOOK, LONGEST_LOOK)
}

/// The evaluation of the measures that count; the document's own where these are the same.
fn of_plan(
    catalogue: &Catalogue,
    inputs: &Inputs,
    evaluation: &Evaluation,
    plan: &Plan,
) -> Evaluation {
    let in_plan = |ix: MeasureIx| {
        let id = catalogue.measure_at(ix).map(|m| m.id.as_str());
        id.and_then(|id| plan.step(id)).is_some_and(Step::counts)
    };
    // Hints carry no figures and what is done saves nothing more: neither can be chosen.
    let open = |m: &&MeasureResult| !matches!(m.class, Class::Hint | Class::Done);
    let same = evaluation.measures.iter().all(|m| m.selected == (open(&m) && in_plan(m.measure)));
    if same {
        return evaluation.clone();
    }
    let chosen = evaluation.measures.iter().filter(open).map(|m| m.measure);
    let chosen = Some(chosen.filter(|ix| in_plan(*ix)).collect());
    evaluate(catalogue, inputs, &Options { chosen })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;
    use crate::assessment::samples::catalogue;
    use crate::assessment::{evaluate_document, examples};

    fn day() -> Day {
        Day::parse("2026-11-21").unwrap()
    }

    fn look(catalogue: &Catalogue, document: &Document) -> Outlook {
        let (inputs, _, evaluation) = evaluate_document(catalogue, document);
        outlook(catalogue, document, &inputs, &evaluation, day())
    }

    #[test]
    fn the_proposed_plan_is_the_package_of_the_results() {
        let catalogue = catalogue();
        for document in examples() {
            let (_, _, evaluation) = evaluate_document(&catalogue, &document);
            let outlook = look(&catalogue, &document);
            assert!(!outlook.is_own);
            assert_eq!(outlook.steps.len(), evaluation.package.count, "{}", document.id);
            let money = evaluation.package.ledgers.money.0;
            assert!((outlook.saving().0 - money).abs() < 1.0, "{}", document.id);
            let capital = evaluation.package.finance.capital.unwrap().0;
            assert!((outlook.cost().0 - capital).abs() < 1.0, "{}", document.id);
            let months: Vec<i32> =
                outlook.steps.iter().map(|s| s.step.start.since(day().month)).collect();
            assert!(months.iter().all(|m| (1..=12).contains(m)), "{}: {months:?}", document.id);
            assert_eq!(outlook.plan.follow_up.unwrap().text(), "2027-06-21");
            assert_eq!(outlook.first.text(), "2026-12");
            // In the end the flow has paid everything once.
            let paid: Vnd = outlook.flow.iter().map(|m| m.paid).sum();
            assert!((paid.0 - capital).abs() < 1.0);
        }
    }

    /// What the printed sheet and the page of the plan begin with is one thing: the first month, in
    /// the order of the plan, what pays at once where there is any.
    #[test]
    fn the_plan_begins_with_what_stands_first() {
        let catalogue = catalogue();
        for document in examples() {
            let outlook = look(&catalogue, &document);
            let begun: Vec<&StepMoney> = outlook.begun_first().collect();
            let places: Vec<usize> = begun.iter().map(|s| s.place).collect();
            assert_eq!(places, (0..begun.len()).collect::<Vec<_>>(), "{}", document.id);
            let class = |step: &StepMoney| outlook.result(step).unwrap().class;
            let quick = outlook.steps.iter().filter(|s| class(s) == Class::QuickWin).count();
            assert_eq!(begun.len(), quick.clamp(1, QUICK_PER_MONTH), "{}", document.id);
            assert!(begun.iter().take(quick).all(|s| class(s) == Class::QuickWin));
            let sum = Outlook::sum(outlook.begun_first());
            let costs: f64 = begun.iter().filter_map(|s| s.cost).map(|c| c.0).sum();
            let savings: f64 = begun.iter().map(|s| s.saving.0).sum();
            let unpriced = begun.iter().filter(|s| s.cost.is_none()).count();
            assert_eq!((sum.count, sum.unpriced), (begun.len(), unpriced));
            assert!((sum.cost.0 - costs).abs() < 1.0 && (sum.saving.0 - savings).abs() < 1.0);
            let all = Outlook::sum(outlook.counted());
            assert_eq!(all.count, outlook.evaluation.package.count, "{}", document.id);
            assert_eq!((all.cost, all.saving), (outlook.cost(), outlook.saving()));
            let payback = outlook.evaluation.package.finance.payback.unwrap().0;
            assert!((all.payback.unwrap().0 - payback).abs() < 1e-9, "{}", document.id);
        }
        assert_eq!(Outlook::sum(None), StepsSum::default());
    }

    #[test]
    fn an_own_plan_has_its_own_measures_and_sums() {
        let catalogue = catalogue();
        let document = examples().into_iter().find(|d| d.id.contains("furniture")).unwrap();
        let whole = look(&catalogue, &document);
        let mut plan = whole.plan.clone();
        let (first, second) = (plan.steps[0].measure.clone(), plan.steps[1].measure.clone());
        plan.steps[0].status = Status::Dropped;
        plan.steps[1].status = Status::Done;
        plan.add("no-such-measure", day().month);
        plan.move_to(&second, 0);
        let document = Document { plan: Some(plan), ..document };
        let outlook = look(&catalogue, &document);
        assert!(outlook.is_own);
        assert_eq!(outlook.steps[0].step.measure, second);
        assert_eq!(outlook.spent(), outlook.steps[0].cost.unwrap());
        assert!(outlook.saving().0 < whole.saving().0);
        let dropped = outlook.steps.iter().find(|s| s.step.measure == first).unwrap();
        assert_eq!(dropped.saving, Vnd(0.0));
        assert!(!outlook.result(dropped).unwrap().selected);
        let unknown = outlook.steps.last().unwrap();
        assert_eq!((unknown.measure, unknown.cost, unknown.saving), (None, None, Vnd(0.0)));
        assert_eq!(outlook.items().len(), whole.steps.len());
        // A quotation replaces the estimate.
        let mut quoted = document.clone();
        crate::assessment::samples::set(
            &mut quoted.answers,
            &format!("quote.{second}"),
            crate::assessment::Value::Number(7e6),
        );
        assert_eq!(look(&catalogue, &quoted).spent(), Vnd(7e6));
    }

    /// To half a year after the last work, in whole half years, between one and a half and four years.
    #[test]
    fn the_money_is_looked_at_until_half_a_year_after_the_work() {
        let catalogue = catalogue();
        let document = examples().into_iter().find(|d| d.id.contains("furniture")).unwrap();
        let plan = look(&catalogue, &document).plan;
        let months = |starts: i32, lasts: u8| {
            let mut plan = plan.clone();
            plan.steps.truncate(2);
            plan.steps[0].start = day().month;
            plan.steps[1].start = day().month.plus(starts);
            plan.steps[1].months = lasts;
            look(&catalogue, &Document { plan: Some(plan), ..document.clone() }).flow.len()
        };
        assert_eq!([months(0, 1), months(11, 1), months(11, 2)], [18, 18, 24]);
        assert_eq!([months(17, 1), months(18, 1), months(30, 24), months(90, 1)], [24, 30, 48, 48]);
    }

    #[test]
    fn nothing_chosen_is_an_empty_plan() {
        let catalogue = catalogue();
        let mut document = examples().into_iter().next().unwrap();
        document.plan = Some(Plan::default());
        let outlook = look(&catalogue, &document);
        assert!(outlook.steps.is_empty());
        assert_eq!((outlook.cost(), outlook.saving()), (Vnd(0.0), Vnd(0.0)));
        assert_eq!(outlook.evaluation.package.count, 0);
        assert!(outlook.flow.iter().all(|m| m.sum == Vnd(0.0)));
    }
}
