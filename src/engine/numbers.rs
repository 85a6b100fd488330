//! Guards that keep every figure finite, and comparisons with a tolerance.

/// Answers beyond these magnitudes cannot be meant; they are cut so that no product or quotient
/// of them leaves the range of numbers.
const LARGEST: f64 = 1e15;
const SMALLEST: f64 = 1e-9;

/// A positive, finite amount; anything else is not known.
pub(super) fn known(value: Option<f64>) -> Option<f64> {
    value.filter(|v| v.is_finite() && *v >= SMALLEST).map(|v| v.min(LARGEST))
}

/// A positive amount, or 0 when it is not known.
pub(super) fn amount(value: Option<f64>) -> f64 {
    known(value).unwrap_or(0.0)
}

/// A share of 0–1 as given, cut to `[0, most]`; `None` when not known.
pub(super) fn share(value: Option<f64>, most: f64) -> Option<f64> {
    let share = value.filter(|v| v.is_finite())?.clamp(0.0, most);
    Some(if share < SMALLEST { 0.0 } else { share })
}

/// `part / whole`, 0 when there is no whole (Method §4.1).
pub(super) fn ratio(part: f64, whole: f64) -> f64 {
    if whole == 0.0 { 0.0 } else { part / whole }
}

/// `value ≤ limit` where a figure on the limit counts as within it (Method §4.16).
pub(super) fn within(value: f64, limit: f64, tolerance: f64) -> bool {
    value <= limit + tolerance * limit.abs()
}
