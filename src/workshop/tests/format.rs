//! The file: written strictly, read leniently.

use super::*;
use crate::assessment::document::Fault;
use crate::ports::{MemoryStore, Store as _, StoreError};

#[test]
fn what_is_written_reads_back_equal() {
    for session in [full(), Session::new("x", NOW)] {
        for text in [session.to_json(), session.to_file(true)] {
            let opened = read(&text).unwrap();
            assert_eq!(opened.faults, []);
            assert_eq!(opened.session, session);
            assert!(is_session(&text));
        }
    }
}

#[test]
fn labels_stay_here_unless_they_are_to_go_along() {
    let text = full().to_file(false);
    assert!(!text.contains("cạnh cửa"));
    let read = read(&text).unwrap().session;
    assert_eq!(read.entries[0].label, None);
    assert_eq!(read.entries[0].number, Some(12));
}

/// Opens for ever, whatever the format of today.
#[test]
fn the_first_format_opens() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/workshop-v1.json");
    let opened = read(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(opened.faults, []);
    assert_eq!(opened.session.entries.len(), 2);
    assert_eq!(opened.session.about.place_kind, Some(PlaceKind::CraftVillage));
    assert_eq!(opened.session.entries[0].handed().unwrap().id, 1);
    // Its codes are of the format of that time.
    let mut session = opened.session;
    for (entry, now) in session.entries.iter_mut().zip(full().entries) {
        entry.code = now.code;
    }
    assert_eq!(session, full(), "a field that is no longer read");
}

#[test]
fn every_format_has_a_fixture() {
    for version in 1..=SCHEMA {
        let path =
            format!("{}/tests/fixtures/workshop-v{version}.json", env!("CARGO_MANIFEST_DIR"));
        assert!(std::path::Path::new(&path).exists(), "{path}");
    }
}

#[test]
fn broken_entries_are_named_and_the_rest_is_kept() {
    let good = code(5, "2026-11-21");
    let (cut, changed) = (&good[..good.len() - 4], good.replacen('A', "B", 1));
    let text = format!(
        r#"{{"format":"vong-xanh/workshop","schema":1,"id":"x","about":{{"people":2.5,"place_kind":"moon",
        "place":"Chợ Hôm","weather":"rain"}},"entries":[{{"code":"{good}"}},{{"code":"{cut}"}},
        {{"code":"{changed}"}},{{"label":{{"text":"x"}}}},7,{{"code":"VX9ABCDEF","how":"pigeon"}},
        {{"code":"{good}","pledges":["led-lighting"],"marked":"2026-11-21T09:00:00Z","mood":"good"}}],
        "events":[{{"id":"a b"}},{{"id":"ok","contracts_vnd":"many"}}],"polls":[{{"id":"p","question":"q",
        "counts":{{"yes":3,"no":-1}}}}],"later":{{"a":1}}}}"#
    );
    let opened = read(&text).unwrap();
    let names: Vec<String> = opened.faults.iter().map(Fault::to_string).collect();
    for name in [
        "entries.2.code",
        "entries.3.code",
        "entries.4.code",
        "entries.5",
        "entries.6.how",
        "about.people",
        "about.place_kind",
        "events.1.id",
        "events.2.contracts_vnd",
        "polls.1.counts.no",
    ] {
        assert!(
            names.iter().any(|n| n.starts_with(&format!("field \"{name}\""))),
            "{name}: {names:?}"
        );
    }
    assert_eq!(names.len(), 10, "{names:?}");
    let session = opened.session;
    // One of each business, one of a later version; unknown fields are kept.
    assert_eq!(session.entries.len(), 2);
    let known = &session.entries[session.find(5).unwrap()];
    assert_eq!(known.pledges, ["led-lighting"]);
    assert_eq!(known.other["mood"], "good");
    assert_eq!(session.about.other["weather"], "rain");
    assert_eq!(session.other["later"]["a"], 1);
    assert_eq!(session.polls[0].counts["yes"], 3);
    assert_eq!(read(&session.to_json()).unwrap().session, session);
}

#[test]
fn other_files_are_refused() {
    assert!(matches!(read("{"), Err(Fault::Syntax { .. })));
    assert_eq!(read("[]"), Err(Fault::NotAnAssessment));
    assert_eq!(
        read(r#"{"format":"vong-xanh/assessment","schema":1}"#),
        Err(Fault::NotAnAssessment)
    );
    let newer = r#"{"format":"vong-xanh/workshop","schema":99}"#;
    assert_eq!(read(newer), Err(Fault::Newer { schema: 99 }));
    let none = r#"{"format":"vong-xanh/workshop","schema":0}"#;
    assert!(matches!(read(none), Err(Fault::Field { .. })));
}

#[test]
fn the_committed_schema_is_current() {
    let schema = schemars::schema_for!(Session);
    let current = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/workshop.schema.json");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(path, &current).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(committed == current, "docs/workshop.schema.json: run the tests with UPDATE_SCHEMA=1");
}

#[test]
fn several_sessions_are_kept_apart() {
    let store = MemoryStore::default();
    let (one, mut two) = (full(), Session::new("two", "2026-12-01T08:00:00Z"));
    store::save(&store, &one).unwrap();
    store::save(&store, &two).unwrap();
    two.about.place = "Chợ Hôm".to_owned();
    store::save(&store, &two).unwrap();
    assert_eq!(store::load(&store, &one.id).unwrap().session, Some(one.clone()));
    assert_eq!(store::load(&store, "two").unwrap().session, Some(two));
    let list = store::list(&store).unwrap();
    assert_eq!(list.iter().map(|s| s.id.as_str()).collect::<Vec<_>>(), ["two", &one.id]);
    assert_eq!((list[1].entries, list[1].people), (2, Some(30)));
    store::delete(&store, "two").unwrap();
    assert_eq!(store::list(&store).unwrap().len(), 1);
    assert!(store.list("").unwrap().iter().all(|key| key.starts_with("vx.class.")));
}

#[test]
fn a_full_store_keeps_the_copy_before_and_a_damaged_one_the_last_good() {
    let mut session = full();
    let store = MemoryStore::with_capacity(2 * session.to_json().len() + 300);
    store::save(&store, &session).unwrap();
    let before = session.clone();
    session.about.notes = "x".repeat(1_900);
    session.about.place = "x".repeat(1_900);
    assert_eq!(store::save(&store, &session), Err(StoreError::Full));
    assert_eq!(store::load(&store, &session.id).unwrap().session, Some(before.clone()));
    let store = MemoryStore::default();
    store::save(&store, &before).unwrap();
    store::save(&store, &session).unwrap();
    let key = format!("vx.class.b.{}", session.id);
    store.put(&key, "{ broken").unwrap();
    let loaded = store::load(&store, &session.id).unwrap();
    assert_eq!(loaded.session, Some(before));
    assert_eq!(loaded.damaged, [format!("vx.class.damaged.{}.1", session.id)]);
    assert!(store::list(&store).unwrap()[0].readable);
}

#[test]
#[ignore = "writes the fixture of a new format"]
fn write_fixture() {
    let path = format!("{}/tests/fixtures/workshop-v{SCHEMA}.json", env!("CARGO_MANIFEST_DIR"));
    assert!(!std::path::Path::new(&path).exists(), "never edited again");
    std::fs::write(path, full().to_file(true) + "\n").unwrap();
}
