//! The two-hour session, part by part (Method §2.5).

/// Minutes of each part: why, quick version, group result, three measures, by-product market,
/// pledges.
pub const MINUTES: [u32; 6] = [10, 20, 15, 45, 20, 10];

/// Where a session stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Position in [`MINUTES`].
    pub part: usize,
    /// Whole minutes left of it, rounded up; negative: over.
    pub left: i32,
}

/// Where a part that was begun `seconds` ago stands; the last one when there is no such part.
pub fn standing(part: usize, seconds: f64) -> Standing {
    let part = part.min(MINUTES.len() - 1);
    let minutes = MINUTES.get(part).copied().unwrap_or_default();
    let left = (f64::from(minutes) - seconds.max(0.0) / 60.0).clamp(-999.0, 999.0);
    // Nobody is told of nought minutes while some seconds are left.
    let left = if left > 0.0 { left.ceil() } else { left.floor() };
    Standing { part, left: left as i32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_has_its_minutes_and_says_when_it_is_over() {
        assert_eq!(MINUTES.iter().sum::<u32>(), 120);
        assert_eq!(standing(0, 0.0), Standing { part: 0, left: 10 });
        assert_eq!(standing(0, 1.0).left, 10);
        assert_eq!(standing(1, 60.0).left, 19);
        assert_eq!(standing(3, 45.0 * 60.0).left, 0);
        assert_eq!(standing(3, 45.0 * 60.0 + 1.0).left, -1);
        assert_eq!(standing(9, -5.0), Standing { part: 5, left: 10 });
        assert_eq!(standing(5, f64::INFINITY).left, -999);
    }
}
