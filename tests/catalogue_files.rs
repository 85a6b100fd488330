//! Catalogues that somebody picks: whole ones, some files, one packed file, and spoilt ones.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use vong_xanh::catalogue::pack::{decode_checked, encode};
use vong_xanh::catalogue::{
    FILE_NAMES, Said, Tongue, built_in_bundle, checked, embedded, load_texts, said,
};

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
    let mut catalogue = load_texts(&all()).unwrap().catalogue;
    assert_eq!(std::mem::take(&mut catalogue.name), "mine");
    assert_eq!(catalogue, embedded::load().unwrap().catalogue);
}

/// What the checker makes in the browser is what the build made, byte for byte.
#[test]
fn the_packs_of_the_checker_are_those_of_the_build() {
    let answer = checked(&all());
    assert!(answer.is_sound() && answer.warnings.iter().all(Vec::is_empty), "{:?}", answer.errors);
    let made: Vec<(&str, &[u8])> =
        answer.packs.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    assert_eq!(made, embedded::packs());
    assert_eq!(decode_checked(&encode(&answer).unwrap()), Ok(answer.clone()));
    let ours = embedded::load().unwrap().catalogue;
    let counts = [ours.trades.len(), ours.measures.len(), ours.questions.len()];
    assert_eq!(answer.counts.map(|count| count as usize), counts);
    // Handed out as one file it is the same again, however it is laid out.
    let bundle = [("giá của tôi.json".to_owned(), built_in_bundle())];
    let again = checked(&bundle);
    assert_eq!((again.packs, again.name.as_str()), (answer.packs, "giá của tôi"));
    let value: serde_json::Value = serde_json::from_str(&built_in_bundle()).unwrap();
    let pretty = serde_json::to_string_pretty(&value).unwrap();
    assert_eq!(checked(&[("a.json".into(), pretty)]).digest, ours.digest);
}

#[test]
fn a_catalogue_is_called_as_it_says_or_as_its_folder() {
    let named = |base: &str| {
        let base = ("x/base.json".to_owned(), base.to_owned());
        checked(&[file("law"), base]).name
    };
    assert_eq!(named(r#"{"base": "built-in"}"#), "mine");
    assert_eq!(named(r#"{"base": "built-in", "name": " Bắc Ninh\n"}"#), "Bắc Ninh");
    let (_, law) = file("law");
    assert_eq!(checked(&[("law.json".into(), law), base()]).name, "");
}

/// Ten mistakes that people make, each told with its place, what is wrong and what to do.
#[test]
fn ten_kinds_of_mistakes_are_told_in_both_languages() {
    let change = |name: &str, from: &str, to: &str| {
        let (path, text) = file(name);
        assert!(text.contains(from), "{name}: {from}");
        vec![(path, text.replacen(from, to, 1)), base()]
    };
    let kinds = [
        (change("factors", "34292", "-34292"), "factors.json"),
        (change("factors", "34292", "\"34292\""), "factors.json"),
        (change("measures", "\"id\": \"led-lighting\"", "\"id\": \"x\""), ".json"),
        (change("measures", "\"typical\": 0.55", "\"typical\": 5.5"), "measures.json"),
        (change("trades", "\"id\"", "\"idd\""), "trades.json"),
        (change("questions", "{", ""), "questions.json"),
        (change("sources", "\"title\"", "\"titel\""), "sources.json"),
        (change("measures", "\"lifetime_years\":", "\"years\":"), "measures.json"),
        (vec![file("law")], ".json"),
        (vec![file("law"), file("law"), base()], "law.json"),
    ];
    for (files, place) in kinds {
        let found = checked(&files);
        assert!(!found.is_sound() && found.packs.is_empty(), "{place}");
        let [vi, en] = &found.errors;
        assert!(!vi.is_empty() && vi.len() == en.len());
        for (vi, en) in vi.iter().zip(en) {
            assert!(vi.place.contains(place) && vi.place == en.place, "{} {place}", vi.place);
            assert_ne!(vi.wrong, en.wrong);
            assert!(!vi.remedy.is_empty() && !en.remedy.is_empty() && vi.remedy != en.remedy);
            // The same words as on the command line.
            let told = told(&files, Tongue::Vi);
            assert!(told.contains(vi), "{vi:?}");
        }
    }
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
