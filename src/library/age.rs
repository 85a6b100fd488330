//! How old a published figure is.

/// Older figures are marked, months.
pub const OLD_AFTER_MONTHS: i32 = 12;

/// Whole months from a date to today; both `YYYY-MM-DD…`, the date may also be a month (`YYYY-MM`) or
/// a year, which counts from its end. `None` for what is no date, 0 for what lies ahead.
pub fn months_old(date: &str, today: &str) -> Option<i32> {
    let part = |text: &str, at: usize| -> Option<i32> { text.split('-').nth(at)?.parse().ok() };
    let year = part(date, 0)?;
    let month = part(date, 1).unwrap_or(12);
    let day = date.get(8..10).and_then(|day| day.parse::<i32>().ok()).unwrap_or(31);
    let this_day = today.get(8..10).and_then(|day| day.parse::<i32>().ok()).unwrap_or(31);
    let months = (part(today, 0)? - year) * 12 + part(today, 1)? - month;
    Some((months - i32::from(this_day < day)).max(0))
}

/// Whether a figure of that date should be looked up anew.
pub fn is_old(date: &str, today: &str) -> bool {
    months_old(date, today).is_some_and(|months| months >= OLD_AFTER_MONTHS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_counted_whole() {
        assert_eq!(months_old("2025-05-10", "2026-11-21"), Some(18));
        assert_eq!(months_old("2025-11-21", "2026-11-21T10:00:00Z"), Some(12));
        assert_eq!(months_old("2025-11-22", "2026-11-21"), Some(11));
        assert_eq!(months_old("2027-01-01", "2026-11-21"), Some(0));
        assert_eq!(months_old("no date", "2026-11-21"), None);
    }

    #[test]
    fn a_year_counts_from_its_end() {
        assert!(!is_old("2025", "2026-11-21"));
        assert!(is_old("2024", "2026-11-21"));
        assert!(is_old("2025-10", "2026-11-21"));
        assert!(!is_old("2025-11", "2026-11-21"));
    }
}
