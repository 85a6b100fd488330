//! What is kept on this device under which names, what leaves it and when, and how to delete it
//! (`#/rieng-tu`).

use crate::locale::W;
use crate::ui::{App, Route, href};
use yew::prelude::*;

/// The entries of the browser's storage, as `assessment::store` names them.
const ENTRIES: [(&str, W); 8] = [
    ("vx.a.…, vx.b.…", W::PrivacyAssessment),
    ("vx.current.…", W::PrivacyCurrent),
    ("vx.last", W::PrivacyLast),
    ("vx.damaged.…", W::PrivacyDamaged),
    ("vx.set.…", W::PrivacySet),
    ("vx.settings", W::PrivacySettings),
    ("vx.format", W::PrivacyFormat),
    ("vx.class.…", W::PrivacyOthers),
];

pub fn privacy(app: &App) -> Html {
    let entry = |name: &str, holds: W| {
        html! { <tr key={name.to_owned()}><th scope="row">{ name.to_owned() }</th><td>{ app.w(holds) }</td></tr> }
    };
    let program = entry(app.w(W::PrivacyProgram), W::PrivacyProgramHolds);
    html! {
        <div key="privacy" class="stack">
            <h1>{ app.w(W::PrivacyTitle) }</h1>
            <p class="lead">{ app.w(W::PrivacyLead) }</p>
            <section class="stack" aria-labelledby="where">
                <h2 id="where">{ app.w(W::PrivacyWhere) }</h2>
                <p>{ app.w(W::PrivacyWhereText) }</p>
                <table>
                    <thead><tr>
                        <th scope="col">{ app.w(W::PrivacyKey) }</th>
                        <th scope="col">{ app.w(W::PrivacyHolds) }</th>
                    </tr></thead>
                    <tbody>{ for ENTRIES.iter().map(|(name, holds)| entry(name, *holds)).chain([program]) }</tbody>
                </table>
            </section>
            { leaves(app) }
            <section class="stack" aria-labelledby="lost">
                <h2 id="lost">{ app.w(W::PrivacyLost) }</h2>
                <p>{ app.w(W::PrivacyLostText) }</p>
            </section>
            <section class="stack" aria-labelledby="delete">
                <h2 id="delete">{ app.w(W::PrivacyDelete) }</h2>
                <p>{ app.w(W::PrivacyDeleteText) }</p>
                <p class="acts"><a class="btn plain" href={href(&Route::Settings)}>{ app.w(W::PrivacyToSettings) }</a></p>
            </section>
        </div>
    }
}

/// The ways out: each with what goes along and what does not.
fn leaves(app: &App) -> Html {
    let without = app.w(W::ShareOutside);
    let ways = [
        (W::ShareLink, W::ShareLinkInside, Some(W::ShareLinkOutside), Some(W::PrivacyLinkPath)),
        (W::ShareCode, W::ShareCodeInside, Some(W::ShareCodeOutside), None),
        (W::ShareFile, W::PrivacyFileInside, None, None),
        (W::PrivacyTables, W::PrivacyTablesInside, None, None),
        (W::PrivacySources, W::PrivacySourcesInside, None, None),
    ];
    let rows = ways.iter().enumerate().map(|(at, (name, inside, outside, more))| {
        let outside = outside.map(|w| html! { <p>{ without }{ ": " }{ app.w(w) }</p> });
        let more = more.map(|w| html! { <p>{ app.w(w) }</p> });
        html! {
            <div key={at}>
                <dt>{ app.w(*name) }</dt>
                <dd class="stack"><p>{ app.w(*inside) }</p>{ for outside }{ for more }</dd>
            </div>
        }
    });
    html! {
        <section class="stack" aria-labelledby="leaves">
            <h2 id="leaves">{ app.w(W::PrivacyLeaves) }</h2>
            <p>{ app.w(W::PrivacyLeavesText) }</p>
            <dl class="terms">{ for rows }</dl>
        </section>
    }
}
