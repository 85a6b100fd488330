#![allow(clippy::unwrap_used, clippy::panic)]
use super::*;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Colour {
    Red,
    Green,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Inside {
    #[serde(rename = "type")]
    colour: Colour,
    place: Option<u8>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Record {
    id: String,
    #[serde(default)]
    names: Vec<String>,
    share: Option<f64>,
    inside: Vec<Inside>,
    #[serde(default)]
    kinds: BTreeMap<String, [f64; 2]>,
}

fn told(text: &str) -> String {
    let value: Value = serde_json::from_str(text).unwrap();
    match read::<Record>(&value) {
        Ok(record) => format!("{record:?}"),
        Err(fault) => format!("{} | {fault}", fault.path()),
    }
}

#[test]
fn what_may_be_left_out_may_be_left_out() {
    let record = told(r#"{"more": 1, "id": "a", "inside": [{"type": "green"}], "share": null}"#);
    assert_eq!(
        record,
        "Record { id: \"a\", names: [], share: None, \
         inside: [Inside { colour: Green, place: None }], kinds: {} }"
    );
}

/// The sentences are those of `serde_json`, which the checker's words are made for.
#[test]
fn a_fault_is_told_with_its_place() {
    for (text, says) in [
        (r#"{"inside": []}"#, " | missing field `id`"),
        (r#"{"id": "a"}"#, " | missing field `inside`"),
        (r#"[]"#, " | invalid type: sequence, expected struct Record"),
        (r#"{"id": "a", "inside": [{"type": "red"}, {}]}"#, "inside[1] | missing field `type`"),
        (r#"{"id": 1, "inside": []}"#, "id | invalid type: integer `1`, expected a string"),
        (r#"{"id": null, "inside": []}"#, "id | invalid type: null, expected a string"),
        (
            r#"{"id": "a", "share": "0.5", "inside": []}"#,
            "share | invalid type: string \"0.5\", expected f64",
        ),
        (
            r#"{"id": "a", "inside": [{"type": "blue"}]}"#,
            "inside[0].type | unknown variant `blue`, expected `red` or `green`",
        ),
        (
            r#"{"id": "a", "inside": [{"type": "red", "place": 256}]}"#,
            "inside[0].place | invalid value: integer `256`, expected u8",
        ),
        (
            r#"{"id": "a", "inside": [{"type": "red", "place": 1.5}]}"#,
            "inside[0].place | invalid type: floating point `1.5`, expected u8",
        ),
        (
            r#"{"id": "a", "inside": [], "kinds": {"x": [1]}}"#,
            "kinds.x | invalid length 1, expected an array of length 2",
        ),
        (
            r#"{"id": "a", "inside": [], "kinds": {"x": [1, 2, 3]}}"#,
            "kinds.x | invalid length 3, expected fewer elements in array",
        ),
    ] {
        assert_eq!(told(text), says);
    }
}
