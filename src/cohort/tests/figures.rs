//! Figures against sums by hand.

use super::invented::members;
use crate::assessment::{TRADE, examples};
use crate::catalogue::embedded;
use crate::cohort::*;
use crate::share::{decode_result, encode_result};
use std::rc::Rc;

#[test]
fn an_assessment_becomes_a_code_that_reads_back() {
    let catalogue = Rc::new(embedded::load().unwrap().catalogue);
    for example in examples() {
        let code = contribution(&catalogue, &example, "2026-11-21").unwrap();
        assert!(code.ranges[0].p10 <= code.ranges[0].p50);
        let back = decode_result(&catalogue, &encode_result(&code)).unwrap();
        assert_eq!(back.trade, code.trade);
        let mut nobody = example.clone();
        nobody.answers.0.remove(TRADE);
        assert_eq!(contribution(&catalogue, &nobody, "2026-11-21"), Err(NotCounted::NoTrade));
    }
}

#[test]
fn figures_are_those_of_the_method() {
    let catalogue = embedded::load().unwrap().catalogue;
    let mut all = members(&catalogue, 9, 40);
    for (at, member) in all.iter_mut().enumerate() {
        member.code.indicators[0] =
            Some(crate::share::Indicator { base: 100.0 + at as f64, saved_pct: at as f64 / 4.0 });
        member.facts.awareness_after = Some(if at < 4 { "new" } else { "heard" }.into());
    }
    let group = group(&catalogue, &all, &Event::default(), 2024);
    let close = |figure, expected: f64| {
        let value = group.whole(figure).value().unwrap();
        assert!((value - expected).abs() < 1e-9 * expected.abs().max(1.0), "{figure:?}: {value}");
    };
    let (n, pct) = (40.0, |at: f64| at / 4.0);
    close(Figure::Mean(Indicator::Material), (0..40).map(|at| pct(f64::from(at))).sum::<f64>() / n);
    let saved: f64 = (0..40).map(|at| (100.0 + f64::from(at)) * pct(f64::from(at))).sum();
    let base: f64 = (0..40).map(|at| 100.0 + f64::from(at)).sum();
    close(Figure::Weighted(Indicator::Material), saved / base);
    close(Figure::Median(Indicator::Material), pct(19.5));
    close(Figure::LowerQuartile(Indicator::Material), pct(9.75));
    close(Figure::UpperQuartile(Indicator::Material), pct(29.25));
    close(Figure::Count(Count::AwareAfter), 36.0);
    let reached = all.iter().filter(|m| m.code.indicators[4].is_some());
    let reached = reached.filter(|m| m.code.ranges[3].p50 >= 3.5).count();
    close(Figure::Count(Count::Reached), reached as f64);
    let year = group.years.iter().find(|year| year.year == 2024).unwrap();
    assert_eq!(year.reached, group.whole(Figure::Count(Count::Reached)));
    // The middle of the range lies near the sum; independent errors make it narrower than the sum of
    // the businesses' ranges.
    let sum: f64 = all.iter().map(|m| m.code.savings.money.0).sum();
    let [p10, p50, p90] =
        [group.money.p10, group.money.p50, group.money.p90].map(|c| c.value().unwrap());
    assert!(p10 < p50 && p50 < p90 && (p50 / sum - 1.0).abs() < 0.1, "{p10} {p50} {p90} {sum}");
    assert!(p90 - p10 < 0.5 * sum * 0.9);
    assert_eq!((group.completion.businesses, group.completion.other_data), (40, 0));
}

#[test]
fn codes_of_another_catalogue_are_counted_and_told() {
    let catalogue = embedded::load().unwrap().catalogue;
    let mut all = members(&catalogue, 9, 12);
    assert!(elsewhere(&catalogue, &all).is_empty());
    for member in all.iter_mut().take(3) {
        member.code.catalogue = "0a1b2c3d".into();
    }
    assert_eq!(elsewhere(&catalogue, &all), [("0a1b2c3d".to_owned(), 3)].into());
    assert_eq!(group(&catalogue, &all, &Event::default(), 2024).completion.other_data, 3);
    // Seen with that catalogue, the others are the strangers: they were made with the tool's own.
    let name = "Bắc Ninh".to_owned();
    let other =
        crate::catalogue::Catalogue { name, digest: "0a1b2c3d00112233".into(), ..catalogue };
    assert_eq!(elsewhere(&other, &all), [(String::new(), 9)].into());
}
