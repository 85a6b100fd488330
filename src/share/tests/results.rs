//! Result codes: what they say, how small they are, what they do not say.

use crate::assessment::{Answer, Value, evaluate_document, examples};
use crate::catalogue::{Catalogue, embedded};
use crate::engine::{Options, range};
use crate::share::*;

fn of(catalogue: &Catalogue, document: &crate::assessment::document::Document) -> ResultCode {
    let (inputs, _, evaluation) = evaluate_document(catalogue, document);
    let range = range(catalogue, &inputs, &evaluation, 200);
    let _ = Options::default();
    ResultCode::of(catalogue, document, &evaluation, &range, "2026-11-21")
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= b.abs() * 0.005 + 1.0e-9 || (b < 0.0 && a == 0.0)
}

#[test]
fn the_code_of_every_example_fits_a_small_qr_code_and_reads_back() {
    let catalogue = embedded::load().unwrap().catalogue;
    for example in examples() {
        let code = of(&catalogue, &example);
        let text = encode_result(&code);
        let qr = drawing(&text, Level::Medium).unwrap();
        println!(
            "{:<32} {:>3} signs, QR {}-{:?}, {} modules wide",
            example.id,
            text.len(),
            qr.version,
            qr.level,
            qr.side
        );
        assert!(qr.version <= 15, "{}: {}", example.id, qr.version);
        let back = decode_result(&catalogue, &text).unwrap();
        assert!(close(back.savings.money.0, code.savings.money.0));
        assert!(close(back.ranges[0].p50, code.ranges[0].p50));
        assert_eq!(back.indicators.map(|i| i.is_some()), code.indicators.map(|i| i.is_some()));
        for (here, there) in code.indicators.iter().zip(back.indicators) {
            let (here, there) = (here.unwrap_or_default(), there.unwrap_or_default());
            assert!(close(there.base, here.base) && close(there.saved_pct, here.saved_pct));
        }
        let exact = ResultCode {
            indicators: code.indicators,
            savings: code.savings,
            capital: code.capital,
            likely: code.likely,
            ranges: code.ranges,
            bags_a_day: code.bags_a_day,
            capital_by_class: code.capital_by_class.clone(),
            ..back.clone()
        };
        assert_eq!(exact, code);
        assert_eq!(back.capital.is_some(), code.capital.is_some());
        assert_eq!(back.bags_a_day.is_some(), code.bags_a_day.is_some());
        for (there, here) in back.capital_by_class.iter().zip(&code.capital_by_class) {
            assert!(there.0 == here.0 && close(there.1, here.1));
        }
        assert_eq!(back.capital_by_class.len(), code.capital_by_class.len());
    }
}

#[test]
fn nothing_in_it_names_a_business() {
    let catalogue = embedded::load().unwrap().catalogue;
    let plain = examples().remove(0);
    let mut named = plain.clone();
    named.name = Some("Xưởng mộc Bí Mật".into());
    let text = |t: &str| Answer { value: Some(Value::Text(t.into())), ..Answer::default() };
    named.answers.0.insert("commune".into(), text("Chàng Sơn"));
    named.answers.0.insert("products.1.name".into(), text("Tủ"));
    assert_eq!(of(&catalogue, &named), of(&catalogue, &plain));
    // Sales move only what is told per cent of sales, and never stand in it.
    let mut rich = plain.clone();
    let sales = Answer { value: Some(Value::Number(987_654_321.0)), ..Answer::default() };
    rich.answers.0.insert("revenue_month".into(), sales);
    let (a, b) = (of(&catalogue, &rich), of(&catalogue, &plain));
    assert_eq!(a.savings, b.savings);
    assert_eq!((a.size, a.indicators), (b.size, b.indicators));
}

#[test]
fn cut_changed_and_later_codes_are_named() {
    let catalogue = embedded::load().unwrap().catalogue;
    let text = encode_result(&of(&catalogue, &examples().remove(0)));
    assert!(text.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()));
    assert!(decode_result(&catalogue, &format!(" {text}\n")).is_ok());
    for end in 0..text.len() {
        assert_eq!(decode_result(&catalogue, &text[..end]), Err(CodeFault::Damaged));
    }
    let later = text.replacen("VX2", "VX4", 1);
    assert_eq!(decode_result(&catalogue, &later), Err(CodeFault::Newer));
    let long = format!("VX2{}", "A".repeat(1_000_000));
    assert_eq!(decode_result(&catalogue, &long), Err(CodeFault::Damaged));
}

#[test]
fn a_code_of_another_catalogue_names_it_and_no_other_code_grows() {
    let own = embedded::load().unwrap().catalogue;
    let other =
        Catalogue { name: "Bắc Ninh".into(), digest: "0a1b2c3d4e5f6789".into(), ..own.clone() };
    for example in examples() {
        let plain = of(&own, &example);
        let named = of(&other, &example);
        assert_eq!((plain.catalogue.as_str(), named.catalogue.as_str()), ("", "0a1b2c3d"));
        let (short, long) = (encode_result(&plain), encode_result(&named));
        assert!(short.starts_with("VX2") && long.starts_with("VX3"));
        // Four bytes are six or seven letters.
        assert!((6..=7).contains(&(long.len() - short.len())), "{}", example.id);
        let back = decode_result(&own, &long).unwrap();
        assert_eq!(back.catalogue, "0a1b2c3d");
        assert_eq!(
            ResultCode { catalogue: String::new(), ..back },
            decode_result(&own, &short).unwrap()
        );
        let (there, here) = (handed(&long).unwrap(), handed(&short).unwrap());
        assert_eq!((there.id, there.made), (here.id, here.made));
    }
    // A name for nothing: neither cut nor hung on.
    let long = encode_result(&of(&other, &examples().remove(0)));
    assert_eq!(decode_result(&own, &long.replacen("VX3", "VX2", 1)), Err(CodeFault::Damaged));
    let short = encode_result(&of(&own, &examples().remove(0)));
    assert_eq!(decode_result(&own, &short.replacen("VX2", "VX3", 1)), Err(CodeFault::Damaged));
}

/// Kept for ever, as the link of the first release.
#[test]
fn codes_of_every_format_still_open() {
    let catalogue = embedded::load().unwrap().catalogue;
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    let second = format!("{folder}/result-code-v2.txt");
    let third = format!("{folder}/result-code-v3.txt");
    if std::env::var_os("NEW_FIXTURES").is_some() {
        let text = encode_result(&of(&catalogue, &examples().remove(0)));
        std::fs::write(&second, text + "\n").unwrap();
        let other =
            Catalogue { name: "x".into(), digest: "0a1b2c3d4e5f6789".into(), ..catalogue.clone() };
        let text = encode_result(&of(&other, &examples().remove(0)));
        std::fs::write(&third, text + "\n").unwrap();
    }
    let read = |path: &str| {
        let text = std::fs::read_to_string(path).unwrap();
        decode_result(&catalogue, &text).unwrap()
    };
    let (first, second) = (read(&format!("{folder}/result-code-v1.txt")), read(&second));
    assert_eq!(first.trade, "wood_furniture");
    assert_eq!((first.ready, first.bags_a_day), (0, None));
    assert_eq!(second.trade, "wood_furniture");
    assert!(second.ready > 0 && !second.capital_by_class.is_empty());
    let third = read(&third);
    assert_eq!((third.trade.as_str(), third.catalogue.as_str()), ("wood_furniture", "0a1b2c3d"));
    assert!(second.catalogue.is_empty() && third.ready > 0);
}
