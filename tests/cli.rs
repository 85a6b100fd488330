//! The command line as a user runs it: exit codes, complaints, and the same figures as the page.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use vong_xanh::assessment::{document, evaluate_document};
use vong_xanh::catalogue::embedded;
use vong_xanh::engine::range;

const WORKSHOP: &str = "data/examples/furniture-workshop.json";
const NOODLES: &str = "data/examples/rice-noodle-household.json";
const WORKED: &str = "tests/fixtures/furniture-catalogue";

fn run(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vong-xanh"))
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program starts")
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit code")
}

fn complaints(output: &Output) -> Vec<String> {
    String::from_utf8(output.stderr.clone()).unwrap().lines().map(str::to_owned).collect()
}

/// The JSON results, one per file.
fn results(output: &Output) -> Vec<Value> {
    let stream = serde_json::Deserializer::from_slice(&output.stdout).into_iter();
    stream.collect::<Result<_, _>>().expect("JSON on the output")
}

/// The printed number is the computed one, but for the last digit that JSON readers may drop.
fn same(printed: &Value, computed: f64) -> bool {
    let printed = printed.as_f64().unwrap_or(f64::NAN);
    (printed - computed).abs() <= 1e-14 * computed.abs()
}

/// A file of this test in a fresh folder.
fn file(name: &str, text: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, text).unwrap();
    path
}

#[test]
fn usage_is_explained_and_wrong_usage_is_two() {
    let help = run(&["--help"]);
    assert_eq!(code(&help), 0);
    assert!(String::from_utf8(help.stdout).unwrap().contains("vong-xanh evaluate FILE…"));
    assert_eq!(code(&run(&["--version"])), 0);
    for (args, complaint) in [
        (&[][..], "a command is missing: evaluate, cohort or check"),
        (&["improve"], "unknown command \"improve\": evaluate, cohort or check is expected"),
        (&["evaluate"], "evaluate needs at least one file"),
        (&["evaluate", WORKSHOP, "--fast"], "unknown option \"--fast\""),
        (&["evaluate", WORKSHOP, "--catalogue"], "--catalogue needs a directory"),
        (
            &["evaluate", WORKSHOP, "--draws=many"],
            "--draws: a whole number up to 1000000 is expected, not \"many\"",
        ),
        (&["check", "a", "b"], "check takes one directory"),
        (&["check", "--all"], "unknown option \"--all\""),
    ] {
        let output = run(args);
        assert_eq!(code(&output), 2, "{args:?}");
        assert_eq!(complaints(&output)[0], complaint, "{args:?}");
        assert!(output.stdout.is_empty(), "{args:?}");
    }
}

#[test]
fn the_result_has_the_figures_of_the_page() {
    let output = run(&["evaluate", WORKSHOP, NOODLES]);
    assert_eq!(complaints(&output), [""; 0]);
    assert_eq!(code(&output), 0);
    let results = results(&output);
    let catalogue = embedded::load().unwrap().catalogue;
    for (result, file) in results.iter().zip([WORKSHOP, NOODLES]) {
        let text = std::fs::read_to_string(file).unwrap();
        let document = document::read(&text).unwrap().document;
        let (inputs, _, evaluation) = evaluate_document(&catalogue, &document);
        let draws = catalogue.constants.draws as usize;
        let range = range(&catalogue, &inputs, &evaluation, draws);
        assert_eq!(result["file"], file);
        assert_eq!(result["catalogue"]["digest"], catalogue.digest.as_str());
        assert_eq!(result["draws"], catalogue.constants.draws);
        let package = &result["package"];
        assert!(same(&package["ledgers"]["money_vnd"], evaluation.package.ledgers.money.0));
        assert!(same(&package["ledgers"]["co2e_kg"], evaluation.package.ledgers.co2e.0));
        assert!(same(&result["range"]["money_vnd"]["p10"], range.money.p10));
        assert!(same(&result["range"]["combined_pct"]["p90"], range.combined_pct.p90));
        let streams = result["baseline"]["streams"].as_array().unwrap();
        assert_eq!(streams.len(), evaluation.baseline.streams.len());
        assert!(same(&streams[0]["cost_vnd"], evaluation.baseline.streams[0].cost.0));
        let measures = result["measures"].as_array().unwrap();
        assert_eq!(measures.len(), evaluation.measures.len());
        for (printed, computed) in measures.iter().zip(&evaluation.measures) {
            assert_eq!(printed["id"], catalogue.measure_at(computed.measure).unwrap().id.as_str());
            assert!(same(&printed["alone"]["money_vnd"], computed.alone.money.0));
            assert_eq!(printed["selected"], computed.selected);
        }
    }
    assert_eq!(results.len(), 2);
}

#[test]
fn a_switched_measure_leaves_the_package() {
    let text = std::fs::read_to_string(WORKSHOP).unwrap();
    let switched = text.replacen(
        "\"answers\":",
        "\"switched\": {\"switch-off-idle\": false},\n  \"answers\":",
        1,
    );
    let path = file("switched.json", &switched);
    let both = run(&["evaluate", "--draws", "0", WORKSHOP, path.to_str().unwrap()]);
    let results = results(&both);
    let selected = |result: &Value| {
        let measures = result["measures"].as_array().unwrap();
        let one = measures.iter().find(|m| m["id"] == "switch-off-idle").unwrap();
        one["selected"].as_bool().unwrap()
    };
    assert!(selected(&results[0]) && !selected(&results[1]));
    assert_eq!(results[0]["range"], Value::Null);
    let money = |i: usize| results[i]["package"]["ledgers"]["money_vnd"].as_f64().unwrap();
    assert!(money(1) < money(0));
}

#[test]
fn another_catalogue_and_the_exchange_form_are_read() {
    let assessment = format!("{WORKED}/assessment.json");
    let output = run(&["evaluate", &assessment, "--catalogue", WORKED]);
    assert_eq!(complaints(&output), [""; 0]);
    let result = &results(&output)[0];
    let close = |value: &Value, expected: f64| {
        let value = value.as_f64().unwrap();
        assert!((value / expected - 1.0).abs() < 1e-6, "{value} is not {expected}");
    };
    // Method §5.1.
    close(&result["package"]["ledgers"]["money_vnd"], 174_500_920.773);
    close(&result["losses"]["total_vnd"], 941_083_460.41);
    close(&result["range"]["money_vnd"]["p10"], 134_311_580.78);
}

#[test]
fn every_invalid_file_is_three_and_says_where() {
    let wrap = |answers: &str| {
        format!(
            r#"{{"format":"vong-xanh/assessment","schema":1,"id":"x","answers":{{"sector":"handicraft",{answers}}}}}"#
        )
    };
    for (name, text, complaint) in [
        ("cut.json", "{\n  \"format\": \"vong".to_owned(), "line 2, column 17: this is not JSON"),
        ("list.json", "[]".to_owned(), "expected an assessment"),
        (
            "newer.json",
            r#"{"format":"vong-xanh/assessment","schema":2}"#.to_owned(),
            "field \"schema\": 2 was written by a newer version",
        ),
        (
            "trade.json",
            r#"{"format":"vong-xanh/assessment","schema":1,"answers":{}}"#.to_owned(),
            "field \"answers.sector\": missing, a trade is expected",
        ),
        (
            "days.json",
            wrap(r#""days_per_month":40"#),
            "field \"answers.days_per_month\": a number of at most 31 is expected",
        ),
        (
            "huge.json",
            wrap(r#""workers":{"value":{"number":1e308}}"#),
            "field \"answers.workers.value.number\": expected a number below 1e15",
        ),
        (
            "choice.json",
            wrap(r#""water_source":"moon""#),
            "field \"answers.water_source\": one of the catalogue's choices is expected",
        ),
        (
            "large.json",
            " ".repeat(1_000_001),
            "the file has 1000001 bytes; at most 1000000 are read",
        ),
    ] {
        let path = file(name, &text);
        let path = path.to_str().unwrap();
        let output = run(&["evaluate", path, WORKSHOP, "--draws", "0"]);
        assert_eq!(code(&output), 3, "{name}");
        let first = complaints(&output).first().cloned().unwrap_or_default();
        assert!(first.starts_with(&format!("{path}: {complaint}")), "{first}");
        // The sound file beside it is still evaluated.
        assert_eq!(results(&output).len(), 1, "{name}");
    }
    let missing = run(&["evaluate", "no-such-file.json"]);
    assert_eq!(code(&missing), 3);
    assert!(complaints(&missing)[0].starts_with("no-such-file.json: "));
}

#[test]
fn check_accepts_good_directories_and_names_what_is_wrong() {
    for args in [&["check"][..], &["check", "data"], &["check", WORKED]] {
        let output = run(args);
        assert_eq!(code(&output), 0, "{args:?} {:?}", complaints(&output));
        assert!(String::from_utf8(output.stdout).unwrap().contains(" measures, "));
    }
    let folder = file("broken/base.json", r#"{"base": "built-in"}"#);
    file("broken/trades.json", "{ broken");
    let output = run(&["check", folder.parent().unwrap().to_str().unwrap()]);
    assert_eq!(code(&output), 3);
    assert!(complaints(&output)[0].contains("trades.json"), "{:?}", complaints(&output));
    assert_eq!(code(&run(&["check", "no-such-directory"])), 3);
    let catalogue = folder.parent().unwrap().to_str().unwrap();
    assert_eq!(code(&run(&["evaluate", WORKSHOP, "--catalogue", catalogue])), 3);
}
