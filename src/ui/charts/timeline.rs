//! Work and saving of one step over the months of the plan, and the names of these months.

use super::{Drawing, Fit};
use crate::charts::percent_of_width as percent;
use crate::charts::timeline::{Strip, Timeline};
use crate::locale::date::short_month;
use crate::ui::App;
use yew::prelude::*;

/// Height of a strip in pixels.
const HEIGHT: &str = "18";

/// Names of the months, above the strips.
pub fn timeline_axis(app: &App, line: &Timeline) -> Html {
    let ticks = line.ticks().into_iter().map(|tick| {
        let x = percent(tick.at);
        let year = tick.names_year.then(|| tick.month.year().to_string());
        html! {
            <g key={tick.month.text()}>
                <text class="t2 mid" x={x.clone()} y="16">{ short_month(tick.month.month(), app.lang()) }</text>
                <text class="t2 mid" {x} y="33">{ year }</text>
            </g>
        }
    });
    html! { <svg class="chart axis" height="36" aria-hidden="true">{ for ticks }</svg> }
}

/// What a strip says to who hears it.
pub struct StripWords<'a> {
    pub id: String,
    pub title: &'a str,
    pub desc: &'a str,
}

/// `quiet`: no longer part of the plan.
pub fn timeline_strip(line: &Timeline, strip: Strip, quiet: bool, words: &StripWords) -> Html {
    let edges = line.edges().into_iter().enumerate().map(|(at, x)| {
        let x = percent(x);
        html! { <line key={at} class="l-rule" x1={x.clone()} x2={x} y1="0" y2={HEIGHT} /> }
    });
    let saves = (strip.saves < 99.5 && !quiet).then(|| {
        let from = percent((strip.saves + 1.0).min(100.0));
        html! { <line class="l-kept w3 dot" x1={from} x2="100%" y1="9" y2="9" /> }
    });
    let work = if quiet { "f-none l-edge" } else { "f-kept" };
    let marks = html! {
        <>
            { for edges }
            <rect class={work} x={percent(strip.work)} width={percent(strip.width)} y="3" height="12" />
            { for saves }
        </>
    };
    let (title, desc) = (words.title, words.desc);
    let fit = Fit::Stretch(HEIGHT.to_owned());
    Drawing { id: &words.id, class: Classes::new(), fit, title, desc }.of(marks)
}

/// Samples of both marks for the words below the strips.
pub fn timeline_key(working: &str, saving: &str) -> Html {
    html! {
        <p class="key note">
            <span>
                <svg width="24" height="14" aria-hidden="true"><rect class="f-kept" width="24" height="12" y="1" /></svg>
                { working }
            </span>
            <span>
                <svg width="30" height="14" aria-hidden="true"><line class="l-kept w3 dot" x1="2" x2="30" y1="7" y2="7" /></svg>
                { saving }
            </span>
        </p>
    }
}
