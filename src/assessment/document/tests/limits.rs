//! What is exactly as large as it may be is read; one more is refused.

use super::*;
use crate::assessment::document::fault::{Fault, Problem};
use crate::assessment::document::reader::{self, Reader, is_id};
use serde_json::{Map, json};

fn object(value: serde_json::Value) -> Map<String, serde_json::Value> {
    reader::object(value).unwrap()
}

#[test]
fn a_file_of_the_largest_size_opens() {
    let now = "2026-01-01T00:00:00Z";
    let text = Document::new("one", now, "2026-01-01", Lang::Vi, Mode::Quick).to_json();
    let of_size = |bytes: usize| text.clone() + &" ".repeat(bytes - text.len());
    assert!(read(&of_size(MAX_BYTES)).is_ok());
    let more = read(&of_size(MAX_BYTES + 1)).unwrap_err();
    assert_eq!(more, Fault::TooLarge { bytes: MAX_BYTES + 1, limit: MAX_BYTES });
}

#[test]
fn the_version_of_this_release_is_the_newest_that_opens() {
    let of = |schema: serde_json::Value| reader::schema_of(&object(json!({ "schema": schema })), 3);
    assert_eq!(of(json!(1)), Ok(1));
    assert_eq!(of(json!(3)), Ok(3));
    assert_eq!(of(json!(4)), Err(Fault::Newer { schema: 4 }));
    for odd in [json!(0), json!(-1), json!(1.5), json!("1"), json!(u64::MAX)] {
        let name = "schema".to_owned();
        assert_eq!(of(odd), Err(Fault::Field { name, problem: Problem::NotNumber }));
    }
}

#[test]
fn lists_texts_numbers_and_ids_have_a_limit_that_counts_as_within() {
    let read = |value: serde_json::Value| {
        let mut faults = Vec::new();
        let mut from = Reader::new(object(json!({ "list": value })), &mut faults);
        let count = from.list("list", 2, |_| ()).len();
        (count, faults.len())
    };
    assert_eq!(read(json!([{}, {}])), (2, 0));
    assert_eq!(read(json!([{}, {}, {}])), (0, 1));
    let by_id = |names: &[&str]| {
        let fields = names.iter().map(|name| ((*name).to_owned(), json!({}))).collect();
        let mut faults = Vec::new();
        let mut from = Reader::new(fields, &mut faults);
        let found: Vec<String> =
            from.by_id(2, |_, id| (id != "no").then_some(())).into_keys().collect();
        (found, faults.len())
    };
    assert_eq!(by_id(&["a", "b"]), (vec!["a".to_owned(), "b".to_owned()], 0));
    assert_eq!(by_id(&["a", "no"]), (vec!["a".to_owned()], 0));
    assert_eq!(by_id(&["a", "b", "c"]), (Vec::new(), 1));
    assert_eq!(by_id(&["a", "b c"]), (vec!["a".to_owned()], 1));

    let text = |length: usize| reader::text(json!("x".repeat(length)));
    assert!(text(reader::MAX_TEXT).is_ok() && text(reader::MAX_TEXT + 1).is_err());
    let id = |length: usize| is_id(&"x".repeat(length));
    assert!(id(1) && id(reader::MAX_ID) && !id(reader::MAX_ID + 1) && !id(0));
    assert!(is_id("a-B_9.") && !is_id("a/b") && !is_id("đ"));
    assert_eq!(reader::number(&json!(-999e12)), Ok(-999e12));
    assert_eq!(reader::number(&json!(1e15)), Err(Problem::NumberTooLarge));
    assert_eq!(reader::number(&json!(-1e15)), Err(Problem::NumberTooLarge));
}

/// Twelve digits, whatever the size; beyond that nothing is kept, and nothing that is none.
#[test]
fn figures_keep_twelve_digits() {
    use crate::assessment::document::headline::round;
    for (value, kept) in [
        (123_456_789_012_345.0, 123_456_789_012_000.0),
        (123_456_789_012.6, 123_456_789_013.0),
        (12.345_678_901_26, 12.345_678_901_3),
        (0.001_234_567_890_126, 0.001_234_567_890_13),
        (999_999_999_999.4, 999_999_999_999.0),
        (1e12, 1e12),
        (1e-9, 1e-9),
        (1e-11, 0.0),
        (0.0, 0.0),
        (f64::NAN, 0.0),
        (f64::INFINITY, 0.0),
    ] {
        assert_eq!(round(value), kept, "{value}");
        assert_eq!(round(-value), -kept, "−{value}");
    }
}
