//! `method-constants.json` → [`Constants`] and [`EndUse`]s.

use serde_json::Value;

use super::checker::{At, Checker};
use super::fields;
use super::index::Index;
use super::read::Parsed;
use crate::catalogue::json::{RawConstant, RawEndUse, RawRoles, RawScoreLevel, RawTriangle};
use crate::catalogue::{
    CohortRules, Constants, EndUse, EndUseKind, Family, FixedShare, Matching, Sensitivity, TextId,
    Triangle,
};

/// Reads constants by id; what an older file lacks comes from the built-in one.
struct Reader<'a> {
    file: &'a Parsed<'a>,
    own: &'a [RawConstant],
    built_in: &'a [RawConstant],
    c: &'a mut Checker,
}

impl Reader<'_> {
    fn value(&mut self, id: &str, path: &str) -> Value {
        let constant = [self.own, self.built_in].into_iter().flatten().find(|k| k.id == id);
        let found = constant.and_then(|constant| {
            path.split('.').filter(|key| !key.is_empty()).try_fold(&constant.value, |v, k| v.get(k))
        });
        if let Some(value) = found {
            return value.clone();
        }
        let field = if path.is_empty() { "value".to_owned() } else { format!("value.{path}") };
        let what = if constant.is_some() { "is missing" } else { "the constant is missing" };
        self.c.error(self.file.at(id), field, what);
        Value::Null
    }

    fn part(&mut self, id: &str, path: &str) -> f64 {
        let value = self.value(id, path);
        if let Some(number) = value.as_f64() {
            return number;
        }
        if !value.is_null() {
            self.c.error(self.file.at(id), format!("value.{path}"), "a number is expected");
        }
        f64::NAN
    }

    fn number(&mut self, id: &str) -> f64 {
        self.part(id, "")
    }

    fn whole(&mut self, id: &str) -> u64 {
        let value = self.value(id, "");
        value.as_u64().unwrap_or_else(|| {
            if !value.is_null() {
                self.c.error(self.file.at(id), "value", "a whole number is expected");
            }
            0
        })
    }

    fn typed<T: serde::de::DeserializeOwned>(&mut self, id: &str) -> Option<T> {
        let value = self.value(id, "");
        if value.is_null() {
            return None;
        }
        fields::read(&value)
            .map_err(|fault| self.c.error(self.file.at(id), "value", fault.to_string()))
            .ok()
    }

    fn triangle(&mut self, id: &str) -> Triangle {
        let raw: Option<RawTriangle> = self.typed(id);
        if raw.is_some_and(|t| t.low > t.typical || t.typical > t.high) {
            self.c.error(self.file.at(id), "value", "low ≤ mode ≤ high is expected");
        }
        raw.map_or(Triangle { low: 1.0, mode: 1.0, high: 1.0 }, Triangle::from)
    }

    fn by_grade<const N: usize>(&mut self, id: &str, suffix: &str) -> [f64; N] {
        let mut out = [0.0; N];
        for (slot, grade) in out.iter_mut().zip(["A", "B", "C", "D"]) {
            *slot = self.part(id, &format!("{grade}{suffix}"));
        }
        out
    }

    fn by_key(&mut self, id: &str) -> Vec<(String, f64)> {
        let map: Option<std::collections::BTreeMap<String, f64>> = self.typed(id);
        map.unwrap_or_default().into_iter().collect()
    }

    fn half_widths(&mut self) -> [(f64, f64); 4] {
        let money: [f64; 4] = self.by_grade("grade_half_width", ".money");
        let price: [f64; 4] = self.by_grade("grade_half_width", ".price_or_count");
        let mut out = [(0.0, 0.0); 4];
        for (slot, pair) in out.iter_mut().zip(money.into_iter().zip(price)) {
            *slot = pair;
        }
        out
    }

    fn score_levels(&mut self) -> Vec<(f64, TextId)> {
        let levels: Vec<RawScoreLevel> = self.typed("score_levels").unwrap_or_default();
        let at = self.file.at("score_levels");
        let sorted = levels.is_sorted_by(|a, b| a.from < b.from);
        self.c.check(sorted && !levels.is_empty(), at, "value", "levels in rising order expected");
        levels.iter().map(|l| (l.from, self.c.text(Some(&l.name), at, "value.name"))).collect()
    }
}

/// All constants; problems are collected in `c`.
pub fn constants(
    file: &Parsed<'_>,
    own: &[RawConstant],
    built_in: &[RawConstant],
    index: &Index,
    c: &mut Checker,
) -> Constants {
    let provenance = own
        .iter()
        .map(|constant| {
            let at = file.at(&constant.id);
            let meaning = c.text(constant.meaning.as_ref(), at, "meaning");
            let id = std::slice::from_ref(&constant.source);
            let sources = index.sources(id, at, "source", c);
            (constant.id.clone(), meaning, sources.first().copied())
        })
        .collect();
    let mut r = Reader { file, own, built_in, c };
    Constants {
        theta: r.number("theta"),
        loss_cap: r.number("loss_cap"),
        discount_rate: r.number("discount_rate"),
        discount_rates_banker: r.typed("discount_rate_banker").unwrap_or_default(),
        draws: u32::try_from(r.whole("draws")).unwrap_or(u32::MAX),
        rng_start: r.whole("rng_start"),
        rng_loss_start: r.whole("rng_loss_start"),
        default_loss_triangle: r.triangle("default_loss_triangle"),
        default_loss_max: r.number("default_loss_max"),
        shared_model: r.triangle("shared_model_triangle"),
        capex: r.triangle("capex_triangle"),
        half_widths: r.half_widths(),
        confidence_half_widths: r.by_grade("confidence_half_width", ""),
        confidence_limits: r.by_grade("confidence_limits", ""),
        confidence_min_answered: r.number("confidence_min_answered"),
        quick_win_payback_years: r.number("class_quick_win_payback"),
        quick_win_small_payback_years: r.number("class_quick_win_small_payback"),
        plan_payback_years: r.number("class_plan_payback"),
        small_vnd: r.part("class_small", "vnd"),
        small_share_of_resource_cost: r.part("class_small", "share_of_resource_cost"),
        score_levels: r.score_levels(),
        score_min_questions: u16::try_from(r.whole("score_min_questions")).unwrap_or(u16::MAX),
        umbrella_share_others: r.number("umbrella_share_others"),
        onsite_check_energy: r.part("onsite_check", "energy"),
        onsite_check_water: r.part("onsite_check", "water"),
        onsite_check_material: r.part("onsite_check", "material"),
        season_low: r.part("season_factor", "low"),
        season_high: r.part("season_factor", "high"),
        wastewater_share: r.number("wastewater_share"),
        domestic_water_m3_per_worker_day: r.part("domestic_water_per_person", "worker"),
        domestic_water_m3_per_live_in_day: r.part("domestic_water_per_person", "live_in"),
        dust_per_mass: r.number("dust_generation"),
        bag_mass_mixed_kg: r.part("bag_mass", "mixed"),
        bag_mass_kg: r.by_key("bag_mass"),
        load_factor: r.number("load_factor"),
        gj_per_toe: r.number("gj_per_toe"),
        water_heat_kwh: r.number("water_heat"),
        well_flow_m3_per_hour: r.number("well_flow"),
        weeks_per_month: r.number("weeks_per_month"),
        loan_years_max: r.number("loan_years_max"),
        fixed_share: FixedShare {
            electricity: r.part("fixed_share", "electricity"),
            fuel: r.part("fixed_share", "fuel"),
            water: r.part("fixed_share", "water"),
            material: r.part("fixed_share", "material"),
        },
        sensitivity: Sensitivity {
            saving: r.part("sensitivity", "saving"),
            cost: r.part("sensitivity", "cost"),
            price: r.part("sensitivity", "price"),
            output: r.part("sensitivity", "output"),
        },
        followup_output_change: r.number("followup_output_change"),
        irr_print_limit: r.number("irr_print_limit"),
        irr_low: r.part("irr_bounds", "low"),
        irr_high: r.part("irr_bounds", "high"),
        tolerance: r.number("tolerance"),
        sentence_significant_digits: r.part("rounding", "sentence_significant_digits") as u8,
        study_share_on_grade_d: r.number("study_share_on_grade_d"),
        default_days_per_month: r.number("default_days_per_month"),
        default_months_per_year: r.number("default_months_per_year"),
        cohort: cohort(&mut r),
        provenance,
    }
}

fn cohort(r: &mut Reader<'_>) -> CohortRules {
    let small = |whole: u64| u16::try_from(whole).unwrap_or(u16::MAX);
    let roles: RawRoles = r.typed("cohort_roles").unwrap_or_default();
    CohortRules {
        min_businesses: small(r.whole("cohort_min_n")),
        max_share: r.number("cohort_max_share"),
        file_draws: small(r.whole("cohort_file_draws")),
        draws: small(r.whole("cohort_draws")),
        roles: [roles.supplier, roles.producer, roles.distributor, roles.consumer],
        matching: Matching {
            weight_quantity: r.part("matching_weights", "quantity"),
            weight_quality: r.part("matching_weights", "quality"),
            weight_distance: r.part("matching_weights", "distance"),
            max_km: r.number("matching_max_km"),
            unknown_km: r.number("matching_default_km"),
            same_place_km: r.number("matching_same_place_km"),
            same: r.part("matching_compat", "same"),
            compatible: r.part("matching_compat", "compatible"),
            clean: r.part("matching_quality", "clean"),
            mixed: r.part("matching_quality", "mixed"),
            contaminated: r.part("matching_quality", "contaminated"),
            unknown_quantity: r.part("matching_unknown", "quantity"),
            unknown_quality: r.part("matching_unknown", "quality"),
            best: small(r.whole("matching_best")),
            pairs: r.typed("matching_compatible").unwrap_or_default(),
            hazardous: r.typed("matching_hazardous").unwrap_or_default(),
        },
    }
}

/// End uses with family and kind.
pub fn end_uses(file: &Parsed<'_>, raw: &[RawEndUse], c: &mut Checker) -> Vec<EndUse> {
    raw.iter()
        .map(|end_use| {
            let at = file.at(&end_use.id);
            let cap_ok = (0.0..=1.0).contains(&end_use.cap);
            c.check(cap_ok, at, "cap", "a share from 0 to 1 is expected");
            EndUse {
                id: end_use.id.clone(),
                family: family(&end_use.stream, at, c),
                kind: kind(&end_use.id),
                name: c.text(end_use.name.as_ref(), at, "name"),
                cap: end_use.cap,
                switchable: end_use.switchable,
            }
        })
        .collect()
}

/// The family of a stream.
pub fn family(stream: &str, at: At<'_>, c: &mut Checker) -> Family {
    match stream {
        "electricity" => Family::Electricity,
        "heat" => Family::Heat,
        "transport" => Family::Transport,
        "water" => Family::Water,
        "material" => Family::Material,
        "chemicals" => Family::Chemicals,
        "packaging" => Family::Packaging,
        "waste" => Family::Waste,
        "dust" => Family::Dust,
        _ => {
            c.error(at, "stream", format!("unknown stream \"{stream}\""));
            Family::Material
        }
    }
}

/// What the last part of an id means (Method §4.3, base quantity of a measure).
fn kind(id: &str) -> EndUseKind {
    match id.rsplit_once('.').map_or(id, |(_, last)| last) {
        "total" => EndUseKind::Total,
        "other" => EndUseKind::Untouched,
        "loss" => EndUseKind::Loss,
        "bags" => EndUseKind::Bags,
        "hazardous" => EndUseKind::Hazardous,
        _ => EndUseKind::Specific,
    }
}
