//! What owners type, in both languages.

use proptest::prelude::*;
use vong_xanh::locale::Lang::{self, En, Vi};
use vong_xanh::locale::number::{Digits, number};
use vong_xanh::locale::parse::{Kind, Parsed, Problem, input_text, parse};

/// Asserts the same reading in both languages.
fn reads(kind: Kind, unit: &str, typed: &str, expected: f64) {
    for lang in [Vi, En] {
        assert_eq!(parse(typed, kind, unit, lang), Parsed::Value(expected), "{typed:?} {lang:?}");
    }
}

fn refuses(kind: Kind, unit: &str, typed: &str, problem: Problem) {
    for lang in [Vi, En] {
        assert_eq!(parse(typed, kind, unit, lang), Parsed::Invalid(problem), "{typed:?} {lang:?}");
    }
}

fn money(typed: &str, expected: f64) {
    reads(Kind::Money, "đồng/tháng", typed, expected);
}

#[test]
fn the_forms_of_two_point_six_million() {
    for typed in [
        "2600000",
        "2.600.000",
        "2,600,000",
        "2 600 000",
        "2\u{a0}600\u{a0}000",
        "2\u{2009}600\u{2009}000",
        "2_600_000",
        "2'600'000",
        "2’600’000",
        "2,6 triệu",
        "2.6 triệu",
        "2,6tr",
        "2.6TR",
        "2tr6",
        "2tr600",
        "2 tr 600",
        "2 triệu 6",
        "2 triệu 600 nghìn",
        "2 triệu 600k",
        "2tr600.000",
        "2600k",
        "2600 K",
        "2600 nghìn",
        "2600 ngàn",
        "2600 ng",
        "2600ng",
        "2,6 TRIỆU",
        "2,6 trie\u{323}\u{302}u",
        "2,6 trieu",
        "2.6 million",
        "2.6m",
        "2.6M",
        "  2600000  ",
        "２６０００００",
        "２．６００．０００",
        "2.600.000 đ",
        "2.600.000đ",
        "2.600.000 ₫",
        "2.600.000 đồng",
        "2,600,000 VND",
        "VND 2,600,000",
        "VND2,600,000",
        "2,6 triệu đồng",
        "2,6 triệu đồng/tháng",
        "2,6 triệu mỗi tháng",
        "2600000,00",
        "2.600.000,0",
        "2,600,000.00",
        "02600000",
        "Tổng tiền: 2.600.000 đ",
        "Tiền điện tháng này - 2.600.000 đồng.",
        "khoảng 2,6 triệu",
        "~2tr6",
        "+2600000",
        "2.600.000.",
        "2\u{200b}600000",
        "2.600.000\n",
        "0,0026 tỷ",
    ] {
        money(typed, 2_600_000.0);
    }
}

#[test]
fn other_sums() {
    money("1 tỷ 2", 1.2e9);
    money("1ty2", 1.2e9);
    money("1 tỉ 250", 1.25e9);
    money("1,2 tỷ", 1.2e9);
    money("1.2bn", 1.2e9);
    money("1 tỷ 200 triệu 500 nghìn", 1_200_500_000.0);
    money("1 tỷ 5 triệu", 1.005e9);
    money("1 tỷ rưỡi", 1.5e9);
    money("2 triệu rưỡi", 2.5e6);
    money("2tr05", 2_050_000.0);
    money("500 nghìn", 500_000.0);
    money("500 ngàn", 500_000.0);
    money("500 ng", 500_000.0);
    money("500k", 500_000.0);
    money("2k5", 2_500.0);
    money("2.600", 2600.0);
    money("2,600", 2600.0);
    money("500 600", 500_600.0);
    money("2,6", 2.6);
    money("0", 0.0);
    money("1000000000000000", 1e15);
}

#[test]
fn counts_group_and_refuse_fractions() {
    reads(Kind::Whole, "người", "1.234", 1234.0);
    reads(Kind::Whole, "người", "1,234", 1234.0);
    reads(Kind::Whole, "người", "12 người", 12.0);
    reads(Kind::Whole, "người", "12 ng", 12.0);
    reads(Kind::Whole, "ngày", "26 ngày", 26.0);
    reads(Kind::Whole, "người", "2,0", 2.0);
    reads(Kind::Whole, "người", "1,5 nghìn", 1500.0);
    refuses(Kind::Whole, "người", "2,5", Problem::NotWhole);
    refuses(Kind::Whole, "người", "5-7", Problem::TwoNumbers);
}

#[test]
fn quantities() {
    reads(Kind::Number, "kWh/tháng", "1610", 1610.0);
    reads(Kind::Number, "kWh/tháng", "1610 kWh", 1610.0);
    reads(Kind::Number, "kWh/tháng", "1610kwh/tháng", 1610.0);
    reads(Kind::Number, "kWh/tháng", "1610 số", 1610.0);
    reads(Kind::Number, "kWh/tháng", "1.234,5", 1234.5);
    reads(Kind::Number, "kWh/tháng", "1,234.5", 1234.5);
    reads(Kind::Number, "kWh/tháng", "1.234.567", 1_234_567.0);
    reads(Kind::Number, "kWh/tháng", "1.234.567,8", 1_234_567.8);
    reads(Kind::Number, "kWh/tháng", "1 610", 1610.0);
    reads(Kind::Number, "kWh/tháng", "1,5 nghìn", 1500.0);
    reads(Kind::Number, "kWh/tháng", "0,125", 0.125);
    reads(Kind::Number, "kWh/tháng", ".5", 0.5);
    reads(Kind::Number, "kWh/tháng", "1234.567", 1234.567);
    reads(Kind::Number, "kWh/tháng", "2.6000", 2.6);
    for typed in ["5m3", "5 m³", "5 khối", "5 m3/tháng", "5"] {
        reads(Kind::Number, "m³/tháng", typed, 5.0);
    }
    reads(Kind::Number, "lít", "12,5 lít", 12.5);
    reads(Kind::Number, "bao/tuần", "3 bao", 3.0);
    reads(Kind::Number, "người / people", "3 người", 3.0);
    reads(Kind::Number, "đơn vị/tháng", "40 bộ", 40.0);
    reads(Kind::Number, "", "12 kg", 12.0);
    reads(Kind::Number, "triệu đồng/tháng", "300", 300.0);
    reads(Kind::Number, "triệu đồng/tháng", "300 triệu", 300.0);
    reads(Kind::Number, "triệu đồng/tháng", "1,2 tỷ đồng", 1200.0);
}

#[test]
fn percentages_are_never_grouped() {
    reads(Kind::Percent, "%", "12,3%", 12.3);
    reads(Kind::Percent, "%", "12.3 %", 12.3);
    reads(Kind::Percent, "%", "１２％", 12.0);
    reads(Kind::Percent, "%", "1.234", 1.234);
    reads(Kind::Percent, "%/năm", "10%/năm", 10.0);
    reads(Kind::Percent, "%", "35 phần trăm", 35.0);
}

fn asks(kind: Kind, lang: Lang, typed: &str, readings: [f64; 2]) {
    assert_eq!(parse(typed, kind, "", lang), Parsed::Ambiguous(readings.to_vec()), "{typed:?}");
}

#[test]
fn what_can_be_read_two_ways_is_asked() {
    asks(Kind::Number, Vi, "1.234", [1234.0, 1.234]);
    asks(Kind::Number, Vi, "1,234", [1.234, 1234.0]);
    asks(Kind::Number, En, "1.234", [1.234, 1234.0]);
    asks(Kind::Number, En, "1,234", [1234.0, 1.234]);
    asks(Kind::Number, Vi, "1.234 kg", [1234.0, 1.234]);
    asks(Kind::Money, Vi, "1.250 triệu", [1.25e9, 1.25e6]);
    asks(Kind::Money, Vi, "2tr50", [2.5e6, 2.05e6]);
    asks(Kind::Money, En, "1 tỷ 50", [1.5e9, 1.05e9]);
    asks(Kind::Number, Vi, "1.250-1.750", [1500.0, 1.5]);
}

#[test]
fn ranges_give_their_middle() {
    let range = |typed: &str, low: f64, high: f64| {
        let parsed = parse(typed, Kind::Money, "đồng", Vi);
        assert_eq!(parsed, Parsed::Range { low, high }, "{typed:?}");
        assert_eq!(parsed.value(), Some((low + high) / 2.0));
    };
    range("300-500 triệu", 3e8, 5e8);
    range("300–500 triệu đồng", 3e8, 5e8);
    range("300 - 500tr", 3e8, 5e8);
    range("300 đến 500 triệu", 3e8, 5e8);
    range("từ 300 tới 500 triệu", 3e8, 5e8);
    range("900 nghìn - 1,2 triệu", 9e5, 1.2e6);
    range("300.000-500.000", 3e5, 5e5);
    range("2tr-2tr6", 2e6, 2.6e6);
    assert_eq!(parse("5-7 kg", Kind::Number, "kg", Vi), Parsed::Range { low: 5.0, high: 7.0 });
    refuses(Kind::Money, "", "500-300 triệu", Problem::TwoNumbers);
}

#[test]
fn nothing_typed_is_empty() {
    for typed in ["", "   ", "\u{a0}", "\n", "\u{200b}"] {
        assert_eq!(parse(typed, Kind::Money, "", Vi), Parsed::Empty);
    }
}

#[test]
fn what_is_refused_and_why() {
    for typed in [
        "abc",
        "hai triệu",
        "NaN",
        "inf",
        "-",
        "đ",
        "1e5",
        "1e308",
        "a5",
        "5x",
        "(500)",
        "5 😀",
        "😀",
        "٥",
        "五",
        "...",
        "#5",
        "T10",
    ] {
        let parsed = parse(typed, Kind::Number, "kg", Vi);
        assert!(
            matches!(parsed, Parsed::Invalid(Problem::NotANumber | Problem::OtherUnit)),
            "{typed:?} gave {parsed:?}"
        );
    }
    refuses(Kind::Number, "kg", "1e5", Problem::NotANumber);
    refuses(Kind::Money, "", "abc", Problem::NotANumber);
    for typed in ["-5", "−5", "- 5", "–5", "lãi -5", "-2,6 triệu", "-5-7"] {
        refuses(Kind::Money, "", typed, Problem::Negative);
    }
    for typed in ["5 6", "5 và 6", "2.600.000 (tháng 10)", "2,5 triệu 300", "5 triệu 2 tỷ", "1-2-3"]
    {
        let parsed = parse(typed, Kind::Money, "", Vi);
        assert!(
            matches!(parsed, Parsed::Invalid(Problem::TwoNumbers | Problem::NotANumber)),
            "{typed:?} gave {parsed:?}"
        );
    }
    refuses(Kind::Money, "", "5 6", Problem::TwoNumbers);
    for typed in ["12.34.567", "1.2,3.4", "1,2,3", "0.123.456", "12_34"] {
        refuses(Kind::Money, "", typed, Problem::BadGrouping);
    }
    refuses(Kind::Money, "", &format!("1{}", "0".repeat(308)), Problem::TooBig);
    refuses(Kind::Money, "", "2000000 tỷ", Problem::TooBig);
    refuses(Kind::Number, "", "0,1234567", Problem::TooManyDecimals);
    refuses(Kind::Number, "", "123456789012,3456", Problem::TooManyDecimals);
    for typed in ["5\u{200f}", "\u{202e}123", "\u{2066}5\u{2069}"] {
        refuses(Kind::Number, "", typed, Problem::HiddenCharacters);
    }
}

#[test]
fn another_unit_is_never_taken_silently() {
    refuses(Kind::Number, "kg/tháng", "5 lít", Problem::OtherUnit);
    refuses(Kind::Number, "kg/tháng", "5 kg/ngày", Problem::OtherUnit);
    refuses(Kind::Number, "kWh/tháng", "2.600.000 đồng", Problem::OtherUnit);
    refuses(Kind::Number, "kWh/tháng", "5 thùng", Problem::OtherUnit);
    refuses(Kind::Number, "kWh/tháng", "5%", Problem::OtherUnit);
    refuses(Kind::Money, "đồng/tháng", "1610 kWh", Problem::OtherUnit);
    refuses(Kind::Money, "đồng/tháng", "5m3", Problem::OtherUnit);
    refuses(Kind::Money, "đồng/tháng", "5 triệu/năm", Problem::OtherUnit);
    refuses(Kind::Money, "đồng/tháng", "$500", Problem::OtherUnit);
    refuses(Kind::Money, "đồng/tháng", "500 €", Problem::OtherUnit);
}

/// Weights are spoken of in tấn, tạ and yến; the field counts kilograms.
#[test]
fn larger_weights_become_kilograms() {
    for (typed, kg) in [
        ("1,5 tấn", 1500.0),
        ("1.5 tonnes", 1500.0),
        ("2 tạ", 200.0),
        ("3 yến", 30.0),
        ("1 tấn 2", 1200.0),
        ("1 tấn 2 tạ", 1200.0),
        ("1 tấn rưỡi", 1500.0),
        ("1 tấn 200 kg", 1200.0),
        ("2 tấn/tháng", 2000.0),
    ] {
        reads(Kind::Number, "kg/tháng", typed, kg);
    }
    reads(Kind::Number, "tấn/tháng", "1,5 tấn", 1.5);
    refuses(Kind::Number, "kWh/tháng", "2 tạ", Problem::OtherUnit);
    refuses(Kind::Money, "", "2 tấn", Problem::OtherUnit);
}

/// Whoever repeats the unit shown beside the field is understood, for every unit in use.
#[test]
fn a_fields_own_unit_may_be_typed() {
    let units = [
        "kWh/tháng",
        "kg/tháng",
        "m³/tháng",
        "lít/tháng",
        "bao/tuần",
        "túi/ngày",
        "kWh/đêm",
        "m²",
        "giờ/ngày",
        "ngày",
        "tháng",
        "giờ",
        "người",
        "kWh/month",
        "kg/month",
        "m³/month",
        "litres/month",
        "bags/week",
        "hours",
        "people",
        "days/month",
    ];
    for unit in units {
        reads(Kind::Number, unit, &format!("5 {unit}"), 5.0);
        reads(Kind::Number, unit, &format!("5{}", unit.to_uppercase()), 5.0);
        let base = unit.split('/').next().unwrap_or_default();
        reads(Kind::Number, unit, &format!("5 {base}"), 5.0);
    }
}

fn kinds() -> impl Strategy<Value = Kind> {
    prop_oneof![Just(Kind::Money), Just(Kind::Number), Just(Kind::Whole), Just(Kind::Percent)]
}

fn langs() -> impl Strategy<Value = Lang> {
    prop_oneof![Just(Vi), Just(En)]
}

/// What a result promises whatever was typed.
fn sane(parsed: &Parsed) -> bool {
    let fine = |value: &f64| value.is_finite() && (0.0..=1e15).contains(value);
    match parsed {
        Parsed::Empty | Parsed::Invalid(_) => true,
        Parsed::Value(value) => fine(value),
        Parsed::Range { low, high } => fine(low) && fine(high) && low < high,
        Parsed::Ambiguous(values) => values.len() == 2 && values.iter().all(fine),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_gives_an_answer(typed in any::<String>(), unit in any::<String>(), kind in kinds(), lang in langs()) {
        prop_assert!(sane(&parse(&typed, kind, &unit, lang)));
    }

    #[test]
    fn any_text_of_the_right_signs_gives_an_answer(
        typed in "[0-9]{0,4}([ .,_'\u{2013}-]|tr|tỷ|k|nghìn|rưỡi|đến|đ|kg|m3|%|/|e|[0-9]{1,4}){0,7}",
        kind in kinds(),
        lang in langs(),
    ) {
        prop_assert!(sane(&parse(&typed, kind, "kg/tháng", lang)));
    }

    #[test]
    fn money_shown_is_read_back(vnd in 0_u64..=1_000_000_000_000_000, lang in langs()) {
        let shown = number(lang, vnd as f64, Digits::Decimals(0));
        prop_assert_eq!(parse(&shown, Kind::Money, "", lang), Parsed::Value(vnd as f64));
        prop_assert_eq!(parse(&shown, Kind::Whole, "", lang), Parsed::Value(vnd as f64));
    }

    #[test]
    fn a_field_filled_in_is_read_back(
        units in 0_u64..100_000_000_000,
        decimals in 0_i32..=6,
        kind in kinds(),
        lang in langs(),
    ) {
        let value = units as f64 / 10_f64.powi(decimals);
        prop_assume!(kind != Kind::Whole || value.fract() == 0.0);
        let shown = input_text(value, kind, lang);
        prop_assert_eq!(parse(&shown, kind, "", lang), Parsed::Value(value), "{}", shown);
    }

    #[test]
    fn reading_agrees_in_both_languages(typed in "[0-9]{1,3}([.,][0-9]{1,3}){0,2}( ?(tr|k|tỷ))?") {
        for kind in [Kind::Money, Kind::Number] {
            let vi = parse(&typed, kind, "", Vi);
            match (vi, parse(&typed, kind, "", En)) {
                (Parsed::Ambiguous(vi), Parsed::Ambiguous(mut en)) => {
                    en.reverse();
                    prop_assert!(vi == en || vi.iter().rev().eq(en.iter()));
                }
                (vi, en) => prop_assert_eq!(vi, en),
            }
        }
    }
}
