//! How the chosen set stands as an investment, and when things go less well: saving, cost, prices
//! and output changed one at a time (Method part 6, for the bank).
//!
//! Everything is linear in what is changed, so each case is worked out from the parts of the
//! package; alternatives, caps and classes stay as they are.

use super::finance::{irr, npv};
use super::loan::{Loan, loan_view};
use super::{Contribution, Evaluation, MeasureResult, Percentiles, StreamBaseline, StreamId};
use crate::assessment::Inputs;
use crate::catalogue::{Catalogue, FixedShare};
use crate::units::{Vnd, Years};

/// What is changed, as a share of what is expected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// Nothing: as calculated.
    None,
    Saving(f64),
    Cost(f64),
    /// All prices of electricity, fuels, water and materials; fees and sales of by-products stay.
    Price(f64),
    /// Use follows it but for its fixed part (Method §4.24), and so does what is saved.
    Output(f64),
}

/// The package under one change.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    pub change: Change,
    /// A year, net.
    pub saving: Vnd,
    pub capital: Vnd,
    pub payback: Option<Years>,
    pub npv: Vnd,
    pub irr: Option<f64>,
    /// Yearly saving over yearly instalments; `None` without a loan.
    pub cover: Option<f64>,
    /// No longer pays: a present value below zero, or less saved than paid back each year.
    pub breaks: bool,
}

/// All cases, as calculated first.
#[derive(Clone, Debug, PartialEq)]
pub struct Sensitivity {
    pub cases: Vec<Case>,
    /// Share by which every saving may fall until the present value is zero; `None` when it is
    /// below zero already or there is nothing to invest.
    pub saving_may_fall: Option<f64>,
    /// Share by which the cost may rise until then.
    pub cost_may_rise: Option<f64>,
}

/// The changes of Method part 6, in its order.
pub fn changes(cat: &Catalogue) -> [Change; 6] {
    let by = &cat.constants.sensitivity;
    [
        Change::None,
        Change::Saving(by.saving),
        Change::Cost(by.cost),
        Change::Price(-by.price),
        Change::Price(by.price),
        Change::Output(by.output),
    ]
}

/// Every case at the owner's rate, else at the default one.
pub fn sensitivity(cat: &Catalogue, inputs: &Inputs, eval: &Evaluation, loan: Loan) -> Sensitivity {
    let rate = super::finance::Rates::new(cat, inputs).discount;
    let case = |change| case(cat, eval, change, rate, loan);
    let capital = eval.package.finance.capital.unwrap_or_default().0;
    let worth = npv(0.0, &savings(cat, eval, Change::None), rate);
    let pays = capital > 0.0 && worth >= capital;
    Sensitivity {
        cases: changes(cat).map(case).to_vec(),
        saving_may_fall: pays.then(|| 1.0 - capital / worth),
        cost_may_rise: pays.then(|| worth / capital - 1.0),
    }
}

fn case(cat: &Catalogue, eval: &Evaluation, change: Change, rate: f64, loan: Loan) -> Case {
    let savings = savings(cat, eval, change);
    let saving: f64 = savings.iter().map(|(s, _)| s).sum();
    let expected = eval.package.finance.capital.unwrap_or_default().0;
    let capital = match change {
        Change::Cost(by) => expected * (1.0 + by),
        _ => expected,
    };
    let npv = npv(capital, &savings, rate);
    // What costs more is borrowed, too.
    let amount = loan.amount * Vnd(capital).share_of(Vnd(expected));
    let expected = Percentiles { p10: saving, p50: saving, p90: saving, mean: saving };
    let cover = loan_view(Loan { amount, ..loan }, expected).map(|view| view.cover);
    Case {
        change,
        saving: Vnd(saving),
        capital: Vnd(capital),
        payback: (saving > 0.0).then(|| Years(capital / saving)),
        npv: Vnd(npv),
        irr: irr(capital, &savings, cat.constants.irr_low, cat.constants.irr_high),
        cover,
        breaks: npv < 0.0 || cover.is_some_and(|c| c < 1.0),
    }
}

/// Yearly saving and lifetime of every member of the package.
fn savings(cat: &Catalogue, eval: &Evaluation, change: Change) -> Vec<(f64, f64)> {
    let members = eval.measures.iter().filter(|m| m.selected);
    members.map(|m| (saving(cat, eval, m, change), m.lifetime.0)).collect()
}

fn saving(cat: &Catalogue, eval: &Evaluation, member: &MeasureResult, change: Change) -> f64 {
    let expected = member.package.money.0;
    let parts = || {
        let stream = |c: &Contribution| eval.baseline.streams.iter().find(|s| s.id == c.stream);
        member.contributions.iter().filter_map(move |c| Some((c, stream(c)?)))
    };
    match change {
        Change::None | Change::Cost(_) => expected,
        // What is spent on top (dust filters that use power) does not shrink with the savings.
        Change::Saving(by) if expected > 0.0 => expected * (1.0 + by),
        Change::Saving(_) => expected,
        Change::Price(by) => expected + by * parts().map(|(c, s)| price_part(c, s)).sum::<f64>(),
        Change::Output(by) => {
            let fixed = &cat.constants.fixed_share;
            let used: f64 =
                parts().map(|(c, s)| c.quantity * c.value_per_unit * variable(fixed, s)).sum();
            let other = &member.other_money;
            expected + by * (used + other.waste_fee.0 + other.sales.0)
        }
    }
}

/// What of a saved sum goes with the price of the stream.
fn price_part(part: &Contribution, stream: &StreamBaseline) -> f64 {
    // Money saved by a lower price is a share of the bill.
    if part.money_only { part.quantity } else { part.quantity * stream.price }
}

/// The part of a use that follows the output.
fn variable(fixed: &FixedShare, stream: &StreamBaseline) -> f64 {
    1.0 - match &stream.id {
        StreamId::Electricity => fixed.electricity,
        StreamId::Fuel(_) => fixed.fuel,
        StreamId::Water => fixed.water,
        _ => fixed.material,
    }
}
