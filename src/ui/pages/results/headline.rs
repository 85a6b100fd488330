//! The one huge figure, the facts beside it and the range as a picture.

use super::{settled_class, shown_range};
use crate::assessment::all_is_off;
use crate::engine::{FigureId, Percentiles};
use crate::locale::number::{self, Digits, SENTENCE};
use crate::locale::{W, money};
use crate::ui::charts::{RangePicture, number_table, range_chart};
use crate::ui::components::grade::stamp;
use crate::ui::{Action, App, Open, names};
use yew::prelude::*;

/// Of the whole.
pub const ID: &str = "result";

pub fn headline(app: &App) -> Html {
    let Some(open) = &app.state.open else {
        return html! { <div /> };
    };
    let range = shown_range(open).map(|r| r.money);
    let saves = open.evaluation.package.ledgers.money.0 > 0.0;
    html! {
        <div id={ID}>
            <div class="cols">
                <div class="stack">{ if saves { title(app, open, range) } else { nothing(app, open) } }</div>
                { facts(app, open) }
            </div>
            <div>{ for range.filter(|_| saves).map(|r| range_figure(app, open, r)) }</div>
        </div>
    }
}

fn title(app: &App, open: &Open, range: Option<Percentiles>) -> Html {
    let lang = app.lang();
    let central = open.evaluation.package.ledgers.money.0;
    let (short, tail) = match range {
        Some(r) => {
            let likely = money::money_words(lang, r.p50);
            (
                money::money_range_short(lang, r.p10, r.p90),
                app.f(W::ResultsTail, &[("sum", &likely)]),
            )
        }
        None => (money::money_short(lang, central, SENTENCE), app.w(W::ResultsCounting).to_owned()),
    };
    html! {
        <h1 class={settled_class(open)}>
            { app.w(W::ResultsTitleBefore) }{ " " }
            <span class="figure kept num">{ short.value }{ " " }<small>{ short.unit }</small></span>
            { " " }<span class="tail">{ tail }</span>
        </h1>
    }
}

fn nothing(app: &App, open: &Open) -> Html {
    let off = app.catalogue().is_some_and(|c| all_is_off(c, &open.document, &open.evaluation));
    if off {
        let app_then = app.clone();
        let reset = Callback::from(move |_: MouseEvent| app_then.act(Action::ResetSwitches));
        return html! {
            <>
                <h1>{ app.w(W::ResultsOffTitle) }</h1>
                <p class="lead">{ app.w(W::ResultsOffText) }</p>
                <p class="acts no-print">
                    <button type="button" class="btn" onclick={reset}>{ app.w(W::ResultsReset) }</button>
                </p>
            </>
        };
    }
    let further = open.evaluation.package.further_potential.0;
    let text = if further > 0.0 {
        let sum = money::money_words(app.lang(), further);
        app.f(W::ResultsNothingFurther, &[("sum", &sum)])
    } else {
        app.w(W::ResultsNothingText).to_owned()
    };
    html! {
        <>
            <h1>{ app.w(W::ResultsNothingTitle) }</h1>
            <p class="lead">{ text }</p>
        </>
    }
}

fn facts(app: &App, open: &Open) -> Html {
    let lang = app.lang();
    let package = &open.evaluation.package;
    let capital = package.finance.capital.map_or_else(
        || app.w(W::ResultsCapitalUnknown).to_owned(),
        |c| if c.0 > 0.0 { about_money(app, c.0) } else { app.w(W::ResultsCapitalNone).to_owned() },
    );
    let payback = package
        .finance
        .payback
        .map_or_else(|| number::NO_NUMBER.to_owned(), |y| number::payback(lang, y.0));
    let likely = about_money(app, package.likely_within_a_year.0);
    let row = |term: W, figure: FigureId, text: String| {
        html! {
            <div>
                <dt>{ app.w(term) }</dt>
                <dd><a class="why" href={names::figure_href(app, &figure)}>{ text }</a></dd>
            </div>
        }
    };
    html! {
        <dl class="facts">
            { row(W::ResultsCapital, FigureId::PackageCapital, capital) }
            { row(W::ResultsPayback, FigureId::PackagePayback, payback) }
            { row(W::ResultsLikely, FigureId::LikelyWithinAYear, likely) }
            <div>
                <dt>{ app.w(W::ResultsGrade) }</dt>
                <dd>{ stamp(app, open.evaluation.confidence.grade) }</dd>
            </div>
        </dl>
    }
}

fn about_money(app: &App, vnd: f64) -> String {
    app.f(W::ResultsAbout, &[("sum", &money::money_words(app.lang(), vnd))])
}

/// The range as a picture with its table.
pub fn range_figure(app: &App, open: &Open, range: Percentiles) -> Html {
    let lang = app.lang();
    let like = range.p90;
    let scaled = move |vnd: f64| money::money_like(lang, vnd, like, SENTENCE);
    let likely = open.evaluation.package.likely_within_a_year.0;
    let texts = [range.p10, range.p50, range.p90].map(|v| scaled(v).value);
    let [low, middle, high] = texts.clone();
    let words = |vnd| money::money_words(lang, vnd);
    let (low_words, high_words) = (words(range.p10), words(range.p90));
    let (middle_words, likely_words) = (words(range.p50), words(likely));
    let label = app.f(
        W::ResultsRangeLabel,
        &[
            ("low", &low_words),
            ("high", &high_words),
            ("middle", &middle_words),
            ("likely", &likely_words),
        ],
    );
    let mark = (likely > 0.0)
        .then(|| (likely, app.f(W::ResultsRangeLikely, &[("n", &scaled(likely).value)])));
    let tick = Callback::from(move |vnd: f64| {
        money::money_like(lang, vnd, like, Digits::Significant(4)).value
    });
    let caption = app.f(W::ResultsRangeCaption, &[("unit", &scaled(like).unit)]);
    let how = names::figure_href(app, &FigureId::PackageMoney);
    let head = [W::ChartsLow, W::ChartsMiddle, W::ChartsHigh, W::ResultsLikely];
    let head: Vec<String> =
        [String::new()].into_iter().chain(head.map(|w| app.w(w).to_owned())).collect();
    let first = app.w(W::ResultsLedgerMoneySaved).to_owned();
    let rows = vec![vec![first, low, middle, high, scaled(likely).value]];
    let values = [range.p10, range.p50, range.p90];
    let picture = RangePicture { values, texts, mark, tick, label };
    html! {
        <figure class={classes!("range", settled_class(open))}>
            { range_chart(&picture) }
            <figcaption class="note">
                { caption }{ " " }<a class="no-print" href={how}>{ app.w(W::ResultsHow) }</a>
            </figcaption>
            { number_table(app, app.w(W::ResultsRangeTable), &head, &rows) }
        </figure>
    }
}
