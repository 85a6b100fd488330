//! Moments and days as whole numbers (Gregorian calendar, UTC).

use super::bytes::{Reader, Writer};

const DAY: i64 = 86_400;

/// `2026-11-21T08:00:00Z` as seconds since 1970; `None` for anything written otherwise.
pub(super) fn seconds(iso: &str) -> Option<i64> {
    let (day, time) = iso.split_once('T')?;
    let mut parts = time.strip_suffix('Z')?.split(':').map(two_digits);
    let (h, m, s) = (parts.next()??, parts.next()??, parts.next()??);
    let plain = h < 24 && m < 60 && s < 60 && parts.next().is_none();
    let seconds = days(day)? * DAY + h * 3600 + m * 60 + s;
    (plain && iso_time(seconds) == iso).then_some(seconds)
}

/// `2026-11-21` as days since 1970.
pub(super) fn days(iso: &str) -> Option<i64> {
    let mut parts = iso.splitn(3, '-');
    let year: i64 = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
    let (month, day) = (two_digits(parts.next()?)?, two_digits(parts.next()?)?);
    // Years begin in March, so that the leap day is the last.
    let year = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let century = year.div_euclid(400);
    let of_century = year.rem_euclid(400);
    let days = of_century * 365 + of_century / 4 - of_century / 100 + of_year;
    let days = century * 146_097 + days - 719_468;
    (iso_day(days) == iso).then_some(days)
}

pub(super) fn iso_day(days: i64) -> String {
    let days = days + 719_468;
    let (century, rest) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (rest - rest / 1460 + rest / 36_524 - rest / 146_096) / 365;
    let of_year = rest - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + century * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

pub(super) fn iso_time(seconds: i64) -> String {
    let (day, rest) = (seconds.div_euclid(DAY), seconds.rem_euclid(DAY));
    let (h, m, s) = (rest / 3600, rest / 60 % 60, rest % 60);
    format!("{}T{h:02}:{m:02}:{s:02}Z", iso_day(day))
}

fn two_digits(text: &str) -> Option<i64> {
    let plain = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// A moment or day as a number; 0 and the text as it stands where it is none.
pub(super) fn write_moment(to: &mut Writer, text: &str, number: Option<i64>) {
    match number.and_then(|n| u64::try_from(n).ok()) {
        Some(number) => to.whole(number.saturating_add(1)),
        None => {
            to.whole(0);
            to.text(text);
        }
    }
}

pub(super) fn read_moment(from: &mut Reader, iso: fn(i64) -> String) -> Option<String> {
    match from.whole()? {
        0 => Some(from.text()?.to_owned()),
        // Far beyond any calendar: damaged.
        number => i64::try_from(number - 1).ok().filter(|n| *n < 1 << 40).map(iso),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_come_back() {
        assert_eq!(seconds("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(seconds("2026-11-21T08:00:00Z"), Some(1_795_248_000));
        for day in (-200_000..200_000).step_by(97) {
            assert_eq!(days(&iso_day(day)), Some(day));
        }
        for bad in ["", "2026-02-30T00:00:00Z", "2026-11-21", "2026-11-21T24:00:00Z", "x"] {
            assert_eq!(seconds(bad), None, "{bad}");
        }
    }
}
