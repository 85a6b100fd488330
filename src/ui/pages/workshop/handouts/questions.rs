//! The questions of a trade on one page of paper, numbered as the trainer's quick entry asks them;
//! every answer carries the number by which it is typed in.

use super::leaf;
use crate::catalogue::Catalogue;
use crate::locale::W;
use crate::ui::App;
use crate::workshop::paper::{Accepts, Choosable, Line, sheet as lines};
use yew::prelude::*;

pub fn sheet(app: &App, trade: &str) -> Html {
    let Some(catalogue) = app.catalogue() else { return html! { <div /> } };
    let name = catalogue.trades.iter().find(|row| row.id == trade).map(|row| app.text(row.name));
    let all = lines(catalogue, trade);
    let (habits, rest): (Vec<&Line>, Vec<&Line>) =
        all.iter().partition(|line| is_habit(catalogue, line));
    let scale = catalogue.scale.iter().enumerate().map(|(at, step)| {
        html! { <th key={at} scope="col"><b>{ at + 1 }</b><br />{ app.text(step.name) }</th> }
    });
    let body = html! {
        <>
            <h2 class="leaf-title">{ app.w(W::PaperQTitle) }</h2>
            <p class="paper-line">
                <span>{ app.w(W::PaperTrade) }{ ": " }<b>{ name }</b></span>
                <span>{ app.w(W::PaperQNumber) }{ " ………" }</span>
                <span>{ app.w(W::PaperQDay) }{ " ……………" }</span>
            </p>
            <p class="note">{ app.w(W::PaperQLead) }</p>
            <ol class="paper-list">{ for rest.into_iter().map(|line| question(app, line)) }</ol>
            <table class="paper-table" tabindex="0">
                <thead>
                    <tr>
                        <th key="practice" scope="col" colspan="2">{ app.w(W::PaperQPractice) }</th>
                        { for scale }
                    </tr>
                </thead>
                <tbody>{ for habits.into_iter().map(|line| habit(app, line)) }</tbody>
            </table>
            <p class="note">{ app.w(W::PaperQFoot) }</p>
        </>
    };
    leaf(app, 0, "paper", body)
}

/// Whether it is answered on the scale that all practices share.
fn is_habit(catalogue: &Catalogue, line: &Line) -> bool {
    let options = line.accepts.options();
    options.len() == catalogue.scale.len()
        && options.iter().zip(&catalogue.scale).all(|((id, _), step)| *id == step.id)
}

fn habit(app: &App, line: &Line) -> Html {
    let steps = line.accepts.options().iter().map(|(id, _)| {
        html! { <td key={id.clone()} class="box"><i class="tick" /></td> }
    });
    html! {
        <tr key={line.number}>
            <td key="number"><b>{ line.number }</b></td>
            <th key="text" scope="row">{ app.text(line.text) }</th>
            { for steps }
        </tr>
    }
}

fn question(app: &App, line: &Line) -> Html {
    let unit = line.unit.map(|unit| app.text(unit));
    let (answer, many) = match &line.accepts {
        Accepts::Amount => (html! { <span class="blank">{ "…………………… " }{ for unit }</span> }, None),
        Accepts::One(options) => (boxes(app, options), None),
        Accepts::Several(options) => {
            (boxes(app, options), Some(format!(" ({})", app.w(W::PaperQMany))))
        }
    };
    html! {
        <li key={line.number}>
            <b>{ line.number }{ "." }</b>{ " " }{ app.text(line.text) }{ for many }{ " " }{ answer }
        </li>
    }
}

fn boxes(app: &App, options: &[Choosable]) -> Html {
    let boxes = options.iter().enumerate().map(|(at, (id, name))| {
        html! { <span key={id.clone()} class="boxed"><i class="tick">{ at + 1 }</i>{ app.text(*name) }</span> }
    });
    html! { <span class="boxes">{ for boxes }</span> }
}
