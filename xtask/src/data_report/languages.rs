//! What a language lacks: words of the interface, texts of the catalogue. Vietnamese and English stand
//! side by side in the data; a further language is a folder of `locales/` with the catalogue's English
//! texts and their translations in `catalogue.json`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::findings::{Finding, Kind};

/// The languages of the data itself.
const FIRST: [&str; 2] = ["vi", "en"];
/// Name and texts of a further language.
const CATALOGUE: &str = "catalogue.json";

/// Codes of all languages, the two of the data first.
pub fn codes(files: &BTreeMap<String, Value>) -> Vec<&str> {
    let mut codes = FIRST.to_vec();
    for path in files.keys() {
        let folder = path.strip_prefix("locales/").and_then(|rest| rest.split_once('/'));
        if let Some((code, _)) = folder
            && !codes.contains(&code)
        {
            codes.push(code);
        }
    }
    codes
}

/// Everything missing in some language.
pub fn missing(files: &BTreeMap<String, Value>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut english = Vec::new();
    for (path, value) in files.iter().filter(|(path, _)| is_in_pairs(path)) {
        pairs(value, (path, ""), &mut found, &mut english);
    }
    let words = words(files);
    for code in codes(files) {
        lacking_words(code, &words, &mut found);
        if !FIRST.contains(&code) {
            lacking_texts(code, files, &english, &mut found);
        }
    }
    found
}

/// The data, and the sentences of its checks.
fn is_in_pairs(path: &str) -> bool {
    path.starts_with("data/") || path == "locales/catalogue-check.json"
}

fn says(text: Option<&Value>) -> bool {
    text.and_then(Value::as_str).is_some_and(|text| !text.trim().is_empty())
}

/// Texts of which one half is missing; the English halves that are there are collected.
fn pairs<'a>(
    value: &'a Value,
    (file, record): (&str, &'a str),
    found: &mut Vec<Finding>,
    english: &mut Vec<&'a str>,
) {
    match value {
        Value::Array(list) => {
            list.iter().for_each(|one| pairs(one, (file, record), found, english))
        }
        Value::Object(map) => {
            let record = map.get("id").and_then(Value::as_str).unwrap_or(record);
            let is_pair = FIRST.iter().any(|code| map.contains_key(*code));
            for code in FIRST.iter().filter(|code| is_pair && !says(map.get(**code))) {
                found.push(lack(code, (file, record, code), "the text is empty"));
            }
            english.extend(map.get("en").and_then(Value::as_str));
            map.values().for_each(|one| pairs(one, (file, record), found, english));
        }
        _ => {}
    }
}

fn lack(code: &str, (file, record, field): (&str, &str, &str), note: &str) -> Finding {
    Finding {
        kind: Kind::Language,
        file: file.to_owned(),
        record: record.to_owned(),
        field: field.to_owned(),
        note: note.to_owned(),
        used: true,
        language: Some(code.to_owned()),
    }
}

/// By language and file the keys of its words.
type Words<'a> = BTreeMap<&'a str, BTreeMap<&'a str, BTreeSet<String>>>;

fn words(files: &BTreeMap<String, Value>) -> Words<'_> {
    let mut words = Words::new();
    for (path, value) in files {
        let place = path.strip_prefix("locales/").and_then(|rest| rest.split_once('/'));
        let Some((code, file)) = place.filter(|(_, file)| *file != CATALOGUE) else { continue };
        let keys = words.entry(code).or_default().entry(file).or_default();
        flatten(value, "", keys);
    }
    words
}

fn flatten(value: &Value, key: &str, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (name, one) in map {
                let key = if key.is_empty() { name.clone() } else { format!("{key}.{name}") };
                flatten(one, &key, into);
            }
        }
        text if says(Some(text)) => drop(into.insert(key.to_owned())),
        _ => {}
    }
}

/// Words that another language has.
fn lacking_words(code: &str, words: &Words<'_>, found: &mut Vec<Finding>) {
    let mut all: BTreeMap<&str, BTreeSet<&String>> = BTreeMap::new();
    for (file, keys) in words.values().flatten() {
        all.entry(file).or_default().extend(keys);
    }
    for (file, keys) in all {
        let own = words.get(code).and_then(|files| files.get(file));
        for key in keys.into_iter().filter(|key| own.is_none_or(|own| !own.contains(*key))) {
            let file = format!("locales/{code}/{file}");
            found.push(lack(code, (&file, "", key), "the word is missing"));
        }
    }
}

/// Texts of the catalogue that a further language does not have; each once, however often it stands
/// in the data.
fn lacking_texts(
    code: &str,
    files: &BTreeMap<String, Value>,
    english: &[&str],
    found: &mut Vec<Finding>,
) {
    let file = format!("locales/{code}/{CATALOGUE}");
    let texts = files.get(&file).and_then(|value| value.get("texts"));
    let wanted: BTreeSet<&&str> = english.iter().filter(|text| !text.trim().is_empty()).collect();
    for text in wanted {
        if !says(texts.and_then(|texts| texts.get(*text))) {
            found.push(lack(code, (&file, "texts", text), "not translated"));
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    fn places(found: &[Finding]) -> Vec<(&str, &str, &str)> {
        let mut places = Vec::new();
        for f in found {
            places.push((f.language.as_deref().unwrap(), f.file.as_str(), f.field.as_str()));
        }
        places
    }

    #[test]
    fn empty_halves_and_missing_words_by_language() {
        let files = BTreeMap::from([
            ("data/a.json".to_owned(), json!([{"id": "m", "name": {"vi": "x", "en": " "}}])),
            ("data/b.json".to_owned(), json!({"note": {"en": "only English"}})),
            ("locales/vi/r.json".to_owned(), json!({"one": "1", "deep": {"two": "2"}})),
            ("locales/en/r.json".to_owned(), json!({"one": "1", "deep": {"two": " "}})),
            ("locales/en/late/s.json".to_owned(), json!({"three": "3"})),
        ]);
        let found = missing(&files);
        let expected = [
            ("en", "data/a.json", "en"),
            ("vi", "data/b.json", "vi"),
            ("vi", "locales/vi/late/s.json", "three"),
            ("en", "locales/en/r.json", "deep.two"),
        ];
        assert_eq!(places(&found), expected);
    }

    #[test]
    fn a_further_language_lacks_words_and_texts() {
        let texts = json!({"name": "Third", "texts": {"Lamp": "Pmal", "Fan": ""}});
        let pairs = json!([{"vi": "Đèn", "en": "Lamp"}, {"vi": "Quạt", "en": "Fan"},
            {"vi": "Bơm", "en": "Pump"}, {"vi": "Máy bơm", "en": "Pump"}]);
        let files = BTreeMap::from([
            ("data/a.json".to_owned(), pairs),
            ("locales/vi/r.json".to_owned(), json!({"one": "1"})),
            ("locales/en/r.json".to_owned(), json!({"one": "1"})),
            ("locales/xx/catalogue.json".to_owned(), texts),
        ]);
        assert_eq!(codes(&files), ["vi", "en", "xx"]);
        let found = missing(&files);
        let expected = [
            ("xx", "locales/xx/r.json", "one"),
            ("xx", "locales/xx/catalogue.json", "Fan"),
            ("xx", "locales/xx/catalogue.json", "Pump"),
        ];
        assert_eq!(places(&found), expected);
    }
}
