//! What every view gets: the state, the words in the reader's language, and a way to act.

use super::state::{Action, State};
use crate::catalogue::{Catalogue, TextId};
use crate::locale::{Lang, W, fill, word};
use crate::naming::Speaker;
use std::rc::Rc;
use yew::prelude::*;

/// Handle of the app; cheap to clone, equal only while the state is the same.
#[derive(Clone)]
pub struct App {
    pub state: Rc<State>,
    pub dispatch: UseReducerDispatcher<State>,
}

impl PartialEq for App {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

impl App {
    pub fn lang(&self) -> Lang {
        self.state.lang
    }

    /// An interface word.
    pub fn w(&self, key: W) -> &'static str {
        word(self.state.lang, key)
    }

    /// An interface sentence with its gaps filled.
    pub fn f(&self, key: W, gaps: &[(&str, &str)]) -> String {
        fill(self.state.lang, key, gaps)
    }

    /// A text of the catalogue.
    pub fn text(&self, id: TextId) -> String {
        self.state.text(id).to_owned()
    }

    pub fn catalogue(&self) -> Option<&Catalogue> {
        self.state.catalogue()
    }

    pub fn act(&self, action: Action) {
        self.dispatch.dispatch(action);
    }
}

impl Speaker for App {
    fn word(&self, key: W) -> &'static str {
        self.w(key)
    }

    fn catalogue(&self) -> Option<&Catalogue> {
        self.state.catalogue()
    }

    fn long_text(&self, id: TextId) -> String {
        self.text(id)
    }
}

/// The app's handle.
#[hook]
#[allow(clippy::expect_used, reason = "the provider in `app` wraps the whole tree")]
pub fn use_app() -> App {
    use_context::<App>().expect("App provider wraps the tree")
}
