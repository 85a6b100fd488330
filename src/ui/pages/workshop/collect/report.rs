//! How far reading has come, and what came of it.

use super::bring::{Report, Work};
use crate::locale::W;
use crate::ui::App;
use yew::prelude::*;

/// So many reasons are in sight; the rest behind a line.
const SHOWN: usize = 12;

pub fn progress(app: &App, work: &Work) -> Html {
    let stop = {
        let work = work.clone();
        Callback::from(move |_| work.stop())
    };
    let (done, all) = work.progress.map_or((0, 0), |progress| progress);
    let (done, all) = (done.to_string(), all.to_string());
    html! {
        <div role="status">
            <p class="acts" hidden={work.progress.is_none()}>
                <span>{ app.f(W::WorkshopReading, &[("done", &done), ("all", &all)]) }</span>
                <progress max={all} value={done} aria-label={app.w(W::WorkshopReadingLabel)} />
                <button class="btn plain small" id="stop" type="button" onclick={stop}>{ app.w(W::WorkshopStop) }</button>
            </p>
        </div>
    }
}

pub fn report(app: &App, work: &Work) -> Html {
    let body = match work.report.as_ref() {
        Some(report) => shown(app, report),
        None => html! { <span /> },
    };
    html! { <section id="report" class="report" aria-label={app.w(W::WorkshopReport)}
    role="status" hidden={work.report.is_none()}>{ body }</section> }
}

fn shown(app: &App, report: &Report) -> Html {
    let line = |n: usize, word: W| {
        let text = app.f(word, &[("n", &n.to_string())]);
        html! { <li key={text.clone()} hidden={n == 0}>{ text }</li> }
    };
    let nothing = report.new + report.newer + report.same + report.older + report.left == 0
        && report.broken.is_empty();
    html! {
        <div class="stack">
            <ul class="plain">
                { line(report.new, W::WorkshopReportNew) }
                { line(report.newer, W::WorkshopReportNewer) }
                { line(report.same, W::WorkshopReportSame) }
                { line(report.older, W::WorkshopReportOlder) }
                { line(report.sessions, W::WorkshopReportSessions) }
                { line(report.left, W::WorkshopReportLeft) }
                <li key="nothing" hidden={!nothing}>{ app.w(W::WorkshopReportNothing) }</li>
            </ul>
            { broken(app, &report.broken) }
        </div>
    }
}

fn broken(app: &App, broken: &[(String, String)]) -> Html {
    let line = |(at, (name, why)): (usize, &(String, String))| {
        let name = if name.is_empty() { app.w(W::WorkshopPasted) } else { name };
        html! { <li key={at}><b><bdi>{ name }</bdi></b>{ ": " }{ why }</li> }
    };
    let all = || broken.iter().enumerate();
    html! {
        <div class="stack" hidden={broken.is_empty()}>
            <h2 class="h3" id="broken">{ app.f(W::WorkshopReportBroken, &[("n", &broken.len().to_string())]) }</h2>
            <ul class="plain" aria-labelledby="broken">{ for all().take(SHOWN).map(line) }</ul>
            <details hidden={broken.len() <= SHOWN}>
                <summary>{ app.w(W::WorkshopReportMore) }</summary>
                <ul class="plain">{ for all().skip(SHOWN).map(line) }</ul>
            </details>
        </div>
    }
}
