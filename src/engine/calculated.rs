//! Measures calculated from facts instead of estimated: lamps, idle machines, compressed air, hot
//! water, cooling, leaks, peak hours, reactive power (Method §4.25). The saving that the facts give, against what the measure acts
//! on, replaces applicability and fraction; caps, chains and opportunity stay.

use super::baseline::{Calendar, by_the_hour};
use super::candidate::Reach;
use super::chain::{Role, Stage};
use super::ground::{AccountId, Ground};
use super::numbers::{amount, known, ratio};
use super::{Baseline, StreamId};
use crate::assessment::Inputs;
use crate::catalogue::{Catalogue, Deeper, Formula, Trade, Triangle};

/// kWh of one GJ.
const KWH_PER_GJ: f64 = 1.0 / 0.0036;
const W_PER_KW: f64 = 1000.0;
const PER_CENT: f64 = 100.0;
const LITRES_PER_M3: f64 = 1000.0;
/// A leak knows no working hours.
const HOURS_PER_YEAR: f64 = 24.0 * 365.0;

/// What the calculation looks at.
pub(super) struct Basis<'a> {
    pub cat: &'a Catalogue,
    pub trade: &'a Trade,
    pub inputs: &'a Inputs,
    pub base: &'a Baseline,
    pub ground: &'a Ground,
}

/// What a formula says is saved when nothing of the measure is done.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Saved {
    /// kWh of electricity a year.
    Power(f64),
    /// kWh of heat a year, from fuel or from electricity.
    Heat(f64),
    /// Share of the electricity bill.
    Money(f64),
    /// m³ of water a year.
    Water(f64),
    /// Share of what the measure acts on.
    Share(f64),
}

impl Saved {
    fn amount(self) -> f64 {
        let (Self::Power(v) | Self::Heat(v) | Self::Money(v) | Self::Water(v) | Self::Share(v)) =
            self;
        v
    }
}

impl Basis<'_> {
    /// The fraction that replaces the estimate, over the range of the constant; `None` while a
    /// fact is missing or there is nothing to act on. Of several places the first that exists is
    /// kept: the facts tell one amount.
    pub fn fraction(&self, deeper: &Deeper, reaches: &mut Vec<Reach>) -> Option<Triangle> {
        let facts: Option<Vec<f64>> =
            deeper.facts.iter().map(|id| self.inputs.facts.get(id).copied()).collect();
        let facts = facts?;
        let at = |constant: f64| self.saved(deeper.formula, &facts, constant);
        let typical = at(deeper.constant.mode)?;
        let own = |r: &Reach| matches!(r.role, Role::Own | Role::Umbrella);
        let place = reaches.iter().position(|r| own(r) && self.whole(r, typical).is_some())?;
        let chosen = reaches.get(place)?.clone();
        let whole = known(self.whole(&chosen, typical))?;
        let fraction = |constant| Some((at(constant)?.amount() / whole).clamp(0.0, 1.0));
        let ends = [fraction(deeper.constant.low)?, fraction(deeper.constant.high)?];
        let mode = fraction(deeper.constant.mode)?;
        reaches.retain(|r| !own(r));
        reaches.insert(0, Reach { applicability: 1.0, ..chosen });
        let [a, b] = ends;
        Some(Triangle { low: a.min(b), mode, high: a.max(b) })
    }

    fn saved(&self, formula: Formula, facts: &[f64], constant: f64) -> Option<Saved> {
        let days = Calendar::new(self.cat, self.inputs).days_per_year();
        let facts: Vec<f64> = facts.iter().map(|v| amount(Some(*v))).collect();
        Some(match (formula, facts.as_slice()) {
            (Formula::Lamps, [lamps, watt, hours]) => {
                Saved::Power(lamps * watt / W_PER_KW * hours * days * constant)
            }
            (Formula::RunningIdle, [kw, hours]) => Saved::Power(kw * hours * days * constant),
            (Formula::AirPressure, [kw, hours, now, needed]) => {
                Saved::Power(kw * hours * days * constant * (now - needed).max(0.0))
            }
            (Formula::AirLeaks, [kw, hours, leaks]) => {
                Saved::Power(kw * hours * days * (leaks / PER_CENT - constant).max(0.0))
            }
            (Formula::HotWater, [litres, kelvin]) => {
                let per_litre = self.cat.constants.water_heat_kwh;
                Saved::Heat(litres * kelvin * per_litre * days * constant)
            }
            (Formula::PeakShift, [peak, off_peak]) => {
                Saved::Money(self.peak_shift(peak / PER_CENT, off_peak / PER_CENT)? * constant)
            }
            (Formula::CompressorHeat, [kw, hours]) => Saved::Heat(kw * hours * days * constant),
            (Formula::Setpoint, [now, enough]) => Saved::Share((enough - now).max(0.0) * constant),
            (Formula::ReactiveCharge, [vnd]) => {
                let months = Calendar::new(self.cat, self.inputs).months;
                let bill = self.base.stream(&StreamId::Electricity)?.cost.0;
                Saved::Money(ratio(vnd * months, bill) * constant)
            }
            (Formula::WaterLeak, [litres]) => {
                Saved::Water(litres / LITRES_PER_M3 * HOURS_PER_YEAR * constant)
            }
            _ => return None,
        })
    }

    /// Share of the bill saved if all use of peak hours moved to off-peak hours.
    fn peak_shift(&self, peak: f64, off_peak: f64) -> Option<f64> {
        let [normal_price, off_price, peak_price] = by_the_hour(self.cat, self.trade, self.inputs)?;
        let all = (peak + off_peak).max(1.0);
        let (peak, off_peak) = (peak / all, off_peak / all);
        let mean =
            peak * peak_price + off_peak * off_price + (1.0 - peak - off_peak) * normal_price;
        Some(ratio(peak * (peak_price - off_price), mean))
    }

    /// What the fraction is of: kWh or m³ of the part of the stream that the measure reaches, or 1
    /// for a share.
    fn whole(&self, reach: &Reach, saved: Saved) -> Option<f64> {
        let account = self.ground.get(reach.account)?;
        let weight = match reach.stage {
            Stage::Part => account.part(reach.end_use).map_or(0.0, |p| p.weight),
            _ => 1.0,
        };
        if weight <= 0.0 {
            return None;
        }
        let amount = match (saved, reach.account) {
            (Saved::Share(_), _) | (Saved::Money(_), AccountId::Electricity) => return Some(1.0),
            (Saved::Water(_), AccountId::Water) => account.worth.water,
            (Saved::Power(_) | Saved::Heat(_), AccountId::Electricity) => {
                self.base.stream(&StreamId::Electricity)?.quantity
            }
            (Saved::Heat(_), AccountId::Heat) => {
                account.worth.toe * self.cat.constants.gj_per_toe * KWH_PER_GJ
            }
            _ => return None,
        };
        known(Some(amount * weight))
    }
}
