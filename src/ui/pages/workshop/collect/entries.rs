//! The businesses of a session: number, letters, trade; a label of the trainer's own. No name comes
//! out of a file.

use super::bring::catalogue;
use crate::assessment::TRADE;
use crate::browser::clock;
use crate::catalogue::Catalogue;
use crate::locale::W;
use crate::share::{decode_result, letters};
use crate::ui::classes::{self, Held};
use crate::ui::pages::ask::item::choice_name;
use crate::ui::pages::workshop::names::how;
use crate::ui::{App, catalogues, use_app};
use crate::workshop::{Entry, Label, fitting};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// So many are in sight, the latest first.
const SHOWN: usize = 40;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub id: String,
}

/// What a line says of a code.
struct Line {
    at: usize,
    letters: String,
    /// Id of the trade; `None`: the code is of a later version.
    trade: Option<String>,
    full: bool,
    /// Checksum of the catalogue it was made with, where that is not the one in use.
    elsewhere: Option<String>,
}

#[component]
pub fn Entries(props: &Props) -> Html {
    let app = use_app();
    let all = use_state_eq(|| false);
    let held = classes::held(&app, &props.id).cloned();
    let session = held.as_ref().map(|held| held.session.clone());
    // Reading a code costs more than drawing its line.
    let lines = use_memo((session, *all), |(session, all)| {
        let (Some(session), Some(catalogue)) = (session, catalogue(&app)) else {
            return Vec::new();
        };
        let most = if *all { usize::MAX } else { SHOWN };
        let latest = session.entries.iter().enumerate().rev().take(most);
        latest.map(|(at, entry)| line(&catalogue, at, entry)).collect()
    });
    let show = {
        let all = all.clone();
        Callback::from(move |_| all.set(true))
    };
    let Some(held) = held else { return html! { <div /> } };
    let n = held.session.entries.len();
    let rows = lines
        .iter()
        .filter_map(|line| Some(row(&app, &held, line, held.session.entries.get(line.at)?)));
    html! {
        <section class="part stack" aria-labelledby="entries">
            <h2 id="entries">{ app.f(W::WorkshopEntries, &[("n", &n.to_string())]) }</h2>
            <p class="note">{ app.w(if n == 0 { W::WorkshopEntriesNone } else { W::WorkshopEntriesNote }) }</p>
            <div class="table" tabindex="0" role="group" aria-labelledby="entries" hidden={n == 0}>
                <table class="entries">
                    <thead><tr>
                        <th scope="col" class="num">{ app.w(W::WorkshopNumber) }</th>
                        <th scope="col">{ app.w(W::WorkshopCode) }</th>
                        <th scope="col">{ app.w(W::WorkshopTrade) }</th>
                        <th scope="col">{ app.w(W::WorkshopHow) }</th>
                        <th scope="col">{ app.w(W::WorkshopLabel) }</th>
                        <th scope="col"><span class="hide">{ app.w(W::StartDelete) }</span></th>
                    </tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
            <p class="acts no-print" hidden={n <= SHOWN || *all}>
                <button class="btn plain small" type="button" onclick={show}>
                    { app.f(W::WorkshopEntriesAll, &[("n", &n.to_string())]) }
                </button>
            </p>
        </section>
    }
}

fn line(catalogue: &Catalogue, at: usize, entry: &Entry) -> Line {
    let code = decode_result(catalogue, &entry.code).ok();
    Line {
        at,
        letters: letters(entry.key()),
        full: code.as_ref().is_some_and(|code| code.full),
        elsewhere: code
            .as_ref()
            .filter(|code| !code.is_of(catalogue))
            .map(|code| code.catalogue.clone()),
        trade: code.map(|code| code.trade),
    }
}

fn row(app: &App, held: &Rc<Held>, line: &Line, entry: &Entry) -> Html {
    let trade = match &line.trade {
        None => app.w(W::WorkshopLater).to_owned(),
        Some(trade) => app
            .catalogue()
            .and_then(|catalogue| choice_name(app, catalogue, TRADE, trade))
            .unwrap_or_else(|| app.w(W::StartUnnamed).to_owned()),
    };
    let depth = app.w(if line.full { W::WorkshopFull } else { W::WorkshopQuick });
    let elsewhere = line.elsewhere.as_ref().map(|sum| {
        html! { <>{ " " }{ app.f(W::WorkshopElsewhere, &[("which", &catalogues::by_sum(app, sum))]) }</> }
    });
    let number = entry.number.map_or_else(|| (line.at + 1).to_string(), |n| n.to_string());
    let remove = {
        let (app, held, letters, at) = (app.clone(), held.clone(), line.letters.clone(), line.at);
        Callback::from(move |_| {
            let said = app.f(W::WorkshopRemoved, &[("code", &letters)]);
            classes::change(
                &app,
                &held,
                |()| Some(said),
                |session| {
                    if at < session.entries.len() {
                        session.entries.remove(at);
                    }
                },
            );
        })
    };
    html! {
        <tr key={entry.key()}>
            <td class="num">{ number }</td>
            <td class="num"><b>{ &line.letters }</b></td>
            <td>
                { trade }<br /><span class="note" hidden={line.trade.is_none()}>{ depth }</span>
                <span class="stale other-data" hidden={elsewhere.is_none()}>{ for elsewhere }</span>
            </td>
            <td>{ app.w(how(entry.how)) }</td>
            <td data-head={app.w(W::WorkshopLabel)}>{ label_field(app, held, line, entry) }</td>
            <td>
                <button type="button" class="link" onclick={remove}
                    aria-label={app.f(W::WorkshopRemoveLabel, &[("code", &line.letters)])}>
                    { app.w(W::WorkshopRemove) }
                </button>
            </td>
        </tr>
    }
}

fn label_field(app: &App, held: &Rc<Held>, line: &Line, entry: &Entry) -> Html {
    let onchange = {
        let (app, held, at) = (app.clone(), held.clone(), line.at);
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let text = fitting(input.value().trim());
            classes::change(
                &app,
                &held,
                |()| None,
                |session| {
                    if let Some(entry) = session.entries.get_mut(at) {
                        entry.label = Some(Label { changed: clock::now_iso(), text });
                    }
                },
            );
        })
    };
    html! {
        <input type="text" class="label" autocomplete="off" value={entry.label().unwrap_or_default().to_owned()}
            aria-label={app.f(W::WorkshopLabelOf, &[("code", &line.letters)])} {onchange} />
    }
}
