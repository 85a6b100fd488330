//! The lender's questions: does the saving carry the loan, and what breaks the case.

use super::bank::{capital, irr_words, rate};
use super::blocks::{Block, DENSE, Part, Row, Table};
use super::say::View;
use crate::assessment::plan::{LOAN_AMOUNT, LOAN_MONTHS};
use crate::engine::funding::paid_back;
use crate::engine::loan::{Loan, loan_view, usual_months};
use crate::engine::sensitivity::{Case, Change, sensitivity};
use crate::locale::number::{Digits, NO_NUMBER, integer, number, percent};
use crate::locale::{W, money};
use crate::ui::charts::cash_chart;
use crate::units::Vnd;

/// The loan of the plan, else the whole capital over the usual time.
pub fn loan(view: &View) -> Loan {
    let figures = &view.outlook.plan.figures;
    let amount = figures.number(LOAN_AMOUNT).map_or_else(|| capital(view), Vnd);
    let usual = || usual_months(&view.catalogue.constants, view.members());
    let months = figures.number(LOAN_MONTHS).unwrap_or_else(usual);
    Loan { amount, rate: rate(view), months }
}

pub fn cash(view: &View, loan: Loan) -> Part {
    let title = view.w(W::BankerCash);
    let Some((found, range)) =
        view.range.as_ref().and_then(|r| Some((loan_view(loan, r.money)?, r)))
    else {
        let word = if capital(view).0 > 0.0 { W::ReportCounting } else { W::BankerNoLoan };
        return Part::new(title, vec![Block::Text(view.w(word))]);
    };
    let lang = view.lang();
    let exact = |vnd: Vnd| money::money(lang, vnd.0, Digits::Significant(3));
    let gaps = [
        ("amount", exact(loan.amount)),
        ("months", crate::locale::number::months(lang, loan.months)),
        ("rate", percent(lang, loan.rate, 1)),
    ];
    let gaps = gaps.each_ref().map(|(key, text)| (*key, text.as_str()));
    let times = number(lang, found.cover, Digits::Decimals(1));
    let flow = &view.outlook.flow;
    let positive = match paid_back(flow) {
        Some(at) => integer(lang, at as f64 + 1.0),
        None => view.f(W::BankerPositiveNever, &[("n", &flow.len().to_string())]),
    };
    let facts = [
        (W::BankerInstalment, exact(found.instalment)),
        (W::BankerSavingMid, exact(found.monthly_saving)),
        (W::BankerSavingLow, exact(found.monthly_saving_low)),
        (W::BankerCover, view.f(W::BankerTimes, &[("n", &times)])),
        (W::BankerInterest, exact(found.interest)),
        (W::BankerPositive, positive),
    ];
    let facts = facts.into_iter().map(|(word, value)| (view.w(word), value)).collect();
    let carries = if found.cover >= 1.0 { W::BankerCarries } else { W::BankerCarriesNot };
    let carries = carries_words(view, carries, range.money.p10 > 0.0);
    let mut text = view.f(W::BankerCashText, &gaps);
    if view.outlook.is_own {
        text = format!("{text} {}", view.w(W::BankerCashPlan));
    }
    let left = Part::new("", vec![Block::Facts(facts), Block::Text(carries)]);
    let sums: Vec<f64> = flow.iter().map(|m| m.sum.0).collect();
    let picture = cash_picture(view, &sums, paid_back(flow));
    let right = Part::new("", vec![Block::Picture(picture), Block::Note(view.w(W::BankerCurve))]);
    Part::new(title, vec![Block::Text(text), Block::Beside(vec![left, right])])
}

fn carries_words(view: &View, word: W, saves: bool) -> String {
    view.w(if saves { word } else { W::BankerCarriesNot })
}

fn case_name(view: &View, change: Change) -> String {
    let by = |share: f64| percent(view.lang(), share.abs(), 0);
    let named = |word, share| view.f(word, &[("by", &by(share))]);
    match change {
        Change::None => view.w(W::BankerCaseNone),
        Change::Saving(s) => named(W::BankerCaseSaving, s),
        Change::Cost(s) => named(W::BankerCaseCost, s),
        Change::Price(s) if s < 0.0 => named(W::BankerCasePriceDown, s),
        Change::Price(s) => named(W::BankerCasePriceUp, s),
        Change::Output(s) => named(W::BankerCaseOutput, s),
    }
}

pub fn stress(view: &View, loan: Loan) -> Part {
    let found = sensitivity(view.catalogue, &view.open.inputs, view.eval(), loan);
    let unit = view.w(W::ReportMillion);
    let with_unit = |word| format!("{}, {unit}", view.w(word));
    let rate_words = percent(view.lang(), rate(view), 1);
    let npv = view.f(W::BankerNpv, &[("rate", &rate_words)]);
    let head = vec![
        view.w(W::BankerCase),
        with_unit(W::ReportSaving),
        with_unit(W::ReportCapital),
        view.w(W::ReportPayback),
        npv,
        view.w(W::BankerIrr),
        view.w(W::BankerColCover),
        view.w(W::BankerVerdict),
    ];
    let row = |case: &Case| {
        let cover = case
            .cover
            .map_or_else(|| NO_NUMBER.to_owned(), |c| number(view.lang(), c, Digits::Fixed(1)));
        let holds = view.w(if case.breaks { W::BankerNo } else { W::BankerYes });
        let cells = vec![
            case_name(view, case.change),
            view.million(case.saving.0),
            view.million(case.capital.0),
            view.payback(case.payback),
            view.million(case.npv.0),
            irr_words(view, case.irr),
            cover,
            holds,
        ];
        Row { strong: case.breaks, ..Row::new(cells) }
    };
    let rows = found.cases.iter().map(row).collect();
    let broken: Vec<String> = found
        .cases
        .iter()
        .filter(|c| c.breaks)
        .map(|c| case_name(view, c.change).to_lowercase())
        .collect();
    let mut text = if broken.is_empty() {
        view.w(W::BankerHolds)
    } else {
        view.f(W::BankerBreaks, &[("list", &broken.join("; "))])
    };
    if let (Some(saving), Some(cost)) = (found.saving_may_fall, found.cost_may_rise) {
        let (saving, cost) = (view.percent(saving), view.percent(cost));
        let margin = view.f(W::BankerMargin, &[("saving", &saving), ("cost", &cost)]);
        text = format!("{text} {margin}");
    }
    let intro = view.f(W::BankerStressText, &[("rate", &rate_words)]);
    let table = Table { head, rows, words: Vec::new(), class: DENSE };
    Part::new(
        view.w(W::BankerStress),
        vec![Block::Note(intro), Block::Table(table), Block::Text(text)],
    )
}

/// Money added up month by month as the plan begins its steps.
fn cash_picture(view: &View, sums: &[f64], positive: Option<usize>) -> yew::Html {
    let like = sums.iter().fold(0.0_f64, |most, sum| most.max(sum.abs()));
    let tick = |vnd: f64| money::money_like(view.lang(), vnd, like, Digits::Significant(3)).value;
    let month = positive.map_or_else(|| NO_NUMBER.to_owned(), |at| (at + 1).to_string());
    let words = |sum: Option<&f64>| view.money(sum.copied().unwrap_or_default());
    let (start, end) = (words(sums.first()), words(sums.last()));
    let n = sums.len().to_string();
    let gaps = [("start", start.as_str()), ("month", &month), ("n", &n), ("end", &end)];
    let desc = view.f(W::BankerCurveLabel, &gaps);
    cash_chart(view.app, view.outlook.first, sums, &tick, (view.app.w(W::BankerCurve), &desc))
}
