//! Changes of the open assessment: what an action does to the document, what follows from it, and
//! the steps back.

use super::history::{Change, Way};
use super::state::{Action, Loading, Open, State};
use crate::assessment::document::Document;
use crate::assessment::path::{Path, stream_shares};
use crate::assessment::{evaluate_document, own_catalogue};
use crate::catalogue::Catalogue;
use std::rc::Rc;

/// Does what the action says to the document; `None` for actions that change no document.
fn edit(document: &mut Document, action: Action) -> Option<Change> {
    Some(match action {
        Action::Answer(id, answer) => {
            match answer {
                Some(answer) => document.answers.0.insert(id.clone(), answer),
                None => document.answers.0.remove(&id),
            };
            Change::Answer(id)
        }
        Action::Confirm(id, check) => {
            let confirmed = document.answers.0.get_mut(&id).map(|a| &mut a.confirmed);
            if let Some(confirmed) = confirmed.filter(|c| !c.contains(&check)) {
                confirmed.push(check);
            }
            Change::Answer(id)
        }
        Action::Switch(id, on) => {
            document.switched.insert(id.clone(), on);
            Change::Switch(id)
        }
        Action::Exchange { on, off } => {
            document.switched.insert(off, false);
            document.switched.insert(on.clone(), true);
            Change::Switch(on)
        }
        Action::ResetSwitches => {
            document.switched.clear();
            Change::ResetSwitches
        }
        Action::Choose(switched) => {
            document.switched = switched;
            Change::Scenario
        }
        Action::OwnValue(id, Some(value)) => {
            document.own_values.insert(id.clone(), value);
            Change::OwnValue(id)
        }
        Action::OwnValue(id, None) => {
            document.own_values.remove(&id);
            Change::Default(id)
        }
        Action::Rename(name) => {
            document.name = Some(name);
            Change::Rename
        }
        _ => return None,
    })
}

impl State {
    /// Recomputes everything that follows from the document.
    pub(super) fn derive(&self, document: Rc<Document>) -> Option<Open> {
        let catalogue = self.own_catalogue(&document)?;
        let (inputs, _, evaluation) = evaluate_document(&catalogue, &document);
        let shares = stream_shares(&evaluation.baseline);
        let path = Path::replay(&catalogue, &document.answers, document.mode, &shares);
        let before = self.open.as_ref();
        Some(Open {
            document,
            catalogue,
            inputs: Rc::new(inputs),
            evaluation: Rc::new(evaluation),
            path: Rc::new(path),
            range: None,
            stale_range: before.and_then(|o| o.range.clone().or_else(|| o.stale_range.clone())),
            history: before.map(|o| o.history.clone()).unwrap_or_default(),
        })
    }

    /// The catalogue with the document's own values, made anew only when they change.
    fn own_catalogue(&self, document: &Document) -> Option<Rc<Catalogue>> {
        let Loading::Ready(data) = &self.data else {
            return None;
        };
        let same = |o: &&Open| o.document.own_values == document.own_values;
        Some(match self.open.as_ref().filter(same) {
            Some(open) => open.catalogue.clone(),
            None => own_catalogue(&data.catalogue, document),
        })
    }

    /// The state after an action that changes the open document.
    pub(super) fn edited(&self, action: Action) -> Self {
        let Some(open) = &self.open else {
            return self.clone();
        };
        let mut document = (*open.document).clone();
        let Some(change) = edit(&mut document, action) else {
            return self.clone();
        };
        let mut history = (*open.history).clone();
        history.note(&open.document, &document, change);
        self.with_document(Rc::new(document), history)
    }

    /// One step back or forth; where one is reading stays.
    pub(super) fn stepped(&self, way: Way) -> Self {
        let Some(open) = &self.open else {
            return self.clone();
        };
        let mut history = (*open.history).clone();
        let Some(document) = history.step(way, &open.document) else {
            return self.clone();
        };
        let page = open.document.page.clone();
        self.with_document(Rc::new(Document { page, ..(*document).clone() }), history)
    }

    fn with_document(&self, document: Rc<Document>, history: super::history::History) -> Self {
        let mut next = self.clone();
        next.open = self.derive(document);
        if let Some(open) = &mut next.open {
            open.history = Rc::new(history);
        }
        next.revision += 1;
        next
    }
}
