//! Two pages on one session.

use super::*;
use crate::ports::{MemoryStore, Store as _};

fn after(session: &Session, act: impl FnOnce(&mut Session)) -> Session {
    let mut copy = session.clone();
    act(&mut copy);
    copy
}

fn entry(id: u32) -> Entry {
    Entry { code: code(id, "2026-11-21"), came: NOW.to_owned(), ..Entry::default() }
}

#[test]
fn what_each_page_did_is_there_and_nothing_comes_back() {
    let base = after(&full(), |s| s.entries.extend([entry(50), entry(51), entry(52)]));
    let mine = after(&base, |s| {
        s.entries.remove(0);
        s.entries.push(entry(60));
        s.mark(51, "2026-11-21T11:00:00Z", |e| e.promise("led-lighting", true));
        s.about.place = "Chợ Hôm".to_owned();
        s.events.clear();
        s.count_hands(PLEDGES, FOLLOW_UP, 3, NOW);
    });
    let theirs = after(&base, |s| {
        s.entries.retain(|e| e.key() != 50);
        s.entries.push(entry(61));
        s.mark(51, "2026-11-21T12:00:00Z", |e| e.number = Some(9));
        s.about.people = Some(41);
        s.count_hands(PLEDGES, FOLLOW_UP, 4, NOW);
    });
    let both = settle(&base, &mine, &theirs);
    let keys = |s: &Session| s.entries.iter().map(Entry::key).collect::<Vec<_>>();
    let removed = base.entries[0].key();
    assert!(!keys(&both).contains(&removed) && !keys(&both).contains(&50));
    assert!([51, 52, 60, 61].iter().all(|key| keys(&both).contains(key)));
    let marked = &both.entries[both.find(51).unwrap()];
    assert_eq!((marked.number, &*marked.pledges), (Some(9), &["led-lighting".to_owned()][..]));
    assert_eq!((both.about.place.as_str(), both.about.people), ("Chợ Hôm", Some(41)));
    assert!(both.events.is_empty());
    assert_eq!(both.hands(PLEDGES, FOLLOW_UP), 7, "hands of both pages add up");
    // The other page comes to the same, whatever the order of its list.
    let other = settle(&base, &theirs, &mine);
    let mut sorted = [keys(&both), keys(&other)];
    sorted.iter_mut().for_each(|keys| keys.sort_unstable());
    assert_eq!(sorted[0], sorted[1]);
    assert_eq!(
        (&other.polls, &other.about, &other.events),
        (&both.polls, &both.about, &both.events)
    );
    // And again: nothing moves any more.
    assert_eq!(settle(&theirs, &both, &theirs), both);
    assert_eq!(settle(&both, &both, &both), both);
}

#[test]
fn a_step_taken_back_leaves_what_was_done_beside_it() {
    let base = full();
    let done = after(&base, |s| drop(s.entries.remove(0)));
    let now = after(&done, |s| s.about.notes = "sau đó".to_owned());
    let back = settle(&done, &base, &now);
    assert_eq!(back.entries, base.entries);
    assert_eq!(back.about.notes, "sau đó");
}

#[test]
fn removed_here_and_changed_there_stays() {
    let base = full();
    let mine = after(&base, |s| s.events.clear());
    let id = base.events[0].id.clone();
    let theirs = after(&base, |s| s.change_event(&id, NOW, |e| e.meetings = Some(77)));
    for both in [settle(&base, &mine, &theirs), settle(&base, &theirs, &mine)] {
        assert_eq!(both.events[0].meetings, Some(77));
    }
}

#[test]
fn a_deleted_session_leaves_nothing_behind() {
    let store = MemoryStore::default();
    let session = full();
    store::save(&store, &session).unwrap();
    store::save(&store, &session).unwrap();
    store::remember_shown(&store, &session.id, "VX2AAAA").unwrap();
    store::set_typing(&store, Some((&session.id, "1-2"))).unwrap();
    store.put(&format!("vx.class.damaged.{}.1", session.id), "{").unwrap();
    let other = Session::new("1767225600000-8", NOW);
    store::save(&store, &other).unwrap();
    store::remember_shown(&store, &other.id, "VX2BBBB").unwrap();
    store::delete(&store, &session.id).unwrap();
    assert!(store.list("").unwrap().iter().all(|key| key.contains(&other.id)));
    assert_eq!(store::typing(&store), Ok(None));
    // Somebody typing for another session goes on.
    store::set_typing(&store, Some((&other.id, "1-3"))).unwrap();
    store::delete(&store, &session.id).unwrap();
    assert_eq!(store::typing(&store).unwrap().unwrap().1, "1-3");
    assert_eq!(store::shown(&store, &other.id).unwrap().as_deref(), Some("VX2BBBB"));
}

#[test]
fn sessions_come_back_out_of_the_file_of_everything_kept() {
    let store = MemoryStore::default();
    let session = full();
    store::save(&store, &session).unwrap();
    store::remember_shown(&store, &session.id, "VX2AAAA").unwrap();
    let mut data = std::collections::BTreeMap::new();
    for key in store.list("").unwrap() {
        data.insert(key.clone(), store.get(&key).unwrap().unwrap());
    }
    data.insert("vx.class.current.broken".to_owned(), "vx.class.a.".to_owned());
    data.insert("vx.class.a.broken".to_owned(), "{".to_owned());
    let file = serde_json::json!({ "format": "vong-xanh-recovery", "version": 1, "data": data });
    let all = store::recovered(&file.to_string()).unwrap();
    assert_eq!(all, [(session, Some("VX2AAAA".to_owned()))]);
    assert_eq!(store::recovered("{}"), None);
}
