//! One figure opened: the formula with the owner's own numbers, each term with its source, and
//! what would change it.

mod formula;
mod record;
mod terms;
mod wording;

use super::not_found::not_found;
use super::waiting::waiting;
use crate::catalogue::Catalogue;
use crate::engine::summary::shown;
use crate::engine::{
    Explanation, Expr, FigureId, MeasureResult, Origin, Percentiles, Range, Unit, explain,
    figure_from_slug,
};
use crate::locale::number::{Digits, SENTENCE, number, round_significant};
use crate::locale::{Lang, W, money};
use crate::ui::charts::{RangePicture, small_range};
use crate::ui::components::footer::written_date;
use crate::ui::components::grade::stamp;
use crate::ui::pages::library::linked;
use crate::ui::{App, Open, Route, href, names};
use formula::{Numbers, formula};
pub use record::{amount, drawn_range, named, record};
use terms::{changes, collect, listed_terms};
use yew::prelude::*;

/// The page of the figure with this slug.
pub fn explain_page(app: &App, slug: &str) -> Html {
    let body = match app.catalogue() {
        None => waiting(app),
        Some(catalogue) => match (figure_from_slug(catalogue, slug), &app.state.open) {
            (None, _) => not_found(app),
            (Some(figure), Some(open)) => opened(app, catalogue, open, figure),
            (Some(_), None) => unknown(app, W::ResultsNoneText),
        },
    };
    html! { <div key="explain">{ body }</div> }
}

fn back(app: &App) -> Html {
    html! {
        <p><a class="back" href={href(&Route::Results)}>
            <span aria-hidden="true">{ "←" }</span>{ app.w(W::MeasureBack) }
        </a></p>
    }
}

/// The figure exists, but not for these answers.
fn unknown(app: &App, text: W) -> Html {
    html! {
        <>
            { back(app) }
            <div class="stack">
                <h1>{ app.w(W::ExplainUnknownTitle) }</h1>
                <p class="lead">{ app.w(text) }</p>
            </div>
        </>
    }
}

fn opened(app: &App, catalogue: &Catalogue, open: &Open, figure: FigureId) -> Html {
    let found = explain(catalogue, &open.inputs, &open.evaluation, &figure);
    let Some(explanation) = found else {
        return unknown(app, W::ExplainUnknownText);
    };
    let value = wording::value(app, &explanation.unit, explanation.value);
    let expr = shown(&explanation.expr);
    let terms = if is_sum_of_figures(&expr) { Vec::new() } else { collect(&expr) };
    let listed = !terms.is_empty();
    let grade = explanation.grade.map(|grade| stamp(app, grade));
    html! {
        <>
            { back(app) }
            <div class="cols">
                <div class="stack">
                    <h1>{ wording::title(app, open, &explanation) }</h1>
                    <p class="lead">
                        { linked(app, wording::in_words(app, &explanation.figure)) }{ " " }<span>{ for grade }</span>
                    </p>
                    <figure class="aside stack" aria-label={app.w(W::ExplainFormula)}>
                        { formula(app, &expr, Numbers::Listed(&terms), &value) }
                        <div>{ for range_of(open, &explanation).map(|r| range(app, &explanation, r)) }</div>
                    </figure>
                    <h2 hidden={!listed}>{ app.w(W::ExplainTerms) }</h2>
                    { listed_terms(app, &terms) }
                </div>
                <div class="stack">
                    <div>{ for in_total(app, open, &explanation) }</div>
                    { changes(app, &terms) }
                    <div class="stack">
                        <h2>{ app.w(W::ExplainKept) }</h2>
                        <p><a class="more" href={href(&Route::Method(String::new()))}>{ app.w(W::ShellFootMethod) }</a></p>
                        <p>{ app.f(W::ExplainKeptText, &[("date", &written_date(app, &catalogue.version))]) }</p>
                    </div>
                </div>
            </div>
        </>
    }
}

/// P10–P50–P90 of a figure that is drawn.
fn range_of(open: &Open, explanation: &Explanation) -> Option<Percentiles> {
    let range: &Range = open.range.as_ref().or(open.stale_range.as_ref())?;
    let drawn = match (&explanation.figure, &explanation.unit) {
        (FigureId::PackageMoney, _) => range.money,
        (FigureId::PackageMaterial, Unit::Vnd) => range.material,
        (FigureId::PackageMaterial, _) => range.material_mass,
        (FigureId::PackageEnergy, _) => range.energy,
        (FigureId::PackageWater, _) => range.water,
        (FigureId::PackageWastewater, _) => range.wastewater,
        (FigureId::PackageWaste, _) => range.waste,
        (FigureId::PackageDust, _) => range.dust,
        (FigureId::PackageCo2e, _) => range.co2e,
        (FigureId::PackageCapital, _) => range.capital,
        (FigureId::MaterialPct, _) => range.material_pct,
        (FigureId::EnergyPct, _) => range.energy_pct,
        (FigureId::CombinedPct, _) => range.combined_pct,
        _ => return None,
    };
    (drawn.p90 > drawn.p10).then_some(drawn)
}

/// How an end of the range is written: a sum in one scale, else two digits.
fn tick(lang: Lang, unit: &Unit, like: f64) -> impl Fn(f64) -> String + 'static {
    let is_money = *unit == Unit::Vnd;
    move |v: f64| {
        if is_money {
            let v = round_significant(v, 3);
            let short = money::money_like(lang, v, like, Digits::Significant(3));
            short.value
        } else {
            number(lang, v, SENTENCE)
        }
    }
}

fn range(app: &App, explanation: &Explanation, range: Percentiles) -> Html {
    let lang = app.lang();
    let write = tick(lang, &explanation.unit, range.p90);
    let texts = [range.p10, range.p50, range.p90].map(|v| write(round_significant(v, 2)));
    let words = |v: f64| wording::rounded(app, &explanation.unit, v);
    let (low, middle, high) = (words(range.p10), words(range.p50), words(range.p90));
    let draws = app.catalogue().map_or(0, |c| c.constants.draws);
    let draws = number(lang, f64::from(draws), Digits::Decimals(0));
    let gaps = [("draws", draws.as_str()), ("low", &low), ("middle", &middle), ("high", &high)];
    let below = range.p50 < explanation.value * 0.995;
    let central = words(explanation.value);
    let why = app.f(W::ExplainBelow, &[("middle", &middle), ("central", &central)]);
    let label = app.f(W::ExplainRangeLabel, &[("low", &low), ("middle", &middle), ("high", &high)]);
    let values = [range.p10, range.p50, range.p90];
    let picture = RangePicture { values, texts, mark: None, tick: Callback::from(write), label };
    html! {
        <>
            <p class="note">
                { app.f(W::ExplainRange, &gaps) }{ " " }<span hidden={!below}>{ why }</span>
            </p>
            { small_range(&picture) }
        </>
    }
}

/// How a measure's money stands in the total.
fn in_total(app: &App, open: &Open, explanation: &Explanation) -> Option<Html> {
    let FigureId::MeasureMoney(ix) = &explanation.figure else {
        return None;
    };
    let result = open.evaluation.measures.iter().find(|m| m.measure == *ix)?;
    Some(facts(app, open, result))
}

fn facts(app: &App, open: &Open, result: &MeasureResult) -> Html {
    let bare = |vnd: f64| money::money_bare(app.lang(), vnd, Digits::Table);
    let counted = if result.selected { result.package.money.0 } else { 0.0 };
    let total = bare(open.evaluation.package.ledgers.money.0);
    let shares = if result.overlaps || result.alone.money != result.package.money {
        W::ExplainShared
    } else {
        W::ExplainNotShared
    };
    html! {
        <div class="stack">
            <h2>{ app.w(W::ExplainInTotal) }</h2>
            <dl class="facts num">
                <div><dt>{ app.w(W::MeasureAlone) }</dt><dd>{ bare(result.alone.money.0) }</dd></div>
                <div><dt>{ app.w(W::MeasureTogether) }</dt><dd>{ bare(result.package.money.0) }</dd></div>
                <div class="grand">
                    <dt>{ app.f(W::ExplainCounted, &[("sum", &total)]) }</dt>
                    <dd>{ if result.selected { bare(counted) } else { app.w(W::MeasureOut).to_owned() } }</dd>
                </div>
            </dl>
            <p>{ app.w(shares) }</p>
            <p><a class="more" href={names::measure_href(app, result.measure)}>{ app.w(W::ExplainMeasure) }</a></p>
        </div>
    }
}

/// Every part is a figure that opens by itself.
fn is_sum_of_figures(expr: &Expr) -> bool {
    let figure =
        |part: &Expr| matches!(part, Expr::Term(t) if matches!(t.origin, Origin::Figure(_)));
    as_ledger(expr).is_some_and(|parts| parts.iter().all(figure))
}

/// A sum with more parts than this reads better as a ledger than as a line.
const PARTS_ON_A_LINE: usize = 3;

/// Whether an expression is shown as a ledger with a total.
fn as_ledger(expr: &Expr) -> Option<&[Expr]> {
    match expr {
        Expr::Sum(parts) if parts.len() > PARTS_ON_A_LINE => Some(parts),
        _ => None,
    }
}
