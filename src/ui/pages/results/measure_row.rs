//! One measure in a list: switch, name, cost, payback, why, three steps, and what it is worth.

use crate::catalogue::{ActsOn, Catalogue, MeasureIx};
use crate::engine::relations::Reduced;
use crate::engine::summary::{LedgerUnit, has_base};
use crate::engine::{Class, Ledgers, MeasureAnswer, MeasureResult, StudyReason};
use crate::locale::number::{Digits, payback};
use crate::locale::{W, money};
use crate::ui::components::grade::stamp;
use crate::ui::rich::{measure_link, measure_links, rich, text};
use crate::ui::{Action, App, names, use_app};
use crate::units::Years;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct MeasureRowProps {
    /// Position in the evaluation's measures.
    pub at: usize,
    /// What it shares with other chosen measures, where that is worth a word.
    pub reduced: Option<Reduced>,
}

#[component]
pub fn MeasureRow(props: &MeasureRowProps) -> Html {
    let app = use_app();
    let found = app.state.open.as_ref().and_then(|o| o.evaluation.measures.get(props.at));
    let (Some(result), Some(catalogue)) = (found, app.catalogue()) else {
        return html! { <li /> };
    };
    let Some(measure) = catalogue.measures.get(usize::from(result.measure.0)) else {
        return html! { <li /> };
    };
    let name = app.text(measure.name);
    let saved = result.shown();
    let steps = measure.steps.iter().enumerate().map(|(i, step)| {
        html! { <li key={i}>{ app.text(*step) }</li> }
    });
    html! {
        <li class={classes!((!result.selected).then_some("off"))}>
            { measure_switch(&app, props.at) }
            <div>
                <a href={names::measure_href(&app, result.measure)}>{ name }</a>
                <p class="note">
                    { stamp(&app, measure.grade) }{ " " }
                    <span>{ cost_words(&app, result) }</span>
                </p>
                <p class="note">{ why(&app, catalogue, result) }{ " " }{ overlap(&app, result, props.reduced.as_ref()) }</p>
                <details>
                    <summary>{ app.w(W::ResultsSteps) }</summary>
                    <p>{ app.text(measure.summary) }</p>
                    <ol class="steps">{ for steps }</ol>
                </details>
            </div>
            { worth(&app, catalogue, result, saved) }
        </li>
    }
}

/// The switch of a measure; an alternative takes the place of the one that was kept.
pub fn measure_switch(app: &App, at: usize) -> Html {
    let found = app.state.open.as_ref().and_then(|o| o.evaluation.measures.get(at));
    let Some(result) = found else {
        return html! { <span /> };
    };
    let id_of = |ix: MeasureIx| {
        app.catalogue().and_then(|c| c.measures.get(usize::from(ix.0))).map(|m| m.id.clone())
    };
    let (own, kept) = (id_of(result.measure), result.kept_instead.and_then(id_of));
    let onchange = {
        let app = app.clone();
        Callback::from(move |event: Event| {
            let input: Option<web_sys::HtmlInputElement> = event.target_dyn_into();
            let (Some(input), Some(own)) = (input, own.clone()) else {
                return;
            };
            app.act(match kept.clone() {
                Some(kept) if input.checked() => Action::Exchange { on: own, off: kept },
                Some(kept) => Action::Exchange { on: kept, off: own },
                None => Action::Switch(own, input.checked()),
            });
        })
    };
    html! {
        <label class="switch">
            <span class="hide">{ names::measure(app, result.measure) }</span>
            <input type="checkbox" role="switch" checked={result.selected} {onchange} />
        </label>
    }
}

/// Why nothing stands where the money would; `None` where something does.
pub fn zero_words(app: &App, catalogue: &Catalogue, result: &MeasureResult) -> Option<W> {
    if has_base(result) || matches!(result.class, Class::Hint | Class::Done) {
        return None;
    }
    let has_dust = app.state.open.as_ref().is_some_and(|o| o.evaluation.baseline.has_dust);
    Some(match catalogue.measure_at(result.measure)?.acts_on {
        ActsOn::VirginSubstitution => W::ResultsNoMoneyKind,
        ActsOn::Emission if has_dust => W::ResultsDustOnly,
        _ => W::ResultsNoBase,
    })
}

/// What a year brings: money, else the first ledger that moves, else why there is no number.
fn worth(app: &App, catalogue: &Catalogue, result: &MeasureResult, saved: &Ledgers) -> Html {
    if let Some(words) = zero_words(app, catalogue, result) {
        return html! { <p class="worth no-base"><small>{ app.w(words) }</small></p> };
    }
    let moved = [
        (LedgerUnit::Kilogram, saved.dust.0),
        (LedgerUnit::Kilogram, saved.waste.0),
        (LedgerUnit::CubicMetre, saved.water.0),
        (LedgerUnit::KgCo2e, saved.co2e.0),
    ];
    let moved = moved.into_iter().find(|(_, saved)| *saved > 0.0);
    let (value, unit) = match moved {
        _ if saved.money.0.abs() >= 0.5 => money_a_year(app, saved.money.0),
        Some((unit, saved)) => names::amount(app, unit, saved),
        None => {
            let words = app.w(W::ResultsNoMoneyKind);
            return html! { <p class="worth no-base"><small>{ words }</small></p> };
        }
    };
    let unit = app.f(W::ResultsAYear, &[("unit", &unit)]);
    html! { <p class="worth"><b>{ value }</b><small>{ unit }</small></p> }
}

/// Names in one line of a row.
const NAMED: usize = 2;

/// What a chosen measure shares with others, where that is worth a word.
fn overlap(app: &App, result: &MeasureResult, reduced: Option<&Reduced>) -> Html {
    let Some(reduced) = reduced else {
        return html! { <span /> };
    };
    let gaps = [
        ("alone", text(bare(app, result.alone.money.0))),
        ("names", measure_links(app, &reduced.after, NAMED)),
    ];
    let sentence = if result.overlaps { W::RelationsRowOverlap } else { W::RelationsRowReduced };
    html! { <span class="overlap">{ rich(app, sentence, &gaps) }</span> }
}

/// A sum as the rows write it.
pub fn bare(app: &App, vnd: f64) -> String {
    let digits = if vnd.abs() < 1e6 { Digits::Significant(2) } else { Digits::Table };
    money::money_bare(app.lang(), vnd, digits)
}

/// The number apart from its scale: `68,4` and `triệu`.
fn money_a_year(app: &App, vnd: f64) -> (String, String) {
    let bare = bare(app, vnd);
    match bare.split_once(' ') {
        Some((value, scale)) => (value.to_owned(), scale.to_owned()),
        None => (bare, app.w(W::NumbersCurrency).to_owned()),
    }
}

/// `vốn 15 triệu, hoàn vốn 2,4 tháng`.
fn cost_words(app: &App, result: &MeasureResult) -> Html {
    let capital = match result.finance.capital {
        None => app.w(W::ResultsRowCapitalUnknown).to_owned(),
        Some(c) if c.0 <= 0.0 => app.w(W::ResultsRowCapitalNone).to_owned(),
        Some(c) => {
            let sum = money::money_bare(app.lang(), c.0, Digits::Significant(2));
            app.f(W::ResultsRowCapital, &[("sum", &sum)])
        }
    };
    let time = payback_words(app, result)
        .map(|words| html! { <>{ ", " }<span class="nb">{ words }</span></> });
    html! { <><span class="nb">{ capital }</span>{ for time }</> }
}

/// The time that goes with the sum beside it, and the time alone where it is quite another.
fn payback_words(app: &App, result: &MeasureResult) -> Option<String> {
    let time = |years: Option<Years>| years.filter(|y| y.0 > 0.0).map(|y| payback(app.lang(), y.0));
    let beside = time(result.package_finance.payback);
    Some(match (beside, time(result.payback_alone())) {
        (Some(time), Some(alone)) => {
            app.f(W::ResultsRowPaybackBoth, &[("time", &time), ("alone", &alone)])
        }
        (Some(time), None) => app.f(W::ResultsRowPayback, &[("time", &time)]),
        (None, alone) => app.f(W::ResultsRowPaybackAlone, &[("time", &alone?)]),
    })
}

/// Why a measure stands where it stands, in words.
pub fn why(app: &App, catalogue: &Catalogue, result: &MeasureResult) -> Html {
    let mut parts: Vec<Html> = Vec::new();
    match result.class {
        Class::Health => parts.push(text(app.w(W::ResultsWhyHealth))),
        Class::NotNow => parts.push(text(app.w(W::ResultsWhyNotNow))),
        Class::Alternative => {
            let name = result.kept_instead.map(|ix| measure_link(app, ix)).unwrap_or_default();
            parts.push(rich(app, W::ResultsWhyAlternative, &[("name", name)]));
        }
        Class::Study => {
            parts.extend(result.study_reasons.iter().map(|r| text(app.w(reason(*r)))));
        }
        _ => {}
    }
    let said = matches!(result.answer, MeasureAnswer::Partly | MeasureAnswer::No);
    if said && let Some(answer) = answer_words(app, catalogue, result.answer) {
        let word = if result.answer == MeasureAnswer::Partly {
            W::ResultsWhyPartly
        } else {
            W::ResultsWhyAnswer
        };
        parts.push(text(app.f(word, &[("answer", &answer)])));
    }
    parts.into_iter().map(|part| html! { <>{ part }{ " " }</> }).collect()
}

fn reason(reason: StudyReason) -> W {
    match reason {
        StudyReason::DontKnow => W::ResultsStudyDontKnow,
        StudyReason::Proxy => W::ResultsStudyProxy,
        StudyReason::GradeC => W::ResultsStudyGradeC,
        StudyReason::NeedsSurvey => W::ResultsStudySurvey,
        StudyReason::NoCapital => W::ResultsStudyNoCapital,
        StudyReason::DefaultSalePrice => W::ResultsStudySalePrice,
        StudyReason::MoneyOnGradeD => W::ResultsStudyGradeD,
        StudyReason::SlowPayback => W::ResultsStudySlow,
    }
}

/// An answer in the words of its own scale.
pub fn answer_words(app: &App, catalogue: &Catalogue, answer: MeasureAnswer) -> Option<String> {
    let id = match answer {
        MeasureAnswer::Yes => "yes",
        MeasureAnswer::Partly => "partly",
        MeasureAnswer::No => "no",
        MeasureAnswer::NotRelevant => "na",
        MeasureAnswer::DontKnow => "dk",
        MeasureAnswer::NotAsked => return None,
    };
    catalogue.scale.iter().find(|s| s.id == id).map(|s| app.text(s.name))
}

/// What is done already.
pub fn done_row(app: &App, measure: MeasureIx) -> Html {
    html! {
        <li key={measure.0}>
            <svg class="sign" viewBox="-14 -4 50 30" aria-hidden="true">
                <path class="l-kept w3" d="M4 12l6 6L20 5" />
            </svg>
            <div><a href={names::measure_href(app, measure)}>{ names::measure(app, measure) }</a></div>
            <span />
        </li>
    }
}

/// What was not asked: a name, no money.
pub fn hint_row(app: &App, measure: MeasureIx) -> Html {
    html! {
        <li key={measure.0}>
            <span class="sign" aria-hidden="true">{ "?" }</span>
            <div><a href={names::measure_href(app, measure)}>{ names::measure(app, measure) }</a></div>
            <span />
        </li>
    }
}
