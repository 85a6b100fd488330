//! Numbers in few bytes: exactly as typed (decimal digits and a power of ten) or to so many digits.

use super::bytes::{Reader, Writer};

/// Beyond any real quantity, as in a saved file.
const MAX_NUMBER: f64 = 1e15;
/// Decimals that are looked for; what has more is written as it lies in memory.
const MAX_DECIMALS: i32 = 7;
/// Highest power of ten that is split off.
const MAX_POWER: i32 = 7;
/// Marks a number as it lies in memory.
const AS_IT_IS: u8 = 15;

/// Significant digits of a figure in three digits, and where its exponents begin.
const SHORT_FROM: i32 = -12;
const SHORT_STEPS: i32 = 900;

/// Power of ten (0–14, or 15) for the low half of a tag, and the digits.
pub(super) fn split(number: f64) -> (u8, u64) {
    for decimals in 0..=MAX_DECIMALS {
        let digits = (number * power(decimals)).round();
        if digits.abs() < MAX_NUMBER && digits / power(decimals) == number {
            return shortened(digits, decimals);
        }
    }
    (AS_IT_IS, 0)
}

/// Splits trailing zeros off a whole number.
fn shortened(digits: f64, decimals: i32) -> (u8, u64) {
    // Below 1e15: exact.
    let (mut whole, mut up) = (digits as i64, -decimals);
    while whole != 0 && whole % 10 == 0 && up < MAX_POWER {
        whole /= 10;
        up += 1;
    }
    // Zigzag: the sign goes into the lowest bit.
    let unsigned = (whole.unsigned_abs() << 1) | u64::from(whole < 0);
    (u8::try_from(up + MAX_DECIMALS).unwrap_or(AS_IT_IS), unsigned)
}

/// Writes what belongs behind the tag of [`split`].
pub(super) fn write(to: &mut Writer, number: f64, (tag, digits): (u8, u64)) {
    if tag == AS_IT_IS { to.fixed(&number.to_be_bytes()) } else { to.whole(digits) }
}

/// Reads what [`write`] wrote; `None` for anything that no saved file may hold.
pub(super) fn read(from: &mut Reader, tag: u8) -> Option<f64> {
    let number = if tag == AS_IT_IS {
        f64::from_be_bytes(from.array()?)
    } else {
        let digits = from.whole()?;
        let whole = (digits >> 1) as f64;
        let whole = if digits & 1 == 1 { -whole } else { whole };
        let up = i32::from(tag) - MAX_DECIMALS;
        if up < 0 { whole / power(-up) } else { whole * power(up) }
    };
    (number.abs() < MAX_NUMBER).then_some(number)
}

/// A number with its tag in a byte of its own.
pub(super) fn write_tagged(to: &mut Writer, number: f64) {
    let parts = split(number);
    to.byte(parts.0);
    write(to, number, parts);
}

pub(super) fn read_tagged(from: &mut Reader) -> Option<f64> {
    let tag = from.byte().filter(|tag| *tag <= AS_IT_IS)?;
    read(from, tag)
}

/// Three significant digits in two bytes; what is not positive becomes 0.
pub(super) fn write_short(to: &mut Writer, number: f64) {
    to.fixed(&short(number).to_be_bytes());
}

pub(super) fn short(number: f64) -> u16 {
    if !number.is_finite() || number <= 0.0 {
        return 0;
    }
    let mut exponent = SHORT_FROM;
    let mut step = 0.0;
    while exponent < SHORT_FROM + 60 {
        let scale = if exponent < 0 { power(-exponent) } else { 1.0 / power(exponent) };
        step = (number * scale).round();
        if step < 1000.0 {
            break;
        }
        exponent += 1;
    }
    let step = (step as i32).clamp(100, SHORT_STEPS + 99) - 100;
    u16::try_from((exponent - SHORT_FROM) * SHORT_STEPS + step + 1).unwrap_or(u16::MAX)
}

pub(super) fn read_short(from: &mut Reader) -> Option<f64> {
    let code = i32::from(u16::from_be_bytes(from.array()?));
    if code == 0 {
        return Some(0.0);
    }
    let (exponent, step) = ((code - 1) / SHORT_STEPS + SHORT_FROM, (code - 1) % SHORT_STEPS + 100);
    let step = f64::from(step);
    let number = if exponent < 0 { step / power(-exponent) } else { step * power(exponent) };
    // As in a file: beyond any real quantity, it would drown everybody else's figures.
    (number < MAX_NUMBER).then_some(number)
}

/// Rounded to four significant digits, for figures that are only shown.
pub(super) fn shown(number: f64) -> f64 {
    if number == 0.0 || !number.is_finite() {
        return 0.0;
    }
    let (mut scale, mut size) = (1.0, number.abs());
    while size >= 10_000.0 {
        size /= 10.0;
        scale *= 10.0;
    }
    if scale > 1.0 {
        return (number / scale).round() * scale;
    }
    let mut decimals = 0;
    while size < 1000.0 && decimals < MAX_DECIMALS {
        size *= 10.0;
        decimals += 1;
    }
    (number * power(decimals)).round() / power(decimals)
}

fn power(exponent: i32) -> f64 {
    // Exact up to 10^22.
    (0..exponent).fold(1.0, |power, _| power * 10.0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn through(number: f64) -> (f64, usize) {
        let mut to = Writer::default();
        write_tagged(&mut to, number);
        (read_tagged(&mut Reader(&to.0)).unwrap(), to.0.len())
    }

    #[test]
    fn what_people_type_comes_back_exactly_and_takes_little() {
        let typed = [0.0, 1.0, 12.0, 14.4e6, 2_600_000.0, 0.15, 4.25, 1234.5678, -3.0, 0.1, 9e14];
        for number in typed {
            assert_eq!(through(number).0.to_bits(), number.to_bits(), "{number}");
        }
        assert_eq!(through(14.4e6).1, 3);
        assert_eq!(through(1.0 / 3.0), (1.0 / 3.0, 9));
    }

    #[test]
    fn nothing_that_a_file_may_not_hold_is_read() {
        for number in [f64::NAN, f64::INFINITY, 1e15, -1e300] {
            let mut to = Writer::default();
            to.byte(AS_IT_IS);
            to.fixed(&number.to_be_bytes());
            assert_eq!(read_tagged(&mut Reader(&to.0)), None);
        }
        assert_eq!(read_tagged(&mut Reader(&[16, 0])), None);
    }

    #[test]
    fn three_digits_stay() {
        for number in [0.0, 1e-9, 0.001, 0.123, 1.0, 7.5, 999.0, 174e6, 9.98e14] {
            let mut to = Writer::default();
            write_short(&mut to, number);
            let back = read_short(&mut Reader(&to.0)).unwrap();
            assert!((back - number).abs() <= number * 0.005, "{number} {back}");
        }
        let mut to = Writer::default();
        write_short(&mut to, 3.3e30);
        assert_eq!(read_short(&mut Reader(&to.0)), None, "nobody has that much of anything");
        assert_eq!(short(-1.0), 0);
        assert_eq!(short(f64::NAN), 0);
    }

    #[test]
    fn shown_figures_have_four_digits() {
        let close = |a: f64, b: f64| assert!((a - b).abs() <= b.abs() * 1e-12, "{a} {b}");
        close(shown(174_512_345.0), 174_500_000.0);
        close(shown(0.123_456), 0.1235);
        close(shown(-12.3456), -12.35);
        close(shown(0.0), 0.0);
    }
}
