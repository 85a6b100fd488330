//! The owner's reduction beside the city's line of the current year.

use super::{settled_class, shown_range};
use crate::catalogue::TradeGroup;
use crate::engine::FigureId;
use crate::engine::summary::{Reach, TargetLine, Targets, targets};
use crate::locale::W;
use crate::locale::number::{Digits, number};
use crate::ui::charts::{Line, TargetPicture, number_table, target_chart};
use crate::ui::{App, names, use_app};
use yew::prelude::*;

#[component]
pub fn Target() -> Html {
    let app = use_app();
    let (Some(open), Some(catalogue)) = (&app.state.open, app.catalogue()) else {
        return html! { <section /> };
    };
    let range = shown_range(open);
    let found = targets(catalogue, &open.evaluation, range.as_deref());
    let group = catalogue.trade(&open.inputs.trade).map(|t| t.group);
    html! {
        <section class="col" aria-labelledby="line">
            <h2 id="line">{ app.f(W::ResultsTarget, &[("place", &names::here(&app))]) }</h2>
            <div class={classes!("stack", settled_class(open))}>
                { match &found {
                    Some(t) => html! { <>{ body(&app, t, group) }<Chosen lines={meant(&t.every, group)} /></> },
                    None => html! { <p>{ app.w(W::ResultsTargetNone) }</p> },
                } }
            </div>
        </section>
    }
}

fn pct(app: &App, value: f64) -> String {
    number(app.lang(), value, Digits::Decimals(1)) + "%"
}

/// Lines that say something about the trade.
fn meant(lines: &[TargetLine], group: Option<TradeGroup>) -> Vec<TargetLine> {
    lines.iter().filter(|l| l.is_meant_for(group)).cloned().collect()
}

fn body(app: &App, found: &Targets, group: Option<TradeGroup>) -> Html {
    let values = found.range.map_or([found.value_pct; 3], |r| [r.p10, r.p50, r.p90]);
    let [low, middle, high] = values;
    let city = meant(&found.city, group);
    let mut sentences: Vec<String> = city.iter().rev().map(|l| reach_words(app, l)).collect();
    if let Some(other) = found.city.last().filter(|_| city.is_empty()) {
        sentences.push(line_words(app, other, app.w(W::ResultsReachOther)));
    }
    let lines = city.iter().map(|l| Line {
        pct: l.low_pct,
        year: l.year.to_string(),
        text: pct(app, l.low_pct),
        met: l.reach != Reach::NotMet,
    });
    let lang = app.lang();
    let tick = Callback::from(move |v: f64| number(lang, v, Digits::Decimals(1)) + "%");
    let (low_text, middle_text, high_text) = (pct(app, low), pct(app, middle), pct(app, high));
    let gaps = [("low", low_text.as_str()), ("middle", &middle_text), ("high", &high_text)];
    let label = format!("{} {}", app.f(W::ResultsTargetLabel, &gaps), sentences.join(" "));
    let national = found.national.as_ref().map(|l| {
        let low = number(app.lang(), l.low_pct, Digits::Decimals(1));
        let (year, high) = (l.year.to_string(), pct(app, l.high_pct));
        let reach = match l.is_meant_for(group) {
            true => reach_word(app, l),
            false => app.w(W::ResultsReachOther).to_owned(),
        };
        let gaps = [("year", year.as_str()), ("low", &low), ("high", &high), ("reach", &reach)];
        app.f(W::ResultsTargetNational, &gaps)
    });
    let industries = found
        .city
        .last()
        .map(|l| app.f(W::ResultsTargetFor, &[("industries", &app.text(l.industries))]));
    let how = names::figure_href(app, &FigureId::CombinedPct);
    let lines = lines.collect();
    let middle = middle_text.clone();
    let picture = TargetPicture { values, middle, lines, tick, label };
    html! {
        <>
            <figure>
                { target_chart(&picture) }
            </figure>
            <p>
                { app.f(W::ResultsTargetValue, &[("value", &middle_text)]) }{ " " }
                { sentences.join(" ") }{ " " }<a class="no-print" href={how}>{ app.w(W::ResultsHow) }</a>
            </p>
            <p>{ for national }</p>
            <p class="note" hidden={found.city.is_empty()}>
                { for industries }{ " " }{ app.f(W::ResultsTargetDuty, &[("place", &names::here(app))]) }
            </p>
            <p class="note" hidden={!found.city.is_empty()}>
                { app.f(W::ResultsTargetNoneHere, &[("place", &names::here(app))]) }
            </p>
            { table(app, &city, found.national.as_ref().filter(|l| l.is_meant_for(group))) }
        </>
    }
}

#[derive(PartialEq, Properties)]
struct ChosenProps {
    /// Every line, oldest first.
    lines: Vec<TargetLine>,
}

/// The line of a year the reader chooses; the newest to begin with.
#[component]
fn Chosen(props: &ChosenProps) -> Html {
    let app = use_app();
    let chosen = use_state(|| None::<u16>);
    let newest = props.lines.last().map(|l| l.year);
    let year = chosen.or(newest);
    let line = props.lines.iter().find(|l| Some(l.year) == year);
    let choices = props.lines.iter().map(|l| {
        let set = chosen.setter();
        let this = l.year;
        let onchange = Callback::from(move |_: Event| set.set(Some(this)));
        html! {
            <label key={this}>
                <input type="radio" name="target-year" checked={year == Some(this)} {onchange} />
                { this.to_string() }
            </label>
        }
    });
    html! {
        <fieldset class="pick years no-print" hidden={props.lines.is_empty()}>
            <legend>{ app.w(W::YardstickYearAsk) }</legend>
            <div>{ for choices }</div>
            <p aria-live="polite">{ for line.map(|l| reach_words(&app, l)) }</p>
        </fieldset>
    }
}

fn reach_word(app: &App, line: &TargetLine) -> String {
    match line.reach {
        Reach::Certain => app.w(W::ResultsReachCertain).to_owned(),
        Reach::Met => app.w(W::ResultsReachMet).to_owned(),
        Reach::NotMet if line.is_level() => app.w(W::ResultsReachLevel).to_owned(),
        Reach::NotMet => {
            // As many digits as the reduction itself.
            let gap = number(app.lang(), line.gap_pct, Digits::Decimals(1));
            app.f(W::ResultsReachNot, &[("gap", &gap)])
        }
    }
}

fn reach_words(app: &App, line: &TargetLine) -> String {
    line_words(app, line, &reach_word(app, line))
}

fn line_words(app: &App, line: &TargetLine, reach: &str) -> String {
    let (year, pct) = (line.year.to_string(), pct(app, line.low_pct));
    app.f(W::ResultsTargetLine, &[("year", &year), ("pct", &pct), ("reach", reach)])
}

fn table(app: &App, city: &[TargetLine], national: Option<&TargetLine>) -> Html {
    if city.is_empty() && national.is_none() {
        return html! { <div hidden=true /> };
    }
    let head = [W::ResultsTargetYear, W::ResultsTargetPct, W::ResultsTargetReach];
    let head = head.map(|w| app.w(w).to_owned()).to_vec();
    let rows = city.iter().chain(national).map(|l| {
        let span = format!(
            "{}–{}",
            number(app.lang(), l.low_pct, Digits::Decimals(1)),
            pct(app, l.high_pct)
        );
        vec![l.year.to_string(), span, reach_word(app, l)]
    });
    let caption = app.f(W::ResultsTarget, &[("place", &names::here(app))]);
    number_table(app, &caption, &head, &rows.collect::<Vec<_>>())
}
