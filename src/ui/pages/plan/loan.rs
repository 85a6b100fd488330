//! What a loan for the plan would mean month by month.

use super::View;
use super::edit::change;
use super::typed::{FROM_NOTHING, Typed, field};
use crate::assessment::Answer;
use crate::assessment::plan::{LOAN_AMOUNT, LOAN_MONTHS};
use crate::catalogue::Bounds;
use crate::engine::Percentiles;
use crate::engine::loan::{Loan, LoanView, loan_view, usual_months};
use crate::locale::number::{self, Digits, number};
use crate::locale::parse::Kind;
use crate::locale::{W, money};
use crate::ui::charts::comparison_bars;
use crate::ui::rich::text;
use crate::ui::{Action, App, Change};
use crate::units::Vnd;
use yew::prelude::*;

/// The owner's own rate, also used for values over the years.
const RATE: &str = "loan_rate";
/// Longest loan that is worked out, in months.
const LONGEST: f64 = 240.0;
/// Highest rate that is meant, per cent a year.
const DEAREST: f64 = 100.0;

/// Terms: as typed, else as usual.
struct Terms {
    amount: f64,
    rate: f64,
    months: f64,
    /// What is used where nothing is typed.
    usual_amount: f64,
    usual_months: f64,
}

fn terms(view: &View) -> Terms {
    let (outlook, constants) = (view.outlook, &view.open.catalogue.constants);
    let figures = &outlook.plan.figures;
    let at_hand = view.open.inputs.budget_vnd.unwrap_or(0.0);
    let usual_amount = (outlook.cost().0 - at_hand).max(0.0);
    let chosen = outlook.counted().filter_map(|step| outlook.result(step));
    let usual_months = usual_months(constants, chosen);
    let positive = |id: &str| figures.number(id).filter(|n| *n > 0.0);
    Terms {
        amount: figures.number(LOAN_AMOUNT).unwrap_or(usual_amount),
        rate: view.open.inputs.discount_rate.unwrap_or(constants.discount_rate),
        months: positive(LOAN_MONTHS).unwrap_or(usual_months),
        usual_amount,
        usual_months,
    }
}

pub fn loan(app: &App, view: &View) -> Html {
    let terms = terms(view);
    let loan = Loan { amount: Vnd(terms.amount), rate: terms.rate, months: terms.months };
    let shown = view.range.and_then(|range| Some((loan_view(loan, range)?, range)));
    html! {
        <section class="stack loan" aria-labelledby="loan">
            <h2 id="loan">{ app.w(W::PlanLoan) }</h2>
            <p class="note">{ app.w(W::PlanLoanText) }</p>
            { fields(app, view, &terms) }
            <div>{ for shown.map(|(shown, range)| verdict(app, &shown, range)) }</div>
            <p hidden={terms.amount > 0.0}>{ app.w(W::PlanNoLoan) }</p>
            <p class="note">{ app.w(W::PlanLoanNote) }</p>
        </section>
    }
}

fn fields(app: &App, view: &View, terms: &Terms) -> Html {
    let lang = app.lang();
    let figure = |id: &'static str| {
        let app = app.clone();
        Callback::from(move |answer: Option<Answer>| {
            change(&app, Change::PlanFigure(id.to_owned()), |plan| match answer {
                Some(answer) => plan.figures.put(id.to_owned(), answer),
                None => {
                    plan.figures.0.remove(id);
                }
            });
        })
    };
    let rate = {
        let app = app.clone();
        Callback::from(move |answer| app.act(Action::Answer(RATE.to_owned(), answer)))
    };
    let figures = &view.outlook.plan.figures.0;
    let otherwise = |value: &str| app.f(W::PlanLoanElse, &[("value", value)]);
    let up_to = |max| Bounds { max: Some(max), ..FROM_NOTHING };
    let amount = Typed {
        id: "loan-amount".to_owned(),
        kind: Kind::Money,
        bounds: FROM_NOTHING,
        unit: app.w(W::NumbersCurrency).to_owned(),
        answer: figures.get(LOAN_AMOUNT),
        otherwise: otherwise(&money::money_words(lang, terms.usual_amount)),
    };
    let interest = Typed {
        id: "loan-rate".to_owned(),
        kind: Kind::Percent,
        bounds: up_to(DEAREST),
        unit: app.w(W::LiveRateUnit).to_owned(),
        answer: view.open.document.answers.0.get(RATE),
        otherwise: otherwise(&number::percent(lang, terms.rate, 1)),
    };
    let months = Typed {
        id: "loan-months".to_owned(),
        kind: Kind::Whole,
        bounds: up_to(LONGEST),
        unit: app.w(W::PlanLoanMonthsUnit).to_owned(),
        answer: figures.get(LOAN_MONTHS),
        otherwise: otherwise(&number::months(lang, terms.usual_months)),
    };
    html! {
        <div class="loan-fields">
            { field(app, app.w(W::PlanLoanAmount), &amount, &figure(LOAN_AMOUNT)) }
            { field(app, app.w(W::PlanLoanRate), &interest, &rate) }
            { field(app, app.w(W::PlanLoanMonths), &months, &figure(LOAN_MONTHS)) }
        </div>
    }
}

fn verdict(app: &App, view: &LoanView, range: Percentiles) -> Html {
    let lang = app.lang();
    let words = |vnd: Vnd| money::money_words(lang, vnd.0);
    let between = money::money_range(lang, range.p10 / 12.0, range.p90 / 12.0);
    let cover = number(lang, view.cover, Digits::Significant(2));
    let most = view.monthly_saving.0.max(view.instalment.0).max(1.0);
    let row = |word: W, value: String| {
        html! { <div><dt>{ app.w(word) }</dt><dd>{ text(value) }</dd></div> }
    };
    let judged = match view.cover {
        cover if cover >= 1.5 => W::PlanCoverGood,
        cover if cover >= 1.0 => W::PlanCoverTight,
        _ => W::PlanCoverShort,
    };
    html! {
        <div class="stack">
            <p role="status"><b>{ app.f(judged, &[("cover", &cover)]) }</b></p>
            <div aria-hidden="true">{ comparison_bars(view.monthly_saving_low.0 / most, view.instalment.0 / most) }</div>
            <dl class="facts num">
                { row(W::PlanInstalment, words(view.instalment)) }
                { row(W::PlanMonthlySaving, between) }
                { row(W::PlanCover, app.f(W::PlanCoverTimes, &[("n", &cover)])) }
                { row(W::PlanInterest, words(view.interest)) }
            </dl>
            <p class="note">{ app.w(W::PlanLoanBars) }</p>
        </div>
    }
}
