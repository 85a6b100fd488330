//! Which catalogue is in use: said, changed, and what that means for the open assessment.

use super::edits;
use super::effects::served;
use super::state::{Data, Loading, Notice, State, note};
use super::{Action, App};
use crate::assessment::document::{Document, MadeWith};
use crate::assessment::misfit::{Misfit, misfit};
use crate::browser::{catalogues, page};
use crate::catalogue::{Catalogue, Checked};
use crate::locale::number::integer;
use crate::locale::{Lang, W, fill, word};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, MouseEvent};

/// A catalogue as it is named in the store.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    pub name: String,
    pub digest: String,
    /// Date of its data, `YYYY-MM-DD`.
    pub version: String,
}

impl About {
    pub fn new(checked: &Checked, name: &str) -> Self {
        let (digest, version) = (checked.digest.clone(), checked.version.clone());
        let name = match name.trim() {
            "" => short(&digest).to_owned(),
            name => name.to_owned(),
        };
        Self { name, digest, version }
    }

    /// `None` for a text that names none.
    pub fn read(text: &str) -> Option<Self> {
        let [name, digest, version] =
            <[String; 3]>::try_from(serde_json::from_str::<Vec<String>>(text).ok()?).ok()?;
        (!name.is_empty()).then_some(Self { name, digest, version })
    }

    pub fn written(&self) -> String {
        serde_json::to_string(&[&self.name, &self.digest, &self.version]).unwrap_or_default()
    }
}

/// The part of a checksum that people compare.
pub fn short(digest: &str) -> &str {
    digest.get(..8).unwrap_or(digest)
}

/// What is served, and the sentence for what was and cannot be had any more.
pub async fn in_use(lang: Lang) -> (Option<About>, Option<String>) {
    let text = catalogues::used().await;
    match text.strip_prefix('!') {
        Some(gone) => {
            let name = About::read(gone).unwrap_or_default().name;
            (None, Some(fill(lang, W::CataloguesGone, &[("name", &name)])))
        }
        None => (About::read(&text), None),
    }
}

/// Shows with the catalogue that is served from now on; `false` when it cannot be read.
pub async fn show(app: &App) -> bool {
    match served(app.lang()).await {
        Some((data, _)) => {
            app.act(Action::Catalogue(Rc::new(data)));
            true
        }
        None => false,
    }
}

/// The tool's own catalogue again.
pub async fn back(app: &App) {
    catalogues::back();
    show(app).await;
    // The button has vanished; the focus must not.
    page::focus("main");
}

/// [`back`] as what a button does.
pub fn going_back(app: &App) -> Callback<MouseEvent> {
    let app = app.clone();
    Callback::from(move |_| {
        let app = app.clone();
        spawn_local(async move { back(&app).await });
    })
}

/// “Giá Bắc Ninh”, code 1a2b3c4d; empty for the tool's own catalogue.
pub fn called(app: &App, catalogue: &Catalogue) -> String {
    name_and_sum(app.lang(), &catalogue.name, &catalogue.digest)
}

/// A catalogue known by the first digits of its checksum only; without any it is the tool's own.
pub fn by_sum(app: &App, sum: &str) -> String {
    let own = || app.w(W::CataloguesToolsOwn).to_owned();
    if sum.is_empty() { own() } else { name_and_sum(app.lang(), "", sum) }
}

fn name_and_sum(lang: Lang, name: &str, digest: &str) -> String {
    match (name, digest) {
        ("", "") => String::new(),
        ("", digest) => fill(lang, W::CataloguesNameless, &[("sum", short(digest))]),
        (name, digest) => fill(lang, W::CataloguesNamed, &[("name", name), ("sum", short(digest))]),
    }
}

/// What was computed with another catalogue than the one in use; empty where nothing has to be said.
pub fn other_of(app: &App, document: &Document) -> String {
    let Loading::Ready(data) = &app.state.data else { return String::new() };
    differs(app.lang(), &data.catalogue, document).unwrap_or_default()
}

/// Said when a document is taken in hand that another catalogue was used for, or that the one in use
/// does not know wholly.
pub(super) fn opened(state: &mut State, document: &Document) {
    let Loading::Ready(data) = &state.data else { return };
    let found = misfit(&data.catalogue, document);
    // An example belongs to nobody; where it fits there is nothing to say.
    if document.example && document.catalogue.is_none() && found.is_empty() {
        return;
    }
    if let Some(other) = differs(state.lang, &data.catalogue, document) {
        let said = [other, lacks(state.lang, &found)].join(" ").trim().to_owned();
        note(state, Notice::File(said));
    }
}

/// Everything shown and computed anew with another catalogue; what is open stays open, with every word
/// of it.
pub(super) fn taken(state: &State, data: Rc<Data>) -> State {
    let mut next = State { open: None, data: Loading::Ready(data), ..state.clone() };
    (next.library, next.handbook, next.figures) = (None, None, None);
    if let Some(before) = &state.open {
        next.open = edits::derive(&next, before.document.clone());
        if let Some(open) = &mut next.open {
            open.history = before.history.clone();
        }
        if let Some(said) = changed(&next, &before.document) {
            note(&mut next, Notice::File(said));
        }
    }
    next.revision += 1;
    // What pages hold of their own is of the catalogue before.
    next.followed += 1;
    next
}

/// Said when another catalogue takes the place of the one before.
fn changed(state: &State, document: &Document) -> Option<String> {
    let Loading::Ready(data) = &state.data else { return None };
    let found = lacks(state.lang, &misfit(&data.catalogue, document));
    (!found.is_empty()).then_some(found)
}

fn differs(lang: Lang, catalogue: &Catalogue, document: &Document) -> Option<String> {
    let then = document.catalogue.as_ref();
    let now = MadeWith::of(catalogue);
    if then.map(|then| &then.digest) == now.as_ref().map(|now| &now.digest) {
        return None;
    }
    let named = |made: Option<&MadeWith>| match made {
        None => word(lang, W::CataloguesToolsOwn).to_owned(),
        Some(made) => name_and_sum(lang, &made.name, &made.digest),
    };
    let gaps = [("then", named(then)), ("now", named(now.as_ref()))];
    let gaps: Vec<(&str, &str)> = gaps.iter().map(|(k, v)| (*k, v.as_str())).collect();
    Some(fill(lang, W::CataloguesDiffers, &gaps))
}

/// What the catalogue in use lacks; nothing of it is lost.
pub fn lacks(lang: Lang, found: &Misfit) -> String {
    if found.is_empty() {
        return String::new();
    }
    let counted = |count: usize, key: W| {
        (count > 0).then(|| fill(lang, key, &[("n", &integer(lang, count as f64))]))
    };
    let trade = found.trade.then(|| word(lang, W::CataloguesNoTrade).to_owned());
    let parts = [
        trade,
        counted(found.answers, W::CataloguesNoAnswers),
        counted(found.measures, W::CataloguesNoMeasures),
        counted(found.values, W::CataloguesNoValues),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    fill(lang, W::CataloguesLacks, &[("what", &parts.join(", "))])
}
