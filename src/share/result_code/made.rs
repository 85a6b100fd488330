//! What a result code says of one assessment and its evaluation.

use super::{BAGS, Indicator, OFFERS, PLACE, ResultCode, SIZE_LIMITS, Spread, WANTS, WORKERS};
use crate::assessment::document::{Document, MadeWith};
use crate::assessment::{Practice, TRADE, practice};
use crate::catalogue::{Catalogue, Mode};
use crate::engine::{Baseline, Class, Evaluation, MeasureResult, Percentiles, Range, StreamId};
use crate::share::checksum::crc32;

impl ResultCode {
    /// What the group needs of this assessment; `made` is today, `YYYY-MM-DD`.
    pub fn of(
        catalogue: &Catalogue,
        document: &Document,
        evaluation: &Evaluation,
        range: &Range,
        made: &str,
    ) -> Self {
        let answers = &document.answers;
        let measures = |wanted: fn(&MeasureResult) -> bool| -> Vec<String> {
            let all = evaluation.measures.iter().filter(|m| wanted(m));
            all.filter_map(|m| Some(catalogue.measure_at(m.measure)?.id.clone())).collect()
        };
        let answered = |wanted: Practice| -> Vec<String> {
            let given = |id: &str| answers.value(id).and_then(practice) == Some(wanted);
            let asked = catalogue.questions.iter().map(|q| &q.id);
            asked.filter(|id| given(id)).cloned().collect()
        };
        let ticked = |id: &str| -> Vec<String> {
            answers.choices(id).iter().filter(|c| *c != "none").cloned().collect()
        };
        let awareness = answers.choice(&catalogue.quick.awareness).map(str::to_owned);
        Self {
            id: crc32(document.id.as_bytes()),
            made: made.to_owned(),
            data_version: catalogue.version.clone(),
            catalogue: catalogue_sum(catalogue),
            trade: answers.choice(TRADE).unwrap_or_default().to_owned(),
            place: answers.choice(PLACE).map(str::to_owned),
            size: answers.number(WORKERS).map(size_class),
            full: document.mode == Mode::Full,
            grade: evaluation.confidence.grade,
            indicators: indicators(evaluation),
            savings: evaluation.package.ledgers,
            capital: evaluation.package.finance.capital.map(|c| c.0),
            likely: evaluation.package.likely_within_a_year.0,
            ranges: [range.money, range.energy, range.co2e, range.combined_pct].map(spread),
            // 0–100.
            score: evaluation.scores.overall.as_ref().map(|s| s.value.clamp(0.0, 100.0) as u8),
            awareness,
            no_plastic_bags: evaluation.indicators.no_plastic_bags,
            chosen: measures(|m| m.selected),
            proposed: measures(|m| !m.selected && m.class == Class::Study),
            done: measures(|m| m.class == Class::Done),
            not_yet: answered(Practice::No),
            unknown: answered(Practice::DontKnow),
            offers: ticked(OFFERS),
            wants: ticked(WANTS),
            bags_a_day: answers.number(BAGS),
            ready: ready(evaluation),
            capital_by_class: capital_by_class(catalogue, evaluation),
        }
    }

    /// Whether it was made with this catalogue, of whatever day.
    pub fn is_of(&self, catalogue: &Catalogue) -> bool {
        self.catalogue == catalogue_sum(catalogue)
    }
}

/// What tells the catalogue in a code; empty for the tool's own.
fn catalogue_sum(catalogue: &Catalogue) -> String {
    MadeWith::of(catalogue).map(|made| made.short_digest().to_owned()).unwrap_or_default()
}

fn ready(evaluation: &Evaluation) -> u8 {
    let free = |m: &&MeasureResult| m.finance.capital.is_some_and(|capital| capital.0 <= 0.0);
    let chosen = evaluation.measures.iter().filter(|m| m.selected && m.class == Class::QuickWin);
    u8::try_from(chosen.filter(free).count()).unwrap_or(u8::MAX)
}

fn capital_by_class(catalogue: &Catalogue, evaluation: &Evaluation) -> Vec<(String, f64)> {
    let mut sums = vec![0.0; catalogue.cp_classes.len()];
    for result in evaluation.measures.iter().filter(|m| m.selected) {
        let class = catalogue.measure_at(result.measure).map(|m| usize::from(m.category));
        if let Some(sum) = class.and_then(|class| sums.get_mut(class)) {
            *sum += result.finance.capital.map_or(0.0, |capital| capital.0);
        }
    }
    let by_id = catalogue.cp_classes.iter().map(|class| class.id.clone()).zip(sums);
    by_id.filter(|(_, sum)| *sum > 0.0).collect()
}

fn spread(p: Percentiles) -> Spread {
    Spread { p10: p.p10, p50: p.p50, p90: p.p90 }
}

/// Position of the first class with room for so many people.
fn size_class(people: f64) -> u8 {
    // At most five.
    SIZE_LIMITS.iter().take_while(|limit| people > **limit).count() as u8
}

/// Savings with what they are a share of (Method §4.20).
fn indicators(evaluation: &Evaluation) -> [Option<Indicator>; 5] {
    let (base, figures) = (&evaluation.baseline, &evaluation.indicators);
    let of = |base: f64, pct: Option<f64>| {
        pct.filter(|_| base > 0.0).map(|saved_pct| Indicator { base, saved_pct })
    };
    let materials = cost(base, is_material);
    let target =
        cost(base, |id| is_material(id) || matches!(id, StreamId::Electricity | StreamId::Fuel(_)));
    [
        of(materials, figures.material_pct),
        of(base.energy.0, figures.energy_pct),
        of(base.dust.map_or(0.0, |d| d.0), figures.dust_pct),
        of(base.domestic_water.0, figures.domestic_wastewater_pct),
        of(target, figures.combined_pct),
    ]
}

fn is_material(id: &StreamId) -> bool {
    !matches!(id, StreamId::Electricity | StreamId::Fuel(_) | StreamId::Water | StreamId::Packaging)
}

fn cost(base: &Baseline, counts: fn(&StreamId) -> bool) -> f64 {
    base.streams.iter().filter(|s| counts(&s.id)).map(|s| s.cost.0).sum()
}
