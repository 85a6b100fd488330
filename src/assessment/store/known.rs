//! What a page knows of the place where an assessment is kept, and what another page's writing there
//! means to it.

use crate::assessment::document::{self, Document};

/// What stood in the store under an assessment's id when a page last read or wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen(pub(super) Option<String>);

impl Seen {
    /// Whether an assessment stands there at all.
    pub fn is_there(&self) -> bool {
        self.0.is_some()
    }

    /// Whether this assessment says nothing that did not stand there already.
    pub fn says_all_of(&self, document: &Document) -> bool {
        self.document().is_some_and(|stood| stood.says_the_same_as(document))
    }

    /// Whether the owner says the same in both: where reading stopped and what was computed may differ.
    fn says_the_same_as(&self, other: &Self) -> bool {
        self == other || other.document().is_some_and(|stood| self.says_all_of(&stood))
    }

    fn document(&self) -> Option<Document> {
        let text = self.0.as_deref()?;
        document::read(text).ok().map(|opened| opened.document)
    }
}

/// For so long another page may not have heard of what this one wrote.
const UNHEARD_MS: f64 = 3000.0;

/// What this page last saw, and what it wrote over a moment ago.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub seen: Seen,
    /// With the time at which it was written over, in milliseconds.
    replaced: Vec<(f64, Seen)>,
}

impl Known {
    /// This page has just read it.
    pub fn read(seen: Seen) -> Self {
        Self { seen, replaced: Vec::new() }
    }

    /// This page has just written it.
    pub fn written(&mut self, now_ms: f64, text: Seen) {
        self.forget(now_ms);
        self.replaced.push((now_ms, std::mem::replace(&mut self.seen, text)));
    }

    /// What was written over long ago: whoever writes that now means it.
    pub fn forget(&mut self, now_ms: f64) {
        self.replaced.retain(|(at, _)| now_ms - at < UNHEARD_MS);
    }

    /// Whether another page wrote what this one had just written over, because it had not heard of
    /// that: browsers tell pages of each other's writing late. It has nothing new to say, and what
    /// this page wrote is lost unless it writes it again.
    pub fn is_echo(&self, now: &Seen) -> bool {
        self.is_other(now) && self.has_replaced(now)
    }

    /// Whether another page wrote something that the owner did not say here.
    pub fn is_news(&self, now: &Seen) -> bool {
        self.is_other(now) && !self.has_replaced(now)
    }

    fn is_other(&self, now: &Seen) -> bool {
        now.is_there() && !now.says_the_same_as(&self.seen)
    }

    fn has_replaced(&self, now: &Seen) -> bool {
        self.replaced.iter().any(|(_, old)| now.says_the_same_as(old))
    }
}
