//! The words themselves, and the build step that refuses incomplete ones.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../build/words.rs"]
#[allow(dead_code)]
mod build_words;

use std::fs;
use std::path::{Path, PathBuf};

use vong_xanh::locale::{Lang, W, fill, plural, word};

#[test]
fn languages_have_codes() {
    assert_eq!(Lang::default(), Lang::Vi);
    for lang in [Lang::Vi, Lang::En] {
        assert_eq!(Lang::from_code(lang.code()), Some(lang));
        assert_eq!(lang.other().other(), lang);
        assert_eq!(serde_json::to_string(&lang).unwrap(), format!("\"{}\"", lang.code()));
    }
    assert_eq!(Lang::from_code("en-GB"), Some(Lang::En));
    assert_eq!(Lang::from_code("fr"), None);
    assert_eq!(Lang::from_code(""), None);
}

#[test]
fn words_are_filled_once() {
    assert_eq!(word(Lang::Vi, W::NumbersCurrency), "đồng");
    let filled = |n| fill(Lang::En, W::NumbersMoneyScaled, &[("n", n), ("scale", "million")]);
    assert_eq!(filled("2.6"), "VND 2.6 million");
    assert_eq!(filled("{scale}"), "VND {scale} million");
    assert_eq!(fill(Lang::En, W::NumbersMoneyPlain, &[]), "VND {n}");
    let month = |lang, n| plural(lang, n, W::NumbersMonthOne, W::NumbersMonthOther);
    assert_eq!(month(Lang::En, "1"), W::NumbersMonthOne);
    assert_eq!(month(Lang::En, "1.5"), W::NumbersMonthOther);
    assert_eq!(month(Lang::Vi, "1"), W::NumbersMonthOther);
}

/// A small project in a folder of its own, removed at the end.
struct Project(PathBuf);

impl Project {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let root = std::env::temp_dir().join(format!("words-{name}-{}", std::process::id()));
        let project = Self(root);
        project.write("src/lib.rs", "fn f() { W::StartTitle; W::StartSumOf }");
        for language in ["vi", "en"] {
            let text = r#"{"title": "Vòng Xanh", "sum": {"of": "{n} đồng"}}"#;
            project.write(&format!("locales/{language}/start.json"), text);
        }
        files.iter().for_each(|(path, text)| project.write(path, text));
        project
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).unwrap();
        fs::write(path, text).unwrap();
    }

    fn complaints(&self) -> Vec<String> {
        build_words::source(&self.0, false).expect_err("the words should be refused")
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn complete_words_become_an_enum_first_tables_and_packs() {
    let files = [
        ("locales/vi/more.json", r#"{"of": "thêm"}"#),
        ("locales/en/more.json", r#"{"of": "more"}"#),
        ("locales/vi/late/more.json", r#"{"at": "sau"}"#),
        ("locales/en/late/more.json", r#"{"at": "later"}"#),
        ("src/more.rs", "fn f() { W::MoreOf; W::MoreAt }"),
    ];
    let made = build_words::source(&Project::new("complete", &files).0, false).unwrap();
    let order = ["    StartSumOf,\n", "    StartTitle,\n", "    MoreOf,\n", "    MoreAt,\n"];
    let places = order.map(|line| made.module.find(line).unwrap());
    assert!(places.is_sorted(), "first screen, then questions, then late pages: {places:?}");
    let table =
        "static FIRST: [[&str; 2]; 2] = [\n    [\n        \"{n} đồng\",\n        \"Vòng Xanh\",\n";
    assert!(made.module.contains(table), "{}", made.module);
    assert!(made.module.contains("const COUNTS: [usize; 2] = [1, 1];"));
    assert_eq!(made.packs, [[["thêm"], ["more"]], [["sau"], ["later"]]]);
}

#[test]
fn a_word_comes_at_one_time_only() {
    let one = r#"{"of": "x"}"#;
    let twice = [
        ("locales/vi/more.json", one),
        ("locales/vi/late/more.json", one),
        ("locales/en/late/more.json", one),
        ("src/more.rs", "fn f() { W::MoreOf }"),
    ];
    let said = Project::new("two-times", &twice).complaints();
    let known = "\"more.of\" stands in locales/vi/late/more.json too";
    assert!(said.iter().any(|line| line.ends_with(known)), "{said:?}");
    let apart = [
        ("locales/vi/more.json", one),
        ("locales/en/late/more.json", one),
        ("src/more.rs", "fn f() { W::MoreOf }"),
    ];
    let said = Project::new("apart", &apart).complaints();
    let missing =
        "locales/en/more.json: \"more.of\" is missing (it stands in locales/vi/more.json)";
    assert!(said.iter().any(|line| line == missing), "{said:?}");
}

/// Each fault is one sentence that names file and key.
#[test]
fn faults_are_named() {
    let cases: [(&str, &str, &str, &str); 9] = [
        (
            "missing",
            "locales/en/start.json",
            r#"{"title": "Vòng Xanh"}"#,
            "locales/en/start.json: \"start.sum.of\" is missing (it stands in locales/vi/start.json)",
        ),
        (
            "missing-in-vi",
            "locales/en/more.json",
            r#"{"extra": "x"}"#,
            "locales/vi/more.json: \"more.extra\" is missing (it stands in locales/en/more.json)",
        ),
        (
            "placeholders",
            "locales/en/start.json",
            r#"{"title": "x", "sum": {"of": "VND {sum}"}}"#,
            "locales/en/start.json: \"start.sum.of\" has the placeholders {\"sum\"}, \
             but locales/vi/start.json has {\"n\"}",
        ),
        (
            "empty",
            "locales/vi/start.json",
            r#"{"title": " ", "sum": {"of": "{n}"}}"#,
            "locales/vi/start.json: the text of \"start.title\" is empty",
        ),
        (
            "unused",
            "src/lib.rs",
            "// W::StartTitle\nfn f() { W::StartSumOf; NewW::StartTitle }",
            "locales/vi/start.json: \"start.title\" is never used (no W::StartTitle in src/)",
        ),
        (
            "twice",
            "locales/vi/start.json",
            r#"{"title": "x", "title": "y"}"#,
            "locales/vi/start.json: the key \"title\" stands twice at line 1 column 28",
        ),
        (
            "brace",
            "locales/vi/start.json",
            r#"{"title": "{n", "sum": {"of": "{n}"}}"#,
            "locales/vi/start.json: \"start.title\": a brace is not closed or not opened",
        ),
        (
            "number",
            "locales/vi/start.json",
            r#"{"title": 5}"#,
            "locales/vi/start.json: invalid type: integer `5`, expected a text or an object of \
             texts at line 1 column 11",
        ),
        (
            "not-json",
            "locales/vi/start.json",
            "{",
            "locales/vi/start.json: EOF while parsing an object at line 1 column 1",
        ),
    ];
    for (name, path, text, expected) in cases {
        assert_eq!(Project::new(name, &[(path, text)]).complaints(), [expected], "{name}");
    }
}

#[test]
fn keys_that_meet_or_are_no_words_are_refused() {
    let both =
        |text: &'static str| [("locales/vi/start.json", text), ("locales/en/start.json", text)];
    let meeting = Project::new("meet", &both(r#"{"a_b": "x", "a": {"b": "y"}}"#));
    assert!(meeting.complaints()[0].contains("would both be W::StartAB"));
    let capital = Project::new("capital", &both(r#"{"Title": "x"}"#));
    assert!(capital.complaints()[0].contains("\"start.Title\" must consist of"));
}

#[test]
fn leniency_concerns_unused_keys_only() {
    let unused = Project::new("lenient", &[("src/lib.rs", "")]);
    assert!(build_words::source(&unused.0, true).is_ok());
    let missing = Project::new("lenient-missing", &[("locales/en/start.json", "{}")]);
    assert_eq!(build_words::source(&missing.0, true).unwrap_err().len(), 2);
}
