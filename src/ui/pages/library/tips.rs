//! Tips for shoppers, to read and to hang up beside the till.

use super::{linked, print_button};
use crate::catalogue::{Handbook, Stage};
use crate::locale::W;
use crate::ui::App;
use crate::ui::pages::measure::{pair, source_line};
use yew::prelude::*;

const STAGES: [(Stage, W); 3] = [
    (Stage::Buy, W::LibraryTipsBuy),
    (Stage::Use, W::LibraryTipsUse),
    (Stage::Discard, W::LibraryTipsDiscard),
];

pub fn tips(app: &App, handbook: &Handbook) -> Html {
    let columns = STAGES.into_iter().map(|(stage, title)| {
        let rows = handbook.tips.iter().filter(|tip| tip.stage == stage).map(|tip| {
            html! {
                <li key={tip.id.clone()}>
                    <p>{ linked(app, pair(app, &tip.text)) }</p>
                    { source_line(app, tip.source) }
                </li>
            }
        });
        html! {
            <section key={title as usize} class="stack">
                <h2>{ app.w(title) }</h2>
                <ul class="tips">{ for rows }</ul>
            </section>
        }
    });
    html! {
        <div class="stack">
            <p class="lead">{ app.w(W::LibraryTipsLead) }</p>
            <p class="acts">{ print_button(app) }</p>
            <div class="thirds">{ for columns }</div>
        </div>
    }
}
