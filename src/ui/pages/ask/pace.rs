//! How long each question was looked at before its answer; kept for this visit only, to ask about
//! answers that were clicked through.

use crate::browser::clock;
use std::cell::RefCell;
use std::collections::BTreeMap;
use yew::prelude::*;

thread_local! {
    static SECONDS: RefCell<BTreeMap<String, f64>> = const { RefCell::new(BTreeMap::new()) };
}

/// When the page was shown, in seconds; to be handed to [`note`].
#[hook]
pub fn use_shown_at() -> f64 {
    *use_memo((), |()| clock::seconds())
}

/// The page's answer was given now.
pub fn note(page: &str, shown_at: f64) {
    let spent = clock::seconds() - shown_at;
    SECONDS.with_borrow_mut(|all| all.insert(page.to_owned(), spent));
}

/// Seconds spent on a page in this visit.
pub fn seconds(page: &str) -> Option<f64> {
    SECONDS.with_borrow(|all| all.get(page).copied())
}
