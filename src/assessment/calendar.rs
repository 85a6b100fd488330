//! Months and days as the plan needs them: written `2027-01` and `2027-01-15`, counted by whole
//! months and days of the Gregorian calendar.

use serde::{Serialize, Serializer};

/// Years that a plan can speak of; anything else is a slip.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(transparent))]
pub struct Month {
    /// Months since the beginning of year 0.
    #[cfg_attr(test, schemars(with = "String"))]
    index: i32,
}

impl Month {
    /// `month` counts from 1.
    pub fn new(year: i32, month: u32) -> Option<Self> {
        let at = i32::try_from(month).ok()?.checked_sub(1).filter(|m| (0..12).contains(m))?;
        YEARS.contains(&year).then_some(Self { index: year * 12 + at })
    }

    /// Reads `2027-01`, or the month of `2027-01-15…`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.get(..7).filter(|_| matches!(text.as_bytes().get(7), None | Some(b'-')))?;
        let (year, month) = text.split_once('-').filter(|(year, _)| year.len() == 4)?;
        Self::new(digits(year)?, u32::try_from(digits(month)?).ok()?)
    }

    pub fn year(self) -> i32 {
        self.index.div_euclid(12)
    }

    /// From 1.
    pub fn month(self) -> u32 {
        self.index.rem_euclid(12).unsigned_abs() + 1
    }

    /// `months` later, or earlier where negative; stays inside the years a plan can speak of.
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        let (first, last) = (YEARS.start() * 12, YEARS.end() * 12 + 11);
        Self { index: self.index.saturating_add(months).clamp(first, last) }
    }

    /// Whole months from `other` to this one.
    pub fn since(self, other: Self) -> i32 {
        self.index - other.index
    }

    pub fn days(self) -> u32 {
        let year = self.year();
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        match self.month() {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    /// `2027-01`.
    pub fn text(self) -> String {
        format!("{:04}-{:02}", self.year(), self.month())
    }

    pub fn first_day(self) -> Day {
        Day { month: self, day: 1 }
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.text())
    }
}

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(with = "String"))]
pub struct Day {
    pub month: Month,
    /// From 1; no later than the month has days.
    day: u32,
}

impl Day {
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let month = Month::new(year, month)?;
        (1..=month.days()).contains(&day).then_some(Self { month, day })
    }

    /// Reads `2027-01-15`, or the day of `2027-01-15T…`.
    pub fn parse(text: &str) -> Option<Self> {
        let month = Month::parse(text)?;
        let day =
            text.get(8..10).filter(|_| matches!(text.as_bytes().get(10), None | Some(b'T')))?;
        Self::new(month.year(), month.month(), u32::try_from(digits(day)?).ok()?)
    }

    pub fn day(self) -> u32 {
        self.day
    }

    /// The same day some months later, or the last of a shorter month.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let month = self.month.plus(months);
        Self { month, day: self.day.min(month.days()) }
    }

    /// The day after.
    #[must_use]
    pub fn next(self) -> Self {
        if self.day < self.month.days() {
            Self { day: self.day + 1, ..self }
        } else {
            self.month.plus(1).first_day()
        }
    }

    /// `2027-01-15`.
    pub fn text(self) -> String {
        format!("{}-{:02}", self.month.text(), self.day)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.text())
    }
}

/// A number of digits only: no sign, no space.
fn digits(text: &str) -> Option<i32> {
    let plain = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| plain)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;

    #[test]
    fn what_is_written_reads_back_and_nonsense_does_not() {
        for text in ["2026-12", "2027-01", "1999-02"] {
            assert_eq!(Month::parse(text).unwrap().text(), text);
        }
        for text in ["2026-12-31", "2028-02-29", "2027-01-01"] {
            assert_eq!(Day::parse(text).unwrap().text(), text);
        }
        assert_eq!(Day::parse("2026-11-21T18:36:54Z").unwrap().text(), "2026-11-21");
        assert_eq!(Month::parse("2026-11-21T18:36:54Z").unwrap().text(), "2026-11");
        for text in ["", "2026", "2026-13", "2026-00", "26-01", "+026-01", "2026-1", "9999-01"] {
            assert_eq!(Month::parse(text), None, "{text}");
        }
        for text in ["2027-02-29", "2027-04-31", "2027-01-00", "2027-01", "2027-01-1x", "đ"] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn months_and_days_are_counted_over_the_year() {
        let month = Month::parse("2026-11").unwrap();
        assert_eq!(month.plus(2).text(), "2027-01");
        assert_eq!(month.plus(-11).text(), "2025-12");
        assert_eq!(month.plus(14).since(month), 14);
        let day = Day::parse("2026-08-31").unwrap();
        assert_eq!(day.plus_months(6).text(), "2027-02-28");
        assert_eq!(Day::parse("2026-12-31").unwrap().next().text(), "2027-01-01");
        assert_eq!(Day::parse("2028-02-28").unwrap().next().text(), "2028-02-29");
        assert_eq!(month.plus(i32::MAX).text(), "2200-12");
    }
}
