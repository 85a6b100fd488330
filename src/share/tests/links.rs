//! Links there and back, and hostile ones.

use super::sets::data_set;
use crate::assessment::document::{Document, Figures, Headline, Spread};
use crate::assessment::{Answer, Answers, Value, examples};
use crate::catalogue::{Catalogue, Mode, embedded};
use crate::locale::Lang;
use crate::share::*;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::sync::OnceLock;

fn catalogue() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| embedded::load().unwrap().catalogue)
}

/// Only what the quick set of questions asks.
fn quick(document: &Document) -> Document {
    let mut quick = Document { mode: Mode::Quick, ..document.clone() };
    let data = catalogue();
    quick.answers.0.retain(|id, _| {
        data.input(id).is_some_and(|i| i.mode == Mode::Quick)
            || data.question(id).is_some_and(|q| q.mode == Mode::Quick)
    });
    quick
}

fn with_results(document: &Document) -> Document {
    let spread = Spread { p10: 131_234_567.0, p50: 170_123_456.0, p90: 199_876_543.0, mean: 1.7e8 };
    let small = Spread { p10: 1.234_567, p50: 2.345_678, p90: 3.456_789, mean: 2.3 };
    Document {
        id: "1767225600000-123456789".into(),
        example: false,
        title: None,
        results: Some(Headline {
            data_version: catalogue().version.clone(),
            data_digest: catalogue().digest.clone(),
            draws: 5000,
            money_vnd: spread,
            energy_toe: small,
            co2e_kg: spread,
            capital_vnd: spread,
            package: Some(Figures {
                money_vnd: 174_512_345.6,
                energy_toe: 1.147_123,
                water_m3: 30.123,
                co2e_kg: 4_900.4,
                capital_vnd: 116_600_000.0,
            }),
            tool_version: "0.1.0".into(),
            ..Headline::default()
        }),
        ..document.clone()
    }
}

#[test]
fn links_of_the_examples_are_short() {
    for example in examples() {
        let full = with_results(&example);
        let long = encode(catalogue(), &full, Names::Kept).unwrap();
        let plain = encode(catalogue(), &full, Names::LeftOut).unwrap();
        let short = encode(catalogue(), &quick(&full), Names::LeftOut).unwrap();
        let base = "https://vong-xanh.example.vn/";
        let code = |text: &str| drawing(&address(base, text), Level::Low).map_or(0, |d| d.version);
        println!(
            "{:<32} quick {:>3} answers {:>4} signs QR {:>2}-L | full {:>3} answers {:>4} signs \
             ({:>4} with names) QR {:>2}-L",
            example.id,
            quick(&full).answers.0.len(),
            short.len(),
            code(&short),
            full.answers.0.len(),
            plain.len(),
            long.len(),
            code(&plain),
        );
        assert!(address(base, &short).len() <= 2_000);
        assert!(address(base, &plain).len() <= 2_000, "{}", example.id);
    }
}

#[test]
fn a_link_gives_the_same_assessment_and_the_same_figures() {
    use crate::assessment::evaluate_document;
    for example in examples().into_iter().flat_map(|e| [with_results(&e), e]) {
        for names in [Names::Kept, Names::LeftOut] {
            let code = encode(catalogue(), &example, names).unwrap();
            let carried = decode(catalogue(), &code).unwrap();
            assert_eq!(carried, Carried { document: travelling(&example, names), unknown: 0 });
            let (_, _, here) = evaluate_document(catalogue(), &example);
            let (_, _, there) = evaluate_document(catalogue(), &carried.document);
            assert_eq!(here, there, "{}", example.id);
        }
    }
}

#[test]
fn names_travel_only_when_asked() {
    let mut document = examples().remove(0);
    document.name = Some("Xưởng Ông Bí Mật".into());
    let text =
        |t: &str| Answer { raw: t.into(), value: Some(Value::Text(t.into())), ..Answer::default() };
    document.answers.0.insert("commune".into(), text("Xã Kín"));
    document.answers.0.insert("products.1.name".into(), text("Tủ riêng"));
    let raw = Answer { raw: "0912 345 678".into(), ..Answer::default() };
    document.answers.0.insert("output_day".into(), raw);
    let back = |names| {
        let code = encode(catalogue(), &document, names).unwrap();
        decode(catalogue(), &code).unwrap().document
    };
    let bare = back(Names::LeftOut);
    assert_eq!(bare.name, None);
    for hidden in ["Bí Mật", "Xã Kín", "Tủ riêng", "0912"] {
        assert!(!bare.to_json().contains(hidden), "{hidden}");
        assert!(back(Names::Kept).to_json().contains(hidden), "{hidden}");
    }
}

/// Plan and looks back on top of an example.
fn planned(document: &Document) -> Document {
    let ids: Vec<&str> = catalogue().measures.iter().take(9).map(|m| m.id.as_str()).collect();
    let step = |id: &&str| {
        format!(
            r#"{{"measure":"{id}","who":"Anh Tư","start":"2027-03","months":2,"status":"doing","check":"nhìn đồng hồ"}}"#
        )
    };
    let steps: Vec<String> = ids.iter().map(step).collect();
    let outcome = r#"{"carried":"partly","cost":{"raw":"2tr","value":{"number":2000000}},"reason":"thiếu thợ"}"#;
    let more = format!(
        r#""plan":{{"steps":[{}],"follow_up":"2027-12-31","figures":{{"loan.amount":{{"raw":"50tr","value":{{"number":50000000}}}}}}}},
        "follow_ups":[{{"day":"2027-12-30","answers":{{"elec_kwh_month":{{"raw":"5.000","value":{{"number":5000}}}}}},"steps":{{"{}":{outcome}}}}}],
        "answers":"#,
        steps.join(","),
        ids[0],
    );
    let json = document.to_json().replacen(r#""answers":"#, &more, 1);
    let opened = crate::assessment::document::read(&json).unwrap();
    assert_eq!(opened.faults, []);
    opened.document
}

#[test]
fn plan_and_looks_back_travel_their_words_only_when_asked() {
    let document = planned(&examples().remove(0));
    for names in [Names::Kept, Names::LeftOut] {
        let code = encode(catalogue(), &document, names).unwrap();
        println!("with a plan of nine steps and a look back: {} signs, {names:?}", code.len());
        let back = decode(catalogue(), &code).unwrap();
        assert_eq!(back, Carried { document: travelling(&document, names), unknown: 0 });
        let plan = back.document.plan.clone().unwrap();
        assert_eq!(plan.steps.len(), 9);
        assert_eq!(plan.follow_up, document.plan.as_ref().unwrap().follow_up);
        let said = back.document.to_json();
        for words in ["Anh Tư", "nhìn đồng hồ", "thiếu thợ"] {
            assert_eq!(said.contains(words), names == Names::Kept, "{words}");
        }
        let cost = back.document.follow_ups[0].steps.values().next().unwrap().cost.clone();
        assert_eq!(cost.unwrap().value, Some(Value::Number(2e6)));
    }
}

fn number() -> impl Strategy<Value = f64> {
    // As people type, and as files hold: at most twelve digits.
    (-1_000_000_000_000..1_000_000_000_000_i64, 0..9_i32)
        .prop_map(|(n, e)| n as f64 / 10_f64.powi(e))
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        number().prop_map(Value::Number),
        "[a-z_]{1,12}".prop_map(Value::Choice),
        prop::sample::select(vec!["yes", "partly", "no", "na", "dk"])
            .prop_map(|c| Value::Choice(c.into())),
        prop::collection::vec("[a-z_]{1,12}", 0..20).prop_map(Value::Choices),
        "[a-zđ <>&=\"']{0,20}".prop_map(Value::Text),
        Just(Value::Unknown),
        Just(Value::NotRelevant),
    ]
}

fn known_ids() -> Vec<String> {
    let data = catalogue();
    let inputs = data.profile.iter().map(|p| p.id.clone());
    inputs.chain(data.questions.iter().map(|q| q.id.clone())).collect()
}

prop_compose! {
    fn document()(
        id in prop_oneof!["[0-9]{13}-[0-9]{1,9}", "[a-zA-Z0-9-]{1,20}"],
        name in prop::option::of("[a-zA-Zđấ <>=()]{0,20}"),
        en in any::<bool>(),
        full in any::<bool>(),
        example in any::<bool>(),
        answers in prop::collection::btree_map(
            prop_oneof![prop::sample::select(known_ids()), "[a-z0-9_.]{1,20}"],
            (value(), "[a-z0-9 .,]{0,9}", prop::collection::vec("V[0-9]{1,2}", 0..3), 0..50_u32),
            0..40,
        ),
        switched in prop::collection::btree_map("[a-z-]{1,20}", any::<bool>(), 0..5),
        own_values in prop::collection::btree_map("[a-z._]{1,20}", number(), 0..5),
        set in prop::option::of(data_set()),
        p50 in number(),
        frozen in any::<bool>(),
        later in 0..4_000_000_000_i64,
    ) -> Document {
        let answers = answers.into_iter().map(|(id, (value, raw, confirmed, order))| {
            (id, Answer { raw, value: Some(value), confirmed, order })
        });
        let spread = Spread { p50, ..Spread::default() };
        let results = Headline { money_vnd: spread, draws: 5000, ..Headline::default() };
        let mode = if full { Mode::Full } else { Mode::Quick };
        let lang = if en { Lang::En } else { Lang::Vi };
        let now = crate::share::dates::iso_time(later);
        Document {
            name, switched, own_values, example, data_set: set,
            place: later.to_string(),
            answers: Answers(answers.collect()),
            results: frozen.then_some(results),
            ..Document::new(&id, &now, "2026-11-21", lang, mode)
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200,
        rng_seed: RngSeed::Fixed(3889),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_travels_arrives(document in document(), keeps in any::<bool>()) {
        let names = if keeps { Names::Kept } else { Names::LeftOut };
        let Some(code) = encode(catalogue(), &document, names) else { return Ok(()) };
        let carried = decode(catalogue(), &code).unwrap();
        prop_assert_eq!(carried.unknown, 0);
        prop_assert_eq!(carried.document, travelling(&document, names));
    }

    #[test]
    fn a_cut_or_changed_link_is_refused(
        document in document(),
        cut in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        letter in "[A-Za-z0-9_-]",
    ) {
        let Some(code) = encode(catalogue(), &document, Names::LeftOut) else { return Ok(()) };
        let cut = &code[..cut.index(code.len())];
        prop_assert_eq!(decode(catalogue(), cut), Err(LinkFault::Damaged));
        let at = at.index(code.len());
        let changed = format!("{}{letter}{}", &code[..at], &code[at + 1..]);
        if changed != code {
            prop_assert_eq!(decode(catalogue(), &changed), Err(LinkFault::Damaged));
        }
    }

    /// What passes the checksum may still be anything.
    #[test]
    fn sealed_nonsense_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let mut bytes = bytes;
        if let Some(first) = bytes.first_mut() {
            *first = 1;
        }
        let sealed = crate::share::checksum::sealed(bytes);
        let _ = decode(catalogue(), &crate::share::plain_text::base64url(&sealed));
        let text = format!("VX1{}", crate::share::plain_text::base32(&sealed));
        let _ = decode_result(catalogue(), &text);
    }

    #[test]
    fn any_text_is_told_apart_without_panic(text in "\\PC{0,300}", mark in 0..4) {
        let text = match mark {
            0 => format!("https://x/#/mo/{text}"),
            1 => format!("{{{text}"),
            2 => format!("VX1{text}"),
            _ => text,
        };
        let _ = incoming(catalogue(), &text);
    }
}

/// One valid link, every byte changed to every other kind of byte behind a right checksum.
#[test]
fn sound_links_with_changed_insides_never_panic() {
    let code = encode(catalogue(), &examples().remove(0), Names::Kept).unwrap();
    let bytes = crate::share::plain_text::from_base64url(&code).unwrap();
    let inside = crate::share::checksum::opened(&bytes).unwrap();
    for at in 0..inside.len() {
        for byte in [0, 1, 15, 0x1f, 0x3f, 0x7f, 0x80, 0xff] {
            let mut changed = inside.to_vec();
            changed[at] = byte;
            let sealed = crate::share::checksum::sealed(changed);
            if let Ok(carried) = decode(catalogue(), &crate::share::plain_text::base64url(&sealed))
            {
                // What is read is a sound file.
                let json = carried.document.to_json();
                assert_eq!(crate::assessment::document::read(&json).unwrap().faults, []);
            }
        }
    }
}

#[test]
fn hostile_links_are_named_and_bounded() {
    let of = |bytes: &[u8]| {
        let sealed = crate::share::checksum::sealed(bytes.to_vec());
        decode(catalogue(), &crate::share::plain_text::base64url(&sealed))
    };
    assert_eq!(decode(catalogue(), &"A".repeat(1_000_000)), Err(LinkFault::TooLong));
    assert_eq!(decode(catalogue(), ""), Err(LinkFault::Damaged));
    assert_eq!(of(&[2, 0, 0]), Err(LinkFault::Newer));
    assert_eq!(of(&[0]), Err(LinkFault::Damaged));
    // A part of a later version behind a sound head.
    let code = encode(catalogue(), &examples().remove(0), Names::LeftOut).unwrap();
    let bytes = crate::share::plain_text::from_base64url(&code).unwrap();
    let mut inside = crate::share::checksum::opened(&bytes).unwrap().to_vec();
    inside.extend([99, 0]);
    assert_eq!(of(&inside), Err(LinkFault::Newer));
    // A count of answers, a length of a text beyond what is there.
    let mut counts = vec![1, 0, 1, b'x', 0, 0, 0, 0, 0, 0, 0];
    counts.extend([1, 4, 0xff, 0xff, 0xff, 0x7f]);
    assert_eq!(of(&counts), Err(LinkFault::Damaged));
}

#[test]
fn texts_with_hidden_marks_arrive_clean() {
    let mut document = examples().remove(0);
    document.name = Some("a\u{202e}b<img onerror>".into());
    let code = encode(catalogue(), &document, Names::Kept).unwrap();
    let back = decode(catalogue(), &code).unwrap().document;
    assert_eq!(back.name.as_deref(), Some("ab<img onerror>"));
}

#[test]
fn what_somebody_pastes_is_told_apart() {
    let document = examples().remove(0);
    let code = encode(catalogue(), &document, Names::LeftOut).unwrap();
    let link = address("https://x.vn/app/index.html#/ket-qua", &code);
    assert!(link.starts_with("https://x.vn/app/index.html#/mo/"));
    let (first, second) = link.split_at(60);
    for text in [link.clone(), format!("Xem này: {link} nhé"), format!("{first}\r\n{second}\n")] {
        let Incoming::Link(Ok(carried)) = incoming(catalogue(), &text) else {
            panic!("{text}");
        };
        assert_eq!(carried.document.answers.0.len(), document.answers.0.len());
    }
    let two = format!("{link}\n{link} và {link}");
    assert_eq!(incoming_all(catalogue(), &two).len(), 3);
    assert!(incoming_all(catalogue(), &two).iter().all(|i| matches!(i, Incoming::Link(Ok(_)))));
    assert!(matches!(incoming(catalogue(), &document.to_json()), Incoming::File(Ok(_))));
    assert_eq!(incoming(catalogue(), " \n"), Incoming::Empty);
    assert_eq!(incoming(catalogue(), "hello"), Incoming::Foreign);
    assert_eq!(incoming(catalogue(), "VX1ABC"), Incoming::ResultCode);
    let large = "x".repeat(MAX_PASTED + 1);
    assert!(matches!(incoming(catalogue(), &large), Incoming::File(Err(_))));
    let proto = r#"{"format":"vong-xanh/assessment","schema":1,"__proto__":{"a":1},"answers":{}}"#;
    assert!(matches!(incoming(catalogue(), proto), Incoming::File(Ok(_))));
}

/// Writes the fixtures of a new format; those that stand are never written again.
#[test]
fn the_formats_of_this_release_have_fixtures() {
    use crate::assessment::evaluate_document;
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    let document = with_results(&examples().remove(0));
    let code = encode(catalogue(), &document, Names::Kept).unwrap();
    let (inputs, _, evaluation) = evaluate_document(catalogue(), &document);
    let range = crate::engine::range(catalogue(), &inputs, &evaluation, 200);
    let result = ResultCode::of(catalogue(), &document, &evaluation, &range, "2026-11-21");
    let fixtures = [
        ("share-link", address("https://vong-xanh.example.vn/", &code)),
        ("result-code", encode_result(&result)),
    ];
    for (name, text) in fixtures {
        let path = format!("{folder}/{name}-v1.txt");
        if std::env::var_os("NEW_FIXTURES").is_some() && !std::path::Path::new(&path).exists() {
            std::fs::write(&path, text + "\n").unwrap();
        }
        assert!(std::path::Path::new(&path).exists(), "{path}: run with NEW_FIXTURES=1");
    }
}

/// A link of the first release, kept for ever: every later one must still open it.
#[test]
fn links_of_the_first_release_still_open() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/share-link-v1.txt");
    let text = std::fs::read_to_string(path).unwrap();
    let Incoming::Link(Ok(carried)) = incoming(catalogue(), &text) else {
        panic!("the first format cannot be read any more");
    };
    assert_eq!(carried.unknown, 0);
    assert_eq!(carried.document.answers.choice("sector"), Some("wood_furniture"));
}
