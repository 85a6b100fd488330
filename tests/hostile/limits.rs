//! Sizes and depths are bounded, and whoever meets a bound is told by name.

use vong_xanh::assessment::document::{Fault, MAX_BYTES, Problem, read};
use vong_xanh::locale::Lang;
use vong_xanh::locale::parse::{Kind, Parsed, parse};

fn with(answers: &str) -> String {
    format!(r#"{{"format":"vong-xanh/assessment","schema":1,"id":"a","answers":{{{answers}}}}}"#)
}

/// The fields that a file is told about.
fn named(text: &str) -> Vec<(String, Problem)> {
    let faults = read(text).expect(text).faults.into_iter();
    faults
        .map(|fault| match fault {
            Fault::Field { name, problem } => (name, problem),
            other => panic!("{other:?}"),
        })
        .collect()
}

#[test]
fn what_cannot_be_a_file_of_ours_is_refused_whole() {
    let head = r#"{"format":"vong-xanh/assessment","schema":"#;
    let large = format!("{}{}", with(""), " ".repeat(MAX_BYTES));
    assert!(matches!(read(&large), Err(Fault::TooLarge { .. })));
    for text in ["", "null", "[]", "\u{89}PNG\r\n", "PK\u{3}\u{4}", "{", "{\"a\":NaN}"] {
        assert!(matches!(read(text), Err(Fault::Syntax { .. } | Fault::NotAnAssessment)), "{text}");
    }
    assert!(matches!(read(&with("\"a\":1e999")), Err(Fault::Syntax { .. })));
    assert!(matches!(read(&"[".repeat(100_000)), Err(Fault::Syntax { .. })), "depth is bounded");
    assert!(matches!(read(&format!("{head}2}}")), Err(Fault::Newer { schema: 2 })));
    for schema in ["-1", "0", "\"1\"", "1.5", "4294967296", "[]"] {
        let fault = read(&format!("{head}{schema},\"answers\":{{}}}}"));
        assert!(
            matches!(&fault, Err(Fault::Field { name, .. }) if name == "schema"),
            "{schema}: {fault:?}"
        );
    }
    assert_eq!(read(r#"{"format":"other/thing","schema":1}"#), Err(Fault::NotAnAssessment));
}

#[test]
fn one_bad_field_is_named_and_the_rest_stays() {
    let sound = r#""days_per_month":{"value":{"number":26}}"#;
    for (bad, field, problem) in [
        (
            r#""workers":{"value":{"number":1e308}}"#,
            "answers.workers.value.number",
            Problem::NumberTooLarge,
        ),
        (
            r#""workers":{"value":{"number":"12"}}"#,
            "answers.workers.value.number",
            Problem::NotNumber,
        ),
        (r#""__proto__":{"value":{"number":1}}"#, "answers.__proto__", Problem::NotAnId),
        (r#""__proto__\"":1"#, "answers.__proto__\"", Problem::NotAnId),
        (r#""workers":{"raw":"\u202e21"}"#, "answers.workers.raw", Problem::HiddenSigns),
        (r#""workers":"\u0007""#, "answers.workers", Problem::HiddenSigns),
        (r#""workers":1,"workers":2"#, "answers.workers", Problem::Twice),
        (r#""a b":1"#, "answers.a b", Problem::NotAnId),
        (r#""workers":[[1]]"#, "answers.workers", Problem::NotText),
    ] {
        let text = with(&format!("{bad},{sound}"));
        assert_eq!(named(&text), [(field.to_owned(), problem)], "{text}");
        let opened = read(&text).unwrap();
        assert_eq!(opened.document.answers.number("days_per_month"), Some(26.0), "{text}");
    }
    let long = format!(r#""workers":{{"raw":"{}"}}"#, "9".repeat(5_000));
    assert!(
        matches!(&named(&with(&long))[..], [(name, Problem::TooLong { .. })] if name == "answers.workers.raw")
    );
    let many: Vec<String> = (0..3_000).map(|at| format!(r#""q{at}":1"#)).collect();
    assert!(
        matches!(&named(&with(&many.join(",")))[..], [(name, Problem::TooMany { .. })] if name == "answers.*")
    );
}

#[test]
fn the_name_of_a_prototype_is_refused_wherever_it_stands() {
    let text = r#"{"format":"vong-xanh/assessment","schema":1,"id":"a","__proto__":{"id":"b"},
        "answers":{"workers":{"raw":"3","__proto__":1},"constructor":{"raw":"x"}}}"#;
    let names: Vec<String> = named(text).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["__proto__", "answers.workers.__proto__"]);
    let document = read(text).unwrap().document;
    assert!(!document.to_json().contains("__proto__"));
    assert!(document.answers.0.contains_key("constructor"), "a name like any other");
}

#[test]
fn a_field_given_twice_counts_once_and_is_named() {
    let twice = r#""workers":{"value":{"number":3}},"workers":{"value":{"number":4}}"#;
    assert_eq!(named(&with(twice)), [("answers.workers".to_owned(), Problem::Twice)]);
    assert_eq!(read(&with(twice)).unwrap().document.answers.number("workers"), Some(4.0));
    let top = r#"{"format":"vong-xanh/assessment","schema":1,"id":"a","name":"b","answers":{},"name":"c"}"#;
    assert_eq!(named(top), [("name".to_owned(), Problem::Twice)]);
}

#[test]
fn a_number_of_any_length_is_answered() {
    for typed in ["9".repeat(100_000), "1,".repeat(50_000), "triệu ".repeat(20_000)] {
        assert!(!matches!(parse(&typed, Kind::Money, "đồng", Lang::Vi), Parsed::Value(_)));
    }
}
