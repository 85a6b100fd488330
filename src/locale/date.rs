//! Calendar dates as text; the tool needs no calendar arithmetic beyond this.

use super::number::NO_NUMBER;
use super::{Lang, W, fill, word};

const MONTHS: [W; 12] = [
    W::DatesMonth1,
    W::DatesMonth2,
    W::DatesMonth3,
    W::DatesMonth4,
    W::DatesMonth5,
    W::DatesMonth6,
    W::DatesMonth7,
    W::DatesMonth8,
    W::DatesMonth9,
    W::DatesMonth10,
    W::DatesMonth11,
    W::DatesMonth12,
];

/// `21 tháng 11 năm 2026` or `21 November 2026`; a dash for a month that does not exist.
pub fn format_date(year: i32, month: u32, day: u32, lang: Lang) -> String {
    let Some(name) = name(month, lang) else {
        return NO_NUMBER.to_owned();
    };
    let (day, year) = (day.to_string(), year.to_string());
    fill(lang, W::DatesFull, &[("day", &day), ("month", name), ("year", &year)])
}

fn name(month: u32, lang: Lang) -> Option<&'static str> {
    let index = month.checked_sub(1)? as usize;
    MONTHS.get(index).map(|name| word(lang, *name))
}

/// `tháng 12/2026` or `December 2026`; a dash for a month that does not exist.
pub fn format_month(year: i32, month: u32, lang: Lang) -> String {
    let Some(name) = name(month, lang) else {
        return NO_NUMBER.to_owned();
    };
    fill(lang, W::DatesMonthYear, &[("month", name), ("year", &year.to_string())])
}

/// As short as it fits below an axis: `12` or `Dec`.
pub fn short_month(month: u32, lang: Lang) -> String {
    match lang {
        Lang::Vi => month.to_string(),
        Lang::En => name(month, lang).unwrap_or(NO_NUMBER).chars().take(3).collect(),
    }
}
