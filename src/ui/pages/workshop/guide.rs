//! The trainer's guide (`#/lop-hoc/huong-dan`): agenda, what to say, common questions, what to bring.

use crate::browser::page;
use crate::locale::W;
use crate::ui::{App, Route, href};
use crate::workshop::agenda::MINUTES;
use yew::prelude::*;

/// Name, what to do and what to say of each part, in the order of [`MINUTES`].
const PARTS: [[W; 3]; 6] = [
    [W::GuideWhyName, W::GuideWhyDo, W::GuideWhySay],
    [W::GuideQuickName, W::GuideQuickDo, W::GuideQuickSay],
    [W::GuideGroupName, W::GuideGroupDo, W::GuideGroupSay],
    [W::GuideMeasuresName, W::GuideMeasuresDo, W::GuideMeasuresSay],
    [W::GuideMarketName, W::GuideMarketDo, W::GuideMarketSay],
    [W::GuidePledgeName, W::GuidePledgeDo, W::GuidePledgeSay],
];

const ASKED: [[W; 2]; 8] = [
    [W::GuideQTax, W::GuideATax],
    [W::GuideQBills, W::GuideABills],
    [W::GuideQWrong, W::GuideAWrong],
    [W::GuideQMoney, W::GuideAMoney],
    [W::GuideQPhone, W::GuideAPhone],
    [W::GuideQSecret, W::GuideASecret],
    [W::GuideQSupport, W::GuideASupport],
    [W::GuideQExpert, W::GuideAExpert],
];

const BRING: [W; 8] = [
    W::GuideBLaptop,
    W::GuideBProjector,
    W::GuideBJoin,
    W::GuideBPaper,
    W::GuideBPledges,
    W::GuideBThings,
    W::GuideBHost,
    W::GuideBPhone,
];

/// Name of a part of the session.
pub fn part_name(app: &App, part: usize) -> &'static str {
    PARTS.get(part).map_or("", |[name, ..]| app.w(*name))
}

pub fn guide(app: &App) -> Html {
    html! {
        <div class="stack guide" key="guide">
            <p><a class="back" href={href(&Route::Workshop(String::new()))}>
                <span aria-hidden="true">{ "←" }</span>{ app.w(W::GuideBack) }
            </a></p>
            <h1>{ app.w(W::GuideTitle) }</h1>
            <p class="lead">{ app.w(W::GuideLead) }</p>
            <p class="acts">
                <button type="button" class="btn plain small" onclick={|_| page::print()}>{ app.w(W::GuidePrint) }</button>
                <a class="btn plain small" href={href(&Route::Workshop("phieu".to_owned()))}>{ app.w(W::GuideMore) }</a>
            </p>
            <section class="stack">
                <h2>{ app.w(W::GuideAgenda) }</h2>
                { agenda(app) }
            </section>
            <div class="cols even">
                <section class="stack">
                    <h2>{ app.w(W::GuideAsked) }</h2>
                    <dl class="terms">{ for ASKED.into_iter().map(|pair| answer(app, pair)) }</dl>
                </section>
                <section class="stack">
                    <h2>{ app.w(W::GuideBring) }</h2>
                    <ul class="ticks">
                        { for BRING.into_iter().map(|w| html! { <li key={w as usize}>{ app.w(w) }</li> }) }
                    </ul>
                    <h2>{ app.w(W::GuideBefore) }</h2>
                    <p>{ app.w(W::GuideBeforeText) }</p>
                    <h2>{ app.w(W::GuideAfter) }</h2>
                    <p>{ app.w(W::GuideAfterText) }</p>
                </section>
            </div>
        </div>
    }
}

fn agenda(app: &App) -> Html {
    let rows = PARTS.into_iter().zip(MINUTES).enumerate().map(|(at, (part, minutes))| {
        let [name, does, says] = part;
        let minutes = app.f(W::GuideMinutesN, &[("n", &minutes.to_string())]);
        html! {
            <li key={at} class="agenda-part">
                <h3>{ format!("{}. {}", at + 1, app.w(name)) }{ " " }<span class="note nb">{ minutes }</span></h3>
                <p>{ app.w(does) }</p>
                <p class="says"><b>{ app.w(W::GuideSay) }{ ": " }</b>{ "“" }{ app.w(says) }{ "”" }</p>
            </li>
        }
    });
    html! { <ol class="agenda">{ for rows }</ol> }
}

fn answer(app: &App, [question, answer]: [W; 2]) -> Html {
    html! {
        <div key={question as usize}><dt>{ app.w(question) }</dt><dd>{ app.w(answer) }</dd></div>
    }
}
