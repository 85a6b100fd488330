#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
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
    save(&store, &one).unwrap();
    one.page = "S07".into();
    save(&store, &one).unwrap();
    let two = document("two", "2026-02-01T00:00:00Z");
    save(&store, &two).unwrap();
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
fn a_full_store_keeps_the_copy_before() {
    let small = document("one", "2026-01-01T00:00:00Z");
    let store = MemoryStore::with_capacity(small.to_json().len() + 200);
    save(&store, &small).unwrap();
    let mut grown = small.clone();
    grown.name = Some("x".repeat(500));
    assert_eq!(save(&store, &grown), Err(StoreError::Full));
    assert_eq!(load(&store, "one").unwrap().document, Some(small));
}

#[test]
fn a_damaged_copy_is_put_aside_and_the_last_good_one_opens() {
    let store = MemoryStore::default();
    let mut one = document("one", "2026-01-01T00:00:00Z");
    save(&store, &one).unwrap();
    let good = one.clone();
    one.page = "S08".into();
    save(&store, &one).unwrap();
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
    save(&store, &document("one", "2026-01-01T00:00:00Z")).unwrap();
    save(&store, &document("two", "2026-01-02T00:00:00Z")).unwrap();
    store.put("other.app", "kept").unwrap();
    delete(&store, "two").unwrap();
    assert_eq!(load_last(&store).unwrap(), Loaded::default());
    assert_eq!(list(&store).unwrap().len(), 1);
    assert!(store.list("").unwrap().iter().all(|key| !key.contains("two")));
    delete_all(&store).unwrap();
    assert_eq!(store.list("").unwrap(), ["other.app"]);
}

#[test]
fn settings_read_back_and_nonsense_gives_the_defaults() {
    let store = MemoryStore::default();
    assert_eq!(settings(&store), Settings::default());
    let chosen = Settings { lang: Some(Lang::En), theme: Some("dark".into()), text_size: 2 };
    save_settings(&store, &chosen).unwrap();
    assert_eq!(settings(&store), chosen);
    store.put("vx.settings", "lang=xx;theme=;text=many;=;;").unwrap();
    assert_eq!(settings(&store), Settings::default());
}
