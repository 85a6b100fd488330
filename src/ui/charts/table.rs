//! The numbers of a picture as a real table, folded below it.

use crate::locale::W;
use crate::ui::App;
use yew::prelude::*;

/// The first of `head` names the rows, the others are columns of numbers.
pub fn number_table(app: &App, caption: &str, head: &[String], rows: &[Vec<String>]) -> Html {
    let head = head.iter().enumerate().map(|(i, text)| {
        if text.is_empty() {
            // A heading without words is no heading.
            return html! { <td key={i} /> };
        }
        html! { <th key={i} scope="col" class={(i > 0).then_some("n")}>{ text }</th> }
    });
    let rows = rows.iter().enumerate().map(|(i, cells)| {
        let cells = cells.iter().enumerate().map(|(j, text)| {
            if j == 0 {
                html! { <th key={j} scope="row">{ text }</th> }
            } else {
                html! { <td key={j} class="n">{ text }</td> }
            }
        });
        html! { <tr key={i}>{ for cells }</tr> }
    });
    html! {
        <details class="numbers">
            <summary>{ app.w(W::ChartsShowNumbers) }</summary>
            <table>
                <caption class="hide">{ caption }</caption>
                <thead><tr>{ for head }</tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </details>
    }
}
