//! Adding to a session and putting sessions together.
//!
//! What is promised: entries, events and shows of hands come out the same in whatever order and
//! however often sessions are put together. Each of their parts has a moment at which it was last
//! changed, and the later one counts (equal moments: the greater text, so that every device decides
//! alike). The facts about the session itself are joined in the same way when both are copies of one
//! session; of two different sessions those of the one that is merged into stay.

use super::{Entry, Event, How, Label, Market, Poll, Session};
use crate::order::{Keyed as _, Order as _};
use serde::Serialize;
use std::collections::BTreeMap;

/// A result code on its way into a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coming {
    pub code: String,
    /// As [`crate::share::ResultCode::id`].
    pub id: u32,
    pub number: Option<u16>,
    /// State of what the code says, `YYYY-MM-DDTHH:MM:SSZ`.
    pub stamp: String,
}

/// What became of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    New,
    /// In place of an older one of the same business; its marks stay.
    Newer,
    /// It is here already.
    Same,
    /// A later one of the same business is here.
    Older,
}

/// A session while much is added to it: knows where each business stands.
#[derive(Clone, Debug)]
pub struct Gathering {
    pub session: Session,
    places: BTreeMap<u32, usize>,
}

impl Gathering {
    pub fn new(session: Session) -> Self {
        let places = places(&session.entries);
        Self { session, places }
    }

    /// Adds one business `now` (`YYYY-MM-DDTHH:MM:SSZ`).
    pub fn add(&mut self, coming: Coming, how: How, now: &str) -> Added {
        let entries = &mut self.session.entries;
        let known = self.places.get(&coming.id).and_then(|at| entries.get_mut(*at));
        let Some(known) = known else {
            let marked = if coming.number.is_some() { now } else { "" };
            self.places.insert(coming.id, entries.len());
            entries.push(Entry {
                code: coming.code,
                stamp: coming.stamp,
                how,
                came: now.to_owned(),
                number: coming.number,
                marked: marked.to_owned(),
                ..Entry::default()
            });
            return Added::New;
        };
        if coming.number.is_some() && coming.number != known.number {
            known.number = coming.number;
            now.clone_into(&mut known.marked);
        }
        if known.code == coming.code {
            return Added::Same;
        }
        if (&coming.stamp, &coming.code) < (&known.stamp, &known.code) {
            return Added::Older;
        }
        known.code = coming.code;
        known.stamp = coming.stamp;
        known.how = how;
        Added::Newer
    }
}

fn places(entries: &[Entry]) -> BTreeMap<u32, usize> {
    entries.iter().enumerate().map(|(at, entry)| (entry.key(), at)).keyed()
}

/// What putting two sessions together did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Businesses that were not here before.
    pub new: usize,
    /// Businesses whose code or marks changed.
    pub changed: usize,
    /// Businesses of the other session that were here as they are.
    pub same: usize,
}

/// Puts another session into this one.
pub fn merge(into: &mut Session, other: &Session) -> Merged {
    let mut merged = Merged::default();
    let mut known = places(&into.entries);
    for entry in &other.entries {
        let key = entry.key();
        match known.get(&key).and_then(|at| into.entries.get_mut(*at)) {
            None => {
                known.insert(key, into.entries.len());
                into.entries.push(entry.clone());
                merged.new += 1;
            }
            Some(here) => {
                let joined = join_entry(here, entry);
                if joined == *here {
                    merged.same += 1;
                } else {
                    *here = joined;
                    merged.changed += 1;
                }
            }
        }
    }
    into.entries.order_by(|a, b| (&a.came, a.key()).cmp(&(&b.came, b.key())));
    join_list(&mut into.events, &other.events, |event| (&event.id, &event.changed));
    join_list(&mut into.polls, &other.polls, |poll: &Poll| (&poll.id, &poll.changed));
    if into.id == other.id {
        if is_later((&other.about.changed, &other.about), (&into.about.changed, &into.about)) {
            into.about = other.about.clone();
        }
        join_rest(into, other);
    }
    merged
}

/// Of two copies of one session: the frame around its parts.
fn join_rest(into: &mut Session, other: &Session) {
    if other.modified > into.modified {
        into.modified.clone_from(&other.modified);
        into.tool_version.clone_from(&other.tool_version);
    }
    if other.created < into.created {
        into.created.clone_from(&other.created);
    }
    for (name, value) in &other.other {
        let here = into.other.entry(name.clone()).or_insert_with(|| value.clone());
        // Any order that both sides agree on will do.
        let (theirs, ours) = (value.to_string(), here.to_string());
        if theirs > ours {
            *here = value.clone();
        }
    }
}

/// Code, label and marks each by the later one.
fn join_entry(a: &Entry, b: &Entry) -> Entry {
    let state = |e: &Entry| (e.stamp.clone(), e.code.clone(), e.how);
    let by_code = if state(b) > state(a) { b } else { a };
    let bare = |e: &Entry| Entry {
        code: String::new(),
        stamp: String::new(),
        how: How::default(),
        came: String::new(),
        label: None,
        market: e.market.clone().map(|market| Market { place: None, ..market }),
        ..e.clone()
    };
    let marks = if is_later((&b.marked, &bare(b)), (&a.marked, &bare(a))) { b } else { a };
    let label: Option<Label> = a.label.clone().max(b.label.clone());
    let place = |e: &Entry| e.market.as_ref().and_then(|market| market.place.clone());
    // Not in exports: one that knows it tells the other.
    let place = place(marks).or_else(|| place(a).max(place(b)));
    let market = marks.market.clone().map(|market| Market { place, ..market });
    Entry {
        market,
        code: by_code.code.clone(),
        stamp: by_code.stamp.clone(),
        how: by_code.how,
        // The place in the list is that of the first arrival.
        came: a.came.clone().min(b.came.clone()),
        label,
        ..marks.clone()
    }
}

/// Whether one of two states of a part is the later one; of the same moment, the greater as text.
fn is_later<T: Serialize>(one: (&String, &T), other: (&String, &T)) -> bool {
    let text = |part: &T| serde_json::to_string(part).unwrap_or_default();
    match one.0.cmp(other.0) {
        std::cmp::Ordering::Equal => text(one.1) > text(other.1),
        order => order.is_gt(),
    }
}

fn join_list<T: Clone + Serialize>(
    into: &mut Vec<T>,
    other: &[T],
    key: impl Fn(&T) -> (&String, &String),
) {
    for item in other {
        let (id, changed) = key(item);
        match into.iter_mut().find(|known| key(known).0 == id) {
            None => into.push(item.clone()),
            Some(here) => {
                if is_later((changed, item), (key(here).1, here)) {
                    *here = item.clone();
                }
            }
        }
    }
    into.order_by(|a, b| key(a).0.cmp(key(b).0));
}

impl Event {
    /// An event that was just written down.
    pub fn new(id: &str, now: &str) -> Self {
        let day = now.get(..10).unwrap_or_default().to_owned();
        Self { id: id.to_owned(), day, changed: now.to_owned(), ..Self::default() }
    }
}
