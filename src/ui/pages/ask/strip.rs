//! The live result beside the questions: a bar at the foot of a phone, a margin note on a desk.
//! Nothing blinks: the old range stays until the new one is there.

use crate::charts::range_layout;
use crate::engine::Percentiles;
use crate::engine::summary::leaks;
use crate::locale::number::Digits;
use crate::locale::{W, money};
use crate::ui::Open;
use crate::ui::components::grade::stamp;
use crate::ui::{App, names, use_app};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct Props {
    /// The page has number fields: the ways of writing a number are told.
    pub numbers: bool,
    /// Why the section is asked.
    pub why: String,
}

#[component]
pub fn Strip(props: &Props) -> Html {
    let app = use_app();
    let Some(open) = &app.state.open else {
        return html! { <aside hidden=true /> };
    };
    let figure = figure(&app, open);
    let (title, sum) = match &figure {
        Figure::Saves(money) => {
            let range = money::money_range(app.lang(), money.p10, money.p90);
            (app.w(W::AskStripSave), app.f(W::AskStripSaveSum, &[("range", &range)]))
        }
        Figure::Loses(vnd) => {
            let sum = money::money_words(app.lang(), *vnd);
            (app.w(W::AskStripLose), app.f(W::AskStripLoseSum, &[("sum", &sum)]))
        }
        Figure::None => ("", String::new()),
    };
    let none = matches!(figure, Figure::None);
    let chart = match &figure {
        Figure::Saves(money) => chart(&app, money),
        _ => html! { <svg class="chart" height="0" hidden=true /> },
    };
    html! {
        <aside class={classes!("strip", "stack", none.then_some("empty"))} aria-label={app.w(W::AskKnown)}>
            <div aria-live="polite">
                <h2 hidden={none}>{ title }</h2>
                <p class="sum num" hidden={none}>{ sum }</p>
            </div>
            { chart }
            <div class="desk stack">
                { known(&app, open) }
                <div class="stack" hidden={!props.numbers}>
                    <h3>{ app.w(W::AskWriteHow) }</h3>
                    <p class="note">{ app.w(W::AskWriteHowText) }</p>
                </div>
                <p class="note">{ &props.why }</p>
            </div>
        </aside>
    }
}

/// The one figure of the strip.
#[derive(Clone, Copy, PartialEq)]
pub enum Figure {
    /// VND a year.
    Saves(Percentiles),
    /// VND a month that becomes no product.
    Loses(f64),
    None,
}

/// The range as soon as a practice answer makes one, before that what is lost a month.
pub fn figure(app: &App, open: &Open) -> Figure {
    if !open.evaluation.baseline.money_possible {
        return Figure::None;
    }
    let range = open.range.as_ref().or(open.stale_range.as_ref());
    if let Some(money) = range.map(|range| range.money).filter(|money| money.p90 > 0.0) {
        return Figure::Saves(money);
    }
    // Before the material is known only crumbs would be counted.
    let known = !open.evaluation.losses.material.is_empty();
    match app.catalogue().map(|c| leaks(c, &open.inputs, &open.evaluation).total.0) {
        Some(lost) if known && lost > 0.0 => Figure::Loses(lost),
        _ => Figure::None,
    }
}

fn chart(app: &App, money: &Percentiles) -> Html {
    let layout = range_layout([money.p10, money.p50, money.p90], None);
    let per_cent = |x: f64| format!("{x:.1}%");
    let words = |vnd: f64| money::money_words(app.lang(), vnd);
    let label = app.f(
        W::AskStripSaveLabel,
        &[("low", &words(money.p10)), ("high", &words(money.p90)), ("middle", &words(money.p50))],
    );
    let middle = per_cent(layout.middle_x);
    let end = money::money_bare(app.lang(), layout.axis.high, Digits::Significant(3));
    html! {
        <svg class="chart" height="44" role="img" aria-label={label}>
            <line class="l-edge" x1="0" x2="100%" y1="18" y2="18" />
            <rect class="f-kept" x={per_cent(layout.bar_x)} width={per_cent(layout.bar_width)} y="6" height="12" />
            <line class="l-paper" stroke-width="8" x1={middle.clone()} x2={middle.clone()} y1="6" y2="17" />
            <line class="l-ink w3" x1={middle.clone()} x2={middle} y1="2" y2="24" />
            <text class="t2" x="0" y="40">{ "0" }</text>
            <text class="t2 end" x="100%" y="40">{ end }</text>
        </svg>
    }
}

/// Each stream with how it is known and its grade; habits with how many are answered.
fn known(app: &App, open: &Open) -> Html {
    let streams = &open.evaluation.baseline.streams;
    let rows = streams.iter().enumerate().map(|(at, stream)| {
        let name = names::stream(app, &open.inputs, &stream.id);
        html! { <div key={at}><dt>{ name }</dt><dd>{ app.w(names::derivation(stream.derivation)) }{ " " }{ stamp(app, stream.grade) }</dd></div> }
    });
    let asked = open.path.pages.iter().zip(&open.path.fields);
    let practices =
        || asked.clone().filter(|(p, _)| matches!(p, crate::assessment::path::Page::Practice(_)));
    let answered = practices().filter(|(_, fields)| fields.iter().all(|f| f.answered)).count();
    let total = practices().count();
    let habits = app
        .f(W::AskKnownHabitsCount, &[("n", &answered.to_string()), ("total", &total.to_string())]);
    html! {
        <div class="stack" hidden={streams.is_empty()}>
            <h3>{ app.w(W::AskKnown) }</h3>
            <dl class="facts">
                { for rows }
                <div key="habits" hidden={answered == 0}>
                    <dt>{ app.w(W::AskKnownHabits) }</dt><dd>{ habits }</dd>
                </div>
            </dl>
            <p class="note">{ app.w(W::AskGrades) }</p>
        </div>
    }
}
