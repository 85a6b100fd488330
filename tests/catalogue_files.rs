//! Catalogues that somebody picks: whole ones, some files, one packed file, and spoilt ones.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use vong_xanh::catalogue::{FILE_NAMES, Said, Tongue, embedded, load_texts, said};

fn file(name: &str) -> (String, String) {
    let path = format!("{}/data/{name}.json", env!("CARGO_MANIFEST_DIR"));
    (format!("mine/{name}.json"), std::fs::read_to_string(path).unwrap())
}

fn all() -> Vec<(String, String)> {
    FILE_NAMES.iter().map(|name| file(name)).collect()
}

fn base() -> (String, String) {
    ("base.json".into(), r#"{"base": "built-in"}"#.into())
}

#[test]
fn the_files_of_a_directory_give_the_catalogue_of_the_tool() {
    let compiled = load_texts(&all()).unwrap();
    assert_eq!(compiled.catalogue, embedded::load().unwrap().catalogue);
}

#[test]
fn one_file_and_its_base_are_enough() {
    let (name, text) = file("factors");
    let dearer = text.replacen("34292", "40000", 1);
    assert_ne!(dearer, text);
    let compiled = load_texts(&[(name, dearer), base()]).unwrap();
    assert_eq!(compiled.catalogue.numbers()["price.lpg"], 40_000.0);
    let ours = embedded::load().unwrap().catalogue;
    assert_eq!(compiled.catalogue.measures.len(), ours.measures.len());
    assert_ne!(compiled.catalogue.digest, ours.digest);
}

#[test]
fn a_packed_catalogue_holds_files_as_objects_or_as_text() {
    let (_, text) = file("factors");
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    for factors in [value, serde_json::Value::String(text)] {
        let packed = serde_json::json!({
            "format": "vong-xanh/catalogue", "schema": 1,
            "files": { "base.json": { "base": "built-in" }, "factors.json": factors },
        });
        let packed = [("mine.json".to_owned(), packed.to_string())];
        assert!(load_texts(&packed).is_ok());
    }
}

fn told(files: &[(String, String)], tongue: Tongue) -> Vec<Said> {
    load_texts(files).map_or_else(|all| all.iter().map(|p| said(p, tongue)).collect(), |_| vec![])
}

/// The first complaint in both languages.
fn complaint(files: &[(String, String)]) -> [String; 3] {
    let [vi, en] = [Tongue::Vi, Tongue::En].map(|tongue| told(files, tongue));
    assert_ne!(vi[0].wrong, en[0].wrong);
    assert!(!vi[0].remedy.is_empty());
    let first = &en[0];
    [first.place.clone(), first.wrong.clone(), first.remedy.clone()]
}

#[test]
fn mistakes_are_told_with_file_entry_and_what_to_do() {
    let (name, text) = file("measures");
    let broken = complaint(&[(name.clone(), text.replacen('{', "[", 1)), base()]);
    assert_eq!(broken[0], "measures.json");
    assert!(broken[1].starts_with("not valid JSON"), "{}", broken[1]);
    let wrong = text.replacen("\"wood_furniture\"", "\"wood_furnitures\"", 1);
    let unknown = complaint(&[(name, wrong), base()]);
    assert!(unknown[0].starts_with("measures.json: "), "{}", unknown[0]);
    assert!(unknown[1].starts_with("unknown trade"), "{}", unknown[1]);
    let missing = complaint(&[file("factors")]);
    assert_eq!(missing[1], "the file is missing");
    assert!(missing[2].contains("base.json"));
    let none = complaint(&[("notes.json".into(), "{}".into())]);
    assert!(none[1].contains("no catalogue file"));
    let twice = complaint(&[file("law"), file("law"), base()]);
    assert_eq!(twice[1], "stands twice among these files");
    let other = ("base.json".to_owned(), r#"{"base": "../data"}"#.to_owned());
    assert!(complaint(&[file("law"), other])[1].contains("built-in"));
}

#[test]
fn hostile_files_are_refused_without_a_fall() {
    let deep = "[".repeat(200_000);
    let long = " ".repeat(5_000_000);
    let many: Vec<_> = (0..100).map(|n| (format!("{n}.json"), String::new())).collect();
    for text in [deep.as_str(), &long, "", "null", "{}", "[]", "\u{feff}{}", "{\"files\":{}}"] {
        for name in ["measures.json", "base.json", "packed.json"] {
            assert!(load_texts(&[(name.to_owned(), text.to_owned())]).is_err(), "{name}");
        }
    }
    assert!(load_texts(&many).is_err() && load_texts(&[]).is_err());
    let own = r#"{"format":"vong-xanh/catalogue","files":{"a.json":{"format":"vong-xanh/catalogue","files":{}}}}"#;
    assert!(load_texts(&[("a.json".into(), own.into())]).is_err());
}

/// Words replaced at many places: every complaint has a sentence of its own in Vietnamese.
#[test]
fn spoilt_data_never_makes_the_checker_fall_and_is_told_in_words() {
    let spoil =
        [("\"low\": ", "\"low\": 9"), ("\"id\": \"", "\"id\": \"x"), ("true", "7"), ("[", "{}")];
    let spoil =
        spoil.into_iter().chain([("\"vi\": \"", "\"vi\": \"\", \"x\": \""), (": 0.", ": -")]);
    for (from, to) in spoil {
        for name in FILE_NAMES {
            let (path, text) = file(name);
            for at in [0, 5, 50] {
                let Some((place, _)) = text.match_indices(from).nth(at) else { continue };
                let spoilt = format!("{}{to}{}", &text[..place], &text[place + from.len()..]);
                let found = told(&[(path.clone(), spoilt), base()], Tongue::Vi);
                for said in found {
                    assert!(
                        !said.remedy.contains("Danh mục vẫn dùng được"),
                        "{name}: {}",
                        said.wrong
                    );
                    assert!(!said.place.is_empty());
                }
            }
        }
    }
}
