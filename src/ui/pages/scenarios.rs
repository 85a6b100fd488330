//! Choices of measures side by side: what each costs and brings, and a button that takes it.

use crate::assessment::{Preset, Scenario, scenarios};
use crate::engine::summary::LedgerUnit;
use crate::engine::{Draws, Percentiles};
use crate::locale::number::{self, SENTENCE};
use crate::locale::{W, money};
use crate::ui::charts::scenario_bars;
use crate::ui::draws::sliced;
use crate::ui::{Action, App, Open, Route, href, names, use_app};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

#[component]
pub fn Scenarios() -> Html {
    let app = use_app();
    let body = match &app.state.open {
        Some(open) if open.evaluation.baseline.money_possible => html! { <SideBySide /> },
        _ => html! {
            <div class="stack">
                <h1>{ app.w(W::ScenarioTitle) }</h1>
                <p class="lead">{ app.w(W::ScenarioNone) }</p>
                <p class="acts"><a class="btn" href={href(&Route::Results)}>{ app.w(W::ScenarioBack) }</a></p>
            </div>
        },
    };
    html! { <div class="scenarios">{ body }</div> }
}

#[component]
fn SideBySide() -> Html {
    let app = use_app();
    let revision = app.state.revision;
    let all = {
        let app = app.clone();
        use_memo(revision, move |_| match (&app.state.open, app.catalogue()) {
            (Some(open), Some(catalogue)) => scenarios(catalogue, &open.document),
            _ => Vec::new(),
        })
    };
    let ranges = use_ranges(&app, &all);
    let Some(open) = &app.state.open else {
        return html! { <div /> };
    };
    let most = all.iter().map(|s| money_of(s).max(capital_of(s))).fold(1.0, f64::max);
    let columns = all.iter().enumerate().map(|(at, scenario)| {
        let range = ranges.get(at).copied().flatten();
        html! { <li key={at}>{ column(&app, open, scenario, range, most) }</li> }
    });
    let asks_budget = open.inputs.budget_vnd.is_none();
    html! {
        <div class="stack">
            <h1>{ app.w(W::ScenarioTitle) }</h1>
            <p class="lead">{ app.w(W::ScenarioText) }</p>
            <ul class="ways">{ for columns }</ul>
            <p class="note">{ app.w(W::ScenarioBars) }</p>
            <p hidden={!asks_budget}>
                { app.w(W::ScenarioNoBudget) }{ " " }
                <a class="more" href={href(&Route::Results)}>{ app.w(W::ScenarioSetBudget) }</a>
            </p>
            <p class="acts"><a class="btn plain" href={href(&Route::Results)}>{ app.w(W::ScenarioBack) }</a></p>
        </div>
    }
}

/// The range of every scenario, one after the other, in slices.
#[hook]
fn use_ranges(app: &App, all: &Rc<Vec<Scenario>>) -> Vec<Option<Percentiles>> {
    let ranges = use_state(|| (0_u64, Vec::<Option<Percentiles>>::new()));
    let revision = app.state.revision;
    {
        let (app, all, ranges) = (app.clone(), all.clone(), ranges.clone());
        use_effect_with(revision, move |&revision| {
            let stopped = Rc::new(Cell::new(false));
            spawn_local(draw(app, all, stopped.clone(), move |found| {
                ranges.set((revision, found))
            }));
            move || stopped.set(true)
        });
    }
    if ranges.0 == revision { ranges.1.clone() } else { Vec::new() }
}

async fn draw(
    app: App,
    all: Rc<Vec<Scenario>>,
    stopped: Rc<Cell<bool>>,
    show: impl Fn(Vec<Option<Percentiles>>),
) {
    let (Some(open), Some(catalogue)) = (&app.state.open, app.catalogue()) else {
        return;
    };
    let draws = catalogue.constants.draws as usize;
    let mut found = Vec::new();
    for scenario in all.iter() {
        let run = Draws::new(catalogue, &open.inputs, &scenario.evaluation, draws);
        let Some(range) = sliced(run, || stopped.get()).await else { return };
        found.push(Some(range.money));
        show(found.clone());
    }
}

fn money_of(scenario: &Scenario) -> f64 {
    scenario.evaluation.package.ledgers.money.0
}

fn capital_of(scenario: &Scenario) -> f64 {
    scenario.evaluation.package.finance.capital.map_or(0.0, |c| c.0)
}

/// Name and meaning.
fn words(app: &App, open: &Open, preset: Preset) -> (&'static str, String) {
    let (name, text) = match preset {
        Preset::NoMoney => (W::ScenarioNoMoney, W::ScenarioNoMoneyText),
        Preset::Budget => (W::ScenarioBudget, W::ScenarioBudgetText),
        Preset::Everything => (W::ScenarioEverything, W::ScenarioEverythingText),
        Preset::Own => (W::ScenarioOwn, W::ScenarioOwnText),
    };
    let budget = open.inputs.budget_vnd.unwrap_or_default();
    (app.w(name), app.f(text, &[("sum", &money::money_words(app.lang(), budget))]))
}

fn column(
    app: &App,
    open: &Open,
    scenario: &Scenario,
    range: Option<Percentiles>,
    most: f64,
) -> Html {
    let lang = app.lang();
    let (name, text) = words(app, open, scenario.preset);
    let saved = money::money_short(lang, money_of(scenario), SENTENCE);
    let between = range.map_or_else(
        || app.w(W::ScenarioCounting).to_owned(),
        |r| app.f(W::ScenarioRange, &[("range", &money::money_range(lang, r.p10, r.p90))]),
    );
    html! {
        <section class={classes!("way", scenario.is_current.then_some("now"))} aria-label={name}>
            <h2>{ name }</h2>
            <p class="note">{ text }</p>
            <p class="worth"><b class="kept num">{ saved.value }{ " " }<small>{ saved.unit }</small></b></p>
            <p class="note">
                { app.w(W::ScenarioMoney) }<span hidden={scenario.is_empty()}>{ ", " }{ between }</span>
            </p>
            { scenario_bars(money_of(scenario) / most, capital_of(scenario) / most) }
            { facts(app, scenario) }
            { take(app, scenario, name) }
        </section>
    }
}

fn facts(app: &App, scenario: &Scenario) -> Html {
    let lang = app.lang();
    let package = &scenario.evaluation.package;
    let (finance, saved) = (&package.finance, &package.ledgers);
    let amount = |unit, value| {
        let (value, unit) = names::amount(app, unit, value);
        format!("{value} {unit}")
    };
    let money = |vnd: f64| money::money_words(lang, vnd);
    let payback = finance
        .payback
        .map_or_else(|| number::NO_NUMBER.to_owned(), |y| number::payback(lang, y.0));
    let npv = finance.npv.map_or_else(|| number::NO_NUMBER.to_owned(), |npv| money(npv.0));
    let rows = [
        (W::ScenarioCount, package.count.to_string()),
        (W::ScenarioCapital, money(capital_of(scenario))),
        (W::ScenarioPayback, payback),
        (W::ScenarioNpv, npv),
        (W::ScenarioEnergy, amount(LedgerUnit::Toe, saved.energy.0)),
        (W::ScenarioCo2e, amount(LedgerUnit::KgCo2e, saved.co2e.0)),
        (W::ScenarioWater, amount(LedgerUnit::CubicMetre, saved.water.0)),
    ];
    let row = |(at, (word, value)): (usize, &(W, String))| {
        html! { <div key={at}><dt>{ app.w(*word) }</dt><dd class="num">{ value }</dd></div> }
    };
    html! { <dl class="facts">{ for rows.iter().enumerate().map(row) }</dl> }
}

/// The button that makes it the current choice; a step that can be taken back.
fn take(app: &App, scenario: &Scenario, name: &str) -> Html {
    let onclick = {
        let (app, switched) = (app.clone(), scenario.switched.clone());
        Callback::from(move |_| app.act(Action::Choose(switched.clone())))
    };
    let is_empty = scenario.is_empty();
    let empty = match scenario.preset {
        Preset::NoMoney => W::ScenarioEmptyFree,
        Preset::Budget => W::ScenarioEmptyBudget,
        Preset::Everything | Preset::Own => W::ScenarioEmpty,
    };
    html! {
        <p class="acts no-print">
            <span class="note" hidden={!is_empty}>{ app.w(empty) }</span>
            <b hidden={!scenario.is_current}>{ app.w(W::ScenarioCurrent) }</b>
            <button type="button" class="btn small" hidden={scenario.is_current || is_empty} {onclick}
                aria-label={app.f(W::ScenarioUseWhat, &[("name", name)])}>
                { app.w(W::ScenarioUse) }
            </button>
        </p>
    }
}
