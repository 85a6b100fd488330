//! Use per unit of output, and the lost share, held against what the trade is known to need.

use crate::assessment::Inputs;
use crate::catalogue::{Benchmark, Catalogue, Compares, Confidence, SUBTRADES, SourceIx};
use crate::engine::{Evaluation, FigureId, StreamId};

/// What is held against the yardstick.
#[derive(Clone, Debug, PartialEq)]
pub enum Held {
    /// Position in [`Catalogue::benchmarks`].
    Benchmark(usize),
    /// Share lost of the main material; numbers are per cent.
    Loss,
}

/// Where the business stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// At least as good as the good ones.
    Good,
    /// Between good and typical.
    Fair,
    /// Typical, as far as the digits that are shown can tell.
    Level,
    /// Between typical and poor.
    Behind,
    /// Worse than the poor ones: or the yardstick is about something else.
    FarBehind,
}

/// One yardstick with this business beside it, in the yardstick's unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Yardstick {
    pub held: Held,
    pub now: f64,
    /// With the package, at the same output.
    pub after: f64,
    pub good: Option<f64>,
    pub typical: f64,
    pub poor: Option<f64>,
    pub verdict: Verdict,
    /// The figure behind `now`, where there is one.
    pub figure: Option<FigureId>,
    /// Published somewhere, not a rule of thumb.
    pub is_published: bool,
    pub sources: Vec<SourceIx>,
}

/// Every yardstick of the trade whose unit fits how this business counts its output, and of those
/// that compare the same only what is about its own kind of work.
pub fn yardsticks(cat: &Catalogue, inputs: &Inputs, eval: &Evaluation) -> Vec<Yardstick> {
    let of_trade =
        |b: &Benchmark| cat.trade_ix(&inputs.trade).is_some_and(|t| b.trades.contains(&t));
    let all = cat.benchmarks.iter().enumerate().filter(|(_, b)| of_trade(b));
    let fitting: Vec<(&Benchmark, Yardstick)> = all
        .filter_map(|(at, benchmark)| Some((benchmark, per_output(cat, eval, at, benchmark)?)))
        .collect();
    let works = inputs.choices.get(SUBTRADES).filter(|ids| !ids.is_empty());
    let mut found: Vec<Yardstick> = fitting
        .iter()
        .filter(|(own, _)| {
            let mut rivals = fitting.iter().filter(|(b, _)| b.compares == own.compares);
            let is_of =
                |b: &Benchmark, works: &[String]| b.subtrades.iter().any(|tag| works.contains(tag));
            match works {
                Some(works) if is_of(own, works) => true,
                Some(works) => own.subtrades.is_empty() && !rivals.any(|(b, _)| is_of(b, works)),
                // Two of different work may say opposite things: what has a source goes first.
                None => is_published(own) || !rivals.any(|(b, _)| is_published(b)),
            }
        })
        .map(|(_, yardstick)| yardstick.clone())
        .collect();
    found.extend(loss(cat, inputs, eval));
    found
}

fn per_output(
    cat: &Catalogue,
    eval: &Evaluation,
    at: usize,
    benchmark: &Benchmark,
) -> Option<Yardstick> {
    let compares = benchmark.compares?;
    let typical = benchmark.typical?;
    let base = &eval.baseline;
    let (amount, per) = benchmark.unit.split_once('/')?;
    let output = base.output_per_year? * units_of_output(per, &base.output_unit)?;
    let (now, saved, figure) = used(cat, eval, compares, amount)?;
    if output <= 0.0 || now <= 0.0 {
        return None;
    }
    let now = now / output;
    // No mark of its own: it says how far the typical ones go.
    let poor = benchmark.poor.filter(|poor| *poor != typical);
    Some(Yardstick {
        held: Held::Benchmark(at),
        now,
        after: now - saved / output,
        good: benchmark.good,
        typical,
        poor,
        verdict: verdict(now, benchmark.good, typical, poor),
        figure,
        is_published: is_published(benchmark),
        sources: benchmark.sources.clone(),
    })
}

fn is_published(benchmark: &Benchmark) -> bool {
    benchmark.confidence != Confidence::Unverified && !benchmark.sources.is_empty()
}

/// How many of the yardstick's units make one unit of output; `None` where they do not fit.
fn units_of_output(per: &str, output: &str) -> Option<f64> {
    match (per, output) {
        ("kg", "kg") | ("t", "tonne") => Some(1.0),
        ("kg", "tonne") => Some(1000.0),
        ("t", "kg") => Some(0.001),
        ("m2", "m2") | ("m3", "m3") | ("piece", "piece") | ("cover", "customer") => Some(1.0),
        ("hl", "litre") => Some(0.01),
        _ => None,
    }
}

/// Used and saved a year in the yardstick's unit, and the figure that opens.
fn used(
    cat: &Catalogue,
    eval: &Evaluation,
    compares: Compares,
    unit: &str,
) -> Option<(f64, f64, Option<FigureId>)> {
    let saved = |id: &StreamId| {
        let all = &eval.package.saved_by_stream;
        all.iter().find(|(known, _)| known == id).map_or(0.0, |(_, quantity)| *quantity)
    };
    let streams = &eval.baseline.streams;
    let one = |id: StreamId, scale: f64| {
        let stream = streams.iter().find(|s| s.id == id)?;
        let figure = Some(FigureId::StreamNorm(id.clone()));
        Some((stream.quantity * scale, saved(&id) * scale, figure))
    };
    match (compares, unit) {
        (Compares::Electricity, "kWh") => one(StreamId::Electricity, 1.0),
        (Compares::Water, "m3") => one(StreamId::Water, 1.0),
        (Compares::Water, "L") => one(StreamId::Water, 1000.0),
        (Compares::Heat, "MJ") => {
            let mj_per_toe = 1000.0 * cat.constants.gj_per_toe;
            let fuels = || streams.iter().filter(|s| s.is_heat() && s.quantity > 0.0);
            let now = fuels().map(|s| s.toe.0).sum::<f64>() * mj_per_toe;
            let less = fuels().map(|s| s.toe.0 * saved(&s.id) / s.quantity).sum::<f64>();
            let only = fuels().next().filter(|_| fuels().count() == 1);
            let figure = only.map(|s| FigureId::StreamNorm(s.id.clone()));
            Some((now, less * mj_per_toe, figure))
        }
        _ => None,
    }
}

/// The owner's own lost share beside what the trade loses; a default says nothing about him.
fn loss(cat: &Catalogue, inputs: &Inputs, eval: &Evaluation) -> Option<Yardstick> {
    let trade = cat.trades.iter().find(|t| t.id == inputs.trade)?;
    let material = eval.baseline.streams.iter().find(|s| s.id == StreamId::Material1)?;
    let now = material.loss.filter(|loss| !material.loss_is_default && *loss > 0.0)?;
    let all = &eval.package.saved_by_stream;
    let saved = all.iter().find(|(id, _)| *id == StreamId::Material1).map_or(0.0, |(_, q)| *q);
    let share = if material.quantity > 0.0 { saved / material.quantity } else { 0.0 };
    // The same product from less material: what is saved was lost before.
    let after = if share < 1.0 { ((now - share) / (1.0 - share)).max(0.0) } else { 0.0 };
    let [now, after, good, typical, poor] =
        [now, after, trade.loss.low, trade.loss.mode, trade.loss.high].map(|v| v * 100.0);
    Some(Yardstick {
        held: Held::Loss,
        now,
        after,
        good: Some(good),
        typical,
        poor: Some(poor),
        verdict: verdict(now, Some(good), typical, Some(poor)),
        figure: None,
        is_published: !trade.loss_sources.is_empty(),
        sources: trade.loss_sources.clone(),
    })
}

/// Less is better in all of them.
fn verdict(now: f64, good: Option<f64>, typical: f64, poor: Option<f64>) -> Verdict {
    if good.is_some_and(|good| now <= good) {
        Verdict::Good
    } else if looks_like(now, typical) {
        Verdict::Level
    } else if now <= typical {
        Verdict::Fair
    } else if poor.is_none_or(|poor| now <= poor) {
        Verdict::Behind
    } else {
        Verdict::FarBehind
    }
}

/// Equal in the two digits with which a business's own figures are shown.
fn looks_like(now: f64, typical: f64) -> bool {
    let step = 10.0_f64.powf(typical.abs().log10().floor() - 1.0);
    (now / step).round() == (typical / step).round()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_fit_or_are_not_compared() {
        // 12,000 kg a year are 12 t.
        assert_eq!(units_of_output("t", "kg").map(|k| k * 12_000.0), Some(12.0));
        assert_eq!(units_of_output("kg", "tonne"), Some(1000.0));
        assert_eq!(units_of_output("t", "piece"), None);
        assert_eq!(units_of_output("m2.yr", "m2"), None);
    }

    #[test]
    fn verdict_by_the_marks_that_are_known() {
        let of = |now| verdict(now, Some(8.0), 14.0, Some(22.0));
        assert_eq!(
            [of(8.0), of(9.0), of(20.0), of(30.0)],
            [Verdict::Good, Verdict::Fair, Verdict::Behind, Verdict::FarBehind]
        );
        assert_eq!(verdict(30.0, None, 14.0, None), Verdict::Behind);
        // 14.4 is shown as 14; 2,560 as 2,600 and so is 2,586.
        assert_eq!([of(14.0), of(14.4), of(13.6)], [Verdict::Level; 3]);
        assert_eq!([of(13.4), of(14.6)], [Verdict::Fair, Verdict::Behind]);
        assert_eq!(verdict(2560.0, Some(1293.0), 2586.0, None), Verdict::Level);
    }
}
