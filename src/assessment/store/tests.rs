#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use crate::assessment::document::Headline;
use crate::assessment::{Answer, Value};
use crate::catalogue::Mode;
use crate::locale::Lang;
use crate::ports::MemoryStore;

fn document(id: &str, modified: &str) -> Document {
    let mut document = Document::new(id, modified, "2026-01-01", Lang::Vi, Mode::Quick);
    let value = Some(Value::Choice("handicraft".into()));
    document.answers.0.insert(TRADE.into(), Answer { value, ..Answer::default() });
    document
}

#[test]
fn what_is_saved_loads_again_and_is_the_last() {
    let store = MemoryStore::default();
    let mut one = document("one", "2026-01-01T00:00:00Z");
    save(&store, &one, None).unwrap();
    one.page = "S07".into();
    save(&store, &one, None).unwrap();
    let two = document("two", "2026-02-01T00:00:00Z");
    save(&store, &two, None).unwrap();
    assert_eq!(load(&store, "one").unwrap().document, Some(one));
    assert_eq!(load_last(&store).unwrap().document, Some(two));
    let list = list(&store).unwrap();
    let ids: Vec<&str> = list.iter().map(|s| s.id.as_str()).collect();
    assert_eq!(ids, ["two", "one"]);
    assert_eq!(list[1].trade.as_deref(), Some("handicraft"));
    assert_eq!(list[1].page, "S07");
    assert!(store.list("").unwrap().iter().all(|key| key.starts_with("vx.")));
}

#[test]
fn nothing_is_open_once_the_last_one_is_forgotten() {
    let store = MemoryStore::default();
    let one = document("one", "2026-01-01T00:00:00Z");
    save(&store, &one, None).unwrap();
    forget_last(&store).unwrap();
    assert_eq!(load_last(&store).unwrap(), Loaded::default());
    assert_eq!(load(&store, "one").unwrap().document, Some(one), "it is kept");
}

#[test]
fn a_full_store_keeps_the_copy_before() {
    let small = document("one", "2026-01-01T00:00:00Z");
    let store = MemoryStore::with_capacity(small.to_json().len() + 200);
    save(&store, &small, None).unwrap();
    let mut grown = small.clone();
    grown.name = Some("x".repeat(500));
    assert_eq!(save(&store, &grown, None), Err(SaveError::Store(StoreError::Full)));
    assert_eq!(load(&store, "one").unwrap().document, Some(small));
}

#[test]
fn a_damaged_copy_is_put_aside_and_the_last_good_one_opens() {
    let store = MemoryStore::default();
    let mut one = document("one", "2026-01-01T00:00:00Z");
    save(&store, &one, None).unwrap();
    let good = one.clone();
    one.page = "S08".into();
    save(&store, &one, None).unwrap();
    store.put("vx.b.one", "{ broken").unwrap();
    let loaded = load(&store, "one").unwrap();
    assert_eq!(loaded.document, Some(good));
    assert_eq!(loaded.damaged, ["vx.damaged.one.1"]);
    assert_eq!(store.get("vx.damaged.one.1").unwrap().as_deref(), Some("{ broken"));
    // Opening again does not pile up copies.
    assert_eq!(load(&store, "one").unwrap().damaged, ["vx.damaged.one.1"]);
    assert!(list(&store).unwrap()[0].readable);
    store.put("vx.a.one", "also broken").unwrap();
    assert_eq!(load(&store, "one").unwrap().document, None);
    assert!(!list(&store).unwrap()[0].readable);
}

#[test]
fn deleting_one_leaves_the_other_and_deleting_all_leaves_nothing() {
    let store = MemoryStore::default();
    save(&store, &document("one", "2026-01-01T00:00:00Z"), None).unwrap();
    save(&store, &document("two", "2026-01-02T00:00:00Z"), None).unwrap();
    store.put("other.app", "kept").unwrap();
    delete(&store, "two").unwrap();
    assert_eq!(load_last(&store).unwrap(), Loaded::default());
    assert_eq!(list(&store).unwrap().len(), 1);
    assert!(store.list("").unwrap().iter().all(|key| !key.contains("two")));
    delete_all(&store).unwrap();
    assert_eq!(store.list("").unwrap(), ["other.app"]);
}

#[test]
fn what_another_page_saved_is_not_overwritten() {
    let store = MemoryStore::default();
    let mut here = document("one", "2026-01-01T00:00:00Z");
    let known = save(&store, &here, None).unwrap();
    assert_eq!(seen(&store, "one").unwrap(), known);
    // Another page goes on with the same assessment.
    let mut there = here.clone();
    there.name = Some("there".into());
    let theirs = save(&store, &there, Some(&Known::read(known.clone()))).unwrap();
    here.name = Some("here".into());
    assert_eq!(save(&store, &here, Some(&Known::read(known.clone()))), Err(SaveError::Elsewhere));
    assert_eq!(load(&store, "one").unwrap().document, Some(there));
    // Whoever has seen it may go on; whoever was asked may replace it.
    save(&store, &here, Some(&Known::read(theirs))).unwrap();
    save(&store, &here, None).unwrap();
    // What was deleted elsewhere comes back with the next change.
    let known = seen(&store, "one").unwrap();
    delete(&store, "one").unwrap();
    assert!(!seen(&store, "one").unwrap().is_there());
    save(&store, &here, Some(&Known::read(known.clone()))).unwrap();
    assert_eq!(load(&store, "one").unwrap().document, Some(here));
}

#[test]
fn whoever_only_read_on_says_nothing_new() {
    let store = MemoryStore::default();
    let one = document("one", "2026-01-01T00:00:00Z");
    let known = save(&store, &one, None).unwrap();
    let read_on = Document { page: "S09".into(), modified: "2026-01-02T00:00:00Z".into(), ..one };
    assert!(known.says_all_of(&read_on));
    let named = Document { name: Some("Xưởng".into()), ..read_on.clone() };
    assert!(!known.says_all_of(&named));
    assert!(!Seen::default().says_all_of(&read_on), "nothing stood there");
}

#[test]
fn a_page_that_only_read_on_is_no_obstacle_to_what_is_typed_in_another() {
    let store = MemoryStore::default();
    let one = document("one", "2026-01-01T00:00:00Z");
    let known = save(&store, &one, None).unwrap();
    let read_on = Document {
        page: "S09".into(),
        modified: "2026-01-02T00:00:00Z".into(),
        results: Some(Headline::default()),
        ..one.clone()
    };
    let theirs = save(&store, &read_on, Some(&Known::read(known.clone()))).unwrap();
    assert_ne!(theirs, known, "it did write");
    let typed = Document { name: Some("Xưởng".into()), ..one };
    save(&store, &typed, Some(&Known::read(known.clone()))).unwrap();
    assert_eq!(load(&store, "one").unwrap().document, Some(typed.clone()));
    // The other way round it sees what was typed, and does not write over it.
    assert_eq!(save(&store, &read_on, Some(&Known::read(theirs))), Err(SaveError::Elsewhere));
    // What cannot be read is not taken for a page that read on.
    SLOTS.save(&store, "one", "{ broken").unwrap();
    assert_eq!(save(&store, &typed, Some(&Known::read(known.clone()))), Err(SaveError::Elsewhere));
}

#[test]
fn what_another_page_wrote_without_having_heard_of_the_last_change_is_written_over() {
    let store = MemoryStore::default();
    let one = document("one", "2026-01-01T00:00:00Z");
    let named = |name: &str| Document { name: Some(name.into()), ..one.clone() };
    let first = save(&store, &one, None).unwrap();
    let mut known = Known::read(first.clone());
    let typed = named("typed");
    known.written(1000.0, save(&store, &typed, Some(&known)).unwrap());
    // The other page saw the first only, and keeps its results.
    let late = Document { results: Some(Headline::default()), ..one.clone() };
    let echo = save(&store, &late, None).unwrap();
    assert!(known.is_echo(&echo) && !known.is_news(&echo));
    save(&store, &typed, Some(&known)).unwrap();
    assert_eq!(load(&store, "one").unwrap().document, Some(typed.clone()));
    // What else it says is news, and after a while the first is, too: somebody went back to it.
    let other = save(&store, &named("other"), None).unwrap();
    assert!(known.is_news(&other) && !known.is_echo(&other));
    let mut later = known.clone();
    later.forget(9000.0);
    assert!(later.is_news(&echo) && !later.is_echo(&echo));
    // What this page wrote itself is neither, whatever stood there before.
    known.written(1100.0, first.clone());
    assert!(!known.is_news(&first) && !known.is_echo(&first));
}

#[test]
fn an_older_release_stops_writing() {
    let store = MemoryStore::default();
    let one = document("one", "2026-01-01T00:00:00Z");
    save(&store, &one, None).unwrap();
    assert_eq!(store.get(FORMAT).unwrap(), Some(document::SCHEMA.to_string()));
    store.put(FORMAT, &(document::SCHEMA + 1).to_string()).unwrap();
    let mut grown = one.clone();
    grown.page = "S09".into();
    assert_eq!(save(&store, &grown, None), Err(SaveError::Newer));
    assert_eq!(load(&store, "one").unwrap().document, Some(one));
    // What it cannot read is not taken for damaged.
    store.put("vx.a.two", r#"{"format":"vong-xanh/assessment","schema":99}"#).unwrap();
    store.put("vx.current.two", "vx.a.").unwrap();
    assert_eq!(load(&store, "two").unwrap(), Loaded { newer: true, ..Loaded::default() });
    // What nobody can read does not stand in the way.
    store.put(FORMAT, "?").unwrap();
    save(&store, &grown, None).unwrap();
}

#[test]
fn settings_read_back_and_nonsense_gives_the_defaults() {
    let store = MemoryStore::default();
    assert_eq!(settings(&store), Settings::default());
    let chosen = Settings {
        lang: Some("en".into()),
        theme: Some("dark".into()),
        text_size: 2,
        place: "hue".into(),
    };
    save_settings(&store, &chosen).unwrap();
    assert_eq!(settings(&store), chosen);
    store.put("vx.settings", "lang=xx;theme=;text=many;=;;").unwrap();
    assert_eq!(settings(&store), Settings::default());
}

#[test]
fn the_file_of_the_recovery_panel_opens_again() {
    let store = MemoryStore::default();
    let one = document("one", "2026-01-01T00:00:00Z");
    save(&store, &one, None).unwrap();
    save(&store, &document("two", "2026-01-02T00:00:00Z"), None).unwrap();
    save(&store, &document("three", "2026-01-03T00:00:00Z"), None).unwrap();
    store.put("vx.a.two", "{ broken").unwrap();
    // The current copy of the third is spoilt, the one before is not.
    save(&store, &document("three", "2026-01-04T00:00:00Z"), None).unwrap();
    store.put("vx.b.three", "").unwrap();
    let keys = store.list("").unwrap();
    let data: std::collections::BTreeMap<String, Option<String>> =
        keys.iter().map(|key| (key.clone(), store.get(key).unwrap())).collect();
    let file = serde_json::json!({ "format": "vong-xanh-recovery", "version": 1, "data": data });
    let all = recovered(&file.to_string()).unwrap();
    let found: Vec<_> =
        all.iter().map(|one| one.as_ref().map(|o| o.document.id.as_str())).collect();
    assert_eq!(found, [Ok("three"), Ok("one"), Err(&"two".to_owned())]);
    assert_eq!(all[0].as_ref().unwrap().document.modified, "2026-01-03T00:00:00Z");
    assert_eq!(all[1].as_ref().unwrap().document, one);
    for other in ["{}", "vong-xanh-recovery", &one.to_json(), r#"{"format":"vong-xanh-recovery"}"#]
    {
        assert!(recovered(other).is_none(), "{other}");
    }
}
