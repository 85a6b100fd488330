//! Every constant of the method.

use super::{SourceIx, TextId, Triangle};
use serde::{Deserialize, Serialize};

/// Every constant of the method (file `method-constants.json`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Constants {
    pub theta: f64,
    pub loss_cap: f64,
    pub discount_rate: f64,
    pub discount_rates_banker: Vec<f64>,
    pub draws: u32,
    pub rng_start: u64,
    /// Start of the second sequence (default losses).
    pub rng_loss_start: u64,
    /// Factor of a default loss in the draws, and its ceiling.
    pub default_loss_triangle: Triangle,
    pub default_loss_max: f64,
    pub shared_model: Triangle,
    pub capex: Triangle,
    /// Half-widths A..D: (money, price or count).
    pub half_widths: [(f64, f64); 4],
    /// Half-widths of the confidence grade A..D.
    pub confidence_half_widths: [f64; 4],
    /// Upper limits of grades A, B, C.
    pub confidence_limits: [f64; 3],
    pub confidence_min_answered: f64,
    pub quick_win_payback_years: f64,
    pub quick_win_small_payback_years: f64,
    pub plan_payback_years: f64,
    pub small_vnd: f64,
    pub small_share_of_resource_cost: f64,
    /// (from points, name).
    pub score_levels: Vec<(f64, TextId)>,
    pub score_min_questions: u16,
    pub umbrella_share_others: f64,
    pub onsite_check_energy: f64,
    pub onsite_check_water: f64,
    pub onsite_check_material: f64,
    pub season_low: f64,
    pub season_high: f64,
    pub wastewater_share: f64,
    pub domestic_water_m3_per_worker_day: f64,
    pub domestic_water_m3_per_live_in_day: f64,
    pub dust_per_mass: f64,
    pub bag_mass_mixed_kg: f64,
    /// kg in a bag by what is mostly in it (`sawdust`, …).
    pub bag_mass_kg: Vec<(String, f64)>,
    pub load_factor: f64,
    pub gj_per_toe: f64,
    /// kWh that warm one litre of water by one degree.
    pub water_heat_kwh: f64,
    pub well_flow_m3_per_hour: f64,
    pub weeks_per_month: f64,
    pub loan_years_max: f64,
    /// Part of each use that does not follow the output (Method §4.24).
    pub fixed_share: FixedShare,
    /// Changes tried on a case for the bank (Method part 6), as shares.
    pub sensitivity: Sensitivity,
    /// Above this change of output the fixed-share method is used.
    pub followup_output_change: f64,
    pub irr_print_limit: f64,
    pub irr_low: f64,
    pub irr_high: f64,
    pub tolerance: f64,
    pub sentence_significant_digits: u8,
    /// More than this share of a measure's money on a grade-D stream makes it a study item.
    pub study_share_on_grade_d: f64,
    /// Defaults of the profile: days a month, months a year.
    pub default_days_per_month: f64,
    pub default_months_per_year: f64,
    /// Groups and by-products.
    pub cohort: CohortRules,
    /// What each constant means and its source (none: our own assumption), by id in the file.
    pub provenance: Vec<(String, TextId, Option<SourceIx>)>,
}

/// Parts that do not change with output, 0–1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct FixedShare {
    pub electricity: f64,
    pub fuel: f64,
    pub water: f64,
    pub material: f64,
}

/// Relative changes of a case, tried one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sensitivity {
    pub saving: f64,
    pub cost: f64,
    /// Tried both up and down.
    pub price: f64,
    pub output: f64,
}

/// What a group needs: when a figure may be shown, how ranges add up, who fits whom
/// (Method §4.22, 4.23).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CohortRules {
    /// Businesses that a shown figure needs, and the largest share one of them may have of it.
    pub min_businesses: u16,
    pub max_share: f64,
    /// Draws of one file on its way into a group, and of the group.
    pub file_draws: u16,
    pub draws: u16,
    /// Trades by place in the chain: supplier, producer, distributor, consumer.
    pub roles: [Vec<String>; 4],
    pub matching: Matching,
}

/// Marks of a pair of offer and want (Method §4.23), 0–1; distances in km.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Matching {
    pub weight_quantity: f64,
    pub weight_quality: f64,
    pub weight_distance: f64,
    pub max_km: f64,
    pub unknown_km: f64,
    pub same_place_km: f64,
    /// Marks of the same code and of a compatible one.
    pub same: f64,
    pub compatible: f64,
    pub clean: f64,
    pub mixed: f64,
    pub contaminated: f64,
    /// Marks where the amount or the quality is not known.
    pub unknown_quantity: f64,
    pub unknown_quality: f64,
    /// Partners named to each business.
    pub best: u16,
    /// (offered, wanted): the first can stand in for the second.
    pub pairs: Vec<(String, String)>,
    /// Codes that are never matched.
    pub hazardous: Vec<String>,
}
