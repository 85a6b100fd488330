//! The figures of a measure: here, alone and together, and what they rest on.

use super::{has_money, here, quote};
use crate::catalogue::{Catalogue, Measure, MeasureIx};
use crate::engine::summary::LedgerUnit;
use crate::engine::{CapitalOrigin, Class, Draws, FigureId, Ledgers, MeasureResult, Range};
use crate::locale::number::{self, Digits};
use crate::locale::{W, money};
use crate::ui::draws::sliced;
use crate::ui::pages::plan::put_in;
use crate::ui::pages::results::measure_switch;
use crate::ui::{App, Open, Route, href, names, use_app};
use crate::units::Years;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

pub fn aside(app: &App, catalogue: &Catalogue, measure: &Measure, ix: MeasureIx) -> Html {
    let open = app.state.open.as_ref();
    let found = open.zip(here(open, ix)).filter(|(_, (_, r))| is_open(r));
    let card = found.map(|(open, (at, r))| card(app, catalogue, open, measure, at, r));
    html! { <div key={format!("aside-{}", ix.0)}>{ for card }</div> }
}

/// Asked and not done: there is something to decide.
fn is_open(result: &MeasureResult) -> bool {
    !matches!(result.class, Class::Hint | Class::Done)
}

fn card(
    app: &App,
    catalogue: &Catalogue,
    open: &Open,
    measure: &Measure,
    at: usize,
    result: &MeasureResult,
) -> Html {
    let money = has_money(open, result);
    let title = if result.selected { W::MeasureIn } else { W::MeasureOut };
    let class = catalogue.cp_classes.get(usize::from(measure.category));
    let sums = money.then(|| sums(app, result));
    let finance = money.then(|| finance(app, catalogue, result));
    html! {
        <section class="aside stack" aria-label={app.w(W::MeasureHere)}>
            <div class="together">
                { measure_switch(app, at) }
                <h2 class="h3">{ app.w(title) }</h2>
            </div>
            <dl class="facts num">
                <>{ for sums }</>
                { capital(app, result) }
                <>{ for finance }</>
                { ledgers(app, result.shown()) }
                { fact(app.w(W::MeasureKind), html! { <>{ for class.map(|c| app.text(c.name)) }</> }) }
            </dl>
            <p class="note">{ app.w(capital_origin(result.capital_origin)) }</p>
            { quote(app, open, measure) }
            { in_plan(app, open, measure, result) }
        </section>
    }
}

/// Into the plan, or the way to it.
fn in_plan(app: &App, open: &Open, measure: &Measure, result: &MeasureResult) -> Html {
    let planned = match &open.document.plan {
        Some(plan) => plan.position(&measure.id).is_some(),
        // As proposed.
        None => result.selected,
    };
    let onclick = {
        let (app, id) = (app.clone(), measure.id.clone());
        Callback::from(move |_: MouseEvent| put_in(&app, &id, true))
    };
    html! {
        <p class="acts no-print">
            <span hidden={!planned}>{ app.w(W::PlanInPlan) }</span>
            <a class="more" hidden={!planned} href={href(&Route::Plan)}>{ app.w(W::PlanSee) }</a>
            <button type="button" class="btn plain small" hidden={planned} {onclick}>{ app.w(W::PlanPutIn) }</button>
        </p>
    }
}

fn exact(app: &App, vnd: f64) -> String {
    money::money(app.lang(), vnd, Digits::Significant(3))
}

/// A fact whose value opens.
fn figure(app: &App, term: &str, figure: &FigureId, text: String) -> Html {
    fact(term, html! { <a class="why" href={names::figure_href(app, figure)}>{ text }</a> })
}

/// Money a year: in the package where it is chosen, alone, and its range.
fn sums(app: &App, result: &MeasureResult) -> Html {
    let ix = result.measure;
    let together = result.is_beside_others().then(|| {
        let text = exact(app, result.package.money.0);
        figure(app, app.w(W::MeasureTogether), &FigureId::MeasureMoney(ix), text)
    });
    html! {
        <>
            { for together }
            { fact(app.w(W::MeasureAlone), html! { <>{ exact(app, result.alone.money.0) }</> }) }
            { fact(app.w(W::MeasureRange), html! { <MoneyRange measure={ix} /> }) }
        </>
    }
}

/// What follows from the sum beside the others, which is the one that opens; alone where it is another.
fn finance(app: &App, catalogue: &Catalogue, result: &MeasureResult) -> Html {
    let lang = app.lang();
    let ix = result.measure;
    let beside = result.package_finance;
    let time = |years: Option<Years>| years.map(|y| number::payback(lang, y.0));
    let (payback, alone) = (time(beside.payback), time(result.finance.payback));
    let alone = alone.filter(|alone| payback.as_ref() != Some(alone));
    let alone = alone.map(|text| fact(app.w(W::MeasurePaybackAlone), html! { <>{ text }</> }));
    let payback = payback
        .map(|text| figure(app, app.w(W::MeasurePayback), &FigureId::MeasurePayback(ix), text));
    let npv = beside.npv.map(|npv| {
        let years = number::years(lang, result.lifetime.0);
        let own = app.state.open.as_ref().and_then(|o| o.inputs.discount_rate);
        let rate = own.unwrap_or(catalogue.constants.discount_rate);
        let rate = number::percent(lang, rate, 1);
        let term = app.f(W::MeasureNpv, &[("years", &years), ("rate", &rate)]);
        figure(app, &term, &FigureId::MeasureNpv(ix), exact(app, npv.0))
    });
    let irr = beside.irr.map(|irr| irr_words(app, catalogue, irr));
    let irr = irr.map(|words| fact(app.w(W::MeasureIrr), html! { <>{ words }</> }));
    html! { <>{ for payback }{ for alone }{ for npv }{ for irr }</> }
}

#[derive(PartialEq, Properties)]
struct Props {
    measure: MeasureIx,
}

/// P10–P90 of this measure, worked out once the range of the whole is there.
#[component]
fn MoneyRange(props: &Props) -> Html {
    let app = use_app();
    let shown = use_state(|| None::<Rc<Range>>);
    let ready = app.state.open.as_ref().is_some_and(|o| o.range.is_some());
    {
        let (app, shown) = (app.clone(), shown.clone());
        let key = (app.state.revision, ready, props.measure);
        use_effect_with(key, move |&(_, ready, measure)| {
            let live = Rc::new(Cell::new(true));
            if let Some(open) = app.state.open.clone().filter(|_| ready) {
                let live = live.clone();
                spawn_local(async move {
                    if let Some(range) = draw(&open, measure, &live).await {
                        shown.set(Some(Rc::new(range)));
                    }
                });
            }
            move || live.set(false)
        });
    }
    let text = shown.as_ref().map(|range| {
        let money = range.money;
        money::money_range_bare(app.lang(), money.p10, money.p90)
    });
    let settling = (!ready).then_some("settling");
    html! {
        <span class={classes!(settling)}>
            { text.unwrap_or_else(|| app.w(W::MeasureRangeCounting).to_owned()) }
        </span>
    }
}

async fn draw(open: &Open, measure: MeasureIx, live: &Cell<bool>) -> Option<Range> {
    let draws = open.catalogue.constants.draws as usize;
    let run = Draws::of_measure(&open.catalogue, &open.inputs, &open.evaluation, draws, measure);
    sliced(run, || !live.get()).await
}

pub fn fact(term: &str, value: Html) -> Html {
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
