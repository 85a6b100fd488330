//! What the tool understood, said back below a field (Method §2.3).

use super::money::{money_exact, money_short};
use super::number::{Digits, number, quantity};
use super::parse::Kind;
use super::{Lang, W, fill};

/// `2.600.000 đồng = 2,6 triệu đồng`; `None` when it would only repeat a short plain number.
///
/// `unit` is the field's unit in the reader's language and is ignored for money.
pub fn echo(value: f64, kind: Kind, unit: &str, lang: Lang) -> Option<String> {
    match kind {
        Kind::Money => Some(echo_money(value, lang)),
        Kind::Percent => None,
        Kind::Number | Kind::Whole => {
            let shown = quantity(lang, value, unit, Digits::Decimals(6));
            let plain = value.fract() == 0.0 && value.abs() < 1000.0;
            (!plain).then_some(shown)
        }
    }
}

fn echo_money(vnd: f64, lang: Lang) -> String {
    let exact = money_exact(lang, vnd);
    let in_full = Digits::Decimals(3);
    let words = money_short(lang, vnd, in_full);
    if words.value == number(lang, vnd, Digits::Decimals(0)) {
        return exact;
    }
    // Three decimals of a million are thousands, of a thousand single đồng.
    let step = match vnd.abs() {
        size if size >= 1e9 => 1e6,
        size if size >= 1e6 => 1e3,
        _ => 1.0,
    };
    let (template, words) = if vnd % step == 0.0 {
        (W::NumbersEchoEqual, words)
    } else {
        (W::NumbersEchoAbout, money_short(lang, vnd, Digits::Significant(3)))
    };
    let values = [("exact", exact.as_str()), ("n", &words.value), ("unit", &words.unit)];
    fill(lang, template, &values)
}
