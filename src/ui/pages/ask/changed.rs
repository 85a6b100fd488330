//! A changed answer opens questions and drops others: which ones, said politely, with the way to
//! the first new one.

use super::address;
use crate::assessment::journey::PathChange;
use crate::assessment::path::Path;
use crate::catalogue::Catalogue;
use crate::locale::W;
use crate::ui::{App, Open};
use std::rc::Rc;
use yew::prelude::*;

/// Questions named in full; of more only the number is told.
const NAMED: usize = 3;

/// What changed since the page was opened; only for who comes back to an answer of before.
pub fn changed(app: &App, catalogue: &Catalogue, open: &Open, before: Option<&Rc<Path>>) -> Html {
    let change = before.map(|path| PathChange::between(path, &open.path)).unwrap_or_default();
    let mut words = Vec::new();
    if !change.opened.is_empty() {
        let ids = change.opened.iter().map(|(_, id)| id.as_str());
        words.push(sentence(app, catalogue, W::FullOpened, ids));
    }
    if !change.dropped.is_empty() {
        let ids = change.dropped.iter().map(String::as_str);
        words.push(sentence(app, catalogue, W::FullDropped, ids));
    }
    let to = change.opened.first().map(|(page, _)| address(page));
    html! {
        <div class="changed" id="changed" role="status">
            <p hidden={words.is_empty()}>
                { words.join(" ") }{ " " }{ app.w(W::FullKept) }{ " " }
                <a href={to.clone().unwrap_or_default()} hidden={to.is_none()}>{ app.w(W::FullToNew) }</a>
            </p>
        </div>
    }
}

fn sentence<'a>(
    app: &App,
    catalogue: &Catalogue,
    word: W,
    ids: impl Iterator<Item = &'a str> + Clone,
) -> String {
    let text = |id: &str| {
        let input = catalogue.input(id).map(|input| input.text);
        input.or_else(|| catalogue.question(id).map(|q| q.text)).map(|text| app.text(text))
    };
    let count = ids.clone().count();
    let mut named: Vec<String> =
        ids.filter_map(text).take(NAMED).map(|text| format!("“{text}”")).collect();
    if count > NAMED {
        named.push("…".to_owned());
    }
    app.f(word, &[("n", &count.to_string()), ("names", &named.join(", "))])
}
