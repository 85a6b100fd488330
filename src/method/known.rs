//! Constants of a step, read from where the engine reads them.

use super::{Amount, Section};
use crate::catalogue::{Constants, Triangle};
use crate::engine::Unit;

/// A constant by its id in `method-constants.json`; the catalogue says what it means and whether
/// it has a source (`Constants::provenance`).
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    pub id: &'static str,
    /// One number, or low, usual, high, or one for each of several kinds.
    pub values: Vec<Amount>,
}

fn known_as(id: &'static str, unit: &Unit, values: &[f64]) -> Known {
    let amount = |value: &f64| Amount { value: *value, unit: unit.clone() };
    Known { id, values: values.iter().map(amount).collect() }
}

fn triangle(id: &'static str, t: Triangle) -> Known {
    known_as(id, &Unit::Number, &[t.low, t.mode, t.high])
}

/// The constants that a step uses, in the order they are read.
pub fn known(section: Section, c: &Constants) -> Vec<Known> {
    let share = |id, values: &[f64]| known_as(id, &Unit::Share, values);
    let number = |id, values: &[f64]| known_as(id, &Unit::Number, values);
    let years = |id, value| known_as(id, &Unit::Years, &[value]);
    let named = |id, unit: &str, values: &[f64]| known_as(id, &Unit::Named(unit.into()), values);
    match section {
        Section::Limits => {
            let limits = [c.onsite_check_energy, c.onsite_check_water, c.onsite_check_material];
            vec![share("onsite_check", &limits)]
        }
        Section::Bills => vec![
            number("default_months_per_year", &[c.default_months_per_year]),
            number("default_days_per_month", &[c.default_days_per_month]),
            number("season_factor", &[c.season_low, c.season_high]),
            named(
                "domestic_water_per_person",
                "m3/person/day",
                &[c.domestic_water_m3_per_worker_day, c.domestic_water_m3_per_live_in_day],
            ),
            named("well_flow", "m3", &[c.well_flow_m3_per_hour]),
            share("load_factor", &[c.load_factor]),
            number("weeks_per_month", &[c.weeks_per_month]),
        ],
        Section::Norms => vec![number("gj_per_toe", &[c.gj_per_toe])],
        Section::Losses => {
            vec![share("theta", &[c.theta]), share("wastewater_share", &[c.wastewater_share])]
        }
        Section::Together => vec![
            share("loss_cap", &[c.loss_cap]),
            share("umbrella_share_others", &[c.umbrella_share_others]),
        ],
        Section::KnockOns => vec![
            share("wastewater_share", &[c.wastewater_share]),
            share("dust_generation", &[c.dust_per_mass]),
        ],
        Section::Finance => vec![
            share("discount_rate", &[c.discount_rate]),
            share("discount_rate_banker", &c.discount_rates_banker),
            years("loan_years_max", c.loan_years_max),
            share("irr_print_limit", &[c.irr_print_limit]),
        ],
        Section::Classes => vec![
            years("class_quick_win_payback", c.quick_win_payback_years),
            years("class_quick_win_small_payback", c.quick_win_small_payback_years),
            years("class_plan_payback", c.plan_payback_years),
            Known {
                id: "class_small",
                values: vec![
                    Amount { value: c.small_vnd, unit: Unit::Vnd },
                    Amount { value: c.small_share_of_resource_cost, unit: Unit::Share },
                ],
            },
            share("study_share_on_grade_d", &[c.study_share_on_grade_d]),
        ],
        Section::Ranges => vec![
            number("draws", &[f64::from(c.draws)]),
            triangle("shared_model_triangle", c.shared_model),
            triangle("default_loss_triangle", c.default_loss_triangle),
            share("default_loss_max", &[c.default_loss_max]),
            triangle("capex_triangle", c.capex),
            number("rng_start", &[c.rng_start as f64]),
        ],
        Section::Confidence => vec![
            share("confidence_limits", &c.confidence_limits),
            share("confidence_min_answered", &[c.confidence_min_answered]),
        ],
        Section::Scores => {
            vec![number("score_min_questions", &[f64::from(c.score_min_questions)])]
        }
        Section::LookBack => {
            let fixed = &c.fixed_share;
            let parts = [fixed.electricity, fixed.fuel, fixed.water, fixed.material];
            vec![
                share("followup_output_change", &[c.followup_output_change]),
                share("fixed_share", &parts),
            ]
        }
        Section::Group => super::group::known(&c.cohort),
        Section::Splits | Section::Applies | Section::Indicators | Section::Circularity => {
            Vec::new()
        }
    }
}
