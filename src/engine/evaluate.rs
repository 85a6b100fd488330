//! The whole evaluation at central values (Method §4.3–4.21).

use super::applies::{applies, trade};
use super::calculated::Basis;
use super::candidate::Candidate;
use super::chain::Stage;
use super::classes::{self, Figures, Verdict};
use super::finance::{Rates, finance};
use super::ground::{AccountId, Ground};
use super::plan::Plan;
use super::settle::{self, Settled};
use super::{
    Baseline, CapitalOrigin, Circularity, Class, Confidence, Contribution, Evaluation, Finance,
    Ledgers, Losses, MeasureResult, Options, OtherMoney, Scores, StreamId, alternatives, baseline,
    circularity, confidence, indicators, losses, package, recp, scores,
};
use crate::assessment::Inputs;
use crate::catalogue::{Catalogue, Grade, MeasureIx, Trade};
use crate::order::Keyed as _;
use crate::units::{Vnd, Years};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Everything that follows from one set of answers. Total: any inputs give finite figures; an
/// unknown trade gives an empty baseline and no measures.
pub fn evaluate(cat: &Catalogue, inputs: &Inputs, options: &Options) -> Evaluation {
    evaluate_with(cat, inputs, |_| options.clone()).1
}

/// As [`evaluate`], with options that rest on the measures as recommended: each alone, with its
/// class, before the package.
pub fn evaluate_with(
    cat: &Catalogue,
    inputs: &Inputs,
    choose: impl FnOnce(&[MeasureResult]) -> Options,
) -> (Options, Evaluation) {
    let Some(case) = Case::new(cat, inputs) else {
        return (choose(&[]), without_trade(cat, inputs));
    };
    let mut measures = case.alone();
    alternatives::settle(cat, &mut measures, case.rates);
    select(&mut measures, &Options::default());
    let options = choose(&measures);
    let same = SameForAnyChoice::new(cat, inputs, &case.base, measures.into());
    let evaluation = case.evaluation(same, &options);
    (options, evaluation)
}

/// As [`evaluate_with`] for the answers of `before`, from which all is taken that does not depend on
/// the choice of measures.
pub fn choose_again(
    cat: &Catalogue,
    inputs: &Inputs,
    before: &Evaluation,
    choose: impl FnOnce(&[MeasureResult]) -> Options,
) -> (Options, Evaluation) {
    let options = choose(&before.recommended);
    let Some(case) = Case::again(cat, inputs, before) else {
        return (options, before.clone());
    };
    let same = SameForAnyChoice {
        losses: before.losses.clone(),
        recommended: before.recommended.clone(),
        scores: before.scores.clone(),
        circularity: before.circularity,
        confidence: before.confidence.clone(),
    };
    let evaluation = case.evaluation(same, &options);
    (options, evaluation)
}

/// What follows from the answers alone, whatever is chosen.
struct SameForAnyChoice {
    losses: Losses,
    recommended: Rc<[MeasureResult]>,
    scores: Scores,
    circularity: Circularity,
    confidence: Confidence,
}

impl SameForAnyChoice {
    fn new(
        cat: &Catalogue,
        inputs: &Inputs,
        base: &Baseline,
        recommended: Rc<[MeasureResult]>,
    ) -> Self {
        Self {
            losses: losses::losses(cat, base),
            recommended,
            scores: scores::scores(cat, inputs),
            circularity: circularity::circularity(cat, inputs, base),
            confidence: confidence::confidence(cat, inputs, base),
        }
    }
}

fn without_trade(cat: &Catalogue, inputs: &Inputs) -> Evaluation {
    let base = Baseline::default();
    let same = SameForAnyChoice::new(cat, inputs, &base, Rc::default());
    Evaluation {
        losses: same.losses,
        measures: Vec::new(),
        recommended: same.recommended,
        package: super::Package::default(),
        indicators: super::Indicators::default(),
        recp: super::Recp::default(),
        scores: same.scores,
        circularity: same.circularity,
        confidence: same.confidence,
        baseline: base,
    }
}

/// One business with everything that does not depend on the choice of measures.
pub(super) struct Case<'a> {
    pub cat: &'a Catalogue,
    pub inputs: &'a Inputs,
    pub base: Baseline,
    pub ground: Ground,
    pub candidates: Vec<Candidate<'a>>,
    pub rates: Rates,
    /// Money that each measure saves alone at the prices of the bills, worked out when first asked.
    at_known_prices: OnceCell<BTreeMap<MeasureIx, f64>>,
}

impl<'a> Case<'a> {
    pub fn new(cat: &'a Catalogue, inputs: &'a Inputs) -> Option<Self> {
        let (ix, trade) = trade(cat, inputs)?;
        let base = baseline::baseline(cat, trade, inputs);
        Some(Self::over(cat, inputs, (ix, trade), base))
    }

    /// As [`Self::new`], over the baseline of the evaluation of these inputs.
    pub fn again(cat: &'a Catalogue, inputs: &'a Inputs, before: &Evaluation) -> Option<Self> {
        Some(Self::over(cat, inputs, trade(cat, inputs)?, before.baseline.clone()))
    }

    fn over(
        cat: &'a Catalogue,
        inputs: &'a Inputs,
        (ix, trade): (crate::catalogue::TradeIx, &Trade),
        base: Baseline,
    ) -> Self {
        let ground = Ground::new(cat, trade, inputs, &base);
        let basis = Basis { cat, trade, inputs, base: &base, ground: &ground };
        let candidates = cat
            .measures
            .iter()
            .enumerate()
            .filter(|(_, m)| applies(m, ix, inputs))
            .filter_map(|(at, m)| {
                let measure = MeasureIx(u16::try_from(at).ok()?);
                Some(Candidate::new(&basis, measure, m))
            })
            .collect();
        let rates = Rates::new(cat, inputs);
        Self { cat, inputs, base, ground, candidates, rates, at_known_prices: OnceCell::new() }
    }

    /// Everything that follows from the selected measures.
    fn evaluation(self, same: SameForAnyChoice, options: &Options) -> Evaluation {
        let mut measures = same.recommended.to_vec();
        select(&mut measures, options);
        let chosen = self.settle(&measures, |m| m.selected);
        let wider = self.settle(&measures, |m| m.selected || m.class == Class::Study);
        self.place(&mut measures, &chosen, |m| m.selected);
        self.place(&mut measures, &wider, |m| !m.selected && m.class == Class::Study);
        let package = package::package(self.cat, &self, &chosen, &wider, &measures);
        let indicators = indicators::indicators(
            self.cat,
            self.inputs,
            &self.base,
            &self.ground,
            &chosen,
            &measures,
        );
        Evaluation {
            recp: recp::recp(&self.base, &chosen.total),
            losses: same.losses,
            scores: same.scores,
            circularity: same.circularity,
            confidence: same.confidence,
            baseline: self.base,
            measures,
            recommended: same.recommended,
            package,
            indicators,
        }
    }

    /// Plan of some candidates, not yet passed.
    pub fn plan(&self, set: &[&Candidate]) -> Plan {
        Plan::new(self.cat, &self.ground, set, self.rates.discount)
    }

    fn settle(&self, measures: &[MeasureResult], member: fn(&MeasureResult) -> bool) -> Settled {
        let pairs = self.candidates.iter().zip(measures);
        let set: Vec<&Candidate> = pairs.filter(|(_, m)| member(m)).map(|(c, _)| c).collect();
        self.settle_set(&set)
    }

    pub(super) fn settle_set(&self, set: &[&Candidate]) -> Settled {
        Settled::new(self.plan(set), &self.ground, self.cat.constants.wastewater_share)
    }

    /// Every measure as if it were the only one, with its class.
    fn alone(&self) -> Vec<MeasureResult> {
        self.candidates.iter().map(|c| self.one_alone(c)).collect()
    }

    /// A measure as if it were the only one, with the class its opening gives it.
    pub fn one_alone(&self, candidate: &Candidate<'a>) -> MeasureResult {
        let mut result = blank(candidate);
        if candidate.opening.is_open() {
            self.open_alone(candidate, &mut result);
        } else {
            result.class = classes::verdict(candidate, &self.figures(&result, false)).class;
            result.hint_weight = self.hint_weight(candidate, result.class);
        }
        result
    }

    fn open_alone(&self, candidate: &Candidate<'a>, result: &mut MeasureResult) {
        let settled = self.settle_set(&[candidate]);
        result.alone = settled.ledger(0);
        self.record(&settled, 0, result);
        let kwh = kwh_saved(&settled, &self.base);
        let net = result.alone.money.0;
        let sized_on = self.known_money(candidate.ix).unwrap_or(net);
        let (capital, origin) = classes::capital(candidate, self.inputs, sized_on, kwh);
        result.capital_origin = origin;
        result.finance = self.finance_of(capital, net, result.lifetime);
        result.package_finance = result.finance;
        let other = result.other_money.waste_fee + result.other_money.sales;
        let uncertain = classes::mostly_grade_d(
            &result.contributions,
            |c| self.base.stream(&c.stream).is_some_and(|s| s.grade == Grade::D),
            other.0,
            self.cat.constants.study_share_on_grade_d,
        );
        let Verdict { class, study_reasons } =
            classes::verdict(candidate, &self.figures(result, uncertain));
        result.class = class;
        result.study_reasons = study_reasons;
        result.package = Ledgers { money: result.alone.money, ..Ledgers::default() };
    }

    /// Money that a measure saves alone at the prices of the bills, where other prices are tried
    /// out: a machine costs what it costs, whatever power costs next year.
    fn known_money(&self, measure: MeasureIx) -> Option<f64> {
        if self.inputs.tried_prices.is_empty() {
            return None;
        }
        let known =
            self.at_known_prices.get_or_init(|| money_at_known_prices(self.cat, self.inputs));
        known.get(&measure).copied()
    }

    fn figures(&self, result: &MeasureResult, mostly_grade_d: bool) -> Figures<'a> {
        Figures {
            money: result.alone.money.0,
            finance: result.finance,
            capital_origin: result.capital_origin,
            mostly_grade_d,
            resource_cost: self.base.resource_cost.0,
            constants: &self.cat.constants,
        }
    }

    /// What an unasked measure would save if nothing of it were done: orders the hints only.
    fn hint_weight(&self, candidate: &Candidate<'a>, class: Class) -> f64 {
        if class != Class::Hint {
            return 0.0;
        }
        let mut open = candidate.clone();
        open.opening.opportunity = crate::catalogue::Triangle { low: 1.0, mode: 1.0, high: 1.0 };
        self.settle_set(&[&open]).ledger(0).money.0
    }

    fn finance_of(&self, capital: Option<Vnd>, money: f64, lifetime: Years) -> Finance {
        finance(capital, &[(money, lifetime.0)], self.rates)
    }

    /// Takes the figures of the members from a package.
    fn place(
        &self,
        measures: &mut [MeasureResult],
        settled: &Settled,
        member: fn(&MeasureResult) -> bool,
    ) {
        for result in measures.iter_mut().filter(|m| member(m)) {
            let slot = settled.plan.members.iter().position(|m| m.measure == result.measure);
            let Some(slot) = slot else { continue };
            result.package = settled.ledger(slot);
            self.record(settled, slot, result);
            let money = result.package.money.0;
            result.package_finance = if money == result.alone.money.0 {
                result.finance
            } else {
                self.finance_of(result.finance.capital, money, result.lifetime)
            };
            result.overlaps = classes::is_headline(result.class)
                && result.class != Class::Health
                && result.package_finance.npv.is_some_and(|npv| npv.0 < 0.0);
            result.likely_within_a_year = Vnd(package::likely(self.cat, result));
        }
    }

    /// How the money of a measure came about in this set.
    fn record(&self, settled: &Settled, slot: usize, result: &mut MeasureResult) {
        result.contributions = settle::contributions(settled, slot, &self.ground, &self.base);
        result.other_money = other_money(settled, slot, &self.ground);
    }
}

fn money_at_known_prices(cat: &Catalogue, inputs: &Inputs) -> BTreeMap<MeasureIx, f64> {
    let known = Inputs { tried_prices: BTreeMap::new(), ..inputs.clone() };
    let Some(case) = Case::new(cat, &known) else { return BTreeMap::new() };
    let open = case.candidates.iter().filter(|c| c.opening.is_open());
    open.map(|c| (c.ix, case.settle_set(&[c]).ledger(0).money.0)).keyed()
}

fn blank(candidate: &Candidate) -> MeasureResult {
    MeasureResult {
        measure: candidate.ix,
        answer: candidate.opening.answer,
        direct: candidate.opening.direct,
        calculated: candidate.calculated,
        class: Class::Hint,
        study_reasons: Vec::new(),
        selected: false,
        alone: Ledgers::default(),
        package: Ledgers::default(),
        lifetime: Years(candidate.measure.lifetime_years),
        capital_origin: CapitalOrigin::None,
        finance: Finance::default(),
        package_finance: Finance::default(),
        overlaps: false,
        contributions: Vec::<Contribution>::new(),
        other_money: OtherMoney::default(),
        kept_instead: None,
        likely_within_a_year: Vnd(0.0),
        hint_weight: 0.0,
    }
}

/// The recommended set, or the owner's own choice among what is open.
fn select(measures: &mut [MeasureResult], options: &Options) {
    for result in measures {
        let open = !matches!(result.class, Class::Done | Class::Hint);
        result.selected = match &options.chosen {
            Some(chosen) => open && chosen.contains(&result.measure),
            None => classes::is_headline(result.class),
        };
    }
}

fn kwh_saved(settled: &Settled, base: &Baseline) -> f64 {
    let kwh = base.stream(&StreamId::Electricity).map_or(0.0, |s| s.quantity);
    kwh * settle::saved_share(&settled.plan, AccountId::Electricity)
}

fn other_money(settled: &Settled, slot: usize, ground: &Ground) -> OtherMoney {
    let rest = settle::remainders(&settled.plan, ground);
    let chains = settled.plan.account(AccountId::Waste).map_or(&[][..], |a| a.chains.as_slice());
    let fee: f64 = chains
        .iter()
        .filter(|c| c.stage != Stage::Money)
        .flat_map(|c| &c.lines)
        .filter(|l| l.slot == slot)
        .map(|l| l.taken * rest.waste_fee)
        .sum();
    let member = settled.plan.members.get(slot);
    let revenue = member.map_or(0.0, |m| m.revenue);
    OtherMoney {
        waste_fee: Vnd(fee),
        sales_at_one: Vnd(revenue),
        sales: Vnd(revenue * member.map_or(0.0, |m| m.opportunity.mode)),
        running_cost: Vnd(member.map_or(0.0, |m| m.running_cost)),
    }
}
