//! Two pages on one session: what each of them did to the state that both began with, put together.
//!
//! Other than [`merge`](super::merge()) this knows the state before, and so what was taken out: nothing
//! that one page removed comes back, and nothing that either of them did is lost.

use super::{About, Entry, Event, Poll, Session};
use crate::order::Keyed as _;
use std::collections::BTreeMap;

/// `mine` with what another page made of `base` meanwhile. Where both changed the same field, the one
/// that was changed later counts; hands counted on two pages add up.
pub fn settle(base: &Session, mine: &Session, theirs: &Session) -> Session {
    if theirs == base || theirs == mine {
        return mine.clone();
    }
    if mine == base {
        return theirs.clone();
    }
    let id = |id: &str| id.to_owned();
    Session {
        modified: mine.modified.clone().max(theirs.modified.clone()),
        about: about(&base.about, &mine.about, &theirs.about),
        entries: list([&base.entries, &mine.entries, &theirs.entries], Entry::key, entry),
        events: list([&base.events, &mine.events, &theirs.events], |e| id(&e.id), event),
        polls: list([&base.polls, &mine.polls, &theirs.polls], |p| id(&p.id), poll),
        ..mine.clone()
    }
}

/// Item by item: what only one of them touched is as that one left it, also when it was removed; what
/// one removed and the other changed stays.
fn list<K: Ord, T: Clone + Default + PartialEq>(
    [base, mine, theirs]: [&[T]; 3],
    key: impl Fn(&T) -> K,
    join: fn(&T, &T, &T) -> T,
) -> Vec<T> {
    let known = [base, mine, theirs]
        .map(|all| -> BTreeMap<K, &T> { all.iter().map(|item| (key(item), item)).keyed() });
    let [before, ours, others] = known;
    let one = |key: K| match (before.get(&key), ours.get(&key), others.get(&key)) {
        (before, ours, others) if ours == before => others.copied().cloned(),
        (before, ours, others) if others == before => ours.copied().cloned(),
        // New on both sides: each began with nothing.
        (None, Some(ours), Some(others)) => Some(join(&T::default(), ours, others)),
        (Some(before), Some(ours), Some(others)) => Some(join(before, ours, others)),
        (_, ours, others) => ours.or(others).copied().cloned(),
    };
    let new = theirs.iter().filter(|item| !ours.contains_key(&key(item)));
    mine.iter().chain(new).filter_map(|item| one(key(item))).collect()
}

/// One field: as whoever changed it left it.
fn pick<T: Clone + PartialEq>(base: &T, mine: &T, theirs: &T, mine_later: bool) -> T {
    let take_theirs = mine == base || theirs != base && !mine_later;
    if take_theirs { theirs.clone() } else { mine.clone() }
}

fn about(base: &About, mine: &About, theirs: &About) -> About {
    let later = mine.changed >= theirs.changed;
    About {
        name: pick(&base.name, &mine.name, &theirs.name, later),
        place_kind: pick(&base.place_kind, &mine.place_kind, &theirs.place_kind, later),
        place: pick(&base.place, &mine.place, &theirs.place, later),
        day: pick(&base.day, &mine.day, &theirs.day, later),
        trainer: pick(&base.trainer, &mine.trainer, &theirs.trainer, later),
        people: pick(&base.people, &mine.people, &theirs.people, later),
        notes: pick(&base.notes, &mine.notes, &theirs.notes, later),
        changed: mine.changed.clone().max(theirs.changed.clone()),
        other: pick(&base.other, &mine.other, &theirs.other, later),
    }
}

fn entry(base: &Entry, mine: &Entry, theirs: &Entry) -> Entry {
    let later = mine.marked >= theirs.marked;
    let state = |e: &Entry| (e.stamp.clone(), e.code.clone());
    let code = if state(theirs) > state(mine) { theirs } else { mine };
    Entry {
        code: code.code.clone(),
        stamp: code.stamp.clone(),
        how: code.how,
        came: mine.came.clone().min(theirs.came.clone()),
        label: pick(&base.label, &mine.label, &theirs.label, mine.label >= theirs.label),
        number: pick(&base.number, &mine.number, &theirs.number, later),
        pledges: pick(&base.pledges, &mine.pledges, &theirs.pledges, later),
        follow_up: pick(&base.follow_up, &mine.follow_up, &theirs.follow_up, later),
        awareness_after: pick(
            &base.awareness_after,
            &mine.awareness_after,
            &theirs.awareness_after,
            later,
        ),
        market: pick(&base.market, &mine.market, &theirs.market, later),
        marked: mine.marked.clone().max(theirs.marked.clone()),
        other: pick(&base.other, &mine.other, &theirs.other, later),
    }
}

fn event(base: &Event, mine: &Event, theirs: &Event) -> Event {
    let later = mine.changed >= theirs.changed;
    Event {
        id: mine.id.clone(),
        day: pick(&base.day, &mine.day, &theirs.day, later),
        what: pick(&base.what, &mine.what, &theirs.what, later),
        people: pick(&base.people, &mine.people, &theirs.people, later),
        meetings: pick(&base.meetings, &mine.meetings, &theirs.meetings, later),
        contracts_vnd: pick(&base.contracts_vnd, &mine.contracts_vnd, &theirs.contracts_vnd, later),
        changed: mine.changed.clone().max(theirs.changed.clone()),
        other: pick(&base.other, &mine.other, &theirs.other, later),
    }
}

/// Both counted on: what each of them added to the state before.
fn poll(base: &Poll, mine: &Poll, theirs: &Poll) -> Poll {
    let mut counts = mine.counts.clone();
    for choice in theirs.counts.keys().chain(base.counts.keys()) {
        let of = |poll: &Poll| i64::from(poll.counts.get(choice).copied().unwrap_or_default());
        let sum = of(mine) + of(theirs) - of(base);
        counts.insert(choice.clone(), u32::try_from(sum.max(0)).unwrap_or(u32::MAX));
    }
    Poll {
        counts,
        changed: mine.changed.clone().max(theirs.changed.clone()),
        other: pick(&base.other, &mine.other, &theirs.other, mine.changed >= theirs.changed),
        ..mine.clone()
    }
}
