//! What the method assumes, number by number, with the bounds that its meaning sets.

use super::ValueKind;
use super::walk::{SHARE, Slot, Visit};
use crate::catalogue::Constants;

/// How often a figure may be larger or smaller than what was expected.
const FACTOR: (f64, f64) = (0.0, 10.0);
const YEARS: (f64, f64) = (0.0, 50.0);
const POINTS: (f64, f64) = (0.0, 100.0);
const DAYS: (f64, f64) = (1.0, 31.0);
const MONTHS: (f64, f64) = (1.0, 12.0);
/// A change of minus all up to nothing.
const DROP: (f64, f64) = (-1.0, 0.0);
/// Nearly nothing, which may still be divided by.
const ABOVE_ZERO: f64 = 0.01;

/// A number of a constant: its part (`high`; empty for the whole), and where it stands.
type Part<'a> = (&'a str, &'a mut f64);

/// Visits every constant that an assessment reads. What all businesses of a group must share, and
/// what only makes the arithmetic repeatable (draws, seeds, tolerances), is not among them.
pub(super) fn walk_constants(constants: &mut Constants, visit: &mut Visit) {
    walk_single(constants, visit);
    let c = constants;
    let rising = (FACTOR, true);
    for (id, triangle) in [
        ("shared_model_triangle", &mut c.shared_model),
        ("default_loss_triangle", &mut c.default_loss_triangle),
        ("capex_triangle", &mut c.capex),
    ] {
        let (low, mode, high) = (&mut triangle.low, &mut triangle.mode, &mut triangle.high);
        group(id, rising, vec![("low", low), ("mode", mode), ("high", high)], visit);
    }
    let [a, b, limit] = &mut c.confidence_limits;
    group("confidence_limits", (SHARE, true), vec![("A", a), ("B", b), ("C", limit)], visit);
    let [a, b, third, d] = &mut c.confidence_half_widths;
    let parts = vec![("A", a), ("B", b), ("C", third), ("D", d)];
    group("confidence_half_width", (SHARE, true), parts, visit);
    let names = [
        ("A.money", "A.price_or_count"),
        ("B.money", "B.price_or_count"),
        ("C.money", "C.price_or_count"),
        ("D.money", "D.price_or_count"),
    ];
    for ((money, price), width) in names.into_iter().zip(&mut c.half_widths) {
        let parts = vec![(money, &mut width.0), (price, &mut width.1)];
        group("grade_half_width", (SHARE, false), parts, visit);
    }
    walk_lists(c, visit);
    let parts = vec![
        ("energy", &mut c.onsite_check_energy),
        ("water", &mut c.onsite_check_water),
        ("material", &mut c.onsite_check_material),
    ];
    group("onsite_check", (SHARE, false), parts, visit);
    let least = (ABOVE_ZERO, FACTOR.1);
    let parts = vec![("low", &mut c.season_low), ("high", &mut c.season_high)];
    group("season_factor", (least, false), parts, visit);
    let fixed = &mut c.fixed_share;
    let parts = vec![
        ("electricity", &mut fixed.electricity),
        ("fuel", &mut fixed.fuel),
        ("water", &mut fixed.water),
        ("material", &mut fixed.material),
    ];
    group("fixed_share", (SHARE, false), parts, visit);
    let tried = &mut c.sensitivity;
    group("sensitivity", (DROP, false), vec![("saving", &mut tried.saving)], visit);
    group("sensitivity", (FACTOR, false), vec![("cost", &mut tried.cost)], visit);
    group("sensitivity", (SHARE, false), vec![("price", &mut tried.price)], visit);
    group("sensitivity", (DROP, false), vec![("output", &mut tried.output)], visit);
}

/// Constants of one number.
fn walk_single(c: &mut Constants, visit: &mut Visit) {
    // Without a name of its own the rate is known by its meaning, as every constant.
    let name = c.known("discount_rate").map(|(name, _)| name);
    visit(&mut [Slot {
        name,
        bounds: Some(SHARE),
        ..Slot::bare(ValueKind::DiscountRate, "discount_rate", "", &mut c.discount_rate)
    }]);
    for (id, bounds, value) in [
        ("theta", SHARE, &mut c.theta),
        ("loss_cap", SHARE, &mut c.loss_cap),
        ("default_loss_max", SHARE, &mut c.default_loss_max),
        ("confidence_min_answered", SHARE, &mut c.confidence_min_answered),
        ("class_quick_win_payback", YEARS, &mut c.quick_win_payback_years),
        ("class_quick_win_small_payback", YEARS, &mut c.quick_win_small_payback_years),
        ("class_plan_payback", YEARS, &mut c.plan_payback_years),
        ("class_small.share_of_resource_cost", SHARE, &mut c.small_share_of_resource_cost),
        ("study_share_on_grade_d", SHARE, &mut c.study_share_on_grade_d),
        ("umbrella_share_others", SHARE, &mut c.umbrella_share_others),
        ("followup_output_change", SHARE, &mut c.followup_output_change),
        ("wastewater_share", SHARE, &mut c.wastewater_share),
        ("dust_generation", SHARE, &mut c.dust_per_mass),
        ("load_factor", SHARE, &mut c.load_factor),
        ("loan_years_max", (1.0, YEARS.1), &mut c.loan_years_max),
        ("default_days_per_month", DAYS, &mut c.default_days_per_month),
        ("default_months_per_year", MONTHS, &mut c.default_months_per_year),
    ] {
        group(id, (bounds, false), vec![("", value)], visit);
    }
    // Amounts and sums are measured by themselves.
    for (id, value) in [
        ("class_small.vnd", &mut c.small_vnd),
        ("domestic_water_per_person.worker", &mut c.domestic_water_m3_per_worker_day),
        ("domestic_water_per_person.live_in", &mut c.domestic_water_m3_per_live_in_day),
        ("well_flow", &mut c.well_flow_m3_per_hour),
    ] {
        visit(&mut [Slot::bare(ValueKind::Constant, id, "", value)]);
    }
}

/// Constants of as many numbers as the file says.
fn walk_lists(c: &mut Constants, visit: &mut Visit) {
    let names: Vec<String> = (1..=c.score_levels.len().max(c.discount_rates_banker.len()))
        .map(|n| n.to_string())
        .collect();
    let rates = names.iter().map(String::as_str).zip(&mut c.discount_rates_banker).collect();
    group("discount_rate_banker", (SHARE, true), rates, visit);
    // The lowest level begins at nothing.
    let levels = c.score_levels.iter_mut().map(|(from, _)| from);
    let levels = names.iter().map(String::as_str).zip(levels).skip(1).collect();
    group("score_levels", (POINTS, true), levels, visit);
    const MIXED: &str = "mixed";
    visit(&mut [sack(MIXED, &mut c.bag_mass_mixed_kg)]);
    for (id, mass) in &mut c.bag_mass_kg {
        // The mixed one stands in a field of its own as well: the file says it once.
        if id == MIXED {
            *mass = c.bag_mass_mixed_kg;
        } else {
            visit(&mut [sack(id, mass)]);
        }
    }
}

fn sack<'a>(id: &'a str, mass: &'a mut f64) -> Slot<'a> {
    let bounds = Some((ABOVE_ZERO, *mass * 10.0));
    Slot { bounds, ..Slot::bare(ValueKind::Constant, "bag_mass", id, mass) }
}

/// The numbers of one constant, which rise or not.
fn group<'a>(
    id: &str,
    (bounds, rises): ((f64, f64), bool),
    parts: Vec<Part<'a>>,
    visit: &mut Visit,
) {
    let slot = |(record, value)| Slot {
        bounds: Some(bounds),
        rises,
        ..Slot::bare(ValueKind::Constant, id, record, value)
    };
    let mut slots: Vec<Slot> = parts.into_iter().map(slot).collect();
    visit(&mut slots);
}
