//! The figures of a measure: here, alone and together, and what they rest on.

use super::{has_money, here, percent_range};
use crate::catalogue::{ActsOn, Catalogue, Measure, MeasureIx};
use crate::engine::summary::LedgerUnit;
use crate::engine::{CapitalOrigin, FigureId, Ledgers, MeasureResult};
use crate::locale::number::{self, Digits};
use crate::locale::{W, money};
use crate::ui::pages::results::MeasureSwitch;
use crate::ui::{App, names, use_app};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub measure: MeasureIx,
}

#[component]
pub fn Aside(props: &Props) -> Html {
    let app = use_app();
    let Some(catalogue) = app.catalogue() else {
        return html! { <div /> };
    };
    let Some(measure) = catalogue.measure_at(props.measure) else {
        return html! { <div /> };
    };
    let open = app.state.open.as_ref();
    let found = here(open, props.measure);
    let shown = open.zip(found).filter(|(open, (_, r))| has_money(open, r)).map(|(_, f)| f);
    html! {
        <div class="stack">
            <div>{ for shown.map(|(at, r)| figures(&app, catalogue, at, r)) }</div>
            { in_general(&app, catalogue, measure) }
        </div>
    }
}

fn figures(app: &App, catalogue: &Catalogue, at: usize, result: &MeasureResult) -> Html {
    let lang = app.lang();
    let ix = result.measure;
    let exact = |vnd: f64| money::money(lang, vnd, Digits::Significant(3));
    let open_figure = |term: W, figure: FigureId, text: String| {
        fact(
            app.w(term),
            html! { <a class="why" href={names::figure_href(app, &figure)}>{ text }</a> },
        )
    };
    let finance = &result.finance;
    let title = if result.selected { W::MeasureIn } else { W::MeasureOut };
    let npv = finance.npv.map(|npv| {
        let years = number::years(lang, result.lifetime.0);
        let own = app.state.open.as_ref().and_then(|o| o.inputs.discount_rate);
        let rate = own.unwrap_or(catalogue.constants.discount_rate);
        let rate = number::percent(lang, rate, 1);
        let term = app.f(W::MeasureNpv, &[("years", &years), ("rate", &rate)]);
        let figure = FigureId::MeasureNpv(ix);
        let text = exact(npv.0);
        fact(&term, html! { <a class="why" href={names::figure_href(app, &figure)}>{ text }</a> })
    });
    let irr = finance
        .irr
        .map(|irr| fact(app.w(W::MeasureIrr), html! { <>{ irr_words(app, catalogue, irr) }</> }));
    let payback = finance.payback.map(|y| {
        open_figure(W::MeasurePayback, FigureId::MeasurePayback(ix), number::payback(lang, y.0))
    });
    let class = catalogue.cp_classes.get(class_position(catalogue, ix));
    html! {
        <div class="aside stack">
            <div class="together">
                <MeasureSwitch {at} />
                <h2 class="h3">{ app.w(title) }</h2>
            </div>
            <dl class="facts num">
                { open_figure(W::MeasureTogether, FigureId::MeasureMoney(ix), exact(result.package.money.0)) }
                { fact(app.w(W::MeasureAlone), html! { <>{ exact(result.alone.money.0) }</> }) }
                { capital(app, result) }
                <>{ for payback }</>
                <>{ for npv }</>
                <>{ for irr }</>
                { ledgers(app, &result.alone) }
                { fact(app.w(W::MeasureKind), html! { <>{ for class.map(|c| app.text(c.name)) }</> }) }
            </dl>
            <p class="note">{ app.w(capital_origin(result.capital_origin)) }</p>
        </div>
    }
}

fn class_position(catalogue: &Catalogue, ix: MeasureIx) -> usize {
    catalogue.measure_at(ix).map_or(usize::MAX, |m| usize::from(m.category))
}

fn fact(term: &str, value: Html) -> Html {
    html! { <div><dt>{ term }</dt><dd>{ value }</dd></div> }
}

/// Above the limit of printing an interest rate is only "more than".
fn irr_words(app: &App, catalogue: &Catalogue, irr: f64) -> String {
    let limit = catalogue.constants.irr_print_limit;
    let (word, rate) =
        if irr > limit { (W::MeasureIrrOver, limit) } else { (W::MeasureIrrRate, irr) };
    app.f(word, &[("rate", &number::percent(app.lang(), rate, 0))])
}

fn capital(app: &App, result: &MeasureResult) -> Html {
    let text = match result.finance.capital {
        None => app.w(W::ResultsCapitalUnknown).to_owned(),
        Some(c) if c.0 <= 0.0 => app.w(W::ResultsCapitalNone).to_owned(),
        Some(c) => money::money(app.lang(), c.0, Digits::Significant(2)),
    };
    let figure = FigureId::MeasureCapital(result.measure);
    fact(
        app.w(W::MeasureCapital),
        html! { <a class="why" href={names::figure_href(app, &figure)}>{ text }</a> },
    )
}

fn capital_origin(origin: CapitalOrigin) -> W {
    match origin {
        CapitalOrigin::Quote => W::MeasureCapitalQuote,
        CapitalOrigin::Catalogue => W::MeasureCapitalCatalogue,
        CapitalOrigin::Sized => W::MeasureCapitalSized,
        CapitalOrigin::FromPayback => W::MeasureCapitalPayback,
        CapitalOrigin::None => W::MeasureCapitalNone,
    }
}

/// Every ledger that moves, alone.
fn ledgers(app: &App, saved: &Ledgers) -> Html {
    let rows = [
        (W::MeasureSavesMaterial, LedgerUnit::Kilogram, saved.material_mass.0),
        (W::MeasureSavesEnergy, LedgerUnit::Toe, saved.energy.0),
        (W::MeasureSavesWater, LedgerUnit::CubicMetre, saved.water.0),
        (W::MeasureSavesDust, LedgerUnit::Kilogram, saved.dust.0),
        (W::MeasureSavesWaste, LedgerUnit::Kilogram, saved.waste.0),
        (W::MeasureSavesCo2e, LedgerUnit::KgCo2e, saved.co2e.0),
    ];
    let moved = rows.into_iter().filter(|(_, _, saved)| *saved > 0.0);
    moved
        .map(|(term, unit, saved)| {
            let (value, unit) = names::amount(app, unit, saved);
            fact(app.w(term), html! { <>{ value }{ " " }{ unit }</> })
        })
        .collect()
}

/// What holds for every business: what it acts on, the spread of savings, payback, lifetime.
fn in_general(app: &App, catalogue: &Catalogue, measure: &Measure) -> Html {
    let lang = app.lang();
    let acts_on: Vec<String> = measure
        .targets
        .iter()
        .filter_map(|t| catalogue.end_use(t.end_use))
        .map(|e| app.text(e.name))
        .collect();
    let saving = (measure.acts_on != ActsOn::Emission || measure.saving.high > 0.0)
        .then(|| percent_range(app, measure.saving.low, measure.saving.high));
    let payback = measure.payback_years.map(|p| {
        let gaps = [number::payback(lang, p.low), number::payback(lang, p.high)];
        let [low, high] = gaps;
        let text = if low == high {
            low
        } else {
            app.f(W::MeasureSpan, &[("low", &low), ("high", &high)])
        };
        fact(app.w(W::MeasureUsualPayback), html! { <>{ text }</> })
    });
    html! {
        <div class="stack">
            <h2>{ app.w(W::MeasureGeneral) }</h2>
            <dl class="facts num">
                { fact(app.w(W::MeasureActsOn), html! { <>{ acts_on.join(", ") }</> }) }
                <>{ for saving.map(|s| fact(app.w(W::MeasureUsualSaving), html! { <>{ s }</> })) }</>
                <>{ for payback }</>
                { fact(app.w(W::MeasureLifetime), html! { <>{ number::years(lang, measure.lifetime_years) }</> }) }
            </dl>
        </div>
    }
}
