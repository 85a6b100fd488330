//! Numbers, money, durations and dates as people read them.

use vong_xanh::locale::Lang::{self, En, Vi};
use vong_xanh::locale::date::format_date;
use vong_xanh::locale::echo::echo;
use vong_xanh::locale::money::{
    Short, money, money_bare, money_exact, money_range, money_range_bare, money_range_short,
    money_short, money_words,
};
use vong_xanh::locale::number::{
    Digits, SENTENCE, integer, months, number, payback, percent, quantity, round_significant, years,
};
use vong_xanh::locale::parse::Kind;

fn both<T: PartialEq<&'static str> + std::fmt::Debug>(
    show: impl Fn(Lang) -> T,
    vi: &'static str,
    en: &'static str,
) {
    assert_eq!(show(Vi), vi);
    assert_eq!(show(En), en);
}

#[test]
fn whole_numbers_are_grouped() {
    both(|l| integer(l, 2_600_000.0), "2.600.000", "2,600,000");
    both(|l| integer(l, 999.4), "999", "999");
    both(|l| integer(l, 999.5), "1.000", "1,000");
    both(|l| integer(l, 0.0), "0", "0");
    both(|l| integer(l, -0.4), "0", "0");
    both(|l| integer(l, -12_345.0), "−12.345", "−12,345");
    both(|l| integer(l, 999_999_999_999_999.0), "999.999.999.999.999", "999,999,999,999,999");
}

#[test]
fn decimals_follow_the_rule() {
    both(|l| number(l, 1234.5, Digits::Decimals(2)), "1.234,5", "1,234.5");
    both(|l| number(l, 1234.5, Digits::Fixed(2)), "1.234,50", "1,234.50");
    both(|l| number(l, 0.05, Digits::Decimals(2)), "0,05", "0.05");
    both(|l| number(l, 175.0, Digits::Fixed(1)), "175,0", "175.0");
    both(|l| number(l, 0.756, Digits::Table), "0,76", "0.76");
    both(|l| number(l, 74.64, Digits::Table), "74,6", "74.6");
    both(|l| number(l, 174.46, Digits::Table), "174,5", "174.5");
    both(|l| number(l, 0.0, Digits::Table), "0", "0");
}

#[test]
fn significant_digits() {
    assert_eq!(round_significant(174_460_000.0, 2), 170_000_000.0);
    assert_eq!(round_significant(0.0, 2), 0.0);
    assert_eq!(round_significant(-0.012_34, 2), -0.012);
    both(|l| number(l, 9.96, SENTENCE), "10", "10");
    both(|l| number(l, 0.0996, SENTENCE), "0,1", "0.1");
    both(|l| number(l, 0.012_34, SENTENCE), "0,012", "0.012");
    both(|l| number(l, 12_345.0, SENTENCE), "12.000", "12,000");
    both(|l| number(l, 3.0, SENTENCE), "3", "3");
    both(|l| number(l, 1e-12, SENTENCE), "0", "0");
}

#[test]
fn what_is_no_number_shows_a_dash() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, 1e300] {
        for lang in [Vi, En] {
            assert_eq!(integer(lang, value), "–");
            assert_eq!(number(lang, value, Digits::Fixed(3)), "–");
            assert_eq!(percent(lang, value, 1), "–");
            assert_eq!(quantity(lang, value, "kg", SENTENCE), "–");
            assert_eq!(money_exact(lang, value), "–");
            assert_eq!(money_words(lang, value), "–");
            assert_eq!(money_bare(lang, value, SENTENCE), "–");
        }
    }
    both(|l| years(l, f64::NAN), "–", "–");
    both(|l| payback(l, f64::INFINITY), "–", "–");
    both(|l| money_range(l, 1.0, f64::NAN), "–", "–");
}

#[test]
fn shares_and_quantities() {
    both(|l| percent(l, 0.123, 1), "12,3%", "12.3%");
    both(|l| percent(l, -0.02, 0), "−2%", "−2%");
    both(|l| percent(l, 0.0, 1), "0%", "0%");
    both(|l| quantity(l, 1234.5, "kWh", Digits::Decimals(1)), "1.234,5 kWh", "1,234.5 kWh");
    both(|l| quantity(l, 5.0, "%", SENTENCE), "5%", "5%");
}

#[test]
fn exact_money() {
    both(|l| money_exact(l, 2_600_000.0), "2.600.000 đồng", "2,600,000 VND");
    both(|l| money_exact(l, 0.0), "0 đồng", "0 VND");
    both(|l| money_exact(l, -1500.0), "−1.500 đồng", "−1,500 VND");
}

#[test]
fn money_in_words() {
    both(|l| money_words(l, 2_600_000.0), "2,6 triệu đồng", "VND 2.6 million");
    both(|l| money_words(l, 1_200_000_000.0), "1,2 tỷ đồng", "VND 1.2 billion");
    both(|l| money_words(l, 350_000.0), "350 nghìn đồng", "VND 350,000");
    both(|l| money_words(l, 174_460_000.0), "170 triệu đồng", "VND 170 million");
    both(|l| money_words(l, 8_944.0), "8.900 đồng", "VND 8,900");
    both(|l| money_words(l, 0.0), "0 đồng", "VND 0");
    both(|l| money_words(l, -2_600_000.0), "−2,6 triệu đồng", "VND −2.6 million");
    both(|l| money_words(l, 1.2e12), "1.200 tỷ đồng", "VND 1,200 billion");
}

#[test]
fn rounding_may_carry_a_sum_into_the_next_word() {
    both(|l| money_words(l, 999_600_000.0), "1 tỷ đồng", "VND 1 billion");
    both(|l| money_words(l, 999_999.0), "1 triệu đồng", "VND 1 million");
    both(|l| money_words(l, 9_960.0), "10 nghìn đồng", "VND 10,000");
}

#[test]
fn money_for_tables_and_figures() {
    both(|l| money_bare(l, 68_400_000.0, Digits::Table), "68,4 triệu", "68.4 million");
    both(|l| money_bare(l, 760_000.0, Digits::Table), "760 nghìn", "760,000");
    both(|l| money_bare(l, 4_121_000_000.0, Digits::Table), "4,12 tỷ", "4.12 billion");
    both(|l| money(l, 95_000.0, SENTENCE), "95 nghìn đồng", "VND 95,000");
    let short = |value: &str, unit: &str| Short { value: value.into(), unit: unit.into() };
    assert_eq!(money_short(Vi, 78.4e6, SENTENCE), short("78", "triệu đồng"));
    assert_eq!(money_short(En, 78.4e6, SENTENCE), short("78", "million VND"));
    assert_eq!(money_short(En, 350_000.0, SENTENCE), short("350,000", "VND"));
    assert_eq!(money_range_short(Vi, 131e6, 204e6), short("130–200", "triệu đồng"));
}

#[test]
fn ranges_share_their_unit() {
    both(|l| money_range(l, 131e6, 204e6), "130–200 triệu đồng", "VND 130–200 million");
    both(|l| money_range(l, 204e6, 131e6), "130–200 triệu đồng", "VND 130–200 million");
    both(|l| money_range(l, 950e6, 1.2e9), "0,95–1,2 tỷ đồng", "VND 0.95–1.2 billion");
    both(|l| money_range(l, 300e3, 1.2e9), "300 nghìn–1,2 tỷ đồng", "VND 300,000–1.2 billion");
    both(|l| money_range(l, 131e6, 131.4e6), "130 triệu đồng", "VND 130 million");
    both(|l| money_range(l, 0.0, 200e6), "0–200 triệu đồng", "VND 0–200 million");
    both(|l| money_range(l, -5e6, 200e6), "−5 đến 200 triệu đồng", "VND −5 to 200 million");
    both(
        |l| money_range(l, -200e6, -130e6),
        "−200 đến −130 triệu đồng",
        "VND −200 to −130 million",
    );
    both(|l| money_range(l, 0.0, 0.0), "0 đồng", "VND 0");
    both(|l| money_range_bare(l, 47e6, 83e6), "47–83 triệu", "47–83 million");
    both(|l| money_range(l, 350e3, 500e3), "350–500 nghìn đồng", "VND 350,000–500,000");
}

#[test]
fn durations() {
    both(|l| months(l, 2.4), "2,4 tháng", "2.4 months");
    both(|l| months(l, 1.0), "1 tháng", "1 month");
    both(|l| years(l, 1.83), "1,8 năm", "1.8 years");
    both(|l| years(l, 1.001), "1 năm", "1 year");
    both(|l| payback(l, 0.2), "2,4 tháng", "2.4 months");
    both(|l| payback(l, 0.999), "1 năm", "1 year");
    both(|l| payback(l, 1.8), "1,8 năm", "1.8 years");
    both(|l| payback(l, 0.0), "hoàn ngay", "at once");
    both(|l| payback(l, -1.0), "hoàn ngay", "at once");
    both(|l| payback(l, 0.01), "dưới 1 tháng", "under a month");
}

#[test]
fn dates() {
    both(|l| format_date(2026, 11, 21, l), "21 tháng 11 năm 2026", "21 November 2026");
    both(|l| format_date(2026, 0, 1, l), "–", "–");
    both(|l| format_date(2026, 13, 1, l), "–", "–");
}

#[test]
fn echoes_say_what_was_understood() {
    let say = |value, kind, unit, lang| echo(value, kind, unit, lang).unwrap_or_default();
    both(
        |l| say(2_600_000.0, Kind::Money, "", l),
        "2.600.000 đồng = 2,6 triệu đồng",
        "2,600,000 VND = 2.6 million VND",
    );
    both(
        |l| say(2_634_521.0, Kind::Money, "đồng/tháng", l),
        "2.634.521 đồng, khoảng 2,63 triệu đồng",
        "2,634,521 VND, about 2.63 million VND",
    );
    both(
        |l| say(1_234_000_000.0, Kind::Money, "", l),
        "1.234.000.000 đồng = 1,234 tỷ đồng",
        "1,234,000,000 VND = 1.234 billion VND",
    );
    both(|l| say(95_000.0, Kind::Money, "", l), "95.000 đồng = 95 nghìn đồng", "95,000 VND");
    both(|l| say(500.0, Kind::Money, "", l), "500 đồng", "500 VND");
    both(|l| say(1610.0, Kind::Number, "kWh", l), "1.610 kWh", "1,610 kWh");
    both(|l| say(2.5, Kind::Number, "kg", l), "2,5 kg", "2.5 kg");
    assert_eq!(echo(12.0, Kind::Whole, "người", Vi), None);
    assert_eq!(echo(12.5, Kind::Percent, "%", Vi), None);
}
