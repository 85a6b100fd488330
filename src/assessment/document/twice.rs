//! Fields given more than once: JSON allows them, and the last one counts. What the others said would
//! be gone without a word.

use super::fault::{Fault, Problem};
use super::reader::MAX_ID;
use serde_json::{Map, Value};

/// So many are named; the text itself may hold a hundred thousand.
const NAMED: usize = 100;

/// An object or a list that is open at the place of reading.
#[derive(Default)]
struct Level {
    /// Names so far; the values say nothing (a map that the program has anyway).
    seen: Map<String, Value>,
    /// Name of the field, or number in the list, as it stands in a complaint.
    name: String,
    /// In a list, counted from 1.
    number: Option<usize>,
}

/// The fields that stand more than once in a text of JSON, and what was read of it.
pub(super) fn given_twice(text: &str, read: &Map<String, Value>) -> Vec<Fault> {
    let bytes = text.as_bytes();
    // As many names as fields: each stands once. So it is in all but damaged files.
    if names_in(bytes) == fields_of(read) {
        return Vec::new();
    }
    let mut levels: Vec<Level> = Vec::new();
    let mut faults = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at).filter(|_| faults.len() < NAMED) {
        at += 1;
        match byte {
            b'{' => levels.push(Level::default()),
            b'[' => levels.push(Level { number: Some(1), ..Level::default() }),
            b'}' | b']' => drop(levels.pop()),
            b',' => {
                if let Some(number) = levels.last_mut().and_then(|level| level.number.as_mut()) {
                    *number += 1;
                }
            }
            b'"' => {
                let start = at - 1;
                at = end_of_text(bytes, at);
                if is_name(bytes, at)
                    && begins_again(&mut levels, text.get(start..at).unwrap_or_default())
                {
                    let name = place(&levels);
                    faults.push(Fault::Field { name, problem: Problem::Twice });
                }
            }
            _ => {}
        }
    }
    faults
}

fn names_in(bytes: &[u8]) -> usize {
    let (mut names, mut at) = (0, 0);
    while let Some(byte) = bytes.get(at) {
        at += 1;
        if *byte == b'"' {
            at = end_of_text(bytes, at);
            names += usize::from(is_name(bytes, at));
        }
    }
    names
}

fn fields_of(fields: &Map<String, Value>) -> usize {
    fields.len() + fields.values().map(fields_in).sum::<usize>()
}

fn fields_in(value: &Value) -> usize {
    match value {
        Value::Object(fields) => fields_of(fields),
        Value::Array(items) => items.iter().map(fields_in).sum(),
        _ => 0,
    }
}

/// Whether the text that ends here is the name of a field.
fn is_name(bytes: &[u8], end: usize) -> bool {
    let rest = bytes.get(end..).unwrap_or_default();
    rest.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b':')
}

/// Behind the closing mark of a text whose first letter stands here.
fn end_of_text(bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'"' => break,
            b'\\' => at += 1,
            _ => {}
        }
    }
    at
}

/// Notes the name of a field; whether its object has had it already.
fn begins_again(levels: &mut [Level], quoted: &str) -> bool {
    let Some(level) = levels.last_mut() else { return false };
    // Marks of escape are the same name.
    let name: String = serde_json::from_str(quoted).unwrap_or_default();
    // A name as long as the file would make every complaint as long; one that is empty, none.
    level.name = match name.as_str() {
        "" => "\"\"".to_owned(),
        name => name.chars().take(MAX_ID).collect(),
    };
    level.seen.insert(name, Value::Null).is_some()
}

fn place(levels: &[Level]) -> String {
    let parts: Vec<String> = levels
        .iter()
        .map(|level| level.number.map_or_else(|| level.name.clone(), |n| n.to_string()))
        .collect();
    parts.join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let Ok(Value::Object(read)) = serde_json::from_str(text) else { return Vec::new() };
        let faults = given_twice(text, &read).into_iter();
        faults
            .map(|fault| match fault {
                Fault::Field { name, .. } => name,
                other => format!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn each_is_named_by_its_place() {
        let text =
            r#"{"a":{"b":1,"b" : 2},"list":[{"x":"{\"x\":"},[],{"y":1,"\u0079":[1,2]}],"a":3}"#;
        assert_eq!(names(text), ["a.b", "list.3.y", "a"]);
        assert_eq!(names(r#"{"":1,"":2}"#), ["\"\""]);
    }

    #[test]
    fn the_same_name_in_other_places_and_as_a_text_is_none() {
        for text in [
            r#"{"a":{"a":1},"b":{"a":"a"},"c":["a","a",{"a":1},{"a":1}]}"#,
            r#"{"a":"a\",\"a\":","b":"\\"}"#,
            r#"{"a" : [{}, {"b":"a:"}]}"#,
            "{}",
        ] {
            assert_eq!(names(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_hundred_thousand_of_them_make_no_long_list() {
        let name = "n".repeat(100_000);
        let text = format!(r#"{{"{name}":{{{}"z":1}}}}"#, r#""a":1,"#.repeat(100_000));
        let found = names(&text);
        assert_eq!(found.len(), NAMED);
        assert!(found.iter().all(|name| name.len() <= MAX_ID + ".a".len()));
    }
}
