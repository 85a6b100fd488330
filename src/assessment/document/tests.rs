#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use crate::assessment::calendar::Day;
use crate::assessment::follow_up::{Carried, FollowUp, Outcome};
use crate::assessment::plan::{MOST_MONTHS, Plan, Status, Step};
use crate::assessment::{Answer, Value};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

mod limits;

/// A number as people type it: a whole part and up to four decimals.
fn number() -> impl Strategy<Value = f64> {
    (0..1_000_000_000_000_i64, 0..5_i32).prop_map(|(n, e)| n as f64 / 10_f64.powi(e))
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        number().prop_map(Value::Number),
        "[a-z_]{1,12}".prop_map(Value::Choice),
        prop::collection::vec("[a-z_]{1,12}", 0..4).prop_map(Value::Choices),
        "[\\PC]{0,20}".prop_map(Value::Text),
        Just(Value::Unknown),
        Just(Value::NotRelevant),
    ]
}

prop_compose! {
    fn answer()(
        raw in "[a-zđ0-9 .,]{0,20}",
        value in prop::option::of(value()),
        confirmed in prop::collection::vec("V[0-9]{1,2}", 0..3),
        order in 0..1000_u32,
    ) -> Answer {
        Answer { raw, value, confirmed, order }
    }
}

fn day() -> impl Strategy<Value = Day> {
    (1990..2100_i32, 1..=12_u32, 1..=28_u32).prop_map(|(y, m, d)| Day::new(y, m, d).unwrap())
}

prop_compose! {
    fn step()(
        measure in "[a-z-]{1,20}",
        who in "[\\PC]{0,20}",
        start in day(),
        months in 1..=MOST_MONTHS,
        status in prop::sample::select(&Status::ALL[..]),
        check in "[a-zđấ ]{0,20}",
    ) -> Step {
        Step { measure, who, start: start.month, months, status, check }
    }
}

prop_compose! {
    fn plan()(
        steps in prop::collection::btree_map("[a-z-]{1,20}", step(), 0..5),
        follow_up in prop::option::of(day()),
        figures in prop::collection::btree_map("[a-z.]{1,20}", answer(), 0..3),
    ) -> Plan {
        // Each measure once.
        let steps = steps.into_iter().map(|(measure, step)| Step { measure, ..step }).collect();
        Plan { steps, follow_up, figures: Answers(figures) }
    }
}

prop_compose! {
    fn follow_up()(
        day in day(),
        answers in prop::collection::btree_map("[a-z0-9_.]{1,20}", answer(), 0..5),
        steps in prop::collection::btree_map("[a-z-]{1,20}", (
            prop::option::of(prop::sample::select(&Carried::ALL[..])),
            prop::option::of(answer()),
            "[a-zđấ ]{0,20}",
        ), 0..4),
    ) -> FollowUp {
        let outcome = |(carried, cost, reason)| Outcome { carried, cost, reason };
        let steps = steps.into_iter().map(|(id, parts)| (id, outcome(parts))).collect();
        FollowUp { day, answers: Answers(answers), steps }
    }
}

prop_compose! {
    fn figures()(all in prop::array::uniform5(number())) -> Figures {
        let [money_vnd, energy_toe, water_m3, co2e_kg, capital_vnd] = all;
        Figures { money_vnd, energy_toe, water_m3, co2e_kg, capital_vnd }
    }
}

prop_compose! {
    fn frozen_measure()(
        name in "[a-zđấ <>=()\"]{0,20}",
        figures in figures(),
        saving in prop::array::uniform3(number()),
        payback_years in prop::option::of(prop::array::uniform3(number())),
        capex_vnd in prop::option::of(number()),
        [lifetime_years, running_cost_vnd, revenue_vnd] in prop::array::uniform3(number()),
    ) -> FrozenMeasure {
        FrozenMeasure {
            name, figures, saving, payback_years, capex_vnd, lifetime_years, running_cost_vnd,
            revenue_vnd,
        }
    }
}

prop_compose! {
    fn headline()(
        spreads in prop::array::uniform4(prop::array::uniform4(number())),
        draws in any::<u32>(),
        package in prop::option::of(figures()),
        basis in prop::option::of((
            "[0-9a-f]{16}",
            prop::collection::btree_map("[a-z_.]{1,20}", number(), 0..6),
            prop::collection::btree_map("[a-z-]{1,20}", frozen_measure(), 0..4),
            prop::collection::vec("[a-z-]{1,20}", 0..4),
        )),
        tool_version in "[0-9.]{0,6}",
    ) -> Headline {
        let spread = |[p10, p50, p90, mean]: [f64; 4]| Spread { p10, p50, p90, mean };
        let [money_vnd, energy_toe, co2e_kg, capital_vnd] = spreads.map(spread);
        Headline {
            data_version: "2026-11-21".into(), data_digest: "0123456789abcdef".into(),
            tool_version, draws, money_vnd, energy_toe, co2e_kg, capital_vnd, package,
            basis: basis.map(|(given, values, measures, others)| {
                Basis { given, values, measures, others }
            }),
        }
    }
}

prop_compose! {
    fn document()(
        id in "[a-z0-9-]{1,20}",
        name in prop::option::of("[a-zA-Zđấ <>=()]{0,20}"),
        example in any::<bool>(),
        page in "[a-zS0-9]{0,5}",
        full in any::<bool>(),
        answers in prop::collection::btree_map("[a-z0-9_.]{1,20}", answer(), 0..20),
        switched in prop::collection::btree_map("[a-z-]{1,20}", any::<bool>(), 0..5),
        own_values in prop::collection::btree_map("[a-z._]{1,20}", number(), 0..5),
        letterhead in prop::collection::btree_map(
            "[a-z]{1,10}",
            ("[\\PC]{0,20}", any::<bool>()).prop_map(|(text, shown)| Line { text, shown }),
            0..4,
        ),
        results in prop::option::of(headline()),
        later in any::<bool>(),
        plan in prop::option::of(plan()),
        follow_ups in prop::collection::vec(follow_up(), 0..3),
    ) -> Document {
        let mode = if full { Mode::Full } else { Mode::Quick };
        let mut other = std::collections::BTreeMap::new();
        if later {
            other.insert("sketch".to_owned(), serde_json::json!({"steps": [1, "two", null]}));
        }
        Document {
            name, example, page, switched, own_values, letterhead, other, plan, follow_ups,
            answers: Answers(answers),
            results,
            ..Document::new(&id, "2026-01-01T00:00:00Z", "2026-01-01", Lang::En, mode)
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200,
        rng_seed: RngSeed::Fixed(2889),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_saved_opens_equal(document in document()) {
        let opened = read(&document.to_json()).unwrap();
        prop_assert_eq!(&opened.faults, &[]);
        prop_assert_eq!(&opened.document, &document);
        prop_assert_eq!(opened.document.to_json(), document.to_json());
    }

    #[test]
    fn a_cut_or_changed_file_never_panics(
        document in document(),
        cut in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let text = document.to_json().into_bytes();
        let _ = read(&String::from_utf8_lossy(&text[..cut.index(text.len())]));
        let mut changed = text.clone();
        changed[at.index(text.len())] = byte;
        if let Ok(opened) = read(&String::from_utf8_lossy(&changed)) {
            // Whatever could be read saves and opens again without complaint.
            let again = read(&opened.document.to_json()).unwrap();
            prop_assert_eq!(again.document, opened.document);
        }
    }
}

fn faults(text: &str) -> Vec<String> {
    read(text).unwrap().faults.iter().map(Fault::to_string).collect()
}

fn with_answer(answer: &str) -> String {
    format!(
        r#"{{"format":"vong-xanh/assessment","schema":1,"id":"x","answers":{{"workers":{answer}}}}}"#
    )
}

#[test]
fn impossible_numbers_are_refused_by_name() {
    assert_eq!(
        faults(&with_answer(r#"{"value":{"number":1e308}}"#)),
        ["field \"answers.workers.value.number\": expected a number below 1e15"]
    );
    assert_eq!(
        faults(&with_answer("-1e15")),
        ["field \"answers.workers\": expected a number below 1e15"]
    );
    let not_json = read(&with_answer("NaN")).unwrap_err();
    assert_eq!(not_json.to_string(), "line 1, column 75: this is not JSON");
    assert!(matches!(read(&with_answer("1e999")), Err(Fault::Syntax { line: 1, .. })));
}

#[test]
fn bad_fields_are_named_and_the_rest_is_read() {
    let text = r#"{"format":"vong-xanh/assessment","schema":1,"id":"../x","mode":"slow","example":1,
        "page":["S01"],"answers":{"days_per_month":{"value":{"number":"26"}},
        "workers":{"raw":"5","value":{"number":5}},"a b":{"value":"unknown"},
        "x":{"value":{"sum":1}},"y":{"value":"never"}}}"#;
    let opened = read(text).unwrap();
    let mut names: Vec<String> = opened.faults.iter().map(Fault::to_string).collect();
    names.sort();
    assert_eq!(
        names,
        [
            "field \"answers.a b\": expected an id of letters, digits, \"-\", \"_\", \".\"",
            "field \"answers.days_per_month.value.number\": expected a number",
            "field \"answers.x.value.*\": expected one of number, choice, choices, text, unknown, \
             not_relevant",
            "field \"answers.y.value\": expected one of unknown, not_relevant",
            "field \"example\": expected true or false",
            "field \"id\": expected an id of letters, digits, \"-\", \"_\", \".\"",
            "field \"mode\": expected one of quick, full",
            "field \"page\": expected a text",
        ]
    );
    assert_eq!(opened.document.answers.number("workers"), Some(5.0));
}

#[test]
fn a_bad_step_leaves_the_rest_of_the_plan() {
    let text = r#"{"format":"vong-xanh/assessment","schema":1,"id":"x","answers":{},
        "plan":{"steps":[
            {"measure":"led-lighting","start":"2027-01","months":900,"status":"doing","who":"Lan"},
            {"measure":"led-lighting","start":"2027-03"},
            {"measure":"air-leaks","start":"soon"},
            {"measure":"../x","start":"2027-01"},
            7,
            {"measure":"taps","start":"2027-02","status":"later"}],
          "follow_up":"2027-02-30","figures":{"loan.amount":{"raw":"40tr","value":{"number":4e7}}}},
        "follow_ups":[{"day":"2027-06-01","answers":{"elec_kwh_month":5800},
            "steps":{"led-lighting":{"carried":"done","cost":{"raw":"11tr","value":{"number":11e6}}},
                     "taps":{"carried":"perhaps","reason":"chưa có tiền"}}},
            {"answers":{}}]}"#;
    let opened = read(text).unwrap();
    let plan = opened.document.plan.unwrap();
    let steps: Vec<(&str, u8, Status)> =
        plan.steps.iter().map(|s| (s.measure.as_str(), s.months, s.status)).collect();
    assert_eq!(steps, [("led-lighting", MOST_MONTHS, Status::Doing), ("taps", 1, Status::ToDo)]);
    assert_eq!(plan.figures.number("loan.amount"), Some(4e7));
    let [look] = opened.document.follow_ups.as_slice() else { panic!("one look back") };
    assert_eq!(look.answers.number("elec_kwh_month"), Some(5800.0));
    assert_eq!(look.steps["led-lighting"].carried, Some(Carried::Done));
    assert_eq!(look.steps["taps"].reason, "chưa có tiền");
    let names: Vec<String> = opened.faults.iter().map(Fault::to_string).collect();
    let expected = [
        "plan.steps.3.start",
        "plan.steps.4.measure",
        "plan.steps.5",
        "plan.steps.6.status",
        "plan.follow_up",
        "follow_ups.1.steps.taps.carried",
        "follow_ups.2.day",
    ];
    assert_eq!(names.len(), expected.len(), "{names:?}");
    for name in expected {
        assert!(names.iter().any(|n| n.starts_with(&format!("field \"{name}\""))), "{name}");
    }
}

#[test]
fn other_files_are_refused() {
    assert_eq!(read("[]"), Err(Fault::NotAnAssessment));
    assert_eq!(read(r#"{"format":"excalidraw"}"#), Err(Fault::NotAnAssessment));
    let newer = r#"{"format":"vong-xanh/assessment","schema":99}"#;
    assert_eq!(read(newer), Err(Fault::Newer { schema: 99 }));
    let large = " ".repeat(MAX_BYTES + 1);
    assert_eq!(read(&large), Err(Fault::TooLarge { bytes: MAX_BYTES + 1, limit: MAX_BYTES }));
    assert!(matches!(read(&"[".repeat(100_000)), Err(Fault::Syntax { .. })));
    let missing = r#"{"format":"vong-xanh/assessment","schema":1}"#;
    assert_eq!(faults(missing), ["field \"answers\": missing"]);
}

#[test]
fn texts_lose_marks_that_reorder_or_hide() {
    let text = "{\"format\":\"vong-xanh/assessment\",\"schema\":1,\"answers\":{},\
                \"name\":\"a\u{202e}b\\u0000c\"}";
    assert_eq!(read(text).unwrap().document.name.as_deref(), Some("abc"));
}

/// Found by fuzzing: kept as an unknown field, it was written beside the file's own one.
#[test]
fn fields_of_a_saved_file_in_the_exchange_form_are_read_as_there() {
    let text = r#"{"trade":"furniture","created":{"a":1},"name":"Xưởng","later":[1]}"#;
    let opened = read(text).unwrap();
    assert_eq!(opened.faults, [Fault::Field { name: "created".into(), problem: Problem::NotText }]);
    assert_eq!(opened.document.name.as_deref(), Some("Xưởng"));
    assert!(opened.document.other.contains_key("later"));
    let again = read(&opened.document.to_json()).unwrap();
    assert!(again.faults.iter().all(|fault| !format!("{fault:?}").contains("created")));
}

#[test]
fn the_exchange_form_opens() {
    let text = r#"{"trade":"furniture","answers":{"qF1":"no","F8":"dk","np_aware":"heard","ps_bags":20,"bad":{}},
        "profile":{"workers":12,"equipment":["compressor"],"elec_months":"3",
        "pays_wastewater_fee":false,"capture":0.6,
        "material2":{"spend_month":76000000.0,"loss_pct":15}}}"#;
    let opened = read(text).unwrap();
    let answers = &opened.document.answers;
    assert_eq!(answers.choice("sector"), Some("furniture"));
    assert_eq!(answers.choice("qF1"), Some("no"));
    assert_eq!(answers.choice("np_aware"), Some("heard"));
    assert_eq!(answers.number("ps_bags"), Some(20.0));
    assert_eq!(answers.number("material2.spend_month"), Some(76e6));
    assert_eq!(answers.number("dust_capture_pct"), Some(60.0));
    assert_eq!(answers.choice("pays_wastewater_fee"), Some("no"));
    assert_eq!(answers.choices("equipment"), ["compressor"]);
    assert_eq!(opened.document.mode, Mode::Full);
    assert_eq!(
        opened.faults,
        [Fault::Field { name: "answers.bad".into(), problem: Problem::NotNumber }]
    );
}

#[test]
fn the_committed_schema_is_current() {
    let schema = schemars::schema_for!(Document);
    let current = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/assessment.schema.json");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(path, &current).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == current,
        "docs/assessment.schema.json is out of date: run the tests with UPDATE_SCHEMA=1"
    );
}

#[test]
fn the_schema_asks_for_nothing_that_a_saved_file_may_lack() {
    let schema = serde_json::to_value(schemars::schema_for!(Document)).unwrap();
    let saved = serde_json::to_value(Document::default()).unwrap();
    let required = schema["required"].as_array().unwrap();
    for field in required {
        assert!(saved.get(field.as_str().unwrap()).is_some(), "{field}");
    }
    assert!(required.contains(&"answers".into()));
}

#[test]
fn every_released_format_still_opens() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    for schema in 1..=SCHEMA {
        let path = format!("{folder}/assessment-v{schema}.json");
        let opened = read(&std::fs::read_to_string(&path).expect(&path)).expect(&path);
        assert_eq!(opened.faults, [], "{path}");
        assert!(!opened.document.answers.0.is_empty());
    }
}

#[test]
fn the_example_of_the_documentation_opens() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/assessment-file.md");
    let text = std::fs::read_to_string(path).unwrap();
    let (_, example) = text.split_once("```json").unwrap();
    let (example, _) = example.split_once("```").unwrap();
    let opened = read(example).unwrap();
    assert_eq!(opened.faults, []);
    assert_eq!(opened.document.answers.number("material2.spend_month"), Some(76e6));
}
