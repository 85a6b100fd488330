//! The city's target lines and what earlier businesses reached (Method §4.20).

use crate::catalogue::{
    Catalogue, NATIONAL, ProgrammeResult, SourceIx, TextId, TradeGroup, YearTarget,
};
use crate::engine::{Evaluation, FigureId, Percentiles, Range};
use crate::order::Order as _;

/// Lines drawn beside the one of the current year.
const LINES_SHOWN: usize = 3;

/// How the reduction of use stands against a line (Method §4.20, I6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Even the low end of the range reaches it.
    Certain,
    /// The middle of the range reaches it.
    Met,
    NotMet,
}

/// One line; per cent of material, fuel and electricity use.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetLine {
    pub year: u16,
    pub low_pct: f64,
    pub high_pct: f64,
    pub reach: Reach,
    /// Points still missing to the lower bound; 0 when met.
    pub gap_pct: f64,
    pub industries: TextId,
    /// Groups of trades it is meant for; empty: all.
    pub groups: Vec<TradeGroup>,
    pub sources: Vec<SourceIx>,
}

/// Points below which a gap is nothing at the one decimal that reductions are shown with.
const NO_GAP: f64 = 0.05;

impl TargetLine {
    /// Missed by less than a reader can see.
    pub fn is_level(&self) -> bool {
        self.reach == Reach::NotMet && self.gap_pct < NO_GAP
    }

    /// Whether it says anything about a trade of this group.
    pub fn is_meant_for(&self, group: Option<TradeGroup>) -> bool {
        self.groups.is_empty() || group.is_none_or(|group| self.groups.contains(&group))
    }
}

/// The owner's reduction beside the lines; `None` without a base. A place without goals of its own
/// leaves `city` and `every` empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Targets {
    /// Central Ic, and P10–P50–P90 where drawn.
    pub value_pct: f64,
    pub range: Option<Percentiles>,
    /// Oldest first; the last is the line of the current year.
    pub city: Vec<TargetLine>,
    pub national: Option<TargetLine>,
    /// Every line of the city that the data knows, oldest first, to choose from.
    pub every: Vec<TargetLine>,
}

/// The lines up to the date of the data.
pub fn targets(
    catalogue: &Catalogue,
    evaluation: &Evaluation,
    range: Option<&Range>,
) -> Option<Targets> {
    let value_pct = evaluation.indicators.combined_pct?;
    let range = range.map(|r| r.combined_pct);
    let this_year = year_of(&catalogue.version);
    let line = |t: &YearTarget| {
        let middle = range.map_or(value_pct, |r| r.p50);
        let reach = match range {
            Some(r) if r.p10 >= t.reduction_low_pct => Reach::Certain,
            _ if middle >= t.reduction_low_pct => Reach::Met,
            _ => Reach::NotMet,
        };
        TargetLine {
            year: t.year,
            low_pct: t.reduction_low_pct,
            high_pct: t.reduction_high_pct,
            reach,
            gap_pct: (t.reduction_low_pct - middle).max(0.0),
            industries: t.industries,
            groups: t.groups.clone(),
            sources: t.sources.clone(),
        }
    };
    let mut city: Vec<TargetLine> = catalogue
        .targets
        .iter()
        .filter(|t| t.place == catalogue.here() && this_year.is_none_or(|y| t.year <= y))
        .map(line)
        .collect();
    city.order_by_key(|t| t.year);
    let every = city.clone();
    let city = city.split_off(city.len().saturating_sub(LINES_SHOWN));
    // A national line carries the last year of its period.
    let national = catalogue
        .targets
        .iter()
        .filter(|t| t.place == NATIONAL && this_year.is_none_or(|y| t.year >= y))
        .min_by_key(|t| t.year)
        .map(line);
    Some(Targets { value_pct, range, city, national, every })
}

fn year_of(date: &str) -> Option<u16> {
    date.get(..4)?.parse().ok()
}

/// One indicator beside the average of the programme; per cent.
#[derive(Clone, Debug, PartialEq)]
pub struct Average {
    pub figure: FigureId,
    pub own_pct: Option<f64>,
    pub average_pct: f64,
    /// Lengths on the scale both share, 0–1.
    pub own_length: f64,
    pub average_length: f64,
}

impl Average {
    /// Whether a business of this group can have the figure: one without dust has none to avoid,
    /// and one that makes nothing has no material per product.
    pub fn says_something(&self, group: Option<TradeGroup>) -> bool {
        match self.figure {
            FigureId::DustPct => self.own_pct.is_some(),
            FigureId::MaterialPct => group.is_none_or(|g| g == TradeGroup::Production),
            _ => true,
        }
    }
}

/// The first programme result that states all four indicators, that of the place of the business
/// before others, beside this business.
pub fn averages<'a>(
    catalogue: &'a Catalogue,
    evaluation: &Evaluation,
) -> Option<(&'a ProgrammeResult, Vec<Average>)> {
    let own = &evaluation.indicators;
    let results = catalogue.programme_results.iter();
    let is_here = |r: &&ProgrammeResult| r.place.as_deref() == Some(catalogue.here());
    let (here, elsewhere): (Vec<_>, Vec<_>) = results.partition(is_here);
    here.into_iter().chain(elsewhere).find_map(|result| {
        let pairs = [
            (FigureId::MaterialPct, own.material_pct, result.materials_pct?),
            (FigureId::EnergyPct, own.energy_pct, result.energy_pct?),
            (FigureId::DustPct, own.dust_pct, result.dust_pct?),
            (
                FigureId::DomesticWastewaterPct,
                own.domestic_wastewater_pct,
                result.domestic_wastewater_pct?,
            ),
        ];
        let longest = pairs
            .iter()
            .flat_map(|(_, own, average)| [own.unwrap_or_default(), *average])
            .fold(0.0, f64::max);
        let length = |pct: f64| if longest > 0.0 { pct.max(0.0) / longest } else { 0.0 };
        let rows = pairs
            .into_iter()
            .map(|(figure, own_pct, average_pct)| Average {
                figure,
                own_pct,
                average_pct,
                own_length: length(own_pct.unwrap_or_default()),
                average_length: length(average_pct),
            })
            .collect();
        Some((result, rows))
    })
}
