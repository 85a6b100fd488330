//! What is written down while the room talks: promises and awareness after of each business, hands of
//! those without a phone, results of meetings.

use super::{Entry, Event, Poll, Session};
use crate::catalogue::Catalogue;
use crate::cohort::{Hands, NO_PLASTIC_BAGS};
use crate::share::ResultCode;
use std::collections::BTreeMap;

/// The question about awareness; in shows of hands it is asked before and after.
pub const AWARENESS: &str = "np_aware";
pub const AWARENESS_BEFORE: &str = "np_aware.before";
pub const AWARENESS_AFTER: &str = "np_aware.after";
/// Shows of hands for promises; the choices are those of [`Entry::pledges`] and [`FOLLOW_UP`].
pub const PLEDGES: &str = "pledge";
/// The choice to meet again on a day.
pub const FOLLOW_UP: &str = "follow-up";

/// Nobody counts more in a room.
const MOST_HANDS: u32 = 100_000;

/// Asked of trades that hand out bags.
const BAGS: &str = "ps_alt";

/// What one business may promise.
#[derive(Clone, Debug, PartialEq)]
pub struct Promises {
    /// To hand out no more hard-to-degrade bags is a promise of those who hand out bags.
    pub bags: bool,
    /// Ids of measures: those of its code, then others it has promised already.
    pub measures: Vec<String>,
}

impl Promises {
    /// What a result code opens: the measures chosen or proposed in it, bags where its trade hands out
    /// any.
    pub fn of(catalogue: &Catalogue, code: &ResultCode) -> Self {
        let asked = catalogue.question(BAGS).map_or(&[][..], |question| &question.trades);
        let bags = catalogue.trade_ix(&code.trade).is_some_and(|trade| asked.contains(&trade));
        Self { bags, measures: code.chosen.iter().chain(&code.proposed).cloned().collect() }
    }

    /// With what this business has promised already: that can always be taken back.
    pub fn and_promised(&self, entry: &Entry) -> Self {
        let mut all = self.clone();
        for id in &entry.pledges {
            if id == NO_PLASTIC_BAGS {
                all.bags = true;
            } else if !all.measures.contains(id) {
                all.measures.push(id.clone());
            }
        }
        all
    }
}

impl Entry {
    /// Notes a promise, or takes it back.
    pub fn promise(&mut self, pledge: &str, on: bool) {
        self.pledges.retain(|known| known != pledge);
        if on {
            self.pledges.push(pledge.to_owned());
        }
    }
}

impl Session {
    /// Changes what is noted of one business.
    pub fn mark(&mut self, key: u32, now: &str, act: impl FnOnce(&mut Entry)) {
        let at = self.find(key);
        if let Some(entry) = at.and_then(|at| self.entries.get_mut(at)) {
            act(entry);
            now.clone_into(&mut entry.marked);
        }
    }

    /// Copies of one session count on the same polls, different sessions on different ones.
    fn poll_id(&self, question: &str) -> String {
        // An id of a file by other hands may be as long as ids get.
        let id = self.id.get(..64).unwrap_or(&self.id);
        [id, ".", question].concat()
    }

    /// Hands counted here.
    pub fn hands(&self, question: &str, choice: &str) -> u32 {
        let id = self.poll_id(question);
        let poll = self.polls.iter().find(|poll| poll.id == id);
        poll.and_then(|poll| poll.counts.get(choice)).copied().unwrap_or_default()
    }

    /// Hands that came with other sessions, put together with this one.
    pub fn hands_elsewhere(&self, question: &str, choice: &str) -> u32 {
        let id = self.poll_id(question);
        let others = self.polls.iter().filter(|poll| poll.question == question && poll.id != id);
        let counts = others.filter_map(|poll| poll.counts.get(choice));
        counts.copied().fold(0, u32::saturating_add)
    }

    /// Counts hands anew.
    pub fn count_hands(&mut self, question: &str, choice: &str, hands: u32, now: &str) {
        let id = self.poll_id(question);
        if !self.polls.iter().any(|poll| poll.id == id) {
            let question = question.to_owned();
            self.polls.push(Poll { id: id.clone(), question, ..Poll::default() });
        }
        if let Some(poll) = self.polls.iter_mut().find(|poll| poll.id == id) {
            poll.counts.insert(choice.to_owned(), hands.min(MOST_HANDS));
            now.clone_into(&mut poll.changed);
        }
    }

    /// All hands of a question, by choice: those of every session put together.
    pub fn choices(&self, question: &str) -> BTreeMap<String, u32> {
        let mut sums = BTreeMap::<String, u32>::new();
        for poll in self.polls.iter().filter(|poll| poll.question == question) {
            for (choice, hands) in &poll.counts {
                let sum = sums.entry(choice.clone()).or_default();
                *sum = sum.saturating_add(*hands);
            }
        }
        sums
    }

    /// Everything counted, question by question.
    pub(super) fn all_hands(&self) -> Vec<Hands> {
        let mut all = Vec::new();
        for question in [AWARENESS_BEFORE, AWARENESS_AFTER, PLEDGES] {
            let counted = self.choices(question).into_iter().filter(|(_, hands)| *hands > 0);
            all.extend(counted.map(|(choice, hands)| Hands {
                question: question.to_owned(),
                choice,
                hands,
                exclusive: question != PLEDGES,
            }));
        }
        all
    }

    /// Changes what came of one meeting.
    pub fn change_event(&mut self, id: &str, now: &str, act: impl FnOnce(&mut Event)) {
        if let Some(event) = self.events.iter_mut().find(|event| event.id == id) {
            act(event);
            now.clone_into(&mut event.changed);
        }
    }
}
