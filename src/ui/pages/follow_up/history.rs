//! Several looks back: choosing one, all of them as a picture, and the way into the next round.

use super::View;
use super::edit::{begin, go_on, remove};
use crate::charts::promise::Pair;
use crate::engine::follow_up::Comparison;
use crate::locale::number::{Digits, percent};
use crate::locale::{W, money};
use crate::ui::App;
use crate::ui::charts::{PromiseRow, number_table, promise_chart, promise_key};
use crate::ui::components::footer::written_date;
use crate::units::Vnd;
use yew::prelude::*;

/// The looks back to choose from, and a new one.
pub fn looks(app: &App, view: &View) -> Html {
    let all = view.open.document.follow_ups.iter().enumerate().map(|(at, look)| {
        let onclick = {
            let show = view.show.clone();
            Callback::from(move |_: MouseEvent| show.set(Some(at)))
        };
        let pressed = (at == view.at).to_string();
        html! {
            <button key={at} type="button" class="btn plain small" aria-pressed={pressed} {onclick}>
                { written_date(app, &look.day.text()) }
            </button>
        }
    });
    let another = {
        let (begin, show) = (begin(app), view.show.clone());
        Callback::from(move |event: MouseEvent| {
            show.set(None);
            begin.emit(event);
        })
    };
    html! {
        <p class="acts no-print looks" role="group" aria-label={app.w(W::FollowUpLooks)}>
            { for all }
            <button key="another" type="button" class="link" onclick={another}>{ app.w(W::FollowUpAnother) }</button>
            <button key="remove" type="button" class="link" onclick={remove(app, view.at)}>{ app.w(W::FollowUpRemove) }</button>
        </p>
    }
}

/// Promised and achieved, look by look; one alone is no history.
pub fn history(app: &App, view: &View, all: &[Comparison]) -> Html {
    let lang = app.lang();
    let predicted = |c: &Comparison| c.planned * view.middle;
    let told: Vec<(String, &Comparison)> = view
        .open
        .document
        .follow_ups
        .iter()
        .zip(all)
        .filter(|(_, c)| !c.streams.is_empty())
        .map(|(look, c)| (written_date(app, &look.day.text()), c))
        .collect();
    let bare = |vnd: Vnd| money::money_bare(lang, vnd.0, Digits::Significant(3));
    let rows: Vec<PromiseRow> = told
        .iter()
        .map(|(day, c)| {
            let (achieved, planned) = (bare(c.achieved), bare(predicted(c)));
            let text = app.f(W::FollowUpOf, &[("achieved", &achieved), ("planned", &planned)]);
            let pair = Pair { planned: predicted(c).0, achieved: c.achieved.0 };
            PromiseRow { name: day.clone(), text, pair }
        })
        .collect();
    let head = [W::FollowUpDay, W::FollowUpAchieved, W::FollowUpPlanned, W::FollowUpShare];
    let head = head.map(|w| app.w(w).to_owned());
    let table: Vec<Vec<String>> = told
        .iter()
        .map(|(day, c)| {
            let share = c.realised(view.middle).map_or_else(String::new, |s| percent(lang, s, 0));
            vec![day.clone(), bare(c.achieved), bare(predicted(c)), share]
        })
        .collect();
    let title = app.w(W::FollowUpHistory);
    let said: Vec<String> = rows.iter().map(|r| format!("{}: {}", r.name, r.text)).collect();
    html! {
        <section class="stack" aria-labelledby="history" hidden={told.len() < 2}>
            <h2 id="history">{ title }</h2>
            <figure>
                { promise_chart("history-chart", &rows, (title, &said.join("; "))) }
                { promise_key(app.w(W::FollowUpKeyAchieved), app.w(W::FollowUpKeyPlanned)) }
            </figure>
            { number_table(app, title, &head, &table) }
        </section>
    }
}

/// A new assessment from the new figures.
pub fn next_round(app: &App, view: &View) -> Html {
    let told = !view.comparison.streams.is_empty();
    let text = if told { W::FollowUpNextText } else { W::FollowUpNextEmpty };
    html! {
        <section class="part no-print" aria-labelledby="next">
            <h2 id="next">{ app.w(W::FollowUpNext) }</h2>
            <p>{ app.w(text) }</p>
            <p class="acts" hidden={!told}>
                <button type="button" class="btn" onclick={go_on(app, view)}>{ app.w(W::FollowUpNextGo) }</button>
            </p>
        </section>
    }
}
